"""What do styles make of an element: a block, a part of a line, nothing to be seen? And what is to be shown again?"""

from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction import tree
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.element_kinds import BLOCK, INLINE, KINDS, PICTURE, PREFORMATTED, SKIPPED
from yybnet_crawler.extraction.hidden import Effect, StyleRules, effect_of, shows
from yybnet_crawler.extraction.prose import LINE_OF_PROSE
from yybnet_crawler.extraction.tree import Node

_MOST_NAMES: Final = 20  # of an element; for each the stylesheets are searched
_WHITES: Final = frozenset({"#fff", "#ffffff", "white"})


class Styling:
    """The styles of a page: its own stylesheets, and those of its elements.

    `styled` are the places of the elements that may be set otherwise than their tag says, `visible` of those that are
    seen though a veiled element is around them.
    """

    def __init__(self, root: Node, stylesheets: Sequence[str], styled: set[int], visible: set[int]) -> None:
        self._rules = rules = StyleRules(stylesheets)
        if rules.by_class or rules.ids:
            styled.update([node.mem_id for node in tree.find_styled(root, rules.selector())])
        # By the place of an element, what rules for elements inside others do to it.
        self._nested = {node.mem_id: effect for each, effect in rules.nested() for node in tree.find_styled(root, each)}
        styled.update(self._nested)
        if rules.visible:
            visible.update([node.mem_id for node in tree.find_styled(root, ",".join(rules.visible))])
        self.styled = styled
        self._visible = visible
        self._veiled: list[Node] = []  # elements passed over that a script may reveal
        self._hidden: list[Node] = []  # and that the stylesheet hides
        self._revealed: frozenset[int] = frozenset()

    def kind_of(self, node: Node, kind: int, *, behind_words: bool) -> int:
        """What an element is by its own style, by the rules for its classes, by the rule for its id."""
        rules, attributes = self._rules, node.attributes
        if kind == PICTURE and "src" not in attributes:  # a script gives it its address, and shows it
            return kind
        style = attributes.get("style") or ""
        effects = []
        if style and (effect := effect_of(style)):
            if effect <= Effect.HIDDEN:
                return SKIPPED
            effects.append(effect)
        if rules.by_class and (classes := attributes.get("class")) and (effect := rules[classes]):
            effects.append(effect)
        if rules.ids and (by_id := rules.ids.get(attributes.get("id") or "")):
            effects.append(by_id)
        if by_place := self._nested.get(node.mem_id):
            effects.append(by_place)
        if node.tag == "font" and (attributes.get("color") or "").lower() in _WHITES:
            effects.append(Effect.DECOY)
        for effect in effects:
            if kind:
                kind = self._kind_by(effect, kind, node, style, behind_words=behind_words)
        return SKIPPED if "hidden" in attributes and not shows(style) else kind

    def _kind_by(self, effect: Effect, kind: int, node: Node, style: str, *, behind_words: bool) -> int:
        """What one effect makes of an element: nothing to be seen, or an inline one set as a block."""
        if effect <= Effect.VEILED:
            if node.mem_id in self._revealed or (effect is Effect.HIDDEN and shows(style)):
                return kind
            if effect is Effect.VEILED and self._visible:
                others = tree.others_beside(node, self._visible)
                if others is not None:  # what is seen stays, and the rest is taken out of the tree
                    for each in others:
                        each.decompose()
                    return kind
            if not self._revealed:
                (self._veiled if effect is Effect.VEILED else self._hidden).append(node)
            return SKIPPED
        if effect is Effect.DECOY:  # white words among black ones; a headline all in white stands on a ground
            among = behind_words or tree.text_behind(node)
            return SKIPPED if kind == INLINE and among else kind
        if effect is Effect.SHRUNK:
            if kind == BLOCK and "font-size" not in style:  # by a stylesheet: as boxes of pictures are set
                return kind
            sized = tree.find_all(node, "[class],[style]")
            return kind if any(each.mem_id != node.mem_id for each in sized) else SKIPPED
        if effect is Effect.PREFORMATTED:
            return PREFORMATTED if kind == BLOCK else kind
        if effect is Effect.INLINE:
            return INLINE if kind == BLOCK and tree.stands_among_words(node) else kind
        return BLOCK if kind == INLINE and effect is Effect.BLOCK else kind

    def reveal(self, lines: Sequence[Line]) -> bool:
        """Whether a page veils more prose than the `lines` that are seen hold: a script is to take off that veil.

        From then on it is seen, and the longest of the hidden elements, where a later rule shows again what an earlier
        one hides.
        """
        if not self._veiled and not self._hidden:
            return False
        shown = sum(len(line.text) for line in lines if len(line.text) >= LINE_OF_PROSE and line.link_share < 1)
        revealed = {node.mem_id for node in self._veiled if _length_of_prose(node) > shown}
        longest = max(self._hidden, key=_length_of_prose, default=None)
        if longest is not None and self._is_shown_again(longest, shown):
            revealed.add(longest.mem_id)
        self._revealed = frozenset(revealed)
        return bool(revealed)

    def _is_shown_again(self, node: Node, shown: int) -> bool:
        """Whether a later rule shows a hidden element; one inside others has to hold more prose than the page shows."""
        length = _length_of_prose(node)
        names = sorted(tree.names(node))[:_MOST_NAMES] if length else []
        return any(self._rules.shows_at_last(name, alone=length <= shown) for name in names)


def _length_of_prose(node: Node) -> int:
    lengths = (len(text) for text, around in tree.placed_texts(node) if around not in KINDS or KINDS[around][0])
    return sum(length for length in lengths if length >= LINE_OF_PROSE)

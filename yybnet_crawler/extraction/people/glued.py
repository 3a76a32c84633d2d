"""Which name is nobody's? A place's or an outlet's, glued to the word it belongs to: a label's or another outlet's."""

from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction.people.labels import CORRESPONDENT, REPORT, REPORTER, Label
from yybnet_crawler.extraction.people.roles import Item
from yybnet_crawler.extraction.people.tokens import NAME, WORDS, Token, office_end

STATIONED: Final = "驻"
OF_PLACES: Final = "省州市县区旗镇乡村"  # behind a place's name


def is_of_label(text: str, items: Sequence[Item], label: Label) -> bool:
    """Whether the last item, glued to a label behind it, says where a report comes from or whose reporter it is."""
    last = items[-1] if items else None
    if not isinstance(last, Token) or last.end != label.start:
        return False
    if label.kind in (REPORTER, CORRESPONDENT):  # 记者甲 岭京台|记者乙, 记者甲 驻棠州|记者乙
        is_office = text[last.start] == STATIONED or office_end(text[last.start : last.end]) != ""
        return last.kind is NAME and len(items) > 1 and is_office
    return label.kind is REPORT and (_is_behind_bar(text, items) or _is_named_again(text, items, last, label.end))


def _is_behind_bar(text: str, items: Sequence[Item]) -> bool:
    """記者甲/地名報導: behind a bar and glued to 报道 stands where it comes from."""
    return len(items) > 2 and "/" in text[items[-2].start : items[-2].end] and not isinstance(items[-3], Label)


def _is_named_again(text: str, items: Sequence[Item], last: Token, end: int) -> bool:
    """記者甲地名報導…地名鎮: whether what stands between a name and 报道, glued to both, is a place further on."""
    if len(items) < 2 or last.kind is not NAME or items[-2].kind is not NAME:
        return False
    name = text[last.start : last.end]
    return any(text.find(name + kind, end) > 0 for kind in OF_PLACES)


def with_words_joined(items: Sequence[Item]) -> list[Item]:
    """The items with words that stand right behind words put to them: what could have been a name is an outlet's."""
    joined: list[Item] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, Token) and isinstance(last, Token) and item.kind is last.kind is WORDS:
            joined[-1] = last._replace(end=item.end)
        else:
            joined.append(item)
    return joined

"""Which lines are captions, and which pictures are the article's?"""

import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import Any

from yybnet_crawler import site
from yybnet_crawler.extraction.document import Document, Line, Picture, common_block, stands_in
from yybnet_crawler.extraction.furniture import is_tool_line, is_viewing_hint
from yybnet_crawler.items import Image

_MAX_LENGTH = 120
_SHORT = 60
_PARAGRAPH = 40
_SENTENCE_MARK = re.compile(r"[。！？]")
_SENTENCE_END = re.compile(r"[。！？!?；][”’」』]?$")
# The words of a caption: 图为…, 资料图：…, … 摄, … 供图, (视频截图).
_OPENING = re.compile(
    r"(?:[上下左右题配组]图|图片|图说|图片说明|图[一二三四五六七八九十①-⑨\d]*)\s*[:：/／丨|]|图为|图片(?:来源|由)|资料图|题图"
    r"|视频截图|摄影\s*[:：/／]"
)
_POINTER = re.compile(r"[△▲▼▽↑↓◎●]\s*\S")  # to the picture beside it; elsewhere it marks an item
_CLOSING = re.compile(
    r"(?:[\u4e00-\u9fff·•] ?(?:摄影|摄)|供图|配图|制图|资料图片?|截图|图源.{0,12}|图[/／丨|]\S{1,12}"
    r"|(?:发|摄|供图)[）)])\s*[。.]?[】\]）)]?$"
)
_SMALL_PRINT = re.compile(r"font-size\s*:\s*(?:1[0-2]px|small|0?\.\d+em)|color\s*:\s*(?:gr[ae]y|#([6-9a-c])\1\1)")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


class Captions:
    """The page's pictures, and what tells a caption from a paragraph."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines
        self._beside: dict[int, list[Picture]] = {}  # by line number
        for picture in document.pictures:
            for near in (picture.line - 1, picture.line):
                self._beside.setdefault(near, []).append(picture)
        blocks = Counter(line.element for line in document.lines if line.number in self._beside)
        self._alone = {block for block, count in blocks.items() if count == 1}
        paragraphs = [line for line in document.lines if len(line.text) > _PARAGRAPH and not line.links]
        tags = Counter(line.element.tag for line in paragraphs)
        self._paragraph_tag = max(tags, key=tags.__getitem__, default="p")
        self._paragraphs_centred = sum(_is_centred(line.element) for line in paragraphs) * 2 > len(paragraphs)

    def stands_beside(self, line: Line) -> bool:
        """Whether a picture stands right before or behind a line."""
        return line.number in self._beside

    def is_caption(self, line: Line) -> bool:
        """Whether a line is a picture's caption: by its markup, its place beside the picture, or its words."""
        text = line.text
        if len(text) > _MAX_LENGTH or is_tool_line(text) or is_viewing_hint(text):
            return False
        if in_figure(line.element):
            return True
        beside = self._beside.get(line.number)
        if beside and self._is_set_as_caption(line, beside):
            return True
        if _OPENING.match(text) is not None or (beside and _POINTER.match(text)):
            return True
        # A paragraph, too, may end with `（记者 … 摄）`: away from a picture only a short line is a caption.
        return _CLOSING.search(text) is not None and (bool(beside) or len(text) < _SHORT)

    def _is_set_as_caption(self, line: Line, beside: Sequence[Picture]) -> bool:
        text = line.text
        if len(text) > 3 and any(text == picture.alt for picture in beside):
            return True
        sentences = len(_SENTENCE_MARK.findall(text))
        if line.element in self._alone and any(picture.block is line.element for picture in beside):
            # Picture and words in a block of their own; a paragraph may begin with a picture, too.
            if _SENTENCE_END.search(text) is None:
                return True
            if line.element.tag != self._paragraph_tag and sentences < 2:
                return True
        if len(text) > _SHORT or sentences > 1:
            return False
        if any(
            self._share_a_block(line, picture) for picture in beside if picture.line == line.number or not sentences
        ):
            return True
        above = [picture.block for picture in beside if picture.line == line.number]
        if above and _is_wholly_in_small_print(line.element):
            return True
        if self._paragraphs_centred:
            return False
        near = {line.element, line.element.getparent()}
        return any(block in near or block.getparent() in near for block in above) and _is_centred(line.element)

    def _share_a_block(self, line: Line, picture: Picture) -> bool:
        """Whether a block below the story's holds the picture, this line and no other: a table, a `<div>`, a `<dl>`."""
        block = common_block(picture.block, line.element)
        if block is None or block is line.element or block.tag == "body":
            return False
        neighbours = self._lines[max(line.number - 1, 0) : line.number] + self._lines[line.number + 1 : line.number + 2]
        return not any(stands_in(other.element, block) for other in neighbours)


def article_images(pictures: Sequence[Picture], captions: Sequence[Line], own: Container[int]) -> list[Image]:
    """The pictures at the article's `own` line numbers, each with the caption next to it, None without one."""
    shown = [picture for picture in pictures if picture.line in own and not _is_furniture(picture)]
    words: dict[int, str] = {}  # by the picture's place in `shown`
    for caption in captions:
        place = _picture_of(caption, shown)
        if place is not None and place not in words:
            words[place] = caption.text
    images: dict[str, Image] = {}
    for place, picture in enumerate(shown):
        if url := picture.url:
            images.setdefault(url, Image(url=url, caption=words.get(place)))
    return list(images.values())


def _picture_of(caption: Line, shown: Sequence[Picture]) -> int | None:
    """The picture right above a caption, else the one right below it."""
    above = [place for place, picture in enumerate(shown) if 0 <= caption.number - picture.line <= 1]
    below = [place for place, picture in enumerate(shown) if picture.line == caption.number + 1]
    return above[-1] if above else below[0] if below else None


def _is_furniture(picture: Picture) -> bool:
    """Whether a picture is a button, a spacer, a code to scan or another article's thumbnail."""
    if picture.link is not None and site.article_address(picture.target or ""):
        return True
    for side in ("width", "height"):
        size = re.fullmatch(r"\s*(\d+)(?:px)?\s*", picture.element.get(side) or "")
        if size and int(size[1]) < 60:
            return True
    alt = picture.alt
    return bool(alt) and (is_tool_line(alt) or "二维码" in alt)


def in_figure(element: Any) -> bool:
    """Whether an element stands in a `<figure>`."""
    for _ in range(3):
        if element is None:
            return False
        if element.tag in ("figcaption", "figure"):
            return True
        element = element.getparent()
    return False


def _is_centred(element: Any) -> bool:
    for _ in range(2):
        if element is None:
            return False
        if (
            element.tag == "center"
            or (element.get("align") or "").lower() == "center"
            or _CENTRED.search(element.get("style") or "")
        ):
            return True
        element = element.getparent()
    return False


def _is_wholly_in_small_print(element: Any) -> bool:
    """`<p><em>…</em></p>`, `<h6>`, grey or small: set apart from paragraphs, and from sub-headings, which are bold."""
    if element.tag in ("h6", "small"):
        return True
    child = element[0] if len(element) == 1 and not (element.text or "").strip() else None
    if child is None or (child.tail or "").strip():
        return False
    if child.tag == "font":
        return child.get("size") is not None or child.get("color") is not None
    return child.tag in ("em", "i", "small") or _SMALL_PRINT.search(child.get("style") or "") is not None

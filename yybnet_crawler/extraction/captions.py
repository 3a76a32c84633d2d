"""Which lines are captions, and which pictures are the article's?"""

import re
from collections.abc import Sequence
from typing import Any

from yybnet_crawler.extraction.furniture import is_tool_line
from yybnet_crawler.extraction.page import Document, Line, Picture
from yybnet_crawler.items import Image

_MAX_LENGTH = 120
_SHORT = 60
# The words of a caption: 图为…, 资料图：…, … 摄, … 供图, (视频截图).
_OPENING = re.compile(r"[△▲▼▽↑↓◎●]\s*\S|(?:[上下左右题配组]图|图片|图[一二三四五六七八九十①-⑨\d]*)\s*[:：/／丨|]|图为|图片(?:来源|由)|资料图|题图|视频截图|摄影\s*[:：/／]")
_CLOSING = re.compile(r"(?:[\u4e00-\u9fff·•] ?(?:摄影报道|摄影|摄)|供图|配图|制图|资料图片?|截图|图源.{0,12}|图[/／丨|]\S{1,12}|(?:发|摄|供图)[）)])\s*[。.]?[】\]）)]?$")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


class Captions:
    """The page's pictures, and what tells a caption from a paragraph."""

    def __init__(self, document: Document) -> None:
        self._pictures = document.pictures
        self._beside = {near for picture in self._pictures for near in (picture.line - 1, picture.line)}
        self._alts = {alt for picture in self._pictures if len(alt := picture.alt) > 3}
        self._blocks: dict[Any, int] = {picture.block: 0 for picture in self._pictures}
        for line in document.lines:
            if line.element in self._blocks:
                self._blocks[line.element] += 1

    def is_caption(self, line: Line) -> bool:
        """Whether a line is a picture's caption, by markup made for it, by place beside the picture, or by its words."""
        text = line.text
        if len(text) > _MAX_LENGTH:
            return False
        if _in_figure(line.element):
            return True
        if line.number in self._beside:
            if text in self._alts:
                return True
            if self._blocks.get(line.element) == 1 and len(text) < _MAX_LENGTH:  # one block for picture and words
                return True
            if len(text) < _SHORT and _is_centred(line.element):
                return True
        return _CLOSING.search(text) is not None or _OPENING.match(text) is not None


def article_images(pictures: Sequence[Picture], captions: Sequence[Line], start: int, end: int) -> list[Image]:
    """The pictures between line numbers `start` and `end`, each with the caption next to it, None without one."""
    images: list[Image] = []
    taken: set[int] = set()
    for picture in pictures:
        if not start <= picture.line <= end or is_icon(picture) or (url := picture.url) is None:
            continue
        if any(image["url"] == url for image in images):
            continue
        caption = next(
            (line for line in captions if line.number not in taken and 0 <= line.number - picture.line <= 1), None
        ) or next((line for line in captions if line.number == picture.line - 1 and line.number not in taken), None)
        if caption is not None:
            taken.add(caption.number)
        images.append(Image(url=url, caption=caption.text if caption is not None else None))
    return images


def is_icon(picture: Picture) -> bool:
    """Whether a picture is a button, a spacer or a code to scan, by its declared size or its words."""
    for side in ("width", "height"):
        size = re.match(r"\d+", picture.element.get(side) or "")
        if size and int(size[0]) < 60:
            return True
    alt = picture.alt
    return bool(alt) and (is_tool_line(alt) or "二维码" in alt)


def _in_figure(element: Any) -> bool:
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
        if element.tag == "center" or (element.get("align") or "").lower() == "center" or _CENTRED.search(element.get("style") or ""):
            return True
        element = element.getparent()
    return False

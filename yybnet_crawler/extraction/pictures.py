"""Which pictures are the article's, and which caption belongs to each?"""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import Final

from yybnet_crawler import site
from yybnet_crawler.extraction.buttons import is_tool_line
from yybnet_crawler.extraction.captions import ends_as_caption
from yybnet_crawler.extraction.document import Document, Line, Picture
from yybnet_crawler.extraction.marks import Kind
from yybnet_crawler.extraction.meta_line import MetaLine
from yybnet_crawler.extraction.story import Story
from yybnet_crawler.extraction.tree import stands_in
from yybnet_crawler.items import Image

_ABOVE: Final = 3  # lines above the story in which a picture below the meta line is the article's
_SMALLEST_PICTURE: Final = 60  # pixels: what is smaller is a button or a spacer
_STYLED_SIZE: Final = re.compile(r"(?<![\w-])(width|height)\s*:([^;]*)", re.IGNORECASE)  # stronger than an attribute
# (The first letter stands apart, so that `re` scans for it.)
_CODE_TO_SCAN: Final = re.compile(r"[qe](?<![a-z][qe])(?:(?<=q)r(?:[-_]?code)?|(?<=e)(?:wm|rweima))(?![a-z])")
_LEAST_WIDTH: Final = re.compile(r"min-width\s*:\s*\d+\s*%", re.IGNORECASE)
_PIXELS: Final = re.compile(r"\s*(\d{1,9})(?:px)?\s*")


def find_images(document: Document, meta_line: MetaLine, story: Story) -> list[Image]:
    """The pictures from the meta line to the end of the story, each with the caption next to it, None without one."""
    shown = _own_pictures(document, story, _own_lines(story, meta_line))
    places = [picture.line for picture in shown]
    captioned: dict[int, str] = {}  # by the picture's place in `shown`
    for caption in (*story.captions, *story.told_by_pictures):
        place = _picture_of(caption, places)
        if place is not None:
            captioned.setdefault(place, caption.text)
    images: dict[str, Image] = {}
    for place, picture in enumerate(shown):
        if url := picture.url:
            images.setdefault(url, Image(url=url, caption=captioned.get(place)))
    return list(images.values())


def _own_lines(story: Story, meta_line: MetaLine) -> set[int]:
    """The numbers from below the meta line to the story's last line, without the lists of other articles between."""
    start = story.start
    if story.paragraphs:
        dated = meta_line.date.lines or meta_line.lines  # a source may be named below a picture
        above = (number for number in dated if number < story.paragraphs[0].number)
        start = max(start - _ABOVE, max(above, default=start - 1) + 1)
    asides = story.left_out_as(Kind.ASIDE)
    return {*set(range(start, story.end)).difference(asides), story.end}


def _own_pictures(document: Document, story: Story, own: Container[int]) -> list[Picture]:
    """The pictures at the article's `own` line numbers that stand in no block with buttons or `扫一扫，手机看新闻`."""
    blocks = {document.lines[number].element for number in story.left_out_as(Kind.TOOLS, Kind.HINT)}
    asked = {*story.left_out_as(Kind.HINT, Kind.ADVERTISEMENT)}  # the lines below a picture that is a part of them
    if story.paragraphs:
        asked.difference_update(range(story.paragraphs[0].number + 1, story.paragraphs[-1].number + 1))
    near = [picture for picture in document.pictures if picture.line in own and picture.line not in asked]
    near = [picture for picture in near if picture.block not in blocks]
    above = document.lines[max(0, story.start - _ABOVE) : story.start]
    buttons = {(line.number, line.element) for line in above if line.links}
    near = [picture for picture in near if picture.href is None or (picture.line, picture.block) not in buttons]
    below = _of_the_site(near, story)
    return [picture for picture in near if picture not in below and not _is_furniture(picture)]


def _of_the_site(pictures: Sequence[Picture], story: Story) -> set[Picture]:
    """The pictures below the story's last paragraph that stand outside of its block and have no words of captions."""
    if story.home is None or not story.paragraphs:
        return set()
    below = [picture for picture in pictures if picture.line > story.paragraphs[-1].number]
    if not below:
        return set()
    called = story.home.get("class")  # a second box, for pictures alone, is called like the story's
    captions = {line.number for line in story.captions if ends_as_caption(line.words)}
    return {
        picture
        for picture in below
        if captions.isdisjoint(range(picture.line - 1, picture.line + 2))
        and not (called and picture.block.get("class") == called)
        and not stands_in(picture.block, story.home)
    }


def _picture_of(caption: Line, places: Sequence[int]) -> int | None:
    """The picture right above a caption, else the one right below it; `places` are the pictures' lines, ascending."""
    above = bisect_right(places, caption.number) - 1
    if above >= 0 and caption.number - places[above] <= 1:
        return above
    below = above + 1
    return below if below < len(places) and places[below] == caption.number + 1 else None


def _is_furniture(picture: Picture) -> bool:
    """Whether a picture is a button, a spacer, a code to scan, an advertisement, another article's thumbnail."""
    attributes = picture.attributes
    styled = {side.lower(): size for side, size in _STYLED_SIZE.findall(attributes.get("style", ""))}
    if _LEAST_WIDTH.search(attributes.get("style", "")):  # as wide as its column, whatever the attribute says
        styled["width"] = "100%"
    for side in ("width", "height"):
        size = _PIXELS.fullmatch(styled.get(side) or attributes.get(side, ""))
        if size and int(size[1]) < _SMALLEST_PICTURE:
            return True
    if (alt := picture.alt) and (is_tool_line(alt) or "二维码" in alt):
        return True
    if _CODE_TO_SCAN.search(" ".join([attributes.get(name, "") for name in ("class", "id", "src")]).lower()):
        return True
    return picture.href is not None and (picture.leads_away or site.article_address(picture.target or "") is not None)

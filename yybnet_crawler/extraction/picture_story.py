"""Which captions are the story itself? Where it is pictures and, below each, a sentence or two."""

from collections.abc import Sequence, Set
from typing import Final

from yybnet_crawler.extraction import caption_words
from yybnet_crawler.extraction.captions import ARROWS, ends_as_caption
from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.prose import has_full_stop, is_prose

_LONGEST: Final = 40  # characters of a line of a picture story


def words_of_pictures(
    paragraphs: Sequence[Line], captions: Sequence[Line], credits: Sequence[Line], below: Set[int], pictures: int
) -> list[Line]:
    """The captions that are the story, [] where it has paragraphs of its own.

    `credits` are its rows of names, `below` the numbers of the lines below the `pictures` in it, that many.
    """
    if not paragraphs:
        own = captions if len(captions) > 1 else [line for line in captions if not line.in_figure]
        return list(own) if len(own) > pictures or any(map(is_prose, own)) else []
    captions = [line for line in captions if not line.in_figure]
    if len(paragraphs) > 1 and all(ends_as_caption(line.words) for line in paragraphs):  # below no picture of their own
        return captions if len(paragraphs) + len(captions) > pictures else []
    if all(line.text[0] in ARROWS for line in paragraphs):  # ▲… below ▲…▲…
        return [line for line in captions if line.text[0] in ARROWS]
    if all(line.number in below for line in (*paragraphs, *captions)):  # each below a picture of its own
        return captions
    signed = [line.number for line in credits if ends_as_caption(line.words)]
    numbers = [line.number for line in (*paragraphs, *captions)]
    if all(number + 1 in signed for number in numbers):  # each above who took its picture
        return captions
    if len(signed) == 1 and min(numbers) < signed[0] < max(numbers):  # by who took the picture above it
        return []
    if not signed or any(len(line.text) > _LONGEST for line in paragraphs):
        return []
    return [line for line in captions if len(line.text) <= _LONGEST and _is_sentence(line)]


def _is_sentence(line: Line) -> bool:
    """Whether a line below a picture has none of the words of captions."""
    text = line.words
    if text[0] in ARROWS:
        return False
    return has_full_stop(line) and not (ends_as_caption(text) or caption_words.START_OF_CAPTION.matches(text, 0))

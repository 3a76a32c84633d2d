"""Does a line read like a sentence, and does one end in it?"""

import re
from typing import Final

from yybnet_crawler.extraction.document import Line

LINE_OF_PROSE: Final = 25  # characters: a line of words without a mark is prose from here on
SHORTEST_SENTENCE: Final = 6  # with a full stop at its end: 渠通了，水来了。
SENTENCE_OF_PROSE: Final = 10  # with a mark in it
PUNCTUATION: Final = re.compile(r"[。!?;,、…]")
ENDS: Final = "。!?”"  # of a plain line
SENTENCE_ENDS: Final = "。！？；!?"  # of a line as printed
SENTENCE: Final = re.compile(rf"[{SENTENCE_ENDS}]|，.*，")
MAX_META_LENGTH: Final = 140  # characters of a meta line, which is no sentence


def is_prose(line: Line) -> bool:
    """Whether a line reads like a sentence: marks or length, and not mostly links."""
    text = line.words
    if line.link_share >= 0.5 or len(text) < SHORTEST_SENTENCE:
        return False
    if len(text) >= LINE_OF_PROSE or text[-1] in ENDS:
        return True
    return len(text) >= SENTENCE_OF_PROSE and PUNCTUATION.search(text) is not None


def has_full_stop(line: Line) -> bool:
    """Whether a sentence ends in a line."""
    text = line.words
    return "。" in text or "!" in text or "?" in text


def is_sentence(line: Line) -> bool:
    """Whether a line reads like a sentence and one ends in it."""
    return is_prose(line) and has_full_stop(line)

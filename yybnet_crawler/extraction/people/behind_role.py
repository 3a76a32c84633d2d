"""Which words behind a role are people? Where blanks part nothing but a few characters each, hardly any are none."""

import re
from collections.abc import Sequence
from typing import Final

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.certainty import could_sign, is_surely_name, margin
from yybnet_crawler.extraction.people.names import may_be_surname_of, may_be_transcribed, reads_as_name, words
from yybnet_crawler.extraction.people.tokens import FROM_PLACE, GAP, NAME, WORDS, Following, Token, office_end

_SHORT_CHUNK: Final = re.compile(f"[{HAN}]{{2,3}}")
SET_APART: Final = re.compile(rf"\s+[{HAN}]{{2,3}}(?:[\s、]+[{HAN}]{{2,3}})*\s*")
_PERHAPS_MARGIN: Final = -5.3  # 甘露 -4.9, 楼台月 -5.2; 安全 -5.4, 东京 -7.9


def names_set_apart(text: str, path: list[Token], before: Following) -> list[Token]:
    """The path with what blanks set apart behind a role read as names: 记者 米兰 范文. Behind one may stand a town."""
    if not path or not SET_APART.fullmatch(text, path[0].start, path[-1].end):
        return path
    chunks = [match.span() for match in _SHORT_CHUNK.finditer(text, path[0].start, path[-1].end)]
    whole = [_with_rest(text, token, chunks) for token in path if not _is_rest(token)]
    if chunks != [(token.start, token.end) for token in whole if token.kind is not GAP]:
        return path  # 甲和|实习生 乙
    first = next((token.start for token in whole if token.kind is NAME), whole[-1].end)
    others = [token for token in whole if token.start > first and token.kind is WORDS]
    are_listed = before not in FROM_PLACE and all(_may_be_listed(text, token) for token in others)
    return [
        token._replace(kind=NAME) if could_sign(text, token) and (token.start < first or are_listed) else token
        for token in whole
    ]


def _may_be_listed(text: str, token: Token) -> bool:
    """Whether a word behind a name may be one, too: 通讯员 翁大海 甘露; not 记者 甲 东京."""
    return could_sign(text, token) and margin(text, token) > _PERHAPS_MARGIN


def _is_rest(token: Token) -> bool:
    """Whether a token is one character of running words: what is left of 柳如|是."""
    return token.kind is WORDS and token.end - token.start == 1


def _with_rest(text: str, token: Token, chunks: Sequence[tuple[int, int]]) -> Token:
    """A name with the one character behind it up to the next blank, unless both are a place: 王庄村."""
    is_cut = token.kind is NAME and (token.start, token.end + 1) in chunks
    return token._replace(end=token.end + 1) if is_cut and not office_end(text[token.end : token.end + 1]) else token


def is_list(path: Sequence[Token]) -> bool:
    """Whether a path is names and gaps, and leaves no doubt."""
    for token in path:  # noqa: SIM110 -- `all` takes twice the time, and this is asked of every credit
        if token.kind is not NAME and token.kind is not GAP:
            return False
    return True


def are_people(text: str, path: Sequence[Token]) -> bool:
    """Whether a list is surely of people: one is surely a name, and none could be an office."""
    names = [token for token in path if token.kind is NAME]
    if any(office_end(text[name.start : name.end]) for name in names):
        return False
    return any(is_surely_name(text, name) for name in names)


def is_office_of_people(text: str, path: Sequence[Token]) -> bool:
    """县委宣传部 甲: whether behind an office stand people and nothing else, one of them rather than words."""
    office, *people = [token for token in path if token.kind is not GAP] or path
    if office.kind is not WORDS or not office_end(text[office.start : office.end]):
        return False
    names = [text[token.start : token.end] for token in people]
    is_named = any(reads_as_name(name) or may_be_transcribed(name) for name in names)
    return is_named and all(token.kind is NAME for token in people)


def is_mere_word(text: str, token: Token) -> bool:
    """记者综合报道: a word that no surname begins."""
    word = text[token.start : token.end]
    return token.kind is NAME and word in words() and not may_be_surname_of(word)


def ends_with_town(text: str, path: Sequence[Token]) -> bool:
    """记者 甲 乙 漪阳报道: whether the last name stands apart and has no surname, or is an outlet's before it."""
    *others, last = path
    is_apart = len(others) > 1 and others[-1].kind is GAP and others[-2].kind is NAME
    if not is_apart or last.kind is not NAME:
        return False
    name = text[last.start : last.end]
    if _SHORT_CHUNK.fullmatch(name) is None:
        return False
    names_outlet = text.find(name, 0, last.start) >= 0
    return names_outlet or not (may_be_surname_of(name) or may_be_transcribed(name))

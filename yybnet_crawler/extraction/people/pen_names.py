"""What does a sign bind to 作者, 编辑 or 文 that is no usual name? 编辑:山木, 作者：老K, 文 | 东海老渔."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from yybnet_crawler.extraction.characters import HAN
from yybnet_crawler.extraction.people.certainty import could_sign, is_surely_name
from yybnet_crawler.extraction.people.labels import (
    AUTHOR,
    CORRESPONDENT,
    EDITOR,
    REPORTER,
    ROLE_BEHIND_NAME,
    TEXT,
    Label,
)
from yybnet_crawler.extraction.people.labels import WORDS as LABEL_WORDS
from yybnet_crawler.extraction.people.names import is_usual_surname, words
from yybnet_crawler.extraction.people.roles import Item
from yybnet_crawler.extraction.people.tokens import GAP, NAME, WORDS, Token, office_end

PEN_NAMED: Final = frozenset({AUTHOR, EDITOR, TEXT})
# linux_fan, 老K, MIKA Lee; not CCTV, HN555.
_LATIN_PEN_NAME: Final = re.compile(
    rf"[:/|\s]+(?!admin|editor)(?=\S\S)((?:[A-Z]+ )?[A-Z{HAN}]?[\w.-]*[a-z][\w.-]*|[{HAN}]*[A-Z][{HAN}]*)\s*"
)
# What stands behind 作者 in place of a name.
_NOBODY: Final = re.compile("[佚秩轶匿]名|无名氏|未知|暂无|小编|..管理员|..网友|本台|原创|微[信博]|.*发布")
_SPOKEN: Final = tuple("?!,。…:")  # 编辑:真的吗?
_WRITERS: Final = (*LABEL_WORDS[REPORTER], *LABEL_WORDS[CORRESPONDENT])
_SHORT: Final = 3  # characters
_PICTURE_LABEL: Final = re.compile(r"\s*(?:图片?|摄影?)\s?[/|:]")  # 文/南窗 图/甲
PEN_NAME: Final = re.compile(f"[{HAN}]{{2,5}}")


def pen_names(text: str, items: Sequence[Item], path: list[Token]) -> list[Token]:
    """The path with what a sign binds to 作者, 编辑 or 文 read as a name, usual or not: 编辑:山木. A word is none.

    Behind 摄影 a word that a surname begins: 摄影:黄山.
    """
    label = items[-1] if items else None
    if not isinstance(label, Label):
        return path
    if label.text == "摄影" and _names_photographer(text, items, label, path):
        return [
            token._replace(kind=NAME) if could_sign(text, token) and token.end - token.start < 4 else token
            for token in path
        ]
    if not label.pre or label.kind not in PEN_NAMED or not path:
        return path
    rest = text[path[-1].end :]
    if label.kind is TEXT and rest.strip() and not _PICTURE_LABEL.match(rest):  # 文/某专栏|作者 甲
        return path
    if label.kind is AUTHOR and (latin := _LATIN_PEN_NAME.fullmatch(text, path[0].start, path[-1].end)):
        return [Token(GAP, path[0].start, latin.start(1)), Token(NAME, *latin.span(1))]
    read: list[Token] = []
    for is_gap, group in groupby(path, key=lambda token: token.kind is GAP):
        tokens = list(group)
        start, end = tokens[0].start, tokens[-1].end
        value, is_one = text[start:end], len(tokens) == 1
        if is_gap:
            read += tokens
        elif (label.kind is AUTHOR and _NOBODY.fullmatch(value)) or (office_end(value) and not is_one):
            read.append(Token(WORDS, start, end))  # 作者:佚名, 编辑:岭京财富网
        elif label.kind is AUTHOR and text[start - 1] == "," and not all(token.kind is NAME for token in tokens):
            read.append(Token(WORDS, start, end))  # 作者:温叙,系高校教师
        elif (is_one and tokens[0].kind is NAME) or not _may_be_pen_name(text, start, end, label):
            read += _without_ends_of_words(text, tokens)
        else:
            read.append(Token(NAME, start, end))
    return read


def _names_photographer(text: str, items: Sequence[Item], label: Label, path: Sequence[Token]) -> bool:
    """Whether 摄影 heads nothing but a name: 摄影/林间, behind a caption 摄影:黄山, behind other labels 摄影 高原."""
    has_labels = any(isinstance(item, Label) for item in items[:-1])
    if not label.pre:
        is_alone = [token.kind for token in path] in ([GAP, WORDS], [GAP, WORDS, GAP])
        return has_labels and is_alone and is_usual_surname(text[path[1].start])
    is_apart = text[: label.start].strip() != "" and text[label.start - 1].isspace()
    return is_apart or has_labels or text[label.end : label.end + 1] == "/"


def _without_ends_of_words(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """编辑:为他人作嫁衣: what ends running words, glued to them, is no name unless it surely is one."""
    if tokens[0].kind is not WORDS or office_end(text[tokens[0].start : tokens[0].end]):
        return tokens
    return [token if is_surely_name(text, token) else token._replace(kind=WORDS) for token in tokens]


def _may_be_pen_name(text: str, start: int, end: int, label: Label) -> bool:
    """Whether what a sign binds to a label is a few characters that are no word, no office and nothing said."""
    name = text[start:end]
    if ROLE_BEHIND_NAME.match(text, end):
        return True
    if PEN_NAME.fullmatch(name) is None or name in words() or text.startswith(_WRITERS, end):
        return False  # 作者:岭京周末记者 甲
    if label.kind is AUTHOR and text[end : end + 1] == ",":  # 来自公众号:某某,作者:阿扁,头图:某图库
        return len(name) <= _SHORT
    return text[end : end + 1] not in _SPOKEN and not office_end(name)

"""Which role does each name of a credit have? 记者 甲 通讯员 乙、丙 文 丁 摄, read from left to right.

A label before names gives them a role (记者 甲) or says what they did (图/甲); a word behind names says what these
did (甲 摄). Names wait until it is known which.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from yybnet_crawler.extraction.people.labels import (
    AUTHOR,
    BOTH,
    CORRESPONDENT,
    EDITOR,
    HONORIFICS,
    PHOTO,
    PHOTOGRAPHER,
    REPORT,
    REPORTER,
    ROLE_BEHIND_NAME,
    STAFF,
    SUPPLY,
    TEXT,
    Kind,
    Label,
)
from yybnet_crawler.extraction.people.tokens import COLLECTIVE, GAP, NAME, WORDS, Token, office_end

Role = Literal["reporter", "correspondent", "author", "photographer", "editor"]
Item = Label | Token

MEDIA: Final = frozenset({TEXT, REPORT, PHOTO, BOTH, SUPPLY})
ROLES: Final = frozenset({REPORTER, CORRESPONDENT, AUTHOR, PHOTOGRAPHER})
NEVER_LEADING: Final = ("报道", "报导", "专电", "讯", "电")  # 甲报道:今天…
_BINDING: Final = ":/|"
_WRITERS: Final[Mapping[Kind, Role]] = {REPORTER: "reporter", CORRESPONDENT: "correspondent"}


class Signature(NamedTuple):
    """A name and its role."""

    role: Role
    token: Token


@dataclass
class _Waiting:
    role: Kind | None
    medium: Kind | None
    token: Token


def assign(text: str, items: Sequence[Item]) -> list[Signature]:
    """The people of a credit in print order; one who wrote and took the picture stands in it twice."""
    return _Assignment(text, items).read()


class _Assignment:
    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self._text = text
        self._items = items
        self._role: Kind | None = None
        self._medium: Kind | None = None
        self._told = False  # whether the medium is 口述, before its names
        self._leads: bool | None = None  # whether the first medium's word stands before its names
        self._waiting: list[_Waiting] = []
        self._signatures: list[Signature] = []

    def read(self) -> list[Signature]:
        for place, item in enumerate(self._items):
            if isinstance(item, Label):
                self._read_label(place, item)
            elif item.kind is NAME:
                self._waiting.append(_Waiting(self._role, self._medium, item))
            elif item.kind is WORDS and self._is_unknown_label(place):
                self._flush()
                self._role, self._medium = STAFF, None
        self._flush()
        return self._signatures

    def _read_label(self, place: int, label: Label) -> None:
        if label.kind in MEDIA:
            if self._is_title(place, label):
                self._role = PHOTOGRAPHER
            else:
                self._read_medium(place, label)
            return
        if label.kind not in ROLES:
            self._flush()
            self._medium = None
        elif self._waiting and self._is_in_brackets(label, self._waiting[-1].token):  # 甲(记者)
            self._waiting[-1].role = label.kind
            self._flush()
            self._role = None
            return
        elif self._waiting and self._waiting[-1].role is None and self._stands_behind(place):
            for waiting in self._waiting:  # 甲 本报记者
                waiting.role = waiting.role or label.kind
        if self._is_staff_photographer(place):
            self._flush()
            self._medium = BOTH
        elif self._waiting and (self._medium is SUPPLY or (label.pre and self._medium is PHOTO)):  # 摄影:甲 记者:乙
            self._flush()
            self._medium, self._told = None, False
        self._role = label.kind

    def _read_medium(self, place: int, label: Label) -> None:
        if self._told and self._waiting:  # 口述:甲 文字整理:乙
            self._flush()
        self._told = label.text == "口述"
        leads = not self._waiting or self._stands_before(place, label)
        if self._leads is None:
            self._leads = leads
        if not leads:
            if label.kind is SUPPLY and self._items[place - 1].kind is WORDS:  # 记者 甲 图片由受访者|提供
                self._flush()
            else:
                self._claim(label.kind)
            return
        self._flush()
        self._role, self._medium = None, label.kind

    def _stands_before(self, place: int, label: Label) -> bool:
        """Whether a medium's word that has names before it belongs to the names behind it."""
        if label.post or label.text in NEVER_LEADING:
            return False
        behind = [item for item in self._items[place + 1 :] if item.kind is not GAP]
        goes_on = bool(behind) and (behind[0].kind is NAME or not label.text.endswith(NEVER_LEADING))  # 摄影报道:今天…
        if label.pre:
            return label.kind is SUPPLY or goes_on
        if label.kind is SUPPLY and self._is_glued(place):  # 线索提供 甲
            return goes_on
        if (self._leads and self._next_label(place)) or self._is_of_staff(place):  # 采写 记者 甲 摄影 记者 乙
            return True
        is_noun = label.kind is PHOTO and label.text == "摄影"
        return (is_noun or self._leads is True) and self._next_name(place, through_words=False)

    def _stands_behind(self, place: int) -> bool:
        """甲 本报记者, 甲/某报记者: whether the last label stands behind a name, with an outlet at most between."""
        if self._next_name(place):
            return False
        before = self._items[place - 1]
        if isinstance(before, Token) and before.kind is WORDS:
            return self._text[before.start] == "本" or self._text[: before.start].rstrip().endswith("/")
        return True

    def _is_title(self, place: int, label: Label) -> bool:
        """Whether 摄影 says who somebody is, for the word behind the name says what was done: 特约摄影 甲 摄."""
        behind = [item for item in self._items[place + 1 :] if item.kind is not GAP]
        kinds = [item.kind for item in behind[:2]]
        return label.kind is PHOTO and kinds == [NAME, PHOTO]

    def _is_staff_photographer(self, place: int) -> bool:
        """摄影记者 甲: a reporter who took the picture."""
        before = self._items[place - 1] if place else None
        here = self._items[place]
        return isinstance(before, Label) and before.kind is PHOTO and before.end == here.start

    def _is_in_brackets(self, label: Label, name: Token) -> bool:
        """Whether a label stands in brackets right behind a name, alone or with words of its own: (见习记者)."""
        bracket = ROLE_BEHIND_NAME.match(self._text, name.end)
        return bracket is not None and bracket.end() == label.end + 1

    def _is_glued(self, place: int) -> bool:
        """Whether words stand right before a label, behind a gap."""
        before = self._items[max(place - 2, 0) : place]
        if len(before) < 2 or before[0].kind is not GAP or before[1].kind is not WORDS:
            return False
        return before[1].end == self._items[place].start

    def _is_of_staff(self, place: int) -> bool:
        """摄影 of 摄影记者."""
        behind = self._items[place + 1 : place + 2]
        return bool(behind) and isinstance(behind[0], Label) and self._is_staff_photographer(place + 1)

    def _next_name(self, place: int, *, through_words: bool = True) -> bool:
        """Whether a name comes before the next label."""
        for item in self._items[place + 1 :]:
            if isinstance(item, Label) or (item.kind is WORDS and not through_words):
                return False
            if item.kind in (NAME, COLLECTIVE):
                return True
        return False

    def _next_label(self, place: int) -> bool:
        """Whether a label of a role comes next: 摄影 记者 乙."""
        behind = self._items[place + 1 :]
        label = next((item for item in behind if isinstance(item, Label) or item.kind is NAME), None)
        return isinstance(label, Label) and label.kind in ROLES

    def _is_unknown_label(self, place: int) -> bool:
        """特邀嘉宾：甲: words bound to a name by a sign; not 江苏台/甲."""
        words = self._items[place]
        behind = self._items[place + 1] if place + 1 < len(self._items) else None
        if isinstance(behind, Label) or behind is None or behind.kind is not GAP:
            return False
        if "/" in self._text[behind.start : behind.end] and office_end(self._text[words.start : words.end]):
            return False
        return self._text[behind.start : behind.end].strip()[:1] in tuple(_BINDING) and self._next_name(
            place, through_words=False
        )

    def _claim(self, kind: Kind) -> None:
        if kind is SUPPLY:
            last = self._waiting[-1].role
            while self._waiting and self._waiting[-1].role is last:
                self._waiting.pop()
        else:
            for waiting in self._waiting:
                waiting.medium = kind
        self._flush()
        self._medium = None

    def _flush(self) -> None:
        for waiting in self._waiting:
            self._sign(waiting)
        self._waiting = []

    def _sign(self, waiting: _Waiting) -> None:
        role, medium = waiting.role, waiting.medium
        if role is STAFF or medium is SUPPLY:
            return
        if self._text[waiting.token.start : waiting.token.end].endswith(HONORIFICS):
            return
        if role is EDITOR:
            self._signatures.append(Signature("editor", waiting.token))
            return
        if role is PHOTOGRAPHER:
            medium = PHOTO
        if medium is not PHOTO:
            writer = _WRITERS.get(role, "author") if role else "author"
            self._signatures.append(Signature(writer, waiting.token))
        if medium in (PHOTO, BOTH):
            self._signatures.append(Signature("photographer", waiting.token))

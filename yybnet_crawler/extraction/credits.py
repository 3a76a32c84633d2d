"""What does a run of credit words say? Names in order, each with a role: 记者 A 通讯员 B、C 文 D 摄.

The run is read word by word from its first word on; it ends at the first word that belongs to no credit.
Whether the run stands where credits stand is `byline`'s question.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from yybnet_crawler.extraction import credit_words as words
from yybnet_crawler.extraction.names import (
    DOTS,
    are_plain_names,
    is_dotted_name,
    is_latin_name,
    is_organisation,
    is_plain_name,
    is_surname,
    join_blanks,
    leading_name,
    sounds_foreign,
    split_names,
)

# "writer": signed as author (文/张三) without the word 记者. Such a name is in no list of the record.
Role = Literal["reporter", "correspondent", "photographer", "editor", "writer"]
Medium = Literal["photo", "both"] | None  # what names are claimed by: 摄, 文/图, or neither


@dataclass(slots=True)
class Run:
    """A run of credit words that was read."""

    people: list[tuple[Role, str]] = field(default_factory=list)
    end: int = 0  # after the last word understood
    roles: int = 0  # role words and editor labels read
    labels: int = 0  # labels read whose people or value are in no list: 校对：, 来源：
    printed_as_credit: bool = False  # a blank or sign after a role word, or a label: prose has neither
    signed_off: bool = False  # the last word read was 摄, 报道, 文/图, ...
    prose_follows: bool = False  # the last name was cut from a longer word


def read_run(text: str, start: int, end: int, *, closed: bool) -> Run:
    """Reads `text[start:end]`. `closed`: the run stands in brackets, so nothing in it is prose by right."""
    return _Reader(text, start, end, closed).read()


class _Reader:
    def __init__(self, text: str, start: int, end: int, closed: bool) -> None:
        self.text, self.pos, self.limit, self.closed = text, start, end, closed
        self.run = Run(end=start)
        self.role: Role | None = None
        self.staff_photographer = False  # under 摄影记者
        self.labelled = False  # under 编辑： rather than 编辑
        self.ignored = False  # under a label whose names are wanted by nobody: 校对, 来源
        self.medium: Medium = None  # set by a label before names: 图/记者 A
        self.listed: list[str] = []  # of one list, to be joined over blanks
        self.nobody_since: int | None = None  # where a role word begins that no name followed yet
        self.unsigned: list[tuple[Role | None, str]] = []  # names that a later 摄 or 文/图 may claim

    def read(self) -> Run:
        text, run = self.text, self.run
        while self.pos < self.limit:
            gap = words.GAP.match(text, self.pos, self.limit)
            wide = False
            if gap:
                sign = gap.group().strip()
                wide = not self.closed and not sign and bool(words.WIDE_GAP.search(gap.group()))
                if sign and sign not in "/／|｜:：":
                    if not self.closed and sign[0] in "，,；;":
                        break
                    self.join_words()
                self.pos = gap.end()
                if self.pos >= self.limit:
                    break
            keyword = None
            if text[self.pos] in words.KEYWORD_CHARACTERS:
                keyword = words.KEYWORD.match(text, self.pos, self.limit)
            if not (self.read_keyword(keyword) if keyword else self.read_word(wide)):
                break
            if keyword and keyword.lastgroup == "report" and not self.closed and not self.credits_go_on():
                break
        self.claim(None)
        if self.nobody_since is not None and run.people and not self.closed:  # 记者 A记者从…
            run.end, run.prose_follows = self.nobody_since, True
        return run

    # Role words, labels and what a medium's word claims.

    def read_keyword(self, found: re.Match[str]) -> bool:
        """Reads a role word, a label or a medium's word. False when it is prose after all (设计新颖)."""
        kind, stop = found.lastgroup or "", found.end()
        after = self.text[stop : min(stop + 1, self.limit)]
        apart = bool(after) and bool(words.GAP.match(after))
        if kind in ("staff", "about", "editor") and not apart and not self.closed:
            return False
        self.join_words()
        self.run.signed_off = False
        if kind == "role":
            self.begin_role(found, apart)
        elif kind == "editor":
            self.claim(None)
            self.role, self.medium, self.ignored = "editor", None, False
            self.labelled = self.is_label(stop)
            self.run.roles += 1
            self.run.printed_as_credit |= apart
            self.pos = self.run.end = stop
        elif kind in ("staff", "about") or (kind == "provide" and self.is_label(stop)):
            return self.begin_ignored(stop, named=kind == "staff")
        elif kind == "provide":  # 通讯员 A 供图: neither wrote nor took it for all we know
            while self.unsigned and self.unsigned[-1][0] == self.role:
                self.unsigned.pop()
            self.run.signed_off = True
            self.pos = self.run.end = stop
        else:
            self.read_medium(kind, found.start(), stop)
        return True

    def begin_role(self, found: re.Match[str], apart: bool) -> None:
        if self.staff_photographer:
            self.claim(None)
            self.medium = None
        self.staff_photographer = "摄影" in found.group()  # 摄影记者 A: a reporter, and took the picture
        if self.staff_photographer:
            self.claim(None)
            self.medium = "both"
        self.role = "reporter" if found["reporter"] else "correspondent"
        self.ignored = False
        self.nobody_since = self.run.end = found.start()
        self.run.roles += 1
        self.run.printed_as_credit |= apart
        self.pos = found.end()

    def begin_ignored(self, stop: int, *, named: bool) -> bool:
        """A label whose people are wanted by nobody, or its value; False when that goes on as prose."""
        self.claim(None)
        self.role, self.medium, self.ignored = None, None, True
        if self.is_label(stop):
            self.run.labels += 1
            value = None if named else words.VALUE.match(self.text, stop, self.limit)
            if value:
                keyword = words.KEYWORD.search(self.text, stop, value.end())
                start, stop = stop, keyword.start() if keyword else value.end()
                if stop - start > words.LONGEST_VALUE and not self.closed:
                    return False  # 新闻热线：0000市图书馆今天…
        self.run.printed_as_credit = True
        self.pos = self.run.end = stop
        return True

    def is_label(self, stop: int) -> bool:
        return bool(words.LABEL_SIGN.match(self.text, stop, self.limit))

    def read_medium(self, kind: str, start: int, stop: int) -> None:
        """文, 图, 摄, 报道: after names what these people did (A 摄), before names a label (图/A)."""
        medium: Medium = "photo" if kind == "photo" else "both" if kind == "both" else None
        label = self.is_label(stop)
        after_slash = self.text[start - 1 : start] in ("/", "／")
        if kind == "photo" and words.NAMES_TO_THE_END.match(self.text, stop, self.limit):
            self.claim(None)  # 记者 A 摄影 B
        self.pos = self.run.end = stop
        if self.unsigned and (after_slash or not label or kind == "report"):
            self.claim(medium)
            self.medium = None
            self.run.signed_off = True
            place = words.PLACE_AFTER.match(self.text, stop, self.limit)
            if place and self.text.startswith("发自", start):
                self.pos = self.run.end = place.end()
        elif kind != "report":
            self.claim(None)
            self.medium, self.ignored = medium, False
            self.role = "reporter" if kind == "writing" else None if kind == "photo" else "writer"
            self.run.printed_as_credit = True

    def claim(self, medium: Medium) -> None:
        """Gives every name since the last claim its role, and to `medium` what it took."""
        self.join_words()
        medium = medium or self.medium
        for role, name in self.unsigned:
            if role is not None and medium != "photo":
                self.run.people.append((role, name))
            if medium is not None:
                self.run.people.append(("photographer", name))
        self.unsigned = []

    def credits_go_on(self) -> bool:
        """After 报道 a sentence begins, unless another credit does: 记者 A报道：今天…"""
        gap = words.GAP.match(self.text, self.pos, self.limit)
        return bool(words.KEYWORD.match(self.text, gap.end() if gap else self.pos, self.limit))

    # Names.

    def read_word(self, after_wide_gap: bool) -> bool:
        """Reads a name, or an office before one. False when the word is neither: the run ends before it."""
        text, run = self.text, self.run
        if titled := words.TITLED_OUTLET.match(text, self.pos, self.limit):  # 特约记者/《手艺·生活》杂志 林苒
            self.pos = titled.end()
            return True
        if run.people or self.unsigned or self.listed or self.role == "editor":
            code = words.EDITOR_CODE.match(text, self.pos, self.limit)
            if code and self.role == "editor":
                self.pos = run.end = code.end()
                return True
        found = words.WORD.match(text, self.pos, self.limit)
        if not found:
            return False
        word = found.group()
        if word[0] < "\u3400":
            return is_latin_name(word) and self.take([word], found.end())
        stop = found.end()
        keyword = None
        if not words.KEYWORD_CHARACTERS.isdisjoint(word):
            keyword = words.KEYWORD.search(text, self.pos + 1, stop)
        if keyword:
            word, stop = text[self.pos : keyword.start()].rstrip(DOTS), keyword.start()
            if keyword["role"] or keyword["editor"]:
                return self.take_before_role(word, stop)
            if keyword["report"] and (word in words.PLACES or (len(word) < 4 and not is_plain_name(word))):
                self.pos = stop  # A 北京报道
                return True
        if word in ("文", "图", "圖"):
            self.join_words()
            self.read_medium("text" if word == "文" else "photo", self.pos, stop)
            return True
        if len(word) == 1:
            if not (self.closed or is_surname(word) or (self.listed and len(self.listed[-1]) == 1)):
                return False
            return self.take([word], stop)
        return self.take_names(word, stop, after_wide_gap)

    def take_before_role(self, word: str, stop: int) -> bool:
        """What is glued to the next role word: a person (卢麦霁通讯员…), an outlet (新华社记者…), or both."""
        people = split_names(word)
        if ((self.role or self.ignored) and are_plain_names(people)) or is_dotted_name(word):
            return self.take(list(people), stop)
        if self.nobody_since is not None:  # a person has to follow the role word before
            for length in (3, 2):  # 李明河湾日报记者
                if is_plain_name(word[:length]) and is_organisation(word[length:]):
                    return self.take([word[:length]], stop)
        self.pos = stop
        return len(word) < 20

    def take_names(self, word: str, stop: int, after_wide_gap: bool) -> bool:
        text, run = self.text, self.run
        following = text[stop : min(stop + 1, self.limit)]
        prose = not self.closed and bool(following) and following in words.PROSE_SIGNS
        if prose and following.isdigit() and word[-1] in words.BEFORE_NUMBER and is_plain_name(word[:-1]):
            run.prose_follows = True
            self.take([word[:-1]], stop - 1)
            return False
        if word[-1] in "文图圖" and self.is_medium_at_end(word, stop):  # 许望春文 李明图, 王丽文/图
            return self.take(list(split_names(word[:-1])), stop - 1)
        people = list(split_names(word))
        plain = are_plain_names(people)
        first = not (self.listed or self.unsigned)
        if plain and not (prose and not first):
            return self.take(people, stop)
        if people and (self.closed or (not prose and self.is_set_apart() and sounds_foreign(word))):
            return self.take(people, stop)  # 格桑丹增, 古丽夏提·阿不都外力
        if self.role == "editor" and self.labelled and not prose and len(word) < 6:
            return not is_organisation(word) and self.take([word], stop)  # a pen name: 溪木
        if self.role == "reporter" and self.closed and len(word) == 2 and not people:  # a surname we lack
            return self.take([word], stop)
        if not self.closed and not after_wide_gap and (name := leading_name(word)):
            run.prose_follows = True
            self.take([name], self.pos + len(name))
            return False
        if self.ignored or is_organisation(word) or (self.closed and not people and self.role is None):
            self.join_words()
            self.pos = stop
            if self.closed or (self.ignored and not following and len(word) < 4):  # 校对：平安 is a credit all the same
                run.end = stop
            return not prose
        if not people and len(word) < 4 and self.role == "correspondent" and not prose:  # 泽建: a collective
            self.nobody_since = None
            self.pos = run.end = stop
            return True
        return False

    def is_medium_at_end(self, word: str, stop: int) -> bool:
        """Whether 文 or 图 is no part of the last name: it is in 窦平郝文, not in 王丽文/图."""
        if not are_plain_names(split_names(word[:-1])):
            return False
        if words.KEYWORD.match(self.text, stop - 1, self.limit):
            return True
        return len(word) > 3 and len(split_names(word)) == len(split_names(word[:-1]))

    def is_set_apart(self) -> bool:
        """Whether a sign or a blank stands before the word, as it does in a list of names."""
        before = self.text[self.pos - 1 : self.pos]
        return bool(words.GAP.match(before)) if before else True

    def take(self, people: list[str], stop: int) -> bool:
        self.nobody_since = None
        self.listed.extend(people)
        self.pos = self.run.end = stop
        self.run.signed_off = False
        return True

    def join_words(self) -> None:
        if self.listed and not self.ignored:
            self.unsigned.extend((self.role, name) for name in join_blanks(self.listed) if len(name) > 1)
        self.listed = []

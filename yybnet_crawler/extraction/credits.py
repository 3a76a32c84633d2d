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
        kind, run = found.lastgroup, self.run
        start, stop = found.span()
        after = self.text[stop : min(stop + 1, self.limit)]
        apart = bool(after) and bool(words.GAP.match(after))
        if kind in ("other", "editor") and not apart and not self.closed:
            return False
        self.pos = stop
        self.join_words()
        label = words.LABEL_SIGN.match(self.text, self.pos, self.limit)
        after_slash = self.text[start - 1 : start] in ("/", "／") and bool(self.unsigned)
        if kind == "photo" and words.NAMES_TO_THE_END.match(self.text, self.pos, self.limit):  # 记者 A 摄影 B
            self.claim(None)
        signed_off = False
        if kind in ("role", "reporter"):
            self.role = "reporter" if found["reporter"] else "correspondent"
            self.ignored = False
            self.nobody_since = run.end = start
            run.roles += 1
            if "摄影" in found.group():  # 摄影记者 A: of the staff, and took the picture
                self.medium = "both"
            run.printed_as_credit = run.printed_as_credit or apart
        elif kind == "editor":
            self.claim(None)
            self.role, self.medium, self.ignored = "editor", None, False
            run.roles += 1
            run.printed_as_credit = run.printed_as_credit or apart
        elif kind == "other" or (kind == "provide" and label):
            self.claim(None)
            self.role, self.medium, self.ignored = None, None, True
            run.printed_as_credit = True
            if label and not self.skip_value():
                return False
        elif kind == "provide":  # 通讯员 A 供图: neither wrote nor took it for all we know
            while self.unsigned and self.unsigned[-1][0] == self.role:
                self.unsigned.pop()
            signed_off = True
        elif self.unsigned and (after_slash or not label or kind == "report"):  # A 摄, A/图, A 报道
            self.claim("photo" if kind == "photo" else "both" if kind == "both" else None)
            signed_off = True
            place = words.PLACE_AFTER.match(self.text, self.pos, self.limit)
            if place and found.group() == "发自":
                self.pos = place.end()
        elif kind != "report":  # 文/记者 A, 图：A, 采写：A, 视频 | 记者 A
            self.claim(None)
            self.medium = "photo" if kind == "photo" else "both" if kind == "both" else None
            self.role = "reporter" if kind == "writing" else None if kind == "photo" else "writer"
            self.ignored = False
            run.printed_as_credit = True
        run.signed_off = signed_off
        run.end = self.pos
        return True

    def skip_value(self) -> bool:
        """Passes over what a label is followed by; False when that goes on as prose (热线：0000市图书馆…)."""
        value = words.VALUE.match(self.text, self.pos, self.limit)
        if value:
            keyword = words.KEYWORD.search(self.text, self.pos, value.end())
            stop = keyword.start() if keyword else value.end()
            if stop - self.pos > words.LONGEST_VALUE and not self.closed:
                return False
            self.pos = stop
        return True

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
            return self.read_single_medium(word, stop)
        if len(word) == 1:
            if not (self.closed or is_surname(word) or (self.listed and len(self.listed[-1]) == 1)):
                return False
            return self.take([word], stop)
        return self.take_names(word, stop, after_wide_gap)

    def read_single_medium(self, word: str, stop: int) -> bool:
        self.join_words()
        label = words.LABEL_SIGN.match(self.text, stop, self.limit)
        after_slash = self.text[self.pos - 1 : self.pos] in ("/", "／")
        medium: Medium = None if word == "文" else "photo"
        if self.unsigned and (after_slash or not label):
            self.claim(medium)
            self.medium = None
            self.run.signed_off = True
        else:
            self.claim(None)
            self.medium, self.role, self.ignored = medium, "writer" if word == "文" else None, False
            self.run.printed_as_credit = True
        self.pos = self.run.end = stop
        return True

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
        if len(word) >= 4 and word[-1] in "文图圖" and are_plain_names(split_names(word[:-1])):
            return self.take(list(split_names(word[:-1])), stop - 1)  # 许望春文
        people = list(split_names(word))
        plain = are_plain_names(people)
        first = not (self.listed or self.unsigned)
        if plain and not (prose and not first):
            return self.take(people, stop)
        if not prose and not after_wide_gap and people and (self.is_set_apart() or self.closed):
            return self.take(people, stop)  # 格桑丹增, 阿依洛, 古丽夏提·阿不都外力
        if self.role == "editor" and len(word) < 5 and not is_organisation(word) and not prose:
            return self.take([word], stop)  # a pen name: 溪木
        if self.role == "reporter" and self.closed and len(word) == 2 and not people:  # a surname we lack
            return self.take([word], stop)
        if not self.closed and not after_wide_gap and (name := leading_name(word)):
            run.prose_follows = True
            self.take([name], self.pos + len(name))
            return False
        if self.ignored or is_organisation(word) or (self.closed and not people and self.role is None):
            self.join_words()
            self.pos = stop
            return not prose
        if not people and len(word) < 4 and self.role == "correspondent" and not prose:  # 泽建: a collective
            self.nobody_since = None
            self.pos = run.end = stop
            return True
        return False

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

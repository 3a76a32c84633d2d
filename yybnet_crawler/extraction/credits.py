"""What does a run of credit words say? Names in order, each with a role: 记者 A 通讯员 B、C 文 D 摄.

The run is read word by word from its first word on; it ends at the first word that belongs to no credit.
Whether the run stands where credits stand is `byline`'s question.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from yybnet_crawler.extraction.names import (
    DOTS,
    HAN,
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

MARKS = "□■◆◇●○◎▲△▼▽★☆▪◼◻►▶※"
OPENING, CLOSING = "（(【[〔［〖", "）)】]〕］〗"
_BLANK = r"\s\u200b\ufeff"

ROLE_KINDS = (
    "本报|本网|本刊|本台|本社|本站|本报|全媒体?|融媒体?|首席|见习|見習|实习|實習|特约|特約|特派|特邀|高级|资深|执笔|執筆|参与|參與|"
    f"摄影|文字|视频|图片|新闻|职工|签约|夜班|学生|校园|青年|客户端|驻[{HAN}]{{1,5}}?(?=$|记者|全媒)"
)
_ROLE = (
    f"(?P<role>(?:{ROLE_KINDS}){{0,5}}"
    "(?:(?P<reporter>记者|記者|实习生|實習生)|通讯员|通訊員)(?!们|們|站|会|會|节|節|证|證|队伍|团))"
)
EDITOR_KINDS = (
    "责任|責任|初审|复审|终审|一审|二审|三审|值班|执行|网络|新媒体|微信|本期|本版|版面|见习|实习|文字|图片|视觉|"
    "内容|首席|高级|轮值|栏目"
)
_EDITOR = (
    f"(?P<editor>(?:{EDITOR_KINDS}){{0,3}}(?<!总)(?:编\\s?辑|編輯)(?!部|室|中心|们|委)|责\\s?编|責編)"
)
_OTHER = (
    "(?P<other>校对|審校|审校|审核|审签|监制|监审|值班主任|值班编委|值班总编|终审|复审|初审|一审|二审|三审|副?主编|副?总编辑?|编审|编委|"
    "出品人?|策划|统筹|制图|制作|设计|美编|版式|排版|剪辑|视频|音频|配音|作者|原标题|标题|信息来源|图片来源|本文来源|来源|稿源|"
    "新闻热线|热线|翻译|后期|海报|检校|签发|转自|发稿时间|发布时间|责校)"
)
_MEDIUM = (
    "(?P<both>(?:摄影|攝影|图文|文图)(?:报道|報道)|文\\s?[/／、&+＋]\\s?(?:图|圖|摄影?|攝影?)(?!片)|(?:图|圖|摄影?)\\s?[/／、]\\s?文(?!字)|"
    "文并摄|并摄|文图(?!片)|图文)"
    "|(?P<photo>摄影(?:作品)?|攝影|拍摄|航拍|摄(?!影|像|制)于?|攝|图片(?!来源))"
    "|(?P<writing>(?:参与|联合|采访)?采写|执笔|執筆)|(?P<text>撰文|文字)"
    "|(?P<report>(?:现场|综合|独家|联合|连线|整理)?(?:报道|報道|报导|報導)|采访整理|整合|整理|综合|采访|编译|发自|专电|来电)"
    "|(?P<provide>供图|供稿|提供)"
)
_KEYWORD = re.compile(f"{_ROLE}|{_EDITOR}|{_MEDIUM}|{_OTHER}")
_WORD = re.compile(f"[{HAN}]+(?:[{DOTS}][{HAN}]+)*|[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){{0,3}}")
_GAP = re.compile(f"[{_BLANK}、，,；;/／|｜:：&＆+＋\\-—{MARKS}]+")
_LABEL_SIGN = re.compile(f"[{_BLANK}]?[/／|｜:：]")
# A label's value that names no person: 来源：岭川新闻网, 新闻热线：0000; an editor's code: _NN3046, HN555.
_LONGEST_VALUE = 24
_VALUE = re.compile(f"[{_BLANK}]?[/／|｜:：]?[{_BLANK}]?[^{_BLANK}。！？{re.escape(OPENING + CLOSING)}]{{1,40}}")
_CODE = re.compile(r"[ _]?[A-Z]{1,4}[0-9]{2,8}|[0-9]{3,8}(?![0-9日月年])|（实习）|\(实习\)")
_TITLED = re.compile(f"《[^《》]{{1,20}}》[{HAN}]{{0,4}}")
_NAMES_TO_THE_END = re.compile(f"(?<=影)[{_BLANK}][{HAN}{_BLANK}]{{2,10}}$")
_PLACE_AFTER = re.compile(f"[{HAN}]{{2,12}}")
# Cities that read like a person's name: A 郑州报道 is one reporter.
_CITIES = frozenset(
    [
        *("成都", "武汉", "广州", "杭州", "沈阳", "郑州", "温州", "安阳", "常州", "金华", "包头", "江门", "龙岩", "贺州"),
        *("苏州", "徐州", "宁波", "安庆", "安康", "宁夏", "甘肃", "江苏", "江西", "石家庄", "柳州", "梅州", "昌吉", "乌鲁木齐"),
        *("连云港", "景德镇", "平顶山", "通辽", "通化", "乐山", "广安", "广元", "衡阳", "荆州", "岳阳", "常德", "宝鸡", "汉中"),
        *("商洛", "库尔勒", "哈密", "哈尔滨", "唐山", "阳泉", "云南", "海南", "海口", "华盛顿", "柏林", "莫斯科", "东京", "巴黎"),
    ]
)
# A number follows: the character before it is prose, no part of the name (张榕刚36岁).
_BEFORE_NUMBER = "刚约共近第逾超满仅"
_PROSE_SIGNS = "“”\"「『《，,。！？!?0123456789０１２３４５６７８９"
_WIDE_GAP = re.compile(r"[ \u3000\xa0]{2}|[\t\n]")


@dataclass(slots=True)
class Run:
    """A run of credit words that was read."""

    people: list[tuple[Role, str]] = field(default_factory=list)
    end: int = 0  # after the last word understood
    roles: int = 0  # role words and editor labels read
    printed_as_credit: bool = False  # a blank or a sign stands after a role word, or there is a label: prose has neither
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
        self.medium: Literal["photo", "both"] | None = None  # set by a label before names: 图/记者 A
        self.words: list[str] = []  # of one list, to be joined over blanks
        self.nobody_since: int | None = None  # where a role word begins that no name followed yet
        self.unsigned: list[tuple[Role | None, str]] = []  # names that a later 摄 or 文/图 may claim

    def read(self) -> Run:
        text, run = self.text, self.run
        while self.pos < self.limit:
            gap = _GAP.match(text, self.pos, self.limit)
            wide = False
            if gap:
                sign = gap.group().strip()
                wide = not self.closed and not sign and bool(_WIDE_GAP.search(gap.group()))
                if sign and sign not in "/／|｜:：":
                    if not self.closed and sign[0] in "，,；;":
                        break
                    self.join_words()
                self.pos = gap.end()
                if self.pos >= self.limit:
                    break
            keyword = _KEYWORD.match(text, self.pos, self.limit)
            if not (self.read_keyword(keyword) if keyword else self.read_word(wide)):
                break
            if keyword and keyword.lastgroup == "report" and not self.closed and not self.credits_go_on():
                break
        self.claim(None)
        if self.nobody_since is not None and run.people and not self.closed:  # 记者 A记者从…: the second is prose
            run.end, run.prose_follows = self.nobody_since, True
        return run

    # Role words, labels and what a medium's word claims.

    def read_keyword(self, found: re.Match[str]) -> bool:
        """Reads a role word, a label or a medium's word. False when it is a word of prose (设计新颖, 编辑们)."""
        kind, run = found.lastgroup, self.run
        start, stop = found.span()
        after = self.text[stop : min(stop + 1, self.limit)]
        apart = bool(after) and bool(_GAP.match(after))
        if kind in ("other", "editor") and not apart and not self.closed:
            return False
        self.pos = stop
        self.join_words()
        label = _LABEL_SIGN.match(self.text, self.pos, self.limit)
        after_slash = self.text[start - 1 : start] in ("/", "／") and bool(self.unsigned)
        if kind == "photo" and _NAMES_TO_THE_END.match(self.text, self.pos, self.limit):  # 记者 A 摄影 B
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
        elif self.unsigned and (after_slash or not label or kind == "report"):  # A 摄, A/图, A、B 文/图, A 报道
            self.claim("photo" if kind == "photo" else "both" if kind == "both" else None)
            signed_off = True
            place = self.text.startswith("发自", start) and _PLACE_AFTER.match(self.text, self.pos, self.limit)
            if place:
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
        value = _VALUE.match(self.text, self.pos, self.limit)
        if value:
            keyword = _KEYWORD.search(self.text, self.pos, value.end())
            stop = keyword.start() if keyword else value.end()
            if stop - self.pos > _LONGEST_VALUE and not self.closed:
                return False
            self.pos = stop
        return True

    def claim(self, medium: Literal["photo", "both"] | None) -> None:
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
        gap = _GAP.match(self.text, self.pos, self.limit)
        return bool(_KEYWORD.match(self.text, gap.end() if gap else self.pos, self.limit))

    # Names.

    def read_word(self, after_wide_gap: bool) -> bool:
        """Reads a name, or an office before one. False when the word is neither: the run ends before it."""
        text, run = self.text, self.run
        if titled := _TITLED.match(text, self.pos, self.limit):  # 特约记者/《手艺·生活》杂志 林苒
            self.pos = titled.end()
            return True
        if run.people or self.unsigned or self.words or self.role == "editor":
            code = _CODE.match(text, self.pos, self.limit)
            if code and self.role == "editor":
                self.pos = run.end = code.end()
                return True
        found = _WORD.match(text, self.pos, self.limit)
        if not found:
            return False
        word = found.group()
        if word[0] < "\u3400":
            return is_latin_name(word) and self.take([word], found.end())
        keyword = _KEYWORD.search(text, self.pos + 1, found.end())
        stop = found.end()
        if keyword:
            word, stop = text[self.pos : keyword.start()].rstrip(DOTS), keyword.start()
            if keyword["role"] or keyword["editor"]:
                return self.take_before_role(word, stop)
            if keyword["report"] and (word in _CITIES or (len(word) < 4 and not is_plain_name(word))):
                self.pos = stop  # A 北京报道
                return True
        if word in ("文", "图", "圖"):
            return self.read_single_medium(word, stop)
        if len(word) == 1:
            if not (self.closed or is_surname(word) or (self.words and len(self.words[-1]) == 1)):
                return False
            return self.take([word], stop)
        return self.take_names(word, stop, after_wide_gap)

    def read_single_medium(self, word: str, stop: int) -> bool:
        self.join_words()
        label = _LABEL_SIGN.match(self.text, stop, self.limit)
        after_slash = self.text[self.pos - 1 : self.pos] in ("/", "／")
        medium: Literal["photo"] | None = None if word == "文" else "photo"
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
        if (self.role or self.ignored) and people and all(map(is_plain_name, people)) or is_dotted_name(word):
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
        prose = not self.closed and bool(following) and following in _PROSE_SIGNS
        if prose and following.isdigit() and word[-1] in _BEFORE_NUMBER and is_plain_name(word[:-1]):
            run.prose_follows = True
            self.take([word[:-1]], stop - 1)
            return False
        if len(word) >= 4 and word[-1] in "文图圖" and all(map(is_plain_name, split_names(word[:-1]) or ("?",))):
            self.take(list(split_names(word[:-1])), stop - 1)  # 许望春文
            return True
        people = list(split_names(word))
        plain = bool(people) and all(map(is_plain_name, people))
        first = not (self.words or self.unsigned)
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
        return bool(_GAP.match(before)) if before else True

    def take(self, people: list[str], stop: int) -> bool:
        self.nobody_since = None
        self.words.extend(people)
        self.pos = self.run.end = stop
        self.run.signed_off = False
        return True

    def join_words(self) -> None:
        if self.words and not self.ignored:
            self.unsigned.extend((self.role, name) for name in join_blanks(self.words) if len(name) > 1)
        self.words = []

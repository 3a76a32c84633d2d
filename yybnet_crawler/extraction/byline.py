"""Where do credits stand in an article, and which lines are nothing else?

A byline is a run of credit words (`credits`) at a place where papers print one: in brackets after the
dateline or the last sentence, in a row of its own, without brackets after the dateline or the last sentence,
under a picture. The same words anywhere else are prose and name nobody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from yybnet_crawler.extraction.credit_words import CLOSING, EDITOR_KINDS, MARKS, OPENING, ROLE_KINDS
from yybnet_crawler.extraction.credits import Role, Run, read_run
from yybnet_crawler.extraction.names import (
    HAN,
    are_plain_names,
    is_organisation,
    join_blanks,
    sounds_foreign,
    split_names,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """One name and why it was read."""

    role: Role
    name: str
    line: int  # index into the lines given
    text: str  # the words it was read from
    rule: str


@dataclass(slots=True)
class Bylines:
    """Who signed an article: each name once a list, in the order printed. `credits` is the trace behind."""

    reporters: list[str] = field(default_factory=list)
    correspondents: list[str] = field(default_factory=list)
    photographers: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    """A run that stands where credits stand."""

    start: int
    run: Run
    rule: str


# A line without any of these has no name; looked for before any expression runs.
_TELLTALES = (
    *("记者", "通讯员", "实习生", "辑", "责编", "摄", "采写", "执笔", "图"),
    *("記者", "通訊員", "實習生", "輯", "責編", "攝", "圖"),
)
# The words a run of credits is found by. Each begins with a plain character and stands in no group, so that
# the search skips quickly over prose; `_kind` says which it is.
_ANCHOR = re.compile(
    "记者|通讯员|实习生|記者|通訊員|實習生|编\\s?辑|编輯|編輯|责\\s?编|責編"
    "|采写\\s{0,2}[/／|｜:：]|执笔\\s{0,2}[/／|｜:：]|撰文\\s{0,2}[/／|｜:：]|图片\\s{0,2}[/／|｜:：]"
    "|图文\\s{0,2}[/／|｜:：]|文\\s?[、/／]?\\s?[图圖]?\\s{0,2}[/／|｜:：]|图\\s{0,2}[/／|｜:：]|圖\\s{0,2}[/／|｜:：]"
    "|摄影?\\s{0,2}[/／|｜:：]|攝影?\\s{0,2}[/／|｜:：]"
    "|摄(?!影|像|氏|制|入|取)|攝(?!影|像|氏|製)|摄影(?=$|\\s)"
)
# What may stand between an outlet and such a word: 河湾日报|全媒体记者, 本版|文/.
_BEFORE_ANCHOR = re.compile(f"(?:{ROLE_KINDS}|{EDITOR_KINDS}|本[版文组]){{1,5}}$")
_AT_EDGE = 400  # credits stand within this many characters of a line's ends
_REACH = 300  # no run of credits is longer

_BLANKS = " \u3000\xa0\t"
_AFTER_SENTENCE = '。！？!?…”"」』’）)】》〉;；'
_SENTENCE_END = re.compile("[。！？!?…；;]")
_DATELINE_END = re.compile(r"(?:[讯訊电電]|消息|报道|報道|报导|播报|日|时)[】\]\uff3d\s:：,，/]*$")
_DATELINE_INSIDE = re.compile(r"(?:[讯訊电電]|消息)(?=[^讯訊电電]*$)")
_OUTLET_ALONE = re.compile(f"[{MARKS}\\s]*[{HAN}]{{2,12}}(?:网|报|社|台|客户端)\\s*$")
_QUOTED = re.compile("(?:据|援引|引述|转引)[^。！？，,]{0,40}$")
_GLUED_BEFORE = re.compile(f"[{HAN}0-9A-Za-z·•・《》/／—－\\-]{{0,40}}$")
_STORY_STARTS = re.compile(f"\\s*(?:[{MARKS}]|本报|本网|本刊|新华社|中新[社网])")
_FURNITURE = re.compile(  # an address, a date, another label
    f"\\s*(?:https?:|[《|｜{MARKS}{re.escape(OPENING)}]|来源|责任?编|编辑|校对|[{HAN}]{{2,5}}[/／:：|]|$)"
)
_INTERVIEW = re.compile(r"\s*(?:记者|記者)\s?[:：]")
# 记者：王荷 in this many first or last lines is a byline; between them it asks a question.
_EDGE, _EDGE_OF_INTERVIEW = 6, 2
_RULE_BY_PLACE = {
    "row": "own-row",
    "mark": "own-row",
    "dateline": "after-dateline",
    "sentence": "tail",
    "blank": "tail",
}
_EDITOR_LABEL = re.compile(r"[编編责責]\s?[辑輯编編]\s?[:：]")
_NO_OUTLET = re.compile("[为是和与向对据请让的了在被告]")
_PROSE = re.compile("[。！？][^）)】\\]]|，[^，]+，[^，]+，")
_PICTURE_SOURCE = re.compile(
    "(?:[头题]?图|圖|图片|供图|摄|摄影)\\s?[/／|｜]\\s?[^\\s。，！？]{1,20}|[^\\s。，！？：“”]{2,20}供图"
)


def read_bylines(lines: Iterable[str]) -> Bylines:
    """Reads who signed an article.

    `lines`: its text lines in reading order, from the row under the headline to captions and editor lines.
    """
    lines = list(lines)
    found = Bylines()
    whole = "\n".join(lines).replace("丨", "|")  # a character printed as a bar: 编辑丨何平
    telltales = [word for word in _TELLTALES if word in whole]
    if not telltales:
        return found
    pieces = whole.split("\n")
    numbers: Sequence[int] = range(len(lines))
    if len(pieces) != len(lines):
        numbers = [number for number, line in enumerate(lines) for _ in line.split("\n")]
    edge = _EDGE if whole.count("记者：") + whole.count("记者:") < 3 else _EDGE_OF_INTERVIEW
    for place, piece in enumerate(pieces):
        for word in telltales:
            if word in piece:
                break
        else:
            continue
        if edge <= place < len(pieces) - edge and _INTERVIEW.match(piece):
            continue
        for signed in _signed(piece):
            words = piece[signed.start : signed.run.end].strip()
            for role, name in signed.run.people:
                found.credits.append(Credit(role, name, numbers[place], words, signed.rule))
    for credit in found.credits:
        people: list[str] | None = getattr(found, f"{credit.role}s", None)
        if people is not None and credit.name not in people:
            people.append(credit.name)
    return found


def is_credit_line(text: str) -> str | None:
    """The rule by which `text` is nothing but a byline, editor line or photo credit. None: it is more."""
    text = text.strip().replace("丨", "|")
    if len(text) > _REACH or _PROSE.search(text):
        return None
    if _PICTURE_SOURCE.fullmatch(text):
        return "picture-source"
    position, signed, rule = 0, False, "own-row"
    while position < len(text):
        if text[position].isspace() or text[position] in MARKS or text[position] in "、，,；;|｜/。":
            position += 1
            continue
        bracket = text[position] in OPENING
        start = position + bracket
        end = _closing(text, start) if bracket else len(text)
        run = read_run(text, start, end, closed=bracket)
        if not run.people and not run.roles:  # 王芳 摄
            photo = _names_before(text, text.find("摄", start, end))
            if photo and not text[start : photo.start].strip():
                run = photo.run
        if run.end == start or run.prose_follows or (bracket and text[run.end : end].strip(_BLANKS + "。")):
            return None
        signed = signed or bool(run.people or run.roles or run.labels)
        if bracket:
            rule = "own-bracket"
        elif any(role == "editor" for role, _ in run.people):
            rule = "editor-line"
        position = end + 1 if bracket else run.end
    return rule if signed else None


def _signed(line: str) -> Iterator[_Found]:
    """The credits of one line that stand where credits stand."""
    done = 0
    edges = [(0, len(line))]
    if len(line) > 2 * _AT_EDGE:
        edges = [(0, _AT_EDGE), (len(line) - _AT_EDGE, len(line))]
    for low, high in edges:
        for anchor in _ANCHOR.finditer(line, low, high):
            if anchor.start() < done:
                continue
            kind = _kind(anchor.group())
            opening = _opening(line, anchor.start(), done)
            found = None
            if opening is not None:
                found = _in_brackets(line, opening, anchor.end())
            elif kind != "photo":
                found = _in_the_open(line, kind, anchor.start(), done)
            if found is None and kind == "photo":
                found = _names_before(line, anchor.start(), done)
                if found is None and anchor.group() == "摄影":  # 摄影 A
                    found = _in_the_open(line, kind, anchor.start(), done)
            if found:
                yield found
                done = found.run.end


def _kind(anchor: str) -> str:
    if anchor[-1] in "/／|｜:：":
        return "label"
    return "role" if anchor[0] in "记記通实實" else "photo" if anchor[0] in "摄攝" else "editor"


def _opening(line: str, anchor: int, low: int) -> int | None:
    """Where the bracket opens that `anchor` stands in. None: it stands in none."""
    for position in range(anchor - 1, max(low, anchor - 80) - 1, -1):
        if line[position] in OPENING:
            return position
        if line[position] in CLOSING or line[position] in "。！？":
            return None
    return None


def _closing(line: str, start: int) -> int:
    """Where the bracket closes that opened before `start`; where its reach ends when it does not close."""
    end = min(len(line), start + _REACH)
    return next((position for position in range(start, end) if line[position] in CLOSING), end)


def _in_brackets(line: str, opening: int, after_anchor: int) -> _Found | None:
    end = _closing(line, after_anchor)
    run = read_run(line, opening + 1, end, closed=True)
    if not run.people:
        return None  # （记者插话：…）
    before, after = line[:opening], line[end + 1 :]
    dateline = bool(_DATELINE_END.search(before)) and not _is_quoted(before)
    unread = len(line[run.end : end].strip())
    if unread and not (dateline and unread <= 20):
        return None  # （实习生王金茹对此文亦有贡献）
    run.end = min(end + 1, len(line))
    if not before.strip(MARKS + _BLANKS):
        return _Found(opening, run, "lead-bracket" if after.strip() else "own-bracket")
    if dateline or _OUTLET_ALONE.match(before):
        return _Found(opening, run, "lead-bracket")  # 本报讯（记者 A）近日，…
    if not after.strip():
        return _Found(opening, run, "tail-bracket")  # …回家了。（记者 A）
    story_over = not _SENTENCE_END.search(after) or _FURNITURE.match(after) or _STORY_STARTS.match(after)
    if before.rstrip()[-1:] in _AFTER_SENTENCE and story_over:
        return _Found(opening, run, "tail-bracket")  # …（记者 A）http://…, …（记者 A）本报讯…
    if {role for role, _ in run.people} in ({"photographer"}, {"editor"}):
        return _Found(opening, run, "caption")  # 新华社发（A摄）
    return None


def _is_quoted(before: str) -> bool:
    """Whether a dateline is another paper's: 据河湾日报报道（记者 A）, “河湾日报讯（记者 A）…”."""
    if before.count("“") > before.count("”"):
        return True
    last = before[max(before.rfind(sign) for sign in "。！？”") + 1 :]
    return bool(_QUOTED.search(last)) and (last != before or last.rstrip().endswith("道"))


def _in_the_open(line: str, kind: str, anchor: int, done: int) -> _Found | None:
    glued = _GLUED_BEFORE.search(line, max(done, anchor - 40), anchor)
    start = glued.start() if glued else anchor
    dateline = _DATELINE_INSIDE.search(line, start, anchor)
    if dateline:  # 本报云泽9月5日讯记者张禾报道
        start, place = dateline.end(), "dateline"
    else:
        place = _place(line[done:start])
    outlet = _BEFORE_ANCHOR.sub("", line[start:anchor])
    if kind == "editor" and outlet and _EDITOR_LABEL.match(line, anchor):  # 来源：河湾晚报责任编辑：A
        start, outlet, place = start + len(outlet), "", "blank"
    if place == "prose" or (outlet and not (kind == "role" and _may_precede_role(outlet, place))):
        return None
    if kind == "label":  # 本版文/记者 A
        start = anchor
    run = read_run(line, start, min(len(line), start + _REACH), closed=False)
    if not run.people:
        return None
    rest = line[run.end :]
    over = run.signed_off or bool(_FURNITURE.match(rest))
    labelled = kind in ("label", "editor") and run.printed_as_credit
    rule = "editor-line" if kind == "editor" else _RULE_BY_PLACE[place]
    if place in ("row", "mark", "dateline"):
        # Blanks between a role word and a name, marks and datelines are a byline's; a sentence has none:
        # 本报记者王丽走进村里.
        certain = run.printed_as_credit or place != "row"
        cut = run.prose_follows and (labelled or run.roles > 1)  # 本报记者 A本报通讯员 B老街…
        ended = over or rest.strip(_BLANKS) == "。"
        return _Found(start, run, rule) if ended or cut or (certain and rest[:1].isspace()) else None
    if {role for role, _ in run.people} == {"photographer"}:
        rule = "caption"
    if over or (labelled and (run.prose_follows or rest[:1].isspace())):
        return _Found(start, run, rule)
    # the row under the headline, printed on the headline's line
    return _Found(start, run, "own-row") if run.printed_as_credit and rest[:2].isspace() else None


def _place(before: str) -> str:
    """What a run that is not in brackets stands after."""
    stripped = before.rstrip(_BLANKS)
    if not stripped:
        return "row"
    if stripped[-1] in MARKS:
        return "mark"
    if stripped[-1] in "讯訊电電" or stripped.endswith("消息"):
        return "dateline"
    if stripped[-1] in _AFTER_SENTENCE:
        return "sentence"
    if len(stripped) < len(before) or stripped[-1] in ":：|｜":
        return "blank"
    return "prose"


def _may_precede_role(outlet: str, place: str) -> bool:
    """Whether `outlet`, glued to the role word, may be where that person works: 河湾晚报, 南都; not 据."""
    if is_organisation(outlet) or "/" in outlet or "·" in outlet:
        return True
    return len(outlet) <= 6 and place != "sentence" and not _NO_OUTLET.search(outlet)


def _names_before(line: str, anchor: int, done: int = 0) -> _Found | None:
    """The names right before 摄, without a role word: 集体舞。 吐尔洪江·阿布里米提 摄."""
    if anchor < 0 or (re.match(f".[{HAN}]", line[anchor : anchor + 2]) and line[anchor + 1] not in "于影"):
        return None
    low = max(done, anchor - 40)
    low = max(low, 1 + max(line.rfind(sign, low, anchor) for sign in "。！？!?；;：:”（(）)】》|｜"))
    names: list[str] = []
    for word in reversed(join_blanks(re.split(r"[\s、,，/／]+", line[low:anchor].strip()))):
        people = split_names(word) if word else ()
        if not are_plain_names(people) and (len(people) != 1 or (names and not sounds_foreign(people[0]))):
            break
        names = [*people, *names]
    if not names:
        return None
    run = Run(people=[("photographer", name) for name in names], end=anchor + 1, signed_off=True)
    return _Found(max(low, line.rfind(names[0][0], low, anchor)), run, "caption")

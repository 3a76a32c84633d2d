"""Where do credits stand in an article, and which lines are nothing else?

A byline is a run of credit words (`credits`) at a place where papers print one: in brackets after the dateline or
after the last sentence, in a row of its own, unbracketed after the dateline or the last sentence, under a picture.
The same words anywhere else are prose, and name nobody.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from yybnet_crawler.extraction.credits import CLOSING, EDITOR_KINDS, MARKS, OPENING, ROLE_KINDS, Role, Run, read_run
from yybnet_crawler.extraction.names import HAN, is_organisation, is_plain_name, join_blanks, split_names


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
    """Who signed an article: each name once a list, in the order printed; `credits` is the trace behind the lists."""

    reporters: list[str] = field(default_factory=list)
    correspondents: list[str] = field(default_factory=list)
    photographers: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)


# A page without any of these has no credit; looked for before any expression runs.
_TELLTALES = (
    *("记者", "通讯员", "实习生", "辑", "责编", "摄", "采写", "执笔", "图/", "图／"),
    *("記者", "通訊員", "實習生", "輯", "責編", "攝", "圖/"),
)
# The words a run of credits is found by.
_ANCHOR = re.compile(
    "(?P<label>(?:文\\s?[、/／]?\\s?[图圖]|[文图圖摄攝]|摄影|攝影|图片|采写|执笔|撰文)\\s?[/／|｜:：])"
    "|(?P<role>记者|通讯员|实习生|記者|通訊員|實習生)"
    "|(?P<editor>编\\s?辑|编輯|編輯|责\\s?编|責編)"
    "|(?P<photo>摄(?!影|像|氏|制|入|取)|攝(?!影|像|氏|製)|摄影(?=$|\\s))"
)
# What a role word may begin with: 全媒体记者, 责任编辑, 本版文/...
_BEFORE_ANCHOR = re.compile(f"(?:{ROLE_KINDS}|{EDITOR_KINDS}|本[版文组]){{1,5}}$")
_AT_EDGE = 400  # credits stand within this many characters of a line's ends
_REACH = 300  # a run of credits is no longer than this

_SENTENCE_END = re.compile("[。！？!?…；;]")
_AFTER_SENTENCE = "。！？!?…”\"」』’）)】》〉;；"
_DATELINE_END = re.compile(r"(?:[讯訊电電]|消息|报道|報道|报导|播报|日|时)[】\]］\s:：,，/]*$")
_DATELINE_START = re.compile(r"(?:[讯訊电電]|消息)(?=[^讯訊电電]*$)")
_OUTLET_ONLY = re.compile(f"[{MARKS}\\s]*[{HAN}]{{2,12}}(?:网|报|社|台|客户端)[\\s]*$")
_QUOTED = re.compile(f"(?:据|援引|引述|转引)[^。！？，,]{{0,40}}$")
_PIECE = re.compile(f"[{HAN}0-9A-Za-z·•・《》/／—－\\-]{{0,40}}$")
_STORY_STARTS = re.compile(f"\\s*(?:[{MARKS}]|本报|本网|本刊|新华社|中新[社网])")
_FURNITURE = re.compile("\\s*(?:https?:|《|来源|[{MARKS}]|[（(【\\[〔|｜]|责任?编|编辑|编审|校对|$)".replace("{MARKS}", MARKS))
_INTERVIEW = re.compile(r"\s*(?:记者|記者)\s?[:：]")
_INTERVIEW_EDGE = 6  # 记者：王荷 in these first or last lines is a byline; between them it is a question
_PROSE_BEFORE_ROLE = re.compile("[为是和与向对据请让的了在被告]")


def read_bylines(lines: Iterable[str]) -> Bylines:
    """Reads who signed an article.

    `lines` are its text lines in reading order: the row under the headline, paragraphs, captions, editor lines.
    """
    lines = list(lines)
    found = Bylines()
    whole = "\n".join(lines)
    telltales = [word for word in _TELLTALES if word in whole]
    if not telltales:
        return found
    pieces = [(number, piece) for number, line in enumerate(lines) for piece in line.split("\n")]
    for position, (number, piece) in enumerate(pieces):
        for word in telltales:
            if word in piece:
                break
        else:
            continue
        at_edge = position < _INTERVIEW_EDGE or position >= len(pieces) - _INTERVIEW_EDGE
        if not at_edge and _INTERVIEW.match(piece):
            continue
        for start, run, rule in _runs(piece):
            words = piece[start : run.end].strip()
            found.credits.extend(Credit(role, name, number, words, rule) for role, name in run.people)
    for credit in found.credits:
        people: list[str] | None = getattr(found, f"{credit.role}s", None)
        if people is not None and credit.name not in people:
            people.append(credit.name)
    return found


def is_credit_line(text: str) -> str | None:
    """The rule by which `text` is nothing but a byline, an editor line or a photo credit; None when it is more."""
    text = text.strip()
    if len(text) > _REACH:
        return None
    position, roles, labelled, rule = 0, 0, False, "own-row"
    while position < len(text):
        if text[position].isspace() or text[position] in MARKS + "、，,；;|｜/。" + CLOSING:
            position += 1
            continue
        if text[position] in OPENING:
            end, closed, rule = _closing(text, position + 1), True, "own-bracket"
            position += 1
        else:
            end, closed = len(text), False
        run = read_run(text, position, end, closed=closed)
        photo = None if run.people or run.roles else _caption_names(text, text.find("摄", position, end))
        if photo and not text[position : photo[0]].strip():
            run = photo[1]
        if run.end == position or run.prose_follows or (closed and text[run.end : end].strip(" 　\xa0。")):
            return None
        roles += run.roles + len(run.people)
        labelled = labelled or run.printed_as_credit
        position = end if closed else run.end
    return rule if roles or labelled else None


def _runs(line: str) -> Iterator[tuple[int, Run, str]]:
    """The credits of one line: where the run starts, the run, and the rule that lets it stand there."""
    done = 0
    for low, high in _edges(len(line)):
        for anchor in _ANCHOR.finditer(line, low, high):
            if anchor.start() < done:
                continue
            opening = _opening(line, anchor.start())
            if opening >= done and opening >= 0:
                taken = _in_brackets(line, opening, anchor.end())
            elif anchor.lastgroup == "photo":
                taken = None
            else:
                taken = _in_the_open(line, anchor, done)
            if taken is None and anchor.lastgroup == "photo":
                photo = _caption_names(line, anchor.start(), done)
                taken = photo and (*photo, "caption")
            if taken:
                yield taken
                done = taken[1].end


def _edges(length: int) -> tuple[tuple[int, int], ...]:
    if length <= 2 * _AT_EDGE:
        return ((0, length),)
    return (0, _AT_EDGE), (length - _AT_EDGE, length)


def _opening(line: str, anchor: int) -> int:
    """Where the bracket opens that `anchor` stands in; -1 when it stands in none."""
    for position in range(anchor - 1, max(-1, anchor - 80), -1):
        if line[position] in OPENING:
            return position
        if line[position] in CLOSING or line[position] in "。！？":
            break
    return -1


def _closing(line: str, start: int) -> int:
    """Where the bracket closes; the width and the kind of the closing one may differ. The line's end when none does."""
    for position in range(start, min(len(line), start + _REACH)):
        if line[position] in CLOSING:
            return position
    return min(len(line), start + _REACH)


def _in_brackets(line: str, opening: int, after_anchor: int) -> tuple[int, Run, str] | None:
    end = _closing(line, after_anchor)
    run = read_run(line, opening + 1, end, closed=True)
    if not run.people:
        return None
    rest = line[run.end : end].strip()
    before, after = line[:opening], line[end + 1 :]
    last_sentence = _last_sentence(before)
    quoted = bool(_QUOTED.search(last_sentence)) and (last_sentence != before or last_sentence.rstrip().endswith("道"))
    quoted = quoted or before.count("“") > before.count("”")
    dateline = bool(_DATELINE_END.search(before)) and not quoted
    run.end = min(end + 1, len(line))
    if rest and not (dateline and len(rest) <= 20):
        return None  # 实习生王金茹对此文亦有贡献
    if not before.strip(MARKS + " 　\xa0\t"):
        return opening, run, "bracket-row" if not after.strip() else "lead-bracket"
    if dateline or _OUTLET_ONLY.match(before):
        return opening, run, "lead-bracket"  # 本报讯（记者 A）
    if not after.strip() or (
        before.rstrip()[-1:] in _AFTER_SENTENCE
        and (not _SENTENCE_END.search(after) or _FURNITURE.match(after) or _STORY_STARTS.match(after))
    ):
        return opening, run, "tail-bracket"  # …回家了。（记者 A）
    if all(role == "photographer" for role, _ in run.people) or {role for role, _ in run.people} == {"editor"}:
        return opening, run, "caption-bracket"
    return None


def _last_sentence(before: str) -> str:
    cut = max(before.rfind(sign) for sign in "。！？”")
    return before[cut + 1 :]


def _in_the_open(line: str, anchor: re.Match[str], done: int) -> tuple[int, Run, str] | None:
    piece = _PIECE.search(line, max(done, anchor.start() - 40), anchor.start())
    start = piece.start() if piece else anchor.start()
    outlet = line[start : anchor.start()]
    dateline = _DATELINE_START.search(outlet)
    if dateline:  # 本报云泽9月5日讯记者张禾报道
        start, place = start + dateline.end(), "dateline"
        outlet = line[start : anchor.start()]
    else:
        before = line[done:start]
        place = _place(before)
    outlet = _BEFORE_ANCHOR.sub("", outlet)
    if place == "inside" or (outlet and not _may_precede_role(outlet, place, anchor)):
        return None
    run = read_run(line, start, min(len(line), start + _REACH), closed=False)
    if not run.people:
        return None
    rest = line[run.end :]
    ends_here = not rest.strip(" 　\xa0\t。") or run.signed_off or bool(_FURNITURE.match(rest))
    blank_follows = rest[:1].isspace()
    labelled = anchor.lastgroup in ("label", "editor") and run.printed_as_credit
    if place in ("start", "mark", "dateline"):
        certain = run.printed_as_credit or place != "start"
        if ends_here or (blank_follows and certain) or (run.prose_follows and (labelled or run.roles > 1)):
            rule = {"dateline": "after-dateline", "mark": "own-row"}.get(place, "own-row")
            return start, run, "editor" if anchor.lastgroup == "editor" else rule
        return None
    if ends_here or (labelled and (run.prose_follows or blank_follows)) or (run.printed_as_credit and rest[:2].isspace()):
        captioned = all(role == "photographer" for role, _ in run.people)
        return start, run, "editor" if anchor.lastgroup == "editor" else "caption" if captioned else "tail"
    return None


def _place(before: str) -> str:
    """What stands before a run that is not in brackets."""
    stripped = before.rstrip(" 　\xa0\t")
    if not stripped:
        return "start"
    if stripped[-1] in MARKS:
        return "mark"
    if _DATELINE_START.search(stripped[-3:]) and stripped[-1] in "讯訊电電息":
        return "dateline"
    if stripped[-1] in _AFTER_SENTENCE:
        return "sentence"
    if len(stripped) < len(before) or stripped[-1] in ":：|｜":
        return "blank"
    return "inside"


def _may_precede_role(outlet: str, place: str, anchor: re.Match[str]) -> bool:
    """Whether `outlet`, glued to the role word, is where that person works: 河湾晚报, 新华社; not 感谢, 据."""
    if anchor.lastgroup in ("label", "editor", "photo"):
        return False
    if is_organisation(outlet) or "/" in outlet or "·" in outlet:
        return True
    return len(outlet) <= 6 and place in ("start", "mark", "dateline", "blank") and not _PROSE_BEFORE_ROLE.search(outlet)


def _caption_names(line: str, anchor: int, done: int = 0) -> tuple[int, Run] | None:
    """The names right before 摄, without a role word: 集体舞。 吐尔洪江·阿布里米提 摄."""
    if anchor < 0 or re.match(f"摄[{HAN}]", line[anchor:]) and not line.startswith("摄于", anchor):
        return None
    low = max(done, anchor - 40)
    cut = max(line.rfind(sign, low, anchor) for sign in "。！？!?；;：:”）)】》|｜")
    low = max(low, cut + 1)
    words = re.split(r"[\s、,，/／]+", line[low:anchor].strip())
    names: list[str] = []
    for word in reversed(join_blanks(words)):
        people = split_names(word) if word else ()
        if not people or not (all(map(is_plain_name, people)) or len(people) == 1):
            break
        names = [*people, *names]
    if not names:
        return None
    run = Run(end=anchor + 1, signed_off=True)
    run.people = [("photographer", name) for name in names]
    first = line.rfind(names[0][0], low, anchor)
    return max(first, low), run

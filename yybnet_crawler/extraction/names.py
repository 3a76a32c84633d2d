"""What is a person's name? Where does a run of glued names split? Is this an organisation?

Bylines print names with separators, with blanks inside a name, or with nothing between them: surnames decide.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from yybnet_crawler.extraction import surnames

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff"
# Every middle dot seen between the parts of a minority or foreign name; it is kept as printed.
DOTS = "·•‧∙⋅・･●．."

# Characters of running text that parents do not choose: a name ends before them (记者从…, 苏棠老街…).
_NOT_IN_GIVEN_NAMES = frozenset(
    "的了是在被把让对着得们这那哪什么呢吗吧啊呀嘛哦就还又很没我你您他她它此每个些老吃喝说问报讯记者编辑摄"
    "社局县省镇党委员队部院所站馆厅厂处室等但却而且或某则给跟更最要需已据按该各因与及到去客告诉坐从"
)
# Characters that mostly begin a given name of two: 晓明, 志强, 小龙.
_FIRST_OF_TWO = frozenset("小晓少志国建永长子思春秀玉家佳若大世学立振景如梦卫爱常向书雨亚嘉鹏青一金泽")
# Frequent surnames that are seldom part of a given name: 郑 in 张伟郑洁 begins the second name.
_SELDOM_GIVEN = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡何罗宋丁郭郑梁谢唐许邓韩冯曹彭曾肖潘袁蔡蒋余杜魏吕卢姚沈姜崔谭陆"
    "范廖韦贾付邹熊邱侯薛闫段贺郝顾龚邵覃钱戴莫孔汤阎樊倪殷蔺仝窦瞿逄佘訾阚郜亓"
)
# Words of running text, or of a page's furniture, that begin like a name.
_NO_NAMES = frozenset(
    [
        *("游客", "来源", "时间", "通讯", "资料", "安全", "高清", "全文", "经济", "时事", "文化"),
        *("国际", "国内", "公安", "农业", "农民", "融媒", "关注", "方便", "关于", "于是", "连日"),
        *("连日来", "全程", "明天", "明年", "后来", "平安", "成功", "和谐", "查看", "查阅", "文章"),
        *("文字", "图片", "管理", "时政", "温馨"),
    ]
)

# What an organisation's name ends with, whatever it begins with (区妇联, 林业局).
_OFFICE = (
    "中心|公司|集团|协会|学会|联合会|工会|妇联|残联|文联|侨联|作协|科协|记协|团委|党委|市委|县委|区委|省委|工委|纪委|政府|街道"
    "|银行|支行|分行|医院|大学|学院|中学|小学|一中|二中|学校|幼儿园|法院|公安|消防|宣传[科股]?|人社|税务|海关|交警|巡警"
    "|应急|卫健|气象|特警|民政|城管|电网|供电|研究院|农场|林场|景区|新闻|传媒|在线|客户端|融媒体?|全媒体|杂志|周刊|电视|电台|广播"
    "|频道|日报|晚报|早报|时报|商报|报业|报道组|采访组|通讯社|通联|资料图?|网友|读者|志愿者"
    "|[局委院馆厅厂处室站所部队社报网区县市办]"
)
# The same, unless it reads as a name (李科, 王学).
_PERHAPS_OFFICE = "[校会村镇乡台组科园店刊联团署庭]|[一二三四五六七八九十]中|工作者|高速|水利"
_ENDS_AS_OFFICE = re.compile(f"(?:{_OFFICE})$")
_PERHAPS_ENDS_AS_OFFICE = re.compile(f"(?:{_PERHAPS_OFFICE})$")
_OUTLET = re.compile("日报|晚报|早报|时报|新闻|融媒|电视|广播|客户端|传媒|杂志|《|》")
_SURELY_OR_PERHAPS_OFFICE = re.compile(f"(?:{_OFFICE}|{_PERHAPS_OFFICE})$")
# 徐公宣, 穗应急宣: place, office, 宣 (publicity). Only offices that are not given names: 李建宣 is a person.
_COLLECTIVE = re.compile(
    f"[{HAN}]{{1,2}}(?:[公交税消卫检法环妇纪统组司考城水电警残医监质]|应急|人社|卫健|市监|城管)[{HAN}]?[宣轩综萱]"
)

# Characters that write the sounds of Uyghur, Kazakh, Mongol and Tibetan names printed without a dot.
_SOUNDS = frozenset(
    "阿艾巴比别伯布才措次达旦丹当道德迪吉东多额恩尔嘎尕噶格贡古哈合赫夫海呼加嘉江杰金卡喀坎康克库拉兰勒里力丽"
    "洛玛马买麦曼美梅米明木穆那娜纳乃尼努女诺欧帕皮普其琪恰奇青曲却热仁日荣茹如萨赛桑森沙山斯松苏塔台太特提图"
    "吐托娅妥瓦旺乌吾西希辛雅亚央耶叶依伊益音尤玉于云泽扎则增珠卓孜白毕顺林赤"
)

_IMPOSSIBLE = 99.0
_LATIN_NAME = re.compile(r"[A-Z][a-z][A-Za-z.'’-]{0,20}(?: [A-Z][A-Za-z.'’-]{0,20}){0,3}")


def is_surname(text: str) -> bool:
    text = text.translate(surnames.SIMPLIFIED)
    return text in surnames.SINGLE or text in surnames.DOUBLE


def is_organisation(text: str) -> bool:
    """Whether `text` names an office, an outlet or a collective rather than a person."""
    if _OUTLET.search(text):
        return True
    if len(text) < 3:
        return False
    if _ENDS_AS_OFFICE.search(text) or _COLLECTIVE.fullmatch(text):
        return True
    if len(text) == 3 and is_surname(text[0]):
        return False
    if text[-1] in "宣轩综":  # 泽妇宣, 泽卫健宣
        return True
    return bool(_PERHAPS_ENDS_AS_OFFICE.search(text)) and _oddity(text) > 2


def is_dotted_name(text: str) -> bool:
    """古丽夏提·阿不都外力, 策·巴图: Han parts joined by any middle dot."""
    parts = re.split(f"[{DOTS}]", text)
    return (
        1 < len(parts) < 5
        and all(0 < len(part) < 9 for part in parts)
        and not _NOT_IN_GIVEN_NAMES.intersection(text)
        and not is_organisation(text)
    )


def sounds_foreign(text: str) -> bool:
    """Whether a name has a dot or is written in characters that write foreign sounds: 格桑丹增, 阿依洛."""
    if any(dot in text for dot in DOTS):
        return True
    foreign = sum(character in _SOUNDS for character in text)
    return foreign == len(text) == 3 or (len(text) > 3 and foreign >= 0.75 * len(text))


def is_latin_name(text: str) -> bool:
    """Tom Smith, Lily; not an editor's code (HN555, PK)."""
    return bool(_LATIN_NAME.fullmatch(text))


def _oddity(name: str) -> float:
    """How unusual `name` is as one person's name: 0 for 王志强, more for 佘志强, much for 林谷小满."""
    if name in _NO_NAMES or not 2 <= len(name) <= 4:
        return _IMPOSSIBLE
    simplified = name.translate(surnames.SIMPLIFIED)
    double = len(name) > 2 and simplified[:2] in surnames.DOUBLE
    given = simplified[2:] if double else simplified[1:]
    if _NOT_IN_GIVEN_NAMES.intersection(given):
        return _IMPOSSIBLE
    if double:
        return -0.6  # two characters that make a surname are seldom there by chance
    first = simplified[0]
    if first not in surnames.SINGLE:
        return _IMPOSSIBLE
    oddity = 0.0 if first in surnames.MOST_COMMON else 0.3 if first in surnames.COMMON else 1.0
    if len(name) == 4:  # father's and mother's surname together, 王李明月, are less odd than 林谷小满
        return oddity + (2.0 if given[0] in surnames.COMMON else 3.5)
    if _SELDOM_GIVEN.intersection(given):
        oddity += 0.5
    if len(name) == 2:
        oddity += 1.1 if given in _FIRST_OF_TWO else 0.6
    return oddity


@lru_cache(maxsize=4096)
def is_plain_name(text: str) -> bool:
    """Whether `text` is one Han name with a known surname, of usual length."""
    return _oddity(text) < _IMPOSSIBLE and not is_organisation(text)


def are_plain_names(people: Sequence[str]) -> bool:
    """Whether there are people and each has a plain name."""
    return bool(people) and all(map(is_plain_name, people))


@lru_cache(maxsize=4096)
def split_names(run: str) -> tuple[str, ...]:
    """The people in a run of Han characters with no separator: 吴荻许木桥 -> 吴荻, 许木桥.

    An office printed before its people is left out (柳桥供电公司王溪桐 -> 王溪桐). Empty when the run is
    no name. A run without a surname comes back whole when it may be a minority name (格桑丹增, 阿依洛).
    """
    if len(run) < 2 or len(run) > 40:
        return ()
    if any(dot in run for dot in DOTS):
        return (run,) if is_dotted_name(run) else ()
    names, cost = _cheapest_split(run)
    likely = bool(names) and cost <= 1.2 * len(names)
    if not likely and (people := _after_office(run)):
        return people
    if is_organisation(run):
        return ()
    if names and (likely or not sounds_foreign(run)):
        return names
    return (run,) if 3 <= len(run) <= 7 and _may_be_whole_name(run) else ()


def _after_office(run: str) -> tuple[str, ...]:
    """The people after an office's name: 柳桥供电公司王溪桐, 县融媒体中心吴建榆."""
    for cut in range(len(run) - 2, max(2, len(run) - 10), -1):
        if _SURELY_OR_PERHAPS_OFFICE.search(run[:cut]) and not is_organisation(run[cut:]):
            return _cheapest_split(run[cut:])[0]
    return ()


def _cheapest_split(run: str) -> tuple[tuple[str, ...], float]:
    if len(run) < 4:
        cost = _oddity(run)
        return ((run,), cost) if cost < _IMPOSSIBLE else ((), _IMPOSSIBLE)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(run) + 1):
        candidates = [
            (best[start][0] + _oddity(run[start:end]), (*best[start][1], run[start:end]))
            for start in range(max(0, end - 4), end - 1)
        ]
        best.append(min(candidates, default=(_IMPOSSIBLE, ())))
    cost, names = best[-1]
    return (names, cost) if cost < _IMPOSSIBLE else ((), _IMPOSSIBLE)


def _may_be_whole_name(run: str) -> bool:
    if _NOT_IN_GIVEN_NAMES.intersection(run) or run in _NO_NAMES:
        return False
    return sounds_foreign(run) if len(run) > 5 or is_surname(run[0]) else True


def leading_name(run: str) -> str | None:
    """The name at the start of a run that goes on as prose: 苏棠老街 -> 苏棠. None when no prose shows."""
    for length in (2, 3, 4):
        name, rest = run[:length], run[length:]
        if rest and rest[0] in _NOT_IN_GIVEN_NAMES and is_plain_name(name):
            return name
    return None


def join_blanks(words: list[str]) -> list[str]:
    """Joins names printed with blanks inside: 林 若 冬 -> 林若冬, 陈 小明 -> 陈小明, 欧阳 娜 -> 欧阳娜."""
    joined: list[str] = []
    singles = ""
    for word in [*words, ""]:
        if len(word) == 1:
            singles += word
            continue
        if len(singles) == 1 and len(word) == 2 and is_surname(singles) and not is_plain_name(word):
            word, singles = singles + word, ""
        if len(singles) == 1 and joined and joined[-1] in surnames.DOUBLE:
            joined[-1] += singles
            singles = ""
        if singles:
            joined.extend(split_names(singles) or [singles])
            singles = ""
        if word and joined and joined[-1] in surnames.DOUBLE and len(word) == 2 and not is_plain_name(word):
            joined[-1] += word
        elif word:
            joined.append(word)
    return joined

"""What is a person's name? Where does a run of glued names split? Is this an organisation?

Bylines print names with separators, with blanks inside a name, or with nothing between them. Surnames decide.
"""

import re
from functools import lru_cache

HAN = "〇㐀-䶿一-鿿"
# Every middle dot seen between the parts of a minority or foreign name; it is kept as printed.
DOTS = "·•‧∙⋅・･●．."

# The hundred most frequent surnames, which 86 % of people bear, and the next ones in the same lists:
# 全国姓名报告 (name reports of the Ministry of Public Security, 2018-2021).
COMMON_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
    "欧康温俞葛施牛樊洪倪殷阎柳翟凌章鲁安邢伍季庄颜"
)
# 百家姓 (Hundred Family Surnames, 10th century, public domain), and surnames in use today that it lacks
# (the last two lines; from the same reports). One character each.
SURNAMES = COMMON_SURNAMES | frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马"
    "苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪"
    "祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封"
    "芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶"
    "郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈"
    "燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越"
    "夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
    "肖闫付覃仝代候冼佟佘来佴修僧冒凃占原召同回塔奠封展岩岳岱帅帖库廷恽户敏斯旷智朗木未朴枚栗楚楼檀欣母洛涂淡渠牟由畅盘矫禤税竹笪"
    "粟粘练缑缠芦苑苟英茆荔菅蒿藏衣计谌谯豆贠买轩辜过邸邝邢郇郅邹酒释铁银锁门阿隋雅雒青静鞏頡顿骞鲜鹿麦荻揭敬卿尉庹户粱"
)
# 百家姓 and the double surnames still borne today.
COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 钟离 宇文 "
    "长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 百里 东郭 南门 "
    "呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 第五 独孤 赫连 万俟 闻人 纳兰 完颜 耶律 叶赫 那拉 爱新 钮祜 富察 欧陽 諸葛 "
    "司馬 東方 公孫 長孫 鍾離 鮮于 獨孤 軒轅".split()
)
# A surname printed in traditional characters is looked up in simplified ones.
_SIMPLIFIED = str.maketrans(
    "張劉陳楊黃趙吳孫馬羅鄭謝許鄧韓馮蕭蔣餘葉蘇呂盧鍾譚陸範賈韋鄒孟鄔閻龍賀顧龔邵萬錢嚴湯溫俞魯莊顏應華雲畢傅齊樂時衛"
    "費廉薛紀項麗藍閔強婁駱單諸鈕榮車寧厲葷懷賴藺喬陰蒼雙聞黨貢勞邊農連習宦魚終滿國廣闕東歐師鞏聶簡饒養豐關紅遊權蓋閆塗盤練許"
    "蘆談龐無祿竇喻滕鳳鮑倪湯繆鄺潔來檀樓過達遲陽飛鐵銀鐘",
    "张刘陈杨黄赵吴孙马罗郑谢许邓韩冯萧蒋余叶苏吕卢钟谭陆范贾韦邹孟邬阎龙贺顾龚邵万钱严汤温俞鲁庄颜应华云毕傅齐乐时卫"
    "费廉薛纪项丽蓝闵强娄骆单诸钮荣车宁厉荤怀赖蔺乔阴苍双闻党贡劳边农连习宦鱼终满国广阙东欧师巩聂简饶养丰关红游权盖闫涂盘练许"
    "芦谈庞无禄窦喻滕凤鲍倪汤缪邝洁来檀楼过达迟阳飞铁银钟",
)
# Characters of running text that parents do not choose: a name ends before them (记者从…, 苏棠老街…).
_NOT_IN_GIVEN_NAMES = frozenset(
    "的了是在被把让对着得们这那哪什么呢吗吧啊呀嘛哦就还又很没我你您他她它此每个些老吃喝说问报讯记者编辑摄社局县省镇党委员队部院局"
    "所站馆厅厂处室等但却而且或某则给跟更最要需已据按该各因与及到去客告诉坐从"
)
# Words of running text or of a page's furniture that begin with a surname's character.
_NO_NAMES = frozenset(
    "游客 来源 时间 通讯 资料 安全 高清 全文 经济 时事 文化 国际 国内 公安 农业 农民 东方 融媒 云南 海南 "
    "关注 方便 关于 于是 连日 连日来 全程 明天 明年 后来 平安 成功 和谐 查看 查阅 文章 文字 图片 管理 时政 温馨 "
    # Cities whose name begins with a surname: 记者 王晓 郑州报道.
    "成都 武汉 广州 杭州 沈阳 郑州 温州 安阳 常州 金华 包头 江门 龙岩 贺州 苏州 徐州 宁波 安庆 安康 宁夏 甘肃 江苏 江西 "
    "石家庄 万州 贵阳 吉林 柳州 梅州 昌吉 乌鲁木齐 保定 西安 东莞 连云港 景德镇 平顶山 海口 通辽 通化 乐山 广安 广元 达州 "
    "福州 泉州 湖州 台州 衡阳 荆州 岳阳 常德 永州 桂林 百色 钦州 毕节 铜川 宝鸡 咸阳 汉中 商洛 库尔勒 哈密 哈尔滨 唐山 "
    "阳泉 华盛顿 巴黎 柏林 莫斯科 东京 鲁山 蒙古 英国 德国 法国".split()
)

# Words an organisation's name ends with, whatever it begins with (区妇联, 林业局).
_ORGANISATION_END = (
    "中心|公司|集团|协会|学会|联合会|工会|妇联|残联|文联|侨联|团委|党委|市委|县委|区委|省委|工委|纪委|政府|街道|银行|支行|分行|医院|大学|"
    "学院|中学|小学|一中|二中|学校|幼儿园|法院|公安|消防|宣传|人社|税务|海关|交警|巡警|特警|民政|城管|电网|供电|研究院|农场|林场|景区|"
    "新闻|传媒|在线|客户端|融媒体?|全媒体|杂志|周刊|电视|电台|广播|频道|"
    "日报|晚报|早报|时报|商报|新闻网|报业|报道组|采访组|编辑部|通讯社|通联|"
    "资料图?|网友|读者|供图|志愿者|"
    "[局委院馆厅厂处室站所部队社报网区县市办]"
)
_LONG_ORGANISATION_END = "[校会村镇乡台组科学园店刊联团署庭]|[一二三四五六七八九十]中|工作者|高速|水利"
_ENDS_LIKE_ORGANISATION = re.compile(f"(?:{_ORGANISATION_END})$")
_ENDS_LIKE_LONG_ORGANISATION = re.compile(f"(?:{_LONG_ORGANISATION_END})$")
_MEDIA = re.compile("日报|晚报|早报|时报|新闻|融媒|电视|广播|客户端|传媒|杂志|《|》")
_ORGANISATION_THEN_NAME = re.compile(f"(?:{_ORGANISATION_END}|{_LONG_ORGANISATION_END})(?=[{HAN}]{{2,9}}$)")
# 泽妇宣, 徐公宣: place, office, 宣 (publicity). After a surname only offices that are not given names (not 李建宣).
_COLLECTIVE = re.compile(
    f"[{HAN}]{{1,2}}(?:[公交税消卫检法环妇纪统组司考城水电警残医监质]|应急|人社|卫健|市监|城管)[{HAN}]?[宣轩综萱]"
)

# Characters that write the sounds of Uyghur, Kazakh, Mongol and Tibetan names printed without a dot.
_SOUNDS = frozenset(
    "阿艾巴比别伯布才措次达旦丹当道德迪吉东多额恩尔嘎尕噶格贡古哈合赫夫海呼吉加嘉江杰金卡喀坎康克库拉兰勒里力丽洛玛马买麦曼"
    "美梅米明木穆那娜纳乃尼努女诺欧帕皮普其琪恰奇青曲却热仁日荣茹如萨赛桑森沙山斯松苏塔台太特提图吐托娅妥瓦旺乌吾西希辛雅亚央"
    "耶叶依伊益音尤玉于云泽扎则增扎珠卓孜白毕勒顺巴雅林赤达"
)

_IMPOSSIBLE = 99.0
_LATIN_NAME = re.compile(r"[A-Z][a-z][A-Za-z.'’-]{0,20}(?: [A-Z][A-Za-z.'’-]{0,20}){0,3}")


def is_surname(text: str) -> bool:
    text = text.translate(_SIMPLIFIED)
    return text in SURNAMES or text in COMPOUND_SURNAMES


def is_organisation(text: str) -> bool:
    """Whether `text` names an office, an outlet or a collective rather than a person."""
    if _MEDIA.search(text) or _ENDS_LIKE_ORGANISATION.search(text) and len(text) > 2:
        return True
    if len(text) > 3 or not is_surname(text[:1]):
        if len(text) > 2 and _ENDS_LIKE_LONG_ORGANISATION.search(text) and _cost_of_one(text) > 2:
            return True
        if len(text) > 2 and text[-1] in "宣轩综":  # 泽妇宣, 泽卫健宣
            return True
    return bool(_COLLECTIVE.fullmatch(text))


def is_dotted_name(text: str) -> bool:
    """古丽夏提·阿不都外力, 策·巴图: Han parts joined by any middle dot."""
    parts = re.split(f"[{DOTS}]", text)
    return (
        1 < len(parts) < 5
        and all(0 < len(part) < 9 for part in parts)
        and not _NOT_IN_GIVEN_NAMES.intersection(text)
        and not is_organisation(text)
    )


def is_latin_name(text: str) -> bool:
    """Tom Smith, Lily; not an editor's code (HN555, PK)."""
    return bool(_LATIN_NAME.fullmatch(text))


def _cost_of_one(name: str) -> float:
    """How unusual `name` is as one person's name: 0 is the usual form, 欧阳明 costs little, 王海a lot less than 于一."""
    if name in _NO_NAMES or not 2 <= len(name) <= 4:
        return _IMPOSSIBLE
    simplified = name.translate(_SIMPLIFIED)
    compound = simplified[:2] in COMPOUND_SURNAMES and len(name) > 2
    given = name[2:] if compound else name[1:]
    if _NOT_IN_GIVEN_NAMES.intersection(given):
        return _IMPOSSIBLE
    if compound:
        return 0.5
    if simplified[0] not in SURNAMES:
        return _IMPOSSIBLE
    rare = 0.0 if simplified[0] in COMMON_SURNAMES else 1.0
    if len(name) == 4:  # 林谷小满; father's and mother's surname together are less odd: 王李明月
        return rare + (2.0 if simplified[1] in COMMON_SURNAMES else 3.5)
    return rare + (0.6 if len(name) == 2 else 0.0)


def is_plain_name(text: str) -> bool:
    """Whether `text` is one Han name with a known surname, of usual length."""
    return _cost_of_one(text) < _IMPOSSIBLE and not is_organisation(text)


@lru_cache(maxsize=4096)
def split_names(run: str) -> tuple[str, ...]:
    """The people in a run of Han characters with no separator: 吴荻许木桥 -> 吴荻, 许木桥.

    An office printed before its people is left out (柳桥供电公司王溪桐 -> 王溪桐). Empty when the run is no name.
    A run without a surname comes back whole when it may be a minority name (格桑丹增, 阿依洛).
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
    if names and (likely or not _sounds_foreign(run)):
        return names
    return (run,) if 3 <= len(run) <= 7 and _may_be_whole_name(run) else ()


def _after_office(run: str) -> tuple[str, ...]:
    """The people after an office's name: 柳桥供电公司王溪桐, 县融媒体中心吴建榆."""
    ends = [found.end() for found in _ORGANISATION_THEN_NAME.finditer(run)]
    return _cheapest_split(run[ends[-1] :])[0] if ends and ends[-1] > 2 else ()


def _cheapest_split(run: str) -> tuple[tuple[str, ...], float]:
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(run) + 1):
        candidates = [
            (best[start][0] + _cost_of_one(run[start:end]), (*best[start][1], run[start:end]))
            for start in range(max(0, end - 4), end - 1)
        ]
        best.append(min(candidates, default=(_IMPOSSIBLE, ())))
    cost, names = best[-1]
    return (names, cost) if cost < _IMPOSSIBLE else ((), _IMPOSSIBLE)


def _sounds_foreign(run: str) -> bool:
    return len(run) > 3 and sum(c in _SOUNDS for c in run) >= 0.75 * len(run)


def _may_be_whole_name(run: str) -> bool:
    if _NOT_IN_GIVEN_NAMES.intersection(run) or run in _NO_NAMES:
        return False
    return _sounds_foreign(run) if len(run) > 5 or is_surname(run[0]) else True


def leading_name(run: str) -> str | None:
    """The name at the start of a run that goes on as prose: 苏棠老街 -> 苏棠. None when prose does not show."""
    for length in (2, 3, 4):
        name, rest = run[:length], run[length:]
        if rest and rest[0] in _NOT_IN_GIVEN_NAMES and is_plain_name(name):
            return name
    return None


def join_blanks(words: list[str]) -> list[str]:
    """Puts names printed with blanks inside together: 林 若 冬 -> 林若冬, 陈 小明 -> 陈小明, 欧阳 娜 -> 欧阳娜."""
    joined: list[str] = []
    singles = ""
    for word in [*words, ""]:
        if len(word) == 1:
            singles += word
            continue
        if len(singles) == 1 and len(word) == 2 and is_surname(singles) and not is_plain_name(word):
            word, singles = singles + word, ""
        if singles:
            joined.extend(split_names(singles) or [singles])
            singles = ""
        if word and joined and joined[-1] in COMPOUND_SURNAMES and len(word) <= 2:
            joined[-1] += word
        elif word:
            joined.append(word)
    return joined

"""The parts of a division's name: what it is called, and what it is. 印台区 is 印台, a 区."""

import re

# 浦东新区 and 神农架林区 are 浦东 and 神农架; 清新区 is 清新, 北林区 is 北林.
_RANK = re.compile("(?:特别行政区|自治[区州县旗]|地区|(?<=..)新区|(?<=...)林区|特区|[省市县区盟旗])$")
# What a channel adds to a place's name.
_CHANNEL = re.compile(r"^今日(?=..)|(?<=.)(?:新闻网?|资讯|频道|地方网|网)+$")
# The nationalities that autonomous divisions are called by (GB/T 3304), as their names write them.
_NATIONS = re.compile(
    "(?<=..)(?:各族|(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西"
    "|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|普米)族"
    "|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)+$"
)


def without_channel(crumb: str) -> str:
    """铜川新闻 and 今日铜川 are 铜川."""
    return _CHANNEL.sub("", crumb.strip())


def stem(name: str) -> str:
    """What a division is called for short: 铜川, 延边, 内蒙古; with its rank where it has one character (彬县)."""
    bare = _RANK.sub("", name)
    if bare != name:
        bare = _NATIONS.sub("", bare).removesuffix("族")
    return bare if len(bare) > 1 else name

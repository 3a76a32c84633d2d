"""One invented article page of the portal, with places to change."""

from yybnet_crawler import extract_article
from yybnet_crawler.items import Article

URL = "https://www.yybnet.net/chengchuan/news/201803/3399001.html"
TITLE = "三百市民城北种树"
STORY = (
    "本报讯（记者 温叙）3月20日，澄川市在城北苗圃启动春季植树，三百多名市民领到了树苗和铁锹。",
    "苗圃主任说，今年先种耐旱的侧柏，坑要挖深，水要浇透，土要踩实，一步也不能省。",
    "树苗大多出自本地，少数从邻县调运，每棵都挂了写着种树人名字的木牌。",
)
META = "来源：澄川日报 2018-03-21 09:47"
LEADS = (
    '<div>新闻推荐</div><h3><a href="/chengchuan/news/201803/3399002.html">渡口的茶摊又开张了</a></h3>'
    "<p>本报讯（记者 季小满）清明将近，渡口边歇了一冬的茶摊支起了凉棚，过路人花两块钱就能坐上半天...</p>"
    "<p>澄川新闻,新鲜有料。一条街的热闹，说给走远的澄川人听。</p>"
    '<div>相关新闻：</div><ul><li><a href="/chengchuan/news/201803/3399003.html">霁城老桥换上新栏杆</a></li></ul>'
)


def as_paragraphs(lines: tuple[str, ...]) -> str:
    return f"<div>{''.join(f'<p>{line}</p>' for line in lines)}</div>"


def as_breaks(lines: tuple[str, ...]) -> str:
    return f"<div>{''.join(f'　　{line}<br><br>' for line in lines)}</div>"


def as_blocks(lines: tuple[str, ...]) -> str:
    return f"<div>{''.join(f'<div>{line}</div>' for line in lines)}</div>"


def as_cell(lines: tuple[str, ...]) -> str:
    return f"<table><tr><td>{'<br>'.join(lines)}</td></tr></table>"


MARKUPS = (as_paragraphs, as_breaks, as_blocks, as_cell)


def page(story: str, *, title: str = TITLE, meta: str = META, below: str = LEADS, head: str = "") -> str:
    trail = "<div>地方网 &gt; 岚江 &gt; 澄川市 &gt; 澄川新闻 &gt; 正文</div>"
    window = f"<title>{title}_澄川新闻_地方网</title>{head}"
    return (
        f"<html><head>{window}</head><body>{trail}<h1>{title}</h1><div>{meta}</div>{story}{below}"
        "<div>Copyright 地方网</div></body></html>"
    )


def read(story: str, **changes: str) -> Article:
    return extract_article(page(story, **changes), url=URL)

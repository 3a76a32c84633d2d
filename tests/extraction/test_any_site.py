"""Pages of any site: no label of the portal, markup and furniture as they come."""

import pytest

from yybnet_crawler import extract_article

A = "河湾村的第三号水渠昨天上午通了水，村口两百多亩麦田都浇上了返青水。"
B = "村里的老人说，剩下的两段渠在开春以前也要修完，今年的春灌不会再等，大家心里都有了底。"
C = "镇上水利站的工作人员表示，下个月还要给支渠装上闸门，方便各组轮流用水，减少争执。"
D = "记者在现场看到，渠水沿着新砌的石壁缓缓流淌，孩子们在渠边追着水跑，笑声传得很远。"
TITLE = "河湾村第三号水渠修好了"
META = "<div class=info>2018-01-09 08:22　来源：岭京晚报　作者：周牧</div>"
LINKS = "".join(f"<li><a href='/a/{n}.html'>隔壁村的第{n}座桥也修好了通了车</a></li>" for n in range(8))
RAIL = f"<div class=r><h3>热门文章</h3><ul>{LINKS}</ul></div>"
FOOT = (
    "<div class=foot><p>关于我们 | 联系我们 | 版权声明</p><p>互联网新闻信息服务许可证：12120180001 岚ICP备08001号</p>"
    "<p>Copyright © 2018 岭京网 版权所有</p></div>"
)


def rows(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(window: str, body: str) -> str:
    return f"<html><head><title>{window}</title></head><body>{body}{RAIL}{FOOT}</body></html>"


def story(inside: str, behind: str = "") -> str:
    """A page with a headline, a meta line, the story's block and what stands behind it."""
    return page(f"{TITLE}_岭京网", f"<h1>{TITLE}</h1>{META}<div class=c>{inside}</div>{behind}")


BODIES = {
    "share buttons inside": (
        f"<div>分享到：<a>微博</a><a>微信</a></div>{rows(A, B, C)}<div>（责任编辑：林声）</div>",
        [A, B, C],
    ),
    "an advertisement in brackets": (rows(A, B, "【点击下载岭京APP，看更多新闻】", C), [A, B, C]),
    "a request at the end": (rows(A, B, C, "扫描二维码，关注岭京晚报官方微信"), [A, B, C]),
    "a disclaimer of two paragraphs": (
        rows(
            A,
            B,
            C,
            "免责声明：本文仅代表作者个人观点，与岭京网无关。",
            "对文中内容的真实性本站不作任何保证，请读者仅作参考。",
        ),
        [A, B, C],
    ),
    "the next article": (
        rows(A, B, C, "上一篇：<a href=/1>隔壁村的桥</a>", "下一篇：<a href=/2>老磨坊</a>"),
        [A, B, C],
    ),
    "related articles inside": (
        f"{rows(A, B)}<div><b>延伸阅读</b><ul><li><a href=/1>隔壁村的桥修好了</a></li></ul></div>{rows(C, D)}",
        [A, B, C, D],
    ),
    "sections": (
        (
            f"<section>{rows(A)}</section><section><h2>渠口</h2>{rows(B)}</section>"
            f"<section><h2>闸门</h2>{rows(C, D)}</section>"
        ),
        [A, "渠口", B, "闸门", C, D],
    ),
    "headings": (f"<h3>渠口</h3>{rows(A, B)}<h3>闸门</h3>{rows(C)}", ["渠口", A, B, "闸门", C]),
    "bold subheads": (rows(A, "<strong>渠口</strong>", B, "<strong>闸门</strong>", C), [A, "渠口", B, "闸门", C]),
    "a quotation first": (f"<blockquote><p>{A}</p></blockquote>{rows(B, C, D)}", [A, B, C, D]),
    "a list at the end": (
        f"{rows(A, B, C)}<ul><li>渠口清淤</li><li>闸门上油</li></ul>",
        [A, B, C, "渠口清淤", "闸门上油"],
    ),
    "a table inside": (
        f"{rows(A, B)}<table><tr><td>渠名</td><td>长度</td></tr><tr><td>三号</td><td>3.2</td></tr></table>{rows(C)}",
        [A, B, "渠名", "长度", "三号", "3.2", C],
    ),
    "one paragraph": (rows(A), [A]),
    "one short sentence": (rows("渠通了，水来了。"), ["渠通了，水来了。"]),
    "a figure": (
        f"{rows(A)}<figure><img src=/u/1.jpg><figcaption>渠水进村</figcaption></figure>{rows(B, C)}",
        [A, B, C],
    ),
    "a player": (f"<div>您的浏览器不支持HTML5视频，请升级浏览器</div><div>00:00/01:36</div>{rows(A, B, C)}", [A, B, C]),
    "editors at the end": (rows(A, B, C, "（完）", "END", "来源 | 岭京晚报", "编辑 | 林声"), [A, B, C]),
    "a pager": (f"{rows(A, B, C)}<div><a>1</a> <a>2</a> <a>下一页</a> <a>尾页</a></div>", [A, B, C]),
}


@pytest.mark.parametrize("name", BODIES)
def test_the_story(name):
    inside, body = BODIES[name]
    article = extract_article(story(inside), url="http://www.lingjing.example/n/2018/0109/c1-1.html")
    assert (article.title, article.source, article.date) == (TITLE, "岭京晚报", "2018-01-09T08:22:00+08:00")
    assert article.body == body


def test_comments_in_a_block_of_their_own():
    said = "<p>山那边</p><p>修得好，修得妙，明年我们村也要修一条这样的水渠，大家都来看看。</p>"
    html = story(rows(A, B, C), f"<div class=cm><h3>全部评论(1)</h3><div>{said}</div></div>")
    assert extract_article(html, url="http://www.lingjing.example/1.html").body == [A, B, C]


@pytest.mark.parametrize(
    ("window", "head"),
    [
        (f"岭京网-社会新闻-{TITLE}", f"<div class=title>{TITLE}</div>{META}"),
        (f"{TITLE}-岭京网", f"<div>春灌时节看水利</div><h1>{TITLE}</h1><div>——河湾村见闻</div>{META}"),
        (f"{TITLE}(图)_岭京网", f"<h1>{TITLE}</h1>{META}"),
        (f"{TITLE}_岭京网", f"<h1><a href='/'>岭京网</a></h1><h2>{TITLE}</h2>{META}"),
        (TITLE, f"<table><tr><td>{TITLE}</td></tr><tr><td>岭京晚报　2018年01月09日　08:22</td></tr></table>"),
        (f"{TITLE}_岭京网", f"<header><h1>{TITLE}</h1><time>2018-01-09 08:22</time> <span>岭京晚报</span></header>"),
    ],
)
def test_the_head(window, head):
    article = extract_article(
        page(window, f"{head}<div>{rows(A, B, C)}</div>"), url="http://www.lingjing.example/1.html"
    )
    assert (article.title, article.source, article.date) == (TITLE, "岭京晚报", "2018-01-09T08:22:00+08:00")
    assert article.body == [A, B, C]


def test_two_blocks_of_prose_beside_the_story_are_farther_from_the_headline():
    side = f"<div class=s><h3>本周话题</h3><div><div><span>{D * 4}</span></div></div></div>"
    html = page(f"{TITLE}_岭京网", f"<div><h1>{TITLE}</h1>{META}<div>{rows(A, B, C)}</div></div>{side}")
    assert extract_article(html, url="http://www.lingjing.example/1.html").body == [A, B, C]

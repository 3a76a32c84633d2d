"""Things that are not the article, around it, between its paragraphs and inside its sentences."""

import re
from html import escape

from .lines import (
    FOOTER,
    Line,
    all_lines,
    anchor,
    below,
    crumbs,
    document,
    element,
    navigation,
    opening,
    rails,
    story,
    tracked,
    wrapped,
)
from .page_text import PageText
from .rendering import Renderings

NOISE = Renderings()

DECOYS = (
    '<div style="display:none">来源：隐藏日报 2001-01-01 01:01</div>',
    '<div style="DISPLAY : NONE !important"><h1>隐藏的标题</h1></div>',
    "<p hidden>本报讯（记者 隐去名）这一段没有人看得见，它不应当出现在任何地方，也不应当被当作正文。</p>",
    '<span style="visibility: hidden">（通讯员 隐去名）</span>',
    "<noscript><p>请打开脚本再看这个页面，记者 隐去名 报道。</p></noscript>",
    "<template><p>模板里的一段话，读者看不见它，记者 隐去名。</p></template>",
    "<!-- <p>注释里的一段话，记者 隐去名。</p> -->",
    '<textarea style="display:none"><p>文本框里的一段话，记者 隐去名。</p></textarea>',
    '<script>document.write("<p>脚本写的一段话，记者 隐去名。</p>")</script>',
    "<style>/* 来源：样式日报 2001-01-01 */</style>",
    '<input type="hidden" value="来源：表单日报">',
    "<select><option>选项里的一行</option></select>",
    '<iframe src="about:blank">框架里的一段话</iframe>',
    '<svg><title>图标</title><path d="M0 0h9v9z"/></svg>',
    '<ul hidden=""><li>频道推荐</li><li><a href="/yunze/news/201801/9999999.html">看不见的推荐</a></li></ul>',
)


@NOISE.add()
def decoys(page: PageText) -> str:
    """Text that no reader sees stands between all lines."""
    lines = [element("p", line.html) for line in all_lines(page, tracked)]
    return document(page, "\n".join(html + DECOYS[number % len(DECOYS)] for number, html in enumerate(lines)))


@NOISE.add()
def hidden_by_stylesheet(page: PageText) -> str:
    """A class of the page's own `<style>` hides a second headline, a second date and a rail."""
    hidden = (
        '<div class="pc-only x9"><h1>电脑版的标题</h1><p>来源：隐藏日报 2001-01-01 01:01</p></div>',
        '<div class="x9"><p>频道推荐</p><a href="/yunze/news/201801/9999999.html">看不见的推荐</a></div>',
    )
    return document(
        page,
        hidden[0]
        + wrapped([*opening(page), *story(page)], "p")
        + hidden[1]
        + wrapped([*below(page), *rails(page), *FOOTER], "p"),
        head="<style>body{margin:0}.x9{display:none}</style>",
    )


@NOISE.add()
def every_kind_of_indent(page: PageText) -> str:
    indents = (
        "　　",
        "&nbsp;&nbsp;&nbsp;&nbsp;",
        "&emsp;&emsp;",
        "\n\t\t  ",
        "&#12288;&#12288;",
        "　 &nbsp;",
        "&ensp;&ensp;",
    )
    text = "\n".join(
        f"<p>{indents[number % 7] * (line.kind != 'picture')}{line.html}{indents[(number + 3) % 7]}</p>"
        for number, line in enumerate(story(page))
    )
    return document(
        page,
        wrapped(opening(page), "div", title="h1").replace("<h1>", "<h1>\n\t　")
        + f"<p>&nbsp;</p><p>　　</p>{text}<p><br></p><p>&nbsp;</p>"
        + wrapped([*below(page), *rails(page), *FOOTER], "p"),
    )


@NOISE.add()
def cut_up_sentences(page: PageText) -> str:
    """Inline elements of all sorts run through words and sentences; a keyword is a link to a list."""
    tags = ("span", "strong", "font", "em", "b", "i", "u", "small", "mark", "span lang='zh'")

    def cut(html: str) -> str:
        pieces = re.findall(r"&[a-z0-9#]+;|.{1,7}?(?=&)|.{1,7}", html)
        return "".join(
            piece if number % 2 else element(tags[number // 2 % len(tags)], piece)
            for number, piece in enumerate(pieces)
        ).replace("云泽", '<a href="/yunze/" class="keyword">云泽</a>', 1)

    text = "\n".join(line.html if line.kind == "picture" else f"<p>{cut(line.html)}</p>" for line in story(page))
    nav, trail, title, meta = opening(page)
    return document(
        page,
        f"<div>{nav.html}</div><div>{trail.html}</div><h1>{cut(title.html)}</h1><div>{meta.html}</div>{text}"
        + wrapped([*below(page), *rails(page), *FOOTER]),
    )


@NOISE.add()
def lines_of_source_inside_sentences(page: PageText) -> str:
    """The source is wrapped between elements and attributes; comments stand inside sentences."""
    text = "\n".join(
        f"<p\n  class='a'\n>{line.html[:3]}<!-- 缩进 -->{line.html[3:]}\n</p>"
        if "<" not in line.html
        else f"<p>{line.html}</p>"
        for line in story(page)
    )
    return document(
        page,
        wrapped(opening(page), "div", title="h1") + text + wrapped([*below(page), *rails(page), *FOOTER], "div\n"),
    )


SHARING = (
    '<div>分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="#">QQ空间</a></div>'
    '<div><a href="javascript:window.print()">打印</a> <a href="#">收藏</a> '
    '【字号：<a href="#">大</a> <a href="#">中</a> '
    '<a href="#">小</a>】</div>'
)


@NOISE.add()
def share_widgets(page: PageText) -> str:
    """Sharing, printing and type size above and below the story, the neighbours' headlines after it."""
    neighbours = (
        f"<div>上一篇：{anchor('望川河畔的早市', '/yunze/news/201801/8199999.html')}</div>"
        f"<div>下一篇：{anchor('老街新开了一家糖水铺', '/yunze/news/201801/8200099.html')}</div>"
    )
    return document(
        page,
        wrapped(opening(page), "div", title="h1")
        + SHARING
        + wrapped(story(page), "p")
        + SHARING
        + neighbours
        + wrapped([*below(page), *rails(page), *FOOTER]),
    )


@NOISE.add()
def scripts_and_advertisements(page: PageText) -> str:
    """A script, a style or an advertisement's frame between any two paragraphs."""
    between = (
        '<script>(function(){var s="_"+Math.random();document.write("<div id="+s+"></div>")})();</script>',
        '<div><ins style="display:block"></ins><script>(ads=window.ads||[]).push({})</script></div>',
        "<style>.ad{margin:8px}</style>",
        '<iframe src="https://ads.example.cn/a.html" width="300" height="250"></iframe>',
    )
    text = "".join(f"<p>{line.html}</p>{between[number % 4]}" for number, line in enumerate(story(page)))
    return document(
        page,
        wrapped(opening(page), "div", title="h1") + text + wrapped([*below(page), *rails(page), *FOOTER]),
        head="<script>var 标题 = '来源：脚本日报 2001-01-01';</script>",
    )


COMMENTS = (
    (
        "望川过客",
        "2018-12-30 21:15",
        "写得真好，看得我眼眶都湿了，想起小时候住过的那条巷子，路灯也是这样一盏一盏亮起来的。",
    ),
    (
        "街坊老李",
        "2018-12-31 08:02",
        "支持！希望多报道这样的身边人身边事，我们这边的老人每天都等着看你们的新闻呢，一天不看就像少了点什么。",
    ),
    (
        "匿名网友",
        "2019-01-01 00:10",
        "来源：我奶奶讲的。（记者 我自己）哈哈，这个记者文笔不错，点赞，转给家里人都看看，尤其是外地的。",
    ),
)


@NOISE.add()
def comment_thread(page: PageText) -> str:
    """Readers' comments, longer than the story, behind the comment line."""
    thread = "".join(
        f'<div><img src="/face/{number}.png" alt=""><b>{name}</b> <span>{time}</span><p>{text}</p>'
        '<a href="#">回复</a> <a href="#">赞(3)</a></div>'
        for number, (name, time, text) in enumerate(COMMENTS * 3)
    )
    under = [line for line in below(page) if line.kind != "comment"]
    return document(
        page,
        wrapped([*opening(page), *story(page), *under])
        + f"<div>{escape(page.comment_line)}</div>"
        + "<form><textarea>我来说两句</textarea><button>发表评论</button></form>"
        + '<div>登录后发表评论 <a href="/login.html">登录</a> <a href="/register.html">注册</a></div>'
        + thread
        + wrapped([*rails(page), *FOOTER]),
    )


@NOISE.add()
def busy_page(page: PageText) -> str:
    """A menu of forty cities above, forty more below, a search box, a ticker, friendly links."""
    cities = "".join(f'<li><a href="/city{n}/">城市{n}</a></li>' for n in range(40))
    partners = " ".join(f'<a href="https://partner{n}.example.cn/">友站{n}</a>' for n in range(20))
    return document(
        page,
        '<div><a href="/"><img src="/logo.png" alt="地方网"></a>'
        '<form><input value="搜索"><button>搜索</button></form>'
        '<a href="/login.html">登录</a> | <a href="/register.html">注册</a> 今天是2026年11月23日 星期一</div>'
        f"<ul>{cities}</ul>"
        + wrapped([navigation(page), Line("crumbs", "当前位置：" + crumbs(page).html)])
        + wrapped([*opening(page)[2:], *story(page)], "p", title="h1")
        + wrapped(below(page), "p", label="h3")
        + wrapped(rails(page), "p", label="h3")
        + f"<ul>{cities}</ul><div>友情链接：{partners}</div>{wrapped(FOOTER, 'p')}",
    )

"""Bytes to lines as a browser shows them: what is hidden, what breaks a line, where a picture is."""

import pytest

from tests.extraction.invented_page import STORY, as_paragraphs, read
from yybnet_crawler.extraction.page import read_page

DECOY = "采集勿扰"


def lines(html: str) -> list[str]:
    return [line.text for line in read_page(html, "https://www.yybnet.net/").lines]


@pytest.mark.parametrize(
    "decoy",
    [
        "<span style='position:absolute;clip:rect(0,0,0,0)'>{}</span>",
        "<span style='clip-path:inset(100%)'>{}</span>",
        "<span style='DISPLAY : NONE'>{}</span>",
        "<span style='visibility:hidden'>{}</span>",
        "<span style='visibility:collapse'>{}</span>",
        "<span style='opacity:0'>{}</span>",
        "<span style='font-size:0'>{}</span>",
        "<span style='height:0;overflow:hidden'>{}</span>",
        "<span style='overflow:hidden;width:0'>{}</span>",
        "<em style='display:inline-block;width:0;height:0;overflow:hidden'>{}</em>",
        "<span style='position:absolute;left:-9999px'>{}</span>",
        "<span style='position:absolute;right:-9999px'>{}</span>",
        "<span style='position:absolute;bottom:-9999px'>{}</span>",
        "<span style='position:absolute;inset:-9999px auto auto -9999px'>{}</span>",
        "<span style='position:absolute;transform:translateX(-9999px)'>{}</span>",
        "<span style='filter:opacity(0)'>{}</span>",
        "<span style='color:#fff'>{}</span>",
        "<font color='white'>{}</font>",
        "<span class=j>{}</span>",
        "<span class='k j'>{}</span>",
        "<span id=j>{}</span>",
        "<span hidden>{}</span>",
    ],
)
def test_a_decoy_among_the_words_is_not_seen(decoy):
    css = "<style>/* {} */ .j, #j { DISPLAY:NONE }</style>"
    assert lines(f"{css}<p>渠水{decoy.format(DECOY)}来了</p>") == ["渠水来了"]


@pytest.mark.parametrize(
    "rule",
    [
        ".j{visibility:hidden}",
        r".j{d\69splay:no\6e e}",
        ".j{opacity:0}",
        ".j{clip:rect(0 0 0 0)}",
        ".j{color:#fff}",
        ".k{display:none}.j{display:none}",
        "@import 'b.css';.j{display:none}",
        ".j{position:absolute;top:-5000px}",
        "p .j{opacity:0}",
        "span{display:none}",
        "p.t > span{display:none}",
        "span[class~=j]{display:none}",
        "p [class^='j ']{display:none}",
        ".j{filter:opacity(0)}",
        "div > p.t span.j{display:none}",
        ".j.k{display:none}",
        "#n .j{display:none}",
        ".j{position:absolute;margin-left:-9999px}",
        ".j{font-size:0}",
    ],
)
def test_nor_by_a_rule_of_the_pages_own(rule):
    page = (
        f"<style>.a{{color:red}}{rule}</style><div id=n><p class=t>渠水<span class='j k'>{DECOY}</span>来了</p></div>"
    )
    assert lines(page) == ["渠水来了"]


@pytest.mark.parametrize("screen", ["screen", "only screen", "all", "ALL"])
def test_a_rule_for_any_screen_hides_as_one_in_no_block(screen):
    rules = f".a{{color:red}}@media {screen} {{.a{{top:0}}.j{{display:none}}}}.k{{display:none}}"
    for media in (rules, f"@media (max-width:9px){{.t{{display:none}}}}{rules}"):
        page = f"<style>{media}</style><p class=t>渠<b class=j>{DECOY}</b><i class=k>{DECOY}</i>水</p>"
        assert lines(page) == ["渠水"]


@pytest.mark.parametrize("important", ["!important", " ! important"])
def test_what_a_rule_hides_for_good_no_style_of_its_own_shows(important):
    assert lines(
        f"<style>.j{{display:none{important}}}</style><p>渠<b class=j style='display:inline'>{DECOY}</b>水</p>"
    ) == ["渠水"]


@pytest.mark.parametrize("rule", ["li .j", ".t .j .k", "#m .j", ".j.x", "p:hover .j", "p .j::after"])
def test_a_rule_for_an_element_elsewhere_hides_nothing_here(rule):
    assert lines(f"<style>{rule}{{display:none}}</style><p class=t>渠<span class=j>水</span></p>") == ["渠水"]


@pytest.mark.parametrize(
    "shown",
    [
        "<div style='position:absolute;left:50%;margin-left:-490px'>渠水</div>",
        "<div style='margin-left:-9999px;padding-left:9999px'>渠水</div>",
        "<style media=print>.j{display:none}</style><div class=j>渠水</div>",
        "<style type='text/x-less'>.j{display:none}</style><div class=j>渠水</div>",
        "<noscript><style>.j{display:none}</style></noscript><div class=j>渠水</div>",
        "<style>@media print{.j{display:none}}</style><div class=j>渠水</div>",
        "<style>.j{display:none}</style><div class=j style='display:block'>渠水</div>",
        "<style>.J{display:none}</style><div class=j>渠水</div>",
        "<style>body{display:none}</style><div>渠水</div>",
        "<style>[v-cloak]{display:none}</style><div v-cloak>渠水</div>",
        "<div style='position:relative;right:-120px'>渠水</div>",
        "<div style='opacity:0.9'>渠水</div>",
        "<div style='height:0;padding-bottom:60%;overflow:hidden'>渠水</div>",
        "<h1 style='color:#fff'>渠水</h1>",
        "<p style='display:none;display:block'>渠水</p>",
        "<div style='font-size:0'><span style='font-size:16px'>渠水</span></div>",
        "<style>.j{font-size:0}.j p{font-size:16px}</style><div class=j><p>渠水</p></div>",
        "<p><span style='color:#fff;background:#c00'>渠</span>水</p>",
    ],
)
def test_what_only_looks_hidden_is_seen(shown):
    assert lines(shown) == ["渠水"]


def test_of_two_ways_to_set_an_element_the_last_one_counts():
    assert lines("<p style='display:block;display:none'>渠水</p>") == []


@pytest.mark.parametrize("veil", ["visibility:hidden", "opacity:0"])
def test_a_veil_over_all_the_prose_is_for_a_script_to_lift(veil):
    assert read(f"<section style='{veil}'>{as_paragraphs(STORY)}</section>").body == list(STORY)
    assert lines(f"<body style='{veil}'>{as_paragraphs(STORY)}</body>") == list(STORY)


def test_a_veil_over_less_than_that_hides():
    menu = f"<div style='visibility:hidden'>{STORY[1]}</div>"
    assert read(menu + as_paragraphs((STORY[0], STORY[2]))).body == [STORY[0], STORY[2]]


@pytest.mark.parametrize(
    ("rules", "own"),
    [
        ("", "style='visibility: visible'"),
        (".v{visibility:visible}", "class=v"),
        (".t b{visibility:visible}", ""),
        ("#n > .v, .u{color:red;visibility:visible}", "class=v"),
    ],
)
def test_inside_of_what_is_not_visible_an_element_may_be(rules, own):
    veiled = f"<p class=t id=n>{DECOY}<img src=/a.jpg><b {own}>来了。渠通了</b></p>"
    page = f"<style>.t{{visibility:hidden}}{rules}</style><p>渠水</p>{veiled}"
    assert lines(page) == ["渠水", "来了。渠通了"]
    assert read_page(page, "https://www.yybnet.net/").pictures == []


def test_of_a_veil_that_a_script_lifts_nothing_stays_hidden_for_that():
    body = as_paragraphs((f"<b style='visibility:visible'>{STORY[0]}</b>", *STORY[1:]))
    assert lines(f"<div style='visibility:hidden'>{body}</div>") == list(STORY)


@pytest.mark.parametrize(
    "rules",
    [
        ".t{display:none} .t{display:block}",
        ".t{display:none} div.t , .u {color:red; display:block}",
        "#n{display:none} .u{display:none} #n{display:flex}",
    ],
)
def test_prose_that_a_later_rule_shows_again_is_seen(rules):
    assert read(f"<style>{rules}</style><div class=t id=n>{as_paragraphs(STORY)}</div>").body == list(STORY)


@pytest.mark.parametrize(
    ("rules", "seen"),
    [
        (".t{display:none;color:red} .u{display:none} .t{display:block}", True),
        (".t{display:none} @media (max-width:600px){.u{margin:0} .t{display:block}}", False),
        (".t{display:none} .open .t{display:block}", False),
        (".t{display:block} .t{display:none}", False),
    ],
)
def test_a_rule_for_it_alone_shows_again_what_is_shorter_than_the_rest_of_the_page(rules, seen):
    shown = [*STORY[:1], STORY[0] * 2]
    html = f"<style>{rules}</style><div class=t>{as_paragraphs(STORY[:1])}</div><p>{shown[1]}</p>"
    assert lines(html) == (shown if seen else shown[1:])


def test_a_box_that_the_last_rule_hides_is_not_seen_whatever_its_length():
    box = f"<style>.t{{display:block}} .t{{display:none}}</style><div class=t>{as_paragraphs(STORY[:2])}</div>"
    assert lines(f"{box}<p>{STORY[2]}</p>") == [STORY[2]]


@pytest.mark.parametrize(
    "html",
    [
        "<div>{0}</br>{1}</br>{2}</div>",
        "<div style='white-space:pre-wrap'>{0}\n\n{1}\n{2}</div>",
        "<style>.w{{white-space: pre-line}}</style><div class=w>{0}\n{1}\n<b>{2}</b></div>",
        "<pre>{0}\n{1}\n{2}</pre>",
    ],
)
def test_what_breaks_a_line(html):
    assert lines(html.format(*STORY)) == list(STORY)


def test_a_table_holds_what_a_browser_puts_in_it():
    assert lines(f"<table>{STORY[0]}<tr><td>{STORY[1]}<td>{STORY[2]}</table>") == list(STORY)


def test_what_stands_behind_the_end_of_the_page_is_seen():
    assert lines(f"<html><body><p>{STORY[0]}</p></body></html>{STORY[1]}<p>{STORY[2]}</html>") == list(STORY)


@pytest.mark.parametrize("unseen", ["<title>{}</title>", "<noembed>{}</noembed>", "<template>{}</template>"])
def test_what_no_browser_shows_is_not_seen(unseen):
    assert lines(f"<body><p>渠水{unseen.format(DECOY)}来了</p>") == ["渠水来了"]


def test_a_link_that_is_never_closed_makes_no_links_of_what_follows():
    rows = "".join(f"<p>{line}</p>" for line in STORY)
    page = read_page(
        f"<div><p><a name=top>河湾</p>{rows}<p><a href='/b/'>云泽</a></p></div>", "https://www.yybnet.net/"
    )
    assert [len(line.links) for line in page.lines] == [0, 0, 0, 0, 1]


def test_nor_does_the_last_link_of_a_page():
    rows = "".join(f"<p>{line}</p>" for line in STORY)
    page = read_page(f"<div><p><a name=top>河湾</p>{rows}</div>", "https://www.yybnet.net/")
    assert not any(line.links for line in page.lines)


def test_links_that_are_closed_stay_links_though_all_are_alike():
    page = read_page("<ul>" + "<li><a href='#'>云泽</a></li>" * 9 + "</ul>", "https://www.yybnet.net/")
    assert [line.link_share for line in page.lines] == [1] * 9


def test_the_joiner_inside_an_emoji_is_seen_and_no_other():
    assert lines("<p>一家人👨\u200d👩\u200d👧都来\u200d了</p>") == ["一家人👨\u200d👩\u200d👧都来了"]


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="/blank.gif" data-src="/u/a.jpg">',
        '<img src="/blank.gif" data-lazyload="/u/a.jpg">',
        '<img src="/blank.gif" data-actualsrc="/u/a.jpg">',
        '<img src="/blank.gif" _src="/u/a.jpg">',
        '<img src="/loading.png" ess-data="/u/a.jpg" data-thumb="/u/s.jpg">',
        '<img src="/none.gif" zoomfile="/u/a.jpg" file="/u/a.jpg">',
        '<img src="/blank.gif" class=lazy><noscript><img src="/u/a.jpg"></noscript>',
        '<img src="/blank.gif" srcset="/u/small.jpg 480w, /u/a.jpg 960w">',
        '<picture><source srcset="/u/a.jpg 2x"><img src="/blank.gif"></picture>',
        '<img src="data:image/gif;base64,R0lGOD" data-original="/u/a.jpg" data-error="/u/error.png">',
        '<img width="50%" src="/u/a.jpg">',
        '<img width="1" style="width:100%" src="/u/a.jpg">',
        '<img style="width:1px;height:1px" src="/count.php"><img src="/u/a.jpg">',
        '<img src="/u/a.jpg"><img class="qr-code" src="/s/1.png"><img src="/s/ewm_2.png">',
        '<img data-cfsrc="/u/a.jpg" style="display:none;visibility:hidden">',
        '<noscript><img src="/u/a.jpg"></noscript>',
        '<noscript><img src="/u/small.jpg"></noscript><img src="data:image/gif;base64,R0" data-original="/u/a.jpg">',
    ],
)
def test_where_a_picture_is(picture):
    article = read(f"<div><p>{STORY[0]}</p><p>{picture}</p><p>{STORY[1]}</p><p>{STORY[2]}</p></div>")
    assert [image["url"] for image in article.images] == ["https://www.yybnet.net/u/a.jpg"]


def test_the_first_base_with_an_address_counts():
    head = "<base target=_blank><base href='https://www.yybnet.net/a/'><base href='https://www.yybnet.net/b/'>"
    assert read_page(f"<head>{head}</head>", "https://www.yybnet.net/").base == "https://www.yybnet.net/a/"
    empty = "<base href=''><base href='https://www.yybnet.net/b/'>"
    assert read_page(f"<head>{empty}</head>", "https://www.yybnet.net/c/").base == "https://www.yybnet.net/c/"


def test_a_story_stands_in_300_boxes():
    assert lines("<div>" * 300 + as_paragraphs(STORY) + "</div>" * 300) == list(STORY)


def test_deeper_than_any_layout_the_boxes_still_end_lines():
    rows = f"<script>var n=1</script>{as_paragraphs(STORY)}渠通了，<b>水来了</b>，<a href=a>人笑了</a>。<br>渠很长。"
    assert lines("<div>" * 700 + rows) == [*STORY, "渠通了，水来了，人笑了。", "渠很长。"]


def test_an_element_of_no_standard_with_nothing_but_words_breaks_no_line():
    assert lines("<div>[编辑：<founder-editor>温叙</founder-editor>]</div>") == ["[编辑：温叙]"]
    assert lines("渠通了。<app-story><p>水来了。</p></app-story>人笑了。") == ["渠通了。", "水来了。", "人笑了。"]


@pytest.mark.parametrize("title", ["2018-3-21 09:47", "2018-03-21 09:47:12", "2018年3月21日 09:47"])
def test_where_a_moment_is_told_as_so_long_ago_the_one_behind_it_is_read(title):
    assert lines(f'<div>温叙 <span title="{title}">6 天前</span></div>') == [f"温叙 {title}"]
    assert lines('<div>温叙 <span title="种树去">6 天前</span></div>') == ["温叙 6 天前"]


def test_an_indent_of_two_characters_begins_a_paragraph_where_styles_keep_the_sources_lines():
    indented = "".join(f"\n\u3000\u3000{line}" for line in STORY)
    assert lines(f"<p>{indented}</p>") == list(STORY)


def test_any_other_line_of_the_source_begins_none():
    assert lines("<p>渠水\n来了\n \u3000麦田</p>") == ["渠水来了\u3000麦田"]


def test_its_own_style_shows_what_the_attribute_would_hide():
    assert lines("<div hidden style='display:block'><p>渠通了</p></div><div hidden><p>采集勿扰</p></div>") == ["渠通了"]


def test_a_rule_for_all_but_a_class_hides_the_others():
    html = "<style>.c p:not(.t){display:none}</style><div class=c><p class=t>渠通了</p><p>采集勿扰</p></div>"
    assert lines(f"{html}<p>水来了</p>") == ["渠通了", "水来了"]


@pytest.mark.parametrize(("others", "seen"), [(19, ["水来了"]), (20, ["渠通了", "水来了"])])
def test_where_a_stylesheet_has_many_rules_for_elements_inside_others_none_of_them_hides(others, seen):
    rules = "".join(f".a{n}>.b{{display:none}}" for n in range(others)) + ".c>.t{display:none}"
    assert lines(f"<style>{rules}</style><div class=c><p class=t>渠通了</p><p>水来了</p></div>") == seen


def test_a_selector_that_cannot_be_read_hides_nothing_and_a_wide_blank_is_none():
    style = "<style>.c² p{display:none}.c\u3000p:not(.t){display:none}</style>"
    assert lines(f"{style}<div class='c c²'><p>渠通了</p></div>") == ["渠通了"]


def test_one_that_a_script_is_to_take_off_hides_no_story():
    style = "<style>.c:not(.loaded){display:none}</style>"
    assert read(f"{style}<div class=c>{as_paragraphs(STORY)}</div>").body == list(STORY)


def test_a_box_that_a_rule_sets_in_the_line_of_the_words_beside_it_ends_no_line():
    style = "<style>.k{display:inline}</style>"
    assert lines(f"{style}<div>城北<div class=k><a href=/t>苗圃</a></div>开了门</div>") == ["城北苗圃开了门"]
    menu = "<ul><li class=k>要闻</li><li class=k>民生</li></ul>"
    assert lines(f"{style}{menu}") == ["要闻", "民生"]


def test_a_template_that_is_the_inside_of_an_element_is_seen_and_no_other():
    shown = "<x-story><template shadowrootmode=open><p>渠通了</p></template></x-story>"
    assert lines(f"{shown}<template><p>采集勿扰</p></template><p>水来了</p>") == ["渠通了", "水来了"]


def test_what_is_for_readers_without_scripts_is_seen_where_the_page_shows_no_sentence_else():
    assert lines(f"<div id=app></div><noscript>{as_paragraphs(STORY)}</noscript>") == list(STORY)
    assert lines(f"{as_paragraphs(STORY)}<noscript><p>{STORY[0]}</p></noscript>") == list(STORY)
    assert lines("<p>加载中</p><noscript><p>请开启JavaScript</p></noscript>") == ["加载中"]
    poem = ["渠水来了", "老人笑了", "麦子绿了", "人都来了", "站在渠边", "看水走远"]
    notice = "您的浏览器没有打开脚本，请打开以后再来看"
    assert lines("<br>".join(poem) + f"<noscript>{notice}的页面。</noscript>") == poem

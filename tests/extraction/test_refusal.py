"""A page that is no article: why, what was read of it before, and that it travels between processes."""

import pickle

import pytest

from tests.extraction.invented_page import STORY, URL, as_paragraphs, page
from yybnet_crawler import NotAnArticle, extract_article
from yybnet_crawler.extraction.reading import Draft


def refusal(body: bytes | str) -> NotAnArticle:
    with pytest.raises(NotAnArticle) as refused:
        extract_article(body, url=URL)
    return refused.value


def test_it_can_be_pickled():
    refused = refusal(page(""))
    again = pickle.loads(pickle.dumps(refused))
    assert (again.code, again.reason, again.url, str(again)) == (
        refused.code,
        refused.reason,
        refused.url,
        str(refused),
    )


def test_it_carries_what_was_read():
    draft = refusal(page("")).draft
    assert isinstance(draft, Draft)
    assert draft.head is not None
    assert draft.head.meta_line.source.value == "澄川日报"


def test_what_is_no_page_has_nothing_to_carry():
    assert refusal(b"%PDF-1.4").draft is None


def test_a_story_of_replacement_characters_is_no_record():
    broken = tuple("\ufffd" * len(line) + "。" for line in STORY)
    assert refusal(page(as_paragraphs(broken))).code == "garbled"


def test_a_few_of_them_are_no_reason():
    assert extract_article(page(as_paragraphs((STORY[0] + "\ufffd", *STORY[1:]))), url=URL).body[1:] == list(STORY[1:])


def test_a_word_for_a_day_dates_no_login_form():
    form = "<p>登录后才能继续访问</p><p>用户名：<input></p><span>昨天</span><p>密码：<input type=password></p>"
    html = f"<title>地方网</title><body><h1>用户登录</h1><form>{form}<p>忘记密码？</p></form></body>"
    with pytest.raises(NotAnArticle, match="login"):
        extract_article(html, url=URL, fetched_at="2018-04-01T10:00:00+08:00")


def test_a_form_to_log_in_with_beside_a_short_story_is_one_of_the_sites_head():
    form = "<form style='display:none'>用户名：<input>密码：<input type=password></form>"
    story = (
        *STORY[1:],
        "树种下去第三天，城北下了一场透雨，主任说这场雨抵得上十个人浇一上午的水，今年的树算是有了着落。",
        "他还记得十年前的那个春天。",
    )
    html = f"<title>三百市民城北种树</title>{form}<h1>三百市民城北种树</h1>{as_paragraphs(story)}"
    assert extract_article(html, url="https://www.example.com/7.html").body == list(story)


def test_a_listing_with_a_heading_below_its_list_has_no_story():
    titles = ("停水公告", "树苗出圃", "路灯亮了", "老桥修好了")
    items = "".join(
        f"<li><a href='/chengchuan/news/201803/33990{n}.html'>{title}</a> 2018-03-2{n}</li>"
        for n, title in enumerate(titles, 1)
    )
    html = f"<title>澄川新闻</title><body><h1>澄川新闻</h1><ul>{items}</ul><h2>周边</h2><p>关于我们</p></body>"
    assert refusal(html).code == "listing"

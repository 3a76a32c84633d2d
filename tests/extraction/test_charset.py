"""The charset of a page's bytes: what they are, not what they are declared to be."""

import pytest

from yybnet_crawler.extraction.charset import to_utf8

STORY = "鹭湾老街石桥昨日起封闭维修，工期四十天，行人可从下游的便桥绕行。"
SNIPPET = "广告位招租，联系电话见本站首页"


def page(declared: str = "utf-8") -> str:
    return f'<html><head><meta charset="{declared}"></head><body><p>{STORY}</p></body></html>'


@pytest.mark.parametrize("declared", ["utf-8", "gbk", "gb2312", "big5", "iso-8859-1", "nonsense"])
@pytest.mark.parametrize("header", [None, "text/html; charset=gbk", "text/html; charset=utf-8", "text/html"])
class TestWhateverIsDeclared:
    def test_utf_8(self, declared, header):
        assert to_utf8(page(declared).encode(), header).decode() == page(declared)

    def test_gb18030(self, declared, header):
        if declared != "big5":
            assert to_utf8(page(declared).encode("gb18030"), header).decode() == page(declared)


def test_utf_8_is_handed_on_without_a_copy():
    body = page().encode()
    assert to_utf8(body, "text/html; charset=gbk") is body


def test_big5_only_when_declared():
    text = page("big5").replace(STORY, "鷺灣老街石橋昨日起封閉維修")
    assert to_utf8(text.encode("big5"), None).decode() == text
    assert "鷺灣" not in to_utf8(text.replace("big5", "").encode("big5"), None).decode()
    assert "鷺灣" in to_utf8(text.replace("big5", "").encode("big5"), "text/html; charset=Big5").decode()


@pytest.mark.parametrize("copies", [1, 2])
def test_scraps_of_gbk_in_a_utf_8_page(copies):
    scrap = (f"<script>document.write('{SNIPPET}')</script>" * copies).encode("gbk")
    assert STORY in to_utf8(scrap + page("gbk").encode(), "text/html; charset=gbk").decode()


def test_scraps_of_utf_8_in_a_gbk_page():
    scrap = f"<script>document.write('{SNIPPET}')</script>".encode()
    assert STORY in to_utf8(scrap + page("utf-8").encode("gbk"), "text/html; charset=utf-8").decode()


@pytest.mark.parametrize("lost", [1, 2])
def test_utf_8_cut_in_the_middle_of_a_character(lost):
    assert to_utf8(STORY[:10].encode()[:-lost], None).decode() == STORY[:9] + "\ufffd"


def test_the_euro_of_windows_in_a_gbk_page():
    body = f"<p>{STORY}".encode("gbk") + b"1\x80 \xff</p>"
    assert to_utf8(body, None).decode() == f"<p>{STORY}1€ \ufffd</p>"


def test_gbk_cut_in_the_middle_of_a_character():
    assert to_utf8(STORY[:10].encode("gbk")[:-1], None).decode().startswith(STORY[:9])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(encoding):
    assert to_utf8(page("gbk").encode(encoding), "text/html; charset=gbk").decode() == page("gbk")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding):
    assert to_utf8(page().encode(encoding), f"text/html; charset={encoding}").decode() == page()


@pytest.mark.parametrize("decoy", ["<!-- <meta charset=big5> -->", "<script>// charset=big5</script>"])
def test_a_declaration_in_a_comment_or_a_script_is_none(decoy):
    text = decoy + page("gbk")
    assert to_utf8(text.encode("gbk"), "text/html; charset=gbk").decode() == text


def test_the_header_may_be_right_where_the_page_is_wrong():
    text = page("utf-8").replace(STORY, "鷺灣老街石橋昨日起封閉維修")
    assert to_utf8(text.encode("big5"), "text/html; charset=Big5").decode() == text


def test_gbk_that_is_declared_big5_is_gbk():
    assert STORY in to_utf8(page("big5").encode("gbk"), None).decode()


@pytest.mark.parametrize("rows", [1, 20])
def test_a_page_put_together_of_two_charsets(rows):
    rail = "".join(f"<li>右栏的第{number}条新闻标题写得也不短</li>" for number in range(rows))
    mixed = page("gbk").encode("gbk") + rail.encode()
    assert to_utf8(mixed, "text/html; charset=gbk").decode() == page("gbk") + rail
    assert to_utf8(page().encode() + rail.encode("gbk"), None).decode() == page() + rail

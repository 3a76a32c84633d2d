"""An export as a site by Datasette: the pages as a reader has them before them."""

import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from selenium.webdriver.common.keys import Keys

from tests.data.folders import FIRST, record, write
from tests.export.exported import export

HOSTILE = "<script>document.title = 'taken'</script>"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site of three articles on this machine."""
    root = tmp_path_factory.mktemp("site")
    rows = [
        record(1, title="苹果熟了", body=["山坡上的苹果熟了。"], source="耀州晚报", reporters=["韩小满"]),
        record(2, title=HOSTILE, body=["义务植树开始了。"], source="耀州晚报"),
        record(3, title="果园开了门", body=["苹和果都不在一起。"]),
    ]
    write(root / "data", FIRST, rows)
    out = root / "articles.db"
    export(root / "data", out)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ("-m", f"{out}.metadata.json", "-p", str(port), "-h", "127.0.0.1")
    line = [sys.executable, "-m", "datasette", str(out), *options]
    null = subprocess.DEVNULL
    with subprocess.Popen(line, stdout=null, stderr=null) as process:
        address = f"http://127.0.0.1:{port}"
        while not answers(address):
            assert process.poll() is None
            time.sleep(0.1)
        yield address
        process.terminate()


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


def test_chinese_words_are_found_by_typing_them(browser, site):
    browser.open(f"{site}/articles/search?q=")
    field = browser.one("input[name=q]")
    field.send_keys("苹果", Keys.ENTER)
    assert browser.until("document.querySelectorAll('table.rows-and-columns tbody tr').length === 1")
    assert "苹果熟了" in browser.one("table.rows-and-columns").text
    assert browser.complaints() == []


@pytest.mark.parametrize("width", [390, 1280])
def test_articles_are_browsed_sorted_and_chosen_without_leaving_the_site(browser, site, width):
    browser.open(f"{site}/articles/articles?_facet=source&_sort=title", width=width)
    assert len(browser.all("table.rows-and-columns tbody tr")) == 3
    browser.one(f".facet-results a[href*='{quote('耀州晚报')}']").click()
    assert browser.until("document.querySelectorAll('table.rows-and-columns tbody tr').length === 2")
    assert HOSTILE in browser.one("table.rows-and-columns").text
    assert browser.driver.title != "taken"
    assert {address.partition("/articles")[0].partition("/-/")[0] for address in browser.asked_for()} == {site}
    assert browser.complaints() == []

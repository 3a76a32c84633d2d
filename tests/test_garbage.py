import gc
from collections.abc import Iterator

import pytest

from yybnet_crawler import extract_article
from yybnet_crawler.garbage import without_collection

URL = "https://www.yybnet.net/yunze/news/201801/3310256.html"
LINES = "".join(
    f"<p>第{number}段河水清了，鱼也回来了。</p><p><a href='/{number}'>渠通了</a></p>" for number in range(2_000)
)
PAGE = f"<h1>河湾村的水渠修通了</h1><p>云泽日报 2018-01-09 08:22</p><div>{LINES}</div>"


@pytest.fixture
def collections() -> Iterator[list[str]]:
    """What the collector begins while a test runs."""
    begun: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        begun.append(phase)

    gc.callbacks.append(note)
    yield begun
    gc.callbacks.remove(note)


def test_no_garbage_is_looked_for_while_a_page_is_read(collections):
    article = extract_article(PAGE, url=URL)
    assert collections == []
    assert len(article.body) == 2_000


def test_the_collector_goes_on_behind_a_page_and_behind_a_mistake():
    @without_collection
    def fail() -> None:
        raise RuntimeError("a mistake")

    extract_article(PAGE, url=URL)
    assert gc.isenabled()
    with pytest.raises(RuntimeError, match="a mistake"):
        fail()
    assert gc.isenabled()


def test_a_collector_that_its_user_turned_off_stays_off():
    gc.disable()
    try:
        extract_article(PAGE, url=URL)
        assert not gc.isenabled()
    finally:
        gc.enable()

"""The short form of `make crash-test`."""

import gzip
from pathlib import Path

from tests.crash.crashes import Tally, killed, tally
from tests.storage.crawls import crawl
from tests.storage.small_site import SmallSite, served


def test_after_four_kills_nothing_is_lost_or_twice_or_torn(tmp_path: Path) -> None:
    with served(SmallSite(100)) as site:
        assert killed(site, tmp_path, kills=4, seed=11).clean


def test_what_is_lost_or_twice_or_torn_is_found(tmp_path: Path) -> None:
    row = b'{"url":"https://www.yybnet.net/tongchuan/news/202601/1.html"}\n'
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.jsonl").write_bytes(row + row + b'{"url":"https://w')
    (tmp_path / "articles" / "b.jsonl.part").write_bytes(b"")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "b.warc.gz").write_bytes(gzip.compress(b"WARC/1.1")[:-1])
    found = tally(tmp_path, SmallSite(3))
    assert found == Tally(lost=2, twice=1, torn=1, left_over=1, pageless=2, unreadable=2)
    assert not found.sound


def test_a_page_that_is_not_where_its_article_leads_is_found(tmp_path: Path) -> None:
    with served(SmallSite(2)) as site:
        assert crawl(site.origin, tmp_path, spider="region").returncode == 0
        assert tally(tmp_path, site).clean
        (sidecar,) = tmp_path.glob("pages/*.index.jsonl")
        sidecar.write_text(sidecar.read_text("utf-8").replace("/1.html", "/9.html"), "utf-8")
        assert tally(tmp_path, site) == Tally(lost=0, twice=0, torn=0, left_over=0, pageless=1, unreadable=0)

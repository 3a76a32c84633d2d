"""The short form of `make crash-test`."""

from pathlib import Path

from tests.crash.crashes import Tally, killed, tally
from tests.storage.small_site import SmallSite, served


def test_after_four_kills_nothing_is_lost_or_twice_or_torn(tmp_path: Path) -> None:
    with served(SmallSite(100)) as site:
        assert killed(site, tmp_path, kills=4, seed=11).clean


def test_what_is_lost_or_twice_or_torn_is_found(tmp_path: Path) -> None:
    row = b'{"url":"https://www.yybnet.net/tongchuan/news/202601/1.html"}\n'
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.jsonl").write_bytes(row + row + b'{"url":"https://w')
    (tmp_path / "articles" / "b.jsonl.part").write_bytes(b"")
    assert tally(tmp_path, SmallSite(3)) == Tally(lost=2, twice=1, torn=1, left_over=1, pageless=2)

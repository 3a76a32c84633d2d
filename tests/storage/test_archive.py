import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from yybnet_crawler.items import Capture, Page
from yybnet_crawler.storage.archive import Archive, place_of, whole_members
from yybnet_crawler.storage.run_files import recover

FETCHED = datetime(2026, 1, 9, 0, 22, tzinfo=UTC)


def page(number: int, body: bytes = b"\xb5\xc6\x00<p>", content_type: str | None = "text/html; charset=gbk") -> Page:
    return Page(f"https://www.yybnet.net/tongchuan/news/202601/{number}.html", body, content_type, FETCHED)


def test_a_raw_page_is_found_again_by_its_place(tmp_path: Path) -> None:
    pages = Archive(tmp_path / "pages", "run")
    pages.keep_page("one", page(1))
    pages.keep_page("two", page(2, body=b"second"))
    pages.pages.seal()
    pages.sidecar.seal()
    place = place_of(tmp_path, "run", "two")
    assert place is not None
    content = (tmp_path / place["file"]).read_bytes()
    member = gzip.decompress(content[place["offset"] : place["offset"] + place["length"]])
    assert b"WARC-Target-URI: https://www.yybnet.net/tongchuan/news/202601/2.html\r\n" in member
    assert b"WARC-Date: 2026-01-09T00:22:00" in member
    assert b"\r\n\r\nsecond\r\n\r\n" in member


def test_other_tools_read_the_bytes_as_they_came(tmp_path: Path) -> None:
    pages = Archive(tmp_path / "pages", "run")
    pages.keep_page("one", page(1))
    path = pages.pages.seal()
    assert path is not None
    with path.open("rb") as file:
        kinds, bodies, types = [], [], []
        for record in ArchiveIterator(file):
            kinds.append(record.rec_type)
            bodies.append(record.content_stream().read())
            if record.http_headers:
                types.append(record.http_headers.get_header("Content-Type"))
    assert kinds == ["warcinfo", "response"]
    assert bodies[1] == b"\xb5\xc6\x00<p>"
    assert types == ["text/html; charset=gbk"]


@pytest.mark.parametrize("header", [None, "text/html\r\nX-Evil: 1", "text/html; charset=\x80中"])
def test_no_header_off_the_network_breaks_the_record(tmp_path: Path, header: str | None) -> None:
    pages = Archive(tmp_path / "pages", "run")
    pages.keep_page("one", page(1, body=b"body", content_type=header))
    path = pages.pages.seal()
    assert path is not None
    with path.open("rb") as file:
        records = [(dict(one.http_headers.headers) if one.http_headers else {}, one.content_stream().read())
                   for one in ArchiveIterator(file)]  # fmt: skip
    assert "X-Evil" not in records[1][0]
    assert records[1][1] == b"body"


@pytest.mark.parametrize("lost", [1, 20, 200])
def test_a_torn_end_goes_and_the_whole_records_stay(tmp_path: Path, lost: int) -> None:
    pages = Archive(tmp_path / "pages", "run")
    pages.keep_page("one", page(1))
    end_of_first = pages.pages.size
    place = pages.keep_page("two", page(2, body=bytes(range(256)) * 20))
    assert place["length"] > 200
    pages.pages.close()
    content = pages.pages.part.read_bytes()
    pages.pages.part.write_bytes(content[:-lost])
    recovered = recover(pages.pages.part, whole_members)
    assert recovered is not None
    assert recovered.kept == end_of_first
    assert pages.pages.path.read_bytes() == content[:end_of_first]


def test_zeros_after_a_power_loss_are_no_record() -> None:
    whole = gzip.compress(b"one") + gzip.compress(b"two")
    assert whole_members(io.BytesIO(whole + bytes(4096))) == len(whole)
    assert whole_members(io.BytesIO(bytes(4096))) == 0
    assert whole_members(io.BytesIO(b"")) == 0


def test_what_no_run_kept_has_no_place(tmp_path: Path) -> None:
    assert place_of(tmp_path, "run", "one") is None
    archive = Archive(tmp_path / "pages", "run")
    archive.keep_page("one", page(1))
    archive.sidecar.seal()
    assert place_of(tmp_path, "run", "two") is None


def test_a_response_is_written_once_however_many_lines_name_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "pages", "run")
    capture = Capture("https://www.yybnet.net/", 200, [("Content-Type", "text/html")], b"<p>", FETCHED)
    first = archive.keep(capture)
    size = archive.pages.size
    assert archive.keep_page("one", replace(page(1), capture=capture)) == first
    assert archive.pages.size == size

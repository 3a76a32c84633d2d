"""`scrapy forget`: nothing of an article is left anywhere, everything else is as it was, and it does not come back."""

import gzip
import json
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.commands.own import scrapy
from tests.storage.instants import killed_at
from tests.storage.runs import FETCHED, crawl_in_hand, new_run, page, parsed, url
from tests.upkeep.folders import contents, copy, index, run, settle, unreadable
from tests.upkeep.test_compaction import compacted
from yybnet_crawler.archives.warc import read_warc
from yybnet_crawler.commands.forget import addresses
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.items import Capture, Page, RecommendedLink
from yybnet_crawler.reextraction.merge import merge
from yybnet_crawler.reextraction.part import Part, make
from yybnet_crawler.storage.archive import place_of
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.troubles import Troubles
from yybnet_crawler.upkeep.erasure import forget, tombstone_name, unfinished

STORY = "第七盏灯在桥头第三根柱子上。"


def forgotten(data: Path, *urls: str) -> dict[str, int]:
    folder = DataFolder(data)
    try:
        folder.settle()
        name = tombstone_name(data, datetime.now(UTC))
        return dict(forget(folder, name, urls, "asked for by who is named in it"))
    finally:
        folder.close()


def story_page(number: int) -> Page:
    story = f"<h1>灯亮了</h1><p>来源：耀州晚报 2026-01-09</p><p>{STORY}</p>"
    return page(url(number), f"<html><head><title>灯</title></head><body>{story}</body></html>".encode())


def told(number: int, **fields: Any) -> Any:
    found = parsed(url(number), **fields)
    found.article.body = [STORY]
    return type(found)(story_page(number), found.article)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return made(tmp_path / "data")


def made(data: Path) -> Path:
    link = RecommendedLink(section="新闻推荐", title="灯亮了", url=url(7), summary=STORY[:6])
    run(data, [told(7), parsed(url(1)), unreadable(102)], month="202609")
    run(data, [told(7, title="灯又亮了"), parsed(url(2), recommended_links=[link])], full=True)
    run(data, [unreadable(7), parsed(url(3))], full=True)
    settle(data)
    return data


def everything(data: Path) -> bytes:
    """Every byte of the folder that is not a tombstone's, unpacked where it is packed."""
    files = [path for path in data.rglob("*") if path.is_file() and path.parent.name != "forgotten"]
    return b"".join(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in files)


def test_before_it_is_forgotten_it_is_there(data: Path) -> None:
    assert STORY.encode() in everything(data)
    assert url(7).encode() in everything(data)


@pytest.mark.parametrize("packed", [False, True], ids=["files by themselves", "months' files"])
def test_nothing_of_it_is_left_and_the_others_are_as_they_were(data: Path, packed: bool) -> None:
    if packed:
        compacted(data)
    before = contents(data)
    taken = forgotten(data, url(7))
    assert taken == {"lines": 6, "links": 1, "pages": 3}  # three lines, and three that lead to their pages
    left = everything(data)
    for words in (STORY, STORY[:6], "灯又亮了"):
        assert words.encode() not in left
    assert url(7) not in json.dumps(contents(data)["articles"])
    for kind in ("articles", "rejected"):
        others = [row for row in before[kind] if row["url"] != url(7)]
        assert [{**row, "recommended_links": []} for row in contents(data)[kind]] == [
            {**row, "recommended_links": []} for row in others
        ]


def test_the_other_pages_are_where_their_rows_say(data: Path) -> None:
    names = sorted(path.name.removesuffix(".warc.gz") for path in (data / "pages").glob("*.warc.gz"))
    before = place_of(data, names[0], url(1)), place_of(data, names[0], url(102))
    forgotten(data, url(7))
    assert (place_of(data, names[0], url(1)), place_of(data, names[0], url(102))) == before
    for name in names:
        for found in read_warc(data / "pages" / f"{name}.warc.gz"):
            assert not getattr(found.what, "damaged", False)
    place = before[1]
    assert place is not None
    packed = (data / place["file"]).read_bytes()[place["offset"] : place["offset"] + place["length"]]
    assert url(102).encode() in gzip.decompress(packed)


def test_what_stays_is_a_tombstone_without_its_words(data: Path) -> None:
    forgotten(data, url(7))
    (path,) = (data / "forgotten").iterdir()
    assert list(json.loads(path.read_text("utf-8"))) == ["url", "reason", "at"]
    assert json.loads(path.read_text("utf-8"))["reason"] == "asked for by who is named in it"


@pytest.mark.parametrize("arguments", [{}, {"full": True}, {"recheck_days": 900}, {"relist": True}], ids=str)
def test_it_is_never_asked_for_again(data: Path, arguments: dict[str, Any]) -> None:
    forgotten(data, url(7))
    run = new_run(data, **arguments)
    run._open()
    assert not run.wants(url(7))
    assert not run.wants("http://m.yybnet.net/tongchuan/news/202601/7.html?from=top")
    assert url(7) not in run.overdue()
    run._close("finished")


def test_nor_kept_when_another_address_forwards_to_it_nor_named_by_new_articles(data: Path) -> None:
    forgotten(data, url(7))
    run = new_run(data)
    run._open()
    html = [("Content-Type", "text/html")]
    run.arrived(Capture(url(7), 200, html, STORY.encode(), FETCHED))
    link = RecommendedLink(section="新闻推荐", title="灯亮了", url=url(7), summary=STORY[:6])
    run.wants(url(9))
    run.asked(url(9))
    run.write_article(parsed(url(9), recommended_links=[link]))
    run._close("finished")
    assert STORY[:6].encode() not in everything(data)


def test_an_index_made_anew_has_forgotten_it_too(data: Path) -> None:
    forgotten(data, url(7))
    said = index(data)
    assert not any(url(7) in map(str, row) for table in ("known", "refused") for row in said[table])
    for path in data.glob("state.sqlite*"):
        path.unlink()
    again = index(data)
    # Of several addresses with one story any may stand there.
    assert {**again, "stories": []} == {**said, "stories": []}


def test_a_file_with_its_line_that_is_copied_in_later_does_not_make_it_known(data: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other")
    forgotten(data, url(7))
    for path in (other / "articles").iterdir():
        path.rename(data / "articles" / path.name)
    settle(data)
    assert not any(url(7) in map(str, row) for row in index(data)["known"])
    assert forgotten(data, url(7))["lines"] == 2
    assert STORY.encode() not in everything(data)


def test_a_re_extraction_does_not_bring_it_back(data: Path, tmp_path: Path) -> None:
    archive = next(iter(sorted((data / "pages").glob("*.warc.gz"))))
    elsewhere = tmp_path / archive.name
    elsewhere.write_bytes(archive.read_bytes())
    forgotten(data, url(7))
    part = Part(elsewhere, data, for_merge=True)
    report = merge(part, make(part), Troubles())
    assert report["merged"]["forgotten"] == 1
    assert STORY.encode() not in everything(data)


def test_killed_at_any_instant_the_next_run_does_the_rest(memory: Path) -> None:
    old = made(memory / "old")
    compacted(old)
    run(old, [told(8), parsed(url(4))])
    others = [row for row in contents(old)["articles"] if row["url"] != url(7)]
    for instant in count(step=3):
        data = copy(old, memory / str(instant))
        killed = killed_at(instant, forgotten, data, url(7))
        crawl_in_hand(data, [parsed(url(1))])
        assert unfinished(data) == [], instant
        if not contents(data)["forgotten"]:  # killed before it was said
            assert STORY.encode() in everything(data)
            forgotten(data, url(7))
        assert "灯又亮了".encode() not in everything(data), instant
        assert url(7) not in json.dumps(contents(data)["articles"]), instant
        archives = [gzip.decompress(path.read_bytes()) for path in (data / "pages").glob("*.warc.gz")]
        assert not any(url(7).encode() in archive for archive in archives), instant
        assert [row["url"] for row in contents(data)["articles"]] == [row["url"] for row in others], instant
        assert list(data.rglob("*.part")) == [], instant
        if not killed:
            break
    assert instant > 40


def test_the_command_says_what_it_took_out(data: Path) -> None:
    done = scrapy("forget", url(7), "--reason", "asked for", "-s", f"YYBNET_DATA_DIR={data}")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 articles are forgotten: 6 lines, 3 pages, 1 links of other articles were taken out\n"


def test_why_it_is_to_be_forgotten_must_be_said(data: Path) -> None:
    done = scrapy("forget", url(7), "-s", f"YYBNET_DATA_DIR={data}")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'scrapy forget: give --reason "...": it is all that stays of them\n'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give the addresses of the articles"),
        (["https://example.org/"], "https://example.org/: not an article's address; it looks like"),
    ],
    ids=["none", "another site's"],
)
def test_what_is_no_article_s_address_is_told(arguments: list[str], said: str) -> None:
    with pytest.raises(BadArgument, match=said):
        addresses(arguments)


def test_a_run_at_its_city_is_respected(data: Path) -> None:
    run = new_run(data)
    run._open()
    before = everything(data)
    done = scrapy("forget", url(7), "--reason", "asked for", "-s", f"YYBNET_DATA_DIR={data}")
    run._close("finished")
    assert done.returncode == 6
    assert "tongchuan is being crawled by a run" in done.stderr
    assert STORY.encode() in before
    assert contents(data)["forgotten"] == []

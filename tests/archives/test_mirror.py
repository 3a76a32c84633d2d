from pathlib import Path

import pytest

from tests.archives.warcs import article
from yybnet_crawler.archives.inputs import inputs, read_input
from yybnet_crawler.archives.mirror import mirrored_address
from yybnet_crawler.archives.warc import Passed
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.items import Page


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/mirror/www.yybnet.net/tongchuan/news/201903/1.html", "http://www.yybnet.net/tongchuan/news/201903/1.html"),
        ("/m.yybnet.net/tongchuan/index.html", "http://m.yybnet.net/tongchuan/"),
        ("/example.com/tongchuan/news/201903/1.html", None),
        ("/www.yybnet.net/tongchuan/my-index.html", "http://www.yybnet.net/tongchuan/my-index.html"),
        ("/pages/1.html", None),
    ],
)
def test_a_mirrored_file_s_place_is_its_address(path, address):
    assert mirrored_address(Path(path)) == address


def test_a_mirror_gives_its_articles_and_says_what_else_it_holds(tmp_path):
    pages = tmp_path / "www.yybnet.net" / "tongchuan" / "news"
    (pages / "201903").mkdir(parents=True)
    (pages / "201903" / "1.html").write_bytes(article(1))
    (pages / "index.html").write_bytes(b"<a href='201903/1.html'>1</a>")
    (tmp_path / "notes.html").write_bytes(b"<p>mine</p>")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    found = [each.what for each in read_input(tmp_path)]
    assert [(each.url, each.body) for each in found if isinstance(each, Page)] == [
        ("http://www.yybnet.net/tongchuan/news/201903/1.html", article(1))
    ]
    assert [each.reason for each in found if isinstance(each, Passed)] == ["no_address", "no_article_address"]


def test_a_folder_stands_for_its_archives_and_for_its_pages(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.warc.gz").write_bytes(b"")
    (tmp_path / "page.html").write_bytes(b"<p>")
    assert inputs([str(tmp_path), str(tmp_path / "a" / "b.warc.gz")]) == [tmp_path / "a" / "b.warc.gz", tmp_path]


@pytest.mark.parametrize("name", ["nothing", "empty", "page.txt"])
def test_what_cannot_be_read_is_told_by_its_name(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.txt").write_bytes(b"words")
    with pytest.raises(BadArgument, match=name):
        inputs([str(tmp_path / name)])

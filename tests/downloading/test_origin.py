"""Requests for the site go to the origin, and nothing downstream can tell."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import Response

from tests.downloading.crawls import Job, Outcome, crawl
from yybnet_crawler.downloading.origin import FolderOrigin, read_origin
from yybnet_crawler.errors import BadArgument

ARTICLE = "https://m.yybnet.net/tongchuan/news/201801/1.html"
SEARCH = "http://www.yybnet.net/search.php?q=%E7%94%B2&page=2"
OLD = "http://yybnet.net/old/"
FOREIGN = "http://foreign.test/page.html"
OTHER_PORT = "http://www.yybnet.net:8080/page.html"

ASKED: list[str] = []  # by host and path


class Mirror(BaseHTTPRequestHandler):
    """Answers with the address that it was asked for, as the request says it; /old/ has moved."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        asked = f"{self.headers['Host']}{self.path}"
        ASKED.append(asked)
        moved = self.path == "/old/"
        body = b"" if self.path in ("/robots.txt", "/old/") else asked.encode()
        self.send_response(302 if moved else 200)
        if moved:
            self.send_header("Location", "https://www.yybnet.net/new/")
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory):
    """What a crawl through a mirror got, and what the mirror was asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    jobs = {"site": Job(origin, [ARTICLE, SEARCH, OLD, FOREIGN, OTHER_PORT])}
    # Whatever were asked for directly, by mistake, would end here as well and not in the world.
    names = dict.fromkeys(["127.0.0.1", "foreign.test", "www.yybnet.net"], "127.0.0.1")
    found = crawl(tmp_path_factory.mktemp("data"), jobs, names)
    server.shutdown()
    server.server_close()
    return found["site"], ASKED


def test_the_origin_gets_the_sites_own_host_path_and_query(mirrored):
    _, asked = mirrored
    assert "m.yybnet.net/tongchuan/news/201801/1.html" in asked
    assert "www.yybnet.net/search.php?q=%E7%94%B2&page=2" in asked


def test_responses_keep_the_sites_address(mirrored):
    site, _ = mirrored
    body = "m.yybnet.net/tongchuan/news/201801/1.html"
    assert site.outcome(ARTICLE) == Outcome("page", url=ARTICLE, body=body)


def test_redirects_of_the_site_are_followed_at_the_origin(mirrored):
    site, _ = mirrored
    assert site.outcome(OLD).url == "https://www.yybnet.net/new/"
    assert site.outcome(OLD).body == "www.yybnet.net/new/"


def test_robots_txt_comes_from_the_origin_too(mirrored):
    _, asked = mirrored
    assert "m.yybnet.net/robots.txt" in asked


@pytest.mark.parametrize("url", [FOREIGN, OTHER_PORT])
def test_no_other_host_or_port_is_asked_through_the_origin(mirrored, url):
    site, asked = mirrored
    assert site.outcome(url).reason == "offsite"
    assert not [one for one in asked if "foreign" in one or "8080" in one]


# --- A folder -----------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    pages = tmp_path / "pages"
    listing = pages / "www.yybnet.net" / "tongchuan"
    listing.mkdir(parents=True)
    (listing / "index.html").write_text("第一页", "utf-8")
    (listing / "index.html?page=2").write_text("第二页", "utf-8")
    (listing / "甲.html").write_text("汉字", "utf-8")
    (pages / "www.yybnet.net" / "robots.txt").write_text("User-agent: *")
    (pages / "404.html").write_text("没有", "utf-8")
    (tmp_path / "secret.txt").write_text("不可读", "utf-8")
    (listing / "out.html").symlink_to(tmp_path / "secret.txt")
    return pages


def answer(folder: Path, url: str) -> Response:
    return FolderOrigin(folder).response(Request(url))


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.yybnet.net/tongchuan/", "第一页"),
        ("http://WWW.yybnet.net/tongchuan/index.html#top", "第一页"),
        ("https://www.yybnet.net/tongchuan/?page=2", "第二页"),
        ("https://www.yybnet.net/tongchuan/甲.html", "汉字"),
    ],
)
def test_a_folder_is_served_by_host_path_and_query(folder, url, text):
    response = answer(folder, url)
    assert (response.status, response.url, response.body.decode()) == (200, Request(url).url, text)
    assert response.headers["Content-Type"] == b"text/html"


def test_a_text_file_is_plain_text(folder):
    response = answer(folder, "https://www.yybnet.net/robots.txt")
    assert response.headers["Content-Type"] == b"text/plain"


@pytest.mark.parametrize(
    "path",
    [
        "/tongchuan/3.html",
        "/tongchuan",
        "/tongchuan/?page=3",
        "/../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/tongchuan/out.html",
        "/%00",
        f"/{'a' * 300}.html",
    ],
    ids=["missing", "folder", "query", "dots", "escaped-dots", "link-out", "nul", "long"],
)
def test_what_is_not_in_the_folder_is_a_404_page(folder, path):
    response = answer(folder, f"https://www.yybnet.net{path}")
    assert (response.status, response.body.decode()) == (404, "没有")


def test_a_folder_needs_no_404_page(tmp_path):
    assert answer(tmp_path, "https://www.yybnet.net/").body == b""


# --- The setting --------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [None, ""])
def test_without_an_origin_the_site_itself_is_asked(value):
    assert read_origin(value) is None


def test_a_folder_may_be_relative(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    assert read_origin("file:pages") == FolderOrigin(tmp_path / "pages")


@pytest.mark.parametrize(
    "value",
    ["127.0.0.1:80", "ftp://127.0.0.1", "http://", "http://127.0.0.1:x", "http://127.0.0.1/a", "file:no"],
)
def test_an_origin_that_cannot_be_used_is_named(value):
    with pytest.raises(BadArgument, match="YYBNET_ORIGIN="):
        read_origin(value)

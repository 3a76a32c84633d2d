"""`scrapy extract` reads pages into records on standard output and says on standard error what gave none."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import fault_server as faults
from tests.archives.warcs import READ, common_crawl, http, record
from tests.archives.warcs import address as archived
from tests.fault_server import FaultServer

ROOT = Path(__file__).parents[2]
ADDRESS = "https://www.yybnet.net/weichuan/news/201807/7721450.html"
OTHER = "https://www.yybnet.net/weichuan/news/201807/7721451.html"


def page(title: str, head: str = "") -> bytes:
    text = (
        f"<html><head><title>{title}_苇川新闻</title>{head}</head><body><h1>{title}</h1>"
        "<p>来源：苇川日报 2018-07-04 06:18</p>"
        "<p>本报讯（记者 季小满）停了九年的老渡口，昨天清晨又有了船，坐船的多是对岸的菜农。</p></body></html>"
    )
    return text.encode()


@pytest.fixture
def folder(tmp_path):
    """Two saved pages, one that is no article, a test case, and the site as a folder with the first two."""
    (tmp_path / "ferry.html").write_bytes(page("渡口又有了船"))
    (tmp_path / "crane.html").write_bytes(page("灰鹤飞回北滩", f'<link rel="canonical" href="{OTHER}">'))
    (tmp_path / "gone.html").write_bytes("<title>404</title><p>页面不存在</p>".encode())
    case = tmp_path / "case"
    case.mkdir()
    (case / "page.html").write_bytes(page("站台上的书架").decode().encode("gbk"))
    headers = {
        "url": ADDRESS,
        "content_type": "text/html; charset=gbk",
        "fetched_at": "2018-07-05T11:30:00+08:00",
    }
    (case / "headers.json").write_text(json.dumps(headers), "utf-8")
    for address, saved in ((ADDRESS, "ferry.html"), (OTHER, "crane.html")):
        copy = tmp_path / "site" / address.removeprefix("https://")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((tmp_path / saved).read_bytes())
    return tmp_path


def extract(folder: Path, *arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(folder, *arguments),
        cwd=folder,
        env=environment(),
        input=stdin,
        capture_output=True,
        timeout=60,
    )


def command(folder: Path, *arguments: str) -> list[str]:
    quick = f"YYBNET_ORIGIN=file:{folder / 'site'}", "DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=0"
    options = [option for setting in quick for option in ("-s", setting)]
    return [sys.executable, "-m", "scrapy", "extract", *options, *arguments]


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "yybnet_crawler.settings"}


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_files_and_cases_become_records_a_line_each_in_the_order_given(folder):
    done = extract(folder, "ferry.html", "case", "crane.html", "case/page.html")
    assert (done.returncode, done.stderr) == (0, b"")
    read = records(done)
    assert [record["title"] for record in read] == [
        "渡口又有了船",
        "站台上的书架",
        "灰鹤飞回北滩",
        "站台上的书架",
    ]
    assert list(read[0])[:4] == ["url", "title", "source", "date"]
    assert list(read[0])[-1] == "schema"
    assert "渡口又有了船" in done.stdout.decode("utf-8")  # as itself, not escaped


def test_a_file_has_the_address_of_its_case_else_its_own_else_its_place(folder):
    read = records(extract(folder, "case", "crane.html", "ferry.html"))
    assert [record["url"] for record in read] == [ADDRESS, OTHER, (folder / "ferry.html").as_uri()]
    assert [record["fetched_at"] for record in read] == ["2018-07-05T11:30:00+08:00", None, None]


def test_standard_input_is_read_under_the_address_given(folder):
    done = extract(folder, "--url", ADDRESS, "-", stdin=page("渡口又有了船"))
    [record] = records(done)
    assert (record["url"], record["title"]) == (ADDRESS, "渡口又有了船")


def test_what_gives_no_record_is_a_line_that_names_it_and_the_rest_goes_on(folder):
    done = extract(folder, "gone.html", "ferry.html")
    assert done.returncode == 3
    assert [record["title"] for record in records(done)] == ["渡口又有了船"]
    assert done.stderr.decode().startswith("scrapy extract: gone.html: error_page: ")
    assert len(done.stderr.splitlines()) == 1


def test_addresses_are_fetched_with_the_projects_settings_and_leave_no_data(folder):
    missing, elsewhere = ADDRESS.replace("7721450", "1"), "https://example.org/a.html"
    done = extract(folder, OTHER, missing, "ferry.html", ADDRESS, elsewhere)
    assert done.returncode == 3
    read = records(done)
    assert [record["title"] for record in read] == ["灰鹤飞回北滩", "渡口又有了船", "渡口又有了船"]
    assert [record["url"] for record in read][::2] == [OTHER, ADDRESS]
    assert str(read[0]["fetched_at"]).startswith("20")
    not_found, offsite = done.stderr.decode().splitlines()
    assert not_found.startswith(f"scrapy extract: {missing}: http_404: ")
    assert offsite.startswith(f"scrapy extract: {elsewhere}: offsite: ")
    assert not (folder / "data").exists()


def test_a_page_that_robots_txt_keeps_to_itself_is_not_fetched(folder):
    (folder / "site" / "www.yybnet.net" / "robots.txt").write_text("User-agent: *\nDisallow: /weichuan/\n")
    done = extract(folder, ADDRESS)
    assert (done.returncode, done.stdout) == (3, b"")
    assert f"{ADDRESS}: robots" in done.stderr.decode()


def test_explain_shows_the_words_their_place_and_the_rule_instead_of_the_record(folder):
    done = extract(folder, "--explain", "ferry.html", "gone.html")
    assert (done.returncode, done.stderr) == (3, b"")
    said = done.stdout.decode()
    title = said[said.index("\ntitle: ") + 1 :].splitlines()
    assert title[0] == "title: 渡口又有了船"
    assert title[1].startswith("    by ")
    assert title[2].split() == ["1", "渡口又有了船", "/html/body/h1"]
    assert "NO ARTICLE (error_page): " in said


def test_explain_json_is_a_line_a_page(folder):
    done = extract(folder, "--explain-json", "ferry.html", "gone.html")
    ferry, gone = records(done)
    assert (ferry["not_an_article"], gone["not_an_article"]) == (None, "error_page")
    assert done.returncode == 3


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "give files or addresses of article pages"),
        (
            ["--url", ADDRESS, "ferry.html", "crane.html"],
            "--url is for a single file; an address says it itself",
        ),
        (["--url", ADDRESS, OTHER], "--url is for a single file; an address says it itself"),
        (["--url", "foo", "ferry.html"], "--url=foo: no http(s) address"),
        (["--url", "http://", "crawl.warc"], "--url=http://: no http(s) address"),
        (["ferry.html", "nowhere.html"], "nowhere.html is neither a file nor an http(s) address"),
        (["ferry.html", "nothing"], "nothing: a folder without a WARC file or a saved page"),
        (["--explian", "ferry.html"], "--explian: there is no such option; --help lists them"),
    ],
    ids=[
        "nothing-to-read",
        "one-address-for-two-files",
        "an-address-for-an-address",
        "no-address",
        "half-an-address",
        "no-file",
        "an-empty-folder",
        "no-option",
    ],
)
def test_wrong_arguments_are_one_line_and_nothing_is_read(folder, arguments, why):
    (folder / "nothing").mkdir()
    done = extract(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"scrapy extract: {why}\n"


def test_a_reader_that_wants_no_more_ends_it_in_silence(folder):
    many = ["ferry.html"] * 400  # more than a pipe holds
    process = subprocess.Popen(
        command(folder, *many),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    process.stdout.close()
    assert json.loads(first)["title"] == "渡口又有了船"
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


def hear_ctrl_c() -> None:
    """A shell that runs the tests in the background has them, and all that they start, ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_says_so_and_leaves_whole_lines(folder, told):
    pages = folder / "site" / "www.yybnet.net" / "weichuan" / "news" / "201807"
    for number in range(400):
        (pages / f"{number}.html").write_bytes(page("渡口又有了船"))
    written = folder / "written.jsonl"
    with written.open("wb") as file:
        many = command(folder, *["site"] * 50)
        process = subprocess.Popen(
            many, cwd=folder, env=environment(), stdout=file, stderr=subprocess.PIPE, preexec_fn=hear_ctrl_c
        )
    while not written.stat().st_size and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(told)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"scrapy extract: interrupted\n")
    assert written.read_bytes().endswith(b"}\n")
    assert all(json.loads(line) for line in written.read_bytes().splitlines())


def test_interrupted_while_it_fetches_it_says_so(folder):
    with FaultServer({"/robots.txt": faults.status(404)}, faults.hang) as server:
        process = subprocess.Popen(
            command(folder, "-s", f"YYBNET_ORIGIN={server.origin}", "-s", "DOWNLOAD_TIMEOUT=2", ADDRESS, OTHER),
            cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=hear_ctrl_c,
        )  # fmt: skip
        deadline = time.monotonic() + 60
        while len(server.asked) < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said.splitlines()[-1]) == (130, b"scrapy extract: interrupted")


@pytest.mark.skipif("YYBNET_CORPUS" not in os.environ, reason="YYBNET_CORPUS is not set")
def test_every_real_page_of_other_sites_gives_a_record(folder):
    pages = sorted(Path(os.environ["YYBNET_CORPUS"]).resolve().glob("pages/*.html"))
    done = extract(folder, *map(str, pages))
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(records(done)) == len(pages) > 20


# --- Archives and folders -------------------------------------------------------------------------------


def test_an_archive_gives_its_articles_and_says_what_else_is_in_it(folder):
    common_crawl(folder / "crawl.warc.gz", large=11 * 1024 * 1024)
    done = extract(folder, "crawl.warc.gz")
    addresses = [archived(number).replace("http:", "https:") for number in READ]
    assert [record["url"] for record in records(done)] == addresses
    said = done.stderr.decode().splitlines()
    assert f"scrapy extract: crawl.warc.gz: {archived(12)}: too_large" in said
    assert said[-1].startswith("scrapy extract: crawl.warc.gz: passed over 4 request, 4 metadata, 2 other_host")
    assert done.returncode == 3  # some that were wanted could not be had


def test_one_page_of_an_archive_is_explained(folder):
    common_crawl(folder / "crawl.warc", large=1)
    done = extract(folder, "crawl.warc", "--url", archived(5), "--explain")
    assert done.stdout.decode().startswith(archived(5))
    assert "桥头第5盏路灯亮了" in done.stdout.decode()


def test_one_page_of_a_mirrored_folder_is_read(folder):
    [record] = records(extract(folder, "site", "--url", OTHER))
    assert (record["url"], record["title"]) == (OTHER, "灰鹤飞回北滩")


def test_an_archive_may_come_by_standard_input(folder):
    content = common_crawl(folder / "crawl.warc.gz", large=1).read_bytes()
    assert len(records(extract(folder, "-", stdin=content))) == len(READ)


def test_a_mirrored_folder_an_archive_and_a_file_in_one_go(folder):
    common_crawl(folder / "crawl.warc.gz", large=1)
    done = extract(folder, "site", "crawl.warc.gz", "crane.html")
    titles = [record["title"] for record in records(done)]
    assert titles[:2] == ["渡口又有了船", "灰鹤飞回北滩"]
    assert titles[-1] == "灰鹤飞回北滩"
    assert len(titles) == 3 + len(READ)


def test_an_archive_without_a_page_of_the_site_is_told(folder):
    (folder / "other.warc").write_bytes(record("response", archived(1, "http://example.com"), http(b"<p>")))
    done = extract(folder, "other.warc")
    said = "scrapy extract: other.warc: no page to read in it (1 other_host)\n"
    assert (done.returncode, done.stderr.decode()) == (3, said)

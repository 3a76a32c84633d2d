"""`scrapy reextract` as a user types it."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator

from tests.archives.warcs import READ, address, article, common_crawl, http, record
from tests.storage.crawls import ROOT, crawl, lines
from tests.storage.small_site import SmallSite, served


def command(data: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "scrapy", "reextract", "-s", f"YYBNET_DATA_DIR={data}", *map(str, arguments)]


def reextract(data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(data, *arguments), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def content(folder: Path) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in lines(folder))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """The data folder of a run over a small site with a page that says nothing."""
    data = tmp_path_factory.mktemp("data")
    with served(SmallSite(30, pages={3: lambda number: (200, "<html><body></body></html>")})) as site:
        assert crawl(site.origin, data, spider="region").returncode == 0
    return data


@pytest.fixture
def data(crawled, tmp_path):
    return Path(shutil.copytree(crawled, tmp_path / "data"))


def many(folder: Path, files: int, pages: int) -> list[int]:
    """Archives with so many pages each; the numbers of all."""
    folder.mkdir()
    for file in range(files):
        numbers = range(file * pages, (file + 1) * pages)
        whole = b"".join(record("response", address(number), http(article(number))) for number in numbers)
        (folder / f"{file}.warc").write_bytes(whole)
    return list(range(files * pages))


def numbers(folder: Path) -> Counter[int]:
    return Counter(int(row["url"].rpartition("/")[2].removesuffix(".html")) for row in lines(folder / "articles"))


def test_a_run_s_archive_gives_the_run_s_records_to_the_byte(data, tmp_path):
    done = reextract(data, data / "pages", "--out", tmp_path / "again")
    assert (done.returncode, done.stderr) == (0, "")
    assert content(tmp_path / "again" / "articles") == content(data / "articles")
    reasons = [(row["url"], row["reason"]) for row in lines(tmp_path / "again" / "rejected")]
    assert reasons == [(row["url"], row["reason"]) for row in lines(data / "rejected")]
    assert done.stdout.splitlines()[-1] == "1 inputs, 30 pages, 29 records"


def test_pages_that_were_sent_compressed_are_kept_so_and_read_again(tmp_path):
    with served(SmallSite(25, gzipped=True)) as site:
        assert crawl(site.origin, tmp_path / "data", spider="region").returncode == 0
    (archive,) = (tmp_path / "data" / "pages").glob("*.warc.gz")
    kept = [each.http_headers for each in ArchiveIterator(str(archive)) if each.headers["WARC-Type"] == "response"]
    assert [each["Content-Encoding"] for each in kept if each.status_code == 200] == ["gzip"] * 28
    reextract(tmp_path / "data", tmp_path / "data" / "pages", "--out", tmp_path / "again")
    assert content(tmp_path / "again" / "articles") == content(tmp_path / "data" / "articles")
    assert len(content(tmp_path / "again" / "articles")) == 25


def test_into_a_data_folder_goes_what_changed_and_nothing_else(data):
    (articles,) = (data / "articles").glob("*.jsonl")
    rows = lines(data / "articles")
    worse = [{**row, "source": None} if number < 2 else row for number, row in enumerate(rows)][:-1]
    articles.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in worse), "utf-8")
    done = reextract(data, data / "pages")
    assert done.returncode == 0, done.stderr
    assert "1 new, 2 changed, 26 unchanged" in done.stdout
    (new,) = set((data / "articles").glob("*.jsonl")) - {articles}
    assert new.name > articles.name  # so that its versions are the ones that count
    assert {row["url"] for row in lines(data / "articles")[-3:]} == {rows[0]["url"], rows[1]["url"], rows[-1]["url"]}
    again = reextract(data, data / "pages")
    assert "done before" in again.stdout
    assert len(list((data / "articles").glob("*.jsonl"))) == 2
    assert not list(data.rglob("*.part"))


def test_the_next_run_knows_what_was_written(data):
    (articles,) = (data / "articles").glob("*.jsonl")
    articles.unlink()
    assert "29 new" in reextract(data, data / "pages").stdout
    with served(SmallSite(30)) as site:
        crawl(site.origin, data, spider="region")
        assert site.article_hits() <= 1  # the one that said nothing


def test_an_older_page_does_not_take_the_place_of_a_newer_record(data, tmp_path):
    url = lines(data / "articles")[0]["url"]
    old = record("response", url, http(article(1).replace("昨夜".encode(), "早年".encode())))
    (tmp_path / "old.warc").write_bytes(old)
    done = reextract(data, tmp_path / "old.warc")
    assert done.returncode == 0
    assert "1 older" in done.stdout
    assert len(list((data / "articles").glob("*.jsonl"))) == 1


def test_a_page_refused_as_another_address_s_article_is_none_either_when_it_is_read_again(tmp_path):
    for name, number in (("own", 1), ("wrong", 2)):
        (tmp_path / f"{name}.warc").write_bytes(record("response", address(number), http(article(1))))
    data = tmp_path / "data"
    assert "1 new" in reextract(data, tmp_path / "own.warc").stdout
    (data / "rejected").mkdir(exist_ok=True)
    own = address(2, "https://www.yybnet.net")
    refused = {"url": own, "reason": "not_its_own_page", "transient": True, "at": "2026-01-03T08:00:00+08:00"}
    (data / "rejected" / "20260103T000000000Z-tongchuan-abcdef.jsonl").write_text(json.dumps(refused) + "\n")
    assert "1 not its own page" in reextract(data, tmp_path / "wrong.warc").stdout
    assert numbers(data) == {1: 1}


def test_one_story_at_two_addresses_is_two_records(tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.warc").write_bytes(record("response", address(number), http(article(1))))
    reextract(tmp_path / "data", tmp_path / "1.warc", tmp_path / "2.warc")
    assert numbers(tmp_path / "data") == {1: 1, 2: 1}


def test_a_city_that_a_run_has_is_left_to_it(data, tmp_path):
    import fcntl

    with (data / "locks" / "tongchuan.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = reextract(data, data / "pages")
    assert done.returncode == 6
    assert "tongchuan is being crawled by another run" in done.stderr
    assert reextract(data, data / "pages").returncode == 0


def test_others_archives_and_a_mirror_come_in_by_the_same_door(tmp_path):
    size = common_crawl(tmp_path / "crawl.warc.gz", large=1).stat().st_size
    mirror = tmp_path / "mirror" / "www.yybnet.net" / "tongchuan" / "news" / "201903"
    mirror.mkdir(parents=True)
    (mirror / "99.html").write_bytes(article(99))
    done = reextract(tmp_path / "data", tmp_path / "crawl.warc.gz", tmp_path / "mirror", "--out", tmp_path / "out")
    assert done.returncode == 3  # its last record is torn
    said = rf"scrapy reextract: {tmp_path}/crawl\.warc\.gz: not all of it could be read \(1 truncated; offset (\d+)\)\n"
    assert (match := re.fullmatch(said, done.stderr))
    assert size - 1000 < int(match[1]) < size
    assert sorted(numbers(tmp_path / "out")) == sorted([*READ, 99])
    assert "2 other_host" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give WARC files, or folders"),
        (["nothing.warc"], "nothing.warc: there is no such file or folder"),
        (["--workers", "0", "nothing.warc"], "--workers=0"),
        (["README.md"], "README.md: no WARC file"),
    ],
)
def test_wrong_arguments_are_told(tmp_path, arguments, said):
    done = reextract(tmp_path, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("out", "named", "workers"),
    [
        ("file", "file", "1"),
        ("file/again", "file/again", "1"),
        ("again", "again/articles", "1"),
        ("again", "again/articles", "2"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_named_and_not_the_input(tmp_path, out, named, workers):
    many(tmp_path / "in", 2, 1)
    (tmp_path / "file").touch()
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "articles").touch()
    done = reextract(tmp_path / "data", tmp_path / "in", "--out", tmp_path / out, "--workers", workers)
    assert done.returncode == 5
    for line in done.stderr.splitlines():
        assert re.fullmatch(f"scrapy reextract: {tmp_path / named}: (File exists|Not a directory)", line), line
    assert done.stderr


def test_a_torn_archive_is_told_each_time(tmp_path):
    whole = tmp_path / "whole.warc.gz"
    common_crawl(whole)
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    for _ in range(2):
        done = reextract(tmp_path / "data", torn, "--out", tmp_path / "out")
        assert done.returncode == 3
        assert f"{torn}: not all of it could be read" in done.stderr


def test_archives_without_a_page_of_the_site_are_told(tmp_path):
    (tmp_path / "a.warc").write_bytes(record("response", address(1, "http://example.com"), http(b"<p>")))
    done = reextract(tmp_path / "data", tmp_path / "a.warc", "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "no article page of the site is in any of them" in done.stderr


def test_a_worker_that_is_killed_costs_no_record_and_writes_none_twice(tmp_path):
    wanted = many(tmp_path / "in", 6, 250)
    process = subprocess.Popen(
        command(tmp_path, tmp_path / "in", "--out", tmp_path / "out", "--workers", "2"),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    os.kill(_a_worker_at_work(process.pid, tmp_path / "out"), signal.SIGKILL)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert numbers(tmp_path / "out") == Counter(wanted)
    assert not list((tmp_path / "out").rglob("*.part"))


def test_stopped_it_leaves_no_process_and_the_same_command_does_what_is_missing(tmp_path):
    wanted = many(tmp_path / "in", 6, 250)
    line = command(tmp_path, tmp_path / "in", "--out", tmp_path / "out", "--workers", "2")
    process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    worker = _a_worker_at_work(process.pid, tmp_path / "out")
    _until(lambda: list((tmp_path / "out").glob("reextracted/*.json")))
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "scrapy reextract: interrupted; the same command does what is missing\n"
    _until(lambda: not Path(f"/proc/{worker}").exists())
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert 0 < done.stdout.count("done before") < 6
    assert numbers(tmp_path / "out") == Counter(wanted)


def _a_worker_at_work(parent: int, out: Path) -> int:
    """The process that has a part of an article file open."""
    found: list[int] = []

    def look() -> bool:
        for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            opened = Path(f"/proc/{child}/fd")
            if any(each.readlink().is_relative_to(out) for each in opened.iterdir()):
                found.append(int(child))
        return bool(found)

    _until(look)
    return found[0]


def _until(true: Any) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            if true():
                return
        except OSError:  # a process that ended while it was looked at
            pass
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_killed_it_leaves_no_process_either(tmp_path):
    many(tmp_path / "in", 4, 250)
    line = command(tmp_path, tmp_path / "in", "--out", tmp_path / "out", "--workers", "2")
    process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    worker = _a_worker_at_work(process.pid, tmp_path / "out")
    process.kill()
    process.wait()
    _until(lambda: not Path(f"/proc/{worker}").exists())


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a Dask scheduler on this machine, and its workers."""
    file = folder / "scheduler.json"
    silent: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
    python = [sys.executable, "-m"]
    processes = [
        subprocess.Popen(
            [*python, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
             "--scheduler-file", str(file)], **silent,
        )
    ]  # fmt: skip
    try:
        _until(lambda: _address_in(file))
        address = _address_in(file)
        processes += [
            subprocess.Popen(
                [*python, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                 "--local-directory", str(folder)], **silent,
            )
            for _ in range(workers)
        ]  # fmt: skip
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _address_in(file: Path) -> str:
    """What a scheduler has written of where it is; "" until that is whole: the file is there before its words are."""
    try:
        return str(json.loads(file.read_text())["address"])
    except (OSError, ValueError):
        return ""


def test_a_dask_worker_that_is_killed_costs_no_record_and_writes_none_twice(tmp_path):
    wanted = many(tmp_path / "in", 6, 250)
    with cluster(tmp_path, 2) as (scheduler, workers):
        process = subprocess.Popen(
            command(tmp_path, tmp_path / "in", "--out", tmp_path / "out", "--cluster", scheduler),
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        _until(lambda: list((tmp_path / "out").glob("articles/*.part")))
        workers[0].kill()
        said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said
    assert numbers(tmp_path / "out") == Counter(wanted)
    assert not list((tmp_path / "out").rglob("*.part"))


def test_a_cluster_that_is_not_there_is_told(tmp_path):
    many(tmp_path / "in", 1, 1)
    done = reextract(tmp_path, tmp_path / "in", "--cluster", "nonsense://127.0.0.1:1")
    assert done.returncode == 2
    assert "--cluster=nonsense://127.0.0.1:1: no Dask scheduler answers there" in done.stderr

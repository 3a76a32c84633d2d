"""`every=1h`: round after round in one process, each a run of its own."""

import signal
import subprocess
import time
from pathlib import Path

from tests.storage.crawls import ROOT, command, environment, lines, numbers
from tests.storage.small_site import SmallSite, served

ROUND = "every=0.03m"  # 1.8 seconds


def test_each_round_seals_its_files_and_the_next_finds_what_is_new(tmp_path: Path) -> None:
    with served(SmallSite(25)) as site:
        process = start(site, tmp_path)
        reports(tmp_path, 1)
        assert numbers(tmp_path) == list(range(1, 26))  # they are there while the process goes on
        site.articles = 27
        reports(tmp_path, 3)
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=30)[0]
    assert process.returncode == 130
    assert numbers(tmp_path) == list(range(1, 28))
    assert said.count(" articles written") >= 3
    assert not list(tmp_path.rglob("*.part"))


def test_a_round_that_is_not_done_in_its_time_is_gone_on_with(tmp_path: Path) -> None:
    with served(SmallSite(25)) as site:
        process = start(site, tmp_path, "-s", "DOWNLOAD_DELAY=0.2", "-s", "CONCURRENT_REQUESTS=1")
        while len(numbers(tmp_path)) < 25:
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        assert site.article_hits() <= 25 + len(list(tmp_path.glob("runs/*")))  # one may be on its way when time is up
    assert numbers(tmp_path) == list(range(1, 26))
    assert len(list(tmp_path.glob("articles/*.jsonl"))) > 1


def test_a_site_that_is_down_for_a_round_is_asked_again_by_the_next(tmp_path: Path) -> None:
    with served(SmallSite(5)) as site:
        answer, site.answer = site.answer, lambda path: (503, "")  # type: ignore[method-assign]
        process = start(site, tmp_path)
        reports(tmp_path, 1)
        site.answer = answer  # type: ignore[method-assign]
        while len(numbers(tmp_path)) < 5:
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def test_a_folder_that_cannot_be_written_ends_the_rounds(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with served(SmallSite(5)) as site:
        process = start(site, tmp_path / "file")
        said = process.communicate(timeout=30)[0]
    assert process.returncode == 5
    assert said.splitlines()[-1].startswith("scrapy crawl: cannot ")


def start(site: SmallSite, data: Path, *more: str) -> "subprocess.Popen[str]":
    line = command(site.origin, data, "-a", ROUND, "-L", "ERROR", *more, spider="region")
    pipe = subprocess.PIPE
    return subprocess.Popen(line, cwd=ROOT, env=environment(), stdout=pipe, stderr=subprocess.STDOUT, text=True)


def reports(data: Path, count: int) -> None:
    """Returns when so many runs have ended."""
    while len(list(data.glob("runs/*.json"))) < count:
        time.sleep(0.05)
    assert all(lines(data / "articles"))

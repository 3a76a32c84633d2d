import json
from pathlib import Path
from time import sleep

import pytest

from tests.storage.crawls import lines
from tests.storage.runs import FETCHED, crawl_in_hand, page, url
from yybnet_crawler.items import Rejection
from yybnet_crawler.storage.archive import Archive
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.lines import rejection_line

LINE = b'{"url":"https://www.yybnet.net/tongchuan/news/202601/1.html"}\n'


def settled(data: Path) -> DataFolder:
    folder = DataFolder(data)
    folder.settle()
    folder.close()
    return folder


def part(data: Path, kind: str, content: bytes) -> Path:
    path = data / kind / "20260101T000000000Z-tongchuan-abcdef.jsonl.part"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_after_a_power_loss_lines_up_to_the_first_damage_are_kept(tmp_path: Path) -> None:
    path = part(tmp_path, "articles", LINE * 2 + bytes(512) + b"\n" + LINE)
    settled(tmp_path)
    assert path.with_suffix("").read_bytes() == LINE * 2
    assert not path.exists()


def test_a_rejected_row_goes_when_the_raw_page_it_names_was_lost(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "pages", "20260101T000000000Z-tongchuan-abcdef")
    rows = []
    for number in (1, 2):
        rejection = Rejection(url(number), "missing_body", "no text", transient=False)
        place = archive.keep_page(url(number), page(url(number)))
        rows.append(rejection_line(rejection, at=FETCHED.isoformat(), page=place))
    archive.pages.close()
    archive.sidecar.close()
    torn = archive.pages.part.read_bytes()[:-5]
    archive.pages.part.write_bytes(torn)
    path = part(tmp_path, "rejected", b"".join(rows))
    settled(tmp_path)
    assert path.with_suffix("").read_bytes() == rows[0]
    assert [row["url"] for row in lines(tmp_path / "pages")] == [url(1)]


def test_a_torn_report_goes_and_a_whole_one_stays(tmp_path: Path) -> None:
    for name, content in (("a", b'{"run": "a"'), ("b", b'{"run": "b"}\n')):
        (tmp_path / "runs").mkdir(exist_ok=True)
        (tmp_path / "runs" / f"{name}.json.part").write_bytes(content)
    settled(tmp_path)
    assert [one.name for one in (tmp_path / "runs").iterdir()] == ["b.json"]
    assert json.loads((tmp_path / "runs" / "b.json").read_text()) == {"run": "b"}


def test_other_files_in_the_folder_are_let_alone(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "notes.txt").write_text("mine")
    (tmp_path / "articles" / "export.csv.part").write_text("somebody's export, under way")
    settled(tmp_path)
    assert (tmp_path / "articles" / "notes.txt").read_text() == "mine"
    assert (tmp_path / "articles" / "export.csv.part").read_text() == "somebody's export, under way"


def test_a_part_and_a_sealed_file_of_one_name_are_told_and_kept(tmp_path: Path) -> None:
    path = part(tmp_path, "articles", LINE)
    path.with_suffix("").write_bytes(LINE * 2)
    with pytest.raises(FileExistsError, match="move one away"):
        settled(tmp_path)
    assert path.read_bytes() == LINE
    assert path.with_suffix("").read_bytes() == LINE * 2


def test_a_start_need_not_go_through_the_reports_of_the_runs_before(tmp_path: Path) -> None:
    for _ in range(2):
        crawl_in_hand(tmp_path, [])
        sleep(0.1)
    folder = DataFolder(tmp_path)
    assert folder.ask(lambda state: state.scanned("runs")) == (tmp_path / "runs").stat().st_mtime_ns
    folder.close()


def test_a_report_that_is_copied_in_later_is_taken_in(tmp_path: Path) -> None:
    crawl_in_hand(tmp_path / "other", [])
    crawl_in_hand(tmp_path / "data", [])
    sleep(0.1)
    (report,) = (tmp_path / "other" / "runs").iterdir()
    report.rename(tmp_path / "data" / "runs" / report.name)
    folder = DataFolder(tmp_path / "data")
    folder.settle()
    assert f"runs/{report.name}" in folder.ask(lambda state: state.ingested("runs"))
    folder.close()

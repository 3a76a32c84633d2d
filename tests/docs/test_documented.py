"""Whatever a user can name stands in the documents, and they name nothing else."""

import json
import re
from argparse import ArgumentParser
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from scrapy.commands import ScrapyCommand
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

from tests.archives.warcs import common_crawl
from tests.docs.pages import (
    CHINESE,
    DATA,
    DOCUMENTS,
    OPERATIONS,
    README,
    ROOT,
    code,
    crawl_commands,
    named,
    section,
    table,
)
from tests.docs.reasons import rejection_reasons
from tests.docs.words_table import words_table
from yybnet_crawler import __version__, settings
from yybnet_crawler.comparison.result import compare
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.exit_status import ExitStatus
from yybnet_crawler.items import Article, Image, RecommendedLink, Region
from yybnet_crawler.reextraction.merge import merge
from yybnet_crawler.reextraction.part import Part, make
from yybnet_crawler.status.disk import Disk
from yybnet_crawler.status.figures import FolderStatus, RegionStatus
from yybnet_crawler.status.metrics import metrics
from yybnet_crawler.storage import walked
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.sealed import alone
from yybnet_crawler.storage.troubles import Troubles
from yybnet_crawler.upkeep.erasure import forget

DEPLOYED = [ROOT / "deploy" / "yybnet-crawler@.service", ROOT / "deploy" / "yybnet-crawler.cron"]
COMMANDS = [command for file in [*DOCUMENTS, *DEPLOYED] for command in crawl_commands(file)]


@pytest.fixture
def spiders(monkeypatch):
    monkeypatch.chdir(ROOT)
    return SpiderLoader.from_settings(get_project_settings())


def test_every_spider(spiders):
    documented = named(table(section(README, "Crawl the site"), "spider | what it does"))
    assert sorted(documented) == sorted(spiders.list())


def test_every_argument_of_every_spider(spiders):
    documented = {
        (spider, argument)
        for row in table(section(README, "Crawl the site"), "spider | argument, as `-a name=value`")
        for spider in code(row[0])
        for argument in code(row[1])
    }
    taken = {name: arguments_of(spiders.load(name)) for name in spiders.list()}
    assert documented == {(name, argument) for name in taken for argument in taken[name]}


def test_the_readme_in_chinese_says_what_the_other_says():
    def given(document: Path, heading: str, column: str) -> list[tuple[str, str]]:
        rows = table(section(document, heading), column)
        return sorted((spider, name) for row in rows for spider in code(row[0]) for name in code(row[1]))

    arguments = given(README, "Crawl the site", "spider | argument, as `-a name=value`")
    assert given(CHINESE, "抓取", "爬虫 | 参数（`-a 名=值`）") == arguments
    statuses = [row[0] for row in table(section(README, "How a run ends"), "exit status")]
    assert [row[0] for row in table(section(CHINESE, "退出码"), "退出码")] == statuses
    assert named(table(section(CHINESE, "记录"), "字段")) == list(Article.__annotations__)


def arguments_of(spider: Any) -> list[str]:
    """As the spider tells them to whoever gives one it does not know."""
    with pytest.raises(BadArgument) as refused:
        spider.check_arguments(nonsense="1")
    said = str(refused.value)
    assert "there are: " in said or "takes none" in said
    return said.partition("there are: ")[2].split(", ") if "there are: " in said else []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.where)
def test_a_crawl_that_is_shown_is_one_its_spider_takes(command, spiders):
    given = {name: value.replace("%I", "tongchuan") for name, value in command.arguments.items()}
    if given.get("url") == "...":
        given["url"] = "https://www.yybnet.net/tongchuan/news/201801/123456.html"
    if given.get("region") == "...":
        given["region"] = "tongchuan"
    spiders.load(command.spider).check_arguments(**given)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_a_command_to_type_begins_with_python_m(document):
    # The `scrapy` script may run the spiders of another project.
    assert not re.findall(r"^    scrapy .*|^\$ scrapy .*", document.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(file.stem for file in ROOT.glob("yybnet_crawler/commands/[!_]*.py")))
def test_every_command(command):
    assert f"python -m scrapy {command}" in README.read_text("utf-8")


def test_every_setting_of_our_own():
    documented = named(table(section(README, "Settings"), "setting"))
    assert sorted(documented) == sorted(name for name in vars(settings) if name.startswith("YYBNET_"))


@pytest.mark.parametrize(
    ("document", "heading", "column"),
    [(README, "How a run ends", "exit status"), (OPERATIONS, "Exit statuses", "status")],
    ids=["README", "operations"],
)
def test_every_exit_status(document, heading, column):
    rows = table(section(document, heading), column)
    assert [int(row[0]) for row in rows] == [int(status) for status in ExitStatus]


def test_every_make_target():
    (targets,) = re.findall(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    documented = named(table(section(README, "Make targets"), "target"))
    assert sorted(documented) == sorted(f"make {target}" for target in targets.split())


def test_every_key_of_a_record_in_its_order():
    documented = named(table(section(DATA, "A record: `articles/<run>.jsonl`"), "key"))
    assert [key for key in documented if "[]" not in key] == list(Article.__annotations__)
    assert nested(documented, "recommended_links[].") == list(RecommendedLink.__annotations__)
    assert nested(documented, "images[].") == list(Image.__annotations__)


def nested(keys: list[str], prefix: str) -> list[str]:
    return [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]


def test_every_key_of_a_region():
    rows = table(section(DATA, "A region: `regions.jsonl`"), "key")
    assert named(rows) == list(Region.__annotations__)


def test_every_key_of_a_re_extraction_s_report(tmp_path):
    part = Part(common_crawl(tmp_path / "a.warc.gz", large=1), tmp_path / "data", for_merge=True)
    report = merge(part, make(part), Troubles())
    documented = named(table(section(DATA, "A re-extraction: `reextracted/<input>.json`"), "key"))
    assert sorted({*documented, "of"}) == sorted(
        [*report, *(f"of.{key}" for key in report["of"]), *(f"merged.{key}" for key in report["merged"])]
    )


def test_every_key_of_a_comparison(tmp_path):
    for name, title in (("old", "桥"), ("new", "桥头")):
        row = {"url": "https://www.yybnet.net/tongchuan/news/202601/1.html", "title": title}
        (tmp_path / name).write_text(json.dumps(row) + "\n")
    found = compare([alone(tmp_path / "old")], [alone(tmp_path / "new")]).as_dict()
    documented = named(table(section(ROOT / "docs" / "archive.md", "What changed"), "key"))
    for name in ("added", "gone", "damaged_lines"):
        assert nested(documented, f"{name}.") == list(found[name])
    assert {key.partition(".")[0] for key in documented} == set(found)
    assert nested(documented, "fields.<field>.kinds.<kind>.") == list(found["fields"]["title"]["kinds"]["longer"])


def test_every_metric():
    at = 1795000000.0
    region = RegionStatus("tongchuan", at, last=at, last_good=at, usual=60.0, rejected=Counter(timeout=1))
    text = metrics(FolderStatus(ROOT, at, [region], 60.0, Disk(3, 2, 1, 1.0)))
    documented = named(table(section(OPERATIONS, "Was yesterday fine?"), "metric"))
    assert sorted(documented) == sorted(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["status", "forget"])
def test_every_option_of_a_command_that_looks_after_the_folder(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    parser = ArgumentParser(add_help=False)
    command = import_module(f"yybnet_crawler.commands.{name}").Command()
    command.settings = get_project_settings()
    command.add_options(parser)
    base = ArgumentParser(add_help=False)
    ScrapyCommand.add_options(command, base)
    own = {action.option_strings[0] for action in parser._actions} - {a.option_strings[0] for a in base._actions}
    text = README.read_text("utf-8") + OPERATIONS.read_text("utf-8")
    assert own
    assert [option for option in own if option not in text] == []


@pytest.mark.parametrize(
    "heading",
    ["A forgotten article: `forgotten/<name>.jsonl`", "How a listing was walked: `listings/<city>.jsonl`"],
)
def test_every_key_of_the_folder_s_own_files(heading, tmp_path):
    folder = DataFolder(tmp_path)
    listing = "https://www.yybnet.net/tongchuan/"
    folder.ask(lambda state: state.mark_listings({listing: ""}, {}, {}, {}, at=1.0))
    folder.ask(lambda state: walked.write(state, tmp_path, [listing]))
    forget(folder, "20260101T000000000Z-forget-abcdef", [f"{listing}news/202601/1.html"], "asked for")
    folder.close()
    (path,) = tmp_path.glob(f"{code(heading)[0].partition('/')[0]}/*.jsonl")
    assert named(table(section(DATA, heading), "key")) == list(json.loads(path.read_bytes()))


def test_every_reason_of_a_rejection():
    rows = table(section(DATA, "A page without a record: `rejected/<run>.jsonl`"), "reason")
    documented = [reason for reason in named(rows) if not reason.startswith("http_")]
    assert sorted(documented) == sorted(rejection_reasons())


def test_the_changelog_tells_of_this_version():
    assert f"## {__version__} - unreleased\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_table_of_words():
    assert words_table() in (ROOT / "docs" / "extraction.md").read_text("utf-8")

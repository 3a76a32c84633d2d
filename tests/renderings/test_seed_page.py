"""The one known page of the site, its text rendered into every markup.

The text is not ours and is not kept here: the tests need `seed-page.txt` in the folder `YYBNET_CORPUS` names.
"""

import os
import re
from pathlib import Path

import pytest

from .every_rendering import RENDERINGS, assert_reads
from .page_text import Facts, Link, PageText, Paragraph, Rail, Teaser
from .rendering import Rendering

CORPUS = os.environ.get("YYBNET_CORPUS")

pytestmark = pytest.mark.skipif(not CORPUS, reason="YYBNET_CORPUS names no folder with seed-page.txt")

FACTS = Facts(
    url="https://www.yybnet.net/tongchuan/news/201801/7000001.html",
    date="2018-01-09T08:22:00+08:00",
    region="tongchuan",
    reporters=("段海洲",),
    correspondents=("张雅茹",),
)


def page_of(lines: list[str]) -> PageText:
    """The file's lines, each by its place."""
    navigation, trail, title, meta, *rest = lines
    label_and_source, day, time, site = meta.split()
    assert (label_and_source[:3], site) == ("来源:", "https://www.yybnet.net/")
    body, (recommended, teaser, slogan, related, liked, comment, *column) = rest[:5], rest[5 + 1 :]
    assert rest[5] == "新闻推荐"
    assert (related, liked, comment) == ("相关新闻:", "猜你喜欢:", f"评论:({title})")
    paths = iter(f"/tongchuan/news/201801/{number}.html" for number in range(7000100, 7000200))
    return PageText(
        name="seed",
        url="http://www.yybnet.net/tongchuan/news/201801/7000001.html",
        title=title,
        source=label_and_source[3:],
        date=f"{day} {time}",
        story=tuple(Paragraph(line) for line in body),
        teaser=Teaser(recommended, teaser, next(paths)),
        slogan=slogan,
        below=(Rail("相关新闻"), Rail("猜你喜欢")),
        rails=tuple(
            Rail(label, tuple(Link(item, next(paths)) for item in items), pictures)
            for label, items, pictures in (
                ("频道推荐", column[1:6], ()),
                ("热点阅读", titles(column[7]), ()),
                ("图文看点", [], ("/tongchuan/news/201801/7000201.html",)),
                ("乡里乡亲", titles(column[10]), ()),
                ("热点排行", [], ()),
            )
        ),
        facts=FACTS,
        wide=False,
        navigation=tuple(Link(name, f"/tongchuan/c{n}/") for n, name in enumerate(navigation.split())),
        breadcrumb=tuple(trail.split(" > ")[:-1]),
    )


def titles(line: str) -> list[str]:
    """The headlines of a line that holds several: each but the last is cut off with `...`."""
    return re.split(r"(?<=\.\.\.) ", line)


@pytest.fixture(scope="module")
def seed() -> PageText:
    text = Path(str(CORPUS), "seed-page.txt").read_text(encoding="utf-8")
    return page_of([line.strip(" •") for line in text.splitlines() if line.strip(" •")])


def test_the_file_is_the_page_it_is_known_as(seed: PageText) -> None:
    assert seed.title.startswith("铜川:四维联动")
    assert seed.source == "铜川日报"
    assert seed.date == "2018-01-09 08:22"
    assert seed.breadcrumb == ("地方网", "陕西", "铜川市", "铜川新闻")
    assert [len(rail.links) for rail in seed.rails] == [5, 3, 0, 3, 0]


@pytest.mark.parametrize("rendering", RENDERINGS, ids=lambda rendering: rendering.name)
def test_its_record_does_not_depend_on_the_markup(seed: PageText, rendering: Rendering) -> None:
    assert_reads(seed, rendering)

"""Data folders that are written by hand, with records of what is hard to carry from one program to another."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from yybnet_crawler.items import Article

SITE = "https://www.yybnet.net"
FIRST = "20260101T000000000Z-tongchuan-000001"
SECOND = "20260102T000000000Z-tongchuan-000002"


def record(number: int, **fields: Any) -> dict[str, Any]:
    """One of 2018-01, without anything that need not be there."""
    url = f"{SITE}/tongchuan/news/201801/{number}.html"
    given: dict[str, Any] = {"title": "桥头的灯亮了", "body": ["亮了。"], "region": "tongchuan", "channel": "news"}
    return asdict(Article(url, **(given | fields)))


def write(
    root: Path, run: str, rows: Sequence[Mapping[str, Any]], kind: str = "articles", *, packed: bool = False
) -> Path:
    path = root / kind / f"{run}.jsonl{'.gz' if packed else ''}"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(content) if packed else content)
    return path


# Empty lists and days come first, so that a reader that guesses from the first lines guesses wrong.
HARD = [
    record(1, date="2018-01-09", breadcrumb=["地方网", "陕西", "铜川市", "铜川新闻"]),
    record(2, date="2018-01-09", source="耀州晚报", body=[]),
    record(3, title="=cmd|'/C calc'!A0", date="2018-01-10T08:22:00+08:00", reporters=["韩小满"], source="@SUM(1)"),
    record(4, title="'quoted' \"too\", and more", date="2018-01-10T23:59:59+08:00", authors=["+1", "-2", "\tx"]),
    record(5, title="两行\n标题\r\n三行", body=["第一段\n断开", "\u3000\u3000缩进", "", "''", "末段\u2029"]),
    record(
        6,
        title="𠮷野家🍎👩‍👩‍👧\u200b",
        body=["＝1+1", "𪚥𪚥", " =2+2", "长" * 40_000, "𠮷" * 20_000],
        editors=["甲", "乙"],
        correspondents=["丙,丁", "戊、己", 'a"b'],
        photographers=["庚"],
    ),
    record(
        7,
        date="2019-12-31T23:30:00+08:00",
        recommended_links=[
            {"section": "新闻推荐", "title": "=HYPERLINK(1)", "url": f"{SITE}/a/b/201801/9.html", "summary": "摘\n要"},
            {"section": "热点阅读", "title": "", "url": f"{SITE}/a/b/201801/8.html", "summary": None},
        ],
        images=[{"url": f"{SITE}/lamp.jpg", "caption": None}, {"url": f"{SITE}/bridge.jpg", "caption": '桥,"头"'}],
        fetched_at="2026-01-01T00:00:00.500000+00:00",
    ),
    record(8, region="", channel="", breadcrumb=["地方网"], fetched_at="2026-01-01T00:00:00+00:00"),
]


def hard_folder(root: Path) -> Path:
    """HARD in several files, with what does not count beside it: older versions, gone ones, a part."""
    old = {**record(1, title="旧"), "schema": 1}
    del old["authors"]
    write(root, FIRST, [old, *HARD[:4], record(90, fetched_at="2026-01-01T00:00:00+00:00")])
    write(root, SECOND, [*HARD[4:], HARD[0]], packed=True)
    write(root, SECOND, [{"url": record(90)["url"], "reason": "http_404", "at": "2026-01-03T00:00:00+00:00"}], "gone")
    write(root, "20260103T000000000Z-tongchuan-000003", [record(91)]).rename(root / "articles" / "20260103.jsonl.part")
    return root


def by_url(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    assert len({row["url"] for row in rows}) == len(rows)
    return {row["url"]: row for row in rows}

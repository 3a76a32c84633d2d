"""A data folder of the articles that a test is about."""

import json
from pathlib import Path
from typing import Any

_TEXT = "村里昨天修好了第三段水渠，麦田都浇上了水，剩下的两段开春前也要修完，今年的春灌不会再等，大家都放了心。"


def article(number: int, **fields: Any) -> dict[str, Any]:
    """A record; each has a text of its own, unless it is given."""
    return {
        "url": f"https://www.yybnet.net/tongchuan/news/201801/{number}.html",
        "title": f"第{number}号水渠修好了",
        "source": "河湾日报",
        "date": "2018-01-09T08:22:00+08:00",
        "reporters": [],
        "correspondents": [],
        "authors": [],
        "photographers": [],
        "editors": [],
        "body": [f"第{number}号，{chr(0x4E00 + number) * 9}，{chr(0x5E00 + number) * 9}，{number}{_TEXT}"],
        "recommended_links": [],
        "breadcrumb": ["地方网", "陕西", "铜川市", "铜川新闻"],
        "images": [],
        "region": "tongchuan",
        "channel": "news",
        "fetched_at": "2026-01-01T00:00:00+00:00",
        "schema": 2,
        **fields,
    }


def rejection(number: int, reason: str = "http_404", **fields: Any) -> dict[str, Any]:
    url = f"https://www.yybnet.net/tongchuan/news/201801/{number}.html"
    return {"url": url, "reason": reason, "detail": "The server says so.", "transient": False, "page": None, **fields}


def write(root: Path, articles: list[dict[str, Any]], rejected: list[dict[str, Any]] | None = None) -> Path:
    for kind, rows in (("articles", articles), ("rejected", rejected or [])):
        (root / kind).mkdir(parents=True, exist_ok=True)
        lines = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
        (root / kind / "20260101T000000000Z-all-000000.jsonl").write_text(lines, encoding="utf-8")
    return root

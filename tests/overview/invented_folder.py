"""A data folder of invented articles, as many as wanted: real regions, and papers and people that nobody is."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from yybnet_crawler.items import Article

CHINA = ZoneInfo("Asia/Shanghai")
REGIONS = {
    "tongchuan": ("陕西", "铜川市", {"news": "铜川", "yaozhou": "耀州", "yijun": "宜君"}),
    "xianyang": ("陕西", "咸阳市", {"news": "咸阳", "binxian": "彬县", "liquan": "礼泉"}),
    "baoji": ("陕西", "宝鸡市", {"news": "宝鸡", "meixian": "眉县", "fengxiang": "凤翔"}),
    "yulin": ("陕西", "榆林市", {"news": "榆林", "fugu": "府谷", "mizhi": "米脂"}),
    "mianyang": ("四川", "绵阳市", {"news": "绵阳", "santai": "三台", "anxian": "安州"}),
    "zibo": ("山东", "淄博市", {"news": "淄博", "yiyuan": "沂源", "huantai": "桓台"}),
    "suzhou": ("安徽", "宿州市", {"news": "宿州", "dangshan": "砀山"}),
    "guilin": ("广西", "桂林市", {"news": "桂林", "longsheng": "龙胜"}),
    "dingxi": ("甘肃", "定西市", {"news": "定西", "lintao": "临洮"}),
}
PAPERS = ("澄川日报", "云坪晚报", "河湾晨刊", "岚江周报", "霁城都市报", "苍渡农民报", "栎原新报", "柘溪商报", "石滩报")
SURNAMES = "温陶黎夏秋岑陆沈卫顾程庄"
GIVEN = ("怀舟", "叙", "立夏", "知秋", "梦泽", "小满", "望舒", "景行", "以宁", "清和", "若谷", "砚书")
SUBJECTS = (
    "水渠",
    "古樟树",
    "夜班公交",
    "旧码头",
    "合作社",
    "老戏台",
    "修表铺",
    "荷塘",
    "图书角",
    "果园",
    "义务植树",
    "苹果",
)
DEEDS = ("修好了", "换了新颜", "评上先进", "迎来客人", "添了三条船", "满五十岁", "开放了", "办起来了", "进了校园")
WHO = ("村里", "市里", "管理员", "技术员", "老蒋", "孩子们", "退休工人", "志愿者", "站长", "果农")
WHEN = ("清早", "去年入冬以来", "六月底以前", "放学以后", "开春前", "周末", "汛期一到", "这几天")
WHAT = (
    "沿着江堤走一个来回",
    "给大家留着靠窗的桌子",
    "把渠修完",
    "教人保墒",
    "把果子运到地头",
    "讲当年的号子",
    "挨家登记",
)


def write_folder(root: Path, count: int, *, days: int = 300, seed: int = 1) -> list[dict[str, Any]]:
    """Writes `count` articles of `days` days to `root`, and some rejections; returns the records."""
    chance = Random(seed)
    records: list[dict[str, Any]] = []
    for number in range(count):
        again = chance.choice(records[-500:]) if records and chance.random() < 0.06 else None
        day = int(days * chance.random() ** 0.8)
        records.append(asdict(_article(chance, number, day, again)))
    _write(root / "articles" / "20260101T000000000Z-all-000000.jsonl", records)
    reasons = ("http_404", "not_article_listing", "timeout", "not_its_own_page", "missing_body")
    rejected = [_rejection(chance, number, chance.choice(reasons)) for number in range(count // 12)]
    _write(root / "rejected" / "20260101T000000000Z-all-000000.jsonl", rejected)
    return records


def _article(chance: Random, number: int, day: int, again: dict[str, Any] | None) -> Article:
    region = chance.choices(list(REGIONS), range(len(REGIONS), 0, -1))[0]
    province, city, channels = REGIONS[region]
    channel = chance.choices(list(channels), range(len(channels), 0, -1))[0]
    moment = datetime(2018, 1, 1, chance.randrange(24), chance.randrange(60), tzinfo=CHINA) + timedelta(days=day)
    paper = chance.choices(PAPERS, range(len(PAPERS), 0, -1))[0]
    reporters = [_name(chance, paper) for _ in range(chance.choices((0, 1, 2), (3, 5, 2))[0])]
    correspondents = [_name(chance, f"{paper}通讯员") for _ in range(chance.choices((0, 1, 2), (6, 3, 1))[0])]
    title = f"{channels[channel]}{chance.choice(SUBJECTS)}{chance.choice(DEEDS)}"
    text = ["".join(_sentence(chance) for _ in range(4)) for _ in range(3)]
    return Article(
        url=f"https://www.yybnet.net/{region}/{channel}/{moment:%Y%m}/{7_000_000 + number}.html",
        title=again["title"] if again else title,
        source=paper if chance.random() < 0.97 else None,
        date=moment.isoformat() if chance.random() < 0.95 else f"{moment:%Y-%m-%d}",
        reporters=list(dict.fromkeys(reporters)),
        correspondents=list(dict.fromkeys(correspondents)),
        authors=[_name(chance, "") for _ in range(chance.random() < 0.05)],
        photographers=[_name(chance, paper) for _ in range(chance.random() < 0.3)],
        editors=[_name(chance, paper) for _ in range(day > 150 and chance.random() < 0.6)],
        body=again["body"] if again else text,
        breadcrumb=["地方网", province, city, f"{channels[channel]}新闻"] if chance.random() < 0.5 else [],
        images=[{"url": "https://www.yybnet.net/a.jpg", "caption": None} for _ in range(chance.random() < 0.4)],
        region=region,
        channel=channel,
        fetched_at="2026-01-01T00:00:00+00:00",
    )


def _sentence(chance: Random) -> str:
    count = chance.randrange(2, 400)
    return f"{chance.choice(WHEN)}，{chance.choice(WHO)}{chance.choice(WHAT)}，{count}户人家都来了。"


def _name(chance: Random, office: str) -> str:
    """Offices have a dozen people each, of whom some write much more than others."""
    at_work = Random(office)
    people = [f"{at_work.choice(SURNAMES)}{at_work.choice(GIVEN)}" for _ in range(12)]
    return chance.choices(people, [1 / (rank + 1) for rank in range(12)])[0]


def _rejection(chance: Random, number: int, reason: str) -> dict[str, Any]:
    url = f"https://www.yybnet.net/{chance.choice(list(REGIONS))}/news/201807/{9_000_000 + number}.html"
    return {
        "url": url,
        "reason": reason,
        "detail": f"The page at {url} says so.",
        "transient": False,
        "at": "2026-01-01T00:00:00+00:00",
        "page": None,
    }


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)

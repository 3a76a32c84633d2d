"""`make bench-analysis`: a million invented records to Parquet, a thousand new ones after them, `load` against DuckDB's
reading of the same lines bare, and searches in a hundred thousand. Needs 8 GB of room under `--folder`.

Run it on a machine that does nothing else: of two cores that others use as well each figure is a multiple.
"""

import argparse
import json
import random
import resource
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from benchmarks.own_process import measured
from yybnet_crawler.storage.lines import to_line

RECORDS, NEW, SEARCHED, FILES = 1_000_000, 1_000, 100_000, 500
WORDS = {"苹果": 0.08, "义务植树": 0.001}  # and in what share of the articles they stand
GOALS = {"parquet": 60.0, "again": 5.0, "megabytes": 1024.0, "ratio": 0.5, "search": 0.05}
_CITIES = [
    ("tongchuan", "陕西", "铜川市"),
    ("xianyang", "陕西", "咸阳市"),
    ("hefei", "安徽", "合肥市"),
    ("wuhu", "安徽", "芜湖市"),
    ("luoyang", "河南", "洛阳市"),
    ("anyang", "河南", "安阳市"),
    ("changsha", "湖南", "长沙市"),
    ("yueyang", "湖南", "岳阳市"),
]
# The commonest of Chinese, which stand in everything.
_CHARACTERS = (
    "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
)
_CHARACTERS += (
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还"
)


def records(count: int, start: int = 0) -> Iterator[dict[str, Any]]:
    """About 3 KB each; one in ten is a reprint, with a clause more. Of ten years, and those behind the first ones of
    the month after that."""
    chosen = random.Random(start + 1)
    clauses = ["".join(chosen.choices(_CHARACTERS, k=chosen.randint(6, 18))) for _ in range(200_000)]
    names = [chosen.choice("王李张刘陈") + "".join(chosen.choices(_CHARACTERS, k=2)) for _ in range(3000)]
    bodies: list[list[str]] = []
    for number in range(start, start + count):
        slug, province, city = _CITIES[number % len(_CITIES)]
        year, month = (2025, 1) if start else (2015 + number // 12 % 10, number % 12 + 1)
        if bodies and chosen.random() < 0.1:
            body = [*chosen.choice(bodies)[:-1], f"{chosen.choice(clauses)}。"]
        else:
            body = [
                "，".join(chosen.choices(clauses, k=chosen.randint(3, 8))) + "。" for _ in range(chosen.randint(5, 13))
            ]
            bodies[number % 5000 : number % 5000 + 1] = [body]
        body = body + [f"{word}。" for word, share in WORDS.items() if chosen.random() < share]
        address = f"https://www.yybnet.net/{slug}/news/{year}{month:02}/"
        day = f"{year}-{month:02}-{number % 28 + 1:02}"
        links = [
            {
                "section": "新闻推荐",
                "title": chosen.choice(clauses),
                "url": f"{address}{link}.html",
                "summary": chosen.choice(clauses),
            }
            for link in range(5)
        ]
        yield {
            "url": f"{address}{number}.html", "title": chosen.choice(clauses), "source": f"{city}日报",
            "date": day if number % 3 else f"{day}T08:22:00+08:00", "reporters": chosen.sample(names, number % 3),
            "correspondents": chosen.sample(names, number % 2), "authors": [], "photographers": [], "editors": [],
            "body": body, "recommended_links": links, "breadcrumb": ["地方网", province, city, f"{city}新闻"],
            "images": [], "region": slug, "channel": "news", "fetched_at": "2026-01-01T00:00:00+00:00", "schema": 2,
        }  # fmt: skip


def write(data: Path, rows: Iterator[dict[str, Any]], count: int, name: str, files: int = FILES) -> None:
    (data / "articles").mkdir(parents=True, exist_ok=True)
    for number in range(files):
        with (data / "articles" / f"{name}T{number:09}Z-all-000000.jsonl").open("wb") as file:
            for _ in range(count // files):
                file.write(to_line(next(rows)))


def warm(data: Path) -> None:
    """All lines are in the kernel's cache then, so that no one reads them from the disk for the other."""
    for path in (data / "articles").iterdir():
        path.read_bytes()


def measure(data: Path, what: str) -> dict[str, float]:
    """In a process of its own: seconds, of which of work on all cores, and megabytes at most."""
    began, worked = perf_counter(), process_time()
    out = data.parent / f"out.{what}"
    rows = {"load": load, "bare": bare}[what](data) if what in ("load", "bare") else export(data, out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": perf_counter() - began, "work": process_time() - worked, "megabytes": peak, "rows": rows}


def load(data: Path) -> int:
    from yybnet_crawler.data import load as load_articles

    return int(load_articles(data, engine="arrow").num_rows)


def bare(data: Path) -> int:
    """DuckDB, as it guesses from the lines."""
    import duckdb

    return duckdb.sql(f"FROM read_json('{data}/articles/*.jsonl')").to_arrow_table().num_rows


def export(data: Path, out: Path) -> int:
    from yybnet_crawler.data.choice import Choice
    from yybnet_crawler.export.export import ALL_COLUMNS
    from yybnet_crawler.export.export import export as export_articles
    from yybnet_crawler.export.formats import format_of

    return export_articles(data, out, format_of(out, None).make(), Choice(), ALL_COLUMNS, print).all


def searches(data: Path, out: Path) -> Iterator[tuple[str, int, int, float]]:
    """Each word: how many articles are found, how many have it, and the seconds of the slowest of five searches."""
    from yybnet_crawler.data import load as load_articles
    from yybnet_crawler.export.search import phrases

    having = dict.fromkeys(WORDS, 0)
    for article in load_articles(data):
        for word in WORDS:
            having[word] += any(word in text for text in (article.title, *article.body))
    with closing(sqlite3.connect(out)) as db:
        query = "SELECT id, title FROM articles WHERE id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
        for word in WORDS:
            times = []
            for _ in range(5):
                began = perf_counter()
                found = len(db.execute(query, (phrases(word),)).fetchall())
                times.append(perf_counter() - began)
            yield word, found, having[word], max(times)


def report(label: str, figures: dict[str, float], goal: float | None = None) -> None:
    said = f" (goal {goal:.0f} s)" if goal else ""
    sys.stdout.write(
        f"{label}: {figures['seconds']:.1f} s{said}, {figures['work']:.1f} s of work, {figures['megabytes']:.0f} MB\n"
    )
    sys.stdout.flush()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments.add_argument(
        "--folder", type=Path, help="where to write; the system's folder for temporary files by default"
    )
    arguments.add_argument("--records", type=int, default=RECORDS)
    given = arguments.parse_args()
    if given.measure:
        data, what = given.measure.parent, given.measure.name
        sys.stdout.write(json.dumps(measure(data, what)))
        return 0
    with TemporaryDirectory(dir=given.folder) as folder:
        return compare(Path(folder), given.records)


def compare(folder: Path, count: int) -> int:
    failed = False
    data = folder / "data"
    write(data, records(count), count, "20260101")
    loaded, read = (warm(data) or measured("analysis", data / what) for what in ("load", "bare"))
    assert loaded["rows"] == read["rows"] == count
    ratio = read["seconds"] / loaded["seconds"]
    report("load to Arrow", loaded)
    report("DuckDB, the lines bare", read)
    sys.stdout.write(f"load has {ratio:.2f} of its speed (goal {GOALS['ratio']})\n")
    warm(data)
    first = measured("analysis", data / "parquet")
    report(f"{count} records to Parquet", first, GOALS["parquet"])
    write(data, records(NEW, start=count), NEW, "20260201", files=1)
    again = measured("analysis", data / "parquet")
    report(f"{NEW} new ones to Parquet", again, GOALS["again"])
    failed |= ratio < GOALS["ratio"] or first["seconds"] > GOALS["parquet"] or again["seconds"] > GOALS["again"]
    failed |= max(first["megabytes"], again["megabytes"]) > GOALS["megabytes"]
    small = folder / "small" / "data"
    write(small, records(SEARCHED), SEARCHED, "20260101", files=50)
    report(f"{SEARCHED} records to SQLite", measured("analysis", small / "sqlite"))
    write(small, records(NEW, start=SEARCHED), NEW, "20260201", files=1)
    again = measured("analysis", small / "sqlite")
    report(f"{NEW} new ones to SQLite", again, GOALS["again"])
    failed |= again["seconds"] > GOALS["again"]
    for word, found, having, seconds in searches(small, small.parent / "out.sqlite"):
        sys.stdout.write(f"{word}: {found} of {having} articles found in {seconds * 1000:.0f} ms (goal 50)\n")
        failed |= found != having or seconds > GOALS["search"]
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

"""What changed goes to the data folder: as a run of its own, behind all runs before it."""

from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from yybnet_crawler.reextraction.part import Part, write_report
from yybnet_crawler.storage.access import Access
from yybnet_crawler.storage.lines import content_digest, filled_fields, lost_fields, read_rows, story_key, to_line
from yybnet_crawler.storage.lock import last_run
from yybnet_crawler.storage.months import GZ, members
from yybnet_crawler.storage.report import china_time
from yybnet_crawler.storage.run_files import RunFile
from yybnet_crawler.storage.run_name import run_name
from yybnet_crawler.storage.state import Known, State
from yybnet_crawler.storage.troubles import Troubles

KINDS = ("new", "changed", "unchanged", "older", "not_its_own_page", "forgotten")  # what a record is to the data folder


def merge(part: Part, report: dict[str, Any], troubles: Troubles) -> dict[str, Any]:
    """Writes the records that are new, or that changed, to `articles/`; returns the report with how many.

    A page that was fetched before the record that is there changes nothing; nor does one with another address's
    article, which the run that got it refused for that, nor one that is to be forgotten. Done again, it writes nothing.
    Raises CloseSpider with the reason in `troubles`, OSError when it cannot write.
    """
    root = part.out
    started = datetime.now(UTC)
    name = run_name(started, "reextract", after=max(last_run(root / "locks"), _last_name(root)))
    access = Access(root, troubles, run=name, since=china_time(started))
    file = RunFile(root / "articles" / f"{name}.jsonl")
    counts: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    lost: Counter[str] = Counter()
    latest: dict[str, float] = {}  # what this part wrote: address -> when it was fetched
    try:
        for _, row in read_rows(part.records) if report["records"] else ():
            assert row is not None  # the part is sealed
            url = row["url"]
            access.hold(url)
            forgotten = access.ask(State.forgotten)
            if url in forgotten:
                counts["forgotten"] += 1
                continue
            row["recommended_links"] = [link for link in row["recommended_links"] if link["url"] not in forgotten]
            known = access.ask(lambda state, url=url: state.known(url))  # type: ignore[misc]
            what = _compared(row, known, latest.get(url, 0.0))
            if what == "new" and access.ask(partial(_is_anothers, row)):
                what = "not_its_own_page"
            counts[what] += 1
            if what in ("new", "changed"):
                if known:
                    lost.update(lost_fields(known.filled, filled_fields(row)))
                latest[url] = _seconds(row)
                file.append(to_line(row))
        with access.folder.lock:
            if file.seal():
                access.folder.index([f"articles/{name}.jsonl"])
    finally:
        file.close()
        access.release()
    report = {**report, "merged": {**counts, "lost_fields": dict(lost.most_common()), "run": name}}
    write_report(part, report)
    part.records.unlink(missing_ok=True)
    return report


def _compared(row: dict[str, Any], known: Known | None, latest: float) -> str:
    if known is None and not latest:
        return "new"
    moment = _seconds(row)
    if moment < max(latest, known.fetched if known else 0.0):
        return "older"
    return "unchanged" if known and known.digest == content_digest(row) else "changed"


def _is_anothers(row: dict[str, Any], state: State) -> bool:
    return state.refusal(row["url"]) is not None and state.another_has(story_key(row), row["url"])


def _seconds(row: dict[str, Any]) -> float:
    return datetime.fromisoformat(row["fetched_at"]).timestamp() if row["fetched_at"] else 0.0


def _last_name(root: Path) -> str:
    """Of the last file of records; looked for in the last month's file only when none lies by itself."""
    folder = root / "articles"
    alone = max((path.stem for path in folder.glob("*.jsonl")), default="")
    month = max(folder.glob(f"*.jsonl{GZ}"), default=None)
    if alone or month is None:
        return alone
    return max((each.name.removesuffix(".jsonl") for each in members(month)), default="")

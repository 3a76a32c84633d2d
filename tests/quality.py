"""How well pages are read, field by field, against the floors in `fixtures/quality.json`.

    python -m tests.quality            print the table; exit 1 when a field is below its floor
    python -m tests.quality --pin      raise the floors to what is reached now
    python -m tests.quality --lower    pin, and lower the floors of what fell: shows in the diff, so say why

Measured: the recorded pages of `fixtures/pages` (share of pages whose field is exactly right) and, where
`YYBNET_CORPUS` names a folder with `pages/`, `bylines/`, `twins/` and their score.py, that corpus by its own rules.
"""

import argparse
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.cases.page_case import FIELDS, FOLDER, PageCase, all_cases, read
from yybnet_crawler import NotAnArticle, extract_article, read_bylines

BASELINE = FOLDER.parent / "quality.json"

SETS = ("pages", "bylines", "twins")
Scores = dict[str, float]  # measure -> 0..1, or a count
ROLES = ("reporters", "correspondents", "photographers", "editors")
PAGE_MEASURES = (
    "title_exact",
    "source_exact",
    "published_exact",
    "reporters_f1",
    "correspondents_f1",
    "editors_f1",
    "body_paragraph_f1",
    "body_exact",
)


def score_cases(cases: list[PageCase]) -> Scores:
    """`pages` counts them: a case taken away is a loss. A page wrongly refused has no field right."""
    pairs = [(case.expected, read(case)) for case in cases]
    articles = [(expected, got) for expected, got in pairs if "not_an_article" not in expected]
    refusals = [(expected, got) for expected, got in pairs if "not_an_article" in expected]
    scores: Scores = {"pages": len(pairs)}
    for field in FIELDS:
        scores[field] = share(field in got and got[field] == expected[field] for expected, got in articles)
    scores["not_an_article"] = share(got == expected for expected, got in refusals)
    return scores


def share(right: Iterator[bool]) -> float:
    answers = list(right)
    return sum(answers) / len(answers) if answers else 0.0


def score_pages(folder: Path) -> Scores:
    """Pages of other sites, by the rules of their own score.py."""
    with tempfile.TemporaryDirectory() as predictions:
        for page in sorted(folder.glob("*.html")):
            try:
                article = extract_article(page.read_bytes(), url=f"https://example.org/{page.stem}.html")
            except NotAnArticle:
                continue
            record = json.dumps(asdict(article), ensure_ascii=False)
            (Path(predictions) / f"{page.stem}.json").write_text(record, "utf-8")
        printed = run(folder / "score.py", folder, predictions, "--json")
    scores = json.loads(printed)
    return {"pages": scores["pages"], **{measure: scores[measure] for measure in PAGE_MEASURES}}


def score_bylines(folder: Path) -> Scores:
    """Openings and closings of articles with their people, by the rules of their own score.py."""
    examples = [json.loads(line) for line in (folder / "dev.jsonl").read_text("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as temporary:
        predictions = Path(temporary) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            for example in examples:
                text = f"{example['lead'] or ''}\n{example['tail'] or ''}"
                people = read_bylines([line for line in text.splitlines() if line.strip()])
                names = {role: list(getattr(people, role)) for role in ROLES}
                out.write(json.dumps({"id": example["id"], **names}, ensure_ascii=False) + "\n")
        printed = run(folder / "score.py", predictions, folder / "dev.jsonl")
    scores: Scores = {"examples": len(examples)}
    for role, f1 in re.findall(r"^(\w+) +[\d.-]+ +[\d.-]+ +([\d.]+)", printed, re.MULTILINE):
        scores[f"{role}_f1"] = float(f1)
    [both] = re.findall(r"exactly right .*: (\d+)/", printed)
    scores["both_lists_exact"] = int(both) / len(examples)
    return scores


def score_twins(folder: Path) -> Scores:
    """Pages set like the site's own in each of its layouts, by the rules of their own score.py."""
    printed = run(folder / "score.py", folder / "dev.jsonl")
    [pages] = re.findall(r" = (\d+) pages", printed)
    scores: Scores = {"pages": int(pages)}
    for field, right, total in re.findall(r"^ +(\w+(?: \w+)?) +[\d.]+ +(\d+)/(\d+)$", printed, re.MULTILINE):
        scores[field.replace(" ", "_")] = int(right) / int(total)
    return scores


def run(script: Path, *arguments: Path | str) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    own = {**os.environ, "PYTHONPATH": str(FOLDER.parent.parent)}
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=own).stdout


def corpus() -> Path | None:
    """The folder of pages that are not ours to commit, where there is one."""
    if not (name := os.environ.get("YYBNET_CORPUS")):
        return None
    for folder in SETS:
        if not Path(name, folder, "score.py").is_file():
            raise SystemExit(f"YYBNET_CORPUS={name}: {folder}/score.py is not there")
    return Path(name)


def digest(folder: Path) -> str:
    """Names a corpus: floors pinned on one say nothing about another."""
    total = hashlib.sha256()
    for path in sorted(path for name in SETS for path in folder.glob(f"{name}/*.*")):
        total.update(f"{path.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def measure() -> dict[str, Scores]:
    """Table -> measure -> score. The tables of a corpus carry its digest in their name."""
    tables = {"cases": score_cases(all_cases())}
    if folder := corpus():
        name = digest(folder)
        tables[f"pages {name}"] = score_pages(folder / "pages")
        tables[f"bylines {name}"] = score_bylines(folder / "bylines")
        tables[f"twins {name}"] = score_twins(folder / "twins")
    return tables


def read_floors(path: Path = BASELINE) -> dict[str, Scores]:
    floors: dict[str, Scores] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return floors


def fallen(scores: dict[str, Scores], floors: dict[str, Scores]) -> list[str]:
    """What is below its floor, one sentence each. A table that was not measured now is not judged."""
    return [
        f"{table}: {name} fell from {floor:g} to {scores[table].get(name, 0):g}"
        for table in scores
        for name, floor in floors.get(table, {}).items()
        if scores[table].get(name, 0) < floor
    ]


def pinned(scores: dict[str, Scores], floors: dict[str, Scores], lower: bool = False) -> dict[str, Scores]:
    """The floors after pinning: raised to the scores, and kept where a score fell unless `lower`."""
    result = {table: dict(names) for table, names in floors.items()}
    for table, names in scores.items():
        old = {} if lower else result.get(table, {})
        # Rounded down, so that a floor is never above the score it was pinned from.
        result[table] = {
            name: max(math.floor(score * 10_000) / 10_000, old.get(name, 0)) for name, score in names.items()
        }
    return result


def table_of(scores: dict[str, Scores], floors: dict[str, Scores]) -> Iterator[str]:
    for table, names in scores.items():
        yield f"{table:<32} {'score':>8} {'floor':>8}"
        for name, score in names.items():
            floor = floors.get(table, {}).get(name)
            low = "  below its floor" if floor is not None and score < floor else ""
            yield f"  {name:<30} {score:8.4g} {'-' if floor is None else f'{floor:.4g}':>8}{low}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality", description="How well pages are read, field by field."
    )
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--lower", action="store_true", help="pin, and lower the floors of what fell")
    options = parser.parse_args(arguments)
    scores, floors = measure(), read_floors()
    for line in table_of(scores, floors):
        sys.stdout.write(line + "\n")
    if options.pin or options.lower:
        floors = pinned(scores, floors, lower=options.lower)
        BASELINE.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", "utf-8")
        sys.stdout.write(f"pinned in {BASELINE}\n")
    faults = fallen(scores, floors)
    for fault in faults:
        sys.stderr.write(fault + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

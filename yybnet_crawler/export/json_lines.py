"""Records as they are written in `articles/`: the newest version of each, in one file."""

from typing import Any, Final

from yybnet_crawler.data.fields import FIELDS
from yybnet_crawler.export.cells import written
from yybnet_crawler.export.export import Job

_KEYS: Final = tuple(field.name for field in FIELDS)


def as_record(row: dict[str, Any], job: Job) -> dict[str, Any]:
    """The keys of `article.schema.json` that are wanted, then what else is: places, `same_as`."""
    row = row | {"date": printed_date(row)}
    others = (name for name in job.columns if name not in _KEYS)
    return {name: _plain(row[name]) for name in (*(name for name in _KEYS if name in job.columns), *others)}


def printed_date(row: dict[str, Any]) -> Any:
    """As in the record: a day, or a moment in China time; None when it shows none."""
    return written(row["published_at"] or row["date"])


def _plain(value: Any) -> Any:
    return value if isinstance(value, list) else written(value)

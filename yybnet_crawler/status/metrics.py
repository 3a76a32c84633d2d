"""A data folder's status for Prometheus: a text file for node_exporter's textfile collector.

Gauges only, without moments of their own: so the text is valid as OpenMetrics, and in Prometheus' older format that the
collector reads.
"""

from collections.abc import Iterable, Iterator, Mapping

from yybnet_crawler.status.figures import STATES, FolderStatus

_Sample = tuple[Mapping[str, str], float | None]  # labels; None: not known, and left out


def metrics(status: FolderStatus) -> str:
    return "".join(_families(status)) + "# EOF\n"


def _families(status: FolderStatus) -> Iterator[str]:
    regions = [({"region": each.region}, each) for each in status.regions]
    yield _family("status_timestamp_seconds", "When this was written.", [({}, status.at)])
    yield _family(
        "region_last_good_run_timestamp_seconds",
        "The end of the last run that was good for the region; not there: none was.",
        [(label, each.last_good) for label, each in regions],
    )
    yield _family(
        "region_last_run_timestamp_seconds",
        "The end of the last run over the region.",
        [(label, each.last) for label, each in regions],
    )
    yield _family(
        "region_usual_interval_seconds",
        "The median time between good runs.",
        [(label, each.usual) for label, each in regions],
    )
    yield _family(
        "region_state",
        "1 for the worst that is to be said of the region, 0 for the other states.",
        [({**label, "state": name}, float(each.state == name)) for label, each in regions for name in STATES],
    )
    yield _family(
        "region_last_run_good",
        "Whether the last run was good for the region.",
        [(label, float(not each.failed)) for label, each in regions],
    )
    yield _family(
        "region_drift",
        "Whether drift was found, and nobody has accepted it.",
        [(label, float(each.drift)) for label, each in regions],
    )
    yield _family(
        "region_articles_last_day",
        "Articles of the last 24 hours: new ones, new versions, withdrawn ones.",
        [
            ({**label, "what": what}, count)
            for label, each in regions
            for what, count in (("new", each.new), ("changed", each.changed), ("gone", each.gone))
        ],
    )
    yield _family(
        "region_rejected_last_day",
        "Pages of the last 24 hours that gave no record.",
        [({**label, "reason": reason}, n) for label, each in regions for reason, n in sorted(each.rejected.items())],
    )
    yield _family(
        "region_backlog_pages",
        "Pages that are known and were not had yet: never asked for, or failed.",
        [
            ({**label, "what": what}, count)
            for label, each in regions
            for what, count in (("unasked", each.unasked), ("failed", each.waiting))
        ],
    )
    yield _family(
        "region_open_listings",
        "Listings that were not walked to their end.",
        [(label, each.open_listings) for label, each in regions],
    )
    yield _family("pages_per_hour", "Pages an hour of crawling, in the last days.", [({}, status.pages_an_hour)])
    yield _family("disk_free_bytes", "Of the data folder's file system.", [({}, status.disk.free)])
    yield _family("disk_size_bytes", "Of the data folder's file system.", [({}, status.disk.size)])
    yield _family("written_per_day_bytes", "What runs write a day, in the last days.", [({}, status.disk.a_day)])


def _family(name: str, about: str, samples: Iterable[_Sample]) -> str:
    lines = [f"yybnet_{name}{_labels(labels)} {value:.17g}\n" for labels, value in samples if value is not None]
    return f"# HELP yybnet_{name} {about}\n# TYPE yybnet_{name} gauge\n{''.join(lines)}" if lines else ""


def _labels(labels: Mapping[str, str]) -> str:
    if not labels:
        return ""
    return "{" + ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items()) + "}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')

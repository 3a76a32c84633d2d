"""A data folder's status as a screen: no line wider than the terminal, the worst regions first."""

from collections.abc import Iterator
from datetime import UTC, datetime

from yybnet_crawler.durations import shown
from yybnet_crawler.status.figures import FolderStatus, RegionStatus
from yybnet_crawler.storage.report import china_time
from yybnet_crawler.terminal import columns, fitted

HEADS = ("region", "last good", "usual", "new", "changed", "gone", "rejected", "left")
_LONG = 10 * 365 * 86400.0  # seconds


def screen(status: FolderStatus, width: int, height: int | None) -> Iterator[str]:
    """`height`: rows of the terminal; None: it may be as long as it is."""
    head = [line for line in head_lines(status) if line]
    for line in head:
        yield fitted(line, width).rstrip()
    if not status.regions:
        return
    yield ""
    room = len(status.regions) if height is None else max(1, height - len(head) - 4)
    rows = [cells(region) for region in status.regions[:room]]
    widths = [max(columns(row[at]) for row in (HEADS, *rows)) for at in range(len(HEADS))]
    widths[0] = min(widths[0], max(8, width // 4))
    yield _row(HEADS, widths, "why", width)
    for region, row in zip(status.regions, rows, strict=False):
        yield _row(row, widths, why(region), width)
    if more := len(status.regions) - len(rows):
        yield fitted(f"... and {more} that are no worse; all of them: | less, or --html FILE", width).rstrip()


def head_lines(status: FolderStatus) -> list[str]:
    """What is to be said of all regions together."""
    look = sum(region.state != "fine" for region in status.regions)
    moment = china_time(datetime.fromtimestamp(status.at, UTC))[:16].replace("T", " ")
    count = "no run over a region is known"
    if status.regions:
        count = f"{_number(len(status.regions), 'region')}, {look or 'none'} to be looked at"
    return [f"{status.root}: {count}; {moment} China time", status.note, _disk(status), _backlog(status)]


def _disk(status: FolderStatus) -> str:
    disk = status.disk
    said = f"disk: {_size(disk.size - disk.free)} of {_size(disk.size)} used"
    if disk.full_in is None or disk.a_day is None:
        return f"{said}; how fast it fills is not known yet"
    said = f"{said}; runs write {_size(disk.a_day)} a day: "
    if disk.full_in > _LONG:
        return f"{said}not full in ten years"
    day = datetime.fromtimestamp(status.at + disk.full_in, UTC)
    return f"{said}full in {shown(disk.full_in)}, {china_time(day)[:10]}"


def _backlog(status: FolderStatus) -> str:
    said = f"backlog: {_number(status.backlog, 'page')} known by address"
    if status.backlog and status.time_left is not None:
        span = shown(status.time_left) if status.time_left >= 60 else "less than a minute"
        said += f": {span} of crawling, at {status.pages_an_hour:.0f} an hour"
    if status.open_listings:
        said += f"; what stands behind the {_number(status.open_listings, 'listing')} without an end cannot be known"
    return said


def _size(amount: float) -> str:
    for unit in ("B", "KiB", "MiB", "GiB"):
        if amount < 1024:
            return f"{amount:.{0 if amount >= 10 or unit == 'B' else 1}f} {unit}"
        amount /= 1024
    return f"{amount:.1f} TiB"


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def cells(region: RegionStatus) -> tuple[str, ...]:
    """As many as HEADS; the last day's counts."""
    counts = (region.new, region.changed, region.gone, region.rejected.total(), region.unasked + region.waiting)
    return (
        region.region,
        "never" if region.age is None else f"{shown(region.age)} ago" if region.age >= 60 else "now",
        "?" if region.usual is None else shown(region.usual),
        *map(str, counts),
    )


def why(region: RegionStatus) -> str:
    """What is the matter with it, the worst first; then why pages gave no record."""
    said = []
    if region.state == "late":
        said.append(f"late: {region.lateness:.0f} times the usual")
    if region.drift:
        said.append("drift waits for a word")
    if region.failed:
        said.append(f"failed: {region.failed}")
    if region.open_listings:
        said.append(f"{_number(region.open_listings, 'listing')} without an end")
    said += [f"{reason} {count}" for reason, count in region.rejected.most_common()]
    return "; ".join(said)


def _row(row: tuple[str, ...], widths: list[int], rest: str, width: int) -> str:
    shown_cells = [fitted(cell, widths[at], right=at > 0) for at, cell in enumerate(row)]
    return fitted("  ".join([*shown_cells, rest]), width).rstrip()

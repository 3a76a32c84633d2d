"""An article is taken out of every file, and never asked for again.

First a tombstone is sealed, `forgotten/<name>.jsonl`: from then on the article is not known, not asked for, not taken
from an archive. Beside it lies `forgotten/<name>.todo` until nothing of the article is left. Killed in between, the
next run or command goes on: what is done already is found done.

A file is written anew beside the old one and takes its place. In an archive every page keeps its place: where the
article's was, a record without content fills as many bytes.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from yybnet_crawler.archives.records import Damage, member_end, scan
from yybnet_crawler.site import article_address
from yybnet_crawler.storage.archive import SIDECAR, WARC, blank
from yybnet_crawler.storage.folder import DataFolder
from yybnet_crawler.storage.intake import take_in
from yybnet_crawler.storage.lines import read_line, to_line
from yybnet_crawler.storage.lock import last_run
from yybnet_crawler.storage.months import GZ, copied, members, packed
from yybnet_crawler.storage.run_files import RunFile, delete, write_whole
from yybnet_crawler.storage.run_name import run_name
from yybnet_crawler.storage.sealed import Sealed, alone, inventory, packed_in
from yybnet_crawler.storage.state import State

TOMBSTONES: Final = "forgotten"
_TODO: Final = ".todo"
_BESIDE: Final = ".without"  # no `.part`: that would be taken for a dead run's
_CHUNK: Final = 1 << 20


def tombstone_name(root: Path, now: datetime) -> str:
    """Sorts behind all runs before it."""
    return run_name(now, "forget", after=last_run(root / "locks"))


def forget(folder: DataFolder, name: str, urls: Iterable[str], reason: str) -> Counter[str]:
    """Returns what was taken out: `lines`, `pages`, `links` (by which other articles recommend them).

    `name`: of the tombstone. `urls`: canonical. With the lock of the folder's upkeep and those of the articles' cities
    held. Raises OSError and sqlite3.Error.
    """
    now = datetime.now(UTC)
    todo = folder.path(TOMBSTONES, f"{name}{_TODO}")
    write_whole(todo, b"Until this file is gone, lines and pages of what the file beside it names may be left.\n")
    tombstone = RunFile(folder.path(TOMBSTONES, f"{name}.jsonl"))
    try:
        for url in urls:
            tombstone.append(to_line({"url": url, "reason": reason, "at": now.isoformat()}))
        with folder.lock:
            tombstone.seal()
            folder.index([f"{TOMBSTONES}/{name}.jsonl"])
    finally:
        tombstone.close()
    return finish(folder)


def unfinished(root: Path) -> list[Path]:
    return sorted((root / TOMBSTONES).glob(f"*{_TODO}"))


def finish(folder: DataFolder) -> Counter[str]:
    """Takes out what is left of all that a killed command was about to. As `forget`."""
    found: Counter[str] = Counter()
    todo = unfinished(folder.root)
    tombstones = [path.with_suffix(".jsonl") for path in todo]
    lines = [line for path in tombstones if path.exists() for line in path.read_bytes().splitlines(keepends=True)]
    if urls := {row["url"] for row in map(read_line, lines) if row is not None}:
        _take_out_lines(folder, urls, found)
        _take_out_pages(folder, urls, found)
    for path in todo:
        delete(path)
    return found


# --- Lines -------------------------------------------------------------------------------------------


def _take_out_lines(folder: DataFolder, urls: set[str], found: Counter[str]) -> None:
    files = inventory(folder.root, "articles", "rejected", "gone")
    packs: dict[Path, dict[str, bytes]] = {}
    for sealed in (*files.in_order, *(each for each, _ in files.twice)):
        content = _without(sealed, urls, found)
        if content is None:
            continue
        if sealed.member is None:
            _replace(folder, sealed.path, [content], {sealed.name: len(content)})
        else:
            packs.setdefault(sealed.path, {})[sealed.member.name] = content
    for path, changed in packs.items():
        kind = path.parent.name
        sizes = {f"{kind}/{name}": len(content) for name, content in changed.items()}
        _replace(folder, path, _repacked(path, changed), sizes)
    # Not sealed files of the folder's, and not in the index.
    for path in (*folder.root.glob(f"pages/*{SIDECAR}"), *folder.root.glob("reextracted/*.jsonl")):
        content = _without(Sealed(path.name, 0, path), urls, found)
        if content is not None:
            _replace(folder, path, [content])


def _without(sealed: Sealed, urls: set[str], found: Counter[str]) -> bytes | None:
    """What is left of the file's lines; None when nothing of the articles is in it."""
    try:
        with sealed.open() as file:
            content = file.read()
    except (EOFError, zlib.error) as error:
        raise OSError(f"{sealed} is damaged ({error}): whether the articles are in it cannot be said") from error
    names = [url.encode() for url in urls]
    if not any(name in content for name in names):
        return None
    left = []
    for line in content.splitlines(keepends=True):
        row = read_line(line) if any(name in line for name in names) else None
        if row is None:
            left.append(line)
        elif row["url"] in urls:
            found["lines"] += 1
        else:
            left.append(_without_links(row, line, urls, found))
    changed = b"".join(left)
    return None if changed == content else changed


def _without_links(row: dict[str, Any], line: bytes, urls: set[str], found: Counter[str]) -> bytes:
    """Another article recommends it, with its headline and the beginning of its text."""
    links = row.get("recommended_links", [])
    left = [link for link in links if link["url"] not in urls]
    if len(left) == len(links):
        return line
    found["links"] += len(links) - len(left)
    return to_line({**row, "recommended_links": left})


def _repacked(path: Path, changed: Mapping[str, bytes]) -> Iterator[bytes]:
    for member in members(path):
        content = changed.get(member.name)
        if content is None:
            yield from copied(path, member)
        elif content:
            yield from packed(member.name, BytesIO(content))


# --- Pages -------------------------------------------------------------------------------------------


def _take_out_pages(folder: DataFolder, urls: set[str], found: Counter[str]) -> None:
    for path in sorted(folder.root.glob(f"pages/*{WARC}")):
        places = []
        for offset, target in scan(path, lambda record: str(record.headers.get("WARC-Target-URI") or "")):
            if not isinstance(target, Damage) and _is_of(target.strip("<> "), urls):
                end = member_end(path, offset)[0]
                assert end is not None  # scan gives whole members only
                places.append((offset, end))
        if places:
            found["pages"] += len(places)
            _replace(folder, path, _blanked(path, places))


def _is_of(target: str, urls: set[str]) -> bool:
    address = article_address(target)
    return address is not None and address.url in urls


def _blanked(path: Path, places: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    """The archive with each of these members replaced by one of the same length."""
    done = 0
    for begin, end in places:
        yield from _range(path, done, begin)
        yield blank(end - begin)
        done = end
    yield from _range(path, done, path.stat().st_size)


def _range(path: Path, begin: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(begin)
        while chunk := file.read(min(_CHUNK, end - file.tell())):
            yield chunk


# -----------------------------------------------------------------------------------------------------


def _replace(folder: DataFolder, path: Path, chunks: Iterable[bytes], sizes: Mapping[str, int] | None = None) -> None:
    """The file gets this content; without any it goes. `sizes`: sealed files in it that are smaller now.

    Killed between the file and the index, the next start finds that they differ, and makes the index anew.
    """
    new = RunFile(path, part=path.with_name(path.name + _BESIDE))
    try:
        for chunk in filter(None, chunks):
            new.append(chunk)
        with folder.lock:
            if new.size:
                new.seal(replace=True)
            else:
                delete(path)
            if sizes:
                folder.ask(partial(_note, path=path, sizes=sizes))
    finally:
        new.close()


def _note(state: State, path: Path, sizes: Mapping[str, int]) -> None:
    """The index learns what the file holds by now. A record that names fewer others may have lost a field by it."""
    packed_here = path.name.endswith(GZ)
    if path.exists():
        for sealed in packed_in(path) if packed_here else [alone(path)]:
            if sealed.kind == "articles" and sealed.name in sizes:
                take_in(state, sealed)
    pack = (f"{path.parent.name}/{path.name}", path.stat().st_size if path.exists() else 0) if packed_here else None
    state.note_rewritten(sizes, pack)

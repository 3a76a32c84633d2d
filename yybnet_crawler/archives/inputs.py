"""What a user names to be read: a WARC file, a saved page, a folder of either."""

from collections.abc import Callable, Iterator
from pathlib import Path

from yybnet_crawler.archives.mirror import read_folder, saved_pages
from yybnet_crawler.archives.records import MAGICS, begins_with
from yybnet_crawler.archives.warc import Found, articles_only, read_warc
from yybnet_crawler.errors import BadArgument

_WARCS = (".warc", ".warc.gz")


def is_warc(path: Path) -> bool:
    """By its name, or by how it begins."""
    return path.name.endswith(_WARCS) or begins_with(path, *MAGICS)


def _is_warc(name: str, path: Path) -> bool:
    try:
        return is_warc(path)
    except OSError as error:
        raise BadArgument(f"{name}: {error.strerror}") from None


def inputs(names: list[str]) -> list[Path]:
    """One path for each piece of work: every WARC file, and every folder for the pages saved in it. Each once.

    Raises BadArgument for what is not there, or holds nothing to read.
    """
    found: dict[Path, None] = {}
    for name in names:
        path = Path(name).absolute()
        if path.is_dir():
            inside = [each for each in sorted(path.rglob("*")) if each.name.endswith(_WARCS)]
            if saved_pages(path):
                inside.append(path)
            if not inside:
                raise BadArgument(f"{name}: a folder without a WARC file or a saved page")
            found |= dict.fromkeys(inside)
        elif not path.is_file():
            raise BadArgument(f"{name}: there is no such file or folder")
        elif not _is_warc(name, path):
            raise BadArgument(f"{name}: no WARC file; single pages are for `scrapy extract`, or name their folder")
        else:
            found[path] = None
    return list(found)


def size_of(path: Path) -> int:
    """What the offsets of what is found in it lead up to: bytes of a file, pages of a folder."""
    return len(saved_pages(path)) if path.is_dir() else path.stat().st_size


def modified(path: Path) -> int:
    """When the file changed last, or the latest of a folder's pages; nanoseconds since 1970."""
    files = saved_pages(path) if path.is_dir() else [path]
    return max((file.stat().st_mtime_ns for file in files), default=0)


def read_input(path: Path, unwanted: Callable[[str], str | None] = articles_only) -> Iterator[Found]:
    """All that is in it. Raises OSError when it cannot be opened."""
    return read_folder(path, unwanted) if path.is_dir() else read_warc(path, unwanted)

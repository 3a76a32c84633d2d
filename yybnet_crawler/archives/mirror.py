"""A folder of saved pages: a mirror (`<host>/<path>`, as wget makes it), test cases, or pages under any names."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from yybnet_crawler.archives.warc import Found, Passed
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.items import Page
from yybnet_crawler.saved_page import read_saved_page
from yybnet_crawler.site import is_site_url

_PAGES = (".html", ".htm")


def saved_pages(folder: Path) -> list[Path]:
    """Every file in it that is named as a page is, sorted."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PAGES and path.is_file())


def mirrored_address(path: Path) -> str | None:
    """The address that a mirrored file's place stands for; None when no folder above it is named as the site is."""
    parts = path.parts
    for depth in range(len(parts) - 2, -1, -1):
        if is_site_url(f"http://{parts[depth]}/"):
            inside = [*parts[depth + 1 : -1], "" if path.name == "index.html" else path.name]
            return f"http://{parts[depth]}/{unquote('/'.join(inside))}"
    return None


def read_folder(folder: Path, unwanted: Callable[[str], str | None]) -> Iterator[Found]:
    """The pages of the folder. Their offsets count files."""
    for number, path in enumerate(saved_pages(folder), start=1):
        yield Found(_read(path, unwanted), number)


def _read(path: Path, unwanted: Callable[[str], str | None]) -> Page | Passed:
    address = mirrored_address(path.absolute())
    if address is not None and (why := unwanted(address)):
        return Passed(why, address)
    try:
        saved = read_saved_page(path, address)
    except (BadArgument, OSError):
        return Passed("unreadable_file", str(path), lost=True, damaged=True)
    if saved.url is None:
        return Passed("no_address", str(path), lost=True)
    if why := unwanted(saved.url):
        return Passed(why, saved.url)
    return Page(saved.url, saved.body, saved.content_type, saved.fetched_at)

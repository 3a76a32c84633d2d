"""What a user may say with `-a name=value`. Each class reads one spider's arguments, or raises `BadArgument`.

The message is one line that names the argument and its value, and says what would work.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import ClassVar, Self

from yybnet_crawler import site
from yybnet_crawler.durations import read_duration
from yybnet_crawler.errors import BadArgument
from yybnet_crawler.extraction.paging import place

_ONE = {"urls": "address", "region": "region"}  # what stands in a line of such a file
ALL = "all"  # every region of the index
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE_NAME = re.compile(rf"[{_HAN}]+(?:/[{_HAN}]+)?")


@dataclass(frozen=True, slots=True)
class RegionArguments:
    """Of `scrapy crawl region`."""

    HELP: ClassVar = {
        "region": "tongchuan, xianyang/binxian, 铜川, 咸阳/彬县, a listing's address, a province (陕西), all;"
        " several with commas, or a file with one a line",
        "since": "the first day, as 2018-01-31, in China",
        "until": "the last day",
        "max_articles": "how many new articles at most",
        "full": "1: ask for known articles, too",
        "recheck_days": "ask again for known articles of so many days",
        "every": "round after round, as 1h or 30m, until a signal comes",
        "relist": "1: walk the listings to their ends; articles are asked for where they are unknown",
    }
    regions: tuple[str, ...]  # tongchuan, xianyang/binxian; 铜川, 咸阳/彬县, 陕西, all until their addresses are found
    since: date | None = None  # both days are asked for themselves, in China
    until: date | None = None
    max_articles: int | None = None
    full: bool = False
    recheck_days: int | None = None
    relist: bool = False
    every: float | None = None  # seconds: the run is one of many, see `rounds.py`
    label: str = ""  # what was asked for, in few words; "" for the regions themselves

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Self:
        _only(given, cls.HELP)
        since, until = _day(given, "since"), _day(given, "until")
        if since and until and since > until:
            raise BadArgument(f"since={since} until={until}: since must not be later than until")
        regions, label = _regions(given)
        return cls(
            regions=regions,
            label=label,
            since=since,
            until=until,
            max_articles=_count(given, "max_articles"),
            full=_flag(given, "full"),
            recheck_days=_count(given, "recheck_days"),
            relist=_flag(given, "relist"),
            every=read_duration("every", given["every"]) if "every" in given else None,
        )

    def too_old(self, month: str) -> bool:
        """Whether an article of `month` (YYYYMM, from its address) is older than `since` for sure.

        An article may stand under the month before or after the one it is dated in, so one month is let by.
        """
        return self.since is not None and _months(month) < _months(f"{self.since:%Y%m}") - 1

    def too_new(self, month: str) -> bool:
        """The same for `until`."""
        return self.until is not None and _months(month) > _months(f"{self.until:%Y%m}") + 1


@dataclass(frozen=True, slots=True)
class ArticleArguments:
    """Of `scrapy crawl article`."""

    HELP: ClassVar = {
        "url": "an article's address; several with blanks",
        "urls": "a file with one address a line; /dev/stdin, too",
        "full": "1: ask for known articles, too",
        "recheck_days": "ask again for known articles of so many days",
    }
    urls: tuple[str, ...]  # article addresses as given, each article once
    full: bool = False
    recheck_days: int | None = None

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Self:
        _only(given, cls.HELP)
        named = [("url", url.strip()) for url in given.get("url", "").split() if url]
        if "urls" in given:
            named += _lines(given["urls"], "urls")
        if not named:
            raise BadArgument("url is missing: give url=ADDRESS, or urls=FILE with one address a line")
        urls: dict[str, str] = {}
        for where, url in named:
            address = site.article_address(url)
            if address is None:
                raise BadArgument(
                    f"{where}={url}: not an article's address; it looks like"
                    f" {site.HOME}tongchuan/news/201801/123456.html"
                )
            urls.setdefault(address.url, url)
        return cls(tuple(urls.values()), _flag(given, "full"), _count(given, "recheck_days"))


@dataclass(frozen=True, slots=True)
class RegionsArguments:
    """Of `scrapy crawl regions`: it takes none."""

    HELP: ClassVar[dict[str, str]] = {}

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Self:
        _only(given, cls.HELP)
        return cls()


def _only(given: Mapping[str, str], names: Collection[str]) -> None:
    for name, value in given.items():
        if name not in names and not name.startswith("_"):  # scrapyd's own: `_job`
            known = f"there are: {', '.join(names)}" if names else "this spider takes none"
            raise BadArgument(f"{name}={value}: there is no argument {name}; {known}")


def _regions(given: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """The regions, and the name of the file they stand in."""
    asked = given.get("region", "").strip()
    if asked and Path(asked).expanduser().is_file():
        return outermost(_region(line, where) for where, line in _lines(asked, "region")), Path(asked).stem
    found = [_region(value) for value in re.split("[,，、]", asked) if value.strip().strip("/")]
    if not found:
        raise BadArgument("region is missing: give region=tongchuan, region=xianyang/binxian, 铜川 or all")
    return outermost(found), ""


def _region(value: str, where: str = "region") -> str:
    """A path, `all`, or a Chinese name whose path is to be found."""
    region = value.strip().strip("/")
    if region.lower() == ALL:
        return ALL
    # Also a listing's whole address, as copied from a browser, and a later page of one.
    path = site.listing_path(place(region).listing) or site.listing_path(f"{site.HOME}{region.lower()}/")
    if path is None and not _CHINESE_NAME.fullmatch(region):
        raise BadArgument(
            f"{where}={region}: no region is called so; give its folder in the site's addresses"
            " (tongchuan, xianyang/binxian), its Chinese name (铜川, 咸阳/彬县), a province (陕西), all, several with"
            " commas, or a file with one a line"
        )
    return path or region


def outermost(regions: Iterable[str]) -> tuple[str, ...]:
    """Each region once, and none that lies within another."""
    unique = dict.fromkeys(regions)
    return tuple(one for one in unique if not any(one.startswith(f"{other}/") for other in unique))


def _day(given: Mapping[str, str], name: str) -> date | None:
    if name not in given:
        return None
    value = given[name].strip()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadArgument(f"{name}={value}: not a day; write it as 2018-01-31")


def _count(given: Mapping[str, str], name: str) -> int | None:
    if name not in given:
        return None
    value = given[name].strip()
    if not re.fullmatch(r"0*[1-9][0-9]{0,8}", value):
        raise BadArgument(f"{name}={value}: not a whole number from 1 up, such as {name}=100")
    return int(value)


def _flag(given: Mapping[str, str], name: str) -> bool:
    if name in given and given[name].strip() != "1":
        raise BadArgument(f"{name}={given[name]}: give {name}=1 or leave it out")
    return name in given


def _lines(file: str, argument: str) -> list[tuple[str, str]]:
    """The lines of a file, each with the words that say where it stands."""
    try:
        text = _text(file)
    except (OSError, ValueError) as error:
        raise BadArgument(f"{argument}={file}: {error}; give a text file with one {_ONE[argument]} a line") from error
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    one = argument.removesuffix("s")
    found = [(f"{argument}={file} line {number}: {one}", line) for number, line in lines if line and line[0] != "#"]
    if not found:
        raise BadArgument(f"{argument}={file}: there is no {_ONE[argument]} in it; give one a line")
    return found


def _text(file: str) -> str:
    path = Path(file).expanduser()
    return path.read_text(encoding="utf-8-sig") if path.is_file() else _text_of_pipe(path)


@cache
def _text_of_pipe(path: Path) -> str:
    """Read once, though the arguments are checked before the spider reads them."""
    return path.read_text(encoding="utf-8-sig")


def _months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[4:])

"""All that is known of yybnet.net (地方网), as data: its hosts, the grammar of its addresses, its labels.

Source: public addresses of articles and listings, and the visible text of some two hundred article pages. The markup
is unknown, so nothing here names a tag, a class or an id.
"""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

NAME = "地方网"
DOMAIN = "yybnet.net"
TAGLINE = "看家乡事,品故乡情"  # above a headline on a phone
HOME = "https://www.yybnet.net/"

# The labels a reader finds the parts of an article page by.
ARTICLE_CRUMB = "正文"  # ends the breadcrumb
TEASER_LABEL = "新闻推荐"  # one recommended article: its headline, then a teaser with a byline of its own
SECTION_LABELS = (
    TEASER_LABEL, "相关新闻", "相关推荐", "猜你喜欢", "频道推荐", "热点阅读", "图文看点", "乡里乡亲", "热点排行",
)  # fmt: skip
COMMENT_LABEL = "评论"  # repeats the headline: 评论:(headline)
# The slogan right behind the teaser: a place's news, a comma, and the place again or one of seven openings.
# `铜川新闻,弘扬社会正气。…不变的是铜川这个家。`
SLOGAN_OPENINGS = ("新鲜有料", "讲述家乡的故事", "弘扬社会正气", "故乡情", "有家乡新鲜事", "有家乡事", "家乡的大事")
SLOGAN_WORD = "新闻"
CHANNEL = re.compile(rf"\w{{2,6}}{SLOGAN_WORD}|今日\w{{2,6}}")  # what a channel is called
_SLOGAN_START = rf"(?P<place>\w{{1,8}}?)[县市区省]?{SLOGAN_WORD}\s?,"
SLOGAN = re.compile(rf"{_SLOGAN_START}\s?(?:{'|'.join(SLOGAN_OPENINGS)}|.*(?P=place))")
SLOGAN_BEHIND_TEASER = re.compile(_SLOGAN_START)

# https://m.yybnet.net/chengdu/news/201807/7713943.html
_SLUG = r"[a-z][a-z0-9_-]*"
_ARTICLE_PATH = re.compile(
    rf"/({_SLUG})/({_SLUG}(?:/{_SLUG})?)/((?:19|20)\d\d(?:0[1-9]|1[0-2]))/(\d+)\.html?", re.ASCII
)
_CANONICAL = re.compile(rf"https://www\.{re.escape(DOMAIN)}{_ARTICLE_PATH.pattern}", re.ASCII)
# http://www.yybnet.net/xianyang/binxian/
_LISTING_PATH = re.compile(rf"/({_SLUG}(?:/{_SLUG}){{0,2}})/?")
_SITE_URL = re.compile(
    rf"https?://(?:www\.|m\.)?{re.escape(DOMAIN)}\.?(?::(?:80|443)?)?(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?:#.*)?",
    re.IGNORECASE,
)
# What every article's address holds, 3.html; a literal first, for speed.
_NUMBER = re.compile(r"\.(?<=\d\.)[hH][tT][mM]")
_ELSEWHERE = re.compile(rf"https?://(?!(?:www\.|m\.)?{re.escape(DOMAIN)})[a-z0-9.-]+/")
_ARTICLE_LINK = re.compile(
    rf"(?P<host>(?:https?:)?//(?:www\.|m\.)?{re.escape(DOMAIN)})?(?P<path>{_ARTICLE_PATH.pattern})(?:[?#].*)?"
)
_SLASHES = re.compile(r"/{2,}")
# An address that a browser takes as it stands: nothing in it to mend.
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ABSOLUTE = re.compile(r"https?://[a-z0-9.-]*[a-z0-9](?::(?!80\b|443\b)\d{1,4})?(?!\S*/\.)(?:[/?#][!-Z^-~]*)?")
_IN_PATH = "!$%&'()*+,/:;=@[\\]^|~"  # what a browser asks for as it stands; the rest as UTF-8: /%E6%B8%A0.jpg
_NEVER_IN_HOST = re.compile(r"[\0-\x20#%/:<>?@\[\\\]^|\x7f]")
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)
# An address on the page's own host with nothing in it to mend.
_FROM_ROOT = re.compile(r"(?!\S*/\.)/[\w/.%-]+(?:\?[\w/.%=&-]+)?", re.ASCII)
_LINE_BREAKS = re.compile(r"[\t\r\n]+")
_SCHEME = re.compile(r"(https?):[/\\]*", re.IGNORECASE)
_BEFORE_HOST = re.compile(r"[/\\]{2,}")
_ON_HOST = re.compile(r":(?:/[^/.]+(?:/|$)|[^/])")  # behind the scheme of the page itself
_SESSION = re.compile(r";[^/?#]*")  # /tongchuan/news/201801/123.html;jsessionid=1F0A
_ESCAPED_STEP = re.compile(r"(?<![^/])(?:\.|%2e){1,2}(?![^/#])", re.IGNORECASE)  # /%2e%2e/ is /../
_UP = re.compile(r"/(?:\.{1,2})(?=/|$)")
_REGION = re.compile(rf"/({_SLUG})(?:/({_SLUG}))?(?:/|$)")


class ArticleAddress(NamedTuple):
    """What an article's address says: `/{region}/{channel}/{month}/{number}.html`."""

    region: str
    channel: str
    month: str  # YYYYMM, as in the address
    number: str
    url: str  # canonical

    def within(self, region: str) -> bool:
        """Whether the article belongs to `region`: a city (`xianyang`) or a channel of one (`xianyang/binxian`)."""
        return f"{self.region}/{self.channel}/".startswith(f"{region}/")


def is_site_url(url: str) -> bool:
    """Whether `url` is http(s) on one of the site's hosts, on a standard port."""
    return _SITE_URL.fullmatch(url.strip()) is not None


def canonical_url(url: str) -> str:
    """The one address of a page, whatever host, scheme or fragment it was found under.

    On the site's hosts: `https://www.yybnet.net/...`, and for an article without its query, its session and upper
    case. An address elsewhere only loses its fragment. Never raises; what is no address comes back as it was.
    """
    url = url.strip()
    if address := article_address(url):
        return address.url
    match = _SITE_URL.fullmatch(url)
    if match is None:
        return url.partition("#")[0]
    return f"https://www.{DOMAIN}{_path(match)}{match['query'] or ''}"


def _path(site_url: re.Match[str]) -> str:
    return _SLASHES.sub("/", _SESSION.sub("", site_url["path"] or "/")) or "/"


def resolve(base: str, href: str) -> str | None:
    """The absolute http(s) address a browser goes to when a link is pressed (https://url.spec.whatwg.org/).

    None for anything else (`javascript:`, `mailto:`, `#`, broken). A browser takes `\\` for `/`, any number of
    slashes behind the scheme for two, goes up at `/../`, reads a wide host as a narrow one, and drops an empty port,
    the scheme's own, and a dot at the host's end; letters that are no ASCII and blanks in a path are escaped as UTF-8.
    """
    if not href.isprintable():  # a cheap first look
        href = _LINE_BREAKS.sub("", href)
    href = href.strip()
    if not href or href.startswith("#"):
        return None
    if slashes := _BEFORE_HOST.match(href):
        href = f"{base.partition(':')[0]}://{href[slashes.end() :]}"
    if "%2" in href:
        address, mark, query = href.partition("?")
        href = _ESCAPED_STEP.sub(lambda step: step[0].lower().replace("%2e", "."), address) + mark + query
    if _ABSOLUTE.fullmatch(href):
        return href
    if _OTHER_SCHEME.match(href):
        return None
    if _FROM_ROOT.fullmatch(href):
        root = _root(base)
        return root and root + href[1:]
    if "\\" in href:
        address, mark, query = href.partition("?")
        href = address.replace("\\", "/") + mark + query
    if scheme := _SCHEME.match(href):
        same = base.lower().startswith(f"{scheme[1].lower()}:")
        if same and _ON_HOST.match(href, len(scheme[1])):  # https:a.html is a.html
            href = href[len(scheme[1]) + 1 :]
        elif scheme[0][-1] != ":":
            href = f"{scheme[1].lower()}://{href[scheme.end() :]}"
    try:
        url = urljoin(base, href)
        parts = urlsplit(url)
        port = "" if parts.port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{parts.port}"
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    path = quote(_without_steps(parts.path) if _UP.search(parts.path) else parts.path, _IN_PATH, errors="replace")
    host = _plain_host(parts.hostname).rstrip(".")
    if path == parts.path and f"{host}{port}" == parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=f"{host}{port}", path=path)) if host else None


@lru_cache(maxsize=64)
def _root(base: str) -> str | None:
    """The address of the front page of a page's host."""
    return resolve(base, "/")


def _plain_host(host: str) -> str:
    """A host as it is asked for (https://url.spec.whatwg.org/#host-parsing): `www。yybnet．net` is www.yybnet.net.

    "" for one that no browser asks for.
    """
    if host.isascii() and "%" not in host:
        return host
    host = normalize("NFKC", unquote(host)).replace("。", ".").lower()
    return "" if _NEVER_IN_HOST.search(host) else host


def _without_steps(path: str) -> str:
    """A path with its `.` and `..` gone: `/x/../a.html` is `/a.html`."""
    kept: list[str] = []
    steps = path.split("/")[1:]
    for step in steps:
        if step == "..":
            kept = kept[:-1]
        elif step != ".":
            kept.append(step)
    return "/" + "/".join(kept + ([""] if steps[-1] in (".", "..") else []))


def article_address(url: str) -> ArticleAddress | None:
    """The parts of an article's address, or None when `url` is not one."""
    if match := _CANONICAL.fullmatch(url):  # most are
        return ArticleAddress(match[1], match[2], match[3], match[4], url)
    site_url = _SITE_URL.fullmatch(url.strip())
    if site_url is None or site_url["path"] is None:
        return None
    path = _path(site_url).lower()
    match = _ARTICLE_PATH.fullmatch(path)
    return ArticleAddress(match[1], match[2], match[3], match[4], f"https://www.{DOMAIN}{path}") if match else None


def linked_article(base: str, href: str) -> str | None:
    """The canonical address of the article that a link leads to, or None; without parsing the usual forms of it."""
    if ".htm" not in href.lower() or _NUMBER.search(href) is None or _ELSEWHERE.match(href):
        return None
    if (match := _ARTICLE_LINK.fullmatch(href)) and (match["host"] or is_site_url(base)):
        return f"https://www.{DOMAIN}{match['path']}"
    address = article_address(resolve(base, href) or "")
    return address.url if address else None


def listing_path(url: str) -> str | None:
    """`xianyang/binxian` for `http://www.yybnet.net/xianyang/binxian/`; None when `url` is no listing's first page."""
    if not is_site_url(url):
        return None
    parts = urlsplit(canonical_url(url))
    match = _LISTING_PATH.fullmatch(parts.path)
    return match[1] if match and not parts.query else None


def region_and_channel(url: str) -> tuple[str, str]:
    """`("tongchuan", "news")` from a page's address, by its folders; empty strings for what it does not say."""
    if address := article_address(url):
        return address.region, address.channel
    if is_site_url(url) and (match := _REGION.match(urlsplit(canonical_url(url)).path)):
        return match[1], match[2] or ""
    return "", ""

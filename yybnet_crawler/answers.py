"""What an answer means. The one place that decides between three kinds:

- the article: a record is written;
- *gone*: the site says, of this address alone, that there is nothing (any more). It is asked again after a month;
- *not now*: all else. It may be the site's trouble and not the page's (a challenge, a note, a login, a wall of
  scripts, an odd status), so it is asked again, ever more seldom.

The words of such pages cannot be listed; their shape tells. A page that many addresses are answered with is none
of theirs: many in a run are a refusal like 403. An article says 来源 and the newspaper, or has a newspaper beside its
date, and has the headline that the link to it has; what does not is kept back until the run's end and compared with
the run's other pages.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from statistics import median
from typing import Final

from yybnet_crawler.items import Article, Page, ParsedPage, Rejection

GONE: Final = frozenset(
    {
        *("http_404", "http_410", "moved", "robots"),
        *("too_large", "not_article_too_large", "not_article_too_many_elements"),
    }
)
REFUSAL: Final = 5  # so many addresses answered alike, more than half of all since the first of them
_REFUSAL_OF_ALL: Final = 3  # so many when nothing else was answered at all
_MOST_HELD: Final = 200
_SISTERS: Final = 3  # pages with an article that a doubtful page is compared with
_MANY: Final = 20  # pages after which a site's links are known
# The rules that read 来源：…, or a newspaper and a date on one line; others take what stands where it should.
_NEWSPAPER_IS_SURE: Final = ("source-label", "newspaper-beside-date")
_HEADLINE: Final = 6  # letters of a link that say which article it leads to; 查看全文 does not

# What these mean for the site is decided when they are heard: `downloading/pace.py`.
_OF_THE_PACE: Final = frozenset({"http_403", "http_408", "http_429"})
_ERROR_PAGE: Final = "not_article_error_page"
_REMOVED = re.compile(r"删除|撤[稿下]|下线|移除|不存在|未找到|找不到|not found|\b404\b", re.IGNORECASE)
# What differs between two copies of one page: tokens.
_CHANGING = re.compile(rb"[0-9A-Za-z+/=_-]{16,}|\s+")
_TITLE = re.compile(rb"<title[^>]*>([^<]{2,200})", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]")


def is_transient(reason: str) -> bool:
    """Whether a page rejected for `reason` may come another time; False: it is gone."""
    return reason not in GONE


def says_removed(reason: str, said: str) -> bool:
    """Whether an error page says that the article is no more. `said`: the sentence of `NotAnArticle`."""
    return reason == _ERROR_PAGE and _REMOVED.search(said) is not None


@dataclass(slots=True)
class Doubts:
    """The answers of one run, compared with one another."""

    # Whether earlier runs wrote the same headline and body under another address.
    _is_anothers: Callable[[Article], bool] = lambda _: False
    _held: list[ParsedPage | Rejection] = field(default_factory=list)
    _alike: Counter[str] = field(default_factory=Counter)  # what pages have in common -> addresses
    _latest: list[str] = field(default_factory=list)  # what the last one noted has in common with others
    _first: dict[str, tuple[int, str]] = field(default_factory=dict)  # the same -> answers before, address
    _answers: int = 0
    _sizes: list[int] = field(default_factory=list)  # bytes of the pages that articles were read from
    _own_headlines: int = 0  # pages with the headline of the link that led to them
    _other_headlines: int = 0
    _stories: Counter[int] = field(default_factory=Counter)  # hash -> addresses that were answered with it

    def hold(self, item: ParsedPage | Rejection) -> bool:
        """Keeps back what only the others of the run can tell the meaning of. Returns whether it is that."""
        if isinstance(item, ParsedPage):
            self._stories[_story(item)] += 1
            own = _has_headline_of_its_link(item)
            self._own_headlines += own is True
            self._other_headlines += own is False
            sure = _has_newspaper(item)
            doubtful = not sure or (own is False and not self._links_are_no_headlines)
            telling = not sure or self._links_are_headlines
        else:
            doubtful = telling = item.reason == _ERROR_PAGE and not item.transient
        if doubtful:
            self._held.append(item)
            if telling:
                self._note(item)
        return doubtful

    @property
    def _links_are_headlines(self) -> bool:
        """Whether pages of this run had the headline that their links have: not every site's links say it."""
        return self._own_headlines >= _SISTERS

    @property
    def _links_are_no_headlines(self) -> bool:
        return self._other_headlines >= _MANY and self._own_headlines < self._other_headlines

    @property
    def holds_too_much(self) -> bool:
        """Whether it is time to decide with what is known by now: pages cost memory."""
        return len(self._held) >= _MOST_HELD

    def written(self, parsed: ParsedPage) -> None:
        """An article was read from the page."""
        self._answers += 1
        self._sizes.append(len(parsed.page.body))

    def rejected(self, rejection: Rejection) -> None:
        """The page, which no earlier run asked for, gave no record."""
        if rejection.asked and is_transient(rejection.reason):
            self._note(rejection)

    def refusal(self, *, at_end: bool = False) -> str | None:
        """A sentence, when the site answers many addresses alike: it does not want us."""
        # Of several that are true the one with words.
        for key in sorted(self._alike if at_end else self._latest, key=lambda key: (-self._alike[key], "«" not in key)):
            count = self._alike[key]
            before, url = self._first[key]
            many = count >= REFUSAL and 2 * count > self._answers - before
            if many or (at_end and count >= _REFUSAL_OF_ALL and not self._sizes):
                return f"{count} addresses were answered alike ({key}), {url} first; its page is kept."
        return None

    def release(self) -> Iterator[ParsedPage | Rejection]:
        """What was kept back, as it is to be taken now."""
        held, self._held = self._held, []
        for item in held:
            if isinstance(item, Rejection):
                alone = self._alike[_shape(item.page)] < 2 if item.page else True
                yield item if alone else replace(item, transient=True)
            elif why := self._is_none_of_its_own(item):
                yield Rejection(item.article.url, "not_its_own_page", why, transient=True, page=item.page)
            else:
                yield item

    def _note(self, item: ParsedPage | Rejection) -> None:
        self._answers += 1
        url = item.article.url if isinstance(item, ParsedPage) else item.url
        self._latest = list(_likenesses(item))
        for key in self._latest:
            self._alike[key] += 1
            self._first.setdefault(key, (self._answers - 1, url))

    def _is_none_of_its_own(self, parsed: ParsedPage) -> str | None:
        """Why a page is not taken for its address's article; None when it is."""
        page, article = parsed.page, parsed.article
        if _has_newspaper(parsed):
            if _has_headline_of_its_link(parsed) is False and self._is_anothers(article):
                return f"The link to it says «{page.link_text}»; «{article.title}» is another address's article."
            if not self._links_are_headlines or (count := self._stories[_story(parsed)]) < 2:
                return None
            return f"The link to it says «{page.link_text}»; {count} addresses were answered with «{article.title}»."
        if (count := self._alike[_shape(page)]) > 1:
            return f"The same page was the answer to {count} addresses; it is asked for again."
        if (count := self._alike[f"headline «{article.title}»"]) > 2:
            return f"{count} addresses have the headline «{article.title}» and no newspaper; it is asked for again."
        named = set(_LETTERS.findall(page.link_text or ""))
        if len(named) >= _HEADLINE:
            there = named & set("".join((article.title, *article.body)))
            if 2 * len(there) >= len(named):
                return None
            return f"The link to it says «{page.link_text}», the page «{article.title}», and no newspaper."
        if len(self._sizes) >= _SISTERS:
            if 2 * len(page.body) >= median(self._sizes):
                return None
            return f"No newspaper, and with {len(page.body)} bytes far smaller than the other articles' pages."
        if article.breadcrumb:
            return None
        return f"«{article.title}» has no newspaper, no breadcrumb, and nothing else says that it is an article."


def _has_newspaper(parsed: ParsedPage) -> bool:
    return parsed.article.source is not None and parsed.rules["source"].startswith(_NEWSPAPER_IS_SURE)


def _has_headline_of_its_link(parsed: ParsedPage) -> bool | None:
    """Either may be cut, or have more around it; None when the link says too little, or there is none."""
    named, title = ("".join(_LETTERS.findall(text or "")) for text in (parsed.page.link_text, parsed.article.title))
    return None if len(named) < _HEADLINE else named in title or title in named


def _story(parsed: ParsedPage) -> int:
    return hash((parsed.article.title, *parsed.article.body))


def _likenesses(item: ParsedPage | Rejection) -> Iterator[str]:
    """What a page may have in common with others, in words."""
    if isinstance(item, ParsedPage):
        yield _shape(item.page)
        yield f"headline «{item.article.title}»"
    elif item.reason in _OF_THE_PACE:
        return
    elif item.page is not None:
        yield _shape(item.page)
        if match := _TITLE.search(item.page.body):
            yield f"{item.reason} «{' '.join(_text(match[1]).split())}»"
    elif item.reason in ("offsite", "redirect_loop", "unsupported_scheme", "private_address"):
        yield item.reason


def _text(title: bytes) -> str:
    try:
        return title.decode()
    except UnicodeDecodeError:
        return title.decode("gb18030", "replace")


def _shape(page: Page) -> str:
    """The page without what differs between two copies of it."""
    digest = blake2b(_CHANGING.sub(b"", page.body[:65536]), digest_size=4).hexdigest()
    return f"status {page.status}, page {digest}"

"""No more articles than asked for, and as many as that if there are so many."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from scrapy import Request


@dataclass(slots=True)
class Backlog:
    """What has been found and not been asked for yet: articles, newest first, and listing pages.

    Without `max_articles` all of it goes out at once, but for `old`.
    """

    room: float  # articles that may still be asked for
    articles: deque[str] = field(default_factory=deque)
    pages: deque[Request] = field(default_factory=deque)
    old: deque[str] = field(default_factory=deque)  # for the end of the run: asked for in vain before, or known
    link_texts: dict[str, str] = field(default_factory=dict)  # of the articles that wait

    @property
    def empty(self) -> bool:
        return not self.articles and not self.pages

    def let_out(self) -> Iterator[str | Request]:
        """Whatever there is room for. Asking for an article takes room, its rejection gives it back."""
        while self.room > 0 and self.articles:
            yield self.articles.popleft()
        while self.room > 0 and self.pages:
            yield self.pages.popleft()

    def let_out_old(self) -> Iterator[str]:
        while self.room > 0 and self.old:
            yield self.old.popleft()

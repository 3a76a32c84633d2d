"""What failures in a row mean for the site as a whole: wait longer and longer, then stop asking."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy import Request
from scrapy.http import Response
from scrapy.settings import BaseSettings

REFUSALS = frozenset({403, 429})
# Said by whatever stands before the site. Not 500: a page with a broken record says that for ever.
UNAVAILABLE = frozenset({408, 502, 503, 504, 520, 521, 522, 523, 524, 525})
# So many different pages in a row, with no other answer between them.
REFUSED_PAGES = 5
UNANSWERED_PAGES = 10
# A site that wants to be left alone for longer is left alone till the next run.
MAX_RETRY_AFTER = 600.0


class Patience:
    """Counts what comes off the wire and says how long to wait, or why to stop."""

    def __init__(self, settings: BaseSettings) -> None:
        self._failures = frozenset(int(code) for code in settings.getlist("RETRY_HTTP_CODES"))
        self._first_pause = 2 * settings.getfloat("DOWNLOAD_DELAY")
        self._longest_pause = settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        self.answered = False  # whether any page was in this run, robots.txt aside
        # Since the last answer:
        self.refused: set[str] = set()
        self._unanswered: set[str] = set()
        self._in_a_row = 0
        self._retry_after: float | None = None

    def heard(self, request: Request, response: Response) -> None:
        """An answer came, of whatever kind."""
        self._retry_after = None
        for_robots = is_for_robots(request)
        if response.status in self._failures and not (for_robots and response.status == 403):
            self._in_a_row += 1
            self._retry_after = retry_after(response)
            if response.status in REFUSALS:
                self.refused.add(request.url)
            if response.status in UNAVAILABLE:
                self._unanswered.add(request.url)
        elif for_robots:
            return
        elif is_empty(response):
            self._in_a_row += 1
        else:
            self.answered = True
            self.refused.clear()
            self._unanswered.clear()
            self._in_a_row = 0

    def heard_nothing(self, request: Request) -> None:
        """The connection failed, or no whole answer came."""
        self._retry_after = None
        self._in_a_row += 1
        self._unanswered.add(request.url)

    def pause(self) -> float:
        """Seconds to leave the whole site alone from now on: what it asked for, or twice the last pause."""
        if self._retry_after is not None:
            return self._retry_after
        if not self._in_a_row:
            return 0.0
        return min(self._first_pause * 2.0 ** min(self._in_a_row - 1, 30), self._longest_pause)

    def verdict(self) -> tuple[str, str] | None:
        """The finish reason and a sentence, when it is time to stop."""
        if len(self.refused) >= REFUSED_PAGES:
            return "blocked", f"{REFUSED_PAGES} pages in a row were refused with status 403 or 429."
        if self._retry_after is not None and self._retry_after > MAX_RETRY_AFTER:
            return "blocked", f"The site asks to be left alone for {self._retry_after:.0f} seconds."
        if len(self._unanswered) >= UNANSWERED_PAGES:
            return "unreachable", f"{UNANSWERED_PAGES} pages in a row had no answer; is the site up?"
        return None


def is_for_robots(request: Request) -> bool:
    """Whether it asks for robots.txt, or for where that was redirected to."""
    return bool(request.meta.get("dont_obey_robotstxt"))


def is_empty(response: Response) -> bool:
    """Whether it says that all is well, and then nothing."""
    return 200 <= response.status < 300 and not response.body


def retry_after(response: Response) -> float | None:
    """The seconds that `Retry-After` asks for, as a number or a date; None when absent or unreadable."""
    header = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        date = parsedate_to_datetime(header)
    except ValueError:
        return None
    if date.tzinfo is None:  # "-0000" is UTC, by RFC 5322
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())

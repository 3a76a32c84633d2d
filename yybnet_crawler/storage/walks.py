"""Which listings a run begins, how far it is in each, and how that ends.

What earlier runs left is taken away when a listing is begun (`walked.py`), and what it is then is put in its place when
the run ends (`conclusion.py`).
"""

import logging
from dataclasses import dataclass, field

from yybnet_crawler.storage import walked
from yybnet_crawler.storage.access import Access
from yybnet_crawler.storage.state import ListingState

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Walks:
    """A listing is named by its first page's canonical address. Whatever asks the index may raise CloseSpider."""

    _access: Access
    _everything: bool = False  # whether each listing is walked to its end, whatever earlier runs did
    before: dict[str, ListingState] = field(default_factory=dict)  # listing -> as earlier runs left it
    walked: dict[str, str] = field(default_factory=dict)  # to the end -> where that leads on to nothing, ""
    cut: dict[str, str] = field(default_factory=dict)  # listing -> where and why
    stopped: dict[str, str] = field(default_factory=dict)  # listing -> the page that the next run goes on from
    pages: dict[str, tuple[int, int]] = field(default_factory=dict)  # listing -> pages read, the greatest number named
    # Whose first page did not come -> as earlier runs left it, and why.
    not_begun: dict[str, tuple[ListingState, str]] = field(default_factory=dict)

    # --- For spiders --------------------------------------------------------------------------------

    def is_walked(self, listing: str) -> bool:
        """Begins it. Whether an earlier run walked it to its end, and none since was cut off in it."""
        return self._begun(listing).walked and not self._everything

    def bookmark(self, listing: str) -> str:
        """Begins it. The page where a stopped run left it, whose first pages were read; "" for none."""
        return "" if self._everything else self._begun(listing).bookmark

    def _begun(self, listing: str) -> ListingState:
        if listing not in self.before:
            self._access.hold(listing)
            root = self._access.folder.root
            self.before[listing] = self._access.ask(lambda state: walked.take(state, root, listing), writes=True)
        return self.before[listing]

    def end(self, listing: str, leads_nowhere: str = "") -> None:
        """It was walked to its end, which counts from the end of this run on, if that is a good one.
        `leads_nowhere`: where its end leads on to nothing, "" when it does not."""
        self.walked[listing] = leads_nowhere

    def stop(self, listing: str, page: str) -> None:
        """The run ends before the listing does; all on the pages before `page` has been answered."""
        self.stopped[listing] = page

    def break_off(self, listing: str, why: str) -> None:
        """The walk did not come to its end; the next run walks all of it."""
        self.cut[listing] = why
        logger.warning("The listing %s was cut, the next run walks all of it: %s", listing, why)

    def fail(self, listing: str, why: str) -> None:
        """Its first page did not come. What is known of it stays; that it fails again and again is told."""
        self._access.hold(listing)
        state = self._access.ask(lambda state: state.listing(listing))
        if state is not None:
            self.not_begun[listing] = (state, why)

    # --- What is told -------------------------------------------------------------------------------

    @property
    def pages_read(self) -> int:
        return sum(read for read, _ in self.pages.values())

    @property
    def pages_named(self) -> int:
        """How many pages all listings have by their pagers; a walk may end where all is known."""
        return sum(max(read, named) for read, named in self.pages.values())

    @property
    def cut_again(self) -> dict[str, str]:
        """Those that the run before did not come to the end of either."""
        cut = {listing: why for listing, why in self.cut.items() if self.before[listing].cut}
        return cut | {listing: why for listing, (before, why) in self.not_begun.items() if before.cut}

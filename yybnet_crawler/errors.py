"""Every error this project raises.

YybnetError
├── NotAnArticle        a page that is no article, and why
├── BadArgument         a spider or command argument that cannot be used, and what would be
├── DamagedData         lines of sealed files that are no records, and where they are
└── MissingPackage      a package that is not installed, and how to install it
"""

from collections.abc import Sequence


class YybnetError(Exception):
    """The base of all of them."""


class NotAnArticle(YybnetError):
    """The page at `url` is no article; `reason` is one sentence a person can act on.

    `code` names the kind of page in a few fixed words, for counting: see `NotAnArticle.CODES`.
    """

    CODES = (
        *("empty", "binary", "garbled", "no_text", "listing", "error_page", "login", "no_title", "no_body"),
        *("truncated", "too_large", "too_many_elements"),
    )

    def __init__(self, code: str, reason: str, url: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.code = code
        self.reason = reason
        self.url = url
        self.draft: object = None  # what was read before: a `Draft`; None for what is no page, and after pickling

    def __reduce__(self) -> tuple[type["NotAnArticle"], tuple[str, str, str]]:
        return NotAnArticle, (self.code, self.reason, self.url)


class BadArgument(YybnetError):
    """An argument given by the user cannot be used; the message says which, why and what would work."""


class DamagedData(YybnetError):
    """Lines of a data folder that are no records; `where` names file and line of each, in a sentence."""

    def __init__(self, where: Sequence[str]) -> None:
        shown = "; ".join(where[:3])
        more = f"; and {len(where) - 3} more" if len(where) > 3 else ""
        super().__init__(f"{shown}{more}")
        self.where = where


class MissingPackage(YybnetError):
    """`package` is needed for what was asked, and not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(f"{package} is not installed, and needed for this: pip install '.[analysis]'")
        self.package = package

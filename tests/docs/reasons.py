"""Every reason a page may be rejected for, collected from the code that rejects."""

import ast
from collections.abc import Iterator

from twisted.python.failure import Failure

from tests.docs.pages import ROOT
from yybnet_crawler.downloading.failures import _DOWNLOAD_FAILURES, rejection
from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.exit_status import STOPPED_BY_SITE

# Where the reason stands among the arguments of what is called.
_PLACES = {"Refused": 0, "Rejection": 1}


def rejection_reasons() -> set[str]:
    """All but `http_<status>`."""
    reasons = {f"not_article_{code}" for code in NotAnArticle.CODES}
    reasons |= {row[1] for row in _DOWNLOAD_FAILURES} | set(STOPPED_BY_SITE)
    unknown = Failure(LookupError("of a kind that nobody named"))  # type: ignore[no-untyped-call]  # Twisted's
    reasons.add(rejection(unknown, "https://www.yybnet.net/").reason)
    for folder in ("yybnet_crawler", "spiders", "pipelines"):
        for file in (ROOT / folder).rglob("*.py"):
            if file.name != "single_pages.py":  # for commands; it writes no row
                reasons.update(_said(ast.parse(file.read_text("utf-8"))))
    return {reason for reason in reasons if not reason.startswith("http_")}


def _said(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id == "_missing":  # of parsing.py
            yield f"missing_{ast.literal_eval(node.args[0])}"
        elif (place := _PLACES.get(node.func.id)) is not None:
            reason = node.args[place]
            if isinstance(reason, ast.Constant):
                yield str(reason.value)

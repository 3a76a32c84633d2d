"""Credits that only the elements of a line set apart: `<b>文</b><a>温叙</a>`, an editor before a notice."""

from typing import Final

from yybnet_crawler.extraction.document import Line
from yybnet_crawler.extraction.people import is_credit_line

_SHORT_CREDIT: Final = 16
_EDITOR: Final = "编"
_BEFORE_EDITOR: Final = 4  # 责任编辑, 责编, [编辑


def is_credit_of_pieces(line: Line) -> bool:
    """Whether a short line is a credit only where its elements are set apart: `<b>文</b><a>温叙</a>`."""
    if len(line.parts) < 2 or len(line.text) > _SHORT_CREDIT or is_credit_line(line.text):
        return False
    return is_credit_line(line.spaced) is not None


def opens_with_editor(line: Line) -> bool:
    """Whether an element with an editor and nothing else opens a line: a notice may stand glued behind it."""
    if not line.parts or _EDITOR not in line.text[:_BEFORE_EDITOR]:
        return False
    return is_credit_line(line.pieces[0]) is not None and is_credit_line(line.text) is None

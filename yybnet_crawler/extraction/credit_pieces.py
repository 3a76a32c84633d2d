"""Credits that only the elements of a line set apart: `<b>文</b><a>温叙</a>`, an editor beside a notice."""

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


def sets_editor_apart(line: Line) -> bool:
    """Whether an element with an editor and nothing else opens or ends a line, glued to a notice or to keywords."""
    if not line.parts or _EDITOR not in line.text or is_credit_line(line.text):
        return False
    return names_editor(line.pieces[0]) or names_editor(line.pieces[-1])


def names_editor(text: str) -> bool:
    """Whether a text is an editor and nothing else."""
    return _EDITOR in text[:_BEFORE_EDITOR] and is_credit_line(text) is not None

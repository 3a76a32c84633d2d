"""Who signed an article? Credits are read by evidence: labels, the likeliest names beside them, where they stand."""

from yybnet_crawler.extraction.people.bylines import (
    Bylines,
    Credit,
    Rejected,
    ends_with_picture_credit,
    is_credit_line,
    read_bylines,
    read_rows,
)
from yybnet_crawler.extraction.people.labels import is_label
from yybnet_crawler.extraction.people.names import is_plain_name, reads_as_name
from yybnet_crawler.extraction.people.pieces import Place, Row

__all__ = [
    "Bylines",
    "Credit",
    "Place",
    "Rejected",
    "Row",
    "ends_with_picture_credit",
    "is_credit_line",
    "is_label",
    "is_plain_name",
    "read_bylines",
    "read_rows",
    "reads_as_name",
]

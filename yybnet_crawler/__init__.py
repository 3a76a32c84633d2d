"""Reads pages of the news portal yybnet.net into records.

>>> from yybnet_crawler import extract_article, explain_article, extract_listing, read_bylines, NotAnArticle
"""

from yybnet_crawler.errors import NotAnArticle
from yybnet_crawler.extraction.article import extract_article
from yybnet_crawler.extraction.explain import explain_article
from yybnet_crawler.extraction.listing import extract_listing
from yybnet_crawler.extraction.people import read_bylines
from yybnet_crawler.items import Article

__all__ = [
    "Article",
    "NotAnArticle",
    "__version__",
    "explain_article",
    "extract_article",
    "extract_listing",
    "read_bylines",
]

__version__ = "0.1.0"

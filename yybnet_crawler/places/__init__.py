"""China's provinces, cities and counties: where an article is filed, and which place a user means.

names.py       the parts of a name: 印台区 is 印台, a 区
divisions.tsv  codes and names by years, and what addresses may call them: README.md; made by make.py
table.py       loads it; what a division was called when
place.py       a page's breadcrumb and address -> its place
settle.py      a name that a user types -> the places it may be
"""

from yybnet_crawler.places.place import Place, place_of
from yybnet_crawler.places.settle import settle

__all__ = ["Place", "place_of", "settle"]

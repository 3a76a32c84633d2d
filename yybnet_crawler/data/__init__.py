"""What the crawler wrote, for those who work with it.

>>> from yybnet_crawler.data import load
>>> articles = load("data", region="铜川", since="2018-01-01", engine="pandas")

fields.py     a record's fields and a table's columns   described.py      JSON Schema and documents made from them
folder.py     sealed files, line by line                withdrawn.py      articles that are gone
choice.py     regions, days, newspapers                 record.py         a line's row, checked
articles.py   records one by one                        newest.py         which of their lines count
arrow.py      records as Arrow tables                   versions.py       which of their rows count
load.py       `load`                                    arrow_schema.py   their schema
engines.py    pandas, polars, DuckDB                    place_columns.py  province, city, county
reprints.py   articles of the same text                 extras.py         packages that may be missing
"""

from yybnet_crawler.data.load import DamagedLine, load

__all__ = ["DamagedLine", "load"]

"""`scrapy export`: the articles of a data folder as files for other programs.

export.py      from a data folder to a file          formats.py    the formats, by name and by ending
stage.py       the articles on disk, by months       catalogue.py  what an earlier export holds, and what is new
outputs.py     files there whole or not at all       cells.py      a value as one cell
parquet.py     a folder of Parquet files             sqlite.py  duck.py  tables.py    databases, and their tables
csv_files.py  xlsx.py  sheets.py   spreadsheets      json_files.py  json_lines.py  json_ld.py  ninjs.py    JSON
search.py      full-text search for Chinese          site.py       titles and queries for Datasette
datapackage.py what the files hold, for machines
"""

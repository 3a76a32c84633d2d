"""A data folder as one page to look at, without a network: `scrapy report OUT.html`.

entries.py       a table's rows, as far as the page needs them
counts.py        articles by day, region, newspaper       people.py        who writes most, and with whom
completeness.py  how often each field is there            reprints.py      the same text again
rejections.py    pages without a record, and why          newest.py        the rows of the page's table
gathered.py      all of these, in one walk over the rows
charts.py        their charts, as specifications of Vega-Lite, in a language
texts.py         what the page says, in Chinese and English
page.py          the page: page.html, page.css, page.js, the charts, the texts and the data in one file
"""

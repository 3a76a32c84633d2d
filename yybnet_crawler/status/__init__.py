"""How a data folder is doing, in one look: `scrapy status`.

figures.py  what the index says                  text.py     a screen
disk.py     what room is left, and for how long  page.py     an HTML page
                                                 metrics.py  for Prometheus
"""

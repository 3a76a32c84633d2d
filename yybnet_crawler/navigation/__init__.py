"""What the spiders have in common.

arguments.py       what a user may say with `-a`, checked before anything is opened
site_spider.py     asks for article pages and listings; every page asked for gets an answer
listing_spider.py  walks listings: their articles, their pages, the listings they name
walk.py            what is remembered of one listing, and when it has no end
backlog.py         no more articles than `max_articles`
names.py           铜川 -> tongchuan, by the site's own navigation
"""

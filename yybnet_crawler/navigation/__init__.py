"""What the spiders have in common.

arguments.py    what a user may say with `-a`, checked before anything is opened
site_spider.py  asks for listings and article pages, and loses none of them
walk.py         one listing, page after page, until it ends
backlog.py      no more articles than `max_articles`
names.py        铜川 -> tongchuan, by the site's own navigation
"""

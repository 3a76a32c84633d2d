"""Scrapy's settings for this project: polite and safe unless told otherwise, each line with its reason.

Spiders and pipelines are named by strings only, so that the library does not import them.
"""

BOT_NAME = "yybnet-crawler"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "yybnet_crawler.commands"

# --- What is written, and where ---------------------------------------------------------------------
YYBNET_DATA_DIR = "data"
YYBNET_KEEP_PAGES = "all"  # in pages/: "all" that arrive, those "rejected", or "none"
# Where requests for the site's hosts really go: None (to the site), http://127.0.0.1:8000 or file:FOLDER.
YYBNET_ORIGIN = None
# WARC files, or folders of them, with commas between: they answer every request, and nothing goes out.
YYBNET_REPLAY = None
FEED_STORE_EMPTY = False  # a run that finds nothing new leaves what an `-O` feed held
FEED_EXPORT_ENCODING = "utf-8"  # unset, an `-O` feed escapes every Chinese character
LOG_DATEFORMAT = "%Y-%m-%d %H:%M:%S%z"  # our own commands tell China's time
LOG_LEVEL = "INFO"  # DEBUG prints every page asked for and every record

ITEM_PIPELINES = {
    "pipelines.parse.Parse": 100,
    "pipelines.require.Require": 200,
    "pipelines.select_dates.SelectDates": 300,
    "pipelines.drop_known.DropKnown": 400,
    "pipelines.hold_doubtful.HoldDoubtful": 450,
    "pipelines.write.Write": 500,
    "pipelines.write_regions.WriteRegions": 600,
}
LOG_FORMATTER = "yybnet_crawler.log_format.OneLineLogFormatter"  # Scrapy's own prints a dropped page whole

# --- Polite -----------------------------------------------------------------------------------------
# Says what asks and how to make it stop. Whoever runs the crawler adds an address that somebody reads.
USER_AGENT = (
    "yybnet-crawler/0.1 (reads regional news, one page at a time; to stop it, disallow yybnet-crawler"
    " in robots.txt; complaints to the abuse contact of this address)"
)
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "yybnet-crawler"  # the name to look for in robots.txt, without the sentence around it
CONCURRENT_REQUESTS = 1  # one page at a time for the whole site
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0  # seconds between two requests, varied by half; AutoThrottle never goes below it
AUTOTHROTTLE_ENABLED = True  # a server that answers slowly is asked more slowly
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0
COOKIES_ENABLED = False  # nothing here needs a login; a session would only mark us
# Where we found a link is nobody's business. (REFERER_ENABLED = False makes each run warn about redirects.)
REFERRER_POLICY = "no-referrer"
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "zh-CN,zh"}  # not English

# Asked again: 403 once (see pace.py), and what a server or the cache before it says when overloaded or ill.
RETRY_HTTP_CODES = [403, 408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525]
RETRY_TIMES = 3  # with the growing pauses between them, about a quarter of a minute to recover in
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # each such page stands in rejected/ with its reason; it is no error of ours
EXTENSIONS = {
    "yybnet_crawler.storage.run.Run": 0,  # locks, files, accounting, the report and the exit status
    "yybnet_crawler.progress.Progress": 0,
    "scrapy.extensions.logstats.LogStats": None,  # Progress says more
    "yybnet_crawler.downloading.pace.Pace": 0,  # Retry-After, Crawl-delay, the end when the site says no
}

# --- Bounded ----------------------------------------------------------------------------------------
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024  # after decompression too: a 1 MB gzip bomb is 1 GiB in memory otherwise
DOWNLOAD_WARNSIZE = 2 * 1024 * 1024  # an article page has some 20 KB
DOWNLOAD_TIMEOUT = 30  # of the whole download; the default of 180 lets one hanging page cost nine minutes
REDIRECT_MAX_TIMES = 5  # http > https > www and a moved page are three; a loop costs 5 requests, not 20
# Scrapy starts this many tasks for each response, which gives one article; its default of 100 halves the throughput.
CONCURRENT_ITEMS = 1
# Scrapy reads and parses the source of a callback, which is a new object each time, for nearly every page.
WARN_ON_GENERATOR_RETURN_VALUE = False

# --- Nothing but the site's own web pages -----------------------------------------------------------
DOWNLOAD_HANDLERS = {
    "http": "yybnet_crawler.downloading.origin.OriginDownloadHandler",
    "https": "yybnet_crawler.downloading.origin.OriginDownloadHandler",
    "file": None,  # a link to file:///etc/passwd would be read
    "ftp": None,
    "s3": None,
    "data": None,
}
DOWNLOADER_MIDDLEWARES = {
    # Before all others: whatever they do per download slot, they do for the site as a whole.
    "yybnet_crawler.downloading.slot.OneSlotMiddleware": 10,
    # Each of ours stands where Scrapy's own stood; why ours is in its file.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "yybnet_crawler.downloading.site_only.SiteOnlyMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "yybnet_crawler.downloading.robots.RobotsTxtMiddleware": 100,
    "yybnet_crawler.downloading.witness.WitnessMiddleware": 120,  # when many fail: is the site down?
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "yybnet_crawler.downloading.pace.RetryMiddleware": 550,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "yybnet_crawler.downloading.redirects.MetaRefreshMiddleware": 580,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "yybnet_crawler.downloading.decompression.DecompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "yybnet_crawler.downloading.redirects.RedirectMiddleware": 600,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,  # nothing here needs a login
    # What it keeps is what came off the wire, or what a listing that is not modified is read from.
    "yybnet_crawler.downloading.archiving.ArchiveMiddleware": 830,
    # Below all that change an answer: what it keeps is what came off the wire.
    "yybnet_crawler.downloading.revalidation.ListingRevalidationMiddleware": 840,
}
SPIDER_MIDDLEWARES = {
    # Each costs every page; nobody here asks which requests came first, how deep a page lies or what it copied.
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
# Whoever answers over https proves that it is the host that was asked. (Scrapy takes any certificate.) For an origin
# with a certificate of its own making: -s DOWNLOAD_VERIFY_CERTIFICATES=0
DOWNLOAD_VERIFY_CERTIFICATES = True
TWISTED_DNS_RESOLVER = "yybnet_crawler.downloading.addresses.PublicResolver"  # no private machine has a name
METAREFRESH_MAXDELAY = 5  # a forward is immediate; a front page that reloads itself every minute is none
TELNETCONSOLE_ENABLED = False  # both run code given to them over a local port
REMOTE_CONTROL_ENABLED = False

# --- Order of the requests --------------------------------------------------------------------------
# The spiders know what they have asked for, by canonical address. Scrapy's filter does not know that one,
# drops without a word (an article redirected to a page seen before would vanish) and grows with the crawl.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
# First found, first asked: newest articles first, listings in turn. Scrapy's default is last in, first out.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"
# By priority alone. Scrapy's default takes turns between slots, and a page to be asked again, which has the
# site's slot already, would go before all that wait: right when the site has just said no.
SCHEDULER_PRIORITY_QUEUE = "scrapy.pqueues.ScrapyPriorityQueue"
SCHEDULER_DISK_QUEUE = "scrapy.squeues.PickleFifoDiskQueue"

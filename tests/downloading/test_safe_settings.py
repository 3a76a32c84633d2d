"""What no crawl can show: that nothing listens, and that the page about security speaks of this project."""

import re
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.settings.default_settings import DOWNLOAD_HANDLERS_BASE

ROOT = Path(__file__).parents[2]
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def settings():
    settings = Settings()
    settings.setmodule("yybnet_crawler.settings")
    return settings


@pytest.mark.parametrize(
    "name", ["TELNETCONSOLE_ENABLED", "REMOTE_CONTROL_ENABLED", "COOKIES_ENABLED", "HTTPCACHE_ENABLED"]
)
def test_it_is_off(settings, name):
    assert not settings.getbool(name)


def test_only_http_and_https_have_a_handler(settings):
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert DOWNLOAD_HANDLERS_BASE.keys() <= handlers.keys()
    assert {scheme for scheme, handler in handlers.items() if handler is not None} == {"http", "https"}


def test_no_referrer_is_sent(settings):
    assert settings["REFERRER_POLICY"] == "no-referrer"


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([a-z_]+/[a-z_/]+\.py)`", SECURITY))))
def test_the_security_page_names_files_that_exist(name):
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z][A-Z_]{5,})`", SECURITY)) - {"JOBDIR"}))
def test_the_security_page_names_settings_that_exist(settings, name):
    assert name in settings

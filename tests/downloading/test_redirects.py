"""Where a redirect may lead, and that none loses a page."""

import pytest

from tests import fault_server as faults
from tests.downloading.crawls import Job, crawl
from tests.fault_server import FaultServer

HOST = "https://www.yybnet.net"
ARRIVED = "/tongchuan/news/201801/9.html"
LOOP = "/tongchuan/loop/201801/1.html"


def refresh(content: str) -> faults.Fault:
    return faults.answer(f'<meta http-equiv="refresh" content="{content}"><p>here</p>'.encode())


# where it leads, the reason that is written, a word that the reason must say
REFUSED = {
    "another-host": (faults.redirect("http://else.invalid/a.html"), "offsite", "else.invalid"),
    "a-lookalike": (faults.redirect("http://www.yybnet.net.else.invalid/"), "offsite", "else.invalid"),
    "user-info": (faults.redirect("http://www.yybnet.net@else.invalid/"), "offsite", "else.invalid"),
    "another-port": (faults.redirect("http://www.yybnet.net:8080/a.html"), "offsite", ":8080"),
    "loopback": (faults.redirect("http://127.0.0.1/admin"), "private_address", "127.0.0.1"),
    "loopback-in-short": (faults.redirect("http://127.1/admin"), "private_address", "127.1"),
    "loopback-as-number": (faults.redirect("http://2130706433/admin"), "private_address", "2130706433"),
    "loopback-ipv6": (faults.redirect("http://[::1]/admin"), "private_address", "::1"),
    "mapped-ipv6": (faults.redirect("http://[::ffff:10.0.0.1]/"), "private_address", "10.0.0.1"),
    "cloud-metadata": (faults.redirect("http://169.254.169.254/"), "private_address", "169.254.169.254"),
    "private-network": (faults.redirect("http://192.168.1.1/"), "private_address", "192.168.1.1"),
    "public-address": (faults.redirect("http://93.184.215.14/"), "offsite", "93.184.215.14"),
    "file": (faults.redirect("file:///etc/hostname"), "unsupported_scheme", "file:///etc/hostname"),
    "data": (faults.redirect("data:text/html,hello"), "unsupported_scheme", "data:"),
    "ftp": (faults.redirect("ftp://www.yybnet.net/a.html"), "unsupported_scheme", "ftp://"),
    "refresh-elsewhere": (refresh("0;url=http://else.invalid/"), "offsite", "else.invalid"),
    "refresh-to-loopback": (refresh("0;url=http://127.0.0.1/admin"), "private_address", "127.0.0.1"),
    "loop": (faults.redirect(LOOP), "redirect_loop", "5 times"),
}
FOLLOWED = {
    "on-the-site": faults.redirect(ARRIVED),
    "to-https": faults.redirect(HOST + ARRIVED),
    "to-the-mobile-host": faults.redirect(f"http://m.yybnet.net{ARRIVED}"),
    "without-scheme": faults.redirect(f"//www.yybnet.net{ARRIVED}"),
    "refresh": refresh(f"0;url={ARRIVED}"),
}
# A link on a page, not a redirect.
LINKS = {
    "file:///etc/hostname": "unsupported_scheme",
    "ftp://www.yybnet.net/a.html": "unsupported_scheme",
    "http://else.invalid/a.html": "offsite",
    "https://www.yybnet.net:8443/a.html": "offsite",
    "http://localhost/admin": "offsite",
    "http://10.1.2.3/": "private_address",
    "http://[fe80::1]/": "private_address",
    "http://0x7f000001/": "private_address",
}


def path(name: str) -> str:
    return f"/tongchuan/{name}/201801/1.html"


@pytest.fixture(scope="module")
def server():
    pages = {path(name): fault for name, (fault, *_) in REFUSED.items()}
    pages |= {path(name): fault for name, fault in FOLLOWED.items()}
    pages |= {ARRIVED: faults.page("arrived"), path("reloads-itself"): refresh("60")}
    with FaultServer(pages) as server:
        yield server


@pytest.fixture(scope="module")
def crawled(server, tmp_path_factory):
    urls = [HOST + path(name) for name in (*REFUSED, *FOLLOWED, "reloads-itself")] + [*LINKS]
    return crawl(tmp_path_factory.mktemp("data"), {"": Job(server.origin, urls)})[""]


@pytest.mark.parametrize("name", REFUSED)
def test_a_redirect_that_leads_off_the_site_is_refused_and_the_page_not_lost(crawled, name):
    _, reason, word = REFUSED[name]
    outcome = crawled.outcome(HOST + path(name))
    assert (outcome.reason, outcome.transient) == (reason, True)
    assert word in outcome.detail
    assert outcome.url == HOST + path(name)


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_redirect_on_the_site_is_followed_every_time(crawled, name):
    # Four pages lead to the same one: a filter for addresses seen before would drop three.
    outcome = crawled.outcome(HOST + path(name))
    assert outcome.reason == "page"
    assert "arrived" in outcome.body


def test_a_page_that_reloads_itself_every_minute_is_a_page(crawled):
    assert crawled.outcome(HOST + path("reloads-itself")).reason == "page"


@pytest.mark.parametrize("link", LINKS)
def test_an_address_off_the_site_is_never_asked_and_says_so(crawled, link):
    assert crawled.outcome(link).reason == LINKS[link]


def test_a_redirect_loop_costs_six_requests(server):
    assert server.times(LOOP) == 6


def test_nothing_was_asked_that_is_not_on_the_site(server, crawled):
    assert {asked.host for asked in server.asked} == {"www.yybnet.net", "m.yybnet.net"}
    assert not any("admin" in asked.path for asked in server.asked)

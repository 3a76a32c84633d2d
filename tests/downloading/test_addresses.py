"""Which addresses are connected to, and that what is checked is what is connected to."""

import ipaddress

import pytest
from twisted.internet.base import ThreadedResolver
from twisted.internet.defer import succeed
from twisted.internet.error import DNSLookupError

from tests import fault_server as faults
from tests.downloading.crawls import Job, crawl
from tests.fault_server import FaultServer
from yybnet_crawler.downloading.addresses import PublicResolver, is_public, literal_address, refused_address

PAGE = "https://www.yybnet.net/tongchuan/news/201801/1.html"
PLAIN_PAGE = "http://www.yybnet.net/tongchuan/news/201801/1.html"


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "::ffff:93.184.215.14"])
def test_public_addresses_are_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",  # shared by a provider's customers
        "169.254.169.254",
        "192.0.0.1",
        "192.0.2.1",  # documentation
        "198.18.0.1",  # benchmarks
        "224.0.0.1",
        "239.1.2.3",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",  # IPv4 in IPv6
        "::ffff:10.0.0.1",
        "2002:7f00:1::",  # 6to4 of 127.0.0.1
        "2002:a00:1::",
        "64:ff9b::7f00:1",  # NAT64 of 127.0.0.1
        "2001:0:5ef5:79fb:0:59b:80ff:fffe",  # Teredo of 127.0.0.1
    ],
)
def test_all_others_are_not(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0x7f000001", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0177.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("www.yybnet.net", None),
        ("", None),
        ("例子", None),
    ],
)
def test_an_address_is_known_in_every_spelling(host, address):
    assert literal_address(host) == (ipaddress.ip_address(address) if address else None)


@pytest.fixture
def resolve(monkeypatch):
    """Resolves a name without a cache, by a name server whose answer is given with the question."""

    def resolve(name: str, answer: str, trusted: frozenset[str] = frozenset()) -> object:
        monkeypatch.setattr(ThreadedResolver, "getHostByName", lambda *_: succeed(answer))
        resolver = PublicResolver(object(), 0, 1.0)  # type: ignore[arg-type]  # no reactor is needed
        resolver.trusted = trusted
        outcome: list[object] = []
        resolver.getHostByName(name).addBoth(outcome.append)
        return getattr(outcome[0], "value", outcome[0])

    return resolve


def test_a_name_that_moves_to_a_private_address_is_refused_from_then_on(resolve):
    assert resolve("rebound.invalid", "93.184.215.14") == "93.184.215.14"
    assert isinstance(resolve("rebound.invalid", "127.0.0.1"), DNSLookupError)
    assert refused_address("rebound.invalid") == "127.0.0.1"
    assert resolve("rebound.invalid", "93.184.215.14") == "93.184.215.14"
    assert refused_address("rebound.invalid") is None


def test_the_host_that_the_user_names_may_be_private(resolve):
    trusted = frozenset({"mirror.invalid"})
    assert resolve("mirror.invalid", "10.0.0.1", trusted) == "10.0.0.1"
    assert isinstance(resolve("www.yybnet.net", "10.0.0.1", trusted), DNSLookupError)


def test_a_site_whose_name_leads_to_a_private_machine_is_not_asked(tmp_path):
    found = crawl(
        tmp_path,
        {
            "pages": Job(None, [PAGE, PLAIN_PAGE], {"ROBOTSTXT_OBEY": False}),
            "robots": Job(None, [PAGE]),
        },
        names={"www.yybnet.net": "127.0.0.1"},
    )
    for url in (PAGE, PLAIN_PAGE):
        outcome = found["pages"].outcome(url)
        assert (outcome.reason, outcome.transient) == ("private_address", True)
        assert "www.yybnet.net has the address 127.0.0.1" in outcome.detail
    assert found["robots"].finish_reason == "robots_unavailable"
    assert "which is not public" in found["robots"].outcome(PAGE).detail


def test_the_resolver_is_the_one_that_connections_go_by(tmp_path):
    # The name exists nowhere else: the page can only come from where `names` says.
    with FaultServer({}, otherwise=faults.page("好")) as server:
        origin = server.origin.replace("127.0.0.1", "mirror.invalid")
        found = crawl(tmp_path, {"": Job(origin, [PAGE])}, names={"mirror.invalid": "127.0.0.1"})
    assert found[""].outcome(PAGE).reason == "page"
    assert server.asked[0].host == "www.yybnet.net"

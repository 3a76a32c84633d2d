"""Which machines may be connected to: those of the public internet, and the one that the user names.

A page, a redirect or a forged name server may point at a private machine (127.0.0.1, 10.0.0.0/8, the
169.254.169.254 of clouds). `PublicResolver` is the only resolver in the process, and Twisted connects to the
very address that it returns: what is checked is what is connected to, also when a name changes its address
between two requests.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from twisted.internet.base import ReactorBase
    from twisted.internet.defer import Deferred

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Twisted reports a refused address as a name without addresses, so the reason is kept here: host -> address.
_refused: dict[str, str] = {}


def is_public(address: Address) -> bool:
    """Whether `address` is on the public internet, and so is the IPv4 address that an IPv6 one may carry."""
    if isinstance(address, ipaddress.IPv6Address):
        teredo = address.teredo
        inner = address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
        if inner:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def literal_address(host: str) -> Address | None:
    """The address that `host` spells, in any way resolvers read (`127.1`, `0x7f000001`); None for a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    try:
        return ipaddress.ip_address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def refused_address(host: str) -> str | None:
    """The address for which `host` was refused when it was resolved last; None when it was not."""
    return _refused.get(host)


def trusted_hosts(settings: BaseSettings) -> frozenset[str]:
    """The hosts that the user names, which may be private: the origin, and the proxies of the environment."""
    urls = [settings.get("YYBNET_ORIGIN") or ""]
    if settings.getbool("HTTPPROXY_ENABLED"):
        urls += getproxies().values()
    return frozenset(host for url in urls if (host := urlsplit(url).hostname))


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver, but a name with an address that is not public has none. IPv4 only, as Scrapy's."""

    trusted: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        resolver = super().from_crawler(crawler, reactor)
        resolver.trusted = trusted_hosts(crawler.settings)
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:
        resolved = super().getHostByName(name, timeout)
        # After Scrapy's cache, not before it: an address from the cache is checked as well.
        return resolved if name in self.trusted else resolved.addCallback(self._check, name)

    @staticmethod
    def _check(address: str, name: str) -> str:
        if is_public(ipaddress.ip_address(address)):
            _refused.pop(name, None)
            return address
        _refused[name] = address
        raise DNSLookupError(f"{name} has the address {address}, which is not public")

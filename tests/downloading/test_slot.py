"""Delay and concurrency hold for the site, not for each of its names."""

import pytest
from scrapy import Request

from yybnet_crawler.downloading.slot import OneSlotMiddleware


@pytest.mark.parametrize("host", ["www.yybnet.net", "m.yybnet.net", "yybnet.net"])
def test_all_hosts_of_the_site_share_one_slot(host):
    request = Request(f"http://{host}/tongchuan/")
    OneSlotMiddleware().process_request(request)
    assert request.meta["download_slot"] == "yybnet.net"


def test_a_redirect_off_the_site_does_not_take_its_slot_along():
    request = Request("https://www.example.com/", meta={"download_slot": "yybnet.net"})
    OneSlotMiddleware().process_request(request)
    assert "download_slot" not in request.meta

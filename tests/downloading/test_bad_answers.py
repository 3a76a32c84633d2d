"""What becomes of each bad answer: the page, or a rejection with a name. Real settings, real sockets."""

import gzip
import hashlib
from dataclasses import replace

import pytest

from tests import fault_server as faults
from tests.downloading.crawls import Job, crawl

INCOMPRESSIBLE = b"".join(hashlib.sha512(bytes([n])).digest() for n in range(200))

# name: what the server does, the reason that is written, whether the next run asks again
BAD = {
    "hang": (faults.hang, "timeout", True),
    "stall": (faults.stall, "timeout", True),
    "slow-loris": (faults.trickle, "timeout", True),
    "reset": (faults.reset, "connection", True),
    "reset-in-page": (faults.reset_in_page, "data_loss", True),
    "short-body": (faults.short, "data_loss", True),
    "cut-chunks": (faults.cut_chunks, "data_loss", True),
    "not-http": (faults.not_http, "connection", True),
    "100-megabytes": (faults.huge, "too_large", False),
    "100-megabytes-chunked": (faults.huge_chunked, "too_large", False),
    "gzip-bomb": (faults.gzipped(faults.gzip_bomb()), "too_large", False),
    "gzip-that-is-none": (faults.gzipped(b"<p>plain text, said to be gzip</p>"), "decompression", True),
    "gzip-cut": (faults.gzipped(gzip.compress(INCOMPRESSIBLE)[:-5000]), "decompression", True),
    "x-gzip-cut": (faults.gzipped(gzip.compress(INCOMPRESSIBLE)[:-5000], "X-GZip"), "decompression", True),
    "empty": (faults.answer(b""), "empty_body", True),
    "status-401": (faults.status(401), "http_401", True),
    "status-403": (faults.status(403), "http_403", True),
    "status-404": (faults.status(404), "http_404", False),
    "status-410": (faults.status(410), "http_410", False),
    "status-429": (faults.status(429), "http_429", True),
    "status-451": (faults.status(451), "http_451", True),
    "status-500": (faults.status(500), "http_500", True),
    "status-503": (faults.status(503), "http_503", True),
    "status-521": (faults.status(521), "http_521", True),
    "status-302-without-location": (faults.status(302), "http_302", True),
}
# Odd, but a page: what it says is for the extraction to judge.
PAGES = {
    "binary": (faults.answer(bytes(range(256)), "application/octet-stream"), bytes(range(200))),
    "html-as-json": (faults.answer(b"<p>html</p>", "application/json"), b"<p>html</p>"),
    "pdf-as-html": (faults.answer(b"%PDF-1.7", "text/html"), b"%PDF-1.7"),
    "nul-bytes": (faults.answer(b"\0\0<p>a\0b</p>"), b"\0\0<p>a\0b</p>"),
    "gzip": (faults.gzipped(gzip.compress(b"<p>small</p>")), b"<p>small</p>"),
    "gzip-padded": (faults.gzipped(gzip.compress(b"<p>padded</p>") + bytes(8)), b"<p>padded</p>"),
    "gzip-in-two": (faults.gzipped(gzip.compress(b"<p>") + gzip.compress(b"two</p>")), b"<p>two</p>"),
}


def path(name: str) -> str:
    return f"/tongchuan/{name}/201801/1.html"


def url(name: str) -> str:
    return f"https://www.yybnet.net{path(name)}"


HANGING = [name for name, (_, reason, _) in BAD.items() if reason == "timeout"]
NOT_HANGING = [name for name in BAD if name not in HANGING]


@pytest.fixture(scope="module")
def bad_answers(tmp_path_factory):
    paths = {path(name): fault for name, (fault, *_) in (BAD | PAGES).items()}
    # A good page after each bad one: a site that answers nothing else is given up.
    good = {path(f"good-{name}"): faults.page("好") for name in NOT_HANGING}
    others = [url(name) for bad in NOT_HANGING for name in (bad, f"good-{bad}")]
    with faults.FaultServer(paths | good) as server:
        jobs = {
            "hanging": Job(server.origin, [url(name) for name in HANGING], {"DOWNLOAD_TIMEOUT": 3}),
            "others": Job(server.origin, [*others, *(url(name) for name in PAGES)]),
        }
        done = crawl(tmp_path_factory.mktemp("data"), jobs)
    return replace(done["others"], outcomes=done["others"].outcomes | done["hanging"].outcomes)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_rejected_by_name(bad_answers, name):
    _, reason, transient = BAD[name]
    outcome = bad_answers.outcome(url(name))
    assert (outcome.reason, outcome.transient) == (reason, transient)
    assert outcome.detail.endswith((".", ")"))


@pytest.mark.parametrize("name", PAGES)
def test_an_odd_page_arrives_as_it_is(bad_answers, name):
    _, body = PAGES[name]
    outcome = bad_answers.outcome(url(name))
    assert (outcome.reason, outcome.body.encode("latin-1")) == ("page", body)


def test_bad_answers_do_not_end_the_run(bad_answers):
    assert bad_answers.finish_reason == "finished"
    assert all(bad_answers.outcome(url(f"good-{name}")).reason == "page" for name in NOT_HANGING)


def test_huge_pages_and_bombs_do_not_fill_the_memory(bad_answers):
    # 100 MB twice and 200 MB out of a bomb: stock Scrapy holds them all.
    assert bad_answers.peak_memory < 180 * 1024 * 1024

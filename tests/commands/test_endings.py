"""How a run ends when something goes wrong that is no page's fault. Each crawl is its own process."""

import datetime
import fcntl
import re
import signal
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests import fault_server as faults
from tests.fault_server import FaultServer
from tests.faults.news_site import NewsSite, path
from tests.storage.crawls import ROOT, command, crawl, environment, lines, numbers
from tests.storage.small_site import SmallSite, served

CRASHING = '{"tests.commands.buggy.Crash": 50, "pipelines.parse.Parse": 100, "pipelines.drop_known.DropKnown": 400, '
CRASHING += '"pipelines.write.Write": 500}'


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with served(SmallSite(25)) as site:
        yield site


def running(site: SmallSite, data: Path, *more: str) -> "subprocess.Popen[str]":
    begun = command(site.origin, data, *more)
    return subprocess.Popen(begun, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True)


def test_what_nobody_foresaw_is_1_and_nothing_more_is_asked_for(site: SmallSite, tmp_path: Path) -> None:
    settings = ("-s", f"ITEM_PIPELINES={CRASHING}", "-s", "CONCURRENT_REQUESTS=1", "-s", "DOWNLOAD_DELAY=0.05")
    done = crawl(site.origin, tmp_path, *settings)
    assert done.returncode == 1
    assert "an error nobody foresaw" in done.stderr.splitlines()[-1]
    assert "LookupError" in done.stderr.splitlines()[-1]
    assert site.article_hits() < 20
    assert crawl(site.origin, tmp_path).returncode == 0
    assert numbers(tmp_path) == list(range(1, 26))


# --- A lock that is held ----------------------------------------------------------------------------------


@pytest.fixture
def held(tmp_path: Path) -> Iterator[IO[Any]]:
    """The folder's lock, in the hands of a process that does not let go of it."""
    lock = tmp_path / "locks" / "folder.lock"
    lock.parent.mkdir()
    lock.write_text('{"pid": 4242, "host": "elsewhere", "since": "2026-01-09T08:00:00+08:00", "run": "r-1"}')
    with lock.open("r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def told_of_the_wait(process: "subprocess.Popen[str]") -> str:
    assert process.stderr
    for line in process.stderr:
        if "Waiting" in line:
            return line
    raise AssertionError("not a word")


def test_a_run_that_waits_for_a_lock_says_for_whom_and_hears_sigterm(
    site: SmallSite, tmp_path: Path, held: IO[Any]
) -> None:
    process = running(site, tmp_path)
    assert "pid 4242 on elsewhere" in told_of_the_wait(process)
    process.send_signal(signal.SIGTERM)
    begun = time.monotonic()
    process.communicate(timeout=120)
    assert time.monotonic() - begun < 60  # it would wait for three minutes
    assert process.returncode == 130
    assert site.article_hits() == 0


def test_a_run_that_waited_goes_on_when_the_lock_is_free(site: SmallSite, tmp_path: Path, held: IO[Any]) -> None:
    process = running(site, tmp_path)
    told_of_the_wait(process)
    held.close()
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert numbers(tmp_path) == list(range(1, 26))


# --- The terminal -----------------------------------------------------------------------------------------


def test_no_control_code_of_a_page_or_header_reaches_the_terminal(tmp_path: Path) -> None:
    codes = "\x1b]0;owned\x07\x1b[2J"
    site = NewsSite(list(range(9, 0, -1)))
    site.faults = {
        path(4): faults.redirect(f"javascript:{codes}"),
        path(5): faults.page(f"错误{codes}"),
    }
    with FaultServer({"/robots.txt": faults.status(404)}, site.answer) as server:
        done = crawl(server.origin, tmp_path, spider="region")
    assert done.returncode == 0
    assert re.findall(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]", done.stdout + done.stderr) == []
    assert {row["url"].rpartition("/")[2] for row in lines(tmp_path / "rejected")} == {"4.html", "5.html"}


# --- Certificates -----------------------------------------------------------------------------------------


@pytest.fixture
def self_signed(tmp_path: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path / "server.pem"
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def test_a_certificate_that_proves_nothing_is_not_taken_unless_it_is_asked_for(
    self_signed: ssl.SSLContext, tmp_path: Path
) -> None:
    site = NewsSite(list(range(5, 0, -1)))
    with FaultServer({"/robots.txt": faults.status(404)}, site.answer, tls=self_signed) as server:
        refused = crawl(server.origin, tmp_path / "data", spider="region")
        assert refused.returncode == 8
        assert "certificate" in refused.stderr
        assert server.asked == []
        taken = crawl(server.origin, tmp_path / "data", "-s", "DOWNLOAD_VERIFY_CERTIFICATES=0", spider="region")
    assert taken.returncode == 0
    assert numbers(tmp_path / "data") == [1, 2, 3, 4, 5]


# --- scrapyd ----------------------------------------------------------------------------------------------


def test_the_argument_that_scrapyd_adds_is_taken(tmp_path: Path) -> None:
    site = NewsSite(list(range(5, 0, -1)))
    with FaultServer({"/robots.txt": faults.status(404)}, site.answer) as server:
        done = crawl(server.origin, tmp_path, "-a", "_job=6487ec79947edab326d6db28a2d86511", spider="region")
    assert done.returncode == 0, done.stderr
    assert numbers(tmp_path) == [1, 2, 3, 4, 5]

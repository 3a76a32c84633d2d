"""The files of `deploy/` can be used as they are."""

import re
import shutil
import subprocess
from datetime import timedelta

import pytest

from tests.docs.pages import ROOT, named, table
from yybnet_crawler import settings

DEPLOY = ROOT / "deploy"
UNITS = sorted(path.name for path in DEPLOY.iterdir() if path.suffix in (".service", ".timer"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
def test_systemd_has_nothing_to_say_about_the_units():
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(DEPLOY / name for name in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    # Unknown keys are only warnings. Other units of the machine are no business of ours.
    assert [line for line in done.stderr.splitlines() if "yybnet" in line] == []
    assert done.returncode == 0


def test_a_stopped_run_is_given_the_time_it_needs():
    service = (DEPLOY / "yybnet-crawler@.service").read_text("utf-8")
    (minutes,) = re.findall(r"^TimeoutStopSec=(\d+)min$", service, re.MULTILINE)
    longest_wait = settings.AUTOTHROTTLE_MAX_DELAY * 1.5 + settings.DOWNLOAD_TIMEOUT
    assert timedelta(minutes=int(minutes)) > timedelta(seconds=longest_wait)


def test_what_goes_into_the_container_is_there():
    container = (DEPLOY / "Containerfile").read_text("utf-8")
    copied = re.findall(r"^COPY (\S+)", container, re.MULTILINE)
    assert {"yybnet_crawler", "spiders", "pipelines", "scrapy.cfg"} <= set(copied)
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_every_file_is_told_of():
    files = {file.name for file in DEPLOY.iterdir()} - {"README.md"}
    assert set(named(table((DEPLOY / "README.md").read_text("utf-8"), "file"))) == files

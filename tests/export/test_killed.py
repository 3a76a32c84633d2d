"""An export that is killed leaves no file that is not whole, and the next one makes it good."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.data.folders import FIRST, SECOND, by_url, record, write
from tests.export import exported
from tests.export.exported import export
from tests.storage.crawls import ROOT
from yybnet_crawler.export import outputs
from yybnet_crawler.storage.lock import LockHeld

READERS = {"parquet": exported.parquet, "sqlite": exported.sqlite, "duckdb": exported.duck, "csv": exported.csv_files}
OLD = [record(n, date=f"2018-0{n}-09", title="旧") for n in (1, 2, 3)]
NEW = [record(n, date=f"2018-0{n}-09", title="新") for n in (2, 3, 4)]


class Killed(BaseException):
    """What nothing catches."""


# How many files an export writes, so that the last case is one that is not killed.
STEPS = {"parquet": 6, "sqlite": 1, "duckdb": 1, "csv": 4}


@pytest.mark.parametrize("what", ["sync", "name"])
@pytest.mark.parametrize(
    ("name", "calls"), [(name, calls) for name, steps in STEPS.items() for calls in range(steps + 1)]
)
def test_at_whatever_step(name, calls, what, tmp_path, monkeypatch):
    """Before the n-th file is put on disk, or gets its name."""
    data, out = tmp_path / "data", tmp_path / f"a.{name}"
    write(data, FIRST, OLD)
    export(data, out)
    write(data, SECOND, NEW)
    left = [calls]

    def killing(work: Any) -> Any:
        def step(*args: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return work(*args)

        return step

    with monkeypatch.context() as patch:
        if what == "sync":
            patch.setattr(outputs, "_sync", killing(outputs._sync))
        else:
            patch.setattr(Path, "replace", killing(Path.replace))
        # What a killed process leaves, stays.
        patch.setattr(shutil, "rmtree", lambda *args, **options: None)
        with suppress(Killed):
            export(data, out)
    rows = READERS[name](out)  # every file can be read, whatever it is of
    assert {row["title"] for row in rows} <= {"旧", "新"}
    export(data, out)
    assert by_url(READERS[name](out)) == by_url([OLD[0], *NEW])
    assert not list(tmp_path.glob("*.part"))


def test_in_the_middle_of_a_transaction(tmp_path):
    data, out = tmp_path / "data", tmp_path / "a.sqlite"
    write(data, FIRST, OLD)
    export(data, out)
    write(data, SECOND, NEW)
    dying = (
        "import os, sys; from pathlib import Path\n"
        "from yybnet_crawler.export import sqlite; from tests.export.exported import export\n"
        "sqlite._Writing.count = lambda self: os._exit(9)\n"
        "export(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    killed = subprocess.run([sys.executable, "-c", dying, data, out], cwd=ROOT, timeout=60, check=False)
    assert killed.returncode == 9
    assert by_url(READERS["sqlite"](out)) == by_url(OLD)
    export(data, out)
    assert by_url(READERS["sqlite"](out)) == by_url([OLD[0], *NEW])


def test_two_at_once_do_not_mix(tmp_path):
    write(tmp_path / "data", FIRST, OLD)
    out = tmp_path / "a.sqlite"
    with outputs.Workshop(out), pytest.raises(LockHeld, match="another export is writing it"):
        export(tmp_path / "data", out)
    assert not os.path.lexists(out)

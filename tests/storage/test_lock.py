import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.crawls import ROOT
from yybnet_crawler.storage.lock import FolderLock, Lock, LockHeld, last_run

HOLD = """
import sys, time
from pathlib import Path
from yybnet_crawler.storage.lock import Lock
since = "2026-01-01T08:00:00+08:00"
held = "tongchuan is being crawled by another run"
lock = Lock(Path(sys.argv[1]), held, run="20260101T000000000Z-tongchuan-abc123", since=since)
print("held", flush=True)
time.sleep(60)
"""


def test_who_comes_second_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "tongchuan.lock"
    first = Lock(path, "tongchuan is being crawled by another run", run="run-1", since="2026-01-01T08:00:00+08:00")
    with pytest.raises(LockHeld) as error:
        Lock(path, "tongchuan is being crawled by another run", run="run-2", since="2026-01-01T08:00:05+08:00")
    message = str(error.value)
    assert f"pid {os.getpid()} " in message
    assert "since 2026-01-01T08:00:00+08:00" in message
    assert "run run-1" in message
    first.release()
    Lock(path, "tongchuan is being crawled by another run", run="run-2", since="2026-01-01T08:00:05+08:00").release()
    assert json.loads(path.read_text())["run"] == "run-2"


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "tongchuan.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(LockHeld, match="20260101T000000000Z-tongchuan-abc123"):
        Lock(path, "tongchuan is being crawled by another run", run="x", since="x")
    holder.kill()
    holder.wait()
    holder.stdout.close()
    Lock(path, "tongchuan is being crawled by another run", run="x", since="x").release()


def test_a_lock_file_without_words_still_says_that_it_is_held(tmp_path: Path) -> None:
    path = tmp_path / "tongchuan.lock"
    first = Lock(path, "tongchuan is being crawled by another run", run="x", since="x")
    path.write_bytes(b"")
    with pytest.raises(LockHeld, match="only just started"):
        Lock(path, "tongchuan is being crawled by another run", run="y", since="y")
    first.release()


def test_the_folders_lock_may_be_taken_again_by_its_holder(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "folder.lock")
    with lock, lock:
        pass
    with lock:
        pass


def test_a_run_that_is_to_end_waits_a_moment_for_the_folders_lock_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(1000))
    monkeypatch.setattr("yybnet_crawler.storage.lock.time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr("yybnet_crawler.storage.lock.time.sleep", lambda seconds: None)
    path = tmp_path / "data" / "locks" / "folder.lock"
    with FolderLock(path, run="run-1", since="2026-01-01T08:00:00+08:00"):
        ending = FolderLock(path, given_up=lambda: True)
        with pytest.raises(LockHeld, match=r"run run-1 .*; stopped while waiting"), ending:
            pass
        assert 5 <= next(clock) < 10
        with pytest.raises(LockHeld, match=r"run run-1 .*; waited for 181 seconds"), FolderLock(path):
            pass
    with ending:  # nothing is left of the wait
        pass


def test_the_latest_run_that_had_a_lock_is_known(tmp_path: Path) -> None:
    assert last_run(tmp_path) == ""
    Lock(tmp_path / "a.lock", "a", run="20260101T000000000Z-a-abcdef", since="").release()
    Lock(tmp_path / "b.lock", "b", run="20270101T000000000Z-b-abcdef", since="").release()
    (tmp_path / "c.lock").write_bytes(b"\xff no signature")
    (tmp_path / "d.lock").write_text('{"run": 7}')
    assert last_run(tmp_path) == "20270101T000000000Z-b-abcdef"

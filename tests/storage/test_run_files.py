import errno
import fcntl
import os
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from yybnet_crawler.storage.run_files import RunFile, recover, write_whole


def whole_lines(file: BinaryIO) -> int:
    return sum(len(line) for line in file if line.endswith(b"\n"))


@pytest.fixture
def file(tmp_path: Path) -> RunFile:
    return RunFile(tmp_path / "articles" / "run.jsonl")


def test_a_file_has_its_final_name_only_when_it_is_sealed(file: RunFile) -> None:
    file.append(b"one\n")
    assert not file.path.exists()
    assert file.part.read_bytes() == b"one\n"
    file.seal()
    assert file.path.read_bytes() == b"one\n"
    assert not file.part.exists()


def test_a_file_to_which_nothing_was_written_is_not_there(file: RunFile) -> None:
    assert file.seal() is None
    assert not file.path.parent.exists()


def test_append_returns_where_the_chunk_begins(file: RunFile) -> None:
    assert [file.append(b"one\n"), file.append(b"three\n"), file.append(b"x\n")] == [0, 4, 10]
    file.close()


def test_the_content_is_on_disk_before_the_name_and_the_name_before_it_counts(
    file: RunFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def watched_fsync(fd: int) -> None:
        deeds.append("fsync")
        fsync(fd)

    def watched_rename(path: Path, target: Path) -> Path:
        deeds.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(Path, "rename", watched_rename)
    file.append(b"one\n")
    file.seal()
    assert deeds == ["fsync", "rename", "fsync"]


def test_a_full_disk_leaves_whole_lines_only_and_they_can_be_sealed(
    file: RunFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.append(b"one\n")
    write = os.write
    room = [3]

    def write_on_a_full_disk(fd: int, data: memoryview) -> int:
        if not room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(fd, data[: room.pop()])

    monkeypatch.setattr(os, "write", write_on_a_full_disk)
    with pytest.raises(OSError, match="No space left"):
        file.append(b"a long second line\n")
    assert file.part.read_bytes() == b"one\n"
    file.seal()
    assert file.path.read_bytes() == b"one\n"


def test_a_file_that_cannot_be_cut_back_is_left_to_be_recovered(file: RunFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.append(b"one\n")
    write = os.write

    def write_half(fd: int, data: memoryview) -> int:
        if len(data) < 8:
            raise OSError(errno.EIO, "Input/output error")
        return write(fd, data[:5])

    def refuse(*_: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", write_half)
        broken.setattr(os, "ftruncate", refuse)
        with pytest.raises(OSError, match="Input/output"):
            file.append(b"second line\n")
    with pytest.raises(OSError, match="failed write"):
        file.append(b"third\n")
    with pytest.raises(OSError, match="not whole"):
        file.seal()
    recovered = recover(file.part, whole_lines)
    assert recovered is not None
    assert recovered.path == file.path
    assert file.path.read_bytes() == b"one\n"


def test_a_file_whose_run_is_alive_is_left_alone(file: RunFile) -> None:
    file.append(b"one\n")
    assert recover(file.part, whole_lines) is None
    assert file.part.exists()
    file.close()


def test_a_dead_runs_file_keeps_its_whole_lines_and_loses_the_torn_one(file: RunFile) -> None:
    file.append(b"one\n")
    file.append(b"two\ntor")
    file.close()  # as the kernel does for a killed process
    recovered = recover(file.part, whole_lines)
    assert recovered is not None
    assert (recovered.kept, recovered.dropped) == (8, 3)
    assert file.path.read_bytes() == b"one\ntwo\n"
    assert recover(file.part, whole_lines) is None


def test_a_dead_runs_file_without_a_whole_line_goes(file: RunFile) -> None:
    file.append(b"tor")
    file.close()
    recovered = recover(file.part, whole_lines)
    assert recovered is not None
    assert recovered.path is None
    assert list(file.path.parent.iterdir()) == []


def test_a_dead_runs_file_takes_the_place_of_no_other(file: RunFile) -> None:
    file.append(b"one\n")
    file.close()
    file.path.write_bytes(b"another\n")
    with pytest.raises(FileExistsError, match="are both there"):
        recover(file.part, whole_lines)
    assert (file.part.read_bytes(), file.path.read_bytes()) == (b"one\n", b"another\n")


def test_a_new_file_cleared_away_before_it_was_locked_is_made_again(
    file: RunFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock = fcntl.flock
    cleared: list[Path] = []

    def flock_too_late(fd: int, operation: int) -> None:
        if not cleared:
            file.part.unlink()  # what `recover` does with an empty file of a dead run
            cleared.append(file.part)
        flock(fd, operation)

    monkeypatch.setattr(fcntl, "flock", flock_too_late)
    file.append(b"one\n")
    file.seal()
    assert cleared
    assert file.path.read_bytes() == b"one\n"


def test_a_part_that_got_another_name_before_it_was_locked_is_left_alone(
    file: RunFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.append(b"whole\n")
    file.close()
    taken: list[int] = []

    def sealed_in_between(fd: int, operation: int) -> None:
        taken.append(fd)
        file.part.rename(file.path)
        file.part.write_bytes(b"another run's, under way")

    monkeypatch.setattr(fcntl, "flock", sealed_in_between)
    assert recover(file.part, lambda content: 0) is None
    assert len(taken) == 1
    assert file.path.read_bytes() == b"whole\n"
    assert file.part.read_bytes() == b"another run's, under way"


def test_what_is_read_back_must_be_what_was_written(file: RunFile) -> None:
    file.append(b"whole\n")
    with file.part.open("r+b") as disk:
        disk.write(b"W")
    with pytest.raises(OSError, match="read back"):
        file.seal()
    assert not file.path.exists()


def test_a_sealed_file_is_never_written_over(file: RunFile) -> None:
    file.append(b"one\n")
    file.path.write_bytes(b"what stood there\n")
    with pytest.raises(FileExistsError, match="move one away"):
        file.seal()
    assert file.path.read_bytes() == b"what stood there\n"


def test_a_small_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "runs" / "a.json", b"{}\n")
    assert (tmp_path / "runs" / "a.json").read_bytes() == b"{}\n"

"""What is installed is what `pyproject.toml` asks for, and where it comes from is the machine's business."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = {"run.txt": PROJECT["dependencies"]}
NEEDED["dev.txt"] = [
    *NEEDED["run.txt"],
    *(each for extra in PROJECT["optional-dependencies"].values() for each in extra),
]

REGISTRY = re.compile(r"(?:py[p]i|python[h]osted|np[m]js|crates|docker|quay|ghcr)\.(?:org|com|io)")
HOME = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/")
# Neither part of the project nor the same on two machines.
NOT_OURS = {"__pycache__", "build", "dist"}


def locked(lock: str) -> set[str]:
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    return set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))


@pytest.mark.parametrize("lock", NEEDED)
def test_every_dependency_is_locked(lock):
    names = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in NEEDED[lock]}
    assert names - locked(lock) == set()


@pytest.mark.parametrize("lock", NEEDED)
def test_a_lock_says_what_and_not_whence(lock):
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    assert not re.findall(r"://|^--|^-[a-z]|@ ", text, re.MULTILINE)
    assert text.count("==") <= text.count("--hash=sha256:")


def test_no_file_names_a_registry_or_a_folder_of_somebodys_machine():
    found = []
    for file in project_files():
        text = file.read_text("utf-8", errors="replace")
        names = [*REGISTRY.findall(text), *HOME.findall(text)]
        found += [f"{file.relative_to(ROOT)}: {name}" for name in names]
    assert found == []


def project_files() -> list[Path]:
    folders = [ROOT / ".ci", *(path for path in ROOT.iterdir() if path.is_dir() and path.name[0] != ".")]
    files = [path for path in ROOT.iterdir() if path.is_file()]
    for folder in folders:
        files += [path for path in folder.rglob("*") if path.is_file() and not NOT_OURS & set(path.parts)]
    # What crawls wrote into data/ is not part of the project either.
    return [path for path in files if path.parent.parent != ROOT / "data" and path.suffix != ".sqlite"]

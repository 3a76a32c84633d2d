"""Which part may know of which."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIBRARY = sorted((ROOT / "yybnet_crawler").rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The top-level packages that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("file", LIBRARY, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_library_imports_nothing_that_is_built_on_it(file):
    assert not imported(file) & {"spiders", "pipelines", "tests", "fixtures", "benchmarks"}


@pytest.mark.parametrize("module", ["yybnet_crawler", "yybnet_crawler.reextraction.workers"])
def test_reading_a_page_kept_or_not_needs_neither_scrapy_nor_twisted(module):
    script = f"import sys, {module}; print(*sorted({{'scrapy', 'twisted'}} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "\n"
    for file in (ROOT / "yybnet_crawler" / "extraction").rglob("*.py"):
        assert not imported(file) & {"scrapy", "twisted"}, file

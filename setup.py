"""What `pyproject.toml` cannot say: with YYBNET_COMPILED=1 the extraction is compiled, from the same sources, by mypyc.

`make compiled` builds and tries it. Without that setting nothing is compiled.
"""

import os
from pathlib import Path

from setuptools import setup

EXTRACTION = Path("yybnet_crawler", "extraction")
# Left to the interpreter: mypyc works out a `cached_property` anew each time, knows no generic dataclass, and gains
# nothing on what is imported but not called when a page is read.
INTERPRETED = {
    *("captions.py", "links.py", "paragraph_style.py", "people/bare_names.py"),
    "found.py",
    *("__init__.py", "people/__init__.py", "tables/__init__.py", "tables/make.py"),
    *("explain.py", "explanation.py", "listing.py", "paging.py"),
}


def compiled() -> list[str]:
    """The files to compile."""
    files = sorted(EXTRACTION.rglob("*.py"))
    return [str(file) for file in files if file.relative_to(EXTRACTION).as_posix() not in INTERPRETED]


if os.environ.get("YYBNET_COMPILED") == "1":
    from mypyc.build import mypycify

    setup(ext_modules=mypycify(compiled(), opt_level="1"))
else:
    setup()

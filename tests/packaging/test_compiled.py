"""The extraction is compiled where that was asked for (`make compiled`), and nowhere else."""

import os
from pathlib import Path

import pytest

import yybnet_crawler
from yybnet_crawler.extraction import page
from yybnet_crawler.extraction.people import lattice

IS_COMPILED = os.environ.get("YYBNET_COMPILED") == "1"


@pytest.mark.parametrize("module", [page, lattice])
def test_a_module_is_what_was_asked_for(module):
    assert Path(module.__file__).suffix == (".so" if IS_COMPILED else ".py")


@pytest.mark.skipif(IS_COMPILED, reason="compiled")
def test_nothing_compiled_hides_the_sources():
    assert list(Path(yybnet_crawler.__file__).parent.rglob("*.so")) == []

"""Every page, in every rendering, gives the same record: the words decide, not the markup."""

import pytest

from .articles import PAGES
from .every_rendering import RENDERINGS, assert_reads
from .page_text import PageText
from .rendering import Rendering


@pytest.mark.parametrize("rendering", RENDERINGS, ids=lambda rendering: rendering.name)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_record_does_not_depend_on_the_markup(page: PageText, rendering: Rendering) -> None:
    assert_reads(page, rendering)

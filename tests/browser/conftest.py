"""The browser that all tests here share."""

from collections.abc import Iterator

import pytest

from tests.browser.chromium import MISSING, Browser, running_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if MISSING:
        pytest.skip(f"{' and '.join(MISSING)} not installed: apt-get install chromium chromium-driver")
    with running_browser() as browser:
        yield browser

"""A headless Chromium that tells what its pages ask for and complain of."""

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

PROGRAMS = ("chromium", "chromedriver")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
WAIT = 20  # seconds, on a loaded machine


class Browser:
    """One tab."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(self, address: str, *, width: int = 1280, height: int = 900, language: str = "en-US") -> None:
        """Opens a page as a reader of this language, on a screen so wide; 390 is a phone."""
        self.driver.get("about:blank")
        self._told()  # of earlier pages
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        agent = self.driver.execute_script("return navigator.userAgent")
        self.driver.execute_cdp_cmd("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": language})
        self.driver.get(address)

    def until(self, script: str) -> Any:
        """Waits until an expression is true; returns its value."""
        return WebDriverWait(self.driver, WAIT).until(lambda driver: driver.execute_script(f"return {script}"))

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText)"
        return list(self.driver.execute_script(script, selector))

    def asked_for(self) -> list[str]:
        """Every address that the page asked for, since it was opened or this was asked last."""
        return [told["request"]["url"] for method, told in self._told() if method == "Network.requestWillBeSent"]

    def complaints(self) -> list[str]:
        """What stands in the console: errors, warnings, what the page's policy refused."""
        return [entry["message"] for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]

    def save_picture(self, path: Path) -> None:
        """The whole page."""
        size = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        picture = {"format": "png", "captureBeyondViewport": True, "clip": clip}
        path.write_bytes(base64.b64decode(self.driver.execute_cdp_cmd("Page.captureScreenshot", picture)["data"]))

    def _told(self) -> Iterator[tuple[str, dict[str, Any]]]:
        entries = self.driver.get_log("performance")  # type: ignore[no-untyped-call]
        messages = (json.loads(entry["message"])["message"] for entry in entries)
        return iter([(message["method"], message["params"]) for message in messages])


@contextmanager
def running_browser() -> Iterator[Browser]:
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    # As root, as CI is, it starts without its sandbox only; /dev/shm is small in containers.
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    # Its own errands (updates, suggestions) are no requests of the page; here they would only fail.
    for argument in ("--disable-background-networking", "--disable-component-update", "--no-first-run"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = Chrome(options=options, service=ChromeService(shutil.which("chromedriver")))
    try:
        yield Browser(driver)
    finally:
        driver.quit()

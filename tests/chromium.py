"""Where the browser of the tests is."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Locator


def chromium() -> str:
    """Path of the browser named by CHROME, or of Debian's Chromium; StopIteration if there is none.

    The one without windows comes first: it draws the same pages in two thirds of the time.
    """
    names = [os.environ.get("CHROME", ""), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    return next(found for name in names if name and (found := shutil.which(name)))


ARGUMENTS = ["--no-sandbox", "--font-render-hinting=none"]
"""What it is started with: without hinting letters stand on paper as far apart as in a browser with windows."""


def follow(link: Locator) -> None:
    """Click a link and wait for the page behind it.

    A click alone ends when the way is taken: what is counted next could be the old page's, or half of the new one.
    """
    with link.page.expect_navigation():
        link.click()

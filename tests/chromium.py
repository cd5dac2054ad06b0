"""Where the browser of the tests is."""

from __future__ import annotations

import os
import shutil


def chromium() -> str:
    """Path of the browser named by CHROME, or of Debian's Chromium; StopIteration if there is none.

    The one without windows comes first: it draws the same pages in two thirds of the time.
    """
    names = [os.environ.get("CHROME", ""), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
    return next(found for name in names if name and (found := shutil.which(name)))


ARGUMENTS = ["--no-sandbox", "--font-render-hinting=none"]
"""What it is started with: without hinting letters stand on paper as far apart as in a browser with windows."""

"""Where the browser of the tests is."""

from __future__ import annotations

import os
import shutil


def chromium() -> str:
    """Path of Debian's Chromium, or of the browser named by CHROME; StopIteration if there is none."""
    names = [os.environ.get("CHROME", ""), "chromium", "chromium-browser", "google-chrome"]
    return next(found for name in names if name and (found := shutil.which(name)))

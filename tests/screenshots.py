"""The pictures of the guides and of links shared in chats, made anew by the tests’ browser after `make build`.

`python -m tests.screenshots` makes all, `python -m tests.screenshots shared` only the pictures of shared links.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from catalog.load import load
from catalog.stamp import stamp
from tests.chromium import chromium
from tests.test_contributing import lay_out, write_section_pages
from tests.website.test_editing import FILL, LOCAL

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / ".github/attels"
SHARED = ROOT / "overrides/assets"
PAGE = "politika/organizacijas/aabs/"
ENTRY = "paraugu-lasisanas-darbnica-3"


CARD = """
.top, .foot, main > :not(.hero), .hero :is(.lead, .find, .door, figcaption) { display: none !important; }
body { margin: 0; overflow: hidden; }
.hero { box-sizing: border-box; width: 1200px; height: 630px; padding: 56px 64px; }
.hero .wrap { display: grid; grid-template-columns: 490px 550px; gap: 32px; padding: 0; max-width: none; }
.hero .brand { display: flex; gap: 16px; align-items: center; font-size: 34px; margin-bottom: 64px; }
.hero .brand svg { width: 52px; height: 52px; }
.hero h1 { font-size: 62px; line-height: 1.12; margin: 0; max-width: none; }
.hero .map { margin: 96px 0 0; }
"""
"""The picture of a shared link: the home page's hero, its name and its map, in the proportion that chats show."""


def main(only: str = "") -> None:
    """Write `.github/attels/<what>.<language>.png` and `overrides/assets/share-<language>.jpg`."""
    PICTURES.mkdir(exist_ok=True)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(ROOT / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=chromium()) as browser:
        for language, below in (("lv", ""), ("en", "en/")):
            page = browser.new_page(viewport={"width": 1100, "height": 620}, color_scheme="light")
            home = f"http://127.0.0.1:{server.server_port}/{below}"
            _share(browser, home, language)
            if only:
                continue
            page.goto(home + PAGE)
            links = page.locator("p.edit")
            links.scroll_into_view_if_needed()
            box = links.bounding_box() or {"x": 0, "y": 0, "width": 300, "height": 60}
            clip = {"x": box["x"] - 24, "y": box["y"] - 24, "width": box["width"] + 48, "height": box["height"] + 48}
            page.screenshot(path=PICTURES / f"saites.{language}.png", clip=clip)
            _app(page, home, language)
            page.screenshot(path=PICTURES / f"lietotne.{language}.png")
            page.close()
    server.shutdown()


def _share(browser: Browser, home: str, language: str) -> None:
    """Take the picture that stands beside a link in a chat."""
    context = browser.new_context(viewport={"width": 1200, "height": 630}, color_scheme="light", bypass_csp=True)
    page = context.new_page()
    page.goto(home)
    page.evaluate("document.querySelector('.hero h1').before(document.querySelector('.top .brand'))")
    page.add_style_tag(content=CARD)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=SHARED / f"share-{language}.jpg", type="jpeg", quality=80)
    context.close()


def _app(page: Page, home: str, language: str) -> None:
    """Open a record of the samples in the editing app."""
    page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory();")
    page.goto(f"{home}redaktors/")
    page.evaluate(FILL, _samples() | {".git/HEAD": "ref: refs/heads/main\n"})
    page.get_by_role("button", name=LOCAL[language]).click()
    page.locator("#entry-list").wait_for(timeout=60_000)
    page.evaluate(f"location.hash = '#/collections/events/entries/{ENTRY}'")
    page.locator('[data-key-path="title.en"]').wait_for(timeout=60_000)
    page.wait_for_timeout(1000)


def _samples() -> dict[str, str]:
    """The samples as the files of a project, with their paths."""
    with tempfile.TemporaryDirectory() as aside:
        project = Path(aside)
        shutil.copytree(ROOT / "data/vocabularies", project / "data/vocabularies")
        lay_out(ROOT, project)
        write_section_pages(ROOT, project)
        stamp(load(project)[0], project)
        files = (project / "data").rglob("*.yml")
        return {path.relative_to(project).as_posix(): path.read_text(encoding="utf-8") for path in files}


if __name__ == "__main__":
    main(*sys.argv[1:])

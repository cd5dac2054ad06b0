"""The site as it is published: built once for all test processes, served below a path, opened in a real browser."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from catalog.editing.app import FOLDER
from tests.chromium import ARGUMENTS, chromium

SUBPATH = "romi"
"""GitHub Pages serves a project below its name; absolute paths that forget this break here too."""

ENVIRONMENT = {
    "SITE_URL": f"https://example.org/{SUBPATH}/",
    "EDIT_URL": "https://repository.example/edit/main/docs/",
    "NO_MKDOCS_2_WARNING": "1",
}


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of a run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def built(shared: Path, root: Path) -> Path:
    """The web root that holds the built site below SUBPATH; the first process that asks builds it."""
    web = shared / "web"
    with FileLock(shared / "web.lock"):
        if not (web / SUBPATH).exists():
            build(root, shared / "web.part" / SUBPATH)
            (shared / "web.part").rename(web)
    return web


def build(root: Path, target: Path, **variables: str) -> None:
    """Build the project at `root` strictly into `target`; fails with what the build said."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=root, env={**os.environ, **ENVIRONMENT, **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr, run.stderr


class Published(Mapping[str, html.HtmlElement]):
    """Address below the site's root (`en/a-z/`) → the parsed document, each read once, when it is first asked for."""

    def __init__(self, site: Path) -> None:
        folders = (path.parent for path in sorted(site.rglob("index.html")))
        self._files = {
            folder.relative_to(site).as_posix().removeprefix(".") + ("/" if folder != site else ""): folder
            for folder in folders
            if folder.name != FOLDER  # the editing app is a page of its own kind
        }
        self._read: dict[str, html.HtmlElement] = {}

    def __getitem__(self, address: str) -> html.HtmlElement:
        if address not in self._read:
            file = self._files[address] / "index.html"
            self._read[address] = html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot()
        return self._read[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@pytest.fixture(scope="session")
def pages(built: Path) -> Published:
    """All pages of the built site."""
    return Published(built / SUBPATH)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files, and the site's own 404 page for what is not there, as GitHub Pages does."""

    missing = f"{SUBPATH}/404.html"

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page for missing addresses."""
        body = (Path(self.directory) / self.missing).read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that left before its page had come."""

    def handle_error(self, *request: Any) -> None:
        """Whatever else went wrong, as ever."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*request)


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served, with a slash at the end."""
    handler = functools.partial(Quiet, directory=str(built))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{SUBPATH}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one named by CHROME."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser on a desk, which keeps the site's files as any reader's does."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    """A new tab; what a test left in the storage is gone for the next."""
    page = reader.new_page()
    yield page
    page.evaluate("try { localStorage.clear(); } catch { /* no page of the site */ }")
    page.close()


@pytest.fixture(scope="module")
def browsed(browser: Browser) -> Iterator[Page]:
    """A page for all the addresses that tests of a file only look at; none of them lets a script of others run."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    yield page
    context.close()
    assert alerts == []

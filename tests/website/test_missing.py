"""The page for missing addresses leads on wherever the site stands: each of its links is followed."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from playwright.sync_api import Page, expect

from catalog.layout import Layout
from catalog.pages import Edition, Site
from catalog.serve import Preview
from catalog.serve import _Server as PreviewServer
from catalog.settings import read_settings
from tests.chromium import follow

from .conftest import SUBPATH, Quiet, Server
from .test_whole import small_project

MISTYPED = ("nav-tadas/", "en/no-such/page/", "pasvaldibas/nav/tada.html", "a/b/c/d/")
"""Addresses that do not exist, above and below folders that do."""


class AtTheRoot(Quiet):
    """Serves a site whose own domain it is."""

    missing = "404.html"


@pytest.fixture(params=["below a path", "at the root of a domain", "under make serve"])
def stands(request: pytest.FixtureRequest, root: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end; under `make serve` that of a small project."""
    if request.param == "below a path":
        yield request.getfixturevalue("address")
        return
    if request.param == "under make serve":
        preview = Preview(small_project(root, request.getfixturevalue("tmp_path") / "project"))
        with running(PreviewServer(0, preview)) as port:
            yield f"http://127.0.0.1:{port}{preview.base}"
        return
    folder = request.getfixturevalue("tmp_path")
    request.getfixturevalue("monkeypatch").setenv("SITE_URL", "https://example.org/")
    for path in (request.getfixturevalue("built") / SUBPATH).iterdir():
        if path.name != "404.html":  # the only page whose links know where it stands
            (folder / path.name).symlink_to(path)
    site = Site(root, request.getfixturevalue("catalog"), read_settings(root))
    (folder / "404.html").write_text(Layout(Edition(site, "lv")).not_found(), encoding="utf-8")
    with running(Server(("127.0.0.1", 0), functools.partial(AtTheRoot, directory=str(folder)))) as port:
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[int]:
    """The port of a server while it answers."""
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_a_missing_page_speaks_both_languages_and_every_link_leads_on(page: Page, stands: str) -> None:
    found: set[str] = set()
    for path in MISTYPED:
        response = page.goto(stands + path)
        assert response is not None
        assert response.status == 404
        expect(page.locator("h1")).to_have_text("Lapa nav atrasta")
        expect(page.locator("main section[lang=en] h2")).to_have_text("Page not found")
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        found.update(urldefrag(link).url for link in links if urlsplit(link).netloc == urlsplit(stands).netloc)
        assert page.evaluate("document.fonts.size + document.styleSheets.length") > 0, "its look is found too"
        found.discard(stands + path)  # to its own content
    assert len(found) > 20
    assert all(link.startswith(stands) for link in found)
    for link in sorted(found):
        answer = page.request.get(link)
        assert answer.status == 200, link
        assert b"Lapa nav atrasta" not in answer.body(), link
    page.goto(stands + MISTYPED[0])
    follow(page.locator("main section[lang=en] a").first)
    expect(page.locator("html")).to_have_attribute("lang", "en")

"""Make a part of the site once more, in another process, to see whether the bytes are equal: what came of it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from catalog.addresses import url
from catalog.cards import as_docx, card
from catalog.editing.app import app_files
from catalog.exports import downloads, sitemap_file
from catalog.feeds import feed_files
from catalog.layout import Layout
from catalog.load import load
from catalog.pages import Edition, Site
from catalog.settings import read_settings
from catalog.values import LANGUAGES

EVERY = 8
"""Of how many pages one is made again: there are more of each kind."""


def made(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """(path below the language's folder, content) of every eighth page and of all that hangs on no page."""
    site, language = edition.site, edition.language
    home, name = site.settings.home(language), site.settings.names[language]
    layout, words = Layout(edition), site.catalog.words(language)
    for uri in islice(edition.recipes, 0, None, EVERY):
        page = edition.page(uri)
        yield f"{url(uri)}index.html", layout.document(page).encode()
        if page.card:
            item = card(page)
            yield f"{item.address.rstrip('/')}.docx", as_docx(item, words, language, name, home)
    yield from downloads(site.catalog, language, home, name)
    yield from app_files(edition)
    yield from feed_files(edition)
    if language == LANGUAGES[0]:
        yield "sitemap.xml", sitemap_file(edition).encode()


def main(root: Path) -> None:
    """Print path → SHA-256 as JSON."""
    site = Site(root, load(root)[0], read_settings(root))
    found = {
        ("" if language == LANGUAGES[0] else f"{language}/") + path: hashlib.sha256(content).hexdigest()
        for language in LANGUAGES
        for path, content in made(Edition(site, language))
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path.cwd())

"""Where each record is found on the site. Addresses never change; a moved page leaves a redirect."""

from __future__ import annotations

from functools import lru_cache

from catalog.record import Entry
from catalog.record_types import type_of


def address(entry: Entry) -> str | None:
    """The page of a record below the language's folder (`prakse/x.md`, `dati/y.md#z`); None if it has no page."""
    return type_of(entry).uri(entry)


@lru_cache(maxsize=100_000)
def url(uri: str) -> str:
    """The address of a page below the language's home: `prakse/x.md#y` → `prakse/x/#y`, `index.md` → ``."""
    path, hash_, fragment = uri.partition("#")
    folder = path.removesuffix(".md")
    if folder == "index" or folder.endswith("/index"):
        folder = folder.removesuffix("index")
    else:
        folder += "/"
    return folder + hash_ + fragment


@lru_cache(maxsize=100_000)
def up(uri: str) -> str:
    """From the page `uri` to the language's home: `../../`, or `./` on the home page itself."""
    return "../" * url(uri).count("/") or "./"


def relative(target: str, here: str) -> str:
    """The link from the page `here` to the page `target`, which may end in #anchor."""
    path, _, fragment = target.partition("#")
    if path == here and fragment:
        return f"#{fragment}"
    return up(here) + url(target)

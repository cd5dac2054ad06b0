"""A page's HTML read once: its headings, the anchors in it and the links out of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from catalog.problem import Problem

if TYPE_CHECKING:
    from catalog.pages import Page

_HEADING = re.compile(r'<h2\b[^>]*?\bid="(?P<id>[^"]+)"[^>]*>(?P<words>.*?)</h2>', re.DOTALL)
_COUNT = re.compile(r'<span class="soft num">.*?</span>')
_TAG = re.compile(r"<[^>]+>")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ID = re.compile(r'\sid="([^"]+)"')
_HREF = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the contents of a page lead to."""

    anchor: str
    words: str


def headings(html: str) -> list[Heading]:
    """The second-level headings that have an anchor."""
    return [
        Heading(unescape(match["id"]), " ".join(unescape(_TAG.sub("", _COUNT.sub("", match["words"]))).split()))
        for match in _HEADING.finditer(html)
    ]


@dataclass(frozen=True, slots=True)
class Linking:
    """What a page can be linked to by, and what it links to inside the site."""

    template: str
    anchors: frozenset[str]
    links: tuple[str, ...]


def linking(page: Page) -> Linking:
    """The anchors and links of a page."""
    links = (unescape(link) for link in _HREF.findall(page.body))
    inner = tuple(dict.fromkeys(link for link in links if not _SCHEME.match(link)))
    return Linking(page.template, frozenset(map(unescape, _ID.findall(page.body))), inner)


def dead_links(pages: Mapping[str, Linking], files: Iterable[str]) -> list[Problem]:
    """Links between the pages of a language that lead nowhere.

    `pages` are by address below the language's home (`prakse/x/`), `files` are downloads by theirs.
    Each problem names what wrote the page.
    """
    known = set(files)
    problems: dict[tuple[str, str], Problem] = {}
    for address, page in pages.items():
        for link in page.links:
            if _SCHEME.match(link):  # mail, another site: neither can be followed here
                continue
            path, _, anchor = link.partition("#")
            path = path.partition("?")[0]
            target = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/") if path else address.rstrip("/")
            target = target + "/" if target and not posixpath.splitext(target)[1] else target
            if target in known or (target in pages and (not anchor or anchor in pages[target].anchors)):
                continue
            if path.startswith("../" * (address.count("/") + 1)):  # the other language, or a file of the whole site
                continue
            problems.setdefault((page.template, link), Problem(
                page.template, 1, 1,
                f"lapā /{address} ir saite „{link}”, kas nekur neved — labojiet to",
                f"the page /{address} has the link “{link}”, which leads nowhere — mend it",
            ))  # fmt: skip
    return list(problems.values())

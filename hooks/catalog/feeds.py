"""What is new for readers, and what waits for editors, as Atom feeds (RFC 4287); days come from records alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from catalog.addresses import address, url
from catalog.model import Change
from catalog.pages import Edition
from catalog.record_types import type_of
from catalog.upkeep import as_of, due, waiting

ATOM = "http://www.w3.org/2005/Atom"
NEWS = f"{type_of(Change).listed}.atom"
UPKEEP = "dati/parbaudes.atom"
"""Where the feeds are, below the language's home: beside the pages that show the same."""

MOST = 100
"""So many entries a feed holds, the newest."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: an address that never changes, what it is called, the day, the words."""

    address: str
    title: str
    day: datetime.date
    words: str


def feed_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """(path below the language's home, content) of each feed."""
    home = edition.site.settings.home(edition.language)
    yield NEWS, _feed(edition, home + NEWS, edition.t("news"), _news(edition, home))
    yield UPKEEP, _feed(edition, home + UPKEEP, edition.t("upkeep"), _upkeep(edition, home))


def _news(edition: Edition, home: str) -> Iterable[Entry]:
    for change in edition.site.catalog.all(Change):
        words = [text.in_language(edition.language) for text in (change.summary, change.why)]
        title = change.title.in_language(edition.language)
        yield Entry(home + url(address(change) or ""), title, change.on, " ".join(words))


def _upkeep(edition: Edition, home: str) -> Iterable[Entry]:
    catalog = edition.site.catalog
    for item in waiting(due(catalog), as_of(catalog)):
        there = home + url(address(item.record) or "")
        title = item.record.label.in_language(edition.language)
        yield Entry(f"{there}?{item.reason}", title, item.on, f"{edition.t(f'due-{item.reason}')}: {item.path}")


def _feed(edition: Edition, own: str, title: str, entries: Iterable[Entry]) -> bytes:
    found = sorted(entries, key=lambda entry: (entry.day, entry.address), reverse=True)[:MOST]
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", edition.language)
    _add(feed, "id", own)
    _add(feed, "title", f"{edition.site.settings.names[edition.language]} – {title}")
    _add(feed, "updated", _time(found[0].day if found else as_of(edition.site.catalog)))
    _add(feed, "link", "", rel="self", href=own)
    _add(feed, "link", "", rel="alternate", href=own.removesuffix(".atom") + "/")
    _add(_add(feed, "author", ""), "name", edition.site.settings.names[edition.language])
    for entry in found:
        item = _add(feed, "entry", "")
        _add(item, "id", entry.address)
        _add(item, "title", entry.title)
        _add(item, "updated", _time(entry.day))
        _add(item, "link", "", rel="alternate", href=entry.address)
        _add(item, "summary", entry.words)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _add(parent: etree._Element, name: str, words: str, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = words or None
    return made


def _time(day: datetime.date) -> str:
    """A day as RFC 3339 has it."""
    return f"{day.isoformat()}T00:00:00Z"

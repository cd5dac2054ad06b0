"""Pages that a proposal takes away and leaves nothing at their address: readers and other sites have links to them."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.addresses import address
from catalog.load import Catalog
from catalog.model import Withdrawn
from catalog.problem import Problem
from catalog.record_types import type_of


def gone(before: Catalog, now: Catalog) -> Iterator[Problem]:
    """For each record whose page was there before and is nowhere now: what is to be left at its address."""
    told = {page.address for page in now.all(Withdrawn)} | {
        (address(stored.entry) or "").removesuffix(".md") for stored in now.records()
    }
    for stored in before.records():
        entry = stored.entry
        page = (address(entry) or "#").removesuffix(".md")
        unread = {*now.broken[type_of(entry).folder], *now.broken[type_of(Withdrawn).folder]}
        if "#" in page or page in told or entry.id in unread:
            continue  # what cannot be read is a problem of its own
        yield Problem(
            stored.path, 1, 1,
            f"ieraksts ir izdzēsts vai pārsaukts, un tā adrese „{page}” vairs neatbild — atjaunojiet failu vai "
            f"pievienojiet data/withdrawn/{entry.id}.yml pēc parauga samples/withdrawn.yml ar „address: {page}”",
            f"the record was deleted or renamed, and its address “{page}” no longer answers — restore the file, or add "
            f"data/withdrawn/{entry.id}.yml after the sample samples/withdrawn.yml with “address: {page}”",
        )  # fmt: skip

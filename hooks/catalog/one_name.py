"""One name for one thing: bodies, acts and programmes, and the glossary that explains them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog.load import Catalog, Stored
from catalog.model import Document, GlossaryTerm, Organisation, Programme
from catalog.problem import Problem
from catalog.record import Record
from catalog.record_types import type_of
from catalog.values import LANGUAGES, Text

_SIGNS = re.compile(r"\W+")
FIELD: dict[type[Record], str] = {Organisation: "name", Programme: "name", Document: "title"}
"""Types of which no two records share a name → the field that holds it."""


def check_one_name(catalog: Catalog) -> Iterator[Problem]:
    """Names that two records share, and bodies that the glossary does not know or calls otherwise."""
    for model, field in FIELD.items():
        yield from _shared(_stored(catalog, model), field)
    bodies, terms = _stored(catalog, Organisation), _stored(catalog, GlossaryTerm)
    yield from _other_names(bodies)
    yield from _spelt_out(terms, catalog)
    yield from _abbreviations(bodies, terms, catalog)


def _stored(catalog: Catalog, model: type[Record]) -> list[Stored]:
    return list(catalog.stored[type_of(model).folder].values())


def _shared(stored: list[Stored], field: str) -> Iterator[Problem]:
    """Two records that are called alike: said once, in the first language in which they are."""
    said: set[tuple[str, str]] = set()
    for language in LANGUAGES:
        first: dict[str, Stored] = {}
        for item in stored:
            other = first.setdefault(_bare(_label(item, language)), item)
            if other is not item and (item.path, other.path) not in said:
                said.add((item.path, other.path))
                yield item.problem(
                    (field, language),
                    f"tāpat sauc arī {other.path} — apvienojiet abus ierakstus vai pasakiet, ar ko tie atšķiras",
                    f"{other.path} is called the same — merge the two records, or say how they differ",
                )


def _other_names(bodies: list[Stored]) -> Iterator[Problem]:
    """A further name of a body under which another one has a record."""
    named = {_bare(_label(item, LANGUAGES[0])): item for item in bodies}
    for item in bodies:
        for number, name in enumerate(item.entry.other_names if isinstance(item.entry, Organisation) else ()):
            other = named.get(_bare(name), item)
            if other is not item:
                yield item.problem(
                    ("other_names", number),
                    f"tā sauc citu organizāciju ({other.path}) — izdzēsiet šo nosaukumu",
                    f"another organisation is called so ({other.path}) — delete this name",
                )


def _spelt_out(terms: list[Stored], catalog: Catalog) -> Iterator[Problem]:
    """An abbreviation is spelt out as the organisation that it stands for is called."""
    bodies = catalog.stored["organisations"]
    for stored in terms:
        term = stored.entry
        if not isinstance(term, GlossaryTerm) or term.kind != "abbreviation":
            continue
        body = bodies.get(term.organisation or "")
        if body is None:
            continue
        for language in LANGUAGES:
            called = _label(body, language)
            if _bare(term.name.in_language(language)) != _bare(called):
                yield stored.problem(
                    ("name", language),
                    f"vārdnīca šo organizāciju sauc citādi nekā {body.path} („{called}”) — rakstiet abus vienādi",
                    f"the glossary calls this organisation otherwise than {body.path} (“{called}”) — write both alike",
                )  # fmt: skip


def _abbreviations(bodies: list[Stored], terms: list[Stored], catalog: Catalog) -> Iterator[Problem]:
    """Abbreviations of bodies that the glossary does not explain."""
    if any(catalog.broken["terms"]):
        return  # it may be one that cannot be read
    known = {item.entry.abbreviation for item in terms if isinstance(item.entry, GlossaryTerm)}
    for item in bodies:
        short = item.entry.abbreviation if isinstance(item.entry, Organisation) else None
        if short and short.strip() and short not in known:
            yield item.problem(
                ("abbreviation",),
                f"saīsinājuma „{short}” nav vārdnīcā — pievienojiet ierakstu mapē data/terms/",
                f"the abbreviation “{short}” is not in the glossary — add a record to data/terms/",
            )


def _label(item: Stored, language: str) -> str:
    label: Text = item.entry.label  # type: ignore[attr-defined]
    return label.in_language(language)


@lru_cache(maxsize=100_000)
def _bare(name: str) -> str:
    """A name without capitals, signs and quotation marks."""
    return _SIGNS.sub(" ", name.casefold()).strip()

"""What a record type needs beside its class: a row, templates, words, a sample. Each missing one is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from catalog.filters import FACETS
from catalog.load import Catalog
from catalog.pages import missing_word
from catalog.problem import Problem
from catalog.record import Entry, Named, Record, Titled
from catalog.record_types import RECORD_TYPES, RecordType, shown_types
from catalog.reports import Reports
from catalog.tables import TABLES

ROOT = Path(__file__).parents[2]
"""The project the program belongs to; `make check` may read the content of another folder."""


_WORD = re.compile(r"""\bt\(["']([a-z0-9-]+)["'][,)]""")


def check_house(catalog: Catalog) -> Iterator[Problem]:
    """The places of a record type that are still to be made."""
    rows = {row.model for row in RECORD_TYPES.values()}
    for model in _classes(Entry):
        if model not in rows and model not in (Record, Named, Titled):
            yield Problem(
                "hooks/catalog/record_types.py", 1, 1,
                f"ieraksta klasei „{model.__name__}” nav rindas — pievienojiet RecordType(…)",
                f"the record class “{model.__name__}” has no row — add a RecordType(…)",
            )  # fmt: skip
    for row in RECORD_TYPES.values():
        yield from _files(row)
    if "interface" in catalog.stored["vocabularies"]:
        words = catalog.words("lv")
        path = catalog.stored["vocabularies"]["interface"].path
        wanted = {id_ for row in shown_types() for id_ in _words(row)} | _words_of_templates()
        wanted |= {f"facet-{id_}" for id_ in FACETS} | set(_words_of_tables(catalog))
        yield from (missing_word(path, id_) for id_ in sorted(wanted - words.keys()))


def _classes(model: type[Entry]) -> Iterator[type[Entry]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _classes(inner)


def _files(row: RecordType) -> Iterator[Problem]:
    wanted = {f"samples/{row.folder}.yml": "paraugs / sample"}
    if row.section:
        wanted[f"overrides/{row.template}"] = "ieraksta veidne / template of a record"
    if row.list_uri:
        wanted[f"overrides/{row.list_template}"] = "saraksta veidne / template of the list"
    for path, what in wanted.items():
        if not (ROOT / path).is_file():
            yield Problem(
                path, 1, 1,
                f"ierakstu veidam „{row.folder}” trūkst faila ({what}) — pievienojiet to",
                f"the record type “{row.folder}” lacks this file ({what}) — add it",
            )  # fmt: skip


def _words(row: RecordType) -> list[str]:
    """The ids of the interface's words that a type needs."""
    return [f"folder-{row.folder}", row.words, *([f"{row.words}-lead"] if row.list_uri else [])]


def _words_of_tables(catalog: Catalog) -> Iterator[str]:
    """The ids of words that files for download need: titles and headings."""
    for table in TABLES:
        yield from (table.words, f"{table.words}-lead")
        headings = (column.heading for column in table.columns(Reports(catalog)))
        yield from (heading for heading in headings if isinstance(heading, str))


def _words_of_templates() -> set[str]:
    """The ids of words that templates name outright."""
    templates = (ROOT / "overrides").rglob("*.html")
    return {id_ for path in templates for id_ in _WORD.findall(path.read_text(encoding="utf-8"))}

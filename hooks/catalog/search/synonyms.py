"""Other words for the same thing: what readers type and what pages say, from the glossary and from records."""

from __future__ import annotations

from catalog.addresses import address
from catalog.history import Chapter
from catalog.load import Catalog
from catalog.model import GlossaryTerm, Municipality, Organisation, Vocabulary
from catalog.record import Record
from catalog.record_types import shown_types
from catalog.search.analysis import key, keys, telling, words

EVERYDAY = "everyday-words"
"""The vocabulary whose terms are everyday words for one thing, with a comma between them."""


def groups(catalog: Catalog, language: str) -> list[tuple[list[list[str]], str]]:
    """Groups of phrases that stand for each other, as the keys of their words, each with the address of what it names.

    Everyday words name no page; a term that has one name only is a group of one.
    """
    found: list[tuple[list[list[str]], str]] = []
    several: list[tuple[list[list[str]], str]] = []
    for term in sorted(catalog.all(GlossaryTerm), key=lambda item: item.id):
        phrases = [term.name.in_language(language), term.abbreviation or ""]
        phrases += term.variants if language == "lv" else []
        phrases += getattr(term.search_words, language) if term.search_words else []
        found.append((_keyed(phrases, language), address(term) or ""))
    for body in sorted(catalog.all(Organisation), key=lambda item: item.id):
        phrases = [body.name.in_language(language), body.abbreviation or ""]
        phrases += body.other_names if language == "lv" else []
        several.append((_keyed(phrases, language), address(body) or ""))
    everyday = catalog.stored["vocabularies"].get(EVERYDAY)
    for entry in everyday.entry.terms if everyday and isinstance(everyday.entry, Vocabulary) else ():
        several.append((_keyed(entry.label.in_language(language).split(", "), language), ""))
    found += [(group, named) for group, named in several if len(group) > 1]
    return list({str(group): (group, named) for group, named in found}.values())


def search_words(catalog: Catalog, language: str) -> dict[str, list[str]]:
    """Address of a record → words that people type for it; those of the glossary are in `groups`."""
    return _by_address(catalog, "search_words", language, GlossaryTerm)


def related_words(catalog: Catalog, language: str) -> dict[str, list[str]]:
    """Address of a record → other words for what its text says."""
    return _by_address(catalog, "related_words", language)


def _by_address(catalog: Catalog, field: str, language: str, *others: type[Record]) -> dict[str, list[str]]:
    """Address of a record or part of a chapter → its words in a field; types that are `others` are left out."""
    found = {}
    for row in shown_types():
        for stored in catalog.stored[row.folder].values():
            record = stored.entry
            if isinstance(record, Record) and getattr(record, field) and not isinstance(record, others):
                found[address(record) or ""] = getattr(getattr(record, field), language)
            for section in record.sections if isinstance(record, Chapter) else ():
                if getattr(section, field):
                    found[f"{address(record)}#{section.id}"] = getattr(getattr(section, field), language)
    return found


def place_keys(unit: Municipality, language: str) -> list[str]:
    """The keys by which a query names a municipality: of its name and of those that became part of it."""
    names = [unit.name, *(former.name for former in unit.former_units)]
    return sorted({keys(name.in_language(language), language)[0] for name in names})


def _keyed(phrases: list[str], language: str) -> list[list[str]]:
    """The phrases as keys, without words that say nothing, as the browser leaves them out of a query."""
    keyed = {}
    for phrase in phrases:
        said = telling(phrase, language) or words(phrase)
        if said:
            keyed[" ".join(said)] = [key(word, language) for word in said]
    return list({" ".join(found): found for found in keyed.values()}.values())

"""Other words for the same thing, from the glossary: what readers type and what pages say."""

from __future__ import annotations

from catalog.load import Catalog
from catalog.model import GlossaryTerm, Organisation
from catalog.search.analysis import key, stop_words, words


def groups(catalog: Catalog, language: str) -> list[list[list[str]]]:
    """Groups of phrases that stand for each other, each phrase as the keys of its words."""
    found: list[list[list[str]]] = []
    for term in sorted(catalog.all(GlossaryTerm), key=lambda item: item.id):
        phrases = [term.name.in_language(language), term.abbreviation or ""]
        phrases += term.variants if language == "lv" else []
        phrases += getattr(term.search_words, language) if term.search_words else []
        found.append(_keyed(phrases, language))
    for body in sorted(catalog.all(Organisation), key=lambda item: item.id):
        phrases = [body.name.in_language(language), body.abbreviation or ""]
        phrases += body.other_names if language == "lv" else []
        found.append(_keyed(phrases, language))
    unique = {str(group): group for group in found if len(group) > 1}
    return list(unique.values())


def _keyed(phrases: list[str], language: str) -> list[list[str]]:
    """The phrases as keys, without words that say nothing, as the browser leaves them out of a query."""
    stop = stop_words(language)
    keyed = {}
    for phrase in phrases:
        typed = words(phrase)
        telling = [word for word in typed if word not in stop] or typed
        if telling:
            keyed[" ".join(telling)] = [key(word, language) for word in telling]
    return list({" ".join(found): found for found in keyed.values()}.values())

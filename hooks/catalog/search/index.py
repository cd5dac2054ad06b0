"""The index of one language, made whole here so that the browser only reads it.

Ranking is the browser's (`overrides/assets/search/engine.js`): BM25 (Robertson and Zaragoza, 2009) over
sections, with the title of the page and the heading of the section counted more.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from catalog.load import Catalog
from catalog.model import Municipality, Theme
from catalog.search import analysis
from catalog.search.codec import front_coded, length, numbers
from catalog.search.documents import Document
from catalog.search.facets import PROSE, Facets
from catalog.search.synonyms import groups

HEADING = 3
"""Level of a word that stands in the heading; 0–2 say that it stands once, twice, more often in the text."""


def index_files(
    catalog: Catalog, documents: Sequence[Document], facets: dict[str, Facets], language: str
) -> Iterator[tuple[str, str]]:
    """(path below the site's root, JSON) of the index and of the text of each page, for teasers."""
    yield f"search/{language}.json", _json(index(catalog, documents, facets, language))
    for position, document in enumerate(documents):
        text = [[section.anchor, section.heading, section.body] for section in document.sections]
        yield f"search/{language}/{position}.json", _json(text)


def index(catalog: Catalog, documents: Sequence[Document], facets: dict[str, Facets], language: str) -> dict[str, Any]:
    """All that a query needs: vocabulary, postings, lengths, pages with their facets, synonyms, rules."""
    kinds = sorted({facet.kind for facet in facets.values()} | {PROSE})
    themes = sorted(catalog.all(Theme), key=lambda theme: theme.order)
    places = sorted(catalog.all(Municipality), key=lambda unit: unit.id)
    lists = _Lists(kinds, [theme.id for theme in themes], [place.id for place in places])
    stop = analysis.stop_words(language)
    postings: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    lengths: list[str] = []
    pages: list[list[Any]] = []
    parts: list[list[Any]] = []
    for document in documents:
        pages.append([document.url, document.title, len(document.sections), *lists.of(facets.get(document.url))])
        for section in document.sections:
            here = len(lengths)
            body = [analysis.key(word, language) for word in analysis.words(section.body) if word not in stop]
            lengths.append(length(len(body)))
            levels = {word: min(count, 3) - 1 for word, count in Counter(body).items()}
            levels |= dict.fromkeys(analysis.keys(section.heading, language), HEADING)
            for word, level in levels.items():
                postings[word].append((here - last.get(word, 0)) * 4 + level)
                last[word] = here
            facet = facets.get(f"{document.url}#{section.anchor}") if section.anchor else None
            if facet:
                parts.append([here, *lists.of(facet)])
    vocabulary = sorted(postings)
    words = catalog.words(language)
    return {
        "language": language,
        "rules": {**analysis.rules()[language], "stop": sorted(analysis.stop_words(language))},
        "old": [analysis.keys(word, language)[0] for word in analysis.rules()[language]["old"]],
        "synonyms": groups(catalog, language),
        "kinds": [[kind, words[f"folder-{kind}"]] for kind in kinds],
        "themes": [[theme.id, theme.name.in_language(language)] for theme in themes],
        "municipalities": [[place.id, place.name.in_language(language)] for place in places],
        "pages": pages,
        "parts": parts,
        "lengths": "".join(lengths),
        "terms": front_coded(vocabulary),
        "postings": "".join(numbers([len(postings[word]), *postings[word]]) for word in vocabulary),
    }


class _Lists:
    """Turns the ids of facets into places in the index's lists."""

    def __init__(self, kinds: list[str], themes: list[str], municipalities: list[str]) -> None:
        self.kinds, self.themes, self.municipalities = (
            {id_: place for place, id_ in enumerate(ids)} for ids in (kinds, themes, municipalities)
        )

    def of(self, facets: Facets | None) -> list[Any]:
        """[kind, themes, municipalities, years] as numbers."""
        found = facets or Facets()
        return [
            self.kinds[found.kind], sorted(self.themes[id_] for id_ in found.themes),
            sorted(self.municipalities[id_] for id_ in found.municipalities), sorted(found.years),
        ]  # fmt: skip


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""The index of one language, made whole here so that the browser only reads it.

Ranking is the browser's (`overrides/assets/search/engine.js`): BM25 (Robertson and Zaragoza, 2009) over
sections, with the title of the page and the heading of the section counted more.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from catalog.addresses import url
from catalog.load import Catalog
from catalog.model import Municipality, Theme
from catalog.pages import topic_uris
from catalog.search import analysis
from catalog.search.cards import CONTACT, Card, prose_card
from catalog.search.codec import DIGITS, front_coded, length, number, numbers
from catalog.search.documents import Document, Section
from catalog.search.facets import LISTS, PROSE, Facets
from catalog.search.synonyms import groups, place_keys, related_words, search_words

SOUGHT, HEADING = 2, 3
"""Level of a word that people type for a section, and of one in its heading; 0 and 1: once, more often in the text."""

LEVELS = 4
"""How many levels there are: three of them fit into one digit of the index."""

YEAR = re.compile(r"g(?:1[5-9]|20)\d\d")
"""The anchor of a section that tells of one year."""

FIGURES = "figures"
"""The kind whose card a page has that is called by what it counts: “how many are there”."""

DAYS = "calendar-days"
"""The kind of a day that people call by other names than its own, by its date for one."""

ASIDES = frozenset({"pirms", "pirms-parnemat", "vajag"})
"""Anchors of what is said before a lesson is held or a practice taken over; it seldom answers."""

PART = 6
"""Sections whose text is one file: the browser fetches what it shows of a long page, not all of it."""


def index_files(
    catalog: Catalog,
    documents: Sequence[Document],
    facets: dict[str, Facets],
    cards: Mapping[str, Card],
    language: str,
) -> Iterator[tuple[str, str]]:
    """(path below the site's root, JSON) of the index and of the texts of the pages, for teasers and answers.

    A text is [address, title, sections], a section [anchor, heading, words, card or nothing].
    """
    yield f"search/{language}.json", _json(index(catalog, documents, facets, language))
    for position, document in enumerate(documents):
        for start in range(0, len(document.sections), PART):
            sections = []
            for section in document.sections[start : start + PART]:
                address = f"{document.url}#{section.anchor}" if section.anchor else document.url
                card = cards.get(address)
                if card is None and section.answer and section.reached and document.url not in cards:
                    card = prose_card(document, section, language)
                figure = _led_to(document, section)
                if card is None and facets.get(figure, Facets()).kind == FIGURES:
                    card = cards.get(figure)
                sections.append([section.anchor, section.heading, section.body, *([card] if card else [])])
            yield f"search/{language}/{position}-{start // PART}.json", _json([document.url, document.title, sections])


def index(catalog: Catalog, documents: Sequence[Document], facets: dict[str, Facets], language: str) -> dict[str, Any]:
    """All that a query needs: vocabulary, postings, lengths, pages with their facets, synonyms, rules."""
    kinds = sorted({facet.kind for facet in facets.values()} | {PROSE})
    themes = sorted(catalog.all(Theme), key=lambda theme: theme.order)
    places = sorted(catalog.all(Municipality), key=lambda unit: unit.id)
    lists = _Lists(kinds, [theme.id for theme in themes], [place.id for place in places])
    typed, related = search_words(catalog, language), related_words(catalog, language)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    lengths: list[str] = []
    headed: list[str] = []
    contacts: list[int] = []
    asides: list[int] = []
    turns: list[int] = []
    pages: list[list[Any]] = []
    parts: list[list[Any]] = []
    starts: dict[str, int] = {}
    for document in documents:
        telling = len(analysis.telling(document.title, language))
        pages.append([len(document.sections), max(telling, 1), *lists.of(facets.get(document.url))])
        for section in document.sections:
            here = len(lengths)
            address = f"{document.url}#{section.anchor}" if section.anchor else document.url
            starts[address] = here
            body = [analysis.key(word, language) for word in analysis.telling(section.body, language)]
            lengths.append(length(len(body)))
            headed.append(DIGITS[min(len(analysis.telling(section.heading, language)), 63)])
            levels = {word: min(count, 2) - 1 for word, count in Counter(body).items()}
            near = analysis.telling(" ".join(related.get(address, ())), language)
            levels = dict.fromkeys((analysis.key(word, language) for word in near), 0) | levels
            sought = " ".join([section.words, *typed.get(address, ())])
            levels |= dict.fromkeys(analysis.keys(sought, language), SOUGHT)
            levels |= dict.fromkeys(analysis.keys(section.heading, language), HEADING)
            for word, level in levels.items():
                postings[word].append((here, level))
            if section.anchor == CONTACT:
                contacts.append(here)
            if section.anchor in ASIDES:
                asides.append(here)
            if section.reached and section.answer:
                turns.append(here)
            facet = facets.get(address) if section.anchor else None
            if facet is None:
                facet = _gathered(facets.get(document.url, Facets()), section.anchor, lists.municipalities)
            if facet:
                parts.append([here, *lists.of(facet)])
    topics = set(topic_uris(catalog))
    made = [
        page for page in documents if facets.get(page.url, Facets()).kind in (PROSE, LISTS) and page.url not in topics
    ]
    days = [address for address, facet in facets.items() if facet.kind == DAYS and address in starts]
    vocabulary = sorted(postings)
    # Words that stand in as many sections side by side: their steps are alike, and gzip makes less of them.
    packed = sorted(vocabulary, key=lambda word: len(postings[word]))
    words = catalog.words(language)
    synonyms = groups(catalog, language)
    return {
        "language": language,
        "rules": analysis.rules()[language],
        "synonyms": [group for group, _ in synonyms],
        "titled": [
            *([starts[page.url], *_called(_names(page), language)] for page in made),
            *([starts[day], *_called(typed.get(day, ()), language)] for day in days),
        ],
        "counting": [starts[page.url] for page in made if _counts(page.title, language)],
        "named": [starts.get(address, -1) for _, address in synonyms],
        "kinds": [[kind, words[f"folder-{kind}"]] for kind in kinds],
        "themes": [[theme.id, theme.name.in_language(language)] for theme in themes],
        "municipalities": [
            [place.id, place.name.in_language(language), place_keys(place, language)] for place in places
        ],
        "pages": pages,
        "parts": parts,
        "contacts": contacts,
        "asides": asides,
        "turns": turns,
        "drafts": [at for at, document in enumerate(documents) if facets.get(document.url, Facets()).draft],
        "shares": [at for at, document in enumerate(documents) if facets.get(document.url, Facets()).share],
        "lengths": "".join(lengths),
        "headed": "".join(headed),
        "terms": front_coded(vocabulary),
        "counts": numbers(len(postings[word]) for word in vocabulary),
        "sections": "".join(_steps(postings[word]) for word in packed),
        "levels": _packed(level for word in packed for _, level in postings[word]),
    }


def _led_to(page: Document, section: Section) -> str:
    """The page, as `Document.url` names it, to which the lead of a page with other names leads first."""
    return urljoin(f"/{url(page.url)}", section.leads).strip("/") + ".md" if section.leads else ""


def _names(page: Document) -> list[str]:
    """The title of a page that no record makes, what people type for it and what else it is called."""
    first = page.sections[0]
    return [page.title, *first.words.split(","), *first.called.split(",")]


def _called(names: Sequence[str], language: str) -> list[str]:
    """What something is called, as keys of telling words."""
    keyed = (" ".join(analysis.key(word, language) for word in analysis.telling(name, language)) for name in names)
    return list(dict.fromkeys(filter(None, keyed)))


def _counts(title: str, language: str) -> bool:
    """Whether a title asks for a number itself, as “How many are there?” does."""
    asked = f" {' '.join(analysis.words(title))} "
    return any(
        f" {' '.join(analysis.words(phrase))} " in asked for phrase in analysis.rules()[language]["asks"]["number"]
    )


def _gathered(page: Facets, anchor: str, places: Mapping[str, int]) -> Facets | None:
    """The facets of what a page that gathers says of one place or of one year, by the anchor of the section."""
    if page.kind not in (PROSE, LISTS):
        return None
    if anchor in places:
        return replace(page, municipalities={anchor})
    return replace(page, years={int(anchor[1:])}) if YEAR.fullmatch(anchor) else None


def _steps(found: list[tuple[int, int]]) -> str:
    """The sections of a word, each as the step from the one before."""
    steps, last = [], 0
    for section, _ in found:
        steps.append(number(section - last))
        last = section
    return "".join(steps)


def _packed(levels: Iterator[int]) -> str:
    """Three levels in a digit."""
    every = list(levels)
    every += [0] * (-len(every) % 3)
    return "".join(
        DIGITS[every[at] + LEVELS * every[at + 1] + LEVELS**2 * every[at + 2]] for at in range(0, len(every), 3)
    )


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

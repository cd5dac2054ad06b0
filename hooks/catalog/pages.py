"""The catalogue and the prose → {uri: page}. Needs no site generator; `write_tree` gives any of them the pages."""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from catalog import charts, filters, letters, prose, series, tables, timelines, upkeep, wording
from catalog.addresses import address, relative, url
from catalog.borders import neighbours
from catalog.citation import Places, reference
from catalog.citing import Citing
from catalog.collation import by_letter
from catalog.editing.forms import FORMS
from catalog.editing.forms import address as form_address
from catalog.glossary import Explainer, abbreviations
from catalog.history import LESSON_MINUTES
from catalog.likeness import alike, pairs
from catalog.load import Catalog
from catalog.maps import Atlas
from catalog.model import Figure, LocalMeasure, Municipality, Organisation, Practice, Theme, Vocabulary, Withdrawn
from catalog.page_citation import PageCitation, read_release
from catalog.past import Past
from catalog.problem import ContentError, Problem
from catalog.reaching import Reaching
from catalog.record import Entry, Record
from catalog.record_types import RECORD_TYPES, RecordType, shown_types, type_of
from catalog.render import environment
from catalog.reports import Reports
from catalog.sections import headings
from catalog.settings import Settings
from catalog.similar import Similar
from catalog.spoken import language_of, titled
from catalog.text import Translation
from catalog.values import LANGUAGES, Text


@dataclass(frozen=True, slots=True)
class Gathered:
    """A page that gathers records of several types: its template and the words of its title."""

    template: str
    words: str
    scripts: tuple[str, ...] = ()
    searchable: bool = True
    citable: bool = True
    """Whether it says anything that a reader may want to cite."""
    lists: bool = False
    """Search calls it a list: it only leads to pages that say more."""


GATHERED = {
    "meklet.md": Gathered("search", "search-page", ("assets/search/results.js",), searchable=False),
    letters.INDEX: Gathered("a-z", "a-z", searchable=False),
    "mans-saraksts.md": Gathered("my-list", "my-list", ("assets/list.js",), citable=False),
    "dati/labojumi.md": Gathered("corrections", "corrections", lists=True),
    "dati/bibliografija.md": Gathered("bibliography", "bibliography", lists=True),
    "dati/lejupielades.md": Gathered("downloads", "downloads", lists=True),
    "dati/parbaudes.md": Gathered("upkeep", "upkeep", searchable=False),
    "politika/kas-par-ko-atbild.md": Gathered("responsibilities", "responsibilities"),
    "politika/gads-pec-gada.md": Gathered("year-by-year", "year-by-year", lists=True),
    "pasvaldibas/pasakumi.md": Gathered("measures", "all-measures"),
    "pasvaldibas/salidzinat.md": Gathered("compare", "compare", ("assets/compare.js",)),
    "skolotajiem/vietas-pie-skolas.md": Gathered("near-school", "near-school"),
}
"""Uri → the page that gathers."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language, complete but for the layout around it."""

    language: str
    uri: str
    """Below the language's folder: `prakse/piemeri/x.md`."""
    title: str
    description: str
    body: Markup
    source: str
    """The file, from the project's root, that an editor changes to change the page."""
    template: str
    """What wrote the page: named where a link in it leads nowhere."""
    checked: datetime.date | None
    """When its statements were last checked against their sources."""
    scripts: tuple[str, ...] = ()
    searchable: bool = True
    leads_to: str = ""
    """Where the reader of a page that has moved is led at once."""
    card: bool = False
    """Whether a reader can take its record along (`catalog.cards`)."""

    @property
    def markdown(self) -> str:
        """The page as a Markdown document: front matter, then one block of HTML without a blank line."""
        front = {"title": self.title, "description": self.description}
        lines = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in front.items())
        body = "\n".join(line for line in self.body.splitlines() if line.strip())
        return f'---\n{lines}\n---\n\n<div class="page">\n{body}\n</div>\n'


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a page is made, and what can be said of it before it is."""

    title: str
    description: str
    source: str
    template: str
    values: Mapping[str, Any]
    checked: datetime.date | None = None
    scripts: tuple[str, ...] = ()
    searchable: bool = True
    leads_to: str = ""
    card: bool = False


class Site:
    """What pages of both languages are made from."""

    def __init__(self, root: Path, catalog: Catalog, settings: Settings, kept: Path | None = None) -> None:
        self.root, self.catalog, self.settings, self.kept = root, catalog, settings, kept
        self.reports = Reports(catalog)
        self.citing = Citing(catalog)
        self.past = Past(catalog, self.citing)
        release = read_release(root)
        self.release = release and release.checked(upkeep.as_of(catalog))

    @cached_property
    def uris(self) -> frozenset[str]:
        """Every page, below a language's folder."""
        return frozenset(page_uris(self.catalog, self.root / "docs"))

    @cached_property
    def atlas(self) -> Atlas:
        """Outlines and names of the municipalities (data/geo)."""
        return Atlas(self.root / "data/geo")

    @cached_property
    def _neighbours(self) -> dict[str, frozenset[str]]:
        return neighbours(self.atlas.outlines)

    def neighbours(self, unit: Municipality) -> list[Municipality]:
        """The municipalities that share a border with one, alphabetically; none for a unit that is no more."""
        codes = self._neighbours.get(unit.iso, frozenset())
        return [other for other in self.reports.municipalities if other.iso in codes and not other.valid.end]

    def nearest_with_a_past(self, unit: Municipality) -> list[Municipality]:
        """Of whose past something is told nearest: what the unit is part of now, its neighbours, or else theirs."""
        if unit.merged_into:
            ring = [other for other in self.reports.municipalities if other.id == unit.merged_into]
        else:
            ring = self.neighbours(unit)
        further = {other.id for beside in ring for other in self.neighbours(beside)}
        rings = (ring, [other for other in self.reports.municipalities if other.id in further])
        told = ([other for other in units if self.past.near(other).count] for units in rings)
        return next(filter(None, told), [])


def page_uris(catalog: Catalog, docs: Path) -> Iterator[str]:
    """The uri, below a language's folder, of every page there is."""
    yield from GATHERED
    yield from letters.PART_URIS
    for row in RECORD_TYPES.values():
        if row.list_uri:
            yield row.list_uri
        for stored in catalog.stored[row.folder].values():
            uri = row.uri(stored.entry)
            if uri and "#" not in uri:
                yield uri
    yield from topic_uris(catalog)
    yield from (uri.split("/", 1)[1] for uri in prose.uris(docs))


def topic_uris(catalog: Catalog) -> Iterator[str]:
    """The pages that gather the measures of one topic."""
    if "topics" in catalog.stored["vocabularies"]:
        yield from (_topic_uri(term.page) for term in catalog.get(Vocabulary, "topics").terms if term.page)


def _topic_uri(page: str) -> str:
    return f"{RECORD_TYPES['themes'].section}/{page}.md"


class Edition:
    """The site in one language: makes each page when it is asked for."""

    def __init__(self, site: Site, language: str) -> None:
        self.site, self.language = site, language
        self.words = site.catalog.words(language)
        self.templates = environment(site.root / "overrides", language, self.words["older-translation"], site.kept)
        self._here = ""
        self._explainer = Explainer(abbreviations(site.catalog, language))
        self._writer = prose.Writer(site.settings, site.root / "docs")
        self.templates.globals.update(self._globals())
        for name, shared in SHARED.items():
            self.templates.globals[name] = self.templates.get_template(shared).module
        self.recipes: dict[str, Recipe] = dict(self._recipes())

    def page(self, uri: str) -> Page:
        """The page `uri`; KeyError if there is none, ContentError where a template lacks a word."""
        recipe = self.recipes[uri]
        self._here = uri
        body = self.templates.get_template(recipe.template).render(
            recipe.values, title=recipe.title, source=recipe.source, uri=uri
        )
        body = wording.spaced(self._explainer.explain(body))
        return Page(
            self.language, uri, recipe.title, recipe.description, Markup(body),  # noqa: S704
            recipe.source, f"overrides/{recipe.template}" if recipe.template not in (PROSE, HOME) else recipe.source,
            recipe.checked, recipe.scripts, recipe.searchable,
            relative(recipe.leads_to, uri) if recipe.leads_to else "", recipe.card,
        )  # fmt: skip

    def pages(self) -> Iterator[Page]:
        """Every page, by uri."""
        return map(self.page, sorted(self.recipes))

    def title(self, uri: str) -> str:
        """The title of a page."""
        return self.recipes[uri].title

    def trail(self, uri: str) -> list[str]:
        """The pages above a page, the nearest last: for each folder around it its index, or the page of its name."""
        parts = uri.removesuffix("/index.md").split("/")[:-1]
        folders = ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
        above = (page for folder in folders for page in (f"{folder}/index.md", f"{folder}.md"))
        return ["index.md", *(page for page in above if page in self.recipes and page != uri)]

    def t(self, id_: str, **values: object) -> str:
        """A word of the interface, with values, texts among them in this language; ContentError if there is none."""
        if id_ not in self.words:
            path = self.site.catalog.path(self.site.catalog.get(Vocabulary, "interface"))
            raise ContentError([missing_word(path, id_)])
        spoken = {
            name: value.in_language(self.language) if isinstance(value, Text) else value
            for name, value in values.items()
        }
        return self.words[id_].format(**spoken) if spoken else self.words[id_]

    def link(self, entry: Entry, words: str | None = None) -> Markup:
        """A link to a record's page, or its name alone where it has none."""
        shown = escape(words) if words else self._called(entry)
        target = address(entry)
        if target is None:
            return shown
        there = relative(target, self._here)  # made of ids: nothing in it needs escaping
        return Markup(f'<a href="{there}">{shown}</a>')  # noqa: S704

    def _page_citation(self, uri: str) -> PageCitation:
        """The page `uri` as something to cite."""
        settings, recipe = self.site.settings, self.recipes[uri]
        site = settings.names[self.language]
        title = site if uri == "index.md" else recipe.title
        return PageCitation(
            title, site, settings.publisher[self.language] or site, settings.home(self.language) + url(uri),
            self.language, self.site.release, recipe.checked, self.t,
        )  # fmt: skip

    def _recipes(self) -> Iterator[tuple[str, Recipe]]:
        for row in shown_types():
            records = self.site.citing.listed(row, self.language)
            if row.list_uri:
                yield row.list_uri, self._list(row, records)
            for before, record, after in zip([None, *records], records, [*records[1:], None], strict=False):
                uri = row.uri(record) or "#"
                if "#" not in uri:
                    yield uri, self._record(row, record, before, after)
        for uri, page in GATHERED.items():
            lead = f"{page.words.removesuffix('-page')}-lead"
            template = f"pages/{page.template}.html"
            yield uri, Recipe(
                self.t(page.words), self.t(lead), self._source_of(page.words), template,
                {"lead": self.t(lead), "typed": self._typed(page.words), "citable": page.searchable and page.citable},
                scripts=page.scripts, searchable=page.searchable,
            )  # fmt: skip
        for uri in letters.PART_URIS:
            yield uri, self._part(uri)
        for term in self.site.reports.gathered_topics():
            yield _topic_uri(term.page or ""), self._topic(term)
        docs = self.site.root / "docs"
        for uri in prose.uris(docs):
            if uri.startswith(f"{self.language}/"):
                yield uri.split("/", 1)[1], self._prose(docs, uri)

    def _list(self, row: RecordType, records: Sequence[Record]) -> Recipe:
        lead = self.t(f"{row.words}-lead")
        checked = max((record.review.checked_on for record in records), default=None)
        values = {"records": records, "row": row, "lead": lead, "typed": self._typed(row.words)}
        return Recipe(self.t(row.words), lead, self._source_of(row.words), row.list_template, values, checked)

    def _typed(self, words: str) -> str:
        """What people type for a page that the program makes; nothing where its title says it all."""
        return self.words.get(f"{words}-typed", "")

    def _part(self, uri: str) -> Recipe:
        held = Path(uri).stem.upper().replace("-", "–")
        index = GATHERED[letters.INDEX].words
        lead = self.t("a-z-part-lead", letters=held)
        return Recipe(f"{self.t(index)}: {held}", lead, self._source_of(index), PART, {"lead": lead}, searchable=False)

    @cached_property
    def _alphabet(self) -> list[tuple[str, list[tuple[str, Record]]]]:
        """(letter, [(name, record)]) of the alphabetical index, which stands on several pages."""
        return self.site.citing.alphabet(self.language)

    def _source_of(self, id_: str) -> str:
        """The file and line of a word of the interface: what an editor may change of a page that the program makes."""
        stored = self.site.catalog.stored["vocabularies"]["interface"]
        return f"{stored.path}#L{stored.parsed.position(('terms', self._places_of_words[id_]))[0]}"

    @cached_property
    def _places_of_words(self) -> dict[str, int]:
        """Where each word of the interface stands among them."""
        return {term.id: place for place, term in enumerate(self.site.catalog.get(Vocabulary, "interface").terms)}

    def _form(self, name: str, record: Record) -> str:
        """Where a form opens that knows the page and the record it is about, with the line of its name."""
        stored = self.site.catalog.stored[type_of(record).folder][record.id]
        line = max(stored.parsed.position((field,))[0] for field in ("title", "name"))
        form = next(form for form in FORMS if form.name == name)
        return form_address(
            self.site.settings.issues, form, page=self.site.settings.home(self.language) + url(address(record) or ""),
            record=stored.path, line=str(line),
        )  # fmt: skip

    def _record(self, row: RecordType, record: Record, before: Record | None, after: Record | None) -> Recipe:
        values = {"record": record, "row": row, "before": before, "after": after}
        return Recipe(
            self._titled(record), record.summary.in_language(self.language), self.site.catalog.path(record),
            row.template, values, record.review.checked_on, searchable=row.findable, leads_to=_moved_to(record),
            card=row.card,
        )  # fmt: skip

    def _titled(self, record: Record) -> str:
        """The title of a record's page; municipal measures are often named alike, so theirs says where."""
        heading = record.heading.in_language(self.language)
        if not isinstance(record, LocalMeasure):
            return heading
        where = self.site.catalog.get(Municipality, record.municipality).name.in_language(self.language)
        if self._measures_named[record.municipality, heading] > 1:
            where += f", {self.site.catalog.get(Theme, record.theme).name.in_language(self.language)}"
        return f"{heading} – {where}"

    @cached_property
    def _measures_named(self) -> Counter[tuple[str, str]]:
        """(municipality, name) → how many measures are called so there."""
        measures = self.site.catalog.all(LocalMeasure)
        return Counter((item.municipality, item.heading.in_language(self.language)) for item in measures)

    def _topic(self, term: Any) -> Recipe:
        label = term.label.in_language(self.language)
        lead = term.definition.in_language(self.language) if term.definition else self.t("topic-lead", topic=label)
        source = self.site.catalog.path(self.site.catalog.get(Vocabulary, "topics"))
        values = {"lead": lead, "topic": term.id, "typed": self._typed(f"topic-{term.id}")}
        return Recipe(label[:1].upper() + label[1:], lead, source, TOPIC, values)

    def _prose(self, docs: Path, uri: str) -> Recipe:
        page = prose.read(docs, uri)
        values = {"prose": page, "is_stale": prose.is_stale(docs, page)}
        front = {field: str(page.front.get(field, "")) for field in ("title", "description")}
        template = HOME if uri == f"{self.language}/index.md" else PROSE
        return Recipe(front["title"], front["description"], page.name, template, values)

    def _rendered(self, page: prose.Prose) -> tuple[Markup, Markup]:
        """The HTML of a page of prose: its heading with the lead, and the rest; ContentError says what is wrong."""
        html, problems = self._writer.html(page, self.site.catalog, self.site.uris)
        if problems:
            raise ContentError(problems)
        head = _HEAD.match(html)
        end = head.end() if head else 0
        return Markup(html[:end]), Markup(html[end:])  # noqa: S704 — Markdown's own output, checked by check_prose

    def _globals(self) -> dict[str, Any]:
        """What templates can ask for."""
        site, language = self.site, self.language
        stored = site.catalog.stored
        likenesses: dict[str, Similar[Any]] = {
            "local-measures": Similar(site.catalog.all(LocalMeasure)),
            "practices": Similar(site.catalog.all(Practice)),
        }

        def party(value: str | Text) -> Markup:
            if isinstance(value, Text):
                return Markup("{}").format(value.in_language(language))
            return self.link(site.catalog.get(Organisation, value))

        def said(value: str | Text) -> str:
            return value.in_language(language) if isinstance(value, Text) else value

        functions: dict[str, Callable[..., Any]] = {
            "t": self.t, "link": self.link, "party": party, "term": site.catalog.term, "title_of": self.title,
            "rec": lambda folder, id_: stored[folder][id_].entry,
            "terms_of": lambda vocabulary: site.catalog.get(Vocabulary, vocabulary).terms,
            "all_of": lambda folder: site.citing.listed(RECORD_TYPES[folder], language),
            "to": lambda target: relative(target, self._here),
            "where": Places(site.catalog, language, self.t).where, "trail": self.trail,
            "reference": lambda source: reference(site.catalog, source, language),
            "edit": lambda entry: site.settings.edit(site.catalog.path(entry)),
            "edit_file": site.settings.edit, "form": self._form,
            "rendered": self._rendered, "type_of": type_of, "chapter_of": address,
            "shown": lambda observation: series.shown_value(observation, language), "grid": series.grid,
            "grades": lambda lesson: wording.grades(lesson.grades, language),
            "day_of_year": lambda day: _day(day, language),
            "life": lambda person: wording.life(person.born, person.died),
            "by_year": timelines.by_year, "services": lambda: timelines.services(site.catalog),
            "replaced_by": lambda document: timelines.replaced_by(site.catalog, document),
            "due": lambda: upkeep.due(site.catalog), "as_of": lambda: upkeep.as_of(site.catalog),
            "waiting": upkeep.waiting,
            "year_by_year": lambda: timelines.year_by_year(site.catalog),
            "genealogy": lambda status: timelines.genealogy(site.catalog, status),
            "reach": lambda contact, name="": Reaching(site.catalog, language, self._here).block(contact, name),
            "areas": lambda units: list(site.atlas.areas(units, language)),
            "stacked": charts.stacked,
            "mediation": lambda: timelines.mediation(site.catalog, language),
            "chart": lambda figure: charts.chart(figure, self._beside(figure), language),
            "short_years": lambda years: ", ".join(map(str, years)),
            "narrowing": lambda folder, records, **shown: filters.narrowing(
                site.catalog, folder, records, language, **shown
            ),
            "facets": lambda record, kind="row", without=(): filters.attributes(site.catalog, record, kind, without),
            "marked": filters.marked, "word_of": filters.word_of, "narrowed": lambda folder, **chosen: filters.query(
                site.catalog, folder, language, chosen
            ),
            "alike": lambda unit: alike(site.reports, unit), "pairs": lambda: pairs(site.reports),
            "neighbours": site.neighbours, "nearest_with_a_past": site.nearest_with_a_past,
            "alphabet": lambda: self._alphabet, "stretches": letters.stretches,
            "part_uri": lambda letter: letters.part_uri(letter, language),
            "tables": lambda: tables.listed(site.reports),
            "similar_in": lambda folder, record, most: likenesses[folder].to(record, most),
            "by_letter": lambda items, field: by_letter(items, lambda item: said(getattr(item, field)), language),
            "glued": self._glued, "titled": self._called, "page_citation": self._page_citation,
            "script_data": script_data, "headings": headings, "words_with": self._words_with,
        }  # fmt: skip
        return {
            **functions, "reports": site.reports, "citing": site.citing, "past": site.past,
            "settings": site.settings, "release": site.release, "lesson_minutes": LESSON_MINUTES,
            "atlas": lambda: site.atlas,
        }  # fmt: skip

    def _called(self, entry: Entry, heading: bool = False) -> Markup:
        """What a record is called, or the title of its page; quoted titles in their own language."""
        label = entry.heading if heading else entry.label  # type: ignore[attr-defined]
        return titled(label, self.language, language_of(entry, self.language))

    def full_title(self, page: Page) -> str:
        """The title of a page, with that of the page above it where another page is called the same."""
        above = self.trail(page.uri)[-1]
        if self._titles[page.title] < 2 or above == "index.md":
            return page.title
        keyword = self.recipes[page.uri].template == TOPIC
        return f"{page.title} – {self.t('topics') if keyword else self.title(above)}"

    @cached_property
    def _titles(self) -> Counter[str]:
        return Counter(recipe.title for recipe in self.recipes.values())

    def _glued(self, text: Text) -> tuple[str, object]:
        """(all but the last word, the last word): so that what is set behind it does not begin a line alone."""
        if self.language != LANGUAGES[0] and text.translation is Translation.STALE:
            return "", text
        before, space, last = text.in_language(self.language).rpartition(" ")
        return before + space, last

    def _beside(self, figure: Figure) -> list[Figure]:
        """The series that a figure's record wants drawn beside it."""
        return [self.site.catalog.get(Figure, id_) for id_ in figure.beside]

    def _words_with(self, prefix: str) -> dict[str, str]:
        """The interface's words whose ids begin with `prefix`, without it: for scripts."""
        return {id_.removeprefix(prefix): words for id_, words in self.words.items() if id_.startswith(prefix)}


_HEAD = re.compile(r'\s*<h1.*?</h1>\s*(?:<p class="lead">.*?</p>)?', re.DOTALL)


def _moved_to(record: Record) -> str:
    """The page, with its #anchor, that took the place of a page that has moved."""
    if not isinstance(record, Withdrawn) or not record.moved:
        return ""
    page, mark, anchor = record.see.partition("#")
    return f"{page}.md{mark}{anchor}"


PROSE, HOME = "pages/prose.html", "pages/home.html"
"""The templates around a page of `docs/`."""
PART = "pages/a-z-part.html"
"""The template of a part of the alphabetical index."""
TOPIC = "pages/topic.html"
"""The template of a key word's page; a theme may be called the same."""
SHARED = {"m": "parts.html", "c": "charts.html"}
"""Name in all templates → the template whose macros it stands for; later ones may use those before."""


def _day(day: Any, language: str) -> str:
    return wording.day_of_year(day.day, language) if day.day else wording.date(day.on, language)


def missing_word(path: str, id_: str) -> Problem:
    """The complaint that templates use a word the interface lacks."""
    return Problem(
        path, 1, 1,
        f"lapu veidnes lieto vārdu „{id_}”, kura te nav — pievienojiet to",
        f"page templates use the word “{id_}”, which is not here — add it",
    )  # fmt: skip


def script_data(value: object) -> Markup:
    """JSON that may stand inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704 — the line makes it safe


def write_tree(site: Site, folder: Path) -> int:
    """Write every page as Markdown with front matter and HTML below `folder`/<language>; how many."""
    count = 0
    for language in LANGUAGES:
        for page in Edition(site, language).pages():
            path = folder / language / page.uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.markdown, encoding="utf-8")
            count += 1
    return count

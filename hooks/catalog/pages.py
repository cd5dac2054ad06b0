"""The catalogue → {path below docs/: page}. Could be written to disk for any site generator."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from markupsafe import escape as escape_html

from catalog import addresses, latvian
from catalog.directives import shown_value
from catalog.history import LESSON_MINUTES
from catalog.load import Catalog
from catalog.model import RECORD_TYPES, Organisation, Vocabulary
from catalog.problem import ContentError, Problem
from catalog.record import Entry, Record
from catalog.render import environment, escape
from catalog.values import Text
from catalog.views import Views, grid

LANGUAGES = ("lv", "en")

GATHERED = {
    "meklet": "search",
    "a-z": "a-z",
    "dati/labojumi": "corrections",
    "dati/bibliografija": "bibliography",
    "politika/kas-par-ko-atbild": "responsibilities",
    "skolotajiem/vietas-pie-skolas": "near-school",
    "temati/skolotaja-paligi": "teaching-assistants",
}
"""Address → template in `overrides/pages/` of each page that gathers records of several types."""


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """Markdown with front matter, and the file an editor changes to change it."""

    markdown: str
    source: str


def build_pages(catalog: Catalog, root: Path, edit_base: str) -> dict[str, GeneratedPage]:
    """Every page that is made from data, in every language; `edit_base` leads to the repository's editor."""
    views = Views(catalog)
    return {
        f"{language}/{uri}": page
        for language in LANGUAGES
        for uri, page in _Builder(catalog, views, root, edit_base, language).pages()
    }


class _Builder:
    """Makes the pages of one language."""

    def __init__(self, catalog: Catalog, views: Views, root: Path, edit_base: str, language: str) -> None:
        self.catalog, self.views, self.language = catalog, views, language
        self.templates = environment(root / "overrides", language)
        _equip(self.templates, catalog, views, language)
        geometry = (root / "data/geo/lv-svg-paths-2025.json").read_text(encoding="utf-8")
        self.templates.globals.update(
            geo=json.loads(geometry),
            edit=lambda entry: Markup(escape_html(edit_base + catalog.path(entry))),  # noqa: S704
        )

    def pages(self) -> Iterator[tuple[str, GeneratedPage]]:
        """The (path, page) pairs of lists, records and pages that gather records."""
        for model, place in addresses.LISTED.items():
            folder = next(name for name, known in RECORD_TYPES.items() if known is model)
            yield f"{place}.md", self._list(folder, f"{place}.md", self._in_order(folder))
        for uri in GATHERED:
            yield f"{uri}.md", self._gathered(uri)
        for area in addresses.CHAPTERS:
            yield from self._records("chapters", self.views.chapters(area))
        for folder, model in RECORD_TYPES.items():
            section = addresses.SECTIONS.get(model)
            if section is None:
                continue
            records = self._in_order(folder)
            yield f"{section}/index.md", self._list(folder, f"{section}/index.md", records)
            yield from self._records(folder, records)

    def _records(self, folder: str, records: Sequence[Record]) -> Iterator[tuple[str, GeneratedPage]]:
        """The page of each record, with its neighbours in the order given."""
        for number, record in enumerate(records):
            uri = addresses.address(record) or ""
            before = records[number - 1] if number else None
            after = records[number + 1] if number + 1 < len(records) else None
            yield uri, self._record(folder, uri, record, before, after)

    def _in_order(self, folder: str) -> Sequence[Record]:
        if folder == "national-measures":
            return self.views.national_measures
        if folder == "themes":
            return self.views.themes
        if folder == "lessons":
            return self.views.lessons
        return self.views.listed(folder, self.language)

    def _gathered(self, uri: str) -> GeneratedPage:
        template = f"pages/{GATHERED[uri]}.md"
        return GeneratedPage(self.templates.get_template(template).render(here=f"{uri}.md"), f"overrides/{template}")

    def _list(self, folder: str, uri: str, records: Sequence[Record]) -> GeneratedPage:
        text = self.templates.get_template(f"lists/{folder}.md").render(here=uri, records=records)
        return GeneratedPage(text, f"overrides/lists/{folder}.md")

    def _record(
        self, folder: str, uri: str, record: Record, before: Record | None, after: Record | None
    ) -> GeneratedPage:
        template = self.templates.get_template(f"records/{folder}.md")
        text = template.render(here=uri, record=record, before=before, after=after, folder=folder)
        return GeneratedPage(text, self.catalog.path(record))


def _equip(templates: Environment, catalog: Catalog, views: Views, language: str) -> None:
    """Give templates the catalogue: links, labels, terms and the views."""
    by_type = {folder: catalog.stored[folder] for folder in RECORD_TYPES}

    def rec(folder: str, id_: str) -> Entry:
        return by_type[folder][id_].entry

    labels = catalog.words(language)

    def label(id_: str, **values: object) -> str:
        if id_ not in labels:
            path = catalog.path(catalog.get(Vocabulary, "interface"))
            raise ContentError([_missing_word(path, id_)])
        return labels[id_].format(**values)

    @pass_context
    def link(context: Context, entry: Record, words: str | None = None) -> Markup:
        shown = escape(words or entry.label.in_language(language))
        target = addresses.address(entry)
        if target is None:
            return shown
        return Markup("[{}]({})").format(shown, addresses.relative(target, context["here"]))

    @pass_context
    def party(context: Context, value: str | Text) -> Markup:
        if isinstance(value, Text):
            return escape(value.in_language(language))
        return link(context, catalog.get(Organisation, value))

    @pass_context
    def to(context: Context, target: str) -> Markup:
        return Markup("{}").format(addresses.relative(target, context["here"]))

    templates.globals.update(
        rec=rec, term=catalog.term, t=label, link=link, party=party, to=to, link_out=_link_out, page_url=_page_url,
        views=views,
        anchor=addresses.anchor, shown=lambda observation: shown_value(observation, language),
        grid=grid,
        lesson_minutes=LESSON_MINUTES,
        grades=lambda lesson: latvian.grades(lesson.grades, language),
        day_of_year=lambda day: latvian.day_of_year(day.day, language) if day.day else latvian.date(day.on, language),
        life=lambda person: latvian.life(person.born, person.died),
        search_words=lambda: _script_data(
            {id_.removeprefix("results-"): text for id_, text in labels.items() if id_.startswith("results-")}
        ),
        in_own_language=lambda words, spoken: _in_own_language(words, spoken, language),
        short_years=lambda found: "–".join(str(year) for year in found),
    )  # fmt: skip


def _missing_word(path: str, id_: str) -> Problem:
    return Problem(
        path, 1, 1,
        f"lapu veidnes lieto vārdu „{id_}”, kura te nav — pievienojiet to",
        f"page templates use the word “{id_}”, which is not here — add it",
    )  # fmt: skip


def _script_data(value: object) -> Markup:
    """JSON that may stand inside a script element."""
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704 — the line makes it safe


def _in_own_language(words: str, spoken: str | None, language: str) -> Markup:
    """A heading of a source as it stands there, marked with the source's language where that is not the page's."""
    shown = escape(words)
    return shown if spoken in (None, language) else Markup('<span lang="{}">{}</span>').format(spoken, shown)


def _link_out(url: str, words: str | None = None) -> Markup:
    """A link that leaves the site, in HTML so that no rewriting touches it."""
    return Markup('<a href="{}" rel="external">{}</a>').format(url, words or url.removeprefix("https://").rstrip("/"))


def _page_url(entry: Entry) -> str:
    """A link from the list of the entry's type to its page, for use in raw HTML."""
    return f"{entry.id}/"

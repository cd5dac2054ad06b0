"""A citation in words: the place in a source where a statement stands, and how the source itself is cited."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from catalog import wording
from catalog.load import Catalog
from catalog.model import Municipality, Organisation, Publication, Source, Theme
from catalog.values import LANGUAGES, Locator

_SPOKEN = Markup('<span lang="{}">{}</span>')
_TITLE = Markup('<cite lang="{}">{}</cite>')


def reference(catalog: Catalog, source: Source, language: str) -> Markup:
    """How a source is cited (ISO 690): who, what, in brackets what it means, publisher, date, address.

    The title is in the source's own language where we have it; a date that is inferred stands in brackets.
    """
    own = source.language if source.language in LANGUAGES else language
    title = _TITLE.format(own, source.title.in_language(own))
    if own != language and source.title.lv != source.title.en:
        title = Markup("{} [{}]").format(title, source.title.in_language(language))
    publisher = catalog.get(Organisation, source.publisher).name.in_language(language)
    authors = _authors(catalog, source)
    date = wording.date(source.published, language)
    date = date if source.published_is_stated else f"[{date}]"
    parts = [authors, title, f"{publisher}, {date}"] if authors else [publisher, title, date]
    address = Markup(" {}").format(source.url) if source.url else ""
    return Markup(". ").join(parts) + "." + address


def _authors(catalog: Catalog, source: Source) -> str:
    """The authors of a source, told by the publication that it is."""
    found = [work.authors for work in catalog.all(Publication) if work.same_as == source.id and work.authors]
    return ", ".join(found[0]) if found else ""


class Places:
    """Says locators in one language; `t` gives the interface's words."""

    def __init__(self, catalog: Catalog, language: str, t: Callable[..., str]) -> None:
        self.catalog, self.language, self.t = catalog, language, t

    def where(self, place: Locator, spoken: str) -> Markup:
        """The place, from the large to the small; `spoken` is the language in which the source's chapters are named."""
        parts: list[str] = []
        if place.chapter:
            foreign = spoken not in ("", self.language)
            parts.append(_SPOKEN.format(spoken, place.chapter) if foreign else escape(place.chapter))
        if place.seen:
            parts.append(self.t(f"locator-{place.seen}"))
        if place.annex is not None:
            parts.append(self.t("locator-annex", value=place.annex))
        if place.row is not None:
            parts.append(self.t("locator-row", value=place.row))
        if place.theme:
            parts.append(self.catalog.get(Theme, place.theme).name.in_language(self.language))
        if place.municipality:
            parts.append(self.catalog.get(Municipality, place.municipality).name.in_language(self.language))
        if place.years:
            parts.append(wording.years(place.years, self.language))
        if place.footnote:
            parts.append(self.t("locator-footnote", value=", ".join(map(str, place.footnote))))
        if place.page:
            parts.append(self.t("locator-page", value=place.page))
        return Markup(", ").join(parts)

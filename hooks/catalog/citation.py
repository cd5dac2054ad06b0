"""A citation in words: the place in a source where a statement stands."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from catalog import wording
from catalog.load import Catalog
from catalog.model import Municipality, Theme
from catalog.values import Locator

_SPOKEN = Markup('<span lang="{}">{}</span>')


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

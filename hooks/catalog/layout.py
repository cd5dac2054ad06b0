"""The document around a page: head, header, footer, and the policy of what may run in it."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from catalog.addresses import up, url
from catalog.editing.forms import ERROR
from catalog.editing.forms import address as form_address
from catalog.linked import linked
from catalog.pages import Edition, Page
from catalog.sections import headings
from catalog.values import LANGUAGES

LAYOUT = "main.html"
_SHOWS = re.compile(r'\bid="(?P<id>[a-z0-9-]+)"[^>]*\bdata-shows="(?P<facet>[a-z]+)=(?P<value>[a-z0-9-]+)"')


class Layout:
    """Puts the pages of one language into the document."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.settings = edition, edition.site.settings
        self.language = edition.language
        templates = edition.templates
        self._template = templates.get_template(LAYOUT)
        self.start = Markup(templates.get_template("partials/start.html").render())  # noqa: S704 — a template of ours
        templates.globals["start"] = self.start

    def document(self, page: Page) -> str:
        """The whole HTML document of a page."""
        return self._template.render(self.context(page))

    def context(self, page: Page) -> dict[str, Any]:
        """What the layout shows of a page."""
        home = up(page.uri)
        root = home if self.language == LANGUAGES[0] else f"{home}../"
        return self._context(page, home, root) | {"linked": linked(self.edition, page)}

    def not_found(self) -> str:
        """What hosts show for every missing address: links are absolute, words in both languages."""
        root = urlsplit(self.settings.site_url).path or "/"
        body = self.edition.templates.get_template("pages/not-found.html").render(root=root)
        page = Page(
            self.language, "index.md", self.edition.t("not-found"), self.edition.t("not-found-lead"), Markup(body),  # noqa: S704
            "overrides/pages/not-found.html", "overrides/pages/not-found.html", None, searchable=False,
        )  # fmt: skip
        return self._template.render(self._context(page, root, root) | {"translations": {}, "canonical": ""})

    def _context(self, page: Page, home: str, root: str) -> dict[str, Any]:
        filters = _filters(page.body)
        section = max((uri for uri in self.settings.navigation[1:] if _inside(page.uri, uri)), key=len, default="")
        address = url(page.uri)
        return {
            "page": page, "content": page.body,
            "title": self.edition.full_title(page), "home": home, "root": root,
            "site_name": self.settings.names[self.language], "site_url": self.settings.site_url,
            "navigation": [
                {
                    "address": home + url(uri), "title": self.edition.title(uri),
                    "current": "page" if uri == page.uri else "true" if uri == section else "",
                }
                for uri in self.settings.navigation[1:]
            ],
            "translations": {code: self.settings.home(code) + address for code in LANGUAGES},
            "switch": {
                code: root + ("" if code == LANGUAGES[0] else f"{code}/") + address
                for code in LANGUAGES if code != self.language
            },
            "canonical": self.settings.home(self.language) + address,
            "headings": headings(page.body),
            "filters": filters,
            "policy": _policy(self.start, filters),
            "edit_url": self.settings.edit(page.source), "error_url": self._error_form(page, address),
            "contact": self.settings.contact,
            "publisher": self.settings.publisher[self.language], "checked": page.checked,
        }  # fmt: skip

    def _error_form(self, page: Page, there: str) -> str:
        """Where a form opens that already says which page has the error."""
        path, _, line = page.source.partition("#L")
        known = {"page": self.settings.home(self.language) + there, "record": path, "line": line}
        return form_address(self.settings.issues, ERROR, **known)


def _inside(uri: str, section: str) -> bool:
    return uri.startswith(section.removesuffix("index.md"))


def _filters(body: str) -> Markup:
    """CSS by which a checked button hides rows without its value and groups without such a row; no script is needed."""
    if "data-shows" not in body:
        return Markup("")
    return Markup("".join(map(_rule, _SHOWS.finditer(body))))  # noqa: S704 — only letters, digits, hyphens


def _rule(match: re.Match[str]) -> str:
    has = f'[data-{match["facet"]}~="{match["value"]}"]'
    hidden = f"[data-row]:not({has}),[data-group]:not(:has({has}))"
    return f"main:has(#{match['id']}:checked) :is({hidden}){{display:none}}"


def _policy(script: str, style: str) -> str:
    """The Content-Security-Policy of a page: only files of the site, and the two inline texts by their SHA-256."""
    styles = f"'self' {digest(style)}" if style else "'self'"
    return (
        f"default-src 'none'; script-src 'self' {digest(script)}; style-src {styles}; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
        "base-uri 'none'"
    )


def digest(text: str) -> str:
    """How a Content-Security-Policy names an inline text: its SHA-256."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

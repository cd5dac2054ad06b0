"""The only file that knows MkDocs: gives it the pages of the catalogue, and its layout the words around them.

The bodies of pages are finished HTML (`catalog.pages`), so MkDocs' Markdown has nothing to do. Where the machine can
fork, the languages are built side by side; elsewhere mkdocs-static-i18n builds one after the other.
"""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs import utils
from mkdocs.commands.build import build as build_site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from catalog.addresses import url
from catalog.cards import Card, card
from catalog.check import check
from catalog.exports import site_files
from catalog.layout import Layout
from catalog.load import load
from catalog.pages import Edition, Site
from catalog.problem import ContentError
from catalog.search.documents import Document, document
from catalog.sections import Linking, dead_links, headings, linking
from catalog.settings import read_settings
from catalog.shown import shown_files
from catalog.values import LANGUAGES

log = get_plugin_logger("catalog")


@dataclass(slots=True)
class _Language:
    """What the build of one language keeps between events."""

    edition: Edition
    layout: Layout
    documents: list[Document] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    links: dict[str, Linking] = field(default_factory=dict)


class _Finished(Page):
    """A page whose body is finished: there is nothing to read and nothing to convert."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 — MkDocs passes it
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 — MkDocs passes them
        self.content, self.toc = "", TableOfContents([])


_site: Site
_now: _Language
_i18n: Any = None
_beside: dict[str, int] = {}
"""Language → the process that builds it."""


def on_config(config: MkDocsConfig) -> None:
    """Leave out Material's own 404 page and MkDocs' sitemap, which know one language each."""
    global _i18n
    _i18n = config.plugins["i18n"]
    config.theme.static_templates -= {"404.html", "sitemap.xml"}


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check everything once; problems stop the build before it touches anything."""
    global _site
    if not _i18n.building:
        for language in _i18n.config.languages:
            language.build = True  # the build before left them to other processes
        root = Path(config.config_file_path or "mkdocs.yml").parent
        try:
            settings = read_settings(root)
        except ContentError as error:
            raise PluginError(str(error)) from None
        catalog, problems = load(root)
        problems = sorted(problems + check(catalog, root, settings))
        for problem in problems:
            if problem.warning:
                log.info(str(problem))
        errors = [problem for problem in problems if not problem.warning]
        if errors:
            raise PluginError(str(ContentError(errors)))
        kept = root / ".cache" / "templates"
        kept.mkdir(parents=True, exist_ok=True)
        _site = Site(root, catalog, settings, kept)


def on_build_error(error: Exception) -> None:  # noqa: ARG001 — MkDocs passes it by name
    """Let static-i18n begin anew: it believes that it is still building the second language."""
    if _i18n is not None:
        _i18n.building = False


def _build_beside(files: Files, config: MkDocsConfig) -> None:  # noqa: ARG001 — MkDocs passes it
    """Start a process for each further language. MkDocs has emptied the site's folder just before."""
    if _i18n.building or not hasattr(os, "fork"):
        return
    gc.freeze()  # the catalogue lives to the end: the collector need not visit it, nor the system copy its memory
    for language in _i18n.config.languages:
        if language.default:
            continue
        sys.stderr.flush()
        process = os.fork()
        if process == 0:
            os._exit(_build_language(language.locale, config))
        _beside[language.locale] = process
        language.build = False  # static-i18n need not build it again


def _leave(directory: str) -> None:
    """Do not empty the folder."""


def _build_language(locale: str, config: MkDocsConfig) -> int:
    """Build one further language in a process of its own; the exit code."""
    _i18n.building, _i18n.current_language = True, locale
    utils.clean_directory = _leave  # the other process writes there
    try:
        build_site(config)
    except BaseException as error:
        if not isinstance(error, SystemExit):
            log.error(str(error))
        return 1
    finally:
        sys.stderr.flush()
    return 0


@event_priority(-200)
def _add_pages(files: Files, config: MkDocsConfig) -> None:
    """Add the pages made from data, after static-i18n (−100), which would take them for files of docs/."""
    global _now
    language = str(config.theme["language"])
    edition = Edition(_site, language)
    _now = _Language(edition, Layout(edition))
    for file in list(files):
        if not file.is_documentation_page() and not _published(file, config):
            files.remove(file)
    for uri in edition.recipes:
        if f"{language}/{uri}" not in files.src_uris:
            file = File.generated(config, f"{language}/{uri}", content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.dest_uri = ("" if language == LANGUAGES[0] else f"{language}/") + url(uri) + "index.html"
            files.append(file)


def _published(file: File, config: MkDocsConfig) -> bool:
    """Our own assets, once; Material's styles and scripts are not used."""
    ours = (str(config.docs_dir), str(config.theme.custom_dir))
    return bool(file.abs_src_path and file.abs_src_path.startswith(ours)) and not _i18n.building


on_files = CombinedEvent(_build_beside, _add_pages)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001 — MkDocs passes it by name
    """Put a finished page in the place of one that MkDocs would convert."""
    return _Finished(None, page.file, config)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """The layouts are ours, in the environment of the language's pages."""
    return _now.edition.templates


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:  # noqa: ARG001
    """Make the page, keep what search and the check of links need of it, and give the layout its words."""
    uri = page.file.src_uri.split("/", 1)[1]
    try:
        made = _now.edition.page(uri)
    except ContentError as error:
        raise PluginError(str(error)) from None
    page.title, page.content = made.title, made.body
    anchors = [AnchorLink(item.words, item.anchor, 2) for item in headings(made.body)]
    page.toc = TableOfContents(anchors)
    if made.searchable:
        _now.documents.append(document(uri, made.title, made.body))
    if made.card:
        _now.cards.append(card(made))
    _now.shown |= shown_files(made, _site.settings.home(made.language))
    _now.links[url(uri)] = linking(made)
    return _now.layout.context(made)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 — MkDocs passes it by name
    """Let go of the body: memory need not hold all pages at once."""
    page.content = ""
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands beside the pages of a language; the first language writes the site's own files as well."""
    edition = _now.edition
    folder = Path(config.site_dir)
    written = []
    for uri, content in site_files(edition, _now.layout, _now.documents, _now.cards, _now.shown):
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(uri)
    home = "" if edition.language == LANGUAGES[0] else f"{edition.language}/"
    wrong = dead_links(_now.links, (uri.removeprefix(home) for uri in written))
    if wrong:
        raise PluginError(str(ContentError(wrong)))
    if not _i18n.building:
        _await_others()


def _await_others() -> None:
    """Wait for the other languages. Raises PluginError if one of them failed; it has said why."""
    for language in _i18n.config.languages:
        process = _beside.pop(language.locale, None)
        if process is not None:
            _, status = os.waitpid(process, 0)
            if status:
                raise PluginError(f"valoda „{language.locale}” nav izveidota / the language “{language.locale}” failed")

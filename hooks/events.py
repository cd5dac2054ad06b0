"""The only file that knows MkDocs: reads the catalogue, hands its pages to the build.

Why two steps in `on_files`: mkdocs-static-i18n (priority −100) re-creates every page of docs/ it meets and
would crash on a generated one. So pages are announced before it as ordinary files and filled after it.
"""

from __future__ import annotations

import json
import posixpath
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from catalog.check import check
from catalog.directives import expand
from catalog.exports import downloads
from catalog.glossary import ExplainOnce, abbreviations
from catalog.load import Catalog, load
from catalog.pages import LANGUAGES, GeneratedPage, build_pages
from catalog.problem import ContentError
from catalog.prose import translation
from catalog.render import escape
from catalog.search.documents import Document, document
from catalog.search.facets import facets
from catalog.search.index import index_files
from catalog.text import Translation

log = get_plugin_logger("catalog")
catalog: Catalog
pages: dict[str, GeneratedPage] = {}
announced: set[str] = set()
explain = ExplainOnce()
meanings: dict[str, dict[str, str]] = {}
documents: dict[str, list[Document]] = {language: [] for language in LANGUAGES}
i18n: Any = None


def on_config(config: MkDocsConfig) -> None:
    """Add the extension that explains abbreviations; it is told the language page by page."""
    extensions: list[Any] = list(config.markdown_extensions)  # names, by its type; objects do as well
    config.markdown_extensions = [item for item in extensions if item is not explain] + [explain]


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check everything; problems stop the build before it touches the last good site."""
    global catalog, pages, i18n
    i18n = config.plugins["i18n"]
    if i18n.building:  # the second language of the same build
        return
    root = Path(config.config_file_path or "mkdocs.yml").parent
    catalog, problems = load(root)
    problems = sorted(problems + check(catalog, root))
    for problem in problems:
        if problem.warning:
            log.info(str(problem))
    errors = [problem for problem in problems if not problem.warning]
    if errors:
        raise PluginError(str(ContentError(errors)))
    try:
        pages = build_pages(catalog, root, config.edit_uri.removesuffix("docs/") if config.edit_uri else "")
    except ContentError as error:
        raise PluginError(str(error)) from None
    meanings.update({language: abbreviations(catalog, language) for language in LANGUAGES})
    announced.clear()
    for found in documents.values():
        found.clear()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 — MkDocs passes it by name
    """Under `make serve`, let static-i18n begin anew: it believes that it is still building the second language."""
    if i18n is not None:
        i18n.building = False


def _announce(files: Files, config: MkDocsConfig) -> None:
    for uri in pages:
        if uri not in files.src_uris:  # a hand-written page wins
            file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
            file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
            announced.add(uri)


@event_priority(-200)
def _fill(files: Files, config: MkDocsConfig) -> None:  # noqa: ARG001 — MkDocs passes it by name
    for file in files.documentation_pages():
        if file.src_uri in announced:
            page = pages[file.src_uri]
            file.content_string = page.markdown
            file.edit_uri = posixpath.join("..", page.source)


on_files = CombinedEvent(_announce, _fill)


@event_priority(75)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put figures and citations into prose. Before static-i18n (50), which then sees plain Markdown."""
    explain.meanings = meanings[page.file.src_uri.split("/")[0]]
    if page.file.src_uri in announced:
        return markdown
    expanded, _ = expand(markdown, catalog, page.file.src_uri)
    return _stale_notice(page, config) + expanded


def _stale_notice(page: Page, config: MkDocsConfig) -> str:
    """What tells the reader of an English page that the Latvian is newer."""
    language, path = page.file.src_uri.split("/", 1)
    if language != "en":
        return ""
    latvian, english = (Path(config.docs_dir, code, path).read_text(encoding="utf-8") for code in LANGUAGES)
    if translation(latvian, english) is not Translation.STALE:
        return ""
    return f'<p class="stale">{escape(catalog.words(language)["stale"])}</p>\n\n'


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Keep what search is to find; the index is made when the language is done."""
    if not page.meta.get("search", {}).get("exclude"):
        language, uri = page.file.src_uri.split("/", 1)
        documents[language].append(document(uri, page.title or uri, html))
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Give the page layouts the words of the interface in the language being built."""
    env.globals["interface"] = catalog.words(config.theme["language"])
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:  # noqa: ARG001
    """Tell templates the page's sections, and its addresses in both languages, absolute, for hreflang."""
    alternates = getattr(page.file, "alternates", {})
    base = (config.site_url or "/").rstrip("/") + "/"
    if page.edit_url and page.file.edit_uri and config.edit_uri:
        page.edit_url = urljoin(config.edit_uri, page.file.edit_uri)  # resolves the ../ that leads out of docs/
    config.extra.alternate = None  # type: ignore[attr-defined]  # static-i18n sets relative links here; main.html writes its own
    headings = list(page.toc)
    context["sections"] = headings[0].children if headings and headings[0].level == 1 else headings
    context["translations"] = {language: base + _url(file) for language, file in alternates.items()}
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the downloads beside the pages. Runs once per language; writes that language's files."""
    language = str(config.theme["language"])
    folder = Path(config.site_dir) / ("" if language == LANGUAGES[0] else language)
    site = (config.site_url or "/").rstrip("/") + "/"
    for uri, content in downloads(catalog, language, site, config.site_name):
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _write_search(Path(config.site_dir), language)


def _write_search(site: Path, language: str) -> None:
    """The index of one language, and the empty one that Material's script asks for on every page."""
    found = sorted(documents[language], key=lambda item: item.url)
    for uri, text in index_files(catalog, found, facets(catalog), language):
        path = site / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    empty = {"config": {"lang": [], "separator": " ", "pipeline": [], "fields": {}}, "docs": []}
    (site / "search/search_index.json").write_text(json.dumps(empty), encoding="utf-8")


def _url(file: File) -> str:
    return "" if file.url in (".", "./") else file.url

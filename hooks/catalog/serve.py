"""The site while it is being written: what changed is read again, a page is made when somebody asks for it.

Nothing is built. A request looks whether files have changed, reads those again and makes the one page in the
same layout that the published site has. While the content is broken the last good page is shown, with what is
wrong on top.
"""

from __future__ import annotations

import errno
import mimetypes
import os
import posixpath
import threading
import time
import traceback
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import TemplateError, TemplateSyntaxError
from markupsafe import Markup

from catalog.cards import ALL_CARDS, card
from catalog.check import Known, check
from catalog.editing.app import FOLDER, app_files
from catalog.exports import edition_files, search_files
from catalog.feeds import feed_files
from catalog.layout import Layout
from catalog.load import Reading, assemble, data_files, no_collection, read_file
from catalog.pages import Edition, Site
from catalog.problem import ContentError, Problem
from catalog.search.documents import document
from catalog.settings import read_settings
from catalog.shown import shown_files
from catalog.values import LANGUAGES

WATCHED = ("data", "docs", "overrides", "mkdocs.yml")
DOWNLOADS = frozenset({".csv", ".json", ".ics", ".pdf", ".docx", ".atom"})
APP = {FOLDER, f"{FOLDER}/index.html", f"{FOLDER}/config.json"}
"""Addresses of the editing app that are made, not copied."""

HTML = "text/html; charset=utf-8"
RELOAD = "__reload.js"
CHANGED = "__changed"
PAUSE, PATIENCE = 0.2, 25.0
"""Seconds between two looks for changes, and until the browser is told to ask again."""

_SCRIPT = """const ask = async (since) => {
  const answer = await fetch(`/__changed?${since}`).catch(() => null);
  const now = answer && await answer.text();
  if (now && now !== since) location.reload();
  else setTimeout(ask, answer ? 0 : 1000, since);
};
ask(document.currentScript.dataset.since);
"""
_NOTICE = Markup(
    '<div class="notice problems" role="alert"><p><strong>Saturā ir kļūdas; redzama pēdējā labā lapa. / '
    "The content has errors; this is the last good page.</strong></p><ul>{}</ul></div>"
)
_PLAIN = Markup(
    '<!doctype html><html lang="lv"><meta charset="utf-8"><title>!</title><body><pre>{}</pre></body></html>'
)


class BusyPortError(Exception):
    """Another program listens on the port; the text says what to do, in both languages."""


class Preview:
    """The state of the site under an editor's hands. Not safe for threads: callers hold `lock`."""

    def __init__(self, root: Path) -> None:
        """Raises ContentError if `mkdocs.yml` cannot be read: without it there is no address to show anything at."""
        self.root, self.lock, self.version = root, threading.Lock(), 0
        self.problems: list[Problem] = []
        self._said = self.problems
        self._seen: dict[str, tuple[int, int]] = {}
        self._records: dict[str, Path] = {}
        """What stands where records do, by path."""
        self._readings: dict[str, Reading] = {}
        self._known = Known()
        self.editions: dict[str, Layout] = {}
        """The editions of the last sound content, by language."""
        self._due: dict[str, Site] = {}
        """Language → the sound content that its edition has still to be made of."""
        self._files: dict[tuple[str, bool], tuple[dict[str, bytes], Iterator[tuple[str, bytes]]]] = {}
        """Language, whether for the search → what was made so far, and how to make the rest."""
        self.base = urlsplit(read_settings(root).site_url).path

    @no_collection()
    def refresh(self) -> None:
        """Read again what has changed since the last look."""
        seen = {path: stamp for name in WATCHED for path, stamp in _stamps(os.path.join(self.root, name))}  # noqa: PTH118
        if seen == self._seen:
            return
        if seen.keys() != self._seen.keys():
            self._records = {str(file): file for file in data_files(self.root)}
        for path in seen.keys() | self._seen.keys():
            if seen.get(path) != self._seen.get(path):
                self._readings.pop(path, None)
        self._seen = seen
        self.version += 1
        self._readings = {
            path: self._readings.get(path) or read_file(file, self.root) for path, file in self._records.items()
        }
        try:
            settings = read_settings(self.root)
            catalog, problems = assemble(self._readings[path] for path in sorted(self._readings))
            self.problems = sorted(problems + check(catalog, self.root, settings, self._known))
            if all(problem.warning for problem in self.problems):
                kept = self.root / ".cache" / "templates"
                kept.mkdir(parents=True, exist_ok=True)
                self._due = dict.fromkeys(LANGUAGES, Site(self.root, catalog, settings, kept))
        except ContentError as error:
            self.problems = error.problems

    def finish(self) -> None:
        """Make the editions that no request was for, and what the next change would wait for.

        All that is read is read before a later mistake can reach it.
        """
        for language in list(self._due):
            self._make(language)
        self._known.people.learn()

    @no_collection()
    def _make(self, language: str) -> None:
        """Make the edition in a language anew where its content has changed."""
        site = self._due.pop(language, None)
        if site is None:
            return
        try:
            self.editions[language] = Layout(Edition(site, language))
            self._files = {kind: made for kind, made in self._files.items() if kind[0] != language}
        except ContentError as error:
            self.problems = error.problems
        except TemplateError as error:
            self.problems = [_in_template(error, self.root)]

    def say(self) -> None:
        """Say in the terminal what is wrong, once after each change."""
        if self.problems is not self._said:
            for problem in self.problems:
                print(problem, flush=True)  # noqa: T201
            self._said = self.problems

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """(status, media type, content) for the path of a request below the site's base address."""
        asset = self.asset(path)
        if asset is not None:
            return 200, _kind(path), asset
        language = _language(path)
        self._make(language)
        if language not in self.editions:
            return 500, HTML, self._page(_plain("Saturā ir kļūdas / The content has errors"))
        inner = path if language == LANGUAGES[0] or path.startswith("search/") else path[len(language) + 1 :]
        layout = self.editions[language]
        try:
            uri = next((uri for uri in _uris(inner) if uri in layout.edition.recipes), None)
            if uri is not None:
                return 200, HTML, self._page(layout.document(layout.edition.page(uri)))
            if inner.rstrip("/") in APP:  # the editing app, without our script
                name = inner if inner.endswith("config.json") else f"{FOLDER}/index.html"
                return 200, _kind(name), dict(app_files(layout.edition))[name]
            beside = self._shown(inner, layout.edition) or self._beside(path, language)
            if beside is not None:
                return 200, _kind(path), beside
            return 404, HTML, self._page(layout.not_found())
        except ContentError as error:
            return 500, HTML, self._page(_plain(str(error)))
        except Exception as error:  # whatever an unfinished template does, its author is told
            return 500, HTML, self._page(_plain(str(_in_template(error, self.root))))

    def asset(self, path: str) -> bytes | None:
        """A file that is sent as it stands; the only thing that may be asked for without the lock."""
        if path == RELOAD:
            return _SCRIPT.encode()
        safe = posixpath.normpath(path)
        if not safe.startswith(("assets/", f"{FOLDER}/")):
            return None
        for folder in ("overrides", "docs"):
            file = self.root / folder / safe
            if file.is_file():
                return file.read_bytes()
        return None

    def _shown(self, inner: str, edition: Edition) -> bytes | None:
        """What a list shows, as CSV: it is read from the page of the list."""
        uri = next((uri for uri in _uris(posixpath.dirname(inner)) if uri in edition.recipes), None)
        if uri is None or not inner.endswith(".csv"):
            return None
        home = edition.site.settings.home(edition.language)
        return dict(shown_files(edition.page(uri), home)).get(inner, "").encode() or None

    def _beside(self, path: str, language: str) -> bytes | None:
        """A download or a file of the search; none is made before somebody asks for it, or for one that comes later."""
        search = path.startswith("search/")
        if not search and posixpath.splitext(path)[1] not in DOWNLOADS and ALL_CARDS not in path:
            return None
        kind = (language, search)
        if kind not in self._files:
            self._files[kind] = ({}, self._searched(language) if search else self._downloaded(language))
        made, rest = self._files[kind]
        while path not in made:
            uri, content = next(rest, ("", b""))
            if not uri:
                return None
            made[uri] = content
        return made[path]

    def _downloaded(self, language: str) -> Iterator[tuple[str, bytes]]:
        edition = self.editions[language].edition
        home = "" if language == LANGUAGES[0] else f"{language}/"
        cards = (card(edition.page(uri)) for uri, recipe in edition.recipes.items() if recipe.card)
        files = chain(feed_files(edition), edition_files(edition, cards))
        return ((home + uri, content) for uri, content in files)

    def _searched(self, language: str) -> Iterator[tuple[str, bytes]]:
        edition = self.editions[language].edition
        documents = [document(page.uri, page.title, page.body) for page in edition.pages() if page.searchable]
        return search_files(edition, documents)

    def _page(self, html: str) -> bytes:
        script = f'<script src="{self.base}{RELOAD}" data-since="{self.version}"></script>'
        return html.replace("</body>", f"{self._notice()}{script}\n</body>").encode()

    def _notice(self) -> Markup:
        errors = [problem for problem in self.problems if not problem.warning]
        if not errors:
            return Markup()
        return _NOTICE.format(Markup().join(Markup("<li>{}</li>").format(str(problem)) for problem in errors[:50]))


def _kind(path: str) -> str:
    """The media type of a file by its name."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return HTML if kind == "text/html" else kind


def _language(path: str) -> str:
    """The language of what a path leads to: the search has a folder for each below its own."""
    first, _, rest = path.partition("/")
    code = rest.partition("/")[0].partition(".")[0] if first == "search" else first
    return code if code in LANGUAGES else LANGUAGES[0]


def _uris(path: str) -> Iterator[str]:
    """The pages that an address may mean: `prakse/x/` is prakse/x.md or prakse/x/index.md."""
    folder = path.removesuffix("index.html").strip("/")
    yield f"{folder}/index.md" if folder else "index.md"
    if folder:
        yield f"{folder}.md"


def _plain(words: str) -> str:
    return str(_PLAIN.format(words))


def _in_template(error: Exception, root: Path) -> Problem:
    """What went wrong in a template, where Jinja says that it did."""
    folder, place = root / "overrides", ("overrides", 1)
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = (error.filename, error.lineno)
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(folder):
            place = (frame.filename, frame.lineno or 1)
    path = Path(place[0])
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else place[0]
    return Problem(
        name, place[1], 1,
        f"veidni nevar izpildīt: {error} — labojiet šo rindu",
        f"the template cannot be carried out: {error} — mend this line",
    )  # fmt: skip


def _stamps(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """(path, (time of change in ns, size)) of each file below `path`; of a folder, that it is there.

    Quicker than pathlib for thousands.
    """
    try:
        if not os.path.isdir(path):  # noqa: PTH112
            status = os.stat(path)  # noqa: PTH116
            yield path, (status.st_mtime_ns, status.st_size)
            return
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield entry.path, (0, 0)
                    yield from _stamps(entry.path)
                elif not entry.name.startswith("."):
                    status = entry.stat(follow_symlinks=entry.is_file())  # of a link to nothing, the link itself
                    yield entry.path, (status.st_mtime_ns, status.st_size)
    except FileNotFoundError:  # an editor replaces a file while we look: the next look sees it
        return


class _Handler(BaseHTTPRequestHandler):
    """Answers from the preview that the server holds."""

    server: _Server

    def do_GET(self) -> None:
        """Send a page, a file, or word of a change."""
        preview, parts = self.server.preview, urlsplit(self.path)
        path = unquote(parts.path)
        if path.rsplit("/", 1)[-1] == CHANGED:
            self._wait(parts.query)
        elif path.startswith(preview.base):
            inner = path[len(preview.base) :]
            asset = preview.asset(inner)
            if asset is not None:  # need not wait for what is being made
                self._send(200, _kind(inner), asset)
                return
            with no_collection():  # the page first
                with preview.lock:
                    preview.refresh()
                    status, kind, content = preview.answer(inner)
                self._send(status, kind, content)
            with preview.lock:
                preview.finish()
                preview.say()
        else:
            self.send_response(302)
            self.send_header("Location", preview.base)
            self.end_headers()

    def _wait(self, since: str) -> None:
        """Answer when something has changed, so that the browser shows it."""
        preview, until = self.server.preview, time.monotonic() + PATIENCE
        while time.monotonic() < until and str(preview.version) == since:
            time.sleep(PAUSE)
            with preview.lock:
                preview.refresh()
                preview.say()
        self._send(200, "text/plain", str(preview.version).encode())

    def _send(self, status: int, kind: str, content: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(content)
        except ConnectionError:  # the reader has left before the page had come
            pass

    def log_message(self, *_: object) -> None:
        """Requests are not news."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, preview: Preview) -> None:
        self.preview = preview
        super().__init__(("127.0.0.1", port), _Handler)


def serve(root: Path, port: int) -> None:
    """Show the site at http://localhost:`port`/ until the process is interrupted.

    Raises BusyPortError if the port is taken.
    """
    preview = Preview(root)
    try:
        server = _Server(port, preview)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise BusyPortError(
            f"ports {port} ir aizņemts — izvēlieties citu: make serve PORT=8001 / "
            f"port {port} is taken — choose another: make serve PORT=8001"
        ) from None
    with server:
        print(f"http://localhost:{server.server_port}{preview.base}  (Ctrl+C – beigt / stop)", flush=True)  # noqa: T201
        server.serve_forever()

"""The pages of `docs/`: read, rendered through Markdown, and checked as rendered."""

from __future__ import annotations

import json
import posixpath
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from lxml import html as lxml_html
from markdown import Markdown
from markupsafe import Markup

from catalog import addresses, directives, yamlfile
from catalog.bounds import excess, left_open
from catalog.load import Catalog
from catalog.plain import BREAK, rendered
from catalog.privacy import Search
from catalog.problem import Problem
from catalog.reaching import dialled
from catalog.settings import Settings
from catalog.text import FRONT, Translation, decode, flaws, place, split_page, translation_state
from catalog.values import LANGUAGES

RAW_TAGS = {"div", "span", "p", "small", "section", "details", "summary", "abbr", "q", "cite", "br", "sup", "sub"}
"""What prose may hold as HTML; everything else comes from Markdown."""
RENDERED_TAGS = RAW_TAGS | {
    "h1", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "code", "pre", "blockquote", "hr", "img",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd",
}  # fmt: skip
ATTRIBUTES = {"class", "id", "lang", "title"}
MORE_ATTRIBUTES = {"a": {"href", "rel"}, "img": {"src", "alt", "width", "height"}, "ol": {"start"}, "th": {"scope"}}
MORE_ATTRIBUTES |= {"h1": {"data-called"}, "h2": {"data-search"}, "h3": {"data-search"}}
FRAME_IDS = ("saturs", "citet", "q-top")
"""Anchors of the document around each page."""
FRONT_FIELDS = {"title", "description", "en_of"}
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr"
)
_HARMLESS = re.compile(
    r"\[\[.*?\]\]|\]\([^)]*\)|\{:[^}]*\}|<[^>]*>|`[^`]*`"  # directives, link targets, attributes, tags, code
    r"|&#\w+;?"  # characters by their numbers
    r"|^[ \t]*\d{1,2}\.(?= )"  # the numbers of a list
    r"|\b(?:1\d|20)\d\d\b"  # years
    rf"|\b\d{{1,2}}\.?(?:[–-]\d{{1,2}}\.?)? (?={_MONTHS})"  # days
    r"|\b\d+\.(?=[ \u00a0]?[a-zāčēģīķļņšūž(])"  # Latvian ordinals: 2. pielikums, 46. punkts
    r"|\b(?:Annex|Article|chapter|section|footnote|paragraph|point|No\.|Nr\.)s?[ \u00a0]\d+(?:\(\d+\))?"
    r"|\b[\w./()-]*[A-Za-z][\w./()-]*\d[\w./()-]*|\b\d+/\S+|\bC \d+/\d+|\bWCAG [\d.]+",  # names of acts and standards
    re.MULTILINE | re.DOTALL,
)
"""What holds digits but states no quantity."""
_ADDRESS = re.compile(
    r"""(?P<before><(?P<tag>a|img)\b[^>]*?\s(?:href|src)=)(?P<quote>["'])(?P<target>.*?)(?P=quote)""", re.IGNORECASE
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_COMMENTS = re.compile(r"^\s*#.*$", re.MULTILINE)
_CHARACTER_REFERENCE = re.compile(r"&#?\w+;?")


PAGES = 256
"""Of so many texts it is kept what was made of them and found in them."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of `docs/`: `uri` is below docs/ (`lv/par/index.md`)."""

    uri: str
    text: str
    front: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    """What is wrong with the front matter, read like a record; its lines are those of the file."""
    remarks: tuple[str, ...] = ()
    """The comments in the front matter."""

    @property
    def name(self) -> str:
        """The file's path from the project's root."""
        return f"docs/{self.uri}"

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return split_page(self.text)[1]


@cache
def _converter(extensions: tuple[str, ...], options: str) -> Callable[[str], str]:
    """Markdown → HTML, by extensions and their options in JSON; kept, as what is checked is shown afterwards."""
    markdown = Markdown(extensions=list(extensions), extension_configs=json.loads(options))
    return lru_cache(maxsize=PAGES)(lambda text: markdown.reset().convert(text))


class Writer:
    """Renders prose in Markdown with the extensions that `mkdocs.yml` names."""

    def __init__(self, settings: Settings, docs: Path) -> None:
        assets = (path.relative_to(docs) for path in (docs / "assets").rglob("*") if path.is_file())
        self.files = frozenset(path.as_posix() for path in assets)
        self._convert = _converter(settings.extensions, json.dumps(settings.extension_options))

    def html(self, page: Prose, catalog: Catalog, known: Set[str]) -> tuple[str, list[Problem]]:
        """(HTML, problems): directives filled from data, links to `known` pages turned into addresses.

        Problems name the line of the file; nothing is raised.
        """
        marked, made, problems = self.marked(page, catalog, known)
        return directives.fill(marked, made), problems

    def marked(self, page: Prose, catalog: Catalog, known: Set[str]) -> tuple[str, list[Markup], list[Problem]]:
        """(HTML with marks, what each mark stands for, problems): the page before what comes from data is in it."""
        front, body = split_page(page.text)
        padded = "\n" * front.count("\n") + body  # so that lines are those of the file
        marked, made, problems = directives.mark(padded, catalog, page.uri, page.name)
        rendered = self._convert(marked.lstrip("\n"))
        linked, wrong = _linked(rendered, page, known, self.files, catalog.broken)
        return _told_tables(linked), made, problems + wrong


def read(docs: Path, uri: str) -> Prose:
    """The page `uri` below `docs`, its text in one Unicode form. Raises UnicodeDecodeError if it is not UTF-8."""
    text = decode((docs / uri).read_bytes())
    match = FRONT.match(text)
    if match is None or not _COMMENTS.sub("", match["fields"]).strip():
        return Prose(uri, text, {})
    parsed = yamlfile.read(match["fields"].encode(), f"docs/{uri}")
    problems = tuple(replace(problem, line=problem.line + 1) for problem in parsed.problems)
    return Prose(uri, text, parsed.value or {}, problems, tuple(words for _, words in parsed.remarks))


def uris(docs: Path) -> list[str]:
    """The pages below `docs`, each language's by path; dot files are none."""
    return sorted(
        path.relative_to(docs).as_posix()
        for language in LANGUAGES
        for path in (docs / language).rglob("*.md")
        if path.is_file()
        and not path.is_symlink()
        and not any(part.startswith(".") for part in path.relative_to(docs).parts)
    )


def _is_of_broken(uri: str, broken: Mapping[str, Set[str]]) -> bool:
    """Whether a page may lack because its record or a vocabulary cannot be read, which is said of that file."""
    return bool(broken["vocabularies"]) or any(
        posixpath.basename(uri) == f"{id_}.md" for ids in broken.values() for id_ in ids
    )


def _linked(
    html: str, page: Prose, known: Set[str], files: Set[str], broken: Mapping[str, Set[str]]
) -> tuple[str, list[Problem]]:
    """(HTML with addresses in the place of files, problems); `files` are those of docs/assets, below docs/."""
    here = page.uri.split("/", 1)[1]
    problems: list[Problem] = []

    def replace(match: re.Match[str]) -> str:
        target = unescape(match["target"])
        path, _, fragment = target.partition("#")
        if not path or _SCHEME.match(target):
            return match.group()
        if match["tag"] == "a" and path.endswith(".md"):
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
            if wanted not in known and not _is_of_broken(wanted, broken):
                problems.append(_dead(page, target))
            return f'{match["before"]}"{addresses.relative(wanted + (f"#{fragment}" if fragment else ""), here)}"'
        wanted = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
        if wanted not in files and match["tag"] == "a":
            return match.group()  # a download, by its address: the built site shows whether it is there
        if wanted not in files:
            problems.append(_dead(page, target))
        return f'{match["before"]}"{_to_root(page.uri)}{wanted}"'

    return _ADDRESS.sub(replace, html), problems


_TABLE = re.compile(r"<h[1-3][^>]*>(?P<heading>.*?)</h[1-3]>|<table>|<th>", re.DOTALL)


def _told_tables(html: str) -> str:
    """Tables of Markdown with what it cannot say: a caption (the heading above) and what each heading is of."""
    heading = ""

    def replace(match: re.Match[str]) -> str:
        nonlocal heading
        if match["heading"]:
            heading = re.sub(r"<[^>]*>", "", match["heading"])
            return match.group()
        return '<th scope="col">' if match.group() == "<th>" else f'<table><caption class="sr">{heading}</caption>'

    return _TABLE.sub(replace, html)


def _to_root(uri: str) -> str:
    """From the page `uri` (`en/par/index.md`) to the site's root."""
    language, here = uri.split("/", 1)
    return addresses.up(here) + ("" if language == LANGUAGES[0] else "../")


def _dead(page: Prose, target: str) -> Problem:
    return Problem(
        page.name, *_place(page.text, target),
        f"saite „{target}” neved uz vietnes lapu — salīdziniet ar lapu nosaukumiem",
        f"the link “{target}” leads to no page of the site — compare the names of pages",
    )  # fmt: skip


def _place(text: str, words: str, after: int = 0) -> tuple[int, int]:
    """(line, column) of the first occurrence of `words` from `after` on; the beginning where there is none."""
    at = text.find(words, after)
    return (1, 1) if at < 0 else (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def check_prose(catalog: Catalog, root: Path, settings: Settings, known: Set[str], search: Search) -> Iterator[Problem]:
    """What is wrong with each Markdown page below `root/docs`; `known` are the uris of all pages."""
    docs = root / "docs"
    writer, numbers = Writer(settings, docs), dialled(catalog)
    yield from _strangers(docs)
    for file in sorted(writer.files):
        for found in search.address(file.removeprefix("assets/")):
            yield Problem(f"docs/{file}", 1, 1, found.lv, found.en, private=found.words)
    for uri in uris(docs):
        try:
            page = read(docs, uri)
        except UnicodeDecodeError:
            yield _unreadable(uri)
            continue
        if page.problems:
            yield from page.problems
            continue
        too_much = excess(page.text)
        if too_much:
            yield Problem(page.name, *place(page.text, too_much.offset), too_much.lv, too_much.en)
            continue
        yield from _flaws(page)
        yield from _front(page)
        yield from _counterpart(docs, uri)
        yield from _translation(docs, page)
        yield from _numbers(page.name, page.text)
        yield from _listed_years(page.name, page.text)
        yield from _rendered(page, writer, catalog, known, search, numbers)


def _flaws(page: Prose) -> Iterator[Problem]:
    """Characters that no text may hold, as they stand or written by their numbers and names: `&shy;`."""
    said: set[str] = set()
    written = ((match.start(), unescape(match.group())) for match in _CHARACTER_REFERENCE.finditer(page.text))
    for start, text in ((0, page.text), *written):
        for flaw in flaws(text):
            if flaw.lv not in said:
                yield Problem(page.name, *place(page.text, start + flaw.offset), flaw.lv, flaw.en)
            said.add(flaw.lv)


def _unreadable(uri: str) -> Problem:
    return Problem(
        f"docs/{uri}", 1, 1,
        "fails nav UTF-8 kodējumā — saglabājiet to kā UTF-8",
        "the file is not valid UTF-8 — save it as UTF-8",
    )  # fmt: skip


ASSETS = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}
"""Suffixes of what may lie in docs/assets beside the pages: pictures, and nothing that holds words or a script."""


def _strangers(docs: Path) -> Iterator[Problem]:
    """Files below docs/ that MkDocs would publish unchecked, follow to another place or never finish reading."""
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and not path.name.startswith("."):
            yield Problem(
                path.relative_to(docs.parent).as_posix(), 1, 1,
                "te gaidīts parasts fails vai mape, nevis saite vai kas cits — nokopējiet failu šajā vietā",
                "a regular file or a folder is expected here, not a link or something else — copy the file here",
            )  # fmt: skip
            continue
        if not path.is_file() or any(part.startswith(".") for part in parts) or path.name.endswith("~"):
            continue
        page = parts[0] in LANGUAGES and len(parts) > 1 and path.suffix == ".md"
        if page or (parts[0] == "assets" and path.suffix in ASSETS):
            continue
        yield Problem(
            path.relative_to(docs.parent).as_posix(), 1, 1,
            "šāds fails te nevar stāvēt: lapas ir docs/lv un docs/en (.md), attēli docs/assets — pārvietojiet to",
            "such a file cannot stand here: pages are in docs/lv and docs/en (.md), pictures in docs/assets — move it",
        )  # fmt: skip


def _front(page: Prose) -> Iterator[Problem]:
    for field in sorted(map(str, page.front.keys() - FRONT_FIELDS)):
        yield Problem(
            page.name, *_place(page.text, field),
            f"lapas galvā nezināms lauks „{field}” — atļauti: title, description, en_of",
            f"unknown field “{field}” in the front matter — allowed are title, description, en_of",
        )  # fmt: skip
    for field in ("title", "description"):
        if not isinstance(page.front.get(field), str) or not page.front[field].strip():
            yield Problem(
                page.name, 1, 1,
                f"lapas galvā trūkst lauka „{field}” — pievienojiet to starp rindām ---",
                f"the front matter lacks the field “{field}” — add it between the lines ---",
            )  # fmt: skip


def _counterpart(docs: Path, uri: str) -> Iterator[Problem]:
    """Each page stands in both languages; without this, Latvian text would appear under English addresses."""
    language, path = uri.split("/", 1)
    for other in LANGUAGES:
        if other != language and not (docs / other / path).is_file():
            yield Problem(
                f"docs/{uri}", 1, 1,
                f"šai lapai trūkst otras valodas: docs/{other}/{path} — pievienojiet to",
                f"this page lacks the other language: docs/{other}/{path} — add it",
            )  # fmt: skip


def translation(latvian: str, english: Prose) -> Translation:
    """How far an English page is in step with the Latvian; its front matter holds `en_of`, the fingerprint."""
    mark = english.front.get("en_of")
    return translation_state(split_page(latvian)[1], str(mark) if mark else None)


def _translation(docs: Path, page: Prose) -> Iterator[Problem]:
    language, path = page.uri.split("/", 1)
    original = docs / LANGUAGES[0] / path
    if language == LANGUAGES[0] or not original.is_file():
        return
    try:
        latvian = decode(original.read_bytes())
    except UnicodeDecodeError:  # that file has a problem of its own
        return
    if translation(latvian, page) is Translation.STALE:
        yield Problem(
            page.name, 1, 1,
            "latviskā lapa mainīta pēc tulkošanas — pārskatiet tulkojumu; ja tas joprojām der, izdzēsiet galvas rindu "
            "„en_of”",
            "the Latvian page changed after it was translated — revise this page; if it still fits, delete the line "
            "“en_of” at its top",
            warning=True,
        )  # fmt: skip


def is_stale(docs: Path, page: Prose) -> bool:
    """Whether the Latvian page is newer than this translation of it."""
    language, path = page.uri.split("/", 1)
    if language == LANGUAGES[0]:
        return False
    latvian = decode((docs / LANGUAGES[0] / path).read_bytes())
    return translation(latvian, page) is Translation.STALE


@lru_cache(maxsize=PAGES)
def _numbers(name: str, text: str) -> tuple[Problem, ...]:
    """A number in prose is data: it comes by a directive, so that it cannot lose its source or fall behind."""
    front, body = split_page(text)
    first = front.count("\n") + 1
    return tuple(
        Problem(
            name, number, match.start() + 1,
            f"skaitlis „{match.group()}” tekstā — ņemiet to no datiem: [[figure: …]] vai [[count: …]]",
            f"the number “{match.group()}” in prose — take it from the data: [[figure: …]] or [[count: …]]",
        )
        for number, line in enumerate(_HARMLESS.sub(_blank, body).split("\n"), start=first)
        for match in re.finditer(r"\d+(?:[.,\u00a0 ]\d+)*", line)
    )  # fmt: skip


def _listed_years(name: str, text: str) -> Iterator[Problem]:
    """A year and a full stop at the beginning of a line: Markdown would make a numbered list of the sentence."""
    for number, line in enumerate(text.split("\n"), start=1):
        if match := re.match(r"[ \t]*(\d{3,4})\.(?= )", line):
            year = match.group(1)
            yield Problem(
                name, number, match.start(1) + 1,
                f"rinda sākas ar „{year}.”, un no tās iznāktu saraksts — rakstiet „{year}\\.” vai mainiet vārdu kārtu",
                f"a line beginning with “{year}.” would become a list — write “{year}\\.” or change the order of words",
            )  # fmt: skip


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _rendered(
    page: Prose, writer: Writer, catalog: Catalog, known: Set[str], search: Search, numbers: Set[str]
) -> Iterator[Problem]:
    """What Markdown made of the page and may not be published: scripts in any spelling, other sites' things, people."""
    marked, made, problems = writer.marked(page, catalog, known)
    yield from problems
    open_tag = left_open(marked) if "<" in page.body else None
    if open_tag:
        yield Problem(
            page.name, *_place(page.text, open_tag.rstrip(">"), len(page.text) - len(page.body)),
            f"„{open_tag}” nav aizvērts vai nav atvērts — salīdziniet sākumus un beigas",
            f"“{open_tag}” is not closed or not opened — compare beginnings and ends",
        )  # fmt: skip
    refused, doubled = _elements(directives.fill(marked, made))
    for name in doubled:
        first = page.text.find(f"#{name}")
        again = page.text.find(f"#{name}", first + 1)
        yield Problem(
            page.name, *place(page.text, max(first, again, 0)),
            f"enkurs „{name}” šajā lapā jau ir — izvēlieties citu",
            f"the anchor “{name}” stands in this page already — choose another",
        )  # fmt: skip
    yield from _private(page, directives.fill(marked, [Markup("…")] * len(made)), search)
    for what in sorted(refused - numbers):
        yield Problem(
            page.name, *_place(page.text, what.strip(">"), len(page.text) - len(page.body)),
            f"tekstā nav atļauts „{what}” — lietojiet Markdown",
            f"“{what}” is not allowed in prose — use Markdown",
        )  # fmt: skip


@lru_cache(maxsize=PAGES)
def _elements(html: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What of a page's elements prose may not hold, and the anchors that stand in the page twice."""
    refused: set[str] = set()
    ids: Counter[str] = Counter(FRAME_IDS)
    for element in _parsed(html).iterdescendants():
        refused.update(_refused(element))
        ids.update([element.get("id")] if element.get("id") else ())
    return frozenset(refused), tuple(sorted(name for name, count in ids.items() if count > 1))


@lru_cache(maxsize=PAGES)
def _seen(html: str) -> str:
    """What a page tells: the text, the words of pictures, the addresses of links, and what it is found by."""
    whole = _parsed(html)
    sought = (words.replace(",", BREAK) for words in whole.xpath("//@data-search | //@data-called"))
    addresses = (f"]({value})" for value in whole.xpath("//@href | //@src | //@id"))
    return BREAK.join((rendered(whole), *whole.xpath("//@alt | //@title"), *sought, *addresses))


def _parsed(html: str) -> Any:
    return lxml_html.fragment_fromstring(html, create_parent="div")


def _private(page: Prose, html: str, search: Search) -> Iterator[Problem]:
    """What a page tells of people: in the title, the text, the addresses of links and the words nobody sees."""
    fields = (*(str(page.front.get(field, "")) for field in ("title", "description")), *page.remarks)
    text = BREAK.join((*fields, _seen(html), f"]({page.uri})"))
    said: set[str] = set()
    for found in search.everything(text):
        if found.lv not in said:
            first = text[found.start : found.start + 60].split()[0]
            yield Problem(page.name, *_place(page.text, first), found.lv, found.en, private=found.words)
        said.add(found.lv)


def _refused(element: Any) -> Iterator[str]:
    """What of an element prose may not hold."""
    if not isinstance(element.tag, str):
        yield "<!--" if element.tag is lxml_html.etree.Comment else "<?"
        return
    if element.tag not in RENDERED_TAGS:
        yield f"<{element.tag}>"
    for name, value in element.attrib.items():
        if name not in ATTRIBUTES | MORE_ATTRIBUTES.get(element.tag, set()) and not name.startswith("data-day"):
            yield name
        elif name in ("href", "src") and not _allowed_address(element.tag, value):
            yield value


def _allowed_address(tag: str, value: str) -> bool:
    """Web addresses and places on the site for links; only files of the site for pictures."""
    plain = re.sub(r"[\s\x00-\x20]", "", value)
    if plain.startswith("//") or "\\" in plain:  # browsers read a backslash as a slash
        return False
    scheme = _SCHEME.match(plain)
    return scheme is None or (tag == "a" and scheme.group().lower() in ("http:", "https:"))

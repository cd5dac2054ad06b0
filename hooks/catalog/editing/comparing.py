"""Two built sites → the pages that differ, with old and new text side by side: what a proposal changes for readers."""

from __future__ import annotations

import filecmp
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from html import escape
from pathlib import Path
from typing import Any

from lxml import html

from catalog.editing.github import plain

MOST_PAGES, MOST_ROWS, MOST_SIGNS = 200, 200, 2_000
"""So much is written down; a change of more pages is one of the program, which is looked at otherwise."""

SHOWN_PAGES, SHOWN_ROWS = 15, 8
"""So much stands in a comment; the report has the rest."""

_BLOCKS = [
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "caption",
    "figcaption",
    "summary",
    "blockquote",
    "pre",
    "label",
]
Row = tuple[str, str]
"""(old, new) text of one place; empty where there was or is none."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that differs: its address below the site's root, its title, whether it is new or gone, what changed."""

    address: str
    title: str
    state: str
    rows: tuple[Row, ...]


def compare(old: Path, new: Path) -> list[Page]:
    """The pages that differ between two built sites, by address."""
    return list(_pages(old, new))


def _pages(old: Path, new: Path) -> Iterator[Page]:
    found = {path.relative_to(folder).as_posix() for folder in (old, new) for path in folder.rglob("index.html")}
    for name in sorted(found):
        before, after = old / name, new / name
        if before.is_file() and after.is_file() and filecmp.cmp(before, after, shallow=False):
            continue
        was, now = _texts(before), _texts(after)
        state = "new" if not before.is_file() else "gone" if not after.is_file() else "changed"
        rows = tuple(_rows(was[1], now[1]))
        if rows or state != "changed":
            yield Page(name.removesuffix("index.html"), now[0] or was[0], state, rows)


def _texts(path: Path) -> tuple[str, list[str]]:
    """(title, texts of the page from top to bottom); empty for a page that is not there."""
    if not path.is_file():
        return "", []
    root = html.fromstring(path.read_text(encoding="utf-8"))
    main = root.find(".//main")
    heading = root.find(".//h1")
    title = "" if heading is None else _words(heading)
    if main is None:
        return title, []
    innermost = (item for item in main.iter(*_BLOCKS) if next(item.iterdescendants(*_BLOCKS), None) is None)
    return title, [words for item in innermost if (words := _words(item))]


def _words(item: Any) -> str:
    return " ".join(item.text_content().split())


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """The texts that differ, those that took each other's place beside each other."""
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            for step in range(max(i2 - i1, j2 - j1)):
                yield (old[i1 + step] if i1 + step < i2 else "", new[j1 + step] if j1 + step < j2 else "")


def as_json(pages: Sequence[Page]) -> str:
    """The pages for another program, cut to a size that a comment's maker will read."""
    cut = [
        {**asdict(page), "rows": [[side[:MOST_SIGNS] for side in row] for row in page.rows[:MOST_ROWS]]}
        for page in pages[:MOST_PAGES]
    ]
    return json.dumps({"count": len(pages), "pages": cut}, ensure_ascii=False)


def from_json(text: str) -> tuple[int, list[Page]]:
    """(number of pages, those written down). What a stranger's program wrote: ValueError if it is not of this form."""
    given = json.loads(text)
    if (
        not isinstance(given, dict)
        or not isinstance(given.get("count"), int)
        or not isinstance(given.get("pages"), list)
    ):
        raise ValueError("count, pages")
    pages = []
    for item in given["pages"][:MOST_PAGES]:
        if not isinstance(item, dict) or not isinstance(item.get("rows"), list):
            raise ValueError("page")
        rows = tuple(
            (str(row[0]), str(row[1])) for row in item["rows"][:MOST_ROWS] if isinstance(row, list) and len(row) == 2
        )
        pages.append(Page(str(item.get("address")), str(item.get("title")), str(item.get("state")), rows))
    return given["count"], pages


_STATES = {"new": "jauna lapa / new page", "gone": "lapas vairs nav / page is gone", "changed": "mainīta / changed"}


def as_report(pages: Sequence[Page]) -> str:
    """An HTML document with every page that differs, old and new text side by side; nothing in it runs."""
    parts = [_HEAD, f"<h1>Mainītās lapas / Changed pages: {len(pages)}</h1>"]
    for page in pages:
        parts.append(f"<h2>{escape(page.title)}</h2><p>/{escape(page.address)} – {_STATES[page.state]}</p>")
        rows = "".join(
            f"<tr><td>{_marked(*row)}</td><td>{_marked(row[1], row[0], 'ins')}</td></tr>" for row in page.rows
        )
        head = "<tr><th>Agrāk / Before</th><th>Tagad / Now</th></tr>"
        parts.append(f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>")
    return "\n".join(parts) + "\n"


def _marked(text: str, other: str, tag: str = "del") -> str:
    """The text, escaped, with the words marked that the other does not have at their place."""
    words, others = text.split(" "), other.split(" ")
    made = []
    for kind, start, end, _, _ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        part = escape(" ".join(words[start:end]))
        if part:
            made.append(part if kind == "equal" else f"<{tag}>{part}</{tag}>")
    return " ".join(made)


_HEAD = """<!doctype html>
<html lang="lv"><meta charset="utf-8"><title>Mainītās lapas / Changed pages</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{font:16px/1.5 sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}table{width:100%;border-collapse:
collapse;table-layout:fixed}td,th{border:1px solid #999;padding:.4rem .6rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}del{background:#fdd}ins{background:#dfd;text-decoration:none}</style>"""


def as_comment(count: int, pages: Sequence[Page]) -> str:
    """What a comment says of the changed pages; every word of theirs is plain text in it."""
    if not count:
        return "Lapās lasītājs izmaiņu neredzēs. / Readers will see no change on the pages."
    parts = [
        f"**Lasītājs redzēs izmaiņas {count} lapās. / Readers will see changes on {count} pages.** Visa vietne un "
        "visas izmaiņas ir pielikumos „vietne” un „izmainas” pārbaudes lapas apakšā. / The whole site and all changes "
        "are in the artifacts “vietne” and “izmainas” at the foot of the check’s page."
    ]
    for page in pages[:SHOWN_PAGES]:
        rows = "".join(f"<tr><td>{plain(old)}</td><td>{plain(new)}</td></tr>\n" for old, new in page.rows[:SHOWN_ROWS])
        state = _STATES.get(page.state, "")
        parts.append(
            f"<details><summary>{plain(page.title, 120)} – /{plain(page.address, 120)} ({state})</summary>\n<table>\n"
            f"<tr><th>Agrāk / Before</th><th>Tagad / Now</th></tr>\n{rows}</table>\n</details>"
        )
    if count > SHOWN_PAGES:
        parts.append(f"… un vēl {count - SHOWN_PAGES} lapās. / … and on {count - SHOWN_PAGES} more.")
    return "\n\n".join(parts) + "\n"

"""Years and ids of records that stand in the program or in templates outside words about the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.rereading import load

YEAR = re.compile(r"(?<![\w#.&-])(?:1[89]\d\d|20\d\d)(?![\w-])")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
KNOWN = {
    "2001": "a year that is no leap year, to check a day of every year",
    "2000": "a leap year, to name a day of every year",
    "2100": "the last year that may be a mistake no longer",
    "1900": "a whole number of this size beside a unit is a year",
    "2101": "the end of those numbers",
    "2020": "no record was checked before the project began",
    "1850": "no policy and no statistics told of here are older: an earlier year is a slip of the hand",
    "2026": "the day this rule was written: no clock runs before it",
}
"""Years that are no content, each with its reason."""


CLOSED = ("vocabularies", "permitted-names")
"""Folders whose ids the program may name: lists, not records of content."""


def literals(root: Path) -> list[str]:
    """`file: literal` for each."""
    stored = (item for folder, by_id in load(root)[0].stored.items() if folder not in CLOSED for item in by_id.values())
    ids = {item.entry.id for item in stored if "-" in item.entry.id}
    found = []
    for path in sorted((root / "hooks").rglob("*.py")):
        found += [f"{path.name}: {text}" for text in _strings(path) for text in _wrong(text, ids)]
    for path in sorted((root / "overrides").rglob("*.html")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found += [f"{path.name}: {wrong}" for wrong in _wrong(text, ids)]
    return found


def _strings(path: Path) -> Iterator[str]:
    """The strings and numbers of a module, docstrings and field descriptions left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    told |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "description"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in told and isinstance(node.value, str | int):
            yield str(node.value)


def _wrong(text: str, ids: set[str]) -> list[str]:
    text = re.sub(r"https?://\S+|tag:yaml\.org,\d+:\w*", " ", text)  # names of standards
    years = [year for year in YEAR.findall(text) if year not in KNOWN]
    return years + sorted(ids & set(ID.findall(text)))

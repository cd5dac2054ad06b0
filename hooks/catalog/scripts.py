"""Our own scripts as browsers fetch them: without the lines that only explain them to programmers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_EXPLAINING = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)?\n", re.MULTILINE | re.DOTALL)
"""A line of nothing but a comment, a comment of several lines that begins and ends its lines, an empty line."""


def served(script: str) -> str:
    """A script without comments that stand in lines of their own and without empty lines; nothing else changes."""
    return _EXPLAINING.sub("", script)


def script_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of each script in `overrides/assets`."""
    home = root / "overrides"
    for path in sorted((home / "assets").rglob("*.js")):
        yield path.relative_to(home).as_posix(), served(path.read_text(encoding="utf-8")).encode()

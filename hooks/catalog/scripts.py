"""Our own scripts as browsers fetch them: without what only explains them to programmers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_EXPLAINING = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/)?\n", re.MULTILINE | re.DOTALL)
"""A line of nothing but a comment, a comment of several lines that begins and ends its lines, an empty line."""

_AFTER = re.compile(r"""(?<=[;,{}()\]])[ \t]+//[^\n"'`]*$""", re.MULTILINE)
"""A comment at the end of a line; a string on one line would be closed behind it, and so is left."""


def served(script: str) -> str:
    """A script without empty lines and comments, but for those that might be part of a string; nothing else changes."""
    return _AFTER.sub("", _EXPLAINING.sub("", script))


def script_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """(path below the site's root, content) of each script in `overrides/assets`."""
    home = root / "overrides"
    for path in sorted((home / "assets").rglob("*.js")):
        yield path.relative_to(home).as_posix(), served(path.read_text(encoding="utf-8")).encode()

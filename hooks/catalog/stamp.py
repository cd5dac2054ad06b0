"""Write the missing fingerprints beside English texts; never touch one that is there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from catalog.load import Catalog, Stored
from catalog.prose import split, translation
from catalog.text import Translation, fingerprint


def stamp(catalog: Catalog, root: Path) -> list[str]:
    """Stamp every unmarked translation of the catalogue; the paths of the files changed."""
    pages = sorted((root / "docs" / "en").rglob("*.md"))
    return [
        *(stored.path for stored in catalog.records() if _stamp(stored, root)),
        *(path.relative_to(root).as_posix() for path in pages if _stamp_page(path, root)),
    ]


def _stamp_page(path: Path, root: Path) -> bool:
    original = root / "docs" / "lv" / path.relative_to(root / "docs" / "en")
    if not original.is_file():
        return False
    latvian, english = original.read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
    if translation(latvian, english) is not Translation.UNMARKED:
        return False
    front, body = split(english)
    mark = f'en_of: "{fingerprint(split(latvian)[1])}"\n---\n'
    _replace(path, (front.removesuffix("---\n") if front else "---\n") + mark + body)
    return True


def _stamp(stored: Stored, root: Path) -> bool:
    wanted = {
        stored.parsed.position((*where, "en")): fingerprint(text.lv)
        for where, text in stored.contents.texts
        if text.translation is Translation.UNMARKED
    }
    if not wanted:
        return False
    path = root / stored.path
    lines = path.read_text(encoding="utf-8").split("\n")
    for (line, column), mark in sorted(wanted.items(), reverse=True):
        here = lines[line - 1]
        if here[: column - 1].strip(" -"):  # written on one line: {lv: …, en: …}
            lines[line - 1] = f'{here[: column - 1]}en_of: "{mark}", {here[column - 1 :]}'
        else:
            lines.insert(line - 1, " " * (column - 1) + f'en_of: "{mark}"')
    _replace(path, "\n".join(lines))
    return True


def _replace(path: Path, text: str) -> None:
    """Write beside the file, then swap: a failed write leaves the old file."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).chmod(path.stat().st_mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

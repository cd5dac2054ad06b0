"""Write the fingerprints beside English texts: missing ones, and those of translations revised since another state.

What is to be written is first read as the check would read it. A file that would not hold the same values and the new
fingerprints stays as it is, and `left` says why.
"""

from __future__ import annotations

import copy
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from catalog.load import Catalog, Stored
from catalog.problem import Problem
from catalog.text import BYTE_ORDER_MARK, FRONT, Translation, decode, fingerprint, one_form, split_page
from catalog.values import Text
from catalog.yamlfile import Loader, Where, read

MARK = "en_of"

_LINE_END = re.compile(r"\r\n?|\n")
_LOOSE_FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""A first line that MkDocs takes for a field although no dashes stand before it (mkdocs.utils.meta)."""


class _LeftError(Exception):
    """A file cannot be stamped; carries the Latvian and the English reason."""


_CHANGED = (
    "fails atstāts, kā bija: ar kontrolsummām to vairs nevarētu nolasīt tāpat — ierakstiet „en_of” ar roku",
    "the file is left as it was: with fingerprints it would not be read the same — write “en_of” by hand",
)
_NOT_UTF8 = (
    "fails atstāts, kā bija: tas nav UTF-8 kodējumā — saglabājiet to kā UTF-8",
    "the file is left as it was: it is not valid UTF-8 — save it as UTF-8",
)
_NO_FRONT = (
    "lapa atstāta, kā bija: tās galvu (laukus starp rindām ---) nevar nolasīt — salīdziniet ar citu lapu",
    "the page is left as it was: its front matter (fields between lines ---) cannot be read — compare with another",
)


def stamp(catalog: Catalog, root: Path, before: Path | None = None) -> list[str]:
    """Stamp every unmarked translation of the catalogue and of `root/docs`; the paths of the files changed.

    `before` is the folder of the project's state that a proposal changes: a translation that is behind its Latvian,
    but whose English differs from that state, has been revised and is stamped anew.
    """
    changed = []
    for path, made in _made(catalog, root, before):
        if isinstance(made, bytes):
            write_file(path, made)
            changed.append(path.relative_to(root).as_posix())
    return changed


def left(catalog: Catalog, root: Path, before: Path | None = None) -> list[Problem]:
    """The files that lack a fingerprint and cannot be given one, each with the reason."""
    return [made for _, made in _made(catalog, root, before) if isinstance(made, Problem)]


def _made(catalog: Catalog, root: Path, before: Path | None) -> Iterator[tuple[Path, bytes | Problem]]:
    """Each file that lacks a fingerprint, with its stamped content or the reason why there is none."""
    records = [(root / stored.path, stored) for stored in catalog.records()]
    pages = [(path, None) for path in sorted((root / "docs" / "en").rglob("*.md")) if path.is_file()]
    for path, stored in (*records, *pages):
        try:
            state = _state(before / path.relative_to(root)) if before else None
            made = _record(path, stored, state) if stored else _page(path, root, state)
        except _LeftError as error:
            yield path, Problem(path.relative_to(root).as_posix(), 1, 1, *error.args)
            continue
        if made is not None:
            yield path, made


def _state(path: Path) -> str | None:
    """The text of a file in another state of the project; empty where it has none."""
    try:
        return decode(path.read_bytes()) if path.is_file() else ""
    except (OSError, UnicodeDecodeError):
        return None


def _revised(state: str) -> Callable[[Text], bool]:
    """Whether a translation behind its Latvian text is another than in an earlier state of its file."""
    known = {(item.get(MARK), item["en"]) for _, item in _texts(read(state.encode(), "").value, ())}
    return lambda text: text.translation is Translation.STALE and (text.en_of, text.en) not in known


def _record(path: Path, stored: Stored, state: str | None) -> bytes | None:
    """The content of a record with the fingerprints it lacks; None if it lacks none."""
    is_revised = _revised(state) if state is not None else lambda _: False
    unmarked = [
        (where, text) for where, text in stored.contents.texts
        if text.translation is Translation.UNMARKED or is_revised(text)
    ]  # fmt: skip
    if not unmarked:
        return None
    mark, text = _text(path)
    before = read(text.encode(), stored.path).value
    wanted = {where: fingerprint(item.lv) for where, item in unmarked}
    if not wanted:
        return None
    stamped = _stamped(text, wanted)
    expected = copy.deepcopy(before)
    for where, value in wanted.items():
        _at(expected, where)[MARK] = value
    after = read(stamped.encode(), stored.path)
    if after.problems or after.value != expected:
        raise _LeftError(*_CHANGED)
    return (mark + stamped).encode()


def stamped(text: str) -> str:
    """The text of a record with the fingerprints it lacks."""
    value = read(text.encode(), "").value
    wanted = {where: fingerprint(item["lv"]) for where, item in _texts(value, ()) if item.get(MARK) is None}
    return _stamped(text, wanted) if wanted else text


def _texts(value: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    """The texts in both languages, at any depth, with where each stands."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict) and {"lv", "en"} <= set(value) <= {"lv", "en", MARK}:
        if all(isinstance(value[language], str) for language in ("lv", "en")):
            yield where, value
        return
    for part, item in inner:
        yield from _texts(item, (*where, part))


def _page(path: Path, root: Path, state: str | None) -> bytes | None:
    """An English page with the fingerprint of its Latvian twin; None if it has one that holds, or no twin."""
    twin = root / "docs" / "lv" / path.relative_to(root / "docs" / "en")
    try:
        latvian = decode(twin.read_bytes())
    except (OSError, UnicodeDecodeError):  # no twin, or one that the check complains of
        return None
    mark, page = _text(path)
    value = fingerprint(split_page(latvian)[1])
    front = FRONT.match(page)
    if front is None:
        if page.startswith("---") or _LOOSE_FIELD.match(page):
            raise _LeftError(*_NO_FRONT)
        end = _line_end(page)
        return f'{mark}---{end}{MARK}: "{value}"{end}---{end}{page}'.encode()
    before = _fields(front["fields"])
    is_revised = state is not None and split_page(state)[1] != split_page(one_form(page))[1]
    if before.get(MARK) not in (None, "") and (before[MARK] == value or not is_revised):
        return None
    fields = _with_field(front["fields"], before, value, _line_end(page))
    if _fields(fields) != before | {MARK: value}:
        raise _LeftError(*_CHANGED)
    made = front["open"] + fields + front["close"] + page[front.end() :]
    return (mark + made).encode()


def _fields(text: str) -> dict[str, Any]:
    """The fields of a front matter."""
    if not re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE).strip():
        return {}
    found = read(text.encode(), "").value
    if not isinstance(found, dict):
        raise _LeftError(*_NO_FRONT)
    return found


def _with_field(text: str, fields: Mapping[str, Any], value: str, line_end: str) -> str:
    """The front matter with a fingerprint: where its empty field stands, or as the last line."""
    root = _node(text)
    if MARK in fields or (root is not None and root.flow_style):
        return _stamped(text, {(): value})
    indent = " " * (root.start_mark.column if root is not None else 0)
    return f'{text}{indent}{MARK}: "{value}"{line_end}'


def _stamped(text: str, wanted: Mapping[Where, str]) -> str:
    """The text with fingerprints in the fields that hold an English text, everything else untouched."""
    root = _node(text)
    edits = sorted(
        (_edit(_inside(root, where), value, _line_end(text)) for where, value in wanted.items()), reverse=True
    )
    for start, end, words in edits:
        text = text[:start] + words + text[end:]
    return text


def _edit(node: Any, value: str, line_end: str) -> tuple[int, int, str]:
    """(start, end, words) of the change that gives the fields `node` a fingerprint."""
    words = f'{MARK}: "{value}"'
    keys = {key.value: (key, inner) for key, inner in node.value}
    if MARK in keys:  # the field is there, empty or of an older text
        key, inner = keys[MARK]
        return key.start_mark.index, max(key.end_mark.index, inner.end_mark.index), words
    key, _ = keys.get("en", node.value[0])
    joint = ", " if node.flow_style else line_end + " " * key.start_mark.column
    return key.start_mark.index, key.start_mark.index, words + joint


def _node(text: str) -> Any:
    """The YAML node of a text that has been read before; None if it is empty."""
    return yaml.compose(text, Loader=Loader)


def _inside(node: Any, where: Where) -> Any:
    for part in where:
        node = node.value[part] if isinstance(part, int) else {key.value: inner for key, inner in node.value}[part]
    return node


def _at(value: Any, where: Where) -> Any:
    for part in where:
        value = value[part]
    return value


def _text(path: Path) -> tuple[str, str]:
    """(byte order mark or nothing, text as it is in the file)."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise _LeftError(*_NOT_UTF8) from None
    plain = text.removeprefix(BYTE_ORDER_MARK)
    return text[: len(text) - len(plain)], plain


def _line_end(text: str) -> str:
    """How the lines of a text end."""
    match = _LINE_END.search(text)
    return match.group() if match else "\n"


def write_file(path: Path, content: bytes) -> None:
    """Write beside the file, then swap: a failed write leaves the old file. What lies beside it is a dot file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise

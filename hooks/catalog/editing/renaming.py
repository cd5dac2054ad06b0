"""Give a record another id, or merge it into another: references follow, and the old address leads to the new one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.addresses import address
from catalog.editing.writing import replaced, with_gaps, written
from catalog.load import Catalog, Stored
from catalog.model import LocalMeasure, Municipality, Withdrawn
from catalog.record import Entry, Record
from catalog.record_types import type_of
from catalog.stamp import stamped, write_file
from catalog.values import Ref
from catalog.walk import Where

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DIRECTIVE = {"cite": "sources", "figure": "figures", "card": "figures"}
"""Directive of prose → the folder of the records that it names."""


class RenamingError(Exception):
    """The record cannot be renamed; the text says why, in both languages."""


@dataclass(slots=True)
class Changes:
    """What a renaming does to files: new contents, files that go, files that come."""

    texts: dict[Path, str] = field(default_factory=dict)
    moved: dict[Path, Path] = field(default_factory=dict)
    gone: set[Path] = field(default_factory=set)


def rename(catalog: Catalog, root: Path, old: str, new: str) -> list[str]:
    """Rename the record `old` (`id` or `folder/id`) to the id `new`; the paths of all files changed.

    Where `new` is there already, `old` is merged into it: everything that led to the one leads to the other.
    Raises RenamingError, before anything is written, if that cannot be.
    """
    stored = _found(catalog, old)
    if not _ID.fullmatch(new) or new == stored.entry.id:
        raise RenamingError(
            f"„{new}” nevar būt jaunais id — mazie latīņu burti, cipari, starp tiem pa defisei / "
            f"“{new}” cannot be the new id — lower-case Latin letters, digits, single hyphens between them"
        )
    folder = type_of(stored.entry).folder
    changes = Changes()
    followed = {(folder, stored.entry.id): new}
    if new in catalog.stored[folder]:
        if isinstance(stored.entry, Municipality):
            raise RenamingError(
                "pašvaldības nesapludina: jaunajā laukā „valid” ir beigas, „merged_into” – jaunā pašvaldība / "
                "municipalities are not merged: “valid” gets an end, and “merged_into” names the new one"
            )
        changes.gone.add(root / stored.path)
    else:
        followed |= _parts(catalog, stored.entry, new)
        for (kind, was), now in followed.items():
            item = catalog.stored[kind][was]
            changes.moved[root / item.path] = root / _path(item.path, followed, kind, was, now)
    _follow(catalog, root, followed, changes)
    _follow_in_prose(root, followed, _addresses(catalog, followed), changes)
    for (kind, was), now in followed.items():
        _leave_behind(root, catalog.stored[kind][was].entry, now, followed, changes)
    return _write(root, changes)


def _found(catalog: Catalog, name: str) -> Stored:
    """The record that a name means; RenamingError if it means none, or several."""
    kind, _, id_ = name.rpartition("/")
    found = [
        by_id[id_] for folder, by_id in catalog.stored.items()
        if id_ in by_id and kind in ("", folder) and isinstance(by_id[id_].entry, Record)
    ]  # fmt: skip
    if not found:
        raise RenamingError(f"ieraksta „{name}” nav / there is no record “{name}”")
    if len(found) > 1:
        choices = ", ".join(f"{type_of(item.entry).folder}/{id_}" for item in found)
        raise RenamingError(f"„{name}” ir vairāki — nosauciet vienu / there are several — name one: {choices}")
    if isinstance(found[0].entry, Withdrawn):
        raise RenamingError(
            "aizgājušas lapas adresi nemaina / the address of a page that is gone does not change"
        )  # fmt: skip
    return found[0]


def _parts(catalog: Catalog, entry: Entry, new: str) -> dict[tuple[str, str], str]:
    """The measures whose ids begin with the id of a municipality that is renamed: they are renamed with it."""
    if not isinstance(entry, Municipality):
        return {}
    kind = type_of(LocalMeasure).folder
    return {
        (kind, measure.id): f"{new}-{measure.anchor}"
        for measure in catalog.all(LocalMeasure)
        if measure.municipality == entry.id and measure.id != measure.anchor
    }


def _path(path: str, followed: Mapping[tuple[str, str], str], kind: str, old: str, new: str) -> str:
    """Where a renamed record stands: under its own name, in the folder of its municipality."""
    folder, _, _ = path.rpartition("/")
    home, _, last = folder.rpartition("/")
    if kind == type_of(LocalMeasure).folder:
        folder = f"{home}/{followed.get((type_of(Municipality).folder, last), last)}"
    return f"{folder}/{new}.yml" if path.endswith(f"/{old}.yml") else path


def _follow(catalog: Catalog, root: Path, followed: Mapping[tuple[str, str], str], changes: Changes) -> None:
    """Point every reference of a record at the new id."""
    for stored in catalog.records():
        own = followed.get((type_of(stored.entry).folder, stored.entry.id))
        if root / stored.path in changes.gone:
            continue
        values: dict[Where, str] = {("id",): own} if own else {}
        for where, marker, value in stored.contents.references:
            if isinstance(marker, Ref) and (marker.type, value) in followed:
                values[where] = followed[marker.type, value]
        if values:
            path = root / stored.path
            changes.texts[path] = replaced(path.read_text(encoding="utf-8"), values)


def _addresses(catalog: Catalog, followed: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Address of a page that is renamed → its new address (both without #anchor: such a page stays)."""
    found = {}
    for (kind, was), now in followed.items():
        entry = catalog.stored[kind][was].entry
        old, new = address(entry), address(_renamed(entry, now, followed))
        if old and new and "#" not in old:
            found[old.removesuffix(".md")] = new.removesuffix(".md")
    return found


def _renamed(entry: Entry, id_: str, followed: Mapping[tuple[str, str], str]) -> Entry:
    """The record under its new id; a measure with the new id of its municipality, which its address begins with."""
    if not isinstance(entry, LocalMeasure):
        return entry.model_copy(update={"id": id_})
    place = followed.get((type_of(Municipality).folder, entry.municipality), entry.municipality)
    return entry.model_copy(update={"id": id_, "municipality": place})


def _follow_in_prose(
    root: Path, followed: Mapping[tuple[str, str], str], pages: Mapping[str, str], changes: Changes
) -> None:
    """Point directives, links of prose and withdrawn pages at the new id."""
    for path in sorted((root / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        fresh = text
        for (kind, was), now in followed.items():
            for name in (directive for directive, folder in _DIRECTIVE.items() if folder == kind):
                fresh = re.sub(rf"(\[\[{name}: *){re.escape(was)}(?= *[|\]])", rf"\g<1>{now}", fresh)
        for was, now in pages.items():
            old, new = was.rpartition("/")[2], now.rpartition("/")[2]
            where = re.escape(was.rpartition("/")[0])
            fresh = re.sub(rf"(\]\([./a-z-]*{where}/){re.escape(old)}(?=\.md[)#])", rf"\g<1>{new}", fresh)
        if fresh != text:
            changes.texts[path] = fresh
    for path in sorted((root / "data" / type_of(Withdrawn).folder).glob("*.yml")):
        text = changes.texts.get(path) or path.read_text(encoding="utf-8")
        for was, now in pages.items():
            text = re.sub(rf"^(see: ){re.escape(was)}(?=#|$)", rf"\g<1>{now}", text, flags=re.MULTILINE)
        if text != path.read_text(encoding="utf-8"):
            changes.texts[path] = text


def _leave_behind(
    root: Path, entry: Entry, new: str, followed: Mapping[tuple[str, str], str], changes: Changes
) -> None:
    """At the old address of a page, a record that leads to the new one."""
    old, now = address(entry), address(_renamed(entry, new, followed))
    if not isinstance(entry, Record) or not old or not now or "#" in old:
        return
    path = _free_path(root, entry)
    summary = {"lv": "Lapa tagad ir citā vietā.", "en": "The page is in another place now."}
    sign = _sign(entry, path.stem, old, now.removesuffix(".md"), summary, moved=True)
    sign["citations"] = _led_on(sign["citations"], {was: now for (_, was), now in followed.items()})
    changes.texts[path] = stamped(written(sign))


def _led_on(value: Any, ids: Mapping[str, str]) -> Any:
    """The value with all ids in it followed."""
    if isinstance(value, dict):
        return {name: _led_on(inner, ids) for name, inner in value.items()}
    if isinstance(value, list):
        return [_led_on(inner, ids) for inner in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _free_path(root: Path, entry: Entry) -> Path:
    """The file of the record that stands at the address of another that is gone."""
    path = root / "data" / type_of(Withdrawn).folder / f"{entry.id}.yml"
    return path.with_name(f"{entry.id}-{type_of(entry).folder}.yml") if path.exists() else path


def _sign(entry: Record, id_: str, old: str, see: str, summary: dict[str, Any], *, moved: bool) -> dict[str, Any]:
    """The record that stands at the address of a page that is gone and leads on."""
    title = {"lv": "Lapai ir cita adrese", "en": "This page has another address"} if moved else GONE
    review = entry.review.model_dump(include={"checked_on", "checked_by", "every_months"})
    return {
        "id": id_, "address": old.removesuffix(".md"), "title": title, "summary": summary, "see": see,
        **({"moved": True} if moved else {}),
        "citations": [citation.model_dump(exclude_defaults=True) for citation in entry.citations[:1]],
        "review": {**review, "checked_on": review["checked_on"].isoformat()},
    }  # fmt: skip


GONE = {"lv": "Šīs lapas vairs nav", "en": "This page is gone"}


def withdraw(catalog: Catalog, root: Path, name: str, see: str) -> list[str]:
    """Take a record out and leave a page at its address that leads to the page `see`; the paths of the files changed.

    Why it is gone is for the editor to write: the field is left empty. Raises RenamingError, before anything is
    written, while other records lead to it.
    """
    stored = _found(catalog, name)
    kind = type_of(stored.entry).folder
    pointing = sorted({
        item.path for item in catalog.records() for _, marker, value in item.contents.references
        if isinstance(marker, Ref) and (marker.type, value) == (kind, stored.entry.id) and item is not stored
    })  # fmt: skip
    if pointing:
        raise RenamingError(
            "uz šo ierakstu norāda citi — vispirms izņemiet norādes vai apvienojiet to ar citu / "
            f"other records lead here — take the references out first, or merge it into another: {', '.join(pointing)}"
        )
    old = address(stored.entry)
    changes = Changes(gone={root / stored.path})
    if isinstance(stored.entry, Record) and old and "#" not in old:
        path = _free_path(root, stored.entry)
        gap = {"lv": None, "en": None}
        page = see.strip("/").removesuffix(".md")
        changes.texts[path] = with_gaps(written(_sign(stored.entry, path.stem, old, page, gap, moved=False)))
    return _write(root, changes)


def _write(root: Path, changes: Changes) -> list[str]:
    """Write what changes; whatever the order, no file is lost."""
    touched = defaultdict(set)
    for path, text in changes.texts.items():
        write_file(changes.moved.get(path, path), text.encode())
        touched["written"].add(changes.moved.get(path, path))
    for path in {*changes.moved, *changes.gone}:
        path.unlink()
        touched["gone"].add(path)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    return sorted(path.relative_to(root).as_posix() for paths in touched.values() for path in paths)

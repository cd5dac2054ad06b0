"""Files in `data/` → the catalogue and everything that is wrong with them."""

from __future__ import annotations

import gc
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalog.cores import each
from catalog.messages import explain, explain_empty, explain_missing, explain_strange
from catalog.model import Vocabulary
from catalog.problem import Problem, did_you_mean, nearest
from catalog.record import Entry
from catalog.record_types import RECORD_TYPES, type_of
from catalog.values import LANGUAGES, Ref, Term, Text
from catalog.walk import Contents, contents
from catalog.yamlfile import LOST, Parsed, Where, parse

IGNORED = {"geo", "schema"}
"""Folders of `data/` that hold no records: map geometry, and the JSON Schema made from the model."""

LEAVINGS = {"thumbs.db", "ehthumbs.db", "desktop.ini"}
"""What Windows leaves in folders; other systems and editors mark their leavings by the first or last sign."""

YAML_SUFFIXES = {".yml", ".yaml"}

_DIGIT = re.compile(r"\d")

AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True, eq=False)
class Stored:
    """A record with the file it came from; equal only to itself, so that what is known of it can be kept."""

    entry: Entry
    path: str
    parsed: Parsed

    @cached_property
    def contents(self) -> Contents:
        """All texts, references and citations of the record, visited once."""
        return contents(self.entry)

    @cached_property
    def pointed_at(self) -> frozenset[tuple[Ref | Term, str]]:
        """What the record points at: (kind of record or vocabulary, id)."""
        return frozenset((marker, value) for _, marker, value in self.contents.references)

    @cached_property
    def numbered(self) -> list[tuple[Where, Text]]:
        """The texts of the record that hold a digit."""
        return [(where, text) for where, text in self.contents.texts if _DIGIT.search(text.lv + text.en)]

    def problem(self, where: Where, lv: str, en: str, *, warning: bool = False) -> Problem:
        """A complaint about the value at `where`, in both languages."""
        return Problem(self.path, *self.parsed.position(where), lv, en, warning=warning)


@dataclass(frozen=True)
class Catalog:
    """All records by type and id. Made once, never changed."""

    stored: Mapping[str, Mapping[str, Stored]]
    broken: Mapping[str, Set[str]]
    """Names of files, by type, that could not be read: known, so that nothing else is blamed for them."""

    def all(self, model: type[AnyEntry]) -> list[AnyEntry]:
        """Every record of a type, by id."""
        of_type = sorted(self.stored[type_of(model).folder].items())
        return [item.entry for _, item in of_type if isinstance(item.entry, model)]

    def get(self, model: type[AnyEntry], id_: str) -> AnyEntry:
        """The record of a type with this id; KeyError if there is none."""
        entry = self.stored[type_of(model).folder][id_].entry
        if not isinstance(entry, model):
            raise KeyError(id_)
        return entry

    @cached_property
    def _terms(self) -> dict[tuple[str, str], Text]:
        return {(item.id, term.id): term.label for item in self.all(Vocabulary) for term in item.terms}

    def term(self, vocabulary: str, id_: str) -> Text:
        """The label of a term; KeyError if the vocabulary lacks it."""
        return self._terms[vocabulary, id_]

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        terms = self.get(Vocabulary, "interface").terms
        return {language: {term.id: term.label.in_language(language) for term in terms} for language in LANGUAGES}

    def words(self, language: str) -> dict[str, str]:
        """The words of the interface in a language, by id."""
        return self._words[language]

    def path(self, entry: Entry) -> str:
        """The file that holds the record, from the project's root."""
        return self.stored[type_of(entry).folder][entry.id].path

    def records(self) -> Iterable[Stored]:
        """Every record of every type."""
        for by_id in self.stored.values():
            yield from by_id.values()


def load(root: Path) -> tuple[Catalog, list[Problem]]:
    """Read every record below `root/data`. One broken file never hides the others."""
    with no_collection():
        return assemble(each(lambda path: read_file(path, root), data_files(root)))


@contextmanager
def no_collection() -> Iterator[None]:
    """Look for no garbage: all of the many objects made stay, and looking would take a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def assemble(readings: Iterable[Reading]) -> tuple[Catalog, list[Problem]]:
    """The catalogue of what the files gave, in their order, and everything that is wrong with them."""
    stored: dict[str, dict[str, Stored]] = {folder: {} for folder in RECORD_TYPES}
    broken: dict[str, set[str]] = {folder: set() for folder in RECORD_TYPES}
    problems: list[Problem] = []
    strange: set[str] = set()
    for reading in readings:
        top = reading.name.split("/")[1]
        if top in strange:
            continue  # a folder with a wrong name is one mistake, however much it holds
        if top not in RECORD_TYPES and reading.name.count("/") > 1:
            strange.add(top)
        problems += reading.problems
        if reading.stored is not None:
            known = stored[reading.folder].setdefault(reading.stored.entry.id, reading.stored)
            if known is not reading.stored:
                problems.append(_taken(reading.stored, known))
        elif reading.folder:
            broken[reading.folder].add(Path(reading.name).stem)
    if not any(stored.values()) and not problems:
        problems.append(_nothing())
    return Catalog(MappingProxyType(stored), MappingProxyType(broken)), problems


def data_files(root: Path) -> list[Path]:
    """What stands below `root/data` where records do, in order: files, and what takes the place of a file.

    What editors and systems leave behind is left out; so are folders, but for those that cannot be read, are links
    or are called like a record.
    """
    data = root / "data"
    found: list[Path] = []

    def unreadable(error: OSError) -> None:
        found.append(Path(error.filename))

    for folder, folders, files in os.walk(data, onerror=unreadable):
        here = Path(folder)
        if here == data:
            folders[:] = [name for name in folders if name not in IGNORED]
        folders[:] = [name for name in folders if not _is_left_behind(name)]
        odd = [name for name in folders if Path(name).suffix in YAML_SUFFIXES or (here / name).is_symlink()]
        found += [here / name for name in (*files, *odd) if not _is_left_behind(name)]
    return sorted((path for path in found if path != data), key=lambda path: path.parts)


def _is_left_behind(name: str) -> bool:
    """Whether an editor or a system made the file for itself: `.x.swp`, `x~`, `#x#`, `~$x`, `Thumbs.db`."""
    return name.startswith((".", "~$", "#")) or name.endswith("~") or name.lower() in LEAVINGS


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: a record, or what is wrong with it. `folder` is empty for a file that can be no record."""

    name: str
    folder: str
    stored: Stored | None
    problems: tuple[Problem, ...]


def read_file(path: Path, root: Path) -> Reading:
    """Read the file at `path`, below `root/data`, as a record of the type whose folder it stands in."""
    name, parts = path.relative_to(root).as_posix(), path.relative_to(root / "data").parts
    folder = parts[0] if len(parts) > 1 and parts[0] in RECORD_TYPES else ""
    known = folder if path.suffix.lower() in YAML_SUFFIXES else ""
    if path.is_symlink() or not path.is_file():
        return Reading(name, known, None, tuple(parse(path, name).problems))
    if not folder:
        return Reading(name, "", None, (_no_such_folder(name, parts[0] if len(parts) > 1 else ""),))
    if path.suffix != ".yml":
        return Reading(name, known, None, (_no_record(name),))
    return read_record(path, name, folder)


def _nothing() -> Problem:
    return Problem(
        "data", 1, 1,
        "mapē data/ nav neviena ieraksta — pārbaudiet, vai mape ir savā vietā",
        "the folder data/ holds no record — see whether it is in its place",
    )  # fmt: skip


def _no_record(name: str) -> Problem:
    return Problem(
        name, 1, 1,
        "data/ mapēs drīkst būt tikai ieraksti ar galotni .yml — pārsauciet vai pārvietojiet failu",
        "folders of data/ hold only records that end in .yml — rename or move the file",
    )  # fmt: skip


def read_record(path: Path, name: str, folder: str) -> Reading:
    """Read the record at `path`, called `name` in problems, as one of the type `folder`."""
    parsed = parse(path, name)
    if parsed.problems:
        return Reading(name, folder, None, tuple(parsed.problems))
    wrong = _wrong_folder(parsed, folder, name)
    if wrong is not None:
        return Reading(name, folder, None, (wrong,))
    model = RECORD_TYPES[folder].model
    try:
        entry = model.model_validate(parsed.value)
    except ValidationError as error:
        return Reading(name, folder, None, tuple(_invalid(error, model, parsed, name)))
    cut = tuple(_cut_short(parsed, name))
    if cut:
        return Reading(name, folder, None, cut)
    return Reading(name, folder, Stored(entry, name, parsed), tuple(_misnamed(entry, path, parsed, name)))


def _taken(later: Stored, known: Stored) -> Problem:
    return later.problem(
        ("id",),
        f"id „{later.entry.id}” jau ir failā {known.path} — izvēlieties citu",
        f"the id “{later.entry.id}” is already in {known.path} — choose another",
    )  # fmt: skip


def _no_such_folder(name: str, folder: str) -> Problem:
    mean_lv, mean_en = did_you_mean(folder, RECORD_TYPES)
    known = ", ".join(RECORD_TYPES)
    return Problem(
        name, 1, 1,
        f"fails ir mapē, kurā ierakstu nav; ierakstu mapes: {known}.{mean_lv}",
        f"the file is in a folder without records; folders of records: {known}.{mean_en}",
    )  # fmt: skip


def _wrong_folder(parsed: Parsed, folder: str, name: str) -> Problem | None:
    """The problem of a record whose fields are those of another folder and not of this one."""
    fields = set(parsed.value)
    own = RECORD_TYPES[folder].model.model_fields
    if fields <= set(own):
        return None
    better = [
        other for other, row in RECORD_TYPES.items()
        if fields <= set(row.model.model_fields) and _required(row.model) <= fields
    ]  # fmt: skip
    if not better:
        return None
    return Problem(
        name, 1, 1,
        f"pēc laukiem spriežot, šis ieraksts pieder mapē data/{better[0]}/ — pārvietojiet failu",
        f"by its fields this record belongs in data/{better[0]}/ — move the file",
    )  # fmt: skip


def _required(model: type[Entry]) -> set[str]:
    return {name for name, info in model.model_fields.items() if info.is_required()}


def _invalid(error: ValidationError, model: type[Entry], parsed: Parsed, name: str) -> Iterable[Problem]:
    details = error.errors(include_url=False)
    strange, missing = _by_part(details, "extra_forbidden"), _by_part(details, "missing")
    unknown = {field: field for fields in strange.values() for field in fields}
    for part, fields in missing.items():
        wanted = [field for field in fields if not nearest(field, unknown)]  # a misspelt field is one mistake
        if wanted:
            yield Problem(name, *parsed.position(_in_file(part, parsed)), *explain_missing(wanted))
    for part, fields in strange.items():
        if len(fields) >= MANY:
            yield Problem(name, *parsed.position((*_in_file(part, parsed), fields[0])), *explain_strange(fields))
    said: set[Where] = set()
    empty = list(
        dict.fromkeys(
            _in_file(item["loc"], parsed)
            for item in details
            if item["input"] is None and item["type"] != "extra_forbidden"
        )
    )
    if len(empty) > 1 or any(item["type"] == "string_type" and item["input"] is None for item in details):  # a skeleton
        yield Problem(name, *parsed.position(empty[0]), *explain_empty([_dotted(where) for where in empty]))
        said.update(empty)
    for detail in details:
        where = _in_file(detail["loc"], parsed)
        grouped = detail["type"] == "missing" or (
            detail["type"] == "extra_forbidden" and len(strange[detail["loc"][:-1]]) >= MANY
        )
        if not grouped and where not in said:  # what fits no branch of a union is one mistake, not one for each branch
            detail["loc"] = where
            yield Problem(name, *parsed.position(where), *explain(detail, model))
        said.add(where)


def _dotted(where: Where) -> str:
    return ".".join(str(part) for part in where if isinstance(part, str))


def _by_part(details: list[ErrorDetails], kind: str) -> dict[Where, list[str]]:
    """The fields that complaints of a kind are about, by the part of the record they stand in."""
    found: dict[Where, list[str]] = defaultdict(list)
    for detail in details:
        if detail["type"] == kind:
            found[detail["loc"][:-1]].append(str(detail["loc"][-1]))
    return found


MANY = 3
"""So many unknown fields in one part are one mistake above them: a lost line or a wrong indent."""


BRANCHES = ("named", "described", "float", "int")
"""What pydantic calls the branches of our unions."""


def _in_file(location: Where, parsed: Parsed) -> Where:
    """Where a complaint of pydantic's stands in the file, which knows no branches of unions."""
    where: Where = ()
    for part in location:
        if part not in BRANCHES or (*where, part) in parsed.positions:
            where = (*where, part)
    return where


def _cut_short(parsed: Parsed, name: str) -> Iterable[Problem]:
    """Texts that a comment follows on their line: the sign `#` may have been meant as a part of them."""
    for where, place in parsed.commented.items():
        if where and where[-1] in LANGUAGES:
            yield Problem(name, *place, *LOST)


_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices: there nobody could check out a file of that name."""


def _misnamed(entry: Entry, path: Path, parsed: Parsed, name: str) -> Iterable[Problem]:
    if entry.id != path.stem:
        yield Problem(
            name, *parsed.position(("id",)),
            f"id „{entry.id}” neatbilst faila nosaukumam „{path.stem}” — tiem jābūt vienādiem",
            f"the id “{entry.id}” differs from the file's name “{path.stem}” — they must be the same",
        )  # fmt: skip
    elif _DEVICES.fullmatch(entry.id):
        yield Problem(
            name, *parsed.position(("id",)),
            f"failu „{path.name}” Windows nevar atvērt — izvēlieties citu „id”",
            f"Windows cannot open a file called “{path.name}” — choose another “id”",
        )  # fmt: skip

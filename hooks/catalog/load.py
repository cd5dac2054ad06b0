"""Files in `data/` → the catalogue and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from catalog.messages import explain
from catalog.model import RECORD_TYPES, Vocabulary
from catalog.problem import Problem, did_you_mean
from catalog.record import Entry
from catalog.values import Text
from catalog.yamlfile import Parsed, Where, parse

IGNORED = {"geo", "schema"}
"""Folders of `data/` that hold no records: map geometry, and the JSON Schema made from the model."""

AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True, slots=True)
class Stored:
    """A record with the file it came from."""

    entry: Entry
    path: str
    parsed: Parsed

    def problem(self, where: Where, lv: str, en: str, *, warning: bool = False) -> Problem:
        """A complaint about the value at `where`, in both languages."""
        return Problem(self.path, *self.parsed.position(where), lv, en, warning=warning)


@dataclass(frozen=True, slots=True)
class Catalog:
    """All records by type and id. Made once, never changed."""

    stored: Mapping[str, Mapping[str, Stored]]
    broken: Mapping[str, Set[str]]
    """Names of files, by type, that could not be read: known, so that nothing else is blamed for them."""

    def all(self, model: type[AnyEntry]) -> list[AnyEntry]:
        """Every record of a type, by id."""
        return [item.entry for _, item in sorted(self.stored[_folder(model)].items()) if isinstance(item.entry, model)]

    def get(self, model: type[AnyEntry], id_: str) -> AnyEntry:
        """The record of a type with this id; KeyError if there is none."""
        entry = self.stored[_folder(model)][id_].entry
        if not isinstance(entry, model):
            raise KeyError(id_)
        return entry

    def term(self, vocabulary: str, id_: str) -> Text:
        """The label of a term; StopIteration if the vocabulary lacks it."""
        return next(term.label for term in self.get(Vocabulary, vocabulary).terms if term.id == id_)

    def words(self, language: str) -> dict[str, str]:
        """The words of the interface in a language, by id."""
        return {term.id: term.label.in_language(language) for term in self.get(Vocabulary, "interface").terms}

    def path(self, entry: Entry) -> str:
        """The file that holds the record, from the project's root."""
        return self.stored[_folder(type(entry))][entry.id].path

    def records(self) -> Iterable[Stored]:
        """Every record of every type."""
        for by_id in self.stored.values():
            yield from by_id.values()


def _folder(model: type[Entry]) -> str:
    return next(folder for folder, known in RECORD_TYPES.items() if known is model)


def load(root: Path) -> tuple[Catalog, list[Problem]]:
    """Read every record below `root/data`. One broken file never hides the others."""
    problems: list[Problem] = []
    stored: dict[str, dict[str, Stored]] = {folder: {} for folder in RECORD_TYPES}
    broken: dict[str, set[str]] = {folder: set() for folder in RECORD_TYPES}
    for path in sorted((root / "data").rglob("*")):
        parts = path.relative_to(root / "data").parts
        if path.is_dir() or parts[0] in IGNORED:
            continue
        name = path.relative_to(root).as_posix()
        model = RECORD_TYPES.get(parts[0]) if len(parts) > 1 else None
        if model is None:
            problems.append(_no_such_folder(name, parts[0] if len(parts) > 1 else ""))
            continue
        if path.suffix != ".yml":
            problems.append(Problem(
                name, 1, 1,
                "data/ mapēs drīkst būt tikai ieraksti ar galotni .yml — pārsauciet vai pārvietojiet failu",
                "folders of data/ hold only records that end in .yml — rename or move the file",
            ))  # fmt: skip
            continue
        parsed = parse(path, name)
        if parsed.problems:
            broken[parts[0]].add(path.stem)
            problems += parsed.problems
            continue
        wrong = _wrong_folder(parsed, parts[0], name)
        if wrong is not None:
            problems.append(wrong)
            continue
        try:
            entry = model.model_validate(parsed.value)
        except ValidationError as error:
            broken[parts[0]].add(path.stem)
            problems += _invalid(error, model, parsed, name)
            continue
        problems += _misnamed(entry, path, parsed, name)
        known = stored[parts[0]].get(entry.id)
        if known is not None:
            problems.append(Problem(
                name, *parsed.position(("id",)),
                f"id „{entry.id}” jau ir failā {known.path} — izvēlieties citu",
                f"the id “{entry.id}” is already in {known.path} — choose another",
            ))  # fmt: skip
            continue
        stored[parts[0]][entry.id] = Stored(entry, name, parsed)
    return Catalog(MappingProxyType(stored), MappingProxyType(broken)), problems


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
    own = RECORD_TYPES[folder].model_fields
    if fields <= set(own):
        return None
    better = [
        other for other, model in RECORD_TYPES.items()
        if fields <= set(model.model_fields) and _required(model) <= fields
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
    unknown = {str(detail["loc"][-1]) for detail in details if detail["type"] == "extra_forbidden"}
    for detail in details:
        if detail["type"] == "missing" and get_close_matches(str(detail["loc"][-1]), unknown):
            continue  # a misspelt field is one mistake, not two
        where = tuple(part for part in detail["loc"] if part not in ("named", "described", "float", "int"))
        detail["loc"] = where
        lv, en = explain(detail, model)
        yield Problem(name, *parsed.position(where), lv, en)


def _misnamed(entry: Entry, path: Path, parsed: Parsed, name: str) -> Iterable[Problem]:
    if entry.id != path.stem:
        yield Problem(
            name, *parsed.position(("id",)),
            f"id „{entry.id}” neatbilst faila nosaukumam „{path.stem}” — tiem jābūt vienādiem",
            f"the id “{entry.id}” differs from the file's name “{path.stem}” — they must be the same",
        )  # fmt: skip
    home = getattr(entry, "municipality", None) if path.parent.parent.name == "local-measures" else None
    if home is not None and path.parent.name != home:
        yield Problem(
            name, 1, 1,
            f"ieraksts ir par pašvaldību „{home}”, bet stāv mapē „{path.parent.name}” — pārvietojiet failu",
            f"the record is about “{home}” but stands in the folder “{path.parent.name}” — move the file",
        )  # fmt: skip

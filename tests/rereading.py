"""Copies of a project, read and checked in turn: what is the same in them is read and checked once.

`make serve` does so as well, and its tests hold what is kept to what is new.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from catalog.check import Known, check
from catalog.load import Catalog, Reading, assemble, data_files, read_file
from catalog.problem import Problem
from catalog.settings import Settings

_readings: dict[bytes, Reading] = {}
"""Name and content of a file → what it gave."""


def load(project: Path) -> tuple[Catalog, list[Problem]]:
    """What `catalog.load.load` gives; a file that was read before is not read again."""
    return assemble(_read(path, project) for path in data_files(project))


def _read(path: Path, project: Path) -> Reading:
    if path.is_symlink() or not path.is_file():
        return read_file(path, project)
    key = path.relative_to(project).as_posix().encode() + b"\0" + path.read_bytes()
    if key not in _readings:
        _readings[key] = read_file(path, project)
    return _readings[key]


@dataclass
class Rereading:
    """What was found so far."""

    known: Known = field(default_factory=Known)

    def problems(self, project: Path, settings: Settings) -> list[Problem]:
        """Everything that is wrong with a project."""
        catalog, problems = load(project)
        return sorted(problems + check(catalog, project, settings, self.known))

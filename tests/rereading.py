"""Copies of a project, checked in turn: what is the same in them is read and checked once, as by `make serve`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from catalog.check import Known, check
from catalog.load import Reading, assemble, data_files, read_file
from catalog.problem import Problem
from catalog.settings import Settings


@dataclass
class Rereading:
    """What was read and found so far."""

    readings: dict[bytes, Reading] = field(default_factory=dict)
    """Name and content of a file → what it gave."""
    known: Known = field(default_factory=Known)

    def problems(self, project: Path, settings: Settings) -> list[Problem]:
        """Everything that is wrong with a project."""
        catalog, problems = assemble(self._read(path, project) for path in data_files(project))
        return sorted(problems + check(catalog, project, settings, self.known))

    def _read(self, path: Path, project: Path) -> Reading:
        if path.is_symlink() or not path.is_file():
            return read_file(path, project)
        key = path.relative_to(project).as_posix().encode() + b"\0" + path.read_bytes()
        if key not in self.readings:
            self.readings[key] = read_file(path, project)
        return self.readings[key]

"""Each kind of bad input is one problem line, with position and remedy in both languages.

A case is a file in `bad/`: what to change in the sample project, and the lines that must be said of it.
`{folders}` in a line stands for the names of all folders of records.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.check import Known, check
from catalog.load import Reading, assemble, data_files, load, read_file
from catalog.record_types import RECORD_TYPES
from catalog.settings import Settings

CASES = sorted((Path(__file__).parent / "bad").glob("*.yml"))
MEASURE = "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"


@pytest.fixture(autouse=True)
def _house_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program lacks is no fault of the input; `test_house` looks for it."""
    monkeypatch.setattr("catalog.check.check_house", lambda _: ())


@dataclass
class Sample:
    """The small project, read and checked once: what is the same in a copy need not be read again (`make serve`)."""

    folder: Path
    known: Known = field(default_factory=Known)

    @cached_property
    def readings(self) -> dict[bytes, Reading]:
        """Name and content of a file → what it gave."""
        return {self._key(path, self.folder): read_file(path, self.folder) for path in data_files(self.folder)}

    @staticmethod
    def _key(path: Path, root: Path) -> bytes:
        ordinary = path.is_file() and not path.is_symlink()
        return path.relative_to(root).as_posix().encode() + b"\0" + (path.read_bytes() if ordinary else b"")

    def problems(self, project: Path, settings: Settings) -> list[str]:
        """What is said of a spoilt copy."""
        readings = (
            self.readings.get(self._key(path, project)) or read_file(path, project) for path in data_files(project)
        )
        catalog, problems = assemble(readings)
        return [str(problem) for problem in sorted(problems + check(catalog, project, settings, self.known))]


@pytest.fixture(scope="module")
def whole(sample: Path) -> Sample:
    return Sample(sample)


def spoil(project: Path, case: dict[str, Any]) -> None:
    path = project / case.get("file", MEASURE)
    path.parent.mkdir(parents=True, exist_ok=True)
    if "replace" in case:
        text = path.read_text(encoding="utf-8")
        assert case["replace"] in text
        path.write_bytes(text.replace(case["replace"], case["with"], 1).encode())
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "repeat" in case:
        path.write_text(case["repeat"] * case["times"], encoding="utf-8")
    elif "move" in case:
        (project / MEASURE).rename(path)
    elif "link" in case:
        path.symlink_to(case["link"])
    elif "pipe" in case:
        os.mkfifo(path)
    elif "folder" in case:
        path.mkdir()
    elif "delete" in case:
        path.unlink() if path.is_file() else shutil.rmtree(path)
    else:
        path.write_bytes(case["text"].encode())
    for another in case.get("and", ()):
        spoil(project, another)


def test_the_sample_itself_is_sound(project: Path, settings: Settings) -> None:
    catalog, problems = load(project)
    assert [*problems, *check(catalog, project, settings)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_bad_input(case: Path, project: Path, whole: Sample, settings: Settings) -> None:
    wanted = yaml.safe_load(case.read_text(encoding="utf-8"))
    spoil(project, wanted)
    folders = ", ".join(RECORD_TYPES)
    assert whole.problems(project, settings) == [line.replace("{folders}", folders) for line in wanted["problems"]]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_problem_is_bilingual(case: Path) -> None:
    assert all(" / " in line for line in yaml.safe_load(case.read_text(encoding="utf-8"))["problems"])

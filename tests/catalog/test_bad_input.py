"""Each kind of bad input is one problem line, with position and remedy in both languages.

A case is a file in `bad/`: what to change in the sample project, and the lines that must be said of it.
`{folders}` in a line stands for the names of all folders of records.
"""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.check import check
from catalog.load import load
from catalog.record_types import RECORD_TYPES
from catalog.settings import Settings
from tests.rereading import Rereading

CASES = sorted((Path(__file__).parent / "bad").glob("*.yml"))
MEASURE = "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"


@pytest.fixture(autouse=True)
def _house_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program lacks is no fault of the input; `test_house` looks for it."""
    monkeypatch.setattr("catalog.check.check_house", lambda _: ())


@pytest.fixture(scope="module")
def seen() -> Rereading:
    return Rereading()


@cache
def read(case: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(case.read_bytes(), Loader=yaml.CSafeLoader)
    return found


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
def test_bad_input(case: Path, project: Path, seen: Rereading, settings: Settings) -> None:
    wanted = read(case)
    spoil(project, wanted)
    folders = ", ".join(RECORD_TYPES)
    found = list(map(str, seen.problems(project, settings)))
    assert found == [line.replace("{folders}", folders) for line in wanted["problems"]]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_problem_is_bilingual(case: Path) -> None:
    assert all(" / " in line for line in read(case)["problems"])

"""Each kind of bad input is one problem line, with position and remedy in both languages.

A case is a file in `bad/`: what to change in the sample project, and the lines that must be said of it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.check import check
from catalog.load import load

CASES = sorted((Path(__file__).parent / "bad").glob("*.yml"))
MEASURE = "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"


def problems_of(project: Path) -> list[str]:
    catalog, problems = load(project)
    return [str(problem) for problem in sorted(problems + check(catalog, project))]


def spoil(project: Path, case: dict[str, Any]) -> None:
    path = project / case.get("file", MEASURE)
    path.parent.mkdir(parents=True, exist_ok=True)
    if "replace" in case:
        text = path.read_text(encoding="utf-8")
        assert case["replace"] in text
        path.write_text(text.replace(case["replace"], case["with"], 1), encoding="utf-8")
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "repeat" in case:
        path.write_text(case["repeat"] * case["times"], encoding="utf-8")
    elif "move" in case:
        (project / MEASURE).rename(path)
    else:
        path.write_text(case["text"], encoding="utf-8")


def test_the_sample_itself_is_sound(project: Path) -> None:
    assert problems_of(project) == []


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_bad_input(case: Path, project: Path) -> None:
    wanted = yaml.safe_load(case.read_text(encoding="utf-8"))
    spoil(project, wanted)
    assert problems_of(project) == wanted["problems"]


def test_every_problem_is_bilingual() -> None:
    for case in CASES:
        for line in yaml.safe_load(case.read_text(encoding="utf-8"))["problems"]:
            assert " / " in line, case


def test_command_stops_with_exit_code_1_and_no_traceback(project: Path, root: Path) -> None:
    spoil(project, {"replace": "state: carried-out", "with": "state: done"})
    (project / "data/themes/otrs.yml").write_text("", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "catalog", "check", "--root", str(project)],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    assert run.stdout.count("\n") == 3, "both problems at once, then the count"


def test_github_gets_annotations(project: Path, root: Path) -> None:
    spoil(project, {"replace": "state: carried-out", "with": "state: done"})
    run = subprocess.run(
        [sys.executable, "-m", "catalog", "check", "--root", str(project)],
        capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1", "GITHUB_ACTIONS": "true"},
    )  # fmt: skip
    assert run.stdout.startswith(f"::error file={MEASURE},line=14,col=1::")

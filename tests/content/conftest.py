"""What fails here may be an editor's slip: on GitHub it is said in plain words, at its line where it has one."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from catalog.editing.github import plain
from catalog.editing.workflows import PROBLEMS
from catalog.problem import Problem

PLACE = re.compile(
    r"^(?P<path>(?:data|docs|samples)/\S+?|CONTRIBUTING\S*?):(?P<line>\d+): (?P<words>.+)$", re.MULTILINE
)
PLAIN = {
    "test_every_word_is_known": (
        "vārda nav vārdnīcā — izlabojiet to; ja rakstība ir pareiza, ierakstiet to sarakstā tests/content/words.lv.dic "
        "(angļu – words.en.dic), īpašvārdu – names.dic",
        "the word is not in the dictionary — correct it; if it is right, add it to tests/content/words.en.dic "
        "(Latvian: words.lv.dic), a proper name to names.dic",
    ),
    "test_summaries_are_whole_sentences": (
        "kopsavilkumam jābūt veseliem teikumiem ar punktu beigās",
        "a summary is whole sentences with a full stop at the end",
    ),
    "test_control_totals": (
        "pārskatā ieraksti ir saskaitīti ar roku, un skaits vairs nav tas pats — salīdziniet ar avotu; ja jaunais "
        "skaits ir pareizs, palūdziet uzturētājam to nomainīt failā tests/content/test_report.py",
        "the records of the report were counted by hand and the count differs now — compare with the source; if the "
        "new count is right, ask a maintainer to set it in tests/content/test_report.py",
    ),
}
"""Test → what it means to an editor, in Latvian and English."""
PLAIN["test_matrix"] = PLAIN["test_control_totals"]


def problems(test: str, words: str) -> list[Problem]:
    """What a failed test says, at the lines that it names."""
    lv, en = PLAIN.get(test, (f"satura pārbaude „{test}” nav izturēta", f"the check of the content “{test}” failed"))
    found = [
        Problem(match["path"], int(match["line"]), 1, f"{match['words']} — {lv}", f"{match['words']} — {en}")
        for match in PLACE.finditer(words)
    ]
    return found or [Problem("data", 1, 1, f"{lv}: {words[:300]}", f"{en}: {words[:300]}")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Add a failure to the workflow's annotations and to its summary."""
    report = yield
    if os.environ.get("GITHUB_ACTIONS") and report.failed and call.excinfo is not None:
        found = problems(getattr(item, "originalname", item.name), str(call.excinfo.value))
        print(*(problem.as_annotation() for problem in found), sep="\n")  # noqa: T201 — GitHub reads it
        _tell(found)
    return report


def _tell(found: list[Problem]) -> None:
    """Add problems to the workflow's summary, and to what the comment in the pull request is made of."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            for item in found:
                file.write(f"- {plain(item.path)}, {item.line}: {plain(item.lv)} / {plain(item.en)}\n")
    report = Path("report") / PROBLEMS
    if report.is_file():
        told = json.loads(report.read_text(encoding="utf-8"))
        told["others"] += [asdict(item) for item in found]
        report.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

"""Which workflows an event starts, and what their commands do with the event's own file."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.editing import __main__ as commands
from catalog.editing import workflows

from .events import FORK, SCHEDULE, issue, pull, push, run
from .fake_github import NAME, Told, github

THEME = "data/themes/izglitiba.yml"
STARTED = {
    "a form is opened": ("issues", issue("opened"), set()),
    "a form is edited": ("issues", issue("edited"), set()),
    "a form is closed": ("issues", issue("closed"), set()),
    "a form gets another label": ("issues", issue("labeled", "veidlapa-notikums"), set()),
    "a form is accepted": ("issues", issue("labeled", "pieņemts"), {"forms"}),
    "a proposal from a branch": ("pull_request", pull(), {"check", "finish"}),
    "a proposal that changes": ("pull_request", pull("synchronize"), {"check", "finish"}),
    "a proposal from a fork": ("pull_request", pull(home=FORK), {"check"}),
    "a first proposal": ("pull_request", pull(home=FORK, author="FIRST_TIME_CONTRIBUTOR"), {"check"}),
    "a proposal that is closed": ("pull_request", pull("closed"), set()),
    "a check that waits to be allowed": ("workflow_run", run("pull_request", "action_required"), set()),
    "a check that was stopped": ("workflow_run", run("pull_request", "cancelled"), set()),
    "a check that is green": ("workflow_run", run("pull_request", "success"), {"comment"}),
    "a check that is red": ("workflow_run", run("pull_request", "failure"), {"comment"}),
    "a check of the machine's branch": ("workflow_run", run("workflow_dispatch", "success", "veidlapa-7"), {"comment"}),
    "a check of what is published": ("workflow_run", run("push", "success", "main"), set()),
    "a merge": ("push", push(), {"check", "deploy", "finish"}),
    "a push to a branch": ("push", push(branch="labojums"), set()),
    "a fork brought up to date": ("push", push(FORK), {"check"}),
    "Monday": ("schedule", SCHEDULE, {"weekly"}),
    "Monday in a fork": ("schedule", SCHEDULE | {"repository": FORK}, set()),
}
"""What happened → the event's name, what GitHub records of it, and the workflows that do something."""
ACTIONS = {"pull_request": ["opened", "synchronize", "reopened"]}
"""What an event stands for where a workflow does not say (docs.github.com, “Events that trigger workflows”)."""


def starts(workflow: dict[Any, Any], name: str, event: dict[str, Any]) -> bool:
    """Whether a workflow starts on an event, by its `on`, and one of its jobs runs."""
    on = workflow[True]  # YAML's word for “on”
    if name not in on:
        return False
    given = on[name] if isinstance(on[name], dict) else {}
    types = given.get("types", ACTIONS.get(name, [event.get("action")]))
    if event.get("action") not in types or event.get("ref", "refs/heads/main").rpartition("/")[2] not in given.get(
        "branches", [event.get("ref", "main").rpartition("/")[2]]
    ):
        return False
    return any(holds(job.get("if", "true"), name, event) for job in workflow["jobs"].values() if "needs" not in job)


def holds(expression: str, name: str, event: dict[str, Any]) -> bool:
    """Whether the condition of a job holds."""
    context = {"event_name": name, "event": event, "repository": event["repository"]["full_name"]}

    def value(match: re.Match[str]) -> str:
        found: Any = context
        for part in match.group(1).split("."):
            found = (found or {}).get(part)
        return repr(found)

    python = re.sub(r"github\.([\w.]+)", value, expression.removeprefix("${{").removesuffix("}}"))
    python = re.sub(r"!(?!=)", " not ", python.replace("&&", " and ").replace("||", " or ").replace("true", "True"))
    return bool(eval(f"({python.strip()})"))  # noqa: S307 — our own workflows


@pytest.mark.parametrize(("name", "event", "wanted"), STARTED.values(), ids=STARTED)
def test_an_event_starts_what_it_should(root: Path, name: str, event: dict[str, Any], wanted: set[str]) -> None:
    every = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (root / ".github/workflows").glob("*.yml")}
    assert {stem for stem, workflow in every.items() if starts(workflow, name, event)} == wanted


def test_no_word_of_an_event_stands_in_a_command(root: Path) -> None:
    """Workflows run targets of the Makefile alone; what an event says is read from its file."""
    for path in (root / ".github/workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        for step in (step for job in workflow["jobs"].values() for step in job["steps"] if "run" in step):
            assert re.fullmatch(r'make [\w./]+(?: FOLDER="\$RUNNER_TEMP/izmainas")?', step["run"]), step


# The commands on the event's file


def done(monkeypatch: pytest.MonkeyPatch, event: dict[str, Any], folder: Path, *words: str, **answers: Any) -> Told:
    """What a command asks of GitHub when a workflow starts it."""
    recorded = folder / "event.json"
    recorded.write_text(json.dumps(event), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["catalog.editing", *words])
    monkeypatch.setattr("catalog.editing.workflows.write_forms", lambda *_: [])
    with github(**answers) as (_, told):
        given = {"EVENT_PATH": str(recorded), "REPOSITORY": NAME, "TOKEN": "atslega", "API_URL": told.api}
        for name, value in given.items():
            monkeypatch.setenv(f"GITHUB_{name}", value)
        assert commands.main() == 0
    return told


@pytest.fixture
def unstamped(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(a proposal whose translation is new, what was before it)."""
    before = Path(shutil.copytree(project, tmp_path_factory.mktemp("before") / "project"))
    path = project / THEME
    path.write_text(re.sub(r'en_of: "?\w+"?,? *\n? *', "", path.read_text(encoding="utf-8")), encoding="utf-8")
    return project, before


def test_a_form_that_nobody_accepted_asks_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert done(monkeypatch, issue("edited"), tmp_path, "answer").changes == []


def test_a_proposal_gets_its_fingerprints(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unstamped: tuple[Path, Path]
) -> None:
    told = done(monkeypatch, pull("synchronize"), tmp_path, "finish", *map(str, unstamped))
    assert [item["path"] for item in told.of("POST", "git/trees")[0]["tree"]] == [THEME]
    assert told.of("PATCH", "git/refs/heads/labojums") == [{"sha": "s1", "force": False}]
    assert told.of("POST", "pulls") == []


def test_after_a_merge_fingerprints_are_proposed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unstamped: tuple[Path, Path]
) -> None:
    told = done(monkeypatch, push(), tmp_path, "finish", *map(str, unstamped))
    assert told.of("POST", "pulls")[0]["head"] == workflows.STAMPS


def test_a_check_is_told_in_its_proposal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = json.dumps({"causes": [], "others": []})
    (tmp_path / workflows.PROBLEMS).write_text(found, encoding="utf-8")
    pulls = [{"number": 5, "head": {"sha": "abc"}}]
    told = done(monkeypatch, run("pull_request", "success"), tmp_path, "comment", str(tmp_path), pulls=pulls)
    assert "Saturu var publicēt" in told.of("POST", "issues/5/comments")[0]["body"]


def test_on_monday_there_is_an_issue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, project: Path) -> None:
    monkeypatch.setattr(commands, "ROOT", project)
    monkeypatch.setattr("catalog.editing.weekly.asked", lambda _: 404)
    monkeypatch.setattr("catalog.editing.weekly.time.sleep", lambda _: None)
    told = done(monkeypatch, SCHEDULE, tmp_path, "weekly")
    (made,) = told.of("POST", "issues")
    assert made["labels"] == ["apkope"]
    assert "https://" in made["body"]

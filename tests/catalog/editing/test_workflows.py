"""What the workflows do on recorded events: proposals, refusals, comments, the machine's own commits."""

from __future__ import annotations

import base64
import json
import re
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.editing import workflows
from catalog.editing.github import plain
from catalog.editing.replies import of_a_check
from catalog.load import Catalog
from catalog.privacy import publishable
from catalog.problem import Problem
from tests.rereading import load

from .fake_github import github
from .issues import EVENT, body, event

THEME = "data/themes/izglitiba.yml"
MEASURE = "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"
RUN = {
    "workflow_run": {
        "head_sha": "abc", "head_branch": "main",
        "head_repository": {"owner": {"login": "svess"}, "html_url": "https://github.example/svess/romi"},
    }
}  # fmt: skip
TOLD = ("check", "comment")
PULL = [{"number": 5, "head": {"sha": "abc"}}]


# A form


@pytest.fixture(autouse=True)
def _content_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.editing.workflows.load", load)


def test_an_accepted_form_becomes_one_file_on_a_branch_of_its_own(root: Path, catalog: Catalog) -> None:
    with github() as (repository, told):
        assert workflows.answer(event(body("notikums", EVENT, catalog), "veidlapa-notikums"), root, repository) == "#12"
    (tree,) = told.of("POST", "git/trees")
    assert [item["path"] for item in tree["tree"]] == ["data/events/lasisanas-svetki.yml"]
    (blob,) = told.of("POST", "git/blobs")
    assert base64.b64decode(blob["content"]).startswith(b"id: lasisanas-svetki\n")
    assert told.of("POST", "git/refs") == [{"ref": "refs/heads/veidlapa-7", "sha": "s1"}]
    (pull,) = told.of("POST", "pulls")
    assert (pull["head"], pull["base"]) == ("veidlapa-7", "main")
    assert told.of("POST", "actions/workflows/check.yml/dispatches") == [{"ref": "veidlapa-7"}]
    (said,) = told.of("POST", "issues/7/comments")
    assert said["body"].index("Paldies!") < said["body"].index("Thank you!")
    assert "pwned" not in json.dumps(told.changes), "the title of an issue is never used"


def test_a_refused_form_leaves_a_comment_and_nothing_else(root: Path, catalog: Catalog) -> None:
    hostile = EVENT | {"title-lv": "$(rm -rf /) @visi"}
    with github() as (repository, told):
        payload = event(body("notikums", hostile, catalog), "veidlapa-notikums")
        assert workflows.answer(payload, root, repository).startswith("atteikts")
    (change,) = told.changes
    assert change[:2] == ("POST", "issues/7/comments")
    assert "rakstiet tikai vārdus" in change[2]["body"]
    assert "@visi" not in change[2]["body"]


def test_what_nobody_accepted_changes_nothing(root: Path) -> None:
    with github() as (repository, told):
        workflows.answer(event("x", "veidlapa-notikums", action="opened"), root, repository)
    assert told.changes == []


# A check


def written(folder: Path, pages: Any, *problems: Problem) -> Path:
    folder.mkdir(exist_ok=True)
    told = {"causes": [], "others": [asdict(item) for item in publishable(problems)]}
    (folder / workflows.PROBLEMS).write_text(json.dumps(told), encoding="utf-8")
    (folder / workflows.PAGES).write_text(json.dumps(pages), encoding="utf-8")
    return folder


def test_a_comment_says_what_to_do_and_what_changes(tmp_path: Path) -> None:
    page = {"address": "temati/x/", "title": "Temats", "state": "changed", "rows": [["vecs", "jauns"]]}
    folder = written(tmp_path, {"count": 1, "pages": [page]}, Problem("data/a/b.yml", 3, 1, "trūkst", "missing"))
    with github(pulls=PULL) as (repository, told):
        assert workflows.comment(RUN, folder, repository) == 5
    (said,) = (data["body"] for data in told.of("POST", "issues/5/comments"))
    assert "Vēl jāizlabo: 1" in said
    assert 'href="https://github.example/svess/romi/blob/abc/data/a/b.yml?plain=1#L3"' in said
    assert "<td>vecs</td><td>jauns</td>" in said


def test_a_red_check_without_a_problem_in_the_content_is_not_called_green(tmp_path: Path) -> None:
    folder = written(tmp_path, {"count": 0, "pages": []})
    for conclusion, words in (("success", "✅ Saturu var publicēt"), ("failure", "lūdziet palīdzību")):
        with github(pulls=PULL) as (repository, told):
            workflows.comment({"workflow_run": {**RUN["workflow_run"], "conclusion": conclusion}}, folder, repository)
        (said,) = (data["body"] for data in told.of("POST", "issues/5/comments"))
        assert words in said
        assert ("✅" in said) == (conclusion == "success")


def test_a_stranger_s_report_is_plain_text(tmp_path: Path) -> None:
    evil = "</td></table><script>alert(1)</script> @kads #1 https://evil.example ![x](http://e.example/p.png)"
    page = {"address": evil, "title": evil, "state": evil, "rows": [[evil, evil]]}
    folder = written(tmp_path, {"count": 1, "pages": [page]}, Problem(evil, 3, 1, evil, evil))
    with github(pulls=PULL) as (repository, told):
        workflows.comment(RUN, folder, repository)
    (said,) = (data["body"] for data in told.of("POST", "issues/5/comments"))
    assert "<script" not in said
    assert "@kads" not in said
    assert "://evil" not in said
    assert "http://e.example" not in said


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"causes": 1, "others": []}', '{"causes": [[]], "others": []}', '"' + "x" * 3_000_000 + '"'],
)
def test_a_report_of_another_form_is_not_believed(tmp_path: Path, text: str) -> None:
    folder = written(tmp_path, {"count": 0, "pages": []})
    (folder / workflows.PROBLEMS).write_text(text, encoding="utf-8")
    with github(pulls=PULL) as (repository, told), pytest.raises((ValueError, KeyError)):
        workflows.comment(RUN, folder, repository)
    assert told.changes == []


def test_a_report_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    folder = written(tmp_path / "report", {"count": 0, "pages": []})
    (folder / workflows.PAGES).unlink()
    (folder / workflows.PAGES).symlink_to("/etc/passwd")
    with github(pulls=PULL) as (repository, told):
        workflows.comment(RUN, folder, repository)
    assert "root:" not in json.dumps(told.changes)


def test_the_pull_request_is_the_one_that_github_knows(tmp_path: Path) -> None:
    folder = written(tmp_path, {"count": 0, "pages": []})
    with github(pulls=[{"number": 5, "head": {"sha": "another"}}]) as (repository, told):
        assert workflows.comment(RUN, folder, repository) is None
    assert told.changes == []


def test_an_older_comment_is_written_over(tmp_path: Path) -> None:
    folder = written(tmp_path, {"count": 0, "pages": []})
    older = [{"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- saturs -->\nx"}]
    with github(pulls=PULL, **{"issues/5/comments": older}) as (repository, told):
        workflows.comment(RUN, folder, repository)
    assert [where for _, where, _ in told.changes] == ["issues/comments/3"]


def test_problems_stand_at_their_lines_and_all_in_the_summary(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("catalog.check.check_house", lambda _: ())
    out = tmp_path_factory.mktemp("report")
    path = project / THEME
    path.write_text(path.read_text(encoding="utf-8").replace("\norder: 1", "\nsumary: 1\norder: x"), encoding="utf-8")
    assert workflows.review(project, out, out / "summary.md") == 1
    assert capsys.readouterr().out.startswith(f"::error file={THEME},line=")
    summary = (out / "summary.md").read_text(encoding="utf-8")
    assert summary.index("Vēl jāizlabo") < summary.index("nezināms lauks") < summary.index("unknown field")


def test_causes_stand_before_what_they_may_cause() -> None:
    cause, effect = Problem("data/z.yml", 9, 1, "cēlonis", "cause"), Problem("data/a.yml", 1, 1, "sekas", "effect")
    text = of_a_check([cause], [effect])
    assert text.index("cēlonis") < text.index("sekas")


def test_what_is_private_is_not_repeated() -> None:
    problem = Problem("data/a.yml", 1, 1, "„Jānis Kalniņš” izskatās pēc vārda", "x", private="Jānis Kalniņš")
    assert "Kalniņš" not in of_a_check([], [problem])
    assert "„…” izskatās" in of_a_check([], [problem])


def test_plain_text_is_dead() -> None:
    assert plain("a <b> & @c #1 www.d.lv") == "a &lt;b&gt; &amp; @\u200bc #\u200b1 www.\u200bd.lv"


# When the workflows do it


EVENTS = {
    "a proposal": ("pull_request", "5/merge", "labojums", True),
    "a proposal from a fork's main branch": ("pull_request", "6/merge", "main", True),
    "what the machine proposes": ("workflow_dispatch", "veidlapa-7", "veidlapa-7", True),
    "what is published": ("push", "main", "main", False),
    "a check that somebody started": ("workflow_dispatch", "main", "main", False),
}
"""What happened → its event, its ref, the branch it came from, and whether there is a proposal to speak in."""


def holds(expression: str, context: dict[str, Any]) -> bool:
    """Whether an expression of a workflow holds (`&&`, `||`, comparisons, names of the context)."""

    def value(match: re.Match[str]) -> str:
        found: Any = context
        for name in match.group().split("."):
            found = found[name]
        return repr(found)

    python = re.sub(r"\bgithub(?:\.\w+)+", value, expression.removeprefix("${{").removesuffix("}}"))
    python = python.replace("&&", " and ").replace("||", " or ").replace("!cancelled()", "True")
    return bool(eval(python))  # noqa: S307 — our own workflows


@pytest.mark.parametrize(("event_name", "ref_name", "branch", "speaks"), EVENTS.values(), ids=EVENTS)
def test_each_proposal_is_compared_and_told(
    root: Path, event_name: str, ref_name: str, branch: str, speaks: bool
) -> None:
    repository = {"default_branch": "main"}
    run = {"event": event_name, "head_branch": branch, "conclusion": "success"}
    github = {"event_name": event_name, "ref_name": ref_name, "event": {"repository": repository, "workflow_run": run}}
    workflow = {name: yaml.safe_load((root / f".github/workflows/{name}.yml").read_text()) for name in TOLD}
    steps = [step["if"] for step in workflow["check"]["jobs"]["content"]["steps"] if "if" in step]
    assert [holds(step, {"github": github}) for step in steps] == [speaks] * 4
    assert holds(workflow["comment"]["jobs"]["comment"]["if"], {"github": github}) == speaks


# The machine's work


@pytest.fixture
def before(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(project, tmp_path_factory.mktemp("before") / "project"))


def test_fingerprints_are_written_for_the_editor(project: Path, before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.editing.workflows.write_forms", lambda *_: [])
    path = project / THEME
    text = path.read_text(encoding="utf-8").replace("lv: Izglītība", "lv: Skola").replace("en: Education", "en: School")
    path.write_text(text, encoding="utf-8")
    files = workflows.finish(project, before, "labojums")
    assert list(files) == [THEME]
    with github() as (repository, told):
        workflows.put_back(files, "labojums", repository)
    assert ("PATCH", "git/refs/heads/labojums", {"sha": "s1", "force": False}) in told.changes
    assert ("POST", "actions/workflows/check.yml/dispatches", {"ref": "labojums"}) in told.changes


def test_after_a_merge_the_machine_proposes() -> None:
    with github() as (repository, told):
        workflows.put_back({THEME: b"x"}, "", repository, "main")
        workflows.put_back({}, "", repository, "main")
    (pull,) = told.of("POST", "pulls")
    assert (pull["head"], pull["base"]) == (workflows.STAMPS, "main")


def test_what_the_app_saved_gets_its_style_back(project: Path, before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.editing.workflows.write_forms", lambda *_: [])
    path = project / THEME
    old = path.read_text(encoding="utf-8")
    value = yaml.safe_load(old)
    value["review"]["checked_on"] = "2026-11-21"
    value["order"] = 2
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    assert workflows.restyle(project, before) == [THEME]
    assert path.read_text(encoding="utf-8") == old.replace("\norder: 1", "\norder: 2")


def test_what_an_app_adds_by_itself_is_not_kept(project: Path, before: Path) -> None:
    """It saves every switch, also those that nobody touched, and leaves out lists without items."""
    path = project / MEASURE
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump(value | {"shared_wording": False}, allow_unicode=True), encoding="utf-8")
    assert workflows.restyle(project, before) == [MEASURE]
    assert path.read_text(encoding="utf-8") == (before / MEASURE).read_text(encoding="utf-8")

    del value["years"]
    path.write_text(yaml.safe_dump(value | {"shared_wording": True}, allow_unicode=True), encoding="utf-8")
    workflows.restyle(project, before)
    made = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert made["years"] == []
    assert made["shared_wording"] is True

    new = project / MEASURE.replace("-1.yml", "-7.yml")
    new.write_text(yaml.safe_dump(value | {"shared_wording": False}, allow_unicode=True), encoding="utf-8")
    workflows.restyle(project, before)
    made = yaml.safe_load(new.read_text(encoding="utf-8"))
    assert made == value | {"years": []}
    assert (list(made)[:3], list(made)[-2:]) == (["id", "title", "summary"], ["citations", "review"])


def test_a_year_is_written_as_a_number(project: Path, before: Path) -> None:
    path = project / "data/sources/parskats.yml"
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = yaml.safe_dump(value | {"published": "2019", "covers": {"start": "2019", "end": "2019-05"}})
    path.write_text(text, encoding="utf-8")
    workflows.restyle(project, before)
    made = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (made["published"], made["covers"]) == (2019, {"start": 2019, "end": "2019-05"})


def test_a_value_that_is_not_published_need_not_be_filled_in(project: Path, before: Path, root: Path) -> None:
    path = project / "data/figures/skaitlis.yml"
    path.parent.mkdir(exist_ok=True)
    value = yaml.safe_load((root / "samples/figures.yml").read_text(encoding="utf-8"))
    del value["observations"][0]["value"]
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    workflows.restyle(project, before)
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["observations"][0]["value"] is None


def test_the_style_of_an_editor_s_own_hand_is_left_alone(
    project: Path, before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.editing.workflows.write_forms", lambda *_: [])
    path = project / THEME
    path.write_text("# Piezīme\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert workflows.finish(project, before, "mans-zars") == {}

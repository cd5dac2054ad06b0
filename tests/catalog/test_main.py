"""The commands as an editor types them: one line for each thing, an exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import __main__ as module
from catalog.publish import PublishError
from catalog.serve import BusyPortError

MEASURE = "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"
Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command; its exit code."""
    monkeypatch.setattr("catalog.check.check_house", lambda _: ())
    monkeypatch.setattr(os, "environ", os.environ.copy())  # `serve` says in it where the site is
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)

    def command(*words: object) -> int:
        monkeypatch.setattr(sys, "argv", ["catalog", *map(str, words)])
        return module.main()

    return command


def spoil(project: Path) -> None:
    path = project / MEASURE
    path.write_text(path.read_text(encoding="utf-8").replace("carried-out", "done"), encoding="utf-8")
    (project / "data/themes/otrs.yml").write_text("", encoding="utf-8")


def test_check_of_sound_content(project: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--root", project) == 0
    assert capsys.readouterr().out.endswith("kļūdas / errors: 0, brīdinājumi / warnings: 0\n")


def test_check_says_everything_then_counts_it(project: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert run("check", "--root", project) == 1
    first, second, count = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{MEASURE}:14:1: ")
    assert second.startswith("data/themes/otrs.yml:1:1: ")
    assert count.endswith("kļūdas / errors: 2, brīdinājumi / warnings: 0")


def test_warnings_alone_are_no_failure(project: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "data/themes/izglitiba.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("lv: Izglītība", "lv: Skola"), encoding="utf-8")
    assert run("check", "--root", project) == 0
    assert capsys.readouterr().out.endswith("kļūdas / errors: 0, brīdinājumi / warnings: 1\n")


def test_the_public_log_names_nobody(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / MEASURE
    text = path.read_text(encoding="utf-8").replace("done:\n  lv: ", "done:\n  lv: Ilze Paraudziņa, 120390-12345. ", 1)
    path.write_text(text, encoding="utf-8")
    assert run("check", "--root", project) == 1
    assert "Paraudziņa" in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("check", "--root", project) == 1
    told = capsys.readouterr().out
    assert "izskatās pēc personas vārda" in told
    assert not any(word in told for word in ("Ilze", "Paraudziņa", "120390", "12345"))


def test_github_gets_annotations(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(project)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("check", "--root", project) == 1
    assert capsys.readouterr().out.startswith(f"::error file={MEASURE},line=14,col=1::")


def test_totals_are_a_line_each(project: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("totals", "--root", project) == 0
    assert "     1  parskats: municipal measures\n" in capsys.readouterr().out


def test_stamp_says_how_many_files(project: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "data/themes/izglitiba.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('en_of: "442c695d", ', ""), encoding="utf-8")
    assert run("stamp", "--root", project) == 0
    assert capsys.readouterr().out == "1 faili papildināti / files stamped\n"


def test_schema_offers_the_terms_of_the_project(project: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", "--root", project) == 0
    assert "shēmas / schemas" in capsys.readouterr().out
    assert '"carried-out"' in (project / "data/schema/local-measures.json").read_text(encoding="utf-8")


def test_tree_writes_every_page(whole: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tree", "--root", whole, "--to", whole / "tree") == 0
    count = len(list((whole / "tree").rglob("*.md")))
    assert capsys.readouterr().out.startswith(f"{count} lapas / pages")


@pytest.mark.parametrize(
    ("command", "function", "error"),
    [
        ("build", "catalog.__main__.publish", PublishError("slikti / bad")),
        ("serve", "catalog.serve.serve", BusyPortError("slikti / bad")),
    ],
)
def test_what_could_not_be_done_is_one_line(
    project: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    function: str,
    error: Exception,
) -> None:
    def failing(*_: object) -> str:
        raise error

    monkeypatch.setattr(function, failing)
    assert run(command, "--root", project) == 1
    assert capsys.readouterr() == ("", "slikti / bad\n")


def test_a_preview_ends_quietly(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(root: Path, port: int) -> None:
        assert (root, port) == (project, 8001)
        assert os.environ["SITE_URL"] == "http://localhost:8001/"
        raise KeyboardInterrupt

    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.setattr("catalog.serve.serve", interrupted)
    assert run("serve", "--root", project, "--port", "8001") == 0
    assert capsys.readouterr() == ("", "")


def test_build_says_what_was_done(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "publish", lambda root: f"gatavs {root == project}")
    assert run("build", "--root", project) == 0
    assert capsys.readouterr().out == "gatavs True\n"


def test_the_package_is_a_program(root: Path, project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "catalog", "totals", "--root", str(project)],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": str(root / "hooks"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "data/themes" in done.stdout


def test_due_lists_what_waits_and_counts_what_comes(
    project: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "data/themes/izglitiba.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("lv: Izglītība", "lv: Skola"), encoding="utf-8")
    assert run("due", "--root", project) == 0
    *lines, count = [line for line in capsys.readouterr().out.splitlines() if line.count("-") > 1 or "due" in line]
    assert any(line.endswith("translation  data/themes/izglitiba.yml") for line in lines)
    assert count == f"gaida / due: {len(lines)}"


def test_a_reader_who_has_seen_enough_leaves_no_traceback(root: Path, project: Path) -> None:
    """`make check | head`: the end of the pipe is closed before all is said."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "catalog", "check", "--root", str(project)],
        cwd=root, env={**os.environ, "PYTHONPATH": "hooks", "PYTHONUNBUFFERED": "1"}, stdout=write,
        stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    os.close(write)
    assert done.stderr == ""

"""Whatever happens to a build, `site/` is the last good site or the new one; MkDocs itself is not run here."""

from __future__ import annotations

import errno
import fcntl
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import publish as module
from catalog.publish import BUILT, LOCK, PublishError, digest, publish, swap

Build = Callable[[Path, Path], None]


def built(words: str) -> Build:
    """A build whose site says `words`."""

    def build(_: Path, target: Path) -> None:
        target.mkdir()
        (target / "index.html").write_text(words, encoding="utf-8")

    return build


def failing(error: Exception) -> Build:
    """A build that stops half-way."""

    def build(root: Path, target: Path) -> None:
        built("puse")(root, target)
        raise error

    return build


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a built site that says “vecā”."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/x.yml").write_text("a", encoding="utf-8")
    monkeypatch.setattr(module, "_mkdocs", built("vecā"))
    assert "site/ is built" in publish(tmp_path)
    return tmp_path


def run(root: Path, monkeypatch: pytest.MonkeyPatch, build: Build) -> str:
    """Change an input, then publish."""
    path = root / "data/x.yml"
    path.write_text(path.read_text(encoding="utf-8") + "b", encoding="utf-8")
    monkeypatch.setattr(module, "_mkdocs", build)
    return publish(root)


def shown(root: Path) -> str:
    return (root / "site/index.html").read_text(encoding="utf-8")


def left(root: Path) -> list[str]:
    """What lies about that is neither content nor site."""
    known = {"data", "site", ".cache", Path(LOCK).name, Path(BUILT).name}
    return [path.name for path in (*root.iterdir(), *(root / ".cache").iterdir()) if path.name not in known]


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "in two renames"])
def test_a_new_site_takes_the_place_of_the_old(root: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(module, "_exchange", lambda *_: False)
    assert run(root, monkeypatch, built("jaunā")) == "site/ ir izveidota / site/ is built"
    assert (shown(root), left(root)) == ("jaunā", [])


def test_the_first_site_needs_no_old_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "site/index.html").unlink()
    (root / "site").rmdir()
    run(root, monkeypatch, built("jaunā"))
    assert shown(root) == "jaunā"


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "in two renames"])
def test_files_of_the_old_site_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(module, "_exchange", lambda *_: False)
    fresh, site = tmp_path / "fresh", tmp_path / "site"
    for folder, name in ((site, "vecs.html"), (fresh, "jauns.html")):
        folder.mkdir()
        (folder / name).write_text("x", encoding="utf-8")
    swap(fresh, site)
    assert [path.name for path in site.iterdir()] == ["jauns.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "error",
    [PublishError("kļūdas / errors"), KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device", "x")],
)
def test_a_build_that_stops_leaves_the_site(root: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    with pytest.raises((PublishError, KeyboardInterrupt)):
        run(root, monkeypatch, failing(error))
    assert (shown(root), left(root)) == ("vecā", [])
    assert run(root, monkeypatch, built("jaunā")) == "site/ ir izveidota / site/ is built"


def test_a_build_that_failed_is_tried_again_without_a_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PublishError):
        run(root, monkeypatch, failing(PublishError("kļūdas / errors")))
    monkeypatch.setattr(module, "_mkdocs", built("jaunā"))
    publish(root)
    assert shown(root) == "jaunā"


def test_a_stop_between_the_renames_is_mended_by_the_next_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "site").rename(root / ".site-before")
    with pytest.raises(PublishError):
        run(root, monkeypatch, failing(PublishError("kļūdas / errors")))
    assert (shown(root), left(root)) == ("vecā", [])


def test_a_stop_after_the_renames_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".site-before").mkdir()
    (root / ".cache/next-x").mkdir()
    run(root, monkeypatch, built("jaunā"))
    assert (shown(root), left(root)) == ("jaunā", [])


def test_a_second_build_is_refused_in_words_and_touches_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / ".cache/next-cita").mkdir()
    with (root / LOCK).open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(PublishError, match=r"cita būve jau notiek .* / another build is running"):
            run(root, monkeypatch, built("jaunā"))
    assert (shown(root), left(root)) == ("vecā", ["next-cita"])
    assert run(root, monkeypatch, built("jaunā")) == "site/ ir izveidota / site/ is built"


def test_nothing_is_built_if_nothing_has_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_mkdocs", failing(AssertionError()))
    assert publish(root) == "nekas nav mainījies; site/ ir jaunākā / nothing has changed; site/ is up to date"


def test_a_site_that_somebody_has_touched_is_built_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "site/index.html").write_text("svešs", encoding="utf-8")
    monkeypatch.setattr(module, "_mkdocs", built("jaunā"))
    publish(root)
    assert shown(root) == "jaunā"


@pytest.mark.parametrize("content", ["", "{", "[1]", "null"])
def test_a_note_that_cannot_be_read_is_no_note(root: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    (root / BUILT).write_text(content, encoding="utf-8")
    monkeypatch.setattr(module, "_mkdocs", built("jaunā"))
    publish(root)
    assert shown(root) == "jaunā"


@pytest.mark.parametrize(
    "name", ["data/x.yml", "data/y.yml", "docs/lv/x.md", "hooks/x.py", "overrides/x.html", "mkdocs.yml"]
)
def test_every_input_counts(root: Path, name: str) -> None:
    before = digest(root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("cits", encoding="utf-8")
    assert digest(root) != before


@pytest.mark.parametrize("name", ["SITE_URL", "EDIT_URL", "CONTACT_URL", "PUBLISHER_LV", "PUBLISHER_EN"])
def test_addresses_of_the_deployment_count(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = digest(root)
    monkeypatch.setenv(name, "https://paraugs.example/")
    assert digest(root) != before


@pytest.mark.parametrize("name", ["hooks/__pycache__/x.pyc", "tests/x.py", "README.md", "site/x.html"])
def test_what_no_page_is_made_from_does_not_count(root: Path, name: str) -> None:
    before = digest(root)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("x", encoding="utf-8")
    assert digest(root) == before


def test_a_name_moved_into_a_file_is_a_change(root: Path) -> None:
    """Names and contents are told apart: two projects with the same letters in other places are two."""
    (root / "data/x.yml").write_text("ab", encoding="utf-8")
    before = digest(root)
    (root / "data/x.yml").write_text("a", encoding="utf-8")
    (root / "data/y.yml").write_text("b", encoding="utf-8")
    assert digest(root) != before


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, r"disks ir pilns .* / .* the disk is full"),
        (errno.EACCES, r"nav tiesību rakstīt .* / .* no right to write"),
        (errno.EPERM, r"nav tiesību rakstīt .* / .* no right to write"),
        (errno.EROFS, r"disku var tikai lasīt .* / .* the disk is read-only"),
        (errno.EIO, r"sistēma saka „Input/output error” .* / .* the system says"),
    ],
)
def test_trouble_with_the_disk_is_one_line(root: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str) -> None:
    with pytest.raises(PublishError, match=rf"^site/ nav mainīta: {said}[^\n]*$") as error:
        run(root, monkeypatch, failing(OSError(number, "Input/output error", "x")))
    assert error.value.__cause__ is None
    assert shown(root) == "vecā"


def test_trouble_with_the_first_folder_is_one_line_too(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("", encoding="utf-8")
    with pytest.raises(PublishError, match="site/ is unchanged"):
        publish(tmp_path)


def test_trouble_after_the_swap_does_not_say_that_nothing_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swapped_then_full(fresh: Path, site: Path) -> None:
        swap(fresh, site)
        (root / BUILT).unlink()
        (root / BUILT).mkdir()

    monkeypatch.setattr(module, "swap", swapped_then_full)
    try:
        said = run(root, monkeypatch, built("jaunā"))
    except PublishError as error:
        said = str(error)
    assert shown(root) == "jaunā"
    assert "unchanged" not in said


@pytest.mark.parametrize(("code", "said"), [(0, "site/ is built"), (1, "site/ is unchanged: the build has errors")])
def test_mkdocs_is_run_strictly_into_a_folder_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        built("jaunā")(tmp_path, Path(command[-1]))
        return subprocess.CompletedProcess(command, code)

    monkeypatch.setattr("subprocess.run", run)
    try:
        found = publish(tmp_path)
    except PublishError as error:
        found = str(error)
    assert said in found
    ((*words, target),) = commands
    assert words[1:] == ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    assert Path(target).is_relative_to(tmp_path / ".cache")
    assert (tmp_path / "site").exists() is (code == 0)

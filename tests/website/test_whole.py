"""The published folder is whole at every moment, and equal sources give equal bytes.

Builds are killed, refused and repeated on a small project, the samples; the whole content is made again in part.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalog.load import load
from catalog.publish import INPUTS
from catalog.stamp import stamp
from tests.test_contributing import lay_out, write_section_pages

from .conftest import ENVIRONMENT, SUBPATH

PARTS = (*INPUTS, "samples")
KILLS = 3
"""How often a build is killed: once in each third of the time that it takes."""
ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1900000000"}
"""Another time zone, locale, order of sets and day."""
PROSE = "docs/lv/mediatori/kur-versties.md"
LED_TO = {
    "par/index.md": ("cik-jaunas", "pieci-dokumenti", "zinot-par-kludu"),
    "par/pieklustamiba.md": (),
    "mediatori/kur-versties.md": ("mediators",),
}
"""Page of prose → the sections that every site or pages made from records lead to."""


def copy_project(root: Path, folder: Path, parts: tuple[str, ...] = PARTS) -> Path:
    folder.mkdir(parents=True)
    for part in parts:
        source = root / part
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, folder / part, ignore=ignore) if source.is_dir() else shutil.copy(source, folder / part)
    return folder


def small_project(root: Path, folder: Path) -> Path:
    """The samples as a project that can be built."""
    copy_project(root, folder, tuple(part for part in PARTS if part not in ("data", "docs")))
    shutil.copytree(root / "data/vocabularies", folder / "data/vocabularies")
    lay_out(root, folder)
    write_section_pages(root, folder)
    for language in ("lv", "en"):
        for uri, anchors in LED_TO.items():
            page = folder / "docs" / language / uri
            page.parent.mkdir(parents=True, exist_ok=True)
            sections = (f"## {anchor.capitalize()} {{: #{anchor} }}\n\nVārds." for anchor in anchors)
            page.write_text("\n\n".join([HEAD, *sections]), encoding="utf-8")
    stamp(load(folder)[0], folder)
    return folder


HEAD = "---\ntitle: Lapa\ndescription: Par ko ir lapa.\n---\n\n# Lapa"


def digests(site: Path) -> dict[str, str]:
    """Path → SHA-256 of every file."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def publish(folder: Path, **variables: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **ENVIRONMENT, **variables, "PYTHONPATH": str(folder / "hooks")}
    return subprocess.Popen(
        [sys.executable, "-m", "catalog", "build"], cwd=folder, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A small project in a folder whose name has a space and diacritics."""
    return small_project(root, tmp_path_factory.mktemp("whole") / "cita mape – ķēde")


def seconds_to_build(project: Path) -> float:
    """How long it takes to make a good site."""
    start = time.perf_counter()
    process = publish(project)
    said, _ = process.communicate()
    assert process.returncode == 0, said.decode()
    return time.perf_counter() - start


def change(folder: Path, word: str) -> None:
    """Change a page, so that there is something to build."""
    page = folder / PROSE
    page.write_text(page.read_text(encoding="utf-8") + f"\n{word}\n", encoding="utf-8")


def is_whole(site: Path, before: dict[str, str]) -> bool:
    """Every file of the site is there; what differs is the page that was changed and what search knows of it."""
    now = digests(site)
    changed = {path for path in before if now.get(path) != before[path]}
    return now.keys() == before.keys() and all(
        path.startswith(("mediatori/", "en/mediatori/", "search/")) for path in changed
    )


def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: Path) -> None:
    whole = seconds_to_build(project)
    before = digests(project / "site")
    moments = random.Random(9)  # noqa: S311 — moments, not secrets
    for number in range(KILLS):
        change(project, f"vārds {'abcdefgh'[number]}")
        process = publish(project)
        time.sleep(whole * (number + moments.random()) / KILLS)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert is_whole(project / "site", before), number


def test_of_two_builds_one_gives_way_and_equal_sources_give_equal_bytes(project: Path) -> None:
    """Another folder, time zone, locale, hash seed and day change nothing, nor do builds that were killed before."""
    copy = copy_project(project, project.with_name("kopija"))
    left = set((project / ".cache").glob("next-*"))
    change(project, "vārds")
    change(copy, "vārds")
    first = publish(project)
    while not set((project / ".cache").glob("next-*")) - left and first.poll() is None:
        time.sleep(0.05)
    second, elsewhere = publish(project), publish(copy, **ELSEWHERE)
    refused, _ = second.communicate()
    said, _ = first.communicate()
    also_said, _ = elsewhere.communicate()
    assert (first.returncode, second.returncode, elsewhere.returncode) == (0, 1, 0), said.decode() + also_said.decode()
    assert "cita būve jau notiek" in refused.decode()
    assert b"Traceback" not in refused
    here, there = digests(project / "site"), digests(copy / "site")
    assert len(here) > 500
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
    assert list((project / ".cache").glob("next-*")) == []


def test_the_whole_content_gives_the_same_bytes_again(built: Path, root: Path) -> None:
    """Every eighth page, and all downloads that hang on no page; the samples show the rest to be equal."""
    environment = {
        **os.environ,
        **ENVIRONMENT,
        **ELSEWHERE,
        "PYTHONPATH": os.pathsep.join((str(root / "hooks"), str(root))),
    }
    command = [sys.executable, "-m", "tests.website.again"]
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    again = json.loads(run.stdout)
    assert len(again) > 400
    site = built / SUBPATH
    assert [
        path for path, made in again.items() if hashlib.sha256((site / path).read_bytes()).hexdigest() != made
    ] == []

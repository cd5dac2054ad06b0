"""The published folder is whole at every moment, and equal sources give equal bytes."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalog.publish import INPUTS

from .conftest import ENVIRONMENT, SUBPATH

PARTS = (*INPUTS, "samples")
KILLS = 2
"""How often a build is killed at a random moment; each takes some seconds."""


def copy_project(root: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for part in PARTS:
        source = root / part
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, folder / part, ignore=ignore) if source.is_dir() else shutil.copy(source, folder / part)
    return folder


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
def project(tmp_path_factory: pytest.TempPathFactory, built: Path, root: Path) -> Path:
    """A copy of the project with a good site, in a folder whose name has a space and diacritics."""
    folder = copy_project(root, tmp_path_factory.mktemp("whole") / "cita mape – ķēde")
    shutil.copytree(built / SUBPATH, folder / "site")
    return folder


def change(folder: Path, word: str) -> None:
    """Change a page, so that there is something to build."""
    page = folder / "docs/lv/par/index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{word}\n", encoding="utf-8")


def is_whole(site: Path, before: dict[str, str]) -> bool:
    """Every file of the site is there; what differs is the page that was changed and what search knows of it."""
    now = digests(site)
    changed = {path for path in before if now.get(path) != before[path]}
    return now.keys() == before.keys() and all(path.startswith(("par/", "search/", "en/par/")) for path in changed)


def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: Path) -> None:
    before = digests(project / "site")
    moments = random.Random(9)  # noqa: S311 — moments, not secrets
    for number in range(KILLS):
        change(project, f"vārds {'abcdefgh'[number]}")
        process = publish(project)
        time.sleep(moments.uniform(0.3, 9))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert is_whole(project / "site", before), number


def test_of_two_builds_one_gives_way_and_equal_sources_give_equal_bytes(project: Path, built: Path, root: Path) -> None:
    """Another folder, time zone, locale, hash seed and day change nothing, nor do builds that were killed before."""
    page = "docs/lv/par/index.md"
    shutil.copy(root / page, project / page)
    elsewhere = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1900000000"}
    left = set((project / ".cache").glob("next-*"))
    first = publish(project, **elsewhere)
    while not set((project / ".cache").glob("next-*")) - left and first.poll() is None:
        time.sleep(0.1)
    second = publish(project)
    refused, _ = second.communicate()
    said, _ = first.communicate()
    assert (first.returncode, second.returncode) == (0, 1), said.decode()
    assert "cita būve jau notiek" in refused.decode()
    assert b"Traceback" not in refused
    here, there = digests(built / SUBPATH), digests(project / "site")
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
    assert list((project / ".cache").glob("next-*")) == []

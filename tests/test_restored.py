from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .restored import Restored


def tree(folder: Path) -> dict[str, bytes | str | None]:
    """Name → content of each file, where each link leads, None for a folder."""
    return {
        path.relative_to(folder).as_posix(): os.readlink(path)  # noqa: PTH115 — links may lead nowhere
        if path.is_symlink()
        else None
        if path.is_dir()
        else path.read_bytes()
        for path in folder.rglob("*")
    }


@pytest.fixture
def restored(tmp_path: Path) -> Restored:
    (tmp_path / "original/a/b").mkdir(parents=True)
    for name in ("a/b/x", "a/y", "z"):
        (tmp_path / "original" / name).write_text(name)
    return Restored(tmp_path / "original", tmp_path / "copy", kept="kept")


def same_size(copy: Path) -> None:
    (copy / "z").write_text("Z")


def same_size_and_time(copy: Path) -> None:
    times = (copy / "z").stat()
    (copy / "z").write_text("Z")
    os.utime(copy / "z", ns=(times.st_atime_ns, times.st_mtime_ns))


def folder_for_a_file(copy: Path) -> None:
    (copy / "z").unlink()
    (copy / "z/new").mkdir(parents=True)
    (copy / "z/new/file").touch()


def file_for_a_folder(copy: Path) -> None:
    shutil.rmtree(copy / "a")
    (copy / "a").touch()


def renamed(copy: Path) -> None:
    (copy / "a").rename(copy / "c")


def linked(copy: Path) -> None:
    (copy / "a/nowhere").symlink_to("nowhere")
    (copy / "a/y").unlink()
    (copy / "a/y").symlink_to("../z")
    (copy / "folder").symlink_to("a")


def deleted(copy: Path) -> None:
    shutil.rmtree(copy / "a/b")
    (copy / "a/y").unlink()


@pytest.mark.parametrize(
    "spoil", [same_size, same_size_and_time, folder_for_a_file, file_for_a_folder, renamed, linked, deleted]
)
def test_what_was_done_is_undone(restored: Restored, spoil: Callable[[Path], None]) -> None:
    for _ in range(2):
        spoil(restored.copy)
        assert tree(restored.copy) != tree(restored.original)
        restored.restore()
        assert tree(restored.copy) == tree(restored.original)


def test_what_is_kept_stays(restored: Restored) -> None:
    (restored.copy / "kept").mkdir()
    (restored.copy / "kept/x").touch()
    restored.restore()
    assert (restored.copy / "kept/x").exists()

"""A copy of a folder that stays where it is: what a test did to it is undone, as copying it for each would take longer.

That it has one path keeps what is kept by path: compiled templates above all.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Mode, time of change of content and of anything (ns), size; of a folder its mode alone."""


class Restored:
    """A copy of `original` at `copy`; `kept` is a folder below it in which nothing is undone."""

    def __init__(self, original: Path, copy: Path, kept: str = "") -> None:
        self.original, self.copy = original, copy
        self._kept = copy / kept if kept else None
        shutil.copytree(original, copy)
        self._left = self._stamps()

    def restore(self) -> None:
        """Make the copy what the original is, whatever was written, renamed or deleted in it since."""
        now = self._stamps()
        changed = sorted(path for path in now.keys() | self._left.keys() if now.get(path) != self._left.get(path))
        for path in reversed(changed):
            if path in now:
                _remove(path)
        for path in changed:
            if path in self._left:
                self._put_back(path)
        if changed:
            self._left = self._stamps()

    def _put_back(self, path: Path) -> None:
        source = self.original / path.relative_to(self.copy)
        if source.is_dir():
            path.mkdir()
            shutil.copymode(source, path)
        else:
            shutil.copy2(source, path)

    def _stamps(self) -> dict[Path, Stamp]:
        return dict(self._below(self.copy))

    def _below(self, folder: Path) -> Iterator[tuple[Path, Stamp]]:
        with os.scandir(folder) as entries:
            for entry in entries:
                path, status = Path(entry.path), entry.stat(follow_symlinks=False)
                if path == self._kept:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield path, (status.st_mode, 0, 0, 0)
                    yield from self._below(path)
                else:
                    yield path, (status.st_mode, status.st_mtime_ns, status.st_ctime_ns, status.st_size)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink()

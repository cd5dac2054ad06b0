"""Build the site aside and swap it in whole: whatever happens, `site/` is the last good site or the new one."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK, BUILT = ".cache/build.lock", ".cache/built.json"
INPUTS = ("data", "docs", "hooks", "overrides", "mkdocs.yml", "requirements.lock", "CITATION.cff")
"""All that a site is made from, besides the environment variables below."""
VARIABLES = ("SITE_URL", "EDIT_URL", "CONTACT_URL", "PUBLISHER_LV", "PUBLISHER_EN")
_EXCHANGE, _HERE = 2, -100
"""renameat2(2): RENAME_EXCHANGE, AT_FDCWD."""


class PublishError(Exception):
    """The site was not replaced; the text says why, in both languages."""


def publish(root: Path) -> str:
    """Build `root/site` unless nothing has changed since it was built; a sentence that says what was done.

    Raises PublishError if another build runs, the build fails or the disk does; `site/` is then untouched.
    """
    site, built = root / "site", root / BUILT
    try:
        (root / ".cache").mkdir(exist_ok=True)
        with _lock(root / LOCK):
            _recover(site)
            state = digest(root)
            if _noted(built) == [state, _listing(site)]:
                return "nekas nav mainījies; site/ ir jaunākā / nothing has changed; site/ is up to date"
            with tempfile.TemporaryDirectory(prefix="next-", dir=root / ".cache", ignore_cleanup_errors=True) as aside:
                fresh = Path(aside) / "site"
                _mkdocs(root, fresh)
                swap(fresh, site)
            with suppress(OSError):  # the site is there; without the note the next build only builds again
                built.write_text(json.dumps([state, _listing(site)]), encoding="utf-8")
            return "site/ ir izveidota / site/ is built"
    except OSError as error:
        raise PublishError(_trouble(error)) from None


def _noted(built: Path) -> object:
    """What the last build noted; nothing where that cannot be read."""
    try:
        return json.loads(built.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def digest(root: Path) -> str:
    """SHA-256 of every input of the site: names, contents, variables, the Python that runs."""
    found = hashlib.sha256(sys.version.encode())
    for name in VARIABLES:
        found.update(f"{name}={os.environ.get(name)}\0".encode())
    for path in _files(root, INPUTS):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def _files(root: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        path = root / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (item for item in found if item.is_file() and "__pycache__" not in item.parts)


def _listing(site: Path) -> str:
    """A digest of the names, sizes and times of the site's files: whether somebody has touched them since."""
    found = hashlib.sha256()
    for path in _files(site, ("",)):
        status = path.stat()
        found.update(f"{path.relative_to(site).as_posix()}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return found.hexdigest()


def _mkdocs(root: Path, target: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
    run = subprocess.run(command, cwd=root, check=False, stdout=subprocess.DEVNULL)  # noqa: S603 — our own words
    if run.returncode:
        raise PublishError("site/ nav mainīta: būvē ir kļūdas / site/ is unchanged: the build has errors")


def swap(fresh: Path, site: Path) -> None:
    """Put `fresh` in the place of `site`, in one step where the system can, else in two renames."""
    if not site.exists():
        fresh.rename(site)
        return
    if _exchange(fresh, site):
        shutil.rmtree(fresh, ignore_errors=True)
        return
    old = _old(site)
    site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.with_name(".site-before")


def _recover(site: Path) -> None:
    """A build that was stopped between the two renames left the last good site under its other name."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two paths at once (Linux: renameat2 with RENAME_EXCHANGE); False where that cannot be done."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold the lock for the time of a build; the system lets go of it whatever becomes of the process."""
    try:
        import fcntl
    except ImportError:  # Windows: two builds at once are the user's to avoid
        yield
        return
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PublishError(
                "cita būve jau notiek — pagaidiet, līdz tā beidzas / another build is running — wait until it ends"
            ) from None
        _clear(path.parent)
        yield


def _clear(folder: Path) -> None:
    """Remove what builds that were killed have left."""
    for path in folder.glob("next-*"):
        shutil.rmtree(path, ignore_errors=True)


_NO_RIGHT = ("nav tiesību rakstīt — pārbaudiet mapes tiesības", "no right to write — check the folder's rights")
_REASONS = {
    errno.ENOSPC: ("disks ir pilns — atbrīvojiet vietu", "the disk is full — free some space"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: ("disku var tikai lasīt", "the disk is read-only"),
}


def _trouble(error: OSError) -> str:
    said = (f"sistēma saka „{error.strerror}”", f"the system says “{error.strerror}”")
    lv, en = _REASONS.get(error.errno or 0, said)
    return f"site/ nav mainīta: {lv} ({error.filename}) / site/ is unchanged: {en}"

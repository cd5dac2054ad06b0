"""How long it takes to check and to build the site, as ratios of one run; nothing here can fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMES = 20
"""How many times today's data the larger catalogue holds."""

KEPT = {"vocabularies", "geo", "permitted-names", "schema"}
"""Folders that do not grow with the content."""


def seconds(*command: str) -> float:
    """Wall time of a command, start of Python included."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def multiply(target: Path) -> int:
    """Fill `target/data` with TIMES copies of each record under new ids; how many files that makes."""
    shutil.copytree(ROOT / "data", target / "data")
    shutil.copytree(ROOT / "docs", target / "docs")
    for path in sorted((target / "data").rglob("*.yml")):
        if path.relative_to(target / "data").parts[0] in KEPT:
            continue
        text = path.read_text(encoding="utf-8")
        for number in range(1, TIMES):
            copy = re.sub(r"^id: .*$", f"id: {path.stem}-k{number}", text, count=1, flags=re.MULTILINE)
            copy = re.sub(r"^order: (\d+)$", rf"order: \g<1>{number:02}", copy, flags=re.MULTILINE)
            path.with_name(f"{path.stem}-k{number}.yml").write_text(copy, encoding="utf-8")
    return sum(1 for _ in (target / "data").rglob("*.yml"))


def main() -> None:
    """Print one line for each measurement."""
    check = min(seconds("catalog", "check") for _ in range(3))
    with tempfile.TemporaryDirectory() as folder:
        count = multiply(Path(folder))
        larger = seconds("catalog", "check", "--root", folder)
        build = seconds("mkdocs", "build", "--strict", "--quiet", "--site-dir", f"{folder}/site")
    today = sum(1 for _ in (ROOT / "data").rglob("*.yml"))
    print(f"check, {today} records: {check:.2f} s = 1")
    print(f"check, {count} records: {larger:.2f} s = {larger / check:.1f} × ({count / today:.1f} × the records)")
    print(f"build, {today} records: {build:.2f} s = {build / check:.1f} ×")


if __name__ == "__main__":
    main()

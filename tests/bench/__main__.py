"""How long building, checking and seeing a change take, as ratios of one run; nothing here can fail.

`make bench` writes what it measured, with the date, to `tests/bench/results.md`. Commands are run in turn, A B A B,
and medians are compared, so that a machine that slows down slows all of them. `QUICK=1` leaves the large copies out.
"""

from __future__ import annotations

import datetime
import math
import os
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from catalog.one_name import FIELD
from catalog.publish import INPUTS
from catalog.record_types import type_of
from tests.bench.plain import write_plain

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("results.md")
PARTS = (*INPUTS, "samples")
KEPT = {"vocabularies", "geo", "permitted-names", "schema", "withdrawn"}
"""Folders of data/ that do not grow with the content, or whose records take an address of their own."""
NAME = re.compile(
    r"^((?:name|title):\n  lv: (?:>-\n +)?[\"']?)(.*?\n  en_of: .*?\n  en: (?:>-\n +)?[\"']?)", re.DOTALL | re.MULTILINE
)
OTHER_NAMES = re.compile(r"^other_names:.*\n(?: +.*\n)*", re.MULTILINE)
ONE_NAME = {type_of(model).folder for model in FIELD}
"""Folders of which no two records may be called alike."""
SIZES = (1, 4, 16)
"""How many times today's records a copy holds."""
RUNS, EDITS = 3, 5


def copy(target: Path, times: int) -> Path:
    """The project in `target`, each record `times` times under ids of its own."""
    target.mkdir(parents=True)
    for part in PARTS:
        source = ROOT / part
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target / part, ignore=ignore) if source.is_dir() else shutil.copy(source, target / part)
    for path in sorted((target / "data").rglob("*.yml")):
        if path.relative_to(target / "data").parts[0] in KEPT:
            continue
        text = path.read_text(encoding="utf-8")
        for number in range(1, times):
            copied = re.sub(r"^id: .*$", f"id: {path.stem}-k{number}", text, count=1, flags=re.MULTILINE)
            copied = re.sub(r"^(order|row): (\d+)$", rf"\1: \g<2>{number:02}", copied, flags=re.MULTILINE)
            if path.parent.name in ONE_NAME:
                letter = "abcdefghijklmnop"[number]
                copied = NAME.sub(rf"\g<1>kopija {letter} \g<2>kopija {letter} ", OTHER_NAMES.sub("", copied), count=1)
            path.with_name(f"{path.stem}-k{number}.yml").write_text(copied, encoding="utf-8")
    return target


def run(folder: Path, *command: str) -> float:
    """Wall time in seconds of a Python module run in `folder`, the start of Python included."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def put_aside(*paths: Path) -> None:
    """Take away what an earlier run made, by renaming it.

    Deleting would cost the next run seconds that no build has by itself: where ext4 makes a file, it passes over the
    places of all files deleted in the last minute (`recently_deleted` in the kernel).
    """
    for path in paths:
        if path.exists():
            path.rename(Path(tempfile.mkdtemp(prefix="aside-", dir=path.parents[1])) / path.name)


def cold(folder: Path) -> float:
    """A build that finds nothing kept."""
    put_aside(folder / ".cache", folder / "site")
    return run(folder, "catalog", "build")


def plainly(folder: Path) -> float:
    """A build of the same pages by plain MkDocs."""
    put_aside(folder / "site")
    return run(folder, "mkdocs", "build", "--quiet")


def touched(folder: Path) -> float:
    """A build after one record has changed."""
    change(next((folder / "data/themes").glob("*.yml")))
    return run(folder, "catalog", "build")


def change(path: Path) -> str:
    """Put a new word into the Latvian summary, or the first paragraph, of a file; the word."""
    word = "vards" + str(time.time_ns()).translate(str.maketrans("0123456789", "abcdefghij"))
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\bvards[a-j]+ ", "", text)
    pattern = r"(\bsummary:\n  lv: \"?|\bmeaning:\n  lv: \"?|\n\n)(?=\w)"
    changed = re.sub(pattern, rf"\g<1>{word} ", text, count=1)
    changed = re.sub(r"(\bsummary:\n  lv: >-\n    |\bmeaning:\n  lv: >-\n    )", rf"\g<1>{word} ", changed, count=1)
    path.write_text(changed, encoding="utf-8")
    return word


def seen(folder: Path) -> dict[str, float]:
    """Median seconds from saving a file to a served page that shows the change, for three kinds of file."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks")}
    command = [sys.executable, "-m", "catalog", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        return {
            name: statistics.median(_until(folder / file, f"http://127.0.0.1:{port}/{page}") for _ in range(EDITS))
            for name, file, page in (
                (
                    "record",
                    "data/programmes/latvijas-romu-platforma-v.yml",
                    "prakse/programmas/latvijas-romu-platforma-v/",
                ),
                ("page of prose", "docs/lv/prakse/index.md", "prakse/"),
                ("term", "data/terms/nva.yml", "dati/vardnica/"),
            )
        }
    finally:
        server.terminate()
        server.wait()


def _until(file: Path, address: str) -> float:
    _fetch(address, "")
    word = change(file)
    start = time.perf_counter()
    _fetch(address, word)
    return time.perf_counter() - start


def _fetch(address: str, word: str) -> None:
    """Ask for a page until it holds a word."""
    while True:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 — our own server
                if word in answer.read().decode():
                    return
        except urllib.error.URLError:
            time.sleep(0.05)


def cold_with_memory(folder: Path) -> tuple[float, float]:
    """Seconds of a cold build, and the largest resident size, in MB, of one of its processes."""
    put_aside(folder / ".cache", folder / "site")
    code = (
        "import resource, subprocess, sys, time; start = time.perf_counter(); "
        "subprocess.run([sys.executable, '-m', 'catalog', 'build'], check=True, stdout=subprocess.DEVNULL); "
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    environment = {**os.environ, "PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    said = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, check=True, stdout=subprocess.PIPE)
    seconds, size = said.stdout.split()
    return float(seconds), int(size) / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Measure, print, and write the results."""
    lines: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(f"- {line}")

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        own, plain = copy(folder / "own", 1), write_plain(ROOT, folder / "plain")
        _against_plain(own, plain, say)
        for name, seconds in seen(own).items():
            say(f"from saving a {name} to seeing it: {seconds:.2f} s")
        say(f"check: {statistics.median(run(own, 'catalog', 'check') for _ in range(RUNS)):.2f} s")
        if not os.environ.get("QUICK"):
            _growth(folder, own, say)
    _write(lines)


def _against_plain(own: Path, plain: Path, say: Callable[[str], None]) -> None:
    commands: dict[str, Callable[[], float]] = {
        "plain MkDocs, the same pages as Markdown": lambda: plainly(plain),
        "cold build": lambda: cold(own),
        "build when nothing has changed": lambda: run(own, "catalog", "build"),
        "build when one record has changed": lambda: touched(own),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name].append(command())
    base = statistics.median(times["plain MkDocs, the same pages as Markdown"])
    for name, found in times.items():
        say(f"{name}: {statistics.median(found):.2f} s = {statistics.median(found) / base:.2f}")


def _growth(folder: Path, own: Path, say: Callable[[str], None]) -> None:
    """How time and memory grow with the number of records; exponent 1 is in proportion."""
    built: dict[int, tuple[float, float]] = {}
    for times in SIZES:
        larger = own if times == 1 else copy(folder / f"x{times}", times)
        built[times] = cold_with_memory(larger)
        say(f"× {times}: cold build {built[times][0]:.1f} s, largest process {built[times][1]:.0f} MB")
        if times == SIZES[-1]:
            for name, seconds in seen(larger).items():
                say(f"× {times}: from saving a {name} to seeing it: {seconds:.2f} s")
    small, large = SIZES[0], SIZES[-1]
    steps = math.log(large / small)
    say(f"growth exponent to × {large}: time {math.log(built[large][0] / built[small][0]) / steps:.2f}, "
        f"memory {math.log(built[large][1] / built[small][1]) / steps:.2f}")  # fmt: skip


def _write(lines: list[str]) -> None:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    head = f"""# What `make bench` measured

{datetime.date.today().isoformat()}, {machine}; medians of {RUNS} runs taken in turn. Ratios are to plain MkDocs with
Material and static-i18n on the same pages as Markdown.
"""
    RESULTS.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()

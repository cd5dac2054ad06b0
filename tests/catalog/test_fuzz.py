"""Whatever stands in a file, the check says what is wrong and ends: no traceback, no crash, no hang, no flood.

Every field of every sample is spoiled in turn, and files are cut and their bytes changed, always in the same way. What
gets past reading is checked against the other samples; what is stamped must hold what it held.
"""

from __future__ import annotations

import copy
import datetime
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog import privacy, rules, sense
from catalog.check import check
from catalog.load import Reading, assemble, data_files, read_file, read_record
from catalog.record_types import RECORD_TYPES
from catalog.settings import Settings
from catalog.stamp import left, stamp
from catalog.text import fingerprint
from catalog.yamlfile import read

from ..test_contributing import lay_out

SEED = 20261130
MOST = 6
"""Lines that one spoiled place may bring: what is wrong with it, and what other texts and records then lack."""

WRONG: list[Any] = [
    None, True, 0, -1, 1e300, 10**14, "", " ", "x", "0777", "60 774", "2021-13-45", "2099", "index", "//", "\u00ad",
    "\u202e",
    "Jānis #1", "ā" * 6000, [], [None], [[[[[]]]]], {}, {"lv": 1}, {"lv": "", "en": ""}, {"x": {"y": []}},
    [{"lv": "a"}] * 50,
]  # fmt: skip
"""Values of every kind, to stand where another is expected."""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The samples as a project of their own."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(root / "data/vocabularies", folder / "data/vocabularies")
    lay_out(root, folder)
    return folder


@pytest.fixture(scope="module")
def readings(samples: Path) -> list[Reading]:
    return [read_file(path, samples) for path in data_files(samples)]


def places(value: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Each place in a plain value."""
    if where:
        yield where
    for part in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from places(value[part], (*where, part))


def spoiled(value: Any, where: tuple[Any, ...], wrong: Any) -> Any:
    """The value with something else at a place."""
    made = copy.deepcopy(value)
    inner = made
    for part in where[:-1]:
        inner = inner[part]
    inner[where[-1]] = copy.deepcopy(wrong)
    return made


def one_of(readings: list[Reading], folder: str) -> Reading:
    return next(reading for reading in readings if reading.folder == folder)


def everything_said(reading: Reading, readings: list[Reading]) -> int:
    """How many lines the rules say of a record among the others, prose and the house left out."""
    if reading.stored is None:
        return len(reading.problems)
    others, _ = assemble([*(item for item in readings if item.name != reading.name), reading])
    alone = (
        *rules.check_record(reading.stored), *privacy.check_record(reading.stored),
        *sense.check_record(reading.stored, datetime.date(2026, 12, 1)),
    )  # fmt: skip
    return len(reading.problems) + len(alone) + len(list(rules.check_together(others)))


@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_every_field_of_every_sample_spoiled(readings: list[Reading], tmp_path: Path, folder: str) -> None:
    """Each field once with a value drawn from all kinds: another for each field, the same at each run."""
    draw = random.Random(f"{SEED}{folder}")  # noqa: S311 — places, not secrets
    known = one_of(readings, folder)
    assert known.stored is not None
    path = tmp_path / Path(known.name).name
    value = known.stored.parsed.value
    whole = [where for where in places(value) if len(where) < 9]
    for where in whole if len(whole) < 150 else draw.sample(whole, 150):
        wrong = spoiled(value, where, draw.choice(WRONG))
        text = yaml.dump(wrong, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6)
        path.write_text(text, encoding="utf-8")
        reading = read_record(path, known.name, folder)
        assert everything_said(reading, readings) <= MOST, (where, text)


def damaged(raw: bytes, draw: random.Random) -> bytes:
    """The bytes cut, or with some of them changed, put in, taken out or put elsewhere."""
    start, length = draw.randrange(len(raw)), draw.randrange(1, 40)
    piece = draw.choice(
        [
            b"", bytes([draw.randrange(256)]), draw.randbytes(4), b"\t", b"\r", b"\x00", b": ", b"- ", b"#", b" #1",
            b'"', b"'",
            b"[" * 50, b"{" * 50, b"&a ", b"*a", b"!!x ", b"---\n", b"%", b"|", b"\xc2\xad", b"\xe2\x80\xa8",
            b"\xef\xbb\xbf",
            b"?", b"<<: ", raw[start : start + length] * 2, raw[: draw.randrange(200)],
        ]
    )  # fmt: skip
    kind = draw.randrange(3)
    if kind == 0:
        return raw[:start]
    return raw[:start] + piece + raw[start + (length if kind == 1 else 0) :]


@pytest.mark.parametrize("folder", RECORD_TYPES)
def test_damaged_files_are_read_to_the_end(samples: Path, readings: list[Reading], tmp_path: Path, folder: str) -> None:
    draw = random.Random(f"{SEED}{folder}")  # noqa: S311 — places, not secrets
    known = one_of(readings, folder)
    raw = (samples / known.name).read_bytes()
    path = tmp_path / Path(known.name).name
    for _ in range(60):
        path.write_bytes(damaged(raw, draw))
        reading = read_record(path, known.name, folder)
        assert len(reading.problems) <= MOST, path.read_bytes()
        assert all(problem.line >= 1 and problem.column >= 1 for problem in reading.problems)
        for problem in reading.problems:
            assert "�" not in str(problem)


def test_damaged_projects_are_checked_to_the_end(
    project: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of the small project damaged, several at a time, with all rules running: data, vocabularies and prose."""
    monkeypatch.setattr("catalog.check.check_house", lambda _: ())
    draw = random.Random(SEED)  # noqa: S311 — places, not secrets
    files = sorted(path for path in project.rglob("*") if path.suffix in (".yml", ".md") and path.name != "mkdocs.yml")
    whole = {path: path.read_bytes() for path in files}
    for _ in range(8):
        for path in draw.sample(files, 3):
            path.write_bytes(damaged(whole[path], draw))
        found = [read_file(path, project) for path in data_files(project)]
        catalog, problems = assemble(found)
        problems += check(catalog, project, settings)
        assert len(problems) < 60
        for path, raw in whole.items():
            path.write_bytes(raw)


def test_stamping_never_harms(project: Path) -> None:
    """Fingerprints taken out at random, and the files written in all manners: stamped, they hold what they held."""
    draw = random.Random(SEED)  # noqa: S311 — places, not secrets
    path = project / "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"
    whole = path.read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(whole.splitlines()) if "en_of" in line]
    for _ in range(25):
        out = set(draw.sample(lines, draw.randrange(1, len(lines) + 1)))
        text = "".join(line for number, line in enumerate(whole.splitlines(keepends=True)) if number not in out)
        value = read(text.encode(), "").value
        if draw.random() < 0.5:
            style = draw.choice([None, True, False])
            text = yaml.safe_dump(
                value, allow_unicode=True, default_flow_style=style, width=draw.choice([20, 80, 10**6])
            )
        raw = (draw.choice(["", "\ufeff"]) + text.replace("\n", draw.choice(["\n", "\r\n", "\r"]))).encode()
        path.write_bytes(raw)
        stamp(assemble([read_file(path, project)])[0], project)
        after, problems = assemble([read_file(path, project)])
        stored = after.stored["local-measures"][path.stem]
        assert problems == []
        assert left(after, project) == []
        assert all(text.en_of == fingerprint(text.lv) for _, text in stored.contents.texts)
        assert path.read_bytes().replace(b" ", b"").startswith(raw[:20].replace(b" ", b""))

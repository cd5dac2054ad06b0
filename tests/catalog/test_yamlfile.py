"""Values and where they stand. What is refused, and in which words, are golden files in `bad/`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from catalog import yamlfile
from catalog.yamlfile import Parsed, parse


def read(folder: Path, content: str | bytes) -> Parsed:
    path = folder / "x.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return parse(path, "data/x.yml")


def test_values_and_their_places(tmp_path: Path) -> None:
    found = read(tmp_path, "a: viens\nb:\n  - c: 1\n  - {d: [true, null]}\n")
    assert found.value == {"a": "viens", "b": [{"c": 1}, {"d": [True, None]}]}
    assert found.position(("a",)) == (1, 1)
    assert found.position(("b", 0, "c")) == (3, 5)
    assert found.position(("b", 1, "d", 1)) == (4, 16)
    assert found.problems == []


def test_what_is_not_there_has_the_place_of_what_is_around_it(tmp_path: Path) -> None:
    found = read(tmp_path, "a: 1\nb:\n  c: 2\n")
    assert found.position(("b", "nav", 3)) == (2, 1)
    assert found.position(("nav",)) == (1, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12), ("-3", -3), ("0", 0), ("12.5", 12.5), ("2026-11-21", "2026-11-21"), ('"12"', "12"),
        ("0777", "0777"), ("1_000", "1_000"), ("1:30", "1:30"),
        ("0x10", "0x10"), ("1e3", "1e3"), (".inf", ".inf"), (".nan", ".nan"),
        ("~", None), ("true", True), ("'no'", "no"), ("1,5", "1,5"),
    ],
)  # fmt: skip
def test_only_plain_decimal_numbers_are_numbers(tmp_path: Path, written: str, value: object) -> None:
    found = read(tmp_path, f"a: {written}\n").value["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_other_systems_are_read_alike(tmp_path: Path, line_end: str, mark: str) -> None:
    found = read(tmp_path, mark + line_end.join(["a: viens", "b: divi", ""]))
    assert found.value == {"a": "viens", "b": "divi"}
    assert found.position(("b",)) == (2, 1)


@pytest.mark.parametrize("text", ["a: " + "[" * 500 + "]" * 500, "{a: " * 500 + "}" * 500])
def test_deep_nesting_is_one_line(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text).problems) == 1


def test_nesting_that_fills_the_largest_file_does_not_kill_the_reader(tmp_path: Path) -> None:
    """In a process of its own, since libyaml's composer exhausts the stack of the machine."""
    path = tmp_path / "x.yml"
    path.write_text("a: " + "[" * 90_000 + "]" * 90_000, encoding="utf-8")
    program = "import sys, pathlib, catalog.yamlfile as y; print(len(y.parse(pathlib.Path(sys.argv[1]), 'x').problems))"
    hooks = Path(yamlfile.__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "-c", program, str(path)], env={"PYTHONPATH": str(hooks)}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout.strip()) == (0, "1")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_a_line_end_that_editors_do_not_show_does_not_shift_the_lines_after_it(tmp_path: Path, sign: str) -> None:
    found = read(tmp_path, f'a: "viens{sign}divi"\nb: trīs\n')
    assert found.problems or found.position(("b",)) == (2, 1)

"""Values and where they stand. What is refused, and in which words, are golden files in `bad/`."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from catalog import yamlfile
from catalog.yamlfile import MAX_DEPTH, MAX_TEXT, Parsed, parse


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
        ("0777", "0777"), ("1_000", "1_000"), ("1:30", "1:30"), ("01", "01"), ("2021.", "2021."), ("05.2021",
        "05.2021"),
        ("60.774", 60.774), ("0.5", 0.5), (".5", ".5"), ("1e5", "1e5"), ("1.0e+400", "1.0e+400"), ("+3", "+3"),
        ("9" * 15, int("9" * 15)), ("9" * 16, "9" * 16), ("٣", "٣"), ("null", None), ("Null", None), ("", None),
        ("0x10", "0x10"), ("1e3", "1e3"), (".inf", ".inf"), (".nan", ".nan"),
        ("~", None), ("true", True), ("'no'", "no"), ("1,5", "1,5"),
    ],
)  # fmt: skip
def test_only_plain_decimal_numbers_are_numbers(tmp_path: Path, written: str, value: object) -> None:
    found = read(tmp_path, f"a: {written}\n").value["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
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


def nested(depth: int) -> str:
    return "a: " + "[" * depth + "]" * depth


def test_as_deep_as_allowed(tmp_path: Path) -> None:
    assert read(tmp_path, nested(MAX_DEPTH - 1)).problems == []
    assert len(read(tmp_path, nested(MAX_DEPTH)).problems) == 1


@pytest.mark.parametrize(
    "text", ["- " * 30_000, "? " * 30_000, "a: {" * 20_000, "[{" * 20_000, "!" * 60_000, "&a " * 20_000]
)
def test_any_nesting_ends_at_once(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text).problems) == 1


def test_as_long_as_allowed(tmp_path: Path) -> None:
    assert read(tmp_path, f"a: {'x' * MAX_TEXT}\n").problems == []
    assert len(read(tmp_path, f"a: {'x' * (MAX_TEXT + 1)}\n").problems) == 1


SYNTAX = [
    "a: @b", "a: `b`", "a: %b", "%b", "a: b: c", "a: [b", "a: {b: c", "a: [b]]", "a: }", "a: [,]", "a: *", "a: &",
    "a: !ā b",
    "a: !<b", "a: !b! c", "a: !%zz b", "a: | b", "a: >0\n  b", "a: - b", "a: ? b", "- a\nb: c", 'a: "b', "a: 'b",
    'a: "b" c',
    'a: "\\q"', 'a: "\\xzz"', 'a: "\\ud800"', "a:b\nc: d", "a\nb: c", "a: b\n c: d", "a: b\n---\nc: d", 'a: "b\n--- c"',
    "%YAML 2.0\n---\na: b", "%YAML 1.1\n%YAML 1.1\n---\na: b", "%TAG ! !b\n%TAG ! !b\n---\na: b", "%YAML x\n---\na: b",
    "%YAML 1.99999999999\n---\na: b", "%TAG\n---\na: b", "<<<<<<< HEAD\na: b", "```\na: b\n```", "[a]: b",
    "{a: b}: c"
]  # fmt: skip


@pytest.mark.parametrize("text", SYNTAX)
def test_what_yaml_refuses_is_one_line_in_both_languages(tmp_path: Path, text: str) -> None:
    (problem,) = read(tmp_path, text).problems
    for english in ("found", "did not", "could not", "expected", "while"):
        assert english not in problem.lv, "libyaml's own words are no Latvian"


def test_every_reason_of_libyaml_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlfile, "_OTHERWISE", None)
    assert [read(tmp_path, text).problems for text in SYNTAX]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "b\nc: "d"\n', (1, 4)), ("a: 'b\nc: d\n", (1, 4)), ("a: b\nc:d\ne: f\n", (2, 2)),
        ("a: [b\nc: d\n", (1, 4)),
        ("a: {b: c\nd: e\n", (1, 4)), ("a: [b, @c]\n", (1, 8)), ("a: b\nlauks\nc: d\n", (2, 1)),
    ],
)  # fmt: skip
def test_a_slip_is_shown_where_it_was_made(tmp_path: Path, text: str, place: tuple[int, int]) -> None:
    (problem,) = read(tmp_path, text).problems
    assert (problem.line, problem.column) == place


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a: viens #1 divi", 1), ("a: viens # divi", 1), ("a: viens  #divi", 1), ("a: viens  # divi", 0),
        ("a: viens#1", 0),
        ("# viens\na: divi", 0), ("a: 'viens #1'", 0), ("a: 'viens' # divi", 0), ("a:  # viens\n  b: divi", 0),
        ("a: >-\n  viens #1\n", 0), ("a: [viens #1\n  , divi]", 1), ("a: # viens", 0),
        ("a: viens\n  # divi\nb: trīs", 0),
        ("a: 12 #3", 1),
    ],
)  # fmt: skip
def test_a_comment_that_swallows_text_is_none(tmp_path: Path, text: str, count: int) -> None:
    assert len(read(tmp_path, text).problems) == count


@pytest.mark.parametrize(
    "text",
    [
        "a:\u00a0b", "\u00a0\u00a0a: b", "a: \u00a0b", "a: b\u00a0", "{a:\u00a0b}", "a: '\u202fb'", "a:\n-\u00a0b: c",
        "a: 12\u00a0", "a\u00a0: b",
    ],
)  # fmt: skip
def test_no_break_spaces_are_for_numbers(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text).problems) == 1
    assert read(tmp_path, "a: 60\u00a0774 cilvēki\n").problems == []


def test_characters_by_their_numbers_are_characters(tmp_path: Path) -> None:
    assert read(tmp_path, 'a: "ma\\u0304c\\u012bt"').value == {"a": "mācīt"}
    assert len(read(tmp_path, 'a: "m\\u00adc\\u202e"').problems) == 2
    assert read(tmp_path, "a: 'm\\u00adc'").problems == [], "single quotes take signs as they are"


def test_one_form_of_letters(tmp_path: Path) -> None:
    found = read(tmp_path, unicodedata.normalize("NFD", "ā: mācīt\nč: labi\n"))
    assert found.value == {"ā": "mācīt", "č": "labi"}
    assert found.position(("č",)) == (2, 1)


def test_a_file_that_is_gone_or_locked_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(parse(tmp_path / "nav.yml", "x").problems) == 1

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yml").write_text("a: b", encoding="utf-8")
    monkeypatch.setattr(Path, "open", locked)
    (problem,) = parse(tmp_path / "x.yml", "x").problems
    assert "Permission denied" not in problem.lv

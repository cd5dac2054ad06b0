"""Read one YAML file strictly: plain values, and where each of them stands.

Stricter than YAML 1.1 on purpose, because editors are not programmers: tabs, duplicate keys, anchors,
tags and the words that YAML would silently turn into true or false are problems, not surprises.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalog.problem import Problem

MAX_BYTES = 200_000
"""No record is near this size (bytes); a larger file is a mistake or an attack."""

MAX_DEPTH = 20
"""Nesting deeper than this is not content; the limit also keeps a hostile file from exhausting the stack."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Where = tuple[str | int, ...]
_NULL, _BOOL = "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"
_TEXT = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"}
_INT, _FLOAT = "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"


@dataclass(slots=True)
class Parsed:
    """The plain value of a file, the (line, column) of each key and item, and what is wrong with it."""

    value: Any = None
    positions: dict[Where, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def position(self, where: Where) -> tuple[int, int]:
        """The (line, column) of `where`, or of the nearest thing around it."""
        while where and where not in self.positions:
            where = where[:-1]
        return self.positions.get(where, (1, 1))


def parse(path: Path, name: str) -> Parsed:
    """Read the file at `path`; `name` is how problems call it (its path from the project's root)."""
    parsed = Parsed()

    def problem(line: int, column: int, lv: str, en: str) -> Parsed:
        parsed.problems.append(Problem(name, line, column, lv, en))
        return parsed

    size = path.stat().st_size
    if size > MAX_BYTES:
        return problem(
            1, 1,
            f"fails ir pārāk liels: {size} baiti, atļauts līdz {MAX_BYTES} — sadaliet to vairākos ierakstos",
            f"the file is too large: {size:,} bytes, at most {MAX_BYTES:,} allowed — split it into several records",
        )  # fmt: skip
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        return problem(
            line, column,
            "fails nav UTF-8 kodējumā — saglabājiet to kā UTF-8",
            "the file is not valid UTF-8 — save it as UTF-8",
        )  # fmt: skip
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return _syntax(error, text, problem)
    if node is None:
        return problem(
            1, 1,
            "fails ir tukšs — ierakstam vajag vismaz lauku „id”",
            "the file is empty — a record needs at least the field “id”",
        )  # fmt: skip
    parsed.value = _Reader(name, parsed).read(node, ())
    if not parsed.problems and not isinstance(parsed.value, dict):
        return problem(
            *_mark(node),
            "gaidīti lauki „nosaukums: vērtība”, atrasts kas cits — salīdziniet ar paraugu CONTRIBUTING.md",
            "expected fields “name: value”, found something else — compare with the sample in CONTRIBUTING.en.md",
        )
    return parsed


def _syntax(error: yaml.YAMLError, text: str, problem: Callable[[int, int, str, str], Parsed]) -> Parsed:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    for number in (line, line - 1):
        if 0 < number <= len(lines) and "\t" in lines[number - 1]:
            tab = lines[number - 1].index("\t") + 1
            return problem(
                number, tab,
                "rindā ir tabulators — atkāpēm lietojiet atstarpes (divas katrā līmenī)",
                "the line has a tab — indent with spaces (two for each level)",
            )  # fmt: skip
    detail = getattr(error, "problem", None) or str(error).splitlines()[0]
    return problem(
        line, column,
        f"šo rindu nevar izlasīt kā YAML ({detail}) — pārbaudiet atkāpes, kolus un pēdiņas",
        f"this line cannot be read as YAML ({detail}) — check indents, colons and quotation marks",
    )  # fmt: skip


def _mark(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


class _Reader:
    """Turns YAML nodes into plain values, noting positions and problems."""

    def __init__(self, name: str, parsed: Parsed) -> None:
        self.name, self.parsed = name, parsed
        self.seen: set[int] = set()

    def problem(self, node: yaml.Node, lv: str, en: str) -> None:
        self.parsed.problems.append(Problem(self.name, *_mark(node), lv, en))

    def read(self, node: yaml.Node, where: Where) -> Any:
        self.parsed.positions.setdefault(where, _mark(node))
        if id(node) in self.seen or len(where) > MAX_DEPTH:
            self.problem(
                node,
                "YAML norādes (& un *) un ļoti dziļa ligzdošana nav atļautas — uzrakstiet vērtību atklāti",
                "YAML anchors (& and *) and very deep nesting are not allowed — write the value out",
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*where, n)) for n, child in enumerate(node.value)]
        return self.scalar(node)

    def mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                self.problem(
                    key_node,
                    f"lauks „{key}” ir divreiz — atstājiet vienu",
                    f"the field “{key}” stands twice — keep one",
                )
                continue
            self.parsed.positions[(*where, key)] = _mark(key_node)
            result[key] = self.read(value_node, (*where, key))
        return result

    def scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        if node.tag == _NULL:
            return None
        if node.tag == _BOOL:
            if text in ("true", "false"):
                return text == "true"
            self.problem(
                node,
                f'vārdu „{text}” YAML lasa kā jā/nē — tekstu lieciet pēdiņās: "{text}" (jā/nē raksta true/false)',
                f'YAML reads the word “{text}” as yes/no — quote it as text: "{text}" (yes/no is true/false)',
            )
            return text
        if node.tag in (_INT, _FLOAT):
            return _number(text)
        if node.tag in _TEXT:
            return text
        self.problem(node, f"YAML birka „{node.tag}” nav atļauta", f"the YAML tag “{node.tag}” is not allowed")
        return text


def _number(text: str) -> int | float | str:
    """Plain decimal numbers only; what YAML 1.1 also calls numbers (0777, 1:30, 1_000) stays text."""
    try:
        return (
            int(text)
            if (text.lstrip("+-").isdigit() and not text.lstrip("+-").startswith("0")) or text == "0"
            else float(text)
        )
    except ValueError:
        return text

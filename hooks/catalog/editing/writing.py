"""Write a record: what stays the same keeps its bytes – comments, order, style –, what is new is in the house's style.

A record is never dumped anew. Its text is read together with where each value stands, and only the places that differ
are written over. What comes out is read again before anybody gets it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from textwrap import TextWrapper
from typing import Any

import yaml

from catalog.yamlfile import Loader, Where, read

Edit = tuple[int, int, str]
"""(start, end, words): the characters from start to end are replaced by the words."""

WIDTH = 118
"""A text or a list longer than this (characters) is written over several lines."""

ON_ONE_LINE = {"locator", "review"}
"""Groups of fields that stand in braces on the line of their name."""


class UnwritableError(Exception):
    """The text cannot be given this value without changing another."""


def written(value: Mapping[str, Any]) -> str:
    """A new record in the house's style: one field a line, short groups in brackets."""
    text = "".join(_entry(name, item, 0) for name, item in value.items())
    return _proved(text, value)


def rewritten(text: str, value: Mapping[str, Any], order: Sequence[str] = ()) -> str:
    """The text of a record so that it holds `value`; a field that is new stands where `order` has it.

    Raises UnwritableError if the result would not read as the value.
    """
    before = read(text.encode(), "")
    if before.problems:
        raise UnwritableError(str(before.problems[0]))
    if before.value == value:
        return text
    root = yaml.compose(text, Loader=Loader)
    edits = _Comparison(text, order).mapping(root, before.value, value)
    return _proved(applied(text, edits), value)


def replaced(text: str, values: Mapping[Where, str]) -> str:
    """The text of a record with other words in the scalar fields at these places."""
    root = yaml.compose(text, Loader=Loader)
    edits = []
    for where, value in values.items():
        node = node_at(root, where)
        edits.append((node.start_mark.index, node.end_mark.index, _scalar(value)))
    return applied(text, edits)


_GAP = re.compile(r"^( *(?:- )?[a-z_]+:) null$", re.MULTILINE)


def with_gaps(text: str) -> str:
    """The text with nothing after the names of fields that are still to be filled."""
    return _GAP.sub(r"\1", text)


def node_at(node: Any, where: Where) -> Any:
    """The node of a value inside the node of a record."""
    for part in where:
        node = node.value[part] if isinstance(part, int) else {key.value: inner for key, inner in node.value}[part]
    return node


def applied(text: str, edits: Iterator[Edit] | Sequence[Edit]) -> str:
    """The text after edits that do not overlap."""
    for start, end, words in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _proved(text: str, value: Mapping[str, Any]) -> str:
    found = read(text.encode(), "")
    if found.problems or found.value != value:
        raise UnwritableError(str(found.problems[0]) if found.problems else "the value would not be read as it is")
    return text


class _Comparison:
    """The edits by which a text comes to hold another value."""

    def __init__(self, text: str, order: Sequence[str]) -> None:
        self.text, self.order = text, list(order)

    def mapping(self, node: Any, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
        entries = {key.value: (key, inner) for key, inner in node.value}
        kept = [name for name in old if name in new]
        if not kept or (node.flow_style and set(old) != set(new)):
            end = self.end(node)
            while self.text[end - 1] == "\n":  # a folded text ends after its line
                end -= 1
            yield node.start_mark.index, end, _flow(new)
            return
        for name in old:
            key, inner = entries[name]
            if name not in new:
                yield self.line(key.start_mark.index), self.next_line(inner), ""
            elif old[name] != new[name]:
                yield from self.value(key, inner, old[name], new[name], flow=bool(node.flow_style))
        indent = node.value[0][0].start_mark.column
        for name in new:
            if name not in old:
                before = self.before(name, new, kept)
                at = self.next_line(entries[before][1]) if before else self.line(node.value[0][0].start_mark.index)
                yield at, at, self.on_its_own(at, _entry(name, new[name], indent))

    def on_its_own(self, at: int, words: str) -> str:
        """The words, on a line of their own even where the file ends without a line end."""
        return words if at == 0 or self.text[at - 1] == "\n" else "\n" + words

    def before(self, name: str, new: Mapping[str, Any], kept: Sequence[str]) -> str | None:
        """The field that a new field follows: the nearest that stands before it in the record type, or in `new`."""
        order = self.order if name in self.order else list(new)
        above = order[: order.index(name)]
        return next((other for other in reversed(above) if other in kept), None)

    def value(self, key: Any, node: Any, old: Any, new: Any, *, flow: bool) -> Iterator[Edit]:
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            yield from self.mapping(node, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new and not _outgrown(node, new, flow=flow):
            yield from self.sequence(node, old, new)
        elif flow:
            yield node.start_mark.index, self.end(node), _flow(new)
        elif (
            isinstance(old, dict | list) or isinstance(new, dict | list) or node.style in ("|", ">") or "\n" in str(new)
        ):
            start = key.start_mark.index
            yield start, self.next_line(node), _entry(key.value, new, key.start_mark.column).lstrip(" ")
        else:
            words = _scalar(new)
            empty = node.start_mark.index == node.end_mark.index
            start, end = (key.end_mark.index + 1,) * 2 if empty else (node.start_mark.index, node.end_mark.index)
            yield start, end, " " + words if empty else words

    def sequence(self, node: Any, old: list[Any], new: list[Any]) -> Iterator[Edit]:
        if node.flow_style:
            if len(old) != len(new):
                yield node.start_mark.index, self.end(node), _flow(new)
                return
            for inner, before, after in zip(node.value, old, new, strict=True):
                if before != after:
                    yield from self.item(inner, before, after, flow=True)
            return
        matcher = SequenceMatcher(None, [_key(item) for item in old], [_key(item) for item in new], autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind == "equal":
                continue
            paired = min(i2 - i1, j2 - j1)
            for step in range(paired):
                yield from self.item(node.value[i1 + step], old[i1 + step], new[j1 + step], flow=False)
            for place in range(i1 + paired, i2):
                start = self.line(node.value[place].start_mark.index)
                yield start, self.next_line(node.value[place]), ""
            fresh = "".join(_item(item, self.dash(node.value[0])) for item in new[j1 + paired : j2])
            if fresh:
                last = i1 + paired
                at = self.next_line(node.value[last - 1]) if last else self.line(node.value[0].start_mark.index)
                yield at, at, self.on_its_own(at, fresh)

    def item(self, node: Any, old: Any, new: Any, *, flow: bool) -> Iterator[Edit]:
        if isinstance(old, dict) and isinstance(new, dict) and old and (flow or next(iter(new), "") == next(iter(old))):
            yield from self.mapping(node, old, new)  # the first field of an item stands on the line of its dash
        elif flow:
            yield node.start_mark.index, self.end(node), _flow(new)
        else:
            start = self.line(node.start_mark.index)
            yield start, self.next_line(node), _item(new, self.dash(node))

    def dash(self, node: Any) -> int:
        """The column of the dash before an item."""
        return self.text.rindex("-", 0, node.start_mark.index) - self.line(node.start_mark.index)

    def line(self, index: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, index) + 1

    def end(self, node: Any) -> int:
        """Where a value ends; a block's own mark stands before what follows it."""
        if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self.end(last[1] if isinstance(last, tuple) else last)

    def next_line(self, node: Any) -> int:
        """Where the line after a value begins."""
        end = self.end(node)
        if end and self.text[end - 1] == "\n":
            while self.text[:end].endswith("\n\n"):
                end -= 1
            return end
        found = self.text.find("\n", end)
        return found + 1 if found >= 0 else len(self.text)


def _outgrown(node: Any, new: list[Any], *, flow: bool) -> bool:
    """Whether a list in brackets comes to hold groups, which our style writes over several lines."""
    return bool(node.flow_style) and not flow and any(isinstance(item, dict) for item in new)


def _in_order(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """A text in two languages begins with the Latvian."""
    if not {"lv", "en"} <= set(value) <= {"lv", "en_of", "en"}:
        return value
    return {name: value[name] for name in sorted(value, key=lambda name: ["lv", "en_of", "en"].index(name))}


def _key(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True, default=str)


def _entry(name: str, value: Any, indent: int) -> str:
    """A field with its value, as whole lines."""
    margin = " " * indent
    if isinstance(value, str) and ("\n" in value or len(f"{margin}{name}: {value}") > WIDTH):
        return f"{margin}{name}: >-\n{_folded(value, indent + 2)}"
    if isinstance(value, dict) and value and not _fits(name, value, indent):
        return f"{margin}{name}:\n" + "".join(
            _entry(inner, item, indent + 2) for inner, item in _in_order(value).items()
        )
    if isinstance(value, list) and value and not _fits(name, value, indent):
        return f"{margin}{name}:\n" + "".join(_item(item, indent + 2) for item in value)
    return (
        f"{margin}{name}: {_flow(value)}\n" if isinstance(value, dict | list) else f"{margin}{name}: {_scalar(value)}\n"
    )


def _item(value: Any, indent: int) -> str:
    """An item of a list, as whole lines."""
    margin = " " * indent
    if isinstance(value, dict) and value and not _fits("", value, indent):
        lines = "".join(_entry(name, item, indent + 2) for name, item in _in_order(value).items())
        return f"{margin}- {lines[indent + 2 :]}"
    return f"{margin}- {_flow(value)}\n" if isinstance(value, dict | list) else f"{margin}- {_scalar(value)}\n"


def _fits(name: str, value: Any, indent: int) -> bool:
    """Whether a list or a group is written in brackets: short, plain, a group only where that is our style."""
    inner = value.values() if isinstance(value, dict) else value
    if (isinstance(value, dict) and name not in ON_ONE_LINE) or any(_holds_a_group(item) for item in inner):
        return False
    return len(f"{' ' * indent}{name}: {_flow(value)}") <= WIDTH


def _holds_a_group(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict | list) for item in value))


def _flow(value: Any) -> str:
    """A value on one line, in brackets where it holds others."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return _plain_or_quoted(value, lambda words: f"x: [{words}]", lambda read_back: read_back == [value])


def _scalar(value: Any) -> str:
    """A single value as it stands after `field: `."""
    return _plain_or_quoted(value, lambda words: f"x: {words}", lambda read_back: read_back == value)


def _plain_or_quoted(value: Any, place: Callable[[str], str], is_right: Callable[[Any], bool]) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    found = read(place(value).encode(), "") if value and "\n" not in value else None
    if found and not found.problems and not found.commented and is_right(found.value["x"]) and value == value.strip():
        return value
    return json.dumps(value, ensure_ascii=False)


def _folded(value: str, indent: int) -> str:
    """The lines below `>-`, filled: in a folded text a blank line is a line's end."""
    margin = " " * indent
    wrap = TextWrapper(
        WIDTH, initial_indent=margin, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join("".join(f"{line}\n" for line in wrap.wrap(part)) for part in value.split("\n"))

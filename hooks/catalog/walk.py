"""One visit of a record: its texts, strings, references, citations, slips and passages, with where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from catalog.history import Passage
from catalog.values import Citation, Discrepancy, Ref, Term, Text

Where = tuple[str | int, ...]
"""The fields and places in lists that lead to a value."""

Markers = tuple[Ref | Term, ...]


@dataclass(slots=True)
class Contents:
    """What a record holds, each list in the order of its fields."""

    texts: list[tuple[Where, Text]] = field(default_factory=list)
    words: list[tuple[Where, str]] = field(default_factory=list)
    """Strings that are not part of a bilingual text."""
    references: list[tuple[Where, Ref | Term, str]] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    discrepancies: list[tuple[Where, Discrepancy]] = field(default_factory=list)
    passages: list[tuple[Where, Passage]] = field(default_factory=list)

    def strings(self) -> Iterator[tuple[Where, str]]:
        """Each string, the two languages of a text included."""
        for where, text in self.texts:
            yield (*where, "lv"), text.lv
            yield (*where, "en"), text.en
        yield from self.words


def contents(record: BaseModel) -> Contents:
    """Everything a record holds."""
    found = Contents()
    _visit(record, (), (), found)
    return found


def references(record: BaseModel) -> list[tuple[Where, Ref | Term, str]]:
    """Each (where, marker, id) by which the record points at another record or a term."""
    return contents(record).references


def _visit(value: Any, where: Where, markers: Markers, found: Contents) -> None:
    """Depth first; `markers` are those of the annotation the value was declared with."""
    if isinstance(value, str):
        found.words.append((where, value))
        found.references += [(where, marker, value) for marker in markers]
    elif isinstance(value, Text):
        found.texts.append((where, value))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _visit(item, (*where, number), markers, found)
    elif isinstance(value, BaseModel):
        _note(value, where, found)
        for name, own in _fields(type(value)):
            _visit(getattr(value, name), (*where, name), own, found)


def _note(value: BaseModel, where: Where, found: Contents) -> None:
    """Keep a part of a record that is looked for as a whole."""
    if isinstance(value, Citation):
        found.citations.append(value)
    elif isinstance(value, Discrepancy):
        found.discrepancies.append((where, value))
    elif isinstance(value, Passage):
        found.passages.append((where, value))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Markers], ...]:
    """(name, markers) of the fields that can hold text, references or records."""
    return tuple(
        (name, tuple(item for item in info.metadata if isinstance(item, Ref | Term)) + _markers(info.annotation))
        for name, info in model.model_fields.items()
        if _tells(info.annotation)
    )


def _markers(annotation: Any) -> Markers:
    """The markers at any depth of an annotation: in lists, unions and options."""
    if get_origin(annotation) is Annotated:
        base, *extra = get_args(annotation)
        return tuple(item for item in extra if isinstance(item, Ref | Term)) + _markers(base)
    if get_origin(annotation) in (list, Union, UnionType):
        return tuple(marker for option in get_args(annotation) for marker in _markers(option))
    return ()


def _tells(annotation: Any) -> bool:
    """False for numbers, truth values and dates: nothing in them to visit."""
    if get_origin(annotation) is Annotated:
        return _tells(get_args(annotation)[0])
    if get_origin(annotation) in (list, Union, UnionType):
        return any(_tells(option) for option in get_args(annotation))
    return not (isinstance(annotation, type) and not issubclass(annotation, str | BaseModel))

"""Visit every value of a record together with where it stands and what it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from catalog.history import Passage
from catalog.values import Citation, Discrepancy, Ref, Term, Text

Where = tuple[str | int, ...]


def references(record: BaseModel) -> Iterator[tuple[Where, Ref | Term, str]]:
    """Each (where, marker, id) by which the record points at another record or a term."""
    for where, value, markers in _values(record, type(record), (), ()):
        if isinstance(value, str):
            for marker in markers:
                yield where, marker, value


def texts(record: BaseModel) -> Iterator[tuple[Where, Text]]:
    """Each bilingual text of the record."""
    for where, value, _ in _values(record, type(record), (), ()):
        if isinstance(value, Text):
            yield where, value


def strings(record: BaseModel) -> Iterator[tuple[Where, str]]:
    """Each string of the record, the two languages of a text included."""
    for where, value, _ in _values(record, type(record), (), ()):
        if isinstance(value, Text):
            yield (*where, "lv"), value.lv
            yield (*where, "en"), value.en
        elif isinstance(value, str):
            yield where, value


def discrepancies(record: BaseModel) -> Iterator[tuple[Where, Discrepancy]]:
    """Each place where the record shows a slip of its source."""
    for where, value, _ in _values(record, type(record), (), ()):
        if isinstance(value, Discrepancy):
            yield where, value


def citations(record: BaseModel) -> Iterator[Citation]:
    """Each citation of the record, those of its parts included."""
    for _, value, _ in _values(record, type(record), (), ()):
        if isinstance(value, Citation):
            yield value


def passages(record: BaseModel) -> Iterator[tuple[Where, Passage]]:
    """Each paragraph of the record that carries its own sources and confidence."""
    for where, value, _ in _values(record, type(record), (), ()):
        if isinstance(value, Passage):
            yield where, value


def _values(
    value: Any, annotation: Any, where: Where, markers: tuple[Ref | Term, ...]
) -> Iterator[tuple[Where, Any, tuple[Ref | Term, ...]]]:
    """Depth first; `markers` are those of the annotation the value was declared with."""
    if value is None:
        return
    if get_origin(annotation) is Annotated:
        base, *extra = get_args(annotation)
        found = tuple(item for item in extra if isinstance(item, Ref | Term))
        yield from _values(value, base, where, markers + found)
    elif isinstance(value, list):
        inner = get_args(annotation)[0] if get_origin(annotation) is list else _list_item(annotation)
        for number, item in enumerate(value):
            yield from _values(item, inner, (*where, number), markers)
    elif isinstance(value, BaseModel):
        if where:
            yield where, value, ()
        if not isinstance(value, Text):
            for name, info in type(value).model_fields.items():
                found = tuple(item for item in info.metadata if isinstance(item, Ref | Term))
                yield from _values(getattr(value, name), info.annotation, (*where, name), found)
    elif get_args(annotation) and get_origin(annotation) is not list:
        nested = tuple(marker for option in get_args(annotation) for marker in _markers(option))
        yield where, value, markers + nested
    else:
        yield where, value, markers


def _markers(annotation: Any) -> tuple[Ref | Term, ...]:
    """The markers of a string option inside a union."""
    if get_origin(annotation) is not Annotated:
        return tuple(marker for option in get_args(annotation) for marker in _markers(option))
    base, *extra = get_args(annotation)
    return tuple(item for item in extra if isinstance(item, Ref | Term)) + _markers(base)


def _list_item(annotation: Any) -> Any:
    for option in get_args(annotation):
        if get_origin(option) is list:
            return get_args(option)[0]
    return Any

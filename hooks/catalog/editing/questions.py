"""What a form asks for a record: one question for each value that a person can give, derived from the model."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.load import Catalog
from catalog.model import Vocabulary
from catalog.record import Record
from catalog.values import LANGUAGES, Citation, Locator, Period, Ref, Term, Text
from catalog.walk import Where

MOST_CHOICES = 60
"""A longer list of records helps nobody to choose: the name is typed instead."""

FIELD_NAMES = "fields"
"""The vocabulary that says what fields are called."""

NOT_ASKED = frozenset({"id", "order", "review", "as_printed"})
"""What the machine fills in (id, order, review) or an editor adds later (slips of the source)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a question offers, and what people call it."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One value of a record to ask for.

    `kind` is how it is answered: text, line, date, number, years, url, choice, name or person-or-body; `many` asks for
    several, one a line. A text in two languages is two questions.
    """

    where: Where
    kind: str
    label: Text
    required: bool = False
    many: bool = False
    language: str = ""
    choices: tuple[Choice, ...] = ()
    folder: str = ""
    """The folder of the records that may be named."""
    hint: str = ""

    @property
    def id(self) -> str:
        """The id of the form's field: letters, digits and hyphens."""
        return "-".join([*(str(part).replace("_", "-") for part in self.where), *filter(None, [self.language])])

    @property
    def title(self) -> Text:
        """What is asked, with the language in which it is to be answered."""
        lv, en = _LANGUAGE.get(self.language, ("", ""))
        return Text(lv=self.label.lv + lv, en=self.label.en + en)

    @property
    def heading(self) -> str:
        """How the form names the question, and the text of an issue its answer."""
        return f"{self.title.lv} / {self.title.en}"


_LANGUAGE = {"lv": (", latviski", ", in Latvian"), "en": (", angliski", ", in English")}


def shown(choice: Choice) -> str:
    """How a form shows a choice."""
    return choice.label.lv if choice.label.lv == choice.label.en else f"{choice.label.lv} / {choice.label.en}"


def questions(model: type[BaseModel], catalog: Catalog, left_out: Sequence[str] = ()) -> list[Question]:
    """The questions of a form for records of a type, what is required first within what belongs together."""
    return list(_of_model(model, catalog, (), {*NOT_ASKED, *left_out}))


def field_label(catalog: Catalog, name: str, model: type[BaseModel]) -> Text:
    """What a field of a model is called: by the model's own word for it (`step-minutes`), or by that of all.

    Its own name where the vocabulary has neither.
    """
    terms = catalog.stored["vocabularies"].get(FIELD_NAMES)
    names = {term.id: term.label for term in terms.entry.terms} if terms and isinstance(terms.entry, Vocabulary) else {}
    id_ = name.replace("_", "-")
    own = (f"{_kebab(owner.__name__)}-{id_}" for owner in model.__mro__)
    return next((names[key] for key in (*own, id_) if key in names), Text(lv=name, en=name))


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


_PLACES = {"id": 0, "title": 1, "name": 1, "summary": 2, "citations": 7, "as_printed": 8, "review": 9}


def in_order(model: type[BaseModel]) -> list[str]:
    """The fields of a record as forms and new files have them.

    What every record has stands at the beginning and at the end, what is its type's own between.
    """
    return sorted(model.model_fields, key=lambda name: _PLACES.get(name, 5))


def in_one(hint: str, language: str) -> str:
    """The part of a hint that is in a language: the models have both, Latvian first."""
    return hint.split(" / ")[LANGUAGES.index(language)] if " / " in hint else hint


def beyond(label: Text, hint: str) -> str:
    """What a hint, Latvian and English with a stroke between, says that the Latvian label does not say already."""
    latvian, stroke, english = hint.partition(" / ")
    rest = _beyond(label.lv, latvian)
    return rest and f"{rest}{stroke}{_beyond(label.en, english) or english}"


def _beyond(label: str, hint: str) -> str:
    said, sign, more = hint[: len(label)], hint[len(label) : len(label) + 1], hint[len(label) + 1 :].strip()
    if said.casefold() != label.casefold() or sign not in ("", ":", ";"):
        return hint
    return more[:1].upper() + more[1:]


def choices(catalog: Catalog, marker: Ref | Term) -> tuple[Choice, ...]:
    """What a reference may name, in alphabetical order where it is records; nothing where that is too long a list."""
    if isinstance(marker, Term):
        stored = catalog.stored["vocabularies"].get(marker.vocabulary)
        terms = stored.entry.terms if stored and isinstance(stored.entry, Vocabulary) else []
        return tuple(Choice(term.id, term.label) for term in terms)
    records = [item.entry for item in catalog.stored[marker.type].values() if isinstance(item.entry, Record)]
    if len(records) > MOST_CHOICES:
        return ()
    return tuple(Choice(record.id, record.label) for record in sorted(records, key=lambda record: record.id))


def _of_model(model: type[BaseModel], catalog: Catalog, where: Where, left_out: set[str]) -> Iterator[Question]:
    for name, info in model.model_fields.items():
        if name not in left_out:
            yield from _of_field(name, info, catalog, (*where, name), field_label(catalog, name, model))


def _of_field(name: str, info: FieldInfo, catalog: Catalog, where: Where, label: Text) -> Iterator[Question]:
    """The questions of a field; none where only a person who knows the files can fill it in."""
    many, inner, markers = taken_apart(info)
    required, hint = info.is_required(), beyond(label, info.description or "")
    if inner is Citation:
        yield from _citation(catalog, where)
    elif Text in inner_types(inner) and markers:  # an organisation, or words for somebody without a record
        yield Question(where, "person-or-body", label, required, many, folder=_folder(markers), hint=hint)
    elif inner is Text:
        for language in LANGUAGES:
            yield Question(where, "text", label, required, many, language, hint=hint)
    elif markers:
        offered = choices(catalog, markers[0])
        kind = "choice" if offered else "name"
        yield Question(where, kind, label, required, many, choices=offered, folder=_folder(markers), hint=hint)
    elif inner is Period:
        for part in ("start", "end"):
            needed = required and part == "start"
            yield Question(
                (*where, part), "date", _joined(label, field_label(catalog, part, Period)), needed, hint=hint
            )
    elif get_origin(inner) is Literal:
        offered = said(catalog, name, inner)
        yield Question(where, "choice", label, required, many, choices=offered, hint=hint)
    elif not (isinstance(inner, type) and issubclass(inner, BaseModel)):
        yield Question(where, _plain_kind(name, inner, info), label, required, many, hint=hint)


def _citation(catalog: Catalog, where: Where) -> Iterator[Question]:
    """One source and the place in it; what the record says itself need not be said again."""
    here = (*where, 0)
    yield Question((*here, "source"), "name", field_label(catalog, "source", Citation), required=True, folder="sources")
    for name in ("chapter", "annex", "row", "page"):
        kind = "number" if name in ("annex", "row") else "line"
        label = field_label(catalog, name, Locator)
        hint = beyond(label, Locator.model_fields[name].description or "")
        label = _joined(field_label(catalog, "locator", Citation), label)
        yield Question((*here, "locator", name), kind, label, hint=hint)


def _joined(first: Text, second: Text) -> Text:
    return Text(lv=f"{first.lv}: {_small(second.lv)}", en=f"{first.en}: {_small(second.en)}")


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def said(catalog: Catalog, name: str, annotation: Any) -> tuple[Choice, ...]:
    """A field's fixed values, with what the interface calls each."""
    words = {language: catalog.words(language) for language in LANGUAGES}
    ids = {value: f"{name.replace('_', '-')}-{value}" for value in get_args(annotation)}
    return tuple(
        Choice(value, Text(lv=words["lv"].get(id_, value), en=words["en"].get(id_, value)))
        for value, id_ in ids.items()
    )


def _folder(markers: Sequence[Ref | Term]) -> str:
    return next((marker.type for marker in markers if isinstance(marker, Ref)), "")


def taken_apart(info: FieldInfo) -> tuple[bool, Any, list[Ref | Term]]:
    """(whether it is a list, the type of one value, what marks it as a reference) of a field."""
    markers = [item for item in info.metadata if isinstance(item, Ref | Term)]
    annotation, many = info.annotation, False
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            markers += [item for item in arguments[1:] if isinstance(item, Ref | Term)]
            annotation = arguments[0]
        elif origin is list:
            many, annotation = True, arguments[0]
        elif origin in (Union, types.UnionType):
            options = [option for option in arguments if option is not type(None)]
            if len(options) > 1:
                markers += [item for option in options for item in _markers(option)]
                return many, annotation, markers
            annotation = options[0]
        else:
            return many, annotation, markers


def is_needed(info: FieldInfo) -> bool:
    """Whether a person must fill a field in: an empty list or value that the record type allows the machine writes."""
    if taken_apart(info)[0]:
        return info.is_required() and any(getattr(item, "min_length", 0) for item in info.metadata)
    return info.is_required() and type(None) not in get_args(info.annotation)


def _markers(annotation: Any) -> Iterator[Ref | Term]:
    for item in get_args(annotation):
        if isinstance(item, Ref | Term):
            yield item
        yield from _markers(item)


def inner_types(annotation: Any) -> list[Any]:
    """The types that an annotation names, at any depth."""
    return [annotation, *(found for item in get_args(annotation) for found in inner_types(item))]


def _plain_kind(name: str, inner: Any, info: FieldInfo) -> str:
    if inner is int:
        return "years" if name == "years" else "number"
    if inner is bool:
        return "truth"
    described = repr(info.metadata) + repr(info.annotation)
    if "_partial_date" in described or "_full_date" in described:
        return "date"
    return "url" if "_url" in described else "line"

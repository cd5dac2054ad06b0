"""Records made for a test: valid, and holding no more than the test says."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from catalog.load import Catalog, Stored
from catalog.model import Vocabulary
from catalog.record import Entry
from catalog.record_types import RECORD_TYPES, type_of
from catalog.text import fingerprint
from catalog.values import Ref, Term, Text
from catalog.yamlfile import Parsed

ID = "paraugs"
"""What a made record refers to, in whatever folder."""

_VOCABULARIES = Path(__file__).parents[2] / "data/vocabularies"
_CANDIDATES = (
    ID,
    1,
    2021,
    True,
    "2021",
    "2026-11-21",
    "08-02",
    "LV-001",
    "https://paraugs.example/",
    "0123abcd",
    "112",
)
"""Values to try where a field does not take the words."""

Words = Callable[[], str]
AnyEntry = TypeVar("AnyEntry", bound=Entry)


def text(lv: str, en: str = "In English") -> Text:
    """A text whose English is in step with the Latvian."""
    return Text(lv=lv, en=en, en_of=fingerprint(lv))


def make(model: type[AnyEntry], id_: str = ID, **fields: Any) -> AnyEntry:
    """A record with the fields given and the least that its type asks for besides."""
    return model.model_validate({**_fields(model, None), "id": id_, **fields})


def fill(model: type[AnyEntry], words: Words) -> AnyEntry:
    """A record in which every field is filled, each that takes free text with what `words` gives."""
    return model.model_validate({**_fields(model, words), "id": ID})


def everything(catalog: Catalog, words: Words) -> Catalog:
    """A record of each type, every field filled, all referring to each other; vocabularies are those of a catalogue."""
    models = [row.model for row in RECORD_TYPES.values() if row.model is not Vocabulary]
    return catalog_of(*catalog.all(Vocabulary), *(fill(model, words) for model in models))


def catalog_of(*entries: Entry) -> Catalog:
    """The catalogue of these records alone."""
    stored: dict[str, dict[str, Stored]] = {folder: {} for folder in RECORD_TYPES}
    for entry in entries:
        folder = type_of(entry).folder
        stored[folder][entry.id] = Stored(entry, f"data/{folder}/{entry.id}.yml", Parsed())
    return Catalog(stored, {folder: set() for folder in RECORD_TYPES})


def write(root: Path, entry: Entry) -> Path:
    """Write a record where `load` finds it below `root`; the file."""
    path = root / "data" / type_of(entry).folder / f"{entry.id}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = entry.model_dump(mode="json", exclude_defaults=True)
    path.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    return path


@cache
def term(vocabulary: str) -> str:
    """The first term of a vocabulary of the project."""
    found = yaml.safe_load((_VOCABULARIES / f"{vocabulary}.yml").read_text(encoding="utf-8"))
    return str(found["terms"][0]["id"])


def _fields(model: type[BaseModel], words: Words | None) -> dict[str, Any]:
    """Values of all fields of a model, or, without words, of those that are required."""
    wanted = {name: info for name, info in model.model_fields.items() if words is not None or info.is_required()}
    return {name: _value(_annotation(info), words) for name, info in wanted.items()}


def _annotation(info: FieldInfo) -> Any:
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def _value(annotation: Any, words: Words | None) -> Any:
    """A value that the annotation allows."""
    base, *extra = get_args(annotation) if get_origin(annotation) is Annotated else [annotation]
    for marker in extra:
        if isinstance(marker, Ref | Term):
            return ID if isinstance(marker, Ref) else term(marker.vocabulary)
    if base is Text:
        return text(words(), words()) if words else text("Paraugs", "A sample")
    if isinstance(base, type) and issubclass(base, BaseModel):
        return _fields(base, words)
    if get_origin(base) in (Union, UnionType):
        return _value(_options(base)[0], words)
    if get_origin(base) is list:
        least = max((getattr(item, "min_length", None) or 0 for item in extra), default=0)
        return [_value(option, words) for option in _options(get_args(base)[0])] * (least or words is not None)
    if get_origin(base) is Literal:
        return get_args(base)[0]
    return next(value for value in (words() if words else "Paraugs", *_CANDIDATES) if _fits(annotation, value))


def _options(annotation: Any) -> list[Any]:
    """The annotations of which a value needs to fit one."""
    base = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    found = get_args(base) if get_origin(base) in (Union, UnionType) else (annotation,)
    return [option for option in found if option is not type(None)]


def _fits(annotation: Any, value: object) -> bool:
    try:
        TypeAdapter(annotation).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True

"""What the model's complaints mean to an editor, in Latvian and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from catalog.problem import did_you_mean

_BY_TYPE: Mapping[str, tuple[str, str]] = {
    "missing": (
        "trūkst obligātā lauka „{field}” — pievienojiet to",
        "the required field “{field}” is missing — add it",
    ),
    "extra_forbidden": ("nezināms lauks „{field}”.{mean_lv}", "unknown field “{field}”.{mean_en}"),
    "string_type": (
        "laukā „{field}” gaidīts teksts, atrasts {found} — ja tas ir teksts, lieciet to pēdiņās",
        "“{field}” should be text, found {found_en} — if it is text, quote it",
    ),
    "string_too_short": ("lauks „{field}” ir tukšs — ierakstiet tekstu", "“{field}” is empty — write the text"),
    "string_pattern_mismatch": (
        "laukā „{field}” nederīga vērtība {found} — gaidīts pēc parauga {pattern}",
        "“{field}” has an unsuitable value {found_en} — expected the pattern {pattern}",
    ),
    "int_type": (
        "laukā „{field}” gaidīts vesels skaitlis, atrasts {found}",
        "“{field}” should be a whole number, found {found_en}",
    ),
    "float_type": (
        "laukā „{field}” gaidīts skaitlis, atrasts {found}",
        "“{field}” should be a number, found {found_en}",
    ),
    "bool_type": (
        "laukā „{field}” gaidīts true vai false, atrasts {found}",
        "“{field}” should be true or false, found {found_en}",
    ),
    "list_type": (
        "laukā „{field}” gaidīts saraksts (rindas ar „- ”), atrasts {found}",
        "“{field}” should be a list (lines with “- ”), found {found_en}",
    ),
    "model_type": (
        "laukā „{field}” gaidīti apakšlauki ({fields}), atrasts {found}",
        "“{field}” should have fields of its own ({fields}), found {found_en}",
    ),
    "literal_error": (
        "laukā „{field}” atļauts: {expected}; atrasts {found}.{mean_lv}",
        "“{field}” may be {expected}; found {found_en}.{mean_en}",
    ),
    "too_short": ("sarakstam „{field}” vajag vismaz vienu vērtību", "the list “{field}” needs at least one value"),
    "partial_date": (
        "laukā „{field}” gaidīts datums GGGG, GGGG-MM vai GGGG-MM-DD, atrasts {found}",
        "“{field}” should be a date YYYY, YYYY-MM or YYYY-MM-DD, found {found_en}",
    ),
    "year_day": (
        "laukā „{field}” gaidīts mēnesis un diena MM-DD, kāda ir katrā gadā, atrasts {found}",
        "“{field}” should be a month and day MM-DD that every year has, found {found_en}",
    ),
    "full_date": (
        "laukā „{field}” gaidīts datums GGGG-MM-DD, atrasts {found}",
        "“{field}” should be a date YYYY-MM-DD, found {found_en}",
    ),
    "url": (
        "laukā „{field}” gaidīta adrese, kas sākas ar https://, atrasts {found}",
        "“{field}” should be an address that begins with https://, found {found_en}",
    ),
    "phone": (
        "laukā „{field}” gaidīts iestādes numurs (112, 116111, 80001234 vai +371 6…), atrasts {found}",
        "“{field}” should be an institution's number (112, 116111, 80001234 or +371 6…), found {found_en}",
    ),
    "greater_than_equal": (
        "laukā „{field}” mazākais atļautais skaitlis ir {ge}, atrasts {found}",
        "“{field}” must be at least {ge}, found {found_en}",
    ),
    "less_than_equal": (
        "laukā „{field}” lielākais atļautais skaitlis ir {le}, atrasts {found}",
        "“{field}” must be at most {le}, found {found_en}",
    ),
}
_ELSE = ("laukā „{field}” nederīga vērtība {found} ({msg})", "“{field}” has an unsuitable value {found_en} ({msg})")


def explain(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """(Latvian, English) text for one validation error of a record of type `model`."""
    kind, context = error["type"], dict(error.get("ctx") or {})
    if kind == "value_error":
        kind = str(context.get("error", ""))
    if kind == "model_attributes_type":
        kind = "model_type"
    names = [str(part) for part in error["loc"] if isinstance(part, str)]
    field = names[-1] if names else "?"
    choices = _fields_at(model, error["loc"][:-1] if kind in ("extra_forbidden", "missing") else error["loc"])
    if kind == "literal_error":
        choices = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
    wrong = field if kind == "extra_forbidden" else str(error["input"])
    mean_lv, mean_en = did_you_mean(wrong, choices)
    lv, en = _BY_TYPE.get(kind, _ELSE)
    values: dict[str, Any] = {
        "field": field, "found": _found(error["input"], "„{}”", "nekas", "saraksts", "apakšlauki"),
        "found_en": _found(error["input"], "“{}”", "nothing", "a list", "fields of its own"),
        "fields": ", ".join(choices),
        "mean_lv": mean_lv, "mean_en": mean_en, "msg": error["msg"], "pattern": "", **context,
    }  # fmt: skip
    if kind == "literal_error":
        values["expected"] = ", ".join(choices)
    return lv.format(**values), en.format(**values)


def _found(value: object, quoted: str, nothing: str, a_list: str, fields: str) -> str:
    """The value found, quoted and not too long, or a word for what kind of thing it is."""
    if value is None:
        return nothing
    if isinstance(value, list | dict):
        return a_list if isinstance(value, list) else fields
    text = str(value)
    return quoted.format(text if len(text) <= 60 else text[:57] + "…")


def _fields_at(model: type[BaseModel], where: tuple[int | str, ...]) -> list[str]:
    """Names of the fields that the model allows at `where`."""
    for part in where:
        if not isinstance(part, str) or part not in model.model_fields:
            continue
        inner = _model_in(model.model_fields[part].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None

"""What the model's complaints mean to an editor, in Latvian and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from catalog.problem import did_you_mean
from catalog.values import Text
from catalog.yamlfile import Where

_BY_TYPE: Mapping[str, tuple[str, str]] = {
    "extra_forbidden": ("nezināms lauks „{field}”.{mean_lv}", "unknown field “{field}”.{mean_en}"),
    "string_type": (
        "laukā „{field}” gaidīts teksts, atrasts {found} — ja tas ir teksts, lieciet to pēdiņās",
        "“{field}” should be text, found {found_en} — if it is text, quote it",
    ),
    "string_too_short": ("lauks „{field}” ir tukšs — ierakstiet tekstu", "“{field}” is empty — write the text"),
    "string_too_long": (
        "lauks „{field}” ir pārāk garš — atļautas ne vairāk kā {max_length} zīmes",
        "“{field}” is too long — at most {max_length} characters are allowed",
    ),
    "string_pattern_mismatch": (
        "laukā „{field}” nederīga vērtība {found} — gaidīts: {pattern_lv}",
        "“{field}” has an unsuitable value {found_en} — expected: {pattern_en}",
    ),
    "int_type": (
        "laukā „{field}” gaidīts vesels skaitlis, atrasts {found}{write_lv}",
        "“{field}” should be a whole number, found {found_en}{write_en}",
    ),
    "float_type": (
        "laukā „{field}” gaidīts skaitlis, atrasts {found}{write_lv}",
        "“{field}” should be a number, found {found_en}{write_en}",
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
    "year_range": (
        "laukā „{field}” gads ir ārpus robežām (1000–2100), atrasts {found}",
        "the year in “{field}” is out of bounds (1000–2100), found {found_en}",
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
_ELSE = (
    "laukā „{field}” nederīga vērtība {found} — salīdziniet ar paraugu mapē samples/",
    "“{field}” has an unsuitable value {found_en} ({msg}) — compare with the sample in samples/",
)

_CUT_AT_A_COMMA = (
    "„{field}” nav lauks — iekavās {{…}} komats atdala laukus; tekstu ar komatu lieciet taisnajās pēdiņās",
    "“{field}” is no field — in braces {{…}} a comma parts fields; quote a text that has a comma",
)
"""What an unknown field means whose name is words."""

_PATTERNS: Mapping[str, tuple[str, str]] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": (
        "mazie latīņu burti bez garumzīmēm un mīkstinājumiem, cipari, starp tiem pa defisei",
        "lower-case Latin letters without diacritics, digits, single hyphens between them",
    ),
    r"^[0-9a-f]{8}$": ("astoņas zīmes 0–9 un a–f pēdiņās", "eight signs of 0–9 and a–f, quoted"),
    r"^LV-(\d{3}|[A-Z]{3})$": ("LV- un trīs cipari vai lielie burti", "LV- and three digits or capitals"),
    r"^[a-z0-9-]+(/[a-z0-9-]+)*$": (
        "lapas adrese bez slīpsvītrām galos, piemēram, prakse/piemeri",
        "a page's address without slashes at its ends, like prakse/piemeri",
    ),
    r"^[a-z0-9-]+(/[a-z0-9-]+)*(#[a-z0-9-]+)?$": (
        "lapas adrese bez slīpsvītrām galos, piemēram, prakse/piemeri",
        "a page's address without slashes at its ends, like prakse/piemeri",
    ),
}
"""What the patterns of the model mean, in an editor's words."""


def explain(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """(Latvian, English) text for one validation error of a record of type `model`."""
    kind, context = error["type"], dict(error.get("ctx") or {})
    if kind == "value_error":
        kind = str(context.get("error", ""))
    if kind == "model_attributes_type":
        kind = "model_type"
    names = [str(part) for part in error["loc"] if isinstance(part, str)]
    field = names[-1] if names else "?"
    choices = _fields_at(model, error["loc"][:-1] if kind == "extra_forbidden" else error["loc"])
    if kind == "literal_error":
        choices = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
    wrong = field if kind == "extra_forbidden" else str(error["input"])
    mean_lv, mean_en = did_you_mean(wrong, choices)
    lv, en = _BY_TYPE.get(kind, _ELSE)
    pattern = str(context.get("pattern", ""))
    plain = plain_number(error["input"], whole=kind == "int_type")
    if kind == "extra_forbidden" and " " in field:
        lv, en = _CUT_AT_A_COMMA
    values: dict[str, Any] = {
        "field": field, "found": _found(error["input"], "„{}”", "nekas", "saraksts", "apakšlauki"),
        "found_en": _found(error["input"], "“{}”", "nothing", "a list", "fields of its own"),
        "fields": ", ".join(choice for choice in choices if choice != "en_of"),  # the machine writes it
        "mean_lv": mean_lv, "mean_en": mean_en, "msg": error["msg"],
        "pattern_lv": _PATTERNS.get(pattern, (pattern, pattern))[0],
        "pattern_en": _PATTERNS.get(pattern, (pattern, pattern))[1],
        "write_lv": f" — rakstiet {plain}" if plain else "", "write_en": f" — write {plain}" if plain else "",
        **context,
    }  # fmt: skip
    if kind == "literal_error":
        values["expected"] = ", ".join(choices)
    return lv.format(**values), en.format(**values)


def explain_missing(fields: list[str]) -> tuple[str, str]:
    """(Latvian, English) text for the required fields that one part of a record lacks."""
    if len(fields) == 1:
        return (
            f"trūkst obligātā lauka „{fields[0]}” — pievienojiet to",
            f"the required field “{fields[0]}” is missing — add it",
        )
    return (
        f"trūkst obligāto lauku {', '.join(f'„{field}”' for field in fields)} — pievienojiet tos",
        f"the required fields {', '.join(f'“{field}”' for field in fields)} are missing — add them",
    )


def explain_empty(fields: list[str]) -> tuple[str, str]:
    """(Latvian, English) text for the fields of a record that are still to be filled in."""
    return (
        f"vēl jāaizpilda: {', '.join(fields)} — ja avotā par to nekā nav, neobligātu lauku izdzēsiet",
        f"still to fill in: {', '.join(fields)} — delete an optional field of which the source says nothing",
    )


def explain_strange(fields: list[str]) -> tuple[str, str]:
    """(Latvian, English) text for several fields that do not belong where they stand."""
    return (
        f"šeit nezināmi lauki {', '.join(f'„{field}”' for field in fields[:5])} — pārbaudiet atkāpi un rindu virs tiem",
        f"fields unknown here: {', '.join(f'“{field}”' for field in fields[:5])} — check the indent and the line above",
    )


def _found(value: object, quoted: str, nothing: str, a_list: str, fields: str) -> str:
    """The value found, quoted and not too long, or a word for what kind of thing it is."""
    if value is None:
        return nothing
    if isinstance(value, list | dict):
        return a_list if isinstance(value, list) else fields
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return quoted.format(text if len(text) <= 60 else text[:57] + "…")


_GROUPED = re.compile(r"-?\d{1,3}(?:[.,\s_'’]\d{3})+|-?\d+")
_FRACTION = re.compile(r"(-?\d+)[.,](\d+)")
_POWER = re.compile(r"(\d+)[eE]\+?(\d{1,2})")


def plain_number(value: object, *, whole: bool) -> str:
    """How a number that was typed with spaces, separators or a comma is written; empty for what is none."""
    text = str(value).strip().removesuffix(".")
    if isinstance(value, bool) or not isinstance(value, str | float | int) or len(text) > 20:
        return ""
    if _GROUPED.fullmatch(text):
        return str(int(re.sub(r"[^\d-]", "", text)))
    power = _POWER.fullmatch(text)
    if power:
        return str(int(power[1]) * 10 ** int(power[2]))
    fraction = _FRACTION.fullmatch(text)
    if fraction and not fraction[2].strip("0"):
        return str(int(fraction[1]))
    return f"{int(fraction[1])}.{fraction[2]}" if fraction and not whole else ""


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


def takes_words(model: type[BaseModel], where: Where) -> bool:
    """Whether words for somebody without a record (`{lv: …, en: …}`) may stand at `where` instead of an id."""
    annotation: Any = model
    for part in where:
        if isinstance(part, str):
            inner = _model_in(annotation)
            field = inner.model_fields.get(part) if inner else None
            annotation = field.annotation if field else None
    return _model_in(annotation) is Text

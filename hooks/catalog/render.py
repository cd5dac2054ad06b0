"""Jinja templates + records → HTML. Content is untrusted: everything that is no markup of ours is escaped."""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from catalog import wording
from catalog.text import Translation
from catalog.values import Text


def blocks(text: str) -> Markup:
    """HTML paragraphs, one for each line; lines that begin with “- ” make a list.

    In a folded YAML text (`>-`) a blank line is a line's end.
    """
    made: list[Markup] = []
    items: list[Markup] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("- "):
            items.append(Markup("<li>{}</li>").format(line[2:]))
            continue
        if items:
            made.append(Markup("<ul>{}</ul>").format(Markup("").join(items)))
            items = []
        if line.strip():
            made.append(Markup("<p>{}</p>").format(line))
    return Markup("\n").join(made)


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder; those that were loaded once stay at hand for the next edition of this process."""

    _loaded: ClassVar[dict[tuple[str, str], CodeType]] = {}
    """Key and checksum of a template → what was compiled of it."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket the code of its template, if it was ever compiled."""
        about = (bucket.key, bucket.checksum)
        bucket.code = self._loaded.get(about)
        if bucket.code is None:
            super().load_bytecode(bucket)
            if bucket.code is not None:
                self._loaded[about] = bucket.code


def environment(overrides: Path, language: str, older: str, kept: Path | None = None) -> Environment:
    """The templates of `overrides/` speaking one language.

    `older` is said beside a translation older than its Latvian; `kept` is a folder for compiled templates.
    """

    def shown(value: object) -> object:
        if isinstance(value, Text):
            if language != "lv" and value.translation is Translation.STALE:
                note = Markup('<span class="stale">{} <small>{}</small></span>')
                return note.format(value.in_language(language), older)
            return value.in_language(language)
        if isinstance(value, float):
            return wording.number(value, language)
        return value

    made = Environment(
        loader=FileSystemLoader(overrides), autoescape=True, finalize=shown, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        bytecode_cache=_Compiled(str(kept)) if kept else None,
    )  # fmt: skip
    filters: dict[str, Any] = {
        "text": lambda value: value.in_language(language),
        "date": lambda value, case="nominative": wording.date(str(value), language, case),
        "years": lambda value, case="nominative": wording.years(list(value), language, case),
        "period": lambda value: wording.period(value, language),
        "number": lambda value: wording.number(value, language),
        "em": lambda value: f"{value:g}em",
        "percent": lambda value: f"{value:.4g}%",
        "sentence": lambda value: value[:1].upper() + value[1:],
        "blocks": lambda value: blocks(value.in_language(language)),
        "escaped": escape,
    }
    made.filters.update(filters)
    made.tests["contains"] = lambda items, item: item in items
    made.globals["language"] = language
    return made

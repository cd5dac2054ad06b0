"""Jinja templates + records → Markdown, with every word of the content escaped.

Content is untrusted: a finalizer turns each character that means something to Markdown or HTML into an
entity, so that a record can show any text and run none.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from catalog import latvian
from catalog.text import Translation
from catalog.values import Text

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&\"'#|~^=!$]")
_SPACE = re.compile(r"\s+")
_LIST_START = re.compile(r"^(\s*\d+)([.)])")
_BULLET_START = re.compile(r"^(\s*)([-+])")


def escape(text: str) -> Markup:
    """The text as Markdown that shows it unchanged, wherever in a line it stands."""
    safe = _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", _SPACE.sub(" ", text))
    safe = _LIST_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", safe)
    safe = _BULLET_START.sub(lambda match: f"{match[1]}&#{ord(match[2])};", safe)
    return Markup(safe)  # noqa: S704 — the line above made it safe


def blocks(text: str) -> Markup:
    """HTML paragraphs, one for each line; lines that begin with “- ” make a list.

    In a folded YAML text (`>-`) a blank line is a line's end.
    """
    made: list[Markup] = []
    items: list[Markup] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("- "):
            items.append(Markup("<li>{}</li>").format(escape(line[2:])))
            continue
        if items:
            made.append(Markup("<ul>{}</ul>").format(Markup("").join(items)))
            items = []
        if line.strip():
            made.append(Markup("<p>{}</p>").format(escape(line)))
    return Markup("\n").join(made)


def environment(overrides: Path, language: str) -> Environment:
    """The templates of `overrides/` speaking one language."""

    def shown(value: object) -> object:
        if isinstance(value, Text):
            if language == "en" and value.translation is Translation.STALE:
                note = words["t"]("older-translation")
                return Markup('<span class="stale">{} <small>{}</small></span>').format(escape(value.en), note)
            value = value.in_language(language)
        if isinstance(value, str) and not isinstance(value, Markup):
            return escape(value)
        if isinstance(value, float):
            return latvian.number(value, language)
        return value

    made = Environment(
        loader=FileSystemLoader(overrides), autoescape=True, finalize=shown, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.do"],
    )  # fmt: skip
    words: dict[str, Any] = made.globals
    words["language"] = language
    filters: dict[str, Any] = {
        "text": lambda value: value.in_language(language),
        "date": lambda value: latvian.date(value, language),
        "years": lambda value: latvian.years(list(value), language),
        "period": lambda value: latvian.period(value, language),
        "number": lambda value: latvian.number(value, language),
        "sentence": lambda value: value[:1].upper() + value[1:],
        "blocks": lambda value: blocks(value.in_language(language)),
    }
    made.filters.update(filters)
    return made

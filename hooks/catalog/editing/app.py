"""The editing app at /redaktors/: Sveltia CMS from our own files, its configuration made from the models.

Forms show what a record may hold, with our words; records are chosen by name. Saving makes a pull request, whose
finishing touches (fingerprints, style, order) are the machine's work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_origin
from urllib.parse import urlsplit

from markupsafe import Markup
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.editing.questions import (
    beyond,
    choices,
    field_label,
    in_one,
    in_order,
    inner_types,
    is_needed,
    said,
    taken_apart,
)
from catalog.layout import digest
from catalog.load import Catalog
from catalog.model import LocalMeasure, NationalMeasure, Vocabulary
from catalog.pages import Edition
from catalog.record import SUMMARY_WORDS, Entry, Named, Record
from catalog.record_types import RECORD_TYPES, RecordType
from catalog.rules import free_places
from catalog.settings import Settings
from catalog.values import LANGUAGES, Ref, Text

FOLDER = "redaktors"
"""Where the app is, below the language's home."""

BODIES = "bodies"
"""The field type of our own (app.js): organisations by name, or words in both languages."""

DIGITS = "digits"
"""The field type of our own for numbers."""

PLACES: Mapping[tuple[type[BaseModel], str], list[list[str]]] = {
    (LocalMeasure, "order"): [["citations", "0", "source"], ["municipality"], ["theme"]],
    (NationalMeasure, "row"): [["plan"]],
}
"""Numbers that count within something, and the fields that say in what, as `free_places` has them."""

FEW_WORDS = rf"^\s*(\S+\s+){{0,{SUMMARY_WORDS - 1}}}\S*\s*$"
"""A summary of no more words than the check allows."""

_AS_WRITTEN = re.compile(r" \((?:true|false)\)")
"""How a file says yes and no: the app has a switch."""

DAY = r"^\d{4}-\d{2}-\d{2}$"
PART_OF_A_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"
IMMUTABLE = "https://unpkg.com/immutable@5.1.9/dist/immutable.es.js"
"""What the app would load from elsewhere for field types of our own; an import map leads to our copy."""

POLICY = (
    "default-src 'none'; script-src 'self' {imports}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: "
    "https://avatars.githubusercontent.com; font-src 'self' data:; connect-src 'self' blob: data: "
    "https://api.github.com; worker-src 'self' blob:; form-action 'self'; base-uri 'none'"
)
"""What may run on the app's page alone: its own style is made by its script, and it talks to GitHub and nobody else."""


def app_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """(path below the language's home, content) of the app's page and of its configuration."""
    up = "../" if edition.language == LANGUAGES[0] else "../../"
    imports = Markup(json.dumps({"imports": {IMMUTABLE: f"{up}{FOLDER}/immutable.es.js"}}))  # noqa: S704 — our own words
    page = edition.templates.get_template("pages/editing.html").render(
        policy=POLICY.format(imports=digest(imports)), up=up, imports=imports, bodies=_bodies(edition)
    )
    yield f"{FOLDER}/index.html", page.encode()
    made = configuration(edition.site.catalog, edition.site.settings, edition.language)
    yield f"{FOLDER}/config.json", json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _bodies(edition: Edition) -> list[tuple[str, str]]:
    """(id, name) of each organisation."""
    records = edition.site.citing.listed(RECORD_TYPES["organisations"], edition.language)
    return [(record.id, record.label.in_language(edition.language)) for record in records]


def configuration(catalog: Catalog, settings: Settings, language: str) -> dict[str, Any]:
    """The app's configuration, labels in a language."""
    repository, branch = _repository(settings)
    return {
        "backend": {"name": "github", "repo": repository, "branch": branch, "auth_methods": ["token"]},
        "publish_mode": "editorial_workflow",
        "site_url": settings.home(language),
        "app_title": settings.names[language],
        "show_preview_links": False,
        "media_folder": "docs/assets",
        "public_folder": "/assets",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2, "quote": "none"}},
        "collections": [_collection(row, catalog, language) for row in _edited()],
    }


def _repository(settings: Settings) -> tuple[str, str]:
    """(owner/name, branch) of the repository that edit links lead to."""
    path, _, branch = urlsplit(settings.edit_base).path.strip("/").partition("/edit/")
    return (path, branch) if branch and path.count("/") == 1 else ("iestade/romi", "main")


def _edited() -> list[RecordType]:
    """The types that are edited; the lists of words, which one seldom needs, come last."""
    rows = [row for row in RECORD_TYPES.values() if issubclass(row.model, Record) or row.model is Vocabulary]
    return sorted(rows, key=lambda row: row.model is Vocabulary)


def _collection(row: RecordType, catalog: Catalog, language: str) -> dict[str, Any]:
    words = catalog.words(language)
    title = "name" if issubclass(row.model, Named) or row.model is Vocabulary else "title"
    made: dict[str, Any] = {
        "name": row.folder,
        "label": words.get(f"folder-{row.folder}") or words["vocabularies"],
        "folder": f"data/{row.folder}",
        "extension": "yml",
        "format": "yml",
        "identifier_field": f"{title}.lv",
        "slug": "{{fields.id}}",
        "summary": f"{{{{{title}.{language}}}}}",
        "sortable_fields": [f"{title}.{language}", "id"],
        "create": row.model is not Vocabulary,
        "delete": False,
        "fields": [_field(name, row.model, catalog, language) for name in in_order(row.model)],
    }
    if "municipality" in row.model.model_fields and row.within is not None:
        made["path"] = "{{municipality}}/{{slug}}"
        made["summary"] += " – {{municipality}}"
    return made


def _field(name: str, model: type[BaseModel], catalog: Catalog, language: str) -> dict[str, Any]:
    """One field as the app draws it."""
    info, label = model.model_fields[name], field_label(catalog, name, model)
    many, inner, markers = taken_apart(info)
    made: dict[str, Any] = {"name": name, "label": label.in_language(language), "required": is_needed(info)}
    hint = _AS_WRITTEN.sub("", in_one(beyond(label, info.description or ""), language))
    if name == "summary":
        hint += ". " + catalog.words(language)["editing-later"]
    if hint:
        made["hint"] = hint
    if markers and Text in inner_types(inner):
        hint = ". ".join(filter(None, [hint, catalog.words(language)["editing-bodies"]]))
        return made | {"widget": BODIES, "many": many, "hint": hint}
    if markers and isinstance(markers[0], Ref):
        return made | _relation(markers[0], many=many, language=language)
    if markers or (get_origin(inner) is not None and "Literal" in repr(inner)):
        offered = choices(catalog, markers[0]) if markers else said(catalog, name, inner)
        options = [{"label": choice.label.in_language(language), "value": choice.value} for choice in offered]
        return made | {"widget": "select", "options": options, "multiple": many}
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        fields = _fields_of(inner, catalog, language)
        if name == "summary":
            few = [FEW_WORDS, catalog.words(language)["editing-summary"].format(SUMMARY_WORDS)]
            fields = [field if field["widget"] == "hidden" else field | {"pattern": few} for field in fields]
        return made | {"widget": "list" if many else "object", "fields": fields, "collapsed": "auto" if many else False}
    single = made | _plain(name, inner, info, catalog.words(language))
    if (model, name) in PLACES and issubclass(model, Entry):
        free = {"/".join(map(str, place)): number for place, number in free_places(catalog, model).items()}
        single |= {"place": PLACES[model, name], "free": free}
    if not many:
        return single
    return made | {"widget": "list", "field": {**single, "required": True, "hint": ""}}  # said above the list


def _fields_of(model: type[BaseModel], catalog: Catalog, language: str) -> list[dict[str, Any]]:
    if model is not Text:
        return [_field(name, model, catalog, language) for name in model.model_fields]
    latvian, english = (field_label(catalog, name, Text).in_language(language) for name in LANGUAGES)
    return [
        {"name": "lv", "label": latvian, "widget": "text"},
        {"name": "en_of", "label": "en_of", "widget": "hidden"},
        {"name": "en", "label": english, "widget": "text"},
    ]


def _relation(marker: Ref, *, many: bool, language: str) -> dict[str, Any]:
    title = "name" if issubclass(RECORD_TYPES[marker.type].model, Named) else "title"
    shown = [f"{title}.{language}"]
    return {
        "widget": "relation", "collection": marker.type, "value_field": "id", "display_fields": shown,
        "search_fields": [f"{title}.lv", f"{title}.en", "id"], "multiple": many,
    }  # fmt: skip


def _plain(name: str, inner: Any, info: FieldInfo, words: Mapping[str, str]) -> dict[str, Any]:
    """A value that holds no others, and what is said where it is written otherwise."""
    described = repr(info.metadata) + repr(info.annotation)
    if inner is bool:
        return {"widget": "boolean"}
    if inner is int:
        return {"widget": DIGITS, "whole": True}
    if float in inner_types(inner):
        return {"widget": DIGITS, "whole": False}
    if "_full_date" in described:
        return {"widget": "string", "pattern": [DAY, words["editing-day"]]}
    if "_partial_date" in described:
        return {"widget": "string", "pattern": [PART_OF_A_DAY, words["editing-part-of-a-day"]]}
    if name == "id":
        return {"widget": "string", "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", words["editing-id"]]}
    return {"widget": "string", "type": "url"} if "_url" in described else {"widget": "string"}

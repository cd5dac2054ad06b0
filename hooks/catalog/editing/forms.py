"""GitHub issue forms, generated from the models: what people fill in instead of a file.

`.github/ISSUE_TEMPLATE/` holds what `make forms` writes. A form's own label tells the machine which one it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml

from catalog.editing.questions import Question, questions, shown
from catalog.load import Catalog
from catalog.record_types import RECORD_TYPES
from catalog.stamp import write_file
from catalog.values import Text

FOLDER = ".github/ISSUE_TEMPLATE"

PRIVATE = Text(
    lv="**Šo veidlapu redz visi.** Nerakstiet privātu cilvēku vārdus, tālruņus, e-pasta adreses un skaitļus, pēc "
    "kuriem var pazīt dažus cilvēkus.",
    en="**Everybody sees this form.** Do not write names of private persons, telephone numbers, e-mail addresses, or "
    "numbers by which a few people can be recognised.",
)
HOW = Text(
    lv="Rakstiet īsi un saviem vārdiem, tikai to, ko saka avots. Ko avots nesaka, to atstājiet tukšu. Redaktors "
    "salīdzinās ierakstu ar avotu; tad mašīna no veidlapas izveido priekšlikumu.",
    en="Write briefly and in your own words, only what the source says. Leave empty what it does not say. An editor "
    "holds the record against the source; then the machine makes a proposal of the form.",
)
_PAGE = Question(("page",), "url", Text(lv="Lapas adrese", en="Address of the page"), required=True)
_RECORD = Question(
    ("record",), "line", Text(lv="Ieraksta fails", en="File of the record"), required=True,
    hint="Saite lapā to aizpilda pati / the link on the page fills it in",
)  # fmt: skip
_LINE = Question(("line",), "number", Text(lv="Rinda failā", en="Line of the file"))
_SOURCE = Question(
    ("source",),
    "text",
    Text(lv="Pēc kāda avota un kurā tā vietā", en="By which source, and where in it"),
    required=True,
)
_CONFIRMED = Question(
    ("confirmed",), "confirm", Text(lv="Pirms iesniegšanas", en="Before you submit"), required=True,
    hint="Privātu cilvēku vārdu un kontaktu šeit nav; piekrītu, ka tekstu publicē ar projekta licencēm. / There are no "
    "names or contacts of private persons here; I agree that the text is published under the project’s licences.",
)  # fmt: skip


_RANK = {"municipality": 0, "theme": 1, "title": 2, "name": 2, "summary": 3, "citations": 9}
"""Where among the required questions some stand: what it is about first, the source last."""

_SHORT = {"title", "name"}
"""Texts of one line."""


@dataclass(frozen=True, slots=True)
class Form:
    """One issue form. With `folder` it becomes a new record of that type; `left_out` are fields for editors only."""

    name: str
    title: Text
    about: Text
    folder: str = ""
    left_out: tuple[str, ...] = ()
    asked: tuple[Question, ...] = ()

    @property
    def label(self) -> str:
        """The label by which the machine knows the form."""
        return f"veidlapa-{self.name}"

    def questions(self, catalog: Catalog) -> list[Question]:
        """Everything that the form asks, in order: what is required first."""
        asked = list(self.asked)
        if self.folder:
            found = questions(RECORD_TYPES[self.folder].model, catalog, self.left_out)
            asked += sorted(found, key=lambda question: (not question.required, _RANK.get(str(question.where[0]), 5)))
        return [*asked, _CONFIRMED]


ERROR = Form(
    "kluda",
    Text(lv="Kļūda šajā lapā", en="Error on this page"),
    Text(
        lv="Kaut kas nav pareizi, bet jūs nezināt, kā labot",
        en="Something is wrong, and you do not know how to mend it",
    ),
    asked=(
        _PAGE, Question(("record",), "line", _RECORD.label, hint=_RECORD.hint), _LINE,
        Question(("wrong",), "text", Text(lv="Kas nav pareizi", en="What is wrong"), required=True), _SOURCE,
    ),
)  # fmt: skip
CORRECTION = Form(
    "labojums",
    Text(lv="Labojums", en="Correction"),
    Text(lv="Jūs zināt pareizos vārdus un avotu", en="You know the right words and the source"),
    asked=(
        _PAGE, _RECORD, _LINE,
        *(
            Question((part,), "text", label, language=language, hint=hint)
            for language in ("lv", "en")
            for part, label, hint in (
                ("wrong", Text(lv="Kā ir tagad", en="As it is now"), "Nokopējiet no lapas / copy it from the page"),
                ("right", Text(lv="Kā jābūt", en="As it should be"), "Tā pati daļa, izlabota / the same, mended"),
            )
        ),
        _SOURCE,
    ),
)  # fmt: skip
FORMS: tuple[Form, ...] = (
    ERROR,
    CORRECTION,
    Form(
        "pasakums",
        Text(lv="Jauns pašvaldības pasākums", en="New municipal measure"),
        Text(lv="Ko pašvaldība darījusi, pēc pārskata", en="What a municipality did, by a report"),
        "local-measures",
        ("figures", "shared_wording", "mentions", "not_done", "years_note"),
    ),
    Form(
        "notikums",
        Text(lv="Jauns notikums", en="New event"),
        Text(lv="Sanāksme, darbnīca, izstāde", en="A meeting, workshop, exhibition"),
        "events",
        ("figures", "local_measures", "national_measures", "series", "edition", "programmes"),
    ),
    Form(
        "organizacija",
        Text(lv="Jauna organizācija", en="New organisation"),
        Text(lv="Iestāde, biedrība, uzņēmums, kolektīvs", en="An institution, association, company, ensemble"),
        "organisations",
        ("members", "functions", "responsible_for", "as_of", "founded_by", "part_of"),
    ),
)


def form_of(labels: Iterable[str]) -> Form | None:
    """The form of an issue with these labels; None if it was no form, or several."""
    found = [form for form in FORMS if form.label in labels]
    return found[0] if len(found) == 1 else None


def address(issues: str, form: Form, **answers: str) -> str:
    """Where a form opens with some answers filled in; `issues` is the address of the repository's issues."""
    given = {"template": f"{form.name}.yml", **{name: answer for name, answer in answers.items() if answer}}
    return f"{issues}/new?{urlencode(given)}"


def form_files(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(path from the project's root, content) of each form."""
    for form in FORMS:
        text = yaml.safe_dump(as_issue_form(form, catalog), allow_unicode=True, sort_keys=False, width=118)
        yield f"{FOLDER}/{form.name}.yml", f"# make forms\n{text}"


def write_forms(root: Path, catalog: Catalog) -> list[str]:
    """Write the forms that differ from what is there; their paths."""
    changed = []
    for name, text in form_files(catalog):
        path = root / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_file(path, text.encode())
            changed.append(name)
    return changed


def as_issue_form(form: Form, catalog: Catalog) -> dict[str, Any]:
    """The form as GitHub reads it (docs.github.com, “Syntax for issue forms”)."""
    intro = f"{PRIVATE.lv}\n\n{PRIVATE.en}" + (f"\n\n{HOW.lv}\n\n{HOW.en}" if form.folder else "")
    return {
        "name": _both(form.title),
        "description": _both(form.about),
        "title": form.title.lv,
        "labels": [form.label],
        "body": [
            {"type": "markdown", "attributes": {"value": intro}},
            *(_as_field(question) for question in form.questions(catalog)),
        ],
    }


def _as_field(question: Question) -> dict[str, Any]:
    if question.kind == "confirm":
        box = {"label": question.hint, "required": True}
        return {
            "type": "checkboxes", "id": question.id, "attributes": {"label": question.heading, "options": [box]}
        }  # fmt: skip
    attributes: dict[str, Any] = {"label": question.heading}
    if described := _described(question):
        attributes["description"] = described
    kind = "input"
    if question.kind == "choice":
        kind = "dropdown"
        attributes |= {"multiple": True} if question.many else {}
        attributes["options"] = list(dict.fromkeys(shown(choice) for choice in question.choices))
    elif question.kind == "truth":
        kind, attributes["options"] = "dropdown", ["jā / yes", "nē / no"]
    elif (question.kind == "text" and question.where[-1] not in _SHORT) or (question.many and question.kind != "years"):
        kind = "textarea"
    field: dict[str, Any] = {"type": kind, "id": question.id, "attributes": attributes}
    return field | ({"validations": {"required": True}} if question.required else {})


_KINDS: Mapping[str, Text] = {
    "date": Text(lv="GGGG, GGGG-MM vai GGGG-MM-DD", en="YYYY, YYYY-MM or YYYY-MM-DD"),
    "years": Text(lv="gadi, starp tiem komats", en="years with commas between"),
    "number": Text(lv="skaitlis ar cipariem", en="a number in digits"),
    "url": Text(lv="adrese ar https://", en="an address with https://"),
    "name": Text(lv="pilns nosaukums, kā vietnē", en="the full name, as on the site"),
    "person-or-body": Text(
        lv="organizācijas pilns nosaukums vai vārdi abās valodās, starp tām „ / ”",
        en="the full name of an organisation, or words in both languages with “ / ” between",
    ),
}


def _described(question: Question) -> str:
    """What helps to answer: the model's own words, how it is written, and whether there may be several."""
    parts: list[str] = [question.hint] if question.hint and question.hint != question.label.lv else []
    if question.kind in _KINDS:
        parts.append(_both(_KINDS[question.kind]))
    if question.many and question.kind not in ("choice", "years"):
        parts.append("katrs savā rindā / each on a line of its own")
    return "; ".join(parts)


def _both(text: Text) -> str:
    return f"{text.lv} / {text.en}"

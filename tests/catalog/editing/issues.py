"""Events as GitHub sends them when a form is accepted: what a test fills in, under the headings that the form has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.editing.forms import FORMS, Form
from catalog.editing.intake import ACCEPTED, NO_ANSWER
from catalog.load import Catalog

DAY = "2026-11-29"


def form(name: str) -> Form:
    return next(item for item in FORMS if item.name == name)


def body(name: str, answers: Mapping[str, str], catalog: Catalog) -> str:
    """The text of an issue: each heading with its answer, as GitHub writes them."""
    asked = form(name).questions(catalog)
    unknown = set(answers) - {question.id for question in asked}
    assert not unknown
    return "\n\n".join(f"### {item.heading}\n\n{answers.get(item.id, NO_ANSWER)}" for item in asked)


def event(text: str, *labels: str, action: str = "labeled", label: str = ACCEPTED) -> dict[str, Any]:
    """The payload of an `issues` event, as far as anybody reads it."""
    return {
        "action": action,
        "label": {"name": label},
        "issue": {
            "number": 7,
            "title": "`$(touch pwned)` <script>alert(1)</script>",
            "body": text,
            "updated_at": f"{DAY}T10:00:00Z",
            "labels": [{"name": name} for name in (*labels, ACCEPTED)],
            "user": {"login": "kads"},
        },
        "repository": {"full_name": "iestade/romi", "default_branch": "main"},
        "sender": {"login": "uzturetajs"},
    }


CONFIRMED = {"confirmed": "- [X] Privātu cilvēku vārdu un kontaktu šeit nav."}
MEASURE = CONFIRMED | {
    "municipality": "Balvu novads / Balvi Municipality",
    "theme": "Izglītība / Education",
    "title-lv": "Lasīšanas stunda bibliotēkā",
    "title-en": "Reading hour at the library",
    "summary-lv": "Bibliotēkā bērniem notika lasīšanas stundas.",
    "summary-en": "Reading hours were held for children at the library.",
    "years": "2022",
    "state": "īstenots / carried out",
    "done-by": "Kultūras ministrija\nbrīvprātīgie vecāki / volunteer parents",
    "citations-0-source": "Pārskats par romu līdzdalības veicināšanas pasākumiem 2021. un 2022. gadā",
    "citations-0-locator-annex": "1",
}
EVENT = CONFIRMED | {
    "title-lv": "Lasīšanas svētki",
    "title-en": "Reading festival",
    "summary-lv": "Svētkos lasīja grāmatas.",
    "summary-en": "Books were read at the festival.",
    "kind": "izstāde / exhibition",
    "period-start": "2022-04-08",
    "about-lv": "Kā lasīt priekšā.",
    "about-en": "How to read aloud.",
    "organisers": "kulturas-ministrija",
    "citations-0-source": "parskats-2021-2022",
    "citations-0-locator-chapter": "II",
}
BODY = CONFIRMED | {
    "name-lv": "Paraugu grāmatu nams",
    "name-en": "Sample House of Books",
    "summary-lv": "Grāmatu nams rīko lasījumus.",
    "summary-en": "The house of books holds readings.",
    "kind": "biedrība / association",
    "english-name": "oficiāls – to lieto pati organizācija / official – used by the body itself",
    "citations-0-source": "parskats-2021-2022",
    "citations-0-locator-annex": "1",
}

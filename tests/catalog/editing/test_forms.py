"""Issue forms: as the models have them, valid for GitHub, and opened with what a page knows."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

from catalog.editing.forms import CORRECTION, FORMS, Form, address, as_issue_form, form_files
from catalog.load import Catalog
from catalog.record_types import RECORD_TYPES


def without_choices(text: str) -> list[dict[str, object]]:
    """A form's fields but for the lists to choose from, which follow the data."""
    fields = yaml.safe_load(text)["body"]
    for field in fields:
        field["attributes"].pop("options", None)
    return list(fields)


def test_the_forms_are_those_that_the_models_make(root: Path, catalog: Catalog) -> None:
    """`make forms` writes them; when only a list to choose from has changed, the machine writes it."""
    for name, text in form_files(catalog):
        there = (root / name).read_text(encoding="utf-8")
        assert without_choices(there) == without_choices(text), name


@pytest.mark.parametrize("name", [path.name for path in Path(".github/ISSUE_TEMPLATE").glob("*.yml")])
def test_github_reads_every_form(root: Path, name: str) -> None:
    kind = "vendor.github-issue-config" if name == "config.yml" else "vendor.github-issue-forms"
    form = yaml.safe_load((root / ".github/ISSUE_TEMPLATE" / name).read_text(encoding="utf-8"))
    errors = [error.message for error in Draft7Validator(get_builtin_schema(kind)).iter_errors(form)]
    assert errors == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_each_question_can_be_told_from_the_others(form: Form, catalog: Catalog) -> None:
    asked = form.questions(catalog)
    assert len({question.heading for question in asked}) == len({question.id for question in asked}) == len(asked)
    for field in as_issue_form(form, catalog)["body"]:
        options = field["attributes"].get("options", [])
        assert len({json.dumps(option) for option in options}) == len(options)
        assert "None" not in options


@pytest.mark.parametrize("form", [form for form in FORMS if form.folder], ids=lambda form: form.name)
def test_what_a_record_needs_is_asked(form: Form, catalog: Catalog) -> None:
    required = {name for name, info in RECORD_TYPES[form.folder].model.model_fields.items() if info.is_required()}
    asked = {question.where[0] for question in form.questions(catalog)}
    assert required - {"id", "order", "review"} <= asked


def test_latvian_stands_first(catalog: Catalog) -> None:
    for form in FORMS:
        for field in as_issue_form(form, catalog)["body"][1:]:
            assert " / " in str(field["attributes"]["label"])


def test_a_page_opens_a_form_with_what_it_knows() -> None:
    given = {"page": "https://x.example/a/?b=1&c", "record": "data/a/b.yml", "line": "5"}
    there = address("https://repository.example/issues", CORRECTION, **given)
    assert {name: values[0] for name, values in parse_qs(urlsplit(there).query).items()} == given | {
        "template": "labojums.yml"
    }

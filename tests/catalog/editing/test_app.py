from __future__ import annotations

import dataclasses

import pytest

from catalog.editing.app import configuration
from catalog.load import Catalog
from catalog.settings import Settings


@pytest.mark.parametrize(
    ("edit_base", "repository"),
    [
        ("https://github.com/ministrija/romi/edit/main/", ("ministrija/romi", "main")),
        ("https://repository.example/edit/main/", ("iestade/romi", "main")),
        ("", ("iestade/romi", "main")),
    ],
    ids=["a repository", "no owner", "no edit links"],
)
def test_the_app_works_on_the_repository_that_edit_links_lead_to(
    catalog: Catalog, settings: Settings, edit_base: str, repository: tuple[str, str]
) -> None:
    made = configuration(catalog, dataclasses.replace(settings, edit_base=edit_base), "lv")["backend"]
    assert (made["repo"], made["branch"]) == repository

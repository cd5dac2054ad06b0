"""What pages tell machines can end no script; what they say is held to schema.org on the published pages."""

from __future__ import annotations

import dataclasses
import json

import pytest

from catalog.linked import linked
from catalog.pages import Edition


def test_nothing_can_end_the_script_element(editions: dict[str, Edition], monkeypatch: pytest.MonkeyPatch) -> None:
    edition = editions["lv"]
    page = edition.page("a-z.md")
    hostile = dataclasses.replace(edition.recipes[page.uri], title="</script><script>alert(1)</script>")
    monkeypatch.setitem(edition.recipes, page.uri, hostile)
    text = linked(edition, page)
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["itemListElement"][-1]["name"].startswith("</script>")

"""What is taken for a name and what is not, kind by kind: `slips.yml`, held against all that the site permits."""

from __future__ import annotations

import pytest

from catalog.load import Catalog
from catalog.names import unaccounted
from catalog.permitted import Permitted, permitted_by

from .slips import cases


@pytest.fixture(scope="module")
def permitted(catalog: Catalog) -> Permitted:
    return permitted_by(catalog)


@pytest.mark.parametrize("words", cases("names", "caught"))
def test_names_are_caught(words: str, permitted: Permitted) -> None:
    assert unaccounted(words, permitted)


@pytest.mark.parametrize("words", cases("names", "passed"))
def test_what_only_looks_like_a_name_passes(words: str, permitted: Permitted) -> None:
    assert unaccounted(words, permitted) == []


def test_words_are_shown_without_markup_and_line_ends() -> None:
    assert unaccounted("to vadīja **Jānis**\nParaudziņš", Permitted()) == ["Jānis Paraudziņš"]


def test_a_name_is_said_once() -> None:
    assert unaccounted("te Paraudziņa kundze un J. P. Paraudziņš", Permitted()) == [
        "Paraudziņa", "J. P. Paraudziņš",
    ]  # fmt: skip

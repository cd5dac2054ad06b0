from __future__ import annotations

import pytest

from catalog.names import _pairs, looks_like_names, stem, unaccounted


@pytest.mark.parametrize("forms", [("Kārlis", "Kārļa", "Kārlim"), ("Anna", "Annas", "Annai"), ("Pēteris", "Pētera")])
def test_case_forms_meet_at_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "nodarbības vadīja Jānis Paraudziņš",
        "tikšanās ar Annu Paraugu",
        "mediatore A. Parauga",
        "mediatore A.Parauga",
        "led by Kristine Sample",
    ],
)
def test_names_are_seen_in_any_case_form(text: str) -> None:
    assert list(looks_like_names(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ventspils valstspilsēta un Balvu novads",
        "Kultūras ministrija kopā ar Romu kultūras centru",
        "Ministry of Culture and the State Employment Agency",
        "Un Latvijas romi 2022. gada 8. aprīlī",
    ],
)
def test_ordinary_capitals_are_not_names(text: str) -> None:
    assert not list(looks_like_names(text))


def test_permission_covers_all_case_forms_but_no_other_name() -> None:
    permitted = frozenset({(stem("Kārlis"), stem("Paraudziņš"))})
    assert unaccounted("Kārļa Paraudziņa dzeja", permitted) == []
    assert unaccounted("Kārļa Svešinieka dzeja", permitted) == ["Kārļa Svešinieka"]


def test_a_double_surname_is_one_name_in_any_case() -> None:
    permitted = frozenset(_pairs("Ieva Garda-Paraugniece"))
    assert unaccounted("Ieva Garda-Paraugniece un I. Garda-Paraugniece", permitted) == []
    assert unaccounted("ar Ievu Gardu-Paraugnieci", permitted) == []
    assert unaccounted("Ieva Garda-Cita", permitted) == ["Ieva Garda-Cita"]

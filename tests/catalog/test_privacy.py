from __future__ import annotations

import pytest

from catalog.privacy import SMALLEST, contacts, small_counts


@pytest.mark.parametrize("text", ["rakstiet a.b@paraugs.lv", "zvaniet 26123456", "tel. +371 67123456", "t. 67123456"])
def test_contacts_are_found(text: str) -> None:
    assert list(contacts(text))


@pytest.mark.parametrize(
    "text",
    ["2021.–2022. gadā", "Nr. 2.5-4-20", "projekts 9.2.4.2/16/I/050", "https://paraugs.lv/26123456", "60 774"],
)
def test_other_numbers_are_not_contacts(text: str) -> None:
    assert not list(contacts(text))


@pytest.mark.parametrize("text", ["4 romu ģimenēm", "piedalījās 2 romu skolēni", "3 Roma children", "5 Roma families"])
def test_small_counts_of_people_are_found(text: str) -> None:
    assert small_counts(text)


@pytest.mark.parametrize(
    "text", ["40 romu bērni", "30 Roma children", "2021. gadā romu skolēni mācījās", "28 romu", "4 stundas nedēļā"]
)
def test_larger_counts_and_dates_pass(text: str) -> None:
    assert not small_counts(text)


def test_the_more_sensitive_the_tier_the_higher_the_threshold() -> None:
    for level in ("national", "municipal", "institution"):
        ladder = [SMALLEST[tier][level] for tier in ("c", "b", "a2", "a1")]
        known = [threshold if threshold is not None else 10**9 for threshold in ladder]
        assert known == sorted(known)

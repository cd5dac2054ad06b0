from __future__ import annotations

import pytest

from catalog.contacts import contacts

from .slips import cases


@pytest.mark.parametrize("words", cases("contacts", "caught"))
def test_contacts_are_found(words: str) -> None:
    assert list(contacts(words))


@pytest.mark.parametrize("words", cases("contacts", "passed"))
def test_other_numbers_and_addresses_are_no_contacts(words: str) -> None:
    assert list(contacts(words)) == []


def test_a_personal_code_is_not_repeated() -> None:
    ((_, en),) = contacts("dzimis, 120390-12345")
    assert "90-12345" not in en

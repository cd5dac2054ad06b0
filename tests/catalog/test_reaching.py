from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from catalog.load import Catalog
from catalog.model import Contact, Municipality, Organisation, Source, Vocabulary
from catalog.reaching import Reaching

from .making import catalog_of, make, text

HERE = "mediatori/kur-versties.md"
SEEN: dict[str, Any] = {"seen": "2026-11-29", "state": "seen", "citations": [{"source": "parskats", "locator": {}}]}


@pytest.fixture
def reaching(catalog: Catalog) -> Reaching:
    source = make(Source, "parskats", title=text("Pārskats <2021>"))
    return Reaching(catalog_of(*catalog.all(Vocabulary), source), "lv", HERE)


def contact(**fields: Any) -> Contact:
    return Contact.model_validate(SEEN | fields)


@pytest.mark.parametrize("phone", ["112", "113", "116111", "80005055", "+371 65423700"])
def test_numbers_of_institutions_are_let_through(phone: str) -> None:
    assert contact(phone=phone).phone == phone


@pytest.mark.parametrize("phone", ["26123456", "+371 26123456", "65423700", "+37165423700", "116", "90001234", ""])
def test_any_other_number_is_refused(phone: str) -> None:
    with pytest.raises(ValidationError):
        contact(phone=phone)


def test_a_block_says_all_that_is_known(reaching: Reaching) -> None:
    block = reaching.block(
        contact(
            phone="+371 65423700", address="Vienības iela 8 <A>", url="https://www.paraugs.example/kontakti",
            reach=text("Pirmdienās."), languages=["lv"], page_date="2023-01-10",
        ),
        "Dienests",
    )  # fmt: skip
    assert '<a href="tel:+37165423700"><span class="sr">Zvanīt </span>+371 65423700</a>' in block
    assert '<a href="https://www.paraugs.example/kontakti" rel="external">paraugs.example</a>' in block
    for words in ("Dienests", "Vienības iela 8 &lt;A&gt;", "Pirmdienās.", "latviešu", "2026. gada 29. novembrī",
                  "2023. gada 10. janvāris", "Pārskats &lt;2021&gt;"):  # fmt: skip
        assert words in block


def test_what_has_moved_says_so(reaching: Reaching) -> None:
    assert "Pārcelts." in reaching.block(contact(state="moved", address="Semināra iela 9"))


def test_what_is_gone_offers_nothing_to_tap(reaching: Reaching) -> None:
    block = reaching.block(contact(state="gone", phone="112", url="https://paraugs.example", address="Rīgas iela 9"))
    assert "Vairs nedarbojas." in block
    for lost in ("tel:", "paraugs.example", "Rīgas iela 9"):
        assert lost not in block


def test_help_lines_stand_by_number(reaching: Reaching) -> None:
    lines = [make(Organisation, phone, kind="helpline", contact=SEEN | {"phone": phone}) for phone in ("116111", "112")]
    calls = reaching.calls([*lines, make(Organisation, "bez")])
    assert calls.index("tel:112") < calls.index("tel:116111")
    assert calls.count("<li>") == 2


def test_a_service_without_address_says_so(reaching: Reaching) -> None:
    known = make(Municipality, "a", social_service=SEEN | {"name": text("D"), "address": "Raiņa iela 10, Ventspils"})
    moved = make(Municipality, "b", social_service=SEEN | {"name": text("D"), "state": "moved"})
    services = reaching.services([known, moved, make(Municipality, "c")])
    assert 'href="../../pasvaldibas/a/#pasvaldibas-dienests"' in services
    for words in ("Raiņa iela 10, Ventspils", "Pārcelts.", "adrese nav apstiprināta"):
        assert words in services
    assert known.social_service
    assert moved.social_service
    assert "latvija.gov.lv" not in reaching.block(known.social_service)
    assert "latvija.gov.lv" in reaching.block(moved.social_service)


def test_an_organisation_without_contact_is_a_link(reaching: Reaching) -> None:
    assert "politika/organizacijas/iestade/" in reaching.of(make(Organisation, "iestade"))

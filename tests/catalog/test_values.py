"""What the values themselves refuse, beyond what pydantic's types do."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from catalog.text import fingerprint
from catalog.values import FullDate, Id, PartialDate, Party, Text, Url, YearDay


def refused(annotation: Any, value: object) -> bool:
    try:
        TypeAdapter(annotation).validate_python(value, strict=True)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    ("value", "kept"), [("2021", "2021"), ("2021-05", "2021-05"), ("2024-02-29", "2024-02-29"), (2021, "2021")]
)
def test_a_date_is_as_precise_as_it_is_known(value: object, kept: str) -> None:
    assert TypeAdapter(PartialDate).validate_python(value, strict=True) == kept


@pytest.mark.parametrize(
    "value",
    [
        "21",
        "2021-13",
        "2021-02-30",
        "2021-5",
        "2021-W05",
        "20210503",
        "3.05.2021",
        "2021-05-03T00:00",
        " 2021",
        True,
        2021.0,
    ],
)
def test_what_is_no_date(value: object) -> None:
    assert refused(PartialDate, value)


@pytest.mark.parametrize(
    "value", ["2026", "2026-11", "20261121", "2026-W47-6", "2026-02-30", 2026, None, ["2026-11-21"]]
)
def test_what_is_no_full_date(value: object) -> None:
    assert refused(FullDate, value)


@pytest.mark.parametrize("value", ["02-29", "02-30", "13-01", "8-2", "0802", "2021-08-02"])
def test_what_is_no_day_of_every_year(value: str) -> None:
    assert refused(YearDay, value)


@pytest.mark.parametrize(
    "value",
    [
        "https://www.paraugs.example/a/b.pdf?x=1&y=2#p3",
        "http://paraugs.example:8080/",
        "https://pašvaldība.example/ziņas",
        "https://paraugs.example/a_(b)/~c/%5Bd%5D",
        "https://xn--paraugs-xyz.example/",
    ],
)
def test_addresses(value: str) -> None:
    assert not refused(Url, value)


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)", "JavaScript:alert(1)//https://paraugs.example/", "data:text/html,x",
        "ftp://paraugs.example/", "mailto:x@paraugs.example", "//paraugs.example/", "paraugs.example", "/par/", "",
        "https://", "https://paraugs", "https://.example/", "https://-paraugs.example/", "https://paraugs.example:x/",
        "https://vards:parole@paraugs.example/", "https://vards@paraugs.example/", "https://[::1]/", "https://127.0.0.1/",
        "https://paraugs.example/divi vardi", "https://paraugs.example/a)[x](javascript:alert(1)",
        'https://paraugs.example/"onmouseover="x', "https://paraugs.example/<x>", "https://paraugs.example/`x`",
        "https://paraugs.example/a\nb", "https://paraugs.example\\@citur.example/", "https://paraugs.example/\u202egro",
        "java\nscript:alert(1)", " https://paraugs.example/",
    ],
)  # fmt: skip
def test_what_is_no_address(value: str) -> None:
    assert refused(Url, value)


@pytest.mark.parametrize(
    "value", ["Ķekava", "Rezekne", "a--b", "-a", "a-", "a_b", "a b", "a/b", "..", "", "a" * 81, "a\n"]
)
def test_what_is_no_id(value: str) -> None:
    assert refused(Id, value)


@pytest.mark.parametrize("value", [" ", "\u00a0", "\n"])
def test_white_space_is_no_text(value: str) -> None:
    assert refused(Text, {"lv": value, "en": "Text"})


def test_a_text_speaks_the_languages_it_has() -> None:
    text = Text(lv="Teksts", en="Text", en_of=fingerprint("Teksts"))
    assert (text.in_language("lv"), text.in_language("en")) == ("Teksts", "Text")
    with pytest.raises(KeyError):
        text.in_language("ru")


@pytest.mark.parametrize(
    ("lv", "en", "shared"),
    [
        ("„Porajmos”", "“Porajmos”", True),
        ("Diena", "Diena", True),
        ("Fonds „Romi”", "Fonds “Romi”", True),
        ("Saeima", "Parliament", False),
        ("Nams", "nams", False),
    ],
)
def test_a_name_is_shared_whatever_marks_quote_it(lv: str, en: str, shared: bool) -> None:
    assert Text(lv=lv, en=en).is_shared is shared


def test_a_party_is_a_body_or_words() -> None:
    adapter = TypeAdapter(Party)
    assert adapter.validate_python("ministrija", strict=True) == "ministrija"
    assert adapter.validate_python({"lv": "ārsti", "en": "doctors"}, strict=True) == Text(lv="ārsti", en="doctors")
    assert refused(Party, {"lv": "ārsti"})

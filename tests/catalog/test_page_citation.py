"""A page cited: each form as its standard writes it, whatever stands in a title."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from catalog.page_citation import PageCitation, Release, read_release

WORDS = {
    "lv": {
        "cite-online": "tiešsaiste", "cite-version": "Versija {version}", "cite-available": "Pieejams",
        "cite-checked": "Pret avotu pārbaudīts {date}", "cite-no-date": "b. d.",
    },
    "en": {
        "cite-online": "online", "cite-version": "Version {version}", "cite-available": "Available from",
        "cite-checked": "Checked against the source on {date}", "cite-no-date": "n.d.",
    },
}  # fmt: skip
RELEASE = Release("2026.11", datetime.date(2026, 11, 29))


def reference(language: str = "en", **fields: Any) -> PageCitation:
    given = {
        "title": "A reading room", "site": "Roma in Latvia", "publisher": "Roma in Latvia",
        "address": "https://paraugs.example/romi/en/prakse/x/", "release": RELEASE,
        "checked": datetime.date(2026, 11, 21),
    }  # fmt: skip
    return PageCitation(
        **{**given, **fields}, language=language, t=lambda id_, **values: WORDS[language][id_].format(**values)
    )


def test_iso_690_leaves_room_for_the_day_the_page_was_seen() -> None:
    before, after = reference().iso()
    assert before == (
        "Roma in Latvia. A reading room [online]. Version 2026.11, 29 November 2026. "
        "Checked against the source on 21 November 2026."
    )
    assert after == "Available from: https://paraugs.example/romi/en/prakse/x/. CC BY 4.0."
    before, _ = reference("lv", title="Lasītava", site="Romi Latvijā", publisher="Paraugu iestāde").iso()
    assert before == (
        "Paraugu iestāde. Lasītava [tiešsaiste]. Romi Latvijā. Versija 2026.11, 2026. gada 29. novembris. "
        "Pret avotu pārbaudīts 2026. gada 21. novembrī."
    )


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, "Roma in Latvia. (2026, November 29). A reading room. "),
        ({"publisher": "Sample Body"}, "Sample Body. (2026, November 29). A reading room. Roma in Latvia. "),
        ({"title": "Who can help?"}, "Roma in Latvia. (2026, November 29). Who can help? "),
        ({"release": None}, "Roma in Latvia. (n.d.). A reading room. "),
    ],
)
def test_apa(fields: dict[str, Any], wanted: str) -> None:
    assert reference(**fields).apa() == wanted + "https://paraugs.example/romi/en/prakse/x/"


def test_apa_in_latvian_writes_the_day_the_latvian_way() -> None:
    assert reference("lv").apa().startswith("Roma in Latvia. (2026, 29. novembris). ")


def test_biblatex_takes_no_sign_of_a_title_for_a_command() -> None:
    entry = reference(title=r"50 % & \x{y}_z^a~b #1 $").bibtex()
    assert r"title = {{50 \% \& \textbackslash{}x\{y\}\_z\textasciicircum{}a\textasciitilde{}b \#1 \$}}," in entry
    assert entry.startswith("@online{roma-in-latvia-romi-en-prakse-x,\n")
    assert entry.endswith("\n}")
    assert "  langid = {british},\n" in entry
    assert "  url = {https://paraugs.example/romi/en/prakse/x/},\n" in entry


def test_a_key_has_latin_letters_only() -> None:
    assert reference(site="Romi Latvijā", address="https://paraugs.example/").key == "romi-latvija"


def test_csl_json_is_a_list_of_one_web_page() -> None:
    (item,) = json.loads(reference(title='"Quoted"').csl())
    assert item["type"] == "webpage"
    assert item["title"] == '"Quoted"'
    assert item["issued"] == {"date-parts": [[2026, 11, 29]]}
    assert item["note"] == "Checked against the source on 21 November 2026. CC BY 4.0"


def test_without_a_version_and_a_check_nothing_is_made_up() -> None:
    bare = reference(release=None, checked=None)
    assert bare.iso()[0] == "Roma in Latvia. A reading room [online]."
    assert "date =" not in bare.bibtex()
    assert "version =" not in bare.bibtex()
    assert "issued" not in json.loads(bare.csl())[0]


def test_the_version_is_that_of_the_citation_file(root: Path) -> None:
    found = read_release(root)
    assert found is not None
    assert f'version: "{found.version}"' in (root / "CITATION.cff").read_text(encoding="utf-8")


def test_what_was_checked_after_the_release_is_of_the_later_day() -> None:
    released = Release("2026.11", datetime.date(2026, 11, 29))
    assert released.checked(datetime.date(2026, 11, 30)).day == datetime.date(2026, 11, 30)
    assert released.checked(datetime.date(2026, 11, 1)) == released


@pytest.mark.parametrize("text", [None, "", "a: [", "version: 1\n", "version: 1\ndate-released: drīz\n", "- x\n"])
def test_a_citation_file_that_does_not_say_gives_no_version(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "CITATION.cff").write_text(text, encoding="utf-8")
    assert read_release(tmp_path) is None

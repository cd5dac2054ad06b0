"""Rules of all records. What is said of each kind of mistake are golden files in `bad/`."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.check import MANY_NAMES, Known, check
from catalog.history import Chapter
from catalog.model import Organisation, Theme, Withdrawn
from catalog.privacy import check_record
from catalog.problem import Problem
from catalog.record_types import RECORD_TYPES
from catalog.settings import Settings
from catalog.text import fingerprint
from tests.rereading import load

from .making import make, text, write

SOMEWHERE = [{"source": "parskats", "locator": {"annex": 1}}]
REVIEW = {"checked_on": "2026-11-21", "checked_by": "satura-redaktors", "every_months": 12}


@pytest.fixture(autouse=True)
def _house_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.check.check_house", lambda _: ())


def test_the_real_content_is_sound(root: Path, settings: Settings) -> None:
    catalog, problems = load(root)
    assert [str(problem) for problem in problems + check(catalog, root, settings) if not problem.warning] == []


@pytest.mark.parametrize("is_named", [True, False])
def test_a_gone_record_is_exchanged_only_for_one_that_nobody_names(
    project: Path, settings: Settings, *, is_named: bool
) -> None:
    """A record like it that others point at is another one; one that nobody points at may be it, renamed."""
    old = project / "data/organisations/ministrija.yml"
    new = old.with_name("ministrija-2.yml")
    new.write_text(old.read_text(encoding="utf-8").replace("id: ministrija", "id: ministrija-2"), encoding="utf-8")
    old.unlink()
    if is_named:
        source = project / "data/sources/parskats.yml"
        text_ = source.read_text(encoding="utf-8").replace("id: parskats", "id: parskats-2")
        source.with_name("parskats-2.yml").write_text(
            text_.replace("publisher: ministrija", "publisher: ministrija-2"), encoding="utf-8"
        )
    said = [str(problem) for problem in check(load(project)[0], project, settings) if "norāžu skaits" in str(problem)]
    assert len(said) == 1
    assert ("ministrija-2" in said[0]) != is_named


def test_a_second_check_with_what_is_known_says_the_same(project: Path, settings: Settings) -> None:
    write(project, make(Organisation, "birojs", name=text("Birojs ar Jāni Paraudziņu")))
    write(project, make(Organisation, "cits", part_of="nav", note=text("Zvaniet 26123456.", "Phone 26123456.")))
    catalog, known = load(project)[0], Known()
    first = check(catalog, project, settings, known)
    assert first
    assert check(catalog, project, settings, known) == first == check(catalog, project, settings)


def test_what_is_known_follows_the_records(project: Path, settings: Settings) -> None:
    known = Known()
    sound = load(project)[0]
    assert check(sound, project, settings, known) == []
    path = write(project, make(Theme, "slikts", official_name=text("Vada Jānis Paraudziņš")))
    assert check(load(project)[0], project, settings, known) != []
    path.unlink()
    assert check(load(project)[0], project, settings, known) == []


def test_a_record_that_has_not_changed_is_not_examined_again(
    project: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    examined = []
    monkeypatch.setattr(
        sys.modules["catalog.check"].privacy,
        "check_record",
        lambda stored: examined.append(stored) or check_record(stored),
    )
    catalog, known = load(project)[0], Known()
    check(catalog, project, settings, known)
    count = len(examined)
    check(catalog, project, settings, known)
    assert (count > 0, len(examined)) == (True, count)


@pytest.mark.parametrize(("folder", "id_"), [("themes", "index"), ("figures", "index"), ("figures", "skaitli")])
def test_a_record_cannot_take_the_address_of_a_list_or_a_download(
    project: Path, settings: Settings, folder: str, id_: str
) -> None:
    """`index` is the list of all records of a type, `skaitli.csv` the file of all figures."""
    path = write(project, make(RECORD_TYPES[folder].model, id_)).relative_to(project).as_posix()
    catalog, problems = load(project)
    problems += check(catalog, project, settings)
    assert [problem for problem in problems if (problem.path, problem.line) == (path, 1)]


def test_a_chapter_cannot_take_the_address_of_another_page(project: Path, settings: Settings) -> None:
    path = write(project, make(Chapter, "kalendars", area="history")).relative_to(project).as_posix()
    assert [
        problem for problem in check(load(project)[0], project, settings) if (problem.path, problem.line) == (path, 1)
    ]


def about(project: Path, settings: Settings) -> list[Problem]:
    catalog, problems = load(project)
    return problems + check(catalog, project, settings)


def test_a_page_of_prose_cannot_take_the_address_of_a_list_or_of_another_page(
    project: Path, settings: Settings
) -> None:
    for name, title in (
        ("temati/index.md", "A"),
        ("b.md", "B"),
        ("b/index.md", "B"),
        ("en/c.md", "C"),
        ("assets/d.md", "D"),
    ):
        for language in ("lv", "en"):
            path = project / "docs" / language / name
            path.parent.mkdir(parents=True, exist_ok=True)
            mark = f'en_of: "{fingerprint("# A")}"\n' if language == "en" else ""
            path.write_text(f"---\ntitle: {title}\ndescription: {title}.\n{mark}---\n\n# A\n", encoding="utf-8")
    taken = sorted(problem.path for problem in about(project, settings))
    assert taken == ["docs/lv/assets/d.md", "docs/lv/b/index.md", "docs/lv/en/c.md", "docs/lv/temati/index.md"]


@pytest.mark.parametrize(
    ("address", "count"), [("prakse/veca", 0), ("temati", 1), ("en/temati", 1), ("temati/izglitiba", 1)]
)
def test_a_page_that_is_gone_keeps_to_its_own_address(
    project: Path, settings: Settings, address: str, count: int
) -> None:
    write(project, make(Withdrawn, "veca", address=address, see="temati/izglitiba", citations=SOMEWHERE, review=REVIEW))
    assert len(about(project, settings)) == count


def test_a_record_that_is_gone_is_one_line_however_many_point_there(project: Path, settings: Settings) -> None:
    for number in range(5):
        write(
            project,
            make(
                Organisation,
                f"o{number}",
                name=text(f"Iestāde {number}", f"Body {number}"),
                part_of="nav",
                members=["nav"],
                citations=SOMEWHERE,
                review=REVIEW,
            ),
        )
    (problem,) = about(project, settings)
    assert (problem.path, "10 (" in problem.en) == ("data/organisations/o0.yml", True)
    assert [f"o{number}.yml" in problem.en for number in range(5)] == [True, True, True, False, False]


@pytest.mark.parametrize(("names", "is_one_line"), [(3, False), (MANY_NAMES, True), (300, True)])
def test_a_list_of_names_that_is_gone_is_one_line(
    project: Path, settings: Settings, names: int, is_one_line: bool
) -> None:
    """One file deleted gave a thousand lines; a few names are what they are."""
    (project / "data/permitted-names/permitted-names.yml").unlink()
    page = project / "docs/lv/index.md"
    words = "\n\n".join(f"Te bija Paraudziņš{chr(97 + number % 20) * (1 + number // 20)}." for number in range(names))
    page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
    catalog, problems = load(project)
    said = [problem for problem in [*problems, *check(catalog, project, settings)] if not problem.warning]
    assert ("data/permitted-names/permitted-names.yml" in {problem.path for problem in said}) == is_one_line
    assert (len(said) == 1) == is_one_line


def test_each_id_that_is_missing_has_its_line(project: Path, settings: Settings) -> None:
    write(project, make(Organisation, "o", part_of="nav", members=["cits"], citations=SOMEWHERE, review=REVIEW))
    assert len(about(project, settings)) == 2


@pytest.mark.parametrize("spoiled", ["deleted", "broken"])
@pytest.mark.parametrize("name", ["interface", "measure-states", "roles", "source-kinds", "topics", "units"])
def test_a_vocabulary_in_trouble_is_one_line(project: Path, settings: Settings, name: str, spoiled: str) -> None:
    path = project / f"data/vocabularies/{name}.yml"
    path.unlink() if spoiled == "deleted" else path.write_text("id: [", encoding="utf-8")
    assert len([problem for problem in about(project, settings) if not problem.path.startswith("docs/")]) <= 1


def taken_apart(words: str) -> str:
    """Letters and their marks each for itself, as text comes out of many PDFs."""
    return unicodedata.normalize("NFD", words)


def with_soft_hyphens(words: str) -> str:
    return re.sub(r"\b(\w\w)(?=\w)", "\\1\u00ad", words)


def with_spaces_of_no_width(words: str) -> str:
    return re.sub(r"\b(\w\w)(?=\w)", "\\1\u200b", words)


@pytest.mark.parametrize("disguise", [str, taken_apart, with_soft_hyphens, with_spaces_of_no_width])
@pytest.mark.parametrize(
    "words",
    ["Vadīja Jānis Paraudziņš.", "Nāca 4 romu bērni.", "Zvaniet 26123456.", "Rakstiet uz paraugs@paraugs.example."],
)
def test_no_form_of_the_letters_hides_what_must_not_be_published(
    project: Path, settings: Settings, words: str, disguise: Callable[[str], str]
) -> None:
    path = project / "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"
    said = path.read_text(encoding="utf-8").replace("Notika papildu nodarbības.", disguise(words))
    path.write_text(
        said.replace("Extra classes were held.", " ".join(["Text", *re.findall(r"\d+", words)])), encoding="utf-8"
    )
    catalog, problems = load(project)
    assert [problem for problem in problems + check(catalog, project, settings) if not problem.warning]


@pytest.mark.parametrize("disguise", [str, taken_apart, with_soft_hyphens, with_spaces_of_no_width])
@pytest.mark.parametrize("words", ["Vadīja Jānis Paraudziņš.", "Rakstiet uz paraugs@paraugs.example."])
def test_no_form_of_the_letters_hides_it_in_prose(
    project: Path, settings: Settings, words: str, disguise: Callable[[str], str]
) -> None:
    path = project / "docs/lv/index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Vietnes teksts.", disguise(words)), encoding="utf-8")
    assert [problem for problem in check(load(project)[0], project, settings) if not problem.warning]


def test_one_text_has_one_fingerprint_however_its_letters_are_composed(project: Path, settings: Settings) -> None:
    for path in (project / "data/themes/izglitiba.yml", project / "docs/lv/index.md"):
        path.write_text(taken_apart(path.read_text(encoding="utf-8")), encoding="utf-8")
    catalog, problems = load(project)
    assert problems + check(catalog, project, settings) == []

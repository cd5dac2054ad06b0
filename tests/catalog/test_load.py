from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest

from catalog.check import check
from catalog.history import Place
from catalog.load import assemble, data_files, load, read_file
from catalog.model import Source, Theme, Vocabulary
from catalog.settings import Settings

from .making import make, text, write

SOMEWHERE = [{"source": "parskats", "locator": {"annex": 1}}]
MEASURE = "data/local-measures/paraugu-novads/paraugu-novads-izglitiba-1.yml"
THEME = "data/themes/izglitiba.yml"


def test_one_broken_file_hides_no_other(project: Path) -> None:
    (project / "data/themes/slikts.yml").write_text("id: [", encoding="utf-8")
    (project / "data/themes/tukss.yml").write_text("", encoding="utf-8")
    write(project, make(Theme, "vesels"))
    catalog, problems = load(project)
    assert {problem.path for problem in problems} == {"data/themes/slikts.yml", "data/themes/tukss.yml"}
    assert [theme.id for theme in catalog.all(Theme)] == ["izglitiba", "vesels"]


@pytest.mark.parametrize(
    "spoiled", [THEME, "data/organisations/ministrija.yml", "data/vocabularies/measure-states.yml"]
)
def test_what_refers_to_a_broken_file_is_not_blamed(project: Path, settings: Settings, spoiled: str) -> None:
    (project / spoiled).write_text("id: [", encoding="utf-8")
    catalog, problems = load(project)
    found = [problem for problem in check(catalog, project, settings) if problem.path.startswith(("data/", "docs/"))]
    assert ([problem.path for problem in problems], found) == ([spoiled], [])


def test_every_mistake_in_a_record_is_said_at_once(project: Path) -> None:
    path = project / THEME
    path.write_text(path.read_text(encoding="utf-8").replace("order: 1", "order: viens\nlieks: x", 1), encoding="utf-8")
    assert len(load(project)[1]) == 2


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store", ".izglitiba.yml.swp", "izglitiba.yml~", ".slepta/x.yml", "sub/.#x.yml", "Thumbs.db", "thumbs.db",
        "desktop.ini", ".~lock.izglitiba.yml#", "#izglitiba.yml#", "~$izglitiba.docx", "._izglitiba.yml",
    ],
)  # fmt: skip
def test_what_editors_and_systems_leave_is_no_record(project: Path, name: str) -> None:
    before = data_files(project)
    path = project / "data/themes" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", encoding="utf-8")
    assert data_files(project) == before


@pytest.mark.parametrize("name", ["geo/x.json", "schema/themes.json"])
def test_folders_that_hold_no_records_are_left_alone(project: Path, name: str) -> None:
    path = project / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}", encoding="utf-8")
    assert load(project)[1] == []


def test_a_project_in_a_hidden_folder_has_records(project: Path) -> None:
    hidden = project / ".cache"
    hidden.mkdir()
    (project / "data").rename(hidden / "data")
    assert data_files(hidden)


def test_what_is_no_ordinary_file_is_one_line_and_never_opened(project: Path) -> None:
    """A pipe that nobody writes to would hold the check for ever."""
    themes = project / "data/themes"
    os.mkfifo(themes / "caurule.yml")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(os.path.relpath(themes / "ligzda.yml"))
    listener.close()
    (themes / "mape.yml").mkdir()
    (themes / "saite.yml").symlink_to("izglitiba.yml")
    (themes / "sevi.yml").symlink_to("sevi.yml")
    (themes / "citi").symlink_to("../sources")
    (project / "data/saite").symlink_to("themes")
    catalog, problems = load(project)
    assert [problem.path.removeprefix("data/") for problem in problems] == [
        "saite", "themes/caurule.yml", "themes/citi", "themes/ligzda.yml", "themes/mape.yml", "themes/saite.yml",
        "themes/sevi.yml",
    ]  # fmt: skip
    assert list(catalog.stored["themes"]) == ["izglitiba"]


def test_a_folder_that_cannot_be_read_is_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked, scandir = str(project / "data/themes"), os.scandir

    def refusing(path: Any) -> Any:
        if str(path) == locked:
            raise PermissionError(13, "Permission denied", locked)
        return scandir(path)

    monkeypatch.setattr("os.scandir", refusing)
    assert [problem.path for problem in load(project)[1]] == ["data/themes"]


@pytest.mark.parametrize("nothing", ["removed", "empty"])
def test_a_project_without_records_is_one_line(project: Path, settings: Settings, nothing: str) -> None:
    shutil.rmtree(project / "data")
    if nothing == "empty":
        (project / "data").mkdir()
    catalog, problems = load(project)
    assert [problem.path for problem in problems] == ["data"]
    assert check(catalog, project, settings) == []


def test_a_folder_with_a_wrong_name_is_one_line(project: Path) -> None:
    (project / "data/themes").rename(project / "data/theme")
    assert len(load(project)[1]) == 1


def test_what_has_only_a_wrong_suffix_is_known(project: Path, settings: Settings) -> None:
    (project / THEME).rename(project / "data/themes/izglitiba.yaml")
    catalog, problems = load(project)
    found = [problem for problem in check(catalog, project, settings) if problem.path.startswith("data/local")]
    assert ([problem.path for problem in problems], found) == (["data/themes/izglitiba.yaml"], [])


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [("order: 1", "order: viens", 1), ("{annex: 1}", "{annex: viens}", 42), ("citations: [{", "citations: [5, {", 13)],
)
def test_one_mistake_is_one_line_at_its_place(project: Path, old: str, new: str, column: int) -> None:
    path = project / THEME
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (problem,) = load(project)[1]
    assert problem.column == column


def test_a_record_hardly_begun_is_one_line(project: Path) -> None:
    (project / THEME).write_text("id: izglitiba\n", encoding="utf-8")
    (problem,) = load(project)[1]
    assert all(f"“{name}”" in problem.en for name in ("name", "summary", "order", "citations", "review"))


def test_fields_that_lost_the_line_above_them_are_one_line(project: Path) -> None:
    path = project / MEASURE
    path.write_text(path.read_text(encoding="utf-8").replace("done:\n", "x: y\n").replace("  lv: Not", "z: 1\nlv: Not"))
    text = path.read_text(encoding="utf-8").replace('  en_of: "a04bf778"\n  en: Extra', 'en_of: "a04bf778"\nen: Extra')
    path.write_text(text, encoding="utf-8")
    (problem,) = load(project)[1]
    assert "“lv”, “en_of”, “en”" in problem.en


def test_fields_called_like_branches_have_their_own_place(project: Path) -> None:
    """`named` is a branch of the union of parties, and a field of passages."""
    path = write(
        project, make(Place, account=[{"text": text("Vārdi"), "citations": SOMEWHERE, "named": text("Vārdi")}])
    )
    path.write_text(
        path.read_text(encoding="utf-8").replace("  named:\n    lv: Vārdi", "  named:\n    lv: 5"), encoding="utf-8"
    )
    (problem,) = load(project)[1]
    assert path.read_text(encoding="utf-8").splitlines()[problem.line - 1].strip() == "lv: 5"


def test_a_link_that_leads_nowhere_is_one_line(project: Path) -> None:
    (project / "data/themes/pazudis.yml").symlink_to("nav.yml")
    assert [problem.path for problem in load(project)[1]] == ["data/themes/pazudis.yml"]


def test_a_file_that_is_no_record_has_no_folder_and_breaks_nothing(project: Path) -> None:
    path = project / "data/themes/piezimes.txt"
    path.write_text("x", encoding="utf-8")
    reading = read_file(path, project)
    assert (reading.folder, reading.stored, len(reading.problems)) == ("", None, 1)


def test_of_two_records_with_one_id_the_first_stays(project: Path) -> None:
    text = (project / THEME).read_text(encoding="utf-8")
    (project / "data/themes/sub").mkdir()
    (project / "data/themes/sub/izglitiba.yml").write_text(text, encoding="utf-8")
    catalog, problems = load(project)
    assert catalog.path(catalog.get(Theme, "izglitiba")) == THEME
    assert [problem.path for problem in problems] == ["data/themes/sub/izglitiba.yml"]


def test_a_catalogue_is_the_sum_of_its_readings(project: Path) -> None:
    readings = [read_file(path, project) for path in data_files(project)]
    whole, _ = assemble(readings)
    part, _ = assemble(reading for reading in readings if reading.name != THEME)
    assert set(whole.stored["themes"]) - set(part.stored["themes"]) == {"izglitiba"}
    assert all(whole.stored[folder] == part.stored[folder] for folder in whole.stored if folder != "themes")


def test_records_are_found_by_type_and_id(project: Path) -> None:
    catalog, _ = load(project)
    assert catalog.get(Source, "parskats").id == "parskats"
    with pytest.raises(KeyError):
        catalog.get(Source, "izglitiba")


def test_words_and_terms_speak_the_language_asked_for(project: Path) -> None:
    catalog, _ = load(project)
    terms = {item.id: item.label for item in catalog.get(Vocabulary, "interface").terms}
    assert catalog.words("en") == {id_: label.en for id_, label in terms.items()}
    assert catalog.term("interface", "search") == terms["search"]
    with pytest.raises(KeyError):
        catalog.term("interface", "nav-tada")


def test_a_record_knows_where_its_values_stand(project: Path) -> None:
    catalog, _ = load(project)
    problem = catalog.stored["themes"]["izglitiba"].problem(("order",), "slikti", "bad")
    assert (problem.path, problem.line, problem.column) == (THEME, 4, 1)

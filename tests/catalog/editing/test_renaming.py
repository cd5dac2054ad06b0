"""Renaming, merging and withdrawing: references follow, old addresses lead on, nothing half-done is left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from catalog.check import check
from catalog.editing.leaving import gone
from catalog.editing.renaming import RenamingError, rename, withdraw
from catalog.pages import Edition, Site
from catalog.settings import read_settings
from tests.rereading import load
from tests.test_contributing import lay_out, write_section_pages

MEASURE = "local-measures/paraugu-novads/paraugu-novads-paraugu-temats-1.yml"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The samples as a project, every record pointing at others."""
    folder = tmp_path_factory.mktemp("samples")
    shutil.copytree(root / "data/vocabularies", folder / "data/vocabularies")
    lay_out(root, folder)
    write_section_pages(root, folder)
    page = folder / "docs/lv/par/pirma.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(
        "---\ntitle: Par\ndescription: Par ko.\n---\n\n# Par\n\n[[cite: paraugu-parskats | 1. nodaļa]] "
        "[iestāde](../politika/organizacijas/paraugu-biblioteka.md#kontakti)\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def sound(samples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(samples, tmp_path / "project"))


def problems(folder: Path, root: Path) -> list[str]:
    catalog, found = load(folder)
    found += check(catalog, folder, read_settings(root))
    return [str(item) for item in found if "docs/en/par/pirma.md" not in str(item) and "kontrolsumm" not in item.lv]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_references_follow_a_new_id(sound: Path, root: Path) -> None:
    before = problems(sound, root)
    rename(load(sound)[0], sound, "paraugu-biblioteka", "gramatu-nams")
    assert not (sound / "data/organisations/paraugu-biblioteka.yml").exists()
    assert (sound / "data/organisations/gramatu-nams.yml").read_text(encoding="utf-8").count("id: gramatu-nams") == 1
    assert "  - gramatu-nams\n" in (sound / "data" / MEASURE).read_text(encoding="utf-8")
    assert "# obligāts / required" in (sound / "data" / MEASURE).read_text(encoding="utf-8")
    assert problems(sound, root) == before


def test_prose_follows_a_new_id(sound: Path) -> None:
    rename(load(sound)[0], sound, "sources/paraugu-parskats", "parskats")
    rename(load(sound)[0], sound, "paraugu-biblioteka", "gramatu-nams")
    page = (sound / "docs/lv/par/pirma.md").read_text(encoding="utf-8")
    assert "[[cite: parskats | 1. nodaļa]]" in page
    assert "(../politika/organizacijas/gramatu-nams.md#kontakti)" in page


def test_the_old_address_leads_to_the_new(sound: Path, root: Path) -> None:
    rename(load(sound)[0], sound, "paraugu-biblioteka", "gramatu-nams")
    shutil.copytree(root / "overrides", sound / "overrides")
    site = Site(sound, load(sound)[0], read_settings(root))
    page = Edition(site, "lv").page("politika/organizacijas/paraugu-biblioteka.md")
    assert page.leads_to == "../../../politika/organizacijas/gramatu-nams/"
    assert "gramatu-nams/" in page.body


def test_a_second_move_is_followed_too(sound: Path) -> None:
    rename(load(sound)[0], sound, "paraugu-biblioteka", "gramatu-nams")
    rename(load(sound)[0], sound, "gramatu-nams", "lasitava")
    sign = (sound / "data/withdrawn/paraugu-biblioteka.yml").read_text(encoding="utf-8")
    assert "see: politika/organizacijas/lasitava\n" in sign


def test_measures_move_with_their_municipality(sound: Path, root: Path) -> None:
    before = problems(sound, root)
    rename(load(sound)[0], sound, "paraugu-novads", "jaunais-novads")
    assert (sound / "data/local-measures/jaunais-novads/jaunais-novads-paraugu-temats-1.yml").is_file()
    assert not (sound / "data/local-measures/paraugu-novads").exists()
    assert problems(sound, root) == before


def test_a_record_is_merged_into_another(sound: Path, root: Path) -> None:
    rename(load(sound)[0], sound, "paraugu-biblioteka", "paraugu-kulturas-parvalde")
    assert not (sound / "data/organisations/paraugu-biblioteka.yml").exists()
    assert "  - paraugu-kulturas-parvalde\n" in (sound / "data" / MEASURE).read_text(encoding="utf-8")
    sign = (sound / "data/withdrawn/paraugu-biblioteka.yml").read_text(encoding="utf-8")
    assert "see: politika/organizacijas/paraugu-kulturas-parvalde\n" in sign
    assert not [line for line in problems(sound, root) if "nav atrodams" in line]


def test_a_record_is_withdrawn_when_nothing_leads_to_it(sound: Path, root: Path) -> None:
    withdraw(load(sound)[0], sound, "recommendations/paraugu-ieteikums-1", "prakse/ieteikumi/")
    sign = (sound / "data/withdrawn/paraugu-ieteikums-1.yml").read_text(encoding="utf-8")
    assert "address: prakse/ieteikumi/paraugu-ieteikums-1\n" in sign
    assert "summary:\n  lv:\n  en:\n" in sign
    (line,) = (line for line in problems(sound, root) if "paraugu-ieteikums-1" in line)
    assert "vēl jāaizpilda: summary.lv, summary.en" in line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("nav-tada", "x", "nav"),
        ("paraugu-biblioteka", "Grāmatu nams", "jaunais id"),
        ("paraugu-biblioteka", "../../x", "jaunais id"),
        ("paraugu-biblioteka", "paraugu-biblioteka", "jaunais id"),
        ("paraugu-novads", "kaiminu-novads", "nesapludina"),
        ("withdrawn/veca-lapa", "x", "nemaina"),
    ],
)
def test_what_cannot_be_renamed_changes_nothing(sound: Path, old: str, new: str, said: str) -> None:
    before = contents(sound)
    with pytest.raises(RenamingError, match=said):
        rename(load(sound)[0], sound, old, new)
    assert contents(sound) == before


def test_a_file_deleted_by_hand_is_missed(sound: Path) -> None:
    """A record that nothing leads to: without this the check would be green and the page's address an error."""
    before = load(sound)[0]
    path = sound / "data/recommendations/paraugu-ieteikums-1.yml"
    kept = path.read_text(encoding="utf-8")
    path.unlink()
    (missed,) = gone(before, load(sound)[0])
    assert sound / missed.path == path
    assert "„address: prakse/ieteikumi/paraugu-ieteikums-1”" in missed.lv
    path.write_text(kept + "unknown: x\n", encoding="utf-8")
    assert list(gone(before, load(sound)[0])) == [], "what cannot be read is not gone"


def test_what_leads_on_is_not_missed(sound: Path) -> None:
    before = load(sound)[0]
    rename(before, sound, "paraugu-biblioteka", "gramatu-nams")
    withdraw(load(sound)[0], sound, "recommendations/paraugu-ieteikums-1", "prakse/ieteikumi")
    assert list(gone(before, load(sound)[0])) == []


def test_what_others_need_is_not_withdrawn(sound: Path) -> None:
    before = contents(sound)
    with pytest.raises(RenamingError, match=r"data/local-measures/.*paraugu-novads-paraugu-temats-1\.yml"):
        withdraw(load(sound)[0], sound, "paraugu-biblioteka", "prakse/index")
    assert contents(sound) == before

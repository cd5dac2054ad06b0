"""The weekly issue: what is due, what is behind, which links are dead and where an archive may have them."""

from __future__ import annotations

import datetime

from catalog.editing.weekly import Dead, dead_links, links, report
from catalog.load import Catalog
from catalog.model import Organisation

from ..making import catalog_of, make, text
from .fake_github import github

URLS = {"a": "https://a.example/x", "b": "https://b.example/y", "c": "https://b.example/z"}
LABELS = {reason: (reason, reason) for reason in ("review", "ended", "moved", "second", "translation")}
DAY = datetime.date(2026, 11, 21)


def bodies(**more: object) -> Catalog:
    review = {"checked_on": "2026-11-21", "checked_by": "satura-redaktors", "every_months": 12}
    return catalog_of(*(make(Organisation, id_, url=url, review=review, **more) for id_, url in URLS.items()))


def test_each_link_is_known_with_its_file_and_day() -> None:
    assert links(bodies())[URLS["a"]] == ("data/organisations/a.yml", DAY)


def test_a_link_is_dead_when_its_host_says_so_twice() -> None:
    asked: list[str] = []

    def ask(url: str) -> int:
        asked.append(url)
        return {URLS["a"]: 404, URLS["b"]: 404 if asked.count(url) == 1 else 200, URLS["c"]: 403}[url]

    assert [dead.url for dead in dead_links(bodies(), ask, 0)] == [URLS["a"]]
    assert asked.count(URLS["a"]) == 2


def test_a_host_that_is_no_more_is_dead() -> None:
    assert len(dead_links(bodies(), lambda _: 0, 0)) == 3


def test_an_archive_is_offered() -> None:
    said = report(bodies(), DAY, [Dead(URLS["a"], "data/organisations/a.yml", DAY)], LABELS)
    assert f"https://web.archive.org/web/20261121/{URLS['a']}" in said


def test_nothing_due_is_no_issue_and_a_year_later_there_is() -> None:
    assert report(bodies(), DAY, [], LABELS) == ""
    assert "### review / review: 3" in report(bodies(), datetime.date(2028, 1, 1), [], LABELS)


def test_a_translation_behind_is_told() -> None:
    stale = {"name": {**text("Jauns").model_dump(), "lv": "Cits"}}
    assert "### translation" in report(bodies(**stale), datetime.date(2026, 11, 22), [], LABELS)


def test_there_is_one_issue_and_it_is_closed_when_all_is_done() -> None:
    with github() as (repository, told):
        repository.notice("Kas", "apkope", "")
        repository.notice("Kas", "apkope", "x")
    assert [where for _, where, _ in told.changes] == ["issues"]
    with github(issues=[{"number": 3}]) as (repository, told):
        repository.notice("Kas", "apkope", "y")
        repository.notice("Kas", "apkope", "")
    assert [data.get("state") for _, _, data in told.changes] == [None, "closed"]

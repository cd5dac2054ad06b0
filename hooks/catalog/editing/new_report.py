"""Lay out the skeleton of a new year's report: what every such report holds, with empty fields for an editor to fill.

The last report is the pattern: whoever had a place in it has one in the skeleton. What the new report leaves out is
deleted, what it adds is added; until no field is empty, the check says what is still to fill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.editing.writing import rewritten, with_gaps, written
from catalog.load import Catalog
from catalog.model import LocalMeasure, Municipality, NationalMeasure, Report, Source
from catalog.record_types import type_of
from catalog.stamp import write_file
from catalog.yamlfile import read

TITLE = (
    "Pārskats par romu līdzdalības veicināšanas pasākumiem {} gadā",
    ("Report on measures to promote Roma participation in {}"),
)
"""(Latvian, English) title that such reports have had; the editor holds it against the cover."""


class NewReportError(Exception):
    """The skeleton cannot be laid out; the text says why, in both languages."""


def lay_out(catalog: Catalog, root: Path, years: list[int], today: str) -> list[str]:
    """Write the skeleton of a report on `years`, in order, checked `today`; the paths of all files written.

    Raises NewReportError, before anything is written, if there is a report on one of the years or none to follow.
    """
    last = _last(catalog, years)
    report = last.report or Report(years=years)
    id_ = f"{last.id.rstrip('0123456789-')}-{'-'.join(map(str, years))}"
    path = root / "data" / type_of(Source).folder / f"{id_}.yml"
    if path.exists():  # a skeleton with gaps cannot be read, and what was filled in must not be lost
        raise NewReportError(
            f"pārskata uzmetums jau ir, aizpildiet to / the skeleton of the report is there, fill it in: {path.name}"
        )
    texts = {path: _source(last, report, id_, years, today)}
    if report.municipal_annex:
        texts |= dict(_municipalities(catalog, root, last.id, id_))
        texts |= dict(_local_measures(catalog, root, last, id_, years, today))
    if report.national_annex:
        texts |= dict(_national_measures(catalog, root, report, id_, years))
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, text.encode())
    return sorted(path.relative_to(root).as_posix() for path in texts)


def _last(catalog: Catalog, years: list[int]) -> Source:
    """The report that the new one follows."""
    reports = [(max(source.report.years), source) for source in catalog.all(Source) if source.report]
    if not reports:
        raise NewReportError("nav pārskata, kam sekot / there is no report to follow")
    for _, source in reports:
        if source.report and set(source.report.years) & set(years):
            raise NewReportError(f"par šo gadu pārskats jau ir / there is a report on this year: {source.id}")
    return max(reports, key=lambda item: item[0])[1]


def _source(last: Source, report: Report, id_: str, years: list[int], today: str) -> str:
    told = report.model_dump(exclude_none=True) | {"years": years}
    title = TITLE[0].format(" un ".join(f"{year}." for year in years)), TITLE[1].format(" and ".join(map(str, years)))
    return with_gaps(
        written(
            {
                "id": id_,
                "title": {"lv": title[0], "en": title[1]},
                "kind": last.kind,
                "publisher": last.publisher,
                "published": None,
                "published_is_stated": None,
                "language": last.language,
                "covers": {"start": years[0], "end": years[-1]},
                "report": told,
                "about": {"lv": None, "en": None},
                "url": None,
                "summary": {"lv": None, "en": None},
                "review": _review(last, today),
            }
        )
    )


def _review(record: Any, today: str) -> dict[str, Any]:
    return {"checked_on": today, "checked_by": record.review.checked_by, "every_months": record.review.every_months}


def _municipalities(catalog: Catalog, root: Path, last: str, id_: str) -> Iterator[tuple[Path, str]]:
    """Each municipality that the last report named, with a gap for what the new one says of it."""
    for unit in catalog.all(Municipality):
        if any(item.source == last for item in unit.reporting):
            path = root / catalog.path(unit)
            text = path.read_text(encoding="utf-8")
            yield path, _appended(text, "reporting", {"source": id_, "listed_informant": None})


def _local_measures(
    catalog: Catalog, root: Path, last: Source, id_: str, years: list[int], today: str
) -> Iterator[tuple[Path, str]]:
    """For each theme on which a municipality reported last time, a measure to fill."""
    annex = last.report.municipal_annex if last.report else None
    cells = {(item.municipality, item.theme): item for item in catalog.all(LocalMeasure) if item.report == last.id}
    for (municipality, theme), like in sorted(cells.items()):
        name = f"{municipality}-{theme}-{years[0]}-1"
        locator = {"annex": annex, "theme": theme, "municipality": municipality, "years": years}
        yield (
            root / "data" / type_of(LocalMeasure).folder / municipality / f"{name}.yml",
            with_gaps(
                written(
                    {
                        "id": name,
                        "municipality": municipality,
                        "theme": theme,
                        "order": 1,
                        "title": {"lv": None, "en": None},
                        "summary": {"lv": None, "en": None},
                        "years": years,
                        "state": None,
                        "citations": [{"source": id_, "locator": locator}],
                        "review": _review(like, today),
                    }
                )
            ),
        )


def _national_measures(
    catalog: Catalog, root: Path, report: Report, id_: str, years: list[int]
) -> Iterator[tuple[Path, str]]:
    """Each measure of the report's plan, with a gap for its state in each of the new years."""
    for measure in catalog.all(NationalMeasure):
        if measure.plan != report.plan:
            continue
        path = root / catalog.path(measure)
        text = path.read_text(encoding="utf-8")
        for year in years:
            text = _appended(text, "years", {"year": year, "state": None})
        place = {"annex": report.national_annex, "row": measure.row}
        yield path, _appended(text, "citations", {"source": id_, "locator": place})


def _appended(text: str, name: str, item: Mapping[str, Any]) -> str:
    """The text of a record with one more item in a list, its gaps left empty."""
    value = read(text.encode(), "").value
    return with_gaps(rewritten(text, {**value, name: [*value.get(name, []), item]}))

"""Ask the real worker in a real browser, and judge its answers by hand-made judgements.

A result is right if its page, or the section it leads to, is among the answers that somebody named before
looking at any results. S@n: share of queries with a right result among the first n; MRR: mean reciprocal rank
(Manning, Raghavan and Schütze, 2008, ch. 8).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser

QUERIES = Path(__file__).with_name("queries.yml")
READERS = Path(__file__).with_name("queries-readers.yml")

_ASK = """async ([script, queries]) => {
  const worker = new Worker(script);
  const answer = () => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    worker.postMessage({ type: "results", data: { query, filters: {}, offset: 0, count: 10 } });
    const { data } = await answer();
    found.push([data.results.map(({ address }) => address), performance.now() - start]);
  }
  worker.terminate();
  return found;
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Addresses of the first ten results, and how long they took (ms)."""

    addresses: list[str]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1, but for the count of empty answers."""

    queries: int
    first: float
    third: float
    tenth: float
    reciprocal: float
    empty: int


def load_queries(path: Path) -> list[dict[str, Any]]:
    """The queries of a list; Latvian unless they say otherwise."""
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [{"language": "lv", **query} for query in found]


def ask(browser: Browser, address: str, queries: Sequence[dict[str, Any]]) -> dict[str, Asked]:
    """Query id → what the worker of the query's language answers."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    found: dict[str, Asked] = {}
    for language in ("lv", "en"):
        ours = [query for query in queries if query["language"] == language]
        script = f"{address}assets/search/worker.js?lang={language}"
        answers = page.evaluate(_ASK, [script, [query["query"] for query in ours]])
        found |= {query["id"]: Asked(*answer) for query, answer in zip(ours, answers, strict=True)}
    context.close()
    return found


def judged(queries: Sequence[dict[str, Any]], asked: dict[str, Asked]) -> Score:
    """How well the answers do."""
    ranks = [rank(asked[query["id"]].addresses, query["answers"]) for query in queries]
    count = len(ranks)
    return Score(
        count,
        *(sum(0 < place <= most for place in ranks) / count for most in (1, 3, 10)),
        sum(1 / place for place in ranks if place) / count,
        sum(not asked[query["id"]].addresses for query in queries),
    )


def rank(addresses: Sequence[str], answers: Sequence[str]) -> int:
    """Place of the first right result, from 1; 0 if there is none."""
    right = {_plain(answer) for answer in answers}
    for place, address in enumerate(addresses, start=1):
        if {_plain(address), address.split("#")[0]} & right:
            return place
    return 0


def _plain(address: str) -> str:
    """The heading of a measure and the measure are one place, and so are repeated boxes."""
    return re.sub(r"(-nosaukums|_\d+)$", "", address)

"""Ask the real worker in a real browser, and judge its answers by hand-made judgements.

A result is right if its page, or the section it leads to, is among the answers that somebody named before
looking at any results. S@n: share of queries with a right result among the first n; MRR: mean reciprocal rank
(Manning, Raghavan and Schütze, 2008, ch. 8).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser

QUERIES = Path(__file__).with_name("queries.yml")
READERS = Path(__file__).with_name("queries-readers.yml")
QUESTIONS = Path(__file__).with_name("questions.yml")
HELD_OUT = Path(__file__).with_name("held-out.yml")
"""Questions by which no weight, word or rule may be picked."""
FORMS = ("query", "sentence")
"""How a question of QUESTIONS is put: in a few words, or in full."""

_ASK = """async ([script, queries, count]) => {
  const worker = new Worker(script);
  const answer = () => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message)); // a worker that does not start answers nothing
  });
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    worker.postMessage({ type: "results", data: { query, filters: {}, offset: 0, count } });
    const { data } = await answer();
    found.push([data.results.map(({ address }) => address), performance.now() - start, data.answer]);
  }
  worker.terminate();
  return found;
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Addresses of the first results, how long they took (ms), and the card shown before them."""

    addresses: list[str]
    milliseconds: float
    answer: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1, but for the count of empty answers."""

    queries: int
    first: float
    third: float
    tenth: float
    reciprocal: float
    empty: int

    @property
    def error(self) -> float:
        """The standard error of `third`, as of a share of independent questions."""
        return math.sqrt(self.third * (1 - self.third) / self.queries)


@dataclass(frozen=True, slots=True)
class Cards:
    """Questions that ask for one fact, those of them that get a card; all cards, and those that are right."""

    facts: int
    answered: int
    shown: int
    right: int


def load_queries(path: Path) -> list[dict[str, Any]]:
    """The queries of a list; Latvian unless they say otherwise."""
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [{"language": "lv", **query} for query in found]


def put(questions: Sequence[Mapping[str, Any]], form: str) -> list[dict[str, Any]]:
    """The questions as queries, each in the form given."""
    return [{**question, "query": question[form]} for question in questions]


def ask(browser: Browser, address: str, queries: Sequence[dict[str, Any]], count: int = 10) -> dict[str, Asked]:
    """Query id → what the worker of the query's language answers: its first results; a card hangs on four of them."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    found: dict[str, Asked] = {}
    for language in ("lv", "en"):
        ours = [query for query in queries if query["language"] == language]
        script = f"{address}assets/search/worker.js?lang={language}"
        answers = page.evaluate(_ASK, [script, [query["query"] for query in ours], count])
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


def judged_by_page(queries: Sequence[dict[str, Any]], asked: dict[str, Asked]) -> Score:
    """The same, if a result is right that leads to a right page, whichever of its sections it leads to."""
    pages = {name: replace(answer, addresses=_pages(answer.addresses)) for name, answer in asked.items()}
    return judged([{**query, "answers": _pages(query["answers"])} for query in queries], pages)


def _pages(addresses: Sequence[str]) -> list[str]:
    return [address.split("#")[0] for address in addresses]


def cards(queries: Sequence[dict[str, Any]], asked: dict[str, Asked]) -> Cards:
    """How many cards are shown, and right: on a right page and, where one fact is asked for, with that fact."""
    shown = [(query, answer) for query in queries if (answer := asked[query["id"]].answer)]
    right = [
        rank([answer["address"]], query["answers"]) > 0
        and any(
            fact.casefold() in json.dumps(answer, ensure_ascii=False).casefold() for fact in query.get("holds", [""])
        )
        for query, answer in shown
    ]
    facts = [query for query in queries if "holds" in query]
    answered = sum(asked[query["id"]].answer is not None for query in facts)
    return Cards(len(facts), answered, len(shown), sum(right))


def rank(addresses: Sequence[str], answers: Sequence[str]) -> int:
    """Place of the first right result, from 1; 0 if there is none."""
    right = {_plain(answer) for answer in answers}
    for place, address in enumerate(addresses, start=1):
        if {_plain(address), address.split("#")[0]} & right:
            return place
    return 0


def _plain(address: str) -> str:
    """The heading of a measure, the measure and its own page are one place, and so are repeated boxes."""
    place = re.sub(r"(-nosaukums|_\d+)$", "", address)
    return re.sub(r"^((?:en/)?pasvaldibas/[^/#]+/)([a-z][a-z0-9-]*-\d+)/.*$", r"\1#\2", place)

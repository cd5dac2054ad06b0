"""Search measured: ours and Material's own on the same pages, through both real workers; nothing here can fail.

Prints S@1, S@3, S@10, MRR and empty answers by list and kind of query, for the very section and for its page; then
sizes and times.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import Browser, BrowserContext, Page, Response, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from catalog.search.index import PART  # noqa: E402
from tests.chromium import ARGUMENTS, chromium  # noqa: E402
from tests.search.measure import (  # noqa: E402
    FORMS,
    HELD_OUT,
    QUERIES,
    QUESTIONS,
    READERS,
    Asked,
    ask,
    cards,
    judged,
    judged_by_page,
    load_queries,
    put,
)  # fmt: skip

TYPED = "skolotāja palīgs"
"""What is typed, letter by letter, to see what that fetches."""
FIELDS = {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1_000_000}}
"""Material's own weights."""

SLOWDOWN = 4
"""How many times the processor is slowed for the times of a cheap phone."""

_STOCK = """async ([script, index, queries]) => {
  const worker = new Worker(script);
  const answer = (wanted) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => data.type === wanted && resolve(data);
  });
  const ready = answer(1);
  worker.postMessage({ type: 0, data: index });
  await ready;
  const found = [];
  for (const query of queries) {
    const start = performance.now();
    worker.postMessage({ type: 2, data: query });
    const { data } = await answer(3);
    const best = data.items.map((item) => item.reduce((one, other) => (one.score >= other.score ? one : other)));
    found.push([best.map(({ location }) => location).slice(0, 10), performance.now() - start]);
  }
  worker.terminate();
  return found;
}"""


def main() -> None:
    """Build, serve, ask, print."""
    with tempfile.TemporaryDirectory() as folder:
        web = Path(folder)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(web)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        stock = next((Path(material.__file__).parent / "templates/assets/javascripts/workers").glob("search.*.js"))
        shutil.copy(stock, web / "stock.js")
        handler = functools.partial(_Quiet, directory=folder)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            _report(browser, f"http://127.0.0.1:{server.server_port}/", web)
            browser.close()
            server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def _report(browser: Browser, address: str, web: Path) -> None:
    for name, queries in _lists():
        for language in ("lv", "en"):
            spoken = [query for query in queries if query["language"] == language]
            if spoken:
                ours = ask(browser, address, spoken)
                _compare(name, language, spoken, ours, _stock(browser, address, web, language, spoken))
    _sizes(web)
    _times(browser, address)


def _lists() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list by name, those of questions in both forms; the one that picks no weights comes last."""
    for path in (QUERIES, READERS):
        yield path.stem, load_queries(path)
    for path in (QUESTIONS, HELD_OUT):
        questions = [{"kind": question["reader"], **question} for question in load_queries(path)]
        for form in FORMS:
            yield f"{path.stem}, {form}", put(questions, form)


def _compare(
    name: str, language: str, queries: Sequence[dict[str, Any]], ours: dict[str, Asked], stock: dict[str, Asked]
) -> None:
    print(f"\n{name}, {language}, {len(queries)} queries{'':14}S@1    S@3   ± s.e.  S@10   MRR    empty")
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for query in queries:
        kinds[query["kind"].split(",")[0].split(" (")[0]].append(query)
    for label, asked in (("ours", ours), ("Material", stock)):
        _line(f"{label}, all", judged(queries, asked))
        for kind, found in sorted(kinds.items()):
            if len(found) > 2:
                _line(f"  {kind} ({len(found)})", judged(found, asked))
    _line("ours, any section of the right page", judged_by_page(queries, ours))
    shown = cards(queries, ours)
    facts = f", for {shown.answered} of {shown.facts} that ask for one fact" if shown.facts else ""
    print(f"  answers shown: {shown.shown}{facts}; right: {shown.right}")
    median = statistics.median(answer.milliseconds for answer in ours.values())
    print(f"  time of an answer, texts of ten pages fetched: median {median:.0f} ms")


def _line(label: str, score: Any) -> None:
    measures = (score.first, score.third, score.error, score.tenth, score.reciprocal)
    shares = "  ".join(f"{value:.3f}" for value in measures)
    print(f"  {label:<38}{shares}  {score.empty}")


def _stock(
    browser: Browser, address: str, web: Path, language: str, queries: Sequence[dict[str, Any]]
) -> dict[str, Asked]:
    """Material's worker on the same sections, with the settings that MkDocs gives a Latvian site."""
    data = json.loads((web / f"search/{language}.json").read_text(encoding="utf-8"))
    prefix = "" if language == "lv" else "en/"
    docs = []
    for place, (count, *_) in enumerate(data["pages"]):
        for part in range(-(-count // PART)):
            file = web / f"search/{language}/{place}-{part}.json"
            uri, title, sections = json.loads(file.read_text(encoding="utf-8"))
            url = prefix + re.sub(r"(^|/)index\.md$", r"\1", uri).replace(".md", "/")
            for anchor, heading, body, *_ in sections:
                location = url + (f"#{anchor}" if anchor else "")
                docs.append({"location": location, "title": heading or title, "text": body})
    config = {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"], "fields": FIELDS}
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    words = [query["query"] for query in queries]
    answers = page.evaluate(_STOCK, [f"{address}stock.js", {"config": config, "docs": docs, "options": {}}, words])
    context.close()
    return {query["id"]: Asked(*answer) for query, answer in zip(queries, answers, strict=True)}


def _sizes(web: Path) -> None:
    print("\nfirst search, KB after gzip:  scripts  index  ten texts  all")
    scripts = sum(_gzipped(path) for path in (web / "assets/search").glob("*.js") if path.stem != "results")
    for language in ("lv", "en"):
        index = _gzipped(web / f"search/{language}.json")
        texts = 10 * statistics.median(_gzipped(path) for path in (web / "search" / language).glob("*.json"))
        shown = [f"{value / 1000:>8.1f}" for value in (scripts, index, texts, scripts + index + texts)]
        pages = len(json.loads((web / f"search/{language}.json").read_text(encoding="utf-8"))["pages"])
        print(f"  {language}, {pages} pages{'':12}{' '.join(shown)}")


def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def _times(browser: Browser, address: str) -> None:
    """Time to the first result in the box and on a phone's page of results, and of a query in the engine alone."""
    print(f"\nprocessor {SLOWDOWN} × slower:")
    context, page = _slowed(browser, 1280)
    page.goto(address)
    page.locator("[data-search-box]").first.click()
    start = time.perf_counter()
    page.keyboard.type(TYPED)
    page.locator(".found li").first.wait_for()
    print(f"  box, first key to first result {1000 * (time.perf_counter() - start):.0f} ms")
    context.close()
    context, page = _slowed(browser, 360)
    start = time.perf_counter()
    page.goto(f"{address}meklet/?q=skolotāja+palīgs")
    page.locator("[data-search-results] li").first.wait_for()
    print(f"  page of results on a phone, address to first result {1000 * (time.perf_counter() - start):.0f} ms")
    page.goto(address)
    script = page.request.get(f"{address}assets/search/engine.js").text()
    page.add_script_tag(content=script + ";self.Index = Index;")
    milliseconds = page.evaluate(
        """async ([index, queries]) => {
             const made = new Index(await (await fetch(index)).json());
             return queries.map((query) => {
               const start = performance.now();
               made.search(query);
               return performance.now() - start;
             });
           }""",
        [
            f"{address}search/lv.json",
            [query["query"] for _, queries in _lists() for query in queries if query["language"] == "lv"],
        ],
    )
    ranked = sorted(milliseconds)
    print(f"  a query in the engine alone: median {ranked[len(ranked) // 2]:.0f} ms, slowest {ranked[-1]:.0f} ms")
    context.close()
    context = browser.new_context()
    page = context.new_page()
    fetched: list[int] = []

    def note(response: Response) -> None:
        if "/search/" in response.url:
            fetched.append(len(gzip.compress(response.body())))

    page.on("response", note)
    page.goto(address)
    page.locator("[data-search-box]").first.click()
    page.keyboard.type(TYPED, delay=150)
    page.locator(".found li").first.wait_for()
    page.wait_for_load_state("networkidle")
    kilobytes = sum(fetched) / 1000
    print(f"typing “{TYPED}”: {len(fetched)} files, {kilobytes:.0f} KB after gzip, the index among them")
    context.close()


def _slowed(browser: Browser, width: int) -> tuple[BrowserContext, Page]:
    """A page `width` CSS pixels wide, SLOWDOWN times slower, that takes scripts which the site's policy refuses."""
    context = browser.new_context(viewport={"width": width, "height": 740}, bypass_csp=True)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return context, page


if __name__ == "__main__":
    main()

"""What editors are told once a week, in one issue: what is due, which translations are behind, which links are dead."""

from __future__ import annotations

import datetime
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalog.editing.github import plain
from catalog.load import Catalog
from catalog.upkeep import Due, due, waiting

AT_ONCE, PATIENCE, PAUSE = 8, 20, 1.0
"""Hosts asked side by side; seconds to wait for an answer; seconds between two questions to one host."""

GONE = {404, 410}
"""What a host says of a page that is no more (RFC 9110); other refusals may be meant for programs only."""

SHOWN = 60
"""So many of a kind the issue lists; `make due` lists all."""

Ask = Callable[[str], int]
"""The status a host answers for an address; 0 if there is no such host any more."""


@dataclass(frozen=True, slots=True)
class Dead:
    """A link that leads nowhere, the file that has it, and the day for which an archive may have it."""

    url: str
    path: str
    day: datetime.date

    @property
    def archived(self) -> str:
        """Where the Internet Archive shows the page as it was about that day."""
        return f"https://web.archive.org/web/{self.day:%Y%m%d}/{self.url}"


def links(catalog: Catalog) -> dict[str, tuple[str, datetime.date]]:
    """Each address in the records → (file, day on which it was last checked)."""
    found: dict[str, tuple[str, datetime.date]] = {}
    for stored in catalog.records():
        review = getattr(stored.entry, "review", None)
        if review is None:
            continue
        for where, words in stored.contents.words:
            if words.startswith(("https://", "http://")) and where[-1] != "address_as_printed":
                found.setdefault(words, (stored.path, review.checked_on))
    return found


def dead_links(catalog: Catalog, ask: Ask, pause: float = PAUSE) -> list[Dead]:
    """The links that lead nowhere, asked again before it is believed."""
    known = links(catalog)
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in known:
        by_host[urlsplit(url).netloc].append(url)

    def of_host(urls: Iterable[str]) -> list[str]:
        gone = []
        for url in urls:
            if _is_gone(ask(url)) and _is_gone(ask(url)):
                gone.append(url)
            time.sleep(pause)
        return gone

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = [url for urls in pool.map(of_host, by_host.values()) for url in urls]
    return sorted((Dead(url, *known[url]) for url in found), key=lambda dead: (dead.path, dead.url))


def _is_gone(status: int) -> bool:
    return status in GONE or status == 0


def asked(url: str) -> int:
    """What the host of an address answers; 0 if it cannot be found or reached."""
    request = urllib.request.Request(url, headers={"User-Agent": "Mozilla/5.0 (link check)"})  # noqa: S310 — the model lets only http and https in
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 — as above
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError):
        return 0


def report(catalog: Catalog, day: datetime.date, dead: Iterable[Dead], labels: Mapping[str, tuple[str, str]]) -> str:
    """The text of the issue; empty if there is nothing to do. `labels` are what reasons are called, lv and en."""
    now = waiting(due(catalog), day)
    parts = []
    by_reason: dict[str, list[Due]] = defaultdict(list)
    for item in now:
        by_reason[item.reason].append(item)
    for reason, items in by_reason.items():
        lines = [
            f"- `{item.path}` – {plain(item.record.label.lv, 100)} ({item.on.isoformat()})" for item in items[:SHOWN]
        ]
        parts.append(_section(*labels[reason], len(items), lines))
    gone = list(dead)
    if gone:
        lines = [f"- `{item.path}`: <{item.url}> → [arhīvs / archive]({item.archived})" for item in gone[:SHOWN]]
        title = "Saites, kas vairs nekur neved", "Links that lead nowhere any more"
        parts.append(_section(*title, len(gone), lines))
    return "\n\n".join(parts)


def _section(lv: str, en: str, count: int, lines: list[str]) -> str:
    rest = [f"- … un vēl / and more: {count - len(lines)} (`make due`)"] if count > len(lines) else []
    return f"### {lv} / {en}: {count}\n\n" + "\n".join([*lines, *rest])

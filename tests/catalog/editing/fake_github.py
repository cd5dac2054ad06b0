"""GitHub's REST API as far as the workflows ask it: answers what a test sets up and remembers what it was told."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from catalog.editing.github import Repository

NAME = "iestade/romi"


@dataclass
class Told:
    """What GitHub was asked to change: (method, path, data), and the answers to questions by the path's beginning."""

    changes: list[tuple[str, str, Any]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    api: str = ""

    def of(self, method: str, path: str) -> list[Any]:
        """The data of the changes asked by a method at a path."""
        return [data for how, where, data in self.changes if how == method and where == path]


@contextmanager
def github(**answers: Any) -> Iterator[tuple[Repository, Told]]:
    """A repository whose API is this process; `answers` are by path with `_` for `/`."""
    told = Told(answers={path.replace("_", "/"): answer for path, answer in answers.items()})
    standard = {
        "git/ref/heads/": {"object": {"sha": "h1"}}, "git/commits/": {"tree": {"sha": "t1"}},
        "git/matching-refs/": [], "pulls?": [], "issues": [],
    }  # fmt: skip

    class Handler(http.server.BaseHTTPRequestHandler):
        def _answer(self, value: Any) -> None:
            body = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            path = self.path.removeprefix(f"/repos/{NAME}/")
            found = told.answers | {key: value for key, value in standard.items() if key not in told.answers}
            self._answer(next((found[key] for key in found if path.startswith(key)), []))

        def _change(self) -> None:
            assert self.headers["Authorization"] == "Bearer atslega"
            data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.changes.append((self.command, self.path.removeprefix(f"/repos/{NAME}/"), data))
            self._answer({"sha": "s1", "number": 12})

        do_POST = do_PATCH = _change  # noqa: N815 — http.server names them

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)  # it ends as soon as it is told
    thread.start()
    told.api = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Repository(NAME, "atslega", told.api), told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""What the workflows ask of GitHub: a proposal, a comment, an issue, a commit. Standard library only.

Whatever was written by others goes out as data (JSON), never through a shell, and into text only after `plain`.
"""

from __future__ import annotations

import base64
import json
import re
import urllib.request
from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import quote

BOT = "github-actions[bot]"
_LIVE = re.compile(r"@|#(?=\d)|(?<=:)//|(?<=www)\.")
_STILL = "\u200b"


def plain(text: str, most: int = 500) -> str:
    """Text of others that can stand in a comment: no markup, no mention, no link, not too long."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return _LIVE.sub(lambda match: match.group()[:1] + _STILL + match.group()[1:], escape(" ".join(short.split())))


class Repository:
    """One repository, by GitHub's REST API (version 2022-11-28)."""

    def __init__(self, name: str, token: str, api: str = "https://api.github.com") -> None:
        self.name, self._token, self._api = name, token, api

    def call(self, method: str, path: str, data: Mapping[str, Any] | None = None) -> Any:
        """What GitHub answers; urllib.error.HTTPError if it refuses."""
        request = urllib.request.Request(  # noqa: S310 — an address of the API, given by the workflow
            f"{self._api}/repos/{self.name}/{path}",
            method=method,
            data=None if data is None else json.dumps(data).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 — as above
            text = answer.read()
        return json.loads(text) if text else None

    def commit(self, branch: str, files: Mapping[str, bytes | None], message: str, base: str = "") -> None:
        """Put files on a branch, in one commit; None takes a file away. With `base` the branch is made, from there."""
        head = self.call("GET", f"git/ref/heads/{quote(base or branch)}")["object"]["sha"]
        tree = self.call("GET", f"git/commits/{head}")["tree"]["sha"]
        items = [self._item(path, content) for path, content in files.items()]
        tree = self.call("POST", "git/trees", {"base_tree": tree, "tree": items})["sha"]
        made = self.call("POST", "git/commits", {"message": message, "tree": tree, "parents": [head]})["sha"]
        if base:
            there = self.call("GET", f"git/matching-refs/heads/{quote(branch)}")
            if not any(item["ref"] == f"refs/heads/{branch}" for item in there):
                self.call("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": made})
                return
        self.call("PATCH", f"git/refs/heads/{quote(branch)}", {"sha": made, "force": bool(base)})

    def _item(self, path: str, content: bytes | None) -> dict[str, Any]:
        place = {"path": path, "mode": "100644", "type": "blob"}
        if content is None:
            return {**place, "sha": None}
        blob = {"content": base64.b64encode(content).decode(), "encoding": "base64"}
        return {**place, "sha": self.call("POST", "git/blobs", blob)["sha"]}

    def propose(self, branch: str, base: str, title: str, body: str) -> int:
        """Open a pull request of a branch, or find the open one; its number."""
        owner = self.name.partition("/")[0]
        there = self.call("GET", f"pulls?state=open&head={quote(f'{owner}:{branch}', safe='')}")
        if there:
            return int(there[0]["number"])
        return int(self.call("POST", "pulls", {"title": title, "head": branch, "base": base, "body": body})["number"])

    def check(self, branch: str) -> None:
        """Start the checks of a branch: what a workflow itself pushes starts none."""
        self.call("POST", "actions/workflows/check.yml/dispatches", {"ref": branch})

    def comment(self, number: int, kind: str, text: str) -> None:
        """Write the one comment of a kind on an issue or pull request; an older one is written over."""
        mark = f"<!-- {kind} -->"
        for page in range(1, 11):
            found = self.call("GET", f"issues/{number}/comments?per_page=100&page={page}")
            for item in found:
                if item["user"]["login"] == BOT and item["body"].startswith(mark):
                    self.call("PATCH", f"issues/comments/{item['id']}", {"body": f"{mark}\n{text}"})
                    return
            if len(found) < 100:
                break
        self.call("POST", f"issues/{number}/comments", {"body": f"{mark}\n{text}"})

    def notice(self, title: str, label: str, text: str) -> None:
        """Keep one open issue with a label, its text the newest; nothing is opened for an empty text."""
        there = [
            item for item in self.call("GET", f"issues?state=open&labels={quote(label)}") if "pull_request" not in item
        ]
        if there:
            state = {} if text else {"state": "closed"}
            self.call("PATCH", f"issues/{there[0]['number']}", {"title": title, "body": text or "✓", **state})
        elif text:
            self.call("POST", "issues", {"title": title, "body": text, "labels": [label]})

    def pull_of(self, owner: str, branch: str, sha: str) -> int | None:
        """The open pull request whose head is this commit; None if there is none."""
        found = self.call("GET", f"pulls?state=open&per_page=100&head={quote(f'{owner}:{branch}', safe='')}")
        return next((int(item["number"]) for item in found if item["head"]["sha"] == sha), None)

"""Events as GitHub records them, as far as the workflows and their program read them."""

from __future__ import annotations

from typing import Any

REPOSITORY = {"full_name": "iestade/romi", "default_branch": "main", "fork": False}
FORK = {"full_name": "kads/romi", "default_branch": "main", "fork": True}


def issue(action: str, label: str = "") -> dict[str, Any]:
    """Somebody opened, edited or labelled a form."""
    given = {"label": {"name": label}} if label else {}
    labels = [{"name": "veidlapa-notikums"}, *given.values()]
    told = {"number": 7, "title": "x", "body": "x", "updated_at": "2026-11-29T10:00:00Z", "labels": labels}
    return {"action": action, "issue": told, "repository": REPOSITORY} | given


def pull(action: str = "opened", home: dict[str, Any] = REPOSITORY, author: str = "CONTRIBUTOR") -> dict[str, Any]:
    """A proposal, from a branch here or from a fork."""
    head = {"ref": "labojums", "sha": "abc", "repo": home}
    told = {"number": 5, "author_association": author, "head": head, "base": {"ref": "main", "sha": "h1"}}
    return {"action": action, "number": 5, "pull_request": told, "repository": REPOSITORY}


def run(event: str, conclusion: str, branch: str = "labojums") -> dict[str, Any]:
    """A check has come to its end."""
    head = {"owner": {"login": "kads"}, "html_url": "https://github.example/kads/romi"}
    told = {"event": event, "conclusion": conclusion, "head_branch": branch, "head_sha": "abc", "head_repository": head}
    return {"action": "completed", "workflow_run": told, "repository": REPOSITORY}


def push(repository: dict[str, Any] = REPOSITORY, branch: str = "main") -> dict[str, Any]:
    """Something was merged."""
    return {"ref": f"refs/heads/{branch}", "before": "h0", "after": "h1", "repository": repository}


SCHEDULE = {"schedule": "20 5 * * 1", "repository": REPOSITORY}

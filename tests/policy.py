"""The Content-Security-Policy of a page, read from its own `meta` element."""

from __future__ import annotations

import base64
import hashlib

from lxml.html import HtmlElement


def policy_of(page: HtmlElement) -> dict[str, list[str]]:
    """Directive → what it allows."""
    policy = page.find("head/meta[@http-equiv='Content-Security-Policy']").get("content")
    return {name: values for name, *values in (part.split() for part in policy.split(";"))}


def digest(text: str) -> str:
    """What allows an inline script or style: its SHA-256 (CSP Level 3, `hash-source`)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

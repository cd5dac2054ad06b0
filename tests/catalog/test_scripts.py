"""What of a script is served: all that runs, nothing that only explains."""

from __future__ import annotations

from pathlib import Path

from catalog.scripts import script_files, served

SCRIPT = """\
// Explains the file.

/** One line. */
export function one(words) {
  // Explains a line.
  const address = `https://example.org/${words}`; // Explains what stands before it.
  const both = ["; // stays", "in a string"]; // stays: "may be one"
  /** Several
      lines. */
  try { return address; } catch { /* stays */ }
}
/** begins a line that goes on */ one("//");
"""


def test_what_only_explains_is_left_out() -> None:
    assert served(SCRIPT).splitlines() == [
        "export function one(words) {",
        "  const address = `https://example.org/${words}`;",
        '  const both = ["; // stays", "in a string"]; // stays: "may be one"',
        "  try { return address; } catch { /* stays */ }",
        "}",
        '/** begins a line that goes on */ one("//");',
    ]


def test_every_script_is_served(root: Path) -> None:
    found = dict(script_files(root))
    assert {f"assets/{name}.js" for name in ("list", "docx", "search/worker")} < set(found)
    assert all(0 < len(content) <= (root / "overrides" / path).stat().st_size for path, content in found.items())

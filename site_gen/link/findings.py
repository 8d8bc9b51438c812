"""Faults found while linking. They name a key, not a line: the line is looked up only when one is told.

Owns: the collector. Must not know: files.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from site_gen.errors import ERROR, WARNING

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at ``keys`` of the front matter of ``path``, or at ``needle`` in its body."""

    path: str
    severity: str
    message: str
    hint: str = ""
    keys: Keys = ()
    needle: str | None = None


@dataclass(slots=True)
class Findings:
    """Collects them."""

    found: list[Finding] = field(default_factory=list)

    def error(self, path: str, keys: Keys, message: str, hint: str = "") -> None:
        """An error at a key."""
        self.found.append(Finding(path, ERROR, message, hint, keys))

    def warning(self, path: str, keys: Keys, message: str, hint: str = "") -> None:
        """A warning at a key."""
        self.found.append(Finding(path, WARNING, message, hint, keys))

    def warn_in_body(self, path: str, needle: str, message: str, hint: str = "") -> None:
        """A warning in the body."""
        self.found.append(Finding(path, WARNING, message, hint, needle=needle))

    def in_body(self, path: str, needle: str, message: str, hint: str = "") -> None:
        """An error in the body."""
        self.found.append(Finding(path, ERROR, message, hint, needle=needle))

"""Compiled bodies, the names in them, packed records, and files of words, fetched from the cache one at a time.

Owns: a connection for reading only, one for each process. Must not know: what is done with a body.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_gen import packed
from site_gen.errors import CacheFault
from site_gen.model import Inside, Reference, Spots

_KEPT = 8_000  # kilobytes of the cache's pages, so that those that lead to others are not read each time


@dataclass
class Bodies:
    """Reads bodies by digest; the last one is at hand. Safe to hand to a forked or spawned process."""

    path: Path
    _body: tuple[str, Inside, bytes] = field(default=("", Inside(), b""), repr=False)
    _spots: tuple[str, Spots] = field(default=("", Spots()), repr=False)
    _meanings: dict[str, str] = field(default_factory=dict, repr=False)
    _open: tuple[int, sqlite3.Connection] | None = field(default=None, repr=False)

    def __getstate__(self) -> dict[str, object]:
        nothing: dict[str, object] = {
            "_body": ("", Inside(), b""),
            "_spots": ("", Spots()),
            "_meanings": {},
            "_open": None,
        }
        return {"path": self.path, **nothing}

    def read(self, digest: str) -> tuple[bytes, tuple[Reference, ...]]:
        """HTML (in UTF-8) and references of a compiled body. Raises CacheFault when it is not in the cache."""
        inside = self.inside(digest)
        return self._body[2], inside.references

    def inside(self, digest: str) -> Inside:
        """What stands in a compiled body. Raises CacheFault when it is not in the cache."""
        if self._body[0] != digest:
            row = self._row("select parts, html from bodies where digest = ?", digest)
            if row is None:
                raise CacheFault(f"{self.path} holds no body {digest}")
            self._body = digest, packed.inside_of(row[0]), row[1]
        return self._body[1]

    def insides(self) -> Iterator[tuple[str, Inside]]:
        """What stands in each body in which anything stands, by its digest."""
        for digest, parts in self._rows("select digest, parts from bodies where parts != x''"):
            yield digest, packed.inside_of(parts)

    def raw(self, digest: str) -> bytes:
        """The HTML of a compiled body alone, in UTF-8. Raises CacheFault when it is not in the cache."""
        row = self._row("select html from bodies where digest = ?", digest)
        if row is None:
            raise CacheFault(f"{self.path} holds no body {digest}")
        return bytes(row[0])

    def spots(self, digest: str) -> Spots:
        """The names and terms in a compiled body. Raises CacheFault when it was not searched for any."""
        if self._spots[0] == digest:
            return self._spots[1]
        row = self._row("select parts from mentions where digest = ?", digest)
        if row is None:
            raise CacheFault(f"{self.path} holds no names of the body {digest}")
        self._spots = digest, packed.spots_of(row[0])
        return self._spots[1]

    def learn(self) -> None:
        """Reads what the names in all bodies mean, for :meth:`meaning`: once before processes are forked that ask."""
        self._meanings = dict(self._rows("select digest, meaning from mentions"))

    def meaning(self, digest: str) -> str:
        """A digest of the names and terms in a compiled body with all that they can mean. Raises CacheFault when it was
        not searched for any."""
        if not self._meanings:
            self.learn()
        try:
            return self._meanings[digest]
        except KeyError:
            raise CacheFault(f"{self.path} holds no names of the body {digest}") from None

    def record(self, path: str) -> bytes:
        """The packed record of a source. Raises CacheFault when it is not in the cache."""
        row = self._row("select record from sources where path = ?", path)
        if row is None:
            raise CacheFault(f"{self.path} holds no record of {path}")
        raw: bytes = row[0]
        return raw

    def articles(self) -> Iterator[tuple[str, bytes]]:
        """The path and the packed record of each article, by path."""
        question = "select path, record from sources where path > 'articles/' and path < 'articles0' order by path"
        yield from self._rows(question)

    def shard(self, number: int) -> str:
        """A file of words by its number. Raises CacheFault when it is not in the cache."""
        row = self._row("select lines from shards where number = ?", number)
        if row is None:
            raise CacheFault(f"{self.path} holds no file of words {number}")
        return str(row[0])

    def close(self) -> None:
        """Closes this process's connection, if it opened one."""
        if self._open is not None and self._open[0] == os.getpid():
            self._open[1].close()
        self._open = None

    def _row(self, question: str, value: str | int) -> Any:
        try:
            return self._connection().execute(question, (value,)).fetchone()
        except sqlite3.Error:
            return None

    def _rows(self, question: str) -> Iterator[Any]:
        """Rows while they are asked for. Raises CacheFault when they cannot be read."""
        try:
            yield from self._connection().execute(question)
        except sqlite3.Error as wrong:
            raise CacheFault(f"{self.path} cannot be read: {wrong}") from wrong

    def _connection(self) -> sqlite3.Connection:
        """This process's own connection: SQLite's must not cross a fork."""
        if self._open is None or self._open[0] != os.getpid():
            self._open = os.getpid(), sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
            self._open[1].execute(f"pragma cache_size = -{_KEPT}")
        return self._open[1]

"""Compiled bodies, the names in them, and files of words, fetched from the cache one at a time.

Owns: a connection for reading only, one for each process. Must not know: what is done with a body.
"""

from __future__ import annotations

import os
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from site_gen import packed
from site_gen.errors import CacheFault
from site_gen.model import Reference, Spots

Value = TypeVar("Value")
_KEPT = 64
_Body = tuple[bytes, tuple[Reference, ...]]


@dataclass
class Bodies:
    """Reads bodies by digest, keeping the last few. Safe to hand to a forked or spawned process."""

    path: Path
    _kept: OrderedDict[str, _Body] = field(default_factory=OrderedDict, repr=False)
    _last: tuple[str, Spots] = field(default=("", Spots()), repr=False)
    _open: tuple[int, sqlite3.Connection] | None = field(default=None, repr=False)

    def __getstate__(self) -> dict[str, object]:
        return {"path": self.path, "_kept": OrderedDict(), "_last": ("", Spots()), "_open": None}

    def read(self, digest: str) -> _Body:
        """HTML (in UTF-8) and references of a compiled body. Raises CacheFault when it is not in the cache."""
        known = self._kept.get(digest)
        if known is None:
            row = self._row("select html, parts from bodies where digest = ?", digest)
            if row is None:
                raise CacheFault(f"{self.path} holds no body {digest}")
            known = row[0], _checked(packed.references_of, row[1])
            self._kept[digest] = known
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return known

    def raw(self, digest: str) -> bytes:
        """The HTML of a compiled body alone, in UTF-8. Raises CacheFault when it is not in the cache."""
        row = self._row("select html from bodies where digest = ?", digest)
        if row is None:
            raise CacheFault(f"{self.path} holds no body {digest}")
        return bytes(row[0])

    def spots(self, digest: str) -> Spots:
        """The names and terms in a compiled body. Raises CacheFault when it was not searched for any."""
        if self._last[0] == digest:
            return self._last[1]
        row = self._row("select parts from mentions where digest = ?", digest)
        if row is None:
            raise CacheFault(f"{self.path} holds no names of the body {digest}")
        self._last = digest, _checked(packed.spots_of, row[0])
        return self._last[1]

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

    def _connection(self) -> sqlite3.Connection:
        """This process's own connection: SQLite's must not cross a fork."""
        if self._open is None or self._open[0] != os.getpid():
            self._open = os.getpid(), sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        return self._open[1]


def _checked(unpack: Callable[[bytes], Value], raw: bytes) -> Value:
    try:
        return unpack(raw)
    except (ValueError, EOFError, TypeError) as wrong:
        raise CacheFault(f"the cache is damaged: {wrong}") from wrong

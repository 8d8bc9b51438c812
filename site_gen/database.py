"""One SQLite file that may be lost at any time.

Owns: opening it, beginning anew where it cannot be used, transactions.
Must not know: what it holds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

Row = Sequence[Any]


class Database:
    """The file at ``path``, with ``tables`` made where they are not there yet."""

    def __init__(self, path: Path, tables: str) -> None:
        """Raises sqlite3.DatabaseError or OSError where the file cannot be used."""
        self.path = path
        self._within = False
        self._connection = sqlite3.connect(path, isolation_level=None)
        try:
            # Nothing here waits for the disk.
            self._connection.execute("pragma journal_mode = wal")
            self._connection.execute("pragma synchronous = off")
            self._connection.executescript(tables)
        except BaseException:
            self._connection.close()
            raise

    def ask(self, question: str, values: Row = ()) -> sqlite3.Cursor:
        """The answer to a question, or what a change outside a transaction gives."""
        return self._connection.execute(question, values)

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """All that is changed within it is stored at its end, or nothing; one within another is a part of that."""
        if self._within:
            yield self
            return
        self._connection.execute("begin")
        self._within = True
        try:
            yield self
        except BaseException:
            self._connection.execute("rollback")
            raise
        else:
            self._connection.execute("commit")
        finally:
            self._within = False

    def change(self, statement: str, rows: Iterable[Row]) -> None:
        """Carries out ``statement`` once for each of ``rows``."""
        with self.transaction():
            self._connection.executemany(statement, rows)

    def empty(self, tables: Iterable[str]) -> None:
        """Removes all that is in ``tables``."""
        with self.transaction():
            for table in tables:
                self._connection.execute(f"delete from {table}")  # noqa: S608  a name from the code

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def remove(path: Path) -> None:
    """Removes the file at ``path``, and those that SQLite lays beside it."""
    if path.is_dir():
        import shutil  # noqa: PLC0415  it imports every way of packing files

        shutil.rmtree(path)
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(name).unlink()

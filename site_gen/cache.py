"""The cache: one SQLite file with what each source compiled to and what each output was made from.

Owns: its tables, and when what they hold is of no use any more.
Must not know: what a record or a fingerprint means. A cache that cannot be read, or is of another version, is an
empty one, never an error.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from site_gen import packed
from site_gen.database import Database, remove
from site_gen.errors import CacheFault
from site_gen.model import Inside
from site_gen.read import Stamp, folder_of

FILE = "build.sqlite"
_TABLES = """
create table if not exists meta (name text primary key, value text) without rowid;
create table if not exists sources (
    path text primary key, size integer, mtime integer, ctime integer, inode integer, digest text, record blob
);
create table if not exists kept (name text primary key, value blob) without rowid;
create table if not exists bodies (digest text primary key, parts blob, html blob);
create table if not exists mentions (digest text primary key, parts blob, meaning text) without rowid;
create table if not exists naming (value blob);
create table if not exists searched (key text primary key, digest blob, body text, document blob) without rowid;
create table if not exists shards (number integer primary key, digest blob, lines text);
create table if not exists outputs (
    path text primary key, fingerprint blob, size integer, mtime integer, stamp blob
) without rowid;
"""

_BELOW = "path > ? and path < ?"  # of a source: whether it lies in a folder
_SEARCH = ("searched", "shards")
_PARSED = ("sources", "kept", "bodies", "mentions", "naming", *_SEARCH)
_ALL = (*_PARSED, "outputs")


class Compiled(NamedTuple):
    """A source as it was compiled the last time; ``raw`` is its packed record."""

    stamp: Stamp
    digest: str
    raw: bytes

    @property
    def record(self) -> Any:
        """Its record. Raises CacheFault when the bytes are damaged."""
        return packed.load(self.raw)

    @property
    def held(self) -> Any:
        """Its record, an article not opened. Raises CacheFault when the bytes are damaged."""
        return packed.held(self.raw)


class Written(NamedTuple):
    """An output as it was written the last time, by what it was made of; ``mtime`` in nanoseconds. ``fingerprint`` or
    ``stamp`` is empty where it is not known."""

    fingerprint: bytes
    size: int
    mtime: int
    stamp: bytes = b""


def _below(folder: str) -> tuple[str, str]:
    """The values of ``_BELOW``: a slash is followed by 0 in the order of bytes."""
    return f"{folder}/", f"{folder}0"


def load(blob: bytes) -> Any:
    """What was stored as ``blob``. Raises CacheFault when it cannot be read: a damaged pickle may raise anything."""
    try:
        return pickle.loads(blob)
    except Exception as wrong:
        raise CacheFault(f"the cache is damaged: {wrong}") from wrong


class Cache:
    """An open cache. ``version`` names the code and libraries, ``parsing`` the settings records depend on,
    ``output`` the folder the outputs lie in."""

    def __init__(self, path: Path, *, version: str, parsing: str, fresh: bool = False) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        if fresh:
            remove(path)
        try:
            self.db = Database(path, _TABLES)
            self._keep("version", version, *_ALL)
        except (sqlite3.DatabaseError, OSError):
            with suppress(AttributeError, sqlite3.Error):
                self.db.close()
            remove(path)
            self.db = Database(path, _TABLES)
            self._keep("version", version, *_ALL)
        self._keep("parsing", parsing, *_PARSED)

    def at_once(self) -> AbstractContextManager[object]:
        """Within it, all that is stored is stored together, or nothing of it."""
        return self.db.transaction()

    def _keep(self, name: str, value: str, *tables: str) -> None:
        """Empties ``tables`` unless ``name`` had this ``value`` the last time; what was built last is not made of what
        is stored any more."""
        if not self._is(name, value):
            with self.db.transaction():
                self.db.empty(tables)
                self.save_snapshot(None)
                self.db.ask("insert or replace into meta values (?, ?)", (name, value))

    def _is(self, name: str, value: str) -> bool:
        row = self.db.ask("select value from meta where name = ?", (name,)).fetchone()
        return row is not None and bool(row[0] == value)

    def naming(self) -> Any:
        """What the mentions were looked for with, as :meth:`for_names` stored it, or None."""
        row = self.db.ask("select value from naming").fetchone()
        return load(row[0]) if row else None

    def for_names(self, naming: Any, stale: Iterable[str] | None = None) -> None:
        """Stores what mentions are looked for with from now on, and forgets the mentions in bodies that are ``stale``
        (None: in all)."""
        with self.db.transaction():
            if stale is None:
                self.db.empty(("mentions",))
            else:
                self.db.change("delete from mentions where digest = ?", ((digest,) for digest in stale))
            self.db.empty(("naming",))
            self.db.ask("insert into naming values (?)", (pickle.dumps(naming, protocol=5),))

    def is_output(self, folder: str) -> bool:
        """Whether the outputs stored here are those of ``folder``."""
        return self._is("output", folder)

    def for_output(self, folder: str) -> None:
        """Forgets the outputs of another folder, and that a build into it was finished."""
        self._keep("output", folder, "outputs")

    def sources(self) -> dict[str, Compiled]:
        """Every source of the content by its path."""
        return self._sources("path not like '../%'")

    def records(self, kinds: Iterable[str]) -> list[Any]:
        """The records of those kinds, by path."""
        rows: list[tuple[bytes]] = []
        for kind in sorted(kinds):
            rows += self.db.ask(f"select record from sources where {_BELOW}", _below(kind))  # noqa: S608
        return [packed.load(record) for (record,) in rows]

    def source(self, path: str) -> Compiled | None:
        """The source at ``path`` of the content, where it is known."""
        return self._sources("path = ?", path).get(path)

    def stamps_in(self, folder: str) -> Iterator[tuple[str, Stamp]]:
        """The path and the stamp of every source right in the ``folder`` (static ones have ``read.STATIC`` before)."""
        places = (_BELOW, *_below(folder)) if folder else ("path not like '%/%'",)
        rows = self.db.ask(f"select path, size, mtime, ctime, inode from sources where {places[0]}", places[1:])  # noqa: S608
        return ((path, Stamp._make(stamp)) for path, *stamp in rows if folder_of(path) == folder)

    def sources_below(self, folder: str) -> dict[str, Compiled]:
        """Every source whose path begins with ``folder``."""
        return self._sources("substr(path, 1, length(?)) = ?", folder, folder)

    def holds_below(self, folder: str) -> bool:
        """Whether any source lies in the ``folder`` of the content."""
        found = self.db.ask(f"select 1 from sources where {_BELOW} limit 1", _below(folder))  # noqa: S608
        return found.fetchone() is not None

    def state(self) -> tuple[int, int]:
        """A value that is another one when anybody else has changed the cache, or put another in its place. Raises
        CacheFault where there is none any more."""
        try:
            return self.path.stat().st_ino, int(self.db.ask("pragma data_version").fetchone()[0])
        except OSError as wrong:
            raise CacheFault(f"the cache is gone: {wrong}") from wrong

    def _sources(self, where: str, *values: str) -> dict[str, Compiled]:
        columns = "path, size, mtime, ctime, inode, digest, record"
        rows = self.db.ask(f"select {columns} from sources where {where}", values)  # noqa: S608  ours alone
        return {
            path: Compiled(Stamp(size, mtime, ctime, inode), digest, record)
            for path, size, mtime, ctime, inode, digest, record in rows
        }

    def save_sources(self, rows: Iterable[tuple[str, Stamp, str, bytes]], gone: Iterable[str]) -> None:
        """Stores sources as (path, stamp, digest, packed record) and forgets those that are ``gone``; what was built
        last is no longer made of what is stored."""
        with self.db.transaction():
            self.save_snapshot(None)
            self.db.change("delete from sources where path = ?", ((path,) for path in gone))
            self.db.change(
                "insert or replace into sources values (?, ?, ?, ?, ?, ?, ?)",
                (
                    (path, stamp.size, stamp.mtime, stamp.ctime, stamp.inode, digest, record)
                    for path, stamp, digest, record in rows
                ),
            )

    def save_bodies(self, rows: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Stores compiled bodies as (digest, what stands in it packed, HTML in UTF-8)."""
        self.db.change("insert or ignore into bodies values (?, ?, ?)", rows)

    def inside(self, digest: str) -> Inside:
        """What stands in a body. Raises CacheFault when it is not here."""
        row = self.db.ask("select parts from bodies where digest = ?", (digest,)).fetchone()
        if row is None:
            raise CacheFault(f"{self.path} holds no body {digest}")
        return packed.inside_of(row[0])

    def known_bodies(self) -> set[str]:
        """The digests of all bodies."""
        return {digest for (digest,) in self.db.ask("select digest from bodies")}

    def forget_bodies(self, digests: Iterable[str]) -> None:
        """Removes bodies (with what was found in them) that no source has any more."""
        gone = [(digest,) for digest in digests]
        with self.db.transaction():
            self.db.change("delete from bodies where digest = ?", gone)
            self.db.change("delete from mentions where digest = ?", gone)

    def mentions(self) -> Iterator[tuple[str, bytes]]:
        """The digest of each body with what names and terms were found in it, packed."""
        yield from self.db.ask("select digest, parts from mentions")

    def mentioned(self) -> set[str]:
        """The digests of the bodies that were searched for names and terms."""
        return {digest for (digest,) in self.db.ask("select digest from mentions")}

    def save_mentions(self, rows: Iterable[tuple[str, bytes, str]]) -> None:
        """Stores what was found, as (digest, packed, digest of what that means)."""
        self.db.change("insert or replace into mentions values (?, ?, ?)", rows)

    def for_search(self, shape: str) -> None:
        """Forgets a search index that is divided in another way, and that a build with it was finished."""
        self._keep("shape", shape, *_SEARCH)

    def searched(self) -> dict[str, bytes]:
        """The digest of every document in the search index, by its key."""
        return dict(self.db.ask("select key, digest from searched"))

    def searched_document(self, key: str) -> Any:
        """A document as it stands in the search index. Raises CacheFault where it does not."""
        row = self.db.ask("select document from searched where key = ?", (key,)).fetchone()
        if row is None:
            raise CacheFault(f"{self.path} holds no document {key}")
        return load(row[0])

    def searched_bodies(self) -> set[str]:
        """The digests of the bodies whose words are in the search index."""
        return {digest for (digest,) in self.db.ask("select body from searched")}

    def shards(self) -> dict[int, bytes]:
        """The digest of each file of words as it is served."""
        return dict(self.db.ask("select number, digest from shards"))

    def shard(self, number: int) -> str:
        """All lines of a file of words."""
        row = self.db.ask("select lines from shards where number = ?", (number,)).fetchone()
        return str(row[0]) if row else ""

    def save_search(
        self,
        shards: Iterable[tuple[int, bytes, str]],
        documents: Iterable[tuple[str, bytes, str, Any]],
        gone: Iterable[str] | None = None,
    ) -> None:
        """Stores files of words as (number, digest, lines) and documents as (key, digest, body, document), and forgets
        the documents that are ``gone`` (None: all there are); all of it or nothing. What was built last is no longer
        made of what is stored."""
        with self.db.transaction():
            self.save_snapshot(None)
            if gone is None:
                self.db.empty(_SEARCH)
            self.db.change("delete from searched where key = ?", ((key,) for key in gone or ()))
            self.db.change("insert or replace into shards values (?, ?, ?)", shards)
            self.db.change(
                "insert or replace into searched values (?, ?, ?, ?)",
                ((key, digest, body, pickle.dumps(one, protocol=5)) for key, digest, body, one in documents),
            )

    def outputs(self) -> dict[str, Written]:
        """Every output by its path."""
        rows = self.db.ask("select path, fingerprint, size, mtime, stamp from outputs")
        return {path: Written(*rest) for path, *rest in rows}

    def output(self, path: str) -> Written | None:
        """The output at ``path``, where it is known."""
        row = self.db.ask("select fingerprint, size, mtime, stamp from outputs where path = ?", (path,)).fetchone()
        return Written(*row) if row else None

    def save_outputs(self, rows: Iterable[tuple[str, Written]]) -> None:
        """Stores outputs as (path, written)."""
        values = ((path, *written) for path, written in rows)
        self.db.change("insert or replace into outputs values (?, ?, ?, ?, ?)", values)

    def kept(self, name: str) -> Any:
        """What :meth:`keep` stored under ``name``, or None."""
        row = self.db.ask("select value from kept where name = ?", (name,)).fetchone()
        return load(row[0]) if row else None

    def keep(self, name: str, value: Any) -> None:
        """Stores whatever the next build may want to have at hand."""
        self.db.ask("insert or replace into kept values (?, ?)", (name, pickle.dumps(value, protocol=5)))

    def snapshot(self) -> Any:
        """What :meth:`save_snapshot` stored, or None."""
        row = self.db.ask("select value from meta where name = 'snapshot'").fetchone()
        return load(row[0]) if row and row[0] else None

    def save_snapshot(self, snapshot: Any) -> None:
        """Stores a finished build (None: none is finished)."""
        value = pickle.dumps(snapshot, protocol=5) if snapshot is not None else None
        self.db.ask("insert or replace into meta values ('snapshot', ?)", (value,))

    def forget_outputs(self, paths: Iterable[str]) -> None:
        """Forgets outputs that are removed or about to be written anew."""
        self.db.change("delete from outputs where path = ?", ((path,) for path in paths))

    def close(self) -> None:
        """Closes the file."""
        self.db.close()


def written(path: Path) -> dict[str, tuple[int, int]]:
    """Size and mtime of every output by its path, from the cache at ``path``, which another process may have open."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return {name: (size, mtime) for name, size, mtime in db.execute("select path, size, mtime from outputs")}

"""What became of each message of a sending: a file of lines beside the file of addresses.

Owns: the journal's form and its lock. A line is on the disk before what it tells goes on, so that a sender may be
killed at any moment: what was begun and has no end may have arrived, and is in doubt.
Must not know: how a message is sent, what is done about one in doubt.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from site_gen.errors import UsageError

try:
    import fcntl
except ImportError:  # Windows: two senders at once are the maintainer's own care
    fcntl = None  # type: ignore[assignment]

# The states of an address. UNSENT is that of one which the journal does not name, or whose message the server did not
# take for the time being; BEGUN is in doubt.
UNSENT, BEGUN, SENT, REFUSED = "unsent", "begun", "sent", "refused"
_STATES = (UNSENT, BEGUN, SENT, REFUSED)
_FORM = 1


class Unwritable(Exception):
    """The journal cannot be kept any longer, so that nothing more may be sent."""


def beside(addresses: Path, edition: str) -> Path:
    """Where the journal of an edition lies: beside the file itself, by whatever link it was named."""
    real = addresses.resolve()
    return real.with_name(f"{real.name}.{edition}.journal")


@dataclass
class Journal:
    """A journal that may be read; one that :func:`opened` gave may be written too. Addresses are those of mail boxes,
    in small letters."""

    path: Path
    states: dict[str, str] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    _file: int = -1

    def state(self, address: str) -> str:
        """What became of the message to ``address``."""
        return self.states.get(address.lower(), UNSENT)

    def reply(self, address: str) -> str:
        """What the server said of the message to ``address``."""
        return self.replies.get(address.lower(), "")

    def note(self, address: str, state: str, reply: str = "") -> None:
        """Writes what becomes of a message, and returns when it is on the disk. Raises Unwritable."""
        key = address.lower()
        line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "to": key, "state": state}
        try:
            _append(self._file, {**line, "reply": reply} if reply else line)
        except OSError as wrong:
            raise Unwritable(f"{self.path}: cannot be written: {wrong.strerror or wrong}") from wrong
        self.states[key], self.replies[key] = state, reply


def look(path: Path, site: str, edition: str) -> Journal:
    """The journal as it is now, empty where there is none. Raises UsageError for one that cannot be relied on."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raw = b""
    return _read(path, raw, site, edition)


@contextmanager
def opened(path: Path, site: str, edition: str) -> Iterator[Journal]:
    """The journal, for one sender alone. Raises UsageError while another has it, or where it cannot be relied on."""
    new = not path.exists()
    with _told(path):
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        _lock(file, path)
        with _told(path):
            journal = _begun(file, path, site, edition)
            if new:
                _keep_name(path.parent)
        yield journal
    finally:
        os.close(file)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as wrong:
        raise UsageError(f"{path}: cannot be written: {wrong.strerror or wrong}") from wrong


def _begun(file: int, path: Path, site: str, edition: str) -> Journal:
    """The journal, made ready for the next line."""
    raw = path.read_bytes()
    journal, whole = _read(path, raw, site, edition), _whole(raw)
    if len(whole) < len(raw):
        os.ftruncate(file, len(whole))  # a line that was never finished; nothing that it tells had gone on
    if len(whole) > len(raw):
        _write(file, b"\n")
    if not whole:
        _append(file, {"journal": _FORM, "site": site, "edition": edition})
    journal._file = file
    return journal


def _lock(file: int, path: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        raise UsageError(f"{path}: another sender is at work on this edition (wait, or stop it)") from held


def _keep_name(folder: Path) -> None:
    """Has the name of a new file on the disk too."""
    if os.name == "posix":
        opened_folder = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened_folder)
        finally:
            os.close(opened_folder)


def _append(file: int, line: dict[str, Any]) -> None:
    _write(file, (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))


def _write(file: int, raw: bytes) -> None:
    while raw:
        raw = raw[os.write(file, raw) :]
    os.fsync(file)


def _whole(raw: bytes) -> bytes:
    """``raw`` without a last line that is torn; one that only wants its end, as editors may leave it, is given it."""
    ended = raw[: raw.rfind(b"\n") + 1]
    try:
        json.loads(raw[len(ended) :])
    except ValueError:
        return ended
    return raw + b"\n"


def _read(path: Path, raw: bytes, site: str, edition: str) -> Journal:
    """What the whole lines tell."""
    journal, spelled = Journal(path), dict[str, str]()
    for number, line in enumerate(_whole(raw).split(b"\n")[:-1], 1):
        told = _line(path, number, line)
        if number == 1:
            _ours(path, told, site, edition)
        elif told.get("state") in _STATES and isinstance(told.get("to"), str):
            key, state = told["to"].lower(), told["state"]
            if journal.state(key) in (BEGUN, SENT) and spelled[key] != told["to"] and state != SENT:
                continue  # from when An@ and an@ were two: what one of them may have had stays
            spelled[key], journal.states[key], journal.replies[key] = told["to"], state, str(told.get("reply", ""))
        else:
            raise _broken(path, number)
    return journal


def _line(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError as wrong:
        raise _broken(path, number) from wrong
    if not isinstance(told, dict):
        raise _broken(path, number)
    return told


def _broken(path: Path, number: int) -> UsageError:
    return UsageError(
        f"{path}:{number}: is no line of a journal, so nobody knows who has had this edition (mend the line; "
        "without the journal everyone gets it again)"
    )


def _ours(path: Path, told: dict[str, Any], site: str, edition: str) -> None:
    if told.get("journal") != _FORM:
        raise _broken(path, 1)
    if (told.get("site"), told.get("edition")) != (site, edition):
        raise UsageError(
            f"{path}:1: is the journal of {told.get('edition')} of the site {told.get('site')}, not of {edition} of "
            f"{site} (give each site its own file of addresses; a site that moved keeps its site_id)"
        )

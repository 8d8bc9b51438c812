"""From a saved edit to the new page over HTTP, for servers that rebuild by themselves.

Owns: how that time is taken.
Must not know: what the servers do in between.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import edits
from bench.edits import Files

_EVERY = 0.002  # seconds between two requests
_LONGEST = 300.0  # seconds until a server must have answered
_HOST = "127.0.0.1"


class NotServed(Exception):
    """A server ended, or did not show an edit in time."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server: ``command`` starts it at a port; what is edited, and the address where that is read."""

    name: str
    root: Path
    command: Callable[[int], Sequence[str]]
    files: Files
    url: str


def measured(server: Server, count: int, tell: Callable[[str], None]) -> list[float]:
    """Seconds from each of ``count`` edits to the first answer that shows it."""
    with _running(server) as port:
        connection = http.client.HTTPConnection(_HOST, port, timeout=_LONGEST)
        _answer(connection, server.url, b"</html>", _LONGEST)
        found = []
        for number in range(count + 1):  # the first is not counted: a server may have put things off until then
            time.sleep(1 + number * 0.37 % 0.8)  # not in step with a server that looks at its files now and then
            seconds = _edit(server, connection)
            if number:
                found.append(seconds)
                tell(f"  serve {number}/{count} {server.name}: {seconds * 1000:.0f} ms")
        connection.close()
    return found


def _edit(server: Server, connection: http.client.HTTPConnection) -> float:
    """Saves an edit as editors do, to a new file in the old one's place, and waits for it to be served."""
    number = time.time_ns() // 1_000_000 % 1_000_000_000
    path = server.files.article
    text = edits.with_paragraph(path.read_text("utf-8"), number)
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text, "utf-8")
    started = time.perf_counter()
    os.replace(draft, path)
    _answer(connection, server.url, f"Đoạn thêm số {number}.".encode(), _LONGEST)
    return time.perf_counter() - started


def _answer(connection: http.client.HTTPConnection, url: str, text: bytes, longest: float) -> None:
    """Asks for ``url`` until the answer holds ``text``."""
    end = time.perf_counter() + longest
    while time.perf_counter() < end:
        try:
            connection.request("GET", url)
            if text in connection.getresponse().read():
                return
        except (http.client.HTTPException, OSError):
            connection.close()  # not there yet, or closed; the next request opens it anew
        time.sleep(_EVERY)
    raise NotServed(f"{url} does not show {text.decode()} after {longest:.0f} seconds")


@contextmanager
def _running(server: Server) -> Iterator[int]:
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        server.command(port),
        cwd=server.root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield port
        if process.poll() is not None:
            raise NotServed(f"{server.name} ended by itself")
    finally:
        process.terminate()
        process.wait()

"""A real nginx with the README's configuration, for tests that ask a site over HTTP.

Owns: the README's blocks, starting and asking the server, what is said where nginx is missing.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
_MAIN = """
daemon off;
pid {folder}/pid;
error_log stderr;
events {{ }}
http {{
    include {mime};
    default_type application/octet-stream;
    log_format short "$status $request_uri";
    access_log {folder}/access.log short;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}
}}
"""


def block(name: str) -> str:
    """The code block between the README's markers of that name."""
    found = re.search(rf"<!-- {name}:begin -->\n```\w+\n(.*?)```\n<!-- {name}:end -->", README, re.DOTALL)
    assert found, f"README.md has no block {name}"
    return found[1]


class Server:
    """A running nginx, asked as a browser would."""

    def __init__(self, port: int, log: Path) -> None:
        self.port = port
        self._log = log
        self._told = 0

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """The answer for ``path`` and its body; in header names ``_`` stands for ``-``."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def answers(self) -> list[tuple[int, str]]:
        """The status and the path of every answer since the last time this was asked."""
        lines = self._log.read_text("utf-8").splitlines()
        fresh, self._told = lines[self._told :], len(lines)
        return [(int(status), path) for status, _, path in (line.partition(" ") for line in fresh)]


@contextmanager
def serving(output: Path, folder: Path, port: int = 0) -> Iterator[Server]:
    """The README's configuration with another port and ``output`` as root; its own files lie in ``folder``."""
    program = program_or_skip("nginx", "the README's configuration cannot be tried", "nginx-light")
    port = port or free_port()
    text, ports = re.subn(r"listen \d+;", f"listen 127.0.0.1:{port};", block("nginx"))
    text, roots = re.subn(r"root \S+;", f"root {output};", text)
    assert (ports, roots) == (1, 1)
    user = "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""  # the folders of tests are closed
    conf = folder / "nginx.conf"
    conf.write_text(user + _MAIN.format(folder=folder, mime=_mime_types(program), server=text), encoding="utf-8")
    with subprocess.Popen([program, "-p", str(folder), "-c", str(conf)], stderr=subprocess.PIPE) as running:
        _wait(running, port)
        try:
            yield Server(port, folder / "access.log")
        finally:
            running.terminate()


def program_or_skip(name: str, what: str, package: str = "") -> str:
    """The path of a program; without it the test is skipped with a word, and fails where ``CI`` is set."""
    program = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if program is None:
        word = f"{name} is not installed, so {what}: apt install {package or name}"
        if os.environ.get("CI"):
            pytest.fail(word)
        pytest.skip(word)
    return program


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _mime_types(program: str) -> Path:
    """Where nginx's own table of types lies."""
    told = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"--conf-path=(\S+)", told)
    return Path(found[1] if found else "/etc/nginx/nginx.conf").with_name("mime.types")


def _wait(running: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        if running.poll() is not None:
            break
        time.sleep(0.05)
    running.kill()
    pytest.fail(f"nginx does not start: {running.communicate()[1].decode(errors='replace')}")

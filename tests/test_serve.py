"""``serve``: a saved change comes to the browser, and a mistake leaves the site as it was."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.sites import Site

HERE = Path(__file__).parent.parent
ARTICLE = "---\ntitle: {title}\ndate: 2018\n---\n{text}\n"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Site, str, subprocess.Popen[str]]]:
    """A site below a path, its address, and the process that serves it."""
    site = Site(
        tmp_path,
        '-- site.toml --\ntitle = "T"\nbase_url = "https://example.org/điểm+tin/"\n-- content/articles/a.md --\n',
    )
    (tmp_path / "content/articles/a.md").write_text(ARTICLE.format(title="Một", text="Cũ."), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-u", str(HERE / "build.py"), "serve", "--root", str(tmp_path), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        told = ""
        for line in process.stdout:
            told += line
            if line.startswith("Serving"):
                break
        address = re.search(r"at (http://\S+)", told)
        assert address, told
        yield site, address[1], process
    finally:
        process.terminate()
        process.wait()


def fetch(url: str) -> str:
    with urlopen(url, timeout=10) as answer:  # noqa: S310  an address of this machine
        return str(answer.read().decode())


async def _connect(url: str) -> WebSocketClientConnection:
    host = re.sub(r"^http://([^/]+)/.*", r"ws://\1/livereload", url)
    connection = await websocket_connect(host)
    await connection.write_message(json.dumps({"command": "hello", "protocols": []}))
    await connection.read_message()
    await connection.write_message(json.dumps({"command": "info", "url": url}))
    return connection


async def _reload(connection: WebSocketClientConnection) -> dict[str, str]:
    message = await asyncio.wait_for(connection.read_message(), timeout=30)
    assert isinstance(message, str)
    found: dict[str, str] = json.loads(message)
    return found


def test_a_saved_change_is_served_and_reloads_the_browser(
    served: tuple[Site, str, subprocess.Popen[str]],
) -> None:
    site, url, process = served
    page = url + "tin/2018/a/"

    async def story() -> None:
        connection = await _connect(url)
        article = site.root / "content/articles/a.md"
        # wait for the watcher's first look, which only notes what is there: touching until it answers
        for turn in range(20):
            article.write_text(ARTICLE.format(title="Hai", text=f"Mới {turn}."), encoding="utf-8")
            try:
                message = await asyncio.wait_for(_reload(connection), timeout=2)
                break
            except TimeoutError:
                continue
        else:
            raise AssertionError("no reload came")
        assert message["command"] == "reload"
        assert "Hai" in await asyncio.to_thread(fetch, page)
        article.write_text(ARTICLE.format(title="", text="Hỏng."), encoding="utf-8")
        told = ""
        while "stays as it was" not in told:
            told += await asyncio.to_thread(process.stdout.readline)  # type: ignore[union-attr]
        assert re.search(r"a\.md:2:1: error: ", told), told
        assert "Hai" in await asyncio.to_thread(fetch, page)

    asyncio.run(story())


def test_reload_script_is_external_and_only_served(served: tuple[Site, str, subprocess.Popen[str]]) -> None:
    site, url, _ = served
    assert re.search(r'<script src="/livereload\.js\?port=\d+"></script></head>', fetch(url))
    assert "livereload" not in site.read("index.html")
    assert "livereload" in fetch(re.sub(r"^(http://[^/]+)/.*", r"\1/livereload.js", url))


def test_missing_page_is_the_sites_own(served: tuple[Site, str, subprocess.Popen[str]]) -> None:
    _, url, _ = served
    with pytest.raises(HTTPError) as caught:
        fetch(url + "khong-co/")
    assert caught.value.code == 404
    assert "<main" in caught.value.read().decode()


def test_home_leads_to_the_sites_path(served: tuple[Site, str, subprocess.Popen[str]]) -> None:
    _, url, _ = served
    below = "%C4%91i%E1%BB%83m+tin/"
    assert url.endswith("/" + below)
    assert "<main" in fetch(url.removesuffix(below))


def test_fault_of_the_system_in_a_rebuild_is_told_and_the_server_goes_on(
    served: tuple[Site, str, subprocess.Popen[str]],
) -> None:
    site, url, process = served
    (site.root / "site.toml").rename(site.root / "weg.toml")
    (site.root / "site.toml").mkdir()  # settings that cannot be read
    assert process.stdout is not None
    told = ""
    while "stays as it was" not in told:
        told += process.stdout.readline()
    assert "Traceback" not in told
    assert "<main" in fetch(url)

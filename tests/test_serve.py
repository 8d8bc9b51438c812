"""``serve``: a saved change comes to the browser, and a mistake leaves the site as it was."""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from site_gen.commands import serve
from site_gen.commands.build import configured
from tests.sites import Site

Running = tuple[Site, str, subprocess.Popen[str]]
HERE = Path(__file__).parent.parent
ARTICLE = "---\ntitle: {title}\ndate: 2018\n---\n{text}\n"


SITE = """
-- site.toml --
title = "T"
base_url = "https://example.org/điểm+tin/"
theme = "riêng"
-- themes/riêng/assets/style.css --
body { color: black; }
-- content/articles/a.md --
---
title: Một
date: 2018
---
Cũ.
"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Running]:
    """A site below a path with a theme of its own, and the process that serves it."""
    site = Site(tmp_path / "s", SITE)
    with serving(site.root) as (url, process):
        yield site, url, process


@contextmanager
def serving(root: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of the site in ``root`` while it is served, and the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-u", str(HERE / "build.py"), "serve", "--root", str(root), "--port", str(port)]
    process = subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    try:
        address = re.search(r"at (http://\S+)", told := heard(process, "Serving"))
        assert address, told
        yield address[1], process
    finally:
        process.terminate()
        process.wait()


def heard(process: subprocess.Popen[str], word: str) -> str:
    """What the server tells up to the line with ``word``."""
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line
        if word in line:
            break
    return told


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


def write(site: Site, title: str, text: str) -> None:
    """Saves the article as most editors do: in its place."""
    (site.root / "content/articles/a.md").write_text(ARTICLE.format(title=title, text=text), encoding="utf-8")


def swap(site: Site, title: str, text: str) -> None:
    """Saves it as others do: the old one away, a new one beside it, in its place, the old one removed."""
    article = site.root / "content/articles/a.md"
    backup, new = article.with_name("a.md~"), article.with_name(".a.md.neu")
    article.rename(backup)
    new.write_text(ARTICLE.format(title=title, text=text), encoding="utf-8")
    new.rename(article)
    backup.unlink()


@pytest.mark.parametrize("save", [write, swap])
def test_a_saved_change_is_served_and_reloads_the_browser_once(
    served: Running, save: Callable[[Site, str, str], None]
) -> None:
    site, url, process = served
    page = url + "tin/2018/a/"

    async def story() -> None:
        connection = await _connect(url)
        for turn in range(3):
            save(site, "Hai", f"Mới {turn}.")
            message = await _reload(connection)
            assert (message["command"], message["path"]) == ("reload", "*")
            assert f"Mới {turn}." in await asyncio.to_thread(fetch, page)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(connection.read_message(), timeout=1)
        save(site, "", "Hỏng.")
        told = await asyncio.to_thread(heard, process, "stays as it was")
        assert re.search(r"a\.md:2:1: error: ", told), told
        assert "Mới 2." in await asyncio.to_thread(fetch, page)
        save(site, "Hai", "Heil.")

    asyncio.run(story())
    assert "pages made" in heard(process, "pages made")
    assert "Heil." in fetch(page)


def test_an_edit_of_words_gives_what_a_build_gives(served: Running) -> None:
    """Also after another process has built, and after a mistake was mended."""
    site, url, process = served
    page = url + "tin/2018/a/"

    def shown(text: str) -> None:
        write(site, "Một", f"Cũ.\n\n{text}")
        assert "pages made" in heard(process, "pages made")
        assert text in fetch(page)
        found = site.files()
        site.build(clean=True, now=int(time.time()))  # by another than the server
        assert {name for name, data in site.files().items() if data != found[name]} == set()

    shown("Lần một.")
    shown("Lần hai.")
    write(site, "", "Hỏng.")
    heard(process, "stays as it was")
    assert "Lần hai." in fetch(page)
    shown("Lần ba.")


def test_nothing_else_is_looked_at_when_words_are_edited(served: Running) -> None:
    """A file of the output that another hand changed is mended only by the next whole build."""
    site, url, process = served
    (site.output / "404.html").write_text("x", encoding="utf-8")
    for turn in range(2):
        write(site, "Một", f"Cũ.\n\nMới {turn}.")
        heard(process, "pages made")
        assert site.read("404.html") == "x"
    (site.root / "content/articles/b.md").write_text(ARTICLE.format(title="Ba", text="B."), encoding="utf-8")
    heard(process, "pages made")
    assert "Ba" in fetch(url)
    assert "<main" in site.read("404.html")


def test_a_page_is_never_broken_while_it_is_made_again(served: Running) -> None:
    site, url, process = served
    page, done = url + "tin/2018/a/", Event()

    def edits() -> None:
        for turn in range(12):
            write(site, f"Tên {turn % 3}", f"Lần {turn:02}. " + "Câu mẫu. " * (500 * (turn % 4)))
            heard(process, "pages made")
        done.set()

    editor = Thread(target=edits)
    editor.start()
    while not done.is_set():
        assert fetch(page).rstrip().endswith("</html>")
    editor.join()
    assert "Lần 11." in fetch(page)


def test_what_editors_leave_behind_starts_nothing(served: Running) -> None:
    site, _, process = served
    for name in ("a.md~", ".a.md.swp", "#a.md#", ".#a.md", "a.md.tmp"):
        (site.root / "content/articles" / name).write_text("---\ntitle:\n---\n", encoding="utf-8")
    write(site, "Hai", "Mới.")
    assert heard(process, "made").count("\n") == 1


def test_folders_that_come_later_are_watched_too(served: Running) -> None:
    site, url, process = served
    for folder, page in (("content/people", "can-bo/p/index.html"), ("static", "p.md")):
        (site.root / folder).mkdir()
        heard(process, "pages made")
        (site.root / folder / "p.md").write_text("---\nname: Trần Mẫu An\n---\n", encoding="utf-8")
        while not (site.output / page).is_file():
            heard(process, "pages made")
        assert "Trần Mẫu An" in fetch(url + page)


def test_a_style_is_applied_without_a_reload(served: Running) -> None:
    """Under the name that open pages know it by, before and after these pages are made again."""
    site, url, process = served
    style = site.root / "themes/riêng/assets/style.css"
    link = re.compile(r'<link rel="stylesheet" href="/[^/]+/(assets/style\.\w{10}\.css)">')

    def name() -> str:
        found = link.search(fetch(url))
        assert found
        return found[1]

    async def story() -> None:
        connection = await _connect(url)
        names = [await asyncio.to_thread(name)]
        for color in ("red", "green"):
            style.write_text(f"body {{ color: {color}; }}", encoding="utf-8")
            message = await _reload(connection)
            assert (message["command"], message["path"]) == ("reload", "style.css")
            assert message["liveCSS"]
            for told in ("", "pages made"):
                if told:
                    await asyncio.to_thread(heard, process, told)
                    names.append(await asyncio.to_thread(name))
                for one in names:
                    assert color in await asyncio.to_thread(fetch, url + one)
        assert len(set(names)) == 3
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(connection.read_message(), timeout=1)

    asyncio.run(story())


def test_what_the_build_of_a_style_found_as_well_is_shown(tmp_path: Path) -> None:
    """An article that was saved while a style was built is in that build, and the next has nothing to write."""
    site = Site(tmp_path / "s", SITE)
    parser = argparse.ArgumentParser()
    serve.arguments(parser)
    builder = serve._Builder(options := parser.parse_args(["--root", str(site.root)]), configured(options))
    builder.build()
    told: list[str] = []
    server = SimpleNamespace(reload=lambda: told.append("page"), restyle=lambda: told.append("style"))
    builder.server = server  # type: ignore[assignment]
    style, article = site.root / "themes/riêng/assets/style.css", site.root / "content/articles/a.md"
    style.write_text("body { color: red; }", encoding="utf-8")
    write(site, "Một", "Mới.")
    builder.changed(frozenset([style]))
    builder.build(frozenset([style]))
    assert told == ["style"]
    for _ in range(2):
        builder.build(frozenset([article]))
        assert told == ["style", "page"]


def test_reload_script_is_external_and_only_served(served: Running) -> None:
    site, url, _ = served
    assert re.search(r'<script src="/livereload\.js\?port=\d+"></script></head>', fetch(url))
    assert "livereload" not in site.read("index.html")
    assert "livereload" in fetch(re.sub(r"^(http://[^/]+)/.*", r"\1/livereload.js", url))


def test_missing_page_is_the_sites_own(served: Running) -> None:
    _, url, _ = served
    with pytest.raises(HTTPError) as caught:
        fetch(url + "khong-co/")
    assert caught.value.code == 404
    assert "<main" in caught.value.read().decode()


def test_home_leads_to_the_sites_path(served: Running) -> None:
    _, url, _ = served
    below = "%C4%91i%E1%BB%83m+tin/"
    assert url.endswith("/" + below)
    assert "<main" in fetch(url.removesuffix(below))


def test_fault_of_the_system_in_a_rebuild_is_told_and_the_server_goes_on(served: Running) -> None:
    site, url, process = served
    (site.root / "site.toml").rename(site.root / "weg.toml")
    (site.root / "site.toml").mkdir()  # settings that cannot be read
    assert "Traceback" not in heard(process, "stays as it was")
    assert "<main" in fetch(url)

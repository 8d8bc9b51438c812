"""Pictures that were made before."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from site_gen.encoded import Store
from site_gen.plan.page import Page
from site_gen.produce import drawing
from site_gen.views import Picture
from tests.test_plan_pictures import with_pictures


def never() -> bytes:
    raise AssertionError


def test_what_was_made_is_kept_for_its_recipe(tmp_path: Path) -> None:
    store = Store(tmp_path / "p")
    assert store.kept("a.480.webp", "r1", lambda: b"one") == b"one"
    assert store.kept("a.480.webp", "r1", never) == b"one"
    assert store.kept("a.480.webp", "r2", lambda: b"two") == b"two"
    assert len(list((tmp_path / "p").iterdir())) == 1
    store.clear()
    assert store.kept("a.480.webp", "r1", lambda: b"three") == b"three"


@pytest.mark.parametrize("damage", [b"", b"x", b"0123456789abcdefone"])
def test_damaged_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path)
    store.kept("a", "r", lambda: b"one")
    (tmp_path / "a").write_bytes(damage)
    assert store.kept("a", "r", lambda: b"one") == b"one"
    assert store.kept("a", "r", never) == b"one"


def test_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert Store(tmp_path / "file").kept("a", "r", lambda: b"one") == b"one"


def test_prune(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name in ("a.480.webp", "b.480.webp"):
        store.kept(name, "r", lambda: b"x")
    store.prune(["a.480.webp"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.480.webp"]


def test_site_takes_pictures_from_it_unless_clean(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    site.build()
    made, folder = site.files(), tmp_path / ".cache/pictures"
    stored = sorted(path.name for path in folder.iterdir())
    assert len(stored) == 4 + 2 + 1 + 1  # widths, and the one that is made smaller in its own format
    (tmp_path / ".cache/build.sqlite").unlink()
    ages = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    site.build()
    assert site.files() == made
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == ages
    site.build(clean=True)
    assert site.files() == made
    assert all(path.stat().st_mtime_ns != ages[path] for path in folder.iterdir())


def test_picture_that_is_gone_leaves_it(tmp_path: Path) -> None:
    site = with_pictures(tmp_path)
    site.build()
    page = tmp_path / "content/articles/a.md"
    page.write_text(page.read_text("utf-8").replace("media/anh.jpg", "media/anh.png"), encoding="utf-8")
    site.build()
    assert len(list((tmp_path / ".cache/pictures").iterdir())) == 2 + 1


def same(view: Picture) -> Picture:
    return view


class Drawer:
    """A renderer of pictures that can do nothing else."""

    def __init__(self, folder: Path) -> None:
        self.stores = SimpleNamespace(pictures=Store(folder))

    def picture(self, view: Picture) -> bytes:
        return self.stores.pictures.kept(view.name, "r", lambda: str(os.getpid()).encode())


def test_pictures_that_are_lacking_are_made_beside_all_else_the_last_first(tmp_path: Path) -> None:
    drawer: Any = Drawer(tmp_path)
    views = [Picture("a.png", f"digest{number}", 900, 480, "webp") for number in range(9)]
    pages = [Page(f"/{view.name}", "picture", partial(same, view)) for view in views]
    whole = Picture("a.png", "digest", 900)
    own = Page("/a.png", "picture", partial(same, whole))
    assert drawer.picture(views[4]) == str(os.getpid()).encode()
    with drawing([own, *pages], drawer, jobs=2):
        deadline = time.monotonic() + 10
        while drawer.stores.pictures.lacks(views[0].name) and time.monotonic() < deadline:
            time.sleep(0.01)
    others = {drawer.picture(view) for view in views} - {str(os.getpid()).encode()}
    assert len(others) == 1
    assert drawer.picture(views[4]) == str(os.getpid()).encode()
    made = sorted((path.stat().st_mtime_ns, path.name) for path in tmp_path.iterdir() if path.name != views[4].name)
    assert [name for _, name in made] == [view.name for view in reversed(views) if view is not views[4]]
    assert drawer.stores.pictures.lacks(whole.name)


def test_few_pictures_are_left_to_be_made_with_the_pages(tmp_path: Path) -> None:
    drawer: Any = Drawer(tmp_path)
    view = Picture("a.png", "digest", 900, 480, "webp")
    with drawing([Page("/a", "picture", lambda: view)] * 4, drawer, jobs=2):
        time.sleep(0.2)
    assert drawer.stores.pictures.lacks(view.name)

"""Knowing what changed by the stamps of the sources in each folder; the output folder looked at in shares."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from site_gen import snapshot, write
from site_gen.cache import Cache, Written
from site_gen.outputs import Outputs
from site_gen.read import Found, Sources, Stamp
from site_gen.snapshot import Snapshot

OLD = Stamp(1, 2, 2, 4)
LATER = 10_000_000_000
PATHS = ("glossary.yml", "topics/a.md", "articles/2025/01/a.md", "articles/2025/01/b.md", "articles/2025/02/a.md")


def sources(stamps: dict[str, Stamp], static: tuple[str, ...] = ("CNAME", "x/y")) -> Sources:
    content = [Found(path, path.partition("/")[0], stamp, path) for path, stamp in stamps.items()]
    return Sources(content, [Found(path, path, OLD, path) for path in static], LATER)


def finished(found: snapshot.Digests | None) -> Snapshot:
    return Snapshot("s", found, 0, 100, 1, 1, ())


def test_nothing_changed() -> None:
    digests = snapshot.of_sources(sources(dict.fromkeys(PATHS, OLD)))
    assert set(digests) == {"", "topics", "articles/2025/01", "articles/2025/02", "../static", "../static/x"}
    assert finished(digests).holds("s", digests, 50)
    assert not finished(digests).differing(digests)
    assert not finished(None).holds("s", digests, 50)
    assert finished(None).differing(digests) == set(digests)


@pytest.mark.parametrize(
    ("change", "folders"),
    [
        ({"articles/2025/01/b.md": OLD._replace(size=2)}, {"articles/2025/01"}),
        ({"articles/2025/01/c.md": OLD}, {"articles/2025/01"}),
        ({"articles/2025/03/c.md": OLD}, {"articles/2025/03"}),
        ({"articles/2025/02/a.md": None}, {"articles/2025/02"}),
        ({"glossary.yml": OLD._replace(inode=9)}, {""}),
        ({"topics/a.md": OLD._replace(mtime=LATER - 1)}, {"topics"}),
    ],
)
def test_folders_in_which_something_changed(change: dict[str, Stamp | None], folders: set[str]) -> None:
    before = dict.fromkeys(PATHS, OLD)
    after = {path: stamp for path, stamp in {**before, **change}.items() if stamp}
    digests = snapshot.of_sources(sources(after))
    last = finished(snapshot.of_sources(sources(before)))
    assert last.differing(digests) == folders
    assert not last.holds("s", digests, 50)


def test_what_is_too_young_is_never_known_to_be_the_same() -> None:
    digests = snapshot.of_sources(sources({"topics/a.md": OLD._replace(ctime=LATER), "people/b.md": OLD}))
    assert not finished(digests).holds("s", digests, 50)
    assert finished(digests).differing(digests) == {"topics"}


@contextmanager
def looked(folder: Path, known: dict[str, Written], jobs: int, own: bool = True) -> Iterator[Outputs]:
    """The outputs in ``folder``, of which the last build left those ``known``."""
    with closing(Cache(folder / "c.sqlite", version="1", parsing="p")) as cache:
        if own:
            cache.for_output(str((folder / "out").resolve()))
        cache.save_outputs(known.items())
        with closing(Outputs(folder / "out", cache, jobs=jobs)) as outputs:
            yield outputs


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_outputs_are_seen_in_shares(tmp_path: Path, jobs: int) -> None:
    out = tmp_path / "out"
    for number in range(40):
        write.write(out, f"tin/{number}/x/index.html", b"12")
    write.write(out, "index.html", b"12")
    disk = write.existing(out)
    known = {path: Written(b"f", *state) for path, state in disk.items()}
    with looked(tmp_path, known, jobs) as outputs:
        assert outputs.holds_any(("feed.xml", "index.html"))
        assert outputs.untouched
        assert outputs.disk == disk
        assert outputs.before == known
    write.write(out, "tin/7/x/new.html", b"12")
    with looked(tmp_path, known, jobs) as outputs:
        assert not outputs.untouched
        assert len(outputs.disk) == 42
    (out / "tin/7/x/new.html").unlink()
    (out / "index.html").write_bytes(b"123")
    with looked(tmp_path, known, jobs) as outputs:
        assert outputs.disk["index.html"][0] == 3
        assert not outputs.untouched
        assert not outputs.holds_any(("feed.xml", "index.html"))
    (out / "index.html").unlink()
    with looked(tmp_path, known, jobs) as outputs:
        assert not outputs.untouched


def test_outputs_of_another_folder_are_none_of_ours(tmp_path: Path) -> None:
    write.write(tmp_path / "out", "index.html", b"12")
    with looked(
        tmp_path, {"index.html": Written(b"f", *write.existing(tmp_path / "out")["index.html"])}, 2, own=False
    ) as outputs:
        assert not outputs.untouched
        assert not outputs.holds_any(("index.html",))
        assert not outputs.before

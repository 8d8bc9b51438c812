"""A site at hand between edits: the same pages as from clean builds, and no word where only a whole build can tell."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import pytest

from site_gen import config, read
from site_gen.loading import Options
from site_gen.session import Outdated, Session
from tests.sites import NOW, Site
from tests.test_amend import LINKS, article, clean, edit, path, text
from tests.test_amend import site as site  # noqa: PLC0414  the fixture


@pytest.fixture
def session(site: Site) -> Iterator[Session]:
    made = begin(site)
    yield made
    made.close()


def begin(site: Site) -> Session:
    return Session(config.load(site.root), Options(now=NOW))


def test_edited_words_give_what_a_clean_build_gives(site: Site, session: Session) -> None:
    draw = random.Random(3)  # noqa: S311
    for turn in range(12):
        numbers = draw.sample(range(16), draw.randint(1, 3))
        for number in numbers:
            edit(site, number, text(draw))
        report = session.edited((path(site, number) for number in numbers), NOW)
        assert report
        assert report.rendered >= 1
        assert site.files() == clean(site), turn
    assert site.build().written == 0
    assert site.files() == clean(site)


def test_nothing_is_looked_at_but_what_was_changed(
    site: Site, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walked(*_: object) -> None:
        raise AssertionError

    for walk in ("read.sources", "write.existing", "theme.load"):
        monkeypatch.setattr(f"site_gen.{walk}", walked)
    looked: list[str] = []
    data = read.data
    monkeypatch.setattr(read, "data", lambda file: (looked.append(str(file)), data(file))[1])
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    assert session.edited([path(site, 3)], NOW)
    assert set(looked) == {str(path(site, 3))}


def retitled(site: Site) -> Path:
    path(site, 4).write_text(path(site, 4).read_text("utf-8").replace("Tin Mẫu", "Bài Mẫu"), "utf-8")
    return path(site, 4)


def new(site: Site) -> Path:
    path(site, 90).write_text(article(17, random.Random(1)), "utf-8")  # noqa: S311
    return path(site, 90)


def gone(site: Site) -> Path:
    path(site, 4).unlink()
    return path(site, 4)


def faulty(site: Site) -> Path:
    path(site, 4).write_text("---\ntitle: [\n---\n", "utf-8")
    return path(site, 4)


def away(site: Site) -> Path:
    (site.root / "content/articles").rename(site.root / "weg")
    return site.root / "content/articles"


def linked(site: Site) -> Path:
    path(site, 4).unlink()
    path(site, 4).symlink_to(path(site, 5))
    return path(site, 4)


def organization(site: Site) -> Path:
    file = site.root / "content/organizations/o1.md"
    file.write_text(file.read_text("utf-8") + "Lời mới.\n", "utf-8")
    return file


def first_paragraph(site: Site) -> Path:
    edit(site, 4, "Đoạn đầu khác.\n\n## Đầu\n\n" + LINKS)
    return path(site, 4)


def settings(site: Site) -> Path:
    (site.root / "site.toml").touch()
    return site.root / "site.toml"


@pytest.mark.parametrize("change", [retitled, new, gone, faulty, away, linked, organization, first_paragraph, settings])
def test_what_is_more_than_words_takes_a_whole_build(
    site: Site, session: Session, change: Callable[[Site], Path]
) -> None:
    before = site.files()
    with pytest.raises(Outdated):
        session.edited([change(site)], NOW)
    assert site.files() == before


def test_what_an_editor_only_tried_is_no_change(site: Site, session: Session) -> None:
    assert session.edited([site.root / "content/articles/4913"], NOW) is None


def test_a_file_that_an_editor_is_just_replacing_is_waited_for(
    site: Site, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_gen.session._MOMENT", 60)
    whole = path(site, 3).read_text("utf-8")
    for take in (lambda: path(site, 3).unlink(), lambda: path(site, 3).write_text("")):
        take()
        Timer(0.05, path(site, 3).write_text, (whole + "\nMới.\n", "utf-8")).start()
        assert session.edited([path(site, 3)], NOW)
    assert "Mới." in site.read("tin/2018/a03/index.html")


def test_a_build_by_another_is_noticed(site: Site, session: Session) -> None:
    """Even where it leaves the same word of itself as ours: here one with an organization renamed."""
    file = site.root / "content/organizations/o1.md"
    file.write_text(file.read_text("utf-8").replace("Mẫu 01", "Mẫu 01 mới"), "utf-8")
    site.build()
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    with pytest.raises(Outdated):
        session.edited([path(site, 3)], NOW)


def test_a_build_that_ignores_the_cache_is_noticed(site: Site, session: Session) -> None:
    site.build(clean=True)
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    with pytest.raises(Outdated):
        session.edited([path(site, 3)], NOW)


def test_time_that_changes_the_site_is_noticed(site: Site) -> None:
    path(site, 90).write_text("---\ntitle: Ngày mai\ndate: 2030-01-01\n---\nT.\n", "utf-8")
    site.build()
    session = begin(site)
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    assert session.edited([path(site, 3)], NOW + 60)
    with pytest.raises(Outdated):
        session.edited([path(site, 3)], NOW + 5 * 366 * 86_400)
    session.close()


def test_a_session_is_of_a_build_as_it_would_be_now(site: Site) -> None:
    site.build(drafts=True)
    with pytest.raises(Outdated):
        begin(site)

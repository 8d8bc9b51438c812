"""The gate: articles that were published keep their ids, or the build stops before it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_gen.errors import ContentError
from tests.sites import SETTINGS, Site

SITE = """
-- content/articles/2018/a.md --
---
title: Bài một
date: 2018-01-17
organizations: [Bộ A]
---
Thân
-- content/articles/2018/b.md --
---
id: bai-hai
title: Bài hai
date: 2018-01-18
---
Thân
"""
FEEDS = ['formats = ["rss", "atom", "json"]', 'formats = ["atom"]', 'formats = ["json"]', "archives = []"]


def stopped(site: Site, **options: object) -> list[str]:
    """What the gate says, with all of the output as it was."""
    before = site.files()
    with pytest.raises(ContentError) as caught:
        site.build(**options)  # type: ignore[arg-type]
    assert site.files() == before
    return [f"{one.place.path}: {one.message} ({one.hint})" for one in caught.value.problems if one.severity == "error"]


def moved(site: Site, old: str, new: str) -> None:
    (site.root / new).parent.mkdir(parents=True, exist_ok=True)
    (site.root / old).rename(site.root / new)


@pytest.mark.parametrize("feeds", FEEDS)
@pytest.mark.parametrize("clean", [False, True])
def test_renamed_file_without_an_id(tmp_path: Path, feeds: str, clean: bool) -> None:
    site = Site(tmp_path, f"{SITE}-- site.toml --\n{SETTINGS}[feeds]\n{feeds}\n")
    site.build()
    moved(site, "content/articles/2018/a.md", "content/articles/2018/c.md")
    (told,) = stopped(site, clean=clean)
    assert told.startswith("content/articles/2018/c.md: “Bài một” is published already and would get a new id")
    assert "write “id: articles/2018/a.md” in its front matter, or build with --allow-new-ids" in told
    site.write(
        "-- content/articles/2018/c.md --\n---\nid: articles/2018/a.md\ntitle: Bài một\ndate: 2018-01-17\n---\nx\n"
    )
    site.build(clean=clean)


def test_moved_file_of_the_same_url(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    moved(site, "content/articles/2018/a.md", "content/articles/a.md")
    (told,) = stopped(site)
    assert "id: articles/2018/a.md" in told
    site.build(allow_new_ids=True)
    assert site.build().rendered == 0


def test_what_has_an_id_may_go_anywhere(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    ids = [line for line in site.read("feed.xml").split("\n") if "<guid" in line]
    moved(site, "content/articles/2018/b.md", "content/articles/muc/khac.md")
    site.write("-- content/articles/2018/a.md --\n---\ntitle: Tên mới\nslug: khac-han\ndate: 2018-01-17\n---\nx\n")
    site.build()
    assert [line for line in site.read("feed.xml").split("\n") if "<guid" in line] == ids


def test_removed_article_stops_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    (site.root / "content/articles/2018/a.md").unlink()
    site.write("-- content/articles/2018/n.md --\n---\ntitle: Bài mới\ndate: 2018-01-17\n---\nx\n")
    site.write("-- content/articles/2018/m.md --\n---\ntitle: Bài một\ndate: 2018-02-17\n---\nx\n")
    site.build()


def test_surviving_double_stops_nothing(tmp_path: Path) -> None:
    double = "-- content/articles/2018/d.md --\n---\ntitle: Bài một, lần nữa\ndate: 2018-01-19\n---\nx\n"
    site = Site(tmp_path, f"{SITE}{double}-- site.toml --\n{SETTINGS}[feeds]\nitems = 1\narchives = []\n")
    site.build()
    (site.root / "content/articles/2018/d.md").unlink()
    path = site.root / "content/articles/2018/a.md"
    path.write_text(path.read_text("utf-8").replace("title:", "aliases: [/tin/2018/d/]\ntitle:"), encoding="utf-8")
    site.build()


def test_page_at_the_address_of_archives_hides_nothing(tmp_path: Path) -> None:
    page = "-- content/pages/p.md --\n---\ntitle: P\naliases: [/feed/]\n---\nx\n"
    site = Site(tmp_path, f"{SITE}{page}-- site.toml --\n{SETTINGS}[feeds]\nitems = 1\narchives = []\n")
    site.build()
    moved(site, "content/articles/2018/a.md", "content/articles/2018/c.md")
    assert len(stopped(site)) == 1


def test_moved_site(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    ids = [line for line in site.read("feed.xml").split("\n") if "<guid" in line]
    site.write('-- site.toml --\ntitle = "Điểm tin"\nbase_url = "https://moi.example/tin-tuc/"\n')
    told = stopped(site)
    assert len(told) == 2
    assert all('the site has moved: write site_id = "https://example.org/" in site.toml' in one for one in told)
    site.write(
        '-- site.toml --\ntitle = "Điểm tin"\nbase_url = "https://moi.example/tin-tuc/"\nsite_id = "https://example.org/"\n'
    )
    site.build()
    assert [line for line in site.read("feed.xml").split("\n") if "<guid" in line] == ids


def test_changed_id(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    site.write("-- content/articles/2018/b.md --\n---\nid: bai-ba\ntitle: Bài hai\ndate: 2018-01-18\n---\nx\n")
    (told,) = stopped(site)
    assert "give it back its id" in told


def test_many_are_told_up_to_fifty(tmp_path: Path) -> None:
    article = "-- content/articles/2018/b{0}.md --\n---\ntitle: Bài {0}\ndate: 2018-01-18\n---\nx\n"
    site = Site(tmp_path, "".join(article.format(number) for number in range(60)))
    site.build()
    site.write(f'-- site.toml --\n{SETTINGS}site_id = "khac"\n')
    told = stopped(site)
    assert len(told) == 51
    assert any("10 more published articles" in one for one in told)


def test_only_writing_is_decided(tmp_path: Path) -> None:
    site = Site(tmp_path / "a", SITE)
    site.build()
    moved(site, "content/articles/2018/a.md", "content/articles/2018/c.md")
    site.build(allow_new_ids=True)
    fresh = Site(tmp_path / "b", SITE)
    moved(fresh, "content/articles/2018/a.md", "content/articles/2018/c.md")
    fresh.build()
    assert fresh.files() == site.files()


def test_feeds_by_another_hand_stop_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    (site.output / "feed.xml").write_text("<rss><channel><generator>diemtin</generator></channel></rss>")
    (site.output / "feed.json").write_text('{"items": [1, {"id": []}]}')
    (site.output / "feed/2018-01.xml").write_text(
        "<item><title>Bài một</title><link>https://[x/</link><guid>urn:x</guid></item>", encoding="utf-8"
    )
    (site.output / "atom.xml").write_bytes(b"\xff<entry>")
    site.build()

"""Builds after a few words were edited: the same as clean builds, and no more is linked than stands beside them."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from site_gen import amend
from site_gen.errors import ContentError
from site_gen.feed_settings import KINDS
from tests.sites import Site

PEOPLE = ("Trần Mẫu An", "Lê Mẫu Bình", "Phạm Mẫu Đào")
TOPICS = ("Chủ đề Mẫu", "Chủ đề Thử")
BODIES = ("Cơ quan Mẫu 01", "Cơ quan Mẫu 02", "Cơ quan Mẫu 03")
WORDS = (
    "họp",
    "CQ2",
    "Trần Mẫu An",
    "Cơ quan Mẫu 03",
    "Nguyễn Thử Vô Danh",
    "ANM",
    "*nhấn*",
    "`mã`",
    "&",
    "hòa",
    "hoà",
)
SETTINGS = """
-- site.toml --
title = "Điểm tin Mẫu"
base_url = "https://example.org/"
[feeds]
items = 3
formats = ["rss", "atom", "json"]
archives = ["site"]
[[feeds.pairs]]
organization = "Cơ quan Mẫu 01"
topic = "Chủ đề Mẫu"
-- content/glossary.yml --
ANM: an ninh mẫu
-- content/organizations/o1.md --
---
name: Cơ quan Mẫu 01
aliases: [/cu/o1/]
---
-- content/organizations/o2.md --
---
name: Cơ quan Mẫu 02
abbreviation: CQ2
---
Nói về Cơ quan Mẫu 01.
-- content/people/p1.md --
---
name: Trần Mẫu An
memberships:
  - organization: Cơ quan Mẫu 02
    role: Trưởng ban
---
-- content/topics/t1.md --
---
name: Chủ đề Mẫu
---
"""
OTHER_SETTINGS = {
    "no search": ("[feeds]", "search = false\n[feeds]"),
    "cards": ("[feeds]", 'cards = "articles"\n[feeds]'),
    "no digests, no data": ("[feeds]", "editions = false\ndata = false\n[feeds]"),
    "all feeds in full": (
        "[[feeds.pairs]]",
        f"rss_folder = true\nfull = [{', '.join(map(repr, KINDS))}]\n[[feeds.pairs]]",
    ),
    "all feeds with archives": ('archives = ["site"]', f"archives = [{', '.join(map(repr, KINDS))}]"),
    "names not linked": ("[feeds]", "link_names = false\n[feeds]"),
}
LINKS = "[tin](a01.md#dau), [cơ quan](/organizations/o1.md), ![hình](../media/a.png)"


def text(draw: random.Random) -> str:
    """Some paragraphs; every text has the same first one, heading and links."""
    parts = [" ".join(draw.choices(WORDS, k=draw.randint(1, 30))) for _ in range(draw.randint(1, 3))]
    return "\n\n".join(("Đoạn đầu.", "## Đầu", LINKS, *parts)) + "\n"


def article(number: int, draw: random.Random) -> str:
    return (
        f"---\nid: a{number}\ntitle: Tin Mẫu {number:02}\ndate: 2018-{1 + number % 4:02}-{1 + number // 4:02}\n"
        f"topic: {TOPICS[number % 2]}\nofficials: [{draw.choice(PEOPLE)}, nguyễn thử VÔ danh]\n"
        f"organizations: [{draw.choice(BODIES)}]\n---\n"
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr("site_gen.read._YOUNG", 0)
    made = Site(tmp_path / "s", SETTINGS)
    draw = random.Random(1)  # noqa: S311
    for number in range(16):
        made.write(f"-- content/articles/a{number:02}.md --\n")
        path(made, number).write_text(article(number, draw) + text(draw), "utf-8")
    media = made.root / "content/media"
    media.mkdir()
    shutil.copy(next((Path(__file__).parents[1] / "themes/default/assets").glob("*.png")), media / "a.png")
    made.build()
    return made


def path(site: Site, number: int) -> Path:
    return site.root / f"content/articles/a{number:02}.md"


def edit(site: Site, number: int, new: str) -> None:
    """Puts ``new`` in the place of the text of an article."""
    head, _ = path(site, number).read_text("utf-8").split("---\n", 2)[1:]
    path(site, number).write_text(f"---\n{head}---\n{new}", "utf-8")


def clean(site: Site) -> dict[str, bytes]:
    other = Site(site.root.parent / "c")
    shutil.rmtree(other.root)
    shutil.copytree(site.root, other.root, ignore=shutil.ignore_patterns("public", ".cache"))
    other.build(clean=True)
    found = other.files()
    shutil.rmtree(other.root)
    return found


@pytest.fixture
def amends(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each build that only words were edited for: whether that was enough to know."""
    found: list[bool] = []
    amended = amend.Around.amended

    def noted(*given: Any) -> Any:
        made = amended(*given)
        found.append(made is not None)
        return made

    monkeypatch.setattr(amend.Around, "amended", noted)
    return found


def test_edited_words_give_what_a_clean_build_gives(site: Site, amends: list[bool]) -> None:
    draw = random.Random(2)  # noqa: S311
    for turn in range(12):
        for number in draw.sample(range(16), draw.randint(1, 3)):
            edit(site, number, text(draw))
        report = site.build()
        assert site.files() == clean(site), turn
        assert report.rendered >= 1
        assert report.rendered + report.unchanged == len(site.files())
    assert amends == [True] * 12


def test_only_what_shows_the_words_is_made_again(site: Site, amends: list[bool]) -> None:
    before = site.files()
    edit(site, 3, "Đoạn đầu.\n\n## Đầu\n\n" + LINKS + "\n\nMới.\n")
    report = site.build()
    after = site.files()
    changed = {name for name in after if after[name] != before[name]}
    searched = {name for name in changed if name.startswith("tim-kiem/")}
    assert "tin/2018/a03/index.html" in changed
    assert all("Mới.".encode() in after[name] for name in changed - searched)
    assert any("\nmới\t".encode() in b"\n" + after[name] for name in searched)
    assert report.rendered == report.written == len(changed)
    assert amends == [True]


def test_words_that_come_go_and_move_in_the_index(site: Site, amends: list[bool]) -> None:
    """Words that no other article has, once and three times (another group of their list), undone and done again."""
    draw = random.Random(4)  # noqa: S311
    before: dict[int, list[str]] = {}
    for turn in range(16):
        for number in draw.sample(range(16), draw.randint(1, 3)):
            body = path(site, number).read_text("utf-8").split("---\n", 2)[2]
            known = before.setdefault(number, [body])
            *kept, last = body.split("\n\n")
            new = draw.choice(
                (
                    f"{last.strip()} riêng{turn}\n",
                    f"{last.strip()} chung chung, chung\n",
                    " ".join(last.split()[:-1] or ["hết"]) + "\n",
                    " ".join(reversed(last.split())) + "\n",
                )
            )
            text = draw.choice((known[0], known[-1], "\n\n".join((*kept, new)), "\n\n".join((*kept, new))))
            edit(site, number, text)
            known.append(body)
        site.build()
        assert site.files() == clean(site), turn
    assert amends == [True] * 16


@pytest.mark.parametrize("name", OTHER_SETTINGS)
def test_with_any_settings(site: Site, amends: list[bool], name: str) -> None:
    toml = site.root / "site.toml"
    old, new = OTHER_SETTINGS[name]
    toml.write_text(toml.read_text("utf-8").replace(old, new, 1), "utf-8")
    site.build(clean=True)
    draw = random.Random(6)  # noqa: S311
    for number in (3, 15):
        edit(site, number, text(draw))
        site.build()
        assert site.files() == clean(site)
    assert amends == [True, True]


@pytest.mark.parametrize("other", ["drafts", "no search"])
def test_an_index_that_a_failed_build_changed_is_not_relied_upon(site: Site, amends: list[bool], other: str) -> None:
    """It stops at its warnings and leaves the output as it was, but the index is that of another site."""
    path(site, 20).write_text("---\ntitle: Nháp\ndate: 2018\ndraft: true\n---\nChuồn chuồn.\n", "utf-8")
    site.build()
    toml = site.root / "site.toml"
    settings = toml.read_text("utf-8")
    if other == "no search":
        toml.write_text(settings.replace("[feeds]", "search = false\n[feeds]", 1), "utf-8")
    with pytest.raises(ContentError):
        site.build(strict=True, drafts=other == "drafts")
    toml.write_text(settings, "utf-8")
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    report = site.build()
    assert site.files() == clean(site)
    assert amends == []
    assert report.rendered < report.unchanged  # the cache is not thrown away for it


def test_a_file_that_was_only_touched_is_no_edit(site: Site, amends: list[bool]) -> None:
    path(site, 3).touch()
    report = site.build()
    assert (report.rendered, report.written) == (0, 0)
    assert amends == [True]
    assert site.build().rendered == 0
    assert amends == [True]


@pytest.mark.parametrize(
    "new",
    [
        "Đoạn đầu khác.\n\n## Đầu\n\n" + LINKS,
        "Đoạn đầu.\n\n## Đầu khác\n\n" + LINKS.replace("#dau", ""),
        "Đoạn đầu.\n\n## Đầu\n\n" + LINKS + " [thêm](a02.md)",
        "Đoạn đầu.\n\n## Đầu\n\n" + LINKS.replace("![hình]", "![]"),
        "Đoạn đầu.\n\n## Đầu\n\n![hai](../media/b.png)\n\n" + LINKS,
    ],
    ids=["the first paragraph", "an anchor", "a link", "a picture without words", "the order of pictures"],
)
def test_what_other_pages_show_is_left_to_a_whole_build(site: Site, amends: list[bool], new: str) -> None:
    if "b.png" in new:
        shutil.copy(site.root / "content/media/a.png", site.root / "content/media/b.png")
        edit(site, 7, "Đoạn đầu.\n\n## Đầu\n\n" + LINKS + "\n\n![hai](../media/b.png)\n")
        site.build()
    edit(site, 7, new)
    site.build()
    assert amends == []
    assert site.files() == clean(site)


def test_an_anchor_that_goes_is_still_missed_where_a_link_leads_to_it(site: Site) -> None:
    edit(site, 1, "Đoạn đầu.\n\n## Khác\n\n" + LINKS)
    assert any("no heading or anchor “dau”" in problem.message for problem in site.problems())


def test_an_edit_that_failed_is_not_forgotten(site: Site, amends: list[bool]) -> None:
    """A build that stops has read what changed; the next one must still know that it was never published."""
    path(site, 5).write_text(path(site, 5).read_text("utf-8").replace("Tin Mẫu 05", "Tên mới"), "utf-8")
    broken = path(site, 6).read_text("utf-8")
    path(site, 6).write_text("---\ntitle: [\n---\n", "utf-8")
    with pytest.raises(ContentError):
        site.build()
    path(site, 6).write_text(broken + "\nMới.\n", "utf-8")
    site.build()
    assert amends == []
    assert site.files() == clean(site)


def test_an_output_changed_by_another_hand_is_mended(site: Site, amends: list[bool]) -> None:
    (site.output / "index.html").write_text("x", "utf-8")
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    site.build()
    assert amends == [True]  # it was found while the outputs were looked at, and given up
    assert site.files() == clean(site)


def test_another_setting_is_a_whole_build(site: Site, amends: list[bool]) -> None:
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    with (site.root / "site.toml").open("a", encoding="utf-8") as file:
        file.write("[newsletter]\n")
    site.build(future=True)
    assert amends == []


def test_a_build_killed_while_it_amends_is_completed_by_the_next(
    site: Site, monkeypatch: pytest.MonkeyPatch, amends: list[bool]
) -> None:
    edit(site, 0, text(random.Random(7)))  # noqa: S311

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("site_gen.retouch.produce", killed)
        with pytest.raises(KeyboardInterrupt):
            site.build()
    site.build()
    assert amends == [True]
    assert site.files() == clean(site)


def test_problems_are_told_again(site: Site) -> None:
    told = [str(problem) for problem in site.problems()]
    assert told
    edit(site, 3, text(random.Random(5)))  # noqa: S311
    assert [str(problem) for problem in site.problems()] == told

"""A build over any cache gives byte for byte what a clean build gives: random edits, the real pipeline."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_gen.errors import ContentError, UsageError
from tests.sites import Site

NAMES = ("Bộ Mẫu Một", "Bộ Mẫu Hai", "Cục Mẫu Ba", "Bộ Mẫu Cũ", "BM1")
PEOPLE = ("Trần Mẫu An", "Lê Mẫu Bình", "Phạm Mẫu Đào", "Vũ Mẫu Ấn")
DATES = ("2018", "2018-02", "2018-02-03", "2019-05-06T07:08:00+07:00", "2020-01-01", "2099-01-01")
TEXTS = (
    "Đoạn ngắn.",
    "Bộ Mẫu Một, Bộ Mẫu Hai (BM1, BMX) họp với Trần Mẫu An, Vũ Mẫu Ấn về ANM.\n\n## Đề mục\n\nCục Mẫu Ba và Bộ Mẫu Cũ.",
    "Xem [bài kia](a1.md) và [cơ quan](/organizations/o1.md).\n\nHoà và hòa, ANM[^1].\n\n[^1]: Ghi chú BM1.",
    "| a | b |\n|:-|-:|\n| Lê Mẫu Bình | 2 |\n",
)

BASE = """
    -- content/articles/a1.md --
    ---
    id: mot
    title: Bài một
    date: 2018-02-03
    organizations: [Bộ Mẫu Một]
    ---
    Bộ Mẫu Một, Bộ Mẫu Hai, Cục Mẫu Ba, Bộ Mẫu Cũ; BM1, BMX; Trần Mẫu An, Lê Mẫu Bình, Phạm Mẫu Đào, Vũ Mẫu Ấn.
    -- content/articles/a2.md --
    ---
    id: hai
    title: Bài hai
    date: 2019
    officials: [Trần Mẫu An]
    ---
    Bài hai nói về BM1 và ANM.
    -- content/organizations/o1.md --
    ---
    name: Bộ Mẫu Một
    abbreviation: BM1
    ---
    Mô tả, ANM.
    -- content/organizations/o2.md --
    ---
    name: Cục Mẫu Ba
    parent: Bộ Mẫu Một
    ---
    -- content/people/p1.md --
    ---
    name: Trần Mẫu An
    memberships:
      - organization: Cục Mẫu Ba
        role: Cục trưởng
        start_date: 2018-02
    ---
    -- content/glossary.yml --
    ANM: an ninh mẫu
    -- static/tep.txt --
    tĩnh
    """


def article(number: int, name: str, person: str, date: str, text: str, draft: bool, featured: bool) -> str:
    flags = f"draft: {str(draft).lower()}\nfeatured: {str(featured).lower()}\n"
    head = f"id: so-{number}\ntitle: Bài số {number} của {name}\ndate: {date}\ntopic: Chủ đề {number % 2}\n"
    return f"---\n{head}{flags}organizations: [{name}]\nofficials: [{person}]\n---\n{text}\n"


def _edit(kind: str, *parts: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(st.just(kind), *parts)


numbers = st.integers(1, 5)
EDITS = st.one_of(
    _edit(
        "article",
        numbers,
        st.sampled_from(NAMES),
        st.sampled_from(PEOPLE),
        st.sampled_from(DATES),
        st.sampled_from(TEXTS),
        st.booleans(),
        st.booleans(),
    ),
    _edit("body", numbers, st.sampled_from(TEXTS)),
    _edit("end", numbers, st.sampled_from((*TEXTS[:2], "Riêng, riêng, riêng."))),
    _edit("delete", numbers),
    _edit("move", numbers, st.sampled_from(("articles/2018/ten-moi.md", "articles/khac.md"))),
    _edit("touch", numbers),
    _edit("organization", st.sampled_from(NAMES), st.sampled_from(("BM1", "BMX"))),
    _edit("person", st.sampled_from(PEOPLE), st.sampled_from(NAMES), st.sampled_from(("2017", "2019", "2030"))),
    _edit("glossary", st.sampled_from(("ANM: an ninh mẫu", "ANM: nghĩa khác", "BM1: chữ tắt", ""))),
    _edit("note", st.sampled_from(("2018-w05", "2018-02", "2018-w06")), st.sampled_from((*TEXTS, ""))),
    _edit("static", st.sampled_from(("một", "hai"))),
    _edit(
        "settings",
        st.sampled_from(
            (
                "per_page = 1",
                "editions = false",
                "data = false",
                "link_names = false",
                'title = "Khác"',
                "[feeds]\nitems = 1",
                '[feeds]\nformats = ["rss", "atom", "json"]\narchives = ["site", "organizations", "editions"]',
            )
        ),
    ),
    _edit("theme", st.sampled_from(("template", "asset", "string", "none"))),
    _edit("vandal", st.sampled_from(("index.html", "tin/index.html", "thua.txt"))),
)


def apply(site: Site, edit: tuple[Any, ...]) -> None:
    kind, *values = edit
    content = site.root / "content"
    if kind == "article":
        (content / f"articles/a{values[0]}.md").write_text(article(*values), encoding="utf-8")
    elif kind in ("body", "end", "delete", "move", "touch"):
        path = content / f"articles/a{values[0]}.md"
        if path.exists():
            _change(path, kind, values, content)
    elif kind == "organization":
        text = f"---\nname: {values[0]}\nabbreviation: {values[1]}\n---\n"
        (content / "organizations/o1.md").write_text(text, encoding="utf-8")
    elif kind == "person":
        post = f"  - organization: {values[1]}\n    role: Bộ trưởng\n    start_date: {values[2]}\n"
        text = f"---\nname: {values[0]}\nmemberships:\n{post}---\n"
        (content / "people/p1.md").write_text(text, encoding="utf-8")
    elif kind == "glossary":
        (content / "glossary.yml").write_text(values[0] + "\n", encoding="utf-8")
    elif kind == "note":
        (content / "editions").mkdir(exist_ok=True)
        note = f"---\naliases: [/so-{values[0]}/]\ndraft: {str(not values[1]).lower()}\n---\n{values[1]}\n"
        (content / f"editions/{values[0]}.md").write_text(note, encoding="utf-8")
    elif kind == "static":
        (site.root / "static/tep.txt").write_text(values[0], encoding="utf-8")
    elif kind == "settings":
        base = 'base_url = "https://example.org/"\n'
        title = "" if values[0].startswith("title") else 'title = "Điểm tin"\n'
        (site.root / "site.toml").write_text(title + base + values[0] + "\n", encoding="utf-8")
    elif kind == "theme":
        _theme(site.root / "themes/default-con", values[0])
    elif kind == "vandal" and site.output.is_dir():
        (site.output / values[0]).parent.mkdir(parents=True, exist_ok=True)
        (site.output / values[0]).write_text("phá", encoding="utf-8")


def _change(path: Path, kind: str, values: list[Any], content: Path) -> None:
    if kind == "body":
        head = path.read_text(encoding="utf-8").split("---\n")[1]
        path.write_text(f"---\n{head}---\n{values[1]}\n", encoding="utf-8")
    elif kind == "end":
        path.write_text(path.read_text(encoding="utf-8") + f"\n{values[0]}\n", encoding="utf-8")
    elif kind == "delete":
        path.unlink()
    elif kind == "move":
        target = content / values[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    else:
        path.touch()


def _theme(folder: Path, what: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "templates").mkdir(parents=True)
    (folder / "assets").mkdir()
    locale = folder / "locale/vi/LC_MESSAGES"
    locale.mkdir(parents=True)
    if what == "template":
        (folder / "templates/404.html").write_text("riêng", encoding="utf-8")
    elif what == "asset":
        (folder / "assets/style.css").write_text("body{}", encoding="utf-8")
    elif what == "string":
        (locale / "messages.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Latest news"\nmsgstr "Mới"\n', "utf-8")


def built(site: Site, clean: bool) -> dict[str, bytes] | tuple[str, ...]:
    """The output, or the errors, of a build."""
    theme = "default-con" if (site.root / "themes/default-con").exists() else None
    try:
        site.build(clean=clean, overrides={"theme": theme}, allow_new_ids=True)  # files without an id are moved
    except ContentError as wrong:
        return tuple(str(problem) for problem in wrong.problems)
    return site.files()


@pytest.mark.parametrize("young", [2_000_000_000, 0], ids=["stamps too young to trust", "stamps trusted"])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds=st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=5))
def test_incremental_output_is_that_of_a_clean_build(young: int, rounds: list[list[tuple[Any, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("site_gen.read._YOUNG", young)
        site = Site(Path(folder) / "s", BASE)
        site.build()
        for edits in rounds:
            for edit in edits:
                apply(site, edit)
            grown = built(site, clean=False)
            other = Site(Path(folder) / "c")
            shutil.rmtree(other.root)
            shutil.copytree(site.root, other.root, ignore=shutil.ignore_patterns("public", ".cache"))
            assert grown == built(other, clean=True)
            shutil.rmtree(other.root)


def test_a_folder_that_is_not_ours_is_never_taken_over(tmp_path: Path) -> None:
    site = Site(tmp_path, BASE)
    for folder in (tmp_path, tmp_path / "content"):
        try:
            site.build(overrides={"output": folder})
        except UsageError:
            continue
        raise AssertionError(folder)


def test_another_output_folder_is_filled_though_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_gen.read._YOUNG", 0)
    site = Site(tmp_path, BASE)
    site.build()
    made = site.files()
    assert site.build().rendered == 0
    site.build(overrides={"output": tmp_path / "new"})
    assert site.files() == made

"""What only the whole site shows: collisions, broken anchors; and that one fault hides no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import Site

HEAD = "---\ntitle: A\ndate: 2018\n"


def told(root: Path, archive: str) -> list[str]:
    return [str(problem) for problem in Site(root, archive).problems() if problem.severity == "error"]


def test_a_parse_error_hides_no_ambiguous_name_and_no_broken_link(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        """
        -- content/people/a.md --
        ---
        name: Trần Mẫu
        foo: 1
        ---
        -- content/people/b.md --
        ---
        name: Trần Mẫu
        ---
        -- content/articles/c.md --
        ---
        title: C
        date: 2018
        bar: 1
        officials: [Trần Mẫu]
        ---
        [x](khong-co.md)
        """,
    )
    assert [line.partition(": error: ")[0] for line in found] == [
        "content/articles/c.md:4:1",
        "content/articles/c.md:5:13",
        "content/articles/c.md:7:5",
        "content/people/a.md:3:1",
    ]


def test_a_parse_error_hides_no_collision(tmp_path: Path) -> None:
    archive = """
        -- content/people/a.md --
        ---
        name: A
        slug: cung
        foo: 1
        ---
        -- content/people/b.md --
        ---
        name: B
        slug: cung
        ---
        """
    found = told(tmp_path, archive)
    assert len(found) == 2
    assert "/can-bo/cung/ is the URL of both people/a.md and people/b.md" in found[1]


@pytest.mark.parametrize(
    ("yaml", "fault"),
    [
        ("aliases: [/cu/, /cu/]", "the alias /cu/ stands twice"),
        ("aliases: [/tin/2018/a/]", "the alias /tin/2018/a/ is the address of the page itself"),
        ("aliases: [/co-quan/]", "/co-quan/ is the URL of both a page of the site itself and articles/a.md"),
    ],
)
def test_alias_in_the_way(yaml: str, fault: str, tmp_path: Path) -> None:
    found = told(tmp_path, f"-- content/articles/a.md --\n{HEAD}{yaml}\n---\n")
    assert len(found) == 1
    assert fault in found[0]
    assert found[0].startswith("content/articles/a.md:4:")


def test_anchor_of_the_glossary(tmp_path: Path) -> None:
    text = "[x](/thuat-ngu/#anm) [y](/thuat-ngu/#khong-co)"
    found = told(tmp_path, f"-- content/glossary.yml --\nANM: nghĩa\n-- content/articles/a.md --\n{HEAD}---\n{text}\n")
    assert len(found) == 1
    assert found[0].startswith("content/articles/a.md:5:26: error: /thuat-ngu/ has no anchor “khong-co”")


def test_term_that_stands_twice(tmp_path: Path) -> None:
    found = told(tmp_path, '-- content/glossary.yml --\nTƯ: a\n"TƯ ": b\n')
    assert found[0].startswith("content/glossary.yml:2:1: error: “TƯ ” stands here twice")


def test_page_among_the_media_is_refused(tmp_path: Path) -> None:
    archive = f"-- content/media/x.html --\nx\n-- content/articles/a.md --\n{HEAD}---\n[x](/media/x.html)\n"
    assert "media/x.html is a page or a program" in told(tmp_path, archive)[0]


def test_id_that_is_another_articles_path(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        f"-- content/articles/a.md --\n{HEAD}id: articles/b.md\n---\n-- content/articles/b.md --\n{HEAD}---\n",
    )
    assert "the id “articles/b.md” is that of articles/a.md too" in found[0]


def test_slug_serves_as_an_id_only_where_nobody_bears_it(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        """
        -- content/organizations/bca.md --
        ---
        name: Bộ Cũ An
        ---
        -- content/organizations/khac.md --
        ---
        name: Ban Cả An
        abbreviation: bca
        ---
        -- content/articles/a.md --
        ---
        title: A
        date: 2018
        organizations: [bca, khac]
        ---
        """,
    )
    assert site.build().problems == []
    assert "/tin/2018/a/" in site.read("co-quan/khac/index.html")
    assert "/tin/2018/a/" not in site.read("co-quan/bca/index.html")


@pytest.mark.parametrize("role", ["Vụ trưởng", "vụ  TRƯỞNG"])
def test_homonym_is_told_by_the_role_alone(role: str, tmp_path: Path) -> None:
    person = "---\nname: Trần Mẫu\nmemberships: [{{organization: Bộ Mẫu, role: {0}}}]\n---\n"
    people = {"mot": "Vụ trưởng", "hai": "Vụ phó"}
    archive = "".join(f"-- content/people/{name}.md --\n{person.format(post)}" for name, post in people.items())
    article = f"-- content/articles/a.md --\n{HEAD}officials: [{{name: Trần Mẫu, role: {role}}}]\n---\n"
    site = Site(tmp_path, archive + article)
    site.build()
    assert "/tin/2018/a/" in site.read("can-bo/mot/index.html")
    assert "/tin/2018/a/" not in site.read("can-bo/hai/index.html")

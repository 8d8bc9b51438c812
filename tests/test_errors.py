"""Every fault that a maintainer can make: told at its line and column, all of them at once, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_gen.errors import ContentError, Place, Problem, Problems, did_you_mean
from tests.sites import Site

HEAD = "---\ntitle: A\ndate: 2018-01-17\n"
ARTICLE = f"-- content/articles/2018/a.md --\n{HEAD}"


def told(tmp_path: Path, archive: str | bytes = "", **options: object) -> list[str]:
    site = Site(tmp_path, archive if isinstance(archive, str) else "")
    if isinstance(archive, bytes):
        (tmp_path / "content/articles").mkdir()
        (tmp_path / "content/articles/a.md").write_bytes(archive)
    return [str(problem).removeprefix("content/articles/2018/") for problem in site.problems(**options)]


def test_form_of_a_problem() -> None:
    assert str(Problem(Place("a.md", 3, 5), "error", "wrong", "do this")) == "a.md:3:5: error: wrong (do this)"
    assert str(Problem(Place("a.md"), "warning", "odd")) == "a.md:1:1: warning: odd"


def test_problems_are_sorted_and_each_told_once() -> None:
    problems = Problems()
    for line in (10, 9, 9):
        problems.error(Place("b.md", line), "x")
    problems.warning(Place("a.md", 7), "y")
    assert [(problem.place.path, problem.place.line) for problem in problems.sorted()] == [
        ("a.md", 7),
        ("b.md", 9),
        ("b.md", 10),
    ]
    assert (len(problems.errors()), len(problems.warnings())) == (2, 1)


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("tittle", ["title", "date"], "did you mean “title”?"),
        ("Bộ Côn an", ["Bộ Công an", "Bộ Y tế"], "did you mean “Bộ Công an”?"),
        ("xyz", ["title"], ""),
        ("x", [], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (
            b"---\ntitle: A\n",
            "a.md:1:1: error: the front matter has no end (close it with a line of three dashes: ---)",
        ),
        (b"---\ntitle: A: B\ndate: 2018\n---\n", "a.md:2:9: error: broken YAML: mapping values are not allowed"),
        (
            b"---\ntitle: \xe1\xbb\ndate: 2018\n---\n",
            "a.md:2:1: error: the bytes are not UTF-8 (save the file as UTF-8)",
        ),
        (b"---\r\ntitle: A\r\ndate: 2018\r\n---\r\n\xff\r\n", "a.md:5:1: error: the bytes are not UTF-8"),
        ("---\ntitle: Bộ\n".encode("utf-16"), "a.md:1:1: error: the bytes are not UTF-8"),
        (b"", "a.md:1:1: error: “date” is missing"),
        (b"Just text\n", "a.md:1:1: error: “title” is missing (add a line such as title: "),
        (b"---\n- a\n---\n", "a.md:2:1: error: the front matter is not a list of “key: value” lines"),
        (b"---\ntitle: A\ntitle: B\n---\n", "a.md:3:1: error: the key “title” stands here twice (keep one of them)"),
        (b"---\ntitle: A\ndate: 2018\nsummary: a\x00b\n---\n", "a.md:4:11: error: broken YAML: the character U+0000"),
        (b'---\ntitle: "\\ud800"\ndate: 2018\n---\n', "a.md:2:11: error: broken YAML: found invalid Unicode character"),
        (
            b"---\r\ntitle: A\r\ndate: 2018\r\ntopik: B\r\n---\r\n",
            "a.md:4:1: error: there is no field “topik” (did you mean “topic”?)",
        ),
        (b"\xef\xbb\xbf---\ntitle: A\ndate: x\n---\n", "a.md:3:1: error: “x” is not a date"),
    ],
)
def test_file_that_cannot_be_read(tmp_path: Path, raw: bytes, fault: str) -> None:
    faults = told(tmp_path, raw)
    assert any(one.startswith(f"content/articles/{fault}") for one in faults), faults
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    ("rest", "fault"),
    [
        ("---\n[x](c.md)\n", "a.md:5:5: error: there is no file articles/2018/c.md"),
        ("---\nMột\n\nhai [x](../../people/x.md)\n", "a.md:7:9: error: there is no file people/x.md"),
        ("---\n[x](../2018/a.md#khong)\n", "a.md:5:5: error: articles/2018/a.md has no heading or anchor “khong”"),
        ("---\n## Đường lối\n\n[x](#duong-loj)\n", "has no heading or anchor “duong-loj” (did you mean “duong-loi”?)"),
        ("---\n![x](/media/b.jpg)\n", "a.md:5:6: error: there is no picture “/media/b.jpg” on this site"),
        (
            "---\n![x](../../media/co.pgn)\n",
            "a.md:5:6: error: there is no file media/co.pgn (did you mean “media/co.png”?)",
        ),
        ("---\n![x](b.jpg)\n", "a.md:5:6: error: there is no"),
        ("---\n[x](/khong-co/)\n", "a.md:5:5: error: there is no page “/khong-co/” on this site"),
        ("---\n[x](../khong-co/)\n", "a.md:5:5: error: there is no page “../khong-co/” on this site"),
        ("---\n[x](/tep.pdf)\n", "a.md:5:5: error: there is no page “/tep.pdf” on this site"),
        ("---\n[x][1]\n\n[1]: /khong-co/\n", "a.md:7:6: error: there is no page “/khong-co/” on this site"),
        ("---\n[x](nhap.md)\n", "a.md:5:5: error: articles/2018/nhap.md is a draft, so a link to it would be broken"),
        ("---\n[x](mai.md)\n", "a.md:5:5: error: articles/2018/mai.md is not published before its date"),
        ("image: media/khong.png\n---\n", "a.md:4:8: error: there is no file media/khong.png"),
        (
            "image:\n  alt: x\n  src: media/co.pgn\n---\n",
            "a.md:6:3: error: there is no file media/co.pgn (did you mean “media/co.png”?)",
        ),
        ("image: media/co.svg\n---\n", "a.md:4:1: warning: the picture media/co.svg has no alt"),
        ("image:\n  src: media/co.svg\n  alt:\n---\n", "a.md:4:1: warning: the picture media/co.svg has no alt"),
        ("---\nMột ![](/media/co.svg)\n", "a.md:5:5: warning: the picture /media/co.svg has no words"),
        (
            "---\n![x](/media/co.svg)\n\n![ ](/media/co.svg)\n",
            "a.md:7:1: warning: the picture /media/co.svg has no words",
        ),
        ("---\n![x](/media/co.png)\n", "media/co.png:1:1: warning: media/co.png cannot be read as a picture"),
        ("organizations:\n  - Bộ A\n  - “”\n---\n", "a.md:6:5: error: the name ““”” gives no slug for a URL"),
        ("topic: Khac\n---\n", "a.md:4:1: warning: “Khac” has no file of its own (did you mean “Khác”?)"),
        ("organizations:\n  - name: Bộ B\n---\n", "a.md:5:5: warning: “Bộ B” has no file of its own"),
        ("officials:\n  - name: C\n    organization: Bộ B\n---\n", "a.md:6:5: warning: “Bộ B” has no file of its own"),
        ("author: [D, Đ]\n---\n", "a.md:4:13: warning: “Đ” has no file of its own"),
        ("slug: khac\nid: mot\n---\n", "b.md:4:1: error: the id “mot” is that of articles/2018/a.md too"),
        ("slug: b\n---\n", "error: /tin/2018/b/ is the URL of both articles/2018/a.md and articles/2018/b.md"),
        ("aliases: [/tin/2018/b/]\n---\n", "error: /tin/2018/b/ is the URL of both"),
        ("aliases:\n  - /x/\n  - /tin/\n---\n", "a.md:4:1: error: /tin/ is the URL of both"),
        ("aliases: [/feed.xml/x/]\n---\n", "a.md:4:1: error: /feed.xml"),
    ],
)
def test_fault_of_linking(tmp_path: Path, rest: str, fault: str) -> None:
    site = f"""{ARTICLE}{rest}
-- content/articles/2018/b.md --
{HEAD}id: mot
---
-- content/articles/2018/nhap.md --
{HEAD}draft: true
---
-- content/articles/2018/mai.md --
---
title: A
date: 2099
---
-- content/topics/khac.md --
---
name: Khác
---
-- content/media/co.png --
x
-- content/media/co.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>
"""
    faults = told(tmp_path, site)
    assert any(fault in one for one in faults), faults


def test_ten_faults_in_one_folder_are_all_told_in_one_run(tmp_path: Path) -> None:
    site = Site(
        tmp_path,
        f"""
-- content/articles/01.md --
---
title: A
-- content/articles/02.md --
---
title: A: B
---
-- content/articles/03.md --
---
title: A
date: 2018-13
---
-- content/articles/04.md --
---
date: 2018
tittle: A
---
-- content/articles/05.md --
{HEAD}slug: ../x
---
-- content/articles/06.md --
{HEAD}officials: [Trần A]
---
-- content/articles/07.md --
{HEAD}---
[x](khong.md)
-- content/articles/08.md --
{HEAD}slug: trung
---
-- content/articles/09.md --
{HEAD}slug: trung
---
-- content/articles/10.md --
{HEAD}source: {{url: 'javascript:1'}}
aliases: [../x]
---
-- content/people/a.md --
---
name: Trần A
---
-- content/people/b.md --
---
name: Trần A
---
""",
    )
    (tmp_path / "content/articles/11.md").write_bytes(b"\xff")
    errors = [problem for problem in site.problems() if problem.severity == "error"]
    places = {(problem.place.path.rpartition("/")[2], problem.place.line, problem.place.column) for problem in errors}
    assert places == {
        ("01.md", 1, 1),
        ("02.md", 2, 9),
        ("03.md", 3, 1),
        ("04.md", 1, 1),
        ("04.md", 3, 1),
        ("05.md", 4, 1),
        ("06.md", 4, 13),
        ("07.md", 5, 5),
        ("09.md", 4, 1),
        ("10.md", 4, 10),
        ("10.md", 5, 11),
        ("11.md", 1, 1),
    }
    assert not (tmp_path / "public").exists()


@pytest.mark.parametrize(
    ("path", "severity", "hint"),
    [
        ("content/artcles/a.md", "warning", "did you mean “articles”?"),
        ("content/a.md", "warning", "folders: articles"),
        ("content/people/a.txt", "warning", "only .md files are"),
    ],
)
def test_file_that_is_not_published(tmp_path: Path, path: str, severity: str, hint: str) -> None:
    (problem,) = Site(tmp_path, f"-- {path} --\n{HEAD}---\n").problems()
    assert (problem.place, problem.severity) == (Place(path), severity)
    assert hint in problem.hint


def test_static_file_is_told_by_its_own_path(tmp_path: Path) -> None:
    faults = told(tmp_path, f"{ARTICLE}---\n-- static/tin/index.html --\nx\n")
    assert len(faults) == 1
    assert faults[0].startswith("static/tin/index.html:1:1: error: /tin/ is the URL of both")
    assert "../" not in faults[0]


@pytest.mark.parametrize(
    ("link", "fault"),
    [("static/x", "static/x:1:1: error: "), ("content/media/x.png", "content/media/x.png:1:1: error: ")],
)
def test_symbolic_link_out_of_the_site(tmp_path: Path, link: str, fault: str) -> None:
    secret = tmp_path.parent / f"{tmp_path.name}-secret"
    secret.write_text("x")
    site = Site(tmp_path, f"{ARTICLE}---\n-- {link}.txt --\nx\n")
    (tmp_path / link).symlink_to(secret)
    assert any(str(problem).startswith(fault + "the symbolic link leads out") for problem in site.problems())


def test_strict_makes_errors_of_warnings(tmp_path: Path) -> None:
    site = Site(tmp_path, f"{ARTICLE}topic: Lạ\n---\n")
    assert [problem.severity for problem in site.build().problems] == ["warning"]
    before = site.files()
    with pytest.raises(ContentError):
        site.build(strict=True)
    assert site.files() == before


def test_faults_are_told_again_by_a_build_over_the_cache(tmp_path: Path) -> None:
    site = Site(tmp_path, f"{ARTICLE}topic: Lạ\n---\n[x](khong.md)\n")
    first = site.problems()
    assert len(first) == 2
    assert site.problems() == first
    assert site.problems(jobs=2) == first


def test_file_that_cannot_be_read_hides_no_other_fault_and_makes_none(tmp_path: Path) -> None:
    faults = told(
        tmp_path,
        f"""{ARTICLE}organizations: [Bộ A]
---
[x](b.md) [y](/co-quan/bo-a/)
-- content/articles/2018/b.md --
---
title: B: C
---
-- content/organizations/bo-a.md --
---
nam: Bộ A
---
""",
    )
    assert [one.split(": ")[0] for one in faults] == [
        "b.md:2:9",
        "content/organizations/bo-a.md:1:1",
        "content/organizations/bo-a.md:2:1",
    ]

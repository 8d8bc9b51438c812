"""The fields of each kind: what is read as what, and every fault at its key or item."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import dates, fields, frontmatter, model, schema
from site_gen.errors import Place, Problems
from site_gen.model import Outline, Record

TZ = dates.zone("Asia/Ho_Chi_Minh")


def read(yaml: str, kind: str = model.ARTICLES, path: str = "") -> tuple[Record | None, list[str]]:
    door = fields.Door(path or f"{kind}/a.md", TZ)
    record = schema.read_record(kind, frontmatter.load(yaml), door, Outline())
    problems = Problems()
    places = frontmatter.places(yaml, [fault.path for fault in door.faults])
    for fault, place in zip(door.faults, places, strict=True):
        problems.error(Place(door.path, *place), fault.message, fault.hint)
    return record, [str(problem).removeprefix(door.path + ":") for problem in problems.sorted()]


def article(yaml: str) -> model.Article:
    record, faults = read(f"title: A\ndate: 2018\n{yaml}")
    assert faults == []
    assert isinstance(record, model.Article)
    return record


def test_scalars_are_text_and_only_the_schema_gives_types() -> None:
    record, faults = read('title: 2018\ndate: "2018"\nsummary: 12:30\nid: 010\ntopic: No\ndraft: No\nauthor: ~\n')
    assert faults == []
    assert isinstance(record, model.Article)
    assert (record.title, record.summary, record.id, record.topic) == ("2018", "12:30", "010", "No")
    assert (record.draft, record.author) == (False, ("~",))


def test_text_is_nfc_on_one_line_without_control_characters() -> None:
    assert article('summary: "Đu\u031bo\u031b\u0300ng\\n  lô\u0301i\\x00 \\t!"').summary == "Đường lối !"


@pytest.mark.parametrize(
    ("yaml", "field", "value"),
    [
        ("author: Phạm Tâm", "author", ("Phạm Tâm",)),
        ("author: [A, B]", "author", ("A", "B")),
        ("author:", "author", ()),
        ("officials: []", "officials", ()),
        ("officials: [A]", "officials", (model.Named("A"),)),
        (
            "officials: [{name: A, rank: Đại tá, role: B, organization: C}]",
            "officials",
            (model.Named("A", "Đại tá", "B", "C"),),
        ),
        ("organizations: [{name: A}]", "organizations", (model.Named("A"),)),
        ("image: media/a.jpg", "image", model.Picture("media/a.jpg")),
        ("image: {src: /media/x/../a.jpg, alt: b}", "image", model.Picture("media/a.jpg", "b")),
        ("image: {src: media/a.jpg, alt: ''}", "image", model.Picture("media/a.jpg", "")),
        ('image: {src: media/a.jpg, alt: ""}', "image", model.Picture("media/a.jpg", "")),
        ("image:\n  src: media/a.jpg\n  alt:", "image", model.Picture("media/a.jpg", None)),
        ("image: ../media/a.jpg", "image", model.Picture("media/a.jpg")),
        ("source: CAND", "source", model.WebLink("", "CAND")),
        ("source: {name: CAND, url: https://cand.com.vn/a}", "source", model.WebLink("https://cand.com.vn/a", "CAND")),
        ("featured: TRUE", "featured", True),
        ("link_names: false", "link_names", False),
        ("link_names:", "link_names", True),
        ("aliases: [/tin-cu/a]", "aliases", ("/tin-cu/a/",)),
        ("aliases: [tin-cu/a.html, /b/, /C/%C4%90.htm]", "aliases", ("/tin-cu/a.html", "/b/", "/C/Đ.htm")),
        ("slug: bai-hay.v2", "slug", "bai-hay.v2"),
    ],
)
def test_value(yaml: str, field: str, value: object) -> None:
    assert getattr(article(yaml), field) == value


@pytest.mark.parametrize(
    ("stem", "slug"), [("Bài một", "bai-mot"), ("doi-moi", "doi-moi"), ("2018-01-17 Đổi mới", "2018-01-17-doi-moi")]
)
def test_slug_is_the_file_name_never_the_title(stem: str, slug: str) -> None:
    record, _ = read("title: Tiêu đề\ndate: 2018\n", path=f"articles/2018/{stem}.md")
    assert record is not None
    assert record.slug == slug


DATE_HINT = "(write 2018, 2018-01, 2018-01-17 or 2018-01-17T08:30:00+07:00)"


@pytest.mark.parametrize(
    ("yaml", "fault"),
    [
        ("tittle: x", "4:1: error: there is no field “tittle” (did you mean “title”?)"),
        ("xyzzy: x", "4:1: error: there is no field “xyzzy” (known here: id, slug, aliases, draft, title, date,"),
        ("summary: [a]", "4:1: error: must be a text"),
        ("draft: maybe", "4:1: error: must be true or false"),
        ("updated: 17/1/2018", "4:1: error: “17/1/2018” is not a date (did you mean 2018-01-17?)"),
        ("updated: 17.01.2018", "4:1: error: “17.01.2018” is not a date (did you mean 2018-01-17?)"),
        ("updated: 1/31/2018", f"4:1: error: “1/31/2018” is not a date {DATE_HINT}"),
        ("updated: 2018-02-30", f"4:1: error: “2018-02-30”: 2018-02 has no day 30 {DATE_HINT}"),
        ("updated: [2018]", "4:1: error: must be a date"),
        ("officials: A", "4:1: error: must be a list"),
        ("officials:\n  - A\n  - {nam: B}", "6:6: error: there is no field “nam” (did you mean “name”?)"),
        ("officials:\n  - A\n  - {nam: B}", "6:5: error: “name” is missing (add a line such as name: …)"),
        ("officials:\n  - A\n  - [B]", "6:5: error: must be a mapping (with the keys name, rank, role, organization)"),
        ("officials:\n  - name: A\n    role:\n      - B", "6:5: error: must be a text"),
        ("officials:\n  - name:\n    role: B", "5:5: error: “name” is empty (write a value after the colon)"),
        ("author: [A, [B]]", "4:13: error: must be a text"),
        ("author: {a: b}", "4:1: error: must be a text"),
        ("documents:\n- A\n- {a: b}", "6:3: error: must be a text"),
        ("slug: Đổi mới", "4:1: error: “Đổi mới” cannot stand in a URL (did you mean “doi-moi”?)"),
        ("slug: ../x", "4:1: error: “../x” cannot stand in a URL (did you mean “x”?)"),
        ("slug: a/b", "4:1: error: “a/b” cannot stand in a URL (did you mean “a-b”?)"),
        ("slug: “”", "4:1: error: ““”” cannot stand in a URL (use letters)"),
        ("image: ../../../etc/passwd", "4:1: error: “../../../etc/passwd” is not a file in content/media/"),
        ("image: {alt: x}", "4:1: error: “src” is missing"),
        ("image: {src: /etc/passwd}", "4:9: error: “/etc/passwd” is not a file in content/media/"),
        (
            "image: {src: media/../articles/a.md}",
            "4:9: error: “media/../articles/a.md” is not a file in content/media/",
        ),
        ("image: {src: 'media\\..\\..\\x'}", "4:9: error: “media\\..\\..\\x” is not a file in content/media/"),
        ("image: {src: 'media/a\\..\\..\\x'}", "4:9: error: “media/a\\..\\..\\x” is not a file in content/media/"),
        ("image: {src: 'https://x/y.jpg'}", "4:9: error: “https://x/y.jpg” is not a file in content/media/"),
        (
            "image: {src: 'data:image/png;base64,x'}",
            "4:9: error: “data:image/png;base64,x” is not a file in content/media/",
        ),
        ("image: {src: media}", "4:9: error: “media” is not a file in content/media/"),
        ("source: {url: 'javascript:alert(1)'}", "4:10: error: “javascript:alert(1)” is not a URL that may stand here"),
        ("source: {url: 'data:text/html,x'}", "4:10: error: “data:text/html,x” is not a URL that may stand here"),
        ("source: {url: ftp://x/}", "4:10: error: “ftp://x/” is not a URL that may stand here"),
        ("source: {url: //x/}", "4:10: error: “//x/” is not a URL that may stand here"),
        ("source: {url: cand.com.vn}", "4:10: error: “cand.com.vn” is not a URL that may stand here"),
        ("corrections:\n  - date: 2018\n    text: a\n  - date: 2019", "7:5: error: “text” is missing"),
        ("corrections:\n  - {date: hôm qua, text: a}", "5:6: error: “hôm qua” is not a date"),
    ],
)
def test_fault_of_an_article(yaml: str, fault: str) -> None:
    _, faults = read(f"title: A\ndate: 2018\n{yaml}\n")
    plain = [re.sub(r"error: “\w+” must", "error: must", told) for told in faults]
    assert any(told.startswith(fault) for told in plain), faults


@pytest.mark.parametrize(
    "alias",
    [
        "../x",
        "/a/../../x/",
        "/a/..",
        "/./a/",
        "%2e%2e/x",
        "/%2E%2e/x/",
        "/a%2f..%2f..%2fx",
        "..\\x",
        "/a%5c..%5cx",
        "https://example.org/a/",
        "//example.org/a/",
        "javascript:alert(1)",
        "/a%00b/",
        "/a?b=c",
        "/a#b",
        "/a//b/",
        "/",
        "%2f",
        "/" + "a" * 300 + "/",
        "/" + "ả" * 100 + "/",
        "/a" * 600,
    ],
)
def test_alias_that_leaves_its_folder(alias: str) -> None:
    record, faults = read(f"title: A\ndate: 2018\naliases:\n  - /tot/\n  - {json.dumps(alias, ensure_ascii=False)}\n")
    assert record is not None
    assert record.aliases == ("/tot/",)
    assert [told.split(" error: ")[0] for told in faults] == ["6:5:"]


@given(st.text(max_size=30))
def test_alias_and_media_path_never_leave(text: str) -> None:
    record, _ = read(frontmatter.dump({"title": "A", "date": "2018", "aliases": [text], "image": "media/a.png"}))
    if isinstance(record, model.Article):
        assert not any(".." in alias.split("/") or "\\" in alias for alias in record.aliases)
    inside = fields.media_file("articles/2018/a.md", text)
    assert inside == "" or (inside.startswith("media/") and ".." not in inside.split("/"))


@pytest.mark.parametrize(
    ("kind", "yaml", "faults"),
    [
        (model.ARTICLES, "", ["1:1: error: “date” is missing", "1:1: error: “title” is missing"]),
        (model.ARTICLES, "title:\ndate: ''", ["2:1: error: “title” is empty", "3:1: error: “date” is empty"]),
        (model.PEOPLE, "sort_name: A", ["1:1: error: “name” is missing"]),
        (model.TOPICS, "parent: A", ["1:1: error: “name” is missing"]),
        (model.TOPICS, "title: ''", ["2:1: error: the name is empty"]),
        (model.PEOPLE, "name: A\nmemberships:\n  - role: B", ["4:5: error: “organization” is missing"]),
        (
            model.PEOPLE,
            "name: A\nmemberships:\n  - organization: B\n    start_date: 2018\n    end_date: 2016-12",
            ["6:5: error: the end 2016-12 lies before the start 2018"],
        ),
        (
            model.ORGANIZATIONS,
            "name: A\nother_names:\n  - B\n  - {name: C, start_date: 2018, end_date: 2017}",
            ["5:33: error: the end 2017 lies before the start 2018"],
        ),
        (
            model.PEOPLE,
            "name: A\nlinks:\n  - javascript:x\n  - https://a.vn\n  - url: data:x",
            ["4:5: error: ", "6:5: error: "],
        ),
        (model.PEOPLE, "name: A\nidentifiers: [{scheme: x}]", ["3:15: error: “identifier” is missing"]),
        (model.PEOPLE, "name: A\ntitle: B", ["3:1: error: there is no field “title”"]),
        (model.ORGANIZATIONS, "name: A\nfounded: 1945", ["3:1: error: there is no field “founded”"]),
        (model.DOCUMENTS, "name: A\nisued: 2018", ["3:1: error: there is no field “isued” (did you mean “issue"]),
    ],
)
def test_faults_of_other_kinds(kind: str, yaml: str, faults: list[str]) -> None:
    _, told = read(yaml, kind)
    assert len(told) == len(faults)
    for one, fault in zip(told, faults, strict=True):
        assert one.startswith(fault)


@pytest.mark.parametrize(
    ("start", "end"), [("2018", "2018"), ("2018-06", "2018"), ("2018", "2018-03"), ("2018-01-17", "2018-01-17")]
)
def test_periods_that_meet_are_right(start: str, end: str) -> None:
    yaml = f"name: A\nmemberships: [{{organization: B, start_date: {start}, end_date: {end}}}]"
    record, faults = read(yaml, model.PEOPLE)
    assert faults == []
    assert isinstance(record, model.Person)


def test_number_of_a_document_keeps_its_zero() -> None:
    record, _ = read("name: A\nnumber: 010\nissued: 2018-01", model.DOCUMENTS)
    assert isinstance(record, model.Document)
    assert (record.number, record.issued and record.issued.text) == ("010", "2018-01")


@pytest.mark.parametrize("kind", [model.TOPICS, model.DOCUMENTS, model.AUTHORS, model.PAGES, model.EDITIONS])
def test_name_and_title_are_one(kind: str) -> None:
    for key in ("name", "title"):
        record, faults = read(f"{key}: A", kind)
        assert faults == []
        assert getattr(record, "name", "") == "A"


def test_file_name_without_a_slug() -> None:
    record, faults = read("title: A\ndate: 2018\n", path="articles/….md")
    assert record is None
    assert faults[0].startswith("1:1: error: the file's name “…” gives no slug")


@pytest.mark.parametrize("kind", sorted(schema.SCHEMAS))
def test_every_field_of_a_table_is_a_field_of_its_record(kind: str) -> None:
    one = schema.SCHEMAS[kind]
    known = set(one.record.__dataclass_fields__)
    assert set(one.fields.known) - {"title"} <= known
    own = known - {"path", "kind", "digest", "outline"}
    assert own <= set(one.fields.known), "a field of the model that no table row reads"


def test_fault_of_a_type_names_its_field() -> None:
    _, faults = read("title: A\ndate: 2018\nofficials: [{name: A, role: [b]}]\n")
    assert faults[0].startswith("4:23: error: “role” must be a text")

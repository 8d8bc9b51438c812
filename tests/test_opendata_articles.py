"""Articles as NDJSON and CSV: Dublin Core's names, RFC 4180, nothing that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import dates
from site_gen.opendata import articles, form
from site_gen.views import Card, Link
from site_gen.views.data import ArticleFacts, ArticlesData, Ref
from tests.sites import Site

TZ = dates.zone("Asia/Ho_Chi_Minh")
ANY = st.text(st.characters(codec=None), max_size=40)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
HOSTILE = [
    '=HYPERLINK("https://x.example/","a")',
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''",
    "＝1+1",
    'a","=1+1',
    "a\r\nb",
    "\x00\x07\x1f\x7f",
    "\ud800",
    "\u202eمرحبا\u202c",
    "🇻🇳👨‍👩‍👧",
    unicodedata.normalize("NFD", "Đường lối đổi mới"),
    "a | b \\| c \\",
    "x" * 100_000,
    "",
]


def view(text: str, *names: str) -> ArticlesData:
    """One article with ``text`` wherever there is one, and people of those ``names``."""
    link, date = Link(text, text), dates.parse("2018-01", TZ)
    card = Card(f"/{text}", text, text, date, date, True, text, link, link, (link,), None)
    people = tuple(Ref(name, name, "/x") for name in names)
    facts = ArticleFacts(card, people, (), (), link, ((date, text),))
    return ArticlesData("https://example.org", text, "vi", (facts,))


def read_csv(raw: bytes) -> list[dict[str, str]]:
    """The rows as ``docs/data.md`` says to read them."""
    assert raw.startswith(b"\xef\xbb\xbf")
    table = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    return [{name: re.sub(r"(^|[;\t\r\n])'", r"\1", cell) for name, cell in row.items()} for row in table]


def items(cell: str) -> list[str]:
    """The items of a list in a cell."""
    return [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in re.split(r"(?<!\\) \| ", cell)]


def check(text: str) -> None:
    raw = form.utf8(articles.table(view(text)))
    kept = text.encode("utf-8", "replace").decode()
    (row,) = read_csv(raw)
    assert tuple(row) == articles.COLUMNS
    assert (row["title"], row["description"], row["date"]) == (kept, kept, "2018-01")
    for cells in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True):
        assert not any(cell.startswith(FORMULA) for cell in cells)


@pytest.mark.parametrize(
    "text", ["x;=1+1;y", "x\t=1+1", 'x;"=1+1"', "x;;-1", "x;'=1", "a;'b", "x\n@1", "x;＝1", "'=;'';'=", "a\r\n=b"]
)
def test_what_is_a_cell_to_a_spreadsheet_that_parts_by_semicolons_is_no_formula(text: str) -> None:
    check(text)
    raw = articles.table(view(text))
    assert not re.search(r"(?m)[;\t]\"*[=+@＝-]", raw.replace("http", "")), raw
    assert not re.search(r"(?m)^\"*[=+@＝-]", raw)


def test_plain_text_with_semicolons_stays_as_it_is() -> None:
    text = "Một; hai - ba;bốn; “năm”; a=b; c'd"
    assert text in articles.table(view(text))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_a_cell(text: str) -> None:
    check(text)


@given(ANY)
def test_any_text_is_a_cell_and_comes_back(text: str) -> None:
    check(text)


@given(st.lists(st.text(st.sampled_from("a|\\ b'=")), min_size=1, max_size=4))
def test_lists_come_back(names: list[str]) -> None:
    (row,) = read_csv(form.utf8(articles.table(view("x", *names))))
    found, cell = [""], row["persons"]
    while cell:  # as a reader without regular expressions would
        if cell.startswith("\\"):
            found[-1] += cell[1]
            cell = cell[2:]
        elif cell.startswith(" | "):
            found.append("")
            cell = cell[3:]
        else:
            found[-1] += cell[0]
            cell = cell[1:]
    assert found == names


def test_rows_end_in_crlf_and_quotes_are_doubled() -> None:
    text = articles.table(view('a "b", c'))
    assert text.startswith("\ufeffidentifier,url,type,title,date,")
    assert text.endswith("\r\n")
    assert '"a ""b"", c"' in text


SITE = """
-- content/articles/a.md --
---
title: Bài một
date: 2018-01-17T08:30:00+07:00
id: bai-mot
author: [Phạm Tâm, Lê B]
topic: Chủ đề Mẫu
officials: [Lê An]
organizations: [Bộ A, Cục B]
documents: [Nghị quyết Mẫu]
summary: =1+1
source: {name: Báo N, url: https://n.vn/a}
updated: 2018-02
corrections: [{date: 2018-03, text: "sai | đúng"}]
---
-- content/articles/b.md --
---
title: Bài hai
date: 2018
---
-- content/documents/nq.md --
---
name: Nghị quyết Mẫu
number: 010
---
"""


def test_records_of_a_site(tmp_path: Path) -> None:
    site = Site(tmp_path, SITE)
    site.build()
    first, second = (json.loads(line) for line in site.read("data/articles.ndjson").splitlines())
    base = "https://example.org"
    assert re.fullmatch("urn:uuid:[0-9a-f-]{36}", first["identifier"])
    assert {name: value for name, value in first.items() if name != "identifier"} == {
        "url": f"{base}/tin/2018/a/",
        "type": "Text",
        "title": "Bài một",
        "date": "2018-01-17T08:30:00+07:00",
        "modified": "2018-02",
        "creator": ["Phạm Tâm", "Lê B"],
        "publisher": "Điểm tin",
        "language": "vi",
        "subject": ["Chủ đề Mẫu"],
        "description": "=1+1",
        "source": "https://n.vn/a",
        "source_name": "Báo N",
        "references": [{"id": "nq", "name": "Nghị quyết Mẫu", "number": "010", "url": f"{base}/van-ban/nq/"}],
        "persons": [{"id": "le-an", "name": "Lê An"}],
        "organizations": [{"id": "bo-a", "name": "Bộ A"}, {"id": "cuc-b", "name": "Cục B"}],
        "corrections": [{"date": "2018-03", "text": "sai | đúng"}],
    }
    assert {name: value for name, value in second.items() if name != "identifier"} == {
        "url": f"{base}/tin/2018/b/",
        "type": "Text",
        "title": "Bài hai",
        "date": "2018",
        "publisher": "Điểm tin",
        "language": "vi",
    }
    one, _ = read_csv((site.output / "data/articles.csv").read_bytes())
    assert (one["identifier"], one["description"]) == (first["identifier"], "=1+1")
    assert (one["organizations"], one["organization_ids"]) == ("Bộ A | Cục B", "bo-a | cuc-b")
    assert (one["corrections"], one["creator"]) == ("2018-03: sai \\| đúng", "Phạm Tâm | Lê B")


def test_hostile_text_in_a_file(tmp_path: Path) -> None:
    title = '"\\x07 \\u202e \\uFFFE=\\u2028x"'
    site = Site(tmp_path, f"-- content/articles/a.md --\n---\ntitle: {title}\ndate: 2018\n---\n")
    site.build()
    (line,) = site.read("data/articles.ndjson").split("\n")[:-1]
    assert json.loads(line)["title"] == "\u202e = x"
    assert len(read_csv((site.output / "data/articles.csv").read_bytes())) == 1

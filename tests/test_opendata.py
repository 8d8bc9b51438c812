"""The open data of built sites: the rules of Popolo, every entry, every article, lasting ids, the page about them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from site_gen import config, dates, demo
from site_gen.errors import ContentError
from site_gen.opendata import articles, entity, form, popolo
from site_gen.plan.data import license_name
from site_gen.views import Card, Link
from site_gen.views.data import ArticleFacts, ArticlesData, EntityData, Facts, Member, PopoloData, PostFacts, Ref
from site_gen.views.entities import OtherName
from tests.pages import faults
from tests.sites import SETTINGS, Site

HERE = Path(__file__).parent
BASE = "https://example.org"
SCHEMA = json.loads((HERE / "data/popolo-schema.json").read_text("utf-8"))
TZ = dates.zone("Asia/Ho_Chi_Minh")
KINDS = {
    "co-quan": "organizations",
    "can-bo": "people",
    "chu-de": "topics",
    "van-ban": "documents",
    "tac-gia": "authors",
}
ANY = st.text(st.characters(codec=None), min_size=1, max_size=40)  # no name is empty


def uris(thing: Any, key: str = "") -> list[str]:
    """Every URL of a document: what stands as ``url`` or ``image``."""
    if isinstance(thing, dict):
        return [uri for name, value in thing.items() for uri in uris(value, name)]
    if isinstance(thing, list):
        return [uri for value in thing for uri in uris(value, key)]
    return [thing] if key in ("url", "image") else []


def popolo_faults(data: Any) -> list[str]:
    """What Popolo's rules forbid, relative URLs, ids that stand twice, and ids that lead to nothing."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    found = [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(data)]
    found += [uri for uri in uris(data) if urlsplit(uri).scheme not in ("http", "https", "mailto")]
    known = {name: [one.get("id") for one in data[name]] for name in data}
    found += [f"{name}: {ids}" for name, ids in known.items() if len(set(ids)) != len(ids) or None in ids]
    ties = {"person_id": "persons", "organization_id": "organizations", "post_id": "posts"}
    ties |= {"parent_id": "organizations", "successor_id": "organizations"}
    records = [one for own in data.values() for one in own]
    records += [holder for post in data["posts"] for holder in post["memberships"]]
    for one in records:
        found += [f"{one}: no {key}" for key, name in ties.items() if key in one and one[key] not in known[name]]
    return found


def read_json(site: Site, path: str) -> Any:
    """A JSON document, which must hold no NaN."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    return json.loads(site.read(path), parse_constant=refuse)


def registry(site: Site) -> dict[str, dict[str, dict[str, Any]]]:
    """``popolo.json`` with each of its lists by id; it keeps the rules."""
    data = read_json(site, "data/popolo.json")
    assert popolo_faults(data) == []
    return {name: {one["id"]: one for one in own} for name, own in data.items()}


def rows(site: Site) -> list[dict[str, Any]]:
    """The lines of ``articles.ndjson``."""
    return [json.loads(line) for line in site.read("data/articles.ndjson").split("\n")[:-1]]


def built(root: Path, archive: str, settings: str = "") -> Site:
    site = Site(root, archive)
    site.write(f"-- site.toml --\n{SETTINGS}{settings}\n")
    site.build()
    return site


@pytest.fixture(scope="module", params=["seed", "demo"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("site") / "s"
    if request.param == "seed":
        shutil.copytree(HERE.parent / "content", root / "content")
        shutil.copy(HERE.parent / "site.toml", root / "site.toml")
    else:
        for path, data in demo.files(130):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    site = Site(root)
    site.build()
    return site


# --- whole sites -----------------------------------------------------------------------------------------------


def test_registry_keeps_the_rules_of_popolo(whole: Site) -> None:
    data = registry(whole)
    assert all(len(own) > 2 for own in data.values())
    for post in data["posts"].values():
        held = [one for one in data["memberships"].values() if one.get("post_id") == post["id"]]
        assert [one["id"] for one in post["memberships"]] == [one["id"] for one in held] != []


def test_everyone_with_a_page_is_in_it_and_no_other(whole: Site) -> None:
    data = registry(whole)
    for folder, name in (("can-bo", "persons"), ("co-quan", "organizations")):
        pages = {path.split("/")[1] for path in whole.files() if re.fullmatch(f"{folder}/[^/]+/data.json", path)}
        assert {urlsplit(one["sources"][0]["url"]).path.split("/")[2] for one in data[name].values()} == pages


def test_every_entity_has_its_document_and_its_page_leads_to_it(whole: Site) -> None:
    files = whole.files()
    found = [path for path in files if path.endswith("/data.json")]
    assert {path.split("/")[0] for path in found} == set(KINDS)
    for path in found:
        data, page = read_json(whole, path), files[path.replace("data.json", "index.html")].decode()
        assert data["kind"] == KINDS[path.split("/")[0]]
        assert urlsplit(data["url"]).path == f"/{path.removesuffix('data.json')}"
        assert re.findall('<link rel="alternate" type="application/json"[^>]* href="([^"]*)">', page) == [f"/{path}"]
        assert all(urlsplit(feed["url"]).path.lstrip("/") in files for feed in data["feeds"])
        assert len(data.get("articles", [])) == min(data["articles_total"], 100)
    for path, raw in files.items():
        if path.endswith(".html") and path.replace("index.html", "data.json") not in found:
            assert b"application/json" not in raw or path == "data/index.html", path


def test_every_article_is_in_both_files_in_the_order_of_the_archive(whole: Site) -> None:
    own = rows(whole)
    urls = [urlsplit(one["url"]).path for one in own]
    listed = []
    for number in range(1, 30):
        path = "tin/index.html" if number == 1 else f"tin/trang/{number}/index.html"
        if whole.exists(path):
            listed += re.findall('<h3><a href="([^"]*)"', whole.read(path))
    assert urls == listed
    known = registry(whole)
    for one in own:
        assert {ref["id"] for ref in one.get("persons", [])} <= known["persons"].keys()
        assert {ref["id"] for ref in one.get("organizations", [])} <= known["organizations"].keys()


def test_an_article_has_the_id_that_it_has_in_feeds(whole: Site) -> None:
    ids = {urlsplit(one["url"]).path: one["identifier"] for one in rows(whole)}
    told = dict(re.findall(r"<link>https://[^/]+(/tin/[^<]+)</link>\s*<guid[^>]*>([^<]*)<", whole.read("feed.xml")))
    assert told
    assert told.items() <= ids.items()


# --- what is told ----------------------------------------------------------------------------------------------

SMALL = """
-- content/articles/a.md --
---
title: Bài
date: 2018-01
officials: [Lê An, Người Khác]
organizations: [Bộ A]
documents: [Nghị quyết Mẫu]
topic: Chủ đề Mẫu
author: Tác giả Mẫu
---
-- content/organizations/bo.md --
---
name: Bộ A
id: b-a
abbreviation: BA
other_names: [{name: Bộ Cũ, start_date: 1990, end_date: 2000-05, note: tên cũ}]
aliases: [/co-quan/bo-xua/, /cu.html]
old_ids: [bo-da-nhap]
founding_date: 1945-09-02T08:00:00+00:00
links: [{url: https://a.vn/, note: Trang}, mailto:x@a.vn]
---
Lời giới thiệu.
-- content/organizations/cuc.md --
---
name: Cục D
parent: Bộ A
successor: Cục E
dissolution_date: 2018-05
---
-- content/people/an.md --
---
name: Lê An
sort_name: An
honorific_prefix: Tiến sĩ
image: {src: media/a.png, alt: Ảnh}
identifiers: [{scheme: so, identifier: 007}]
memberships:
  - {organization: Bộ A, role: Vụ trưởng, start_date: 2016-03}
  - {organization: Bộ A, role: vụ trưởng, start_date: 2010, end_date: 2012}
  - {organization: Cục D}
---
Tiểu sử.
-- content/media/a.png --
x
"""


def test_a_person(tmp_path: Path) -> None:
    data = registry(built(tmp_path, SMALL))
    assert data["persons"]["an"] == {
        "id": "an",
        "name": "Lê An",
        "identifiers": [{"scheme": "so", "identifier": "007"}],
        "honorific_prefix": "Tiến sĩ",
        "sort_name": "An",
        "image": f"{BASE}/media/a.png",
        "summary": "Tiểu sử.",
        "sources": [{"url": f"{BASE}/can-bo/an/", "note": "Điểm tin"}],
    }
    assert data["persons"]["nguoi-khac"]["name"] == "Người Khác"
    assert list(data["persons"]) == ["an", "nguoi-khac"]


def test_an_organization_keeps_its_old_ids(tmp_path: Path) -> None:
    data = registry(built(tmp_path, SMALL))
    assert data["organizations"]["b-a"] == {
        "id": "b-a",
        "name": "Bộ A",
        "other_names": [
            {"name": "Bộ Cũ", "start_date": "1990", "end_date": "2000-05", "note": "tên cũ"},
            {"name": "BA", "note": "abbreviation"},
        ],
        "identifiers": [
            {"scheme": "diemtin-old-id", "identifier": "bo-da-nhap"},
            {"scheme": "diemtin-old-id", "identifier": "bo"},
            {"scheme": "diemtin-old-id", "identifier": "bo-xua"},
            {"scheme": "diemtin-old-url", "identifier": f"{BASE}/co-quan/bo-xua/"},
            {"scheme": "diemtin-old-url", "identifier": f"{BASE}/cu.html"},
        ],
        "founding_date": "1945-09-02",
        "links": [{"url": "https://a.vn/", "note": "Trang"}, {"url": "mailto:x@a.vn"}],
        "sources": [{"url": f"{BASE}/co-quan/bo/", "note": "Điểm tin"}],
    }
    old = data["organizations"]["cuc"]
    assert (old["parent_id"], old["successor_id"], old["dissolution_date"]) == ("b-a", "cuc-e", "2018-05")


def test_posts_and_their_holders(tmp_path: Path) -> None:
    data = registry(built(tmp_path, SMALL))
    post = "b-a/vụ_trưởng"
    assert data["posts"] == {
        post: {
            "id": post,
            "label": "vụ trưởng Bộ A",
            "role": "vụ trưởng",
            "organization_id": "b-a",
            "memberships": [
                {"id": f"an/{post}@2010", "person_id": "an", "start_date": "2010", "end_date": "2012"},
                {"id": f"an/{post}@2016-03", "person_id": "an", "start_date": "2016-03"},
            ],
        }
    }
    tie = {"person_id": "an", "organization_id": "b-a", "post_id": post}
    assert data["memberships"] == {
        f"an/{post}@2010": {
            "id": f"an/{post}@2010",
            "role": "vụ trưởng",
            **tie,
            "start_date": "2010",
            "end_date": "2012",
        },
        f"an/{post}@2016-03": {"id": f"an/{post}@2016-03", "role": "Vụ trưởng", **tie, "start_date": "2016-03"},
        "an/cuc": {"id": "an/cuc", "person_id": "an", "organization_id": "cuc"},
    }


def test_the_document_of_an_organization(tmp_path: Path) -> None:
    data = read_json(built(tmp_path, SMALL), "co-quan/bo/data.json")
    assert data["children"] == [{"id": "cuc", "name": "Cục D", "url": f"{BASE}/co-quan/cuc/"}]
    assert data["memberships"][0]["person"] == {"id": "an", "name": "Lê An", "url": f"{BASE}/can-bo/an/"}
    assert (data["summary"], data["articles_total"]) == ("Lời giới thiệu.", 1)
    assert data["feeds"] == [{"type": "application/rss+xml", "url": f"{BASE}/co-quan/bo/feed.xml"}]
    (article,) = data["articles"]
    assert (article["url"], article["title"], article["date"]) == (f"{BASE}/tin/2018/a/", "Bài", "2018-01")


def test_documents_of_the_other_kinds(tmp_path: Path) -> None:
    site = built(tmp_path, SMALL + "-- content/documents/nq.md --\n---\nname: Nghị quyết Mẫu\nnumber: 010\n---\n")
    person = read_json(site, "can-bo/an/data.json")
    assert [one["organization"]["name"] for one in person["memberships"]] == ["Bộ A", "Bộ A", "Cục D"]
    assert read_json(site, "co-quan/cuc/data.json")["successor"]["id"] == "cuc-e"
    assert read_json(site, "co-quan/cuc-e/data.json")["predecessors"][0]["id"] == "cuc"
    document = read_json(site, "van-ban/nq/data.json")
    assert (document["id"], document["number"], document["kind"]) == ("nq", "010", "documents")
    assert read_json(site, "chu-de/chu-de-mau/data.json")["name"] == "Chủ đề Mẫu"
    assert read_json(site, "tac-gia/tac-gia-mau/data.json")["articles_total"] == 1


def test_a_slug_that_is_the_id_of_another_is_told_apart(tmp_path: Path) -> None:
    files = "-- content/people/an.md --\n---\nname: Lê An\n---\n-- content/people/b.md --\n---\nname: B\nid: an\n---\n"
    people = registry(built(tmp_path, files))["persons"]
    assert {one["name"]: name for name, one in people.items()} == {"B": "an", "Lê An": "an/2"}


def test_roles_without_letters_and_with_the_same_slug_are_different_posts(tmp_path: Path) -> None:
    held = "".join(f"  - {{organization: Bộ A, role: {role}}}\n" for role in ("Phó", "Pho", "🙂", "★"))
    site = built(tmp_path, f"-- content/people/an.md --\n---\nname: An\nmemberships:\n{held}---\n")
    posts = registry(site)["posts"]
    assert {post["role"]: name for name, post in posts.items()} == {
        "Pho": "bo-a/pho",
        "Phó": "bo-a/phó",
        "★": "bo-a/★",
        "🙂": "bo-a/🙂",
    }


def test_ids_stay_whose_they_are_when_terms_and_roles_are_added(tmp_path: Path) -> None:
    person = "-- content/people/an.md --\n---\nname: An\nmemberships:\n"
    first = (
        "  - {organization: Bộ A, role: Phó, start_date: 2014}\n"
        "  - {organization: Bộ A, role: Phó, end_date: 2012}\n"
        "  - {organization: Bộ A, role: Phó, end_date: 2011}\n"
        "  - {organization: Bộ A}\n"
    )
    more = (
        "  - {organization: Bộ A, role: Phó, start_date: 2010, end_date: 2011}\n"
        "  - {organization: Bộ A, role: Phó, end_date: 2009}\n"
        "  - {organization: Bộ A, role: Pho, start_date: 2014}\n"
    )

    def ids(name: str, held: str) -> dict[str, tuple[str, str]]:
        found = registry(built(tmp_path / name, f"{person}{held}---\n"))["memberships"]
        return {key: (one.get("start_date", ""), one.get("end_date", "")) for key, one in found.items()}

    before = ids("a", first)
    assert before == {
        "an/bo-a": ("", ""),
        "an/bo-a/phó@2014": ("2014", ""),
        "an/bo-a/phó": ("", "2012"),
        "an/bo-a/phó/2": ("", "2011"),
    }
    after = ids("b", first + more)
    assert len(after) == 7
    assert {key: after.get(key) for key in before} == before


def test_a_slug_is_an_old_id_unless_another_has_it(tmp_path: Path) -> None:
    files = (
        "-- content/topics/mot.md --\n---\nname: Một\nid: so-1\n---\n"
        "-- content/topics/hai.md --\n---\nname: Hai\nid: hai\n---\n"
        "-- content/people/an.md --\n---\nname: Lê An\nid: lan\n---\n"
        "-- content/people/b.md --\n---\nname: B\nid: an\n---\n"
    )
    site = built(tmp_path, files)
    old = [{"scheme": "diemtin-old-id", "identifier": "mot"}]
    assert read_json(site, "chu-de/mot/data.json")["identifiers"] == old
    assert "identifiers" not in read_json(site, "chu-de/hai/data.json")
    people = registry(site)["persons"]
    assert "identifiers" not in people["lan"]
    assert people["an"]["identifiers"] == [{"scheme": "diemtin-old-id", "identifier": "b"}]


def test_an_old_id_still_means_the_entry_and_another_may_not_have_it(tmp_path: Path) -> None:
    article = "-- content/articles/b.md --\n---\ntitle: B\ndate: 2018\norganizations: [bo-da-nhap]\n---\n"
    assert read_json(built(tmp_path / "a", SMALL + article), "co-quan/bo/data.json")["articles_total"] == 2
    taken = "-- content/organizations/x.md --\n---\nname: X\nid: bo-da-nhap\n---\n"
    with pytest.raises(ContentError) as wrong:
        built(tmp_path / "b", SMALL + taken)
    assert "bo-da-nhap" in str([problem.message for problem in wrong.value.problems])


def test_drafts_and_articles_of_the_future_leave_no_trace(tmp_path: Path) -> None:
    hidden = """
    -- content/articles/sau.md --
    ---
    title: chimhoangyen sau
    date: 2999
    officials: [chimhoangyen một]
    ---
    -- content/articles/nhap.md --
    ---
    title: chimhoangyen nháp
    date: 2018
    draft: true
    ---
    -- content/people/nhap.md --
    ---
    name: chimhoangyen hai
    draft: true
    memberships: [{organization: Bộ A, role: chimhoangyen ba}]
    ---
    """
    site = Site(tmp_path, SMALL)
    site.write(hidden)
    site.build()
    for path, raw in site.files().items():
        if path.startswith("data/") or path.endswith("data.json"):
            assert b"chimhoangyen" not in raw, path
    site.build(drafts=True, future=True)
    assert "chimhoangyen" in site.read("data/popolo.json")
    assert len(rows(site)) == 3


def test_without_data_there_is_nothing_and_nothing_leads_there(tmp_path: Path) -> None:
    site = built(tmp_path, SMALL)
    assert [path for path in site.files() if "data" in path]
    site.write(f"-- site.toml --\n{SETTINGS}data = false\n")
    site.build()
    assert [path for path in site.files() if "data" in path] == []
    for path, raw in site.files().items():
        assert b"data.json" not in raw, path
        assert b'"/data/' not in raw, path


def test_another_word_and_a_path(tmp_path: Path) -> None:
    site = Site(tmp_path, SMALL)
    site.write(f'-- site.toml --\n{SETTINGS}[urls]\ndata = "du-lieu"\n')
    site.build(overrides={"base_url": f"{BASE}/diem-tin/"})
    data = json.loads(site.read("du-lieu/popolo.json"))
    assert data["persons"][0]["sources"][0]["url"] == f"{BASE}/diem-tin/can-bo/an/"
    assert 'href="/diem-tin/can-bo/an/data.json"' in site.read("can-bo/an/index.html")


def test_one_article_changes_what_carries_it_alone(tmp_path: Path) -> None:
    other = "-- content/articles/b.md --\n---\ntitle: B\ndate: 2018-02\nofficials: [Trần Bình]\n---\n"
    site = built(tmp_path, SMALL + other)
    before = site.files()
    site.write(other.replace("title: B", "title: Bê"))
    site.build()
    changed = {path for path, raw in site.files().items() if before[path] != raw and "data" in path}
    assert changed == {"data/articles.ndjson", "data/articles.csv", "can-bo/tran-binh/data.json"}


# --- any text --------------------------------------------------------------------------------------------------


def one_of_everything(text: str) -> tuple[PopoloData, EntityData, ArticlesData]:
    """Views that hold ``text`` wherever there is one."""
    ref, date = Ref(text, text, f"/{text}", text), dates.parse("2018-01-17T08:00:00+07:00", TZ)
    facts = Facts(
        ref=ref,
        other_names=(OtherName(text, date, None, text),),
        links=(Link(text, text),),
        identifiers=((text, text),),
        old_ids=(text,),
        text=text,
        parent=ref,
        issuer=ref,
    )
    member = Member(text, ref, ref, text, text, date, None)
    link = Link(text, f"/{text}")
    card = Card(f"/{text}", text, text, date, None, True, text, link, link, (link, link), None)
    article = ArticleFacts(card, (ref, ref), (ref,), (ref,), link, ((date, text),))
    post = PostFacts(text, text, text, ref)
    return (
        PopoloData(BASE, text, (facts,), (facts,), (member,), (post,)),
        EntityData(BASE, text, "people", facts, (member,), ((text, text),), 0, (card,)),
        ArticlesData(BASE, text, "vi", (article, article)),
    )


@given(ANY)
def test_any_text_gives_legal_json(text: str) -> None:
    registry, document, all_articles = one_of_everything(text)
    kept = text.encode("utf-8", "replace").decode()
    data = json.loads(form.utf8(popolo.render(registry)).decode("utf-8"))
    assert data["persons"][0].get("id", "") == kept
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)) == []
    assert json.loads(form.utf8(entity.render(document)).decode("utf-8"))["articles_total"] == 0
    own = form.utf8(articles.ndjson(all_articles)).decode("utf-8").split("\n")
    assert own.pop() == ""
    assert [json.loads(line).get("title", "") for line in own] == [kept, kept]


# --- the page --------------------------------------------------------------------------------------------------


def explained(page: str, heading: int) -> list[str]:
    """The fields in a table of the page."""
    return [
        cell.text_content() for cell in html.fromstring(page).xpath("//table")[heading].xpath(".//th[@scope='row']")
    ]


def keys(root: Path) -> list[set[str]]:
    """The fields of persons, organizations, posts, memberships, articles and documents, as a full site has them."""
    full = SMALL.replace("date: 2018-01\n", "date: 2018-01\nupdated: 2019\nsource: {name: N, url: https://n.vn/}\n")
    full = full.replace("topic:", "summary: S\ncorrections: [{date: 2018, text: x}]\ntopic:")
    full = full.replace("id: b-a\n", "id: b-a\nclassification: Bộ\n").replace(
        "sort_name: An\n", "sort_name: An\nlinks: [https://b.vn/]\nother_names: [Ba]\n"
    )
    full += "-- content/documents/nq.md --\n---\nname: Nghị quyết Mẫu\nnumber: 010\nissued: 2017\nissuer: Bộ A\n---\n"
    site = built(root, full)
    data = registry(site)
    found = [
        {key for one in data[name].values() for key in one}
        for name in ("persons", "organizations", "posts", "memberships")
    ]
    found.append({key for one in rows(site) for key in one})
    documents = [read_json(site, path) for path in site.files() if path.endswith("/data.json")]
    popolo_only = found[0] | found[1]
    found.append({key for one in documents for key in one} - popolo_only)
    return found


def test_the_page_and_the_manual_explain_every_field_and_no_other(tmp_path: Path) -> None:
    persons, bodies, posts, members, dublin, rest = keys(tmp_path)
    page = Site(tmp_path).read("data/index.html")
    ids = {"person_ids", "organization_ids"}
    both = {"id", "name", "summary"}
    assert set(explained(page, 0)) == persons
    assert set(explained(page, 1)) == bodies
    assert set(explained(page, 2)) == posts
    assert set(explained(page, 3)) == members
    assert explained(page, 4) == list(articles.COLUMNS)
    assert set(articles.COLUMNS) == dublin | ids
    assert set(explained(page, 5)) == rest | both
    manual = (HERE.parent / "docs/data.md").read_text("utf-8")
    told = [re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) for part in re.split("^##", manual, flags=re.MULTILINE)]
    assert [fields for fields in told if fields] == [explained(page, place) for place in range(6)]


def test_the_page_says_what_there_is(tmp_path: Path) -> None:
    page = built(tmp_path, SMALL).read("data/index.html")
    assert faults(page.encode()) == []
    links = html.fromstring(page).xpath("//main//a/@href")
    assert [link for link in links if link.startswith("/")] == [
        *("/data/popolo.json", "/data/articles.ndjson", "/data/articles.csv", "/co-quan/bo/data.json"),
    ]
    assert "2 cán bộ, 3 cơ quan, 1 chức vụ" in page
    assert 'rel="license"' not in page
    assert "chưa kèm giấy phép nào" in page
    assert all(table.xpath("./caption") for table in html.fromstring(page).xpath("//table"))
    assert '<a href="/data/">' in Site(tmp_path).read("index.html")
    assert f"<loc>{BASE}/data/</loc>" in Site(tmp_path).read("sitemap.xml")


def test_the_page_of_an_empty_site(tmp_path: Path) -> None:
    site = built(tmp_path, "")
    assert faults(site.read("data/index.html").encode()) == []
    assert read_json(site, "data/popolo.json") == {"persons": [], "organizations": [], "memberships": [], "posts": []}
    assert site.read("data/articles.ndjson") == ""


def test_a_licence_is_named(tmp_path: Path) -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    page = built(tmp_path, SMALL, f'license = "{url}"').read("data/index.html")
    assert f'<a rel="license" href="{url}">CC BY 4.0</a>' in page
    assert f'"license":"{url}"' in page
    assert "chưa kèm giấy phép nào" not in page


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.vi", "CC BY-SA 4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("https://opendatacommons.org/licenses/odbl/", "https://opendatacommons.org/licenses/odbl/"),
    ],
)
def test_names_of_licences(url: str, name: str) -> None:
    assert license_name(url) == name


@pytest.mark.parametrize("value", ['"CC BY"', '"javascript:alert(1)"', '"mailto:a@b.vn"', "1"])
def test_a_licence_is_an_address(value: str) -> None:
    with pytest.raises(ContentError):
        config.parse(f"{SETTINGS}license = {value}\n")

"""JSON-LD: legal schema.org, absolute URLs, dates as written, nothing that ends its element."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from site_gen import dates, demo
from site_gen.linked_data import BODY
from tests.sites import SETTINGS, Site

HERE = Path(__file__).parent.parent
HANOI = dates.zone("Asia/Ho_Chi_Minh")
_THING = {"name", "url", "description", "image", "alternateName", "sameAs", "identifier"}
_WORK = _THING | {"inLanguage", "publisher", "datePublished", "dateModified"}
_ORGANIZATION = _THING | {
    *("logo", "parentOrganization", "subOrganization", "foundingDate", "dissolutionDate", "employee"),
}
_ROLE = {"roleName", "startDate", "endDate"}
# The types that are used here and which of their properties, as https://schema.org has them.
TERMS = {
    "WebSite": _WORK,
    "NewsArticle": _WORK
    | {
        *("headline", "mainEntityOfPage", "articleSection", "author", "about", "mentions", "citation", "isBasedOn"),
        "correction",
    },
    "CreativeWork": _WORK,
    "Dataset": _WORK | {"creator", "license", "isAccessibleForFree", "temporalCoverage", "distribution"},
    "DataDownload": {"name", "encodingFormat", "contentUrl"},
    "CorrectionComment": {"text", "datePublished"},
    "ImageObject": {"url", "width", "height", "caption", "creditText"},
    "Organization": _ORGANIZATION,
    BODY: _ORGANIZATION,
    "Person": _THING | {"honorificPrefix", "jobTitle", "worksFor", "hasOccupation"},
    "EmployeeRole": _ROLE | {"employee"},
    "Role": _ROLE | {"hasOccupation"},
    "Occupation": {"name"},
    "PropertyValue": {"propertyID", "value"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
}
REQUIRED = {
    "NewsArticle": {"headline", "datePublished", "publisher", "mainEntityOfPage"},
    "ListItem": {"position", "name"},
    "CorrectionComment": {"text", "datePublished"},
    "Dataset": {"name", "description", "url", "publisher", "distribution"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "Role": {"hasOccupation"},
    "EmployeeRole": {"employee"},
}
_URLS = {"license", "contentUrl", "url", "item", "sameAs", "logo", "mainEntityOfPage"}
_DATES = {"datePublished", "dateModified", "foundingDate", "dissolutionDate", "startDate", "endDate"}


def scripts(page: str) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(text) for text in found]


def faults(thing: dict[str, Any], where: str = "") -> Iterator[str]:
    """What schema.org does not know, what is empty, which URL is relative, which date is none."""
    kind = thing.get("@type", "")
    where = f"{where}/{kind}"
    if kind not in TERMS:
        yield f"{where}: no such type"
        return
    for name in thing.keys() - TERMS[kind] - {"@type", "@context"}:
        yield f"{where}: {kind} has no {name}"
    for name in REQUIRED.get(kind, {"name"} & TERMS[kind]) - thing.keys():
        yield f"{where}: no {name}"
    for name, value in thing.items():
        for item in value if isinstance(value, list) else [value]:
            if not item:
                yield f"{where}/{name}: empty"
            elif isinstance(item, dict):
                yield from faults(item, f"{where}/{name}")
            elif name in _URLS and not (urlsplit(item).scheme in ("http", "https") and urlsplit(item).hostname):
                yield f"{where}/{name}: {item}"
            elif name in _DATES:
                try:
                    dates.parse(item, HANOI)
                except ValueError as wrong:
                    yield f"{where}/{name}: {wrong}"


def built(root: Path, archive: str, settings: str = "") -> Site:
    site = Site(root, archive)
    site.write(f"-- site.toml --\n{SETTINGS}{settings}\n")
    site.build()
    return site


def about(site: Site, path: str) -> dict[str, Any]:
    """The first data of a page, its context taken off."""
    first = scripts(site.read(path))[0]
    assert first.pop("@context") == "https://schema.org"
    return first


@pytest.fixture(scope="module", params=["seed", "demo"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of a built site."""
    root = tmp_path_factory.mktemp("site") / "s"
    if request.param == "seed":
        shutil.copytree(HERE / "content", root / "content")
        shutil.copy(HERE / "site.toml", root / "site.toml")
    else:
        for path, data in demo.files(130):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    site = Site(root)
    site.build()
    return {path: data.decode() for path, data in site.files().items() if path.endswith(".html")}


def test_all_data_is_schema_org(pages: dict[str, str]) -> None:
    found = {path: [fault for data in scripts(page) for fault in faults(data)] for path, page in pages.items()}
    assert {path: own for path, own in found.items() if own} == {}


def test_every_page_with_breadcrumbs_says_so(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        shown = re.search(r'<nav class="breadcrumbs".*?</nav>', page, re.DOTALL)
        lists = [data["itemListElement"] for data in scripts(page) if data["@type"] == "BreadcrumbList"]
        if shown is None:
            assert lists == [], path
            continue
        (own,) = lists
        assert [item["position"] for item in own] == list(range(1, len(own) + 1)), path
        assert [urlsplit(item["item"]).path for item in own[:-1]] == re.findall(r'href="([^"]*)"', shown[0]), path


def test_which_page_says_what(pages: dict[str, str]) -> None:
    kinds = {
        "tin/": "NewsArticle",
        "co-quan/": BODY,
        "can-bo/": "Person",
        "tac-gia/": "Person",
        "van-ban/": "CreativeWork",
    }
    for path, page in pages.items():
        own = [data["@type"] for data in scripts(page) if data["@type"] != "BreadcrumbList"]
        folder, _, rest = path.partition("/")
        below = r"\d+/(?!trang|thang-)[^/]+" if folder == "tin" else r"(?!trang/)[^/]+"
        single = re.fullmatch(rf"{below}/index\.html", rest)
        expected = (
            ["Dataset"] if folder == "data" else [kinds[f"{folder}/"]] if f"{folder}/" in kinds and single else []
        )
        assert own == (["WebSite"] if path == "index.html" else expected), path


ARTICLE = """
-- content/articles/a.md --
---
title: Bài </script><script>alert(1)</script>
date: 2018-01
updated: 2018-02-03
author: [Phạm Tâm, Lê B]
topic: T
officials: [Lê An]
organizations: [Bộ A, Bộ B]
documents: [VB, Khác]
summary: Tóm & tắt
image: {src: media/a.png, alt: Ảnh, credit: C}
source: {name: Báo N, url: https://n.vn/a}
corrections: [{date: 2018, text: Sai}]
---
-- content/documents/vb.md --
---
name: VB
number: 09/CT
issued: 2017
issuer: Bộ A
---
-- content/media/a.png --
x
"""


def test_article(tmp_path: Path) -> None:
    site = built(tmp_path, ARTICLE)
    base = "https://example.org"
    assert about(site, "tin/2018/a/index.html") == {
        "@type": "NewsArticle",
        "headline": "Bài </script><script>alert(1)</script>",
        "mainEntityOfPage": f"{base}/tin/2018/a/",
        "inLanguage": "vi",
        "datePublished": "2018-01",
        "dateModified": "2018-02-03",
        "description": "Tóm & tắt",
        "image": {"@type": "ImageObject", "url": f"{base}/media/a.png", "caption": "Ảnh", "creditText": "C"},
        "articleSection": "T",
        "author": [
            {"@type": "Person", "name": "Phạm Tâm", "url": f"{base}/tac-gia/pham-tam/"},
            {"@type": "Person", "name": "Lê B", "url": f"{base}/tac-gia/le-b/"},
        ],
        "publisher": {
            "@type": "Organization",
            "name": "Điểm tin",
            "url": f"{base}/",
            "logo": base + re.findall(r'rel="icon" href="([^"]*)"', site.read("index.html"))[0],
        },
        "about": [{"@type": BODY, "name": "Bộ A", "url": f"{base}/co-quan/bo-a/"}],
        "mentions": [
            {"@type": BODY, "name": "Bộ B", "url": f"{base}/co-quan/bo-b/"},
            {"@type": "Person", "name": "Lê An", "url": f"{base}/can-bo/le-an/"},
        ],
        "citation": [
            {"@type": "CreativeWork", "name": "VB", "url": f"{base}/van-ban/vb/", "identifier": "09/CT"},
            {"@type": "CreativeWork", "name": "Khác", "url": f"{base}/van-ban/khac/"},
        ],
        "isBasedOn": {"@type": "CreativeWork", "name": "Báo N", "url": "https://n.vn/a"},
        "correction": [{"@type": "CorrectionComment", "text": "Sai", "datePublished": "2018"}],
    }


def test_nothing_in_the_data_ends_its_element(tmp_path: Path) -> None:
    page = built(tmp_path, ARTICLE).read("tin/2018/a/index.html")
    assert page.count("</script>") == page.count("<script") == 2 + page.count("<script src=")
    assert "alert(1)\\u003c/script\\u003e" in page


def test_organization_and_person(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        """
        -- content/organizations/bo.md --
        ---
        name: Bộ A
        abbreviation: BA
        other_names: [Bộ Cũ]
        parent: Ủy ban C
        founding_date: 1945
        dissolution_date: 2018-05
        links: [{url: https://a.vn/, note: Trang}, mailto:x@a.vn]
        ---
        Lời giới thiệu.
        -- content/organizations/cuc.md --
        ---
        name: Cục D
        parent: Bộ A
        ---
        -- content/people/an.md --
        ---
        name: Lê An
        honorific_prefix: Tiến sĩ
        other_names: [Ba An]
        memberships:
          - {organization: Bộ A, role: Vụ trưởng, start_date: 2016-03}
          - {organization: Cục D, role: Chuyên viên, start_date: 2010, end_date: 2016-02}
        identifiers: [{scheme: so, identifier: 007}]
        ---
        """,
    )
    base = "https://example.org"
    body = {"@type": BODY, "name": "Bộ A", "url": f"{base}/co-quan/bo/"}
    person = {"@type": "Person", "name": "Lê An", "url": f"{base}/can-bo/an/"}
    assert about(site, "co-quan/bo/index.html") == {
        **body,
        "alternateName": ["Bộ Cũ", "BA"],
        "description": "Lời giới thiệu.",
        "foundingDate": "1945",
        "dissolutionDate": "2018-05",
        "parentOrganization": {"@type": BODY, "name": "Ủy ban C", "url": f"{base}/co-quan/uy-ban-c/"},
        "subOrganization": [{"@type": BODY, "name": "Cục D", "url": f"{base}/co-quan/cuc/"}],
        "employee": [
            {"@type": "EmployeeRole", "employee": person, "roleName": "Vụ trưởng", "startDate": "2016-03"},
        ],
        "sameAs": ["https://a.vn/"],
    }
    assert about(site, "can-bo/an/index.html") == {
        **person,
        "alternateName": ["Ba An"],
        "honorificPrefix": "Tiến sĩ",
        "description": "Lê An, Vụ trưởng Bộ A trên Điểm tin: chưa có bài.",
        "jobTitle": ["Vụ trưởng"],
        "worksFor": [body],
        "hasOccupation": [
            {
                "@type": "Role",
                "hasOccupation": {"@type": "Occupation", "name": "Vụ trưởng, Bộ A"},
                "startDate": "2016-03",
            },
            {
                "@type": "Role",
                "hasOccupation": {"@type": "Occupation", "name": "Chuyên viên, Cục D"},
                "startDate": "2010",
                "endDate": "2016-02",
            },
        ],
        "identifier": [{"@type": "PropertyValue", "propertyID": "so", "value": "007"}],
    }


def test_open_data(tmp_path: Path) -> None:
    site = built(tmp_path, ARTICLE, 'license = "https://creativecommons.org/licenses/by/4.0/"')
    data = about(site, "data/index.html")
    publisher = data.pop("publisher")
    assert publisher == data.pop("creator")
    assert publisher["name"] == "Điểm tin"
    assert 50 < len(data.pop("description")) < 5000  # what Google's search for data sets takes
    assert data == {
        "@type": "Dataset",
        "name": "Dữ liệu mở · Điểm tin",
        "url": "https://example.org/data/",
        "inLanguage": "vi",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isAccessibleForFree": True,
        "temporalCoverage": "2018",
        "dateModified": "2018-02-03",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": kind,
                "contentUrl": f"https://example.org/data/{name}",
            }
            for name, kind in (
                ("popolo.json", "application/json"),
                ("articles.ndjson", "application/x-ndjson"),
                ("articles.csv", "text/csv"),
            )
        ],
    }


def test_further_pages_of_a_list_repeat_nothing(tmp_path: Path) -> None:
    many = "".join(
        f"-- content/articles/b{n}.md --\n---\ntitle: B{n}\ndate: 2018\norganizations: [Bộ A]\n---\n" for n in range(3)
    )
    site = built(tmp_path, many, "per_page = 2")
    assert [data["@type"] for data in scripts(site.read("co-quan/bo-a/index.html"))] == [BODY, "BreadcrumbList"]
    assert [data["@type"] for data in scripts(site.read("co-quan/bo-a/trang/2/index.html"))] == ["BreadcrumbList"]


def test_first_page_is_the_web_site(tmp_path: Path) -> None:
    site = built(tmp_path, "", 'description = "Tin & văn bản"')
    data = about(site, "index.html")
    assert (data["@type"], data["name"], data["description"]) == ("WebSite", "Điểm tin", "Tin & văn bản")
    assert data["url"] == "https://example.org/"


def test_redirects_and_the_page_for_a_missing_address_have_none(tmp_path: Path) -> None:
    site = built(tmp_path, "-- content/pages/a.md --\n---\ntitle: A\naliases: [/cu/]\n---\n")
    assert scripts(site.read("cu/index.html")) == scripts(site.read("404.html")) == []

"""The demo: same bytes for the same numbers, every feature of the content contract, nothing real, no faults."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from site_gen import demo
from tests.sites import Site

ROOT = Path(__file__).parent.parent
ARTICLES = 300
DIGEST = """
import hashlib, sys
from site_gen import demo
whole = hashlib.sha256()
for path, data in demo.files(int(sys.argv[1]), int(sys.argv[2])):
    whole.update(path.encode() + b"\\0" + data + b"\\0")
print(whole.hexdigest())
"""
Entry = tuple[str, dict[str, Any], str]  # path under content/, front matter with every scalar as text, body


@cache
def made(articles: int = ARTICLES) -> dict[str, bytes]:
    """All files of a demo; two of one path would be a mistake."""
    found: dict[str, bytes] = {}
    for path, data in demo.files(articles):
        assert path not in found
        found[path] = data
    return found


def parts(data: bytes) -> tuple[str, str]:
    """Front matter and body of a content file."""
    _, head, body = data.decode().split("---\n", 2)
    return head, body


@cache
def entries(kind: str) -> tuple[Entry, ...]:
    """The content files of ``kind``."""
    start = f"content/{kind}/"
    found = []
    for path, data in made().items():
        if path.startswith(start):
            head, body = parts(data)
            found.append((path.removeprefix("content/"), yaml.load(head, Loader=yaml.CBaseLoader), body))  # noqa: S506
    return tuple(found)


def digest(articles: int, seed: int) -> str:
    whole = hashlib.sha256()
    for path, data in demo.files(articles, seed):
        whole.update(path.encode() + b"\0" + data + b"\0")
    return whole.hexdigest()


# --- how much of what --------------------------------------------------------------------------------------


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_the_same_bytes_in_another_process(hash_seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": "C", "TZ": "America/Lima"}
    command = [sys.executable, "-c", DIGEST, "60", "7"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest(60, 7)


def test_another_seed_makes_another_demo() -> None:
    assert digest(20, 1) != digest(20, 2)


@pytest.mark.parametrize("articles", [1, 13, ARTICLES, 2000])
def test_exactly_so_many_articles_and_few_pictures(articles: int) -> None:
    paths = list(made(articles))
    assert sum(path.startswith("content/articles/") for path in paths) == articles
    assert 1 <= sum(path.endswith((".png", ".jpg")) for path in paths) <= 20


def test_a_big_demo_starts_at_once() -> None:
    assert next(islice(demo.files(10_000_000), 0, None))[0] == "site.toml"


def test_the_mean_size_of_a_body_is_near_nine_kilobytes() -> None:
    sizes = [len(parts(data)[1].encode()) for path, data in made(2000).items() if "/articles/" in path]
    assert 8_000 <= sum(sizes) / len(sizes) <= 10_000
    assert min(sizes) < 1_500
    assert max(sizes) > 27_000


def test_more_news_in_later_years() -> None:
    years = Counter(fields["date"][:4] for _, fields, _ in entries("articles"))
    assert {str(year) for year in range(2015, 2027)} <= set(years)
    assert years["2025"] > 2 * years["2018"] > years["2018"] > years["2015"]


def test_a_few_names_are_in_very_many_articles() -> None:
    authors = Counter(str(fields.get("author")) for _, fields, _ in entries("articles"))
    topics = Counter(fields.get("topic") for _, fields, _ in entries("articles"))
    assert topics.most_common()[0][1] > 3 * topics.most_common()[-1][1]
    assert len(authors) > 5


# --- every feature -----------------------------------------------------------------------------------------

Fields = dict[str, Any]
Feature = Callable[[Fields, str], Any]


def has(field: str) -> Feature:
    return lambda fields, body: fields.get(field)


def like(field: str, pattern: str) -> Feature:
    return lambda fields, body: re.fullmatch(pattern, fields.get(field, ""))


def text(pattern: str) -> Feature:
    return lambda fields, body: re.search(pattern, body, re.MULTILINE)


def items(field: str, *keys: str, lacks: str = "") -> Feature:
    """A list with a mapping of at least ``keys``; without keys, with a text."""

    def found(fields: Fields, body: str) -> bool:
        for item in fields.get(field, ()):
            if isinstance(item, dict) if keys else isinstance(item, str):
                return all(key in item for key in keys) and (not lacks or lacks not in item)
        return False

    return found


def parts_of(field: str, *keys: str) -> Feature:
    return lambda fields, body: set(keys) <= set(fields.get(field, ()))


ANY_DAY = r"\d{4}-\d\d-\d\d"
FEATURES: dict[str, list[tuple[str, Feature]]] = {
    "articles": [
        *((name, has(name)) for name in ("id", "slug", "aliases", "author", "topic", "officials", "organizations")),
        *((name, has(name)) for name in ("documents", "summary", "updated", "corrections")),
        ("no id", lambda fields, body: "id" not in fields),
        ("an id of digits", like("id", r"0\d+")),
        ("no summary", lambda fields, body: "summary" not in fields),
        ("a draft", like("draft", "true")),
        ("featured", like("featured", "true")),
        ("no linking", like("link_names", "false")),
        ("the future", like("date", r"2099.*")),
        ("a year", like("date", r"\d{4}")),
        ("a month", like("date", r"\d{4}-\d\d")),
        ("a day", like("date", ANY_DAY)),
        ("a time with seconds", like("date", ANY_DAY + r"T\d\d:\d\d:\d\d\+07:00")),
        ("a time without", like("date", ANY_DAY + r"T\d\d:\d\d\+07:00")),
        ("a time in UTC", like("date", ANY_DAY + r"T\d\d:\d\d:\d\dZ")),
        ("one author", lambda fields, body: isinstance(fields.get("author"), str)),
        ("several authors", lambda fields, body: isinstance(fields.get("author"), list)),
        ("an official by name", items("officials")),
        ("an official by id", lambda fields, body: any("nguoi-" in str(item) for item in fields.get("officials", ()))),
        ("an official with post", items("officials", "name", "role", "organization", lacks="rank")),
        ("an official with rank", items("officials", "name", "rank", "role", "organization")),
        ("an official's rank alone", items("officials", "name", "rank", lacks="role")),
        ("a body by id", lambda fields, body: any("to-chuc" in str(item) for item in fields.get("organizations", ()))),
        ("a body as a mapping", items("organizations", "name", "role")),
        ("an image with all its parts", parts_of("image", "src", "alt", "caption", "credit")),
        ("an image without credit", lambda fields, body: "image" in fields and "credit" not in fields["image"]),
        ("an image from the root", lambda fields, body: fields.get("image", {}).get("src", "").startswith("/media/")),
        ("an image as media/", lambda fields, body: fields.get("image", {}).get("src", "").startswith("media/")),
        ("a source", parts_of("source", "name", "url")),
        ("two corrections", lambda fields, body: len(fields.get("corrections", ())) == 2),
        ("a colon in a title", like("title", ".*: .*")),
        ("quotes around a title", like("title", '".*')),
        ("a hash in a title", like("title", ".* #.*")),
        ("a bracket in a title", like("title", r"\[.*")),
        ("mark-up signs in a title", like("title", ".* < .* & .*")),
        ("a table", text(r"^\|:---\|:---:\|---:\|---\|$")),
        ("a footnote", text(r"^\[\^1\]: ")),
        ("a footnote of two paragraphs", text(r"^\[\^nguon\]: .*\n\n    \S")),
        ("a class", text(r"^\{: \.ghi-chu \}$")),
        ("attributes of a picture", text(r"\)\{: \.nho ")),
        ("a heading", text(r"^## [^{]+$")),
        ("a heading with an anchor", text(r"^## .* \{#muc-1\}$")),
        ("a heading below it", text(r"^### ")),
        ("a list", text(r"^- ")),
        ("a list in a list", text(r"^    - ")),
        ("a numbered list", text(r"^1\. .*\n2\. ")),
        ("a quotation", text(r"^> .*\n>\n> ")),
        ("raw HTML in a line", text(r"<mark>.*<sup>2</sup></mark>")),
        ("raw HTML as a block", text(r"^<details>\n<summary>")),
        ("a definition", text(r"^:   ")),
        ("code", text(r"^```text$")),
        ("emphasis", text(r"\*\*.*\*\* \*.*\*")),
        ("a picture with a caption", text(r'^!\[[^]]+\]\((\.\./)+media/\S+ ".+"\)$')),
        ("a picture from the root", text(r"!\[[^]]+\]\(/media/")),
        ("a link to a media file", text(r"[^!]\[[^]]+\]\((\.\./)+media/\S+\.csv")),
        ("a relative link", text(r"\]\((\.\./)+organizations/\S+\.md\)")),
        ("a link from the root", text(r"\]\(/people/\S+\.md\)")),
        ("a link to an entry's heading", text(r"\]\((\.\./)+organizations/\S+\.md#lich-su\)")),
        ("a link to an article's heading", text(r"\]\(\.\./\S+\.md#muc-\d+\)")),
        ("a link within the page", text(r"\]\(#muc-\d+\)")),
        ("a link to another site", text(r"\]\(https://bao-mau\.example/[^)]*&")),
        ("a bare URL", text(r"<https://bao-mau\.example/\d+>")),
        ("an abbreviation of the glossary", text(r"\bVBM\b")),
        ("a term of several words", text("an toàn giả định")),
        ("wrapped lines", text(r"^\S.{80,99}\S\n\S")),
        ("one short paragraph", lambda fields, body: body.strip().count("\n") == 0 and len(body) < 1500),
        ("another Unicode form", lambda fields, body: unicodedata.normalize("NFC", body) != body),
    ],
    "people": [
        *((name, has(name)) for name in ("id", "slug", "aliases", "name", "honorific_prefix", "sort_name")),
        ("another name", items("other_names")),
        ("another name since", items("other_names", "name", "start_date", "note")),
        ("a post", items("memberships", "organization", "role", "start_date")),
        ("a post that ended", items("memberships", "organization", "role", "start_date", "end_date")),
        ("a post since ever", items("memberships", "organization", "role", lacks="start_date")),
        ("several posts", lambda fields, body: len(fields["memberships"]) > 1),
        ("links", items("links", "url", "note")),
        ("identifiers", items("identifiers", "scheme", "identifier")),
        ("an image", parts_of("image", "src", "alt", "credit")),
        *(
            (f"a post since {pattern}", lambda fields, body, p=pattern: re.fullmatch(p, _first_start(fields)))
            for pattern in (r"\d{4}", r"\d{4}-\d\d", ANY_DAY)
        ),
    ],
    "organizations": [
        *((name, has(name)) for name in ("id", "slug", "aliases", "name", "abbreviation", "classification", "parent")),
        *((name, has(name)) for name in ("founding_date", "dissolution_date", "successor")),
        ("no abbreviation", lambda fields, body: "abbreviation" not in fields),
        ("another name", items("other_names")),
        ("a former name", items("other_names", "name", "end_date")),
        ("links", items("links", "url", "note")),
    ],
    "topics": [*((name, has(name)) for name in ("id", "aliases", "name", "title", "parent"))],
    "documents": [
        *((name, has(name)) for name in ("id", "name", "title", "number", "issued", "issuer")),
        ("a number with a zero", like("number", r"0\d+")),
    ],
    "authors": [*((name, has(name)) for name in ("slug", "name"))],
    "editions": [*((name, has(name)) for name in ("id", "aliases", "title"))],
    "pages": [*((name, has(name)) for name in ("id", "aliases", "title"))],
}


def _first_start(fields: Fields) -> str:
    return str(fields["memberships"][0].get("start_date", ""))


@pytest.mark.parametrize(
    ("kind", "feature"), [pytest.param(k, f, id=f"{k}: {name}") for k, rows in FEATURES.items() for name, f in rows]
)
def test_every_feature_occurs(kind: str, feature: Feature) -> None:
    assert any(feature(fields, body) for _, fields, body in entries(kind))


def test_other_names_and_abbreviations_stand_for_bodies() -> None:
    written = {str(item) for _, fields, _ in entries("articles") for item in fields.get("organizations", ())}
    others: set[str] = set()
    for _, fields, _ in entries("organizations"):
        others |= {item if isinstance(item, str) else item["name"] for item in fields.get("other_names", ())}
    short = {fields["abbreviation"] for _, fields, _ in entries("organizations") if "abbreviation" in fields}
    assert written & others
    assert written & short


def test_names_of_bodies_and_officials_stand_in_the_text() -> None:
    whole = "".join(body for _, _, body in entries("articles"))
    for kind in ("organizations", "people"):
        names = [fields["name"] for _, fields, _ in entries(kind)]
        assert sum(name in whole for name in names) > len(names) / 2


def test_parents_on_three_levels() -> None:
    parent = {fields["name"]: fields.get("parent", "") for _, fields, _ in entries("organizations")}
    assert any(parent.get(parent.get(above, ""), "") == "" and parent.get(above) for above in parent.values())


def test_namesakes_are_told_apart() -> None:
    names = Counter(fields["name"] for _, fields, _ in entries("people"))
    namesakes = {name for name, count in names.items() if count == 2}
    assert len(namesakes) >= 2
    assert max(names.values()) == 2
    mappings = 0
    for _, fields, _ in entries("articles"):
        for item in fields.get("officials", ()):
            if isinstance(item, str):
                assert unicodedata.normalize("NFC", item) not in namesakes
            elif item["name"] in namesakes:
                assert item["role"]
                assert item["organization"]
                mappings += 1
    assert mappings


# --- nothing real, nothing wrong ---------------------------------------------------------------------------


def test_every_name_is_plainly_made_up() -> None:
    for kind in ("people", "authors", "organizations", "documents", "topics"):
        for path, fields, _ in entries(kind):
            name = fields.get("name") or fields["title"]
            assert re.search(r"\b(mẫu|thử|thử nghiệm|ví dụ)\b", name.lower()), path


def test_every_url_leads_nowhere_real() -> None:
    for path, data in made().items():
        if path.endswith((".png", ".jpg")):
            continue
        for url in re.findall(r"https?://[^\s\"')>]+", data.decode()):
            host = urlsplit(url).hostname or ""
            assert host.endswith((".example.org", ".example")), (path, url)


def test_every_front_matter_is_yaml() -> None:
    for path, data in made().items():
        if path.endswith(".md"):
            assert isinstance(yaml.load(parts(data)[0], Loader=yaml.CSafeLoader), dict), path
            assert b"\r" not in data
    glossary = yaml.load(made()["content/glossary.yml"], Loader=yaml.CSafeLoader)
    assert all(isinstance(meaning, str) for meaning in glossary.values())


def test_no_link_leads_to_a_missing_file_or_heading() -> None:
    files = {path.removeprefix("content/"): data for path, data in made().items() if path.startswith("content/")}
    count = 0
    for path, data in files.items():
        if not path.endswith(".md"):
            continue
        for url in re.findall(r"\]\(([^)\s]+)", parts(data)[1]):
            if ":" in url:
                continue
            file, _, anchor = url.partition("#")
            inside = file[1:] if file.startswith("/") else posixpath.join(posixpath.dirname(path), file)
            target = posixpath.normpath(inside) if file else path
            assert target in files, (path, url)
            assert not anchor or f"#{anchor}" in re.sub(r"\]\([^)]*\)", "", files[target].decode()), (path, url)
            count += 1
    assert count > ARTICLES


def test_no_address_id_or_old_url_twice() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for kind in FEATURES:
        for path, fields, _ in entries(kind):
            year = path.split("/")[1] if kind == "articles" else ""
            stem = posixpath.basename(path).removesuffix(".md")
            seen[f"slug in {kind} {year}", fields.get("slug", stem)] += 1
            seen.update(("alias", alias) for alias in fields.get("aliases", ()))
            if "id" in fields:
                seen["id", fields["id"]] += 1
    assert [what for what, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_a_build_has_no_errors_and_few_warnings(seed: int, tmp_path: Path) -> None:
    for path, data in demo.files(130, seed):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    report = Site(tmp_path).build(drafts=True, future=True)
    assert [problem for problem in report.problems if problem.severity == "error"] == []
    assert 1 <= len(report.problems) <= 5
    assert report.articles == 130

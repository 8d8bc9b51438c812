"""The corpus as a Hugo site: the same bodies, front matter in Hugo's own words, its templates in ``themes/hugo``.

Owns: what of Markdown's syntax is written otherwise for Goldmark, how our lists are Hugo's taxonomies.
Must not know: how Hugo is run or timed.

Years of entities with long lists, and the corrections, are terms of one more taxonomy with addresses of their own: Hugo
collects those while it reads, and no template has to search for articles.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from bench.extract import Article, Corpus, Entity, Own, source

TEMPLATES = Path(__file__).parent / "themes" / "hugo"
_ZONE = timezone(timedelta(hours=7))
_HEADING = re.compile(r"^(#{1,6} .*?)[ \t]*\{:?([^{}\n]*)\}[ \t]*$", re.MULTILINE)
_BLOCK = re.compile(r"^\{:([^{}\n]*)\}[ \t]*$", re.MULTILINE)
_INLINE = re.compile(r"\{:[^{}\n]*\}")
YEARS, MONTHS, CORRECTIONS = "theo-nam", "thang", "dinh-chinh"
CONFIG = """\
baseURL = "{origin}/"
title = {title}
defaultContentLanguage = "vi"
timeZone = "Asia/Ho_Chi_Minh"
disableKinds = ["robotsTXT"]
disableHugoGeneratorInject = true
enableGitInfo = false

[pagination]
pagerSize = 20
path = "trang"
disableAliases = true

[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]

[outputFormats.rss]
mediaType = "application/rss+xml"
baseName = "feed"

[services.rss]
limit = 20

[taxonomies]
{taxonomies}

[markup.goldmark.extensions]
typographer = false
linkify = false

[markup.goldmark.parser]
autoHeadingID = true

[markup.goldmark.parser.attribute]
title = true
block = true

[params]
style = "{style}"

{menus}
"""


def write(corpus: Corpus, content: Path, folder: Path) -> None:
    """Writes the Hugo site; ``content`` is our own folder, from which drafts are taken."""
    long = {(entity.kind, entity.slug): frozenset(entity.years) for entity in corpus.entities if entity.years}
    for article in corpus.articles:
        _put(folder, _article_path(article), _article(corpus, article, long), article.body)
    for number, path in enumerate(corpus.hidden, 1):
        head = {"title": f"Nháp {number}", "draft": True}
        _put(folder, f"content/tin/nhap-{number}.md", head, source(content / path)[1])
    for entity in corpus.entities:
        _entity(corpus, entity, folder)
    for page in corpus.pages:
        _put(folder, f"content{page.url.rstrip('/')}.md", _own(page), page.body)
    _lists(corpus, folder)
    (folder / "hugo.toml").write_text(_config(corpus), "utf-8")
    shutil.copytree(TEMPLATES, folder / "layouts", dirs_exist_ok=True)


def markdown(text: str) -> str:
    """A body as Goldmark takes it: attributes of headings and blocks; it has none for words within a paragraph."""
    text = _HEADING.sub(lambda match: f"{match[1]} {{{match[2].strip()}}}", text)
    text = _BLOCK.sub(lambda match: f"{{{match[1].strip()}}}", text)
    return _INLINE.sub("", text)


def _article_path(article: Article) -> str:
    return f"content{article.url.rstrip('/')}.md"


def _article(corpus: Corpus, article: Article, long: dict[tuple[str, str], frozenset[int]]) -> dict[str, Any]:
    """An article's front matter."""
    words = corpus.words
    moment = datetime.fromtimestamp(article.moment, _ZONE)
    terms = {
        "organizations": article.organizations,
        "people": article.people,
        "topics": (article.topic,) if article.topic else (),
        "documents": article.documents,
        "authors": article.authors,
    }
    years = [
        f"{words[kind]}--{slug}--{article.year}"
        for kind, slugs in terms.items()
        for slug in slugs
        if article.year in long.get((kind, slug), ())
    ]
    if article.corrections:
        years.append(CORRECTIONS)
    head: dict[str, Any] = {"title": article.title, "date": moment.isoformat()}
    head |= {words[kind]: list(slugs) for kind, slugs in terms.items() if slugs}
    if article.month:
        head[MONTHS] = [article.month]
    if years:
        head[YEARS] = years
    if article.aliases:
        head["aliases"] = list(article.aliases)
    head["description"] = article.summary
    head["params"] = dict(_params(article))
    return head


def _params(article: Article) -> Iterator[tuple[str, Any]]:
    yield "guid", article.guid
    yield "ngay", article.date
    yield "shown", article.shown
    yield "changed", article.changed
    yield "day", article.day
    if article.standfirst:
        yield "standfirst", True
    if article.updated:
        yield "updated", list(article.updated)
    if article.image:
        yield "image", _image(article.image)
    if article.officials:
        yield (
            "officials",
            [
                {name: value for name in ("person", "rank", "role", "organization") if (value := getattr(one, name))}
                for one in article.officials
            ],
        )
    if article.corrections:
        yield "corrections", [list(one) for one in article.corrections]
    if article.source:
        yield "source", list(article.source)
    if article.pictures:
        yield "pictures", list(article.pictures)


def _image(image: dict[str, Any]) -> dict[str, Any]:
    """A picture, which Hugo makes in the same widths."""
    given = {name: value for name, value in image.items() if name != "srcset"}
    widths = [int(one.split(" ")[1].rstrip("w")) for one in image.get("srcset", "").split(", ") if one]
    return given | ({"widths": widths} if widths else {})


def _entity(corpus: Corpus, entity: Entity, folder: Path) -> None:
    word = corpus.words[entity.kind]
    head: dict[str, Any] = {"title": entity.name, "weight": entity.place}
    if entity.aliases:
        head["aliases"] = list(entity.aliases)
    head["params"] = {"letter": entity.letter}
    _put(folder, f"content/{word}/{entity.slug}/_index.md", head, entity.body)
    for year in entity.years:
        term = {
            "title": f"{entity.name} trong năm {year}",
            "date": f"{year}-01-01",  # else Hugo looks for the newest article of each, with the square of all terms
            "url": f"{entity.url}nam-{year}/",
            "params": {"of": f"/{word}/{entity.slug}", "year": year},
        }
        _put(folder, f"content/{YEARS}/{word}--{entity.slug}--{year}/_index.md", term, "")


def _own(page: Own) -> dict[str, Any]:
    head: dict[str, Any] = {"title": page.title}
    return head | ({"aliases": list(page.aliases)} if page.aliases else {})


def _lists(corpus: Corpus, folder: Path) -> None:
    """The lists that have no file in our content."""
    hidden = {"build": {"render": "never", "list": "never"}}
    sections = dict(corpus.footer)
    _put(folder, "content/_index.md", {"title": corpus.title, "params": {"lead": corpus.lead}}, "")
    _put(folder, "content/tin/_index.md", {"title": "Tin tức"}, "")
    for kind, word in corpus.words.items():
        feed = (
            {"cascade": [{"target": {"kind": "term"}, "outputs": ["html", "rss"]}]} if kind == "organizations" else {}
        )
        _put(folder, f"content/{word}/_index.md", {"title": corpus.names[f"/{word}/"], **feed}, "")
    for year in sorted({article.year for article in corpus.articles}):
        _put(folder, f"content/tin/{year}/_index.md", {"title": f"Tin năm {year}"}, "")
    for month in sorted({article.month for article in corpus.articles if article.month}):
        year, number = month.split("-")
        head = {
            "title": f"Tin tháng {int(number)}/{year}",
            "date": f"{month}-01",
            "url": f"/tin/{year}/thang-{number}/",
        }
        _put(folder, f"content/{MONTHS}/{month}/_index.md", head, "")
    _put(folder, f"content/{MONTHS}/_index.md", hidden, "")
    quiet = {"cascade": [{"target": {"kind": "term"}, "sitemap": {"disable": True}}]}
    _put(folder, f"content/{YEARS}/_index.md", hidden | quiet, "")
    corrections = {"title": "Đính chính", "url": "/dinh-chinh/", "layout": "dinh-chinh", "sitemap": {"disable": False}}
    _put(folder, f"content/{YEARS}/{CORRECTIONS}/_index.md", corrections, "")
    terms = [list(term) for term in corpus.glossary]
    names = {url: name for name, url in sections.items()}
    glossary = {"title": names.get("/thuat-ngu/", ""), "layout": "thuat-ngu", "params": {"terms": terms}}
    _put(folder, "content/thuat-ngu.md", glossary, "")
    _put(folder, "content/nguon-tin.md", {"title": names.get("/nguon-tin/", ""), "layout": "nguon-tin"}, "")


def _config(corpus: Corpus) -> str:
    taxonomies = (*corpus.words.values(), MONTHS, YEARS)
    menus = [
        f'[[menus.{menu}]]\nname = {json.dumps(name, ensure_ascii=False)}\nurl = "{url}"\nweight = {place}\n'
        for menu, links in (("main", corpus.sections), ("footer", corpus.footer))
        for place, (name, url) in enumerate(links, 1)
    ]
    return CONFIG.format(
        origin=corpus.origin,
        title=json.dumps(corpus.title, ensure_ascii=False),
        taxonomies="\n".join(f'{word} = "{word}"' for word in taxonomies),
        style=corpus.style,
        menus="\n".join(menus),
    )


def _put(folder: Path, path: str, head: dict[str, Any], body: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(f"---\n{dump(head)}---\n\n{markdown(body)}", "utf-8")


def dump(value: dict[str, Any], depth: int = 0) -> str:
    """Front matter as YAML in block style; scalars are quoted as JSON where they are texts."""
    lines = []
    for key, item in value.items():
        lines.append(f"{'  ' * depth}{key}:{_item(item, depth)}")
    return "\n".join(lines) + "\n"


def _item(item: Any, depth: int) -> str:
    inner = "  " * (depth + 1)
    if isinstance(item, dict) and item:
        return "\n" + dump(item, depth + 1).rstrip("\n")
    if isinstance(item, list) and item:
        if all(isinstance(one, dict) for one in item):
            return "".join(f"\n{inner}- {dump(one, depth + 2).strip()}" for one in item)
        return "".join(f"\n{inner}- {json.dumps(one, ensure_ascii=False)}" for one in item)
    return " " + json.dumps(item, ensure_ascii=False)

"""What our own loader makes of the corpus, as plain values that another tool's content can be written from.

Owns: what every tool is to publish: which articles, under which addresses, listed where, in which order.
Must not know: any other tool.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_gen import building, config, dates
from site_gen.i18n import Words
from site_gen.model import TERM_KINDS
from site_gen.options import Options
from site_gen.plan.page import newest_change
from site_gen.site import Site, Story
from site_gen.views import Body, Image

NOW = "2026-07-01T12:00:00+07:00"
_LINK = re.compile(r"(\]\()([^()\s]+)((?:\s+\"[^\"\n]*\")?\))")


@dataclass(frozen=True, slots=True)
class Official:
    """A person in an article: slugs of the person and the body, the title of that day."""

    person: str
    rank: str
    role: str
    organization: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A published article. ``moment`` is when, in seconds, each article at another, so that all tools list them in one
    order; ``day`` is whether its day is known."""

    path: str
    url: str
    title: str
    guid: str
    moment: int
    day: bool
    date: str
    shown: str
    year: int
    month: str
    changed: str
    updated: tuple[str, str] | None
    summary: str
    standfirst: str
    image: dict[str, Any] | None
    topic: str
    organizations: tuple[str, ...]
    officials: tuple[Official, ...]
    people: tuple[str, ...]
    documents: tuple[str, ...]
    authors: tuple[str, ...]
    corrections: tuple[tuple[str, str, str], ...]
    source: tuple[str, str] | None
    aliases: tuple[str, ...]
    pictures: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An organization, official, topic, document or author; ``place`` and ``letter`` are those in the index of its
    kind, ``years`` those with pages of their own."""

    kind: str
    slug: str
    path: str
    url: str
    name: str
    place: int
    letter: str
    changed: str
    years: tuple[int, ...]
    aliases: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A page of the maintainers' own."""

    path: str
    url: str
    title: str
    aliases: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything that is published; ``lead`` is the address of the article that the first page begins with."""

    title: str
    origin: str
    style: str
    lead: str
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    pages: tuple[Own, ...]
    glossary: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    footer: tuple[tuple[str, str], ...]
    words: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def options(jobs: int = 1) -> Options:
    """How every build here is made."""
    return Options(now=dates.parse(NOW, dates.zone("Asia/Ho_Chi_Minh")).start, jobs=jobs)


def corpus(root: Path) -> Corpus:
    """The corpus of the site at ``root`` as it would be published."""
    settings = config.load(root)
    return building.planned(settings, options(), lambda planned: _corpus(settings.content, planned))


def source(path: Path) -> tuple[str, str]:
    """A content file's front matter and body."""
    text = path.read_text("utf-8-sig").replace("\r\n", "\n")
    _, head, body = text.split("---\n", 2)
    return head, body.lstrip("\n")


def _corpus(content: Path, planned: building.Planned) -> Corpus:
    site, words = planned.site, planned.renderer.words
    chrome = planned.renderer.chrome
    aliases: dict[str, list[str]] = {}
    for alias, link, _ in site.redirects:
        aliases.setdefault(link.url, []).append("/" + alias.lstrip("/"))
    articles = tuple(_articles(content, site, words, aliases))
    known = {article.path for article in articles}
    everything = sorted(path.relative_to(content).as_posix() for path in (content / "articles").rglob("*.md"))
    return Corpus(
        title=chrome.title,
        origin=chrome.origin,
        style=chrome.stylesheet,
        lead=next((page.view().lead.url for page in planned.pages if page.maker == "home.html"), ""),  # type: ignore[attr-defined]
        articles=articles,
        entities=tuple(_entities(content, planned, aliases)),
        pages=tuple(
            Own(
                path=page.path,
                url=f"/{page.slug}/",
                title=page.name,
                aliases=tuple(aliases.get(f"/{page.slug}/", ())),
                body=_body(content, page.path, site.texts.of(page)),
            )
            for page in site.pages
        ),
        glossary=site.glossary,
        hidden=tuple(path for path in everything if path not in known),
        sections=tuple((link.name, link.url) for link in chrome.sections),
        footer=tuple((link.name, link.url) for link in chrome.footer),
        words={kind: planned_section(planned, kind) for kind in TERM_KINDS},
        names={page.url: page.view().head.title for page in planned.pages if page.maker == "index.html"},  # type: ignore[attr-defined]
    )


def planned_section(planned: building.Planned, kind: str) -> str:
    """The word that the addresses of a kind begin with."""
    entities = planned.site.entities[kind]
    return entities[0].link.url.split("/")[1] if entities else kind


def _articles(content: Path, site: Site, words: Words, aliases: dict[str, list[str]]) -> Iterator[Article]:
    last = 0
    for story in site.stories:  # the newest first
        moment = story.date.start + 50 if story.date.start + 50 < last or not last else last - 1
        last = moment
        yield _article(content, site, story, words, aliases, moment)


def _article(
    content: Path, site: Site, story: Story, words: Words, aliases: dict[str, list[str]], moment: int
) -> Article:
    record, card, body = story.record, story.card, site.texts.of_story(story)
    updated = card.updated
    corrections = sorted(story.corrections, key=lambda one: one.date.start)
    inside = (target.url for target in body.targets if target.width)
    pictures = tuple(dict.fromkeys((*((card.image.src,) if card.image else ()), *inside)))
    return Article(
        path=record.path,
        url=card.url,
        title=card.title,
        guid=card.guid,
        moment=moment,
        day=card.date.precision >= dates.DAY,
        date=card.date.text,
        shown=words.date(card.date),
        year=card.date.year,
        month=f"{card.date.year:04}-{card.date.month:02}" if card.date.month else "",
        changed=story.changed.text,
        updated=(updated.text, words.date(updated)) if updated else None,
        summary=card.summary,
        standfirst=record.summary,
        image=_image(card.image),
        topic=_slug(card.topic.url) if card.topic else "",
        organizations=tuple(_slug(entity.link.url) for entity in story.organizations),
        officials=tuple(
            Official(_slug(one.link.url), one.rank, one.role, _slug(one.organization.url) if one.organization else "")
            for one in story.officials
        ),
        people=tuple(_slug(entity.link.url) for entity in story.people),
        documents=tuple(_slug(entity.link.url) for entity in story.documents),
        authors=tuple(_slug(entity.link.url) for entity in story.authors),
        corrections=tuple((one.date.text, words.date(one.date), one.text) for one in corrections),
        source=(record.source.note or record.source.url, record.source.url) if record.source else None,
        aliases=tuple(aliases.get(card.url, ())),
        pictures=pictures,
        body=_body(content, record.path, body),
    )


def _image(image: Image | None) -> dict[str, Any] | None:
    if image is None:
        return None
    shown = {name: getattr(image, name) for name in ("src", "alt", "caption", "credit", "width", "height", "srcset")}
    return {name: value for name, value in shown.items() if value}


def _slug(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def _body(content: Path, path: str, body: Body | None) -> str:
    """A Markdown body with its links as they are published."""
    if not path.endswith(".md") or not (content / path).is_file():
        return ""
    text = unicodedata.normalize("NFC", source(content / path)[1])  # as this project publishes every text
    known = {target.value: target.url for target in body.targets} if body else {}
    return _LINK.sub(lambda match: f"{match[1]}{known.get(match[2], match[2])}{match[3]}", text)


def _entities(content: Path, planned: building.Planned, aliases: dict[str, list[str]]) -> Iterator[Entity]:
    site = planned.site
    index: dict[str, tuple[int, str]] = {}
    years: dict[str, list[int]] = {}
    for page in planned.pages:
        if page.maker == "index.html":
            view: Any = page.view()
            found = [(item.link.url, group.letter) for group in view.groups for item in group.items]
            index |= {url: (place, letter) for place, (url, letter) in enumerate(found, 1)}
        match = re.fullmatch(r"(/[^/]+/[^/]+/)nam-(\d{4})/", page.url)
        if match:
            years.setdefault(match[1], []).append(int(match[2]))
    for kind in TERM_KINDS:
        for entity in site.entities[kind]:
            url = entity.link.url
            place, letter = index[url]
            yield Entity(
                kind=kind,
                slug=_slug(url),
                path=entity.path if entity.record else "",
                url=url,
                name=entity.name,
                place=place,
                letter=letter,
                changed=newest_change(site.listed.get(entity, ())),
                years=tuple(years.get(url, ())),
                aliases=tuple(aliases.get(url, ())),
                body=_body(content, entity.path, site.texts.of(entity.record)) if entity.record else "",
            )

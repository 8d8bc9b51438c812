"""What a page says to machines: schema.org data (https://schema.org) of a view, as JSON-LD.

Owns: which type and properties of schema.org say what a view says; a row of ``_DATA`` for each kind of view.
Must not know: how views are made, where in a page the data stands.

Dates stand as they were written, in ISO 8601 and of whatever precision. Only the first page of a list has data of its
own; the others would repeat it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from site_gen.views import Chrome, Counted, Head, Image, Link, Listing
from site_gen.views.articles import ArticleView
from site_gen.views.data import DataView
from site_gen.views.entities import AuthorView, DocumentView, OrganizationView, PersonView, Post
from site_gen.views.pages import HomeView

Thing = dict[str, Any]
BODY = "GovernmentOrganization"
_MOST = 20  # of units and of those who hold posts


def scripts(view: Any, chrome: Chrome) -> tuple[str, ...]:
    """The data of a page, each piece as JSON that may stand in a ``<script>`` element of HTML."""
    return tuple(_json(thing) for thing in things(view, chrome))


def things(view: Any, chrome: Chrome) -> Iterator[Thing]:
    """What the page is about, then its way from the first page down."""
    make = _DATA.get(type(view))
    if make and _first(view):
        yield _tidy(make(view, chrome))
    head: Head = view.head
    if head.breadcrumbs:
        yield _breadcrumbs(head, chrome)


def _first(view: Any) -> bool:
    """Whether a page is a thing's own, not a further one of its articles or those of a year."""
    listing, years = getattr(view, "articles", None), getattr(view, "years", None)
    return not isinstance(listing, Listing) or (listing.pager.number == 1 and not (years and years.chosen))


def _json(thing: Thing) -> str:
    """Compact JSON in which no ``<`` ends the element that it stands in."""
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _tidy(thing: Thing) -> Thing:
    """Without what is empty, at any depth."""
    found = {}
    for key, value in thing.items():
        if isinstance(value, dict):
            value = _tidy(value)  # noqa: PLW2901
        elif isinstance(value, list):
            value = [_tidy(item) if isinstance(item, dict) else item for item in value if item]  # noqa: PLW2901
        if value:
            found[key] = value
    return found


def _absolute(url: str, chrome: Chrome) -> str:
    return chrome.origin + url if url.startswith("/") else url


def _named(kind: str, link: Link, chrome: Chrome) -> Thing:
    """Something that has a page here."""
    return {"@type": kind, "name": link.name, "url": _absolute(link.url, chrome)}


def _all(kind: str, links: Iterable[Link], chrome: Chrome) -> list[Thing]:
    return [_named(kind, link, chrome) for link in links]


def _breadcrumbs(head: Head, chrome: Chrome) -> Thing:
    steps: list[Thing] = [
        {"@type": "ListItem", "position": place, "name": link.name, "item": _absolute(link.url, chrome)}
        for place, link in enumerate(head.breadcrumbs, 1)
    ]
    last = {"@type": "ListItem", "position": len(steps) + 1, "name": head.title}
    return {"@type": "BreadcrumbList", "itemListElement": [*steps, last]}


def _publisher(chrome: Chrome) -> Thing:
    return {**_named("Organization", Link(chrome.title, chrome.home.url), chrome), "logo": _logo(chrome)}


def _logo(chrome: Chrome) -> str:
    return _absolute(chrome.icon, chrome) if chrome.icon else ""


def _picture(image: Image | None, chrome: Chrome) -> Thing | None:
    if image is None:
        return None
    return {
        "@type": "ImageObject",
        "url": _absolute(image.src, chrome),
        "width": image.width,
        "height": image.height,
        "caption": image.caption or image.alt,
        "creditText": image.credit,
    }


def _home(view: HomeView, chrome: Chrome) -> Thing:
    return {
        "@type": "WebSite",
        "name": chrome.title,
        "url": _absolute(chrome.home.url, chrome),
        "description": chrome.description,
        "inLanguage": chrome.language,
        "publisher": _publisher(chrome),
    }


def _article(view: ArticleView, chrome: Chrome) -> Thing:
    card = view.card
    others = [link for link in view.organizations if card.lead is None or link.url != card.lead.url]
    corrections = [change for change in view.changes if change.kind == "corrected"]
    return {
        "@type": "NewsArticle",
        "headline": card.title,
        "mainEntityOfPage": _absolute(card.url, chrome),
        "inLanguage": chrome.language,
        "datePublished": card.date.text,
        "dateModified": card.updated.text if card.updated else "",
        "description": card.summary,
        "image": _picture(card.image, chrome),
        "articleSection": card.topic.name if card.topic else "",
        "author": _all("Person", card.authors, chrome),
        "publisher": _publisher(chrome),
        "about": _all(BODY, (card.lead,) if card.lead else (), chrome),
        "mentions": [
            *_all(BODY, others, chrome),
            *_all("Person", (official.link for official in view.officials), chrome),
        ],
        "citation": [_cited(document, chrome) for document in view.documents],
        "isBasedOn": _source(view.source),
        "correction": [
            {"@type": "CorrectionComment", "text": change.text, "datePublished": change.date.text}
            for change in corrections
        ],
    }


def _cited(document: Counted, chrome: Chrome) -> Thing:
    """A document by its number where it has one."""
    return {**_named("CreativeWork", document.link, chrome), "identifier": document.note}


def _source(source: Link | None) -> Thing | None:
    """Where the news was published first; a source without an address is a name alone."""
    if source is None:
        return None
    name = source.name if source.name != source.url else ""
    return {"@type": "CreativeWork", "name": name, "url": source.url}


def _organization(view: OrganizationView, chrome: Chrome) -> Thing:
    holders = [post for post in view.holders if post.state == "current"]
    return {
        "@type": BODY,
        "name": view.name,
        "alternateName": [*(other.name for other in view.other_names), view.abbreviation],
        "url": _absolute(view.head.url, chrome),
        "description": view.head.description,
        "foundingDate": view.founded.text if view.founded else "",
        "dissolutionDate": view.dissolved.text if view.dissolved else "",
        "parentOrganization": _named(BODY, view.ancestors[-1], chrome) if view.ancestors else None,
        "subOrganization": _all(BODY, (child.link for child in view.children[:_MOST]), chrome),
        "employee": [_employed(post, chrome) for post in holders[:_MOST]],
        "sameAs": [link.url for link in view.links if not link.url.startswith("mailto:")],
    }


def _employed(post: Post, chrome: Chrome) -> Thing:
    """Someone in a post; the role stands between, as https://schema.org/Role explains."""
    return {
        "@type": "EmployeeRole",
        "employee": _named("Person", post.link, chrome),
        "roleName": post.role,
        **_term(post),
    }


def _term(post: Post) -> Thing:
    return {
        "startDate": post.start.text if post.start else "",
        "endDate": post.end.text if post.end else "",
    }


def _person(view: PersonView, chrome: Chrome) -> Thing:
    now = [post for post in view.posts if post.state == "current"]
    bodies = dict.fromkeys(post.link for post in now)
    return {
        "@type": "Person",
        "name": view.name,
        "alternateName": [other.name for other in view.other_names],
        "honorificPrefix": view.honorific_prefix,
        "url": _absolute(view.head.url, chrome),
        "description": view.head.description,
        "image": _picture(view.image, chrome),
        "jobTitle": list(dict.fromkeys(post.role for post in now)),
        "worksFor": _all(BODY, bodies, chrome),
        "hasOccupation": [_occupation(post) for post in view.posts if post.role],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": scheme, "value": value} for scheme, value in view.identifiers
        ],
        "sameAs": [link.url for link in view.links if not link.url.startswith("mailto:")],
    }


def _occupation(post: Post) -> Thing:
    """A post, held now or before, with its time."""
    name = f"{post.role}, {post.link.name}"
    return {"@type": "Role", "hasOccupation": {"@type": "Occupation", "name": name}, **_term(post)}


def _document(view: DocumentView, chrome: Chrome) -> Thing:
    return {
        "@type": "CreativeWork",
        "name": view.name,
        "identifier": view.number,
        "url": _absolute(view.head.url, chrome),
        "datePublished": view.issued.text if view.issued else "",
        "publisher": _named(BODY, view.issuer, chrome) if view.issuer else None,
    }


def _author(view: AuthorView, chrome: Chrome) -> Thing:
    return {
        "@type": "Person",
        "name": view.name,
        "url": _absolute(view.head.url, chrome),
        "description": view.head.description,
    }


def _dataset(view: DataView, chrome: Chrome) -> Thing:
    return {
        "@type": "Dataset",
        "name": f"{view.head.title} · {chrome.title}",
        "url": _absolute(view.head.url, chrome),
        "description": view.head.description,
        "inLanguage": chrome.language,
        "creator": _publisher(chrome),
        "publisher": _publisher(chrome),
        "license": view.license.url if view.license else "",
        "isAccessibleForFree": True,
        "temporalCoverage": view.covers,
        "dateModified": view.changed,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "encodingFormat": file.media_type,
                "contentUrl": _absolute(file.url, chrome),
            }
            for file in view.files
        ],
    }


# What says the data of each kind of page; the others have their breadcrumbs alone.
_DATA: dict[type, Callable[[Any, Chrome], Thing]] = {
    HomeView: _home,
    ArticleView: _article,
    OrganizationView: _organization,
    PersonView: _person,
    DocumentView: _document,
    AuthorView: _author,
    DataView: _dataset,
}

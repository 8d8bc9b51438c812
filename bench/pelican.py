"""The corpus as a Pelican site: the same bodies, metadata as its Markdown reader takes them, settings, theme, plug-in.

Owns: what of our front matter is which metadata there.
Must not know: how Pelican is run or timed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

from bench.extract import Article, Corpus, Entity, source

THEME = Path(__file__).parent / "themes" / "pelican"
_ZONE = timezone(timedelta(hours=7))
_SETTINGS = """\
SITENAME = {title!r}
SITEURL = {origin!r}
FEED_DOMAIN = {origin!r}
PATH = "content"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
THEME = "theme"
THEME_STATIC_PATHS = []
PLUGIN_PATHS = ["theme/plugins"]
PLUGINS = ["terms"]

ARTICLE_PATHS = ["tin"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["assets", "media", "extra"]
EXTRA_PATH_METADATA = {extra!r}
DRAFT_SAVE_AS = ""
DEFAULT_DATE_FORMAT = "%d/%m/%Y"

# Lists of every kind come from the plug-in.
DIRECT_TEMPLATES = ["index", "404", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = ""
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {{"term": None, "archive": None, "corrections": None}}
PAGINATION_PATTERNS = (
    (1, "/{{base_name}}/", "{{base_name}}/index.html"),
    (2, "/{{base_name}}/trang/{{number}}/", "{{base_name}}/trang/{{number}}/index.html"),
)

FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False

# The extensions that this project's Markdown has, and the reader's own.
MARKDOWN = {{
    "extension_configs": dict.fromkeys(
        ("attr_list", "def_list", "fenced_code", "footnotes", "meta", "sane_lists", "tables", "toc"), {{}}
    ),
    "output_format": "html5",
}}
FORMATTED_FIELDS = []
JINJA_ENVIRONMENT = {{"trim_blocks": True, "lstrip_blocks": True, "autoescape": True, "extensions": []}}
STYLE = {style!r}
SECTIONS = {sections!r}
FOOTER = {footer!r}
GLOSSARY = {glossary!r}
KINDS = {kinds!r}
ORIGIN = {origin!r}
LEAD = {lead!r}
"""


def write(corpus: Corpus, content: Path, folder: Path, extra: Iterable[str]) -> None:
    """Writes the Pelican site; ``extra`` are the files of its ``content/extra/``, which are published at the root."""
    topics = {entity.slug: entity.name for entity in corpus.entities if entity.kind == "topics"}
    for article in corpus.articles:
        _put(
            folder,
            f"tin{article.url.removeprefix('/tin').rstrip('/')}.md",
            _article(corpus, article, topics),
            article.body,
        )
    for number, path in enumerate(corpus.hidden, 1):
        metadata = [("Title", f"Nháp {number}"), ("Date", "2026-01-01"), ("Category", "Tin"), ("Status", "draft")]
        _put(folder, f"tin/nhap-{number}.md", metadata, source(content / path)[1])
    for entity in corpus.entities:
        _put(folder, f"terms{entity.url.rstrip('/')}.md", _entity(entity), entity.body)
    for page in corpus.pages:
        where = [("Title", page.title), ("Url", page.url.lstrip("/")), ("Save_as", f"{page.url[1:]}index.html")]
        _put(folder, f"pages{page.url.rstrip('/')}.md", [*where, *_aliases(page.aliases)], page.body)
    (folder / "pelicanconf.py").write_text(_settings(corpus, extra), "utf-8")
    shutil.copytree(THEME, folder / "theme", dirs_exist_ok=True)


def _article(corpus: Corpus, article: Article, topics: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "Title", article.title
    yield "Date", datetime.fromtimestamp(article.moment, _ZONE).strftime("%Y-%m-%d %H:%M:%S")
    yield "Slug", "-".join(article.url.strip("/").split("/")[1:])
    yield "Url", article.url.lstrip("/")
    yield "Save_as", f"{article.url[1:]}index.html"
    yield "Summary", article.summary
    yield "Category", topics.get(article.topic, "Tin")  # Pelican wants one of each article; feeds tell it
    terms = {
        "organizations": article.organizations,
        "people": article.people,
        "topics": (article.topic,) if article.topic else (),
        "documents": article.documents,
        "authors": article.authors,
    }
    for kind, slugs in terms.items():
        if slugs:
            yield corpus.words[kind], ",".join(slugs)
    if article.month:
        yield "Thang", article.month
    yield "Nam", str(article.year)
    more = {
        "date": article.date,
        "shown": article.shown,
        "changed": article.changed,
        "standfirst": bool(article.standfirst),
        "updated": article.updated,
        "image": article.image,
        "officials": [[one.person, one.rank, one.role, one.organization] for one in article.officials],
        "corrections": article.corrections,
        "source": article.source,
        "pictures": article.pictures,
    }
    yield "More", json.dumps({name: value for name, value in more.items() if value}, ensure_ascii=False)
    yield from _aliases(article.aliases)


def _entity(entity: Entity) -> Iterator[tuple[str, str]]:
    yield "Title", entity.name
    yield "Letter", entity.letter
    yield "Place", str(entity.place)
    if entity.years:
        yield "Years", ",".join(map(str, entity.years))
    yield from _aliases(entity.aliases)


def _aliases(aliases: Iterable[str]) -> Iterator[tuple[str, str]]:
    found = ",".join(aliases)
    if found:
        yield "Aliases", found


def _settings(corpus: Corpus, extra: Iterable[str]) -> str:
    return _SETTINGS.format(
        title=corpus.title,
        origin=corpus.origin,
        extra={f"extra/{path}": {"path": path} for path in extra},
        style=corpus.style,
        lead=corpus.lead.lstrip("/"),
        sections=list(corpus.sections),
        footer=list(corpus.footer),
        glossary=list(corpus.glossary),
        kinds={word: corpus.names[f"/{word}/"] for word in corpus.words.values()},
    )


def _put(folder: Path, path: str, metadata: Iterable[tuple[str, str]], body: str) -> None:
    target = folder / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    head = "".join(f"{name}: {value}\n" for name, value in metadata)
    target.write_text(f"{head}\n{body}", "utf-8")

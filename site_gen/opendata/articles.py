"""All articles as records by Dublin Core's names (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/).

Owns: the fields of an article, as NDJSON and as CSV (RFC 4180) that a spreadsheet may open.
Must not know: articles' bodies, where the files are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from site_gen.opendata.form import Thing, absolute, known, lines, written
from site_gen.views.data import ArticleFacts, ArticlesData, Ref

TYPE = "Text"  # of the DCMI Type Vocabulary
COLUMNS = (
    *("identifier", "url", "type", "title", "date", "modified", "creator", "publisher", "language", "subject"),
    *("description", "source", "source_name", "references", "persons", "person_ids"),
    *("organizations", "organization_ids", "corrections"),
)
_IDS = {"person_ids": "persons", "organization_ids": "organizations"}  # columns of what stands in others
_BOM = "\ufeff"  # by which spreadsheets know UTF-8
_SEPARATOR = " | "
# What a spreadsheet takes for a formula (OWASP, CSV Injection), and our own mark: at the beginning of a cell, and where
# one begins to a spreadsheet that parts them by semicolons or tabs, and so heeds no quotation marks around ours.
_FORMULA = re.compile(r"^(?=[\t\r\n])|(^|(?<=[;\t\r\n]))(?=\"*[=+\-@'＝＋－＠])")


def ndjson(view: ArticlesData) -> str:
    """``articles.ndjson``: a record a line."""
    return lines(_record(article, view) for article in view.articles)


def table(view: ArticlesData) -> str:
    """``articles.csv``: the same, a record a row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for article in view.articles:
        writer.writerow(map(_guarded, _row(_record(article, view))))
    return _BOM + out.getvalue()


def _record(article: ArticleFacts, view: ArticlesData) -> Thing:
    card, source, origin = article.card, article.source, view.origin
    return known(
        {
            "identifier": card.guid,
            "url": absolute(card.url, origin),
            "type": TYPE,
            "title": card.title,
            "date": card.date.text,
            "modified": written(card.updated),
            "creator": [author.name for author in card.authors],
            "publisher": view.publisher,
            "language": view.language,
            "subject": [card.topic.name] if card.topic else None,
            "description": card.summary,
            "source": source.url if source else "",
            "source_name": source.name if source else "",
            "references": [_document(ref, origin) for ref in article.documents],
            "persons": _refs(article.people),
            "organizations": _refs(article.organizations),
            "corrections": [{"date": date.text, "text": text} for date, text in article.corrections],
        }
    )


def _refs(refs: Iterable[Ref]) -> list[Thing]:
    return [{"id": ref.id, "name": ref.name} for ref in refs]


def _document(ref: Ref, origin: str) -> Thing:
    return known({"id": ref.id, "name": ref.name, "number": ref.number, "url": absolute(ref.url, origin)})


def _row(record: Thing) -> list[str]:
    """The cells of a record, in the order of ``COLUMNS``."""
    ids = {column: [ref["id"] for ref in record.get(refs, ())] for column, refs in _IDS.items()}
    return [_cell((record | ids).get(column, "")) for column in COLUMNS]


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else _joined(map(_words, value))


def _words(item: Any) -> str:
    """An item of a list in words: a text, a correction with its date, the name of a person, body or document."""
    if isinstance(item, str):
        return item
    return f"{item['date']}: {item['text']}" if "text" in item else str(item["name"])


def _joined(items: Iterable[str]) -> str:
    """A list in one cell; a bar within an item stands behind a backslash, and so does a backslash."""
    return _SEPARATOR.join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before what would be one. It is taken off
    again by taking one off wherever one stands at the beginning, or behind a semicolon, tab or line break."""
    return _FORMULA.sub("'", cell)

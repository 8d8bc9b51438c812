"""The whole Markdown file of an imported article: front matter and body.

Owns: the fields of the front matter, and their order.
Must not know: how a text is read, how YAML is written, where the file goes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from site_gen.importing import escape
from site_gen.importing.model import Imported, ImportedOfficial
from site_gen.text import match_key

Dump = Callable[[Mapping[str, object]], str]


def to_markdown(
    imported: Imported,
    *,
    identifier: str,
    title: str,
    date: str,
    source_name: str = "",
    source_url: str = "",
    dump: Dump,
) -> str:
    """The text of the file; ``dump`` writes the front matter's YAML without the ``---`` lines."""
    authors: list[str] = [name for name in imported.author.split(", ") if name]
    source = {key: value for key, value in (("name", source_name), ("url", source_url)) if value}
    fields: dict[str, object] = {
        "id": identifier,
        "title": title,
        "date": date,
        "author": authors[0] if len(authors) == 1 else authors,
        "officials": [_official(official) for official in imported.officials],
        "organizations": list(imported.organizations),
        "documents": list(imported.documents),
        "source": source,
    }
    front = dump({key: value for key, value in fields.items() if value}).strip("\n")
    return f"---\n{front}\n---\n\n{_body(imported, title)}"


def _official(official: ImportedOfficial) -> dict[str, str]:
    """The mapping of one official, without what was not printed."""
    pairs = (
        ("name", official.name),
        ("rank", official.rank),
        ("role", official.role),
        ("organization", official.organization),
    )
    return {key: value for key, value in pairs if value}


def _body(imported: Imported, title: str) -> str:
    """The body; a title line in the text that is not the article's title stays, as a heading."""
    if imported.title is None or _plain(imported.title) == _plain(title):
        return imported.body
    return f"## {escape.heading(imported.title)}\n\n{imported.body}"


def _plain(title: str) -> str:
    """A title for comparing: quotation marks and closing marks do not count."""
    return match_key("".join(letter for letter in title if letter.isalnum() or letter.isspace()))

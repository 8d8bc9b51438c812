"""Importing a plain-text article: text in, front matter and Markdown out.

Owns: the order in which the rules are asked.
Must not know: files, the command line, or any article's names: everything is told by rule.
"""

from __future__ import annotations

from site_gen.importing import captions, dateline, layout, markdown_body, numbered
from site_gen.importing.byline import part
from site_gen.importing.document import to_markdown
from site_gen.importing.model import Imported, ImportedOfficial
from site_gen.importing.officials import everybody, lead, merge
from site_gen.importing.reading import Reading
from site_gen.importing.registry import known_bodies, organizations

__all__ = ["Imported", "ImportedOfficial", "import_text", "to_markdown"]


def import_text(text: str) -> Imported:
    """Reads ``text`` by rule: title line, author, officials, bodies, documents, and the body in Markdown."""
    parted = part(layout.blocks(text))
    blocks = captions.mark(parted.blocks)
    told = [dateline.without(block.text) for block in blocks]
    people = everybody(told, known_bodies(told))
    known = frozenset(mention.key for mention in people)
    return Imported(
        title=parted.title,
        author=parted.author,
        officials=merge(people),
        organizations=organizations([Reading(text, known) for text in told], lead(people)),
        documents=numbered.documents(block.text for block in blocks),
        body=markdown_body.body(blocks),
    )

"""An item in full, as HTML for feed readers: no class, no script, every URL absolute.

Owns: what stands around a body there, and the form of a digest.
Must not know: the format of the feed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from site_gen.feeds.view import Digest, FeedItem
from site_gen.text import clean_html
from site_gen.views import Body, Card, Image
from site_gen.views.editions import Section

# (body, absolute URL of its page, the site's origin) to HTML with absolute URLs, in UTF-8
BodyMaker = Callable[[Body, str, str], bytes]


def html(item: FeedItem, origin: str, body: BodyMaker) -> bytes:
    """The whole of ``item``, in UTF-8; empty where it is to be shown by its summary."""
    if isinstance(item.content, Digest):
        inner = b"\n".join(_digest(item.content, item.url, origin, body))
    elif item.content and item.content.digest:
        inner = body(item.content, item.url, origin)
    else:
        return b""
    around = [_utf8(f"<p><em>{escape(note)}</em></p>") for note in item.notes]
    around.append(inner)
    source = item.source
    if source:
        url, name = escape(source.url), escape(source.name)
        around.append(_utf8(f'<p>{escape(item.credit)} <a href="{url}">{name}</a></p>'))
    return b"\n".join(around)


def _utf8(line: str) -> bytes:
    return clean_html(line).encode()


def _digest(digest: Digest, page: str, origin: str, body: BodyMaker) -> Iterator[bytes]:
    if digest.note and digest.note.digest:
        yield _utf8(f"<h2>{escape(digest.note_title)}</h2>")
        yield body(digest.note, page, origin)
    yield from map(_utf8, _listed(digest, origin))


def _listed(digest: Digest, origin: str) -> Iterator[str]:
    for section in digest.sections:
        yield f"<h2>{_topic(section, digest.other, origin)}</h2>"
        for card in section.cards:
            yield f"<h3>{_title(card, origin)}</h3>"
            if card.image:
                yield _picture(card.image, origin)
            if card.summary:
                yield f"<p>{escape(card.summary)}</p>"
        if section.more:
            yield "<ul>"
            yield from (f"<li>{_title(card, origin)}</li>" for card in section.more)
            yield "</ul>"


def _topic(section: Section, other: str, origin: str) -> str:
    topic = section.topic
    return f'<a href="{escape(origin + topic.url)}">{escape(topic.name)}</a>' if topic else escape(other)


def _title(card: Card, origin: str) -> str:
    return f'<a href="{escape(origin + card.url)}">{escape(card.title)}</a>'


def _picture(image: Image, origin: str) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    return f'<p><img src="{escape(origin + image.src)}" alt="{escape(image.alt)}"{size}></p>'

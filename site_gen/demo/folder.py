"""The whole demo as a stream of files.

Owns: how much of everything ``articles`` articles want, and the order of the files.
Must not know: where the files go; nothing here touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_gen.demo import entries, frame, media, notes, pictures
from site_gen.demo.article import Newsroom
from site_gen.demo.bodies import bodies
from site_gen.demo.cast import Casting
from site_gen.demo.links import Library
from site_gen.demo.names import Names
from site_gen.demo.papers import papers, topics
from site_gen.demo.people import people, writers
from site_gen.demo.registry import Registry

BODY_BYTES = 9000


def files(articles: int, seed: int = 1, body_bytes: int = BODY_BYTES) -> Iterator[tuple[str, bytes]]:
    """Every file of the demo: its path (with forward slashes) and its bytes, always in the same order.

    Articles are written one at a time; in memory is only the registry, which stops growing at 10,000 articles.
    ``body_bytes`` is the mean size of an article's body.
    """
    for path, text in frame.files():
        yield path, text.encode()
    yield f"content/{media.TABLE_PATH}", media.TABLE.encode()
    for picture in media.PICTURES:
        yield f"content/{picture.path}", pictures.draw(picture, seed)
    registry = make_registry(articles, seed)
    casting = Casting(registry)
    for path, text in entries.files(entries.Desk(registry, casting, seed)):
        yield f"content/{path}", text.encode()
    newsroom = Newsroom(articles, seed, casting, Library(registry), body_bytes)
    for number in range(1, articles + 1):
        path, text = newsroom.article(number)
        yield f"content/{path}", text.encode()
    for path, text in notes.files(sorted(newsroom.days), registry):
        yield f"content/{path}", text.encode()


def make_registry(articles: int, seed: int) -> Registry:
    """Everyone whom so many articles need."""
    names = Names()
    organizations = bodies(_between(12, articles // 30, 400), seed, names)
    return Registry(
        bodies=organizations,
        people=people(_between(30, articles // 5, 2000), organizations, seed, names),
        papers=papers(_between(5, articles // 20, 500), organizations, seed, names),
        topics=topics(_between(12, articles // 25, 40), names),
        writers=writers(_between(5, articles // 50, 60), seed, names),
    )


def _between(least: int, wanted: int, most: int) -> int:
    return max(least, min(wanted, most))

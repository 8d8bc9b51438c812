"""What was edited since the last build, where that is nothing but the words of a few articles.

Owns: which edits touch no more than the article's own text.
Must not know: what is done with an edit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from site_gen import gather, packed, read
from site_gen.cache import Cache
from site_gen.model import Article, Filed, Inside
from site_gen.read import Found, Stamp

_MOST = 8  # articles; for more a whole build is as quick
_MOST_TOUCHED = 1000  # files that have to be read to know that they are the same


@dataclass(frozen=True, slots=True)
class Edit:
    """An article whose words were edited: itself and its compiled body as they are now, the line that its text begins
    on, and how it is stored."""

    article: Filed
    first_line: int
    body: tuple[str, bytes, bytes]
    row: tuple[str, Stamp, str, bytes]


@dataclass(frozen=True, slots=True)
class Edits:
    """All there is to do: articles whose words were edited, and the rows of files that were only touched."""

    edited: tuple[Edit, ...]
    touched: tuple[tuple[str, Stamp, str, bytes], ...]


def since(desk: gather.Desk, sources: read.Sources, folders: Collection[str], cache: Cache) -> Edits | None:
    """The edits since the last build, all of which are in those ``folders``; None where files came or went, or
    something else changed than words."""
    known = {path: stamp for folder in folders for path, stamp in cache.stamps_in(folder)}
    every = (*sources.content, *(one._replace(path=read.STATIC + one.path) for one in sources.static))
    found = [one for one in every if read.folder_of(one.path) in folders]
    changed = [one for one in found if known.get(one.path) != one.stamp]
    if len(found) != len(known) or len(changed) > _MOST_TOUCHED or not all(one.path in known for one in changed):
        return None
    return of(desk, changed, sources.scanned, cache)


def of(desk: gather.Desk, changed: Iterable[Found], scanned: int, cache: Cache) -> Edits | None:
    """The edits in files that were ``changed``, as they were looked at when ``scanned``; None where something else
    changed than words."""
    edited, touched = [], []
    for one in changed:
        result = _result(desk, one, scanned, cache)
        if result is None:
            return None
        if isinstance(result, Edit):
            edited.append(result)
            if len(edited) > _MOST:
                return None
        else:
            touched.append(result)
    return Edits(tuple(edited), tuple(touched))


def _result(desk: gather.Desk, one: Found, scanned: int, cache: Cache) -> Edit | tuple[str, Stamp, str, bytes] | None:
    old = cache.source(one.path)
    if old is None or one.path.startswith(read.STATIC):
        return None
    stamp = read.trusted(one.stamp, scanned)
    result = gather.look(desk, (one.path, one.kind, one.file, old.digest))
    if isinstance(result, gather.Same):
        return one.path, stamp, old.digest, old.raw
    if result.problems or not result.body or not _same_front(old.record, packed.load(result.record)):
        return None
    body = old.record.outline.digest
    if not _same_inside(cache.inside(body) if body else Inside(), packed.inside_of(result.body[1])):
        return None
    row = one.path, stamp, result.digest, result.record
    return Edit(packed.held(result.record, stored=False), result.first_line, result.body, row)


def _same_front(old: object, new: object) -> bool:
    """Whether it is an article, of which nothing changed that another page or the sitemap shows."""
    if not isinstance(old, Article) or not isinstance(new, Article):
        return False
    return old.outline.lead == new.outline.lead and replace(old, outline=new.outline, digest=new.digest) == new


def _same_inside(old: Inside, new: Inside) -> bool:
    """Whether no link in a body came or went, and nothing that can be led to."""
    return old.anchors == new.anchors and _led_to(old) == _led_to(new)


_Led = tuple[str, bool, bool]


def _led_to(body: Inside) -> tuple[set[_Led], tuple[_Led, ...]]:
    """All that a body leads to, and its pictures in their order, in which the sitemap has them."""
    led = dict.fromkeys((one.value, one.picture, one.bare) for one in body.references)
    return set(led), tuple(one for one in led if one[1])

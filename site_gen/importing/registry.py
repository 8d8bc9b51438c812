"""The bodies of an article: every one that it names, each once.

Owns: finding the mentions, settling doubtful ends, one entry for one body, and their order.
Must not know: how a single name is read (``bodies``), nor posts' holders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_gen.importing.bodies import body_end, walk_name
from site_gen.importing.boundaries import ends_name
from site_gen.importing.names import NOBODY, known_name
from site_gen.importing.posts import plain_name, post_at
from site_gen.importing.reading import NameKey, Reading
from site_gen.importing.sameness import Name, same_body
from site_gen.importing.tables import bodies, people
from site_gen.importing.tokens import tokenize
from site_gen.text import match_key


@dataclass(frozen=True, slots=True)
class Mention:
    """A body's name at one place; ``shorter`` is it without its last word, when that word is in doubt.

    ``alias`` is the abbreviation in parentheses behind it: "Tập đoàn Mẫu (VMG)".
    """

    name: str
    end: int
    shorter: str = ""
    alias: str = ""


def organizations(readings: Iterable[Reading], lead: str = "") -> tuple[str, ...]:
    """Every body once, in the article's order; the one that ``lead`` names comes first."""
    found = [mention for reading in readings for mention in mentions(reading)]
    aliases = {match_key(mention.alias) for mention in found if mention.alias}
    entries = merge(name for name in settled(found) if match_key(name) not in aliases)
    if lead:
        first = [entry for entry in entries if _same(lead, entry)]
        entries = first[:1] + [entry for entry in entries if entry not in first[:1]]
    return tuple(entries)


def known_bodies(texts: Iterable[str]) -> frozenset[NameKey]:
    """The names of bodies in ``texts`` in the form for looking up, also without the place they are followed by."""
    known: set[NameKey] = set()
    for name in (mention.name for text in texts for mention in mentions(Reading(text))):
        tokens = tokenize(name)
        keys = tuple(token.key for token in tokens)
        levels = [place for place in range(2, len(keys)) if bodies.LEVELS.match(tokens, place)]
        known.update({keys, keys[: levels[0]]} if levels else {keys})
    return frozenset(known)


def mentions(reading: Reading) -> Iterator[Mention]:
    """The names of bodies in ``reading``, in order, without those that a person only has a seat in."""
    place = 0
    while place < len(reading.tokens):
        post = post_at(reading, place, holder=NOBODY)
        if post is not None:
            read_here = bool(post.organization) and body_end(reading, post.body) == post.body
            taken = post.seat or read_here
            if read_here and not post.seat:
                yield Mention(post.organization, post.end)
            place = post.end if taken else max(post.body, place + 1)
            continue
        several = list(_several(reading, place))
        yield from several
        found = None if several else _mention(reading, place)
        if found:
            yield found
        place = several[-1].end if several else found.end if found else place + 1


def _mention(reading: Reading, place: int) -> Mention | None:
    """The name that begins at ``place``, if one does."""
    if known_name(reading, place) or people.PLACES.match(reading.tokens, place - 1) > 1:
        return None
    walk = walk_name(reading, place)
    before = reading.at(place - 1).key
    if walk is None or (before in bodies.PLURALS and walk.head not in bodies.ALONE):
        return None
    if walk.head in bodies.PRESS and before in bodies.BEFORE_PRESS:
        return None
    name = plain_name(reading, place, walk.place)
    following = reading.at(walk.place)
    doubtful = walk.guessed and following.lower and not ends_name(reading, walk.place)
    shorter = plain_name(reading, place, walk.place - 1) if doubtful else ""
    bracketed = following.text == "(" and reading.at(walk.place + 2).text == ")" and reading.at(walk.place + 1).acronym
    return Mention(name, walk.place, shorter, reading.at(walk.place + 1).text if bracketed else "")


def _several(reading: Reading, place: int) -> Iterator[Mention]:
    """Reads "các Bộ: Y tế, Quốc phòng và Tài chính": one head for several bodies."""
    head = place + 1
    if reading.at(place).key not in bodies.PLURALS or bodies.HEADS.match(reading.tokens, head) != 1:
        return
    start = head + 1 + (reading.at(head + 1).text == ":")
    kind = reading.at(head).text.capitalize()
    while end := _field(reading, start):
        yield Mention(f"{kind} {reading.slice(start, end)}", end)
        if reading.at(end).text not in {",", ";"} and reading.at(end).key != "và":
            return
        start = end + 1


def _field(reading: Reading, place: int) -> int:
    """The end of a field of duty with a capital ("Y tế", "Quốc phòng"), or 0."""
    tokens = reading.tokens
    if not reading.at(place).capital or bodies.HEADS.match(tokens, place) or bodies.ALONE.match(tokens, place):
        known = bodies.COMPOUNDS.match(tokens, place) or bodies.NOUNS.match(tokens, place)
        heads = bodies.HEADS.match(tokens, place + 1)
        return place + known if known > 1 and reading.at(place).capital and not heads else _police(reading, place)
    if size := max(bodies.COMPOUNDS.match(tokens, place), bodies.NOUNS.match(tokens, place)):
        end = place + size
        return end + (bodies.NOUNS.match(tokens, end) if reading.at(end).lower else 0)
    second = reading.at(place + 1)
    return place + 2 if second.lower and not ends_name(reading, place + 1) else 0


def _police(reading: Reading, place: int) -> int:
    """A head that is a field of duty as well ends before a mark: "các Bộ: Công an, Y tế"."""
    size = bodies.HEADS.match(reading.tokens, place)
    after = reading.at(place + size)
    plain = size > 1 and reading.at(place).capital and not after.capital
    return place + size if plain and not bodies.LEVELS.match(reading.tokens, place + size) else 0


def settled(found: list[Mention]) -> list[str]:
    """The names, doubtful last words dropped where the article elsewhere does without them."""
    sure = {match_key(mention.name) for mention in found if not mention.shorter}
    names = []
    for mention in found:
        drop = mention.shorter and match_key(mention.name) not in sure and match_key(mention.shorter) in sure
        names.append(mention.shorter if drop else mention.name)
    return names


def merge(names: Iterable[str]) -> list[str]:
    """One entry for one body: the fullest of its names, where its first name stood."""
    entries: list[Name] = []
    for text in names:
        name = Name(text)
        if not name.tokens:
            continue
        place = next((at for at, entry in enumerate(entries) if _match(name, entry)), None)
        if place is None:
            entries.append(name)
        elif _fullness(name) > _fullness(entries[place]):
            entries[place] = name
    return [entry.text for entry in _without_shadows(entries)]


def _without_shadows(entries: list[Name]) -> Iterator[Name]:
    """Drops an entry that has become a shorter mention of an earlier or later one."""
    for at, entry in enumerate(entries):
        others = entries[:at] + [other for other in entries[at + 1 :] if _fullness(other) > _fullness(entry)]
        if not any(same_body(entry, other) for other in others):
            yield entry


def _match(left: Name, right: Name) -> bool:
    """Whether both name one body, whichever is the shorter."""
    return same_body(left, right) or same_body(right, left)


def _same(left: str, right: str) -> bool:
    """Whether two printed names are one body's."""
    return _match(Name(left), Name(right))


def _fullness(name: Name) -> tuple[int, bool]:
    """How much of the body's own name is written out; an organ inside it does not count."""
    organ = bodies.INNER_ORGANS.match(name.tokens, 0)
    return len(name.tokens) - 2 * organ, name.central

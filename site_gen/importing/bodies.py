"""Names of bodies in a text: ministries, committees, associations, companies.

Owns: where a body's name begins, and the order in which the rules are asked how it goes on.
Must not know: which bodies an article ends up with (``registry``), nor posts and officials.
"""

from __future__ import annotations

from collections.abc import Callable

from site_gen.importing import body_rules as rules
from site_gen.importing.boundaries import opens_post
from site_gen.importing.reading import Reading
from site_gen.importing.tables import bodies, people
from site_gen.importing.walk import STOP, Walk


def body_end(reading: Reading, start: int, *, holder: int = 0, lower: bool = False) -> int:
    """The end of the body's name that begins at ``start``; ``start`` itself when none does.

    ``holder``: a person's name of so many words may follow directly. ``lower``: the head may be in lower case.
    """
    walk = walk_name(reading, start, holder=holder, lower=lower)
    return walk.place if walk else start


def walk_name(reading: Reading, start: int, *, holder: int = 0, lower: bool = False) -> Walk | None:
    """Walks the name that begins at ``start``; nothing when there is none."""
    tokens = reading.tokens
    central = bodies.CENTRAL.match(tokens, start) if reading.at(start).capital else 0
    if bodies.ALONE.match(tokens, start) > central:
        central = 0
    opening = start + central
    size = max(bodies.HEADS.match(tokens, opening), alone := bodies.ALONE.match(tokens, opening))
    refused = bodies.NOT_BODIES.match(tokens, opening) >= max(size, 1)
    if refused or not size or not (reading.at(opening).capital or lower):
        return _acronym(reading, start)
    if bodies.TRANSPARENT.match(tokens, opening):
        return None
    head = reading.keys(opening, opening + size)
    walk = Walk(reading, start, opening + size, head, holder)
    walk.naming = walk.capital = alone == size
    _go(walk)
    trim(walk)
    return walk if walk.naming and walk.capital else None


def _acronym(reading: Reading, start: int) -> Walk | None:
    """An unknown abbreviation before the country's name is a national body too."""
    known = bodies.CENTRAL.match(reading.tokens, start)
    country = reading.keys(start + 1, start + 3) == ("việt", "nam")
    if known or not country or not reading.at(start).acronym or reading.at(start - 1).key == "nước":
        return None
    walk = Walk(reading, start, start + 3, reading.keys(start, start + 1), False, True, True)
    _go(walk)
    return walk


def _go(walk: Walk) -> None:
    """Takes word after word until no rule takes the next one."""
    while True:
        for rule in RULES:
            if taken := rule(walk):
                break
        else:
            return
        if taken == STOP:
            return
        walk.place += taken


def trim(walk: Walk) -> None:
    """Gives back "và", "," and the like that were taken at the end."""
    while walk.place > walk.start + 1 and not walk.reading.at(walk.place - 1).word:
        if walk.reading.at(walk.place - 1).text in rules.CLOSING.values():
            return
        walk.place -= 1


def _nested(walk: Walk) -> int:
    """Takes the body that this one is a part of: "Văn phòng UBND tỉnh", "Đảng ủy Sở Mẫu"."""
    reading, place = walk.reading, walk.place
    tokens = reading.tokens
    compound = tuple(reading.keys(place, place + 2)) in bodies.COMPOUNDS
    refused = bodies.NOT_BODIES.match(tokens, place) and not compound
    if walk.token.capital and (refused or opens_post(reading, place) or people.RANKS.match(tokens, place)):
        return STOP
    central = bodies.CENTRAL.match(tokens, place) and walk.head[0] != "đảng"
    opens = bodies.HEADS.match(tokens, place) or bodies.ALONE.match(tokens, place)
    if not walk.token.capital or central or compound or not opens:
        return 0
    inner = walk_name(reading, place, holder=walk.holder)
    if inner is None:
        return 0
    walk.level |= inner.level
    return walk.take(inner.place - place)


RULES: tuple[Callable[[Walk], int], ...] = (
    rules.quote,
    rules.parenthesis,
    rules.number,
    rules.listed,
    rules.place,
    rules.linked,
    rules.personal,
    _nested,
    rules.word,
    rules.noun,
    rules.completion,
)

"""Where a name ends and something else begins.

Owns: the questions about one place of a text that the rules for bodies, posts and people share.
Must not know: what has been read before that place.
"""

from __future__ import annotations

from site_gen.importing.reading import Reading
from site_gen.importing.tables import bodies, people, verbs


def follows_verb(reading: Reading, place: int) -> bool:
    """Whether the words at ``place`` are a verb here."""
    return bool(verbs.ENDING_PAIRS.match(reading.tokens, place))


def opens_other(reading: Reading, place: int) -> bool:
    """Whether another body, a post, a rank or a form of address begins at ``place``."""
    tokens = reading.tokens
    tables = (
        bodies.HEADS,
        bodies.ALONE,
        bodies.NOT_BODIES,
        bodies.CENTRAL,
        people.RANKS,
        people.ADDRESSES,
        people.ROLES,
    )
    return any(table.match(tokens, place) for table in tables) or opens_post(reading, place)


def opens_post(reading: Reading, place: int) -> bool:
    """Whether a post begins at ``place``: "Phó trưởng …", "nguyên Giám đốc …"."""
    token = reading.at(place)
    if token.key in people.BEFORE_ROLE:
        place += 1
    size = people.ROLES.match(reading.tokens, place)
    return size > 1 or (size == 1 and reading.at(place + 1).key in people.LED)


def ends_name(reading: Reading, place: int) -> bool:
    """Whether the word at ``place`` begins what the body does, or links it to something else."""
    return reading.at(place).key in verbs.ENDING_WORDS or follows_verb(reading, place)

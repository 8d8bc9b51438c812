"""What may go on with the name of a body, one function per rule.

Owns: the rules; each takes words (and says how many), passes (0) or ends the name (``STOP``).
Must not know: where a name begins and in which order the rules are asked (``bodies``).
"""

from __future__ import annotations

from site_gen.importing import names
from site_gen.importing.boundaries import ends_name, opens_other
from site_gen.importing.reading import Reading
from site_gen.importing.tables import bodies, people, verbs
from site_gen.importing.walk import STOP, Walk

CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’"}
_QUOTE_REACH = 40


def quote(walk: Walk) -> int:
    """Takes a quoted name, when the quotation is closed: "Ban chỉ đạo “…”"."""
    closing = CLOSING.get(walk.token.text)
    if closing is None:
        return 0
    if walk.naming or walk.head not in bodies.QUOTED:
        return STOP
    limit = walk.place + _QUOTE_REACH
    end = walk.reading.find(frozenset({closing}), walk.place + 1, limit)
    again = walk.reading.find(frozenset({walk.token.text}), walk.place + 1, limit)
    if end < 0 or (closing != walk.token.text and 0 <= again < end):
        return STOP
    walk.capital = True
    return walk.take(end + 1 - walk.place)


def parenthesis(walk: Walk) -> int:
    """Passes an abbreviation inside the name: "Ủy ban Mẫu (UBM) Việt Nam"."""
    reading, place = walk.reading, walk.place
    if walk.token.text != "(" or not reading.at(place + 1).acronym or reading.at(place + 2).text != ")":
        return 0
    after = reading.at(place + 3)
    goes_on = reading.keys(place + 3, place + 5) == ("việt", "nam") or (
        after.lower and bodies.LEVELS.match(reading.tokens, place + 3)
    )
    return walk.take(3, naming=False) if goes_on else STOP


def number(walk: Walk) -> int:
    """Takes the number of "Quân khu 7" and "Ban Chỉ đạo 389"."""
    called = walk.token.key == "số" and walk.reading.at(walk.place + 1).text[0].isdigit()
    number = walk.reading.at(walk.place + called)
    if not number.text[0].isdigit():
        return 0
    numbered = walk.head in bodies.NUMBERED and (called or not walk.inside or tuple(walk.inside) in bodies.GENERIC)
    numbered = numbered or walk.reading.at(walk.place - 1).key in bodies.NUMBERED_WORDS
    after = walk.reading.at(walk.place + called + 1)
    closed = bool(walk.inside) and not after.word and after.text not in {"/", "%"} and len(number.text) <= 3
    if not (numbered or (closed and walk.head not in bodies.ALONE and not walk.level)) or len(number.text) > 4:
        return STOP
    walk.capital = True
    return walk.take(1 + called)


def listed(walk: Walk) -> int:
    """Takes ", chống", "- Ví dụ" and "và Mẫu vật": second halves of one name."""
    reading, place, text = walk.reading, walk.place, walk.token.text
    if text == "," and reading.at(place + 1).lower:
        size = bodies.AFTER_COMMA.match(reading.tokens, place + 1)
        last = reading.keys(place - 1, place)
        return walk.take(size + 1) if size and last[0] not in verbs.ENDING_WORDS and walk.inside else STOP
    if text == "/" and walk.inside:
        goes_on = reading.at(place + 1).lower or opens_other(reading, place + 1)
        return walk.take(2 if reading.at(place + 1).lower else 1) if goes_on else STOP
    if text not in {"-", "–", "&", ","} and walk.token.key != "và":
        return 0
    if not walk.inside or walk.level or walk.head in bodies.ALONE:
        return STOP
    if text == "," and not _ends_with_and(walk):
        return STOP
    return _half(walk)


def _half(walk: Walk) -> int:
    """Takes the joining mark and a common noun with a capital ("và Mẫu vật"), never another body or a person."""
    place = walk.place + 1
    token = walk.reading.at(place)
    if walk.token.key == "và" and token.lower:
        size = bodies.AFTER_AND.match(walk.reading.tokens, place)
        noun = any(tuple(walk.inside[-length:]) in bodies.NOUNS for length in (2, 3))
        return walk.take(1 + size) if size and noun and not ends_name(walk.reading, place + size) else STOP
    if token.key in bodies.HALVES and token.acronym:
        return walk.take(2)
    if not token.capital or token.acronym or opens_other(walk.reading, place):
        return STOP
    tokens = walk.reading.tokens
    size = max(bodies.COMPOUNDS.match(tokens, place), bodies.NOUNS.match(tokens, place))
    if size:
        return walk.take(1 + size)
    second = walk.reading.at(place + 1)
    return walk.take(3) if second.lower and not ends_name(walk.reading, place + 1) else STOP


def _ends_with_and(walk: Walk) -> bool:
    """Whether a list of fields such as "Mẫu vật, Ví dụ và Du lịch" begins here."""
    reading, place = walk.reading, walk.place
    while reading.at(place).text == ",":
        if not (reading.at(place + 1).capital and reading.at(place + 2).lower):
            return False
        place += 3
    parliament = reading.at(place).key == "của" and bodies.ALONE.match(reading.tokens, place + 1)
    last = reading.at(place).key == "và" and reading.at(place + 1).capital and reading.at(place + 2).lower
    return last or (walk.head in bodies.OF_STATE and bool(parliament))


def place(walk: Walk) -> int:
    """Takes "tỉnh", "TP" and the place's name after it."""
    reading, place = walk.reading, walk.place
    size = bodies.LEVELS.match(reading.tokens, place)
    if not size or bodies.NOT_LEVELS.match(reading.tokens, place):
        return 0
    if walk.token.capital and not walk.token.acronym and not reading.at(place + size).capital:
        return 0
    short = len(walk.token.text) <= 2 and reading.at(place + size).text == "."
    dot = size + (short and reading.at(place + size + 1).capital)
    walk.take(size)
    walk.level = walk.capital = True
    if reading.at(place + size).text.isdigit():
        return size + 1
    known = people.PLACES.match(reading.tokens, place + dot)
    if not known and not _named_place(walk, place + dot):
        return size
    return dot + (known or _place_name(walk, place + dot))


def _named_place(walk: Walk, place: int) -> bool:
    """Whether the words after "tỉnh" and the like name it, and do not name a person or another body."""
    reading, following = walk.reading, walk.reading.at(place)
    if not following.capital or names.known_name(reading, place) or opens_other(reading, place):
        return False
    small = reading.at(place - 1).key in bodies.SMALL_LEVELS
    return small or not names.person_after_body(reading, place, walk.holder, after_level=True)


def _place_name(walk: Walk, place: int) -> int:
    """How many words from ``place`` are the place's name; a person's name may follow it."""
    end = names.run_end(walk.reading, place) if not walk.reading.at(place).acronym else place + 1
    for split in range(place + 1, end):
        known = names.known_name(walk.reading, split)
        follows = names.person_after_body(walk.reading, split, walk.holder, after_level=False)
        if known or follows or opens_other(walk.reading, split):
            return split - place
    return end - place


def linked(walk: Walk) -> int:
    """Takes "của Quốc hội", "về phòng, chống …" and "tại …" where they are part of the name."""
    reading, place, key = walk.reading, walk.place, walk.token.key
    following = reading.at(place + 1)
    if key == "của" and following.capital and walk.head in bodies.OF_STATE and walk.inside:
        size = bodies.ALONE.match(reading.tokens, place + 1)
        return walk.take(1 + size) if size else 0
    if key == "về" and walk.inside and walk.inside[-1] in bodies.ON_MATTERS:
        size = max(bodies.NOUNS.match(reading.tokens, place + 1), bodies.COMPOUNDS.match(reading.tokens, place + 1))
        new = not size and following.capital and not following.acronym and not opens_other(reading, place + 1)
        return walk.take(2, fresh=True) if new else walk.take(1 + size) if size else 0
    if key == "tại" and walk.head in bodies.MISSIONS and following.capital:
        return walk.take(1 + names.run_end(reading, place + 1) - place - 1)
    return 0


def personal(walk: Walk) -> int:
    """Takes a known place; stops where a person's name begins, unless the body is called after that person."""
    reading, place, token = walk.reading, walk.place, walk.token
    if not token.capital:
        return 0
    if known := people.PLACES.match(reading.tokens, place):
        return walk.take(known)
    degree = token.acronym and people.DEGREES.match(reading.tokens, place)
    if degree or names.known_name(reading, place):
        return STOP
    if not walk.holder:
        return 0
    youth = bool(walk.inside) and walk.token.key != walk.inside[-1] and walk.reading.at(place - 1).acronym
    kind_only = all(key in bodies.CALLED_AFTER_WORDS for key in walk.inside)
    called = kind_only and (walk.head in bodies.CALLED_AFTER or youth)
    if called:
        return walk.take(_eponym(walk)) if names.looks_personal(reading, place) else 0
    after_level = walk.head in bodies.ALONE and not walk.inside
    known_body = (
        not after_level and reading.keys(walk.start, place) in reading.bodies and _unknown_person(reading, place)
    )
    person = known_body or names.person_after_body(reading, place, walk.holder, after_level=after_level)
    return STOP if person else 0


def _unknown_person(reading: Reading, place: int) -> bool:
    """Whether a name without a known family name may stand behind a body that the article names without it."""
    size = names.run_end(reading, place) - place
    return names.FULL <= size < names.LONGEST and not opens_other(reading, place)


def _eponym(walk: Walk) -> int:
    """How many words a body is called after, when a person's name may follow those."""
    end = names.run_end(walk.reading, walk.place)
    for split in range(walk.place + 2, end - 1):
        if walk.reading.at(split).key in people.COMMON_FAMILIES:
            return split - walk.place
    return end - walk.place


def word(walk: Walk) -> int:
    """Takes one word with a capital and the syllables that are known to complete it."""
    if not walk.token.capital:
        return 0
    tokens, place = walk.reading.tokens, walk.place
    size = max(bodies.COMPOUNDS.match(tokens, place), bodies.NOUNS.match(tokens, place))
    if size > 1:
        generic = not walk.inside and tuple(walk.reading.keys(place, place + size)) in bodies.GENERIC
        generic = generic and walk.reading.at(place + 1).lower
        return walk.take(size, naming=not generic)
    before = walk.reading.at(place - 1)
    alone = walk.token.acronym or size == 1 or (before.capital and not before.acronym and bool(walk.inside))
    following = walk.reading.keys(place, place + 1)
    return walk.take(1, naming=following not in bodies.GENERIC, fresh=not alone)


def noun(walk: Walk) -> int:
    """Takes lower-case nouns that names of bodies are made of."""
    tokens, place = walk.reading.tokens, walk.place
    if not walk.inside and walk.head not in bodies.ALONE and (size := bodies.AFTER_HEAD.match(tokens, place)):
        generic = tuple(walk.reading.keys(place, place + size)) in bodies.GENERIC
        return walk.take(size, naming=not generic)
    size = bodies.NOUNS.match(tokens, place)
    blocked = walk.level or walk.head in bodies.ALONE or tuple(walk.inside[-2:]) == ("việt", "nam")
    if not size or blocked:
        return 0
    if tuple(walk.reading.keys(place, place + size)) in bodies.GENERIC and not walk.inside:
        return walk.take(size, naming=False)
    verb = verbs.ENDING_PAIRS.match(tokens, place)
    if verb > size or (verb == size and not walk.fresh):
        return STOP
    if bodies.PROPER.match(tokens, place):
        walk.capital = True
    return walk.take(size)


def completion(walk: Walk) -> int:
    """Takes a second syllable for the word before, and unknown syllables that lead on to more of the name."""
    reading, place = walk.reading, walk.place
    if not walk.token.lower or walk.level:
        return STOP
    if ends_name(reading, place):
        return _verb_inside(walk)
    if walk.fresh:
        walk.take(1)
        walk.guessed = True
        return 1
    if walk.head in bodies.ALONE:
        return STOP
    bridge = _bridge(walk) if walk.inside else _field(walk)
    return walk.take(bridge) if bridge else STOP


def _verb_inside(walk: Walk) -> int:
    """Takes a verb between lower-case nouns and an abbreviation, as in "Cục MTV cộng đồng phòng chống MTQ"."""
    reading, place = walk.reading, walk.place
    size = verbs.ENDING_PAIRS.match(reading.tokens, place)
    closing = reading.at(place + size)
    noun = tuple(walk.inside[-2:]) in bodies.NOUNS and reading.at(place - 1).lower
    inside = noun and size and closing.acronym and not opens_other(reading, place + size)
    return walk.take(size) if inside else STOP


def _field(walk: Walk) -> int:
    """How many lower-case syllables stand between a head and the body it belongs to: "Ban ví dụ Tỉnh ủy"."""
    reading, place = walk.reading, walk.place
    while reading.at(place).lower and not ends_name(reading, place) and place - walk.place < 4:
        place += 1
    owner = bodies.ALONE.match(reading.tokens, place) or bodies.CENTRAL.match(reading.tokens, place)
    return place - walk.place if owner and reading.at(place).capital else 0


def _bridge(walk: Walk) -> int:
    """How many unknown syllables lead on to a capital, or close the name before a mark."""
    reading = walk.reading
    place = walk.place
    while reading.at(place).lower and place - walk.place < 4:
        if ends_name(reading, place) or bodies.LEVELS.match(reading.tokens, place):
            break
        place += 1
    size = place - walk.place
    if bodies.LEVELS.match(reading.tokens, place) and reading.at(place).lower:
        return size if size <= 2 else 0
    closing = reading.at(place)
    if closing.capital and not opens_other(reading, place):
        person = names.looks_personal(reading, place)
        full = size <= 2 and names.person_after_body(reading, place, walk.holder, after_level=False)
        return size if not person or full else 0
    return size if size == 1 and walk.guessed else 0

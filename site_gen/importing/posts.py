"""Posts in a text: "Phó trưởng Ban …", "nguyên Giám đốc Sở …", and rows of them.

Owns: where a post begins and ends, and how it parts into role and body.
Must not know: whose posts they are (``officials``).
"""

from __future__ import annotations

from dataclasses import dataclass

from site_gen.importing import names
from site_gen.importing.bodies import body_end
from site_gen.importing.reading import Reading
from site_gen.importing.tables import bodies, people
from site_gen.text import match_key

_JOINED = {",", "-", "–", "—", "/"}
_PARENTHESIS_REACH = 12


@dataclass(frozen=True, slots=True)
class Post:
    """One post: its role and body as printed, the body's place in the text, and where the post ends."""

    role: str
    organization: str
    start: int
    body: int
    end: int
    seat: bool = False
    cell: bool = False

    @property
    def whole(self) -> bool:
        """Whether the post says all without a body, as "Thủ tướng" does."""
        return tuple(match_key(self.role).split()) in people.WHOLE


@dataclass(frozen=True, slots=True)
class Posts:
    """Posts that stand in a row, and where the row ends."""

    row: tuple[Post, ...]
    end: int


def post_at(reading: Reading, start: int, *, holder: int) -> Post | None:
    """The post that begins at ``start``; ``holder``: a name of at least so many words may follow directly."""
    role_end, led = _role(reading, start)
    if role_end == start:
        return None
    seat = bool(people.SEATS.match(reading.tokens, start))
    body = role_end + (reading.at(role_end).key in {"của", "tại"} and reading.at(role_end + 1).capital)
    end = body_end(reading, body, holder=holder, lower=led or reading.at(body).lower)
    if end > body:
        return _with_body(reading, (start, role_end, body, end), seat)
    if led:
        return _led_generic(reading, start, role_end, seat)
    extended = _extended(reading, role_end)
    inner = body_end(reading, extended, holder=holder)
    if extended > role_end and inner > extended:
        return _with_body(reading, (start, extended, extended, inner), seat)
    country = people.PLACES.match(reading.tokens, role_end)
    if not country and (company := _company(reading, role_end, holder=holder)) > role_end:
        return _with_body(reading, (start, role_end, role_end, company), seat)
    end = _nameless_body(reading, role_end) or _place_or_country(reading, role_end, holder=holder)
    cell = bool(people.CELLS.match(reading.tokens, role_end))
    return Post(reading.slice(start, end), "", start, end, end, seat, cell)


def _nameless_body(reading: Reading, place: int) -> int:
    """The end of a body without a name ("Bí thư Đảng ủy", "Giám đốc Sở"), or 0: it stays a part of the role."""
    size = bodies.HEADS.match(reading.tokens, place) if reading.at(place).capital else 0
    refused = bodies.NOT_BODIES.match(reading.tokens, place) >= size
    return place + size if size and not refused else 0


def _with_body(reading: Reading, places: tuple[int, int, int, int], seat: bool) -> Post:
    """The post of the body between the last two of ``places``; role between the first two."""
    start, role_end, body, end = places
    name = plain_name(reading, body, end)
    cell = bool(people.CELLS.match(reading.tokens, body))
    return Post(reading.slice(start, role_end), name, start, body, end, seat, cell)


def plain_name(reading: Reading, start: int, end: int) -> str:
    """A body's name as it is listed: with a capital, without an abbreviation in parentheses inside it."""
    opening = reading.find(frozenset({"("}), start, end)
    name = reading.slice(start, end)
    if opening > start:
        closing = reading.find(frozenset({")"}), opening, end)
        name = f"{reading.slice(start, opening)} {reading.slice(closing + 1, end)}".strip()
    return name[:1].upper() + name[1:]


def _role(reading: Reading, start: int) -> tuple[int, bool]:
    """The end of the role's words from ``start``, and whether the body's first word must follow them."""
    tokens = reading.tokens
    place = start
    while reading.at(place).key in people.BEFORE_ROLE:
        place += 1
    size = people.ROLES.match(tokens, place)
    if 0 < size < bodies.HEADS.match(tokens, place):  # "Đại sứ quán" is no "Đại sứ"
        return start, False
    if not size:
        deputy = place > start and reading.at(place - 1).key == "phó" and reading.at(place).key in people.LED
        return (place, True) if deputy else (start, False)
    first = reading.at(place).key
    if first in {"trưởng", "chánh"} and (size == 1 or reading.at(place + 1).key in people.LED):
        if reading.at(place + 1).key not in people.LED:
            return start, False
        return _standing(reading, place + 1)
    aide = people.AIDES.match(tokens, place) == size
    place += size
    while size := people.AFTER_ROLE.match(tokens, place):
        place += size
    if aide and (size := people.ROLES.match(tokens, place)):
        return place + size, False
    return place, False


def _standing(reading: Reading, place: int) -> tuple[int, bool]:
    """Reads "Trưởng Ban Thường trực Ban …" and "Trưởng ban Ban …": the first "ban" is part of the role there."""
    size = people.AFTER_ROLE.match(reading.tokens, place + 1)
    after = place + 1 + size
    if size and (bodies.HEADS.match(reading.tokens, after) or not reading.at(after).capital):
        return after, False
    twice = reading.at(place).key == reading.at(place + 1).key
    return (place + 1, False) if twice else (place, True)


def _led_generic(reading: Reading, start: int, role_end: int, seat: bool) -> Post:
    """The post of a body without a name of its own: "Trưởng ban", "Trưởng Ban Chỉ đạo"."""
    place = role_end + (bodies.HEADS.match(reading.tokens, role_end) or 1)
    end = place + bodies.GENERIC.match(reading.tokens, place)
    return Post(reading.slice(start, end), "", start, end, end, seat)


def _extended(reading: Reading, place: int) -> int:
    """The end of a field of duty between role and body: "Chủ nhiệm Chính trị Quân khu …"."""
    size = bodies.COMPOUNDS.match(reading.tokens, place) if reading.at(place).capital else 0
    after = place + size
    follows = bodies.HEADS.match(reading.tokens, after) or bodies.ALONE.match(reading.tokens, after)
    return after if size and follows and reading.at(after).capital else place


def _company(reading: Reading, start: int, *, holder: int) -> int:
    """The end of a name in capitals that no head opens ("Giám đốc Mẫu Telecom"); ``start`` when it is a person's."""
    end = start
    while reading.at(end).capital and not (end > start and _name_begins(reading, end, holder)):
        end += 1
    foreign = not all(names.syllable(token.text) for token in reading.tokens[start:end])
    if end == start or not foreign or names.known_name(reading, start) or names.looks_personal(reading, start):
        return start
    return end


def _name_begins(reading: Reading, place: int, holder: int) -> bool:
    """Whether the holder's name begins at ``place``."""
    return bool(names.known_name(reading, place)) or bool(holder and names.looks_personal(reading, place))


def _place_or_country(reading: Reading, place: int, *, holder: int) -> int:
    """The end of the reach that a role names without a body: "Chủ tịch tỉnh Mẫu", "Đại sứ Việt Nam tại …"."""
    tokens = reading.tokens
    size = bodies.LEVELS.match(tokens, place) if reading.at(place).lower else 0
    if size and not bodies.NOT_LEVELS.match(tokens, place):
        following = place + size
        person = names.person_after_body(reading, following, holder, after_level=True)
        known = people.PLACES.match(tokens, following)
        if known or not reading.at(following).capital or person:
            return following + known
        return following + 1 if holder else names.run_end(reading, following)
    if known := people.PLACES.match(tokens, place):
        place += known
        if reading.at(place).key == "tại" and reading.at(place + 1).capital:
            return place + 1 + (people.PLACES.match(tokens, place + 1) or 1)
    return place


def posts_at(reading: Reading, start: int, *, holder: int) -> Posts:
    """All posts in a row from ``start``: "Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh"."""
    row: list[Post] = []
    end = place = start
    while found := post_at(reading, place, holder=holder):
        row.append(found)
        end = place = _beside(reading, found.end, holder)
        if reading.at(place).text in _JOINED:
            place += 1
        elif size := people.AND_ROLE.match(reading.tokens, place):
            place += size
        else:
            break
    return Posts(tuple(row), end)


def _beside(reading: Reading, place: int, holder: int) -> int:
    """Passes what stands beside a post: "(Bộ …)", ", Bộ …", "thuộc Sở …", "khóa X"."""
    if reading.at(place).text == "(":
        closing = reading.find(frozenset({")"}), place, place + _PARENTHESIS_REACH)
        place = closing + 1 if closing > 0 else place
    if reading.at(place).key in {"thuộc", "của", "tại", ",", "-"} and reading.at(place + 1).capital:
        end = body_end(reading, place + 1, holder=holder)
        if end > place + 1:
            return end
    if reading.at(place).key in {"khóa", "khoá"} and reading.at(place + 1).capital:
        return place + 2
    return place


def main_post(row: tuple[Post, ...]) -> Post | None:
    """The post by which a person is known: no mere seat, no party cell, if there is another."""
    offices = [post for post in row if not post.seat] or list(row)
    state = [post for post in offices if not post.cell] or offices
    complete = [post for post in state if post.organization or post.whole]
    return next(iter(complete or state), None)

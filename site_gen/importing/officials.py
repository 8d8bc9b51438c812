"""The officials of an article: people named with a rank or a post.

Owns: the shapes in which a person and a post stand together, and one entry for one person.
Must not know: Markdown, captions, documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from site_gen.importing import names
from site_gen.importing.model import ImportedOfficial
from site_gen.importing.names import FULL, SHORT
from site_gen.importing.posts import Post, Posts, main_post, post_at, posts_at
from site_gen.importing.reading import NameKey, Reading
from site_gen.importing.tables import bodies
from site_gen.text import match_key

_BETWEEN = {",", "-", "–", "—", "(", ":"}
_STOPS = {".", ";", "!", "?"}
_CHAIRING = ("chủ", "trì")
_NO_POSTS = Posts((), 0)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person at one place of the text: name, rank and posts as printed there.

    ``sure``: the name stands so that it can be nothing else. ``chairs``: the person chairs what is told of.
    """

    name: str
    rank: str
    posts: tuple[Post, ...]
    start: int
    end: int
    sure: bool = False
    chairs: bool = False

    @property
    def key(self) -> NameKey:
        """The name in the form for looking up."""
        return tuple(match_key(self.name).split())


def everybody(texts: Sequence[str], bodies_known: frozenset[NameKey] = frozenset()) -> list[Mention]:
    """Everybody named in ``texts``; names that are sure in one place are known in all others."""
    first = [mention for text in texts for mention in mentions(Reading(text, bodies=bodies_known))]
    sure = frozenset(mention.key for mention in first if mention.sure)
    return [mention for text in texts for mention in mentions(Reading(text, sure, bodies_known))]


def mentions(reading: Reading) -> Iterator[Mention]:
    """Everybody named in ``reading`` with a post, a rank or a form of address, in order."""
    found: list[Mention] = []
    place = 0
    while place < len(reading.tokens):
        here = _name_first(reading, place) or _post_first(reading, place)
        found += here
        place = max(here[-1].end, place + 1) if here else _past(reading, place)
    for at, mention in enumerate(found):
        last = found[at - 1].end if at else 0
        yield replace(mention, chairs=_chairs(reading, found[at:]) or _chair_before(reading, mention.start, last))


def _chairs(reading: Reading, found: Sequence[Mention]) -> bool:
    """Whether "chủ trì" follows the first of ``found``, or all those who stand in one row with that person."""
    rowed = True
    for at, mention in enumerate(found):
        following = found[at + 1].start if at + 1 < len(found) else len(reading.tokens)
        for place in range(mention.end, min(mention.end + 4, following)):
            if reading.keys(place, place + 2) == _CHAIRING:
                return at == 0 or reading.at(place - 1).key in {"đồng", "cùng"} or rowed
            if reading.at(place).text in _STOPS:
                return False
        if following - mention.end > 2:
            return False
        rowed = rowed and reading.at(mention.end).key in {",", "và"}
    return False


def _chair_before(reading: Reading, start: int, last: int) -> bool:
    """Whether "chủ trì" stands before a mention, in its sentence and behind the last person."""
    for place in range(start - 2, last - 1, -1):
        if reading.at(place).text in _STOPS:
            return False
        if reading.keys(place, place + 2) == _CHAIRING:
            return reading.keys(place - 2, place) != ("cơ", "quan")
    return False


def _past(reading: Reading, place: int) -> int:
    """The next place to look at: behind a post without a holder, else the next word."""
    post = post_at(reading, place, holder=SHORT)
    return max(post.end, place + 1) if post else place + 1


def _name_first(reading: Reading, start: int) -> list[Mention]:
    """Reads "đồng chí Lê Thị Mẫu, Chủ tịch …": name, then posts."""
    before = names.cue(reading, start)
    begin = before.end
    end = names.cued_name(reading, begin) if before.found else names.bare_name(reading, begin)
    if end == begin:
        return []
    follows = _posts_after(reading, end)
    if not follows.row and not before.found:
        return []
    name = reading.slice(begin, end)
    return [Mention(name, before.rank, follows.row, start, max(end, follows.end), True)]


def _posts_after(reading: Reading, end: int) -> Posts:
    """The posts that stand behind a name, without those that belong to the next name."""
    place = end
    if reading.at(place).text == "(" and not post_at(reading, place + 1, holder=FULL):
        closing = reading.find(frozenset({")"}), place, place + 10)
        place = closing + 1 if closing > 0 else place
    if reading.at(place).text in _BETWEEN:
        place += 1
    else:
        place = _past_is(reading, place)
    found = posts_at(reading, place, holder=FULL)
    row = list(found.row)
    while row and _holder_follows(reading, row[-1].end):
        row.pop()
    return Posts(tuple(row), found.end if len(row) == len(found.row) else row[-1].end if row else end)


def _past_is(reading: Reading, place: int) -> int:
    """Passes "là", "giữ chức", "giữ chức vụ", "làm"."""
    words = reading.keys(place, place + 3)
    if words[:1] in {("là",), ("làm",)}:
        return place + 1
    if words[:2] == ("giữ", "chức"):
        return place + 2 + (words[2:] == ("vụ",))
    return place


def _holder_follows(reading: Reading, place: int) -> bool:
    """Whether a person's name follows directly, so that the post before it is that person's."""
    before = names.cue(reading, place)
    if before.found:
        return names.cued_name(reading, before.end) > before.end
    return names.bare_name(reading, place) > place


def _post_first(reading: Reading, start: int) -> list[Mention]:
    """Reads "Bộ trưởng Bộ … Trần Mẫu": posts, then the holder; several holders after "các"."""
    found = _one_persons(posts_at(reading, start, holder=SHORT))
    if not found.row:
        return []
    plural = reading.at(start - 1).key in bodies.PLURALS or reading.at(start - 1).text.isdigit()
    place = found.end
    if reading.at(place).text in {":", ",", "-", "–"} or reading.at(place).key == "là":
        place += 1
    elif not _holder_follows(reading, place) and not _unknown_name(reading, place):
        return []
    separated = place > found.end
    holder = _holder(reading, place, found, separated=separated and not plural)
    if holder is None:
        return []
    first = Mention(holder.name, holder.rank, found.row + holder.posts, start, holder.end, holder.sure)
    return [first, *_others(reading, first, found)] if plural else [first]


def _one_persons(found: Posts) -> Posts:
    """The posts of one person: of "Giám đốc Sở A, Giám đốc Sở B" only the last, for nobody holds both."""
    row = found.row
    for at in range(len(row) - 1, 0, -1):
        if any(match_key(row[at].role) == match_key(other.role) for other in row[:at]):
            return Posts(row[at:], found.end)
    return found


def _unknown_name(reading: Reading, place: int) -> bool:
    """Whether two to four capitalised words stand here that may be a name without a known family name."""
    return 2 <= names.run_end(reading, place) - place <= 4


def _holder(reading: Reading, place: int, found: Posts, *, separated: bool) -> Mention | None:
    """The person behind a row of posts; behind a comma only with a form of address or where the phrase ends."""
    before = names.cue(reading, place)
    known = names.bare_name(reading, before.end)
    end = names.cued_name(reading, before.end) if before.found or not separated else known
    if end == before.end:
        return None
    follows = _posts_behind_holder(reading, end)
    if separated and (follows.row or (not before.found and reading.at(end).text in {",", ";", "-", "–"})):
        return None
    return Mention(reading.slice(before.end, end), before.rank, follows.row, place, max(end, follows.end), before.found)


def _posts_behind_holder(reading: Reading, end: int) -> Posts:
    """More posts of the same person: "Phó Thủ tướng Mẫu, Trưởng Ban Chỉ đạo …"."""
    if reading.at(end).text not in {",", "-", "–", "("}:
        return _NO_POSTS
    found = posts_at(reading, end + 1, holder=SHORT)
    row = list(found.row)
    while row and _holder_follows(reading, row[-1].end):
        row.pop()
    return Posts(tuple(row), row[-1].end if row else end)


def _others(reading: Reading, first: Mention, found: Posts) -> Iterator[Mention]:
    """The further holders of a post that several people have: "các Phó Chủ tịch: A, B và C"."""
    place = first.end
    while reading.at(place).text == "," or reading.at(place).key == "và":
        before = names.cue(reading, place + 1)
        end = names.bare_name(reading, before.end)
        if end == before.end:
            return
        follows = _posts_behind_holder(reading, end)
        row = follows.row or found.row
        place = max(end, follows.end)
        yield Mention(reading.slice(before.end, end), before.rank, row, before.end, place, True)


def merge(found: Iterable[Mention]) -> tuple[ImportedOfficial, ...]:
    """One official for one person: the first printed rank, and the first printed post that names its body."""
    people: dict[NameKey, list[Mention]] = {}
    for mention in found:
        people.setdefault(mention.key, []).append(mention)
    return tuple(official for same in people.values() if (official := _official(same)))


def _official(same: list[Mention]) -> ImportedOfficial | None:
    """The entry for one person, or nothing for somebody without rank and post."""
    rank = next((mention.rank for mention in same if mention.rank), "")
    mains = [post for mention in same if (post := main_post(mention.posts))]
    if not mains and not rank:
        return None
    full = [post for post in mains if (post.organization or post.whole) and not post.seat]
    chosen = next(iter(full or [post for post in mains if not post.seat] or mains), None)
    if chosen is None:
        return ImportedOfficial(same[0].name, rank)
    return ImportedOfficial(same[0].name, rank, chosen.role, chosen.organization)


def lead(found: Sequence[Mention]) -> str:
    """The body that matters most: that of the person in the chair, else of the first who has one."""
    bodies_of = {match_key(official.name): official.organization for official in merge(found)}
    order = [mention for mention in found if mention.chairs] + list(found)
    named = (bodies_of.get(match_key(mention.name), "") for mention in order)
    return next((body for body in named if body), "")

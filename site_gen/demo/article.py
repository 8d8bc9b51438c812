"""One article: its front matter, its place and its file name.

Owns: which optional field stands in which article.
Must not know: how its text is written, who can be in it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from site_gen.demo import media, phrases, story, when
from site_gen.demo.blocks import Desk
from site_gen.demo.cast import Cast, Casting
from site_gen.demo.chance import every, pick, stream
from site_gen.demo.emit import Fields, Value, document
from site_gen.demo.links import Library, Target
from site_gen.demo.names import ascii_stem
from site_gen.demo.prose import Prose
from site_gen.demo.words import SOURCES

_STEM_LENGTH = 60


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the fields of an article are made from."""

    rng: Random
    number: int
    day: date
    written: str
    cast: Cast
    prose: Prose

    @property
    def future(self) -> bool:
        return self.day.year == when.FUTURE_YEAR

    @property
    def draft(self) -> bool:
        return every(self.number, 50, 7)


class Newsroom:
    """Writes ``count`` articles, each with a mean body of ``body_bytes``."""

    def __init__(self, count: int, seed: int, casting: Casting, library: Library, body_bytes: int = 9000) -> None:
        self._count, self._seed, self._mean = count, seed, body_bytes
        self._casting, self._library = casting, library
        self.days: set[date] = set()  # those on which an article is published that says its day

    def article(self, number: int) -> tuple[str, str]:
        """Path (under ``content/``) and text of article ``number``, counted from 1, the oldest first."""
        rng = stream(self._seed, "article", number)
        day = when.news_day((number - rng.random()) / self._count)
        if every(number, 97, 11):
            day = when.future_day(rng)
        written = when.written(rng, day, number)
        cast = self._casting.cast(rng, number, when.period(written))
        draft = _Draft(rng, number, day, written, cast, Prose(rng, cast, wrapped=every(number, 13, 9)))
        title = draft.prose.one(phrases.TITLES)
        folder = f"articles/{day.year}" + ("" if every(number, 3) else f"/{day.month:02d}")
        path = f"{folder}/{_stem(number, title)}.md"
        body = self._body(draft, folder)
        text = document(_fields(draft, title), body.text)
        if not (draft.draft or draft.future) and len(written) >= len("2018-01-17"):
            self.days.add(day)
        if not (draft.draft or draft.future) and path.isascii():
            self._library.remember(Target(path, title, body.anchors))
        return path, unicodedata.normalize("NFD", text) if every(number, 83, 40) else text

    def _body(self, draft: _Draft, folder: str) -> story.Story:
        desk = Desk(draft.rng, draft.number, folder, draft.prose, self._library)
        wanted = story.size(draft.rng, self._mean)
        return story.short(desk, wanted) if story.is_short(wanted, self._mean) else story.long(desk, wanted)


def _stem(number: int, title: str) -> str:
    """A file name from the title; now and then one with diacritics, as a maintainer may well choose."""
    if every(number, 79, 25):
        return f"Bản tin mẫu {number:06d}"
    words = ascii_stem(title)[:_STEM_LENGTH].rsplit("-", 1)[0]
    return f"{words}-{number:06d}"


def _fields(draft: _Draft, title: str) -> Fields:
    """The front matter, in the order of DESIGN section 1; empty values are left out when it is written."""
    number, cast = draft.number, draft.cast
    names: tuple[Value, ...] = tuple(writer.name for writer in cast.writers)
    return {
        "id": _id(number),
        "slug": f"tin-mau-{number}" if every(number, 9, 5) else "",
        "aliases": (f"/tin-cu/{number}.html", f"/bai/{number:06d}/") if every(number, 12, 2) else (),
        "draft": "true" if draft.draft else "",
        "title": title,
        "date": draft.written,
        "author": names[0] if len(names) == 1 else names,
        "topic": "" if every(number, 47, 30) else cast.topic.name,
        "officials": cast.officials,
        "organizations": cast.organizations,
        "documents": cast.documents,
        "summary": _summary(draft) if every(number, 2) else "",
        "image": _image(draft) if every(number, 4, 1) else "",
        "source": _source(draft) if not every(number, 3, 1) else "",
        "updated": _updated(draft) if every(number, 8, 3) and not draft.future else "",
        "corrections": _corrections(draft) if every(number, 17, 8) and not draft.future else "",
        "featured": "true" if every(number, 40, 10) else "",
        "link_names": "false" if every(number, 31, 12) else "",
    }


def _id(number: int) -> str:
    """Most have one; some of them are all digits, and text all the same."""
    if every(number, 7):
        return ""
    return f"{number:07d}" if every(number, 10, 3) else f"tin-{number:06d}"


def _summary(draft: _Draft) -> str:
    return " ".join(draft.prose.paragraph(pick(draft.rng, (1, 200, 350)), lead=True).split())


def _image(draft: _Draft) -> Value:
    picture = pick(draft.rng, media.PICTURES)
    return {
        "src": picture.path if every(draft.number, 8, 1) else f"/{picture.path}",
        "alt": picture.alt,
        "caption": draft.prose.one(phrases.CAPTIONS) if not every(draft.number, 12, 1) else "",
        "credit": pick(draft.rng, media.CREDITS) if not every(draft.number, 20, 1) else "",
    }


def _source(draft: _Draft) -> Value:
    page = f"https://bao-mau.example/{draft.day.year}/{draft.number:06d}.html"
    if every(draft.number, 5):
        page = f"https://bao-mau.example/tin?so={draft.number}&trang=1"
    return {"name": pick(draft.rng, SOURCES), "url": page}


def _updated(draft: _Draft) -> str:
    day = draft.day + timedelta(days=draft.rng.randrange(1, 20))
    return day.isoformat() if every(draft.number, 16, 3) else when.with_time(draft.rng, day, draft.number)


def _corrections(draft: _Draft) -> Value:
    """One or two, the later first or last as it comes."""
    day = draft.day + timedelta(days=draft.rng.randrange(1, 10))
    found = [{"date": day.isoformat(), "text": draft.prose.one(phrases.CORRECTIONS)}]
    if every(draft.number, 2):
        day += timedelta(days=draft.rng.randrange(1, 60))
        found.append({"date": f"{day.year}-{day.month:02d}", "text": draft.prose.one(phrases.CORRECTIONS)})
    return found

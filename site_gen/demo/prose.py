"""Sentences and paragraphs about one article's cast.

Owns: filling the slots of ``phrases`` with the cast's names.
Must not know: Markdown, front matter, files.
"""

from __future__ import annotations

import re
import textwrap
from functools import cache
from random import Random

from site_gen.demo import phrases, words
from site_gen.demo.cast import Cast
from site_gen.demo.chance import pick
from site_gen.demo.registry import Person, Post

_SLOT = re.compile(r"\{(\w+)\}")
_GENERAL = {**phrases.WORDS, "dp": words.PLACES}
_ONCE = ("co", "cq")
_NO_PAPERS = ("Quy chế Mẫu nội bộ", "bản ghi nhớ thử nghiệm", "Sổ tay Ví dụ")


@cache
def _parts(template: str) -> tuple[str, ...]:
    """Literal text and slot names by turns."""
    return tuple(_SLOT.split(template))


class Prose:
    """Writes Vietnamese about ``cast``; with ``wrapped``, in lines as an editor of long habit breaks them."""

    def __init__(self, rng: Random, cast: Cast, wrapped: bool = False) -> None:
        self._rng = rng
        self._wrapped = wrapped
        names = [body.name_on(cast.days) for body in cast.bodies]
        short = [body.abbreviation for body in cast.bodies if body.abbreviation]
        others = [*names[1:], cast.passing[0]]
        officials = [form for person, post in cast.people for form in _forms(person, post)]
        heads = [f"{who} {name}" for who in ("lãnh đạo", "đại diện", "người phát ngôn") for name in names]
        self._other = "cơ quan cấp trên" if len(set(others)) < 2 else others[-1]
        self._slots = {
            **_GENERAL,
            "co": (names[0], *names, *short),
            "cq": tuple(others),
            "ng": (*(officials or heads), heads[0], cast.passing[1]),
            "vb": tuple(paper.name for paper in cast.papers) or _NO_PAPERS,
        }

    def fill(self, template: str) -> str:
        """``template`` with every slot filled, its first letter a capital."""
        rand, slots = self._rng.random, self._slots
        out: list[str] = []
        for place, part in enumerate(_parts(template)):
            if place % 2:
                found = slots[part]
                word = found[int(rand() * len(found))]
                if part in _ONCE and word in out:  # a body that works with itself
                    word = self._other
                out.append(word)
            else:
                out.append(part)
        text = "".join(out)
        return text[:1].upper() + text[1:]

    def one(self, templates: tuple[str, ...]) -> str:
        """One of ``templates``, filled."""
        return self.fill(pick(self._rng, templates))

    def sentence(self) -> str:
        """A sentence in the middle of a text."""
        rng = self._rng
        return self.fill(pick(rng, phrases.OPENINGS) + pick(rng, phrases.MIDDLES) + pick(rng, phrases.ENDINGS))

    def paragraph(self, size: int, lead: bool = False) -> str:
        """Sentences of together at least ``size`` bytes."""
        first = self.one(phrases.LEADS) if lead else self.sentence()
        found = [first]
        left = size - len(first.encode())
        while left > 0:
            found.append(self.sentence())
            left -= len(found[-1].encode()) + 1
        text = " ".join(found)
        if self._wrapped:
            return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False)
        return text


def _forms(person: Person, post: Post | None) -> tuple[str, ...]:
    """What prose calls an official: mostly with the post held that day."""
    plain = f"{person.title} {person.name}"
    if post is None:
        return (plain, f"đồng chí {person.name}")
    return (f"{post.role} {post.body.name} {person.name}", f"{post.role} {person.name}", plain)

"""The made-up organizations: three levels, merged, renamed and dissolved over the years.

Owns: making them.
Must not know: who works there, which articles name them, how they are written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from site_gen.demo import words
from site_gen.demo.chance import every, pick, stream
from site_gen.demo.names import Names
from site_gen.demo.registry import AltName, Body
from site_gen.demo.when import vague
from site_gen.text import initial


@dataclass(frozen=True, slots=True)
class _Shape:
    """How many bodies of each level there are."""

    tops: int
    middles: int
    leaves: int

    @classmethod
    def of(cls, count: int) -> _Shape:
        tops = max(4, count // 8)
        middles = (count - tops) // 2
        return cls(tops, middles, count - tops - middles)


def bodies(count: int, seed: int, names: Names) -> tuple[Body, ...]:
    """``count`` organizations, the upper ones first; a parent or successor stands before its child or forerunner."""
    rng = stream(seed, "bodies")
    shape = _Shape.of(count)
    made: list[Body] = []
    for level, size in enumerate((shape.tops, shape.middles, shape.leaves)):
        above = [body for body in made if body.level == level - 1 and not body.dissolved]
        for place in range(size):
            body = _body(rng, len(made), level, names)
            if above:
                body = replace(body, parent=pick(rng, above).name)
            made.append(_changed(rng, body, place, made))
    return tuple(made)


def _body(rng: Random, place: int, level: int, names: Names) -> Body:
    number = place + 1
    kind = pick(rng, words.KINDS[level])
    marker = pick(rng, words.BODY_MARKERS)
    theme = pick(rng, words.THEMES)
    name = " ".join(part for part in (kind, marker, theme, f"{number:03d}") if part)
    names.claim(name)
    letters = "".join(initial(word) for word in f"{kind} {marker} {theme}".split())
    abbreviation = f"{letters}{number:03d}"
    has_abbreviation = not every(number, 3, 2) and names.claim(abbreviation)
    return Body(
        number=number,
        level=level,
        name=name,
        stem=names.stem("organizations", name),
        kind=kind,
        id=f"to-chuc-{number:03d}" if every(number, 2) else "",
        abbreviation=abbreviation if has_abbreviation else "",
        founded=vague(rng, rng.randrange(1976, 2004)),
    )


def _changed(rng: Random, body: Body, place: int, made: list[Body]) -> Body:
    """``body`` with what befell it; only bodies that nothing lies below are dissolved."""
    name = f"{pick(rng, ('Ban', 'Tổ', 'Hội'))} Mẫu Tiền thân {body.number:03d}"
    if body.level != 1 and every(place, 4, 3):
        year = rng.randrange(2019, 2025)
        return replace(body, dissolved=vague(rng, year), successor=made[-1].name)
    if every(place, 5, 1):
        ended = vague(rng, rng.randrange(2016, 2023))
        start = body.founded if every(place, 2) else ""
        note = "tên trước khi sắp xếp lại" if every(place, 3) else ""
        return replace(body, other_names=(AltName(name, start, ended, note),))
    if every(place, 7, 4):
        return replace(body, founded=vague(rng, rng.randrange(2016, 2020)))
    if every(place, 3, 2):
        return replace(body, other_names=(AltName(f"{body.kind} gọi tắt Mẫu {body.number:03d}"),))
    return body

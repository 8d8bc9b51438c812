"""The files of the registry: one for each person, body, topic, document and author.

Owns: the front matter of these kinds and their descriptions.
Must not know: the articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_gen.demo import links, media
from site_gen.demo.cast import Casting
from site_gen.demo.chance import every, pick, stream
from site_gen.demo.emit import Fields, Value, document
from site_gen.demo.prose import Prose
from site_gen.demo.registry import AltName, Body, Paper, Person, Post, Registry, Topic, Writer
from site_gen.demo.when import Period
from site_gen.demo.words import PREFIXES

_NOW = Period("2026-06-30", "2026-06-30")


@dataclass(frozen=True, slots=True)
class Desk:
    """What descriptions are written with: prose about somebody of the registry, for each file its own."""

    registry: Registry
    casting: Casting
    seed: int

    def prose(self, kind: str, number: int) -> Prose:
        """Prose for file ``number`` of a kind."""
        rng = stream(self.seed, "entry", kind, number)
        return Prose(rng, self.casting.cast(rng, number, _NOW))


def files(desk: Desk) -> Iterator[tuple[str, str]]:
    """Path under ``content/`` and text of every file of the registry."""
    registry = desk.registry
    for body in registry.bodies:
        yield f"organizations/{body.stem}.md", document(*_body(desk, body))
    for person in registry.people:
        yield f"people/{person.stem}.md", document(*_person(desk, person))
    for place, topic in enumerate(registry.topics):
        yield f"topics/{topic.stem}.md", document(*_topic(desk, place, topic))
    for paper in registry.papers:
        yield f"documents/{paper.stem}.md", document(*_paper(desk, paper))
    for writer in registry.writers:
        yield f"authors/{writer.stem}.md", document(*_writer(desk, writer))


def _body(desk: Desk, body: Body) -> tuple[Fields, str]:
    number = body.number
    fields: Fields = {
        "id": body.id,
        "slug": f"mau-{number:03d}" if every(number, 13, 6) else "",
        "aliases": (f"/co-quan-cu/{number:03d}/",) if every(number, 11, 4) else (),
        "name": body.name,
        "other_names": [_alt_name(alt) for alt in body.other_names],
        "abbreviation": body.abbreviation,
        "classification": body.kind,
        "parent": body.parent,
        "founding_date": body.founded,
        "dissolution_date": body.dissolved,
        "successor": body.successor,
        "links": _links("co-quan", number) if every(number, 4, 1) else (),
    }
    prose = desk.prose("body", number)
    parts = [
        f"{body.name} là một {body.kind.lower()} không có thật, lập ra để thử trang tin.",
        prose.paragraph(300),
        f"## Lịch sử {{#{links.BODY_ANCHOR}}}",
        prose.paragraph(500),
    ]
    if body.parent:
        above = next(other for other in desk.registry.bodies if other.name == body.parent)
        parts.append(f"Cấp trên: [{above.name}]({above.stem}.md#{links.BODY_ANCHOR}).")
    return fields, "\n\n".join(parts)


def _person(desk: Desk, person: Person) -> tuple[Fields, str]:
    number = person.number
    rng = stream(desk.seed, "person", number)
    fields: Fields = {
        "id": person.id,
        "slug": f"{person.stem}-{number:04d}" if every(number, 19, 5) else "",
        "aliases": (f"/nguoi-cu/{number:04d}/",) if every(number, 23, 8) else (),
        "name": person.name,
        "other_names": [_alt_name(alt) for alt in person.other_names],
        "honorific_prefix": pick(rng, PREFIXES) if every(number, 5, 2) else "",
        "sort_name": " ".join(reversed(person.name.split())) if every(number, 14, 9) else "",
        "memberships": [_membership(post, number + place) for place, post in enumerate(person.posts)],
        "links": _links("nguoi", number) if every(number, 7, 1) else (),
        "identifiers": ({"scheme": "so-mau", "identifier": f"{number:05d}"},) if every(number, 6, 4) else (),
        "image": _portrait(number) if every(number, 10, 3) else "",
    }
    prose = desk.prose("person", number)
    if every(number, 4, 2):
        return fields, f"## Quá trình công tác {{#{links.PERSON_ANCHOR}}}\n\n{_career(person)}"
    parts = (
        f"{person.name} là nhân vật không có thật của trang tin mẫu.",
        f"## Quá trình công tác {{: #{links.PERSON_ANCHOR} }}",
        _career(person),
        prose.paragraph(400),
    )
    return fields, "\n\n".join(parts)


def _topic(desk: Desk, place: int, topic: Topic) -> tuple[Fields, str]:
    fields: Fields = {
        "id": f"chu-de-{place:02d}" if every(place, 2) else "",
        "aliases": (f"/chuyen-muc/{place}.html",) if every(place, 9, 4) else (),
        "title" if every(place, 6, 5) else "name": topic.name,
        "parent": topic.parent,
    }
    return fields, "" if every(place, 8, 7) else desk.prose("topic", place).paragraph(300)


def _paper(desk: Desk, paper: Paper) -> tuple[Fields, str]:
    fields: Fields = {
        "id": paper.id,
        "title" if every(paper.number, 5, 2) else "name": paper.name,
        "number": paper.sign,
        "issued": paper.issued,
        "issuer": paper.issuer,
    }
    prose = desk.prose("paper", paper.number)
    table = prose.fill("| Điều | Nội dung |\n|---:|:---|\n| 1 | {viec} |\n| 2 | {linh} |")
    body = f"{prose.paragraph(400)}\n\n## Phạm vi {{: #{links.PAPER_ANCHOR} }}\n\n{prose.paragraph(300)}\n\n{table}"
    return fields, body


def _writer(desk: Desk, writer: Writer) -> tuple[Fields, str]:
    fields: Fields = {
        "slug": f"tac-gia-{writer.number}" if every(writer.number, 6, 2) else "",
        "name": writer.name,
    }
    address = f"mailto:tac-gia-{writer.number}@diemtin-mau.example.org"
    return fields, f"{writer.name} viết cho Điểm tin Mẫu. [Gửi thư]({address}), [liên hệ](../{links.CONTACT_PATH})."


def _alt_name(alt: AltName) -> Value:
    if not (alt.start or alt.end or alt.note):
        return alt.name
    return {"name": alt.name, "start_date": alt.start, "end_date": alt.end, "note": alt.note}


def _membership(post: Post, turn: int) -> Value:
    """A post, its body called by name, id or abbreviation."""
    body = post.body
    name = (body.id, body.abbreviation)[turn % 2] if every(turn, 5) else ""
    return {"organization": name or body.name, "role": post.role, "start_date": post.start, "end_date": post.end}


def _career(person: Person) -> str:
    lines = [f"- {post.start or '?'}–{post.end or 'nay'}: {post.role}, {post.body.name}" for post in person.posts]
    return "\n".join(lines)


def _links(kind: str, number: int) -> Value:
    first: Value = {"url": f"https://bao-mau.example/{kind}/{number}", "note": "Hồ sơ mẫu: bản đầy đủ"}
    return [first, {"url": f"https://bao-mau.example/{kind}?so={number}"}] if every(number, 2) else [first]


def _portrait(number: int) -> Value:
    picture = media.PICTURES[number % len(media.PICTURES)]
    return {"src": picture.path, "alt": f"Chân dung giả định {number:04d}", "credit": media.CREDITS[number % 3]}

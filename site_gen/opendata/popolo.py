"""The registry in the Popolo schema (https://www.popoloproject.com/specs/): persons, organizations, memberships, posts.

Owns: which of Popolo's fields says what a view says. ``successor_id`` is ours: Popolo has no word for it.
Must not know: articles, where the file is.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_gen.opendata.form import Thing, absolute, day, document, known
from site_gen.views.data import Facts, Member, PopoloData, PostFacts
from site_gen.views.entities import OtherName

ABBREVIATION = "abbreviation"  # the note of an other name that is one
OLD_ID, OLD_URL = "diemtin-old-id", "diemtin-old-url"  # schemes of identifiers


def render(view: PopoloData) -> str:
    """``popolo.json``."""
    held: dict[str, list[Thing]] = {}
    for member in view.members:
        held.setdefault(member.post, []).append(holder(member))
    return document(
        {
            "persons": [person(one, view.origin, view.site) for one in view.people],
            "organizations": [organization(one, view.origin, view.site) for one in view.organizations],
            "memberships": [membership(one) for one in view.members],
            "posts": [post(one, held.get(one.id, [])) for one in view.posts],
        }
    )


def person(facts: Facts, origin: str, site: str) -> Thing:
    """A Popolo Person."""
    return known(
        {
            "id": facts.ref.id,
            "name": facts.ref.name,
            "other_names": [_named(other) for other in facts.other_names],
            "identifiers": list(identifiers(facts, origin)),
            "honorific_prefix": facts.honorific_prefix,
            "sort_name": facts.sort_name,
            "image": absolute(facts.image, origin),
            "summary": facts.text,
            "links": links(facts),
            "sources": _sources(facts, origin, site),
        }
    )


def organization(facts: Facts, origin: str, site: str) -> Thing:
    """A Popolo Organization."""
    names = [_named(other) for other in facts.other_names]
    if facts.abbreviation:
        names.append({"name": facts.abbreviation, "note": ABBREVIATION})
    return known(
        {
            "id": facts.ref.id,
            "name": facts.ref.name,
            "other_names": names,
            "identifiers": list(identifiers(facts, origin)),
            "classification": facts.classification,
            "parent_id": facts.parent.id if facts.parent else "",
            "founding_date": day(facts.founded),
            "dissolution_date": day(facts.dissolved),
            "successor_id": facts.successor.id if facts.successor else "",
            "links": links(facts),
            "sources": _sources(facts, origin, site),
        }
    )


def membership(member: Member) -> Thing:
    """A Popolo Membership."""
    return known(
        {
            "id": member.id,
            "role": member.role,
            "person_id": member.person.id,
            "organization_id": member.organization.id,
            "post_id": member.post,
            "start_date": day(member.start),
            "end_date": day(member.end),
        }
    )


def holder(member: Member) -> Thing:
    """A membership as it stands in the post that it is held through."""
    return known(
        {
            "id": member.id,
            "person_id": member.person.id,
            "start_date": day(member.start),
            "end_date": day(member.end),
        }
    )


def post(facts: PostFacts, holders: list[Thing]) -> Thing:
    """A Popolo Post with those who hold or held it."""
    return known(
        {
            "id": facts.id,
            "label": facts.label,
            "role": facts.role,
            "organization_id": facts.organization.id,
            "memberships": holders,
        }
    )


def links(facts: Facts) -> list[Thing]:
    """Popolo Links of what stands about it elsewhere."""
    return [known({"url": link.url, "note": link.name}) for link in facts.links]


def _sources(facts: Facts, origin: str, site: str) -> list[Thing]:
    """Where the entry is from: its page here."""
    return [known({"url": absolute(facts.ref.url, origin), "note": site})]


def _named(other: OtherName) -> Thing:
    found = {"name": other.name, "start_date": day(other.start), "end_date": day(other.end), "note": other.note}
    return known(found)


def identifiers(facts: Facts, origin: str) -> Iterator[Thing]:
    """Numbers in other registers, then the ids and addresses that the entry had here."""
    for scheme, identifier in facts.identifiers:
        yield {"scheme": scheme, "identifier": identifier}
    for old in facts.old_ids:
        yield {"scheme": OLD_ID, "identifier": old}
    for url in facts.old_urls:
        yield {"scheme": OLD_URL, "identifier": absolute(url, origin)}

"""The registry and the articles as open data: lasting ids, facts, posts, who holds them. Made once for all files.

Owns: the ids by which the open data know everything, and which facts of an entry are told.
Must not know: any page or file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from site_gen.model import PEOPLE, TERM_KINDS, Document, Organization, Person
from site_gen.plan.entities import other_names, portrait
from site_gen.plan.page import Plan
from site_gen.site import Entity, Story, Tenure
from site_gen.text import match_key
from site_gen.views import Link
from site_gen.views.data import ArticleFacts, Facts, Member, PostFacts, Ref

_LONG_AGO = -(10**12)


class _Names:
    """Names that are given once each; one that is taken gets a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def free(self, base: str) -> str:
        """``base``, or with a number where that is taken."""
        name, number = base, self._next.get(base, 2)
        while name in self._taken:
            name, number = f"{base}/{number}", number + 1
        self._taken.add(name)
        self._next[base] = number
        return name


class Register:
    """What a plan's site has, as the open data tell it. Lists are in the order of ids."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.refs: dict[Entity, Ref] = {}
        for kind in TERM_KINDS:
            names = _Names()
            for entity in sorted(plan.site.entities[kind], key=_explicit):
                number = entity.record.number if isinstance(entity.record, Document) else ""
                self.refs[entity] = Ref(names.free(entity.id), entity.name, entity.link.url, number)

    def entities(self, kind: str) -> tuple[Entity, ...]:
        """All of a kind."""
        return tuple(sorted(self._plan.site.entities[kind], key=lambda entity: self.refs[entity].id))

    @cached_property
    def _tenures(self) -> list[tuple[Tenure, str]]:
        """Everyone's time in every body, with the key of its role."""
        people = self._plan.site.entities[PEOPLE]
        own = (tenure for person in people for tenure in self._plan.site.tenures.get(person, ()))
        return sorted(((tenure, match_key(tenure.role)) for tenure in own), key=self._order)

    def _order(self, pair: tuple[Tenure, str]) -> tuple[str, str, str, int, int, str]:
        """Within a post by start, then as the file has them: numbers do not move when another term is added below."""
        tenure, role = pair
        begun = tenure.start.start if tenure.start else _LONG_AGO
        return (
            self.refs[tenure.organization].id,
            role,
            self.refs[tenure.person].id,
            begun,
            _place(tenure),
            tenure.role,
        )

    @cached_property
    def _posts(self) -> dict[tuple[Entity, str], PostFacts]:
        """Each role of each body that somebody holds or held. An id is made of the body and the whole role, and so is
        never another's when a role of nearly the same letters is added."""
        names, found = _Names(), {}
        for tenure, role in self._tenures:
            if role and (tenure.organization, role) not in found:
                body = self.refs[tenure.organization]
                name = names.free(f"{body.id}/{role.replace(' ', '_')}")
                found[tenure.organization, role] = PostFacts(name, tenure.title, tenure.role, body)
        return found

    @property
    def posts(self) -> tuple[PostFacts, ...]:
        """Each role of each body."""
        return tuple(self._posts.values())

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Everyone's time in every body. An id is made of person, post and start, as far as that is known."""
        names, found = _Names(), []
        for tenure, role in self._tenures:
            person, body = self.refs[tenure.person], self.refs[tenure.organization]
            post = self._posts[tenure.organization, role].id if role else ""
            begun = f"@{tenure.start.text}" if tenure.start else ""
            name = names.free(f"{person.id}/{post or body.id}{begun}")
            found.append(Member(name, person, body, tenure.role, post, tenure.start, tenure.end))
        return tuple(found)

    @cached_property
    def _members_of(self) -> dict[Ref, list[Member]]:
        """The members that a person or body has a part in."""
        found: dict[Ref, list[Member]] = {}
        for member in self.members:
            found.setdefault(member.person, []).append(member)
            found.setdefault(member.organization, []).append(member)
        return found

    def members_of(self, entity: Entity) -> tuple[Member, ...]:
        """A person's posts, a body's people."""
        return tuple(self._members_of.get(self.refs[entity], ()))

    @cached_property
    def articles(self) -> tuple[ArticleFacts, ...]:
        """Every article, the newest first."""
        return tuple(map(self._article, self._plan.site.stories))

    def _article(self, story: Story) -> ArticleFacts:
        refs, source = self.refs, story.told.source
        return ArticleFacts(
            card=story.card,
            people=tuple([refs[person] for person in story.people]),
            organizations=tuple([refs[body] for body in story.organizations]),
            documents=tuple([refs[document] for document in story.documents]),
            source=Link(source.note, source.url) if source else None,
            corrections=tuple([(one.date, one.text) for one in story.corrections]),
        )

    def facts(self, entity: Entity) -> Facts:
        """What an entry says of itself, and by whose word it stands among its kind."""
        record, family = entity.record, self._plan.site.family(entity)
        issuer = self._plan.site.issuers.get(entity)
        person = record if isinstance(record, Person) else None
        body = record if isinstance(record, Organization) else None
        document = record if isinstance(record, Document) else None
        image = portrait(self._plan, person) if person else None
        return Facts(
            ref=self.refs[entity],
            other_names=other_names(person or body),
            links=_links(person or body or document),
            identifiers=tuple((one.scheme, one.identifier) for one in person.identifiers) if person else (),
            old_ids=tuple(self._old_ids(entity)),
            old_urls=tuple(self._plan.urls.file(alias.lstrip("/")) for alias in record.aliases) if record else (),
            text=record.outline.lead if record else "",
            honorific_prefix=person.honorific_prefix if person else "",
            sort_name=person.sort_name if person else "",
            image=image.src if image else "",
            abbreviation=body.abbreviation if body else "",
            classification=body.classification if body else "",
            founded=body.founding_date if body else None,
            dissolved=body.dissolution_date if body else None,
            parent=self.refs[family.ancestors[-1]] if family.ancestors else None,
            successor=self.refs[family.successor] if family.successor else None,
            children=tuple(self.refs[child] for child in family.children),
            predecessors=tuple(self.refs[old] for old in family.predecessors),
            issued=document.issued if document else None,
            issuer=self.refs[issuer] if issuer else None,
        )

    def _old_ids(self, entity: Entity) -> Iterator[str]:
        """Those that the entry names, its slug, by which it was known while it had no id, and those by which it was
        known at its old addresses."""
        record = entity.record
        if record is None:
            return
        named = record.old_ids if isinstance(record, Person | Organization) else ()
        slug = (record.slug,) if record.slug not in self._ids[entity.kind] else ()
        word = self._plan.urls.words[entity.kind]
        parts = (alias.split("/") for alias in record.aliases)  # an address of this kind is "/word/slug/"
        yield from dict.fromkeys(
            (*named, *slug, *(one[2] for one in parts if len(one) == 4 and one[1] == word and not one[3]))
        )

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        """The ids of each kind."""
        return {kind: {self.refs[one].id for one in self._plan.site.entities[kind]} for kind in TERM_KINDS}


def _explicit(entity: Entity) -> tuple[bool, str, str]:
    """Ids that were given come before those that are made of slugs."""
    return (not (entity.record and entity.record.id), entity.id, entity.link.url)


def _place(tenure: Tenure) -> int:
    """Where a time in a post stands in its person's file."""
    record, told = tenure.person.record, (tenure.role, tenure.start, tenure.end)
    own = record.memberships if isinstance(record, Person) else ()
    return next((place for place, one in enumerate(own) if (one.role, one.start_date, one.end_date) == told), 0)


def _links(record: Person | Organization | Document | None) -> tuple[Link, ...]:
    return tuple(Link(link.note, link.url) for link in record.links) if record else ()

"""Who is who: every person, body, topic, document and author, by each of their names.

Owns: finding the entity that a name means; entities for names without a file.
Must not know: articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from site_gen.errors import did_you_mean
from site_gen.link.findings import Findings, Keys
from site_gen.model import (
    AUTHORS,
    DOCUMENTS,
    ORGANIZATIONS,
    PEOPLE,
    TERM_KINDS,
    TOPICS,
    AltName,
    Organization,
    Person,
    Record,
)
from site_gen.site import Entity
from site_gen.text import match_key
from site_gen.urls import Urls, slugify
from site_gen.views import Link

_MOST_GUESSES = 20
NOUNS = {
    ORGANIZATIONS: "organization",
    PEOPLE: "person",
    TOPICS: "topic",
    DOCUMENTS: "document",
    AUTHORS: "author",
}


def names_of(record: Record) -> list[str]:
    """Every name that a record can be meant by: its name, other names, abbreviation."""
    others: tuple[AltName, ...] = getattr(record, "other_names", ())
    names = [getattr(record, "name", ""), *(other.name for other in others)]
    abbreviation = getattr(record, "abbreviation", "")
    return [*names, abbreviation] if abbreviation else names


def old_ids(record: Record) -> tuple[str, ...]:
    """The ids that a record had, or that records had which became part of it."""
    return record.old_ids if isinstance(record, Person | Organization) else ()


class Registry:
    """The entities of the published records, and those that articles name besides."""

    def __init__(
        self,
        records: Iterable[Record],
        urls: Urls,
        findings: Findings,
        *,
        incomplete: Collection[str] = (),
        drafts: Iterable[Record] = (),
    ) -> None:
        """``incomplete`` are the kinds of which a file could not be read: no name of them is said to have none.

        ``drafts`` are records that are not published: nothing is linked to them, and a name of theirs is told so.
        """
        self.incomplete = incomplete
        self.drafts = {
            (draft.kind, match_key(name)): draft.path
            for draft in drafts
            if draft.kind in TERM_KINDS
            for name in (*names_of(draft), draft.id or draft.slug)
        }
        self.urls = urls
        self.findings = findings
        self._guesses = 0
        self._resolved: dict[tuple[str, str], Entity] = {}  # the same few names stand in all articles
        self._all: dict[str, list[Entity]] = {kind: [] for kind in TERM_KINDS}
        self._by_name: dict[str, dict[str, list[Entity]]] = {kind: {} for kind in TERM_KINDS}
        self._by_id: dict[str, dict[str, list[Entity]]] = {kind: {} for kind in TERM_KINDS}
        self._by_slug: dict[str, dict[str, list[Entity]]] = {kind: {} for kind in TERM_KINDS}
        for record in records:
            if record.kind in self._all:
                self._add(record)

    def _add(self, record: Record) -> None:
        if record.id:
            self._identify(record)
        name = str(getattr(record, "name", ""))
        link = Link(name, self.urls.entity(record.kind, record.slug))
        entity = Entity(record.kind, record.id or record.slug, name, link, record, record.path, ("slug",))
        for identity in dict.fromkeys((*((record.id,) if record.id else ()), *old_ids(record))):
            self._by_id[record.kind].setdefault(identity, []).append(entity)
        self._by_slug[record.kind].setdefault(record.slug, []).append(entity)
        self._all[record.kind].append(entity)
        for key in dict.fromkeys(map(match_key, names_of(record))):
            self._by_name[record.kind].setdefault(key, []).append(entity)

    def _identify(self, record: Record) -> None:
        same = self._by_id[record.kind].get(record.id)
        if same:
            message = f"the id “{record.id}” is that of {same[0].path} too"
            self.findings.error(record.path, ("id",), message, "give each its own")

    @staticmethod
    def kinds() -> tuple[str, ...]:
        """The kinds there are entities of."""
        return TERM_KINDS

    def entities(self, kind: str) -> list[Entity]:
        """All of a kind: those with a file by path, then the others as they were met."""
        return self._all[kind]

    def find(self, kind: str, name: str) -> list[Entity]:
        """Whom ``name`` can mean: by id, or by any name; several where it is ambiguous.

        A slug serves as an id where nobody bears it as a name or id.
        """
        named = self._by_name[kind].get(match_key(name), [])
        identified = self._by_id[kind].get(name, [])
        if not named and not identified:
            return self._by_slug[kind].get(name, [])
        return named if not identified else list(dict.fromkeys([*identified, *named]))

    def resolve(self, kind: str, name: str, path: str, keys: Keys) -> Entity | None:
        """The one entity that ``name`` means; one is made for a name without a file, None is an error (noted)."""
        known = self._resolved.get((kind, name))
        if known is not None:
            return known
        found = self.find(kind, name)
        if len(found) == 1:
            self._resolved[kind, name] = found[0]
            return found[0]
        if found:
            self.ambiguous(kind, name, [f"{entity.id} ({_path(entity)})" for entity in found], path, keys)
            return None
        return self.without_file(kind, name, path, keys)

    def ambiguous(self, kind: str, name: str, told: list[str], path: str, keys: Keys) -> None:
        """Notes that ``name`` fits several; ``told`` says of each who it is."""
        message = f"“{name}” fits {len(told)} {NOUNS[kind]} entries: {'; '.join(told)}"
        self.findings.error(path, keys, message, "write the id of the one you mean")

    def without_file(self, kind: str, name: str, path: str, keys: Keys) -> Entity | None:
        """The entity of a name that has no file of its own: a page all the same, and one warning."""
        slug = slugify(name)
        if not slug:
            hint = f"write the {NOUNS[kind]}'s name, or make a file in content/{kind}/ with a slug"
            self.findings.error(path, keys, f"the name “{name}” gives no slug for a URL", hint)
            return None
        entity = Entity(kind, slug, name, Link(name, self.urls.entity(kind, slug)), None, path, keys)
        if kind not in self.incomplete:
            self._warn(kind, name, slug, entity)
        self._all[kind].append(entity)
        self._by_name[kind].setdefault(match_key(name), []).append(entity)
        self._resolved.clear()
        return entity

    def _warn(self, kind: str, name: str, slug: str, entity: Entity) -> None:
        draft = self.drafts.get((kind, match_key(name)))
        if draft:
            message, hint = f"“{name}” has no file that is published", f"content/{draft} is a draft"
        else:
            message, near = f"“{name}” has no file of its own", self._near(kind, name)
            hint = near or f"its page is made all the same; add content/{kind}/{slug}.md to say more"
        self.findings.warning(entity.path, entity.keys, message, hint)

    def _near(self, kind: str, name: str) -> str:
        """A name with a file that may have been meant. Dear, so given for the first few only."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES:
            return ""
        known = {other for entity in self._all[kind] if entity.record for other in names_of(entity.record)}
        return did_you_mean(name, known, near=0.72)  # names are much alike by nature


def _path(entity: Entity) -> str:
    return entity.record.path if entity.record else "no file"

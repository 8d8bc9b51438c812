"""Which feeds there are: one for the site, for each entity, each chosen pair, for editions and for corrections.

Owns: what each feed is of, its entries in order, its lasting name.
Must not know: formats, files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from site_gen.dates import Date
from site_gen.feed_settings import CORRECTIONS, EDITIONS, PAIRS, SITE
from site_gen.feeds.view import Digest, FeedItem
from site_gen.model import TERM_KINDS
from site_gen.plan.digest import sections
from site_gen.plan.editions import issue_of, sentence
from site_gen.plan.entries import Mended, mended
from site_gen.plan.page import Plan
from site_gen.plan.pairs import link_of
from site_gen.site import Edition, Entity, Pair, Story
from site_gen.views import Link


@dataclass(frozen=True, slots=True, eq=False)
class Channel:
    """A feed, whatever its formats. ``key`` names it for ever within the site; ``name`` is what it is of, ``page`` the
    URL of the page it stands beside. ``entries`` have the newest first; ``item`` makes one of them (in full or not) an
    item, ``date`` says of when it is.
    ``before`` are the URLs of pages that it stood beside in former times, ``of`` the entities whose articles it has."""

    kind: str
    key: str
    name: str
    title: str
    description: str
    page: str
    entries: tuple[Any, ...]
    item: Callable[[Any, bool], FeedItem]
    date: Callable[[Any], Date]
    path: str = ""
    keys: tuple[str | int, ...] = ()
    before: tuple[str, ...] = ()
    of: tuple[Entity, ...] = ()

    @property
    def stories(self) -> bool:
        """Whether its entries are articles."""
        return self.kind not in (EDITIONS, CORRECTIONS)

    @property
    def link(self) -> Link:
        """The page it stands beside."""
        return Link(self.name, self.page)


def channels(plan: Plan) -> Iterator[Channel]:
    """Every feed, those of a kind as the site has them."""
    if plan.feeds.of(SITE):
        yield of_site(plan)
    for kind in TERM_KINDS:
        if plan.feeds.of(kind):
            yield from (of_entity(plan, entity) for entity in plan.site.entities[kind])
    if plan.feeds.of(PAIRS):
        yield from (of_pair(plan, pair) for pair in plan.site.pairs)
    if plan.editions and plan.feeds.of(EDITIONS):
        yield of_editions(plan)
    if plan.feeds.of(CORRECTIONS):
        yield of_corrections(plan)


def of_site(plan: Plan) -> Channel:
    """All articles."""
    title, home = plan.chrome.title, plan.chrome.home.url
    about = plan.chrome.description or title
    return Channel(SITE, SITE, title, title, about, home, plan.site.stories, plan.items.story, _published)


def of_entity(plan: Plan, entity: Entity) -> Channel:
    """The articles of an entity."""
    stories = plan.site.listed.get(entity, ())
    key = f"{entity.kind}/{entity.id}"
    words = (entity.name, *_about(plan, entity.name), entity.link.url)
    aliases = entity.record.aliases if entity.record else ()
    before = tuple(plan.urls.file(alias.lstrip("/")) for alias in aliases if alias.endswith("/"))
    return Channel(
        entity.kind, key, *words, stories, plan.items.story, _published, entity.path, entity.keys, before, (entity,)
    )


def of_pair(plan: Plan, pair: Pair) -> Channel:
    """The articles of an organization on a topic."""
    key = f"{PAIRS}/{pair.organization.id}/{pair.topic.id}"
    link = link_of(plan, pair)
    words = (link.name, *_about(plan, link.name), link.url)
    return Channel(PAIRS, key, *words, pair.stories, plan.items.story, _published, of=(pair.organization, pair.topic))


def of_editions(plan: Plan) -> Channel:
    """The editions that are over, weeks and months alike: what is sent out once must be whole."""
    section = plan.section(EDITIONS)
    entries = [one for one in (*plan.site.weeks, *plan.site.months) if one.over.start <= plan.now]
    entries.sort(key=lambda one: (-one.over.start, one.period.text))
    about = plan.words.gettext("The digest of each week and month, once it is over.")
    item, date = partial(_edition, plan), _over
    title = titled(plan, section.name)
    return Channel(EDITIONS, EDITIONS, section.name, title, about, section.url, tuple(entries), item, date)


def of_corrections(plan: Plan) -> Channel:
    """Every correction."""
    section = plan.section(CORRECTIONS)
    about = plan.words.gettext("What was wrong in articles, and when it was mended.")
    entries, item = mended(plan.site.stories), partial(_correction, plan)
    title = titled(plan, section.name)
    return Channel(CORRECTIONS, CORRECTIONS, section.name, title, about, section.url, entries, item, _amended)


def titled(plan: Plan, name: str) -> str:
    """What a feed, or a list of them, is called in a reader program, among those of other sites."""
    return plan.words.gettext("%(name)s – %(site)s") % {"name": name, "site": plan.chrome.title}


def _about(plan: Plan, name: str) -> tuple[str, str]:
    """The title and description of a feed of articles on something."""
    return titled(plan, name), plan.words.gettext("News about %(name)s") % {"name": name}


def _published(story: Story) -> Date:
    return story.date


def _over(edition: Edition) -> Date:
    return edition.over


def _amended(one: Mended) -> Date:
    return one.amendment.date


def _correction(plan: Plan, one: Mended, _full: bool) -> FeedItem:
    return plan.items.correction(one, plan.site_id)


def _edition(plan: Plan, edition: Edition, full: bool) -> FeedItem:
    digest = None
    if full:
        note = edition.note
        title = (note.name if note else "") or plan.words.gettext("From the editors")
        body = plan.site.texts.of(note) if note else None
        digest = Digest(title, body, tuple(sections(edition.stories)), plan.words.gettext("Other news"))
    return plan.items.edition(edition, issue_of(plan, edition), sentence(plan, edition), digest, plan.site_id)

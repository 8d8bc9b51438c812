"""What stands around every page: title, navigation, footer, the theme's assets.

Owns: the making of :class:`site_gen.views.Chrome`.
"""

from __future__ import annotations

from site_gen import theme
from site_gen.config import Config
from site_gen.feed_settings import SITE
from site_gen.feeds.view import GENERATOR
from site_gen.i18n import Words
from site_gen.plan import cards
from site_gen.plan.page import SECTIONS, feed_links
from site_gen.site import Site
from site_gen.text import sort_key
from site_gen.views import Chrome, Link

_NAVIGATION = ("articles", "editions", "organizations", "people", "topics", "documents")
_FOOTER = ("network", "authors", "corrections", "feeds", "glossary", "data")


def chrome(config: Config, site: Site, words: Words, look: theme.Theme) -> Chrome:
    """The surroundings of every page of this site."""
    urls = config.urls
    assets = {path: urls.file(theme.published(path, digest)) for path, _, digest in look.assets}

    def section(kind: str) -> Link:
        return Link(words.pgettext("section", SECTIONS[kind]), urls.section(kind))

    footer = (section(kind) for kind in _FOOTER if kind != "data" or config.data)
    own = sorted(site.pages, key=lambda page: sort_key(page.name))
    return Chrome(
        title=config.title,
        description=config.description,
        language=config.language,
        origin=urls.origin,
        home=Link(words.gettext("Home"), urls.home()),
        sections=tuple(section(kind) for kind in _NAVIGATION if kind != "editions" or site.months),
        footer=(*(Link(page.name, urls.page(page.slug)) for page in own), *footer),
        feeds=feed_links(config.feeds, urls, SITE, Link(config.title, urls.home())),
        search=section("search") if config.search else None,
        opensearch=urls.file("opensearch.xml") if config.search else "",
        assets=tuple(assets.items()),
        stylesheet=assets.get("style.css", ""),
        icon=assets.get("icon.svg", ""),
        manifest=urls.file("site.webmanifest"),
        generator=GENERATOR,
        card=cards.of_site(config.title, config.description, urls).image(urls) if config.cards != "off" else None,
    )

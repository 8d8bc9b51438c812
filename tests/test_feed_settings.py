"""``[feeds]``: which kinds have feeds, in which formats; faults with their line."""

from __future__ import annotations

import pytest

from site_gen import config
from site_gen.errors import ContentError
from site_gen.feed_settings import FeedSettings, Pair
from site_gen.feeds.formats import ATOM, JSON, RSS
from tests.sites import SETTINGS


def read(text: str) -> FeedSettings:
    return config.parse(f"{SETTINGS}[feeds]\n{text}\n").feeds


def fault(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        read(text)
    (problem,) = caught.value.problems
    return f"{problem.place.line}: {problem.message}"


def test_defaults() -> None:
    settings = FeedSettings()
    assert settings.of("site") == settings.of("topics") == (RSS, ATOM, JSON)
    assert (
        settings.of("people") == settings.of("editions") == settings.of("corrections") == settings.of("pairs") == (RSS,)
    )
    assert read("") == settings


def test_formats_for_all_or_for_some() -> None:
    everywhere = read('formats = ["json", "rss"]')
    assert everywhere.of("site") == everywhere.of("people") == everywhere.of("pairs") == (RSS, JSON)
    some = read('formats = {people = ["atom"], site = []}')
    assert (some.of("people"), some.of("site"), some.of("topics")) == ((ATOM,), (), (RSS, ATOM, JSON))


def test_kinds_that_are_off_have_no_format() -> None:
    settings = read('kinds = ["organizations"]')
    assert (settings.of("organizations"), settings.of("site"), settings.of("pairs")) == ((RSS,), (), (RSS,))


def test_pairs() -> None:
    text = '[[feeds.pairs]]\norganization = "Bộ A"\ntopic = "B"\n[[feeds.pairs]]\norganization = "Bộ A"\ntopic = "B"'
    assert read(text).pairs == (Pair("Bộ A", "B", 4),)
    assert read('pairs = [{organization = "a", topic = "b"}, {organization = "a", topic = "c"}]').pairs == (
        Pair("a", "b", 4),
        Pair("a", "c", 4),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('formats = ["rdf"]', "4: feeds.formats: “rdf” is none of rss, atom, json"),
        ('formats = {pages = ["rss"]}', "4: feeds.formats: “pages” is none of site, organizations"),
        ('formats = {site = "rss"}', "4: feeds.formats: must be a list"),
        ('hub = "ftp://a.vn/"', "4: feeds.hub: must be a URL"),
        ("hub = 1", "4: feeds.hub: must be a text"),
        ("ttl = 0", "4: feeds.ttl: must be a whole number"),
        ('pairs = ["a"]', "4: feeds.pairs: must be tables"),
        ('pairs = [{organization = "a"}]', "4: feeds.pairs: each must name an organization and a topic"),
        ('pairs = [{organization = "a", topic = ""}]', "4: feeds.pairs: must not be empty"),
        ("rss_folder = 1", "4: feeds.rss_folder: must be true or false"),
        ('archives = ["pages"]', "4: feeds.archives: “pages” is none of"),
    ],
)
def test_faults(text: str, told: str) -> None:
    assert fault(text).startswith(told)

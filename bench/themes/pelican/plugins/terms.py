"""A Pelican plug-in: pages of organizations, officials, topics, documents and authors, archives, indexes, redirects.

Pelican has categories, tags and authors of its own, without texts; here every kind of term has a file in ``terms/``
with its text, and metadata of articles name terms by slug, as they do in tags.
"""

import json
from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pelican import signals
from pelican.contents import Page
from pelican.generators import Generator

ORGANIZATIONS = "co-quan"


class Term:
    """Something that articles are listed under."""

    def __init__(self, kind, slug, text):
        self.slug, self.kind, self.text = slug, kind, text
        self.url = f"/{kind}/{slug}/"
        self.name, self.letter, self.place = text.title, text.metadata.get("letter", ""), int(text.metadata["place"])
        self.years = [int(year) for year in text.metadata.get("years", "").split(",") if year]
        self.articles = []


class Terms(Generator):
    """Reads the terms, hangs articles on them, writes their pages."""

    def generate_context(self):
        """Runs after articles were read."""
        self.kinds = {word: self._read(word) for word in self.settings["KINDS"]}
        self.years, self.months = defaultdict(list), defaultdict(list)
        self.corrected = []
        for article in self.context["articles"]:
            self._hang(article)
        self.context["terms"] = self.kinds

    def _read(self, word):
        folder = Path(self.path, "terms", word)
        found = {}
        for path in sorted(folder.glob("*.md")):
            below = path.relative_to(self.path).as_posix()
            text = self.readers.read_file(self.path, below, content_class=Page, context=self.context)
            found[path.stem] = Term(word, path.stem, text)
        return found

    def _hang(self, article):
        metadata = article.metadata
        article.more = json.loads(metadata["more"])
        article.terms = {}
        for word, known in self.kinds.items():
            article.terms[word] = own = [known[slug] for slug in metadata.get(word, "").split(",") if slug]
            for term in own:
                term.articles.append(article)
        article.topic = next(iter(article.terms["chu-de"]), None)
        people, bodies = self.kinds["can-bo"], self.kinds[ORGANIZATIONS]
        article.officials = [
            (people[person], rank, role, bodies.get(organization))
            for person, rank, role, organization in article.more.get("officials", ())
        ]
        self.years[metadata["nam"]].append(article)
        if "thang" in metadata:
            self.months[metadata["thang"]].append(article)
        if article.more.get("corrections"):
            self.corrected.append(article)

    def generate_output(self, writer):
        """Every list, then redirects."""
        for known in self.kinds.values():
            for term in known.values():
                self._term(writer, term)
        for word, name in self.settings["KINDS"].items():
            terms = sorted(self.kinds[word].values(), key=lambda term: term.place)
            letters = [(letter, list(own)) for letter, own in groupby(terms, key=attrgetter("letter"))]
            self._write(writer, "kind", f"/{word}/", title=name, letters=letters)
        self._list(writer, "archive", "/tin/", self.context["articles"], title="Tin tức")
        for year, articles in self.years.items():
            self._list(writer, "archive", f"/tin/{year}/", articles, title=f"Tin năm {year}")
        for name, articles in self.months.items():
            year, month = name.split("-")
            title = f"Tin tháng {int(month)}/{year}"
            self._list(writer, "archive", f"/tin/{year}/thang-{month}/", articles, title=title)
        names = {url: name for name, url in self.settings["FOOTER"]}
        self._list(writer, "corrections", "/dinh-chinh/", self.corrected, title=names["/dinh-chinh/"])
        self._write(writer, "glossary", "/thuat-ngu/", title=names["/thuat-ngu/"])
        organizations = sorted(self.kinds[ORGANIZATIONS].values(), key=lambda term: term.place)
        self._write(writer, "feeds", "/nguon-tin/", title=names["/nguon-tin/"], terms=organizations)
        self._redirects(writer)

    def _term(self, writer, term):
        self._list(writer, "term", term.url, term.articles, term=term, year=0, title=term.name)
        for year in term.years:
            own = [article for article in term.articles if article.metadata["nam"] == str(year)]
            title = f"{term.name} trong năm {year}"
            self._list(writer, "term", f"{term.url}nam-{year}/", own, term=term, year=year, title=title)
        if term.kind == ORGANIZATIONS:
            writer.write_feed(
                term.articles, self.context, f"{term.url[1:]}feed.xml", feed_title=term.name, feed_type="rss"
            )

    def _list(self, writer, template, url, articles, **values):
        self._write(writer, template, url, paginated={"articles": articles}, articles=articles, **values)

    def _write(self, writer, template, url, **values):
        path = f"{url[1:]}index.html" if url.endswith("/") else url[1:]
        writer.write_file(path, self.get_template(template), self.context, template_name=template, url=url, **values)

    def _redirects(self, writer):
        texts = [(term.text, term.url) for known in self.kinds.values() for term in known.values()]
        own = [(text, f"/{text.url}") for text in (*self.context["articles"], *self.context["pages"])]
        for text, url in (*texts, *own):
            for alias in filter(None, text.metadata.get("aliases", "").split(",")):
                self._write(writer, "redirect", alias, target=self.settings["ORIGIN"] + url)


def register():
    """What Pelican calls."""
    signals.get_generators.connect(lambda pelican: Terms, weak=False)

"""The benchmark's own parts, as far as they can be tried without the other tools. No time is ever asserted."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import yaml

from bench import corpus, counts, edits, extract, floor, hugo, measure, pelican, report, tables, tools, verify
from bench.corpus import Folders
from bench.counts import Count
from bench.extract import Corpus
from bench.measure import Cost
from site_gen import config, pipeline

ARTICLES = 60


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A small corpus, written as it is for this project alone."""
    found = Folders(tmp_path_factory.mktemp("bench"))
    corpus._demo(found, ARTICLES)
    return found


@pytest.fixture(scope="module")
def found(folders: Folders) -> Corpus:
    """What is published of it."""
    return extract.corpus(folders.diemtin)


@pytest.fixture(scope="module")
def hugo_site(folders: Folders, found: Corpus) -> Path:
    """The same as a Hugo site."""
    hugo.write(found, folders.diemtin / "content", folders.hugo)
    return folders.hugo


def front_matter(path: Path) -> dict[str, object]:
    """A Hugo content file's front matter."""
    return dict(yaml.safe_load(path.read_text("utf-8").split("---\n")[1]))


# --- the corpus ---------------------------------------------------------------------------------------------


def test_no_two_articles_have_one_moment_and_the_order_is_ours(found: Corpus) -> None:
    moments = [article.moment for article in found.articles]
    assert moments == sorted(set(moments), reverse=True)
    assert len(found.articles) + len(found.hidden) == ARTICLES


def test_links_in_bodies_lead_where_pages_are(found: Corpus) -> None:
    links = [link for article in found.articles for link in re.findall(r"\]\(([^)\s]+)", article.body)]
    assert any(link.startswith("/") for link in links)
    assert not [link for link in links if link.partition("#")[0].endswith(".md")]


def test_hugo_has_a_file_for_each_article_and_term(found: Corpus, hugo_site: Path) -> None:
    drafts = [path for path in hugo_site.glob("content/tin/*.md") if front_matter(path).get("draft")]
    assert len(drafts) == len(found.hidden)
    assert len(list(hugo_site.glob("content/tin/*/*.md"))) == len(found.articles) + len(
        {a.year for a in found.articles}
    )
    for entity in found.entities:
        head = front_matter(hugo_site / f"content{entity.url}_index.md")
        assert (head["title"], head["weight"]) == (entity.name, entity.place)


def test_hugo_is_told_the_terms_of_articles(found: Corpus, hugo_site: Path) -> None:
    article = next(one for one in found.articles if one.organizations and one.people and one.topic)
    head = front_matter(hugo_site / f"content{article.url.rstrip('/')}.md")
    assert head["title"] == article.title
    assert head["co-quan"] == list(article.organizations)
    assert head["can-bo"] == list(article.people)
    assert head["chu-de"] == [article.topic]


def test_every_name_of_a_term_has_its_file(found: Corpus, hugo_site: Path) -> None:
    for path in hugo_site.glob("content/tin/*/*.md"):
        head = front_matter(path)
        for word in (*found.words.values(), hugo.MONTHS, hugo.YEARS):
            for slug in head.get(word, ()):  # type: ignore[attr-defined]
                assert (hugo_site / "content" / word / slug / "_index.md").is_file()


def test_attributes_are_written_for_goldmark() -> None:
    text = "## Một {: #mot .muc }\n\n## Hai {#hai}\n\nĐoạn.\n{: .ghi-chu }\n\nMột *từ*{: .nho title=Mẫu } thôi."
    goldmark = "## Một {#mot .muc}\n\n## Hai {#hai}\n\nĐoạn.\n{.ghi-chu}\n\nMột *từ* thôi."
    assert hugo.markdown(text) == goldmark


def test_front_matter_for_hugo_is_yaml_that_says_the_same() -> None:
    head = {"title": 'A: "b" #c', "draft": True, "terms": ["x", "1"], "none": [], "of": {"a": 1, "b": [{"c": "d"}]}}
    assert yaml.safe_load(hugo.dump(head)) == head


def test_pelican_has_metadata_and_body(folders: Folders, found: Corpus) -> None:
    pelican.write(found, folders.diemtin / "content", folders.pelican, corpus.COPIED)
    article = found.articles[0]
    text = (folders.pelican / f"content{article.url.rstrip('/')}.md").read_text("utf-8")
    head, _, body = text.partition("\n\n")
    metadata = dict(line.split(": ", 1) for line in head.splitlines())
    assert metadata["Title"] == article.title
    assert json.loads(metadata["More"])["date"] == article.date
    assert body == article.body
    compile((folders.pelican / "pelicanconf.py").read_text("utf-8"), "pelicanconf.py", "exec")


# --- edits --------------------------------------------------------------------------------------------------


def test_each_edit_is_shown_by_a_build(folders: Folders, found: Corpus) -> None:
    content = folders.diemtin / "content"
    targets = edits.choose(found, content)
    edits.save(targets, folders.base)
    assert edits.load(folders.base) == targets
    ours = tools.tools(folders)[tools.DIEMTIN]
    assert ours.files
    for number in (7, 8):
        for change in edits.CHANGES.values():
            change(ours.files, number)
    settings = config.load(folders.diemtin)
    pipeline.build(settings, extract.options())
    for kind in edits.CHANGES:
        assert edits.shown(settings.output, targets, kind, 8)
        assert not edits.shown(settings.output, targets, kind, 7)
    before = [one.organizations for one in found.articles]
    assert [one.organizations for one in extract.corpus(folders.diemtin).articles] == before


def test_hugo_files_of_edits_are_there(folders: Folders, found: Corpus, hugo_site: Path) -> None:
    edits.save(edits.choose(found, folders.diemtin / "content"), folders.base)
    files = tools._hugo_files(folders, edits.load(folders.base))
    for change in edits.CHANGES.values():
        change(files, 5)
    assert str(front_matter(files.titled)["title"]).endswith(" bản 5")
    assert str(front_matter(files.organization)["title"]).endswith(" bản 5")
    assert files.article.read_text("utf-8").endswith("\n\nĐoạn thêm số 5.\n")
    assert 'data-ban="5"' in files.template.read_text("utf-8")


# --- the floor, counts, costs -------------------------------------------------------------------------------


@pytest.mark.parametrize("processes", [1, 2])
def test_the_floor_writes_files_of_the_same_lengths(tmp_path: Path, processes: int) -> None:
    (tmp_path / "in").write_bytes(b"12345")
    outputs = [["a/b/index.html", 7], ["a/feed.xml", 0], ["c.css", 300]]
    listed = tmp_path / "list.json"
    listed.write_text(json.dumps({"inputs": [str(tmp_path / "in")], "outputs": outputs}))
    measure.timed((sys.executable, floor.__file__, str(listed), str(tmp_path / "out"), str(processes)), tmp_path)
    assert sorted(counts.files(tmp_path / "out")) == sorted((path, length) for path, length in outputs)


def test_files_are_counted_by_kind(tmp_path: Path) -> None:
    for path, text in {"x/index.html": "abc", "x/feed.xml": "de", "sitemap.xml": "f", "y/a.html": ""}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    assert counts.count(tmp_path) == {"HTML pages": Count(2, 3), "feeds": Count(1, 2), "other": Count(1, 1)}


def test_a_command_that_fails_is_told_with_its_words(tmp_path: Path) -> None:
    with pytest.raises(measure.CommandFailed, match="exit status 3\nword"):
        measure.timed((sys.executable, "-c", "import sys; sys.stderr.write('word'); sys.exit(3)"), tmp_path)


def test_memory_is_that_of_children_too(tmp_path: Path) -> None:
    hold = "import time; held = b'x' * 40_000_000; time.sleep(1)"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    assert measure.peak_memory((sys.executable, "-c", start), tmp_path) > 40_000_000


# --- figures ------------------------------------------------------------------------------------------------


def test_ratios_are_taken_run_by_run() -> None:
    assert tables.ratio([1.0, 2.0, 9.0], [2.0, 2.0, 3.0]) == "1.00 (0.50–3.00)"


def test_a_scenario_is_a_table_with_ours_beside_each() -> None:
    found = {"a": [Cost(1.0, 2.0), Cost(3.0, 2.0)], "b": [Cost(2.0, 1.0), Cost(4.0, 1.0)]}
    text = tables.costs((("a", "ours"), ("b", "theirs"), ("c", "not run")), found, {"a": 2**20, "b": 2**21}, "a")
    assert text.splitlines()[2:] == [
        "| ours | 2.00 | 2.00 | 1 |  |  |  |",
        "| theirs | 3.00 | 1.00 | 2 | 0.62 (0.50–0.75) | 2.00 (2.00–2.00) | 0.50 |",
    ]


def test_results_of_several_runs_make_one_page(tmp_path: Path) -> None:
    names = (("a", "ours"), ("b", "theirs"))
    report.keep(tmp_path, 1000, "counts", {"a": counts.plain(dict.fromkeys(counts.KINDS, Count(3, 4_000_000)))})
    report.keep(tmp_path, 1000, "cold", report.costs({"a": [Cost(1, 1)], "b": [Cost(2, 2)]}, {}))
    report.keep(tmp_path, 1000, "cold", report.costs({"a": [Cost(1, 1)], "b": [Cost(4, 4)]}, {}))
    report.keep(tmp_path, 50, "serve", {"a": [0.1, 0.3, 0.2]})
    page = report.page(report.kept(tmp_path), names, ("cold",), "a")
    assert page.index("## 50 articles") < page.index("## 1,000 articles") < page.index("## What stands in the way")
    assert "| ours | 200 | 100 | 300 | 3 |" in page
    assert "3 files, 4.0 MB" in page
    assert "0.25 (0.25–0.25)" in page
    assert "0.50 (0.50–0.50)" not in page


def test_the_full_site_is_kept_beside_later_runs_of_the_others(tmp_path: Path) -> None:
    for costs in ({"a": [Cost(1, 1)], "b": [Cost(2, 2)]}, {"full": [Cost(3, 3)]}, {"a": [Cost(4, 4)]}):
        report.keep(tmp_path, 1, "cold", report.costs(costs, {}), "full")
    assert report.kept(tmp_path)[1]["cold"]["costs"] == {"full": [[3, 3]], "a": [[4, 4]]}


# --- whether sites say the same -----------------------------------------------------------------------------

PAGE = "<html><head><title>T</title></head><body><nav>n</nav><main>{}</main></body></html>"


def test_pages_are_compared_by_what_a_reader_sees(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    pages = {
        "same.html": ("<p>Một <a href='/x/'>tên</a></p><details><p>x</p></details>", "<div>Một\n tên</div>"),
        "other.html": ("<p>Một</p>", "<p>Hai</p>"),
        "footnote.html": ("<li>c<a class='footnote-backref'>↩</a></li>", "<li>c</li>"),
    }
    for path, (one, two) in pages.items():
        for folder, text in ((ours, one), (theirs, two)):
            folder.mkdir(exist_ok=True)
            (folder / path).write_text(PAGE.format(text), "utf-8")
    (ours / "more.xml").write_text("")
    found = verify.compare(ours, theirs, 0)
    assert (found.pages, found.different, found.ours_alone, found.theirs_alone) == (
        3,
        ("other.html",),
        ("more.xml",),
        (),
    )
    assert found.examples == ("other.html: “Một” here, “Hai” there",)


def test_feeds_are_compared_by_their_items(tmp_path: Path) -> None:
    item = "<item><title>{}</title><link>https://{}/a/</link></item>"
    for name, title, host in (("a", "Một", "x.example"), ("b", "Một", "y.example"), ("c", "Hai", "x.example")):
        (tmp_path / f"{name}.xml").write_text(f"<rss><channel>{item.format(title, host)}</channel></rss>", "utf-8")
    one, same, other = (verify.text(tmp_path / f"{name}.xml") for name in "abc")
    assert one == same
    assert one != other


def test_hugo_makes_the_same_site(tmp_path: Path) -> None:
    try:
        tools.hugo_binary()
    except FileNotFoundError as missing:
        pytest.skip(f"{missing}")
    folders = corpus.make(tmp_path / "site", ARTICLES, lambda _: None)
    known = tools.tools(folders)
    outputs = {name: tmp_path / name for name in (tools.DIEMTIN, tools.HUGO)}
    for name, output in outputs.items():
        measure.timed(known[name].command(output), known[name].root)
    found = verify.compare(outputs[tools.DIEMTIN], outputs[tools.HUGO], 0)
    alone = [path for path in found.ours_alone if not path.startswith(("co-quan-cu/", "dinh-chinh/"))]
    assert alone == ["feeds.opml", "mang-luoi/index.html", "sitemap-news.xml"]
    assert not found.theirs_alone
    assert not [path for path in found.different if not path.startswith(("dinh-chinh/", "nguon-tin/"))]

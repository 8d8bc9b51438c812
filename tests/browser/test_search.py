"""Search in a real browser: what is found, in which order, for how many bytes, and how the page behaves."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from site_gen import demo
from site_gen.search import words
from site_gen.text import search_fold
from tests.sites import SETTINGS, Site

DATA = Path(__file__).parents[1] / "data"
RELEVANCE = tomllib.loads((DATA / "search-relevance.toml").read_text("utf-8"))
CONTENT = Path(__file__).parents[2] / "content"
_KINDS = ("organizations", "people", "documents", "topics", "articles")
BUDGET = 60_000


def _article(one: dict[str, Any]) -> str:
    fields = {key: value for key, value in one.items() if key not in ("slug", "body")}
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{head}---\n{one['body']}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The seed, the articles of the relevance set, and 300 of the demo around them."""
    root = tmp_path_factory.mktemp("search") / "s"
    for path, data in demo.files(300):
        if path.startswith("content/"):
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    other = shutil.ignore_patterns("glossary.yml", "pages")  # the demo has its own
    shutil.copytree(CONTENT, root / "content", dirs_exist_ok=True, ignore=other)
    for one in RELEVANCE["article"]:
        (root / f"content/articles/{one['slug']}.md").write_text(_article(one), encoding="utf-8")
    (root / "site.toml").write_text(SETTINGS, encoding="utf-8")
    made = Site(root)
    made.build(jobs=2)
    return made


@pytest.fixture(scope="module")
def address(site: Site, serve: Callable[[Path], str]) -> str:
    """Where the search page is."""
    return serve(site.output) + "/tim-kiem/"


class Results:
    """What stands on the page."""

    def __init__(self, page: Any) -> None:
        page.wait_for_selector("#p_status:not(:empty)", state="attached")
        page.wait_for_selector("#p_results[aria-busy=false]", state="attached")
        self.status = page.inner_text("#p_status")
        self.groups: dict[str, list[str]] = {
            kind: [
                urlsplit(link.get_attribute("href")).path
                for link in page.query_selector_all(f"[data-kind={kind}]:not([hidden]) li a")
            ]
            for kind in _KINDS
        }

    @property
    def found(self) -> list[str]:
        """Every result: articles by slug, other pages by their path."""
        return [name for kind in _KINDS for name in self.of(kind)]

    def of(self, kind: str) -> list[str]:
        """The results of a kind."""
        paths = self.groups[kind]
        return [path.split("/")[-2] for path in paths] if kind == "articles" else paths

    def first(self, name: str) -> str:
        """The first result of the kind that ``name`` is of."""
        kinds = {"/co-quan/": "organizations", "/can-bo/": "people", "/van-ban/": "documents", "/chu-de/": "topics"}
        kind = next((kind for start, kind in kinds.items() if name.startswith(start)), "articles")
        return next(iter(self.of(kind)), "")


def ask(page: Any, address: str, query: str, **filters: str) -> Results:
    """The results of a query, the page loaded anew."""
    more = "".join(f"&{name}={quote(value)}" for name, value in filters.items())
    page.goto(f"{address}?q={quote(query)}{more}")
    return Results(page)


# --- what is found -----------------------------------------------------------------------------------------


def test_there_are_enough_queries() -> None:
    assert len(RELEVANCE["query"]) >= 40


@pytest.mark.parametrize("one", RELEVANCE["query"], ids=lambda one: one["query"])
def test_relevance(page: Any, address: str, one: dict[str, Any]) -> None:
    typed = ask(page, address, one["query"])
    assert set(one["find"]) <= set(typed.found), typed.groups
    if "first" in one:
        assert typed.first(one["first"]) == one["first"], typed.groups
    bare = ask(page, address, search_fold(one["query"]))
    assert set(one["find"]) <= set(bare.found), bare.groups


def test_what_is_typed_with_diacritics_comes_first(page: Any, address: str) -> None:
    order = ask(page, address, "đăng").of("articles")
    assert order[0] == "dang-ky-ho-tich"
    order = ask(page, address, "dâng").of("articles")
    assert order[0] == "dang-luoi-ca"
    assert len(order) > 1  # the other readings follow


def test_words_are_those_of_the_build(page: Any, address: str) -> None:
    """The script's rules for words, seen through what it marks and asks for, are those of ``search.words``."""
    for text, wanted in json.loads((DATA / "search-words.json").read_text("utf-8")).items():
        assert words.segments(text) == wanted
    page.goto(address)
    source = (Path(__file__).parents[2] / "themes/default/assets/search.js").read_text("utf-8")
    begin, end = source.index("const placeTones"), source.index("/** What is looked up")
    table = json.loads((DATA / "search-words.json").read_text("utf-8"))
    script = f"""(texts) => {{ {source[begin:end]}
      return texts.map((text) => [segments(text).filter((one) => one.length), crcOf(fold(plain(text)))]); }}"""
    for (text, wanted), (made, crc) in zip(table.items(), page.evaluate(script, list(table)), strict=True):
        assert made == [part for part in wanted if part], text
        count = 1 << 32
        assert crc == words.shard(search_fold(words.place_tones(text.lower())), count), text


# --- what it costs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["Công an", "mẫu thử nghiệm", "kế hoạch phối hợp cán bộ", "ví dụ", "Sở Giao thông Mẫu"]
)
def test_a_query_fetches_little(page: Any, address: str, query: str) -> None:
    """60 kB as they are, though the server compresses nothing."""
    got: list[Any] = []
    page.goto(address)
    page.on("response", lambda response: got.append(response))  # noqa: PLW0108  Playwright takes no built-in method
    page.fill("#p_q", query)
    page.press("#p_q", "Enter")
    Results(page)
    page.wait_for_load_state("networkidle")
    assert sum(len(response.body()) for response in got) <= BUDGET
    assert not [response.url for response in got if "/f/" in response.url or "filters" in response.url]


# --- how the page behaves ----------------------------------------------------------------------------------


def test_passages_are_marked(page: Any, address: str) -> None:
    ask(page, address, "hoa giai")
    assert page.inner_text("[data-kind=articles] h3 mark >> nth=0") == "Hòa giải"
    ask(page, address, "thang dây thoát hiểm")
    page.wait_for_selector("[data-kind=articles] .summary mark:has-text('thang dây thoát hiểm')")


def test_filters(page: Any, address: str) -> None:
    assert set(ask(page, address, "mẫu", topic="y-te-co-so-mau").of("articles")) == {
        "bao-hiem-y-te",
        "tiem-chung",
        "an-toan-thuc-pham",
    }
    assert ask(page, address, "mẫu", topic="y-te-co-so-mau", year="2022").of("articles") == ["an-toan-thuc-pham"]
    page.select_option("[name=year]", "")
    page.select_option("[name=topic]", "")
    page.select_option("[name=org]", "so-giao-thong-mau")
    page.wait_for_url("**org=so-giao-thong-mau")
    assert set(Results(page).of("articles")) == {"xe-buyt", "giao-thong-nong-thon"}


def test_address_holds_the_query(page: Any, address: str) -> None:
    page.goto(address)
    assert page.is_visible("#p_indexes")
    page.fill("#p_q", "xe buýt")
    page.wait_for_url(f"**?q={quote('xe')}+{quote('buýt')}")
    assert Results(page).of("articles")[0] == "xe-buyt"
    page.fill("#p_q", "nước sạch")
    page.press("#p_q", "Enter")
    page.wait_for_url("**n%C6%B0%E1%BB%9Bc*")
    page.go_back()
    assert Results(page).of("articles")[0] == "xe-buyt"
    assert page.input_value("#p_q") == "xe buýt"


def test_back_from_a_result(page: Any, address: str) -> None:
    ask(page, address, "xe buýt")
    page.click("[data-kind=articles] h3 a >> nth=0")
    page.go_back()
    assert Results(page).of("articles")[0] == "xe-buyt"


def test_keyboard(page: Any, address: str) -> None:
    ask(page, address, "xe buýt điện")
    page.focus("#p_q")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-kind]') !== null")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "p_q"


def test_results_never_take_the_focus(page: Any, address: str) -> None:
    page.goto(address)
    page.focus("#p_q")
    page.keyboard.type("tiêm chủng")
    Results(page)
    assert page.evaluate("document.activeElement.id") == "p_q"


def test_more_results(page: Any, address: str) -> None:
    before = ask(page, address, "ví dụ").of("articles")
    page.click("#p_more")
    page.wait_for_selector("[data-kind=articles] .cards > li:nth-child(11)")
    after = Results(page).of("articles")
    assert after[: len(before)] == before
    assert len(set(after)) == len(after) > len(before)


def test_nothing_found_and_nothing_whole(page: Any, address: str) -> None:
    none = ask(page, address, "zzyyxx")
    assert none.found == []
    assert none.status.startswith("Không tìm thấy")
    partial = ask(page, address, "zzyyxx thổ cẩm")
    assert partial.of("articles")[0] == "tho-cam"
    assert partial.status.startswith("Không có kết quả nào chứa đủ")


def test_a_failure_is_told_in_words(chromium: Any, address: str) -> None:
    context = chromium.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(address)
    context.set_offline(True)
    page.fill("#p_q", "thổ cẩm")
    page.wait_for_selector("#p_status:has-text('Mất kết nối mạng')")
    context.set_offline(False)
    page.wait_for_selector("[data-kind=articles]:not([hidden]) a")
    context.close()


def test_markup_in_a_query_is_text(page: Any, address: str) -> None:
    ask(page, address, '<img src=x onerror="document.title=1"> thổ cẩm')
    assert page.query_selector("#p_results img") is None
    assert page.title() != "1"


def test_header_of_every_page_leads_here(page: Any, address: str) -> None:
    page.goto(address.removesuffix("tim-kiem/"))
    page.fill(".site-search input", "tiêm chủng")
    page.press(".site-search input", "Enter")
    assert Results(page).of("articles")[0] == "tiem-chung"
    assert parse_qs(urlsplit(page.url).query)["q"] == ["tiêm chủng"]


def test_without_scripts_there_are_indexes(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "?q=abc")
    links = [link.get_attribute("href") for link in page.query_selector_all("#p_indexes a")]
    assert {"/tin/", "/co-quan/", "/can-bo/", "/chu-de/", "/van-ban/"} <= set(links)
    assert page.is_visible("noscript p")
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_overflows(page: Any, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ask(page, address, "phong trào toàn dân bảo vệ an ninh Tổ quốc", year="2018")
    assert page.evaluate("document.documentElement.scrollWidth") <= width

"""An edition as mail: what it says, its headers, its addresses, its settings; and what is told of wrong ones."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_gen import cli, config
from site_gen.errors import ContentError, Problems
from site_gen.newsletter import addresses
from site_gen.newsletter.plain import WIDTH, plain, tidy
from tests.letters import parts, raw, read, small
from tests.sites import Site

HEADERS = """\
Date: Mon, 05 Feb 2018 00:00:00 +0700
From: =?utf-8?b?xJBp4buDbSB0aW4=?=
 <tin@example.org>
Reply-To: toa-soan@example.org
Subject: =?utf-8?b?xJBp4buDbSB0aW4gdHXhuqduIDUgbsSDbSAyMDE4ICgyOS8xIA==?=
 =?utf-8?b?4oCTIDQvMi8yMDE4KQ==?=
Message-ID: <ID@example.org>
List-Id: <tuan.example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative;
 boundary="=_ID"
Content-Language: vi
"""
TEXT = """\
Điểm tin tuần 5 năm 2018
29/1 – 4/2/2018 · 3 bài

Đọc bản điểm tin này trên trang:
https://example.org/tin-tuc/diem-tin/2018-w05/

----------------------------------------
Tuần của những cuộc họp
----------------------------------------

Tuần này Cơ quan Mẫu 012 họp hai lần [1], xem cả báo khác [2] (1).

1. Việc thứ nhất, kể ra cho dài để thấy dòng thứ hai của nó lùi vào đúng
   chỗ.
2. Việc thứ hai.

> Lời được trích.

[Một cái bảng]
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return small(tmp_path)


def head(data: bytes) -> str:
    """The header, with the ids of this message blotted out."""
    text = data.split(b"\r\n\r\n", 1)[0].decode("ascii").replace("\r\n", "\n") + "\n"
    return re.sub(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", "ID", text)


# --- the message ---------------------------------------------------------------------------------------------


def test_the_header_is_as_it_should_be(site: Site) -> None:
    data = raw(site)
    assert head(data) == HEADERS
    assert read(data)["Subject"] == "Điểm tin tuần 5 năm 2018 (29/1 – 4/2/2018)"


def test_the_same_edition_is_the_same_bytes(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    first = raw(site)
    site.build()
    monkeypatch.setenv("TZ", "America/New_York")
    assert raw(site) == first
    assert raw(site, "--now", "2019-01-01") == first


def test_dates_are_those_that_are_given(site: Site) -> None:
    dated = read(raw(site, "--date", "2018-02-05T06:30:00Z"))["Date"]
    assert parsedate_to_datetime(str(dated)).isoformat() == "2018-02-05T13:30:00+07:00"
    assert str(read(raw(site, edition="2018-01"))["Date"]) == "Thu, 01 Feb 2018 00:00:00 +0700"


def test_ids_differ_by_edition_and_site_and_stay(site: Site) -> None:
    ids = [read(raw(site, edition=edition))["Message-ID"] for edition in ("2018-w05", "2018-01", "2018-W05")]
    assert ids[0] != ids[1]
    assert ids[0] == ids[2]
    moved = (site.root / "site.toml").read_text("utf-8").replace("example.org/tin-tuc", "moved.example.net")
    site.write(f"-- site.toml --\nsite_id = 'https://example.org/tin-tuc/'\n{moved}")
    assert read(raw(site))["Message-ID"] == ids[0]
    site.write(f"-- site.toml --\nsite_id = 'another'\n{moved}")
    assert read(raw(site))["Message-ID"] != ids[0]


def test_lines_are_short_and_ascii(site: Site) -> None:
    data = raw(site)
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_long_unsubscribe_url_stays_as_it_is(site: Site) -> None:
    url = f"https://example.org/{'x' * 400}"
    settings = (site.root / "site.toml").read_text("utf-8")
    site.write("-- site.toml --\n" + settings.replace("https://example.org/huy?ai={address}", url))
    data = raw(site)
    assert f"\r\nList-Unsubscribe: <{url}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".encode() in data
    text, html = parts(data)
    assert text.endswith(f"\nHủy đăng ký:\n{url}\n")
    assert lxml.html.fromstring(html).xpath("//div[@class='foot']//a/@href") == [url]


def test_who_is_not_known_is_shown_no_address_to_unsubscribe_at(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    data = raw(site)
    assert "nobody can unsubscribe by it" in capsys.readouterr().err
    assert b"List-Unsubscribe" not in data
    text, html = parts(data)
    assert "huy?ai" not in text + html
    assert "unsubscribe.invalid" not in text + html
    assert "Hủy đăng ký" not in text + html


def test_without_settings_for_it_there_is_no_unsubscribing(site: Site) -> None:
    site.write('-- site.toml --\ntitle = "T"\nbase_url = "https://example.org/"\n[newsletter]\nfrom = "a@b.vn"\n')
    data = raw(site)
    assert b"List-" not in data
    assert "Hủy đăng ký" not in "".join(parts(data))


# --- what it says --------------------------------------------------------------------------------------------


def test_the_plain_text_reads_well(site: Site) -> None:
    text, _ = parts(raw(site))
    assert text.startswith(TEXT)
    assert "\n* * *\n\n1. Chú thích.\n\n[1] https" in text
    story = (
        "Bài thứ hai\n30/1/2018 · Đã đính chính\nĐoạn đầu của bài thứ hai.\nhttps://example.org/tin-tuc/tin/2018/b/\n"
    )
    assert f"\nChủ đề Mẫu\n{'-' * 40}\n\n{story}\n" in text
    assert "\n[1] https://example.org/tin-tuc/tin/2018/a/\n[2] https://bao.example.org/x?a=1&b=2\n" in text
    assert f"\nTin khác\n{'-' * 40}\n\nBài không có chủ đề\n" in text
    assert all(len(line) <= WIDTH or line.startswith("http") for line in text.split("\n"))
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]\n", text)


def test_the_html_needs_nothing_from_elsewhere_but_its_pictures(site: Site) -> None:
    _, html = parts(raw(site))
    tree = lxml.html.fromstring(html)
    links = [element.get("href") for element in tree.iter("a")]
    assert len(links) > 10
    assert [link for link in links if not link.startswith("https://")] == []
    pictures = list(tree.iter("img"))
    note, lead = (str(picture.get("src")) for picture in pictures)
    assert note == "https://example.org/tin-tuc/media/anh.png"
    assert re.fullmatch(r"https://example\.org/tin-tuc/assets/media/anh\.png\.[0-9a-f]+\.1200\.jpg", lead), lead
    assert [picture.get("alt") for picture in pictures] == ["Một cái bảng", "Phòng họp"]
    assert [(picture.get("width"), picture.get("height")) for picture in pictures] == [("528", "297"), ("560", "315")]
    site.build()
    assert (site.output / lead.removeprefix("https://example.org/tin-tuc/")).is_file()
    assert list(tree.iter("link", "script", "source")) == []
    assert tree.xpath("count(//h1)") == 1


def test_a_drawing_is_left_out_of_the_lead(site: Site) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"></svg>'
    site.write(f"-- content/media/hinh.svg --\n{drawing}\n")
    path = site.root / "content/articles/a.md"
    path.write_text(path.read_text("utf-8").replace("media/anh.png", "media/hinh.svg"), encoding="utf-8")
    _, html = parts(raw(site))
    assert ".svg" not in html
    assert "Toàn cảnh" not in html


def test_the_html_is_styled_where_style_sheets_are_stripped(site: Site) -> None:
    _, html = parts(raw(site))
    tree = lxml.html.fromstring(html)
    (letter,) = tree.find_class("letter")
    assert "max-width:600px" in letter.get("style").replace(" ", "")
    (style,) = tree.iter("style")
    assert style.text.lstrip().startswith("@media")
    assert "prefers-color-scheme" in style.text


def test_names_are_linked_in_html_and_bare_in_text(site: Site) -> None:
    text, html = parts(raw(site))
    assert '<a href="https://example.org/tin-tuc/co-quan/co-quan-mau-012/"' in html
    assert "Cơ quan Mẫu 012 họp hai lần [1]" in text


@pytest.mark.parametrize(
    "title",
    [
        "A\\r\\nBcc: x@example.org",
        "\u202egnol\u202c",
        "🎉" * 40,
        "dài " * 1250,
        "x" * 5000,
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
    ],
)
def test_no_title_does_harm(title: str, site: Site) -> None:
    site.write(f'-- content/articles/a.md --\n---\ntitle: "{title}"\ndate: 2018-02-01\n---\nBài.\n')
    data = raw(site)
    assert head(data) == HEADERS
    text, html = parts(data)
    plain_title = " ".join(title.replace("\\r\\n", "\n").split())
    assert plain_title in " ".join(text.split())
    assert " ".join(lxml.html.fromstring(html).xpath("string(//div[@class='lead']/h2)").split()) == plain_title
    assert "<script" not in html
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_a_full_month_is_cut_for_mail_programs_and_says_so(tmp_path: Path) -> None:
    words = "Một câu dài vừa phải để tóm tắt bài. " * 6
    archive = "".join(
        f"-- content/articles/{n}.md --\n---\ntitle: Bài số {n}\ndate: 2018-02-{n % 28 + 1:02}\n"
        f"topic: Chủ đề {n % 9}\nsummary: {words}\n---\n"
        for n in range(160)
    )
    site = small(tmp_path, archive)
    text, html = parts(raw(site, edition="2018-02"))
    assert len(html.encode()) < 100_000
    assert "https://example.org/tin-tuc/diem-tin/2018-02/#p_topic-1" in html
    left = sum(int(number) for number in re.findall(r"Còn (\d+) bài nữa trên trang", text))
    shown = len(set(re.findall(r"/tin/2018/[\w-]+/", text)))
    assert left + shown == 161
    site.build()
    assert 'id="p_topic-9"' in site.read("diem-tin/2018-02/index.html")


def test_the_same_edition_stands_on_the_site(site: Site) -> None:
    site.build()
    _, html = parts(raw(site))
    (read_on,) = lxml.html.fromstring(html).xpath("//p[@class='go']/a/@href")
    page = site.read(read_on.removeprefix("https://example.org/tin-tuc/") + "index.html")
    assert all(title in page and title in html for title in ("Cơ quan Mẫu 012 họp phiên đầu năm", "Bài thứ hai"))


# --- text ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<br>b</p><p>c</p>", "a\nb\n\nc"),
        ("<h2>T</h2><p>a &amp; b</p>", "T\n\na & b"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>", "- a\n  - b\n- c"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ('<ol start="²"><li>a</li></ol>', "1. a"),
        (f'<ol start="{"9" * 5000}"><li>a</li></ol>', "1. a"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
        ("<pre><code>x  y\n z</code></pre>", "x  y\n z"),
        ('<p><a href="https://x.vn/">a</a> <a href="https://x.vn/">b</a></p>', "a [1] b [1]\n\n[1] https://x.vn/"),
        ('<p><a href="https://x.vn/">https://x.vn/</a></p>', "https://x.vn/"),
        ('<p>a<a href="https://p/#fn">1</a> <a href="https://q/#fn">2</a></p>', "a (1) 2 [1]\n\n[1] https://q/#fn"),
        ("<p>a</p><hr><p>b</p>", "a\n\n* * *\n\nb"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n  b"),
    ],
)
def test_html_as_plain_text(html: str, text: str) -> None:
    assert plain(html, "https://p/") == text


@given(st.text(alphabet="ab -*>1.\n", max_size=300))
def test_tidying_loses_no_word(text: str) -> None:
    done = tidy(text)
    assert done.split() == text.split()
    assert tidy(done) == done
    assert "\n\n\n" not in done


# --- addresses -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spec", "name"),
    [
        ("a@b.vn", "a@b.vn", ""),
        ("  A.b+c@B.VN ", "A.b+c@b.vn", ""),
        ("Nguyễn Mẫu An <an@b.vn>", "an@b.vn", "Nguyễn Mẫu An"),
        ('"Mẫu, An" <an@b.vn>', "an@b.vn", "Mẫu, An"),
        ("a@bưu-điện.vn", "a@xn--bu-in-7ya42ik46m.vn", ""),
        ("root@localhost", "root@localhost", ""),
    ],
)
def test_addresses_that_are_taken(text: str, spec: str, name: str) -> None:
    found = addresses.parse(text)
    assert (found.spec.encode("ascii"), found.name) == (spec.encode(), name)


@pytest.mark.parametrize(
    "text",
    ["a", "@b.vn", "a@", "a@b", "a b@c.vn", "a@b..vn", "a@-b.vn", "á@b.vn", "a@b.vn\rBcc: c@d.vn", "a@[127.0.0.1]",
     "a@1.2.3.4", "<a@b.vn", "a@b.vn>", "a@b.vn, c@d.vn", ".a@b.vn", '"a b"@c.vn', f"{'a' * 65}@b.vn",
     "An <an@x.org>, Binh <b@x.org>", "c@x.org, D <d@x.org>", "c@x.org; D <d@x.org>", "A <a@b.vn> <c@d.vn>",
     "a@straße.de", "a@STRAẞE.de", "a@φίλος.gr", "a@b\u200cc.vn", "a@b\u200dc.vn",
     '"An, <an@x.org>', f"a@{'b.' * 130}vn", "a\x00@b.vn", "a@b.vn\u2028", "A <a@b.vn> B", ""],
)  # fmt: skip
def test_addresses_that_are_not(text: str) -> None:
    with pytest.raises(ValueError, match=r"address|domain|only ASCII|longer"):
        addresses.parse(text)


@given(st.text(max_size=60))
def test_no_address_breaks_a_header(text: str) -> None:
    try:
        found = addresses.parse(text)
    except ValueError:
        return
    assert found.spec.isascii()
    assert not re.search(r"[\s<>,]", found.spec)
    assert found.name.isprintable() or "\n" not in found.name


@pytest.mark.parametrize("line", ["An <an@x.org>, Binh <b@x.org>", "c@x.org, D <d@x.org>", "c@x.org;d@x.org"])
def test_two_addresses_in_a_line_are_refused_where_they_stand(line: str) -> None:
    problems = Problems()
    assert addresses.listed(f"# đọc giả\n{line}\n", "to.txt", problems) == ()
    (problem,) = problems.sorted()
    assert (problem.place.line, problem.severity, "one address a line" in str(problem)) == (2, "error", True)


def test_a_file_of_addresses_is_told_with_every_fault() -> None:
    problems = Problems()
    text = "# đọc giả\r\na@b.vn # lời ghi\r\n\r\nx#y@b.vn\nno\nA@b.vn\na@B.VN\ná@b.vn\n"
    found = addresses.listed(text, "to.txt", problems)
    assert [one.spec for one in found] == ["a@b.vn", "x#y@b.vn"]
    assert [(problem.place.line, problem.severity) for problem in problems.sorted()] == [
        (5, "error"),
        (6, "warning"),
        (7, "warning"),
        (8, "error"),
    ]


# --- settings ------------------------------------------------------------------------------------------------

PLAIN = 'title = "T"\nbase_url = "https://example.org/"\n[newsletter]\n'


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('from = "a"', "site.toml:4:1: error: newsletter.from: “a” is not a mail address"),
        ('from = "a@b.vn\\r\\nBcc: c@d.vn"', "newsletter.from: a control character"),
        ('unsubscribe = "http://example.org/"', "newsletter.unsubscribe: must be an https or mailto URL"),
        ('unsubscribe = "https://{address}.example.org/"', "must be an https or mailto URL"),
        ('unsubscribe = "https://example.org/{who}"', "must be an https or mailto URL"),
        ('unsubscribe = "https://example.org/>, <x"', "must be an https or mailto URL"),
        ('unsubscribe = "https://example.org/hủy"', "must be an https or mailto URL"),
        ("one_click = true", "newsletter.one_click: one click needs an https URL"),
        ('unsubscribe = "mailto:a@b.vn"\none_click = true', "one click needs an https URL"),
        ('list_id = "Tuần"', "newsletter.list_id: must be a name such as"),
        ('fron = "a@b.vn"', "did you mean “from”?"),
    ],
)
def test_wrong_settings_are_told(line: str, told: str) -> None:
    with pytest.raises(ContentError) as wrong:
        config.parse(PLAIN + line)
    assert told in "\n".join(map(str, wrong.value.problems))


@pytest.mark.parametrize(
    "url", ["https://example.org/a?b={address}&c=d#e", "mailto:leave@example.org?subject={address}"]
)
def test_right_settings_are_taken(url: str) -> None:
    assert config.parse(f'{PLAIN}unsubscribe = "{url}"').newsletter.unsubscribe == url


def test_a_setting_of_the_newsletter_makes_no_page_again(site: Site) -> None:
    site.build()
    settings = (site.root / "site.toml").read_text("utf-8")
    site.write("-- site.toml --\n" + settings.replace("one_click = true", "one_click = false"))
    assert site.build().rendered == 0


# --- the command ---------------------------------------------------------------------------------------------


def told(site: Site, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = cli.main(["edition", *words, "--root", str(site.root)])
    return status, capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2018-5", "--eml", "x"), "“2018-5” is no week or month (write a week as 2018-w05, a month as 2018-01)"),
        (("2018-w53", "--eml", "x"), "2018 has no week 53"),
        (("2018-w07", "--eml", "x"), "no article is dated within 2018-w07 (2018-02-12 to 2018-02-18), so there is no "
         "such edition (the nearest: 2018-w05)"),
        (("2017-12", "--eml", "x"), "(the nearest: 2018-01)"),
        (("2018-w05",), "nothing to do"),
        (("2018-w05", "--send", "smtp://h"), "to whom?"),
        (("2018-w05", "--eml", "x", "--yes"), "--yes belongs to --send"),
        (("2018-w05", "--eml", "x", "--unfinished"), "--unfinished belongs to --send"),
        (("2018-w05", "--eml", "x", "--date", "hôm nay"), "--date: “hôm nay” is not a date"),
        (("2018-w05", "--eml", "no/such/folder/x"), "no/such/folder/x: cannot be written"),
        (("2018-w05", "--send", "smtp://u@h", "--to", "x"), "the password of u is missing"),
        (("2018-w05", "--send", "smtp://h", "--to", "missing.txt"), "missing.txt: cannot be read"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told(
    words: tuple[str, ...],
    message: str,
    site: Site,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIEMTIN_SMTP_PASSWORD", raising=False)
    status, err = told(site, capsys, *words)
    assert (status, message in err) == (2, True), err


def test_an_edition_that_goes_on_is_warned_of(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("2018-w05", "--eml", str(site.root / "x"))
    assert told(site, capsys, *words, "--now", "2018-02-03")[1].startswith(
        "warning: 2018-w05 is not over before 2018-02-05"
    )
    status, err = told(site, capsys, *words, "--now", "2018-02-05")
    assert (status, "not over" in err) == (0, False)


def test_an_edition_that_goes_on_is_not_sent(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = site.root / "to.txt"
    path.write_text("a@b.vn\n")
    words = ("2018-w05", "--send", "smtp://127.0.0.1:9", "--to", str(path), "--now", "2018-02-03")
    assert told(site, capsys, *words)[0] == 0, "a dry run is only warned"
    status, err = told(site, capsys, *words, "--yes")
    assert (status, "add --unfinished" in err) == (2, True)
    assert not path.with_name("to.txt.2018-w05.journal").exists()
    status, err = told(site, capsys, *words, "--yes", "--unfinished")
    assert (status, "warning: 2018-w05 is not over" in err, "stopped: 127.0.0.1:9" in err) == (1, True, True)


def test_content_with_errors_is_told_as_by_build(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("-- content/articles/x.md --\n---\ntitle: X\n---\n[a](missing.md)\n")
    status, err = told(site, capsys, "2018-w05", "--eml", str(site.root / "x"))
    assert status == 1
    assert "x.md:1:1: error:" in err
    assert not (site.root / "x").exists()


def test_no_settings_no_mail(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write('-- site.toml --\ntitle = "T"\nbase_url = "https://example.org/"\n')
    status, err = told(site, capsys, "2018-w05", "--eml", str(site.root / "x"))
    assert (status, "Add [newsletter] with from" in err) == (2, True)
    site.write(
        '-- site.toml --\ntitle = "T"\nbase_url = "https://example.org/"\neditions = false\n'
        '[newsletter]\nfrom = "a@b.vn"'
    )
    (site.root / "content/editions/2018-w05.md").unlink()
    status, err = told(site, capsys, "2018-w05", "--eml", str(site.root / "x"))
    assert (status, "editions = false" in err) == (2, True)


@pytest.mark.parametrize("folder", ["public", ".cache", "static", "content/media", "themes/own/assets"])
def test_addresses_may_not_lie_where_they_would_be_published(
    folder: str, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    path = site.root / folder / "to.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a@b.vn\n")
    status, err = told(site, capsys, "2018-w05", "--send", "smtp://h", "--to", str(path))
    assert (status, "published or lost" in err) == (2, True)


def test_a_wrong_address_file_stops_everything(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    path = site.root / "to.txt"
    path.write_text("a@b.vn\nno\n\nkhông@b.vn\n", encoding="utf-8")
    status, err = told(site, capsys, "2018-w05", "--send", "smtp://h", "--to", str(path), "--yes")
    assert status == 1
    assert "to.txt:2:1: error:" in err
    assert "to.txt:4:1: error:" in err
    path.write_bytes(b"a@b.vn\n\xff@b.vn\n")
    status, err = told(site, capsys, "2018-w05", "--send", "smtp://h", "--to", str(path), "--yes")
    assert (status, "to.txt:2: the bytes are not UTF-8" in err) == (2, True)
    path.write_text("# nobody\n")
    status, err = told(site, capsys, "2018-w05", "--send", "smtp://h", "--to", str(path), "--yes")
    assert (status, "holds no address" in err) == (2, True)


def test_a_build_after_it_is_a_clean_build(site: Site, tmp_path: Path) -> None:
    site.build()
    site.write("-- content/articles/b.md --\n---\ntitle: Bài khác\ndate: 2018-01-30\n---\nKhác.\n")
    raw(site)
    site.build()
    kept = site.files()
    site.build(clean=True)
    assert site.files() == kept
    assert "Bài khác" in site.read("tin/2018/b/index.html")

"""Themes: the chain from child to parent, what overrides what, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_gen import i18n, theme
from site_gen.errors import UsageError


def put(root: Path, path: str, text: str = "x") -> Path:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def test_default_theme_of_the_package_is_found_from_any_site(tmp_path: Path) -> None:
    look = theme.load(tmp_path, "default", "vi")
    assert look.names == ("default",)
    assert {path for path, _, _ in look.assets} >= {"style.css", "icon.svg"}
    assert [path.parts[-3] for path in look.catalogues] == ["vi"]


def test_language_without_a_catalogue(tmp_path: Path) -> None:
    assert theme.load(tmp_path, "default", "fr").catalogues == ()


def test_child_overrides_asset_by_asset(tmp_path: Path) -> None:
    put(tmp_path, "themes/con/assets/style.css", "con")
    put(tmp_path, "themes/con/assets/img/a.png", "con")
    put(tmp_path, "themes/con/locale/vi/LC_MESSAGES/messages.po", "")
    look = theme.load(tmp_path, "con", "vi")
    assert look.names == ("con", "default")
    files = {path: file for path, file, _ in look.assets}
    assert files["style.css"].read_text() == "con"
    assert {"img/a.png", "icon.svg"} <= set(files)
    assert [path.parts[-5] for path in look.catalogues] == ["con", "default"]


def test_site_s_own_default_wins(tmp_path: Path) -> None:
    put(tmp_path, "themes/default/assets/only.css")
    assert [path for path, _, _ in theme.load(tmp_path, "default", "vi").assets] == ["only.css"]


def test_grandparents(tmp_path: Path) -> None:
    put(tmp_path, "themes/con/theme.toml", 'parent = "cha"')
    put(tmp_path, "themes/cha/assets/style.css", "cha")
    look = theme.load(tmp_path, "con", "vi")
    assert look.names == ("con", "cha", "default")
    (style,) = (file for path, file, _ in look.assets if path == "style.css")
    assert style.read_text() == "cha"


def test_theme_without_parent(tmp_path: Path) -> None:
    put(tmp_path, "themes/rieng/theme.toml", 'parent = ""')
    assert theme.load(tmp_path, "rieng", "vi").names == ("rieng",)


def test_unknown_theme_has_a_hint(tmp_path: Path) -> None:
    put(tmp_path, "themes/bao-cu/assets/a.css")
    with pytest.raises(UsageError, match="did you mean “bao-cu”"):
        theme.load(tmp_path, "bao-cuu", "vi")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('parent = "a"', "are each other's parents"),
        ('parent = "../x"', "must be the name of a theme"),
        ("parent = 3", "must be the name of a theme"),
        ('parent = "khong-co"', "there is no theme “khong-co”"),
        ("parent = x", "theme.toml"),
        ("parent", "theme.toml"),
        (f"a = {'[' * 100_000}", r"a/theme\.toml: "),
    ],
)
def test_wrong_parent(tmp_path: Path, toml: str, message: str) -> None:
    put(tmp_path, "themes/a/theme.toml", toml)
    with pytest.raises(UsageError, match=message):
        theme.load(tmp_path, "a", "vi")


def test_digest_knows_every_file_and_its_place(tmp_path: Path) -> None:
    file = put(tmp_path, "themes/a/templates/x.html", "1")
    digests = [theme.load(tmp_path, "a", "vi").digest]
    file.write_text("2")
    digests.append(theme.load(tmp_path, "a", "vi").digest)
    file.rename(file.with_name("y.html"))
    digests.append(theme.load(tmp_path, "a", "vi").digest)
    put(tmp_path, "themes/a/assets/z.css", "")
    digests.append(theme.load(tmp_path, "a", "vi").digest)
    assert len(set(digests)) == 4
    assert theme.load(tmp_path, "a", "vi").digest == digests[-1]


@pytest.mark.parametrize("name", [".part.html", "part.html~", "#part#", "part.bak", ".d/part.html"])
def test_digest_knows_every_template_whatever_its_name(tmp_path: Path, name: str) -> None:
    file = put(tmp_path, f"themes/a/templates/{name}", "1")
    before = theme.load(tmp_path, "a", "vi").digest
    file.write_text("2")
    assert theme.load(tmp_path, "a", "vi").digest != before


def test_leftover_among_the_assets_is_not_published(tmp_path: Path) -> None:
    for name in (".style.css.swp", "style.css~", ".d/a.css", "a.css"):
        put(tmp_path, f"themes/a/assets/{name}")
    put(tmp_path, "themes/a/theme.toml", 'parent = ""')
    assert [path for path, _, _ in theme.load(tmp_path, "a", "vi").assets] == ["a.css"]


def test_hidden_template_that_leads_out_is_refused(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt")
    put(tmp_path, "themes/a/templates/a.html")
    (tmp_path / "themes/a/templates/.b.html").symlink_to(secret)
    with pytest.raises(UsageError, match="leads out"):
        theme.load(tmp_path, "a", "vi")


def catalogue(text: str, plurals: str = "nplurals=1; plural=0") -> bytes:
    head = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plurals};\\n"\n\n'
    return (head + text).encode()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b'msgid "a"\nmsgstr "\xe1\xbb"\n', "vi.po:2: the bytes are not UTF-8"),
        (catalogue('msgid "a"\nmsgstr một\n'), "vi.po:7: "),
        (catalogue("một\n"), "vi.po:6: "),
        (catalogue('msgid "By %(name)s"\nmsgstr "%(tag)s"\n'), "vi.po:6: the translation of “By %(name)s”"),
        (catalogue('msgid "By %(name)s"\nmsgstr "x"\n'), "vi.po:6: the translation of"),
        (catalogue('msgid "Whole"\nmsgstr "100%"\n'), "vi.po:6: the translation of"),
        (catalogue('msgid "A"\nmsgid_plural "%(n)s B"\nmsgstr[0] "%(m)s"\n'), "vi.po:6: the translation of “A”"),
        (catalogue('msgctxt "date"\nmsgid "{year}"\nmsgstr "{nam}"\n'), "vi.po:7: the translation of “{year}”"),
        (catalogue("", plurals="nplurals=1; plural=m"), "vi.po:1: "),
    ],
)
def test_fault_of_a_catalogue_is_told_at_its_line(raw: bytes, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        i18n.named_words([("vi.po", raw)])
    assert str(caught.value).startswith(message)


def test_catalogue_that_fits(tmp_path: Path) -> None:
    texts = (
        'msgid "By %(name)s"\nmsgstr "%(name)s viết, 100%%"\n',
        'msgid "One %(name)s"\nmsgid_plural "%(n)s"\nmsgstr[0] "%(num)s"\n',
        'msgctxt "long date"\nmsgid "{year}"\nmsgstr "{weekday}"\n',
        '#, fuzzy\nmsgid "%(a)s"\nmsgstr "%(b)s"\n',
    )
    found = i18n.named_words([("vi.po", b"\xef\xbb\xbf" + catalogue("\n".join(texts)))])
    assert found.gettext("By %(name)s") == "%(name)s viết, 100%%"
    assert found.gettext("%(a)s") == "%(a)s"


def test_link_out_of_the_theme_is_refused(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt")
    put(tmp_path, "themes/a/assets/a.css")
    (tmp_path / "themes/a/assets/b.css").symlink_to(secret)
    with pytest.raises(UsageError, match="leads out"):
        theme.load(tmp_path, "a", "vi")


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("style.css", "assets/style.0123456789.css"),
        ("img/a.min.js", "assets/img/a.min.0123456789.js"),
        ("LICENSE", "assets/LICENSE.0123456789"),
    ],
)
def test_published_under_its_digest(path: str, published: str) -> None:
    assert theme.published(path, "0123456789abcdef") == published

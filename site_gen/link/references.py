"""Where the links and pictures of a body lead.

Owns: resolving references to content files, media, static files and pages of the site.
Must not know: how a body is shown.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from urllib.parse import unquote, urljoin

from site_gen import variants
from site_gen.errors import did_you_mean
from site_gen.fields import MEDIA, media_file
from site_gen.link.findings import Finding, Findings
from site_gen.link.published import Published
from site_gen.model import Inside, Media, Picture, Reference
from site_gen.text import clean
from site_gen.urls import Urls
from site_gen.views import Target

# What a browser would run or show as a page of the site, without the policy that every page of it carries.
_ACTIVE = (".html", ".htm", ".xhtml", ".xht", ".xml", ".xsl", ".js", ".mjs", ".shtml", ".php")


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of all references in bodies: the URLs of the pictures in each body that has any, by path; the media
    files that are shown, the URLs that only planning can confirm, faults. ``digest`` is that of all they depend on."""

    digest: str
    pictures: Mapping[str, tuple[str, ...]]
    used: frozenset[str]
    awaited: tuple[tuple[str, str, Finding], ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class References:
    """Resolves references; ``inside`` gives what stands in a body by its digest. ``awaited`` gathers URLs of pages,
    which only planning can confirm, with the fault to tell if it does not; ``used`` the media files that the site
    shows."""

    urls: Urls
    files: Mapping[str, Published]  # by path
    hidden: Mapping[str, str]  # by path: why a file is not published
    media: Mapping[str, Media]
    findings: Findings
    inside: Callable[[str], Inside]
    failed: Collection[str] = ()  # files that could not be read: links to them are forgiven
    used: set[str] = field(default_factory=set)
    awaited: list[tuple[str, str, Finding]] = field(default_factory=list)  # URL, anchor, fault
    noting: bool = True
    _unchecked: list[tuple[Published, Published, str, str]] | None = None  # anchors, as ``_anchor`` is given them
    _by_url: dict[str, Published] = field(default_factory=dict)  # of all files, once it is asked for

    def follow(self, last: Followed | None, bodies: Callable[[], Iterable[tuple[str, Inside]]]) -> Followed:
        """Follows the references in all ``bodies``, which give what stands in them, and notes what is wrong with them;
        nothing may have been noted before. ``last`` is what came of that the last time; where nothing changed that it
        depends on, it holds."""
        digest = self.digest
        if last is None or last.digest != digest:
            return self._followed(digest, bodies())
        self.used.update(last.used)
        self.awaited.extend(last.awaited)
        self.findings.found.extend(last.findings)
        return last

    def _followed(self, digest: str, bodies: Iterable[tuple[str, Inside]]) -> Followed:
        before = len(self.findings.found)
        pictures = {}
        by_body: dict[str, list[Published]] = {}
        for file in self.files.values():
            by_body.setdefault(file.body, []).append(file)
        anchors, self._unchecked = {}, []
        for body, inside in bodies:
            anchors[body] = inside.anchors
            for file in by_body.get(body, ()):
                shown = dict.fromkeys(target.url for target in self._targets(file, inside) if target.width)
                if shown:
                    pictures[file.path] = tuple(shown)
        for file, target, anchor, value in self._unchecked:
            self._check(file, target, anchor, value, anchors.get(target.body, ()))
        self._unchecked = None
        found = tuple(self.findings.found[before:])
        return Followed(digest, pictures, frozenset(self.used), tuple(self.awaited), found)

    @property
    def digest(self) -> str:
        """A digest of all bodies, and of all that a reference in one of them can lead to."""
        bodies = (file.body for file in self.files.values())
        return _digest((self.addresses, *bodies, repr(self.hidden), repr(sorted(self.failed)), repr(self.urls)))

    @property
    def addresses(self) -> str:
        """A digest of where links in bodies can lead, and of the files that they can show."""
        pages = (f"{file.path} {file.url}" for file in self.files.values())
        return _digest((*pages, *map(repr, self.media.values())))

    def quiet(self) -> References:
        """The same for references that were resolved before: nothing is confirmed or noted a second time."""
        return replace(self, noting=False, _by_url={})

    def targets(self, file: Published) -> tuple[Target, ...]:
        """The targets of all references in the body of ``file``; each value once."""
        return self._targets(file, self.inside(file.body)) if file.body else ()

    def _targets(self, file: Published, inside: Inside) -> tuple[Target, ...]:
        found: dict[str, Target] = {}
        for reference in inside.references:
            if reference.value.startswith("#"):
                self._anchor(file, file, reference.value[1:], reference.value)
            elif reference.value not in found:
                found[reference.value] = self._target(file, reference)
            if reference.bare and reference.value and self.noting:
                message = f"the picture {reference.value} has no words for those who do not see it"
                hint = "write them between the brackets: ![…](…), or behind it {.decoration} for mere decoration"
                self.findings.warn_in_body(file.path, f"![]({reference.value}", message, hint)
        return tuple(found.values())

    def picture(self, picture: Picture, path: str) -> Media | None:
        """The media file of a front matter's picture, noted as used; a missing one is an error."""
        media = self.media.get(picture.src)
        if media is None:
            hint = did_you_mean(picture.src, self.media)
            self.findings.error(path, ("image", "src"), f"there is no file {picture.src}", hint)
            return None
        if picture.alt is None:
            hint = 'add alt: and what is to be seen, or alt: "" for mere decoration'
            self.findings.warning(path, ("image",), f"the picture {picture.src} has no alt: no words for it", hint)
        self._publish(media)
        return media

    def _publish(self, media: Media) -> None:
        """Notes the file as used; a picture that cannot be freed of what it tells of its place is a warning."""
        if not self.noting:
            return
        if media.picture == variants.OTHER and media.path not in self.used:
            message = "cannot be read as a picture, and is published with all that it tells of place and camera"
            hint = "save it anew as JPEG, PNG or WebP"
            self.findings.warning(media.path, (), f"{media.path} {message}", hint)
        self.used.add(media.path)

    def _target(self, file: Published, reference: Reference) -> Target:
        if not reference.value:
            self.findings.in_body(file.path, "", "the link is empty", "write its address between the brackets")
            return Target("", "")
        value = clean(reference.value)
        address, _, fragment = value.partition("#")
        path = unquote(address.partition("?")[0])
        if path.endswith((".md", ".markdown")):
            return self._content(file, reference, path, fragment)
        media = media_file(file.path, path)
        if media and (media in self.media or not path.startswith("/")):
            return self._media(file, reference, media)
        return self._page(file, reference, path)

    def _content(self, file: Published, reference: Reference, path: str, fragment: str) -> Target:
        folder = "" if path.startswith("/") else posixpath.dirname(file.path)
        inside = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
        known = self.files.get(inside)
        if known is None and inside in self.failed:
            return Target(reference.value, "")
        if known is None:
            why = self.hidden.get(inside)
            message = f"{inside} is {why}, so a link to it would be broken" if why else f"there is no file {inside}"
            hint = "" if why else did_you_mean(inside, self.files)
            self.findings.in_body(file.path, reference.value, message, hint)
            return Target(reference.value, "")
        if fragment:
            self._anchor(file, known, fragment, reference.value)
        return Target(reference.value, known.url + (f"#{fragment}" if fragment else ""))

    def _media(self, file: Published, reference: Reference, path: str) -> Target:
        media = self.media.get(path)
        if media is None:
            hint = did_you_mean(path, self.media) or f"put it into content/{MEDIA}/"
            self.findings.in_body(file.path, reference.value, f"there is no file {path}", hint)
            return Target(reference.value, "")
        if path.lower().endswith(_ACTIVE):
            message = f"{path} is a page or a program, not a picture, sound, film or document"
            self.findings.in_body(file.path, reference.value, message, "static/ is copied as it is")
        self._publish(media)
        size = variants.published_size(media)
        return Target(reference.value, self.urls.media(path), *size, variants.srcset(media, self.urls))

    def _page(self, file: Published, reference: Reference, path: str) -> Target:
        """A URL of this site, with or without the path of ``base_url``; what is there is known after planning."""
        prefix = self.urls.prefix
        inside = reference.value
        if inside.startswith("/") and prefix and not (inside + "/").startswith(prefix + "/"):
            inside = prefix + inside
        full = urljoin(file.url, inside)
        if not self.noting:
            return Target(reference.value, full)
        awaited = urljoin(file.url, prefix + path if inside != reference.value else path) if path else file.url
        fragment = reference.value.partition("#")[2]
        known = self._at(awaited) if fragment else None
        if known:
            self._anchor(file, known, fragment, reference.value)
        what = "picture" if reference.picture else "page"
        hint = "link to a content file by its path (../organizations/ten.md), to a picture as /media/ten.jpg"
        message = f"there is no {what} “{reference.value}” on this site"
        self.awaited.append((awaited, fragment, Finding(file.path, "error", message, hint, needle=reference.value)))
        return Target(reference.value, full)

    def _at(self, url: str) -> Published | None:
        """The file whose page is at ``url``."""
        if not self._by_url:
            self._by_url.update((file.url, file) for file in self.files.values())
        return self._by_url.get(url)

    def _anchor(self, file: Published, target: Published, fragment: str, value: str) -> None:
        """Sees whether the anchor is there; while all bodies are followed, when they are all known."""
        anchor = unquote(fragment)
        if not anchor or not self.noting:
            return
        if self._unchecked is not None:
            self._unchecked.append((file, target, anchor, value))
        else:
            self._check(file, target, anchor, value, self.inside(target.body).anchors if target.body else ())

    def _check(self, file: Published, target: Published, anchor: str, value: str, known: Collection[str]) -> None:
        if anchor not in known:
            message = f"{target.path} has no heading or anchor “{anchor}”"
            self.findings.in_body(file.path, value, message, did_you_mean(anchor, known))


def _digest(texts: Iterable[str]) -> str:
    return blake2b("\n".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

"""One source file to a typed record and its compiled body.

Owns: what happens to a file between its bytes and the content model.
Must not know: any other file, the cache, the workers that call it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from site_gen import fields, frontmatter, images, markup, metadata, read, schema
from site_gen.errors import FrontMatterError, Place, Problem, Problems
from site_gen.model import Compiled, Glossary, Media, Outline, Record
from site_gen.text import one_line
from site_gen.variants import MOVING, OTHER

# What is named so is meant to be a picture, and may tell where it was taken.
_PICTURES = tuple(".jpg .jpeg .jpe .jfif .png .webp .avif .gif .heic .heif .tif .tiff .bmp".split())
_FOREIGN = (".heic", ".heif", ".tif", ".tiff", ".bmp")
_FAULTS = {
    images.BROKEN: ("cannot be read as a picture", "save it anew as JPEG, PNG or WebP"),
    images.LARGE: ("is too large to be resized", "save it with fewer pixels"),
    images.FOREIGN: ("is of a format that browsers do not show", "save it as JPEG, PNG or WebP"),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What of the settings a record depends on."""

    tz: tzinfo
    dialect: markup.Dialect


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a source file became: ``record`` is None when too little could be read, and lacks faulty fields. Its text
    begins on ``first_line``."""

    path: str
    digest: str
    record: Record | Glossary | Media | None
    compiled: Compiled | None
    problems: tuple[Problem, ...]
    first_line: int = 1


def parse(path: str, kind: str, raw: bytes, digest: str, rules: Rules) -> Parsed:
    """The record and compiled body of the source at ``path`` (relative to ``content/``) with the bytes ``raw`` of that
    ``digest``."""
    problems = Problems()
    if kind == fields.MEDIA:
        media = _media(path, digest, raw, problems)
        return Parsed(path, digest, media, None, tuple(problems.sorted()))
    record: Record | Glossary | None = None
    compiled: Compiled | None = None
    first_line = 1
    try:
        text = read.text(raw)
        if path == read.GLOSSARY:
            record = _glossary(text, path, problems)
        else:
            record, compiled, first_line = _markdown(path, kind, text, digest, rules, problems)
    except read.BadBytes as wrong:
        problems.error(Place(path, wrong.line), str(wrong), "save the file as UTF-8")
    except FrontMatterError as wrong:
        problems.error(Place(path, wrong.line, wrong.column), str(wrong), wrong.hint)
    return Parsed(path, digest, record, compiled, tuple(problems.sorted()), first_line)


def _media(path: str, digest: str, raw: bytes, problems: Problems) -> Media:
    lower = path.lower()
    if lower.endswith(".svg") or images.is_drawing(raw):
        part = metadata.active(raw)
        if part:
            hint = "a drawing opened by itself acts in the name of the site: save it without programs, or as PNG"
            problems.error(Place(path), f"the drawing holds “{part}”, which can run as a program", hint)
    seen = images.look(raw)
    picture, fault = seen.picture, seen.fault
    if not fault and not picture and not seen.width and lower.endswith(_PICTURES):
        picture, fault = OTHER, images.FOREIGN if lower.endswith(_FOREIGN) else images.BROKEN
    if fault and (fault, picture) != (images.BROKEN, OTHER):  # of that one it is told where it is published
        _warn(path, fault, cleaned=picture == MOVING, problems=problems)
        picture = "" if picture == OTHER else picture
    return Media(path, digest, seen.width, seen.height, picture)


def _warn(path: str, fault: str, *, cleaned: bool, problems: Problems) -> None:
    """Tells why a picture is published as it is, and whether with all that it tells."""
    message, hint = _FAULTS[fault]
    told = "" if cleaned else ", and where it is shown, it is published with all that it tells of place and camera"
    problems.warning(Place(path), f"{path} {message}{told}", hint)


def _markdown(
    path: str, kind: str, text: str, digest: str, rules: Rules, problems: Problems
) -> tuple[Record | None, Compiled | None, int]:
    yaml_text, body, first_line = frontmatter.split(text)
    entries = frontmatter.load(yaml_text)
    door = fields.Door(path, rules.tz, digest)
    outline, compiled = Outline(), None
    if body and not body.isspace():
        try:
            compiled = markup.compile_body(body, rules.dialect)
            outline = compiled.outline
        except ValueError as wrong:
            problems.error(Place(path, first_line), f"the text cannot be read as Markdown: {wrong}")
    record = schema.read_record(kind, entries, door, outline)
    _tell(path, yaml_text, door.faults, problems)
    return record, compiled, first_line


def _tell(path: str, yaml_text: str, faults: Sequence[fields.Fault], problems: Problems, first_line: int = 2) -> None:
    """Notes the faults where they are."""
    if faults:
        places = frontmatter.places(yaml_text, [fault.path for fault in faults], first_line)
        for fault, place in zip(faults, places, strict=True):
            problems.error(Place(path, *place), fault.message, fault.hint)


def _glossary(text: str, path: str, problems: Problems) -> Glossary:
    terms: dict[str, str] = {}
    faults = []
    for written, data in frontmatter.load(text, first_line=1).items():
        term, meaning = one_line(written), one_line(data) if isinstance(data, str) else ""
        if term in terms:
            faults.append(fields.Fault(f"“{written}” stands here twice", "keep one of them", (written,)))
        elif term and meaning:
            terms[term] = meaning
        else:
            hint = "write one “term: meaning” on each line"
            faults.append(fields.Fault(f"“{written}” has no meaning", hint, (written,)))
    _tell(path, text, faults, problems, first_line=1)
    return Glossary(tuple(terms.items()))

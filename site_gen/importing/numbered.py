"""Numbered documents in a text: resolutions, directives, decrees, coordination programmes.

Owns: the kinds of documents and the forms of their numbers.
Must not know: bodies and people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_gen.importing.tables.documents import COUNTED, KINDS
from site_gen.text import match_key

_KIND = "|".join(re.escape(kind).replace(r"\ ", r"\s+") for kind in sorted(KINDS, key=len, reverse=True))
_CODE = r"(?:\d{4}|[A-ZĐƯ][A-ZĐƯ&]{0,9}\d{0,3}|TTg|[A-ZĐƯ]{1,6}[a-z]{1,2})(?![^\W\d_])"
_NUMBER = rf"\d{{1,6}}[a-zA-Z]?(?:\s?[-–/]\s?{_CODE})*"
_DOCUMENT = re.compile(rf"\b(?P<kind>(?i:{_KIND}))\s+(?P<label>(?i:số)\s*:?\s*)?(?P<number>{_NUMBER})(?![\w%])")
_MORE = re.compile(rf"\s*(?:,|;|\bvà\b)\s*(?P<label>(?i:số)\s*:?\s*)?(?P<number>{_NUMBER})(?![\w%/])")
_PLENUM = re.compile(
    r"\b(?i:nghị quyết|kết luận)\s+(?:(?i:hội nghị)\s+)?(?i:trung ương|tư|tw)\s+\d{1,2}\b"
    r"(?:,?\s*\(?\s*(?i:kh[óo][aá])\s+[IVXL]+\)?)?"
)
_CONGRESS = re.compile(
    r"\b(?i:nghị quyết)\s+(?i:đại hội)\s+(?:(?i:đại biểu|toàn quốc|đảng)\s+)*(?:[ĐC][^\d.,;:“”()]{2,40}?\s+)?"
    r"(?:(?i:lần thứ)\s+)?[IVXL]+\b"
)
_NAMED = re.compile(
    rf"\b(?:Luật|Bộ luật|Pháp lệnh)\s+[^\W\d_](?:(?!\b(?i:{_KIND})\b)[^\d.;:“”()]){{2,60}}?"
    rf"\s+số\s*:?\s*{_NUMBER}(?![\w%])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOSING = re.compile(rf"\s*(?:$|[^\w\s]|(?:{'|'.join(COUNTED)})\b|năm\s+\d{{4}})")


@dataclass(frozen=True, slots=True)
class Document:
    """One document as printed: its kind, its number, and both together."""

    text: str
    kind: str
    number: str


def documents(texts: Iterable[str]) -> tuple[str, ...]:
    """Every numbered document of ``texts`` once, in order; of several forms the fullest."""
    entries: list[Document] = []
    for text in texts:
        for found in _found(text):
            place = next((at for at, entry in enumerate(entries) if _same(found, entry)), None)
            if place is None:
                entries.append(found)
            elif len(found.text) > len(entries[place].text):
                entries[place] = found
    return tuple(entry.text for entry in entries)


def _found(text: str) -> Iterator[Document]:
    """The documents of one block, in order."""
    matches = [*_DOCUMENT.finditer(text), *_PLENUM.finditer(text), *_CONGRESS.finditer(text), *_NAMED.finditer(text)]
    for match in sorted(matches, key=re.Match.start):
        if "number" not in match.groupdict():
            yield _document(match[0], match[0], "")
        elif _counts(text, match):
            yield _numbered(match["kind"], match["label"], match["number"])
            yield from _further(text, match)


def _further(text: str, first: re.Match[str]) -> Iterator[Document]:
    """The further numbers of "các Nghị quyết số 1 và 2"."""
    end = first.end()
    while more := _MORE.match(text, end):
        coded = any(mark in more["number"] for mark in "-–/")
        if not coded and not more["label"] and not (first["label"] and _CLOSING.match(text, more.end())):
            return
        yield _numbered(first["kind"], more["label"] or first["label"], more["number"])
        end = more.end()


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the number is the document's own, not a count ("quyết định 3 vấn đề") and no year."""
    number = match["number"]
    if match["label"] or any(mark in number for mark in "-–/"):
        return True
    if _YEAR.fullmatch(number):
        return False
    return number.startswith("0") or bool(_CLOSING.match(text, match.end()))


def _numbered(kind: str, label: str | None, number: str) -> Document:
    """The entry for one number, its inner spaces closed."""
    bare = re.sub(r"\s*([-–/])\s*", r"\1", number).replace("–", "-")
    return _document(f"{kind}{' số' if label else ''} {bare}", kind, bare)


def _document(text: str, kind: str, number: str) -> Document:
    text = " ".join(text.split())
    return Document(text[:1].upper() + text[1:], match_key(kind), number.casefold())


def _same(left: Document, right: Document) -> bool:
    """Whether both are one document: the kinds agree, and the shorter number begins the longer one."""
    kinds = sorted((left.kind, right.kind), key=len)
    numbers = sorted((left.number, right.number), key=len)
    begins = numbers[1] == numbers[0] or re.match(re.escape(numbers[0]) + r"[-/]", numbers[1])
    return kinds[1].startswith(kinds[0]) and bool(begins)

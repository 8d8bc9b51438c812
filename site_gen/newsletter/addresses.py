"""Mail addresses: one, or a file of them.

Owns: which addresses are taken, and in which form they are kept. Must not know: what is sent to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from site_gen.errors import Place, Problems, UsageError
from site_gen.text import one_line

_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<spec>[^<>]*)>")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DEVIATION = re.compile("[ßẞς\\u200c\\u200d]")  # what Python's IDNA 2003 makes another domain of (UTS #46)
_REMARK = re.compile(r"(^|\s)#.*")
_SHAPE = "write an@example.org or An <an@example.org>"
_LONGEST_NAME = 100
_LONGEST, _LONGEST_LOCAL = 254, 64  # RFC 5321 section 4.5.3.1


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address in ASCII, its domain in lower case, with the name of whose it is, if that is known."""

    spec: str
    name: str = ""

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.spec.rpartition("@")[2]

    @property
    def key(self) -> str:
        """By what it is known: no provider tells ``An@`` from ``an@``, though it is sent to as it was written."""
        return self.spec.lower()

    @property
    def quoted(self) -> str:
        """As it stands in a URL."""
        return quote(self.spec, safe="")


def parse(text: str) -> Address:
    """The address that ``text`` writes, alone or as ``Name <address>``. Raises ValueError with a sentence."""
    if _CONTROL.search(text):
        raise ValueError("a control character stands in the address")
    if re.search("[,;]", _QUOTED.sub("", text)):
        raise ValueError(f"“{_short(text.strip())}”: one address a line; a name with a comma stands between quotes")
    named = _NAMED.fullmatch(text.strip())
    name, spec = (named["name"], named["spec"].strip()) if named else ("", text.strip())
    local, at, domain = spec.rpartition("@")
    if not at or not local or not domain:
        raise ValueError(f"“{_short(spec)}” is not a mail address")
    if not local.isascii():
        raise ValueError(f"“{_short(spec)}”: before the @ only ASCII letters can be sent to")
    if not _LOCAL.fullmatch(local) or len(local) > _LONGEST_LOCAL:
        raise ValueError(f"“{_short(spec)}” is not a mail address: “{_short(local)}” cannot stand before the @")
    whole = f"{local}@{_domain(domain)}"
    if len(whole) > _LONGEST:
        raise ValueError(f"“{_short(spec)}” is longer than {_LONGEST} characters")
    return Address(whole, one_line(name).strip('"').strip()[:_LONGEST_NAME])


def _domain(text: str) -> str:
    """A domain in ASCII. Raises ValueError where it is none; only this machine's has no dot."""
    if _DEVIATION.search(text):
        raise ValueError(f"“{_short(text)}” holds ß, ς or a joiner: write the domain as it is registered, xn--…")
    try:
        domain = text.encode("idna").decode().lower()
    except UnicodeError as wrong:
        raise ValueError(f"“{_short(text)}” is not a domain") from wrong
    last = domain.rpartition(".")[2]
    if not _DOMAIN.fullmatch(domain) or last.isdigit() or ("." not in domain and domain != "localhost"):
        raise ValueError(f"“{_short(text)}” is not a domain")
    return domain


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:80] + "…"


def read(path: Path) -> tuple[tuple[Address, ...], Problems]:
    """The addresses of a file, and what is wrong with its lines. Raises UsageError for one that cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise UsageError(f"{path}: cannot be read: {wrong.strerror}") from wrong
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise UsageError(f"{path}:{line}: the bytes are not UTF-8 (save the file as UTF-8)") from wrong
    problems = Problems()
    return listed(text, str(path.absolute()), problems), problems


def listed(text: str, path: str, problems: Problems) -> tuple[Address, ...]:
    """The addresses of a file, one a line, each once; what stands behind ``#`` is a remark."""
    found: dict[str, Address] = {}
    first: dict[str, int] = {}
    for number, line in _lines(text):
        try:
            address = parse(line)
        except ValueError as wrong:
            problems.error(Place(path, number), str(wrong), _SHAPE)
            continue
        if address.key in found:
            known = f"{address.spec} stands in line {first[address.key]} already"
            problems.warning(Place(path, number), known, "it gets one message")
            continue
        found[address.key], first[address.key] = address, number
    return tuple(found.values())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        plain = _REMARK.sub("", line).strip(" \t")
        if plain:
            yield number, plain

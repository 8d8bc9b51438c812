"""Names that are plainly made up, each of them once.

Owns: putting names together, and that no two of them are the same or get the same file.
Must not know: who bears a name.
"""

from __future__ import annotations

import re
from random import Random

from site_gen.demo import words
from site_gen.demo.chance import Popular, pick
from site_gen.text import match_key, search_fold


def ascii_stem(text: str) -> str:
    """``text`` as the name of a file: ``Đỗ Mẫu Hòa`` becomes ``do-mau-hoa``."""
    return re.sub(r"[^a-z0-9]+", "-", search_fold(text)).strip("-")


class Names:
    """Makes names and remembers them; names that differ in a tone alone are two, but need two files."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._stems: set[str] = set()
        self._families = Popular(words.FAMILIES, 1)

    def claim(self, name: str) -> bool:
        """Takes ``name`` unless somebody has it."""
        key = match_key(name)
        if key in self._keys:
            return False
        self._keys.add(key)
        return True

    def stem(self, kind: str, name: str) -> str:
        """A file name for ``name`` that no other of its ``kind`` has."""
        plain = ascii_stem(name)
        stem, count = plain, 1
        while f"{kind}/{stem}" in self._stems:
            count += 1
            stem = f"{plain}-{count}"
        self._stems.add(f"{kind}/{stem}")
        return stem

    def person(self, rng: Random) -> str:
        """A new name in the shape of a Vietnamese one: family name, marker, given name."""
        while True:
            parts = (
                self._families.pick(rng),
                pick(rng, words.BEFORE_MARKER),
                pick(rng, words.MARKERS),
                pick(rng, words.FIRST_GIVEN),
                pick(rng, words.GIVEN),
            )
            name = " ".join(part for part in parts if part)
            if parts[3] != parts[4] and self.claim(name):
                return name

    def pen_name(self, rng: Random, name: str) -> str:
        """Another name for the person called ``name``; empty when somebody has it."""
        other = f"{pick(rng, words.PEN_NAMES)} {pick(rng, words.MARKERS)} {name.rsplit(maxsplit=1)[-1]}"
        return other if self.claim(other) else ""

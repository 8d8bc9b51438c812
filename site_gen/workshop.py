"""What pages are made with: the words of the interface, and templates with the stores they fetch from.

Owns: nothing of its own; it puts together what a theme, the settings and the cache hold.
Must not know: which pages there are.
"""

from __future__ import annotations

from pathlib import Path

from site_gen import encoded, render, theme
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.i18n import Words, named_words
from site_gen.version import code_version
from site_gen.views import Chrome


def words_of(look: theme.Theme) -> Words:
    """The words of the interface in a theme."""
    return named_words((str(path), path.read_bytes()) for path in look.catalogues) if look.catalogues else Words()


def renderer(
    config: Config, look: theme.Theme, words: Words, around: Chrome, bodies: Bodies, pictures: encoded.Store
) -> render.Renderer:
    """What renders the pages of a site; ``around`` stands around every one."""
    templates = config.cache / "templates" / code_version()
    stores = render.Stores(bodies.read, bodies.shard, Path.read_bytes, pictures, templates)
    return render.Renderer(look, words, around, stores)

"""The renderer of a site: its theme and words, and the stores it fetches from.

Owns: putting it together. Must not know: what is rendered.
"""

from __future__ import annotations

from pathlib import Path

from site_gen import encoded, render, theme
from site_gen.compiled import Bodies
from site_gen.config import Config
from site_gen.i18n import Words, named_words
from site_gen.version import code_version
from site_gen.views import Chrome


def renderer_of(
    config: Config, look: theme.Theme, words: Words, around: Chrome, bodies: Bodies, pictures: encoded.Store
) -> render.Renderer:
    """A renderer with the words and surroundings of a site."""
    templates = config.cache / "templates" / code_version()
    stores = render.Stores(bodies.read, bodies.shard, Path.read_bytes, pictures, templates)
    return render.Renderer(look, words, around, stores)


def words_of(look: theme.Theme) -> Words:
    """The words of the theme's catalogues."""
    return named_words((str(path), path.read_bytes()) for path in look.catalogues) if look.catalogues else Words()

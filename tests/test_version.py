"""The digest of the program itself: what it has to notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_gen.version import code_version


@pytest.mark.parametrize("folder", ["site-packages", "dist-packages"])
@pytest.mark.parametrize("ending", ["dist-info", "egg-info"])
def test_another_version_of_a_library_is_noticed(
    folder: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / folder / f"jinja2-3.1.5.{ending}"
    library.mkdir(parents=True)
    monkeypatch.syspath_prepend(str(library.parent))
    before = code_version()
    assert code_version() == before
    library.rename(library.with_name(f"jinja2-3.1.6.{ending}"))
    assert code_version() != before

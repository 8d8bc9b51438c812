"""The installed wheel, in a folder that holds nothing but a site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's packages and its command, without the source checkout."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(HERE)]
    subprocess.run(wheel, check=True)
    (made,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", str(folder / "lib"), str(made)], check=True)
    return folder / "lib"


def run(lib: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(lib)}
    command = [sys.executable, str(lib / "bin/diemtin"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_new_site_is_built_with_the_theme_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "Mới"\nbase_url = "https://example.org/"\n', encoding="utf-8")
    written = run(installed, tmp_path, "new", "Bài đầu tiên")
    assert (written.returncode, written.stderr) == (0, "")
    path = tmp_path / written.stdout.strip()
    path.write_text(path.read_text("utf-8").replace("draft: true", "draft: false"), encoding="utf-8")
    built = run(installed, tmp_path)
    assert built.returncode == 0, built.stderr
    (page,) = (tmp_path / "public/tin").glob("*/bai-dau-tien/index.html")
    assert "Bài đầu tiên" in page.read_text("utf-8")
    assert list((tmp_path / "public/assets").glob("style.*.css"))
    assert list((tmp_path / "public/assets/cards").glob("site.*.png"))
    assert (installed / "site_gen/fonts/OFL.txt").is_file()


def test_an_empty_folder_is_told_so(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path)
    assert done.returncode == 2
    assert "site.toml" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []

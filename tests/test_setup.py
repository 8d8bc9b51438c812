"""What a newcomer meets before anything is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "build.py", "requirements.lock", "requirements-test.lock"):
        shutil.copy(HERE / name, tmp_path)
    shutil.copytree(HERE / "site_gen", tmp_path / "site_gen", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def python(folder: Path, fails_at: str) -> Path:
    """A Python that fails where a module is missing, as Debian's does without python3-venv."""
    script = folder / "python"
    script.write_text(f'#!/bin/sh\ncase "$2" in *{fails_at}*) exit 1;; esac\nexec {sys.executable} "$@"\n')
    script.chmod(0o755)
    return script


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("target", ["site", "test"])
def test_make_without_venv_names_the_package_and_stops(checkout: Path, target: str) -> None:
    command = ["make", target, f"PYTHON={python(checkout, 'ensurepip')}"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert f"apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in done.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_with_an_old_python_says_so(checkout: Path) -> None:
    command = ["make", "site", f"PYTHON={python(checkout, 'version_info')}"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "older than Python 3.11" in done.stderr


@pytest.mark.parametrize("command", [[], ["build"], ["new", "T"], ["serve"], ["demo", "d"]])
def test_without_the_environment_one_line_says_what_to_run(checkout: Path, command: list[str]) -> None:
    (checkout / "site.toml").write_text('title = "T"\nbase_url = "https://example.org/"\n')
    bare = [sys.executable, "-S", "-E", "build.py", *command]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(bare, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "make site" in done.stderr

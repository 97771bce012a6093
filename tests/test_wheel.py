"""The wheel: what is in it, and that what it installs answers as the checkout does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from program import ROOT, Program

import libyafacts

# What pip says where it cannot reach an index to fetch the build backend from.
_NO_INDEX = (
    "No matching distribution found",
    "Could not find a version",
    "Connection",
    "Temporary failure",
    "Network is unreachable",
)


def _pip(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("pip") is None:
        pytest.skip("there is no pip here")
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if find_spec("hatchling") else []
    built = _pip("wheel", "--no-deps", *isolation, "-w", folder, ROOT)
    if built.returncode and not isolation and any(reason in built.stderr for reason in _NO_INDEX):
        pytest.skip("the build backend cannot be had")
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    done = _pip("install", "--no-deps", "--no-index", "--target", folder, wheel)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_wheel_has_the_program_the_facts_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        assert archive.testzip() is None
        modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "libyafacts").rglob("*.py")}
        facts = {
            f"libyafacts/data/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "facts").rglob("*") if path.is_file()
        }
        extras = {"libyafacts/py.typed", "libyafacts/data/facts.sqlite"}
        assert names == (modules - {"libyafacts/_build.py"}) | facts | extras
        for path in (ROOT / "facts").rglob("*.yaml"):
            assert archive.read(f"libyafacts/data/{path.relative_to(ROOT).as_posix()}") == path.read_bytes()
        (entry_points,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "libyafacts = libyafacts.cli:main" in archive.read(entry_points).decode()
    assert wheel.name == f"libyafacts-{libyafacts.__version__}-py3-none-any.whl"


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o500)
    try:
        yield
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("question", ["who haftar", "bases --json", "quotes --header", "show watiya-held-by-gna", "sources 1"])
def test_what_is_installed_answers_as_the_checkout_does(run: Program, installed: Path, tmp_path: Path, question: str) -> None:
    environment = {"PYTHONPATH": str(installed), "HOME": str(tmp_path), "XDG_CACHE_HOME": None, "PYTHONDONTWRITEBYTECODE": "1"}
    with _read_only(tmp_path):
        where = run(command=(sys.executable, "-c", "import libyafacts; print(libyafacts.__file__)"), env=environment).out
        result = run(*question.split(), env=environment)
    assert where.strip() == str(installed / "libyafacts" / "__init__.py")
    assert (result.status, result.err) == (0, "")
    assert result.stdout == run(*question.split()).stdout
    assert list(tmp_path.iterdir()) == [], "what is shipped compiled needs no cache"


def test_what_is_installed_checks_its_facts_and_tells_its_version(run: Program, installed: Path) -> None:
    environment = {"PYTHONPATH": str(installed)}
    assert run("--version", env=environment).stdout == run("--version").stdout
    assert run("check", "--strict", env=environment).status == 0


def test_an_installation_without_its_compiled_facts_says_so(run: Program, installed: Path, tmp_path: Path) -> None:
    shutil.copytree(installed / "libyafacts", tmp_path / "libyafacts")
    compiled = tmp_path / "libyafacts" / "data" / "facts.sqlite"
    environment = {"PYTHONPATH": str(tmp_path)}
    os.truncate(compiled, 8192)
    for _ in range(2):
        result = run("who", "haftar", env=environment)
        assert (result.status, result.stdout) == (4, b"")
        assert result.err.startswith("libyafacts: ")
        assert "Traceback" not in result.err
        compiled.unlink(missing_ok=True)


def test_the_checkout_has_no_copy_of_its_facts_in_the_package() -> None:
    assert not (ROOT / "libyafacts" / "data").exists()

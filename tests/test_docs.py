"""The examples in README and help are run, and nothing that there is goes unmentioned."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from program import ROOT, Program, Screen

import libyafacts
from libyafacts.cli import app

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
# The texts that the facts were read in; not part of the repository.
TEXTS = ROOT.parent / "shared" / "sources"

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STATUS = re.compile(r"#.*\bexit(?: status)? (\d+)")
_PLACEHOLDER = re.compile(r"(?<![\w-])(?:FOLDER|NAME|ID|DIR|SOURCE|WORDS)(?![\w-])")


def commands() -> dict[str, str]:
    """The commands of the program, and what their help says."""
    found = {}
    for command in app.registered_commands:
        assert command.callback is not None
        found[command.name or command.callback.__name__] = inspect.getdoc(command.callback) or ""
    return found


def examples_in(text: str) -> Iterator[str]:
    for line in text.splitlines():
        example = line.strip().removeprefix("$ ")
        if example.startswith("libyafacts "):
            yield example


README_EXAMPLES = list(dict.fromkeys(example for _, block in _BLOCK.findall(README) for example in examples_in(block)))
HELP_EXAMPLES = {name: list(examples_in(text)) for name, text in commands().items()}
assert app.registered_callback is not None
HELP_EXAMPLES[""] = list(examples_in(inspect.getdoc(app.registered_callback.callback) or ""))


@pytest.fixture(scope="module")
def tried(run: Program, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], None]:
    """Runs an example as a person would type it, in a folder that has a copy of the facts."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "facts", folder / "facts")
    script = folder / "bin" / "libyafacts"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m libyafacts "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    path = f"{script.parent}:{run.environment()['PATH']}"

    def try_(example: str) -> None:
        typed = _filled(example)
        for tool in re.findall(r"\|\s*([\w-]+)", re.sub(r"'[^']*'|\"[^\"]*\"", "", typed)):
            if shutil.which(tool) is None:
                pytest.skip(f"there is no {tool} here")
        expected = int(status[1]) if (status := _STATUS.search(example)) else 0
        shell = shutil.which("bash")
        command = [shell, "-o", "pipefail", "-c", typed] if shell else ["sh", "-c", typed]
        done = subprocess.run(
            command, cwd=folder, env=run.environment({"PATH": path}), capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == expected, done.stderr
        assert done.stdout.strip() or expected
        assert "Traceback" not in done.stderr

    return try_


def _filled(example: str) -> str:
    """An example with its placeholders filled in."""
    if "--texts FOLDER" in example:
        if not TEXTS.is_dir():
            pytest.skip("the texts of the sources are not at hand")
        example = example.replace("--texts FOLDER", f"--texts '{TEXTS}'")
    if placeholder := _PLACEHOLDER.search(example.partition("#")[0]):
        pytest.skip(f"{placeholder[0]} stands for something of the reader's")
    return example


@pytest.mark.parametrize("example", README_EXAMPLES)
def test_an_example_of_the_readme_runs(tried: Callable[[str], None], example: str) -> None:
    tried(example)


@pytest.mark.parametrize("example", list(dict.fromkeys(one for examples in HELP_EXAMPLES.values() for one in examples)))
def test_an_example_of_the_help_runs(tried: Callable[[str], None], example: str) -> None:
    tried(example)


@pytest.mark.parametrize("command", HELP_EXAMPLES)
def test_help_has_examples_of_its_command_each_on_a_line(run: Program, command: str) -> None:
    shown = run(*filter(None, [command]), "--help")
    assert shown.status == 0
    lines = [line.strip() for line in shown.out.splitlines()]
    assert HELP_EXAMPLES[command]
    assert [example for example in HELP_EXAMPLES[command] if example not in lines] == []
    assert all(example.startswith(f"libyafacts {command}".rstrip()) for example in HELP_EXAMPLES[command])
    assert max(map(len, shown.out.splitlines())) <= 100


def test_the_readme_has_examples() -> None:
    assert len(README_EXAMPLES) >= 10


@pytest.mark.parametrize("command", commands())
def test_the_readme_and_the_general_help_name_every_command(run: Program, command: str) -> None:
    assert any(example.split()[1] == command for example in README_EXAMPLES)
    assert re.search(rf"^  {command} ", run.shipped("--help").out, re.MULTILINE)


def test_what_the_readme_shows_of_a_screen_is_what_one_sees(screen: Callable[..., Screen]) -> None:
    samples = [block for _, block in _BLOCK.findall(README) if block.startswith("$ libyafacts ")]
    assert samples
    for sample in samples:
        typed, *lines = sample.splitlines()
        shown = screen(*typed.removeprefix("$ libyafacts ").split()).lines
        rest = iter(line.rstrip() for line in shown)
        assert [line for line in lines if line != "…" and line not in rest] == [], "line after line, … for what is left out"


@pytest.mark.parametrize("code", [block for language, block in _BLOCK.findall(README) if language == "python"])
def test_the_python_of_the_readme_runs(run: Program, code: str) -> None:
    result = run(command=(sys.executable, "-c", code))
    assert (result.status, result.err) == (0, "")
    assert result.out.strip()


def test_the_files_that_the_readme_names_are_there() -> None:
    named = re.findall(r"`((?:facts/)?[\w.-]+\.(?:md|json))`", README)
    assert "CHANGELOG.md" in named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_changelog_tells_of_this_version() -> None:
    assert re.search(rf"^## \[{re.escape(libyafacts.__version__)}\] - \d{{4}}-\d\d-\d\d$", CHANGELOG, re.MULTILINE)


def test_the_readme_tells_every_exit_status() -> None:
    told = re.search(r"^Exit status: (.*?)\n\n", README, re.MULTILINE | re.DOTALL)
    assert told
    assert re.findall(r"\b([0-9]+) [a-z]", told[1]) == ["0", "1", "2", "3", "4"]


def test_every_option_of_reading_is_in_the_help_of_every_reading_command(run: Program) -> None:
    options = [
        "--facts",
        "--format",
        "--json",
        "--fields",
        "--header",
        "--status",
        "--evidence",
        "--explain",
        "--color",
        "--width",
    ]
    for command in ("who", "bases", "quotes", "figures", "disputes", "sources", "show", "coverage"):
        shown = run(command, "--help").out
        assert [option for option in options if not re.search(rf"{option}\b", shown)] == [], command

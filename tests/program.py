"""The real program in a real process: from another folder, with a home of its own, into a pipe or on a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def plain(text: str) -> str:
    """The text without the escape sequences that set styles."""
    return _STYLE.sub("", text)


class Result(NamedTuple):
    """How a process ended, and what it wrote into its pipes."""

    status: int
    stdout: bytes
    err: str

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")

    @property
    def rows(self) -> list[list[str]]:
        """The rows of tab-separated output."""
        assert self.out == "" or self.out.endswith("\n")
        return [line.split("\t") for line in self.out.split("\n")[:-1]]

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)


class Screen(NamedTuple):
    """How a process ended, what it showed on a terminal (escape sequences included), and what went to standard error."""

    status: int
    text: str
    err: str

    @property
    def plain(self) -> str:
        return plain(self.text)

    @property
    def lines(self) -> list[str]:
        return self.plain.split("\n")[:-1]

    @property
    def words(self) -> str:
        """The text with each run of white space as one space, so that line breaks do not matter."""
        return " ".join(self.plain.split())


class Program:
    """Runs the program; a value of None takes a variable out of the environment."""

    command: tuple[str, ...] = (sys.executable, "-m", "libyafacts")

    def __init__(self, home: Path, folder: Path) -> None:
        self.home = home
        self.folder = folder
        self._asked: dict[tuple[str, ...], Result] = {}

    def environment(self, changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
        """Nothing of the tester's own environment but the path, and then the changes."""
        clean: dict[str, str | None] = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.home),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color",
            "PYTHONWARNINGS": "error",
            **(changes or {}),
        }
        return {name: value for name, value in clean.items() if value is not None}

    def shipped(self, *arguments: str) -> Result:
        """The answer from the shipped facts into a pipe; what was asked before is not run again."""
        if arguments not in self._asked:
            self._asked[arguments] = self(*arguments)
        return self._asked[arguments]

    def __call__(
        self,
        *arguments: str | Path,
        env: Mapping[str, str | None] | None = None,
        folder: Path | None = None,
        command: tuple[str, ...] | None = None,
        stdin: bytes = b"",
        stdout: int = subprocess.PIPE,
    ) -> Result:
        """Run it with bytes on its standard input, and its output in a pipe, or in the descriptor that is given."""
        done = subprocess.run(
            [*(command or self.command), *map(str, arguments)],
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=self.environment(env),
            cwd=folder or self.folder,
            timeout=PATIENCE,
            check=False,
        )
        return Result(done.returncode, done.stdout or b"", done.stderr.decode("utf-8"))

    def start(self, *arguments: str | Path, env: Mapping[str, str | None] | None = None) -> subprocess.Popen[bytes]:
        """Start it and leave its two pipes to the caller."""
        return subprocess.Popen(
            [*self.command, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment(env),
            cwd=self.folder,
        )

    def screen(
        self,
        *arguments: str | Path,
        columns: int = 100,
        env: Mapping[str, str | None] | None = None,
        command: tuple[str, ...] | None = None,
    ) -> Screen:
        """Run it on a terminal of that many columns."""
        watcher, terminal = pty.openpty()
        termios.tcsetwinsize(terminal, (50, columns))
        with subprocess.Popen(
            [*(command or self.command), *map(str, arguments)],
            stdin=terminal,
            stdout=terminal,
            stderr=subprocess.PIPE,
            env=self.environment(env),
            cwd=self.folder,
        ) as process:
            os.close(terminal)
            shown = _all_of(watcher)
            assert process.stderr is not None
            errors = process.stderr.read().decode("utf-8")
            status = process.wait(PATIENCE)
        return Screen(status, shown.decode("utf-8").replace("\r\n", "\n"), errors)


def _all_of(watcher: int) -> bytes:
    """What is written to a terminal until nobody has it open any more."""
    pieces = []
    try:
        while select.select([watcher], [], [], PATIENCE)[0]:
            piece = os.read(watcher, 65536)
            if not piece:
                break
            pieces.append(piece)
    except OSError:  # Linux says so when the last writer is gone
        pass
    finally:
        os.close(watcher)
    return b"".join(pieces)

"""What can go wrong, as values and as exit statuses.

A mistake in a fact base is a :class:`Problem` that knows its place; problems are collected, never raised one by one. The
exceptions are for a question that cannot be answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from pathlib import Path
from typing import Literal, NamedTuple


class ExitStatus(IntEnum):
    """What a script learns from ``$?``."""

    ANSWERED = 0
    NOT_RECORDED = 1
    USAGE = 2
    UNKNOWN_NAME = 3
    DAMAGED = 4
    INTERRUPTED = 130


class TextFile(NamedTuple):
    """A file of the fact base as it was read, so that a message can show the line it speaks of."""

    path: Path
    text: str

    def line(self, number: int) -> str:
        """The line of that number (from 1), without its end; empty where there is none."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""


class Place(NamedTuple):
    """Where something stands: line and column count from 1, length in characters."""

    file: TextFile
    line: int = 1
    column: int = 1
    length: int = 1


class Problem(NamedTuple):
    """One mistake of a fact base: where, which rule, what is wrong, and how to mend it."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, line, column, then code."""
        return (str(self.place.file.path), self.place.line, self.place.column, self.code, self.message)

    def head(self) -> str:
        """``file:line:column: error[CODE]: message``."""
        place = self.place
        return f"{place.file.path}:{place.line}:{place.column}: {self.severity}[{self.code}]: {self.message}"

    def document(self) -> dict[str, str | int]:
        """The problem for editors and scripts."""
        return {
            "file": str(self.place.file.path),
            "line": self.place.line,
            "column": self.place.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }

    def report(self) -> str:
        """The head, the line with a caret under the value, and the hint."""
        line = self.place.file.line(self.place.line).replace("\t", " ")
        lines = [self.head()]
        if line.strip():
            start = self.place.column - 1
            length = max(1, min(self.place.length, len(line) - start))
            lines += [f"    {line}", f"    {' ' * start}{'^' * length}"]
        if self.hint:
            lines.append(f"    hint: {self.hint}")
        return "\n".join(lines)


class LibyafactsError(Exception):
    """Any reason why a question gets no answer; ``status`` is the exit status that says so."""

    status = ExitStatus.USAGE


class UsageError(LibyafactsError):
    """A question that is not well formed: a wrong date, an unknown field."""


class OutputError(LibyafactsError):
    """A standard output that cannot be written to."""


class UnknownNameError(LibyafactsError):
    """A name or id that nothing, or more than one thing, answers to; the message ends in the candidates."""

    status = ExitStatus.UNKNOWN_NAME


class DamagedBaseError(LibyafactsError):
    """A fact base with errors: it answers nothing, because what cannot be read may hold the denial."""

    status = ExitStatus.DAMAGED

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.report() for problem in self.problems))


class NoFactsError(LibyafactsError):
    """A place where no fact base is, or none that can be read."""

    status = ExitStatus.DAMAGED

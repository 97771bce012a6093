"""Where the output goes, decided once: the streams, whether a person watches, how wide, in colour or not.

Tests replace this object; nothing else in the program asks the environment.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import Literal, NamedTuple, TextIO

ColorChoice = Literal["auto", "always", "never"]
NARROWEST, WIDEST = 20, 1000


class Terminal(NamedTuple):
    """Standard output and what is known of it: ``interactive`` (a person watches), ``width`` in columns, ``color``."""

    stdout: TextIO
    interactive: bool
    width: int
    color: bool

    @property
    def ascii_only(self) -> bool:
        """Whether the stream cannot take every letter, so that a format that must be lossless keeps to ASCII."""
        return not (self.stdout.encoding or "ascii").lower().startswith("utf")

    def write(self, text: str) -> None:
        """Data, to standard output."""
        self.stdout.write(text)

    def note(self, text: str) -> None:
        """A word to the person, to standard error."""
        complain(text)


def complain(text: str) -> None:
    """A line to standard error, its control characters made visible; where nobody listens, the exit status says it."""
    with suppress(OSError, AttributeError):  # closed
        sys.stderr.write(visible(text) + "\n")
        sys.stderr.flush()


def current(color: ColorChoice = "auto", width: int | None = None, environment: Mapping[str, str] = os.environ) -> Terminal:
    """The terminal of this process.

    Args:
        color: ``auto`` is colour on a terminal, unless ``NO_COLOR`` is set or ``TERM`` is ``dumb``.
        width: columns; by default those of the terminal, ``COLUMNS``, or 80.
        environment: the variables to ask.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A stream that cannot write a letter shows its number instead of ending in a stack trace.
            stream.reconfigure(errors="backslashreplace", newline="\n")
    interactive = _is_terminal(sys.stdout)
    if color == "auto":
        colored = interactive and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    else:
        colored = color == "always"
    return Terminal(sys.stdout, interactive, min(WIDEST, max(NARROWEST, width or _columns(environment))), colored)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def _columns(environment: Mapping[str, str]) -> int:
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def lines() -> list[str]:
    """The lines of standard input, as UTF-8; nothing where it is closed. What is no UTF-8 shows as a sign for that.

    Raises:
        OSError: where it cannot be read.
    """
    if sys.stdin is None:
        return []
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def silence_stdout() -> None:
    """After the reader has gone, or an interrupt: let nothing more be written, so that leaving neither fails nor waits."""
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):  # closed, or never open
        pass
    finally:
        os.close(null)


def visible(text: str) -> str:
    """Text in which no character acts on a terminal: controls, bidirectional and zero-width ones print as their numbers.

    Line feeds stay.
    """
    if text.isprintable():
        return text
    return "".join(character if _harmless(character) else _number(character) for character in text)


_TYPOGRAPHY = str.maketrans(
    {"·": "|", "—": "--", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "‹": "<", "›": ">", "→": "->"}
)


def in_ascii(text: str) -> str:
    """Text in nothing but ASCII: plain punctuation, and other letters by their numbers."""
    return text.translate(_TYPOGRAPHY).encode("ascii", "backslashreplace").decode()


def _harmless(character: str) -> bool:
    return character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _number(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

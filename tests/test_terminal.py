"""What reaches a terminal: nothing in data acts on it."""

from __future__ import annotations

import io
import unicodedata

import pytest
from hypothesis import given
from strategies import HOSTILE_TEXT

from libyafacts.terminal import NARROWEST, Terminal, current, visible

ACTING = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@given(HOSTILE_TEXT)
def test_no_character_that_acts_is_left(text: str) -> None:
    left = {unicodedata.category(character) for character in visible(text) if character != "\n"}
    assert left.isdisjoint(ACTING)


@given(HOSTILE_TEXT)
def test_what_does_not_act_stays_as_it_is(text: str) -> None:
    harmless = "".join(character for character in text if unicodedata.category(character) not in ACTING)
    assert visible(harmless) == harmless
    assert visible(visible(text)) == visible(text)
    assert visible(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain, é, خليفة, 漢, 😀, [red], \\x1b", "plain, é, خليفة, 漢, 😀, [red], \\x1b"),
        ("one\ntwo", "one\ntwo"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\tb\rc\0\x7f", "a\\x09b\\x0dc\\x00\\x7f"),
        ("\x85\x9b31m", "\\x85\\x9b31m"),
        ("\u202eevil\u200b\ufeff\u00ad", "\\u202eevil\\u200b\\ufeff\\xad"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("\U000e0041\U0010ffff"[:1], "\\U000e0041"),
        ("\ue000", "\\ue000"),
        ("\ud800", "\\ud800"),
        ("no\u00a0break", "no\u00a0break"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_what_acts_is_shown_as_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_note_goes_to_standard_error_made_visible(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    Terminal(out, interactive=False, width=80, color=False).note("\x1b[2J of the data")
    assert (out.getvalue(), *capsys.readouterr()) == ("", "", "\\x1b[2J of the data\n")


@pytest.mark.parametrize(
    ("encoding", "only"), [("ascii", True), ("ANSI_X3.4-1968", True), ("latin-1", True), ("utf-8", False), ("UTF-16", False)]
)
def test_json_keeps_to_ascii_where_the_stream_cannot_take_every_letter(encoding: str, only: bool) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    assert Terminal(stream, interactive=False, width=80, color=False).ascii_only is only


@pytest.mark.parametrize(
    ("width", "environment", "columns"),
    [(None, {"COLUMNS": "100"}, 100), (60, {"COLUMNS": "100"}, 60), (3, {}, NARROWEST), (None, {"COLUMNS": "1"}, NARROWEST)],
)
def test_how_wide_it_is(width: int | None, environment: dict[str, str], columns: int) -> None:
    assert current("auto", width, environment).width == columns


def test_colour_is_what_was_asked_for_or_what_a_terminal_can_show() -> None:
    assert current("always", environment={"NO_COLOR": "1"}).color
    assert not current("never").color
    assert not current("auto", environment={}).color  # no terminal here

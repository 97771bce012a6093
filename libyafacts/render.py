"""Answers as screens. The only room that imports rich, and data enters rich only as Text: never as markup.

Below 80 columns, and where a table's words do not fit, everything is set in one column; nothing is ever cut.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Columns
from rich.text import Text

from libyafacts.table import Address, Answer, Bar, Bars, Grid, Heading, Line, Part, Quotation, Remark, Section, SourceNote
from libyafacts.terminal import visible

WIDE = 80
LABEL_WIDTH = 13
LONGEST_KEY = 24
SHORT_CELL = 18

_MARK_STYLES = {
    "disputed": "bold red",
    "denied": "red",
    "corroborated": "bold green",
    "stated": "green",
    "own word": "green",
    "claim": "yellow",
    "inferred": "cyan",
}


def render(answer: Answer, width: int, color: bool, ascii_only: bool = False) -> str:
    """A screen of an answer, each line without white space at its end.

    Args:
        answer: what a query found.
        width: in columns.
        color: whether it may have terminal colours.
        ascii_only: whether the stream cannot take every letter.
    """
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # rich would ask the environment itself, and be wrong about it
    )
    previous: Part | None = None
    for part in _in_ascii(answer.screen) if ascii_only else answer.screen:
        if previous is not None and _apart(previous, part):
            console.print()
        if isinstance(part, Address):
            _print_address(console, part)
        else:
            console.print(_renderable(part, width), overflow="fold")
        if isinstance(part, SourceNote) and part.address:
            _print_address(console, Address("", part.address))
        previous = part
    text = "".join(_trimmed(line) + "\n" for line in stream.getvalue().splitlines())
    return text.translate(_OWN_SIGNS) if ascii_only else text


def _print_address(console: Console, part: Address) -> None:
    label = _text(f"     {part.label}  " if part.label else "     ", "dim")
    console.print(label.append_text(_text(part.address, "underline")), soft_wrap=True)


_TYPOGRAPHY = str.maketrans({"·": "|", "—": "--", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
# What this room itself writes between data, each for a sign of the same width.
_OWN_SIGNS = str.maketrans("─—·█▒░", "--|#=.")
_Value = TypeVar("_Value")


def _in_ascii(value: _Value) -> _Value:
    """A part, or parts, in nothing but ASCII: plain punctuation, and other letters by their numbers."""
    if isinstance(value, str):
        plain = value.translate(_TYPOGRAPHY).encode("ascii", "backslashreplace").decode()
        return cast(_Value, plain)
    if isinstance(value, tuple):
        inner = [_in_ascii(item) for item in value]
        return cast(_Value, type(value)(*inner) if hasattr(value, "_fields") else tuple(inner))
    return value


def _trimmed(line: str) -> str:
    """A line without white space at its end, be it coloured; the codes that end the colours stay."""
    end = re.search(r"(?:\x1b\[[0-9;]*m| )*$", line)
    return line[: end.start()] + end[0].replace(" ", "") if end else line


def _renderable(part: Heading | Section | Grid | Bars | Quotation | SourceNote | Remark, width: int) -> RenderableType:
    match part:
        case Heading():
            return _heading(part, width)
        case Section():
            return _section(part, width)
        case Grid():
            return _grid(part, width)
        case Bars():
            return _bars(part, width)
        case Quotation():
            return _quotation(part)
        case SourceNote():
            return _source_note(part)
        case Remark():
            return _remark(part)


def _apart(previous: Part, part: Part) -> bool:
    """Whether a blank line stands between two parts: not between heading and summary, nor between sources."""
    if isinstance(part, SourceNote):
        return not isinstance(previous, SourceNote)
    if isinstance(part, Address) or isinstance(previous, Heading):
        return False
    return not (isinstance(part, Remark) and isinstance(previous, Remark | Grid))


def _text(words: str, style: str = "") -> Text:
    return Text(visible(words), style=style)


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _heading(part: Heading, width: int) -> RenderableType:
    title, aside = _text(part.title, "bold"), _text(part.aside, "dim")
    rule = Text("─" * width, style="dim")
    if title.cell_len + aside.cell_len + 2 > width:
        return Group(title, aside, rule) if part.aside else Group(title, rule)
    return Group(title + Text(" " * (width - title.cell_len - aside.cell_len)) + aside, rule)


def _remark(part: Remark) -> RenderableType:
    words = _text(part.text, "bold red" if part.loud else "")
    return words.append(f" {_numbers(part.sources)}", "dim") if part.sources else words


def _source_note(part: SourceNote) -> RenderableType:
    return _hanging(Text(f"[{part.number}]", "bold"), _text(part.text, "dim"), 4)


def _hanging(label: Text, body: RenderableType, width: int) -> Columns:
    columns = Columns.grid(padding=(0, 1, 0, 0), expand=True)
    columns.add_column(width=width, no_wrap=True)
    columns.add_column(ratio=1, overflow="fold")
    columns.add_row(label, body)
    return columns


def _section(part: Section, width: int) -> RenderableType:
    if width < WIDE:
        lines = (Padding(_body(line, keyed=True), (0, 0, 0, 2)) for line in part.lines)
        return Group(_text(part.title, "bold"), *lines)
    keys = [_key(line) for line in part.lines]
    longest = max(key.cell_len for key in keys)
    inline = longest > LONGEST_KEY
    columns = Columns.grid(padding=(0, 2, 0, 0), expand=True)
    columns.add_column(width=max(LABEL_WIDTH, min(len(part.title), LONGEST_KEY)), overflow="fold")
    if longest and not inline:
        columns.add_column(width=longest, no_wrap=True)
    columns.add_column(ratio=1, overflow="fold")
    for number, line in enumerate(part.lines):
        label = _text("" if number else part.title, "bold")
        if longest and not inline:
            columns.add_row(label, keys[number], _body(line, keyed=False))
        else:
            columns.add_row(label, _body(line, keyed=inline))
    return columns


def _key(line: Line) -> Text:
    """What stands to the left of a line: its date, else how sure it is."""
    if line.key:
        return _text(line.key, "cyan")
    return _text(line.mark, _MARK_STYLES.get(line.mark, ""))


def _body(line: Line, keyed: bool) -> RenderableType:
    """The words of a line, with its date and mark before them where they have no column of their own."""
    words = Text()
    if keyed and (line.key or line.mark):
        words.append_text(_key(line)).append("  ")
    if line.key and line.mark:
        words.append_text(_text(line.mark, _MARK_STYLES.get(line.mark, ""))).append(" · ", "dim")
    words.append_text(_text(line.text))
    if line.said_by:
        words.append(" — ", "dim").append_text(_text(line.said_by, "italic"))
    if line.sources:
        words.append(f" {_numbers(line.sources)}", "dim")
    beneath = (Padding(_text(one, "red" if one.startswith("!") else "dim"), (0, 0, 0, 2)) for one in line.beneath)
    return Group(words, *beneath) if line.beneath else words


def _quotation(part: Quotation) -> RenderableType:
    told = _text(part.attribution).append(f" {_numbers(part.sources)}", "dim")
    beneath = (_text(one, "red" if one.startswith("!") else "dim") for one in part.beneath)
    return Group(_text(part.words, "bold"), *(Padding(one, (0, 0, 0, 3)) for one in (told, *beneath)))


def _grid(part: Grid, width: int) -> RenderableType:
    if _least_width(part) > width:
        return Group(*(_stacked(part.headings, row) for row in part.rows))
    columns = Columns(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    longest = [max(_text(cell).cell_len for cell in cells) for cells in zip(part.headings, *part.rows, strict=True)]
    for heading, cells in zip(part.headings, longest, strict=True):
        columns.add_column(_text(heading), overflow="fold", no_wrap=cells <= SHORT_CELL)
    for row in part.rows:
        columns.add_row(*map(_text, row))
    return columns


_SHARES = (("█", "green"), ("▒", "cyan"), ("░", "bold red"))


def _bars(part: Bars, width: int) -> RenderableType:
    """A bar per line with its numbers behind it; on a narrow screen the numbers stand below."""
    labels = [_text(bar.label) for bar in part.bars]
    counts = [_text(_counts(bar) or part.unknown) for bar in part.bars]
    legend = Text("  ").join(Text(sign, style) + _text(f" {name}", "dim") for (sign, style), name in _legend(part))
    longest = max((label.cell_len for label in labels), default=0), max((count.cell_len for count in counts), default=0)
    room = width - sum(longest) - 4
    if width < WIDE or room < SHORT_CELL:
        lines = [
            Group(label, Padding(Group(_bar(bar, width - 2), count), (0, 0, 0, 2)))
            for label, bar, count in zip(labels, part.bars, counts, strict=True)
        ]
        return Group(*lines, legend)
    columns = Columns.grid(padding=(0, 2, 0, 0))
    for label, bar, count in zip(labels, part.bars, counts, strict=True):
        columns.add_row(label, _bar(bar, room), count)
    return Group(columns, legend)


def _counts(bar: Bar) -> str:
    return " · ".join(f"{count} {name}" for name, count in bar.shares)


def _legend(part: Bars) -> Iterable[tuple[tuple[str, str], str]]:
    names = next((bar.shares for bar in part.bars if bar.shares), ())
    return zip(_SHARES, (name for name, _ in names), strict=False)


def _bar(bar: Bar, width: int) -> Text:
    """Shares of a width, the whole of it used; a share that is not nothing has at least one cell."""
    whole = sum(count for _, count in bar.shares)
    text = Text()
    for (sign, style), cells in zip(_SHARES, _cells([count for _, count in bar.shares], whole, width), strict=False):
        text.append(sign * cells, style)
    return text


def _cells(counts: Sequence[int], whole: int, width: int) -> list[int]:
    cells = [max(1, count * width // whole) if count else 0 for count in counts]
    if cells:
        largest = cells.index(max(cells))
        cells[largest] += width - sum(cells) if whole else 0
    return cells


def _stacked(headings: Sequence[str], row: Sequence[str]) -> RenderableType:
    """A row of a table too wide for the screen: its first cell, then a line for each other one."""
    cells = (
        Padding(_text(f"{heading.lower()}  ", "dim").append_text(_text(cell)), (0, 0, 0, 2))
        for heading, cell in zip(headings[1:], row[1:], strict=True)
    )
    return Group(_text(row[0], "bold"), *cells)


def _least_width(part: Grid) -> int:
    """The width at which no word of a table would have to be cut, and no short cell to be wrapped."""
    columns = zip(part.headings, *part.rows, strict=True)
    return sum(max(map(_least_cell, cells)) + 3 for cells in columns)


def _least_cell(text: str) -> int:
    length = _text(text).cell_len
    return length if length <= SHORT_CELL else _longest_word(text)


def _longest_word(text: str) -> int:
    return max((_text(word).cell_len for word in text.split()), default=0)

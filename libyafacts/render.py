"""Answers as screens. The only room that imports rich, and data enters rich only as Text: never as markup.

Below 80 columns, and where a table's words do not fit, everything is set in one column; nothing is ever cut.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar, cast

from rich.console import Console
from rich.text import Text

from libyafacts.table import Address, Answer, Bar, Bars, Grid, Heading, Line, Part, Quotation, Remark, Section, SourceNote
from libyafacts.terminal import in_ascii, visible

if TYPE_CHECKING:
    from rich.table import Table as Columns

WIDE = 80
LABEL_WIDTH = 13
LONGEST_KEY = 24
SHORT_CELL = 18
NUMBER_WIDTH = 5

Lines = list[Text]
_NOTHING = Text()
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
        if isinstance(part, Grid) and _least_width(part) <= width:
            console.print(_table(part))
        else:
            console.print(Text("\n").join(_lines(console, part, width)), soft_wrap=True)
        previous = part
    text = "".join(_trimmed(line) + "\n" for line in stream.getvalue().splitlines())
    return text.translate(_OWN_SIGNS) if ascii_only else text


# What this room itself writes between data, each for a sign of the same width.
_OWN_SIGNS = str.maketrans("─—·█▒░", "--|#=.")
_Value = TypeVar("_Value")


def _in_ascii(value: _Value) -> _Value:
    """A part, or parts, in nothing but ASCII."""
    if isinstance(value, str):
        return cast(_Value, in_ascii(value))
    if isinstance(value, tuple):
        inner = [_in_ascii(item) for item in value]
        return cast(_Value, type(value)(*inner) if hasattr(value, "_fields") else tuple(inner))
    return value


def _trimmed(line: str) -> str:
    """A line without white space at its end, be it coloured; the codes that end the colours stay."""
    end = re.search(r"(?:\x1b\[[0-9;]*m| )*$", line)
    return line[: end.start()] + end[0].replace(" ", "") if end else line


def _lines(console: Console, part: Part, width: int) -> Lines:
    """A part set in lines of a width. Rich's own tables and paddings can do this too, and take three times as long."""
    match part:
        case Heading():
            return _heading(console, part, width)
        case Section():
            return _section(console, part, width)
        case Grid():
            title = _wrapped(console, _text(part.headings[0], "dim"), width)
            return title + [line for row in part.rows for line in _stacked(console, part.headings, row, width)]
        case Bars():
            return _bars(console, part, width)
        case Quotation():
            return _quotation(console, part, width)
        case SourceNote():
            return _source_note(console, part, width)
        case Remark():
            return _wrapped(console, _remark(part), width)
        case Address():
            return [_address(part)]


def _wrapped(console: Console, text: Text, width: int, indent: int = 0) -> Lines:
    """A text in lines, none of them wider; nothing is cut."""
    lines = text.wrap(console, max(1, width - indent), overflow="fold")
    return [Text(" " * indent).append_text(line) for line in lines] if indent else list(lines)


def _side_by_side(columns: Sequence[tuple[Lines, int]]) -> Lines:
    """Columns of lines, each with the width that it takes up, the last one as wide as it is."""
    rows = zip_longest(*(lines for lines, _ in columns), fillvalue=_NOTHING)
    return [_row(row, [width for _, width in columns]) for row in rows]


def _row(cells: Sequence[Text], widths: Sequence[int]) -> Text:
    line = Text()
    for cell, width in zip(cells[:-1], widths, strict=False):
        line.append_text(cell).append(" " * (width - cell.cell_len))
    return line.append_text(cells[-1])


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


def _heading(console: Console, part: Heading, width: int) -> Lines:
    title, aside = _text(part.title, "bold"), _text(part.aside, "dim")
    rule = Text("─" * width, style="dim")
    if title.cell_len + aside.cell_len + 2 <= width:
        return [title + Text(" " * (width - title.cell_len - aside.cell_len)) + aside, rule]
    asides = _wrapped(console, aside, width) if part.aside else []
    return [*_wrapped(console, title, width), *asides, rule]


def _remark(part: Remark) -> Text:
    words = _text(part.text, "bold red" if part.loud else "")
    return words.append(f" {_numbers(part.sources)}", "dim") if part.sources else words


def _source_note(console: Console, part: SourceNote, width: int) -> Lines:
    number = Text(f"[{part.number}]", "bold")
    words = _wrapped(console, _text(part.text, "dim"), width - NUMBER_WIDTH)
    address = [_address(Address("", part.address))] if part.address else []
    return [*_side_by_side([([number], NUMBER_WIDTH), (words, 0)]), *address]


def _address(part: Address) -> Text:
    label = _text(f"     {part.label}  " if part.label else "     ", "dim")
    return label.append_text(_text(part.address, "underline"))


def _section(console: Console, part: Section, width: int) -> Lines:
    if width < WIDE:
        lines = [line for one in part.lines for line in _body(console, one, width, keyed=True, indent=2)]
        return [*_wrapped(console, _text(part.title, "bold"), width), *lines]
    keys = [_key(line) for line in part.lines]
    longest = max(key.cell_len for key in keys)
    keyed = longest > LONGEST_KEY
    label = max(LABEL_WIDTH, min(len(part.title), LONGEST_KEY))
    beside = longest + 2 if longest and not keyed else 0
    title = _wrapped(console, _text(part.title, "bold"), label)
    bodies = [_body(console, line, width - label - 2 - beside, keyed) for line in part.lines]
    if beside:
        bodies = [_side_by_side([([key], beside), (body, 0)]) for key, body in zip(keys, bodies, strict=True)]
    return _side_by_side([(title, label + 2), ([line for body in bodies for line in body], 0)])


def _key(line: Line) -> Text:
    """What stands to the left of a line: its date, else how sure it is."""
    if line.key:
        return _text(line.key, "cyan")
    return _text(line.mark, _MARK_STYLES.get(line.mark, ""))


def _body(console: Console, line: Line, width: int, keyed: bool, indent: int = 0) -> Lines:
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
    return [*_wrapped(console, words, width, indent), *_beneath(console, line.beneath, width, indent + 2)]


def _beneath(console: Console, lines: Iterable[str], width: int, indent: int) -> Lines:
    """What belongs to a line, further in; a contradiction in red, its mark being an exclamation mark too."""
    styled = (_text(line, "red" if line.startswith("!") else "dim") for line in lines)
    return [one for line in styled for one in _wrapped(console, line, width, indent)]


def _quotation(console: Console, part: Quotation, width: int) -> Lines:
    told = _text(part.attribution).append(f" {_numbers(part.sources)}", "dim")
    words = _wrapped(console, _text(part.words, "bold"), width)
    return [*words, *_wrapped(console, told, width, 3), *_beneath(console, part.beneath, width, 3)]


def _table(part: Grid) -> Columns:
    from rich import box  # late: cards have no table
    from rich.table import Table as Columns

    columns = Columns(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    for heading, *cells in zip(part.headings, *part.rows, strict=True):
        longest = max(_text(cell).cell_len for cell in (heading, *cells))
        one_word = not any(" " in cell for cell in cells)  # such as ids, which nothing may break
        columns.add_column(_text(heading), overflow="fold", no_wrap=longest <= SHORT_CELL or one_word)
    for row in part.rows:
        columns.add_row(*map(_text, row))
    return columns


_SHARES = (("█", "green"), ("▒", "cyan"), ("░", "bold red"))


def _bars(console: Console, part: Bars, width: int) -> Lines:
    """A bar per line with its numbers behind it; on a narrow screen the numbers stand below."""
    labels = [_text(bar.label) for bar in part.bars]
    counts = [_text(_counts(bar) or part.unknown) for bar in part.bars]
    legend = Text("  ").join(Text(sign, style) + _text(f" {name}", "dim") for (sign, style), name in _legend(part))
    longest = [max((text.cell_len for text in texts), default=0) for texts in (labels, counts)]
    room = width - sum(longest) - 4
    lines: Lines = []
    for label, bar, count in zip(labels, part.bars, counts, strict=True):
        if width < WIDE or room < SHORT_CELL:
            indented = Text("  ").append_text(_bar(bar, width - 2))
            lines += [*_wrapped(console, label, width), indented, *_wrapped(console, count, width, 2)]
        else:
            lines += _side_by_side([([label], longest[0] + 2), ([_bar(bar, room)], room + 2), ([count], 0)])
    return [*lines, *_wrapped(console, legend, width)]


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


def _stacked(console: Console, headings: Sequence[str], row: Sequence[str], width: int) -> Lines:
    """A row of a table too wide for the screen: its first cell, then a line for each other that is not empty."""
    cells = (
        _text(f"{heading.lower()}  ", "dim").append_text(_text(cell))
        for heading, cell in zip(headings[1:], row[1:], strict=True)
        if cell
    )
    stacked = [line for cell in cells for line in _wrapped(console, cell, width, 2)]
    return [*_wrapped(console, _text(row[0], "bold"), width), *stacked]


def _least_width(part: Grid) -> int:
    """The width at which no word of a table would have to be cut, and no short cell to be wrapped."""
    columns = zip(part.headings, *part.rows, strict=True)
    return sum(max(map(_least_cell, cells)) + 3 for cells in columns)


def _least_cell(text: str) -> int:
    length = _text(text).cell_len
    return length if length <= SHORT_CELL else _longest_word(text)


def _longest_word(text: str) -> int:
    return max((_text(word).cell_len for word in text.split()), default=0)

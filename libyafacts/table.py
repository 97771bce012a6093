"""What a question is answered with: fields and rows for scripts, a document for JSON, a screen for people.

A query fills these in; a renderer or exporter sees nothing else. Every text here is data, never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple


class Match(NamedTuple):
    """What a name was found to mean: the id, the rung that found it, the name it matched, and a score from 0 to 1.

    ``also`` are others that go by the name too, but more loosely: the government by its capital. ``runner_up`` is the next best
    that the name may have meant, with its score; empty where nothing else came near. ``near`` tells that some word of the query
    is not one of the name as it is written.
    """

    query: str
    id: str
    rung: str
    name: str
    score: float
    also: tuple[str, ...] = ()
    runner_up: str = ""
    runner_up_score: float = 0.0
    near: bool = False


Value = str | int | float | bool | None | tuple[str, ...]
Document = dict[str, Any]


class Column(NamedTuple):
    """A field: its name in every format."""

    name: str


class Table(NamedTuple):
    """Rows of the same fields, in order. Lists of several values are tuples."""

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Value], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(column.name for column in self.columns)


def table(fields: str, rows: Sequence[Mapping[str, Value]]) -> Table:
    """A table from the names of its fields, parted by spaces."""
    return Table(tuple(map(Column, fields.split())), tuple(rows))


# -- the parts of a screen ---------------------------------------------------------------------------------------------


class Heading(NamedTuple):
    """What the screen is about, and in a few words beside it what that is."""

    title: str
    aside: str = ""


class Line(NamedTuple):
    """One statement on a card: a date or another key, how sure (``mark``), what, who says so, by the numbers of which sources.

    ``beneath`` are further lines that belong to it, such as a contradiction or where the words stand.
    """

    text: str
    key: str = ""
    mark: str = ""
    said_by: str = ""
    sources: tuple[int, ...] = ()
    beneath: tuple[str, ...] = ()


class Section(NamedTuple):
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """A table for reading: headings, and rows of texts as long as the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(NamedTuple):
    """How one whole is divided: shares of it by name, in the same order in every bar; none where nothing is known."""

    label: str
    shares: tuple[tuple[str, int], ...]


class Bars(NamedTuple):
    """Bars under each other, and what is to be said of one without shares."""

    bars: tuple[Bar, ...]
    unknown: str = ""


class Quotation(NamedTuple):
    """Verbatim words, who spoke them where, and what contradicts them."""

    words: str
    attribution: str
    sources: tuple[int, ...] = ()
    beneath: tuple[str, ...] = ()


class Remark(NamedTuple):
    """A sentence on its own; ``loud`` for what must not be overlooked."""

    text: str
    loud: bool = False
    sources: tuple[int, ...] = ()


class SourceNote(NamedTuple):
    """A source at the foot of a screen, by its number; its address where that is wanted, which is never broken."""

    number: int
    text: str
    address: str = ""


class Address(NamedTuple):
    """An address, or another long sign, on a line of its own, never broken: else it could not be clicked or copied."""

    label: str
    address: str


Part = Heading | Section | Grid | Bars | Quotation | Remark | SourceNote | Address


class Details(NamedTuple):
    """What a person wants to see beneath each line of a screen, besides what contradicts it.

    ``evidence`` is where its words stand, ``explain`` why it has its status.
    """

    evidence: bool = False
    explain: bool = False


PLAIN = Details()


class Answer:
    """All that a query found, in several forms, each made only when it is asked for.

    ``table`` has rows for scripts, ``document`` is for JSON: one object where the question is about one thing, else a list;
    ``screen`` is for people. Some answers have two more: ``oneline`` is a sentence to be pasted into a chat, or several, each
    on a line; ``text`` is what is written as it is, in a pipe and on a terminal, where no other form is asked for.
    ``notes`` are for standard error; ``matches`` say how the names in the question were found; ``found`` is false where the
    question was understood and nothing is recorded.
    """

    def __init__(
        self,
        table: Callable[[], Table],
        document: Callable[[], Document | list[Document]],
        screen: Callable[[], Iterable[Part]],
        *,
        oneline: Callable[[], str] | None = None,
        text: Callable[[], str] | None = None,
        notes: tuple[str, ...] = (),
        matches: tuple[Match, ...] = (),
        found: bool = True,
    ) -> None:
        self._table = table
        self._document = document
        self._screen = screen
        self._oneline = oneline
        self._text = text
        self.notes = notes
        self.matches = matches
        self.found = found

    @cached_property
    def table(self) -> Table:
        """Rows of named fields."""
        return self._table()

    @cached_property
    def document(self) -> Document | list[Document]:
        """What JSON has."""
        return self._document()

    @cached_property
    def screen(self) -> tuple[Part, ...]:
        """The parts of a screen, from top to bottom."""
        return tuple(self._screen())

    @cached_property
    def oneline(self) -> str | None:
        """A sentence, or several, each on a line; None where this question has no such answer."""
        return self._oneline() if self._oneline else None

    @cached_property
    def text(self) -> str | None:
        """What is written as it is, line feeds included; None where rows or a screen are what is wanted."""
        return self._text() if self._text else None

    def remarked(self, remark: str, note: str = "", more: Document | None = None) -> Answer:
        """The same answer with a remark below the heading of its screen, a note, and more fields of its document, if one."""
        return Answer(
            lambda: self.table,
            lambda: self.document if isinstance(self.document, list) else {**self.document, **(more or {})},
            lambda: _below_heading(self.screen, Remark(remark)),
            oneline=self._oneline,
            text=self._text,
            notes=(*self.notes, note) if note else self.notes,
            matches=self.matches,
            found=self.found,
        )


def _below_heading(parts: Sequence[Part], remark: Remark) -> Iterable[Part]:
    headed = bool(parts) and isinstance(parts[0], Heading)
    return (*parts[:headed], remark, *parts[headed:])

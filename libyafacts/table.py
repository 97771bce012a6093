"""What a question is answered with: fields and rows for scripts, a document for JSON, a screen for people.

A query fills these in; a renderer or exporter sees nothing else. Every text here is data, never markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was found to mean: the id, the rung that found it, the name it matched, and a score from 0 to 1."""

    query: str
    id: str
    rung: str
    name: str
    score: float


Value = str | int | float | bool | None | tuple[str, ...]
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A field: its name in every format."""

    name: str


@dataclass(frozen=True, slots=True)
class Table:
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


@dataclass(frozen=True, slots=True)
class Heading:
    """What the screen is about, and in a few words beside it what that is."""

    title: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement on a card: a date or another key, how sure (``mark``), what, who says so, by the numbers of which sources.

    ``beneath`` are further lines that belong to it, such as a contradiction or where the words stand.
    """

    text: str
    key: str = ""
    mark: str = ""
    said_by: str = ""
    sources: tuple[int, ...] = ()
    beneath: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table for reading: headings, and rows of texts as long as the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Verbatim words, who spoke them where, and what contradicts them."""

    words: str
    attribution: str
    sources: tuple[int, ...] = ()
    beneath: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence on its own; ``loud`` for what must not be overlooked."""

    text: str
    loud: bool = False
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source at the foot of a screen, by its number; its address where that is wanted, which is never broken."""

    number: int
    text: str
    address: str = ""


Part = Heading | Section | Grid | Quotation | Remark | SourceNote


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a query found, in the three forms.

    ``document`` is one JSON object where the question is about one thing, else a list; ``notes`` are for standard error;
    ``matches`` say how the names in the question were found; ``found`` is false where the question was understood and
    nothing is recorded.
    """

    table: Table
    document: Document | list[Document]
    screen: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    found: bool = True

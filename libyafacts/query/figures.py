"""Figures: reported numbers as each source has them, rivals side by side; never averaged, never added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from libyafacts import wording
from libyafacts.index import Index
from libyafacts.model import Entry, Figure, Stance
from libyafacts.query import phrases
from libyafacts.query.documents import statement_document
from libyafacts.table import PLAIN, Answer, Details, Grid, Heading, Line, Part, Remark, Section, Value, table
from libyafacts.words import has_words

FIELDS = "id of low best high bound unit words as_of place status who does hedge said reported_by source via rivals"

Group = list[Entry]


def figures(index: Index, words: Sequence[str] = (), statuses: Sequence[str] = (), details: Details = PLAIN) -> Answer:
    """The figures with all these words, each with its rivals; all where there are none.

    Args:
        index: the base.
        words: to be found, case and accents aside, in what is counted, in the number's own words, or in the name of whoever
            counts or is concerned.
        statuses: only figures of these statuses; all where empty.
        details: what else each line of the screen says.
    """
    known = [entry for entry in index.of_kind("figure") if not statuses or entry.status in statuses]
    groups = [group for group in _rivals(index, known) if any(_has(index, entry, words) for entry in group)]
    found = [entry for group in groups for entry in group]
    return Answer(
        lambda: table(FIELDS, [_row(index, entry, stance) for entry in found for stance in entry.statement.stances]),
        lambda: [statement_document(index, entry) for entry in found],
        lambda: _screen(index, groups, details),
        notes=() if found else (_none(words, statuses),),
        found=bool(found),
    )


def _rivals(index: Index, entries: Iterable[Entry]) -> list[Group]:
    """Figures in the order of the base, each with those that are compared with it, by however many steps."""
    waiting = {entry.id: entry for entry in entries}
    groups: list[Group] = []
    while waiting:
        near, group = [next(iter(waiting))], []
        while near:
            entry = waiting.pop(near.pop(0), None)
            if entry:
                group.append(entry)
                near += index.compared(entry.id)
        groups.append(group)
    return groups


def _has(index: Index, entry: Entry, words: Sequence[str]) -> bool:
    concerned = [entity for entity, _ in entry.statement.participants()]
    speakers = [stance.who for stance in entry.statement.stances]
    texts = [entry.text, _figure(entry).unit, *map(index.name_of, (*concerned, *speakers))]
    return all(has_words(texts, word) for word in words)


def _figure(entry: Entry) -> Figure:
    figure = entry.statement.content
    assert isinstance(figure, Figure)
    return figure


def _none(words: Sequence[str], statuses: Sequence[str]) -> str:
    asked = f" with the words {' '.join(words)!r}" if words else ""
    return f"No figures{asked}{phrases.of_status(statuses)} are recorded."


def _row(index: Index, entry: Entry, stance: Stance) -> dict[str, Value]:
    figure = _figure(entry)
    return {
        "id": entry.id,
        "of": figure.of,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "words": figure.words,
        "as_of": figure.as_of.text if figure.as_of else "",
        "place": figure.place,
        "status": entry.status,
        "who": stance.who,
        "does": stance.does,
        "hedge": stance.hedge,
        "said": stance.said.text if stance.said else "",
        "reported_by": stance.reported_by,
        "source": stance.source,
        "via": stance.via,
        "rivals": tuple(index.compared(entry.id)),
    }


def _screen(index: Index, groups: Sequence[Group], details: Details) -> Iterable[Part]:
    rivals = [group for group in groups if len(group) > 1]
    entries = [entry for group in groups for entry in group]
    yield Heading("Figures", phrases.recorded_words(index, entries))
    for group in rivals:
        yield Grid(_HEADINGS, tuple(_cells(index, entry) for entry in group))
        if notes := [note for entry in group if (note := _note(index, entry, details))]:
            yield Section("NOTES", tuple(notes))
    alone = tuple(_line(index, entry, details) for group in groups if len(group) == 1 for entry in group)
    if alone:
        yield Section("FIGURES", alone)
    if rivals:
        yield Remark("Rival figures are those of different counters, days or sets; they are never added up or averaged.")
    if phrases.any_derived(entries):
        yield phrases.derived_remark()
    yield from phrases.footnotes(index, phrases.cited_sources(index, entries))


_HEADINGS = ("RIVALS", "LOW", "BEST", "HIGH", "AS GIVEN", "FOR", "WHO COUNTS", "STATUS")
NOTHING = "–"


def _cells(index: Index, entry: Entry) -> tuple[str, ...]:
    """A figure beside its rivals: the number as it was given, for which date, by whom, and how sure."""
    figure = _figure(entry)
    numbers = (wording.grouped(number) or NOTHING for number in (figure.low, figure.best, figure.high))
    return (
        f"{figure.of[0].upper()}{figure.of[1:]}",
        *numbers,
        wording.amount_words(figure),
        phrases.date_words(entry.statement) or "no date",
        phrases.attributed(index, entry.statement),
        phrases.mark_of(entry),
    )


def _note(index: Index, entry: Entry, details: Details) -> Line | None:
    """What is to be known of a figure beside its rivals; None where there is nothing."""
    beneath = (*phrases.rival_lines(index, entry), *phrases.detail_lines(index, entry, details))
    words = wording.amount_words(_figure(entry))
    note = entry.statement.note
    return Line(f"{words}: {note}" if note else words, beneath=beneath) if note or beneath else None


def _line(index: Index, entry: Entry, details: Details) -> Line:
    """A figure without a rival."""
    line = phrases.line(index, entry, details=details)
    note = (entry.statement.note,) if entry.statement.note else ()
    return line._replace(key=line.key or "no date", beneath=(*note, *line.beneath))

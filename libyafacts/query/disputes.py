"""Disputes: every contradiction on record, each side with its speakers; found from the statements, never listed by hand.

Four things make one: a statement that some support and others deny; figures that are compared with each other; two holders of
what only one can hold, on the same days; and two statements that were declared to contradict each other, with a public note.
The last are told apart by what they contradict each other in: what somebody is called, what happened, when it happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from libyafacts.dates import before
from libyafacts.index import Index
from libyafacts.model import Entry, Event, Figure, Label, Stance, Tie
from libyafacts.query import as_of, phrases
from libyafacts.query.documents import date_document, stance_document
from libyafacts.table import PLAIN, Answer, Details, Document, Heading, Line, Match, Part, Section, Value, table
from libyafacts.vocabulary import DENYING_ACTS, PREDICATES

FIELDS = (
    "kind id text status who denied_by said sources"
    " other_id other_text other_status other_who other_denied_by other_said other_sources note"
)
# The kinds of contradiction, and the titles that they stand under on a screen.
KINDS = {
    "denial": "DENIED",
    "accounts": "RIVAL ACCOUNTS",
    "dates": "RIVAL DATES",
    "holders": "TWO HOLDERS",
    "labels": "RIVAL LABELS",
    "conflict": "CONTRADICTED",
    "figures": "RIVAL FIGURES",
}


class Side(NamedTuple):
    """One side: a statement with its stances, denials included; of one that is denied, the stances of this side alone."""

    entry: Entry
    stances: tuple[Stance, ...]


class Dispute(NamedTuple):
    """A contradiction of one of the kinds, and wherein it lies, where that had to be said."""

    kind: str
    one: Side
    other: Side
    note: str = ""

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides."""
        return self.one, self.other


def disputes(index: Index, match: Match | None = None, statuses: Sequence[str] = (), details: Details = PLAIN) -> Answer:
    """The contradictions on record, or those in which somebody has a part or a word.

    Args:
        index: the base.
        match: whose, and how the name was found; everybody's where it is None.
        statuses: only those with a side of these statuses; all where empty.
        details: what else each line of the screen says.
    """
    found = [
        dispute
        for dispute in sorted(_all(index), key=lambda dispute: tuple(KINDS).index(dispute.kind))
        if (match is None or _concerns(dispute, match.id)) and (not statuses or _statuses(dispute) & set(statuses))
    ]
    of = f" of {index.in_text(match.id)}" if match else ""
    of += phrases.of_status(statuses)
    return Answer(
        lambda: table(FIELDS, [_row(dispute) for dispute in found]),
        lambda: [_document(dispute) for dispute in found],
        lambda: _screen(index, found, details),
        notes=() if found else (f"No contradiction{of} is recorded.",),
        matches=(match,) if match else (),
        found=bool(found),
    )


def _all(index: Index) -> Iterator[Dispute]:
    entries = {entry.id: entry for entry in index.statements(index.statement_ids())}
    for entry in entries.values():
        support, denial = phrases.supporters(entry.statement), phrases.deniers(entry.statement)
        if any(set(phrases.parties(support)) - {who} for who in phrases.parties(denial)):
            yield Dispute("denial", Side(entry, tuple(support)), Side(entry, tuple(denial)))
    for one, other, note in (*_declared(index, entries), *_compared(index, entries), *_held_by_two(index, entries)):
        yield Dispute(_kind(entries[one], entries[other]), _whole(entries[one]), _whole(entries[other]), note)


def _kind(one: Entry, other: Entry) -> str:
    """What two statements contradict each other in."""
    contents = one.statement.content, other.statement.content
    if all(isinstance(content, Label) for content in contents):
        return "labels"
    if all(isinstance(content, Figure) for content in contents):
        return "figures"
    if all(isinstance(content, Tie) and PREDICATES[content.predicate].tie_class == "control" for content in contents):
        return "holders"
    if not any(isinstance(content, Event) for content in contents):
        return "conflict"
    dates = one.statement.date, other.statement.date
    types = {content.type if isinstance(content, Event) else "" for content in contents}
    apart = dates[0] and dates[1] and "yes" in (before(dates[0], dates[1]), before(dates[1], dates[0]))
    return "dates" if apart and len(types) == 1 else "accounts"


def _declared(index: Index, ids: Iterable[str]) -> list[tuple[str, str, str]]:
    return _once((one, other, note) for one in ids for other, note in index.rivals(one))


def _compared(index: Index, ids: Iterable[str]) -> list[tuple[str, str, str]]:
    return _once((one, other, "") for one in ids for other in index.compared(one))


def _held_by_two(index: Index, entries: Mapping[str, Entry]) -> list[tuple[str, str, str]]:
    """Two who certainly held one place on the same days, if what is told of either is true, where nobody declared it."""
    places = dict.fromkeys(tie.object for entry in entries.values() if isinstance(tie := entry.statement.content, Tie))
    return [
        (one.id, other.id, "Only one can control a place at a time.")
        for place in places
        for one, other in combinations(as_of.holdings(index, place), 2)
        if as_of.overlap(index, one, other) and other.id not in dict(index.rivals(one.id))
    ]


def _once(pairs: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Each pair once, from whichever end it comes first."""
    first: dict[tuple[frozenset[str], str], tuple[str, str, str]] = {}
    for one, other, note in pairs:
        first.setdefault((frozenset((one, other)), note), (one, other, note))
    return list(first.values())


def _whole(entry: Entry) -> Side:
    """A statement with all its stances: an accusation is not shown without its denial."""
    return Side(entry, entry.statement.stances)


def _concerns(dispute: Dispute, id_: str) -> bool:
    return any(
        id_ in dict(side.entry.statement.participants()) or id_ in phrases.parties(side.entry.statement.stances)
        for side in dispute.sides
    )


def _statuses(dispute: Dispute) -> set[str]:
    return {side.entry.status for side in dispute.sides}


# -- rows, documents, screen -------------------------------------------------------------------------------------------


def _row(dispute: Dispute) -> dict[str, Value]:
    row: dict[str, Value] = {"kind": dispute.kind, "note": dispute.note}
    for prefix, side in zip(("", "other_"), dispute.sides, strict=True):
        holding = [stance for stance in side.stances if stance.does not in DENYING_ACTS]
        denying = [stance for stance in side.stances if holding and stance.does in DENYING_ACTS]
        row |= {
            f"{prefix}id": side.entry.id,
            f"{prefix}text": side.entry.text,
            f"{prefix}status": side.entry.status,
            f"{prefix}who": phrases.parties(holding or side.stances),
            f"{prefix}denied_by": phrases.parties(denying),
            f"{prefix}said": tuple(dict.fromkeys(stance.said.text for stance in side.stances if stance.said)),
            f"{prefix}sources": tuple(dict.fromkeys(stance.source for stance in side.stances)),
        }
    return row


def _document(dispute: Dispute) -> Document:
    return {"kind": dispute.kind, "note": dispute.note, "sides": [_side_document(side) for side in dispute.sides]}


def _side_document(side: Side) -> Document:
    statement = side.entry.statement
    return {
        "id": side.entry.id,
        "statement_kind": statement.kind,
        "text": side.entry.text,
        "mood": statement.mood,
        "date": date_document(statement.date, statement.date_basis),
        "status": side.entry.status,
        "stances": [stance_document(stance) for stance in side.stances],
        "inferred_from": [{"id": link.other, "relation": link.relation} for link in statement.origins()],
    }


def _screen(index: Index, found: Sequence[Dispute], details: Details) -> Iterable[Part]:
    sides = [side.entry for dispute in found for side in dispute.sides]
    yield Heading("Disputes", phrases.recorded_words(index, sides))
    for kind, title in KINDS.items():
        lines = tuple(_line(index, dispute, details) for dispute in found if dispute.kind == kind)
        if lines:
            yield Section(title, lines)
    cited = [phrases.all_stances(index, side.entry) for dispute in found for side in dispute.sides]
    if any(stance.said_basis != "printed" for dispute in found for side in dispute.sides for stance in side.stances):
        yield phrases.derived_remark()
    yield from phrases.footnotes(index, (stance.source for stances in cited for stance in stances))


def _line(index: Index, dispute: Dispute, details: Details) -> Line:
    """One side, and beneath it the other and wherein they contradict each other."""
    against = "! denied" if dispute.kind == "denial" else f"! but: {dispute.other.entry.text}"
    entries = {side.entry.id: side.entry for side in dispute.sides}.values()
    more = (words for entry in entries for words in phrases.detail_lines(index, entry, details))
    beneath = (f"{against} — {_speakers(index, dispute.other)}", *filter(None, [dispute.note]), *more)
    return Line(f"{dispute.one.entry.text} — {_speakers(index, dispute.one)}", beneath=beneath)


def _speakers(index: Index, side: Side) -> str:
    """Who takes a side, when and where; what it follows from, where nobody says it."""
    told = [
        f"{phrases.act(index, [stance])}{f', {said}' if (said := phrases.said_words(stance)) else ''}"
        for stance in side.stances
    ]
    numbers = phrases.bracketed(phrases.numbers(index, phrases.all_stances(index, side.entry)))
    return "; ".join(dict.fromkeys(told)) or f"inferred from: {phrases.reason_line(index, side.entry)} {numbers}"

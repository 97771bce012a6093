"""The timeline: what happened and who said what, by date, at the precision at which it is dated; what has no date comes last.

An item is an event with all that was said of it, or what one speaker did about any other statement, at the time when he did it.
What only follows from other statements nobody said at any time: it has the date that it speaks of, if any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from libyafacts.dates import Date, in_words
from libyafacts.index import Index
from libyafacts.model import Entry, Stance
from libyafacts.query import phrases
from libyafacts.query.documents import date_document, stance_document
from libyafacts.table import PLAIN, Answer, Details, Document, Heading, Line, Match, Part, Remark, Section, Value, table
from libyafacts.vocabulary import DENYING_ACTS

FIELDS = (
    "date earliest latest precision basis happened_by item id statement_kind statement_date text mood status"
    " who who_basis does to hedge reported_by evidenced supported_by denied_by conflicts sources"
)
# The kinds of items, in their order within a day.
KINDS = ("event", "stance", "inference")
# Sections of a screen that come after those of the years.
REPORTED, BY_LATER, UNDATED_EVENTS, UNDATED = LAST_SECTIONS = ("REPORTED", "BY A LATER DAY", "UNDATED EVENTS", "UNDATED")
_AFTER_ALL_DATES = ("9999-12-31", "9999-12-31")


class Wanted(NamedTuple):
    """Whose timeline (everybody's where ``match`` is None), from and to which day (ISO; empty: no bound), of which statuses."""

    match: Match | None = None
    since: str = ""
    until: str = ""
    statuses: tuple[str, ...] = ()


class Item(NamedTuple):
    """An entry of the timeline: one of :data:`KINDS`, what it is about, when, how that is known, and the stances in it.

    ``happened_by`` is when an event without a date was first told of.
    """

    kind: str
    entry: Entry
    date: Date | None
    basis: str
    stances: tuple[Stance, ...] = ()
    happened_by: Date | None = None

    @property
    def possible(self) -> Date | None:
        """The time within which it was, as far as anything is known of it: nobody tells of what is yet to come."""
        date = self.date or self.happened_by
        told_of = [stance.evidenced.earliest for stance in self.stances if stance.evidenced and stance.evidenced.earliest]
        if date is None or date.earliest is not None or not told_of:
            return date
        return date._replace(earliest=min(told_of))

    @property
    def order(self) -> tuple[bool, tuple[str, str], int]:
        """By date; then what has none, events first as they were told of."""
        possible = self.possible
        return self.date is None, possible.sort_key if possible else _AFTER_ALL_DATES, KINDS.index(self.kind)

    @property
    def is_denial(self) -> bool:
        """Whether somebody holds here that it is not so."""
        return self.kind == "stance" and self.stances[0].does in DENYING_ACTS

    @property
    def is_report(self) -> bool:
        """Whether a document says it in its own voice."""
        return self.kind == "stance" and self.stances[0].own_voice and self.stances[0].does == "reports"


def timeline(index: Index, wanted: Wanted, details: Details = PLAIN) -> Answer:
    """What happened and what was said, in order.

    Args:
        index: the base.
        wanted: whose timeline, between which days, and of which statuses.
        details: what else each line of the screen says.
    """
    match = wanted.match
    items = [item for entry in _entries(index, wanted) for item in _items(entry) if _may_lie_within(item, wanted)]
    items.sort(key=lambda item: item.order)
    apart = len(items)
    if _bounds(wanted) and not any(item.date and not _is_by_later(item, wanted) for item in items):
        items = []  # what cannot be placed in time answers no question about some days
    return Answer(
        lambda: table(FIELDS, [_row(index, item) for item in items]),
        lambda: [_document(index, item) for item in items],
        lambda: _screen(index, wanted, items, details),
        notes=() if items else (_none(index, wanted, apart),),
        matches=(match,) if match else (),
        found=bool(items),
    )


def _entries(index: Index, wanted: Wanted) -> list[Entry]:
    """The statements that are wanted: all, or those in which somebody has a part or a word, and what befell his forces."""
    ids = index.statement_ids()
    if wanted.match:
        id_ = wanted.match.id
        of_forces = (entry for force in _forces(index, id_) for entry in index.about(force) if entry.statement.kind == "event")
        ids = [entry.id for entry in (*index.about(id_), *index.spoken_by(id_), *of_forces)]
    return [entry for entry in index.statements(ids) if not wanted.statuses or entry.status in wanted.statuses]


def _forces(index: Index, id_: str) -> tuple[str, ...]:
    return phrases.forces(index, index.about(id_), id_)


def _items(entry: Entry) -> list[Item]:
    statement = entry.statement
    if statement.kind == "event":
        told = None if statement.date else phrases.happened_by(entry)
        return [Item("event", entry, statement.date, statement.date_basis, statement.stances, told)]
    if not statement.stances:
        return [Item("inference", entry, statement.date, statement.date_basis)]
    occasions: dict[object, list[Stance]] = {}
    for stance in statement.stances:
        when = (stance.said, stance.said_basis, stance.evidenced)
        how = (stance.who, stance.who_basis, stance.does, stance.to, stance.hedge, stance.own_voice)
        occasions.setdefault((*when, *how), []).append(stance)
    return [Item("stance", entry, alike[0].said, alike[0].said_basis, tuple(alike)) for alike in occasions.values()]


def _may_lie_within(item: Item, wanted: Wanted) -> bool:
    """Whether it is not certain that it was before or after the days that were asked for."""
    possible = item.possible
    if possible is None:
        return True
    over = wanted.since and possible.latest is not None and possible.latest < wanted.since
    to_come = wanted.until and possible.earliest is not None and possible.earliest > wanted.until
    return not over and not to_come


def _lies_within(item: Item, wanted: Wanted) -> bool:
    """Whether it is certain that it was within the days that were asked for."""
    earliest, latest = (item.date.earliest, item.date.latest) if item.date else (None, None)
    begun = not wanted.since or (earliest is not None and earliest >= wanted.since)
    return begun and (not wanted.until or (latest is not None and latest <= wanted.until))


def _is_by_later(item: Item, wanted: Wanted) -> bool:
    """Whether all that is known of its date is that it was by a day after those that were asked for."""
    date = item.date
    return bool(wanted.until and date and date.earliest is None and date.latest and date.latest > wanted.until)


def _none(index: Index, wanted: Wanted, apart: int) -> str:
    of = f" of {index.in_text(wanted.match.id)}" if wanted.match else ""
    status = phrases.of_status(wanted.statuses)
    words = " ".join(filter(None, [f"Nothing{of}{status} is recorded", _bounds(wanted)]))
    more = f"; {apart} undated, or only dated by a later day: ask without --from and --to" if apart else ""
    return f"{words}{more}."


def _bounds(wanted: Wanted) -> str:
    """Between which days, in words; empty where no bound was given."""
    ends = (("from", wanted.since), ("to", wanted.until))
    return " ".join(f"{word} {day}" for word, day in ends if day)


# -- rows and documents ------------------------------------------------------------------------------------------------


def _row(index: Index, item: Item) -> dict[str, Value]:
    statement, date = item.entry.statement, item.date
    # The speakers of an event are those who tell of it: whoever denies it is named apart.
    speakers = [stance for stance in item.stances if item.is_denial or stance.does not in DENYING_ACTS]
    return {
        "date": date.text if date else "",
        "earliest": date.earliest if date else "",
        "latest": date.latest if date else "",
        "precision": date.precision if date else "",
        "basis": item.basis if date else "",
        "happened_by": item.happened_by.text if item.happened_by else "",
        "item": item.kind,
        "id": item.entry.id,
        "statement_kind": statement.kind,
        "statement_date": statement.date.text if statement.date else "",
        "text": item.entry.text,
        "mood": statement.mood,
        "status": item.entry.status,
        "who": phrases.parties(speakers),
        "who_basis": _each(stance.who_basis for stance in speakers),
        "does": _each(stance.does for stance in speakers),
        "to": _each(stance.to for stance in speakers),
        "hedge": _each(stance.hedge for stance in speakers),
        "reported_by": _each(stance.reported_by for stance in speakers),
        "evidenced": _each(stance.evidenced.text for stance in speakers if stance.evidenced),
        "supported_by": phrases.parties(phrases.supporters(statement)),
        "denied_by": phrases.parties(phrases.deniers(statement)),
        "conflicts": _each(rival for rival, _ in index.rivals(item.entry.id)),
        "sources": _each(stance.source for stance in item.stances or phrases.all_stances(index, item.entry)),
    }


def _each(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, in order, without what is empty."""
    return tuple(dict.fromkeys(filter(None, values)))


def _document(index: Index, item: Item) -> Document:
    entry, statement = item.entry, item.entry.statement
    return {
        "item": item.kind,
        "date": date_document(item.date, item.basis),
        "happened_by": date_document(item.happened_by, "derived"),
        "id": entry.id,
        "statement_kind": statement.kind,
        "statement_date": date_document(statement.date, statement.date_basis),
        "text": entry.text,
        "mood": statement.mood,
        "status": entry.status,
        "status_reason": entry.reason,
        "stances": [stance_document(stance) for stance in item.stances],
        "other_stances": [stance_document(stance) for stance in _others(item)],
        "supported_by": list(phrases.parties(phrases.supporters(statement))),
        "denied_by": list(phrases.parties(phrases.deniers(statement))),
        "inferred_from": [{"id": link.other, "relation": link.relation} for link in statement.origins()],
        "conflicts": [{"id": rival, "note": note} for rival, note in index.rivals(entry.id)],
        "compares_with": index.compared(entry.id) if statement.kind == "figure" else [],
    }


def _others(item: Item) -> list[Stance]:
    """The stances on the same statement that are not in the item: what else is on record of it, above all its denial."""
    return [stance for stance in item.entry.statement.stances if stance not in item.stances]


# -- the screen --------------------------------------------------------------------------------------------------------


def _screen(index: Index, wanted: Wanted, items: Sequence[Item], details: Details) -> Iterable[Part]:
    if not items:
        return
    yield _heading(index, wanted, items)
    yield from _remarks(index, wanted, items)
    sections: dict[str, list[Line]] = {}
    for item in items:
        sections.setdefault(_section(item, wanted), []).append(_line(index, item, details))
    for title in sorted(sections, key=lambda title: LAST_SECTIONS.index(title) if title in LAST_SECTIONS else -1):
        yield Section(title, tuple(sections[title]))
    lines = [line for section in sections.values() for line in section]
    if any("*" in words for line in lines for words in (line.key, line.text, *line.beneath)):
        yield phrases.derived_remark()
    yield from phrases.footnotes(index, phrases.cited_sources(index, (item.entry for item in items)))


def _heading(index: Index, wanted: Wanted, items: Sequence[Item]) -> Heading:
    """Whose timeline, between which days, and how recent the latest record in it is."""
    aside = filter(None, [_bounds(wanted), phrases.recorded_words(index, (item.entry for item in items))])
    title = f"{index.name_of(wanted.match.id)}: timeline" if wanted.match else "Timeline"
    return Heading(title, " · ".join(aside))


def _remarks(index: Index, wanted: Wanted, items: Sequence[Item]) -> Iterable[Remark]:
    """What there is, which of it may not belong here, and whose events are told of too."""
    dated = [item for item in items if item.date]
    events = sum(item.kind == "event" for item in dated)
    rest = f"dated reports and positions: {len(dated) - events} · undated: {len(items) - len(dated)}"
    yield Remark(f"Dated events: {events} · {rest}.")
    loose = sum(not _lies_within(item, wanted) for item in dated)
    if loose:
        yield Remark(f"Perhaps outside these days, being dated no closer: {loose}.")
    if wanted.match and (forces := _forces(index, wanted.match.id)):
        yield Remark(f"With the events of {', '.join(map(index.in_text, forces))}.")


def _section(item: Item, wanted: Wanted) -> str:
    """Under which title it stands: its year, or apart what documents say themselves, since it tells of no single day."""
    if item.date is None:
        return UNDATED_EVENTS if item.kind == "event" else UNDATED
    if _is_by_later(item, wanted):
        return BY_LATER
    return REPORTED if item.is_report else item.date.sort_key[0][:4]


def _line(index: Index, item: Item, details: Details) -> Line:
    if item.kind == "stance":
        return _spoken_line(index, item, details)
    if item.kind == "event" or item.date:
        line = phrases.line(index, item.entry, details=details)
        return line._replace(key=line.key or "undated")
    return phrases.line(index, item.entry, _words(index, item.entry), details)._replace(key="")


def _words(index: Index, entry: Entry) -> str:
    """What a statement says, and of when, for where it does not stand at that date itself."""
    when = phrases.when_words(index, entry)
    return f"{entry.text}, {when}" if when else entry.text


def _spoken_line(index: Index, item: Item, details: Details) -> Line:
    """Who did what about a statement, the speaker first; only what a document says itself stands without one."""
    first = item.stances[0]
    line = phrases.line(index, item.entry, _words(index, item.entry))
    cited = item.entry._replace(statement=item.entry.statement._replace(stances=item.stances))
    beneath = (*_other_lines(index, item), *line.beneath, *phrases.detail_lines(index, cited, details))
    text = f"{line.text} (told of {in_words(first.evidenced)})" if first.evidenced else line.text
    line = Line(text, phrases.said_words(first), line.mark, beneath=beneath)
    if phrases.attribution(index, cited.statement):
        return line._replace(text=f"{phrases.act(index, item.stances)}: {text}")
    return line._replace(sources=phrases.numbers(index, item.stances))


def _other_lines(index: Index, item: Item) -> list[str]:
    """What else is on record of the same statement, and when; first its denial, or who says what is denied here."""
    against = [stance for stance in _others(item) if (stance.does in DENYING_ACTS) != item.is_denial]
    alike = [stance for stance in _others(item) if stance not in against]
    word = "said" if item.is_denial else "denied"
    lines = [f"! {word}: {_dated_act(index, stance)}" for stance in against]
    if item.is_denial and not against:
        lines = ["! nobody on record says it"]
    return list(dict.fromkeys([*lines, *(f"also: {_dated_act(index, stance)}" for stance in alike)]))


def _dated_act(index: Index, stance: Stance) -> str:
    """Who does what, and when, as far as that is known."""
    return ", ".join(filter(None, [phrases.act(index, [stance]), phrases.said_words(stance)]))

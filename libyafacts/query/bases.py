"""Bases: what each is, who held it by the latest record, who uses it or means to, what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from libyafacts.dates import Date, at_words, before, in_words
from libyafacts.index import Index
from libyafacts.model import Entity, Entry, Event, Tie
from libyafacts.query import phrases
from libyafacts.query.documents import answer_fields, date_document, entity_document, sources_documents, statement_document
from libyafacts.table import (
    PLAIN,
    Address,
    Answer,
    Details,
    Document,
    Grid,
    Heading,
    Match,
    Part,
    Remark,
    Section,
    Table,
    Value,
    table,
)
from libyafacts.vocabulary import BASE_KINDS, EXCLUSIVE

if TYPE_CHECKING:
    from libyafacts.query.as_of import Holding

FIELDS = (
    "id base kind place country latitude longitude holder holder_since previous_holder holder_recorded status"
    " uses uses_status uses_who forces forces_when forces_status forces_who equipment disputed sources"
    " as_of answer last_known last_known_date reason"
)
_USES = ("uses", "occupies")
NOTHING = "–"


class Holder(NamedTuple):
    """Who controlled a base by one record: since when (where an event began it), and the date of the latest evidence."""

    entry: Entry
    id: str
    since: Date | None
    since_words: str
    until: Date | None
    recorded: Date | None


class _Base(NamedTuple):
    """A base with what is on record of it; ``listed`` are the statements of the statuses that are asked for.

    With ``dated``, as of the date ``as_of``: ``then`` are the ties that certainly held.
    """

    entity: Entity
    entries: list[Entry]
    listed: list[Entry]
    holders: list[Holder]
    as_of: Date | None = None
    dated: Holding | None = None
    then: frozenset[str] = frozenset()

    def current(self) -> list[Holder]:
        """The holders whose hold no record ends, the latest recorded; more than one contradict each other."""
        return [holder for holder in self.holders if holder.until is None]

    def shown(self) -> list[Holder]:
        """The holders to show: the current ones, or the one who certainly held it on the date that is asked for."""
        if self.dated is None:
            return self.current()
        return [holder for holder in self.holders if holder.entry.id == self.dated.statement]

    def previous(self) -> list[Holder]:
        """The holders whose hold a record ends; for a date, those whose hold had ended by then."""
        ended = [(holder, holder.until) for holder in self.holders if holder.until is not None]
        return [holder for holder, until in ended if self.as_of is None or before(until, self.as_of) == "yes"]

    def ties(self, predicates: Sequence[str]) -> list[Entry]:
        return [
            entry
            for entry in self.entries
            if isinstance(tie := entry.statement.content, Tie)
            and tie.predicate in predicates
            and tie.object == self.entity.id
            and (self.dated is None or entry.id in self.then)
        ]

    def records(self) -> list[Entry]:
        """What answers for a date rest on: who held it, and who else is told of as having it."""
        holders = [holder.entry for holder in self.holders]
        having = [entry for entry in self.entries if _has_it(entry, self.entity.id) and entry not in holders]
        return [*holders, *having]


def bases(index: Index, statuses: Sequence[str] = (), as_of: Date | None = None) -> Answer:
    """Every base of the fact base, a row each.

    Args:
        index: the base.
        statuses: only bases with a statement of these statuses; all where empty.
        as_of: for which date it is asked who held each; by the latest record where it is None.
    """
    entities = [entity for brief in index.entities(BASE_KINDS) if (entity := index.entity(brief.id))]
    found = [_base(index, entity, (), as_of) for entity in entities]
    if statuses:
        found = [base for base in found if any(entry.status in statuses for entry in base.entries)]
    none = f"No base with a statement{phrases.of_status(statuses)} is recorded."
    return Answer(
        lambda: table(FIELDS, [_row(index, base) for base in found]),
        lambda: [_document(index, base) for base in found],
        lambda: _overview(index, found, as_of),
        oneline=lambda: "\n".join(_sentence(index, base) for base in found),
        notes=() if found or not statuses else (none,),
        found=bool(found),
    )


def base(
    index: Index, match: Match, statuses: Sequence[str] = (), details: Details = PLAIN, as_of: Date | None = None
) -> Answer:
    """One base opened: one dated line per statement.

    Args:
        index: the base.
        match: which base, and how its name was found.
        statuses: only statements of these statuses; all where empty.
        details: what else each line of the screen says.
        as_of: for which date it is asked who held it; by the latest record where it is None.
    """
    entity = index.entity(match.id)
    assert entity is not None
    if entity.kind not in BASE_KINDS:
        return _not_a_base(entity, match)
    opened = _base(index, entity, statuses, as_of)
    return Answer(
        lambda: _rows(index, opened),
        lambda: {
            "match": phrases.match_document(match),
            **_document(index, opened),
            **phrases.not_recorded(opened.listed),
        },
        lambda: _held(index, opened, details) if opened.dated else _opened(index, opened, details),
        oneline=lambda: _sentence(index, opened),
        notes=() if opened.listed else (f"No statement{phrases.of_status(statuses)} about {entity.in_text} is recorded.",),
        matches=(match,),
        found=bool(opened.listed),
    )


def _not_a_base(entity: Entity, match: Match) -> Answer:
    note = f"{entity.name} is recorded, but not as a base ({entity.kind}); try `libyafacts who {entity.id}`"
    return Answer(
        lambda: table(phrases.ROW_FIELDS, []),
        lambda: {"match": phrases.match_document(match), "answer": "not recorded"},
        tuple,
        notes=(note,),
        matches=(match,),
        found=False,
    )


def _base(index: Index, entity: Entity, statuses: Sequence[str], as_of: Date | None) -> _Base:
    entries = sorted(index.about(entity.id), key=phrases.when)
    dated, then = None, frozenset[str]()
    if as_of:
        from libyafacts.query.as_of import is_of_then, of_place, of_tie  # late: most answers are by the latest record

        dated = of_place(index, entity.id, as_of)
        ties = [entry for entry in entries if entry.statement.kind == "tie"]
        then = frozenset(tie.id for tie in ties if of_tie(index, tie, as_of).answer == "yes")
        entries = [entry for entry in entries if entry in ties or is_of_then(entry, as_of)]
    holders = [
        _holder(index, entry, tie)
        for entry in entries
        if isinstance(tie := entry.statement.content, Tie)
        and tie.predicate in EXCLUSIVE
        and tie.object == entity.id
        and entry.statement.mood == "actual"
        and entry.status != "denied"
    ]
    holders.sort(key=lambda holder: (holder.recorded.latest or "") if holder.recorded else "", reverse=True)
    listed = [entry for entry in entries if not statuses or entry.status in statuses]
    return _Base(entity, entries, listed, holders, as_of, dated, then)


def _has_it(entry: Entry, base: str) -> bool:
    """Whether somebody is told of, as a fact, as having the base."""
    tie = entry.statement.content
    return (
        isinstance(tie, Tie)
        and tie.object == base
        and tie.predicate in phrases.HOLDING
        and entry.statement.mood == "actual"
        and entry.status != "denied"
    )


def _holder(index: Index, entry: Entry, tie: Tie) -> Holder:
    began, ended = phrases.began(index, entry), phrases.ended(index, entry)
    evidence = [entry, *(origin for origin in (began,) if origin)]
    told = [stance.tells_of for one in evidence for stance in phrases.supporters(one.statement)]
    since = began.statement.date if began else None
    until = ended.statement.date if ended else None
    words = phrases.date_words(began.statement) if began else ""
    return Holder(entry, tie.subject, since, words, until, until or phrases.latest(told))


# -- rows and documents ------------------------------------------------------------------------------------------------


def _rows(index: Index, base: _Base) -> Table:
    """A row per statement; for a date, the one row that answers for it."""
    if base.dated:
        return table(FIELDS, [_row(index, base)])
    return table(phrases.ROW_FIELDS, [phrases.row(index, entry, entry.statement.kind) for entry in base.listed])


def _row(index: Index, base: _Base) -> dict[str, Value]:
    at = base.entity.coordinates
    current, previous = base.shown(), base.previous()
    dated, last_known = base.dated, base.dated.last_known if base.dated else None
    return {
        "id": base.entity.id,
        "base": base.entity.name,
        "kind": base.entity.kind,
        "place": _located(base),
        "country": base.entity.country,
        "latitude": at.latitude if at else None,
        "longitude": at.longitude if at else None,
        "holder": tuple(holder.id for holder in current),
        "holder_since": tuple(holder.since.text for holder in current if holder.since),
        "previous_holder": tuple(holder.id for holder in previous),
        "holder_recorded": tuple(holder.recorded.text for holder in current if holder.recorded),
        "status": tuple(holder.entry.status for holder in current),
        "uses": tuple(entry.text for entry in base.ties(_USES)),
        "uses_status": tuple(entry.status for entry in base.ties(_USES)),
        "uses_who": tuple(who for entry in base.ties(_USES) for who in phrases.parties(entry.statement.stances)),
        "forces": tuple(entry.text for entry in _forces(base)),
        "forces_when": tuple(entry.statement.date.text if entry.statement.date else "" for entry in _forces(base)),
        "forces_status": tuple(entry.status for entry in _forces(base)),
        "forces_who": tuple(who for entry in _forces(base) for who in phrases.parties(entry.statement.stances)),
        "equipment": tuple(_equipment(base)),
        "disputed": any(entry.status == "disputed" for entry in base.entries),
        "sources": tuple(phrases.cited_sources(index, base.entries)),
        "as_of": base.as_of.text if base.as_of else None,
        "answer": dated.answer if dated else None,
        "last_known": last_known.holder if last_known else None,
        "last_known_date": last_known.date.text if last_known else None,
        "reason": dated.reason if dated else None,
    }


def _document(index: Index, base: _Base) -> Document:
    holders = [
        {
            "holder": holder.id,
            "holder_name": index.name_of(holder.id),
            "since": holder.since.text if holder.since else None,
            "until": holder.until.text if holder.until else None,
            "recorded": holder.recorded.text if holder.recorded else None,
            "status": holder.entry.status,
            "statement": holder.entry.id,
        }
        for holder in base.holders
    ]
    row = _row(index, base)
    listed = {key: list(value) if isinstance(value, tuple) else value for key, value in row.items()}
    document = {**entity_document(base.entity), **listed, "holders": holders}
    if base.dated and base.as_of:
        document |= _dated_document(index, base.as_of, base.dated)
    document["statements"] = [
        {**statement_document(index, entry), **answer_fields(index, entry, base.as_of)} for entry in base.listed
    ]
    document["sources"] = sources_documents(index, phrases.cited_sources(index, base.entries))
    return document


def _dated_document(index: Index, as_of: Date, dated: Holding) -> Document:
    """The answer for a date: one holder or none, and whom the last record before that names."""
    known = dated.last_known
    return {
        "as_of": date_document(as_of, "asked"),
        "holder": dated.holder or None,
        "last_known": {
            "holder": known.holder,
            "holder_name": index.name_of(known.holder),
            "date": known.date.text,
            "basis": known.basis,
            "statement": known.statement,
        }
        if known
        else None,
    }


def _located(base: _Base) -> tuple[str, ...]:
    ties = (entry.statement.content for entry in base.entries)
    return tuple(
        tie.object for tie in ties if isinstance(tie, Tie) and tie.predicate == "located-in" and tie.subject == base.entity.id
    )


def _forces(base: _Base) -> list[Entry]:
    events = [
        entry
        for entry in base.entries
        if isinstance(event := entry.statement.content, Event) and event.type in ("deployment", "sighting", "transfer")
    ]
    return [*base.ties(("present-in", "deployed-at", "based-in")), *events]


def _equipment(base: _Base) -> Iterable[str]:
    events = (entry.statement.content for entry in base.entries)
    return dict.fromkeys(item for event in events if isinstance(event, Event) for item in event.items)


# -- screens -----------------------------------------------------------------------------------------------------------


def _overview(index: Index, found: Sequence[_Base], as_of: Date | None) -> Iterable[Part]:
    latest = phrases.latest(holder.recorded for base in found for holder in base.holders)
    recorded = f"latest record of a holder {in_words(latest)}" if latest else "no holder is recorded"
    yield Heading("Bases", f"as of {in_words(as_of)} · {recorded}" if as_of else recorded)
    yield from _held_grid(index, found) if as_of else _grid(index, found)
    for base in found:
        for line in phrases.disputed(index, base.entries):
            sides = f"{line.text} — {line.said_by}" if line.said_by else line.text
            yield Remark(f"! {base.entity.name}: {sides}", loud=True)
    forces = [entry.statement for base in found for entry in _forces(base)]
    derived = any(statement.date and statement.date_basis != "printed" for statement in forces)
    if not as_of and (derived or any("*" in holder.since_words for base in found for holder in base.current())):
        yield phrases.derived_remark()
    yield Remark("`libyafacts bases NAME` opens one.")
    yield from phrases.footnotes(index, phrases.cited_sources(index, [entry for base in found for entry in base.entries]))


def _held_grid(index: Index, found: Sequence[_Base]) -> Iterable[Part]:
    """Who held each base on a date, and why that is known or not."""
    rows = tuple(
        (
            base.entity.name,
            f"{base.entity.kind.removesuffix('-base')}, {_place_words(index, base)}",
            (_text(index, base.dated.holder) if base.dated.holder else "not known")
            + (" !" if any(holder.entry.status == "disputed" for holder in base.shown()) else ""),
            base.dated.reason,
            phrases.bracketed(_told_in(index, base)),
        )
        for base in found
        if base.dated
    )
    yield Grid(("BASE", "KIND, PLACE", "HOLDER THEN", "WHY", "SOURCES"), rows)


def _grid(index: Index, found: Sequence[_Base]) -> Iterable[Part]:
    rows = [
        (
            base.entity.name,
            f"{base.entity.kind.removesuffix('-base')}, {_place_words(index, base)}",
            _holder_words(index, base),
            "; ".join(_use_words(index, entry) for entry in base.ties(_USES)) or NOTHING,
            _forces_words(index, base) or NOTHING,
            phrases.bracketed(_numbers(index, base.entries)),
        )
        for base in found
    ]
    headings = ("BASE", "KIND, PLACE", "HOLDER", "USE, PLANS", "FORCES", "SOURCES")
    bare = [number for number in range(len(headings)) if rows and all(row[number] == NOTHING for row in rows)]
    yield Grid(_without(headings, bare), tuple(_without(row, bare) for row in rows))
    if bare:
        yield Remark(f"Not recorded of any base: {', '.join(headings[number].lower() for number in bare)}.")


def _place_words(index: Index, base: _Base) -> str:
    places = (index.name_of(id_) for id_ in _located(base) if index.kind_of(id_) != "state")
    return ", ".join(places) or index.country_of(base.entity.country)


def _without(cells: tuple[str, ...], numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(cell for number, cell in enumerate(cells) if number not in numbers)


def _numbers(index: Index, entries: Iterable[Entry]) -> list[int]:
    return sorted(index.number_of(source) for source in phrases.cited_sources(index, entries))


def _holder_words(index: Index, base: _Base) -> str:
    current = base.current()
    if not current:
        lost = base.previous()
        return f"not recorded (was {_text(index, lost[0].id)})" if lost else "not recorded"
    words = []
    for holder in current:
        since = f" since {holder.since_words}" if holder.since else ""
        words.append(f"{_text(index, holder.id)}{since}")
    previous = base.previous()
    was = f" (was {_text(index, previous[0].id)})" if previous else ""
    mark = "; ".join(dict.fromkeys(_mark(holder.entry) for holder in current))
    recorded = phrases.latest(holder.recorded for holder in current)
    last = f"; latest record {in_words(recorded)}" if recorded else ""
    return f"{' or '.join(words)}{was}, {mark}{last}" + (" !" if len(current) > 1 else "")


def _mark(entry: Entry) -> str:
    """How sure a hold is; one that nobody says, and that somebody contradicts, is inferred all the same."""
    mark = phrases.mark_of(entry)
    return mark if entry.statement.stances or entry.status == "inferred" else f"{mark}, inferred"


def _text(index: Index, id_: str) -> str:
    return index.in_text(id_).removeprefix("the ")


def _use_words(index: Index, entry: Entry) -> str:
    tie = entry.statement.content
    assert isinstance(tie, Tie)
    mood = "" if entry.statement.mood == "actual" else f" ({entry.statement.mood})"
    verb = "" if tie.predicate == "uses" else f" {tie.predicate}"
    speakers = ", ".join(index.in_text(who) for who in phrases.parties(entry.statement.stances))
    return f"{_text(index, tie.subject)}{verb}{mood} — {speakers}, {phrases.mark_of(entry)}"


def _forces_words(index: Index, base: _Base) -> str:
    """Who or what is at a base; what the same speakers tell of the same day stands together."""
    told: dict[str, dict[str, None]] = {}
    for entry in _forces(base):
        when = f", {phrases.date_words(entry.statement)}" if entry.statement.date else ""
        speakers = ", ".join(index.in_text(who) for who in phrases.parties(entry.statement.stances))
        told.setdefault(f"{when} — {speakers}, {phrases.mark_of(entry)}", {})[_short(index, entry)] = None
    return "; ".join(f"{', '.join(forces)}{rest}" for rest, forces in told.items())


def _short(index: Index, entry: Entry) -> str:
    """Who is at a base, or what equipment an event there tells of."""
    content = entry.statement.content
    if isinstance(content, Event) and content.items:
        return ", ".join(content.items)
    return _text(index, content.subject) if isinstance(content, Tie) else entry.text


def _opened(index: Index, base: _Base, details: Details) -> Iterable[Part]:
    entity = base.entity
    yield Heading(entity.name, f"{entity.kind} · {entity.id}")
    yield Remark(_now(index, base))
    if particulars := phrases.particulars(index, entity):
        yield Section("NAMES", tuple(particulars))
        yield from (Address("see", address) for address in entity.see)
    groups: dict[str, list[Entry]] = {title: [] for title in _GROUPS}
    for entry in base.listed:
        groups[_group(base, entry)].append(entry)
    for title, entries in groups.items():
        if entries:
            yield Section(title, tuple(phrases.line(index, entry, details=details) for entry in entries))
    if disputed := phrases.disputed(index, base.listed):
        yield Section("! DISPUTED", tuple(disputed))
    if phrases.any_derived([*base.listed, *phrases.changes_of(index, base.listed)]):
        yield phrases.derived_remark()
    yield from phrases.footnotes(index, [*phrases.cited_sources(index, base.entries), *phrases.name_sources(entity)])


def _held(index: Index, base: _Base, details: Details) -> Iterable[Part]:
    """Who held a base on a date, the records that this is known or not known from, and what contradicts them."""
    from libyafacts.query.as_of import line

    assert base.as_of and base.dated
    latest = phrases.latest(holder.recorded for holder in base.holders)
    recorded = f"latest record of a holder {in_words(latest)}" if latest else "no holder is recorded"
    yield Heading(base.entity.name, f"{base.entity.kind} · {base.entity.id} · {recorded}")
    entries = base.records()
    yield Remark(f"{_dated_words(index, base)}.", sources=_told_in(index, base))
    if entries:
        yield Section("RECORDS", tuple(line(index, entry, base.as_of, details=details) for entry in entries))
    if disputed := phrases.disputed(index, entries):
        yield Section("! DISPUTED", tuple(disputed))
    if phrases.any_derived([*entries, *phrases.changes_of(index, entries)]):
        yield phrases.derived_remark()
    yield from phrases.footnotes(index, phrases.cited_sources(index, entries))


def _told_in(index: Index, base: _Base) -> tuple[int, ...]:
    """The numbers of the sources that tell who held it."""
    return phrases.numbers(index, (stance for holder in base.holders for stance in phrases.all_stances(index, holder.entry)))


def _dated_words(index: Index, base: _Base) -> str:
    """Who held it on the date that was asked for, and why that is known or not, in a sentence without its full stop."""
    assert base.as_of and base.dated
    holder = _text(index, base.dated.holder) if base.dated.holder else "not known"
    if any(one.entry.status == "disputed" for one in base.shown()):
        holder += " (disputed)"
    reason = base.dated.reason
    return f"{base.entity.name} {at_words(base.as_of)}: {holder}. {reason[0].upper()}{reason[1:]}"


def _sentence(index: Index, base: _Base) -> str:
    """One sentence to be pasted."""
    from libyafacts.query import oneline  # late: few want one

    words = _dated_words(index, base) if base.dated else f"{base.entity.name}: holder {_holder_words(index, base)}"
    return oneline.of_base(index, base.entity, words)


_GROUPS = ("HOLDER", "USE, PLANS", "FORCES", "EVENTS", "SAID ABOUT", "PLACE")


def _group(base: _Base, entry: Entry) -> str:
    """Under which title a statement stands when a base is opened."""
    content = entry.statement.content
    if any(entry is holder.entry for holder in base.holders):
        return "HOLDER"
    if entry in base.ties(_USES):
        return "USE, PLANS"
    if entry in _forces(base):
        return "FORCES"
    if isinstance(content, Event):
        return "EVENTS"
    return "PLACE" if isinstance(content, Tie) else "SAID ABOUT"


def _now(index: Index, base: _Base) -> str:
    current = base.current()
    if not current:
        return f"Holder: {_holder_words(index, base)}."
    change = current[0].since
    day = " The day of the change is not recorded." if change and change.precision != "day" else ""
    return f"Holder: {_holder_words(index, base)}.{day}"

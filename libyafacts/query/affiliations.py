"""Ties as rows: who is tied to whom, by whose word, since when; and what ties two names to each other."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyafacts import wording
from libyafacts.dates import Date, in_words
from libyafacts.errors import UsageError
from libyafacts.index import Index
from libyafacts.model import Entry, Tie
from libyafacts.query import as_of, phrases
from libyafacts.query.documents import answer_fields, date_document, statement_document
from libyafacts.table import PLAIN, Answer, Details, Document, Heading, Line, Match, Part, Remark, Section, Value, table
from libyafacts.vocabulary import PREDICATES, STATUSES, TIE_CLASSES

FIELDS = (
    "id subject tie object kind predicate role extent mood valid since until evidenced"
    " status who denied_by sources answer reason"
)
# What two names have to do with each other besides ties: what one says of the other, and events with both.
SAID, TOGETHER = "said", "event"
# The statuses by how much a link of a chain is worth, the best first; what is denied links nothing.
_WORTH = (*(status for status in STATUSES if status not in ("disputed", "denied")), "disputed")


class Wanted(NamedTuple):
    """Which ties: of up to two names, of these classes and statuses (all where empty), as of a date if there is one."""

    names: tuple[Match, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    as_of: Date | None = None


class Link(NamedTuple):
    """A statement as told from one end, of ``end`` and ``other``; ``kind`` is a tie's class, or what else it is."""

    entry: Entry
    kind: str
    end: str
    other: str

    @property
    def tie(self) -> Tie | None:
        """The tie, if it is one."""
        content = self.entry.statement.content
        return content if isinstance(content, Tie) else None


class _Found(NamedTuple):
    """The links that answer, and whether they make a chain from the first name to the second."""

    links: list[Link]
    chain: bool = False


def affiliations(index: Index, wanted: Wanted, details: Details = PLAIN) -> Answer:
    """The ties that are wanted; with two names, what ties them, directly or by the shortest chain of ties.

    Args:
        index: the base.
        wanted: which ties.
        details: what else each line of the screen says.

    Raises:
        UsageError: for a class of ties that is none, and for two names of one thing.
    """
    unknown = [kind for kind in wanted.kinds if kind not in TIE_CLASSES]
    if unknown:
        raise UsageError(f"there is no kind {unknown[0]!r}; there are: {', '.join(TIE_CLASSES)}")
    if len({match.id for match in wanted.names}) < len(wanted.names):
        raise UsageError(f"both names mean {wanted.names[0].id}")
    found = _find(index, wanted)
    return Answer(
        lambda: table(FIELDS, [_row(index, link, wanted.as_of) for link in found.links]),
        lambda: [_document(index, link, wanted.as_of) for link in found.links],
        lambda: _screen(index, wanted, found, details),
        notes=() if found.links else (_nothing(index, wanted),),
        matches=wanted.names,
        found=bool(found.links),
    )


def _nothing(index: Index, wanted: Wanted) -> str:
    kinds = f" of the kind {' or '.join(wanted.kinds)}" if wanted.kinds else ""
    status = phrases.of_status(wanted.statuses)
    names = [index.in_text(match.id) for match in wanted.names]
    if len(names) == 2:
        return f"No tie{kinds}{status}, nor a chain of ties, between {names[0]} and {names[1]} is recorded."
    of = f" of {names[0]}" if names else ""
    return f"No tie{of}{kinds}{status} is recorded."


# -- which -------------------------------------------------------------------------------------------------------------


def _find(index: Index, wanted: Wanted) -> _Found:
    ids = [match.id for match in wanted.names]
    if len(ids) == 2:
        return _between(index, wanted, ids[0], ids[1])
    entries = index.about(ids[0]) if ids else index.of_kind("tie")
    links = [_link(entry, ids[0] if ids else "") for entry in _ties(entries, wanted)]
    return _Found([link for link in links if not ids or ids[0] in (link.end, link.other)])


def _ties(entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    return [
        entry
        for entry in entries
        if isinstance(tie := entry.statement.content, Tie)
        and (not wanted.kinds or PREDICATES[tie.predicate].tie_class in wanted.kinds)
        and (not wanted.statuses or entry.status in wanted.statuses)
    ]


def _link(entry: Entry, end: str = "") -> Link:
    """A tie as told from an end of it, by default from its subject's."""
    tie = entry.statement.content
    assert isinstance(tie, Tie)
    ends = (tie.object, tie.subject) if end == tie.object else (tie.subject, tie.object)
    return Link(entry, PREDICATES[tie.predicate].tie_class, *ends)


def _between(index: Index, wanted: Wanted, one: str, other: str) -> _Found:
    """What ties two to each other, and what else they have to do with each other."""
    linked = [_link(entry, one) for entry in _ties(index.about(one), wanted)]
    direct = [link for link in linked if (link.end, link.other) == (one, other)]
    chain = [] if direct else _shortest_chain(index, wanted, one, other)
    beside = [] if wanted.kinds else [link for link in _beside(index, one, other) if _passes(link, wanted)]
    return _Found([*(direct or chain), *beside], bool(chain))


def _passes(link: Link, wanted: Wanted) -> bool:
    """Whether it has a status that is wanted, and was, or may have been, by the date that is asked for."""
    then = wanted.as_of is None or as_of.is_of_then(link.entry, wanted.as_of)
    return then and (not wanted.statuses or link.entry.status in wanted.statuses)


def _beside(index: Index, one: str, other: str) -> Iterator[Link]:
    """The events in which both have a part, and what one says of the other."""
    of_other = {entry.id for entry in index.about(other)}
    for entry in index.about(one):
        if entry.id in of_other and entry.statement.kind == "event":
            yield Link(entry, TOGETHER, one, other)
    for speaker, subject in ((one, other), (other, one)):
        spoken = {entry.id for entry in index.spoken_by(speaker)}
        for entry in index.about(subject):
            kind = entry.statement.kind
            if entry.id in spoken and kind not in ("tie", "event"):
                yield Link(entry, SAID, speaker, subject)


def _shortest_chain(index: Index, wanted: Wanted, one: str, other: str) -> list[Link]:
    """The fewest ties that lead from one to another, told as facts, not denied, not certainly over at the date asked for.

    Where a place lies ties nobody to anybody, unless it is asked for.
    Of several chains of the same length, the one with the better statuses; then the one first in the alphabet of its ids. A
    shortest-path search by Dijkstra (1959), with the number of links and their worth as the length.
    """
    links = [
        link for entry in _ties(index.of_kind("tie"), wanted) if _joins(index, entry, wanted) for link in _both_ends(entry)
    ]
    near: dict[str, list[Link]] = {}
    for link in links:
        near.setdefault(link.end, []).append(link)
    waiting: list[tuple[int, int, tuple[str, ...], str, tuple[Link, ...]]] = [(0, 0, (), one, ())]
    done: set[str] = set()
    while waiting:
        steps, worth, ids, at, chain = heapq.heappop(waiting)
        if at == other:
            return list(chain)
        if at in done:
            continue
        done.add(at)
        for link in near.get(at, ()):
            cost = _WORTH.index(link.entry.status)
            heapq.heappush(waiting, (steps + 1, worth + cost, (*ids, link.entry.id), link.other, (*chain, link)))
    return []


def _joins(index: Index, entry: Entry, wanted: Wanted) -> bool:
    """Whether a tie may be a link of a chain."""
    if entry.statement.mood != "actual" or entry.status == "denied":
        return False
    if not wanted.kinds and _link(entry).kind == "location":
        return False
    return wanted.as_of is None or as_of.of_tie(index, entry, wanted.as_of).answer != "no"


def _both_ends(entry: Entry) -> tuple[Link, Link]:
    forward = _link(entry)
    return forward, _link(entry, forward.other)


# -- rows and documents ------------------------------------------------------------------------------------------------


def _row(index: Index, link: Link, asked: Date | None) -> dict[str, Value]:
    statement = link.entry.statement
    tie = link.tie
    dated = answer_fields(index, link.entry, asked)
    return {
        "id": link.entry.id,
        "subject": link.end,
        "tie": _verb(index, link, tie) if tie else link.entry.text,
        "object": link.other,
        "kind": link.kind,
        "predicate": tie.predicate if tie else "",
        "role": tie.role if tie else "",
        "extent": tie.extent if tie else "",
        "mood": statement.mood,
        "valid": tie.valid.text if tie and tie.valid else "",
        "since": _change(phrases.began(index, link.entry)),
        "until": _change(phrases.ended(index, link.entry)),
        "evidenced": tuple(date.text for date in as_of.evidence(index, link.entry)),
        "status": link.entry.status,
        "who": phrases.parties(phrases.supporters(statement) or statement.stances),
        "denied_by": phrases.parties(phrases.deniers(statement)),
        "sources": tuple(phrases.cited_sources(index, [link.entry])),
        "answer": dated.get("answer"),
        "reason": dated.get("reason"),
    }


def _verb(index: Index, link: Link, tie: Tie) -> str:
    """The tie in words, with what limits it, so that no row says more than its statement."""
    words = wording.tie_verb(tie, link.end, index.brief, link.entry.statement.mood)
    return f"{words} ({tie.extent})" if tie.extent else words


def _change(event: Entry | None) -> str:
    return event.statement.date.text if event and event.statement.date else ""


def _document(index: Index, link: Link, asked: Date | None) -> Document:
    row = _row(index, link, asked)
    told = {key: row[key] for key in ("tie", "kind", "since", "until")}
    dated = {"answer": None, "reason": None, **answer_fields(index, link.entry, asked)}
    return {
        **statement_document(index, link.entry),
        "end": link.end,
        "other": link.other,
        **told,
        "evidenced": [date_document(date, "computed") for date in as_of.evidence(index, link.entry)],
        "denied_by": list(phrases.parties(phrases.deniers(link.entry.statement))),
        "as_of": date_document(asked, "asked"),
        **dated,
    }


# -- screen ------------------------------------------------------------------------------------------------------------

_TITLES = {kind: kind.upper() for kind in TIE_CLASSES} | {SAID: "SAID OF EACH OTHER", TOGETHER: "BOTH IN"}


def _screen(index: Index, wanted: Wanted, found: _Found, details: Details) -> Iterable[Part]:
    entries = [link.entry for link in found.links]
    yield _heading(index, wanted, entries)
    if wanted.as_of:
        yield Remark(f"As of {in_words(wanted.as_of)}: for each tie whether it held then.")
    if found.chain:
        yield Remark("No tie joins them directly; this is the shortest chain of ties on record.")
    for title, links in _sections(wanted, found).items():
        yield Section(title, tuple(_line(index, link, wanted, details) for link in links))
    if any(link.tie for link in found.links):
        yield Remark("Dates are those of the evidence, unless they say since or until.")
    if phrases.any_derived([*entries, *phrases.changes_of(index, entries)]):
        yield phrases.derived_remark()
    yield from phrases.footnotes(index, phrases.cited_sources(index, entries))


def _heading(index: Index, wanted: Wanted, entries: Sequence[Entry]) -> Heading:
    names = " — ".join(index.name_of(match.id) for match in wanted.names)
    return Heading(names or "Ties", phrases.recorded_words(index, entries))


def _sections(wanted: Wanted, found: _Found) -> dict[str, list[Link]]:
    """The links under their titles: by class; the ties between two names together, in the order of a chain if they make one."""
    together = "CHAIN" if found.chain else "TIES"
    sections: dict[str, list[Link]] = {}
    for link in found.links:
        title = together if link.tie and len(wanted.names) == 2 else _TITLES[link.kind]
        sections.setdefault(title, []).append(link)
    if len(wanted.names) == 2:
        return sections
    return {title: sections[title] for title in _TITLES.values() if title in sections}


def _line(index: Index, link: Link, wanted: Wanted, details: Details) -> Line:
    if link.tie is None:
        return phrases.line(index, link.entry, details=details)
    words = _words(index, link, link.tie, wanted)
    if wanted.as_of:
        return as_of.line(index, link.entry, wanted.as_of, words, details)
    line = phrases.line(index, link.entry, words, details)
    return line._replace(key=line.key or _evidence_words(index, link.entry))


def _words(index: Index, link: Link, tie: Tie, wanted: Wanted) -> str:
    """A tie as a sentence; where all are of one name, without that name."""
    mood = link.entry.statement.mood
    words = wording.with_mood(wording.tie_words(tie, link.end, index.brief, mood), mood)
    if len(wanted.names) == 1:
        return words
    name = index.in_text(link.end)
    return f"{name[0].upper()}{name[1:]} {words}" if name.startswith(("the ", "a ", "an ")) else f"{name} {words}"


def _evidence_words(index: Index, entry: Entry) -> str:
    """From when to when it is evidenced; of what is only told by some day, the first such day."""
    dates = as_of.evidence(index, entry)
    bounded = [date for date in dates if date.earliest] or dates[:1]
    return " to ".join(dict.fromkeys(in_words(date) for date in (bounded[0], bounded[-1]))) if dates else "undated"

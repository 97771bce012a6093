"""What was known by a day: the fact base as it would be if only the documents that were out by then had been read.

A document is out by a day if its latest possible date is not after it; one without a date never is. A statement is known if a
stance of such a document says it, or if everything that it is inferred from is known. Statuses are then worked out again, from
what is left, by the same rules as ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from libyafacts.index import Index
from libyafacts.model import Event, FactBase, Figure, Link, Quote, Statement, Tie


class LeftOut(NamedTuple):
    """The documents that were not out by a day: those that came out later, or may have, and those without a date."""

    later: tuple[str, ...]
    undated: tuple[str, ...]


def known_by(index: Index, day: str) -> Index:
    """An index, in memory, of what was known by a day (ISO); its ``meta`` says which day, as ``known_by``."""
    from libyafacts.index.writing import write  # late: most questions are not about what was known

    base = index.fact_base()
    connection = sqlite3.connect(":memory:")
    write(as_known_by(base, day), connection, index.meta["content_hash"])
    known = Index(connection)
    known.meta["known_by"] = day
    known.not_yet_known = frozenset(base.statements) - set(known.statement_ids())
    return known


def as_known_by(base: FactBase, day: str) -> FactBase:
    """A fact base with only what was known by a day (ISO). Sources, actors and places all stay, with their names."""
    out = {source.id for source in base.sources.values() if source.out_by(day)}
    told = {
        statement.id: statement._replace(stances=tuple(stance for stance in statement.stances if stance.source in out))
        for statement in base.statements.values()
    }
    known = {id_ for id_, statement in told.items() if statement.stances}
    while inferred := {id_ for id_, statement in told.items() if id_ not in known and _follows(statement, known)}:
        known |= inferred
    linked = {id_: _linked(told[id_], known) for id_ in base.statements if id_ in known}
    whole = {id_ for id_, statement in linked.items() if _is_whole(statement, base.statements[id_])}
    return base._replace(statements={id_: _noted(statement, whole) for id_, statement in linked.items()})


def _is_whole(known: Statement, statement: Statement) -> bool:
    """Whether all that there is on record of a statement was known."""
    return len(known.stances) == len(statement.stances) and len(known.links) == len(statement.links)


def _noted(statement: Statement, whole: Collection[str]) -> Statement:
    """A statement with only those notes that cannot tell of what was not known: where all of it, and of its rivals, was."""
    links = tuple(link if {statement.id, link.other} <= set(whole) else link._replace(note="") for link in statement.links)
    return statement._replace(note=statement.note if statement.id in whole else "", links=links)


def left_out(index: Index, day: str) -> LeftOut:
    """Which documents were not out by a day (ISO)."""
    late = [source for source in index.sources() if not source.out_by(day)]
    later = tuple(source.id for source in late if source.date is not None)
    return LeftOut(later, tuple(source.id for source in late if source.date is None))


def _premises(statement: Statement) -> list[str]:
    return [link.other for link in statement.links if link.relation == "follows-from"]


def _follows(statement: Statement, known: Collection[str]) -> bool:
    """Whether it follows from what is known: from all its premises, or from an event that began or ended it."""
    premises = _premises(statement)
    changes = [link.other for link in statement.links if link.relation in ("started-by", "ended-by")]
    return (bool(premises) and all(id_ in known for id_ in premises)) or any(id_ in known for id_ in changes)


def _linked(statement: Statement, known: Collection[str]) -> Statement:
    """A statement without what links it to the unknown, and without a date that was worked out from it."""
    all_known = all(id_ in known for id_ in _premises(statement))
    links = tuple(link for link in statement.links if _holds(link, known, all_known))
    if not all_known and statement.date_basis != "printed":
        statement = _undated(statement)
    content = statement.content
    if isinstance(content, Quote) and content.continues not in known:
        statement = statement._replace(content=content._replace(continues=""))
    return statement._replace(links=links)


def _holds(link: Link, known: Collection[str], all_premises: bool) -> bool:
    return link.other in known and (link.relation != "follows-from" or all_premises)


def _undated(statement: Statement) -> Statement:
    content = statement.content
    if isinstance(content, Event):
        content = content._replace(when=None)
    elif isinstance(content, Figure):
        content = content._replace(as_of=None)
    elif isinstance(content, Tie):
        content = content._replace(valid=None)
    return statement._replace(content=content, date_basis="printed")

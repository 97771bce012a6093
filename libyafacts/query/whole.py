"""The whole base: every source, actor, place and statement, each a row or a document of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from libyafacts.dates import Date
from libyafacts.index import Index
from libyafacts.model import Entity, Entry, Source
from libyafacts.query import phrases
from libyafacts.query.documents import answer_fields, entity_document, source_document, statement_document
from libyafacts.table import Answer, Document, Part, Remark, Value, table

FIELDS = "part id kind text date earliest latest precision basis mood status status_reason who denied_by sources answer reason"
Thing = Source | Entity | Entry


def whole(index: Index, statuses: Sequence[str] = (), as_of: Date | None = None) -> Answer:
    """Everything in the base, in the order sources, actors, places, statements.

    Args:
        index: the base.
        statuses: only statements of these statuses, and nothing else; all where empty.
        as_of: for which date ties are answered with yes, no or not known.
    """
    things = list(_things(index, statuses))
    return Answer(
        lambda: table(FIELDS, [_row(index, thing, as_of) for thing in things]),
        lambda: [_document(index, thing, as_of) for thing in things],
        lambda: _screen(index),
        found=bool(things),
    )


def _things(index: Index, statuses: Sequence[str]) -> Iterator[Thing]:
    if not statuses:
        yield from phrases.out_by_then(index)
        yield from (entity for brief in index.entities() if (entity := index.entity(brief.id)))
    for entry in index.statements(index.statement_ids()):
        if not statuses or entry.status in statuses:
            yield entry


def _row(index: Index, thing: Thing, as_of: Date | None) -> dict[str, Value]:
    if isinstance(thing, Source):
        dated = _date_fields(thing.date, thing.date_basis)
        return {"part": "source", "id": thing.id, "kind": thing.kind, "text": thing.title, **dated}
    if isinstance(thing, Entity):
        return {"part": _part(thing), "id": thing.id, "kind": thing.kind, "text": thing.name}
    statement = thing.statement
    return {
        "part": "statement",
        "kind": statement.kind,
        **phrases.row(index, thing, ""),
        **_date_fields(statement.date, statement.date_basis),
        "mood": statement.mood,
        "status_reason": thing.reason,
        **answer_fields(index, thing, as_of),
    }


def _date_fields(date: Date | None, basis: str) -> dict[str, Value]:
    if date is None:
        return {}
    days = {"earliest": date.earliest, "latest": date.latest}
    return {"date": date.text, **days, "precision": date.precision, "basis": basis}


def _part(entity: Entity) -> str:
    return "place" if entity.is_place else "actor"


def _document(index: Index, thing: Thing, as_of: Date | None) -> Document:
    if isinstance(thing, Source):
        return {"part": "source", **source_document(index, thing)}
    if isinstance(thing, Entity):
        return {"part": _part(thing), **entity_document(thing)}
    return {"part": "statement", **statement_document(index, thing), **answer_fields(index, thing, as_of)}


def _screen(index: Index) -> Iterable[Part]:
    counts = ", ".join(f"{count} {part}" for part, count in index.counts().items())
    yield Remark(f"{index.meta['title']}: {counts}. An export is for programs: json, jsonl, csv, tsv or md.")

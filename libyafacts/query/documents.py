"""Statements, names and sources as JSON documents. The names of their fields are an API; the tests repeat them by hand."""

from __future__ import annotations

from collections.abc import Sequence

from libyafacts.dates import Date
from libyafacts.index import Index
from libyafacts.model import Entity, Entry, Event, Figure, Fragment, Label, Quote, SetAside, Source, Span, Stance, Tie, View
from libyafacts.table import Document


def date_document(date: Date | None, basis: str) -> Document | None:
    """A date as printed, the days it may mean, and how it is known."""
    if date is None:
        return None
    return {
        "text": date.text,
        "earliest": date.earliest,
        "latest": date.latest,
        "precision": date.precision,
        "basis": basis,
    }


def statement_document(index: Index, entry: Entry) -> Document:
    """A statement with all its stances and what contradicts it."""
    statement = entry.statement
    return {
        "id": statement.id,
        "statement_kind": statement.kind,
        "text": entry.text,
        **_content_fields(entry),
        "mood": statement.mood,
        "about": list(statement.about),
        **_date_fields(entry),
        "status": entry.status,
        "status_reason": entry.reason,
        "stances": [stance_document(stance) for stance in statement.stances],
        "inferred_from": [{"id": link.other, "relation": link.relation} for link in statement.origins()],
        "conflicts": [{"id": rival, "note": note} for rival, note in index.rivals(statement.id)],
        "compares_with": index.compared(statement.id) if statement.kind == "figure" else [],
        "note": statement.note,
    }


def answer_fields(index: Index, entry: Entry, as_of: Date | None) -> Document:
    """What a tie is answered with for a date, and why; nothing for other statements, and where no date is asked for."""
    if as_of is None or entry.statement.kind != "tie":
        return {}
    from libyafacts.query.as_of import of_tie  # late: most questions are not of a date

    dated = of_tie(index, entry, as_of)
    return {"answer": dated.answer, "reason": dated.reason}


def _date_fields(entry: Entry) -> Document:
    statement = entry.statement
    name = "valid" if statement.kind == "tie" else "as_of" if statement.kind == "figure" else "when"
    if statement.kind in ("quote", "label", "view"):
        return {}
    return {name: date_document(statement.date, statement.date_basis)}


def _content_fields(entry: Entry) -> Document:
    content = entry.statement.content
    if isinstance(content, Tie):
        ends = {"subject": content.subject, "predicate": content.predicate, "object": content.object}
        return {**ends, "role": content.role, "extent": content.extent}
    if isinstance(content, Event):
        roles: dict[str, list[str]] = {}
        for role, entity in content.roles:
            roles.setdefault(role, []).append(entity)
        return {"event": content.type, "place": content.place, "roles": roles, "items": list(content.items)}
    if isinstance(content, Figure):
        numbers = {key: _number(getattr(content, key)) for key in ("low", "best", "high")}
        words = {"unit": content.unit, "bound": content.bound, "words": content.words, "place": content.place}
        return {"figure": {"of": content.of, **numbers, **words}}
    if isinstance(content, Quote):
        rest = {"english": content.english, "continues": content.continues}
        return {"quote": content.words, "lang": content.lang, "partial": content.partial, **rest}
    if isinstance(content, Label):
        return {"label": content.words, "of": content.of}
    assert isinstance(content, View)
    return {"view": content.text}


def _number(text: str) -> int | float | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else float(text)


def stance_document(stance: Stance) -> Document:
    """One party's act, with the words that carry it and where they stand (characters, end not included)."""
    selector = stance.selector
    return {
        "who": stance.who,
        "does": stance.does,
        "to": stance.to,
        "said": date_document(stance.said, stance.said_basis),
        "reported_by": stance.reported_by,
        "in": stance.source,
        "via": stance.via,
        "at": selector.at if selector else "",
        **_span_fields(stance.span),
        "hedge": stance.hedge,
        "own_voice": stance.own_voice,
        "who_basis": stance.who_basis,
        "wire": stance.wire,
        "evidenced": date_document(stance.evidenced, "noted"),
        "lang": stance.lang,
        "quotation_marks": stance.quotation_marks,
        "compare": stance.compare,
        "note": stance.note,
    }


def _span_fields(span: Span | None) -> Document:
    return {"start": span.start if span else None, "end": span.end if span else None}


def entity_document(entity: Entity) -> Document:
    """An actor or place with its names and identifiers, each with where it was seen."""
    document: Document = {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": [
            {
                "text": name.text,
                "kind": name.kind,
                "lang": name.lang,
                "in": name.source,
                "at": name.selector.at if name.selector else "",
                "seen_in": name.seen_in,
            }
            for name in entity.names
        ],
        "identifiers": [
            {"scheme": found.scheme, "value": found.value, "seen_in": found.seen_in} for found in entity.identifiers
        ],
        "note": entity.note,
        "see": list(entity.see),
    }
    if entity.is_place:
        at = entity.coordinates
        document |= {
            "country": entity.country,
            "latitude": at.latitude if at else None,
            "longitude": at.longitude if at else None,
            "coordinates_seen_in": at.seen_in if at else "",
            "coordinates_note": at.note if at else "",
        }
    return document


def source_document(index: Index, source: Source) -> Document:
    """A source's particulars."""
    return {
        "id": source.id,
        "number": index.number_of(source.id),
        "title": source.title,
        "publisher": source.publisher,
        "voice": source.voice,
        "kind": source.kind,
        "date": date_document(source.date, source.date_basis),
        "date_note": source.date_note,
        "url": source.url,
        "language": source.language,
        "text_sha256": source.text_sha256,
        "author": source.author,
        "note": source.note,
        "see": list(source.see),
    }


def fragment_document(fragment: Fragment) -> Document:
    """A piece of a collage: its words, where they stand, how far it was traced and to whom."""
    return {
        "at": fragment.selector.at,
        **_span_fields(fragment.span),
        "traced": fragment.traced,
        "original": fragment.original,
        "seen": fragment.seen.at if fragment.seen else "",
        "publisher": fragment.publisher,
        "compare": fragment.compare,
    }


def set_aside_document(aside: SetAside) -> Document:
    """A sentence that makes no claim, and why not."""
    return {"at": aside.selector.at, **_span_fields(aside.span), "reason": aside.reason}


def sources_documents(index: Index, ids: Sequence[str]) -> list[Document]:
    """The particulars of several sources, by number."""
    return [source_document(index, source) for source in index.sources() if source.id in ids]

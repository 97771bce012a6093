"""Writes the compiled fact base: one SQLite file, from a model that was found without errors.

Everything that takes the whole base to know (sentences, statuses, the keys of names) is worked out here, so that a question
reads no more than its answer. Uses nothing newer than SQLite 3.37.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from libyafacts import wording
from libyafacts.dates import Date
from libyafacts.index import FORMAT
from libyafacts.model import (
    Entity,
    Entry,
    Event,
    FactBase,
    Figure,
    Label,
    Name,
    Quote,
    Selector,
    Source,
    Span,
    Stance,
    Statement,
    Tie,
)
from libyafacts.names.folding import fold
from libyafacts.names.sounds import keys_of, skeletons
from libyafacts.names.words import Sounds, sounds_of
from libyafacts.names.words import words_of as words_of_name
from libyafacts.status import statuses
from libyafacts.vocabulary import WEAK_NAME_KINDS
from libyafacts.words import words_of

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entities (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, is_place INTEGER NOT NULL,
  in_text TEXT NOT NULL, plural INTEGER NOT NULL, note TEXT NOT NULL,
  country TEXT NOT NULL, latitude REAL, longitude REAL, coordinates_seen_in TEXT NOT NULL, coordinates_note TEXT NOT NULL,
  see TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIEW actors AS SELECT id, kind, name, note FROM entities WHERE NOT is_place;
CREATE VIEW places AS SELECT id, kind, name, country, latitude, longitude, note FROM entities WHERE is_place;
CREATE TABLE sources (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT REFERENCES entities (id),
  voice TEXT REFERENCES entities (id), kind TEXT NOT NULL, date TEXT, date_earliest TEXT, date_latest TEXT,
  date_precision TEXT, date_basis TEXT NOT NULL, date_note TEXT NOT NULL, url TEXT NOT NULL, language TEXT NOT NULL,
  text_sha256 TEXT NOT NULL, note TEXT NOT NULL, see TEXT NOT NULL, author TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE fragments (
  source TEXT NOT NULL REFERENCES sources (id), position INTEGER NOT NULL, at TEXT NOT NULL,
  original TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED, seen TEXT,
  publisher TEXT NOT NULL, compare TEXT NOT NULL,
  text_sha256 TEXT, start INTEGER, "end" INTEGER, words_sha256 TEXT, PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE TABLE sentence_starts (
  source TEXT NOT NULL REFERENCES sources (id), position INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE TABLE set_aside (
  source TEXT NOT NULL REFERENCES sources (id), position INTEGER NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
  text_sha256 TEXT, start INTEGER, "end" INTEGER, words_sha256 TEXT, PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE TABLE identifiers (
  entity TEXT NOT NULL REFERENCES entities (id), scheme TEXT NOT NULL, value TEXT NOT NULL, seen_in TEXT NOT NULL
);
CREATE INDEX identifiers_by_entity ON identifiers (entity);
CREATE TABLE names (
  number INTEGER PRIMARY KEY, entity TEXT NOT NULL REFERENCES entities (id), text TEXT NOT NULL, kind TEXT NOT NULL,
  lang TEXT NOT NULL, source TEXT REFERENCES sources (id), at TEXT, before TEXT, after TEXT, text_sha256 TEXT,
  start INTEGER, "end" INTEGER, words_sha256 TEXT, seen_in TEXT NOT NULL
);
CREATE INDEX names_by_entity ON names (entity);
CREATE TABLE spellings (
  number INTEGER PRIMARY KEY, entity TEXT NOT NULL REFERENCES entities (id), name TEXT NOT NULL, lang TEXT NOT NULL,
  weak INTEGER NOT NULL, UNIQUE (entity, name)
);
CREATE TABLE name_keys (
  rung TEXT NOT NULL, key TEXT NOT NULL, spelling INTEGER NOT NULL REFERENCES spellings (number),
  PRIMARY KEY (rung, key, spelling)
) WITHOUT ROWID;
CREATE TABLE sound_keys (key TEXT NOT NULL, sound TEXT NOT NULL, PRIMARY KEY (key, sound)) WITHOUT ROWID;
CREATE TABLE statements (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, mood TEXT NOT NULL, text TEXT NOT NULL,
  status TEXT NOT NULL, status_reason TEXT NOT NULL, voiced INTEGER NOT NULL, topic TEXT NOT NULL, note TEXT NOT NULL,
  date TEXT, date_earliest TEXT, date_latest TEXT, date_precision TEXT, date_basis TEXT NOT NULL,
  subject TEXT REFERENCES entities (id), predicate TEXT, object TEXT REFERENCES entities (id), role TEXT, extent TEXT,
  event TEXT, place TEXT REFERENCES entities (id), summary TEXT,
  figure_of TEXT, low TEXT, best TEXT, high TEXT, unit TEXT, bound TEXT, words TEXT,
  quote TEXT, partial INTEGER, lang TEXT, english TEXT, continues TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT, label_of TEXT REFERENCES entities (id), view TEXT
) WITHOUT ROWID;
CREATE TABLE participants (
  statement TEXT NOT NULL REFERENCES statements (id), position INTEGER NOT NULL,
  entity TEXT NOT NULL REFERENCES entities (id), part TEXT NOT NULL, PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX participants_by_entity ON participants (entity, statement);
CREATE TABLE items (
  statement TEXT NOT NULL REFERENCES statements (id), position INTEGER NOT NULL, item TEXT NOT NULL,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE TABLE links (
  statement TEXT NOT NULL REFERENCES statements (id), position INTEGER NOT NULL, relation TEXT NOT NULL,
  other TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED, note TEXT NOT NULL,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX links_by_other ON links (other);
CREATE TABLE stances (
  statement TEXT NOT NULL REFERENCES statements (id), position INTEGER NOT NULL, who TEXT NOT NULL REFERENCES entities (id),
  does TEXT NOT NULL, source TEXT NOT NULL REFERENCES sources (id), own_voice INTEGER NOT NULL,
  said TEXT, said_earliest TEXT, said_latest TEXT, said_precision TEXT, addressee TEXT REFERENCES entities (id),
  said_basis TEXT NOT NULL, who_basis TEXT NOT NULL, reported_by TEXT REFERENCES entities (id),
  via TEXT REFERENCES sources (id), at TEXT, before TEXT, after TEXT, text_sha256 TEXT, start INTEGER, "end" INTEGER,
  words_sha256 TEXT, lang TEXT NOT NULL, hedge TEXT NOT NULL, wire TEXT NOT NULL, quotation_marks INTEGER NOT NULL,
  compare TEXT NOT NULL, note TEXT NOT NULL, evidenced TEXT, evidenced_earliest TEXT, evidenced_latest TEXT,
  evidenced_precision TEXT, PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX stances_by_who ON stances (who, statement);
CREATE INDEX stances_by_source ON stances (source, statement);
CREATE TABLE passages (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, thing TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL
);
CREATE VIRTUAL TABLE passage_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
"""
_NO_SOUNDS = Sounds(frozenset(), frozenset())
# `passage_words` has words as `words.words_of` makes them, of texts as of questions; `ascii` does no more than to part them at
# the spaces. Those tokenizers of SQLite that know of other letters and of accents know them each version in its own way.


def write(base: FactBase, connection: sqlite3.Connection, content_hash: str) -> None:
    """Write a fact base that was found without errors into an empty database, in one transaction."""
    connection.executescript(_TABLES)
    connection.execute("PRAGMA foreign_keys = ON")
    with connection:
        _write_meta(base, connection, content_hash)
        for entity in base.entities.values():
            _write_entity(connection, entity)
        for number, source in enumerate(sorted(base.sources.values(), key=lambda source: source.id), 1):
            _write_source(connection, source, number)
            _write_passages(connection, "source", source.id, _source_passages(source))
        for entity in base.entities.values():
            _write_names(connection, entity)
            _write_passages(connection, "entity", entity.id, _entity_passages(entity))
        judged = statuses(base)
        for number, statement in enumerate(base.statements.values()):
            text = wording.sentence(statement, base.entities.__getitem__)
            status, reason, voiced = judged[statement.id]
            _write_statement(connection, Entry(statement, text, status, reason, voiced), number)
            _write_passages(connection, "statement", statement.id, _statement_passages(statement, text))
        connection.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> int | None:
    """Write a row, and give its number where the table has numbers."""
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    return connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values())).lastrowid


def _write_meta(base: FactBase, connection: sqlite3.Connection, content_hash: str) -> None:
    meta = {"title": base.title, "version": base.version, "content_hash": content_hash}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def _write_entity(connection: sqlite3.Connection, entity: Entity) -> None:
    at = entity.coordinates
    row = {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "is_place": entity.is_place,
        "in_text": entity.in_text or entity.name,
        "plural": entity.plural,
        "note": entity.note,
        "country": entity.country,
        "latitude": at.latitude if at else None,
        "longitude": at.longitude if at else None,
        "coordinates_seen_in": at.seen_in if at else "",
        "coordinates_note": at.note if at else "",
        "see": " ".join(entity.see),
    }
    _insert(connection, "entities", row)
    for identifier in entity.identifiers:
        row = {"scheme": identifier.scheme, "value": identifier.value, "seen_in": identifier.seen_in}
        _insert(connection, "identifiers", {"entity": entity.id, **row})


def _write_source(connection: sqlite3.Connection, source: Source, number: int) -> None:
    row = {
        "id": source.id,
        "number": number,
        "title": source.title,
        "publisher": source.publisher or None,
        "voice": source.voice or None,
        "kind": source.kind,
        **_date_columns("date", source.date),
        "date_basis": source.date_basis,
        "date_note": source.date_note,
        "url": source.url,
        "language": source.language,
        "text_sha256": source.text_sha256,
        "note": source.note,
        "see": " ".join(source.see),
        "author": source.author,
    }
    _insert(connection, "sources", row)
    for position, fragment in enumerate(source.fragments):
        row = {
            "at": fragment.selector.at,
            "original": fragment.original or None,
            "seen": fragment.seen.at if fragment.seen else None,
            "publisher": fragment.publisher,
            "compare": fragment.compare,
            **_span_columns(fragment.span),
        }
        _insert(connection, "fragments", {"source": source.id, "position": position, **row})
    for position, words in enumerate(source.sentence_starts):
        _insert(connection, "sentence_starts", {"source": source.id, "position": position, "at": words.at})
    for position, aside in enumerate(source.set_aside):
        row = {"at": aside.selector.at, "reason": aside.reason, **_span_columns(aside.span)}
        _insert(connection, "set_aside", {"source": source.id, "position": position, **row})


def _write_names(connection: sqlite3.Connection, entity: Entity) -> None:
    for name in entity.names:
        row = {
            "entity": entity.id,
            "text": name.text,
            "kind": name.kind,
            "lang": name.lang,
            "source": name.source or None,
            **_words_columns(name.selector, name.span),
            "seen_in": name.seen_in,
        }
        _insert(connection, "names", row)
    weak: dict[str, bool] = {}  # a name that is written strong anywhere is not weak
    languages: dict[str, str] = {}
    for name in (*entity.names, Name(entity.name)):
        weak[name.text] = name.kind in WEAK_NAME_KINDS and weak.get(name.text, True)
        languages.setdefault(name.text, name.lang)
    acronyms = {name.text for name in entity.names if name.kind == "acronym"}
    for text, lang in languages.items():
        number = _insert(connection, "spellings", {"entity": entity.id, "name": text, "lang": lang, "weak": weak[text]})
        _write_keys(connection, text, number, _NO_SOUNDS if text in acronyms else sounds_of(words_of_name(text, lang).words))


def _write_keys(connection: sqlite3.Connection, name: str, spelling: int | None, sounds: Sounds) -> None:
    """Under what a name is looked up: as it is written, folded, and by its sounds, each under its keys.

    Acronyms have no sounds: they are letters, and nobody writes them as he hears them.
    """
    keys = {("exact", name), ("folded", fold(name)), *(("sound", sound) for sound in sounds.single | sounds.together)}
    connection.executemany("INSERT INTO name_keys VALUES (?, ?, ?)", [(*key, spelling) for key in sorted(keys)])
    found = {(key, sound) for sound in sounds.single for key in keys_of(sound)}
    found.update((key, sound) for sound in sounds.together for key in skeletons(sound))
    connection.executemany("INSERT OR IGNORE INTO sound_keys VALUES (?, ?)", sorted(found))


def _write_statement(connection: sqlite3.Connection, entry: Entry, number: int) -> None:
    statement = entry.statement
    row = {
        "id": statement.id,
        "number": number,
        "kind": statement.kind,
        "mood": statement.mood,
        "text": entry.text,
        "status": entry.status,
        "status_reason": entry.reason,
        "voiced": entry.voiced,
        "topic": statement.topic,
        "note": statement.note,
        **_date_columns("date", statement.date),
        "date_basis": statement.date_basis,
        **_content_columns(statement),
    }
    _insert(connection, "statements", row)
    for position, (entity, part) in enumerate(statement.participants()):
        row = {"statement": statement.id, "position": position, "entity": entity, "part": part}
        _insert(connection, "participants", row)
    if isinstance(statement.content, Event):
        for position, item in enumerate(statement.content.items):
            _insert(connection, "items", {"statement": statement.id, "position": position, "item": item})
    for position, link in enumerate(statement.links):
        row = {"statement": statement.id, "position": position, "relation": link.relation, "other": link.other}
        _insert(connection, "links", {**row, "note": link.note})
    for position, stance in enumerate(statement.stances):
        _insert(connection, "stances", {"statement": statement.id, "position": position, **_stance_columns(stance)})


def _content_columns(statement: Statement) -> dict[str, Any]:
    content = statement.content
    if isinstance(content, Tie):
        tie = {"subject": content.subject, "predicate": content.predicate, "object": content.object}
        return {**tie, "role": content.role, "extent": content.extent}
    if isinstance(content, Event):
        return {"event": content.type, "place": content.place or None, "summary": content.summary}
    if isinstance(content, Figure):
        numbers = {"low": content.low, "best": content.best, "high": content.high, "unit": content.unit}
        rest = {"bound": content.bound, "words": content.words, "place": content.place or None}
        return {"figure_of": content.of, **numbers, **rest}
    if isinstance(content, Quote):
        words = {"quote": content.words, "partial": content.partial, "lang": content.lang}
        return {**words, "english": content.english, "continues": content.continues or None}
    if isinstance(content, Label):
        return {"label": content.words, "label_of": content.of}
    return {"view": content.text}


def _stance_columns(stance: Stance) -> dict[str, Any]:
    return {
        "who": stance.who,
        "does": stance.does,
        "source": stance.source,
        "own_voice": stance.own_voice,
        **_date_columns("said", stance.said),
        "addressee": stance.to or None,
        "said_basis": stance.said_basis,
        "who_basis": stance.who_basis,
        "reported_by": stance.reported_by or None,
        "via": stance.via or None,
        **_words_columns(stance.selector, stance.span),
        "lang": stance.lang,
        "hedge": stance.hedge,
        "wire": stance.wire,
        **_date_columns("evidenced", stance.evidenced),
        "quotation_marks": stance.quotation_marks,
        "compare": stance.compare,
        "note": stance.note,
    }


def _date_columns(prefix: str, date: Date | None) -> dict[str, str | None]:
    if date is None:
        return {}
    return {
        prefix: date.text,
        f"{prefix}_earliest": date.earliest,
        f"{prefix}_latest": date.latest,
        f"{prefix}_precision": date.precision,
    }


def _words_columns(selector: Selector | None, span: Span | None) -> dict[str, str | int | None]:
    words = {"at": selector.at, "before": selector.before, "after": selector.after} if selector else {}
    return {**words, **_span_columns(span)}


def _span_columns(span: Span | None) -> dict[str, str | int | None]:
    if span is None:
        return {}
    return {"text_sha256": span.text_sha256, "start": span.start, "end": span.end, "words_sha256": span.words_sha256}


# -- full text ---------------------------------------------------------------------------------------------------------

_Passages = Iterator[tuple[str, str]]


def _write_passages(connection: sqlite3.Connection, kind: str, thing: str, passages: Iterable[tuple[str, str]]) -> None:
    """The texts in which something is found by its words, each once, with the name of the field that it stands in."""
    for field, text in dict.fromkeys(passages):
        words = " ".join(word.text for word in words_of(text))
        if words:
            row = {"kind": kind, "thing": thing, "field": field, "text": text}
            number = _insert(connection, "passages", row)
            _insert(connection, "passage_words", {"rowid": number, "words": words})


def _statement_passages(statement: Statement, text: str) -> _Passages:
    """Its sentence, which has the words of a quote, label or view, and what is said besides."""
    content = statement.content
    yield "text", text
    if isinstance(content, Quote):
        yield "english", content.english
    if isinstance(content, Event):
        yield from (("item", item) for item in content.items)
    yield "note", statement.note
    yield from (("conflict", link.note) for link in statement.links)
    for stance in statement.stances:
        yield "hedge", stance.hedge
        yield "note", stance.note


def _entity_passages(entity: Entity) -> _Passages:
    yield "name", entity.name
    yield from (("name", name.text) for name in entity.names)
    yield "note", entity.note


def _source_passages(source: Source) -> _Passages:
    yield "title", source.title
    yield "author", source.author
    yield "note", source.note

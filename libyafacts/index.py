"""The compiled fact base: one SQLite file, written once from the model and then only read.

Everything that takes the whole base to know (sentences, statuses, the keys of names) is worked out when it is written, so that
a question reads no more than its answer. Uses nothing newer than SQLite 3.37.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from libyafacts.dates import Date
from libyafacts.model import (
    Coordinates,
    Entity,
    Entry,
    Event,
    FactBase,
    Figure,
    Fragment,
    Identifier,
    Label,
    Link,
    Name,
    Quote,
    Selector,
    SetAside,
    Source,
    Span,
    Stance,
    Statement,
    Tie,
    View,
)

# In the file's header, so that a file that is no index is not taken for one ("Lyf" and the number of the table layout).
FORMAT = 0x4C796602

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
CREATE TABLE name_keys (
  rung TEXT NOT NULL, key TEXT NOT NULL, entity TEXT NOT NULL REFERENCES entities (id), name TEXT NOT NULL,
  weak INTEGER NOT NULL, PRIMARY KEY (rung, key, entity, name)
) WITHOUT ROWID;
CREATE TABLE statements (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, mood TEXT NOT NULL, text TEXT NOT NULL,
  status TEXT NOT NULL, status_reason TEXT NOT NULL, topic TEXT NOT NULL, note TEXT NOT NULL,
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
  compare TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (statement, position)
) WITHOUT ROWID;
CREATE INDEX stances_by_who ON stances (who, statement);
CREATE INDEX stances_by_source ON stances (source, statement);
"""


class NameKey(NamedTuple):
    """A name under which an entity may be found: the folded words, the name as written, and whether it is a weak one."""

    entity: str
    name: str
    key: str
    weak: bool


# -- writing -----------------------------------------------------------------------------------------------------------


def write(base: FactBase, connection: sqlite3.Connection, content_hash: str) -> None:
    """Write a fact base that was found without errors into an empty database, in one transaction."""
    from libyafacts import wording  # late, like all that only writing needs
    from libyafacts.status import statuses

    connection.executescript(_TABLES)
    connection.execute("PRAGMA foreign_keys = ON")
    with connection:
        _write_meta(base, connection, content_hash)
        for entity in base.entities.values():
            _write_entity(connection, entity)
        for number, source in enumerate(sorted(base.sources.values(), key=lambda source: source.id), 1):
            _write_source(connection, source, number)
        for entity in base.entities.values():
            _write_names(connection, entity)
        judged = statuses(base)
        for number, statement in enumerate(base.statements.values()):
            text = wording.sentence(statement, base.entities.__getitem__)
            status, reason = judged[statement.id]
            _write_statement(connection, Entry(statement, text, status, reason), number)
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))


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
    from libyafacts.names import fold
    from libyafacts.vocabulary import WEAK_NAME_KINDS

    keys: dict[tuple[str, str, str], bool] = {}  # a name that is written strong anywhere is not weak
    for name in (Name(entity.name), *entity.names):
        folded = fold(name.text)
        weak = name.kind in WEAK_NAME_KINDS
        for rung, key in [("exact", name.text), ("folded", folded), *(("word", word) for word in folded.split())]:
            keys[rung, key, name.text] = weak and keys.get((rung, key, name.text), True)
    for (rung, key, text), weak in keys.items():
        _insert(connection, "name_keys", {"rung": rung, "key": key, "entity": entity.id, "name": text, "weak": weak})


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


# -- reading -----------------------------------------------------------------------------------------------------------


class Index:
    """A compiled fact base, opened for reading."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._briefs: dict[str, Entity] = {}
        self._known: dict[str, tuple[int, Entry]] = {}  # every line of a screen looks at its rivals, and at theirs
        self._links: dict[str, dict[str, list[tuple[str, str]]]] = {}
        self._numbers: dict[str, int] = {}
        self.meta: dict[str, str] = {row["key"]: row["value"] for row in self._rows("SELECT key, value FROM meta")}

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open an index file that nobody changes.

        Raises:
            sqlite3.Error: where it is not a readable index of this format.
        """
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            format_, pages, page_size = (
                connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "page_count", "page_size")
            )
            if format_ != FORMAT or pages * page_size != path.stat().st_size:
                raise sqlite3.DatabaseError("not an index of this program, or not a whole one")
            return cls(connection)
        except (sqlite3.Error, OSError) as error:
            connection.close()
            raise sqlite3.DatabaseError(str(error)) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, query: str, parameters: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        return self._connection.execute(query, parameters)

    def counts(self) -> dict[str, int]:
        """How many sources, actors, places, statements and stances there are."""
        parts = ("sources", "actors", "places", "statements", "stances")
        return {part: self._connection.execute(f"SELECT count(*) FROM {part}").fetchone()[0] for part in parts}

    # -- names and entities

    def name_of(self, id_: str) -> str:
        """The name to show for an actor or place."""
        return self.brief(id_).name

    def in_text(self, id_: str) -> str:
        """How an actor or place reads within a sentence: ``the GNA``, ``a Turkish official``."""
        return self.brief(id_).in_text

    def kind_of(self, id_: str) -> str:
        """The kind of an actor or place; empty where the id is not one's."""
        return self.brief(id_).kind

    def brief(self, id_: str) -> Entity:
        """An actor or place without its names and identifiers; without a kind, and named by its id, where there is none."""
        if id_ not in self._briefs:
            row = next(self._rows("SELECT * FROM entities WHERE id = ?", (id_,)), None)
            self._briefs[id_] = _entity(row) if row else Entity(id_, "", id_, False, id_)
        return self._briefs[id_]

    def entity(self, id_: str) -> Entity | None:
        """An actor or place with all its names and identifiers; None where the id is not one's."""
        brief = self.brief(id_)
        if not brief.kind:
            return None
        identifiers = self._rows("SELECT scheme, value, seen_in FROM identifiers WHERE entity = ?", (id_,))
        found = self._rows("SELECT * FROM names WHERE entity = ? ORDER BY number", (id_,))
        return brief._replace(
            identifiers=tuple(Identifier(*row) for row in identifiers), names=tuple(_name(row) for row in found)
        )

    def country_of(self, code: str) -> str:
        """The name of the state with an ISO 3166 code; the code itself where no state has it."""
        query = "SELECT entity FROM identifiers WHERE scheme = 'iso3166-1-alpha2' AND value = ?"
        return next((self.name_of(row["entity"]) for row in self._rows(query, (code,))), code)

    def entities(self, kinds: Sequence[str] = ()) -> list[Entity]:
        """All actors and places, or those of some kinds, by name; without their names and identifiers."""
        where = f"WHERE kind IN ({_marks(kinds)})" if kinds else ""
        return [_entity(row) for row in self._rows(f"SELECT * FROM entities {where} ORDER BY is_place, kind, name", kinds)]

    def name_keys(self, rung: str, key: str) -> list[NameKey]:
        """The names whose key on a rung (exact, folded, word) is exactly this."""
        rows = self._rows("SELECT * FROM name_keys WHERE rung = ? AND key = ?", (rung, key))
        return [_name_key(row) for row in rows]

    def all_names(self) -> list[NameKey]:
        """Every name by its folded words."""
        return [_name_key(row) for row in self._rows("SELECT * FROM name_keys WHERE rung = 'folded'")]

    def mentions(self, statuses: Sequence[str] = ()) -> dict[str, int]:
        """In how many statements (of these statuses, or of all) each actor or place has a part, or a stance."""
        either = "SELECT entity, statement FROM participants UNION SELECT who, statement FROM stances"
        query = f"SELECT entity, count(*) AS n FROM ({either}) JOIN statements ON id = statement {{where}} GROUP BY entity"
        return self._counted(query, statuses)

    def _counted(self, query: str, statuses: Sequence[str]) -> dict[str, int]:
        where = f"WHERE status IN ({_marks(statuses)})" if statuses else ""
        return {row[0]: row["n"] for row in self._rows(query.format(where=where), statuses)}

    # -- sources

    def source(self, id_: str) -> Source | None:
        """A source; None where the id is not one's."""
        row = next(self._rows("SELECT * FROM sources WHERE id = ?", (id_,)), None)
        return _source(row) if row else None

    def divided(self, source: Source) -> Source:
        """A source with what it says of its own text: its fragments, where sentences start, which are set aside."""
        fragments, starts, asides = (
            list(self._rows(f"SELECT * FROM {part} WHERE source = ? ORDER BY position", (source.id,)))
            for part in ("fragments", "sentence_starts", "set_aside")
        )
        return source._replace(
            fragments=tuple(map(_fragment, fragments)),
            sentence_starts=tuple(Selector(row["at"]) for row in starts),
            set_aside=tuple(SetAside(Selector(row["at"]), row["reason"], _span(row)) for row in asides),
        )

    def sources(self) -> list[Source]:
        """All sources, by number."""
        return [_source(row) for row in self._rows("SELECT * FROM sources ORDER BY number")]

    def number_of(self, source: str) -> int:
        """The number under which screens cite a source."""
        if not self._numbers:
            self._numbers = {row["id"]: row["number"] for row in self._rows("SELECT id, number FROM sources")}
        return self._numbers[source]

    def collages_of(self, source: str) -> list[str]:
        """The collages in which words of a source were read."""
        return [row["source"] for row in self._rows("SELECT DISTINCT source FROM fragments WHERE original = ?", (source,))]

    def citation_counts(self, statuses: Sequence[str] = ()) -> dict[str, int]:
        """How many statements (of these statuses, or of all) cite each source, or words read in it."""
        either = "SELECT source, statement FROM stances UNION SELECT via, statement FROM stances WHERE via IS NOT NULL"
        query = f"SELECT source, count(*) AS n FROM ({either}) JOIN statements ON id = statement {{where}} GROUP BY source"
        return self._counted(query, statuses)

    # -- statements

    def statement(self, id_: str) -> Entry | None:
        """A statement; None where the id is not one's."""
        return next(iter(self.statements([id_])), None)

    def statements(self, ids: Iterable[str]) -> list[Entry]:
        """The statements of these ids, in the order of the fact base."""
        wanted = list(dict.fromkeys(ids))
        new = [id_ for id_ in wanted if id_ not in self._known]
        for first in range(0, len(new), 500):  # older SQLite takes no more than 999 parameters
            self._known.update((entry.id, (number, entry)) for number, entry in self._entries(new[first : first + 500]))
        found = (self._known[id_] for id_ in wanted if id_ in self._known)
        return [entry for _, entry in sorted(found, key=lambda numbered: numbered[0])]

    def statement_ids(self) -> list[str]:
        """The ids of all statements, in the order of the fact base."""
        return [row["id"] for row in self._rows("SELECT id FROM statements ORDER BY number")]

    def of_kind(self, kind: str) -> list[Entry]:
        """All statements of a kind."""
        return self._select("SELECT id FROM statements WHERE kind = ?", kind)

    def about(self, entity: str) -> list[Entry]:
        """The statements in which an actor or place has a part."""
        return self._select("SELECT statement FROM participants WHERE entity = ?", entity)

    def spoken_by(self, entity: str) -> list[Entry]:
        """The statements on which an actor has a stance."""
        return self._select("SELECT statement FROM stances WHERE who = ?", entity)

    def citing(self, source: str) -> list[Entry]:
        """The statements that cite a source, or were read in it."""
        return self._select("SELECT statement FROM stances WHERE source = ?1 OR via = ?1", source)

    def rivals(self, id_: str) -> list[tuple[str, str]]:
        """The statements declared to contradict one, from either end, each with the public note."""
        return self._both_ways("conflicts-with").get(id_, [])

    def compared(self, id_: str) -> list[str]:
        """The figures declared to be rivals of one, from either end."""
        return [rival for rival, _ in self._both_ways("compares-with").get(id_, ())]

    def _both_ways(self, relation: str) -> dict[str, list[tuple[str, str]]]:
        """The links of a relation from either end, read once: there are few, and every line of a screen asks for them."""
        if relation not in self._links:
            links = self._links[relation] = {}
            for row in self._rows("SELECT statement, other, note FROM links WHERE relation = ?", (relation,)):
                for one, rival in ((row["statement"], row["other"]), (row["other"], row["statement"])):
                    if (rival, row["note"]) not in links.setdefault(one, []):
                        links[one].append((rival, row["note"]))
        return self._links[relation]

    def _select(self, query: str, parameter: str) -> list[Entry]:
        return self.statements(row[0] for row in list(self._rows(query, (parameter,))))

    def _entries(self, ids: list[str]) -> Iterator[tuple[int, Entry]]:
        marks = _marks(ids)
        stances = self._grouped(f"SELECT * FROM stances WHERE statement IN ({marks}) ORDER BY position", ids)
        parts = self._grouped(f"SELECT * FROM participants WHERE statement IN ({marks}) ORDER BY position", ids)
        items = self._grouped(f"SELECT * FROM items WHERE statement IN ({marks}) ORDER BY position", ids)
        links = self._grouped(f"SELECT * FROM links WHERE statement IN ({marks}) ORDER BY position", ids)
        for row in self._rows(f"SELECT * FROM statements WHERE id IN ({marks})", ids):
            id_ = row["id"]
            people = [(part["entity"], part["part"]) for part in parts.get(id_, ())]
            statement = Statement(
                id_,
                _content(row, people, [item["item"] for item in items.get(id_, ())]),
                row["mood"],
                tuple(entity for entity, part in people if part == "about"),
                row["date_basis"],
                tuple(map(_stance, stances.get(id_, ()))),
                tuple(Link(link["relation"], link["other"], link["note"]) for link in links.get(id_, ())),
                row["note"],
                row["topic"],
            )
            yield row["number"], Entry(statement, row["text"], row["status"], row["status_reason"])

    def _grouped(self, query: str, ids: list[str]) -> dict[str, list[sqlite3.Row]]:
        groups: dict[str, list[sqlite3.Row]] = {}
        for row in self._rows(query, ids):
            groups.setdefault(row["statement"], []).append(row)
        return groups


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _date(row: sqlite3.Row, prefix: str) -> Date | None:
    if row[prefix] is None:
        return None
    return Date(row[prefix], row[f"{prefix}_earliest"], row[f"{prefix}_latest"], row[f"{prefix}_precision"])


def _selector(row: sqlite3.Row) -> Selector | None:
    return Selector(row["at"], row["before"], row["after"]) if row["at"] is not None else None


def _span(row: sqlite3.Row) -> Span | None:
    if row["start"] is None:
        return None
    return Span(row["text_sha256"], row["start"], row["end"], row["words_sha256"])


def _entity(row: sqlite3.Row) -> Entity:
    coordinates = None
    if row["latitude"] is not None:
        notes = (row["coordinates_seen_in"], row["coordinates_note"])
        coordinates = Coordinates(row["latitude"], row["longitude"], *notes)
    return Entity(
        row["id"],
        row["kind"],
        row["name"],
        bool(row["is_place"]),
        row["in_text"],
        bool(row["plural"]),
        (),
        (),
        row["note"],
        row["country"],
        coordinates,
        tuple(row["see"].split()),
    )


def _name(row: sqlite3.Row) -> Name:
    found = (row["source"] or "", _selector(row), _span(row))
    return Name(row["text"], row["kind"], row["lang"], *found, row["seen_in"])


def _name_key(row: sqlite3.Row) -> NameKey:
    return NameKey(row["entity"], row["name"], row["key"], bool(row["weak"]))


def _source(row: sqlite3.Row) -> Source:
    return Source(
        row["id"],
        row["title"],
        row["publisher"] or "",
        row["voice"] or "",
        row["kind"],
        _date(row, "date"),
        row["date_basis"],
        row["date_note"],
        row["url"],
        row["language"],
        row["text_sha256"],
        row["note"],
        tuple(row["see"].split()),
        row["author"],
    )


def _fragment(row: sqlite3.Row) -> Fragment:
    seen = Selector(row["seen"]) if row["seen"] is not None else None
    return Fragment(Selector(row["at"]), row["original"] or "", seen, row["publisher"], row["compare"], _span(row))


def _content(
    row: sqlite3.Row, people: Sequence[tuple[str, str]], items: Sequence[str]
) -> Tie | Event | Figure | Quote | Label | View:
    kind = row["kind"]
    date = _date(row, "date")
    if kind == "tie":
        return Tie(row["subject"], row["predicate"], row["object"], row["role"], row["extent"], date)
    if kind == "event":
        roles = tuple((part, entity) for entity, part in people if part not in ("about", "place"))
        return Event(row["event"], row["place"] or "", date, roles, row["summary"], tuple(items))
    if kind == "figure":
        numbers = (row["low"], row["best"], row["high"])
        return Figure(row["figure_of"], *numbers, row["unit"], row["bound"], row["words"], date, row["place"] or "")
    if kind == "quote":
        return Quote(row["quote"], bool(row["partial"]), row["lang"], row["english"], row["continues"] or "")
    if kind == "label":
        return Label(row["label"], row["label_of"])
    return View(row["view"])


def _stance(row: sqlite3.Row) -> Stance:
    return Stance(
        who=row["who"],
        does=row["does"],
        source=row["source"],
        own_voice=bool(row["own_voice"]),
        said=_date(row, "said"),
        to=row["addressee"] or "",
        said_basis=row["said_basis"],
        who_basis=row["who_basis"],
        reported_by=row["reported_by"] or "",
        via=row["via"] or "",
        selector=_selector(row),
        span=_span(row),
        lang=row["lang"],
        hedge=row["hedge"],
        wire=row["wire"],
        quotation_marks=bool(row["quotation_marks"]),
        compare=row["compare"],
        note=row["note"],
    )

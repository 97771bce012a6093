"""The compiled fact base: one SQLite file, written once (by ``index.writing``) and then only read, here."""

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
FORMAT = 0x4C796604


class Spelling(NamedTuple):
    """A name as it is written somewhere, in which language, whose it is, and whether it is a weak one."""

    entity: str
    name: str
    lang: str
    weak: bool


class Passage(NamedTuple):
    """A text that has words: of a statement, entity or source (``kind``), by its id (``thing``), in one of its fields."""

    kind: str
    thing: str
    field: str
    text: str


class Index:
    """A compiled fact base, opened for reading."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._briefs: dict[str, Entity] = {}
        self._known: dict[str, tuple[int, Entry]] = {}  # every line of a screen looks at its rivals, and at theirs
        self._links: dict[str, dict[str, list[tuple[str, str]]]] = {}
        self._numbers: dict[str, int] = {}
        self.not_yet_known: frozenset[str] = frozenset()  # statements of the whole base, where this is what was known by a day
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

    def fact_base(self) -> FactBase:
        """The whole base as the model that it was written from."""
        entities = {brief.id: entity for brief in self.entities() if (entity := self.entity(brief.id))}
        sources = {source.id: self.divided(source) for source in self.sources()}
        statements = {entry.id: entry.statement for entry in self.statements(self.statement_ids())}
        return FactBase(self.meta["title"], self.meta["version"], sources, entities, statements)

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

    def state_of(self, code: str) -> str:
        """The id of the state with an ISO 3166 code; empty where no state has it."""
        query = "SELECT entity FROM identifiers WHERE scheme = 'iso3166-1-alpha2' AND value = ?"
        return next((str(row["entity"]) for row in self._rows(query, (code,))), "")

    def country_of(self, code: str) -> str:
        """The name of the state with an ISO 3166 code; the code itself where no state has it."""
        state = self.state_of(code)
        return self.name_of(state) if state else code

    def entities(self, kinds: Sequence[str] = ()) -> list[Entity]:
        """All actors and places, or those of some kinds, by name; without their names and identifiers."""
        where = f"WHERE kind IN ({_marks(kinds)})" if kinds else ""
        return [_entity(row) for row in self._rows(f"SELECT * FROM entities {where} ORDER BY is_place, kind, name", kinds)]

    def spellings(self, rung: str, key: str) -> list[Spelling]:
        """The names whose key on a rung (exact, folded) is exactly this."""
        query = "SELECT s.* FROM name_keys JOIN spellings s ON s.number = spelling WHERE rung = ? AND key = ?"
        return [_spelling(row) for row in self._rows(query, (rung, key))]

    def spellings_with(self, sounds: Sequence[str]) -> list[Spelling]:
        """The names that have a word with one of these sounds, each once."""
        which = f"SELECT spelling FROM name_keys WHERE rung = 'sound' AND key IN ({_marks(sounds)})"
        return [_spelling(row) for row in self._rows(f"SELECT * FROM spellings WHERE number IN ({which})", sounds)]

    def spellings_of(self, id_: str) -> list[Spelling]:
        """All the names of an actor or place."""
        return [_spelling(row) for row in self._rows("SELECT * FROM spellings WHERE entity = ?", (id_,))]

    def sounds_under(self, keys: Sequence[str]) -> list[str]:
        """The sounds of words of names that are kept under one of these keys, each once."""
        query = f"SELECT DISTINCT sound FROM sound_keys WHERE key IN ({_marks(keys)}) ORDER BY sound"
        return [row["sound"] for row in self._rows(query, keys)]

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

    def passages(self, words: Sequence[str]) -> list[Passage]:
        """The passages in which words, as ``words.words_of`` makes them, stand one after the other, in the order of the base.

        Between quotation marks nothing is an operator to SQLite.
        """
        phrase = " ".join(words).replace('"', '""')
        query = "SELECT kind, thing, field, text FROM passages WHERE number IN ({}) ORDER BY number"
        numbers = "SELECT rowid FROM passage_words WHERE passage_words MATCH ?"
        return [Passage(*row) for row in self._rows(query.format(numbers), (f'"{phrase}"',))]

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
            yield row["number"], Entry(statement, row["text"], row["status"], row["status_reason"], bool(row["voiced"]))

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


def _spelling(row: sqlite3.Row) -> Spelling:
    return Spelling(row["entity"], row["name"], row["lang"], bool(row["weak"]))


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
        evidenced=_date(row, "evidenced"),
        quotation_marks=bool(row["quotation_marks"]),
        compare=row["compare"],
        note=row["note"],
    )

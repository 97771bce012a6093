"""Nodes to model: every part of every file, with all problems found on the way.

A part that does not fit its shape is mended by leaving the misfit out, so that one mistake never hides the next.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from libyafacts import dates
from libyafacts.citations import citation_key
from libyafacts.dates import Date, DateError
from libyafacts.errors import Place, Problem
from libyafacts.model import (
    NO_VOICE,
    Content,
    Coordinates,
    Entity,
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
from libyafacts.read import Document, Node, Scalar
from libyafacts.read import Mapping as MappingNode
from libyafacts.read import Sequence as SequenceNode
from libyafacts.schema import (
    NESTED,
    PARTS,
    ActorShape,
    BaseShape,
    CoordinatesShape,
    FigureShape,
    FragmentShape,
    Misfit,
    NameShape,
    PlaceShape,
    SetAsideShape,
    Shape,
    SourceShape,
    StanceShape,
    StatementShape,
    fields_of,
    fit,
    required_in,
)
from libyafacts.vocabulary import DATE_BASES, STATEMENT_KINDS

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
Record = Mapping[tuple[str, str], Span]
Path = tuple[str | int, ...]
_Shape = TypeVar("_Shape", SourceShape, ActorShape, PlaceShape, StatementShape, BaseShape)


@dataclass(slots=True)
class Built:
    """A fact base, the node that each id was written as, and what was wrong with the writing."""

    base: FactBase
    nodes: dict[str, MappingNode] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, owner: str, *path: str | int) -> Place:
        """Where a part of a source, actor, place or statement was written; the nearest part above where it is left out."""
        return descend(self.nodes[owner], path).place


def descend(node: Node, path: Path) -> Node:
    """The node at the end of a path of keys and numbers, or the last one on the way that there is."""
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str) and step in node.items:
            node = node.items[step]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


def build(documents: Sequence[Document], record: Record, version: str) -> Built:
    """Make the model of a fact base.

    Args:
        documents: its files, as read.
        record: where each verified citation stands.
        version: the version to give a base that does not name its own.
    """
    return _Builder(record).build(documents, version)


class _Builder:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.problems: list[Problem] = []
        self.nodes: dict[str, MappingNode] = {}
        self.sources: dict[str, Source] = {}

    def build(self, documents: Sequence[Document], version: str) -> Built:
        parts: dict[str, list[tuple[MappingNode, str]]] = {part: [] for part in PARTS}
        title = "Fact base"
        for document in documents:
            for key, node in self._parts_of(document):
                if key == "base":
                    title, version = self._header(node) or (title, version)
                else:
                    parts[key] += [(item, document.file.path.stem) for item in self._items(node)]
        for node, _ in parts["sources"]:  # first, because a stance speaks in its source's voice
            if (source := self._registered(node, SourceShape)) is not None:
                self.sources[source.id] = self._source(source)
        entities = self._entities([node for node, _ in parts["actors"]], [node for node, _ in parts["places"]])
        statements: dict[str, Statement] = {}
        for node, topic in parts["statements"]:
            shape = self._registered(node, StatementShape)
            statement = self._statement(shape, topic, node) if shape is not None else None
            if statement is not None:
                statements[statement.id] = statement
        return Built(FactBase(title, version, self.sources, entities, statements), self.nodes, self.problems)

    def _header(self, node: Node) -> tuple[str, str] | None:
        if not isinstance(node, MappingNode):
            self._add(node.place, "shape", "`base` has a title and a version")
            return None
        header, _ = self._shaped(node, BaseShape)
        return (header.title, header.version) if header else None

    def _entities(self, actors: Sequence[MappingNode], places: Sequence[MappingNode]) -> dict[str, Entity]:
        entities: dict[str, Entity] = {}
        for node in actors:
            if (actor := self._registered(node, ActorShape)) is not None:
                entities[actor.id] = self._actor(actor)
        for node in places:
            if (place := self._registered(node, PlaceShape)) is not None:
                entities[place.id] = self._place(place)
        return entities

    # -- files and shapes ------------------------------------------------------------------------------------------

    def _parts_of(self, document: Document) -> list[tuple[str, Node]]:
        root = document.root
        if root is None or (isinstance(root, Scalar) and not root.text):
            return []
        if not isinstance(root, MappingNode):
            self._add(root.place, "shape", f"a file holds the lists {', '.join(PARTS)}")
            return []
        known = [(key, node) for key, node in root.items.items() if key in PARTS or key == "base"]
        for key, place in root.keys.items():
            if key not in PARTS and key != "base":
                self._add(place, "unknown-key", f"a file has no part {key!r}", _meant(key, (*PARTS, "base")))
        return known

    def _items(self, node: Node) -> list[MappingNode]:
        if isinstance(node, Scalar) and not node.text:
            return []
        if not isinstance(node, SequenceNode):
            self._add(node.place, "shape", "a list is expected here, each entry beginning with '- '")
            return []
        for item in node.items:
            if not isinstance(item, MappingNode):
                self._add(item.place, "shape", "an entry has keys and values")
        return [item for item in node.items if isinstance(item, MappingNode)]

    def _registered(self, node: MappingNode, shape: type[_Shape]) -> _Shape | None:
        """A part with an id that no other part has."""
        part, mended = self._shaped(node, shape)
        if part is None or isinstance(part, BaseShape):
            return None
        place = descend(node, ("id",)).place
        if not _ID.fullmatch(part.id):
            self._add(place, "id", f"{part.id!r} is not an id", "lower-case letters, digits and single hyphens")
            return None
        if part.id in self.nodes:
            first = descend(self.nodes[part.id], ("id",)).place
            hint = f"first: {first.file.path}:{first.line}"
            self._add(place, "duplicate-id", f"the id {part.id!r} is taken", hint)
            return None
        self.nodes[part.id] = mended
        return part

    def _shaped(self, node: MappingNode, shape: type[_Shape]) -> tuple[_Shape | None, MappingNode]:
        """The part, and the node it was made from: as written, but for what did not fit."""
        known = self._with_known_keys(node, shape)
        while known is not None:
            node = known
            try:
                return fit(node, shape), node
            except Misfit as misfit:
                known = self._without_misfit(node, misfit)
        return None, node

    def _with_known_keys(self, node: MappingNode, shape: type[Shape]) -> MappingNode | None:
        """The node without keys that the shape does not have; None where one that it must have is missing."""
        known = fields_of(shape)
        items: dict[str, Node] = {}
        for key, value in node.items.items():
            if key not in known:
                self._add(node.keys[key], "unknown-key", f"there is no key {key!r} here", _meant(key, known))
                continue
            inner = self._inner(value, NESTED[key]) if key in NESTED else value
            if inner is not None:
                items[key] = inner
        missing = [key for key in required_in(shape) if key not in node.items]
        for key in missing:
            self._add(node.place, "missing-key", f"the key {key!r} is missing here")
        return None if missing else MappingNode(node.place, items, node.keys)

    def _inner(self, node: Node, shape: type[Shape]) -> Node | None:
        if isinstance(node, MappingNode):
            return self._with_known_keys(node, shape)
        if isinstance(node, SequenceNode):
            inner = [self._inner(item, shape) for item in node.items]
            return SequenceNode(node.place, [item for item in inner if item is not None])
        return node

    def _without_misfit(self, node: MappingNode, misfit: Misfit) -> MappingNode | None:
        """Report a misfit, and the node without it; None where nothing would be left."""
        if not misfit.message.startswith("Object missing"):  # or it is what an earlier misfit left behind
            self._add(descend(node, misfit.path).place, "type", _in_plain_words(misfit.message))
        path = misfit.path
        while path:
            mended = _without(node, path)
            if isinstance(mended, MappingNode) and _size(mended) < _size(node):
                return mended
            path = path[:-1]
        return None

    def _add(self, place: Place, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, code, message, hint))

    def _date(self, text: str, node: Node, *path: str | int) -> Date | None:
        if not text:
            return None
        try:
            return dates.parse(text)
        except DateError as error:
            self._add(descend(node, path).place, "date", str(error))
            return None

    # -- sources, actors, places -----------------------------------------------------------------------------------

    def _source(self, shape: SourceShape) -> Source:
        node = self.nodes[shape.id]
        voice = "" if shape.voice == NO_VOICE else shape.voice or shape.publisher
        return Source(
            shape.id,
            shape.title,
            shape.publisher,
            voice,
            shape.kind,
            self._date(shape.date, node, "date"),
            shape.date_basis,
            shape.date_note,
            shape.url,
            shape.language,
            shape.text_sha256,
            shape.note,
            tuple(shape.see),
            shape.author,
            tuple(self._fragment(shape.id, fragment) for fragment in shape.fragments),
            tuple(Selector(words) for words in shape.sentence_starts),
            tuple(self._aside(shape.id, aside) for aside in shape.set_aside),
        )

    def _fragment(self, owner: str, shape: FragmentShape) -> Fragment:
        selector = Selector(shape.at)
        seen = Selector(shape.seen) if shape.seen else None
        span = self._span(owner, owner, selector)
        return Fragment(selector, shape.original, seen, shape.publisher, shape.compare, span)

    def _aside(self, owner: str, shape: SetAsideShape) -> SetAside:
        selector = Selector(shape.at)
        return SetAside(selector, shape.reason, self._span(owner, owner, selector))

    def _actor(self, shape: ActorShape) -> Entity:
        names = self._names(shape.id, shape.names)
        identifiers = _identifiers(shape.ids, shape.ids_seen_in)
        entity = Entity(shape.id, shape.kind, shape.name, False, shape.in_text, shape.plural, names, identifiers, shape.note)
        return entity._replace(see=tuple(shape.see))

    def _place(self, shape: PlaceShape) -> Entity:
        at = shape.coordinates
        return Entity(
            shape.id,
            shape.kind,
            shape.name,
            True,
            shape.in_text,
            shape.plural,
            self._names(shape.id, shape.names),
            _identifiers(shape.ids, shape.ids_seen_in),
            shape.note,
            shape.country,
            Coordinates(at.latitude, at.longitude, at.seen_in, at.note) if isinstance(at, CoordinatesShape) else None,
            tuple(shape.see),
        )

    def _names(self, owner: str, shapes: list[NameShape]) -> tuple[Name, ...]:
        names = []
        for shape in shapes:
            selector = Selector(shape.at, shape.before, shape.after) if shape.at else None
            span = self._span(owner, shape.in_, selector)
            names.append(Name(shape.text, shape.kind, shape.lang, shape.in_, selector, span, shape.seen_in))
        return tuple(names)

    def _span(self, owner: str, document: str, selector: Selector | None) -> Span | None:
        return self.record.get(citation_key(owner, document, selector)) if selector else None

    # -- statements ------------------------------------------------------------------------------------------------

    def _statement(self, shape: StatementShape, topic: str, written: MappingNode) -> Statement | None:
        node = self.nodes[shape.id]
        content = self._content(shape, node, written)
        if content is None:
            return None
        if isinstance(content, Quote) and not content.lang and shape.stances:
            source = self.sources.get(shape.stances[0].in_)
            content = content._replace(lang=source.language if source else "")
        quote = shape.quote
        stances = tuple(self._stance(stance, shape.id, quote, node, number) for number, stance in enumerate(shape.stances))
        return Statement(
            shape.id,
            content,
            shape.mood,
            tuple(shape.about),
            shape.when_basis,
            stances,
            _links(shape),
            shape.note,
            topic,
        )

    def _content(self, shape: StatementShape, node: MappingNode, written: MappingNode) -> Content | None:
        kinds = [kind for kind in STATEMENT_KINDS if kind in written.items]
        if len(kinds) != 1:
            found = " and ".join(kinds) or "none"
            self._add(node.place, "kind", f"a statement is exactly one of {', '.join(STATEMENT_KINDS)}; here: {found}")
            return None
        if kinds[0] not in node.items:  # it did not fit, and was reported
            return None
        makers: dict[str, Callable[[StatementShape, MappingNode], Content | None]] = {
            "tie": self._tie,
            "event": self._event,
            "figure": self._figure,
            "quote": lambda shape, _: Quote(shape.quote, shape.partial, shape.lang, shape.english, shape.continues),
            "label": lambda shape, _: Label(shape.label, shape.of),
            "view": lambda shape, _: View(shape.view),
        }
        return makers[kinds[0]](shape, node)

    def _tie(self, shape: StatementShape, node: MappingNode) -> Tie | None:
        if not isinstance(shape.tie, tuple):
            return None
        subject, predicate, object_ = shape.tie
        return Tie(subject, predicate, object_, shape.role, shape.extent, self._date(shape.valid, node, "valid"))

    def _event(self, shape: StatementShape, node: MappingNode) -> Event:
        roles = tuple((role, entity) for role, entities in shape.roles.items() for entity in _as_list(entities))
        return Event(shape.event, shape.place, self._date(shape.when, node, "when"), roles, shape.summary, tuple(shape.items))

    def _figure(self, shape: StatementShape, node: MappingNode) -> Figure | None:
        figure = shape.figure
        if not isinstance(figure, FigureShape):
            return None
        as_of = self._date(figure.as_of, node, "figure", "as_of")
        return Figure(
            figure.of, figure.low, figure.best, figure.high, figure.unit, figure.bound, figure.words, as_of, shape.place
        )

    def _stance(self, shape: StanceShape, owner: str, quote: str, node: MappingNode, number: int) -> Stance:
        source = self.sources.get(shape.in_)
        voice = source.voice if source else ""
        who = shape.who or voice
        own_voice = bool(voice) and who == voice
        said = self._date(shape.said, node, "stances", number, "said")
        said_basis = shape.said_basis
        if said is None and source is not None and source.date is not None:
            said = source.date if own_voice else dates.by(source.date)
            said_basis = source.date_basis if source.date_basis in DATE_BASES else said_basis
        words = shape.at or quote
        selector = Selector(words, shape.before, shape.after) if words else None
        return Stance(
            who=who,
            does=shape.does,
            source=shape.in_,
            own_voice=own_voice,
            said=said,
            to=shape.to,
            said_basis=said_basis,
            who_basis=shape.who_basis,
            reported_by=shape.reported_by,
            via=shape.via,
            selector=selector,
            span=self._span(owner, shape.via or shape.in_, selector),
            lang=shape.lang,
            hedge=shape.hedge,
            wire=shape.wire,
            evidenced=self._date(shape.evidenced, node, "stances", number, "evidenced"),
            quotation_marks=shape.quotation_marks,
            compare=shape.compare,
            note=shape.note,
        )


def _identifiers(ids: Mapping[str, str], seen_in: Mapping[str, str]) -> tuple[Identifier, ...]:
    return tuple(Identifier(scheme, value, seen_in.get(scheme, "")) for scheme, value in ids.items())


def _links(shape: StatementShape) -> tuple[Link, ...]:
    links = [Link("started-by", shape.started_by)] if shape.started_by else []
    links += [Link("ended-by", shape.ended_by)] if shape.ended_by else []
    links += [Link("follows-from", other) for other in _as_list(shape.follows_from)]
    links += [Link("conflicts-with", conflict.id, conflict.note) for conflict in shape.conflicts_with]
    links += [Link("compares-with", other) for other in shape.compares_with]
    return tuple(links)


def _as_list(value: str | list[str]) -> list[str]:
    if isinstance(value, list):
        return value
    return [value] if value else []


def _without(node: Node, path: Path) -> Node:
    """The node without what the path leads to; as it was where the path leads nowhere."""
    step, rest = path[0], path[1:]
    if isinstance(node, MappingNode) and isinstance(step, str) and step in node.items:
        items = dict(node.items)
        child = items.pop(step)
        if rest:
            items = {key: _without(child, rest) if key == step else value for key, value in node.items.items()}
        return MappingNode(node.place, items, node.keys)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        kept = [_without(node.items[step], rest)] if rest else []
        return SequenceNode(node.place, [*node.items[:step], *kept, *node.items[step + 1 :]])
    return node


def _size(node: Node) -> int:
    if isinstance(node, MappingNode):
        return 1 + sum(map(_size, node.items.values()))
    return 1 + sum(map(_size, node.items)) if isinstance(node, SequenceNode) else 1


def _meant(word: str, known: Sequence[str]) -> str:
    """A hint that names what was probably meant, or what there is to choose from."""
    close = difflib.get_close_matches(word, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"


_PLAIN = {"array": "a list", "object": "keys and values", "str": "text", "float": "a number", "bool": "true or false"}


def _in_plain_words(message: str) -> str:
    if message.startswith("Expected `array` of length"):
        return "a tie has three parts: [subject, predicate, object]"
    words = message.split("`")
    if len(words) >= 4:
        expected = " or ".join(_PLAIN.get(kind, kind) for kind in words[1].split(" | ") if kind != "null")
        return f"{expected} is expected here, not {_PLAIN.get(words[3], words[3])}"
    return message.replace("`", "")

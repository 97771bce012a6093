"""The shape of the YAML, defined once. The only room that imports msgspec.

Everything that is not a list or mapping arrives as text; ``float`` and ``bool`` here are read from that text. Constraints on
values (the form of an id, the range of a latitude) are rules of ``check``: ``msgspec.Meta``, which could state them here, now
and then crashes the interpreter when it ends (seen with msgspec 0.22, known to its makers).
"""

from __future__ import annotations

from functools import cache
from typing import TypeVar

import msgspec

from libyafacts.read import Node, Scalar, Sequence


class Shape(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts share: an unknown key is an error."""


_Part = TypeVar("_Part", bound=Shape)


class NameShape(Shape):
    """One way in which a name is written; with ``in`` and ``at`` from a source, with ``seen_in`` from reference data."""

    text: str
    kind: str = "spelling"
    lang: str = ""
    in_: str = msgspec.field(name="in", default="")
    at: str = ""
    before: str = ""
    after: str = ""
    seen_in: str = ""


class FragmentShape(Shape):
    """A piece of a collage, and how far it was traced."""

    at: str
    original: str = ""
    seen: str = ""
    publisher: str = ""
    compare: str = ""


class SetAsideShape(Shape):
    """A sentence that makes no claim, and why not."""

    at: str
    reason: str


class SourceShape(Shape):
    """A document."""

    id: str
    title: str = ""
    publisher: str = ""
    voice: str = ""
    kind: str = "article"
    date: str = ""
    date_basis: str = "printed"
    date_note: str = ""
    url: str = ""
    language: str = ""
    text_sha256: str = ""
    author: str = ""
    note: str = ""
    see: list[str] = []
    fragments: list[FragmentShape] = []
    sentence_starts: list[str] = []
    set_aside: list[SetAsideShape] = []


class ActorShape(Shape):
    """A person, organisation, group, government, state, office, company, media house or unnamed speaker."""

    id: str
    kind: str
    name: str
    in_text: str = ""
    plural: bool = False
    names: list[NameShape] = []
    ids: dict[str, str] = {}
    ids_seen_in: dict[str, str] = {}
    note: str = ""
    see: list[str] = []


class CoordinatesShape(Shape):
    """Decimal degrees, WGS 84."""

    latitude: float
    longitude: float
    seen_in: str = ""
    note: str = ""


class PlaceShape(Shape):
    """A base, port, airport, city, region or building."""

    id: str
    kind: str
    name: str
    in_text: str = ""
    plural: bool = False
    names: list[NameShape] = []
    country: str = ""
    coordinates: CoordinatesShape | msgspec.UnsetType = msgspec.UNSET
    ids: dict[str, str] = {}
    ids_seen_in: dict[str, str] = {}
    note: str = ""
    see: list[str] = []


class StanceShape(Shape, kw_only=True):
    """One party's act towards a statement."""

    who: str = ""
    who_basis: str = "printed"
    does: str = "reports"
    to: str = ""
    said: str = ""
    said_basis: str = "printed"
    reported_by: str = ""
    in_: str = msgspec.field(name="in")
    via: str = ""
    at: str = ""
    before: str = ""
    after: str = ""
    lang: str = ""
    hedge: str = ""
    wire: str = ""
    evidenced: str = ""
    quotation_marks: bool = False
    compare: str = ""
    note: str = ""


class FigureShape(Shape):
    """A number of something."""

    of: str
    low: str = ""
    best: str = ""
    high: str = ""
    unit: str = ""
    bound: str = ""
    words: str = ""
    as_of: str = ""


class ConflictShape(Shape):
    """A contradiction that no rule can see, and the public note that explains it."""

    id: str
    note: str


class StatementShape(Shape):
    """One proposition: exactly one of tie, event, figure, quote, label, view."""

    id: str
    tie: tuple[str, str, str] | msgspec.UnsetType = msgspec.UNSET
    event: str = ""
    figure: FigureShape | msgspec.UnsetType = msgspec.UNSET
    quote: str = ""
    label: str = ""
    view: str = ""
    role: str = ""
    extent: str = ""
    valid: str = ""
    place: str = ""
    when: str = ""
    when_basis: str = "printed"
    roles: dict[str, str | list[str]] = {}
    summary: str = ""
    items: list[str] = []
    of: str = ""
    partial: bool = False
    lang: str = ""
    english: str = ""
    continues: str = ""
    about: list[str] = []
    mood: str = "actual"
    started_by: str = ""
    ended_by: str = ""
    follows_from: str | list[str] = ""
    conflicts_with: list[ConflictShape] = []
    compares_with: list[str] = []
    note: str = ""
    stances: list[StanceShape] = []


class BaseShape(Shape):
    """The fact base itself: what it is called, and its version."""

    title: str
    version: str


PARTS: dict[str, type[Shape]] = {
    "sources": SourceShape,
    "actors": ActorShape,
    "places": PlaceShape,
    "statements": StatementShape,
}


# The keys under which parts of other shapes stand, alone or in a list.
NESTED: dict[str, type[Shape]] = {
    "names": NameShape,
    "coordinates": CoordinatesShape,
    "figure": FigureShape,
    "stances": StanceShape,
    "conflicts_with": ConflictShape,
    "fragments": FragmentShape,
    "set_aside": SetAsideShape,
}


@cache  # msgspec reads a shape's annotations anew each time
def required_in(shape: type[Shape]) -> tuple[str, ...]:
    """The keys that a part must have."""
    return tuple(field.encode_name for field in msgspec.structs.fields(shape) if field.required)


@cache
def fields_of(shape: type[Shape]) -> tuple[str, ...]:
    """The keys that a part may have."""
    return tuple(field.encode_name for field in msgspec.structs.fields(shape))


class Misfit(Exception):  # noqa: N818 - it carries a finding, not a failure
    """The first thing in a node that does not have the shape: a message, and the path of keys and numbers to it."""

    def __init__(self, message: str, path: tuple[str | int, ...]) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def fit(node: Node, shape: type[_Part]) -> _Part:
    """A node as a part of the given shape.

    Raises:
        Misfit: at the first value that does not fit.
    """
    try:
        return msgspec.convert(plain(node), shape, strict=False)
    except msgspec.ValidationError as error:
        message, _, where = str(error).rpartition(" - at `")
        raise Misfit(message or where, _path(where.rstrip("`")) if message else ()) from error


def plain(node: Node) -> object:
    """A node as dicts, lists and texts, without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.items.items()}


def _path(where: str) -> tuple[str | int, ...]:
    """``$.stances[0].does`` as ("stances", 0, "does")."""
    steps: list[str | int] = []
    for dotted in where.removeprefix("$").lstrip(".").split("."):
        key, *numbers = dotted.replace("]", "").split("[")
        steps += [key] if key else []
        steps += [int(number) if number.isdecimal() else number for number in numbers]
    return tuple(steps)

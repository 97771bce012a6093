"""What a fact base is made of: sources, actors, places, and statements with the stances that people take to them.

These are values without behaviour beyond what follows from themselves; what takes the whole base to know (status, wording)
is worked out in rooms of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from libyafacts.dates import Date

NO_VOICE = "none"


class Selector(NamedTuple):
    """The words of a document that carry a citation: exact, or first and last ones; ``before``/``after`` tell spans apart."""

    at: str
    before: str = ""
    after: str = ""


class Span(NamedTuple):
    """Where a selector's words stand: characters of the text, end not included, and the SHA-256 of text and words."""

    text_sha256: str
    start: int
    end: int
    words_sha256: str


class Name(NamedTuple):
    """One way in which somebody or something is written, and where: in a source (``source``, ``selector``) or elsewhere."""

    text: str
    kind: str = "spelling"
    lang: str = ""
    source: str = ""
    selector: Selector | None = None
    span: Span | None = None
    seen_in: str = ""


class Fragment(NamedTuple):
    """A piece of a collage, and how far it was traced.

    ``original`` is the source in which its words were seen (or only the ``seen`` ones of them); ``publisher`` names the house
    where no more than the same statement (on the page ``compare``) or a byline was found.
    """

    selector: Selector
    original: str = ""
    seen: Selector | None = None
    publisher: str = ""
    compare: str = ""
    span: Span | None = None

    @property
    def traced(self) -> str:
        """How far, as one of ``vocabulary.TRACES``."""
        return "words" if self.original else "statement" if self.compare else "byline" if self.publisher else "nothing"


class SetAside(NamedTuple):
    """A sentence that makes no claim that could be checked, and why not."""

    selector: Selector
    reason: str
    span: Span | None = None


class Source(NamedTuple):
    """A document. ``voice`` is the actor who speaks when the text speaks for itself, or empty where nobody does.

    ``fragments`` are the pieces of a collage; ``sentence_starts`` are words with which a sentence begins although no full stop
    stands before them; ``set_aside`` are the sentences without a claim.
    """

    id: str
    title: str
    publisher: str
    voice: str
    kind: str
    date: Date | None
    date_basis: str
    date_note: str
    url: str
    language: str
    text_sha256: str
    note: str
    see: tuple[str, ...] = ()
    author: str = ""
    fragments: tuple[Fragment, ...] = ()
    sentence_starts: tuple[Selector, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def out_by(self, day: str) -> bool:
        """Whether it was out by a day (ISO), whenever in its date it came out."""
        return self.date is not None and self.date.latest is not None and self.date.latest <= day


class Identifier(NamedTuple):
    """A number under which others know the same thing, and where it stood beside the name."""

    scheme: str
    value: str
    seen_in: str


class Coordinates(NamedTuple):
    """A position in decimal degrees (WGS 84), and where it comes from."""

    latitude: float
    longitude: float
    seen_in: str
    note: str


class Entity(NamedTuple):
    """Somebody (an actor) or somewhere (a place; only these have ``country`` and ``coordinates``).

    ``see`` has addresses for what the note says;
    ``in_text`` is how it reads within a sentence ("the GNA"), ``plural`` whether its verb is a plural.
    """

    id: str
    kind: str
    name: str
    is_place: bool
    in_text: str = ""
    plural: bool = False
    names: tuple[Name, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    note: str = ""
    country: str = ""
    coordinates: Coordinates | None = None
    see: tuple[str, ...] = ()


class Stance(NamedTuple):
    """One party's act towards a statement: who, does what, to whom, when, in which document, at which words.

    ``source`` is the document cited, ``via`` the collage in which its words were read; ``own_voice`` says that the speaker
    is the document's own voice. ``evidenced`` is the time that the words speak of, where it is not when they were said.
    """

    who: str
    does: str
    source: str
    own_voice: bool
    said: Date | None
    to: str = ""
    said_basis: str = "printed"
    who_basis: str = "printed"
    reported_by: str = ""
    via: str = ""
    selector: Selector | None = None
    span: Span | None = None
    lang: str = ""
    hedge: str = ""
    wire: str = ""
    evidenced: Date | None = None
    quotation_marks: bool = False
    compare: str = ""
    note: str = ""

    @property
    def tells_of(self) -> Date | None:
        """The time that its words speak of: when they were said, unless they tell of another."""
        return self.evidenced or self.said

    @property
    def document(self) -> str:
        """The source whose text holds the words."""
        return self.via or self.source


class Tie(NamedTuple):
    """Subject, predicate, object; ``role`` names an office, ``extent`` the words that limit it, ``valid`` when it held."""

    subject: str
    predicate: str
    object: str
    role: str = ""
    extent: str = ""
    valid: Date | None = None


class Event(NamedTuple):
    """Something of a closed list of types that happened, or was to; ``roles`` as (role, entity) pairs.

    ``items`` is the equipment in it, in the source's words.
    """

    type: str
    place: str = ""
    when: Date | None = None
    roles: tuple[tuple[str, str], ...] = ()
    summary: str = ""
    items: tuple[str, ...] = ()


class Figure(NamedTuple):
    """A number of something, for a date, by whoever the stance names; ``words`` where no number is given."""

    of: str
    low: str = ""
    best: str = ""
    high: str = ""
    unit: str = ""
    bound: str = ""
    words: str = ""
    as_of: Date | None = None
    place: str = ""


class Quote(NamedTuple):
    """Exact words; ``partial`` is a part of a sentence, ``english`` our rendering, ``continues`` the run before it."""

    words: str
    partial: bool = False
    lang: str = ""
    english: str = ""
    continues: str = ""


class Label(NamedTuple):
    """What somebody or something is called."""

    words: str
    of: str


class View(NamedTuple):
    """A position, assessment or description, in the curator's words."""

    text: str


Content = Tie | Event | Figure | Quote | Label | View

KIND_OF: dict[type, str] = {
    Tie: "tie",
    Event: "event",
    Figure: "figure",
    Quote: "quote",
    Label: "label",
    View: "view",
}


class Link(NamedTuple):
    """A statement's relation to another, such as conflicts-with, which has a public note."""

    relation: str
    other: str
    note: str = ""


class Statement(NamedTuple):
    """One proposition, and everything that anybody is on record as saying about it."""

    id: str
    content: Content
    mood: str = "actual"
    about: tuple[str, ...] = ()
    date_basis: str = "printed"
    stances: tuple[Stance, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""
    topic: str = ""

    @property
    def kind(self) -> str:
        """Which of the six kinds of statement it is."""
        return KIND_OF[type(self.content)]

    @property
    def date(self) -> Date | None:
        """The date that the statement itself has: of an event, a figure, a tie's validity."""
        content = self.content
        if isinstance(content, Event):
            return content.when
        if isinstance(content, Figure):
            return content.as_of
        return content.valid if isinstance(content, Tie) else None

    def origins(self) -> tuple[Link, ...]:
        """The statements it is inferred from: what began it, what ended it, what it follows from."""
        return tuple(link for link in self.links if link.relation in ("started-by", "ended-by", "follows-from"))

    def participants(self) -> Iterator[tuple[str, str]]:
        """Everybody and everywhere in it, as (entity id, part) pairs; speakers are not part of what they speak of."""
        content = self.content
        if isinstance(content, Tie):
            yield content.subject, "subject"
            yield content.object, "object"
        elif isinstance(content, Event):
            if content.place:
                yield content.place, "place"
            for role, entity in content.roles:
                yield entity, role
        elif isinstance(content, Figure):
            if content.place:
                yield content.place, "place"
        elif isinstance(content, Label):
            yield content.of, "of"
        for entity in self.about:
            yield entity, "about"


class Entry(NamedTuple):
    """A statement as the index gives it: with its sentence, its status and why, and whether a voice states it."""

    statement: Statement
    text: str
    status: str
    reason: str
    voiced: bool = False

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id


class FactBase(NamedTuple):
    """A whole fact base, each part by its id."""

    title: str
    version: str
    sources: dict[str, Source]
    entities: dict[str, Entity]
    statements: dict[str, Statement]

"""The rules of a fact base: a list of small functions, each with a code, that say what is wrong and where.

A rule takes what was built and yields problems; it raises nothing and changes nothing. What cannot even be built (syntax,
unknown keys, dates, duplicate ids) is reported by the rooms before this one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from libyafacts import vocabulary
from libyafacts.build import Built
from libyafacts.citations import ELLIPSIS, citations_of
from libyafacts.dates import before
from libyafacts.errors import Problem
from libyafacts.model import Entity, Event, Figure, Label, Quote, Source, Statement, Tie, View
from libyafacts.names.folding import fold

Rule = Callable[[Built], Iterator[Problem]]

MOST_WORDS = 8
MOST_ORIGINS = 100
MANY_LANGUAGES = "mul"  # so says ISO 639-2


def check(built: Built) -> list[Problem]:
    """All that is wrong with a fact base as far as can be seen without the texts, sorted by place."""
    found = [problem for rule in RULES for problem in rule(built)]
    return sorted([*built.problems, *found], key=lambda problem: problem.sort_key)


# -- references and closed lists ---------------------------------------------------------------------------------------


def _references(built: Built) -> Iterator[Problem]:
    """Every id that is named exists, and is of the right sort."""
    base = built.base
    for source in base.sources.values():
        yield from _source_references(built, source)
    for entity in base.entities.values():
        for number, name in enumerate(entity.names):
            if name.source:
                yield from _refer(built, base.sources, "source", entity.id, name.source, "names", number, "in")
    for statement in base.statements.values():
        yield from _statement_references(built, statement)
        yield from _stance_references(built, statement)


def _source_references(built: Built, source: Source) -> Iterator[Problem]:
    entities, sources = built.base.entities, built.base.sources
    if source.publisher:
        yield from _refer(built, entities, "actor", source.id, source.publisher, "publisher")
    if source.voice and source.voice != source.publisher:
        yield from _refer(built, entities, "actor", source.id, source.voice, "voice")
    for number, fragment in enumerate(source.fragments):
        if fragment.original:
            yield from _refer(built, sources, "source", source.id, fragment.original, "fragments", number, "original")


def _statement_references(built: Built, statement: Statement) -> Iterator[Problem]:
    entities, statements = built.base.entities, built.base.statements
    for entity, path in _entity_paths(statement):
        yield from _refer(built, entities, "actor or place", statement.id, entity, *path)
    numbers: dict[str, int] = {}
    for link in statement.links:
        key = link.relation.replace("-", "_")
        number = numbers[key] = numbers.get(key, -1) + 1
        yield from _refer(built, statements, "statement", statement.id, link.other, key, number, "id")
    if isinstance(statement.content, Quote) and statement.content.continues:
        yield from _refer(built, statements, "statement", statement.id, statement.content.continues, "continues")


def _entity_paths(statement: Statement) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    content = statement.content
    if isinstance(content, Tie):
        yield content.subject, ("tie", 0)
        yield content.object, ("tie", 2)
    elif isinstance(content, Event):
        if content.place:
            yield content.place, ("place",)
        numbers: dict[str, int] = {}
        for role, entity in content.roles:
            number = numbers[role] = numbers.get(role, -1) + 1
            yield entity, ("roles", role, number)
    elif isinstance(content, Figure) and content.place:
        yield content.place, ("place",)
    elif isinstance(content, Label) and content.of:
        yield content.of, ("of",)
    for number, entity in enumerate(statement.about):
        yield entity, ("about", number)


def _stance_references(built: Built, statement: Statement) -> Iterator[Problem]:
    entities, sources = built.base.entities, built.base.sources
    for number, stance in enumerate(statement.stances):
        at = ("stances", number)
        yield from _refer(built, sources, "source", statement.id, stance.source, *at, "in")
        if stance.via:
            yield from _refer(built, sources, "source", statement.id, stance.via, *at, "via")
        for key, entity in (("who", stance.who), ("to", stance.to), ("reported_by", stance.reported_by)):
            if entity:
                yield from _refer(built, entities, "actor", statement.id, entity, *at, key)


def _refer(
    built: Built, known: Mapping[str, object], sort: str, owner: str, reference: str, *path: str | int
) -> Iterator[Problem]:
    if reference not in known:
        message = f"there is no {sort} with the id {reference!r}"
        yield Problem(built.place(owner, *path), "reference", message, _close(reference, known))


def _closed_lists(built: Built) -> Iterator[Problem]:
    """Every word that is to be chosen from a list is on it."""
    for owner, path, word, allowed in _choices(built):
        if word not in allowed:
            message = f"{word!r} is not one of the {len(allowed)} words for this"
            yield Problem(built.place(owner, *path), "vocabulary", message, _close(word, allowed))


Choice = tuple[str, tuple[str | int, ...], str, Sequence[str]]


def _choices(built: Built) -> Iterator[Choice]:
    for source in built.base.sources.values():
        yield source.id, ("kind",), source.kind, vocabulary.SOURCE_KINDS
        yield source.id, ("date_basis",), source.date_basis, vocabulary.DATE_BASES
    for entity in built.base.entities.values():
        kinds = vocabulary.PLACE_KINDS if entity.is_place else vocabulary.ACTOR_KINDS
        yield entity.id, ("kind",), entity.kind, kinds
        for number, name in enumerate(entity.names):
            yield entity.id, ("names", number, "kind"), name.kind, vocabulary.NAME_KINDS
    for statement in built.base.statements.values():
        yield statement.id, ("mood",), statement.mood, vocabulary.MOODS
        yield statement.id, ("when_basis",), statement.date_basis, vocabulary.DATE_BASES
        yield from _content_choices(statement)
        for number, stance in enumerate(statement.stances):
            at = ("stances", number)
            yield statement.id, (*at, "does"), stance.does, vocabulary.ACTS
            yield statement.id, (*at, "said_basis"), stance.said_basis, vocabulary.DATE_BASES
            yield statement.id, (*at, "who_basis"), stance.who_basis, vocabulary.SPEAKER_BASES


def _content_choices(statement: Statement) -> Iterator[Choice]:
    content = statement.content
    if isinstance(content, Tie):
        yield statement.id, ("tie", 1), content.predicate, tuple(vocabulary.PREDICATES)
    elif isinstance(content, Figure) and content.bound:
        yield statement.id, ("figure", "bound"), content.bound, vocabulary.BOUNDS
    elif isinstance(content, Event):
        yield statement.id, ("event",), content.type, tuple(vocabulary.EVENT_TYPES)
        if content.type in vocabulary.EVENT_TYPES:
            for role, _ in content.roles:
                yield statement.id, ("roles", role), role, vocabulary.EVENT_TYPES[content.type].roles


def _tie_ends(built: Built) -> Iterator[Problem]:
    """A predicate joins only the kinds of things that it is for, and an office has its name."""
    for statement in built.base.statements.values():
        tie = statement.content
        if not isinstance(tie, Tie) or tie.predicate not in vocabulary.PREDICATES:
            continue
        predicate = vocabulary.PREDICATES[tie.predicate]
        for number, id_, kinds in ((0, tie.subject, predicate.subjects), (2, tie.object, predicate.objects)):
            entity = built.base.entities.get(id_)
            if entity and entity.kind in _ALL_KINDS and entity.kind not in kinds:
                message = f"{tie.predicate!r} does not go with {_a(entity.kind)} here"
                yield Problem(built.place(statement.id, "tie", number), "tie-kind", message, f"it takes: {', '.join(kinds)}")
        if (tie.predicate == "holds-office") != bool(tie.role):
            message = "the office is named by `role`, and `role` is for holds-office alone"
            yield Problem(built.place(statement.id, "tie"), "role", message)


# -- what a statement must have ----------------------------------------------------------------------------------------


def _evidence(built: Built) -> Iterator[Problem]:
    """Nothing without a receipt: a statement has a stance or an origin, a stance a speaker and words."""
    for statement in built.base.statements.values():
        if not statement.stances and not statement.origins():
            message = "a statement needs a stance, or started_by, ended_by or follows_from"
            yield Problem(built.place(statement.id), "no-evidence", message)
        for number, stance in enumerate(statement.stances):
            place = built.place(statement.id, "stances", number)
            if stance.selector is None:
                yield Problem(place, "no-evidence", "a stance names the words that carry it", "add `at:`")
            if not stance.who and stance.source in built.base.sources:
                message = f"{stance.source} has no voice of its own: somebody must speak"
                yield Problem(place, "voiceless", message, "add `who:`")
            if stance.quotation_marks and not isinstance(statement.content, Label):
                yield Problem(place, "key-for-label", "`quotation_marks` is for labels alone")
            if stance.evidenced and not isinstance(statement.content, Tie | Event):
                message = "`evidenced` is for ties and events: the time that the words speak of"
                yield Problem(built.place(statement.id, "stances", number, "evidenced"), "key-for-tie", message)


def _repeats(built: Built) -> Iterator[Problem]:
    """One proposition is one statement: a second one would part a denial from its accusation.

    A tie that began or ended by another event is another period, and another statement.
    """
    first: dict[object, str] = {}
    for statement in built.base.statements.values():
        content = statement.content
        if isinstance(content, Tie | Label):
            periods = tuple(link for link in statement.links if link.relation in ("started-by", "ended-by"))
            other = first.setdefault((content, statement.mood, periods), statement.id)
            if other != statement.id:
                message = f"{other} says the same: write its stances there"
                yield Problem(built.place(statement.id, statement.kind), "repeated", message)
        if isinstance(content, Tie) and content.subject == content.object:
            yield Problem(built.place(statement.id, "tie", 2), "tie-kind", "a tie has two different ends")


def _circles(built: Built) -> Iterator[Problem]:
    """Nothing follows from itself, nor continues itself, by however many steps."""
    statements = built.base.statements
    for statement in statements.values():
        for relation, others in _before(statement).items():
            waiting, seen = list(others), set[str]()
            while waiting:
                other = waiting.pop()
                if other == statement.id:
                    message = f"this leads back to {statement.id} itself"
                    yield Problem(built.place(statement.id, relation), "circular", message)
                    break
                if len(seen) > MOST_ORIGINS:
                    message = f"this rests on more than {MOST_ORIGINS} others"
                    yield Problem(built.place(statement.id, relation), "circular", message)
                    break
                if other not in seen and other in statements:
                    seen.add(other)
                    waiting += [id_ for found in _before(statements[other]).values() for id_ in found]


def _selves(built: Built) -> Iterator[Problem]:
    """Nothing contradicts itself, nor is its own rival."""
    for statement in built.base.statements.values():
        for link in statement.links:
            if link.other == statement.id and link.relation in ("conflicts-with", "compares-with"):
                place = built.place(statement.id, link.relation.replace("-", "_"))
                yield Problem(place, "circular", "this is the statement itself")


def _before(statement: Statement) -> dict[str, list[str]]:
    """What a statement rests on or continues, by the key that says so."""
    found: dict[str, list[str]] = {}
    for link in statement.origins():
        found.setdefault(link.relation.replace("-", "_"), []).append(link.other)
    if isinstance(statement.content, Quote) and statement.content.continues:
        found["continues"] = [statement.content.continues]
    return found


def _content(built: Built) -> Iterator[Problem]:
    """What a kind of statement cannot do without, and keys that belong to another kind."""
    for statement in built.base.statements.values():
        content = statement.content
        words = {Quote: "words", View: "text", Label: "words"}.get(type(content))
        if words and not getattr(content, words).strip():
            yield Problem(built.place(statement.id, statement.kind), "empty", f"this {statement.kind} has no words")
        if isinstance(content, Label) and not content.of:
            yield Problem(built.place(statement.id), "missing-key", "a label says whom it is `of`")
        if isinstance(content, Figure) and not content.of:
            yield Problem(built.place(statement.id, "figure", "of"), "empty", "a figure says what it is a number `of`")
        if isinstance(content, Quote) and content.lang == MANY_LANGUAGES:
            message = "the source is in several languages, and this quote does not say in which it is"
            yield Problem(built.place(statement.id, "quote"), "language", message, "add `lang:`")
        if isinstance(content, Figure):
            yield from _figure(built, statement.id, content)
        yield from _foreign_keys(built, statement)


_OWN_KEYS = {
    "tie": {"role", "extent", "valid"},
    "event": {"place", "when", "roles", "summary", "items"},
    "figure": {"place"},
    "quote": {"partial", "lang", "english", "continues"},
    "label": {"of"},
    "view": set[str](),
}
_KIND_KEYS = set().union(*_OWN_KEYS.values())


def _foreign_keys(built: Built, statement: Statement) -> Iterator[Problem]:
    node = built.nodes[statement.id]
    for key in node.items:
        if key in _KIND_KEYS and key not in _OWN_KEYS[statement.kind]:
            owners = " or ".join(kind for kind, keys in _OWN_KEYS.items() if key in keys)
            message = f"{key!r} belongs to {owners}, not to {_a(statement.kind)}"
            yield Problem(node.keys[key], "unknown-key", message)


def _figure(built: Built, id_: str, figure: Figure) -> Iterator[Problem]:
    numbers = [(key, getattr(figure, key)) for key in ("low", "best", "high") if getattr(figure, key)]
    for key, value in numbers:
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", value, re.ASCII):
            place = built.place(id_, "figure", key)
            yield Problem(place, "number", f"{value!r} is not a number", "digits only; “thousands” goes into `words`")
            return
    if not numbers and not figure.words:
        yield Problem(built.place(id_, "figure"), "number", "a figure has a number, or `words` where none is given")
    if [float(value) for _, value in numbers] != sorted(float(value) for _, value in numbers):
        yield Problem(built.place(id_, "figure"), "number", "low, best and high are not in order")


def _dates(built: Built) -> Iterator[Problem]:
    """A date that was worked out says how, and nobody is cited for words after the document was out."""
    for source in built.base.sources.values():
        if source.date_basis != "printed" and not source.date_note:
            message = f"a date that is {source.date_basis} says how: `date_note`"
            yield Problem(built.place(source.id, "date_basis"), "date-note", message)
    for statement in built.base.statements.values():
        if statement.date_basis != "printed" and not statement.note:
            message = f"a date that is {statement.date_basis} says how: `note`"
            yield Problem(built.place(statement.id, "when_basis"), "date-note", message)
        yield from _too_early(built, statement)
        for number, stance in enumerate(statement.stances):
            document = built.base.sources.get(stance.source)
            if stance.said and document and document.date and before(document.date, stance.said) == "yes":
                message = f"said after {stance.source} was out ({document.date.text})"
                yield Problem(built.place(statement.id, "stances", number, "said"), "date-order", message)
            if stance.evidenced and not stance.note:
                message = "a time that the words speak of, and were not said in, is told in a `note`"
                yield Problem(built.place(statement.id, "stances", number, "evidenced"), "date-note", message)
            if stance.evidenced and document and document.date and before(document.date, stance.evidenced) == "yes":
                message = f"evidenced after {stance.source} was out ({document.date.text}), and no document knows that"
                yield Problem(built.place(statement.id, "stances", number, "evidenced"), "date-order", message)


def _names(built: Built) -> Iterator[Problem]:
    """A strong name belongs to one; a name from a source has its words; an identifier says where it was seen."""
    owners: dict[str, Entity] = {}
    for entity in built.base.entities.values():
        for path, text in _strong_names(entity):
            folded = fold(text)
            other = owners.setdefault(folded, entity)
            if other is not entity and folded:
                message = f"{text!r} is also a name of {other.id}"
                hint = "a surname alone is `kind: short`, a capital for its government `kind: metonym`"
                yield Problem(built.place(entity.id, *path), "name-taken", message, hint)
        for number, name in enumerate(entity.names):
            if bool(name.source) != bool(name.selector):
                place = built.place(entity.id, "names", number)
                yield Problem(place, "no-evidence", "a name from a source has both `in` and `at`")


def _texts(built: Built) -> Iterator[Problem]:
    """What a source says of its own text: a fragment has one trace, and what is set aside has a reason."""
    for source in built.base.sources.values():
        yield from _document(built, source)
        for number, fragment in enumerate(source.fragments):
            place = built.place(source.id, "fragments", number)
            if fragment.original == source.id:
                yield Problem(built.place(source.id, "fragments", number, "original"), "circular", "this is the source itself")
            if fragment.original and (fragment.publisher or fragment.compare):
                message = "words seen in an original need no other trace"
                yield Problem(place, "trace", message, "`original`, or `publisher` and `compare`")
            if fragment.seen and not fragment.original:
                yield Problem(place, "trace", "`seen` says which words were seen in the `original`, which is missing")
            if fragment.compare and not fragment.publisher:
                yield Problem(place, "trace", "`compare` is the address of a page: whose it is, `publisher` says")
        for number, aside in enumerate(source.set_aside):
            if not aside.reason.strip():
                place = built.place(source.id, "set_aside", number, "reason")
                yield Problem(place, "empty", "a sentence is set aside for a reason")


def _document(built: Built, source: Source) -> Iterator[Problem]:
    """A collage says nothing itself and lends no date; a SHA-256 has 64 hexadecimal digits."""
    if source.kind == "collage" and source.voice:
        yield Problem(built.place(source.id, "voice"), "collage", "a collage has no voice of its own", "`voice: none`")
    if source.kind == "collage" and source.date:
        yield Problem(built.place(source.id, "date"), "collage", "a collage lends no date", "say in the `note` what is known")
    if source.text_sha256 and not re.fullmatch("[0-9a-f]{64}", source.text_sha256):
        message = f"{source.text_sha256!r} is not a SHA-256"
        yield Problem(built.place(source.id, "text_sha256"), "text-hash", message, "64 digits, as `sha256sum FILE` prints them")


def _too_early(built: Built, statement: Statement) -> Iterator[Problem]:
    """Nobody reports as done what had not happened when the document was out."""
    event = statement.content
    if isinstance(event, Event) and event.when and statement.mood == "actual":
        for stance in statement.stances:
            document = built.base.sources.get(stance.source)
            if document and document.date and before(document.date, event.when) == "yes":
                message = f"the event is later than {document.id} ({document.date.text}); a plan is `mood: planned`"
                yield Problem(built.place(statement.id, "when"), "date-order", message)
                return


def _entities(built: Built) -> Iterator[Problem]:
    """An actor or place has a name, and a place lies on the earth."""
    for entity in built.base.entities.values():
        if not entity.name.strip():
            yield Problem(built.place(entity.id, "name"), "empty", "a name has at least a letter")
        for number, name in enumerate(entity.names):
            if not name.text.strip():
                yield Problem(built.place(entity.id, "names", number, "text"), "empty", "a name has at least a letter")
        at = entity.coordinates
        if at is not None:
            for key, value, most in (("latitude", at.latitude, 90), ("longitude", at.longitude, 180)):
                if not -most <= value <= most:
                    message = f"a {key} lies between -{most} and {most} degrees"
                    yield Problem(built.place(entity.id, "coordinates", key), "coordinates", message)


def _strong_names(entity: Entity) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("name",), entity.name
    for number, name in enumerate(entity.names):
        if name.kind not in vocabulary.WEAK_NAME_KINDS:
            yield ("names", number, "text"), name.text


def _selectors(built: Built) -> Iterator[Problem]:
    """The words that locate a citation are few."""
    for citation in citations_of(built.base):
        if citation.selector.at == citation.quote:
            continue
        place = built.place(citation.owner, *citation.path, "at")
        sides = citation.selector.at.split(ELLIPSIS)
        if len(sides) > 2 or not all(side.strip() for side in sides):
            yield Problem(place, "selector-form", "write `first words … last words`, or exact words")
        elif any(len(side.split()) > MOST_WORDS for side in sides):
            yield Problem(place, "selector-long", f"more than {MOST_WORDS} words on one side")


_ALL_KINDS = (*vocabulary.ACTOR_KINDS, *vocabulary.PLACE_KINDS)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _close(word: str, known: Mapping[str, object] | Sequence[str]) -> str:
    close = difflib.get_close_matches(word, list(known), 1)
    if close:
        return f"did you mean {close[0]!r}?"
    return f"known: {', '.join(known)}" if len(known) <= 30 else ""


RULES: tuple[Rule, ...] = (
    _references,
    _closed_lists,
    _tie_ends,
    _evidence,
    _repeats,
    _circles,
    _selves,
    _content,
    _dates,
    _texts,
    _entities,
    _names,
    _selectors,
)

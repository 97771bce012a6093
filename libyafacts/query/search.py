"""Search: names, statements and sources that have all the words, each taken as it is, whatever its case and accents.

A word that is somebody's name also finds what that one has a part or a word in. Every answer says where its words stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from libyafacts.errors import UnknownNameError, UsageError
from libyafacts.index import Index, Passage
from libyafacts.model import Entity, Entry, Name
from libyafacts.query import phrases
from libyafacts.resolve import LOOKED_UP, is_part, resolve
from libyafacts.table import PLAIN, Answer, Details, Document, Heading, Line, Match, Part, Remark, Section, Value, table
from libyafacts.words import words_of

FIELDS = "kind id field text status who denied_by sources"
# The kinds of what is found in their order, by the section of the screen that they stand in.
SECTIONS = {
    "NAMES": ("actor", "place"),
    "TIES": ("tie",),
    "EVENTS": ("event",),
    "FIGURES": ("figure",),
    "QUOTES": ("quote",),
    "LABELS": ("label",),
    "VIEWS": ("view",),
    "SOURCES": ("source",),
}
_KINDS = [kind for kinds in SECTIONS.values() for kind in kinds]
# The passages of a thing in their order; and what a screen says of those that it shows beneath what they belong to.
_PASSAGES = "text name title english item author note conflict hedge".split()
_BENEATH = {
    "english": "in English (our rendering): {}",
    "item": "equipment: {}",
    "note": "note: {}",
    "conflict": "on the contradiction: {}",
    "hedge": "hedged “{}”",
    "name": "also written {}",
    "author": "by {}",
}
LONGEST_ECHO = 80

Phrase = tuple[str, ...]
Span = tuple[int, int]


class Wanted(NamedTuple):
    """One argument: its words, the passages that have them (by what they belong to), and whom it means, where it is a name.

    ``concerned`` are the ids of all in which that one has a part or a word, and its own; ``names`` are its names as words.
    """

    argument: str
    phrase: Phrase
    passages: Mapping[str, Sequence[Passage]]
    match: Match | None = None
    concerned: frozenset[str] = frozenset()
    names: tuple[Phrase, ...] = ()

    @property
    def things(self) -> frozenset[str]:
        """The ids of all that answers to it."""
        return self.concerned.union(self.passages)


class Hit(NamedTuple):
    """A passage with words that were asked for, and where in it they stand: characters, end not included."""

    field: str
    text: str
    spans: tuple[Span, ...]


class Found(NamedTuple):
    """A statement (with its ``entry``), actor, place or source with all the words.

    ``about`` are the ids of those whom a word means and who have a part or a word in it.
    """

    kind: str
    id: str
    text: str
    hits: tuple[Hit, ...]
    about: tuple[str, ...]
    entry: Entry | None = None


def search(index: Index, words: Sequence[str], statuses: Sequence[str] = (), details: Details = PLAIN) -> Answer:
    """Whatever has all the words: statements, and without statuses also actors, places and sources.

    Args:
        index: the base.
        words: each to be found as it is, case and accents aside, or to be somebody's name; several in one stand one after
            the other.
        statuses: only statements of these statuses, and nothing else; all where empty.
        details: what else each line of the screen says.

    Raises:
        UsageError: where there is no word, or one without a letter or digit.
    """
    if not words:
        raise UsageError("no words to search for")
    wanted = [_wanted(index, argument) for argument in words]
    found = _found(index, wanted, statuses)
    return Answer(
        lambda: table(FIELDS, [_row(index, one) for one in found]),
        lambda: [_document(index, one) for one in found],
        lambda: _screen(index, found, wanted, details),
        notes=() if found else (_none(wanted, statuses),),
        matches=tuple(one.match for one in wanted if one.match),
        found=bool(found),
    )


# -- finding -----------------------------------------------------------------------------------------------------------


def _wanted(index: Index, argument: str) -> Wanted:
    argument = argument.encode("utf-8", "replace").decode("utf-8")
    phrase = _phrase(argument)
    if not phrase:
        raise UsageError(f"{_echo(argument)} has no letter or digit in it, and nothing else can be searched for")
    found = index.passages(phrase)
    passages: dict[str, list[Passage]] = {}
    for passage in found:
        passages.setdefault(passage.thing, []).append(passage)
    match = _meant(index, argument, found)
    if match is None:
        return Wanted(argument, phrase, passages)
    concerned = {entry.id for entry in (*index.about(match.id), *index.spoken_by(match.id))}
    return Wanted(argument, phrase, passages, match, frozenset({match.id, *concerned}), _names_of(index, match.id))


def _phrase(text: str) -> Phrase:
    return tuple(word.text for word in words_of(text))


def _meant(index: Index, argument: str, passages: Sequence[Passage]) -> Match | None:
    """Whom an argument means: by its whole name, or by less where the words can mean nothing else.

    A part of a name is enough for a person, or where the words stand in names alone ("oil" is more than a part of a company's
    name); likeness, only where they stand nowhere.
    """
    try:
        match = resolve(index, argument)
    except UnknownNameError:
        return None
    if match.rung in LOOKED_UP:
        return match
    if not is_part(argument, match.name):
        return None if passages else match
    in_names_alone = all(passage.field == "name" for passage in passages)
    return match if index.kind_of(match.id) == "person" or in_names_alone else None


def _names_of(index: Index, id_: str) -> tuple[Phrase, ...]:
    """How somebody is written, as words; without metonyms, since "Paris" is mostly the city."""
    entity = index.entity(id_)
    assert entity is not None
    written = (name.text for name in entity.names if name.kind != "metonym")
    return tuple(dict.fromkeys(filter(None, map(_phrase, (entity.name, entity.in_text, *written)))))


def _found(index: Index, wanted: Sequence[Wanted], statuses: Sequence[str]) -> list[Found]:
    """All that answers to every argument, by kind; first what has the words in its sentence, name or title; events by date."""
    ids = frozenset.intersection(*(one.things for one in wanted))
    entries = (entry for entry in index.statements(ids) if not statuses or entry.status in statuses)
    found = [_answering(wanted, entry.statement.kind, entry.id, entry.text, entry) for entry in entries]
    if not statuses:
        told_of = index.mentions() if index.meta.get("known_by") else ids
        named = (entity for entity in index.entities() if entity.id in ids and entity.id in told_of)
        found += [_answering(wanted, "place" if entity.is_place else "actor", entity.id, entity.name) for entity in named]
        found += [
            _answering(wanted, "source", source.id, source.title) for source in phrases.out_by_then(index) if source.id in ids
        ]
    return sorted(found, key=_order)


def _answering(wanted: Sequence[Wanted], kind: str, id_: str, text: str, entry: Entry | None = None) -> Found:
    """What answers to every argument, with where the words of each stand in it."""
    passages = dict.fromkeys(passage for one in wanted for passage in one.passages.get(id_, ()))
    in_order = sorted(passages, key=lambda passage: _PASSAGES.index(passage.field))
    words = [one.phrase for one in wanted]
    hits = tuple(Hit(passage.field, passage.text, _spans(passage.text, words)) for passage in in_order)
    about = dict.fromkeys(one.match.id for one in wanted if one.match and id_ in one.concerned)
    return Found(kind, id_, text, hits, tuple(about), entry)


def _order(found: Found) -> tuple[object, ...]:
    in_text = any(hit.text == found.text for hit in found.hits)
    rank = 0 if in_text else 1 if found.hits else 2
    return _KINDS.index(found.kind), rank, phrases.when(found.entry) if found.entry and found.kind == "event" else ()


def _spans(text: str, wanted: Iterable[Phrase]) -> tuple[Span, ...]:
    """Where phrases stand in a text, in order; what overlaps is one."""
    words = words_of(text)
    plain = [word.text for word in words]
    spans: list[Span] = []
    for start, end in sorted(span for phrase in set(wanted) for span in _standing(plain, phrase)):
        first, last = words[start].start, words[end - 1].end
        if spans and first < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return tuple(spans)


def _standing(words: Sequence[str], phrase: Phrase) -> Iterator[Span]:
    length = len(phrase)
    for start in range(len(words) - length + 1):
        if words[start] == phrase[0] and tuple(words[start : start + length]) == phrase:
            yield start, start + length


def _none(wanted: Sequence[Wanted], statuses: Sequence[str]) -> str:
    asked = " and ".join(_echo(one.argument) for one in wanted)
    of = phrases.of_status(statuses)
    together = " in one statement, name or source" if len(wanted) > 1 else ""
    return f"Nothing{of} has {asked}{together}; `libyafacts who NAME` offers what a name may have been meant for."


def _echo(argument: str) -> str:
    return repr(argument if len(argument) <= LONGEST_ECHO else f"{argument[:LONGEST_ECHO]}…")


# -- rows, documents ---------------------------------------------------------------------------------------------------


def _row(index: Index, found: Found) -> dict[str, Value]:
    fields = [*(hit.field for hit in found.hits), *(["about"] if found.about else [])]
    row: dict[str, Value] = {"sources": tuple(_own_sources(index, found, found.hits))}
    if found.entry:
        row = phrases.row(index, found.entry, "")
    return {**row, "kind": found.kind, "id": found.id, "field": tuple(dict.fromkeys(fields)), "text": found.text}


def _own_sources(index: Index, found: Found, hits: Iterable[Hit]) -> list[str]:
    """Of a source itself; of an actor or place the documents in which the names among its hits were read."""
    entity = index.entity(found.id)
    if entity is None:
        return [found.id]
    return list(dict.fromkeys(name.source for hit in hits for name in _written(entity, hit) if name.source))


def _written(entity: Entity, hit: Hit) -> list[Name]:
    """The names of somebody that a passage is."""
    return [name for name in entity.names if hit.field == "name" and name.text == hit.text]


def _document(index: Index, found: Found) -> Document:
    row = _row(index, found)
    return {
        "kind": found.kind,
        "id": found.id,
        "text": found.text,
        "hits": [{"field": hit.field, "text": hit.text, "spans": [list(span) for span in hit.spans]} for hit in found.hits],
        "about": list(found.about),
        "status": found.entry.status if found.entry else "",
        "status_reason": found.entry.reason if found.entry else "",
        **{field: _listed(row.get(field)) for field in ("who", "denied_by", "sources")},
    }


def _listed(value: Value) -> list[str]:
    return list(value) if isinstance(value, tuple) else []


# -- the screen --------------------------------------------------------------------------------------------------------


def _screen(index: Index, found: Sequence[Found], wanted: Sequence[Wanted], details: Details) -> Iterable[Part]:
    if not found:
        return
    yield Heading(" ".join(f"“{_shown(one)}”" for one in wanted), _counted(found))
    for one in wanted:
        if one.match:
            yield _taken_for(index.brief(one.match.id), one)
    for title, kinds in SECTIONS.items():
        lines = tuple(_line(index, one, wanted, details) for one in found if one.kind in kinds)
        if lines:
            yield Section(title, lines)
    entries = [one.entry for one in found if one.entry]
    if phrases.any_derived(entries):
        yield phrases.derived_remark()
    sources = (source for one in found if not one.entry for source in _own_sources(index, one, _elsewhere(one, wanted)))
    yield from phrases.footnotes(index, [*phrases.cited_sources(index, entries), *sources])


def _taken_for(entity: Entity, wanted: Wanted) -> Remark:
    said = "" if entity.is_place else f", or said by {entity.in_text},"
    return Remark(f"“{_shown(wanted)}” is taken for {entity.name}: what is about {entity.in_text}{said} is found too.")


def _shown(wanted: Wanted) -> str:
    """An argument on one line."""
    return " ".join(wanted.argument.split())


def _counted(found: Sequence[Found]) -> str:
    statements = sum(one.entry is not None for one in found)
    named = sum(one.kind in SECTIONS["NAMES"] for one in found)
    counts = {"statement": statements, "name": named, "source": len(found) - statements - named}
    return ", ".join(phrases.counted(count, noun) for noun, count in counts.items() if count)


def _line(index: Index, found: Found, wanted: Sequence[Wanted], details: Details) -> Line:
    meant = [one for one in wanted if one.match and one.match.id in found.about]
    names_of_meant = [phrase for one in meant for phrase in one.names]
    text = _marked(found.text, [*(one.phrase for one in wanted), *names_of_meant])
    elsewhere = [_passage(index, found, hit) for hit in _elsewhere(found, wanted)]
    if found.entry is None:
        id_ = (f"id: {found.id}",) if details.evidence else ()
        return _line_of_other(index, found.id, text)._replace(beneath=(*elsewhere, *id_))
    line = phrases.line(index, found.entry, text, details)
    unseen = [one for one in meant if not any(_spans(words, one.names) for words in (found.text, line.said_by))]
    concerned = _concerned(index, found, found.entry, unseen)
    return line._replace(said_by=_marked(line.said_by, names_of_meant), beneath=(*elsewhere, *concerned, *line.beneath))


def _line_of_other(index: Index, id_: str, text: str) -> Line:
    """A line for an actor, place or source, by what kind of thing it is."""
    source = index.source(id_)
    if source is None:
        return Line(text, index.kind_of(id_))
    return Line(f"“{text}”" if text else "without a title", source.kind, sources=(index.number_of(id_),))


def _elsewhere(found: Found, wanted: Sequence[Wanted]) -> list[Hit]:
    """The hits with words that the sentence, name or title does not have, and that are therefore shown beneath it."""
    missing = [one.phrase for one in wanted if not _spans(found.text, [one.phrase])]
    return [hit for hit in found.hits if _spans(hit.text, missing)]


def _passage(index: Index, found: Found, hit: Hit) -> str:
    """A hit with what kind of passage it is; of a name also where it was read."""
    entity = index.entity(found.id)
    written = _written(entity, hit) if entity else []
    return f"{_BENEATH[hit.field].format(_with_marks(hit.text, hit.spans))}{_seen(index, written)}"


def _seen(index: Index, written: Sequence[Name]) -> str:
    """What kind of name it is, where that matters, and where it was read."""
    kinds = dict.fromkeys(f" ({name.kind})" for name in written if name.kind in ("misprint", "metonym"))
    read = sorted({index.number_of(name.source) for name in written if name.source})
    return f"{''.join(kinds)} {phrases.bracketed(read)}".rstrip()


def _concerned(index: Index, found: Found, entry: Entry, meant: Iterable[Wanted]) -> Iterator[str]:
    """Whom it is about, or who says it, where no word of the line or its passages shows that."""
    participants = dict(entry.statement.participants())
    for one in meant:
        if one.match and not any(_spans(hit.text, [one.phrase]) for hit in found.hits):
            yield f"{'about' if one.match.id in participants else 'said by'} {index.name_of(one.match.id)}"


def _marked(text: str, wanted: Iterable[Phrase]) -> str:
    return _with_marks(text, _spans(text, wanted))


def _with_marks(text: str, spans: Iterable[Span]) -> str:
    """A text with signs around the words that were asked for, which need no colour to be seen."""
    pieces = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], "‹", text[start:end], "›"]
        done = end
    return "".join(pieces) + text[done:]

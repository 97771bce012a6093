"""The dossier: everything on record about one person, group, state, place or unnamed speaker, and what the base holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyafacts import wording
from libyafacts.dates import Date, in_words
from libyafacts.index import Index
from libyafacts.model import Entity, Entry, Event, Figure, Label, Quote, Tie, View
from libyafacts.query import phrases
from libyafacts.query.documents import (
    answer_fields,
    date_document,
    entity_document,
    sources_documents,
    statement_document,
)
from libyafacts.resolve import with_runner_up
from libyafacts.table import PLAIN, Address, Answer, Details, Heading, Line, Match, Part, Remark, Section, Table, Value, table
from libyafacts.vocabulary import PREDICATES, SYMMETRIC

OVERVIEW_FIELDS = "id name kind country statements"

# The sections of a dossier in their order: the name in rows and JSON, and the title on the card.
SECTIONS = {
    "affiliation": "ROLES, TIES",
    "backed-by": "BACKED BY",
    "backs": "BACKS",
    "against": "AGAINST",
    "label": "CALLED",
    "place": "GROUND",
    "timeline": "TIMELINE",
    "position": "POSITIONS",
    "figure": "FIGURES",
    "quote": "QUOTES",
    "quoted-about": "QUOTED ABOUT",
    "view": "SAID ABOUT",
}
# What contradicts the others without being about the same: rows and JSON have it, the card shows it under what is disputed.
RIVALS = "contradiction"
# What a group does is in the dossier of whoever commands it; these sections only, and by the group's own name.
_OF_FORCES = ("against", "place", "timeline")


class _Dossier(NamedTuple):
    """The statements of a dossier by section, and the forces of whose doings some of them tell; as of a date, if one is asked.

    ``later`` is how many are left out because they are of later than that, or nobody knows whether they are.
    """

    entity: Entity
    sections: dict[str, list[Entry]]
    forces: tuple[str, ...]
    filtered: bool
    as_of: Date | None = None
    later: int = 0

    def own(self) -> list[Entry]:
        """The statements of all sections but the one of those that only contradict the others."""
        return [entry for section, found in self.sections.items() if section != RIVALS for entry in found]

    def entries(self) -> list[Entry]:
        return [entry for entries in self.sections.values() for entry in entries]


def who(
    index: Index, match: Match, statuses: Sequence[str] = (), details: Details = PLAIN, as_of: Date | None = None
) -> Answer:
    """Everything on record about what a name was found to mean.

    Args:
        index: the base.
        match: what the name means, and how it was found.
        statuses: only statements of these statuses; all where empty.
        details: what else each line of the screen says.
        as_of: the date for which ties are answered with yes, no or not known; by the latest record where it is None.
    """
    entity = index.entity(match.id)
    assert entity is not None
    dossier = _dossier(index, entity, statuses, as_of)
    of = phrases.of_status(statuses)
    found = dossier.entries()
    return Answer(
        lambda: _table(index, dossier),
        lambda: _document(index, dossier, match),
        lambda: _card(index, dossier, details),
        oneline=None if as_of else lambda: _sentence(index, dossier),
        notes=(*_later(dossier), *(() if found else (_nothing_about(index, entity, of), *_instead(index, match, dossier)))),
        matches=(match,),
        found=bool(found),
    )


def _nothing_about(index: Index, entity: Entity, of: str) -> str:
    """A word to whoever asked, with the way to what an outlet itself wrote."""
    documents = _documents(index, entity)
    pointer = f" Its own texts: `libyafacts sources {documents[0]}`." if documents else ""
    return f"No statement about {entity.in_text}{of} is recorded.{pointer}"


def _instead(index: Index, match: Match, dossier: _Dossier) -> Iterator[str]:
    """Who else may have been meant by a name of somebody of whom nothing is recorded."""
    other = "" if dossier.filtered else with_runner_up(index, match).runner_up
    if other:
        yield f"{match.query!r} may also mean {index.in_text(other)}: `libyafacts who {other}`"


def _sentence(index: Index, dossier: _Dossier) -> str:
    from libyafacts.query import oneline  # late: few want one

    return oneline.of_dossier(index, dossier.entity, dossier.entries())


def _later(dossier: _Dossier) -> Iterable[str]:
    if dossier.as_of and dossier.later:
        left_out = phrases.counted(dossier.later, "statement")
        yield f"Left out, being of later than {dossier.as_of.text} or not certainly of before: {left_out}."


def _table(index: Index, dossier: _Dossier) -> Table:
    """A row per statement; for a date, with the answer for each tie."""
    found = [(section, entry) for section, entries in dossier.sections.items() for entry in entries]
    rows = [phrases.row(index, entry, section) for section, entry in found]
    if dossier.as_of is None:
        return table(phrases.ROW_FIELDS, rows)
    dated = [{**row, **answer_fields(index, entry, dossier.as_of)} for row, (_, entry) in zip(rows, found, strict=True)]
    return table(f"{phrases.ROW_FIELDS} answer reason", dated)


def _dossier(index: Index, entity: Entity, statuses: Sequence[str], as_of: Date | None) -> _Dossier:
    about = index.about(entity.id)
    forces = phrases.forces(index, about, entity.id)
    sections: dict[str, list[Entry]] = {section: [] for section in SECTIONS}
    seen: set[str] = set()
    of_forces = ((force, index.about(force), _OF_FORCES) for force in forces)
    for end, entries, wanted in ((entity.id, about, tuple(SECTIONS)), *of_forces):
        for entry in entries:
            section = _section(entry, end)
            if entry.id not in seen and section in wanted:
                seen.add(entry.id)
                sections[section].append(entry)
    for entry in index.spoken_by(entity.id):
        if entry.id not in seen and any(_own_word(entry, entity.id)):
            sections[_spoken_section(entry)].append(entry)
    later = 0
    if as_of:
        all_ = sum(map(len, sections.values()))
        sections = {key: [entry for entry in found if _is_of_then(entry, as_of)] for key, found in sections.items()}
        later = all_ - sum(map(len, sections.values()))
    if statuses:
        sections = {key: [entry for entry in found if entry.status in statuses] for key, found in sections.items()}
    sections["timeline"].sort(key=phrases.when)
    shown = {entry.id for found in sections.values() for entry in found}
    rivals = [rival for found in sections.values() for entry in found for rival in phrases.rivals_of(index, entry)]
    sections[RIVALS] = list({rival.id: rival for rival in rivals if rival.id not in shown}.values())
    return _Dossier(entity, sections, forces, bool(statuses), as_of, later)


def _is_of_then(entry: Entry, as_of: Date) -> bool:
    """Whether it belongs into a dossier of a date; a tie does at any, and is answered."""
    from libyafacts.query.as_of import is_of_then

    return entry.statement.kind == "tie" or is_of_then(entry, as_of)


def _own_word(entry: Entry, speaker: str) -> Iterable[bool]:
    """Whether the speaker is on record with more than being the voice of a document."""
    return (stance.who == speaker and not stance.own_voice for stance in entry.statement.stances)


def _section(entry: Entry, end: str) -> str:
    """Where a statement stands in the dossier of one of its participants."""
    content = entry.statement.content
    speakers = {stance.who for stance in entry.statement.stances}
    if isinstance(content, Tie) and end in (content.subject, content.object):
        return _tie_section(content, end)
    if isinstance(content, Quote):
        return "quote" if end in speakers else "quoted-about"
    if isinstance(content, View | Tie | Label) and any(_own_word(entry, end)):
        return "label" if isinstance(content, Label) and content.of == end else "position"
    return {Label: "label", Event: "timeline", Figure: "figure"}.get(type(content), "view")


def _spoken_section(entry: Entry) -> str:
    """Where a statement stands in the dossier of somebody who only speaks of it."""
    return {Quote: "quote", Figure: "figure"}.get(type(entry.statement.content), "position")


def _tie_section(tie: Tie, end: str) -> str:
    tie_class = PREDICATES[tie.predicate].tie_class
    if tie_class == "backing":
        return "backs" if end == tie.subject or tie.predicate in SYMMETRIC else "backed-by"
    return {"affiliation": "affiliation", "opposition": "against"}.get(tie_class, "place")


# -- the document ------------------------------------------------------------------------------------------------------


def _document(index: Index, dossier: _Dossier, match: Match) -> dict[str, object]:
    entries = dossier.entries()
    return {
        "match": phrases.match_document(match),
        **phrases.not_recorded(entries),
        **entity_document(dossier.entity),
        "forces": list(dossier.forces),
        "as_of": date_document(dossier.as_of, "asked"),
        "latest_record": date_document(phrases.latest_record(index, dossier.own()), "computed"),
        "statements": [
            {"section": section, **statement_document(index, entry), **answer_fields(index, entry, dossier.as_of)}
            for section, found in dossier.sections.items()
            for entry in found
        ],
        "sources": sources_documents(index, phrases.cited_sources(index, dossier.own())),
    }


# -- the card ----------------------------------------------------------------------------------------------------------


def _card(index: Index, dossier: _Dossier, details: Details) -> Iterable[Part]:
    entity = dossier.entity
    yield Heading(entity.name, f"{entity.kind} · {entity.id} · {phrases.recorded_words(index, dossier.own())}")
    yield from _as_of(dossier)
    yield from _summary(index, dossier)
    yield from _contested(index, dossier)
    yield from _voice(index, entity)
    if particulars := phrases.particulars(index, entity):
        yield Section("NAMES", tuple(particulars))
        yield from (Address("see", address) for address in entity.see)
    for section, title in SECTIONS.items():
        lines = [_line(index, dossier, section, entry, details) for entry in dossier.sections[section]]
        if section == "quote" and not lines and not dossier.filtered and entity.kind in ("person", "unnamed"):
            lines = [Line("none in their own words are recorded")]
        if lines:
            yield Section(title, tuple(lines))
    entries = dossier.entries()
    if disputed := phrases.disputed(index, _placed(dossier)):
        yield Section("! DISPUTED", tuple(disputed))
    if phrases.any_derived(entries):
        yield phrases.derived_remark()
    yield from phrases.footnotes(
        index, [*phrases.cited_sources(index, dossier.own()), *phrases.name_sources(entity), *_documents(index, entity)]
    )


def _as_of(dossier: _Dossier) -> Iterable[Part]:
    if dossier.as_of:
        words = "for each tie whether it held then; what is of later, or not certainly of before, is left out"
        yield Remark(f"As of {in_words(dossier.as_of)}: {words}.")


def _documents(index: Index, entity: Entity) -> list[str]:
    return [source.id for source in index.sources() if entity.id in (source.voice, source.publisher)]


def _line(index: Index, dossier: _Dossier, section: str, entry: Entry, details: Details) -> Line:
    if section == "label":
        return _label_line(index, entry, details)
    tie = entry.statement.content
    text = ""
    whole = section == "position" or (section == "affiliation" and _is_inverse(dossier, entry))  # reads better so
    if isinstance(tie, Tie) and dossier.entity.id in (tie.subject, tie.object) and not whole:
        text = wording.with_mood(_from_this_end(index, dossier.entity, tie, entry.statement.mood), entry.statement.mood)
    if isinstance(tie, Tie) and dossier.as_of:
        from libyafacts.query.as_of import line as dated_line

        return dated_line(index, entry, dossier.as_of, text, details)
    line = phrases.line(index, entry, text, details)
    return line._replace(key=line.key or "undated") if section == "timeline" else line


def _from_this_end(index: Index, entity: Entity, tie: Tie, mood: str) -> str:
    words = wording.tie_words(tie, entity.id, index.brief, mood)
    for verb in ("is backed by ", "are backed by ", "backs ", "back "):
        words = words.removeprefix(verb)
    return words


def _placed(dossier: _Dossier) -> list[Entry]:
    """The statements whose disputes are those of the date that is asked for: what is told of by then, ties included."""
    if dossier.as_of is None:
        return dossier.own()
    from libyafacts.query.as_of import is_of_then

    return [entry for entry in dossier.own() if is_of_then(entry, dossier.as_of)]


def _voice(index: Index, entity: Entity) -> Iterable[Part]:
    """Which documents an outlet or agency speaks in, and which it brought out."""
    documents = index.sources()
    speaks = [source.id for source in documents if source.voice == entity.id]
    brought = [source.id for source in documents if source.publisher == entity.id != source.voice]
    if speaks:
        yield Remark("Speaks in its own voice in", sources=tuple(map(index.number_of, speaks)))
    if brought:
        yield Remark("Brought out, in another's voice", sources=tuple(map(index.number_of, brought)))


def _contested(index: Index, dossier: _Dossier) -> Iterable[Part]:
    """What is disputed, in a line at the head: nobody should have to read on to learn it."""
    for entry in _placed(dossier):
        sides = [phrases.parties(side(entry.statement)) for side in (phrases.supporters, phrases.deniers)]
        if entry.status == "disputed" and all(sides):
            said, denied = (", ".join(map(index.in_text, side)) for side in sides)
            yield Remark(f"! Disputed: {entry.text.rstrip('.')}; said by {said}, denied by {denied}", loud=True)


def _summary(index: Index, dossier: _Dossier) -> Iterable[Part]:
    """One line of what it is: titles as they are hedged, roles, a label, whom it fights, each in a source's own voice."""
    titles = [_hedged(index, entry) for entry in dossier.sections["label"] if _is_hedged_title(dossier, entry)][:1]
    ties = [entry for entry in _own_voice(index, dossier, "affiliation") if _is_role(entry)]
    roles = sorted(ties, key=lambda entry: (_is_inverse(dossier, entry), not _is_office(entry)))[:2]
    labels = _own_voice(index, dossier, "label")[:1]
    against = [entry for entry in _own_voice(index, dossier, "against") if not _is_inverse(dossier, entry)][:1]
    parts = [*titles, *(_cited(index, dossier, entry) for entry in (*roles, *labels, *against))]
    if parts:
        text = "; ".join(parts)
        yield Remark(text[0].upper() + text[1:])


def _is_hedged_title(dossier: _Dossier, entry: Entry) -> bool:
    label = entry.statement.content
    first = entry.statement.stances[0]
    return isinstance(label, Label) and label.of == dossier.entity.id and bool(first.hedge) and first.own_voice


def _hedged(index: Index, entry: Entry) -> str:
    label = entry.statement.content
    assert isinstance(label, Label)
    numbers = phrases.bracketed(phrases.numbers(index, entry.statement.stances))
    return f"{entry.statement.stances[0].hedge} “{label.words}” {numbers}"


def _own_voice(index: Index, dossier: _Dossier, section: str) -> list[Entry]:
    """The statements of a section that are about the entity itself, and that a source makes in its own voice."""
    return [
        entry
        for entry in dossier.sections[section]
        if entry.status in ("stated", "corroborated")
        and entry.statement.mood == "actual"
        and dossier.entity.id in dict(entry.statement.participants())
        and answer_fields(index, entry, dossier.as_of).get("answer", "yes") == "yes"
    ]


def _is_role(entry: Entry) -> bool:
    tie = entry.statement.content
    return isinstance(tie, Tie) and tie.predicate in ("holds-office", "commands", "leads", "member-of", "part-of", "founded")


def _is_office(entry: Entry) -> bool:
    tie = entry.statement.content
    return isinstance(tie, Tie) and tie.predicate == "holds-office"


def _is_inverse(dossier: _Dossier, entry: Entry) -> bool:
    tie = entry.statement.content
    return isinstance(tie, Tie) and tie.subject != dossier.entity.id


def _cited(index: Index, dossier: _Dossier, entry: Entry) -> str:
    content = entry.statement.content
    if _is_inverse(dossier, entry):
        words = entry.text
    elif isinstance(content, Tie):
        words = wording.tie_words(content, dossier.entity.id, index.brief)
    else:
        assert isinstance(content, Label)
        words = f"called “{content.words}”"
    return f"{words} {phrases.bracketed(phrases.numbers(index, entry.statement.stances))}"


def _label_line(index: Index, entry: Entry, details: Details) -> Line:
    """What it is called, with who calls it that; a label that a source prints in quotation marks says so."""
    label = entry.statement.content
    assert isinstance(label, Label)
    marked = any(stance.quotation_marks for stance in entry.statement.stances)
    words = f"“{label.words}”" + (" (in quotation marks there)" if marked else "")
    return phrases.line(index, entry, words, details)


# -- without a name ----------------------------------------------------------------------------------------------------


def overview(index: Index, statuses: Sequence[str] = ()) -> Answer:
    """What is in the base: every actor and place, with how many statements it has a part or a stance in.

    With statuses, only statements of these count, and only whoever is in one is listed.
    """
    mentions = index.mentions(statuses)
    only_mentioned = bool(statuses or index.meta.get("known_by"))
    rows: list[dict[str, Value]] = [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "country": entity.country,
            "statements": mentions.get(entity.id, 0),
        }
        for entity in index.entities()
        if not only_mentioned or entity.id in mentions
    ]
    return Answer(
        lambda: table(OVERVIEW_FIELDS, rows),
        lambda: [dict(row) for row in rows],
        lambda: _overview(index, rows),
        oneline=lambda: f"{index.meta['title']}, version {index.meta['version']}: {_held(index)}.",
        found=bool(rows),
    )


def _held(index: Index) -> str:
    counts = index.counts()
    sources = len(phrases.out_by_then(index))
    return (
        f"{counts['statements']} statements with {counts['stances']} stances, from {sources} sources,"
        f" on {counts['actors']} actors and {counts['places']} places"
    )


def _overview(index: Index, rows: Sequence[dict[str, Value]]) -> Iterable[Part]:
    yield Heading(index.meta["title"], f"version {index.meta['version']}")
    yield Remark(f"{_held(index)}. `libyafacts who NAME` opens one.")
    for kind in dict.fromkeys(str(row["kind"]) for row in rows):
        named = [f"{row['name']} ({row['statements']})" for row in rows if row["kind"] == kind]
        yield Section(kind.upper(), (Line(" · ".join(named)),))
    yield from phrases.footnotes(index, [source.id for source in phrases.out_by_then(index)])

"""The phrases that screens share: who says it, who denies it, in which source, and what contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from libyafacts.dates import Date, by, in_words
from libyafacts.index import Index
from libyafacts.model import Entity, Entry, Figure, Label, Source, Stance, Statement, Tie
from libyafacts.table import PLAIN, Details, Document, Line, Match, Remark, SourceNote, Value
from libyafacts.vocabulary import DENYING_ACTS, SUPPORTING_ACTS
from libyafacts.wording import amount_words

COMPARED = "compare: "
_PLURAL_ACTS = {"denies": "deny"}
# Ties that may have ended since they were last told of.
HOLDING = ("controls", "occupies")
# How a status is marked on a screen, where it is not self-evident from its name.
MARKS = {"claimed": "claim", "stated by a participant": "own word"}
# Acts that take their addressee in another way than "says to somebody".
# What somebody wants is wanted of nobody in particular: whom he told is said apart.
_TOLD = ("wants", "plans", "expects", "recalls")
_ADDRESSED = {"urges": "urges", "asks": "asks", "accuses": "accuses", "calls-for": "calls on"}


def supporters(statement: Statement) -> list[Stance]:
    """The stances that hold it to be so."""
    return [stance for stance in statement.stances if stance.does in SUPPORTING_ACTS]


def deniers(statement: Statement) -> list[Stance]:
    """The stances that hold it not to be so."""
    return [stance for stance in statement.stances if stance.does in DENYING_ACTS]


def parties(stances: Iterable[Stance]) -> tuple[str, ...]:
    """The speakers, each once, in order."""
    return tuple(dict.fromkeys(stance.who for stance in stances))


def numbers(index: Index, stances: Iterable[Stance]) -> tuple[int, ...]:
    """The numbers of the sources that stances are cited in."""
    return tuple(sorted({index.number_of(stance.source) for stance in stances}))


def bracketed(source_numbers: Iterable[int]) -> str:
    """Source numbers as they stand in a text: ``[1][3]``."""
    return "".join(f"[{number}]" for number in source_numbers)


def attribution(index: Index, statement: Statement) -> str:
    """Who says it and who denies it, in words with source numbers; empty where it stands in a source's own voice alone."""
    if all(stance.own_voice and stance.does == "reports" and not stance.hedge for stance in statement.stances):
        return ""
    return attributed(index, statement)


def attributed(index: Index, statement: Statement) -> str:
    """Who says it and who denies it, in words with source numbers; also where a source says it in its own voice."""
    groups: dict[tuple[str, str, str, str], list[Stance]] = {}
    for stance in statement.stances:
        groups.setdefault((stance.who, stance.does, stance.to, stance.hedge), []).append(stance)
    return "; ".join(act(index, group) for group in groups.values())


def act(index: Index, stances: Sequence[Stance]) -> str:
    """What somebody does in stances that are alike, by whose account, and in which sources."""
    first = stances[0]
    words = f"{index.in_text(first.who)} {addressed(index, first)}"
    if first.who_basis != "printed":
        words += " (speaker inferred)"
    if first.hedge:
        words += f", hedged “{first.hedge}”"
    reporters = {index.in_text(stance.reported_by) for stance in stances if stance.reported_by}
    if reporters:
        words += f" (as told by {', '.join(sorted(reporters))})"
    return f"{words} {bracketed(numbers(index, stances))}"


def addressed(index: Index, stance: Stance) -> str:
    """An act as a verb in the number of its speaker, with its addressee: ``say to journalists``, ``calls on Haftar``."""
    act = _ADDRESSED.get(stance.does) if stance.to else None
    verb, _, rest = (act or stance.does.replace("-", " ")).partition(" ")
    if index.brief(stance.who).plural:
        verb = _PLURAL_ACTS.get(verb, verb.removesuffix("s"))
    words = f"{verb} {rest}".rstrip()
    if not stance.to:
        return words
    if stance.does in _TOLD:
        return f"{words}, speaking to {index.in_text(stance.to)},"
    return f"{words} {index.in_text(stance.to)}" if act else f"{words} to {index.in_text(stance.to)}"


def mark_of(entry: Entry) -> str:
    """The status as a screen shows it; a quote needs none, its quotation marks say it."""
    if entry.status == "attributed":
        return "" if entry.statement.kind == "quote" else entry.status
    return MARKS.get(entry.status, entry.status)


def origins_of(index: Index, entry: Entry) -> list[Entry]:
    """The statements that one is inferred from."""
    return [origin for link in entry.statement.origins() if (origin := index.statement(link.other))]


def reason_line(index: Index, entry: Entry) -> str:
    """Where an inferred statement comes from, in words."""
    origins = origins_of(index, entry)
    return "; ".join(f"{origin.text} ({mark_of(origin) or origin.status})" for origin in origins)


def rival_lines(index: Index, entry: Entry) -> tuple[str, ...]:
    """What was declared to contradict a statement, each with who says it."""
    return tuple(f"! but: {with_speakers(index, rival)}" for rival in rivals_of(index, entry))


def _compared_lines(index: Index, entry: Entry) -> tuple[str, ...]:
    """The rival numbers of a figure: side by side, never averaged."""
    rivals = index.statements(index.compared(entry.id)) if entry.statement.kind == "figure" else []
    return tuple(f"{COMPARED}{_with_date(with_speakers(index, rival), rival)}" for rival in rivals)


def _with_date(words: str, entry: Entry) -> str:
    return f"{words}, {date_words(entry.statement)}" if entry.statement.date else words


def rivals_of(index: Index, entry: Entry) -> list[Entry]:
    """The statements declared to contradict one."""
    return index.statements(rival for rival, _ in index.rivals(entry.id))


def with_speakers(index: Index, entry: Entry) -> str:
    """A statement in short with who says it, and where."""
    content = entry.statement.content
    words = entry.text
    if isinstance(content, Label):
        words = f"“{content.words}”"
    elif isinstance(content, Figure):
        words = amount_words(content)
    if not entry.statement.stances:
        return f"{words}, inferred {bracketed(numbers(index, all_stances(index, entry)))}"
    said_by = attribution(index, entry.statement)
    return f"{words} — {said_by}" if said_by else f"{words} {bracketed(numbers(index, entry.statement.stances))}"


def disputed(index: Index, entries: Iterable[Entry]) -> list[Line]:
    """What is contested among statements, gathered, so that nobody has to find it among the rest.

    First what is both said and denied, then what was declared to contradict each other, with the public note.
    """
    lines: list[Line] = []
    pairs: dict[frozenset[str], Line] = {}
    for entry in entries:
        if entry.status == "disputed" and deniers(entry.statement):
            lines.append(Line(entry.text, said_by=attribution(index, entry.statement)))
        for rival_id, note in index.rivals(entry.id):
            rival = index.statement(rival_id)
            if rival:
                sides = f"{with_speakers(index, entry)} / {with_speakers(index, rival)}"
                pairs.setdefault(frozenset((entry.id, rival_id)), Line(sides, beneath=(note,)))
    return [*lines, *pairs.values()]


def line(index: Index, entry: Entry, text: str = "", details: Details = PLAIN) -> Line:
    """A statement as a line of a card: its words, who says so, and what contradicts it.

    Args:
        index: the base.
        entry: the statement.
        text: words to show instead of its sentence.
        details: what else each line of the screen says.
    """
    statement = entry.statement
    said_by = attribution(index, statement)
    words = (text or entry.text) + latest_words(index, entry)
    beneath = rival_lines(index, entry) + _compared_lines(index, entry)
    if statement.stances and statement.date and statement.date_basis != "printed" and statement.origins():
        origins = bracketed(
            numbers(index, (stance for origin in origins_of(index, entry) for stance in origin.statement.stances))
        )
        beneath = (f"* the date is worked out from: {reason_line(index, entry)} {origins}", *beneath)
    if not statement.stances:
        inferred = "" if entry.status == "inferred" else "inferred "
        said_by = f"{inferred}from: {reason_line(index, entry)}"
    beneath += detail_lines(index, entry, details)
    plain = not said_by or not statement.stances
    source_numbers = numbers(index, all_stances(index, entry)) if plain else ()
    return Line(words, when_words(index, entry), mark_of(entry), said_by, source_numbers, beneath)


def latest_words(index: Index, entry: Entry) -> str:
    """Of a hold on a place that nothing on record ends, the date of the last evidence: nobody knows what came after."""
    tie = entry.statement.content
    if not isinstance(tie, Tie) or tie.predicate not in HOLDING or entry.statement.mood != "actual" or ended(index, entry):
        return ""
    told = latest(stance.tells_of for stance in all_stances(index, entry))
    return f" (latest record {in_words(told)})" if told else ""


def all_stances(index: Index, entry: Entry) -> list[Stance]:
    """Its own stances, or those of what it is inferred from."""
    if entry.statement.stances:
        return list(entry.statement.stances)
    origins = index.statements(link.other for link in entry.statement.origins())
    return [stance for origin in origins if origin.id != entry.id for stance in all_stances(index, origin)]


def cited_sources(index: Index, entries: Iterable[Entry]) -> list[str]:
    """The sources that stand behind statements, those of their origins and rivals included."""
    ids: dict[str, None] = {}
    for entry in entries:
        compared = index.statements(index.compared(entry.id)) if entry.statement.kind == "figure" else []
        for one in (entry, *rivals_of(index, entry), *compared):
            origins = index.statements(link.other for link in one.statement.origins())
            for origin in (one, *origins):
                ids |= dict.fromkeys(stance.source for stance in all_stances(index, origin))
    return list(ids)


def detail_lines(index: Index, entry: Entry, details: Details) -> tuple[str, ...]:
    """Why a statement has its status, and where its words stand, as far as that is wanted."""
    why = (f"{entry.status}: {entry.reason}",) if details.explain else ()
    return (*why, *evidence_lines(index, entry)) if details.evidence else why


def evidence_lines(index: Index, entry: Entry) -> list[str]:
    """Where the words of each stance stand; of what is inferred, those of what it is inferred from."""
    lines = [f"id: {entry.id}"]
    for stance in all_stances(index, entry):
        at = f"“{stance.selector.at}”" if stance.selector else ""
        where = f", characters {stance.span.start}-{stance.span.end}" if stance.span else ", not verified"
        lines.append(f"{bracketed([index.number_of(stance.source)])} {at}{where}")
    return lines


def date_words(statement: Statement) -> str:
    """The date of a statement as a reader would say it, with a mark where it was worked out."""
    date = statement.date
    if date is None:
        return ""
    return in_words(date) + ("*" if statement.date_basis != "printed" else "")


def when_words(index: Index, entry: Entry) -> str:
    """The date of a statement; of one that an event began or ended, since or until when."""
    first = happened_by(entry)
    words = [date_words(entry.statement) or (f"{in_words(first)}*" if first else "")]
    for preposition, origin in (("since", began(index, entry)), ("until", ended(index, entry))):
        if origin:
            words.append(
                f"{preposition} {date_words(origin.statement)}" if origin.statement.date else f"{preposition} an event"
            )
    return " ".join(filter(None, words))


def changes_of(index: Index, entries: Iterable[Entry]) -> list[Entry]:
    """The events that began or ended what statements say."""
    found = [change for entry in entries for change in (began(index, entry), ended(index, entry)) if change]
    return list({change.id: change for change in found}.values())


def began(index: Index, entry: Entry) -> Entry | None:
    """The event that began what a statement says."""
    return _origin(index, entry, "started-by")


def ended(index: Index, entry: Entry) -> Entry | None:
    """The event that ended what a statement says."""
    return _origin(index, entry, "ended-by")


def _origin(index: Index, entry: Entry, relation: str) -> Entry | None:
    """The event of a relation; one that is only planned begins and ends nothing but what is planned too."""
    others = index.statements(link.other for link in entry.statement.origins() if link.relation == relation)
    return next((other for other in others if other.statement.mood == entry.statement.mood), None)


def out_by_then(index: Index) -> list[Source]:
    """The sources by number: all, or those that were out by the day by which it is asked what was known."""
    day = index.meta.get("known_by", "")
    return [source for source in index.sources() if not day or source.out_by(day)]


def document_date(source: Source) -> str:
    """When a document was out, in words."""
    return in_words(source.date) if source.date else "undated"


def said_words(stance: Stance) -> str:
    """When it was said, in words; empty where that is not known."""
    return in_words(stance.said) + ("*" if stance.said_basis != "printed" else "") if stance.said else ""


def forces(index: Index, about: Iterable[Entry], id_: str) -> tuple[str, ...]:
    """The groups that somebody commands or leads, or that are loyal to him, by actual and uncontested ties."""
    found: dict[str, None] = {}
    for entry in about:
        tie = entry.statement.content
        if isinstance(tie, Tie) and entry.statement.mood == "actual" and entry.status not in ("denied", "disputed"):
            if tie.predicate == "commands" and tie.subject == id_:
                found[tie.object] = None
            elif tie.predicate in ("loyal-to", "belongs-to") and tie.object == id_:
                found[tie.subject] = None
    return tuple(force for force in found if index.kind_of(force) == "armed-group")


ROW_FIELDS = "section id date text status who denied_by sources"
# How many names of reference data a screen has.
MOST_ELSEWHERE = 6
DERIVED = "* a date worked out from the source's words (`show ID` says how); ? uncertain; ~ about"


def derived_remark() -> Remark:
    """What the mark of a date that was worked out means."""
    return Remark(DERIVED)


def footnotes(index: Index, ids: Iterable[str]) -> list[SourceNote]:
    """Sources for the foot of a screen, by number."""
    wanted = set(ids)
    sources = [source for source in index.sources() if source.id in wanted]
    wanted |= {collage for source in sources for collage in _read_in(index, source)}
    return [
        SourceNote(index.number_of(source.id), source_words(index, source)) for source in index.sources() if source.id in wanted
    ]


def _read_in(index: Index, source: Source) -> list[str]:
    """The collages through which alone a source is known."""
    return [] if source.text_sha256 else index.collages_of(source.id)


def source_words(index: Index, source: Source) -> str:
    """A source in one line: whose words, where, when, under which title."""
    publisher = index.name_of(source.publisher) if source.publisher else "no publisher"
    house = publisher
    if not source.voice:
        house = f"{publisher} ({source.kind}, no voice of its own)"
    elif source.voice != source.publisher:
        house = f"{index.name_of(source.voice)}, in {publisher}"
    title = f": “{source.title}”" if source.title else ", without a title"
    read_in = "".join(f", read in [{index.number_of(collage)}]" for collage in _read_in(index, source))
    return f"{house}, {document_date(source)}{title}{read_in}"


def particulars(index: Index, entity: Entity) -> list[Line]:
    """How else it is written, where it lies, its numbers, and what a reader should know of it."""
    lines = _written(index, entity)
    if entity.coordinates:
        at = entity.coordinates
        note = f" — {at.note}" if at.note else ""
        lines.append(Line(f"{at.latitude}, {at.longitude} ({entity.country}){note}", "position"))
    if entity.identifiers:
        lines.append(Line(" · ".join(f"{found.scheme} {found.value}" for found in entity.identifiers), "identifiers"))
    if entity.note:
        lines.append(Line(entity.note, "note"))
    return lines


def _written(index: Index, entity: Entity) -> list[Line]:
    """Its names in the documents, and the first of those that reference data has; the others are counted."""
    read: dict[str, str] = {}
    elsewhere: dict[str, str] = {}
    for name in entity.names:
        if name.text.casefold() != entity.name.casefold():
            mark = f" ({name.kind})" if name.kind in ("misprint", "metonym") else ""
            number = f" [{index.number_of(name.source)}]" if name.source else ""
            (read if name.source else elsewhere).setdefault(name.text, f"{name.text}{mark}{number}")
    names = [written for text, written in elsewhere.items() if text not in read]
    shown, more = names[:MOST_ELSEWHERE], len(names) - MOST_ELSEWHERE
    counted = [f"{more} more (--json)"] if more > 0 else []
    lines = {"also written": list(read.values()), "elsewhere": [*shown, *counted]}
    return [Line(" · ".join(texts), key) for key, texts in lines.items() if texts]


def name_sources(entity: Entity) -> list[str]:
    """The documents that its names were read in."""
    return [name.source for name in entity.names if name.source]


def when(entry: Entry) -> tuple[bool, tuple[str, str]]:
    """Order by date; what has none comes last."""
    date = entry.statement.date or happened_by(entry)
    return (date is None, date.sort_key if date else ("", ""))


def happened_by(entry: Entry) -> Date | None:
    """For an event without a date: it had happened when it was first told of. None for what was not actual, or not an event."""
    told = [stance.said for stance in supporters(entry.statement) if stance.said and stance.said.latest]
    if entry.statement.kind != "event" or entry.statement.mood != "actual" or not told:
        return None
    return by(min(told, key=lambda date: date.latest or ""))


def any_derived(entries: Iterable[Entry]) -> bool:
    """Whether a date among them was worked out, so that the screen has to say what its mark means."""
    return any(entry.statement.date_basis != "printed" if entry.statement.date else happened_by(entry) for entry in entries)


def match_document(match: Match) -> Document:
    """How a name was found."""
    return {"query": match.query, "rung": match.rung, "name": match.name, "score": match.score}


def not_recorded(entries: Sequence[Entry]) -> Document:
    """What a document about one thing says where nothing that was asked for is recorded of it."""
    return {} if entries else {"answer": "not recorded"}


def latest(dates: Iterable[Date | None]) -> Date | None:
    """The latest date, by the earliest day of each, so that a year does not pass for its last day; None of none."""
    known = [date for date in dates if date is not None and date.latest is not None]
    return max(known, key=lambda date: (date.earliest or "", date.latest or ""), default=None)


def latest_record(index: Index, entries: Iterable[Entry]) -> Date | None:
    """The date of the latest document that statements are cited from; None where none has a date."""
    cited = dict.fromkeys(stance.source for entry in entries for stance in all_stances(index, entry))
    return latest(source.date for id_ in cited if (source := index.source(id_)))


def of_status(statuses: Sequence[str]) -> str:
    """That only some statuses were asked for, for a note on what is not recorded; empty where all were."""
    return f" with the status {' or '.join(statuses)}" if statuses else ""


def counted(count: int, noun: str) -> str:
    """A number of things: ``1 statement``, ``2 statements``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def recorded_words(index: Index, entries: Iterable[Entry]) -> str:
    """How recent the latest record of statements is, for the head of a screen."""
    date = latest_record(index, entries)
    return f"latest record {in_words(date)}" if date else "no record has a date"


def row(index: Index, entry: Entry, section: str) -> dict[str, Value]:
    """A statement as a row of ``who``: ids of speakers, deniers and sources; an ISO date as it was printed."""
    statement = entry.statement
    return {
        "section": section,
        "id": entry.id,
        "date": statement.date.text if statement.date else "",
        "text": entry.text,
        "status": entry.status,
        "who": parties(stance for stance in statement.stances if stance.does not in DENYING_ACTS),
        "denied_by": parties(deniers(statement)),
        "sources": tuple(cited_sources(index, [entry])),
    }

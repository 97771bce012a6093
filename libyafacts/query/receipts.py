"""The receipts themselves: a source with all that cites it, and one statement in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from libyafacts.dates import in_words
from libyafacts.errors import UnknownNameError
from libyafacts.index import Index
from libyafacts.model import Entry, Fragment, Source, Stance
from libyafacts.query import phrases
from libyafacts.query.documents import (
    fragment_document,
    set_aside_document,
    source_document,
    sources_documents,
    statement_document,
)
from libyafacts.table import (
    PLAIN,
    Address,
    Answer,
    Details,
    Document,
    Heading,
    Line,
    Part,
    Remark,
    Section,
    SourceNote,
    Value,
    table,
)

FIELDS = "number id publisher voice date date_basis title url language statements"
CITED_FIELDS = "source id text status who does said at start end"
MOST_CANDIDATES = 5
STANCE_FIELDS = "id text status who does to said reported_by in via at start end hedge"


def sources(index: Index, statuses: Sequence[str] = ()) -> Answer:
    """All sources, a row each; with statuses, those that statements of these statuses cite."""
    counts = index.citation_counts(statuses)
    found = [source for source in phrases.out_by_then(index) if not statuses or source.id in counts]
    return Answer(
        lambda: table(FIELDS, [_source_row(index, source, counts.get(source.id, 0)) for source in found]),
        lambda: [{**source_document(index, source), "statements": counts.get(source.id, 0)} for source in found],
        lambda: _sources_screen(index, found, counts),
        found=bool(found),
    )


def _source_row(index: Index, source: Source, statements: int) -> dict[str, Value]:
    return {
        "number": index.number_of(source.id),
        "id": source.id,
        "publisher": source.publisher,
        "voice": source.voice,
        "date": source.date.text if source.date else "",
        "date_basis": source.date_basis if source.date else "",
        "title": source.title,
        "url": source.url,
        "language": source.language,
        "statements": statements,
    }


def _sources_screen(index: Index, found: Sequence[Source], counts: Mapping[str, int]) -> Iterable[Part]:
    for source in found:
        count = counts.get(source.id, 0)
        words = f"{phrases.source_words(index, source)} — {phrases.counted(count, 'statement')} · {source.id}"
        yield SourceNote(index.number_of(source.id), words, source.url)
    yield Remark("`libyafacts sources ID` opens one.")


def source_of(index: Index, wanted: str) -> Source:
    """The source of an id, a number, the beginning of an id, or the only one of an outlet or agency.

    Raises:
        UnknownNameError: where there is none, or more than one; the message lists those there are.
    """
    known = index.sources()
    lower = wanted.casefold()
    ways = (
        [source for source in known if lower in (source.id, str(index.number_of(source.id)))],
        [source for source in known if source.id.startswith(lower)],
        [source for source in known if lower in (source.publisher, source.voice)],
    )
    found = next((way for way in ways if way), [])
    if len(found) != 1:
        shown = (found or _near(wanted, known))[:MOST_CANDIDATES]
        listed = "".join(f"\n  {index.number_of(source.id)}  {source.id}" for source in shown)
        says = "may mean" if found else "is no source; near" if shown else "is no source; `libyafacts sources` lists them"
        raise UnknownNameError(f"{wanted!r} {says}{':' if shown else ''}{listed}")
    return found[0]


def _near(wanted: str, known: Sequence[Source]) -> list[Source]:
    """The sources whose id, publisher or voice is a little like what was asked for."""
    import difflib  # late: only a mistake needs it

    by_name = {name: source for source in reversed(known) for name in (source.voice, source.publisher, source.id) if name}
    near = difflib.get_close_matches(wanted.casefold(), by_name, MOST_CANDIDATES, 0.5)
    return list(dict.fromkeys(by_name[name] for name in near))


def source(index: Index, wanted: str, statuses: Sequence[str] = (), details: Details = PLAIN) -> Answer:
    """One source, by its id or number: its particulars, how its date is known, and every statement that cites it.

    Args:
        index: the base.
        wanted: an id or number.
        statuses: only statements of these statuses; all where empty.
        details: what else each line of the screen says.

    Raises:
        UnknownNameError: where there is none.
    """
    found = index.divided(source_of(index, wanted))
    day = index.meta.get("known_by", "")
    if day and not found.out_by(day):
        return _not_recorded(f"{found.id} was not out by {day}")
    entries = [entry for entry in index.citing(found.id) if not statuses or entry.status in statuses]
    return Answer(
        lambda: table(CITED_FIELDS, _cited_rows(found, entries)),
        lambda: _source_document(index, found, entries),
        lambda: _source_screen(index, found, entries, details),
        found=bool(entries) or not (statuses or day),
    )


def _cited_rows(source: Source, entries: Iterable[Entry]) -> list[dict[str, Value]]:
    return [
        {
            "source": source.id,
            "id": entry.id,
            "text": entry.text,
            "status": entry.status,
            "who": stance.who,
            "does": stance.does,
            "said": stance.said.text if stance.said else "",
            "at": stance.selector.at if stance.selector else "",
            "start": stance.span.start if stance.span else None,
            "end": stance.span.end if stance.span else None,
        }
        for entry in entries
        for stance in entry.statement.stances
        if source.id in (stance.source, stance.via)
    ]


def _source_document(index: Index, source: Source, entries: Sequence[Entry]) -> Document:
    return {
        **phrases.not_recorded(entries),
        **source_document(index, source),
        "fragments": [fragment_document(fragment) for fragment in source.fragments],
        "set_aside": [set_aside_document(aside) for aside in source.set_aside],
        "statements": [statement_document(index, entry) for entry in entries],
    }


def _source_screen(index: Index, source: Source, entries: list[Entry], details: Details) -> Iterable[Part]:
    yield Heading(source.title or f"{source.kind.capitalize()} without a title", f"[{index.number_of(source.id)}] {source.id}")
    publisher = index.name_of(source.publisher) if source.publisher else "none"
    voice = index.name_of(source.voice) if source.voice else "none of its own"
    dated = phrases.document_date(source) + (f" ({source.date_basis})" if source.date else "")
    particulars = {
        "publisher": publisher,
        "author": source.author,
        "voice": voice,
        "date": dated,
        "date note": source.date_note,
        "language": source.language,
        "note": source.note,
        "SHA-256": source.text_sha256,
    }
    yield Section("PARTICULARS", tuple(Line(value, key) for key, value in particulars.items() if value))
    if source.url:
        yield Address("address", source.url)
    yield from (Address("see", address) for address in source.see)
    yield from _traces(index, source)
    cited = tuple(phrases.line(index, entry, details=details) for entry in entries)
    if cited:
        yield Section(f"CITED BY {len(cited)}", cited)
        yield from phrases.footnotes(index, phrases.cited_sources(index, entries))


_TRACED = {
    "words": "word for word, in",
    "statement": "the same statement, by",
    "byline": "a name or byline alone:",
    "nothing": "not traced",
}


def _traces(index: Index, source: Source) -> Iterable[Part]:
    """How many fragments of a collage were traced, how far and to whom."""
    if not source.fragments:
        return
    count = len(source.fragments)
    lines = []
    for trace, words in _TRACED.items():
        found = [fragment for fragment in source.fragments if fragment.traced == trace]
        if found:
            houses = _traced_to(index, found) if trace != "nothing" else ""
            lines.append(Line(f"{words} {houses}".rstrip(), f"{len(found)} of {count}"))
    yield Section("FRAGMENTS", tuple(lines))


def _traced_to(index: Index, fragments: Sequence[Fragment]) -> str:
    """To whom fragments were traced, each with the number of the source and of fragments."""
    counts: dict[str, int] = {}
    for fragment in fragments:
        source = index.source(fragment.original) if fragment.original else None
        house = f"{index.name_of(source.publisher)} [{index.number_of(source.id)}]" if source else fragment.publisher
        house += " (in part)" if fragment.seen else ""
        counts[house] = counts.get(house, 0) + 1
    return ", ".join(f"{house} ({count})" if count > 1 else house for house, count in counts.items())


def show(index: Index, wanted: str, statuses: Sequence[str] = ()) -> Answer:
    """One statement in full, by its id: every stance, the words that carry it, its status and why.

    Args:
        index: the base.
        wanted: the id.
        statuses: where given, a statement of another status is not recorded as asked for.

    Raises:
        UnknownNameError: where no statement has that id; the message says what the id is of, or what is near.
    """
    entry = statement_of(index, wanted)
    if entry is None and wanted in index.not_yet_known:
        return _not_recorded(f"{wanted} was not known by {index.meta['known_by']}")
    if entry is None:
        raise UnknownNameError(not_a_statement(index, wanted))
    if statuses and entry.status not in statuses:
        return _not_recorded(f"{entry.id} is {entry.status}")
    return Answer(
        lambda: table(STANCE_FIELDS, _stance_rows(entry)),
        lambda: _statement_document(index, entry),
        lambda: _statement_screen(index, entry),
        oneline=lambda: _sentence(index, entry),
    )


def _sentence(index: Index, entry: Entry) -> str:
    from libyafacts.query import oneline  # late: few want one

    return oneline.of_statement(index, entry)


def _not_recorded(note: str) -> Answer:
    return Answer(lambda: table(STANCE_FIELDS, []), lambda: {"answer": "not recorded"}, tuple, notes=(note,), found=False)


def _stance_rows(entry: Entry) -> list[dict[str, Value]]:
    """A row for each stance; for a statement that is only inferred, one without a stance."""
    rows = [_stance_row(entry, stance) for stance in entry.statement.stances]
    return rows or [{"id": entry.id, "text": entry.text, "status": entry.status}]


def _statement_document(index: Index, entry: Entry) -> Document:
    cited = sources_documents(index, phrases.cited_sources(index, [entry]))
    return {**statement_document(index, entry), "sources": cited}


def statement_of(index: Index, wanted: str) -> Entry | None:
    """The statement of an id, which may be typed with capitals and spaces; None where it is not one's."""
    return index.statement(wanted) or index.statement(wanted.casefold().replace(" ", "-"))


def not_a_statement(index: Index, wanted: str) -> str:
    """What an id that is no statement's is of, or which ids are near."""
    if index.entity(wanted):
        return f"{wanted!r} is not a statement; try `libyafacts who {wanted}`"
    if index.source(wanted):
        return f"{wanted!r} is a source; try `libyafacts sources {wanted}`"
    import difflib  # late: only a mistake needs it

    near = difflib.get_close_matches(wanted.casefold().replace(" ", "-"), index.statement_ids(), 5, 0.5)
    listed = "; near:\n" + "\n".join(f"  {id_}" for id_ in near) if near else "; `who NAME --evidence` shows the ids"
    return f"there is no statement {wanted!r}{listed}"


def _stance_row(entry: Entry, stance: Stance) -> dict[str, Value]:
    return {
        "id": entry.id,
        "text": entry.text,
        "status": entry.status,
        "who": stance.who,
        "does": stance.does,
        "to": stance.to,
        "said": stance.said.text if stance.said else "",
        "reported_by": stance.reported_by,
        "in": stance.source,
        "via": stance.via,
        "at": stance.selector.at if stance.selector else "",
        "start": stance.span.start if stance.span else None,
        "end": stance.span.end if stance.span else None,
        "hedge": stance.hedge,
    }


def _statement_screen(index: Index, entry: Entry) -> Iterable[Part]:
    statement = entry.statement
    yield Heading(entry.text, f"{statement.kind} · {entry.id}")
    lines = [Line(f"{entry.status}: {entry.reason}", "status")]
    if statement.mood != "actual":
        lines.append(Line(statement.mood, "mood"))
    if statement.date:
        lines.append(Line(f"{in_words(statement.date)} ({statement.date_basis})", "date"))
    elif when := phrases.when_words(index, entry):
        lines.append(Line(when + phrases.latest_words(index, entry), "when"))
    if statement.about:
        lines.append(Line(", ".join(map(index.name_of, statement.about)), "about"))
    if statement.note:
        lines.append(Line(statement.note, "note"))
    yield Section("STATEMENT", tuple(lines))
    for stance in statement.stances:
        yield Section(f"STANCE [{index.number_of(stance.source)}]", tuple(_stance_lines(index, stance)))
    origins = [
        Line(f"{origin.text} ({origin.id})", link.relation.replace("-", " "), phrases.mark_of(origin))
        for link in statement.origins()
        if (origin := index.statement(link.other))
    ]
    if origins:
        yield Section("INFERRED FROM", tuple(origins))
    rivals = [
        Line(f"{rival.text} ({rival_id}) — {note}")
        for rival_id, note in index.rivals(entry.id)
        if (rival := index.statement(rival_id))
    ]
    if rivals:
        yield Section("! CONTRADICTED BY", tuple(rivals))
    compared = [Line(f"{other.text} ({other.id})") for other in index.statements(index.compared(entry.id))]
    if compared:
        yield Section("COMPARE", tuple(compared))
    yield from phrases.footnotes(index, phrases.cited_sources(index, [entry]))


def _stance_lines(index: Index, stance: Stance) -> Iterable[Line]:
    yield Line(f"{index.name_of(stance.who)} {phrases.addressed(index, stance)}", "who")
    if stance.who_basis != "printed":
        yield Line("the speaker is taken from the text around the words", "speaker")
    if stance.evidenced:
        yield Line(in_words(stance.evidenced), "tells of")
    if stance.said:
        basis = "" if stance.said_basis == "printed" else f" ({stance.said_basis})"
        yield Line(f"{in_words(stance.said)}{basis}", "said")
    if stance.reported_by:
        yield Line(index.name_of(stance.reported_by), "reported by")
    if stance.via:
        yield Line(f"read in {stance.via}", "via")
    if stance.selector:
        yield Line(f"“{stance.selector.at}”", "words")
    where = f"characters {stance.span.start}-{stance.span.end}" if stance.span else "not verified against the text"
    yield Line(where, "where")
    for key in ("hedge", "wire", "lang", "compare", "note"):
        if value := getattr(stance, key):
            yield Line(f"“{value}”" if key == "hedge" else value, key)
    if stance.quotation_marks:
        yield Line("the source prints the label in quotation marks", "marks")

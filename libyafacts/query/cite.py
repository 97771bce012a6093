"""Citations to be pasted: who said it, who reported that and who brought it out, in the styles that others can read.

A citation of a statement is never of one source alone: the whole chain stands in it, the denial with the accusation, and which
version of the facts it was taken from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from libyafacts.dates import Date
from libyafacts.errors import UnknownNameError, UsageError
from libyafacts.index import Index
from libyafacts.model import Entry, Source, Stance
from libyafacts.query import phrases, receipts
from libyafacts.query.oneline import deed, outlet, said_apart
from libyafacts.table import Answer, Document, Remark, Value, table

FIELDS = "id source style citation"
STYLES = ("note", "bibtex", "ris", "csl-json")
_HASH_LETTERS = 12


class Citation(NamedTuple):
    """A citation of a statement or source: the sources in it, and what is to be pasted; a document where that is JSON."""

    id: str
    sources: tuple[str, ...]
    content: str | Document


class Record(NamedTuple):
    """An entry of a bibliography: a source, under a key that no other entry has, and what is to be said of it there."""

    key: str
    id: str
    source: Source
    note: str


class _Form(NamedTuple):
    """What a document is called in BibTeX, RIS and CSL."""

    bibtex: str
    ris: str
    csl: str


_NEWS = _Form("article", "NEWS", "article-newspaper")
_REPORT = _Form("misc", "RPRT", "report")
_PAGE = _Form("misc", "ELEC", "webpage")


def cite(index: Index, ids: Sequence[str], style: str, statuses: Sequence[str] = ()) -> Answer:
    """Citations of statements and sources, in the order in which they are asked for.

    Args:
        index: the base.
        ids: of statements; of sources also their number or outlet.
        style: one of :data:`STYLES`. A note is one for each id, the others have an entry for each source of a statement.
        statuses: where given, statements of another status are left out.

    Raises:
        UnknownNameError: for an id that is nobody's; the message says which are near.
        UsageError: for another style.
    """
    if style not in STYLES:
        raise UsageError(f"there is no style {style!r}; there are: {', '.join(STYLES)}")
    found, left_out = _asked(index, ids, statuses)
    citations = list(_citations(index, found, style))
    return Answer(
        lambda: table(FIELDS, [_row(citation, style) for citation in citations]),
        lambda: [_document(citation, style) for citation in citations],
        lambda: (Remark(_note(index, one, _in_full)) for one in found),
        text=lambda: _text(citations, style),
        notes=tuple(left_out),
        found=bool(found),
    )


def _asked(index: Index, ids: Iterable[str], statuses: Sequence[str]) -> tuple[list[Entry | Source], list[str]]:
    """What is to be cited, each once, and why some of what was asked for is not."""
    found: dict[str, Entry | Source] = {}
    left_out = []
    for wanted in ids:
        entry = receipts.statement_of(index, wanted)
        if entry is None and wanted in index.not_yet_known:
            left_out.append(f"{wanted} was not known by {index.meta['known_by']}")
        elif entry and statuses and entry.status not in statuses:
            left_out.append(f"{entry.id} is {entry.status}")
        else:
            one = entry or _source_of(index, wanted)
            if isinstance(one, Source) and one not in phrases.out_by_then(index):
                left_out.append(f"{one.id} was not out by {index.meta['known_by']}")
            else:
                found[one.id] = one
    return list(found.values()), left_out


def _source_of(index: Index, wanted: str) -> Source:
    try:
        return receipts.source_of(index, wanted)
    except UnknownNameError as error:
        raise UnknownNameError(f"{receipts.not_a_statement(index, wanted)}\n{error}") from error


# -- the forms of an answer --------------------------------------------------------------------------------------------


def _citations(index: Index, found: Iterable[Entry | Source], style: str) -> Iterator[Citation]:
    if style == "note":
        for one in found:
            yield Citation(one.id, tuple(source.id for source in _sources(index, one)), _note(index, one, _in_full))
        return
    written = _RECORDS[style]
    for record in _records(index, found):
        yield Citation(record.id, (record.source.id,), written(index, record))


def _row(citation: Citation, style: str) -> dict[str, Value]:
    content = citation.content if isinstance(citation.content, str) else _json(citation.content)
    return {"id": citation.id, "source": citation.sources, "style": style, "citation": content}


def _document(citation: Citation, style: str) -> Document:
    return {"id": citation.id, "source": list(citation.sources), "style": style, "citation": citation.content}


def _text(citations: Sequence[Citation], style: str) -> str:
    if style == "csl-json":
        return f"{_json([citation.content for citation in citations], 2)}\n"
    return "\n".join(f"{citation.content}\n" for citation in citations)


def _json(value: object, indent: int | None = None) -> str:
    """JSON in ASCII: what is written as it is must be lossless for any stream, and act on no terminal."""
    import json  # late: only one style needs it

    return json.dumps(value, indent=indent)


# -- in words ----------------------------------------------------------------------------------------------------------

Place = Callable[[Index, Source], str]


def _note(index: Index, one: Entry | Source, place: Place) -> str:
    """All that is to be said of a statement or source, with its documents in full, or in short where the rest is beside it."""
    sentences = _particulars(index, one, place) if isinstance(one, Source) else _chain(index, one, place)
    return " ".join(f"{words.removesuffix('.')}." for words in map(_plain, sentences))


def _chain(index: Index, entry: Entry, place: Place) -> Iterator[str]:
    """A statement, never without how sure it is and who says it and denies it where; what contradicts it; its id."""
    status, told = entry.status, _passages(index, entry, place)
    if not entry.statement.stances:
        status = "inferred from" if entry.status == "inferred" else f"{entry.status}, inferred from"
        origins = index.statements(link.other for link in entry.statement.origins())
        told = "; ".join(_with_speakers(index, origin, place) for origin in origins) or told
    yield f"{_dated(index, entry)} — {status}: {told}"
    for rival in phrases.rivals_of(index, entry):
        yield f"Contradicted by: {_with_speakers(index, rival, _in_short)}"
    for rival in index.statements(index.compared(entry.id)) if entry.statement.kind == "figure" else ():
        yield f"Compare: {_with_speakers(index, rival, _in_short)}"
    yield _from(index, f"statement {entry.id}")


def _with_speakers(index: Index, entry: Entry, place: Place) -> str:
    """Another statement beside the one that is cited."""
    return f"{_dated(index, entry)} ({entry.id}, {entry.status}) — {_passages(index, entry, place)}"


def _dated(index: Index, entry: Entry) -> str:
    """What a statement says, and when that was."""
    when = phrases.when_words(index, entry).replace("*", " (worked out)")
    words = entry.text.removesuffix(".")
    return f"{words}, {when}" if when else words


def _passages(index: Index, entry: Entry, place: Place) -> str:
    """Who does what in each document, and where that stands."""
    groups: dict[tuple[str, str], list[Stance]] = {}
    for stance in phrases.all_stances(index, entry):
        groups.setdefault((stance.source, stance.via), []).append(stance)
    return "; ".join(_passage(index, group, place) for group in groups.values()) or "nothing on record"


def _passage(index: Index, stances: Sequence[Stance], place: Place) -> str:
    source, via = index.source(stances[0].source), index.source(stances[0].via)
    assert source is not None
    deeds = dict.fromkeys(_deed(index, stance) for stance in stances)
    reported = source.voice and not all(stance.own_voice for stance in stances)
    parts = [
        "; ".join(deeds),
        f"as reported by {index.name_of(source.voice)}" if reported else "",
        f"in {place(index, source)}",
        f"read in {place(index, via)}" if via else "",
        *dict.fromkeys(f"compare {stance.compare}" for stance in stances if stance.compare),
    ]
    return ", ".join(filter(None, parts))


def _deed(index: Index, stance: Stance) -> str:
    said = said_apart(index, stance).replace("*", " (worked out)")
    return f"{deed(index, [stance])}, {said}" if said else deed(index, [stance])


def _in_full(index: Index, source: Source) -> str:
    """Title, author, publisher, date and address."""
    title = f"“{source.title}”" if source.title else _untitled(source)
    publisher = index.name_of(source.publisher) if source.publisher else ""
    return ", ".join(filter(None, [title, source.author, publisher, _date_words(source), source.url]))


def _in_short(index: Index, source: Source) -> str:
    """Publisher and date, for where the rest stands beside it."""
    house = outlet(index, source) if source.kind == "collage" or not source.publisher else index.name_of(source.publisher)
    return f"{house}, {_date_words(source)}"


def _untitled(source: Source) -> str:
    kind = source.kind.replace("-", " ")
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind} without a title"


def _date_words(source: Source) -> str:
    basis = f" (date {source.date_basis})" if source.date and source.date_basis != "printed" else ""
    return phrases.document_date(source) + basis


def _particulars(index: Index, source: Source, place: Place) -> Iterator[str]:
    """A source, how its date is known, and where it was read if not in a text of its own; its id."""
    voice = [index.name_of(source.voice)] if source.voice not in ("", source.publisher) else []
    words = ", ".join([*voice, place(index, source)])
    yield words[:1].upper() + words[1:]
    if source.date and source.date_basis != "printed" and source.date_note:
        yield f"Date {source.date_basis}: {source.date_note}"
    if not source.voice:
        yield "It has no voice of its own"
    collages = [] if source.text_sha256 else index.collages_of(source.id)
    yield from (f"Read in {collage}" for collage in collages)
    yield _from(index, f"source {source.id}")


def _from(index: Index, what: str) -> str:
    """Which version of which facts it was taken from."""
    meta = index.meta
    title = f"libyafacts ({meta['title']})" if meta["title"] else "libyafacts"
    known_by = f", as known by {meta['known_by']}" if "known_by" in meta else ""
    return f"{title}, {what}, data version {meta['version']} (content {meta['content_hash'][:_HASH_LETTERS]}){known_by}"


def _plain(text: str) -> str:
    """A text on one line, without the controls that could end a field or act on a terminal."""
    return re.sub(r"[ \x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip()


# -- in a bibliography -------------------------------------------------------------------------------------------------


def _sources(index: Index, one: Entry | Source) -> list[Source]:
    """The sources to cite: itself, or those in which a statement, or what it is inferred from, stands."""
    if isinstance(one, Source):
        return [one]
    ids = dict.fromkeys(stance.source for stance in phrases.all_stances(index, one))
    return [source for id_ in ids if (source := index.source(id_))]


def _records(index: Index, found: Iterable[Entry | Source]) -> Iterator[Record]:
    taken: set[str] = set()
    for one in found:
        note = _note(index, one, _in_short)
        for source in _sources(index, one):
            key = _free_key(source.id if source is one else f"{one.id}-{source.id}", taken)
            taken.add(key)
            yield Record(key, one.id, source, note)


def _free_key(wanted: str, taken: set[str]) -> str:
    """The key, or the first with a number after it that is free: two ids may be joined to the same word."""
    number, key = 1, wanted
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key


def _form(index: Index, source: Source) -> _Form:
    if source.kind not in ("article", "agency-report", "analysis") or not source.publisher:
        return _PAGE
    analysis = source.kind == "analysis" and index.kind_of(source.publisher) != "media"
    return _REPORT if analysis else _NEWS


def _title(source: Source) -> str:
    """The title; a description in brackets, as bibliographies have it, where there is none."""
    return source.title if _plain(source.title) else f"[{source.kind.replace('-', ' ').capitalize()} without a title]"


def _author(index: Index, source: Source) -> str:
    """Whoever signed it, else the agency or outlet that speaks in it; nobody where it has no voice."""
    return source.author or (index.name_of(source.voice) if source.voice else "")


def _publisher(index: Index, source: Source) -> str:
    return index.name_of(source.publisher) if source.publisher else ""


class _Day(NamedTuple):
    """The year, month and day of a date as far as both its ends have them in common; else empty."""

    year: str = ""
    month: str = ""
    day: str = ""


def _common(date: Date | None) -> _Day:
    if date is None or date.earliest is None or date.latest is None:
        return _Day()
    first, last = date.earliest.split("-"), date.latest.split("-")
    same = next((number for number in range(3) if first[number] != last[number]), 3)
    return _Day(*first[:same])


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "%&#_$"},
    }
)


def _bibtex(index: Index, record: Record) -> str:
    source = record.source
    form, day = _form(index, source), _common(source.date)
    fields = {
        "author": _braced(_braced(_tex(_author(index, source)))),
        "title": _braced(_tex(_title(source))),
        "journal" if form is _NEWS else "howpublished": _braced(_tex(_publisher(index, source))),
        "year": _braced(day.year),
        "month": _MONTHS[int(day.month) - 1] if day.month else "",  # a name that every style knows
        "day": _braced(day.day.lstrip("0")),
        "date": _braced(_biblatex_date(source.date)),
        "url": _braced(_verbatim(source.url)),
        "language": _braced(_tex(source.language)),
        "note": _braced(_tex(record.note)),
    }
    lines = (f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@{form.bibtex}{{{record.key},\n{''.join(lines)}}}"


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _tex(text: str) -> str:
    """A text for TeX. Braces get names, since BibTeX counts them even where they are escaped."""
    return _plain(text).translate(_TEX)


def _verbatim(address: str) -> str:
    """An address, which TeX reads letter by letter, without the characters that would end or escape the field."""
    return re.sub(r"[\s\\{}\x00-\x1f\x7f-\x9f]", _percent, address)


def _percent(character: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in character[0].encode())


def _biblatex_date(date: Date | None) -> str:
    """The date as printed; biblatex has one sign for what is both uncertain and approximate."""
    return re.sub(r"~\?|\?~", "%", date.text) if date else ""


def _ris(index: Index, record: Record) -> str:
    source = record.source
    form, day = _form(index, source), _common(source.date)
    fields = [
        ("TY", form.ris),
        ("ID", record.key),
        ("AU", _author(index, source)),
        ("TI", _title(source)),
        ("T2", _publisher(index, source)),
        ("PY", day.year),
        ("DA", f"{'/'.join(day)}/{_ris_remark(source)}" if day.year else ""),
        ("UR", _verbatim(source.url).replace(";", "%3B")),  # a semicolon would part two addresses
        ("LA", source.language),
        ("N1", record.note),
    ]
    lines = [f"{tag}  - {plain}\n" for tag, value in fields if (plain := _plain(value))]
    return f"{''.join(lines)}ER  - "


def _ris_remark(source: Source) -> str:
    """What the parts of a date do not tell: an interval, a mark of doubt, that it was worked out."""
    assert source.date is not None
    printed = source.date.text.replace("/", " to ") if re.search(r"[/~?]", source.date.text) else ""
    return ", ".join(filter(None, [printed, source.date_basis if source.date_basis != "printed" else ""]))


def _csl(index: Index, record: Record) -> Document:
    source = record.source
    form = _form(index, source)
    author, publisher = _author(index, source), _publisher(index, source)
    fields = {
        "title": _title(source),
        "author": [{"literal": author}] if author else [],
        "publisher" if form is _REPORT else "container-title": publisher,
        "issued": _issued(source),
        "URL": source.url,
        "language": source.language,
        "note": record.note,
    }
    return {"id": record.key, "type": form.csl} | {name: value for name, value in fields.items() if value}


def _issued(source: Source) -> Document:
    """A date in parts, two of an interval; nothing where it is open, or none."""
    date = source.date
    if date is None or date.precision == "open":
        return {}
    ends = dict.fromkeys(date.text.split("/"))
    parts = [[int(part) for part in end.rstrip("~?").split("-")] for end in ends]
    doubtful = source.date_basis == "inferred" or re.search("[~?]", date.text)
    return {"date-parts": parts} | ({"circa": True} if doubtful else {})


_RECORDS: dict[str, Callable[[Index, Record], str | Document]] = {"bibtex": _bibtex, "ris": _ris, "csl-json": _csl}

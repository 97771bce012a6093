"""How much of the sources' texts is in the base: which sentences are cited, which were set aside and why, which were missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from libyafacts.citations import Text
from libyafacts.index import Index
from libyafacts.model import Entry, Source, Stance
from libyafacts.query import phrases
from libyafacts.table import Answer, Bar, Bars, Document, Line, Part, Remark, Section, Value, table

FIELDS = "source sentences cited set_aside missed citations text_sha256"
SPAN_FIELDS = "statement who does source document text_sha256 start end"

_COUNTS = ("sentences", "cited", "set_aside", "missed", "citations")
Span = tuple[int, int]
Texts = Mapping[str, Text]


class Cited(NamedTuple):
    """A stance, and where its words stand in the text of its document; no span where they are not found exactly once."""

    statement: str
    status: str
    stance: Stance
    span: Span | None


class Read(NamedTuple):
    """What was made of a source's text: its citations in order, and its sentences by what became of them."""

    source: Source
    text: Text
    citations: tuple[Cited, ...]
    cited: tuple[Span, ...]
    set_aside: tuple[tuple[Span, str], ...]
    missed: tuple[Span, ...]


def coverage(index: Index, texts: Texts, evidence: bool = False) -> Answer:
    """Per source, how many sentences are cited by at least one statement, set aside with a reason, and missed.

    Args:
        index: the base.
        texts: the texts of its sources by their SHA-256; the notes name the sources whose text is not among them.
        evidence: whether the screen lists the sentences that were set aside, with the reasons.
    """
    read, missing = _read_all(index, texts)
    return Answer(
        lambda: table(FIELDS, [_row(one) for one in read] + [_unread_row(source) for source in missing]),
        lambda: [_document(index, one) for one in read] + [_unread_document(index, source) for source in missing],
        lambda: _screen(index, read, missing, evidence),
        notes=tuple(_notes(read, missing)),
        found=_is_whole(read, missing),
    )


def spans(index: Index, texts: Texts, statuses: Sequence[str] = ()) -> Answer:
    """A row per citation: by which statement, who does what in it, and at which characters of which text it stands.

    Args:
        index: the base.
        texts: as for :func:`coverage`; found as there.
        statuses: only citations by statements of these statuses; all where empty.
    """
    everything, missing = _read_all(index, texts)
    read = [one._replace(citations=tuple(cited for cited in one.citations if _wanted(cited, statuses))) for one in everything]
    rows = [_span_row(one.source, cited, cited.span) for one in read for cited in one.citations if cited.span]
    return Answer(
        lambda: table(SPAN_FIELDS, rows),
        lambda: rows,
        lambda: _spans_screen(index, read),
        notes=tuple(_notes(read, missing)),
        found=_is_whole(read, missing),
    )


def _read_all(index: Index, texts: Texts) -> tuple[list[Read], list[Source]]:
    """What was made of each text at hand, and the sources whose texts are not; what was read only in a collage has none."""
    having = [source for source in index.sources() if source.text_sha256]
    known = [index.divided(source) for source in having if source.text_sha256 in texts]
    missing = [source for source in having if source.text_sha256 not in texts]
    return [_read(index, source, texts[source.text_sha256]) for source in known], missing


def _is_whole(read: Sequence[Read], missing: Sequence[Source]) -> bool:
    """Whether every text is at hand, and no sentence of any was missed."""
    return bool(read) and not missing and not any(one.missed for one in read)


def _wanted(cited: Cited, statuses: Sequence[str]) -> bool:
    return not statuses or cited.status in statuses


def _read(index: Index, source: Source, text: Text) -> Read:
    divided = text.divided(source)
    found = sorted(_citations(index.citing(source.id), source, divided), key=lambda cited: cited.span or (0, 0))
    covered = {sentence for one in found if one.span for sentence in divided.sentences_in(one.span)}
    reasons = {
        sentence: aside.reason
        for aside in source.set_aside
        for span in divided.spans(aside.selector)
        for sentence in divided.sentences_in(span)
    }
    return Read(
        source,
        divided,
        tuple(found),
        tuple(sentence for sentence in divided.sentences if sentence in covered),
        tuple((sentence, reasons[sentence]) for sentence in divided.sentences if sentence in reasons.keys() - covered),
        tuple(sentence for sentence in divided.sentences if sentence not in covered | reasons.keys()),
    )


def _citations(entries: Iterable[Entry], source: Source, text: Text) -> Iterator[Cited]:
    for entry in entries:
        for stance in entry.statement.stances:
            if stance.document == source.id and stance.selector:
                found = text.spans(stance.selector)
                yield Cited(entry.id, entry.status, stance, found[0] if len(found) == 1 else None)


def _notes(read: Iterable[Read], missing: Iterable[Source]) -> Iterator[str]:
    for source in missing:
        yield f"the text of {source.id} is not there: nothing can be told of it (texts are found by their SHA-256)"
    for one in read:
        lost = sum(cited.span is None for cited in one.citations)
        if lost:
            words = f"{lost} citation{'s' if lost > 1 else ''}"
            yield f"{words} of {one.source.id} not found exactly once: `libyafacts check --texts` tells which"


def _row(one: Read) -> dict[str, Value]:
    return {
        "source": one.source.id,
        "sentences": len(one.text.sentences),
        "cited": len(one.cited),
        "set_aside": len(one.set_aside),
        "missed": len(one.missed),
        "citations": len(one.citations),
        "text_sha256": one.source.text_sha256,
    }


def _unread_row(source: Source) -> dict[str, Value]:
    return {"source": source.id, **dict.fromkeys(_COUNTS), "text_sha256": source.text_sha256}


def _document(index: Index, one: Read) -> Document:
    aside = [{**_sentence(one.text, span), "reason": reason} for span, reason in one.set_aside]
    missed = [_sentence(one.text, span) for span in one.missed]
    particulars = {"number": index.number_of(one.source.id), "title": one.source.title, "text_found": True}
    return {**_row(one), **particulars, "set_aside_sentences": aside, "missed_sentences": missed}


def _unread_document(index: Index, source: Source) -> Document:
    particulars = {"number": index.number_of(source.id), "title": source.title, "text_found": False}
    return {**_unread_row(source), **particulars, "set_aside_sentences": [], "missed_sentences": []}


def _sentence(text: Text, span: Span) -> Document:
    return {"start": span[0], "end": span[1], "text": text.text[slice(*span)]}


def _span_row(source: Source, cited: Cited, span: Span) -> dict[str, Value]:
    return {
        "statement": cited.statement,
        "who": cited.stance.who,
        "does": cited.stance.does,
        "source": cited.stance.source,
        "document": source.id,
        "text_sha256": source.text_sha256,
        "start": span[0],
        "end": span[1],
    }


# -- screens -----------------------------------------------------------------------------------------------------------


def _screen(index: Index, read: Sequence[Read], missing: Sequence[Source], evidence: bool) -> Iterable[Part]:
    bars = [Bar(_label(index, one.source), _shares(one)) for one in read]
    yield Bars((*bars, *(Bar(_label(index, source), ()) for source in missing)), "the text is not there")
    for one in read:
        if one.missed:
            yield Section(f"MISSED [{index.number_of(one.source.id)}]", tuple(_line(one.text, span) for span in one.missed))
        if evidence and one.set_aside:
            lines = tuple(_line(one.text, span, reason) for span, reason in one.set_aside)
            yield Section(f"ASIDE [{index.number_of(one.source.id)}]", lines)
    yield Remark(_sum(read) + (f"; {len(missing)} without a text" if missing else ""))
    yield from phrases.footnotes(index, [source.id for source in (*(one.source for one in read), *missing)])


def _shares(one: Read) -> tuple[tuple[str, int], ...]:
    return (("cited", len(one.cited)), ("set aside", len(one.set_aside)), ("missed", len(one.missed)))


def _label(index: Index, source: Source) -> str:
    return f"{f'[{index.number_of(source.id)}]':<5}{source.id}"


def _line(text: Text, span: Span, reason: str = "") -> Line:
    return Line(text.text[slice(*span)], f"{span[0]}-{span[1]}", beneath=(reason,) if reason else ())


def _sum(read: Sequence[Read]) -> str:
    sentences, missed = sum(len(one.text.sentences) for one in read), sum(len(one.missed) for one in read)
    citations = sum(len(one.citations) for one in read)
    told = "every one cited or set aside with a reason" if not missed else f"{missed} missed"
    return f"{sentences} sentences, {told}; {citations} citations by statements"


def _spans_screen(index: Index, read: Iterable[Read]) -> Iterable[Part]:
    for one in read:
        lines = [
            Line(
                f"{cited.statement} — {index.in_text(cited.stance.who)} {phrases.addressed(index, cited.stance)}",
                f"{cited.span[0]}-{cited.span[1]}",
                beneath=(f"“{one.text.text[slice(*cited.span)]}”",),
            )
            for cited in one.citations
            if cited.span
        ]
        if lines:
            yield Section(f"[{index.number_of(one.source.id)}]", tuple(lines))
    yield from phrases.footnotes(index, [one.source.id for one in read])

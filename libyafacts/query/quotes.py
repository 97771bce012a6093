"""Quotes: the verbatim words, who spoke them to whom and when, and where they were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from libyafacts.index import Index
from libyafacts.model import Entry, Quote, Stance
from libyafacts.query import phrases
from libyafacts.query.documents import statement_document
from libyafacts.table import PLAIN, Answer, Details, Match, Part, Quotation, Section, Value, table
from libyafacts.words import has_words

FIELDS = "id quote english lang partial who who_basis to said reported_by source via about"


class Wanted(NamedTuple):
    """Which quotes: with all these words (case and accents aside), by whom, about whom, in which source and language."""

    words: tuple[str, ...] = ()
    by: Match | None = None
    about: Match | None = None
    source: str = ""
    lang: str = ""
    statuses: tuple[str, ...] = ()


def quotes(index: Index, wanted: Wanted, details: Details = PLAIN) -> Answer:
    """The quotes that are wanted; a word to the person where there are none."""
    matches = tuple(match for match in (wanted.by, wanted.about) if match)
    found = [entry for entry in index.of_kind("quote") if _is_wanted(entry, wanted)]
    ordered = _in_utterances(found)
    return Answer(
        lambda: table(FIELDS, [_row(entry, stance) for entry in ordered for stance in entry.statement.stances]),
        lambda: [statement_document(index, entry) for entry in ordered],
        lambda: _screen(index, ordered, details),
        notes=() if found else (_none(index, wanted),),
        matches=matches,
        found=bool(found),
    )


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    stances = entry.statement.stances
    quote = entry.statement.content
    assert isinstance(quote, Quote)
    return (
        _has(quote, wanted.words)
        and (wanted.by is None or any(stance.who == wanted.by.id for stance in stances))
        and (wanted.about is None or wanted.about.id in entry.statement.about)
        and (not wanted.source or any(wanted.source in (stance.source, stance.via) for stance in stances))
        and (not wanted.lang or wanted.lang == quote.lang)
        and (not wanted.statuses or entry.status in wanted.statuses)
    )


def _has(quote: Quote, words: Sequence[str]) -> bool:
    return all(has_words((quote.words, quote.english), word) for word in words)


def _none(index: Index, wanted: Wanted) -> str:
    asked = [f"by {index.in_text(wanted.by.id)}"] if wanted.by else []
    asked += [f"about {index.in_text(wanted.about.id)}"] if wanted.about else []
    asked += [f"in {wanted.source}"] if wanted.source else []
    asked += [f"in the language {wanted.lang!r}"] if wanted.lang else []
    asked += [f"with the words {' '.join(wanted.words)!r}"] if wanted.words else []
    message = " ".join(["No quotes", *asked]) + f"{phrases.of_status(wanted.statuses)} are recorded"
    entries = [*index.about(wanted.by.id), *index.spoken_by(wanted.by.id)] if wanted.by else []
    places = sorted({index.number_of(id_) for id_ in phrases.cited_sources(index, entries)})
    if not places:
        return f"{message}."
    return f"{message} (mentioned in {phrases.bracketed(places)}; `libyafacts sources` lists the sources)."


def _in_utterances(entries: Iterable[Entry]) -> list[Entry]:
    """Quotes in the order of the base, but the runs of one utterance one after the other."""
    by_id = {entry.id: entry for entry in entries}
    following: dict[str, list[Entry]] = {}
    first: list[Entry] = []
    for entry in by_id.values():
        quote = entry.statement.content
        assert isinstance(quote, Quote)
        if quote.continues in by_id and quote.continues != entry.id:
            following.setdefault(quote.continues, []).append(entry)
        else:
            first.append(entry)
    ordered: dict[str, Entry] = {}
    waiting = first[::-1]
    while waiting:
        entry = waiting.pop()
        ordered[entry.id] = entry
        waiting += following.get(entry.id, [])[::-1]
    return [*ordered.values(), *(entry for entry in by_id.values() if entry.id not in ordered)]


def _row(entry: Entry, stance: Stance) -> dict[str, Value]:
    quote = entry.statement.content
    assert isinstance(quote, Quote)
    return {
        "id": entry.id,
        "quote": quote.words,
        "english": quote.english,
        "lang": quote.lang,
        "partial": quote.partial,
        "who": stance.who,
        "who_basis": stance.who_basis,
        "to": stance.to,
        "said": stance.said.text if stance.said else "",
        "reported_by": stance.reported_by,
        "source": stance.source,
        "via": stance.via,
        "about": entry.statement.about,
    }


def _screen(index: Index, entries: Sequence[Entry], details: Details) -> Iterable[Part]:
    for entry in entries:
        yield quotation(index, entry, details)
    if any(stance.said_basis != "printed" for entry in entries for stance in entry.statement.stances if stance.said):
        yield phrases.derived_remark()
    if disputed := phrases.disputed(index, entries):
        yield Section("! DISPUTED", tuple(disputed))
    yield from phrases.footnotes(index, phrases.cited_sources(index, entries))


def quotation(index: Index, entry: Entry, details: Details = PLAIN) -> Quotation:
    """A quote as a screen shows it."""
    quote = entry.statement.content
    assert isinstance(quote, Quote)
    told = "; ".join(_told(index, stance, quote) for stance in entry.statement.stances)
    beneath = phrases.rival_lines(index, entry)
    if quote.english:
        beneath = (f"In English (our rendering): {quote.english}", *beneath)
    beneath += phrases.detail_lines(index, entry, details)
    return Quotation(f"“{quote.words}”", told, phrases.numbers(index, entry.statement.stances), beneath)


def _told(index: Index, stance: Stance, quote: Quote) -> str:
    """Who spoke, to whom, when, and where it was read."""
    words = [index.name_of(stance.who)]
    if stance.who_basis == "inferred":
        words[0] += " (speaker taken from the text around it)"
    if stance.to:
        words.append(f"to {index.in_text(stance.to)}")
    if said := phrases.said_words(stance):
        words.append(said)
    source = index.source(stance.source)
    if source:
        outlet = index.name_of(source.publisher or source.voice) if source.publisher or source.voice else source.id
        words += [f"as told by {index.in_text(stance.reported_by)}"] if stance.reported_by else []
        words.append(f"in {outlet}, {phrases.document_date(source)}")
    if quote.partial:
        words.append("part of a sentence")
    return " · ".join(words)

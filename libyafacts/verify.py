"""Citations against the texts: which words stand where they are said to stand, once and only once.

Works on the texts where they are at hand, else on the record of an earlier time when they were. Like the rules of ``check``,
nothing here raises or changes anything: what is wrong comes out as problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from libyafacts.build import Built
from libyafacts.citations import Citation, Text, citations_of
from libyafacts.errors import Place, Problem
from libyafacts.model import Fragment, Label, Selector, Source, Span

Texts = Mapping[str, Text]

MOST_SENTENCES = 2
MOST_CHARACTERS = 400


class Verified(NamedTuple):
    """What the texts showed: the problems, where each citation that holds was found, and whose texts were at hand."""

    problems: list[Problem]
    spans: dict[tuple[str, str], Span]
    documents: frozenset[str]


# What was read only in a collage is verified there.
NO_TEXT = "give its `text_sha256`; of what was read in a collage, the collage: `via`"
NOTHING_VERIFIED = Verified([], {}, frozenset())


def against_texts(built: Built, texts: Texts) -> Verified:
    """Verify every citation against the texts, found by their SHA-256; a text that is not there is a warning."""
    problems: list[Problem] = []
    spans: dict[tuple[str, str], Span] = {}
    missing: dict[str, list[str]] = {}
    at_hand = {
        source.id: texts[source.text_sha256].divided(source)
        for source in built.base.sources.values()
        if source.text_sha256 in texts
    }
    for source_id, text in at_hand.items():
        problems += _division(built, built.base.sources[source_id], text)
    for citation in citations_of(built.base):
        if citation.document in at_hand:
            found, span = _verify(built, citation, at_hand[citation.document])
            problems += found
            if span:
                spans[citation.key] = span
        elif citation.document in built.base.sources:
            missing.setdefault(citation.document, []).append(citation.owner)
    for source_id, text in at_hand.items():
        problems += _set_aside(built, built.base.sources[source_id], text, spans)
    for source_id, owners in missing.items():
        message = f"the text of this source is not there: {_counted(len(owners))} could not be verified{_named(owners)}"
        place = built.place(source_id, "text_sha256")
        hint = "texts are found by their SHA-256" if built.base.sources[source_id].text_sha256 else NO_TEXT
        problems.append(Problem(place, "text-missing", message, hint, "warning"))
    return Verified(problems, spans, frozenset(at_hand))


def _verify(built: Built, citation: Citation, text: Text) -> tuple[list[Problem], Span | None]:
    place = built.place(citation.owner, *citation.path, "at")
    if citation.quote and citation.selector.at == citation.quote:
        place = built.place(citation.owner, "quote")
    spans = text.spans(citation.selector)
    if len(spans) != 1:
        code = "quote" if citation.quote else "selector"
        if spans:
            message = f"these words stand {len(spans)} times in the text of {citation.document}"
            return [Problem(place, f"{code}-ambiguous", message, "add words, or `before:` or `after:`")], None
        return [_missing(place, code, citation, text)], None
    source = built.base.sources.get(citation.owner)
    problems = [] if citation.quote or source else _too_long(place, text, spans[0])
    problems += _traced(built, citation, text, spans[0])
    for path, code, words in _words_of(built, citation):
        if not text.contains(spans[0], words):
            message = f"“{words}” does not stand within the cited words"
            hint = "as printed, misprints included"
            hint += "; a rendering from another language has `lang` on its stance" if code == "label-missing" else ""
            problems.append(Problem(built.place(citation.owner, *path), code, message, hint))
    return problems, text.located(spans[0])


def _missing(place: Place, code: str, citation: Citation, text: Text) -> Problem:
    """Words that do not stand in a text, or not within one paragraph or fragment."""
    if text.fragments and Text(text.text).spans(citation.selector):
        message = f"these words run from one fragment of {citation.document} into the next"
        return Problem(place, f"{code}-missing", message, "each fragment is cited by itself")
    message = f"these words do not stand in one paragraph of the text of {citation.document}"
    return Problem(place, f"{code}-missing", message, "copy them letter by letter, misprints included")


def _division(built: Built, source: Source, text: Text) -> Iterator[Problem]:
    """What a source says of its own text: that its fragments are all there is, where sentences start, what makes no claim."""
    for number, words in enumerate(source.sentence_starts):
        yield from _found_once(built.place(source.id, "sentence_starts", number), text, words)
    end = 0
    for (start, stop), fragment in text.fragments:
        number = source.fragments.index(fragment)
        place = built.place(source.id, "fragments", number)
        if start < end:
            yield Problem(place, "fragments", "this fragment begins before the one above it ends")
        elif _has_words(text.text[end:start]):
            yield Problem(place, "fragments", f"no fragment has the words before it: “{text.text[end:start].strip()}”")
        if fragment.seen:
            yield from _seen_within(built.place(source.id, "fragments", number, "seen"), text, fragment.seen, (start, stop))
        end = max(end, stop)
    if source.fragments and _has_words(text.text[end:]):
        place = built.place(source.id, "fragments", len(source.fragments) - 1)
        yield Problem(place, "fragments", f"no fragment has the words after it: “{text.text[end:].strip()}”")


def _set_aside(built: Built, source: Source, text: Text, spans: Mapping[tuple[str, str], Span]) -> Iterator[Problem]:
    """Sentences are set aside whole, and only where no statement cites them."""
    cited = {
        sentence
        for citation in citations_of(built.base)
        if citation.document == source.id and citation.owner in built.base.statements and citation.key in spans
        for sentence in text.sentences_in((spans[citation.key].start, spans[citation.key].end))
    }
    earlier: set[tuple[int, int]] = set()
    for number, aside in enumerate(source.set_aside):
        place = built.place(source.id, "set_aside", number, "at")
        spans_found = text.spans(aside.selector)
        if len(spans_found) != 1:
            continue  # reported as a citation
        start, end = spans_found[0]
        sentences = text.sentences_in((start, end))
        if any(_has_words(text.text[first:start] + text.text[end:last]) for first, last in sentences):
            yield Problem(place, "set-aside", "this is only a part of a sentence", "a sentence is set aside whole")
        if cited.intersection(sentences):
            yield Problem(place, "set-aside", "this sentence is cited: it is not without a claim")
        if earlier.intersection(sentences):
            yield Problem(place, "set-aside", "this sentence was set aside before")
        earlier.update(sentences)


def _found_once(place: Place, text: Text, words: Selector) -> Iterator[Problem]:
    count = len(text.spans(words))
    if count != 1:
        code = "selector-ambiguous" if count else "selector-missing"
        yield Problem(place, code, f"these words stand {count} times in the text", "copy them letter by letter")


def _seen_within(place: Place, text: Text, words: Selector, fragment: tuple[int, int]) -> Iterator[Problem]:
    spans = text.spans(words)
    if len(spans) == 1 and not (fragment[0] <= spans[0][0] and spans[0][1] <= fragment[1]):
        yield Problem(place, "fragments", "these words do not stand in this fragment")
    else:
        yield from _found_once(place, text, words)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _traced(built: Built, citation: Citation, text: Text, span: tuple[int, int]) -> Iterator[Problem]:
    """A passage of a collage is cited in the original in which its very words were seen, and only then."""
    statement = built.base.statements.get(citation.owner)
    if statement is None or not text.fragments:
        return
    stance = statement.stances[int(citation.path[1])]
    place = built.place(citation.owner, *citation.path)
    fragment = next((fragment for (start, end), fragment in text.fragments if start <= span[0] and span[1] <= end), None)
    original = _original(text, fragment, span) if fragment else ""
    if stance.via and stance.source != original:
        hint = f"cite `in: {citation.document}`"
        yield Problem(place, "trace", f"these words were not seen in {stance.source}", hint)
    elif not stance.via and original:
        hint = f"cite `in: {original}, via: {citation.document}`"
        yield Problem(place, "trace", f"these words were seen in {original}", hint)
    elif not original and fragment and stance.compare != fragment.compare:
        yield Problem(place, "compare", f"`compare` is not what the fragment has: {fragment.compare or 'nothing'}")


def _original(text: Text, fragment: Fragment, span: tuple[int, int]) -> str:
    """The source in which the words of a span were seen; empty where that is known only of other words of the fragment."""
    if fragment.seen is None:
        return fragment.original
    return fragment.original if any(start <= span[0] and span[1] <= end for start, end in text.spans(fragment.seen)) else ""


def _too_long(place: Place, text: Text, span: tuple[int, int]) -> list[Problem]:
    characters, sentences = span[1] - span[0], len(text.sentences_in(span))
    message = f"the span has {characters} characters and {sentences} sentences"
    if characters <= MOST_CHARACTERS and sentences <= MOST_SENTENCES:
        return []
    return [Problem(place, "selector-long", message, f"at most {MOST_CHARACTERS} characters and {MOST_SENTENCES} sentences")]


def _words_of(built: Built, citation: Citation) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """The words that a cited passage must contain: of a quote, a label, a hedge; each with its path and code."""
    statement = built.base.statements.get(citation.owner)
    if statement is None:
        return
    stance = statement.stances[int(citation.path[1])]
    if citation.quote:
        yield ("quote",), "quote-missing", citation.quote
    if isinstance(statement.content, Label) and not stance.lang:
        yield ("label",), "label-missing", statement.content.words
    if stance.hedge:
        yield (*citation.path, "hedge"), "hedge-missing", stance.hedge


def against_record(built: Built, has_record: bool, verified: Verified = NOTHING_VERIFIED) -> list[Problem]:
    """The citations of which nobody knows whether their words stand where they say.

    Args:
        built: the fact base.
        has_record: whether it has a verification record; then a citation that is not on it, or whose source has another
            text now, is an error unless it was just verified. Without a record there is a warning per source.
        verified: what the texts just showed.
    """
    problems: list[Problem] = []
    unlocked: dict[str, int] = {}
    unknown: dict[str, list[str]] = {}
    for citation in citations_of(built.base):
        source = built.base.sources.get(citation.document)
        if source is None:
            continue
        on_record = citation.span is not None and citation.span.text_sha256 == source.text_sha256
        if source.id in verified.documents:
            found = verified.spans.get(citation.key)
            if found is not None and found != citation.span:
                unlocked[source.id] = unlocked.get(source.id, 0) + 1
        elif has_record and not on_record and source.text_sha256:
            message = "this citation is new, or it or its source was changed, since the texts were last checked"
            place = built.place(citation.owner, *citation.path)
            problems.append(Problem(place, "citation-changed", message, "verify with --texts FOLDER --lock"))
        elif not on_record:
            unknown.setdefault(source.id, []).append(citation.owner)
    for id_, count in unlocked.items():
        message = f"{_counted(count)} of {id_} verified, but not on record yet"
        problems.append(Problem(built.place(id_, "id"), "unlocked", message, "add --lock", "warning"))
    for id_, owners in unknown.items():
        message = f"{_counted(len(owners))} of {id_} not verified{_named(owners)}"
        hint = "verify with --texts FOLDER --lock" if built.base.sources[id_].text_sha256 else NO_TEXT
        problems.append(Problem(built.place(id_, "id"), "unverified", message, hint, "warning"))
    return problems


def _counted(count: int) -> str:
    return f"{count} citation{'' if count == 1 else 's'}"


def _named(owners: Iterable[str]) -> str:
    """Of what the citations are, each named once."""
    return f": {', '.join(dict.fromkeys(owners))}"

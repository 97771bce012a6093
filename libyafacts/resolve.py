"""A typed name to an id, by a ladder that says which rung answered: id → exact → folded → skeleton → words.

The first three look the name up as it is; a rung that finds one answers, and one that finds several is ambiguous, unless all
but one are weak names. Where they find nothing, the name is compared, word by word, with all that sound at all like it; the
best answers if it is good enough, clearly better than the next, and nothing speaks against it. It answers by its *skeleton*
where the two are the same consonants, else by its *words*. Nothing is ever guessed: what is merely near is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from libyafacts.errors import UnknownNameError, UsageError
from libyafacts.index import Index, Spelling
from libyafacts.names.folding import fold
from libyafacts.ranking import Scored, ranked
from libyafacts.table import Match

MOST_CANDIDATES = 5
# How much better than the next the best has to be.
MARGIN = 0.04
# From which score on a name is worth mentioning.
NEAR = 0.5
LONGEST_ECHO = 80


class Candidate(NamedTuple):
    """Something that a query may have meant, by which of its names, on which rung, and how sure that is, from 0 to 1."""

    id: str
    name: str
    rung: str
    score: float


class Found(NamedTuple):
    """What a name was found to mean, if anything, and what it may have meant otherwise, the likest first."""

    query: str
    match: Match | None
    candidates: tuple[Candidate, ...]


def resolve(index: Index, query: str, kinds: Sequence[str] = ()) -> Match:
    """Find what a name or id means.

    Args:
        index: the base.
        query: a name in any spelling, or an id.
        kinds: the kinds of actor or place that can be meant. What is known for certain to be of another kind is found all
            the same, so that the answer can say so; candidates are of these kinds only.

    Raises:
        UsageError: for an empty name.
        UnknownNameError: where nothing, or more than one thing, answers to it; with up to five candidates.
    """
    found = look_up(index, query, kinds)
    if found.match:
        return found.match
    elsewhere = _as_it_is(index, found.query, ()) if kinds else None
    if elsewhere and elsewhere.match:
        return elsewhere.match
    raise _unknown(index, found)


def look_up(index: Index, query: str, kinds: Sequence[str] = ()) -> Found:
    """Find what a name or id means, of these kinds or any.

    Raises:
        UsageError: for an empty name.
    """
    query = " ".join(query.split())
    if not query:
        raise UsageError("an empty name")
    return _as_it_is(index, query, kinds) or _decided(query, ranked(index, query, kinds))


def nearest(index: Index, query: str, threshold: float, kinds: Sequence[str] = ()) -> Found:
    """Find the single best candidate for a name, if its score is a threshold or more, whatever the program would decide.

    Raises:
        UsageError: for an empty name.
    """
    found = look_up(index, query, kinds)
    if found.match and found.match.rung in _LOOK_UPS:
        return found
    best, *others = found.candidates or (None,)
    if best is None or best.score < threshold or (others and others[0].score == best.score):
        return found._replace(match=None)
    return found._replace(match=Match(found.query, best.id, best.rung, best.name, best.score))


# -- as it is ----------------------------------------------------------------------------------------------------------


def _as_it_is(index: Index, query: str, kinds: Sequence[str]) -> Found | None:
    """What the query means as an id or a name as it is written; None where it is neither."""
    kind = index.kind_of(query)
    if kind and (not kinds or kind in kinds):
        name = index.name_of(query)
        match = Match(query, query, "id", name, 1.0, _others(index, query, query))
        return Found(query, match, (Candidate(query, name, "id", 1.0),))
    for rung, key in _LOOK_UPS.items():
        spellings = [found for found in index.spellings(rung, key(query)) if not kinds or index.kind_of(found.entity) in kinds]
        named = {found.entity: found.name for found in _strongest(spellings)}
        if named:
            candidates = tuple(Candidate(id_, name, rung, 1.0) for id_, name in named.items())
            id_, name = next(iter(named.items()))
            match = Match(query, id_, rung, name, 1.0, _others(index, query, id_)) if len(named) == 1 else None
            return Found(query, match, candidates)
    return None


_LOOK_UPS: dict[str, Callable[[str], str]] = {"exact": str, "folded": fold}


def _others(index: Index, query: str, id_: str) -> tuple[str, ...]:
    """Who else goes by just this name, each once."""
    return tuple(dict.fromkeys(found.entity for found in index.spellings("folded", fold(query)) if found.entity != id_))


def _strongest(spellings: list[Spelling]) -> list[Spelling]:
    return [spelling for spelling in spellings if not spelling.weak] or spellings


# -- by its words ------------------------------------------------------------------------------------------------------


def _decided(query: str, ranked: Sequence[Scored]) -> Found:
    """The best of what was found, if it is good enough, better than the next by a margin, and certain."""
    candidates = tuple(_candidate(scored) for scored in ranked)
    for best in ranked[:1]:
        rivals = [scored for scored in ranked[1:] if scored.score > best.score - MARGIN]
        if best.spelling.weak and (stronger := [rival for rival in rivals if not rival.spelling.weak]):
            best, rivals = stronger[0], stronger[1:]
        if best.certain and all(rival.spelling.weak and not best.spelling.weak for rival in rivals):
            candidate = _candidate(best)
            return Found(query, Match(query, candidate.id, candidate.rung, candidate.name, candidate.score), candidates)
    return Found(query, None, candidates)


def _candidate(scored: Scored) -> Candidate:
    return Candidate(scored.spelling.entity, scored.spelling.name, scored.rung, round(scored.score, 3))


# -- nothing -----------------------------------------------------------------------------------------------------------


def _unknown(index: Index, found: Found) -> UnknownNameError:
    query = found.query if len(found.query) <= LONGEST_ECHO else f"{found.query[:LONGEST_ECHO]}…"
    near = [candidate for candidate in found.candidates if candidate.score >= NEAR]
    if not near:
        return UnknownNameError(f"no name like {query!r} is in the fact base; `who` without a name lists them all")
    shown = near[:MOST_CANDIDATES]
    of = f" (the first {len(shown)} of {len(near)})" if len(near) > len(shown) else ""
    says = "may mean" if all(candidate.score == 1 for candidate in shown) else "is not found; near"
    return UnknownNameError("\n".join([f"{query!r} {says}{of}:", *_lines(index, shown)]))


def _lines(index: Index, candidates: Iterable[Candidate]) -> Iterator[str]:
    for candidate in candidates:
        kind = f"({index.kind_of(candidate.id)})"
        name = index.name_of(candidate.id)
        named = name if name.endswith(kind) else f"{name} {kind}"
        reason = "has that name" if candidate.score == 1 else f"“{candidate.name}” is {candidate.score:.0%} alike"
        yield f"  {candidate.id}  {named}: {reason}"

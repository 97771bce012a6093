"""A typed name to an id, by a ladder that says which rung answered: id → exact → folded → untitled → words → fuzzy.

Each rung is tried only where those above it found nothing. A rung that finds one answers; one that finds several is
ambiguous, unless all but one are weak names. Nothing is ever guessed: what is merely near is offered as a candidate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from libyafacts import names
from libyafacts.errors import UnknownNameError, UsageError
from libyafacts.index import Index, NameKey
from libyafacts.table import Match

MOST_CANDIDATES = 5
# How much better than the runner-up a fuzzy match has to be.
MARGIN = 0.08
# From which likeness on a name is worth mentioning, and from how many letters on a shared word is.
NEAR = 0.65
SHORTEST_HINT = 4
LONGEST_ECHO = 80


class Candidate(NamedTuple):
    """Something that a query may have meant, and why it came up."""

    id: str
    name: str
    reason: str
    score: float


Found = list[NameKey]
Rung = Callable[[Index, str], Found]


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
    query = " ".join(query.split())
    if not query:
        raise UsageError("an empty name")
    match = _certain(index, query, kinds) or (_certain(index, query, ()) if kinds else None)
    return match or _fuzzy(index, query, kinds)


def _certain(index: Index, query: str, kinds: Sequence[str]) -> Match | None:
    """What the query means by one of the rungs that need no likeness; None where they all find nothing."""
    kind = index.kind_of(query)
    if kind and (not kinds or kind in kinds):
        return Match(query, query, "id", index.name_of(query), 1.0, _others(index, query, query))
    for rung, find in _RUNGS:
        found = _strongest([key for key in find(index, query) if not kinds or index.kind_of(key.entity) in kinds])
        owners = list(dict.fromkeys(key.entity for key in found))
        if len(owners) == 1:
            return Match(query, owners[0], rung, found[0].name, 1.0, _others(index, query, owners[0]))
        if owners:
            reason = "has these words in a name" if rung == "words" else "has that name"
            raise _unknown(index, query, "may mean", [Candidate(id_, index.name_of(id_), reason, 1.0) for id_ in owners])
    return None


def _exact(index: Index, query: str) -> Found:
    return index.name_keys("exact", query)


def _folded(index: Index, query: str) -> Found:
    return index.name_keys("folded", names.fold(query))


def _untitled(index: Index, query: str) -> Found:
    """The whole name but for ranks and titles, which only people have: "general haftar" is "haftar"."""
    folded = names.fold(query)
    bare = names.untitled(folded)
    return [key for key in index.name_keys("folded", bare) if bare == folded or index.kind_of(key.entity) == "person"]


def _words(index: Index, query: str) -> Found:
    """Names that have all the words of the query, titles left out: "general khalifa" finds Khalifa Haftar.

    Words that could be anybody's identify nobody, and neither do a few words of a description.
    """
    folded = names.fold(query)
    words = names.untitled(folded).split()
    if names.GENERIC.issuperset(words):
        return []
    found = [key for key in index.name_keys("word", words[0]) if _may_be(index, key, folded)]
    for word in words[1:]:
        also = {(key.entity, key.name) for key in index.name_keys("word", word)}
        found = [key for key in found if (key.entity, key.name) in also]
    return found


def _may_be(index: Index, key: NameKey, folded: str) -> bool:
    """Whether a part of a name may stand for it: not where it is a description; with a title, only where it is a person's."""
    kind = index.kind_of(key.entity)
    return kind != "unnamed" and (kind == "person" or names.untitled(folded) == folded)


_RUNGS: tuple[tuple[str, Rung], ...] = (
    ("exact", _exact),
    ("folded", _folded),
    ("untitled", _untitled),
    ("words", _words),
)


def _others(index: Index, query: str, id_: str) -> tuple[str, ...]:
    """Who else goes by just this name, each once."""
    return tuple(dict.fromkeys(key.entity for key in _folded(index, query) if key.entity != id_))


def _strongest(found: Found) -> Found:
    return [key for key in found if not key.weak] or found


def _fuzzy(index: Index, query: str, kinds: Sequence[str]) -> Match:
    """The one name that is alike enough, and more alike than any other's by a margin."""
    folded = names.fold(query)
    ranked = [
        (score, key)
        for score, key in _ranked(index, query)
        if _may_be(index, key, folded) and (not kinds or index.kind_of(key.entity) in kinds)
    ]
    if ranked:
        (score, best), *others = ranked
        runner_up = others[0][0] if others else 0.0
        if score >= names.LEAST_NAME and score - runner_up >= MARGIN:
            return Match(query, best.entity, "fuzzy", best.name, round(score, 3))
    raise _unknown(index, query, "is not found; near", [*_alike(index, ranked), *_sharing(index, query, kinds)])


def _alike(index: Index, ranked: Iterable[tuple[float, NameKey]]) -> Iterator[Candidate]:
    for score, key in ranked:
        if score >= NEAR:
            yield Candidate(key.entity, index.name_of(key.entity), f"“{key.name}” is {score:.0%} alike", score)


def _sharing(index: Index, query: str, kinds: Sequence[str]) -> Iterator[Candidate]:
    """Whoever has a word of the query in a name: too little for an answer, enough for a hint."""
    for word in names.untitled(names.fold(query)).split():
        for key in index.name_keys("word", word):
            if len(word) >= SHORTEST_HINT and (not kinds or index.kind_of(key.entity) in kinds):
                yield Candidate(key.entity, index.name_of(key.entity), f"has {word!r} in a name", 0.0)


def _ranked(index: Index, query: str) -> list[tuple[float, NameKey]]:
    """The best name of each actor and place that is at all like the query, best first."""
    words = names.untitled(names.fold(query)).split()
    if names.GENERIC.issuperset(words):
        return []
    keys = index.all_names()
    best: dict[str, tuple[float, NameKey]] = {}
    for key, score in zip(keys, names.likeness(words, [key.key.split() for key in keys]), strict=True):
        if score > best.get(key.entity, (0.0, key))[0]:
            best[key.entity] = (score, key)
    return sorted(best.values(), key=lambda scored: (-scored[0], scored[1].entity))


def _unknown(index: Index, query: str, says: str, candidates: Iterable[Candidate]) -> UnknownNameError:
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.id, candidate)
    shown = list(first.values())[:MOST_CANDIDATES]
    query = query if len(query) <= LONGEST_ECHO else f"{query[:LONGEST_ECHO]}…"
    if not shown:
        return UnknownNameError(f"no name like {query!r} is in the fact base; `who` without a name lists them all")
    of = f" (the first {len(shown)} of {len(first)})" if len(first) > len(shown) else ""
    lines = [f"{query!r} {says}{of}:"]
    for candidate in shown:
        kind = f"({index.kind_of(candidate.id)})"
        named = candidate.name if candidate.name.endswith(kind) else f"{candidate.name} {kind}"
        lines.append(f"  {candidate.id}  {named}: {candidate.reason}")
    return UnknownNameError("\n".join(lines))

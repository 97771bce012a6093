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
from libyafacts.names import comparing, sounds, words
from libyafacts.names.comparing import Comparison
from libyafacts.names.folding import fold
from libyafacts.names.words import Word, Words
from libyafacts.table import Match

MOST_CANDIDATES = 5
# From which score on the best answers, a single word by more than several, and how much better than the next it has to be.
ENOUGH = 0.72
ENOUGH_FOR_A_WORD = 0.8
MARGIN = 0.04
# From which score on a name is worth mentioning.
NEAR = 0.5
# How alike a word has to be to one of another name of somebody, to be known as his.
KNOWN = 0.8
LONGEST_ECHO = 80
LONGEST_NAME = 24


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


class _Scored(NamedTuple):
    spelling: Spelling
    rung: str
    score: float
    certain: bool


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
    return _as_it_is(index, query, kinds) or _decided(index, query, _ranked(index, query, kinds))


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


def _decided(index: Index, query: str, ranked: Sequence[_Scored]) -> Found:
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


def _candidate(scored: _Scored) -> Candidate:
    return Candidate(scored.spelling.entity, scored.spelling.name, scored.rung, round(scored.score, 3))


def _ranked(index: Index, query: str, kinds: Sequence[str]) -> list[_Scored]:
    """The best name of each actor and place that sounds at all like the query, best first."""
    asked = words.words_of(query)
    if len(asked.words) > LONGEST_NAME:
        return []
    best: dict[str, _Scored] = {}
    for spelling in index.spellings_with(sorted(_alike(index, query))):
        if kinds and index.kind_of(spelling.entity) not in kinds:
            continue
        scored = _scored(index, asked, spelling)
        known = best.get(spelling.entity)
        if scored.score and (known is None or _precedence(scored) > _precedence(known)):
            best[spelling.entity] = scored
    return sorted(best.values(), key=lambda scored: (-scored.score, not scored.certain, scored.spelling.weak, scored.spelling.entity))


def _precedence(scored: _Scored) -> tuple[float, bool, bool]:
    return scored.score, scored.certain, not scored.spelling.weak


def _alike(index: Index, query: str) -> set[str]:
    """The sounds of words of names that are like a sound of the query."""
    return {
        other
        for sound in words.sounds_of(query)
        for other in index.sounds_under(sorted(sounds.neighbourhood(sound)))
        if sounds.likeness(sound, other)
    }


def _scored(index: Index, asked: Words, spelling: Spelling) -> _Scored:
    kind = index.kind_of(spelling.entity)
    comparison = comparing.compare(asked.words, words.words_of(spelling.name).words)
    others = _other_names(index, spelling) if comparison.unfound or comparison.left_out else []
    foreign = _foreign(index, asked, comparison, spelling.entity)
    neutral = foreign | _neutral(comparison, others, kind)
    rung = "skeleton" if comparison.by_skeleton else "words"
    score = comparison.score(neutral)
    enough = ENOUGH_FOR_A_WORD if len(comparison.query) == 1 else ENOUGH
    return _Scored(spelling, rung, score, score >= enough and _is_certain(comparison, others, kind, neutral, foreign))


def _other_names(index: Index, spelling: Spelling) -> list[tuple[Word, ...]]:
    """All that its owner is called, as words."""
    return [words.words_of(other.name).words for other in index.spellings_of(spelling.entity)]


def _neutral(comparison: Comparison, others: Sequence[tuple[Word, ...]], kind: str) -> set[int]:
    """Words of the query that say nothing against a name though they are not in it.

    Small words, those that stand beside any name of its kind, and those of its owner's other names.
    """
    known = [word for name in others for word in name]
    query = comparison.query
    return {
        at
        for at in comparison.unfound
        if query[at].weight <= words.LIGHT or words.is_kind_word(query[at], kind) or _is_one_of(query[at], known)
    }


def _is_one_of(word: Word, known: Iterable[Word]) -> bool:
    return any(comparing.word_likeness(word, other) >= KNOWN for other in known)


def _foreign(index: Index, asked: Words, comparison: Comparison, id_: str) -> set[int]:
    """Which words that found nothing name, or derive from, a state that may stand by this name.

    By a person with a title any may ("Turkish Foreign Minister"), by a place its own ("the Libyan base").
    """
    entity = index.brief(id_)
    if not (entity.kind == "person" and asked.titled) and not entity.country:
        return set()
    own = index.state_of(entity.country)
    return {
        at
        for at in comparison.unfound
        for state in _states(index, comparison.query[at])
        if not entity.country or state == own
    }


def _states(index: Index, word: Word) -> set[str]:
    """The states whose names a word sounds like: Turkish, Turkey."""
    alike = [
        other
        for reading in word.readings
        for other in index.sounds_under(sorted(sounds.neighbourhood(reading)))
        if sounds.likeness(reading, other)
    ]
    owners = {spelling.entity for spelling in index.spellings_with(alike)}
    return {owner for owner in owners if index.kind_of(owner) == "state"}


def _is_certain(
    comparison: Comparison, others: Sequence[tuple[Word, ...]], kind: str, neutral: set[int], foreign: set[int]
) -> bool:
    """Whether nothing but the likeness of its words decides if a name is meant.

    A whole name for a whole name is. Of a person, nothing may stand before his name or after it that is not known of him, and
    where more than a surname is asked for, his given name has to be there, and first. Of all else, no word that tells it from
    others may be missing on either side; and a description is never found by a part.
    """
    if not comparison.unfound and not comparison.left_out:
        return True
    unfound = [at for at in comparison.unfound if at not in neutral]
    if kind == "person":
        found = [at for pair in comparison.pairs for at in pair.query]
        return all(min(found) < at < max(found) for at in unfound) and _is_he(comparison, others, foreign)
    left_out = [at for at in comparison.left_out if not words.is_kind_word(comparison.name[at], kind)]
    return not unfound and not left_out and kind != "unnamed"


def _is_he(comparison: Comparison, others: Sequence[tuple[Word, ...]], foreign: set[int]) -> bool:
    """Whether it is not his father, brother or son: a surname alone may be his; with another word, his given name has to be there.

    What stands before the given name is a surname, or the given name of somebody else: Muhammad Muammar Gaddafi is the son.
    """
    given = [name[0] for name in others if len(name) > 1]
    surnames = [name[-1] for name in others]
    query = [word for at, word in enumerate(comparison.query) if at not in foreign and word.weight > words.LIGHT]
    if len(query) == 1:
        return not given or _is_one_of(query[0], surnames)
    for word in query:
        if _is_one_of(word, given):
            return True
        if not _is_one_of(word, surnames):
            return False
    return not given


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

"""A typed name to an id, by a ladder that says which rung answered: id → exact → folded → skeleton → words.

The first three look the name up as it is; a rung that finds one answers, and one that finds several is ambiguous, unless all
but one are weak names. Where they find nothing, the name is compared, word by word, with all that sound at all like it; the
best answers if it is good enough, clearly better than the next, and nothing speaks against it. It answers by its *skeleton*
where the two are the same consonants, else by its *words*. Nothing is ever guessed: what is merely near is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from libyafacts.errors import UnknownNameError, UsageError
from libyafacts.index import Index, Spelling
from libyafacts.names.folding import fold
from libyafacts.table import Match

if TYPE_CHECKING:
    from libyafacts.ranking import Scored

MOST_CANDIDATES = 5
# How much better than the next the best has to be.
MARGIN = 0.04
# From which score on a name is worth mentioning, and how much less likely than the best.
NEAR = 0.45
NEARLY = 0.15
LONGEST_ECHO = 80
EQUALLY_NEAR = "others are as near"


class Candidate(NamedTuple):
    """Something that a query may have meant, by which of its names, on which rung, how sure that is (0 to 1), and the doubt."""

    id: str
    name: str
    rung: str
    score: float
    doubt: str = ""


class Found(NamedTuple):
    """What a name was found to mean, if anything, and what it may have meant, the likest first."""

    query: str
    match: Match | None
    candidates: tuple[Candidate, ...]

    @property
    def near(self) -> tuple[Candidate, ...]:
        """What is worth mentioning besides the match itself."""
        best = max((candidate.score for candidate in self.candidates), default=0.0)
        return tuple(
            candidate
            for candidate in self.candidates
            if candidate.score >= max(NEAR, best - NEARLY) and not (self.match and candidate.id == self.match.id)
        )


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
    query = " ".join(query.encode("utf-8", "replace").decode("utf-8").split())
    if not query:
        raise UsageError("an empty name")
    found = _as_it_is(index, query, kinds) or _by_its_words(index, query, kinds)
    return found if found.match else found._replace(match=_by_two_names(index, query, kinds))


def nearest(index: Index, query: str, threshold: float, kinds: Sequence[str] = ()) -> Found:
    """Find the single best candidate for a name, if its score is a threshold or more, whatever the program would decide.

    Raises:
        UsageError: for an empty name.
    """
    found = look_up(index, query, kinds)
    if found.match and found.match.rung in LOOKED_UP:
        return found
    best = [candidate for candidate in found.candidates if candidate.score >= max(threshold, found.candidates[0].score)]
    return found._replace(match=_match(found.query, best[0], found.candidates) if len(best) == 1 else None)


def with_runner_up(index: Index, match: Match) -> Match:
    """A match with the next best that its name may have meant; where it was found as it is, no other was looked for yet."""
    return match if match.runner_up else _before(match, _by_its_words(index, match.query, ()).candidates)


def is_part(query: str, name: str) -> bool:
    """Whether every word of a query is one of a name, but for case, accents and what else folding levels out."""
    return set(fold(query).split()) <= set(fold(name).split())


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
            (id_, name), *others = named.items()
            also = _others(index, query, id_) if not others else ()
            candidates = [Candidate(id_, name, rung, 1.0) for id_, name in named.items()]
            candidates += [Candidate(id_, index.name_of(id_), rung, 1.0, "a weaker claim to the name") for id_ in also]
            only = Match(query, id_, rung, name, 1.0, also)
            return Found(query, None if others else only, tuple(candidates))
    return None


_LOOK_UPS: dict[str, Callable[[str], str]] = {"exact": str, "folded": fold}
# The rungs on which a name is found as it is.
LOOKED_UP = ("id", *_LOOK_UPS)


def _others(index: Index, query: str, id_: str) -> tuple[str, ...]:
    """Who else goes by just this name, each once."""
    return tuple(dict.fromkeys(found.entity for found in index.spellings("folded", fold(query)) if found.entity != id_))


def _strongest(spellings: list[Spelling]) -> list[Spelling]:
    return [spelling for spelling in spellings if not spelling.weak] or spellings


# -- by its words ------------------------------------------------------------------------------------------------------


def _by_its_words(index: Index, query: str, kinds: Sequence[str]) -> Found:
    """The best of what is alike, if it is certain and better than the next by a margin; a weak name only where no strong is."""
    from libyafacts.ranking import ranked as rank  # late: most names are found as they are

    ranked = rank(index, query, kinds)
    candidates = tuple(map(_candidate, ranked))
    meant = [scored for scored in ranked if not scored.is_another]
    rivals = [scored for scored in meant if scored.score > meant[0].score - MARGIN]
    strong = [scored for scored in rivals if not scored.spelling.weak] or rivals
    if len(strong) == 1 and not strong[0].doubt:
        return Found(query, _match(query, candidates[ranked.index(strong[0])], candidates), candidates)
    return Found(query, None, tuple(one._replace(doubt=one.doubt or EQUALLY_NEAR) for one in candidates))


def _by_two_names(index: Index, query: str, kinds: Sequence[str]) -> Match | None:
    """What both of two names mean, one of them in brackets; or one, if the other abbreviates it, or says what kind it is."""
    from libyafacts.names import words

    names = words.in_brackets(query)
    if not names or not all(map(fold, names)):
        return None
    first, second = (look_up(index, name, kinds).match for name in names)
    if first and (second.id == first.id if second else words.abbreviates(names[1], names[0])):
        return first._replace(query=query)
    if second and not first and second.rung in LOOKED_UP and _says_what_it_is(names[0], index.kind_of(second.id)):
        return second._replace(query=query)
    return None


def _says_what_it_is(name: str, kind: str) -> bool:
    """Whether a name of no one known begins with the kind of a body: the government of something (GNA)."""
    from libyafacts.names import words

    return kind != "person" and words.is_kind_word(fold(name).partition(" ")[0], kind)


def _match(query: str, chosen: Candidate, candidates: Sequence[Candidate]) -> Match:
    match = Match(query, chosen.id, chosen.rung, chosen.name, chosen.score)
    return _before(match._replace(near=chosen.score < 1 and not is_part(query, chosen.name)), candidates)


def _before(match: Match, candidates: Iterable[Candidate]) -> Match:
    """A match with the likeliest of the others."""
    runner_up = next((other for other in candidates if other.id != match.id and other.score >= NEAR), None)
    return match._replace(runner_up=runner_up.id, runner_up_score=runner_up.score) if runner_up else match


def _candidate(scored: Scored) -> Candidate:
    return Candidate(scored.spelling.entity, scored.spelling.name, scored.rung, round(scored.score, 3), scored.doubt)


# -- nothing -----------------------------------------------------------------------------------------------------------


def _unknown(index: Index, found: Found) -> UnknownNameError:
    query = found.query if len(found.query) <= LONGEST_ECHO else f"{found.query[:LONGEST_ECHO]}…"
    near = found.near
    if not near:
        return UnknownNameError(f"no name like {query!r} is in the fact base; `who` without a name lists them all")
    shown = near[:MOST_CANDIDATES]
    of = f" (the first {len(shown)} of {len(near)})" if len(near) > len(shown) else ""
    says = "may mean" if all(candidate.doubt in ("", EQUALLY_NEAR) for candidate in shown) else "is not found; near"
    return UnknownNameError("\n".join([f"{query!r} {says}{of}:", *_lines(index, shown)]))


def _lines(index: Index, candidates: Iterable[Candidate]) -> Iterator[str]:
    for candidate in candidates:
        yield f"  {candidate.id}  {named(index, candidate.id)}: {_reason(candidate)}"


def named(index: Index, id_: str) -> str:
    """An actor or place by its name, with its kind, unless the name says it."""
    entity = index.brief(id_)
    kind = f"({entity.kind})"
    return entity.name if entity.name.endswith(kind) else f"{entity.name} {kind}"


def _reason(candidate: Candidate) -> str:
    if candidate.score == 1 and candidate.doubt in ("", EQUALLY_NEAR):
        return "has that name"
    return f"“{candidate.name}”, {candidate.score:.0%} alike" + (f", but {candidate.doubt}" if candidate.doubt else "")

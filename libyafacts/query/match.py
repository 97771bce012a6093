"""Match: names from elsewhere, each to the id of who or what it means here, to join other tables with the facts."""

from __future__ import annotations

from collections.abc import Sequence

from libyafacts import resolve
from libyafacts.errors import UsageError
from libyafacts.index import Index
from libyafacts.query import phrases
from libyafacts.resolve import Candidate, Found
from libyafacts.table import Answer, Document, Grid, Part, Remark, Value, table
from libyafacts.vocabulary import ACTOR_KINDS, PLACE_KINDS

FIELDS = "query id name kind rung score candidates"


def match(
    index: Index,
    names: Sequence[str],
    kinds: Sequence[str] = (),
    threshold: float | None = None,
    explain: bool = False,
) -> Answer:
    """Each name with what it means, in the order in which they were asked, one row each.

    Where nothing or too much matches, the row has no id, and up to five candidates.

    Args:
        index: the base.
        names: names in any spelling, or ids.
        kinds: only actors and places of these kinds; all where empty.
        explain: whether the answer keeps how each name was found.
        threshold: a score from 0 to 1; from it on the single best candidate is taken, instead of by the program's decision.

    Raises:
        UsageError: for a kind that there is not, or a threshold beyond 0 and 1.
    """
    for kind in kinds:
        if kind not in ACTOR_KINDS + PLACE_KINDS:
            raise UsageError(f"there is no kind {kind!r}; there are: {', '.join(ACTOR_KINDS + PLACE_KINDS)}")
    if threshold is not None and not 0 <= threshold <= 1:
        raise UsageError(f"a threshold is a score from 0 to 1, not {threshold:g}")
    known = {name: _found(index, name, kinds, threshold) for name in dict.fromkeys(names)}
    found = [known[name] for name in names]
    return Answer(
        lambda: table(FIELDS, [_row(index, one) for one in found]),
        lambda: [_document(index, one) for one in found],
        lambda: _screen(index, found),
        notes=tuple(_why_none(one) for one in found if not one.match) if explain else (),
        matches=tuple(one.match for one in found if one.match) if explain else (),
    )


def _found(index: Index, name: str, kinds: Sequence[str], threshold: float | None) -> Found:
    if not name.strip():
        return Found(name, None, ())
    if threshold is None:
        return resolve.look_up(index, name, kinds)._replace(query=name)
    return resolve.nearest(index, name, threshold, kinds)._replace(query=name)


def _why_none(found: Found) -> str:
    near = ", ".join(map(_other, found.near[: resolve.MOST_CANDIDATES]))
    return f"{found.query!r} is taken for nobody; " + (f"near: {near}" if near else "nothing is near")


def _row(index: Index, found: Found) -> dict[str, Value]:
    return {**_facts(index, found), "candidates": tuple(candidate.id for candidate in found.near[: resolve.MOST_CANDIDATES])}


def _document(index: Index, found: Found) -> Document:
    return {
        **_facts(index, found),
        "candidates": [_candidate(index, candidate) for candidate in found.near[: resolve.MOST_CANDIDATES]],
    }


def _facts(index: Index, found: Found) -> dict[str, Value]:
    if found.match is None:
        return {"query": found.query, "id": "", "name": "", "kind": "", "rung": "", "score": None}
    entity = index.brief(found.match.id)
    who = {"query": found.query, "id": entity.id, "name": entity.name, "kind": entity.kind}
    return {**who, "rung": found.match.rung, "score": found.match.score}


def _candidate(index: Index, candidate: Candidate) -> Document:
    entity = index.brief(candidate.id)
    how = {"matched": candidate.name, "rung": candidate.rung, "score": candidate.score, "doubt": candidate.doubt}
    return {"id": entity.id, "name": entity.name, "kind": entity.kind, **how}


def _screen(index: Index, found: Sequence[Found]) -> list[Part]:
    rows = tuple(_line(index, one) for one in found)
    matched = sum(1 for one in found if one.match)
    counted = f"{matched} of {phrases.counted(len(found), 'name')} matched"
    return [Grid(("NAME", "ID", "WHO OR WHAT", "FOUND BY", "OR"), rows), Remark(f"{counted}.")]


def _line(index: Index, found: Found) -> tuple[str, ...]:
    others = " · ".join(map(_other, found.near[: resolve.MOST_CANDIDATES]))
    if found.match is None:
        return (found.query, "–", "", "", others)
    match = found.match
    how = match.rung if match.score == 1 else f"{match.rung} {match.score:.0%}"
    return (found.query, match.id, resolve.named(index, match.id), how, others)


def _other(candidate: Candidate) -> str:
    return f"{candidate.id} {candidate.score:.0%}" + (f" ({candidate.doubt})" if candidate.doubt else "")

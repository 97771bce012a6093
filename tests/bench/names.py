"""How well names are found: the program beside what is commonly used, on lists of real spellings, in one run.

    python tests/bench/names.py [--misses]

Needs the lists (``../shared/names``), and for the comparison the ``bench`` extra; without that it says so and goes on. Prints

- for this conflict's names with the curated base, at the program's own decision: how many are found, by kind and by script,
  apart for those whose very spelling stands in ``facts/``; how many decoys and near misses are taken for somebody;
- for other people, organisations and cities with their canonical names alone: how many are found at 1 % and 5 % of decoys
  accepted, and the whole curve;
- the same for each other scorer, with its threshold set on the same decoys; and the time per query of each.

``--misses`` names every miss.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import libyafacts
from libyafacts.api import Facts
from libyafacts.names.folding import fold

ROOT = Path(__file__).parents[2]
LISTS = ROOT.parent / "shared" / "names"
RATES = (0.01, 0.05)
# How the entities of the list are called in the base.
IDS = {
    "Libyan National Army": "lna",
    "Government of National Accord": "gna",
    "Operation Irini": "irini",
    "Al-Watiya air base": "al-watiya",
    "Al-Jufra air base": "al-jufra",
    "Al-Khadim air base": "al-khadim",
    "United Arab Emirates": "uae",
}
GENERAL_KINDS = {"geo-": "city", "un-QDe": "organisation", "un-TAe": "organisation", "un-IQe": "organisation",
                 "un-IRe": "organisation", "un-KPe": "organisation"}  # fmt: skip


class Row(NamedTuple):
    """A spelling, what it is to find, and by what it is counted."""

    query: str
    wanted: str
    kind: str
    script: str


class Answer(NamedTuple):
    """The best candidate for a query, its score from 0 to 1, and whether the matcher itself takes it for the answer."""

    id: str
    score: float
    taken: bool


Matcher = Callable[[str], Answer]
Scorer = Callable[[str, str], float]


# -- the lists ---------------------------------------------------------------------------------------------------------


def rows_of(name: str) -> list[dict[str, str]]:
    """A list as rows."""
    with (LISTS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def conflict(facts: Facts) -> tuple[list[Row], list[Row]]:
    """The spellings of this conflict's names: those that do not stand in the facts, and those that do."""
    kinds = {entity["id"]: entity["kind"] for entity in documents(facts.who())}
    known = written(facts)
    rows: tuple[list[Row], list[Row]] = ([], [])
    for row in rows_of("conflict_variants.tsv"):
        id_ = IDS.get(row["entity"]) or fold(row["entity"]).replace(" ", "-")
        id_ = id_ if id_ in kinds else documents(facts.match([row["entity"]]))[0]["id"]
        rows[row["query"] in known].append(Row(row["query"], id_, family(kinds[id_]), row["script/lang"][:4]))
    return rows


def written(facts: Facts) -> set[str]:
    """Every name that stands in the facts."""
    return {name for _, name in names_of(facts)}


def names_of(facts: Facts) -> list[tuple[str, str]]:
    """Every id with each of its names."""
    dossiers = {entity["id"]: facts.who(entity["id"]).document for entity in documents(facts.who())}
    return [(id_, name["text"]) for id_, of in dossiers.items() if isinstance(of, dict) for name in of["names"]]


def family(kind: str) -> str:
    """The kind by which a name is counted."""
    if kind in ("person", "state", "city"):
        return kind
    return "base" if kind in ("air-base", "naval-base", "airport") else "body"


def documents(answer: libyafacts.table.Answer) -> list[dict[str, Any]]:
    """An answer as JSON has it, where it is a list."""
    assert isinstance(answer.document, list)
    return answer.document


def general() -> tuple[dict[str, str], list[Row]]:
    """The canonical names by id, and the spellings of them."""
    names, rows = {}, []
    for row in rows_of("general_variants.tsv"):
        names[row["entity_id"]] = row["canonical"]
        rows.append(Row(row["variant"], row["entity_id"], general_kind(row["entity_id"]), row["script"]))
    return names, rows


def general_kind(id_: str) -> str:
    """What an id of the general list is one of; companies of the EU's lists cannot be told from people."""
    return next((kind for prefix, kind in GENERAL_KINDS.items() if id_.startswith(prefix)), "person")


def bare(names: dict[str, str], folder: Path) -> Facts:
    """A fact base of nothing but actors and cities with one name each."""
    ids = {id_: f"e{number}" for number, id_ in enumerate(names)}
    lists = {
        part: [
            {"id": ids[id_], "kind": general_kind(id_), "name": name}
            for id_, name in names.items()
            if (general_kind(id_) == "city") == place
        ]
        for part, place in (("actors", False), ("places", True))
    }
    (folder / "bare.yaml").write_text(json.dumps(lists, ensure_ascii=False), encoding="utf-8")
    return libyafacts.open_facts(folder)


# -- the matchers ------------------------------------------------------------------------------------------------------


def program(facts: Facts, back: Sequence[str] = ()) -> Matcher:
    """The program, over a base; ``back`` are the ids for those it knows as e0, e1, …"""

    def answer(query: str) -> Answer:
        (decided,) = documents(facts.match([query]))
        (best,) = documents(facts.match([query], threshold=0))
        id_ = back[int(best["id"][1:])] if back and best["id"] else best["id"]
        return Answer(id_, best["score"] or 0.0, bool(decided["id"]) and decided["id"] == best["id"])

    return answer


def plain(scorer: Scorer, names: Iterable[tuple[str, str]]) -> Matcher:
    """A scorer over folded names."""
    known = [(id_, fold(name)) for id_, name in names]

    def answer(query: str) -> Answer:
        query = fold(query)
        score, id_ = max((scorer(query, name), id_) for id_, name in known)
        return Answer(id_, score, False)

    return answer


def scorers() -> dict[str, Scorer]:
    """What others use, by name; nothing where it is not installed."""
    try:
        from doublemetaphone import doublemetaphone  # type: ignore[import-not-found,import-untyped,unused-ignore]
        from rapidfuzz import distance, fuzz  # type: ignore[import-not-found,unused-ignore]
    except ModuleNotFoundError as error:
        print(f"no comparison: {error}; `pip install -e .[bench]`")
        return {}

    def metaphone(one: str, other: str) -> float:
        """How many of the words of two names have a Double Metaphone code in common."""
        ours, theirs = ([set(filter(None, doublemetaphone(word))) for word in name.split()] for name in (one, other))
        shared = sum(any(code & other for other in theirs) for code in ours)
        return 2 * shared / (len(ours) + len(theirs)) if ours and theirs else 0.0

    return {
        "WRatio": fuzz.WRatio,
        "token_sort_ratio": fuzz.token_sort_ratio,
        "token_set_ratio": fuzz.token_set_ratio,
        "Jaro-Winkler": distance.JaroWinkler.similarity,
        "Double Metaphone": metaphone,
    }


# -- counting ----------------------------------------------------------------------------------------------------------


class Run(NamedTuple):
    """What a matcher said to all of a list and its decoys, and the milliseconds that it took per query."""

    rows: list[tuple[Row, Answer]]
    decoys: list[tuple[str, Answer]]
    milliseconds: float


def run(matcher: Matcher, rows: Sequence[Row], decoys: Sequence[str]) -> Run:
    """Ask a matcher everything."""
    start = time.perf_counter()
    told = [(row, matcher(row.query)) for row in rows]
    refused = [(decoy, matcher(decoy)) for decoy in decoys]
    return Run(told, refused, (time.perf_counter() - start) * 1000 / (len(rows) + len(decoys)))


def threshold(run: Run, rate: float) -> float:
    """The lowest score at which no more than this share of the decoys is accepted."""
    scores = sorted((answer.score for _, answer in run.decoys), reverse=True)
    return scores[int(rate * len(scores))] + 1e-9


def found(told: Iterable[tuple[Row, Answer]], accepted: Callable[[Answer], bool]) -> str:
    """How many are found, of how many."""
    results = [accepted(answer) and answer.id == row.wanted for row, answer in told]
    return f"{sum(results) / len(results):6.1%} of {len(results)}" if results else "-"


def print_groups(told: Sequence[tuple[Row, Answer]], accepted: Callable[[Answer], bool]) -> None:
    """How many are found, by kind and by script."""
    groups: dict[str, list[tuple[Row, Answer]]] = defaultdict(list)
    for row, answer in told:
        groups[row.kind].append((row, answer))
        groups[row.script].append((row, answer))
    for group, members in sorted(groups.items()):
        print(f"    {group:12} {found(members, accepted)}")


def taken(answer: Answer) -> bool:
    """Whether the matcher itself takes it."""
    return answer.taken


def from_score(least: float) -> Callable[[Answer], bool]:
    """What is accepted from a score on."""
    return lambda answer: answer.score >= least


def print_conflict(misses: bool) -> None:
    """This conflict's names, with the curated base."""
    facts = libyafacts.open_facts()
    new, known = conflict(facts)
    held = {fold(name) for name in written(facts)}  # what the base really holds is no decoy
    decoys = [row for row in rows_of("decoys.tsv") if fold(row["query"]) not in held]
    plain_decoys = [row["query"] for row in decoys if not row["why"].startswith("near miss")]
    near = [row["query"] for row in decoys if row["why"].startswith("near miss")]
    matcher = program(facts)
    whole = run(matcher, new + known, plain_decoys + near)
    print("This conflict's names, curated base, the program's own decision")
    for title, rows in (("not in facts/", new), ("in facts/", known), ("all", new + known)):
        told = [(row, answer) for row, answer in whole.rows if row in rows]
        print(f"  {title:14} {found(told, taken)}; persons {found([one for one in told if one[0].kind == 'person'], taken)}")
    print_groups([(row, answer) for row, answer in whole.rows if row in new], taken)
    for title, some in (("plain decoys", plain_decoys), ("near misses", near)):
        accepted = [(query, answer.id) for query, answer in whole.decoys if query in some and answer.taken]
        print(f"  {title} taken: {len(accepted)} of {len(some)} ({len(accepted) / len(some):.1%}) {accepted}")
    spellings = [Row(row["query"], "muammar-gaddafi", "person", "") for row in rows_of("gaddafi_spellings.tsv")]
    print(f"  Gaddafi {found(run(matcher, spellings, ()).rows, taken)}")
    print(f"  {whole.milliseconds / 2:.2f} ms per query (each is asked twice)")
    names = names_of(facts)
    for name, scorer in scorers().items():
        other = run(plain(scorer, names), new, plain_decoys)
        rates = "; ".join(f"at {rate:.0%} {found(other.rows, from_score(threshold(other, rate)))}" for rate in RATES)
        print(f"  {name:18} {rates}; {other.milliseconds:.2f} ms")
    if misses:
        print_misses([one for one in whole.rows if not (one[1].taken and one[1].id == one[0].wanted)])


def print_general(misses: bool) -> None:
    """Other names, canonical names only."""
    names, rows = general()
    decoys = [row["query"] for row in rows_of("general_decoys.tsv")]
    matchers = {name: plain(scorer, names.items()) for name, scorer in scorers().items()}
    with tempfile.TemporaryDirectory() as folder:
        matchers = {"libyafacts": program(bare(names, Path(folder)), list(names)), **matchers}
        for name, matcher in matchers.items():
            whole = run(matcher, rows, decoys)
            print(f"\nOther names, canonical names only: {name}, {whole.milliseconds:.2f} ms per query")
            for rate in RATES:
                accepted = from_score(threshold(whole, rate))
                print(f"  at {rate:.0%} of decoys, from {threshold(whole, rate):.3f}: {found(whole.rows, accepted)}")
                print_groups(whole.rows, accepted)
            if name == "libyafacts":
                print_curve(whole)
                if misses:
                    print_misses([one for one in whole.rows if not (accepted(one[1]) and one[1].id == one[0].wanted)])


def print_curve(whole: Run) -> None:
    """What is found, wrongly found, and how many decoys are accepted, from each score on."""
    print("  score  found  wrong  decoys")
    for step in range(19, 5, -1):
        least = step / 20
        accepted = [(row, answer) for row, answer in whole.rows if answer.score >= least]
        right = sum(answer.id == row.wanted for row, answer in accepted) / len(whole.rows)
        decoys = sum(answer.score >= least for _, answer in whole.decoys) / len(whole.decoys)
        print(f"  {least:5.2f} {right:6.1%} {len(accepted) / len(whole.rows) - right:6.1%} {decoys:6.1%}")


def print_misses(missed: Iterable[tuple[Row, Answer]]) -> None:
    """Each with what was found instead."""
    for row, answer in missed:
        print(f"    miss: {row.query!r} for {row.wanted}: {answer.id or 'nothing'} {answer.score:.3f}")


def main() -> None:
    """Print all of it."""
    print_conflict("--misses" in sys.argv)
    print_general("--misses" in sys.argv)


if __name__ == "__main__":
    main()

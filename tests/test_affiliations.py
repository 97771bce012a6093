"""Ties as rows, told from either end, and what ties two names to each other."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
from program import Program, Screen

from libyafacts.api import Facts
from libyafacts.index import Index
from libyafacts.vocabulary import PREDICATES, TIE_CLASSES

Screens = Callable[..., Screen]

FIELDS = (
    "id subject tie object kind predicate role extent mood valid since until evidenced"
    " status who denied_by sources answer reason"
).split()


def told(run: Program, *arguments: str) -> list[dict[str, str]]:
    """The rows of an answer, by the names of their fields."""
    header, *rows = run("affiliations", *arguments, "--header").rows
    assert header == FIELDS
    return [dict(zip(header, row, strict=True)) for row in rows]


# -- all, and those of one name ----------------------------------------------------------------------------------------


def test_every_tie_is_a_row(run: Program, index: Index) -> None:
    rows = told(run)
    assert [row["id"] for row in rows] == [entry.id for entry in index.of_kind("tie")]
    for row in rows:
        assert row["kind"] == PREDICATES[row["predicate"]].tie_class
        assert row["status"]
        assert row["who"] or row["status"] in ("inferred", "disputed")
        assert row["sources"]


def test_a_tie_is_told_from_the_end_that_is_asked_for(run: Program) -> None:
    of_france = {row["id"]: row for row in told(run, "france")}["france-backs-haftar"]
    of_haftar = {row["id"]: row for row in told(run, "hifter")}["france-backs-haftar"]
    assert (of_france["subject"], of_france["tie"], of_france["object"]) == ("france", "backs", "khalifa-haftar")
    assert (of_haftar["subject"], of_haftar["tie"], of_haftar["object"]) == ("khalifa-haftar", "is backed by", "france")
    assert of_haftar["predicate"] == of_france["predicate"] == "backs"
    assert (of_haftar["who"], of_haftar["denied_by"]) == ("fayez-al-sarraj", "france")


def test_what_limits_a_tie_is_told_with_it(run: Program) -> None:
    (row,) = (row for row in told(run, "eastern libya") if row["id"] == "haftar-forces-control-east")
    assert (row["tie"], row["extent"]) == ("is controlled by (large parts of)", "large parts of")


def test_since_until_and_when_it_is_evidenced(run: Program) -> None:
    held = {row["id"]: row for row in told(run, "watiya")}
    assert (held["watiya-held-by-lna"]["since"], held["watiya-held-by-lna"]["until"]) == ("", "2020-05")
    assert (held["watiya-held-by-gna"]["since"], held["watiya-held-by-gna"]["until"]) == ("2020-05", "")
    backed = {row["id"]: row["evidenced"] for row in told(run, "haftar")}
    assert backed["russia-backs-haftar"] == "2015,2019-12,2020-06-15/2020-06-17"
    of_lna = {row["id"]: row["evidenced"] for row in told(run, "lna")}
    assert of_lna["lna-fights-gna"] == "2020-05", "when it was, not when it was told"
    assert backed["uae-backs-haftar"] == "2020-06-15/2020-06-17"
    assert backed["wagner-backs-haftar"] == ""


@pytest.mark.parametrize("kind", TIE_CLASSES)
def test_only_ties_of_a_class(run: Program, kind: str) -> None:
    rows = told(run, "--kind", kind)
    assert rows == [row for row in told(run) if row["kind"] == kind]
    assert rows


def test_several_classes_statuses_and_those_that_are_none(run: Program) -> None:
    rows = told(run, "haftar", "--kind", "backing,opposition", "--status", "disputed,claimed")
    assert {(row["kind"], row["status"]) for row in rows} == {
        ("backing", "disputed"),
        ("backing", "claimed"),
        ("opposition", "claimed"),
    }
    wrong = run("affiliations", "--kind", "friendship")
    assert (wrong.status, wrong.stdout) == (2, b"")
    assert "there is no kind 'friendship'; there are: affiliation, backing" in wrong.err


def test_nothing_recorded(run: Program) -> None:
    none = run("affiliations", "haftar", "--kind", "location")
    assert (none.status, none.stdout) == (1, b"")
    assert none.err == "No tie of Khalifa Haftar of the kind location is recorded.\n"
    assert run("affiliations", "haftar", "--kind", "location", "--json").json == []
    assert run("affiliations", "nobody-of-that-name").status == 3


# -- two names ---------------------------------------------------------------------------------------------------------


def test_an_accusation_with_its_denials_and_what_one_says_of_the_other(run: Program, screen: Screens) -> None:
    rows = {row["id"]: row for row in told(run, "france", "haftar")}
    assert list(rows) == ["france-backs-haftar", "haftar-key-player"]
    assert rows["france-backs-haftar"]["denied_by"] == "france"
    position = rows["haftar-key-player"]
    assert (position["subject"], position["object"], position["kind"], position["who"]) == (
        "france",
        "khalifa-haftar",
        "said",
        "france",
    )
    words = screen("affiliations", "france", "haftar").words
    for said in (
        "disputed · France backs Khalifa Haftar — Fayez al-Sarraj accuses [9][11]; France denies [11]; France rejects [9]",
        "! but: France backs Fayez al-Sarraj — France says [9]",
        "Haftar has a key part to play in building up Libya again after years of strife. — France says [9]",
    ):
        assert said in words


def test_only_what_was_out_by_then(run: Program) -> None:
    rows = {row["id"]: row for row in told(run, "france", "haftar", "--known-by", "2019-05-17")}
    assert {row["sources"] for row in rows.values()} == {"france24-2019-05-16"}
    assert rows["france-backs-haftar"]["evidenced"] == "../2019-05-16"
    assert rows["france-backs-haftar"]["denied_by"] == "france"
    assert told(run, "france", "haftar", "--known-by", "2019-05-23")[0]["sources"] == "kuna-2019-05-22,france24-2019-05-16"
    assert run("affiliations", "france", "haftar", "--known-by", "2019-05-15").status == 1


def test_from_either_end_the_same_is_told(run: Program) -> None:
    one, other = told(run, "france", "haftar"), told(run, "haftar", "france")
    assert [row["id"] for row in one] == [row["id"] for row in other]
    assert (other[0]["subject"], other[0]["tie"]) == ("khalifa-haftar", "is backed by")


def test_a_chain_where_no_tie_joins_them(run: Program, screen: Screens) -> None:
    rows = told(run, "wagner group", "gna")
    assert [(row["subject"], row["object"]) for row in rows] == [("wagner-group", "khalifa-haftar"), ("khalifa-haftar", "gna")]
    shown = screen("affiliations", "wagner group", "gna").words
    assert "No tie joins them directly; this is the shortest chain of ties on record." in shown
    assert "claim · The Wagner group backs Khalifa Haftar — an unknown writer says [6]" in shown


def test_no_chain_through_what_is_planned_or_denied_or_over(run: Program, tmp_path: Path) -> None:
    (tmp_path / "chain.yaml").write_text(CHAIN, encoding="utf-8")

    def chain(*arguments: str) -> list[str]:
        return [row[0] for row in run("affiliations", *arguments, "--fields", "id", "--facts", tmp_path).rows]

    assert chain("ann", "cat") == ["ann-dan", "dan-eve-stated", "eve-cat"], "of two of one length the better evidenced"
    assert chain("ann", "cat", "--kind", "backing") == []
    assert chain("ann", "cat", "--kind", "opposition") == ["ann-dan", "dan-eve", "eve-cat"]
    assert chain("ann", "cat", "--as-of", "2031-02-01") == []
    assert chain("ann", "cat", "--as-of", "2031-01-01") == ["ann-dan", "dan-eve-stated", "eve-cat"]


CHAIN = """\
base: {title: A chain, version: "1"}
sources: [{id: paper, title: Paper, publisher: paper-house, date: 2031-01-25}]
actors:
  - {id: paper-house, kind: media, name: The Paper}
  - {id: ann, kind: person, name: Ann Archer}
  - {id: bob, kind: person, name: Bob Bowler}
  - {id: cat, kind: person, name: Cat Carter}
  - {id: dan, kind: person, name: Dan Draper}
  - {id: eve, kind: person, name: Eve Ewing}
statements:
  - {id: ann-bob, tie: [ann, opposes, bob], stances: [{who: ann, does: denies, in: paper, at: a}]}
  - {id: bob-cat, tie: [bob, backs, cat], stances: [{in: paper, at: b}]}
  - {id: ann-cat, tie: [ann, founded, paper-house], mood: planned, stances: [{in: paper, at: c}]}
  - {id: cat-paper, tie: [cat, member-of, paper-house], stances: [{in: paper, at: d}]}
  - {id: ann-dan, tie: [ann, opposes, dan], stances: [{in: paper, at: e}]}
  - {id: dan-eve, tie: [dan, opposes, eve], ended_by: quarrel, stances: [{who: bob, does: says, in: paper, at: f}]}
  - {id: dan-eve-stated, tie: [dan, backs, eve], stances: [{in: paper, at: f}]}
  - {id: eve-cat, tie: [eve, opposes, cat], ended_by: quarrel, stances: [{in: paper, at: g}]}
  - {id: quarrel, event: fighting, when: 2031-01-20, roles: {party: [dan, eve]}, stances: [{in: paper, at: h}]}
"""


def test_chains_are_as_short_as_networkx_finds_them(run: Program, index: Index) -> None:
    graph: networkx.Graph[str] = networkx.Graph()
    for row in told(run):
        graph.add_node(row["subject"])
        graph.add_node(row["object"])
        if row["mood"] == "actual" and row["status"] != "denied" and row["kind"] != "location":
            graph.add_edge(row["subject"], row["object"])
    facts = Facts(index)
    names = sorted(graph)
    pairs = random.Random(7).sample([(one, other) for one in names for other in names if one < other], 150)
    unjoined = 0
    for one, other in pairs:
        answer = facts.affiliations([one, other])
        links = [row for row in answer.table.rows if row["predicate"]]
        if not networkx.has_path(graph, one, other):
            unjoined += 1
            assert (
                links == [] or {row["mood"] for row in links} == {"planned"} or {row["kind"] for row in links} == {"location"}
            )
        elif networkx.shortest_path_length(graph, one, other) > 1:
            assert len(links) == networkx.shortest_path_length(graph, one, other)
            ends = [(row["subject"], row["object"]) for row in links]
            assert ends[0][0] == one
            assert ends[-1][1] == other
            assert [end for _, end in ends[:-1]] == [start for start, _ in ends[1:]]
        else:
            assert {frozenset((row["subject"], row["object"])) for row in links} == {frozenset((one, other))}
    assert unjoined < len(pairs)


def test_more_than_two_names_or_one_twice(run: Program) -> None:
    three = run("affiliations", "khalifa", "haftar", "france")
    assert (three.status, three.stdout) == (2, b"")
    assert "put a name of several words in quotation marks" in three.err
    assert run("affiliations", "haftar", "hifter").err == "libyafacts: both names mean khalifa-haftar\n"
    assert run("affiliations", "haftar", "").status == 2


# -- documents and screens ---------------------------------------------------------------------------------------------


def test_documents_are_statements_with_the_tie_as_told(run: Program) -> None:
    document = run("affiliations", "haftar", "france", "--json").json[0]
    assert (document["end"], document["tie"], document["other"]) == ("khalifa-haftar", "is backed by", "france")
    assert (document["subject"], document["object"]) == ("france", "khalifa-haftar")
    assert document["denied_by"] == ["france"]
    assert [date["text"] for date in document["evidenced"]] == ["../2019-05-16", "../2019-05-23"]
    assert (document["as_of"], document["answer"]) == (None, None)
    dated = run("affiliations", "haftar", "gna", "--as-of", "2019-05-16", "--json").json
    assert {one["id"]: one["answer"] for one in dated}["haftar-fights-gna"] == "yes"


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_the_screen_of_one_name(screen: Screens, columns: int) -> None:
    shown = screen("affiliations", "haftar", columns=columns)
    assert max(map(len, shown.lines)) <= columns
    assert "latest record 2020-11" in shown.words
    for title in ("AFFILIATION", "BACKING", "OPPOSITION"):
        assert title in shown.words
    assert "is backed by France — Fayez al-Sarraj accuses [9][11]; France denies [11]" in shown.words


def test_the_screen_for_a_date(screen: Screens) -> None:
    shown = screen("affiliations", "gna", "--as-of", "2019-05-16").words
    assert "As of 2019-05-16: for each tie whether it held then." in shown
    assert "yes stated · is fought by Khalifa Haftar [9] told of that day by AFP" in shown

"""Answers for a date, as a user asks for them: yes, no or not known, with the reason and the nearest record."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from program import Program, Screen

from libyafacts.dates import Date, parse
from libyafacts.index import Index
from libyafacts.index.writing import write
from libyafacts.model import Entity, Event, FactBase, Link, Source, Stance, Statement, Tie
from libyafacts.query import as_of

Screens = Callable[..., Screen]

# -- the shipped facts -------------------------------------------------------------------------------------------------

WATIYA = [
    ("2020-04-01", "unknown", "", "", "", "the LNA lost it in May 2020; since when it held it is not recorded"),
    ("2020-05-15", "unknown", "", "", "", "it changed hands in May 2020, day not recorded: the LNA → the GNA"),
    (
        "2020-05-10/2020-06-10",
        "unknown",
        "",
        "gna",
        "2020-05",
        "it changed hands in May 2020, day not recorded: the LNA → the GNA",
    ),
    (
        "2020-06-10",
        "yes",
        "gna",
        "gna",
        "2020-05",
        "the GNA captures al-Watiya from the LNA in May 2020; last evidence 2020-06-15/17",
    ),
    ("2020-05-31/2020-06-15", "yes", "gna", "gna", "2020-05", None),
    ("2020-06-16", "unknown", "", "gna", "2020-05", "told of some time within 2020-06-15/17 (the GNA)"),
    (
        "2019-05-16",
        "unknown",
        "",
        "",
        "",
        "nothing is recorded near that date; the nearest record: the LNA lost it in May 2020; since when it held it is not"
        " recorded",
    ),
    ("2021-01-01", "unknown", "", "gna", "2020-06-15/2020-06-17", "last evidence 2020-06-15/17 (the GNA)"),
    ("2020", "unknown", "", "gna", "2020-06-15/2020-06-17", None),
    ("../2019", "unknown", "", "", "", None),
    ("2021/..", "unknown", "", "gna", "2020-06-15/2020-06-17", None),
]


@pytest.mark.parametrize(("asked", "answer", "holder", "last_known", "last_known_date", "reason"), WATIYA)
def test_who_held_al_watiya(
    run: Program, asked: str, answer: str, holder: str, last_known: str, last_known_date: str, reason: str | None
) -> None:
    document = run("bases", "watiya", "--as-of", asked, "--json").json
    assert (document["as_of"]["text"], document["answer"], document["holder"]) == (asked, answer, holder or None)
    known = document["last_known"] or {"holder": "", "date": ""}
    assert (known["holder"], known["date"]) == (last_known, last_known_date)
    assert document["reason"] == reason or reason is None
    fields = "as_of,answer,holder,last_known,last_known_date"
    expected = [[asked, answer, holder, last_known, last_known_date]]
    assert run("bases", "watiya", "--as-of", asked, "--fields", fields).rows == expected
    every_base = {row[0]: row[1:] for row in run("bases", "--as-of", asked, "--fields", f"id,{fields}").rows}
    assert every_base["al-watiya"] == expected[0]
    assert every_base["al-jufra"] == [asked, "unknown", "", "", ""]


def test_the_screen_answers_in_its_first_line_below_the_heading(screen: Screens) -> None:
    for asked, words in [
        (
            "2020-06-10",
            "al-Watiya on 2020-06-10: GNA (disputed). The GNA captures al-Watiya from the LNA in May 2020; last evidence",
        ),
        ("2020-05", "al-Watiya in May 2020: not known. It changed hands in May 2020, day not recorded: the LNA → the GNA. [2]"),
    ]:
        shown = screen("bases", "watiya", "--as-of", asked)
        assert shown.lines[2].startswith(words[:90])
        assert words in shown.words
        assert "latest record of a holder 2020-06-15/17" in shown.lines[0]
        assert "! DISPUTED" in shown.words, "another account of who had it comes up unasked"
    grid = screen("bases", "--as-of", "2020-06-10")
    assert "as of 2020-06-10 · latest record of a holder 2020-06-15/17" in grid.words


def test_in_a_dossier_each_tie_is_answered_and_what_is_of_later_is_left_out(run: Program) -> None:
    found = run("who", "haftar", "--as-of", "2019-05-16", "--json")
    document = found.json
    told = {statement["id"]: statement for statement in document["statements"]}
    assert document["as_of"]["text"] == "2019-05-16"
    assert document["latest_record"]["text"] == "2020-11"
    assert (told["haftar-fights-gna"]["answer"], told["haftar-fights-gna"]["reason"]) == ("yes", "told of that day by AFP")
    assert (told["uae-backs-haftar"]["answer"], told["uae-backs-haftar"]["reason"]) == (
        "unknown",
        "first evidence 2020-06-15/17",
    )
    contested = told["france-backs-haftar"]
    assert contested["answer"] == "unknown", "an accusation that is denied is not known"
    assert contested["reason"] == "disputed: said by Fayez al-Sarraj, denied by France"
    assert "macron-haftar-meeting" not in told
    assert "haftar-rome-visit" in told
    assert all(("answer" in statement) == (statement["statement_kind"] == "tie") for statement in told.values())
    own = {row[1] for row in run("who", "haftar").rows if row[0] != "contradiction"}
    shown = {id_ for id_, statement in told.items() if statement["section"] != "contradiction"}
    assert found.err == (
        f"Left out, being of later than 2019-05-16 or not certainly of before: {len(own - shown)} statements.\n"
    )
    header, *rows = run("who", "haftar", "--as-of", "2019-05-16", "--header").rows
    assert header == ["section", "id", "date", "text", "status", "who", "denied_by", "sources", "answer", "reason"]
    assert {row[8] for row in rows} == {"", "yes", "unknown"}


def test_the_card_has_the_answers_and_says_for_which_date(screen: Screens) -> None:
    shown = screen("who", "haftar", "--as-of", "2019-05-16")
    assert "latest record 2020-11" in shown.lines[0]
    assert shown.lines[2].startswith("As of 2019-05-16: for each tie whether it held then")
    assert "yes stated · fights the GNA [9]" in shown.words
    assert "not known disputed · France — Fayez al-Sarraj accuses" in shown.words


def test_a_claim_is_no_fact_of_any_day_either(run: Program) -> None:
    fields = ("--fields", "id,answer,reason")
    rows = run("affiliations", "erdogan", "--as-of", "2020-06-04", *fields).rows
    claimed = "claimed by an unknown writer: told of that day by an unknown writer"
    assert ["erdogan-president-of-turkey", "unknown", claimed] in rows
    rows = run("affiliations", "russian mercenaries", "libya", "--as-of", "2017", *fields).rows
    assert rows[0] == ["russian-mercenaries-in-libya", "unknown", "claimed by an unknown writer: it began only in 2018"]


def test_where_a_place_lies_does_not_change(run: Program) -> None:
    (row,) = run("affiliations", "watiya", "libya", "--as-of", "1990", "--fields", "id,answer,reason").rows[:1]
    assert row == ["watiya-in-libya", "yes", "where it lies does not change"]


def test_before_anything_is_told_of_a_dossier_has_nothing_but_ties(run: Program, screen: Screens) -> None:
    rows = run("who", "haftar", "--as-of", "1990", "--fields", "section,answer").rows
    assert {section for section, _ in rows} <= {"affiliation", "backed-by", "backs", "against", "place", "contradiction"}
    assert {answer for _, answer in rows} <= {"", "unknown", "no"}
    assert "Disputed" not in screen("who", "haftar", "--as-of", "1990").words


def test_what_is_at_a_base_is_of_the_date_too(run: Program) -> None:
    fields = ("--fields", "id,uses,forces,equipment")
    assert ["al-watiya", "", "", ""] in run("bases", "--as-of", "2019-05-16", *fields).rows
    assert run("bases", "jufra", "--as-of", "2020-05-18", *fields).rows[0][3]
    assert run("bases", "jufra", "--as-of", "2020-05-17", *fields).rows[0][3] == ""


def test_who_else_is_told_of_as_having_it_is_among_the_records(screen: Screens) -> None:
    shown = screen("bases", "watiya", "--as-of", "2020-07").words
    assert "not known disputed · NATO occupies al-Watiya (latest record 2020-07) [1] told of some time within 2020-07" in shown


def test_a_filter_hides_lines_but_changes_no_answer(run: Program) -> None:
    asked = ("bases", "watiya", "--as-of", "2020-06-10", "--json")
    whole = run(*asked).json
    for status in ("stated", "inferred", "disputed"):
        part = run(*asked, "--status", status).json
        for field in ("answer", "holder", "disputed", "status", "holders", "last_known"):
            assert part[field] == whole[field]
        assert {statement["status"] for statement in part["statements"]} == {status}
    assert run("bases", "watiya", "--status", "denied").status == 1
    none = run("bases", "--status", "denied")
    assert (none.status, none.err.splitlines()[0]) == (1, "No base with a statement with the status denied is recorded.")


def test_a_plan_is_no_fact_of_any_day(run: Program) -> None:
    rows = run("affiliations", "watiya", "--as-of", "2020-06-20", "--fields", "id,answer,reason").rows
    assert ["watiya-turkish-use-planned", "unknown", "it is planned, not told of as a fact"] in rows


def test_what_was_told_of_the_past_is_no_evidence_of_when_it_was_told(run: Program) -> None:
    (row,) = (
        row
        for row in run("affiliations", "russia", "haftar", "--as-of", "2020-06-16", "--fields", "id,evidenced,answer").rows
        if row[0] == "russia-supplies-haftar"
    )
    assert row == ["russia-supplies-haftar", "2019-12", "unknown"]


@pytest.mark.parametrize("command", ["quotes", "timeline", "figures", "disputes", "sources", "search x", "show x", "cite x"])
def test_elsewhere_it_is_wrong_usage_and_the_way_is_shown(run: Program, command: str) -> None:
    found = run(*command.split(), "--as-of", "2020")
    assert (found.status, found.stdout) == (2, b"")
    assert "timeline --to DATE" in found.err
    assert "--as-of" not in run(command.split()[0], "--help").out


@pytest.mark.parametrize("command", ["who haftar", "bases", "bases watiya", "affiliations"])
@pytest.mark.parametrize("asked", ["2020-13", "2020-05-18/2020-05-01", "../..", "soon", ""])
def test_a_date_that_is_none(run: Program, command: str, asked: str) -> None:
    found = run(*command.split(), "--as-of", asked)
    assert (found.status, found.stdout) == (2, b"")
    assert "--as-of" in found.err


def test_without_a_name_there_is_nothing_to_date(run: Program) -> None:
    assert run("who", "--as-of", "2020").status == 2


def test_together_with_what_was_known(run: Program) -> None:
    asked = ("bases", "watiya", "--as-of", "2020-06-10", "--fields", "answer,reason")
    assert run(*asked, "--known-by", "2020-06-17").rows[0][0] == "yes"
    assert run(*asked, "--known-by", "2020-06-16").rows == [["unknown", "no holder is recorded"]]


# -- another fact base -------------------------------------------------------------------------------------------------

CASTLE = """\
base: {title: A castle, version: "1"}
sources:
  - {id: annals-2031, title: Annals, publisher: annals, date: 2031-01-20}
  - {id: herald-2031, title: Herald, publisher: herald, date: 2031-01-20}
actors:
  - {id: annals, kind: media, name: The Annals}
  - {id: herald, kind: media, name: The Herald}
  - {id: red, kind: armed-group, name: Red Guard, in_text: the Red Guard}
  - {id: blue, kind: armed-group, name: Blue Guard, in_text: the Blue Guard}
  - {id: king, kind: person, name: King Otto}
places:
  - {id: keep, kind: air-base, name: The Keep}
  - {id: tower, kind: air-base, name: The Tower}
  - {id: moat, kind: air-base, name: The Moat}
statements:
  - id: taken
    event: capture
    place: keep
    when: 2031-01-05
    roles: {captor: red, loser: blue}
    stances: [{in: annals-2031, at: a}]
  - id: retaken
    event: capture
    place: keep
    when: 2031-01-10/2031-01-12
    roles: {captor: blue}
    stances: [{in: annals-2031, at: b}]
  - id: planned
    event: capture
    place: keep
    when: 2031-01-25
    mood: planned
    roles: {captor: red}
    stances: [{in: annals-2031, at: c}]
  - {id: blue-first, tie: [blue, controls, keep], ended_by: taken}
  - {id: red-held, tie: [red, controls, keep], started_by: taken, ended_by: retaken}
  - {id: blue-again, tie: [blue, controls, keep], started_by: retaken, ended_by: planned}
  - {id: red-again, tie: [red, controls, keep], mood: planned, started_by: planned}
  - {id: blue-tower, tie: [blue, controls, tower], stances: [{in: annals-2031, at: d}]}
  - {id: red-tower, tie: [red, controls, tower], stances: [{in: herald-2031, at: e}]}
  - id: red-moat
    tie: [red, controls, moat]
    stances:
      - {in: annals-2031, at: f}
      - {who: blue, does: denies, in: herald-2031, at: g}
"""


@pytest.fixture
def castle(tmp_path: Path) -> Path:
    (tmp_path / "castle.yaml").write_text(CASTLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def holder(run: Program, castle: Path) -> Callable[[str, str], tuple[str, ...]]:
    def asked(base: str, day: str) -> tuple[str, ...]:
        found = run("bases", base, "--as-of", day, "--fields", "answer,holder,previous_holder,reason", "--facts", castle)
        return tuple(found.rows[0])

    return asked


def test_a_chain_of_captures_and_the_same_holder_twice(holder: Callable[[str, str], tuple[str, ...]]) -> None:
    assert holder("keep", "2031-01-04")[:3] == ("unknown", "", "")
    assert holder("keep", "2031-01-05") == (
        "yes",
        "red",
        "",
        "the Red Guard captures The Keep from the Blue Guard on 2031-01-05; until 2031-01-10/12",
    )
    assert holder("keep", "2031-01-09")[:3] == ("yes", "red", "blue")
    assert holder("keep", "2031-01-11") == (
        "unknown",
        "",
        "blue",
        "it changed hands within 2031-01-10/12, day not recorded: the Red Guard → the Blue Guard",
    )
    assert holder("keep", "2031-01-12/2031-01-20")[:2] == ("yes", "blue")
    assert holder("keep", "2031-01-25")[0] == "unknown", "a plan begins nothing, and ends nothing"
    assert holder("keep", "2031-01-04/2031-01-06")[3] == "it changed hands on 2031-01-05: the Blue Guard → the Red Guard"


def test_two_who_are_said_to_hold_it_on_one_day_are_not_settled(
    run: Program, castle: Path, holder: Callable[[str, str], tuple[str, ...]]
) -> None:
    answer, held_by, _, reason = holder("tower", "2031-01-20")
    assert (answer, held_by) == ("unknown", "")
    assert reason == "it is told that the Blue Guard controls The Tower and that the Red Guard controls The Tower"
    rows = run("disputes", "tower", "--fields", "kind,id,other_id", "--facts", castle).rows
    assert rows == [["holders", "blue-tower", "red-tower"]]
    assert holder("tower", "2031-01-21")[0] == "unknown"


def test_a_hold_that_is_denied_is_not_known(holder: Callable[[str, str], tuple[str, ...]]) -> None:
    reason = "disputed: said by The Annals, denied by the Blue Guard"
    assert holder("moat", "2031-01-20") == ("unknown", "", "", reason)


# -- laws --------------------------------------------------------------------------------------------------------------

START = date(2031, 1, 1)
ENTITIES: dict[str, Any] = {
    **{id_: Entity(id_, "armed-group", id_, False) for id_ in ("red", "blue")},
    "annals": Entity("annals", "media", "annals", False),
    "keep": Entity("keep", "air-base", "keep", True),
}


def day(number: int) -> str:
    return (START + timedelta(number)).isoformat()


def within(first: int, last: int) -> Date:
    return parse(day(first) if first == last else f"{day(first)}/{day(last)}")


def chain(changes: list[tuple[int, int]], told: int) -> FactBase:
    """A keep that changes hands between two, each time on some day between two; of the last it is told on a day."""
    paper = Source("paper", "", "annals", "annals", "article", within(told, told), "printed", "", "", "en", "", "")
    stance = Stance("annals", "reports", "paper", True, paper.date)
    statements = {}
    holders = list(itertools.islice(itertools.cycle(("red", "blue")), len(changes) + 1))
    for number, (first, last) in enumerate(changes):
        event = Event("capture", "keep", within(first, last), (("captor", holders[number + 1]),))
        statements[f"change-{number}"] = Statement(f"change-{number}", event, stances=(stance,))
    for number, name in enumerate(holders):
        began = (Link("started-by", f"change-{number - 1}"),) if number else ()
        ended = (Link("ended-by", f"change-{number}"),) if number < len(changes) else ()
        statements[f"hold-{number}"] = Statement(f"hold-{number}", Tie(name, "controls", "keep"), links=(*began, *ended))
    return FactBase("", "", {"paper": paper}, ENTITIES, statements)


def worlds(changes: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Every order of days on which the changes may have been, none before the one before it."""
    days = itertools.product(*(range(first, last + 1) for first, last in changes))
    return [world for world in days if list(world) == sorted(world)]


def by_brute_force(changes: list[tuple[int, int]], told: int, asked: int) -> str:
    """Who held it at the end of a day in every world; nobody where worlds differ, or nothing is told of it."""
    if asked > told:
        return ""
    holders = list(itertools.islice(itertools.cycle(("red", "blue")), len(changes) + 1))
    found = set()
    for world in worlds(changes):
        passed = sum(change <= asked for change in world)
        found.add(holders[passed] if passed else "")
    return found.pop() if len(found) == 1 else ""


_SORTED = st.lists(st.integers(1, 14), min_size=2, max_size=6, unique=True).map(sorted)
_CHANGES = _SORTED.map(lambda days: [(one, other) for one, other in zip(days[::2], days[1::2], strict=False)])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_CHANGES, st.integers(14, 17), st.integers(0, 18), st.integers(0, 5))
def test_the_holder_is_the_one_in_every_order_of_events_and_an_interval_agrees_with_its_days(
    changes: list[tuple[int, int]], told: int, first: int, more: int
) -> None:
    connection = sqlite3.connect(":memory:")
    write(chain(changes, told), connection, "")
    index = Index(connection)
    daily = {number: as_of.of_place(index, "keep", within(number, number)) for number in range(first, first + more + 1)}
    assert {number: holding.holder for number, holding in daily.items()} == {
        number: by_brute_force(changes, told, number) for number in daily
    }
    assert all((holding.answer == "yes") == bool(holding.holder) and holding.reason for holding in daily.values())
    whole = as_of.of_place(index, "keep", within(first, first + more))
    held_by = {holding.holder for holding in daily.values()}
    assert whole.holder == (held_by.pop() if len(held_by) == 1 else "")

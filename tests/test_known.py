"""What was known by a day: later documents are not there, and everything that is worked out is worked out from the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from program import ROOT, Program, Screen

from libyafacts.dates import parse
from libyafacts.index import Index
from libyafacts.index.writing import write
from libyafacts.known import as_known_by, known_by, left_out
from libyafacts.load import build_files, read_folder
from libyafacts.model import Entity, Event, FactBase, Link, Source, Stance, Statement, View

Screens = Callable[..., Screen]
TEXTS = ROOT.parent / "shared" / "sources"

PARISH = """\
base: {title: The parish, version: "1"}
sources:
  - {id: early, title: Early, publisher: echo, date: 2031-06-10}
  - {id: late, title: Late, publisher: herald, date: 2031-06-20/2031-06-22}
  - {id: leaflet, title: Leaflet, publisher: echo}
actors:
  - {id: echo, kind: media, name: The Echo}
  - {id: herald, kind: media, name: The Herald}
  - {id: vicar, kind: person, name: Zoë Ashe}
  - {id: warden, kind: person, name: Ann Archer}
places:
  - {id: hall, kind: building, name: The Hall}
statements:
  - id: sold
    view: The vicar sold the bell.
    about: [vicar]
    stances:
      - {who: warden, does: accuses, in: early, at: sold the bell}
      - {who: vicar, does: denies, in: late, at: I did not}
  - id: taken
    event: capture
    place: hall
    when: 2031-06-01/2031-06-05
    when_basis: inferred
    note: From both papers.
    roles: {captor: warden}
    follows_from: [sold, confessed]
    stances: [{in: early, at: took the hall}]
  - id: lost
    event: capture
    place: hall
    when: 2031-06-15
    roles: {captor: vicar}
    stances: [{in: late, at: took it back}]
  - {id: held, tie: [warden, controls, hall], started_by: taken, ended_by: lost}
  - id: confessed
    view: The vicar confessed.
    stances: [{in: late, at: he confessed}]
  - id: rumour
    view: A bell was heard.
    conflicts_with: [{id: sold, note: A bell that is sold is not heard.}]
    stances: [{in: leaflet, at: a bell was heard}]
"""


@pytest.fixture
def parish(tmp_path: Path) -> Path:
    (tmp_path / "parish.yaml").write_text(PARISH, encoding="utf-8")
    return tmp_path


def test_a_base_read_back_from_its_index_is_the_base(index: Index) -> None:
    base = build_files(read_folder(ROOT / "facts")).base
    named = {entity.id: entity._replace(in_text=entity.in_text or entity.name) for entity in base.entities.values()}
    assert index.fact_base() == base._replace(entities=named)


def test_only_what_stands_in_documents_that_were_out(run: Program, parish: Path) -> None:
    def statuses(day: str) -> dict[str, str]:
        found = run("who", "vicar", "--known-by", day, "--fields", "id,status", "--facts", parish)
        return dict(found.rows)

    assert statuses("2031-06-10") == {"sold": "claimed"}
    assert statuses("2031-06-21") == {"sold": "claimed"}, "the Herald may have come out a day later"
    assert statuses("2031-06-22") == {"sold": "disputed", "lost": "stated"}
    assert statuses("2031-06") == statuses("2031")


def test_a_line_to_be_pasted_says_by_when_it_was_known(run: Program) -> None:
    day = ("--known-by", "2019-05-17", "--oneline")
    for asked in (["who", "france"], ["show", "france-backs-haftar"], ["who", "haftar"]):
        (line,) = run(*asked, *day).out.splitlines()
        assert line.endswith(", known by 2019-05-17]")
        assert len(line) < 280
        assert "France denies" in line or "France rejects" in line


def test_before_the_first_document_nothing_is_known(run: Program, parish: Path) -> None:
    found = run("who", "vicar", "--known-by", "2031-06-09", "--json", "--facts", parish)
    assert (found.status, found.json["answer"], found.json["known_by"]) == (1, "not recorded", "2031-06-09")


def test_a_date_that_was_worked_out_from_what_was_not_yet_known_is_not_known_either(run: Program, parish: Path) -> None:
    def shown(day: str) -> tuple[str, str]:
        found = run("show", "taken", "--known-by", day, "--json", "--facts", parish).json
        return (found["when"] or {}).get("text", ""), found["status"]

    assert shown("2031-06-10") == ("", "stated")
    assert shown("2031-07") == ("2031-06-01/2031-06-05", "stated")


def test_an_end_that_nobody_had_told_of_ends_nothing(run: Program, parish: Path) -> None:
    def told(day: str) -> list[str]:
        return run("affiliations", "warden", "--known-by", day, "--fields", "id,until,status", "--facts", parish).rows[0]

    assert told("2031-06-10") == ["held", "", "inferred"]
    assert told("2031-07") == ["held", "2031-06-15", "inferred"]


def test_a_note_that_may_tell_of_what_was_not_known_is_not_shown(run: Program, parish: Path) -> None:
    def note(id_: str, day: str) -> object:
        return run("show", id_, "--known-by", day, "--json", "--facts", parish).json["note"]

    assert note("taken", "2031-06-10") == ""
    assert note("taken", "2031-07") == "From both papers."
    shown = run("disputes", "haftar", "--known-by", "2019-05-17").out + run("who", "haftar", "--known-by", "2019-05-17").out
    assert "Ahval" not in shown


def test_undated_documents_are_left_out_and_counted(run: Program, parish: Path) -> None:
    found = run("disputes", "--known-by", "2031-06-10", "--facts", parish)
    assert (found.status, found.stdout) == (1, b"")
    assert "Known by 2031-06-10; left out are documents of later: 1, undated: 1 (leaflet)." in found.err
    assert run("show", "rumour", "--known-by", "2040", "--facts", parish).status == 1


def test_the_screen_says_so_below_its_heading(screen: Screens, parish: Path) -> None:
    lines = screen("who", "vicar", "--known-by", "2031-06-10", "--facts", parish).lines
    assert lines[0].startswith("Zoë Ashe")
    assert lines[2] == "What was known by 2031-06-10: from documents that were out by then."
    assert "denied" not in "\n".join(lines)


@pytest.mark.parametrize(
    "question", ["who", "bases", "quotes", "affiliations", "timeline", "figures", "disputes", "sources", "search haftar"]
)
def test_every_reading_command_can_be_asked_for_what_was_known(run: Program, question: str) -> None:
    known, all_ = (run(*question.split(), *more, "--json") for more in (["--known-by", "2019-05-17"], []))
    assert known.status in (0, 1)
    assert len(known.json) < len(all_.json) or question in ("who", "bases")
    assert known.stdout != all_.stdout or question == "bases"
    assert "Known by 2019-05-17" in known.err


def test_a_statement_of_later_is_not_there_yet(run: Program) -> None:
    early, late = ("--known-by", "2020-06-16"), ("--known-by", "2020-06-17")
    for command in ("show", "cite"):
        found = run(command, "watiya-captured", *early)
        assert (found.status, found.stdout) == (1, b"")
        assert found.err.splitlines()[0] == "watiya-captured was not known by 2020-06-16"
        assert run(command, "watiya-captured", *late).status == 0
        assert run(command, "watiya-was-captured", *late).status == 3


def test_the_sources_are_those_that_were_out_with_their_usual_numbers(run: Program) -> None:
    fields = ("--fields", "id,number")
    known = run("sources", *fields, "--known-by", "2019-05-17").rows
    assert [id_ for id_, _ in known] == ["france24-2019-05-16", "rt-france-2017-01"]
    assert [row for row in run("sources", *fields).rows if row in known] == known


@pytest.mark.parametrize("date", ["2019-13", "yesterday", "", "2019-05-17/2019-05-01", "2019-05/..", "../.."])
def test_a_date_that_is_none_or_has_no_end(run: Program, date: str) -> None:
    found = run("who", "haftar", "--known-by", date)
    assert (found.status, found.stdout) == (2, b"")
    assert len(found.err.splitlines()) == 1


def test_coverage_is_not_a_matter_of_what_was_known(run: Program, tmp_path: Path) -> None:
    found = run("coverage", "--texts", tmp_path, "--known-by", "2019")
    assert (found.status, found.err) == (
        2,
        "libyafacts: --known-by goes with --spans: whether a sentence was missed does not depend on it\n",
    )


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts belong to their publishers and are not in this repository")
def test_the_spans_are_those_of_what_was_known(run: Program) -> None:
    rows = run("coverage", "--spans", "--texts", TEXTS, "--fields", "source", "--known-by", "2019-05-17").rows
    assert {source for (source,) in rows} == {"france24-2019-05-16", "rt-france-2017-01"}


# -- laws --------------------------------------------------------------------------------------------------------------

DAYS = [f"2031-06-{day:02}" for day in range(1, 8)]
ENTITIES = {id_: Entity(id_, "person", id_, False) for id_ in ("ann", "bob")}


@st.composite
def bases(draw: Callable[[st.SearchStrategy[object]], object]) -> FactBase:
    """Documents of some days or of none, and statements that stand in them and follow from or contradict each other."""
    dates = draw(st.lists(st.none() | st.sampled_from(DAYS), min_size=1, max_size=4))
    assert isinstance(dates, list)
    sources = {
        f"source-{number}": Source(
            f"source-{number}", "", "", "ann", "article", parse(date) if date else None, "printed", "", "", "en", "", ""
        )
        for number, date in enumerate(dates)
    }
    stance = st.builds(
        lambda who, does, source: Stance(who, does, source, False, None),
        st.sampled_from(list(ENTITIES)),
        st.sampled_from(["says", "denies", "wants"]),
        st.sampled_from(list(sources)),
    )
    count = draw(st.integers(1, 6))
    assert isinstance(count, int)
    statements = {}
    for number in range(count):
        earlier = [f"statement-{other}" for other in range(number)]
        link = st.builds(
            Link,
            st.sampled_from(["follows-from", "started-by", "ended-by", "conflicts-with"]),
            st.sampled_from(earlier) if earlier else st.nothing(),
        )
        content = draw(st.sampled_from([View("It rained."), Event("visit", when=parse(DAYS[0]))]))
        statements[f"statement-{number}"] = Statement(
            f"statement-{number}",
            content,  # type: ignore[arg-type]
            date_basis="inferred",
            stances=tuple(draw(st.lists(stance, max_size=3))),  # type: ignore[arg-type]
            links=tuple(draw(st.lists(link, max_size=2))) if earlier else (),  # type: ignore[arg-type]
        )
    return FactBase("", "", sources, ENTITIES, statements)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bases(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_what_is_known_by_a_later_day_includes_what_is_known_by_an_earlier_one(base: FactBase, one: str, other: str) -> None:
    early, late = (as_known_by(base, day).statements for day in sorted((one, other)))
    assert set(early) <= set(late) <= set(base.statements)
    for id_, statement in early.items():
        assert set(statement.stances) <= set(late[id_].stances)
        assert {link[:2] for link in statement.links} <= {link[:2] for link in late[id_].links}


@given(bases(), st.sampled_from(DAYS))
def test_nothing_that_was_not_out_is_left_and_nothing_leads_to_what_is_gone(base: FactBase, day: str) -> None:
    known = as_known_by(base, day)
    out = {source.id for source in base.sources.values() if source.date and (source.date.latest or "9") <= day}
    for statement in known.statements.values():
        assert {stance.source for stance in statement.stances} <= out
        assert {link.other for link in statement.links} <= set(known.statements)
        assert statement.stances or statement.origins()
    assert as_known_by(known, day) == known
    told = {id_ for id_, statement in base.statements.items() if any(stance.source in out for stance in statement.stances)}
    assert told <= set(known.statements)


@given(bases())
def test_by_the_last_day_all_dated_documents_are_known_as_if_the_others_were_not_there(base: FactBase) -> None:
    connection = sqlite3.connect(":memory:")
    write(as_known_by(base, DAYS[-1]), connection, "")
    again = known_by(Index(connection), DAYS[-1])
    undated = tuple(sorted(id_ for id_, source in base.sources.items() if source.date is None))
    assert left_out(again, DAYS[-1]) == ((), undated)
    assert {row["id"]: row["status"] for row in connection.execute("SELECT id, status FROM statements")} == {
        entry.id: entry.status for entry in again.statements(again.statement_ids())
    }

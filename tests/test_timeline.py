"""The timeline as a user asks for it: in order, no date closer than it is, no accusation without its denial."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import Program, Screen
from strategies import DATE_TEXTS, DAYS, Draw, FactBaseDict, as_yaml, fact_bases
from test_build import sound

from libyafacts.dates import Date, parse
from libyafacts.index import Index
from libyafacts.index.writing import write
from libyafacts.query.phrases import happened_by
from libyafacts.query.timeline import Wanted, timeline
from libyafacts.table import Match

Screens = Callable[..., Screen]

REGATTA = """\
base: {title: A regatta, version: "1"}
sources:
  - {id: echo-2031, publisher: echo, date: 2031-06-16, language: en}
  - {id: herald-2032, publisher: herald, date: 2032-02, date_basis: inferred, date_note: A monthly., language: en}
  - {id: wall, title: Scratched on a wall, voice: none}
actors:
  - {id: echo, kind: media, name: The Echo}
  - {id: herald, kind: media, name: The Herald}
  - {id: ada, kind: person, name: Ada Sailor}
  - {id: bert, kind: person, name: Bert Rower}
  - {id: crew, kind: armed-group, name: Red Crew, in_text: the Red Crew}
  - {id: scribe, kind: unnamed, name: Whoever wrote it, in_text: a scribe}
places:
  - {id: cove, kind: port, name: The Cove}
statements:
  - id: bert-cheated
    view: Bert moved a buoy.
    about: [bert]
    stances:
      - {who: ada, does: accuses, said: 2031-06-14, said_basis: derived, in: echo-2031, at: she accuses, note: “Saturday”}
      - {who: ada, does: accuses, said: 2031-06-14, said_basis: derived, in: herald-2032, at: accused him, note: “Saturday”}
      - {who: bert, does: denies, in: echo-2031, at: Bert denies}
      - {who: scribe, in: wall, at: he did}
  - id: start
    event: meeting
    when: 2031-06
    summary: The boats gather.
    roles: {participant: [ada, bert]}
    stances:
      - {in: herald-2032, at: gathered}
      - {who: bert, does: denies, in: echo-2031, at: nobody gathered}
  - {id: collision, event: fighting, summary: Boats collide., roles: {party: crew}, stances: [{in: echo-2031, at: collided}]}
  - id: race
    event: offensive
    when: 2031-05-30/2031-06-14
    summary: The race is sailed.
    roles: {attacker: crew}
    stances: [{in: echo-2031, at: sailed}]
  - id: prize-giving
    event: meeting
    mood: planned
    place: cove
    summary: Prizes are given
    stances: [{who: ada, does: plans, in: echo-2031, at: prizes}]
  - id: ada-leads
    tie: [ada, commands, crew]
    stances: [{in: echo-2031, evidenced: 2029, at: Ada's crew, note: “Two years ago”}]
  - {id: crew-at-cove, tie: [crew, uses, cove], started_by: race}
  - id: boats
    figure: {of: boats, best: 12, as_of: ../2031-06-14}
    about: [crew]
    compares_with: [boats-many]
    stances: [{who: bert, does: says, to: ada, hedge: he thinks, in: herald-2032, at: twelve, who_basis: inferred}]
  - {id: boats-many, figure: {of: boats, words: many}, stances: [{in: herald-2032, at: many}]}
  - id: calm
    view: It was calm.
    conflicts_with: [{id: storm, note: One day cannot be both.}]
    stances: [{in: herald-2032, hedge: it seems, at: calm}]
  - {id: storm, view: It stormed., stances: [{who: ada, does: says, said: 2031-07/.., in: herald-2032, at: stormed}]}
  - {id: ghost, view: There is a ghost., stances: [{who: bert, does: rejects, in: echo-2031, at: no ghost}]}
  - id: quote-wind
    quote: what a wind
    stances: [{who: ada, does: says, in: wall}, {who: ada, does: says, hedge: or so, in: wall}]
"""
FIELDS = (
    "date earliest latest precision basis happened_by item id statement_kind statement_date text mood status"
    " who who_basis does to hedge reported_by evidenced supported_by denied_by conflicts sources"
)
DOCUMENT = (
    "item date happened_by id statement_kind statement_date text mood status status_reason stances other_stances"
    " supported_by denied_by inferred_from conflicts compares_with"
)
DATED = [
    ("2031-05-30/2031-06-14", "event", "race", "echo"),
    ("2031-06", "event", "start", "herald"),
    ("2031-06-14", "stance", "bert-cheated", "ada"),
    ("../2031-06-16", "stance", "bert-cheated", "bert"),
    ("2031-06-16", "stance", "ada-leads", "echo"),
    ("../2031-06-16", "stance", "ghost", "bert"),
    ("2031-07/..", "stance", "storm", "ada"),
    ("2032-02", "stance", "boats-many", "herald"),
    ("2032-02", "stance", "calm", "herald"),
    ("../2032-02-29", "stance", "boats", "bert"),
]
UNDATED = [
    ("", "event", "collision", "echo"),
    ("", "event", "prize-giving", "ada"),
    ("", "stance", "bert-cheated", "scribe"),
    ("", "stance", "quote-wind", "ada"),
    ("", "stance", "quote-wind", "ada"),
    ("", "inference", "crew-at-cove", ""),
]


@pytest.fixture
def regatta(tmp_path: Path) -> Path:
    (tmp_path / "regatta.yaml").write_text(REGATTA, encoding="utf-8")
    return tmp_path


@pytest.fixture
def items(run: Program, regatta: Path) -> Callable[..., list[tuple[str, ...]]]:
    def asked(*words: str) -> list[tuple[str, ...]]:
        return [tuple(row) for row in run("timeline", *words, "--fields", "date,item,id,who", "--facts", regatta).rows]

    return asked


@pytest.fixture
def rows(run: Program, regatta: Path) -> dict[tuple[str, str], dict[str, str]]:
    header, *found = run("timeline", "--header", "--facts", regatta).rows
    assert header == FIELDS.split()
    told = (dict(zip(header, row, strict=True)) for row in found)
    return {(row["id"], row["who"]): row for row in told}


# -- rows and documents ------------------------------------------------------------------------------------------------


def test_events_and_words_in_order_and_what_has_no_date_at_the_end(items: Callable[..., object]) -> None:
    assert items() == DATED + UNDATED


def test_a_month_stays_a_month_and_an_interval_an_interval(rows: dict[tuple[str, str], dict[str, str]]) -> None:
    def when(*key: str) -> tuple[str, ...]:
        row = rows[key[0], key[1]]
        return tuple(row[name] for name in ("date", "earliest", "latest", "precision", "basis"))

    assert when("start", "herald") == ("2031-06", "2031-06-01", "2031-06-30", "month", "printed")
    assert when("race", "echo") == ("2031-05-30/2031-06-14", "2031-05-30", "2031-06-14", "interval", "printed")
    assert when("bert-cheated", "ada") == ("2031-06-14", "2031-06-14", "2031-06-14", "day", "derived")
    assert when("bert-cheated", "bert") == ("../2031-06-16", "", "2031-06-16", "open", "printed")
    assert when("storm", "ada") == ("2031-07/..", "2031-07-01", "", "open", "printed")
    assert when("calm", "herald") == ("2032-02", "2032-02-01", "2032-02-29", "month", "inferred")
    assert when("collision", "echo") == when("quote-wind", "ada") == ("", "", "", "", "")


def test_when_an_undated_event_was_first_told_of(rows: dict[tuple[str, str], dict[str, str]]) -> None:
    told = {id_: row["happened_by"] for (id_, _), row in rows.items() if row["happened_by"]}
    assert told == {"collision": "../2031-06-16"}, "what is only planned had not happened when it was told of"


def test_a_row_names_both_sides_and_everything_that_weakens_it(rows: dict[tuple[str, str], dict[str, str]]) -> None:
    accusation, denial = rows["bert-cheated", "ada"], rows["bert-cheated", "bert"]
    for row in (accusation, denial):
        assert (row["status"], row["supported_by"], row["denied_by"]) == ("disputed", "ada,scribe", "bert")
    assert (accusation["does"], accusation["sources"]) == ("accuses", "echo-2031,herald-2032")
    assert (denial["does"], denial["sources"]) == ("denies", "echo-2031")
    start, count = rows["start", "herald"], rows["boats", "bert"]
    assert (start["does"], start["denied_by"], start["sources"]) == ("reports", "bert", "herald-2032,echo-2031")
    assert [count[name] for name in ("to", "hedge", "who_basis", "statement_date")] == [
        "ada", "he thinks", "inferred", "../2031-06-14"
    ]  # fmt: skip
    assert (rows["ada-leads", "echo"]["date"], rows["ada-leads", "echo"]["evidenced"]) == ("2031-06-16", "2029")
    assert (rows["prize-giving", "ada"]["mood"], rows["storm", "ada"]["conflicts"]) == ("planned", "calm")
    assert (rows["crew-at-cove", ""]["status"], rows["crew-at-cove", ""]["sources"]) == ("inferred", "echo-2031")


def test_documents_have_the_words_of_the_item_and_the_rest_apart(run: Program, regatta: Path) -> None:
    documents = run("timeline", "--json", "--facts", regatta).json
    assert [(one["item"], one["id"]) for one in documents] == [(kind, id_) for _, kind, id_, _ in DATED + UNDATED]
    assert {" ".join(one) for one in documents} == {DOCUMENT}
    accusation = documents[2]
    assert accusation["date"] == {
        "text": "2031-06-14", "earliest": "2031-06-14", "latest": "2031-06-14", "precision": "day", "basis": "derived"
    }  # fmt: skip
    assert [(stance["who"], stance["in"]) for stance in accusation["stances"]] == [("ada", "echo-2031"), ("ada", "herald-2032")]
    assert [(stance["who"], stance["does"]) for stance in accusation["other_stances"]] == [
        ("bert", "denies"),
        ("scribe", "reports"),
    ]
    collision, inference = documents[len(DATED)], documents[-1]
    assert (collision["date"], collision["happened_by"]["text"]) == (None, "../2031-06-16")
    assert inference["inferred_from"] == [{"id": "race", "relation": "started-by"}]


# -- between two days --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bounds", "left_out"),
    [
        (["--from", "2031-06"], []),
        (["--from", "2031-06-14"], []),
        (["--from", "2031-06-15"], [0, 2]),
        (["--from", "2031-07"], [0, 1, 2, 3, 4, 5]),
        (["--from", "2033"], [0, 1, 2, 3, 4, 5, 7, 8, 9]),
        (["--to", "2031-05"], [1, 2, 4, 6, 7, 8]),
        (["--to", "1999"], [0, 1, 2, 4, 6, 7, 8]),
        (["--from", "2031-06-15", "--to", "2031-06-15"], [0, 2, 4, 6, 7, 8]),
    ],
)
def test_only_what_was_certainly_before_or_after_is_left_out(
    items: Callable[..., object], bounds: list[str], left_out: list[int]
) -> None:
    begun = bounds[0] == "--from" and bounds[1] > "2031-06-16"
    undated = UNDATED[1:] if begun else UNDATED  # the collision had happened by then, whenever it was
    dated = [item for number, item in enumerate(DATED) if number not in left_out]
    only_by_later = all(str(item[0]).startswith("../") for item in dated) and bounds[0] == "--to"
    assert items(*bounds) == ([] if only_by_later else dated + undated), "what cannot be placed in time is no answer alone"


@pytest.mark.parametrize(
    "bounds",
    [["--from", "2031-13"], ["--to", "soon"], ["--from", "2032", "--to", "2031"], ["--from", "../2031"], ["--to", "2031/.."]],
)
def test_a_date_that_is_none(run: Program, regatta: Path, bounds: list[str]) -> None:
    result = run("timeline", *bounds, "--facts", regatta)
    assert (result.status, result.stdout) == (2, b"")
    assert bounds[1] in result.err


def test_nothing_recorded_is_an_answer(run: Program, regatta: Path) -> None:
    result = run("timeline", "the", "herald", "--from", "2040", "--to", "2041-05", "--facts", regatta)
    message = "Nothing of The Herald is recorded from 2040-01-01 to 2041-05-31.\n"
    assert (result.status, result.stdout, result.err) == (1, b"", message)
    nothing = run("timeline", "--status", "corroborated", "--facts", regatta)
    assert (nothing.status, nothing.err) == (1, "Nothing with the status corroborated is recorded.\n")
    assert run("timeline", "--status", "corroborated", "--json", "--facts", regatta).json == []
    assert run("timeline", "nobody-of-that-name", "--facts", regatta).status == 3
    assert run("timeline", " ", "--facts", regatta).status == 2


# -- whose -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("bert", "start bert-cheated bert-cheated ghost boats bert-cheated"),
        ("cove", "prize-giving crew-at-cove"),
        ("whoever wrote it", "bert-cheated bert-cheated bert-cheated"),
        ("the herald", "start boats-many calm"),
    ],
)
def test_with_a_name_what_it_has_a_part_or_a_word_in(items: Callable[..., list[Any]], name: str, ids: str) -> None:
    assert [id_ for _, _, id_, _ in items(*name.split())] == ids.split()


def test_a_commander_has_the_events_of_his_forces_but_not_their_ties_and_figures(
    items: Callable[..., list[Any]], screen: Screens, regatta: Path
) -> None:
    found = {id_ for _, _, id_, _ in items("ada")}
    assert {"race", "collision", "ada-leads"} <= found
    assert not found & {"crew-at-cove", "boats"}
    assert "With the events of the Red Crew." in screen("timeline", "ada", "--facts", regatta).words
    assert "With the events" not in screen("timeline", "bert", "--facts", regatta).words


def test_only_statements_of_a_status(items: Callable[..., list[Any]]) -> None:
    assert {id_ for _, _, id_, _ in items("--status", "inferred")} == {"crew-at-cove"}
    assert {id_ for _, _, id_, _ in items("--status", "disputed,denied")} == {
        "bert-cheated", "start", "calm", "storm", "ghost"
    }  # fmt: skip


# -- the screen --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_the_screen_has_the_years_then_reports_then_what_has_no_date(screen: Screens, regatta: Path, columns: int) -> None:
    shown = screen("timeline", "--facts", regatta, columns=columns)
    assert max(map(len, shown.lines)) <= columns
    titles = ["2031 ", "REPORTED ", "UNDATED EVENTS ", "UNDATED "]
    assert sorted(titles, key=f"{shown.words} ".rindex) == titles
    assert "Timeline " in shown.words
    assert "latest record 2032-02 " in shown.words
    assert "Dated events: 2 · dated reports and positions: 8 · undated: 6." in shown.words
    assert "* a date worked out" in shown.words


@pytest.mark.parametrize(
    "words",
    [
        "2031-05-30/2031-06-14 stated · The race is sailed. [1]",
        "2031-06 disputed · The boats gather. — The Herald reports [2]; Bert Rower denies [1]",
        "2031-06-14* disputed · Ada Sailor accuses [1][2]: Bert moved a buoy. ! denied: Bert Rower denies [1], by 2031-06-16"
        " also: a scribe reports [3]",
        "by 2031-06-16 disputed · Bert Rower denies [1]: Bert moved a buoy. ! said: Ada Sailor accuses [1], 2031-06-14*"
        " ! said: Ada Sailor accuses [2], 2031-06-14* ! said: a scribe reports [3]",
        "by 2031-06-16 denied · Bert Rower rejects [1]: There is a ghost. ! nobody on record says it",
        "from 2031-07 on disputed · Ada Sailor says [2]: It stormed. ! but: It was calm. — The Herald reports, hedged",
        "by 2032-02-29* claim · Bert Rower says to Ada Sailor (speaker inferred), hedged “he thinks” [2]: Boats: 12,"
        " by 2031-06-14 compare: many [2]",
        "2031-06-16 stated · Ada Sailor commands the Red Crew (told of 2029) [1]",
        "2032-02* disputed · The Herald reports, hedged “it seems” [2]: It was calm. ! but: It stormed. — Ada Sailor says [2]",
        "by 2031-06-16* stated · Boats collide. [1]",
        "undated attributed · Prizes are given (planned) — Ada Sailor plans [1]",
        "disputed a scribe reports [3]: Bert moved a buoy. ! denied: Bert Rower denies [1], by 2031-06-16",
        "Ada Sailor says [3]: “what a wind” also: Ada Sailor says, hedged “or so” [3]",
        "inferred The Red Crew uses The Cove, since 2031-05-30/2031-06-14 — from: The race is sailed. (stated) [1]",
    ],
)
def test_a_line_has_date_status_speaker_words_and_what_speaks_against_it(screen: Screens, regatta: Path, words: str) -> None:
    assert words in screen("timeline", "--facts", regatta, columns=160).words


def test_a_screen_between_two_days_says_so_and_what_may_lie_outside(screen: Screens, regatta: Path) -> None:
    shown = screen("timeline", "bert", "--from", "2031-06", "--to", "2031-06", "--facts", regatta)
    assert shown.words.startswith("Bert Rower: timeline from 2031-06-01 to 2031-06-30 · latest record 2032-02")
    assert "Perhaps outside these days, being dated no closer: 3." in shown.words
    assert "Perhaps outside" not in screen("timeline", "bert", "--facts", regatta).words


def test_evidence_is_of_the_words_in_the_item_and_explanation_of_the_statement(screen: Screens, regatta: Path) -> None:
    shown = screen("timeline", "bert", "--evidence", "--explain", "--status", "denied", "--facts", regatta, columns=160).words
    assert "denied: denied by Bert Rower; nobody on record says it id: ghost [1] “no ghost”, not verified" in shown
    both = screen("timeline", "bert", "--evidence", "--to", "2031-06-14", "--status", "disputed", "--facts", regatta).words
    assert "id: bert-cheated [1] “she accuses”, not verified [2] “accused him”, not verified" in both
    assert "id: bert-cheated [1] “Bert denies”, not verified" in both


def test_one_denial_less_and_no_item_and_no_line_tells_of_it(run: Program, screen: Screens, regatta: Path) -> None:
    path = regatta / "regatta.yaml"
    denial = "      - {who: bert, does: denies, in: echo-2031, at: Bert denies}\n"
    path.write_text(path.read_text(encoding="utf-8").replace(denial, ""), encoding="utf-8")
    told = run("timeline", "--fields", "id,who,status,denied_by", "--facts", regatta).rows
    assert [row for row in told if row[0] == "bert-cheated"] == [
        ["bert-cheated", "ada", "claimed", ""],
        ["bert-cheated", "scribe", "claimed", ""],
    ]
    assert "! denied" not in screen("timeline", "--facts", regatta).words


def test_known_by_a_day_nothing_later_is_told(run: Program, regatta: Path) -> None:
    told = run("timeline", "--known-by", "2031-12", "--fields", "id,who,sources", "--facts", regatta).rows
    assert {row[2] for row in told} == {"echo-2031"}
    assert ["bert-cheated", "ada", "echo-2031"] in told


# -- the shipped facts -------------------------------------------------------------------------------------------------


def test_the_shipped_capture_stays_within_its_month(run: Program) -> None:
    found = run("timeline", "watiya", "--from", "2020-05-10", "--to", "2020-05-12", "--fields", "date,item,id").rows
    assert ["2020-05", "event", "watiya-captured"] in found
    assert ["2020-06-15/2020-06-17", "stance", "watiya-recaptured"] not in found
    later = run("timeline", "watiya", "--from", "2020-06-01", "--fields", "id").rows
    assert ["watiya-captured"] not in later
    assert ["watiya-recaptured"] in later
    assert ["watiya-captured"] in run("timeline", "haftar", "--fields", "id").rows, "his forces lost it"


def test_every_shipped_statement_about_a_name_is_in_its_timeline(index: Index) -> None:
    for entity in index.entities():
        found = {document["id"] for document in _documents(index, Wanted(Match("", entity.id, "id", "", 1.0)))}
        assert found >= {entry.id for entry in (*index.about(entity.id), *index.spoken_by(entity.id))}
        assert not found - {entry.id for entry in index.statements(index.statement_ids())}


def test_no_shipped_accusation_is_without_its_denial(index: Index, screen: Screens) -> None:
    denied = {entry.id: entry for entry in index.statements(index.statement_ids()) if entry.status in ("disputed", "denied")}
    for document in _documents(index, Wanted()):
        if document["id"] in denied:
            stances = [*document["stances"], *document["other_stances"]]
            assert len(stances) == len(denied[document["id"]].statement.stances)
    lines = screen("timeline", "france", columns=500).lines
    said = [number for number, line in enumerate(lines) if "disputed · Fayez al-Sarraj accuses" in line]
    assert len(said) == 2
    assert all("! denied: France denies [11]" in lines[number + 1] for number in said)


# -- properties --------------------------------------------------------------------------------------------------------


@st.composite
def dated_bases(draw: Draw) -> FactBaseDict:
    """A fact base whose events and stances have dates, or none."""
    base: FactBaseDict = draw(fact_bases())
    maybe = st.none() | DATE_TEXTS
    for source in base["sources"]:
        source |= {"date": when} if (when := draw(maybe)) else {}
    for statement in base["statements"]:
        if "event" in statement and draw(st.booleans()):
            del statement["when"]
        for stance in statement["stances"]:
            stance |= {"said": when} if (when := draw(maybe)) else {}
    return base


def _index(base: FactBaseDict) -> Index:
    connection = sqlite3.connect(":memory:")
    write(sound(as_yaml(base)).base, connection, "")
    return Index(connection)


def _documents(index: Index, wanted: Wanted) -> Sequence[dict[str, Any]]:
    documents = timeline(index, wanted).document
    assert isinstance(documents, list)
    return documents


def _key(document: dict[str, Any]) -> str:
    """An item, told apart from every other one."""
    return repr((document["id"], document["date"], document["stances"]))


def _days(text: str) -> tuple[date, date]:
    """The first and last day that a date may mean, an open end being the end of all days."""
    value: Date = parse(text)
    return date.fromisoformat(value.earliest or "0001-01-01"), date.fromisoformat(value.latest or "9999-12-31")


@given(dated_bases())
def test_every_stance_is_in_one_item_and_every_item_is_in_order(base: FactBaseDict) -> None:
    index = _index(base)
    documents = _documents(index, Wanted())
    for entry in index.statements(index.statement_ids()):
        mine = [document for document in documents if document["id"] == entry.id]
        assert sum(len(document["stances"]) for document in mine) == len(entry.statement.stances)
        assert entry.statement.kind != "event" or len(mine) == 1
    dates = [document["date"] for document in documents]
    assert all(dates[: sum(map(bool, dates))]), "what has no date comes last"
    keys = [parse(when["text"]).sort_key for when in dates if when]
    assert keys == sorted(keys)
    rows = timeline(index, Wanted()).table.rows
    assert [row["id"] for row in rows] == [document["id"] for document in documents]


@given(dated_bases(), DAYS, st.integers(0, 40000), st.sampled_from(["both", "from", "to"]))
def test_between_two_days_is_all_that_may_lie_there_and_nothing_else(
    base: FactBaseDict, day: date, length: int, ends: str
) -> None:
    index = _index(base)
    since = day if ends != "to" else date.min
    until = min(day + timedelta(length), date(2199, 1, 1)) if ends != "from" else date.max
    wanted = Wanted(None, since.isoformat() if ends != "to" else "", until.isoformat() if ends != "from" else "")
    expected = []
    for document in _documents(index, Wanted()):
        entry = index.statement(document["id"])
        assert entry is not None
        told = happened_by(entry) if entry.statement.kind == "event" and not entry.statement.date else None
        text = document["date"]["text"] if document["date"] else told.text if told else "0001/.."
        first, last = _days(text)
        if first <= until and last >= since:
            expected.append((text, document))
    placed = [
        text for text, document in expected if document["date"] and not (text.startswith("../") and _days(text)[1] > until)
    ]
    assert list(map(_key, _documents(index, wanted))) == ([_key(document) for _, document in expected] if placed else [])


@given(dated_bases(), st.data())
def test_with_a_name_is_every_statement_that_it_has_a_part_or_a_word_in(base: FactBaseDict, data: st.DataObject) -> None:
    index = _index(base)
    id_ = data.draw(st.sampled_from([actor["id"] for actor in base["actors"]]))
    wanted = [entry.id for entry in index.statements(index.statement_ids()) if id_ in _concerned(index, entry.id)]
    found = _documents(index, Wanted(Match(id_, id_, "id", id_, 1.0)))
    assert {document["id"] for document in found} == set(wanted)
    everything = list(map(_key, _documents(index, Wanted())))
    assert [key for key in everything if key in set(map(_key, found))] == list(map(_key, found))


def _concerned(index: Index, id_: str) -> set[str]:
    entry = index.statement(id_)
    assert entry is not None
    return {entity for entity, _ in entry.statement.participants()} | {stance.who for stance in entry.statement.stances}

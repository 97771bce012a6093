"""Disputes as a user asks for them: every contradiction, both sides, nobody's denial lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from program import ROOT, Program, Screen
from test_figures import VILLAGE

Screens = Callable[..., Screen]

QUARREL = """\
  - id: cake-stolen
    view: A cake was stolen.
    about: [fair]
    stances:
      - {who: fair, does: accuses, said: 2031-06-15, in: echo-2031, at: stole a cake}
      - {who: vicar, does: denies, in: echo-2031, at: I did not}
  - id: cake-eaten
    view: Nobody stole the cake, a dog ate it.
    conflicts_with: [{id: cake-stolen, note: One cake cannot have had both ends.}]
    stances: [{in: herald-2031, at: a dog ate it}]
  - id: cake-gone
    view: There is no cake.
    follows_from: cake-eaten
    conflicts_with: [{id: cakes, note: Three hundred were sold.}]
  - id: rumour
    view: There was a ghost.
    stances: [{who: vicar, does: denies, in: echo-2031, at: no ghost}]
  - id: vow
    view: There will be a fête again.
    stances:
      - {who: fair, does: promises, in: echo-2031, at: again next year}
      - {who: vicar, does: rejects, in: herald-2031, at: never again}
"""


@pytest.fixture
def village(tmp_path: Path) -> Path:
    (tmp_path / "village.yaml").write_text(VILLAGE + QUARREL, encoding="utf-8")
    return tmp_path


@pytest.fixture
def pairs(run: Program, village: Path) -> Callable[..., list[tuple[str, str, str]]]:
    def asked(*words: str) -> list[tuple[str, str, str]]:
        return [
            (row[0], row[1], row[2]) for row in run("disputes", *words, "--fields", "kind,id,other_id", "--facts", village).rows
        ]

    return asked


ALL = [
    ("denial", "guests-vicar", "guests-vicar"),
    ("denial", "cake-stolen", "cake-stolen"),
    ("conflict", "cakes", "cake-gone"),
    ("conflict", "cake-stolen", "cake-eaten"),
    ("figures", "guests-echo", "guests-herald"),
    ("figures", "guests-herald", "guests-vicar"),
]


def test_every_contradiction_once_and_a_denial_of_what_nobody_says_is_none(pairs: Callable[..., object]) -> None:
    assert pairs() == ALL


@pytest.mark.parametrize(
    ("name", "found"),
    [("zoe ashe", [0, 1, 2, 3, 5]), ("Fête Committee", [0, 1, 3, 4, 5]), ("the herald", [3, 4, 5]), ("echo", [4])],
)
def test_with_a_name_those_it_has_a_part_or_a_word_in(pairs: Callable[..., object], name: str, found: list[int]) -> None:
    assert pairs(*name.split()) == [ALL[number] for number in found]


def test_a_row_has_both_sides_and_who_denies_either(run: Program, village: Path) -> None:
    header, *rows = run("disputes", "--header", "--facts", village).rows
    told = {row[1] + row[0]: dict(zip(header, row, strict=True)) for row in rows}
    denial, conflict = told["cake-stolendenial"], told["cake-stolenconflict"]
    assert (denial["who"], denial["other_who"], denial["denied_by"]) == ("fair", "vicar", "")
    assert (denial["said"], denial["sources"]) == ("2031-06-15", "echo-2031")
    assert (conflict["who"], conflict["denied_by"]) == ("fair", "vicar"), "an accusation has its denial wherever it stands"
    assert (conflict["other_who"], conflict["note"]) == ("herald", "One cake cannot have had both ends.")
    assert told["cakesconflict"]["other_who"] == ""


def test_documents_have_two_sides_with_all_their_stances(run: Program, village: Path) -> None:
    documents = run("disputes", "--json", "--facts", village).json
    assert [(one["kind"], *(side["id"] for side in one["sides"])) for one in documents] == ALL
    conflict = documents[3]["sides"][0]
    assert [(stance["who"], stance["does"]) for stance in conflict["stances"]] == [("fair", "accuses"), ("vicar", "denies")]
    assert documents[2]["sides"][1]["inferred_from"] == [{"id": "cake-eaten", "relation": "follows-from"}]


def test_only_those_with_a_side_of_a_status(pairs: Callable[..., object], run: Program, village: Path) -> None:
    assert pairs("--status", "denied") == []
    assert pairs("--status", "stated") == [ALL[4]]
    assert run("disputes", "--status", "denied", "--facts", village).status == 1


def test_no_contradiction_and_no_such_name(run: Program, village: Path, club: Path) -> None:
    none = run("disputes", "bert", "king", "--facts", club, "--status", "denied")
    assert (none.status, none.stdout, none.err) == (
        1,
        b"",
        "No contradiction of Bert King with the status denied is recorded.\n",
    )
    assert run("disputes", "nobody-of-that-name", "--facts", village).status == 3
    assert run("disputes", " ", "--facts", village).status == 2


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_the_screen_has_both_sides_speakers_dates_and_the_note(screen: Screens, village: Path, columns: int) -> None:
    shown = screen("disputes", "--facts", village, columns=columns)
    assert max(map(len, shown.lines)) <= columns
    words = shown.words
    assert "A cake was stolen. — Fête Committee accuses [1], 2031-06-15 ! denied — Zoë Ashe denies [1], by 2031-06-16" in words
    assert (
        "! but: Nobody stole the cake, a dog ate it. — The Herald reports [2], 2031-06-17 One cake cannot have had both ends."
        in words
    )
    assert "There is no cake. — inferred from: Nobody stole the cake, a dog ate it." in words
    assert words.index("DENIED") < words.index("CONTRADICTED") < words.index("RIVAL FIGURES")


def test_one_denial_less_and_the_dispute_is_gone(run: Program, village: Path) -> None:
    path = village / "village.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("      - {who: vicar, does: denies, in: echo-2031, at: I did not}\n", ""),
        encoding="utf-8",
    )
    rows = run("disputes", "--fields", "kind,id,status,denied_by", "--facts", village).rows
    assert ["denial", "cake-stolen", "disputed", ""] not in rows
    assert ["conflict", "cake-stolen", "disputed", ""] in rows


def test_one_denial_less_changes_the_status_everywhere_and_nothing_else_is_edited(run: Program, club: Path) -> None:
    questions = (
        ["who", "bert", "king"],
        ["who", "chess", "club"],
        ["affiliations", "bert"],
        ["timeline", "bert", "king"],
        ["search", "bert"],
        ["export", "tsv"],
        ["show", "bert-in-club"],
    )

    def statuses() -> list[set[str]]:
        fields = ("--fields", "id,status", "--facts", club)
        return [{row[1] for row in run(*asked, *fields).rows if row[0] == "bert-in-club"} for asked in questions]

    assert statuses() == [{"disputed"}] * len(questions)
    assert run("disputes", "--facts", club).status == 0
    path = club / "club.yaml"
    denial = "      - {who: bert-king, does: denies, in: gazette-2024, at: Bert denies it}\n"
    assert denial in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(denial, ""), encoding="utf-8")
    assert statuses() == [{"claimed"}] * len(questions)
    assert run("disputes", "--facts", club).status == 1


def test_without_its_denials_an_accusation_is_a_claim_wherever_it_is_asked_for(run: Program, tmp_path: Path) -> None:
    """The denials are struck from the YAML, and nothing else is edited."""
    folder = tmp_path / "facts"
    shutil.copytree(ROOT / "facts", folder)
    path = folder / "statements" / "french-support.yaml"
    written = path.read_text(encoding="utf-8")
    struck = written.replace(
        "      - {who: france, does: denies, in: kuna-2019-05-22, at: France denies favouring Haftar}\n", ""
    ).replace(
        "      - who: france\n        does: rejects\n        in: france24-2019-05-16\n"
        '        at: Paris has rejected the claims\n        note: "AFP writes \\"Paris\\"."\n',
        "",
    )
    assert written.count("\n") - struck.count("\n") == 6
    path.write_text(struck, encoding="utf-8")

    def told(*asked: str, facts: Path) -> tuple[str, str]:
        """The status of the accusation, and who denies it."""
        fields = ("--fields", "id,status,denied_by", "--facts", facts)
        (row,) = {tuple(row) for row in run(*asked, *fields).rows if row[0] == "france-backs-haftar"}
        return row[1], row[2]

    questions = (
        ["who", "haftar"],
        ["who", "france"],
        ["affiliations", "france", "haftar"],
        ["timeline", "sarraj"],
        ["search", "france backs"],
        ["export", "tsv"],
    )
    for question in questions:
        assert told(*question, facts=ROOT / "facts") == ("disputed", "france")
        assert told(*question, facts=folder)[1] == ""
    kinds = {row[0] for row in run("disputes", "haftar", "--fields", "kind", "--facts", folder).rows}
    assert "denial" not in kinds
    reason = run("show", "france-backs-haftar", "--json", "--facts", folder).json["status_reason"]
    assert "against France" not in reason
    assert "France denies" not in run("cite", "france-backs-haftar", "--facts", folder).out
    dated = run("affiliations", "france", "haftar", "--as-of", "2019-05-16", "--fields", "id,reason", "--facts", folder).rows[0]
    assert "denied" not in dated[1]


def test_the_shipped_contradictions(run: Program) -> None:
    found = {frozenset((row[0], row[1])) for row in run("disputes", "--fields", "id,other_id").rows}
    assert len(found) > 30
    assert frozenset(("watiya-held-by-gna", "nato-occupies-watiya")) in found
    of_france = run("disputes", "france", "--fields", "kind,id,who,denied_by").rows
    assert ["denial", "france-backs-haftar", "fayez-al-sarraj", ""] in of_france
    assert ["conflict", "france-backs-haftar", "fayez-al-sarraj", "france"] in of_france


RIVALRY = """\
  - {id: fete-may, event: conference, when: 2031-05-01, roles: {host: fair}, stances: [{in: echo-2031, at: a}]}
  - id: fete-june
    event: conference
    when: 2031-06-01
    roles: {host: fair}
    conflicts_with: [{id: fete-may, note: It was held once.}]
    stances: [{in: herald-2031, at: b}]
  - id: fete-cancelled
    view: No fête was held.
    about: [fair]
    conflicts_with: [{id: fete-may, note: A fête that was not held was not held in May.}]
    stances: [{in: herald-2031, at: c}]
  - {id: grand, label: grand, of: fair, stances: [{in: echo-2031, at: d}]}
  - {id: humble, label: humble, of: fair, conflicts_with: [{id: grand, note: Not both.}], stances: [{in: herald-2031, at: e}]}
"""


def test_contradictions_are_told_apart_by_what_they_are_in(run: Program, tmp_path: Path) -> None:
    (tmp_path / "village.yaml").write_text(VILLAGE + RIVALRY, encoding="utf-8")
    rows = run("disputes", "--fields", "kind,id,other_id", "--facts", tmp_path).rows
    told = [(kind, *sorted((one, other))) for kind, one, other in rows if not one.startswith(("guests", "cakes"))]
    assert told == [
        ("accounts", "fete-cancelled", "fete-may"),
        ("dates", "fete-june", "fete-may"),
        ("labels", "grand", "humble"),
    ]

"""Figures as a user asks for them: rivals side by side, whoever counts, nothing added up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from program import Program, Screen

Screens = Callable[..., Screen]

VILLAGE = """\
base: {title: A village fête, version: "1"}
sources:
  - {id: echo-2031, publisher: echo, date: 2031-06-16, language: en}
  - {id: herald-2031, publisher: herald, date: 2031-06-17, language: en}
actors:
  - {id: echo, kind: media, name: The Echo}
  - {id: herald, kind: media, name: The Herald}
  - {id: vicar, kind: person, name: Zoë Ashe}
  - {id: fair, kind: organisation, name: Fête Committee}
statements:
  - id: guests-echo
    figure: {of: guests at the fête, low: 1200, high: 1500, as_of: 2031-06-14}
    about: [fair]
    stances: [{in: echo-2031, at: between 1200 and 1500 guests}]
  - id: cakes
    figure: {of: cakes sold, best: 300, bound: about, unit: cakes}
    stances: [{who: vicar, does: estimates, in: echo-2031, at: about 300 cakes}]
  - id: guests-herald
    figure: {of: people who came, words: thousands}
    compares_with: [guests-echo]
    note: The Herald does not say of which day.
    stances: [{hedge: are said to, in: herald-2031, at: thousands are said to have come}]
  - id: guests-vicar
    figure: {of: parishioners, best: 40}
    compares_with: [guests-herald]
    stances:
      - {who: vicar, does: says, in: herald-2031, at: forty of ours}
      - {who: fair, does: denies, in: herald-2031, at: not so many}
  - id: fair-big
    view: The fête was big.
    stances: [{in: echo-2031, at: big}]
"""
FIELDS = "id of low best high bound unit words as_of place status who does hedge said reported_by source via rivals"
RIVALS = ["guests-echo", "guests-herald", "guests-vicar", "guests-vicar"]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    (tmp_path / "village.yaml").write_text(VILLAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ids(run: Program, village: Path) -> Callable[..., list[str]]:
    def asked(*words: str) -> list[str]:
        return [row[0] for row in run("figures", *words, "--facts", village).rows]

    return asked


def test_a_row_per_stance_with_its_rivals_next_to_it(run: Program, village: Path) -> None:
    result = run("figures", "--facts", village, "--header")
    header, *rows = result.rows
    assert (result.status, header) == (0, FIELDS.split())
    assert [row[0] for row in rows] == [*RIVALS, "cakes"]
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(row["low"], row["best"], row["high"], row["words"]) for row in told] == [
        ("1200", "", "1500", ""),
        ("", "", "", "thousands"),
        ("", "40", "", ""),
        ("", "40", "", ""),
        ("", "300", "", ""),
    ]
    assert [row["rivals"] for row in told] == [
        "guests-herald",
        "guests-echo,guests-vicar",
        "guests-herald",
        "guests-herald",
        "",
    ]
    assert [(row["who"], row["does"]) for row in told[2:4]] == [("vicar", "says"), ("fair", "denies")]
    assert (told[0]["as_of"], told[1]["hedge"], told[1]["said"]) == ("2031-06-14", "are said to", "2031-06-17")


def test_the_same_as_documents(run: Program, village: Path) -> None:
    documents = run("figures", "--facts", village, "--json").json
    assert [document["id"] for document in documents] == [*dict.fromkeys(RIVALS), "cakes"]
    assert documents[0]["figure"] | {"place": ""} == {
        "of": "guests at the fête", "low": 1200, "best": None, "high": 1500, "unit": "", "bound": "", "words": "", "place": ""
    }  # fmt: skip
    assert documents[1]["compares_with"] == ["guests-echo", "guests-vicar"]


@pytest.mark.parametrize(
    "words",
    [["guests"], ["FETE"], ["fête"], ["zoe"], ["came"], ["thousands"], ["1,200"], ["parishioners"], ["fete", "committee"]],
)
def test_words_find_a_figure_and_its_rivals(ids: Callable[..., list[str]], words: list[str]) -> None:
    assert [id_ for id_ in ids(*words) if id_ != "cakes"] == RIVALS


def test_words_are_all_wanted_and_taken_literally(ids: Callable[..., list[str]]) -> None:
    assert ids("cakes") == ids("cakes", "sold") == ids("300") == ["cakes"]
    assert ids("cakes", "guests") == ids("big") == ids("OR") == ids(".*") == []


def test_no_figure_is_an_answer_with_its_own_status(run: Program, village: Path) -> None:
    result = run("figures", "zebra", "--facts", village)
    assert (result.status, result.stdout, result.err) == (1, b"", "No figures with the words 'zebra' are recorded.\n")
    assert run("figures", "zebra", "--json", "--facts", village).json == []
    assert run("figures", " ", "--facts", village).status == 2


def test_only_figures_of_a_status(run: Program, village: Path) -> None:
    assert {row[0] for row in run("figures", "--status", "disputed", "--facts", village).rows} == {"guests-vicar"}
    assert run("figures", "--status", "denied", "--facts", village).status == 1


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_the_screen_has_each_number_with_its_counter_and_adds_nothing_up(screen: Screens, village: Path, columns: int) -> None:
    shown = screen("figures", "--facts", village, columns=columns)
    assert max(map(len, shown.lines)) <= columns
    told = set(shown.words.split())
    assert {"1,200", "1,500", "thousands", "40", "“are", "denies"} <= told
    if columns == 160:
        assert "Guests at the fête 1,200 – 1,500 1,200 to 1,500 2031-06-14 The Echo reports [1] stated" in shown.words
        assert "People who came – – – thousands no date The Herald reports, hedged “are said to” [2] claim" in shown.words
        assert "Parishioners – 40 – 40 no date Zoë Ashe says [2]; Fête Committee denies [2] disputed" in shown.words
    if columns == 60:
        stacked = "low 1,200 best – high 1,500 as given 1,200 to 1,500 for 2031-06-14 who counts The Echo reports [1]"
        assert stacked in shown.words
    assert "The Herald does not say of which day." in shown.words
    assert "about 300 — Zoë Ashe estimates [1]" in shown.words
    assert "compare:" not in shown.words, "a rival stands beside, not beneath"
    assert not [sum_ for sum_ in ("1,540", "1,240", "1,350", "340") if sum_ in shown.words]


def test_the_shipped_mercenaries_are_two_counts_of_two_speakers(run: Program) -> None:
    rows = run("figures", "mercenaries", "--fields", "id,low,best,high,bound,status,who").rows
    assert rows == [
        ["mercenaries-2500", "", "2500", "", "about", "claimed", "turkey"],
        ["wagner-contractors-1400-2000", "1400", "", "2000", "", "claimed", "writer-unknown"],
    ]


def test_the_shipped_dead_are_the_un_estimate_and_a_report_without_a_counter(run: Program) -> None:
    rows = run("figures", "killed", "--fields", "id,low,best,bound,who,hedge,as_of").rows
    assert rows == [
        ["killed-430", "430", "", "at-least", "united-nations", "", "../2019-05-16"],
        ["killed-500", "", "500", "about", "kuna", "are reported to have been killed", "../2019-05-23"],
    ]

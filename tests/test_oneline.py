"""One sentence for a chat: short, on one line, and never without how sure it is, who says it and who is against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import regatta
from hypothesis import given
from hypothesis import strategies as st
from program import Program, Screen
from strategies import HOSTILE_TEXT, as_yaml, fact_bases

from libyafacts import wording
from libyafacts.index import Index
from libyafacts.query import oneline, phrases, who
from libyafacts.table import Match

Screens = Callable[..., Screen]


@pytest.fixture(scope="module")
def races() -> Iterator[Index]:
    opened = regatta.in_memory(regatta.FACTS)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "regatta.yaml").write_text(regatta.FACTS, encoding="utf-8")
    return tmp_path


def told(index: Index, id_: str) -> str:
    entry = index.statement(id_)
    assert entry
    return oneline.of_statement(index, entry)


def dossier(index: Index, id_: str) -> str:
    return who.who(index, Match(id_, id_, "id", id_, 1.0)).oneline or ""


def all_sentences(index: Index) -> Iterator[tuple[str, str]]:
    """Every sentence that can be had of a base, with the id at its end."""
    for id_ in index.statement_ids():
        yield told(index, id_), id_
    for entity in index.entities():
        yield dossier(index, entity.id), entity.id


def assert_short(sentence: str, id_: str) -> None:
    assert len(sentence) < 280
    assert len(sentence.splitlines()) == 1
    assert sentence.endswith(f" [{id_}]")


# -- what it says ------------------------------------------------------------------------------------------------------

STOLEN = "The Upper Club stole the buoy"
QUARREL = "the Lower Club accuses, but the Upper Club denies (as told by RWA), 2041-05-20"
BOTH = "(RWA, 2041-05-22/23*; Log, 2041-06)"
TAKEN = "The Upper Club captures the pier from the Lower Club, 2041-05*"
HOLDS = f"The Upper Club controls the pier, since 2041-05* — inferred from: {TAKEN} (stated) (Log, 2041-06)"
SITS = "The Lower Club occupies the pier — stated by Rowing Institute, 2041~*, read in a collage"
RACE = (
    "The race was fair — Ada says; Ben says; Cat says; Dan says; Eve says, but Fay rejects; Gus rejects; Hal rejects"
    " (a collage on pinboard.example, undated)"
)
FEW = "pectators on both banks of the river and on the old bridge above the weir: at most 40 — stated by Log, 2041-06"
MANY = "eople at the regatta: thousands, 2041-05-21 — the Lower Club estimates (RWA, 2041-05-22/23*)"
DROWNED = "The mascot drowned — nobody on record says it, but the Upper Club denies (a collage on pinboard.example, undated)"
RAIN = "It rained — whoever wrote it reports (a collage on pinboard.example, undated)"


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        ("buoy-stolen", f"Disputed: {STOLEN} — {QUARREL} {BOTH}"),
        ("buoy-missing", f"Inferred: The Lower Club has one buoy less — inferred from: {STOLEN} (disputed: {QUARREL}) {BOTH}"),
        ("pier-taken", f"{TAKEN} — stated by Log, 2041-06"),
        ("pier-upper", f"Disputed: {HOLDS}; but: {SITS}"),
        ("pier-lower", f"Disputed: {SITS}; but: {HOLDS}"),
        (
            "pier-plan",
            "Claim: The Lower Club is to use the pier (planned) — Zoë Ashe says to the Log, hedged “hopes to” (Log, 2041-06)",
        ),
        ("crowd-few", f"S{FEW}; compare: P{MANY}"),
        ("crowd-many", f"Claim: P{MANY}; compare: S{FEW}"),
        ("zoe-chair", "Zoë Ashe is Chair of the Lower Club — stated by Log, 2041-06; RWA, 2041-05-22/23*"),
        ("fair-race", f"Disputed: {RACE}"),
        ("mascot-drowned", f"Denied: {DROWNED}"),
        ("rain", f"Claim: {RAIN}"),
    ],
)
def test_how_sure_what_when_and_who_says_and_denies_it_where(run: Program, folder: Path, id_: str, sentence: str) -> None:
    assert run("show", id_, "--oneline", "--facts", folder).out == f"{sentence} [{id_}]\n"


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        (
            "zoe",
            "Zoë Ashe goes by the title of “Commodore” (Log, 2041-06);"
            " is Chair of the Lower Club (Log, 2041-06; RWA, 2041-05-22/23*)",
        ),
        ("upper", f"Upper Rowing Club (organisation); disputed: {STOLEN} — {QUARREL} {BOTH}; and 3 more disputes"),
        ("ada", f"Ada (person); disputed: {RACE}"),
        ("mascot", f"The mascot (unnamed); denied: {DROWNED}"),
        ("stranger", f"Whoever wrote it (unnamed); claim: {RAIN}"),
    ],
)
def test_what_somebody_is_then_what_is_disputed(run: Program, folder: Path, id_: str, sentence: str) -> None:
    assert run("who", id_, "--oneline", "--facts", folder).out == f"{sentence} [{id_}]\n"


def test_of_whom_nothing_is_said_that_is_said(races: Index, run: Program, folder: Path) -> None:
    assert dossier(races, "log") == "The Log (media): no statement about it is on record; 1 of the sources is its own [log]"
    assert run("who", "log", "--oneline", "--facts", folder).status == 1


def test_a_base_has_its_sources_and_who_is_against_the_holder(run: Program, folder: Path) -> None:
    sentence = run("bases", "pier", "--oneline", "--facts", folder).out
    assert "Upper Club since 2041-05*, disputed, inferred" in sentence
    assert sentence.endswith(f" (Log, 2041-06); but: {SITS} [pier]\n")


def test_of_a_base_without_a_holder_the_sources_only_mention_it(races: Index) -> None:
    facts = regatta.FACTS.replace("controls, pier", "uses, pier").replace("occupies, pier", "based-in, pier")
    index = regatta.in_memory(facts)
    pier = index.brief("pier")
    assert oneline.of_base(index, pier, "The Pier: holder not recorded.") == (
        "The Pier: holder not recorded (mentioned in Log, 2041-06; Rowing Institute, 2041~*, read in a collage) [pier]"
    )


def test_what_is_disputed_has_both_sides_before_more_is_told_of_what_somebody_is() -> None:
    titles = "".join(
        f"  - {{id: post-{number}, tie: [upper, part-of, lower], extent: '{'a very ' * number}large part of',"
        " stances: [{in: log-2041-06, at: x}]}\n"
        for number in range(6)
    )
    sentence = dossier(regatta.in_memory(regatta.FACTS + titles), "upper")
    assert_short(sentence, "upper")
    assert sentence.startswith("The Upper Club is part of large part of the Lower Club (Log, 2041-06); ")
    assert f"disputed: {STOLEN} — {QUARREL} {BOTH}; and " in sentence
    assert "very" not in sentence


# -- too much to be told -----------------------------------------------------------------------------------------------


def test_a_quotation_is_cut_after_a_word_and_closed(races: Index) -> None:
    sentence = told(races, "speech")
    assert_short(sentence, "speech")
    words, rest = sentence.split(" […]”", 1)
    assert words.startswith("“We shall row") and f"{regatta.SPEECH} ".startswith(f"{words[1:]} ")
    assert rest == " — Zoë Ashe says (RWA, 2041-05-22/23*) [speech]"


def view(text: str, stances: str, **more: str) -> str:
    """The regatta with one view more."""
    extra = "".join(f"    {key}: {value}\n" for key, value in more.items())
    return f"{regatta.FACTS}  - id: long\n    view: {text}\n{extra}    stances: [{stances}]\n"


def test_the_text_gives_way_and_never_the_denial_the_hedge_or_the_plan() -> None:
    text = "The clubs " + "row and " * 60 + "rest."
    stances = (
        "{who: lower, does: accuses, hedge: it is said, in: log-2041-06, at: x}, {who: upper, does: denies, in: essay, at: x}"
    )
    sentence = told(regatta.in_memory(view(text, stances, mood="planned")), "long")
    assert_short(sentence, "long")
    cut, rest = sentence.split("… (planned) — ")
    assert text.startswith(cut.removeprefix("Disputed: ") + " ")
    assert rest == (
        "the Lower Club accuses, hedged “it is said”, but the Upper Club denies (Log, 2041-06; Rowing Institute, 2041~*) [long]"
    )


def test_a_number_is_not_cut_off(races: Index) -> None:
    longer = regatta.FACTS.replace("figure: {of: people", f"figure: {{of: {'very ' * 60}many people")
    index = regatta.in_memory(longer)
    assert re.search(r"very…: thousands, 2041-05-21 — the Lower Club estimates", told(index, "crowd-many"))
    assert re.search(r"compare: Very very [very …]+: thousands, 2041-05-21 — the Lower", told(index, "crowd-few"))


def test_of_many_speakers_the_first_are_named_and_the_others_counted() -> None:
    sides = [
        f"{{who: {name.lower()}, does: {does}, hedge: {'perhaps ' * 5}{name}, in: scraps, at: x}}"
        for does, names in (("says", regatta.ROWERS[:5]), ("denies", regatta.ROWERS[5:]))
        for name in names
    ]
    sentence = told(regatta.in_memory(view("It was windy on the river that day.", ", ".join(sides))), "long")
    assert_short(sentence, "long")
    assert re.search(r"windy on the river that day — Ada says, hedged “perhaps .*; and 4 others, but Fay denies", sentence)
    assert "; and 2 others (a collage" in sentence


def test_where_even_names_are_too_long_they_are_cut_and_both_sides_stay() -> None:
    facts = regatta.FACTS.replace("Upper Rowing Club", "Up " * 90).replace("Lower Rowing Club", "Low " * 90)
    facts = facts.replace("in_text: the Upper Club", "in_text: 'the Up" + " up" * 90 + "'")
    facts = facts.replace("in_text: the Lower Club", "in_text: 'the Low" + " low" * 90 + "'")
    index = regatta.in_memory(facts)
    for sentence, id_ in all_sentences(index):
        assert_short(sentence, id_)
    sentence = told(index, "buoy-stolen")
    assert sentence.startswith(f"Disputed: {STOLEN} — said by the Low low")
    assert re.search(r"low…; denied by the Up up [up ]*up…; in RWA, ", sentence)
    assert re.search(r" — inferred from the word of the Low .*; denied by the Up ", told(index, "buoy-missing"))
    assert re.search(r"; but: The Low [low ]*low… — stated by Rowing Institute", told(index, "pier-upper"))


@given(HOSTILE_TEXT, st.integers(1, 60))
def test_a_cut_text_is_short_enough_and_the_beginning_of_the_whole(text: str, room: int) -> None:
    flat = oneline.flat(text)
    cut = oneline.cut(flat, room)
    assert len(cut) <= room
    assert cut == flat or flat.startswith(re.sub(r"(…| \[…\]”)$", "", cut))


@pytest.mark.parametrize(
    ("text", "room", "cut"),
    [
        ("a plain text", 12, "a plain text"),
        ("one two three four", 14, "one two…"),
        ("one two, three four", 13, "one two…"),
        ("“one two” three four five", 18, "“one two”…"),
        ("is called “one two three”", 22, "is called “one […]”"),
        ("unbrokenunbrokenunbroken", 12, "unbroke…"),
        ("anything", 1, "…"),
    ],
)
def test_where_a_text_is_cut(text: str, room: int, cut: str) -> None:
    assert oneline.cut(text, room) == cut


# -- of everything -----------------------------------------------------------------------------------------------------


def test_all_that_is_shipped_fits(index: Index) -> None:
    sentences = list(all_sentences(index))
    assert len(sentences) > 500
    for sentence, id_ in sentences:
        assert_short(sentence, id_)
        assert "[1" not in sentence, "numbers of sources mean nothing in a chat"


def test_of_what_is_shipped_no_side_no_plan_no_date_and_no_doubt_is_lost(index: Index) -> None:
    for entry in index.statements(index.statement_ids()):
        sentence = oneline.of_statement(index, entry)
        statement = entry.statement
        assert wording.with_mood("", statement.mood) in sentence
        assert phrases.when_words(index, entry) in sentence
        mark = phrases.mark_of(entry)
        assert mark in ("", "stated", "corroborated") or sentence.startswith(f"{mark.capitalize()}: ")
        assert (mark in ("stated", "corroborated")) <= bool(re.search(r"^(Stated|Corroborated): | — stated by ", sentence))
        for side in (phrases.supporters(statement), phrases.deniers(statement)):
            assert not side or any(index.in_text(stance.who).removeprefix("the ") in sentence for stance in side)
        for stance in statement.stances[:1]:
            assert f"hedged “{stance.hedge}”" in sentence or not stance.hedge
        assert bool(phrases.rivals_of(index, entry)) == bool(re.search("; but: |; at odds with the word of ", sentence))
        assert re.search(r"\b\d{4}|undated", sentence)


def test_what_is_cut_of_what_is_shipped_is_a_text_and_no_name(index: Index) -> None:
    cut = [sentence for sentence, _ in all_sentences(index) if "…" in sentence]
    assert 10 < len(cut) < 60
    for sentence in cut:
        assert re.search(r"…”? ?(\(|—|,|”|:)|…\]”", sentence)
        assert not re.search(r"(said by|denied by|at odds with the word of) [^;(]*…", sentence)


def test_the_french_quarrel(index: Index) -> None:
    sentence = told(index, "france-backs-haftar")
    assert sentence.startswith(
        "Disputed: France backs Khalifa Haftar — Fayez al-Sarraj accuses, but France denies"
        " (KUNA, 2019-05-22/23*; AFP, 2019-05-16); but: France backs Fayez al-Sarraj — France says (AFP, 2019-05-16)"
    )
    for id_ in ("khalifa-haftar", "france"):
        assert "France backs Khalifa Haftar — Fayez al-Sarraj accuses, but France denies (KUNA" in dossier(index, id_)


@st.composite
def quarrelling_bases(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    """Any small base, in which statements contradict each other and follow from each other, and titles are hedged."""
    facts: dict[str, Any] = draw(fact_bases())
    ids = [statement["id"] for statement in facts["statements"]]
    for number, statement in enumerate(facts["statements"]):
        others = st.sampled_from(ids[:number]) if number else st.nothing()
        if number and draw(st.booleans()):
            statement["conflicts_with"] = [{"id": draw(others), "note": "so"}]
        if number and draw(st.booleans()):
            statement["follows_from"] = [draw(others)]
            statement["stances"] = statement["stances"] if draw(st.booleans()) else []
    return facts


@given(quarrelling_bases())
def test_whatever_is_written_a_sentence_is_short_on_one_line_and_has_the_denial(facts: dict[str, Any]) -> None:
    index = regatta.in_memory(as_yaml(facts))
    for sentence, id_ in all_sentences(index):
        assert_short(sentence, id_)
    for entry in index.statements(index.statement_ids()):
        sentence = oneline.of_statement(index, entry)
        assert not phrases.deniers(entry.statement) or re.search(r"\b(den(y|ies)|rejects?|denied by)\b", sentence)
        assert entry.status != "disputed" or re.search("; but: |at odds with the word of |, but |denied by ", sentence)
        assert wording.with_mood("", entry.statement.mood) in sentence
    index.close()


@given(HOSTILE_TEXT)
def test_whatever_the_answer_a_base_has_its_source_and_is_short(answer: str) -> None:
    index = regatta.in_memory(regatta.FACTS)
    for words in (answer, answer * 9):
        sentence = oneline.of_base(index, index.brief("pier"), words)
        assert_short(sentence, "pier")
        assert "(Log, 2041-06)" in sentence
    index.close()


def test_a_long_answer_on_a_base_is_cut_and_its_sources_are_not(races: Index) -> None:
    sentence = oneline.of_base(races, races.brief("pier"), "The Pier: " + "so it goes " * 40)
    assert_short(sentence, "pier")
    assert sentence.endswith("… (Log, 2041-06) [pier]")


# -- in a chat ---------------------------------------------------------------------------------------------------------


def test_line_breaks_in_names_make_no_second_line_and_nothing_acts_on_a_terminal(
    run: Program, screen: Screens, folder: Path
) -> None:
    facts = regatta.FACTS.replace("in_text: the Upper Club", 'in_text: "the\\r\\nUpper\\x1b[31m\\u2028Club"')
    (folder / "regatta.yaml").write_text(facts, encoding="utf-8")
    asked = ("show", "buoy-stolen", "--oneline", "--facts", folder)
    assert "but the Upper\x1b[31m Club denies" in run(*asked).out
    shown = screen(*asked)
    assert "but the Upper\\x1b[31m Club denies" in shown.text
    assert shown.text.count("\n") == 1


def test_in_a_pipe_and_on_a_terminal_it_is_the_same_line(run: Program, screen: Screens, folder: Path) -> None:
    asked = ("who", "zoe", "--oneline", "--facts", folder)
    assert screen(*asked, columns=40).text == run(*asked).out

"""Statements as sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from strategies import HOSTILE_TEXT

from libyafacts.model import Content, Entity, Event, Figure, Label, Quote, Statement, Tie, View
from libyafacts.vocabulary import EVENT_TYPES, MOODS, PREDICATES
from libyafacts.wording import amount_words, event_words, sentence, tie_words, with_mood

ENTITIES = {
    id_: Entity(id_, kind, name, place, in_text, plural)
    for id_, kind, name, place, in_text, plural in [
        ("ann", "person", "Ann Archer", False, "", False),
        ("bob", "person", "Bob Bowler", False, "", False),
        ("club", "organisation", "Oakley Cricket Club", False, "the club", False),
        ("players", "organisation", "Players", False, "the players", True),
        ("ground", "building", "The Ground", True, "the Ground", False),
        ("al-oakley", "city", "al-Oakley", True, "", False),
    ]
}


def said(content: Content, mood: str = "actual") -> str:
    return sentence(Statement("it", content, mood), ENTITIES.__getitem__)


def seen_from(end: str, tie: Tie) -> str:
    return tie_words(tie, end, ENTITIES.__getitem__)


# -- ties --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tie", "text", "from_the_other_end"),
    [
        (Tie("ann", "leads", "club"), "Ann Archer leads the club", "is led by Ann Archer"),
        (Tie("ann", "holds-office", "club", role="captain"), "Ann Archer is captain of the club", "has as captain Ann Archer"),
        (Tie("club", "based-in", "ground"), "The club is based in the Ground", "is the seat of the club"),
        (
            Tie("club", "controls", "ground", extent="most of"),
            "The club controls most of the Ground",
            "is controlled by the club (most of)",
        ),
        (Tie("players", "uses", "ground"), "The players use the Ground", "is used by the players"),
        (Tie("players", "present-in", "ground"), "The players are present in the Ground", "has the presence of the players"),
        (Tie("club", "backs", "players"), "The club backs the players", "are backed by the club"),
        (Tie("ann", "loyal-to", "players"), "Ann Archer is loyal to the players", "have the loyalty of Ann Archer"),
        (Tie("al-oakley", "located-in", "ground"), "al-Oakley lies in the Ground", "contains al-Oakley"),
    ],
)
def test_a_tie_reads_from_both_ends(tie: Tie, text: str, from_the_other_end: str) -> None:
    assert said(tie) == text
    assert seen_from(tie.object, tie) == from_the_other_end
    assert text.endswith(seen_from(tie.subject, tie))


@pytest.mark.parametrize("predicate", PREDICATES)
def test_every_predicate_names_the_other_end_and_no_gap_stays(predicate: str) -> None:
    tie = Tie("ann", predicate, "bob", role="captain" if predicate == "holds-office" else "")
    forward, back = seen_from("ann", tie), seen_from("bob", tie)
    assert forward.endswith(" Bob Bowler")
    assert back.endswith(" Ann Archer")
    assert not re.search(r"[{}\[\]]|  ", forward + back)


@pytest.mark.parametrize(
    ("mood", "one", "many", "passive"),
    [
        (
            "planned",
            "Ann Archer is to use the Ground (planned)",
            "The players are to use the Ground (planned)",
            "is to be used by",
        ),
        (
            "called-for",
            "Ann Archer should use the Ground (called for)",
            "The players should use the Ground (called for)",
            "should be used by",
        ),
        (
            "conditional",
            "Ann Archer would use the Ground (conditional)",
            "The players would use the Ground (conditional)",
            "would be used by",
        ),
        (
            "cancelled",
            "Ann Archer was to use the Ground (cancelled)",
            "The players were to use the Ground (cancelled)",
            "was to be used by",
        ),
    ],
)
def test_a_tie_that_is_not_actual_does_not_read_as_if_it_were(mood: str, one: str, many: str, passive: str) -> None:
    assert said(Tie("ann", "uses", "ground"), mood) == one
    assert said(Tie("players", "uses", "ground"), mood) == many
    assert tie_words(Tie("ann", "uses", "ground"), "ground", ENTITIES.__getitem__, mood) == f"{passive} Ann Archer"


# -- events ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Event("meeting"), "Meeting"),
        (Event("meeting", place="ground"), "Meeting in the Ground"),
        (Event("meeting", roles=(("participant", "ann"),)), "Meeting of Ann Archer"),
        (
            Event(
                "meeting",
                "ground",
                roles=(("participant", "ann"), ("host", "club"), ("participant", "bob"), ("participant", "players")),
            ),
            "Meeting of Ann Archer, Bob Bowler and the players hosted by the club in the Ground",
        ),
        (Event("call", roles=(("participant", "ann"), ("participant", "bob"))), "Call between Ann Archer and Bob Bowler"),
        (
            Event("capture", "ground", roles=(("captor", "club"), ("loser", "players"))),
            "The club captures the Ground from the players",
        ),
        (Event("capture", "ground"), "Somebody or somewhere not named captures the Ground"),
        (Event("siege", roles=(("besieger", "ann"),)), "Siege of somebody or somewhere not named by Ann Archer"),
        (
            Event("transfer", roles=(("sender", "ann"),), items=("two bats", "a ball")),
            "Transfer by Ann Archer (two bats, a ball)",
        ),
        (Event("visit", summary="Ann came by.", roles=(("visitor", "ann"),)), "Ann came by."),
    ],
)
def test_an_event_names_what_is_known_of_it(event: Event, text: str) -> None:
    assert said(event) == text


@pytest.mark.parametrize("type_", EVENT_TYPES)
def test_every_event_type_reads_without_gaps_whatever_is_missing(type_: str) -> None:
    roles = EVENT_TYPES[type_].roles
    for known in ([], [(roles[0], "ann")], [(role, "ann") for role in roles]):
        for place in ("", "ground"):
            text = event_words(Event(type_, place, roles=tuple(known)), ENTITIES.__getitem__)
            assert not re.search(r"[{}\[\]]|  |^ | $", text)
    assert all(f"{{{role}}}" in EVENT_TYPES[type_].wording or role in ("supporter", "organiser") for role in roles)


def test_an_event_that_is_not_actual_is_marked() -> None:
    assert said(Event("visit", summary="Ann comes by."), "planned") == "Ann comes by (planned)"
    assert said(Event("meeting"), "called-for") == "Meeting (called for)"


# -- figures -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("spectators", best="40"), "40"),
        (Figure("spectators", best="1400"), "1,400"),
        (Figure("spectators", best="2.5", unit="million"), "2.5 million"),
        (Figure("spectators", low="40", bound="at-least"), "at least 40"),
        (Figure("spectators", low="1000", bound="more-than"), "more than 1,000"),
        (Figure("spectators", high="60", bound="at-most"), "at most 60"),
        (Figure("spectators", high="60", bound="less-than"), "less than 60"),
        (Figure("spectators", best="50", bound="about"), "about 50"),
        (Figure("spectators", low="40", high="60"), "40 to 60"),
        (Figure("spectators", words="dozens"), "dozens"),
        (Figure("runs scored", best="40", unit="runs"), "40"),
        (Figure("length", best="20", unit="metres"), "20 metres"),
    ],
)
def test_a_figure_is_told_as_it_was_given(figure: Figure, text: str) -> None:
    assert amount_words(figure) == text
    assert said(figure) == f"{figure.of.capitalize()}: {text}"


# -- quotes, labels, views ---------------------------------------------------------------------------------------------


def test_quotes_labels_and_views() -> None:
    assert said(Quote("a disgrace")) == "“a disgrace”"
    assert said(Label("the Badger", "bob")) == "Bob Bowler is called “the Badger”"
    assert said(Label("the Giants", "players")) == "The players are called “the Giants”"
    assert said(Label("old", "al-oakley")) == "al-Oakley is called “old”"
    assert said(View("It rained.")) == "It rained."
    assert said(View("It will rain."), "planned") == "It will rain (planned)"


@given(HOSTILE_TEXT)
def test_words_of_others_stand_in_a_sentence_as_they_are(words: str) -> None:
    assert said(Quote(words)) == f"“{words}”"
    assert said(Label(words, "bob")).endswith(f"“{words}”")
    assert said(View(words)) == words
    assert said(Event("visit", summary=words)) == (words or "Visit")
    assert said(Event("visit", items=(words,))) == f"Visit ({words})"


@pytest.mark.parametrize("mood", MOODS)
def test_only_what_is_actual_goes_unmarked(mood: str) -> None:
    assert (with_mood("So it is.", mood) == "So it is.") == (mood == "actual")

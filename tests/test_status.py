"""What the evidence makes of a statement: the first status that fits, and why."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libyafacts.model import Content, Entity, Event, FactBase, Link, Quote, Source, Stance, Statement, Tie, View
from libyafacts.status import Status, statuses
from libyafacts.vocabulary import ACTOR_KINDS, ACTS, DENYING_ACTS, EVENT_TYPES, NEUTRAL_ACTS, STATUSES, SUPPORTING_ACTS

KINDS = {
    "echo": "media",
    "herald": "media",
    "wire": "media",
    "ann": "person",
    "bob": "person",
    "spokesman": "unnamed",
    "secretary": "person",
    "upper": "organisation",
    "lower": "organisation",
    "council": "government",
}
ENTITIES = {id_: Entity(id_, kind, id_.title(), False) for id_, kind in KINDS.items()}
PUBLISHING = ["media", "organisation", "company"]
WATERED = View("The pitch was watered.")
MEETING = Event("meeting", roles=(("participant", "upper"), ("participant", "lower")))


def own(voice: str = "echo", does: str = "reports", hedge: str = "", wire: str = "") -> Stance:
    """A document speaks for itself."""
    return Stance(voice, does, f"{voice}-source", True, None, hedge=hedge, wire=wire)


def by(who: str, does: str = "says", hedge: str = "") -> Stance:
    """Somebody speaks in the Echo."""
    return Stance(who, does, "echo-source", False, None, hedge=hedge)


def judged(*statements: Statement) -> dict[str, Status]:
    """The statuses of a base of these statements."""
    return statuses(FactBase("", "", {}, ENTITIES, {statement.id: statement for statement in statements}))


def status(*stances: Stance, content: Content = WATERED, mood: str = "actual") -> str:
    """The status of one statement alone."""
    return judged(Statement("it", content, mood, stances=stances))["it"].name


def linked(id_: str, relation: str, other: str, *stances: Stance) -> Statement:
    return Statement(id_, WATERED, stances=stances, links=(Link(relation, other),))


def voiced(*statements: Statement) -> bool:
    """Whether the first of some statements is stated by a voice, or follows from what is."""
    return judged(*statements)[statements[0].id].voiced


def test_what_is_only_claimed_is_not_voiced_and_neither_is_what_follows_from_it() -> None:
    claim, stated = (Statement("origin", WATERED, stances=(stance,)) for stance in (by("ann"), own()))
    assert voiced(stated)
    assert not voiced(claim)
    assert voiced(Statement("it", WATERED, stances=(own(), by("bob", "denies")))), "whatever contradicts it"
    assert not voiced(Statement("it", WATERED, stances=(own(hedge="perhaps"),)))
    for relation in ("started-by", "ended-by", "follows-from"):
        assert voiced(linked("it", relation, "origin"), stated)
        assert not voiced(linked("it", relation, "origin"), claim)
    assert voiced(linked("it", "follows-from", "origin", by("bob")), stated)
    assert not voiced(linked("it", "ended-by", "origin", by("bob")), stated), "an end is no witness of what was before"
    planned = Statement("origin", WATERED, "planned", stances=(own(),))
    assert not voiced(linked("it", "started-by", "origin"), planned)


# -- disputed, denied --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("denies", DENYING_ACTS)
@pytest.mark.parametrize("says", SUPPORTING_ACTS)
def test_what_one_says_and_another_denies_is_disputed(says: str, denies: str) -> None:
    assert status(by("ann", says), by("bob", denies)) == "disputed"


def test_a_party_against_itself_is_no_dispute() -> None:
    assert status(by("ann"), by("ann", "denies")) == "claimed"
    assert status(own("echo"), own("echo", "denies")) == "stated"


def test_a_party_that_takes_its_word_back_does_not_end_the_dispute_of_others() -> None:
    assert status(by("ann"), by("bob"), by("ann", "denies")) == "disputed"


def test_what_is_said_in_own_voice_is_disputed_too_once_somebody_denies_it() -> None:
    assert status(own("echo"), own("herald"), by("bob", "denies")) == "disputed"
    assert status(own("echo"), own("herald")) == "corroborated"


def test_a_denial_counts_in_every_mood_and_of_every_hedged_word() -> None:
    assert status(by("ann", hedge="perhaps"), by("bob", "rejects"), mood="planned") == "disputed"


def test_only_denials_make_it_denied() -> None:
    assert status(by("bob", "denies"), by("ann", "rejects")) == "denied"
    assert status(by("bob", "denies"), by("ann", "wants")) == "denied"


def test_without_its_denial_a_statement_is_a_claim_again() -> None:
    accusation, denial = by("ann", "accuses"), by("bob", "denies")
    assert status(accusation, denial) == "disputed"
    assert status(accusation) == "claimed"
    assert status(denial) == "denied"


def test_the_reason_of_a_dispute_names_both_sides() -> None:
    found = judged(Statement("it", WATERED, stances=(by("ann"), by("bob", "denies"))))
    assert found["it"][:2] == ("disputed", "Ann against Bob")


def test_a_declared_contradiction_makes_both_disputed() -> None:
    one = linked("one", "conflicts-with", "two", own("echo"))
    two = Statement("two", WATERED, stances=(own("herald"),))
    assert {id_: found.name for id_, found in judged(one, two).items()} == {"one": "disputed", "two": "disputed"}
    assert "two" in judged(one, two)["one"].reason
    assert "one" in judged(one, two)["two"].reason


@pytest.mark.parametrize("does", [*DENYING_ACTS, *NEUTRAL_ACTS])
def test_what_nobody_supports_contradicts_nothing(does: str) -> None:
    one = linked("one", "conflicts-with", "two", own("echo"))
    assert judged(one, Statement("two", WATERED, stances=(by("bob", does),)))["one"].name == "stated"


def test_what_follows_from_something_supported_has_support() -> None:
    one = linked("one", "conflicts-with", "two", own("echo"))
    two = linked("two", "started-by", "three")
    assert judged(one, two, Statement("three", WATERED, stances=(by("ann"),)))["one"].name == "disputed"
    assert judged(one, two, Statement("three", WATERED, stances=(by("ann", "denies"),)))["one"].name == "stated"


# -- in own voice ------------------------------------------------------------------------------------------------------


def test_two_groups_corroborate_and_one_states() -> None:
    assert status(own("echo")) == "stated"
    assert status(own("echo"), own("herald")) == "corroborated"
    assert status(own("echo"), own("echo")) == "stated"


def test_one_story_that_several_print_counts_once() -> None:
    assert status(own("echo", wire="wire-story"), own("herald", wire="wire-story")) == "stated"
    assert status(own("echo", wire="wire"), own("wire")) == "stated"
    assert status(own("echo", wire="wire"), own("herald")) == "corroborated"
    assert status(own("echo", wire="one"), own("herald", wire="other")) == "corroborated"


def test_a_story_may_be_named_by_the_source_that_had_it_first() -> None:
    first = Source("first", "", "wire", "wire", "article", None, "printed", "", "", "en", "", "")
    reprint = own("echo", wire="first")
    base = FactBase("", "", {"first": first}, ENTITIES, {"it": Statement("it", WATERED, stances=(own("wire"), reprint))})
    assert statuses(base)["it"].name == "stated"
    other = base._replace(statements={"it": Statement("it", WATERED, stances=(own("herald"), reprint))})
    assert statuses(other)["it"][:2] == ("corroborated", "in their own voice, 2 source groups: Herald, Wire")


@pytest.mark.parametrize(("kind", "name"), [(kind, "claimed") for kind in ACTOR_KINDS if kind not in PUBLISHING])
def test_a_party_states_nothing_even_in_a_document_of_its_own(kind: str, name: str) -> None:
    party = {"it": Entity("it", kind, "It", False)}
    statement = Statement("it", WATERED, stances=(own("it"),))
    assert statuses(FactBase("", "", {}, party, {"it": statement}))["it"].name == name


@pytest.mark.parametrize("kind", PUBLISHING)
def test_a_house_that_publishes_states_in_its_own_document_but_nothing_about_itself(kind: str) -> None:
    house = ENTITIES | {"house": Entity("house", kind, "House", False)}

    def found(content: Content, *stances: Stance, **more: Statement) -> str:
        statement = Statement("it", content, stances=stances)
        return statuses(FactBase("", "", {}, house, {"it": statement, **more}))["it"].name

    assert found(WATERED, own("house")) == "stated"
    assert found(Tie("house", "backs", "upper"), own("house")) == "claimed"
    assert found(Tie("house", "backs", "upper"), own("house"), own("echo")) == "stated", "that corroborates nothing"
    assert found(Tie("council", "backs", "upper"), own("house"), own("echo")) == "corroborated"
    of_council = Statement("tie", Tie("house", "speaks-for", "council"), stances=(own(),))
    assert found(Tie("council", "backs", "upper"), own("house"), tie=of_council) == "claimed"


@pytest.mark.parametrize("mood", ["planned", "called-for", "conditional", "cancelled"])
def test_what_is_not_actual_is_never_corroborated(mood: str) -> None:
    assert status(own("echo"), own("herald"), mood=mood) == "stated"


def test_a_hedged_voice_makes_a_claim() -> None:
    assert status(own("echo", hedge="reportedly")) == "claimed"
    assert status(own("echo", hedge="reportedly"), own("herald", hedge="it seems")) == "claimed"
    assert status(own("echo", hedge="reportedly"), own("herald")) == "stated"
    reason = judged(Statement("it", WATERED, stances=(own("echo", hedge="reportedly"),)))["it"].reason
    assert reason == "the word of Echo alone, hedged “reportedly”"


def test_media_that_are_cited_speak_in_their_own_voice() -> None:
    assert status(by("herald")) == "stated"
    assert status(own("echo"), by("herald", "reports")) == "corroborated"
    assert status(by("herald", hedge="seen as")) == "claimed"


@pytest.mark.parametrize("kind", [kind for kind in ACTOR_KINDS if kind != "media"])
def test_everybody_else_makes_claims_however_many_they_are(kind: str) -> None:
    parties = {id_: Entity(id_, kind, id_, False) for id_ in ("one", "two")}
    statement = Statement("it", WATERED, stances=(by("one"), by("two")))
    assert statuses(FactBase("", "", {}, parties, {"it": statement}))["it"].name == "claimed"


def test_a_voice_beside_a_party_states() -> None:
    assert status(by("ann"), own("echo")) == "stated"


# -- a participant's own word ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "name"), [(name, "stated by a participant" if kind.own else "claimed") for name, kind in EVENT_TYPES.items()]
)
def test_a_participants_word_counts_on_meetings_visits_and_decisions_alone(type_: str, name: str) -> None:
    event = Event(type_, roles=((EVENT_TYPES[type_].roles[0], "upper"),))
    assert status(by("upper"), content=event) == name
    assert status(by("ann"), content=event) == "claimed"


def test_a_participants_word_must_be_unhedged_and_uncontested() -> None:
    assert status(by("upper", hedge="perhaps"), content=MEETING) == "claimed"
    assert status(by("upper"), by("lower", "denies"), content=MEETING) == "disputed"
    assert status(by("upper", "wants"), content=MEETING) == "attributed"
    assert status(by("upper"), own("echo"), content=MEETING) == "stated"


def test_who_speaks_or_holds_office_for_a_participant_is_one() -> None:
    meeting = Statement("it", MEETING, stances=(by("secretary"),))
    for predicate in ("speaks-for", "holds-office"):
        tie = Statement("tie", Tie("secretary", predicate, "upper"), stances=(own(),))
        assert judged(meeting, tie)["it"].name == "stated by a participant"
    for tie_ in (
        Tie("secretary", "speaks-for", "council"),
        Tie("upper", "speaks-for", "secretary"),
        Tie("secretary", "backs", "upper"),
    ):
        assert judged(meeting, Statement("tie", tie_, stances=(own(),)))["it"].name == "claimed"


def test_the_place_of_a_meeting_is_no_participant() -> None:
    assert status(by("council"), content=MEETING._replace(place="council")) == "claimed"


# -- attributed, inferred ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("does", NEUTRAL_ACTS)
def test_a_wish_is_attributed_and_changes_no_status(does: str) -> None:
    assert status(by("ann", does)) == "attributed"
    assert status(by("ann", does), by("bob", does)) == "attributed"
    assert status(by("ann", does), own("echo")) == "stated"
    assert status(by("ann", does), by("bob", "denies")) == "denied"


@pytest.mark.parametrize("stances", [(own(),), (by("ann"),), (own("echo"), own("herald"))])
def test_a_quote_is_attributed_to_its_speaker(stances: tuple[Stance, ...]) -> None:
    assert status(*stances, content=Quote("a disgrace")) == "attributed"


ORIGINS = {
    "disputed": (by("ann"), by("bob", "denies")),
    "denied": (by("bob", "denies"),),
    "corroborated": (own("echo"), own("herald")),
    "stated": (own("echo"),),
    "claimed": (by("ann"),),
    "attributed": (by("ann", "wants"),),
}


@pytest.mark.parametrize("relation", ["started-by", "ended-by", "follows-from"])
@pytest.mark.parametrize("name", ORIGINS)
def test_what_is_inferred_shows_the_status_of_its_origin(name: str, relation: str) -> None:
    found = judged(linked("it", relation, "origin"), Statement("origin", WATERED, stances=ORIGINS[name]))
    assert found["origin"].name == name
    assert found["it"][:2] == ("inferred", f"from origin ({name})")


def test_what_is_inferred_from_what_is_inferred_shows_the_root() -> None:
    found = judged(
        linked("it", "follows-from", "step"),
        linked("step", "follows-from", "origin"),
        Statement("origin", WATERED, stances=(by("ann"),)),
    )
    assert found["it"].name == "inferred"
    assert "claimed" in found["it"].reason


def test_an_inference_with_a_witness_of_its_own_is_judged_by_the_witness() -> None:
    found = judged(linked("it", "follows-from", "origin", own("echo")), Statement("origin", WATERED, stances=(by("ann"),)))
    assert found["it"].name == "stated"


def test_comparisons_and_contradictions_are_no_origins() -> None:
    for relation in ("compares-with", "conflicts-with"):
        found = judged(linked("it", relation, "other"), Statement("other", WATERED, stances=(own(),)))
        assert found["it"][:2] == ("inferred", "from nothing on record")


# -- laws --------------------------------------------------------------------------------------------------------------

_STANCES = st.lists(
    st.builds(
        lambda who, does, hedge: own(who, does, hedge) if who in ("echo", "herald") else by(who, does, hedge),
        st.sampled_from(["echo", "herald", "ann", "bob"]),
        st.sampled_from(ACTS),
        st.sampled_from(["", "", "perhaps"]),
    ),
    min_size=1,
    max_size=5,
)


@given(_STANCES, st.randoms())
def test_the_order_of_the_stances_does_not_matter(stances: list[Stance], random: Random) -> None:
    shuffled = random.sample(stances, len(stances))
    assert status(*stances) == status(*shuffled) in STATUSES


@given(_STANCES)
def test_a_denial_by_one_who_has_not_spoken_never_leaves_support_undisputed(stances: list[Stance]) -> None:
    supported = any(stance.does in SUPPORTING_ACTS for stance in stances)
    assert status(*stances, by("council", "denies")) == ("disputed" if supported else "denied")


@given(_STANCES)
def test_one_more_neutral_word_changes_nothing(stances: list[Stance]) -> None:
    assert status(*stances, by("council", "urges")) == status(*stances)

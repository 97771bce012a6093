"""What the five texts say, and what the facts must not say for them: who speaks, what is lost, what contradicts what."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from program import ROOT, Program

from libyafacts.index import Index
from libyafacts.model import Entry, Event, Figure, Label, Quote, Source, Tie
from libyafacts.vocabulary import DENYING_ACTS, NEUTRAL_ACTS, SUPPORTING_ACTS

TEXTS = ROOT.parent / "shared" / "sources"
COLLAGE = "collage-2020"
UNKNOWN = "writer-unknown"


@pytest.fixture(scope="module")
def entries(index: Index) -> dict[str, Entry]:
    return {entry.id: entry for entry in index.statements(index.statement_ids())}


@pytest.fixture(scope="module")
def collage(index: Index) -> Source:
    source = index.source(COLLAGE)
    assert source is not None
    return index.divided(source)


# -- every sentence ----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts belong to their publishers and are not in this repository")
def test_every_sentence_is_cited_or_set_aside_with_a_reason(run: Program) -> None:
    result = run("coverage", "--texts", str(TEXTS), "--json")
    assert (result.status, result.err) == (0, "")
    counted = {row["source"]: (row["sentences"], row["set_aside"], row["missed"]) for row in result.json}
    assert counted == {
        "ahval-2020-06-16": (21, 0, 0),
        "collage-2020": (60, 6, 0),
        "france24-2019-05-16": (19, 1, 0),
        "kuna-2019-05-22": (16, 1, 0),
        "libyareview-2020-06-28": (11, 0, 0),
    }
    asides = [aside for row in result.json for aside in row["set_aside_sentences"]]
    assert {aside["text"] for aside in asides} == {
        "James Stavridis.",
        "How has Russia forced Turkey to compromise on Libya?",
        "MOBILE VIEW.",
        "By .",
        "By Amy Mackinnon | June 19, 2020, 3:53 PM.",
        "Turkey, Russia and the Libyan conundrum.",
        "Rome (AFP) –",
        "Source: Kuwait News Agency",
    }
    assert all(aside["reason"] for aside in asides)


# -- the collage -------------------------------------------------------------------------------------------------------


def test_the_fragments_of_the_collage_and_how_far_each_was_traced(collage: Source) -> None:
    assert Counter(fragment.traced for fragment in collage.fragments) == {
        "words": 19,
        "statement": 6,
        "byline": 2,
        "nothing": 28,
    }
    assert (collage.voice, collage.date) == ("", None)
    spans = [fragment.span for fragment in collage.fragments]
    assert all(one and two and one.end < two.start for one, two in itertools.pairwise(spans))


def test_an_original_is_cited_by_way_of_the_collage_and_has_no_text_of_its_own(collage: Source, index: Index) -> None:
    originals = {fragment.original for fragment in collage.fragments if fragment.original}
    assert len(originals) == 11
    for id_ in originals:
        source = index.source(id_)
        assert source is not None
        assert (source.text_sha256, bool(source.date)) == ("", True)
        assert all(
            stance.via == COLLAGE for entry in index.citing(id_) for stance in entry.statement.stances if stance.source == id_
        )
    cited = {stance.source for entry in index.citing(COLLAGE) for stance in entry.statement.stances if stance.via}
    assert cited == originals


def test_nothing_is_stated_by_the_collage_itself(entries: dict[str, Entry]) -> None:
    of_collage = [entry for entry in entries.values() if any(stance.source == COLLAGE for stance in entry.statement.stances)]
    assert len(of_collage) > 80
    for entry in of_collage:
        for stance in entry.statement.stances:
            if stance.source == COLLAGE:
                assert stance.who, entry.id
                assert not stance.own_voice, entry.id
                assert stance.said is None or stance.who == "sky-belgique", "it lends no date"


def test_the_word_of_an_unknown_writer_never_makes_more_than_a_claim(entries: dict[str, Entry]) -> None:
    alone = [
        entry
        for entry in entries.values()
        if {stance.who for stance in entry.statement.stances if stance.does in SUPPORTING_ACTS} == {UNKNOWN}
    ]
    assert len(alone) > 50
    assert {entry.status for entry in alone} <= {"claimed", "disputed"}


def test_what_stands_in_documents_without_a_voice_alone_is_not_stated(entries: dict[str, Entry], index: Index) -> None:
    voiceless = {source.id for source in index.sources() if not source.voice}
    assert voiceless == {COLLAGE, "daily-ripple-2020-05", "m-diplomat-2020-11-23"}
    alone = [
        entry
        for entry in entries.values()
        if entry.statement.stances and {stance.source for stance in entry.statement.stances} <= voiceless
    ]
    assert len(alone) > 80
    assert [entry.id for entry in alone if entry.status in ("stated", "corroborated")] == []


@pytest.mark.parametrize("outlet", ["sky-belgique", "informed-comment"])
def test_a_fragment_that_names_its_outlet_is_the_outlets_word(index: Index, outlet: str) -> None:
    assert index.spoken_by(outlet)
    assert {stance.source for entry in index.spoken_by(outlet) for stance in entry.statement.stances} & {COLLAGE}


def test_statements_of_french_articles_are_marked_and_in_english(entries: dict[str, Entry], index: Index) -> None:
    languages = {source.id: source.language for source in index.sources()}
    french = [
        (entry, stance)
        for entry in entries.values()
        for stance in entry.statement.stances
        if languages[stance.source] == "fr" or stance.lang == "fr"
    ]
    assert len(french) > 25
    assert all(stance.lang == "fr" for _, stance in french)
    assert not [entry.id for entry, _ in french if re.search(r"\b(la|les|des|une|est|par)\b", entry.text)]


# -- quotes ------------------------------------------------------------------------------------------------------------

HE = "he-rt-2020-06-30"
OFFICIAL = "french-presidential-official-2020-06-15"
TURK = "turkish-official-2020-06-15"
SOLDIERS = "german-defence-ministry-spokesman-2020-11"
# Every marked run of words that somebody is said to have spoken: who, to whom, when, and how it begins.
HIS_QUOTES = [
    "quote-he-nato-threat",
    "quote-he-france-russian-influence",
    "quote-he-working-with-russians",
    "quote-he-colonialist-approach",
    "quote-he-bombed-and-left",
]
QUOTES = {
    (HE, "", "../2020-06-30", "NATO sees Russia"),
    (HE, "", "../2020-06-30", "But France is"),
    (HE, "", "../2020-06-30", "working with the"),
    (HE, "", "../2020-06-30", "colonialist approach"),
    (HE, "", "../2020-06-30", "bombed and left."),
    ("dalay", "", "", "Although Turkey and"),
    ("united-states", "", "", "diplomatic arsenal"),
    (SOLDIERS, "", "../2020-11-23", "By the time"),
    ("french-foreign-ministry", "", "2020-06-15", "the intensification of"),
    (OFFICIAL, "reuters", "../2020-06-17", "These interferences are"),
    (OFFICIAL, "reuters", "../2020-06-17", "Turkey is supposed"),
    ("mevlut-cavusoglu", "", "2020-06-15", "core principles"),
    ("mevlut-cavusoglu", "", "2020-06-15", "For a lasting"),
    (TURK, "reuters", "2020-06-15", "A result was"),
    (TURK, "reuters", "2020-06-15", "One of the"),
    ("giuseppe-conte", "journalists-rome", "../2019-05-16", "It was a"),
    ("giuseppe-conte", "journalists-rome", "../2019-05-16", "I informed him"),
    ("elysee-official-2019-05-16", "", "../2019-05-16", "The goal will"),
    ("fayez-al-sarraj", "", "../2019-05-16", "dictator"),
    ("jean-yves-le-drian", "french-lawmakers", "2019-05-14", "The situation in"),
    ("elysee-palace", "", "../2019-05-23", "to facilitate dialogue"),
    ("emmanuel-macron", "", "../2019-05-23", "the fight against"),
}


def test_these_are_all_quotes_and_who_spoke_them(entries: dict[str, Entry]) -> None:
    found = set()
    for entry in entries.values():
        quote = entry.statement.content
        if isinstance(quote, Quote):
            (stance,) = entry.statement.stances
            begins = " ".join(quote.words.split()[:3])
            found.add((stance.who, stance.to, stance.said.text if stance.said else "", begins))
    assert found == QUOTES


@pytest.mark.parametrize("words", ["Field Marshall", "Putin's chef", "main battle tank", "printemps", "Russie"])
def test_a_nickname_a_title_and_a_set_phrase_are_no_quotes(run: Program, words: str) -> None:
    assert run("quotes", *words.split()).status == 1


def test_the_torn_quotation_is_two_runs_of_one_unnamed_speaker(entries: dict[str, Entry]) -> None:
    first, second = entries["quote-he-nato-threat"], entries["quote-he-france-russian-influence"]
    assert isinstance(second.statement.content, Quote)
    assert second.statement.content.continues == first.id
    for entry in (first, second):
        (stance,) = entry.statement.stances
        assert (stance.who, stance.who_basis, stance.source, stance.via) == (HE, "inferred", "rt-2020-06-30", COLLAGE)
    (start,), (end,) = ([stance.span for stance in entry.statement.stances] for entry in (first, second))
    assert start and end
    torn = [
        entry.id
        for entry in entries.values()
        for stance in entry.statement.stances
        if stance.who == HE and stance.span
        if start.end < stance.span.start < end.start - 1
    ]
    assert torn == [], "what lies between is nobody's quotation"


def test_the_unnamed_he_is_found_by_the_word_that_screens_show(run: Program) -> None:
    assert {row[0] for row in run("quotes", "--by", "he").rows} == set(HIS_QUOTES)


def test_an_inferred_speaker_is_marked_wherever_the_words_stand(run: Program) -> None:
    for name in ("russia", "nato"):
        assert "an unnamed “He” says (speaker inferred)" in run.screen("who", name, columns=160).words


def test_a_hold_that_nobody_says_is_inferred_also_where_it_is_disputed(run: Program) -> None:
    for question in (["bases", "watiya"], ["who", "watiya"]):
        assert "inferred from: The GNA captures al-Watiya" in run.screen(*question, columns=160).words
    assert "disputed, inferred" in run.screen("bases", columns=160).words
    assert "inferred from watiya-captured" in run("show", "watiya-held-by-gna", "--json").json["status_reason"]


# -- what is lost stays lost -------------------------------------------------------------------------------------------


def test_the_allegation_that_russia_denies_hangs_on_no_accusation_we_know(entries: dict[str, Entry]) -> None:
    (denied,) = [
        entry
        for entry in entries.values()
        if any(stance.who == "russia" and stance.does in DENYING_ACTS for stance in entry.statement.stances)
    ]
    assert denied.status == "denied"
    assert [(stance.who, stance.does) for stance in denied.statement.stances] == [("russia", "denies")]
    assert denied.statement.about == ("russia",)


@pytest.mark.parametrize(
    "id_",
    [HE, UNKNOWN, "the-group-fragment", "the-frigate-fragment", "warlord-fragment", "soldiers-fragment",
     "libyan-prime-minister-2020-06-04", "mercenaries-fragment", "libyan-analysts-fragment", SOLDIERS],
)  # fmt: skip
def test_whoever_is_not_named_is_an_unnamed_actor(index: Index, id_: str) -> None:
    assert index.kind_of(id_) == "unnamed"
    assert [*index.about(id_), *index.spoken_by(id_)]


def test_no_guess_has_entered(entries: dict[str, Entry]) -> None:
    labels = {
        (entry.statement.content.words, entry.statement.content.of)
        for entry in entries.values()
        if isinstance(entry.statement.content, Label)
    }
    assert ("warlord", "warlord-fragment") in labels
    assert not [of for words, of in labels if "warlord" in words and of == "khalifa-haftar"]
    spoken = {
        stance.who
        for entry in entries.values()
        for stance in entry.statement.stances
        if "rt-2020-06-30" in (stance.source, stance.via)
    }
    assert "mevlut-cavusoglu" not in spoken
    wagner = {
        entity for entry in entries.values() if entry.statement.kind == "tie" for entity, _ in entry.statement.participants()
    }
    assert not [
        entry.id
        for entry in entries.values()
        if {"wagner-group", "yevgeny-prigozhin"} <= dict(entry.statement.participants()).keys()
    ]
    assert wagner


FIGHTERS = {
    "syrian-allied-groups",
    "syrian-mercenaries-libyareview",
    "syrian-rebels-fragment",
    "pro-assad-mercenaries",
    "syrians-eastern-libya",
}


def test_syrians_of_two_reports_are_never_one(entries: dict[str, Entry], index: Index) -> None:
    assert all(index.about(fighters) for fighters in FIGHTERS)
    for entry in entries.values():
        named = FIGHTERS & dict(entry.statement.participants()).keys()
        assert len(named) < 2, entry.id


# -- numbers and dates -------------------------------------------------------------------------------------------------


def test_the_figures_as_they_are_printed(entries: dict[str, Entry]) -> None:
    figures = {entry.id: entry.statement.content for entry in entries.values() if isinstance(entry.statement.content, Figure)}

    def numbers(id_: str) -> tuple[str, str, str, str]:
        return figures[id_].low, figures[id_].best, figures[id_].high, figures[id_].bound

    assert numbers("killed-430") == ("430", "", "", "at-least")
    assert numbers("killed-500") == ("", "500", "", "about")
    assert numbers("wounded-2000") == ("2000", "", "", "more-than")
    assert numbers("displaced-55000") == ("", "55000", "", "")
    assert numbers("mercenaries-2500") == ("", "2500", "", "about")
    assert numbers("wagner-contractors-1400-2000")[:3] == ("1400", "", "2000")
    vague = [figure for figure in figures.values() if not (figure.low or figure.best or figure.high)]
    assert {re.sub(r"’", "'", figure.words) for figure in vague} == {
        "many more", "thousands", "millions of dollars' worth"
    }  # fmt: skip
    counters = {id_: {stance.who for stance in entries[id_].statement.stances} for id_ in figures}
    assert counters["killed-430"] == {"united-nations"}
    assert counters["mercenaries-2500"] == {"turkey"}


def test_a_year_that_is_not_printed_is_inferred_and_says_so(entries: dict[str, Entry]) -> None:
    dated = [
        entry
        for entry in entries.values()
        if isinstance(entry.statement.content, Event)
        and entry.statement.content.when
        and entry.statement.content.when.text in ("2020-07-22?", "2020-05-18?")
    ]
    assert len(dated) >= 3
    assert {entry.statement.date_basis for entry in dated} == {"inferred"}
    assert all("year" in entry.statement.note for entry in dated)


# -- contradictions ----------------------------------------------------------------------------------------------------

CONTRADICTIONS = [
    ("watiya-held-by-gna", "nato-occupies-watiya"),
    ("talks-postponed", "istanbul-visit-cancellation"),
    ("postponement-over-sirte", "postponement-unrelated-to-core-principles"),
    ("lavrov-shoigu-visit-turkey", "istanbul-visit-cancelled"),
    ("lavrov-shoigu-visit-turkey", "talks-postponed"),
    ("france-backs-haftar", "france-backs-sarraj"),
    ("macron-putin-identical-position", "macron-putin-call-may-unite-positions"),
    ("sarraj-move-jeopardised-roadmap", "offensive-threat-to-peace"),
    ("lna-self-styled", "lna-national-army"),
    ("haftar-general", "haftar-marshal"),
    ("turkey-russia-at-war", "turkey-russia-brink-of-confrontation"),
    ("gna-legitimate", "tripoli-government-should-go"),
    ("haftar-ceasefire-conditions-not-right", "conte-urged-ceasefire"),
    ("russia-may-back-haftar-2017", "russia-assistance-to-haftar-2015"),
]
RIVALS = [
    ("killed-430", "killed-500"),
    ("wounded-2000", "wounded-many-more"),
    ("displaced-55000", "displaced-thousands"),
    ("mercenaries-2500", "wagner-contractors-1400-2000"),
]


@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS)
def test_both_sides_of_a_contradiction_stand_with_a_public_note(index: Index, one: str, other: str) -> None:
    notes = dict(index.rivals(one))
    assert len(notes[other].split()) > 15
    assert other in notes
    assert one in dict(index.rivals(other))


@pytest.mark.parametrize(("one", "other"), RIVALS)
def test_rival_figures_are_compared_from_either_end(index: Index, one: str, other: str) -> None:
    assert other in index.compared(one)
    assert one in index.compared(other)


def test_there_are_some_forty_contradictions(entries: dict[str, Entry], index: Index) -> None:
    declared = {frozenset((id_, rival)) for id_ in entries for rival, _ in index.rivals(id_)}
    compared = {frozenset((id_, rival)) for id_ in entries for rival in index.compared(id_)}
    denied = [id_ for id_, entry in entries.items() if any(stance.does in DENYING_ACTS for stance in entry.statement.stances)]
    assert len(declared) + len(compared) + len(denied) > 30


@pytest.mark.parametrize(
    ("one", "other"),
    [("russian-mercenaries-engaged-2018", "wagner-sent-2019-12"), ("first-direct-russian-venture", "wagner-sent-2019-12")],
)
def test_what_merely_differs_is_no_contradiction(index: Index, one: str, other: str) -> None:
    assert other not in dict(index.rivals(one))


def test_a_contradiction_with_a_wish_or_a_demand_changes_no_status(entries: dict[str, Entry], index: Index) -> None:
    for id_, entry in entries.items():
        acts = {stance.does for stance in entry.statement.stances}
        if acts and acts <= set(NEUTRAL_ACTS) and index.rivals(id_):
            assert entry.status == "attributed", id_


# -- what a journalist asks --------------------------------------------------------------------------------------------


def ids(run: Program, *question: str) -> set[str]:
    result = run(*question, "--fields", "id", "--format", "tsv")
    assert result.status == 0, result.err
    return {row[0] for row in result.rows}


def test_who_holds_al_watiya_and_who_says_so(run: Program) -> None:
    (row,) = [row for row in run("bases", "--json").json if row["id"] == "al-watiya"]
    assert (row["holder"], row["previous_holder"], row["disputed"]) == (["gna"], ["lna"], True)
    assert {"watiya-held-by-gna", "nato-occupies-watiya", "watiya-captured"} <= ids(run, "bases", "watiya")


def test_does_france_back_haftar(run: Program) -> None:
    found = run("show", "france-backs-haftar", "--json").json
    assert found["status"] == "disputed"
    assert {(stance["who"], stance["does"]) for stance in found["stances"]} == {
        ("fayez-al-sarraj", "accuses"),
        ("france", "denies"),
        ("france", "rejects"),
    }
    assert {"france-backs-haftar", "france-backs-sarraj"} <= ids(run, "who", "france")


def test_how_many_mercenaries(run: Program) -> None:
    figures = [row for row in run("who", "haftar", "--json").json["statements"] if row["section"] == "figure"]
    counts = {row["id"]: (row["figure"]["low"], row["figure"]["best"], row["figure"]["high"]) for row in figures}
    assert counts["mercenaries-2500"] == (None, 2500, None)
    assert counts["wagner-contractors-1400-2000"] == (1400, None, 2000)


def test_what_the_turkish_official_said(run: Program) -> None:
    said = ids(run, "who", "turkish official")
    assert {
        "quote-turkish-official-result",
        "quote-turkish-official-sirte",
        "postponement-over-sirte",
        "talks-postponed",
    } <= said


def test_why_the_talks_were_postponed(run: Program) -> None:
    reason = run("show", "postponement-over-sirte", "--json").json
    assert [conflict["id"] for conflict in reason["conflicts"]] == ["postponement-unrelated-to-core-principles"]


def test_who_recognises_the_gna(index: Index) -> None:
    about = {entry.id: entry for entry in index.about("gna")}
    ties = [entry.statement.content for entry in about.values()]
    recognisers = {tie.subject for tie in ties if isinstance(tie, Tie) and tie.predicate == "recognises"}
    assert recognisers == {"united-nations"}
    assert {"gna-un-recognised", "gna-internationally-recognised", "gna-legitimate"} <= set(about)
    assert {stance.who for stance in about["gna-legitimate"].statement.stances} == {"kais-saied"}


def test_what_haftar_is_called_and_by_whom(index: Index) -> None:
    called: dict[str, set[str]] = {}
    for entry in index.about("khalifa-haftar"):
        label = entry.statement.content
        if isinstance(label, Label):
            called[label.words] = {stance.who for stance in entry.statement.stances}
    assert called["strongman"] == {"afp", "kuna"}
    assert called["dictator"] == {"fayez-al-sarraj"}
    assert called["Marshal"] == {"jean-yves-le-drian"}
    assert called["Field Marshall"] == {"kuna"}
    assert called["General"] == {"ahval", "rt-france"}
    assert called["Gen"] == {UNKNOWN}


def test_the_collages_own_page_tells_to_whom_its_fragments_were_traced(run: Program) -> None:
    document = run("sources", COLLAGE, "--json").json
    assert len(document["fragments"]) == 55
    assert Counter(fragment["traced"] for fragment in document["fragments"])["words"] == 19
    assert not Path(document["url"]).is_absolute()


def test_where_russian_aircraft_operate_by_whose_word_and_when(run: Program) -> None:
    rows = {row["id"]: row for row in run("bases", "--json").json}
    for base, count in (("al-jufra", 2), ("al-khadim", 1)):
        row = rows[base]
        assert (row["holder"], row["forces_status"], row["forces_who"]) == ([], ["claimed"] * count, [UNKNOWN] * count)
        assert row["forces_when"] == ["2020-05-18?"] * count

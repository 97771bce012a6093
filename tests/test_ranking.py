"""Whom a name means: by its sounds, by what is known of each of its words, and by how much better one is than the next.

Tried on a small base of chess players and mountaineers, and on the facts that are shipped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from program import ROOT, Program
from regatta import in_memory
from strategies import AGENT_KINDS, EVERY_NAME, PLAIN_WORDS, as_yaml

from libyafacts.errors import UnknownNameError, UsageError
from libyafacts.index import Index
from libyafacts.names.comparing import compare
from libyafacts.names.folding import fold
from libyafacts.names.words import words_of
from libyafacts.ranking import LONGEST_NAME, ranked
from libyafacts.resolve import MARGIN, Found, look_up, nearest, resolve

SUMMITS = """\
base: {title: Boards and summits, version: "1"}
actors:
  - id: reinhold-messner
    kind: person
    name: Reinhold Messner
    names:
      - {text: Messner, kind: short}
      - {text: Райнхольд Месснер, lang: ru}
      - {text: راينهولد ميسنر, lang: ar}
      - {text: ラインホルト・メスナー, lang: ja}
      - {text: 莱因霍尔德·梅斯纳尔, lang: zh-Hans}
  - {id: guenther-messner, kind: person, name: Günther Messner}
  - id: tenzing-norgay
    kind: person
    name: Tenzing Norgay
    names:
      - {text: Тенцинг Норгей, lang: ru}
      - {text: Τενζίνγκ Νοργκέι, lang: el}
  - {id: norbu-norgay, kind: person, name: Norbu Tenzing Norgay}
  - id: mikhail-tal
    kind: person
    name: Mikhail Tal
    names:
      - {text: Tal, kind: short}
      - {text: Михаил Таль, lang: ru}
      - {text: Михаил Нехемьевич Таль, kind: full, lang: ru}
  - {id: nikita-khrushchev, kind: person, name: Nikita Khrushchev, names: [{text: Никита Хрущёв, lang: ru}]}
  - {id: viktor-korchnoi, kind: person, name: Viktor Korchnoi}
  - {id: taimur-radjabov, kind: person, name: Teimour Radjabov, names: [{text: Teymur Rəcəbov, lang: az}]}
  - {id: bassem-amin, kind: person, name: Bassem Amin, names: [{text: باسم أمين, lang: ar}]}
  - {id: yuri-averbakh, kind: person, name: Yuri Averbakh}
  - {id: judit-polgar, kind: person, name: Judit Polgár}
  - {id: susan-polgar, kind: person, name: Susan Polgár, names: [{text: Polgár Zsuzsa, lang: hu}]}
  - {id: nana-alexandria, kind: person, name: Nana Alexandria, names: [{text: ნანა ალექსანდრია, lang: ka}]}
  - {id: nasser-house, kind: person, name: Nasser, names: [{text: The Eagle, kind: metonym}]}
  - id: tbilisi-chess-club
    kind: organisation
    name: Tbilisi Chess Club
    names:
      - {text: TCC, kind: acronym}
      - {text: The Eagle, kind: metonym}
      - {text: The Castle, kind: metonym}
  - id: nepal
    kind: state
    name: Nepal
    names: [{text: Непал, lang: ru}, {text: نيبال, lang: ar}]
    ids: {iso3166-1-alpha2: NP}
  - {id: georgia, kind: state, name: Georgia, names: [{text: Грузия, lang: ru}], ids: {iso3166-1-alpha2: GE}}
  - {id: georgian-team, kind: organisation, name: National Team of Georgia, names: [{text: Tbilisi, kind: metonym}]}
  - {id: climbers-union, kind: organisation, name: International Union of Climbers}
  - {id: free-government, kind: government, name: Government of Free Climbers, names: [{text: GFC, kind: acronym}]}
  - {id: valley-guide, kind: unnamed, name: a guide from the valley (unnamed), in_text: a guide from the valley}
  - {id: hill-guards, kind: armed-group, name: Wieland Group, names: [{text: Группа Виланда, lang: ru}]}
places:
  - id: tbilisi
    kind: city
    name: Tbilisi
    country: GE
    names: [{text: Tiflis}, {text: Тбилиси, lang: ru}, {text: თბილისი, lang: ka}]
  - {id: lukla, kind: airport, name: Lukla airport, country: NP}
  - {id: kathmandu, kind: city, name: Kathmandu, country: NP, names: [{text: Катманду, lang: ru}]}
"""


@pytest.fixture(scope="module")
def summits() -> Iterator[Index]:
    """Chess players and mountaineers, a father and his son, brothers, sisters, a club and its city, and two states."""
    opened = in_memory(SUMMITS)
    yield opened
    opened.close()


def meant(index: Index, name: str) -> str:
    """The id that a name is found to mean; empty where nothing is."""
    match = look_up(index, name).match
    return match.id if match else ""


def offered(index: Index, name: str) -> list[str]:
    """The ids that are offered for a name that is not found."""
    found = look_up(index, name)
    assert found.match is None
    return [candidate.id for candidate in found.near]


# -- one name in many spellings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Reinhold Meßner", "reinhold-messner"),
        ("Reynhold Mesner", "reinhold-messner"),
        ("messner reinhold", "reinhold-messner"),
        ("MESSNER, Reinhold", "reinhold-messner"),
        ("Reinhold Messner'in", "reinhold-messner"),
        ("Рейнхольд Меснер", "reinhold-messner"),
        ("Райнхольда Месснера", "reinhold-messner"),
        ("Reinhold Messner (1944)", "reinhold-messner"),
        ("ラインホルド・メスナー", "reinhold-messner"),
        ("莱因霍尔德·梅斯纳尔", "reinhold-messner"),
        ("رينهولد مسنر", "reinhold-messner"),
        ("Guenther Messner", "guenther-messner"),
        ("Gunther Mesner", "guenther-messner"),
        ("Tensing Norgay", "tenzing-norgay"),
        ("Tensing Norgey", "tenzing-norgay"),
        ("Τενζινγκ Νοργκαι", "tenzing-norgay"),
        ("Michail Tal", "mikhail-tal"),
        ("Mijaíl Tal", "mikhail-tal"),
        ("Mihail Tal", "mikhail-tal"),
        ("Михаила Таля", "mikhail-tal"),
        ("Mikhail Nekhemyevich Tal", "mikhail-tal"),
        ("Nikita Chruschtschow", "nikita-khrushchev"),
        ("Nikita Khrouchtchev", "nikita-khrushchev"),
        ("Nikita Hruşçov", "nikita-khrushchev"),
        ("Nikita Kruscev", "nikita-khrushchev"),
        ("Nikita Jruschov", "nikita-khrushchev"),
        ("Viktor Kortschnoi", "viktor-korchnoi"),
        ("Victor Kortchnoï", "viktor-korchnoi"),
        ("Teimur Radschabow", "taimur-radjabov"),
        ("Теймур Раджабов", "taimur-radjabov"),
        ("Teymur Recebov", "taimur-radjabov"),
        ("Basem Amin", "bassem-amin"),
        ("Bassim Amin", "bassem-amin"),
        ("Басем Амин", "bassem-amin"),
        ("Nana Aleksandria", "nana-alexandria"),
        ("ნანა ალექსანდრიას", "nana-alexandria"),
        ("Нана Александрия", "nana-alexandria"),
        ("Youri Averbakh", "yuri-averbakh"),
        ("Polgár Judit", "judit-polgar"),
        ("Zsuzsa Polgar", "susan-polgar"),
        ("Tbilissi", "tbilisi"),
        ("Τιφλίς", "tbilisi"),
        ("Тбилиси", "tbilisi"),
        ("Tbilisi'de", "tbilisi"),
        ("Katmandu", "kathmandu"),
        ("Kathmandou", "kathmandu"),
        ("Катманду", "kathmandu"),
        ("Népal", "nepal"),
        ("Lukla", "lukla"),
        ("Lukla Airfield", "lukla"),
        ("Group Wieland", "hill-guards"),
        ("PMC Wieland", "hill-guards"),
        ("Военная компания Виланд", "hill-guards"),
        ("city of Tbilisi", "tbilisi"),
        ("Tbilisi Chess Clubs", "tbilisi-chess-club"),
    ],
)
def test_a_name_is_found_in_other_spellings(summits: Index, name: str, id_: str) -> None:
    assert meant(summits, name) == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Juri Awerbach", "yuri-averbakh"), ("Jurij Averbah", "yuri-averbakh"), ("Juri Averbakh", "yuri-averbakh")],
)
def test_a_russian_name_is_found_as_germans_and_slavs_write_it(summits: Index, name: str, id_: str) -> None:
    assert meant(summits, name) == id_


@pytest.mark.parametrize(
    ("name", "rung"),
    [
        ("viktor-korchnoi", "id"),
        ("Viktor Korchnoi", "exact"),
        ("VÍKTOR KORCHNOI", "folded"),
        ("Victor Korchnoy", "skeleton"),
        ("Korchnoi, Viktor", "skeleton"),
        ("Viktor Lvovich Korchnoi", "words"),
        ("Korchnoi", "words"),
    ],
)
def test_the_rung_says_how_it_was_found(summits: Index, name: str, rung: str) -> None:
    match = look_up(summits, name).match
    assert match is not None
    assert (match.id, match.rung, match.query) == ("viktor-korchnoi", rung, name)
    assert 0.7 < match.score <= 1
    assert match.score == 1 or rung in ("skeleton", "words")


# -- people ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["Hans Messner", "Hubert Messner", "Misha Tal", "Sofia Polgar", "Igor Korchnoi", "Nina Khrushcheva", "Sergei Khrushchev",
     "Jean Averbakh", "Ida Tal", "Magnus Messner", "Reiner Messner", "Boris Radjabov"],
)  # fmt: skip
def test_a_given_name_that_conflicts_is_at_most_a_suggestion(summits: Index, name: str) -> None:
    assert meant(summits, name) == ""


def test_the_doubt_says_that_it_is_the_given_name(summits: Index) -> None:
    (candidate, *_) = look_up(summits, "Hans Messner").near
    assert candidate.id == "reinhold-messner"
    assert candidate.doubt == "not by his given name"


def test_a_father_and_his_son_are_told_apart(summits: Index) -> None:
    assert meant(summits, "Tenzing Norgay") == "tenzing-norgay"
    assert meant(summits, "Norbu Norgay") == "norbu-norgay"
    assert meant(summits, "Norbu Tenzing Norgay") == "norbu-norgay"
    assert meant(summits, "Norboo Tensing Norgey") == "norbu-norgay"
    assert offered(summits, "Jamling Tenzing Norgay")[0] in ("tenzing-norgay", "norbu-norgay")


def test_two_brothers_and_two_sisters_are_told_apart(summits: Index) -> None:
    assert meant(summits, "Reinhold Messner") == "reinhold-messner"
    assert meant(summits, "Günther Messner") == "guenther-messner"
    assert meant(summits, "Judit Polgar") == "judit-polgar"
    assert meant(summits, "Zsuzsa Polgár") == "susan-polgar"


def test_a_surname_of_two_is_ambiguous(summits: Index) -> None:
    assert sorted(offered(summits, "Polgár")) == ["judit-polgar", "susan-polgar"]
    assert sorted(offered(summits, "Polgar")) == ["judit-polgar", "susan-polgar"]
    with pytest.raises(UnknownNameError, match=r"'Polgar' may mean:\n  .*-polgar  .*\n  .*-polgar  "):
        resolve(summits, "Polgar")


def test_a_surname_of_a_father_and_his_son_is_ambiguous(summits: Index) -> None:
    assert sorted(offered(summits, "Norgay")) == ["norbu-norgay", "tenzing-norgay"]


@pytest.mark.parametrize("name", ["H. Messner", "V. Tal", "B. Korchnoi", "S. Khrushchev"])
def test_an_initial_that_is_not_his_is_another_persons(summits: Index, name: str) -> None:
    assert meant(summits, name) == ""


def test_an_initial_tells_brothers_apart(summits: Index) -> None:
    assert meant(summits, "G. Messner") == "guenther-messner"


def test_an_initial_that_is_his_is_his(summits: Index) -> None:
    assert meant(summits, "R. Messner") == "reinhold-messner"
    assert meant(summits, "M. Tal") == "mikhail-tal"
    assert meant(summits, "N. Khrushchev") == "nikita-khrushchev"


def test_what_stands_between_given_name_and_surname_does_no_harm(summits: Index) -> None:
    assert meant(summits, "Reinhold Andreas Messner") == "reinhold-messner"
    assert meant(summits, "Andreas Reinhold Messner") == ""
    assert meant(summits, "Reinhold Messner Andreas") == ""


@pytest.mark.parametrize(
    "title",
    ["General", "Field Marshal", "le maréchal", "Feldmarschall", "Mareşal", "фельдмаршал", "المشير", "στρατάρχη", "generał",
     "il generale", "mariscal", "Dr.", "former President", "Dışişleri Bakanı"],
)  # fmt: skip
def test_a_title_does_not_change_who_is_meant_and_is_a_persons(summits: Index, title: str) -> None:
    assert meant(summits, f"{title} Reinhold Messner") == "reinhold-messner"
    assert meant(summits, f"{title} Messner") == "reinhold-messner"
    assert meant(summits, f"{title} Kathmandu") == ""
    assert meant(summits, f"{title} Nepal") == ""
    assert meant(summits, f"{title} Wieland") == ""


@pytest.mark.parametrize("name", ["Nepalese general Messner", "Georgian President Messner", "General Messner of Nepal"])
def test_a_state_may_stand_by_the_name_of_a_person_with_a_title(summits: Index, name: str) -> None:
    assert meant(summits, name) == "reinhold-messner"


# -- all else ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["Chess Club", "Chess", "Tbilisi Chess", "Club", "Union of Climbers", "Union", "International Union", "Climbers Club",
     "Free Climbers", "government", "Government of Free Riders", "Government of Climbers", "airport", "Club of Tbilisi"],
)  # fmt: skip
def test_a_part_of_the_name_of_a_body_is_at_most_a_suggestion(summits: Index, name: str) -> None:
    assert meant(summits, name) == ""


@pytest.mark.parametrize("name", ["Tbilisi Chess Club of Nepal", "Free Tbilisi Chess Club", "Tbilisi Ladies Chess Club"])
def test_a_word_too_many_makes_another_body(summits: Index, name: str) -> None:
    (candidate, *_) = look_up(summits, name).near
    assert meant(summits, name) == ""
    assert (candidate.id, candidate.doubt) == ("tbilisi-chess-club", "not all words are of its name")


@pytest.mark.parametrize(
    ("name", "id_"), [("International Union Climbers", "climbers-union"), ("Government Free Climbers", "free-government")]
)
def test_a_small_word_may_be_left_out(summits: Index, name: str, id_: str) -> None:
    assert meant(summits, name) == id_


def test_a_description_is_never_found_by_a_part(summits: Index) -> None:
    assert meant(summits, "a guide from the valley") == "valley-guide"
    assert meant(summits, "guide from the valley") == "valley-guide"
    for part in ("guide", "a guide", "the valley", "valley", "guides"):
        assert meant(summits, part) == ""


def test_a_place_is_found_with_its_own_state_beside_it_and_with_no_other(summits: Index) -> None:
    assert meant(summits, "Lukla, Nepal") == "lukla"
    assert meant(summits, "Kathmandu Nepal") == "kathmandu"
    assert meant(summits, "Tbilisi, Georgia") == "tbilisi"
    assert meant(summits, "Tbilisi, Nepal") == ""
    assert meant(summits, "Kathmandu, Georgia") == ""
    assert meant(summits, "Kathmandu, Kansas") == ""


def test_a_name_of_nobody_finds_nothing_and_offers_nothing(summits: Index) -> None:
    for name in (
        "Edmund Hillary",
        "Garri Kasparov",
        "Kilimanjaro",
        "Дмитрий Менделеев",
        "محمود درويش",
        "東京",
        "π",
        "123",
        "!!",
    ):
        assert look_up(summits, name) == Found(name, None, look_up(summits, name).candidates)
        assert offered(summits, name) == []


# -- strong and weak ---------------------------------------------------------------------------------------------------


def test_a_weak_name_is_found_only_where_no_stronger_claims_it(summits: Index) -> None:
    assert meant(summits, "Tbilisi") == "tbilisi"
    assert meant(summits, "Tbilissi") == "tbilisi"
    assert meant(summits, "The Castle") == "tbilisi-chess-club"
    assert sorted(offered(summits, "The Eagle")) == ["nasser-house", "tbilisi-chess-club"]


def test_who_else_goes_by_a_name_is_told(summits: Index) -> None:
    match = look_up(summits, "Tbilisi").match
    assert match is not None
    assert match.also == ("georgian-team",)


def test_kinds_narrow_what_can_be_meant(summits: Index) -> None:
    assert look_up(summits, "Tbilisi", ["organisation"]).candidates[0].id == "georgian-team"
    assert look_up(summits, "Tbilissi", ["person"]).match is None
    for candidate in look_up(summits, "Messnar", ["city", "state"]).candidates:
        assert summits.kind_of(candidate.id) in ("city", "state")
    assert resolve(summits, "Kathmandu", ["person"]).id == "kathmandu"


# -- decisions by their score ------------------------------------------------------------------------------------------

_QUERIES = (
    "Reinhold Messner|Hans Messner|Polgar|Polgár Zs|Tenzing Norgay|Tenzing|Mikhail|Tall|Nikita|Kathmandoo|Tiblisi|Chess Club"
    "|Climbers|Government of Free Riders|Nepalese|guide|the Union|Averbach|Nasir|Reinhold M.|Group"
).split("|")


@pytest.mark.parametrize("name", _QUERIES)
def test_the_ranked_are_sorted_and_each_is_there_once(summits: Index, name: str) -> None:
    scored = ranked(summits, name)
    assert [one.score for one in scored] == sorted((one.score for one in scored), reverse=True)
    assert len({one.spelling.entity for one in scored}) == len(scored)
    assert all(0 < one.score <= 1 + 1e-9 for one in scored)


@pytest.mark.parametrize("name", _QUERIES)
def test_what_is_found_by_its_words_is_without_doubt_and_better_than_the_next(summits: Index, name: str) -> None:
    found = look_up(summits, name)
    if found.match is None or found.match.rung in ("id", "exact", "folded"):
        return
    chosen = next(candidate for candidate in found.candidates if candidate.id == found.match.id)
    assert chosen.doubt == ""
    best = found.candidates[0].score
    assert chosen.score > best - MARGIN
    assert found.match.id not in [candidate.id for candidate in found.near]


@pytest.mark.parametrize("name", _QUERIES)
@given(threshold=st.floats(0, 1))
def test_nearest_is_the_best_from_the_threshold_on(summits: Index, name: str, threshold: float) -> None:
    found, decided = nearest(summits, name, threshold), look_up(summits, name)
    assert found.candidates == decided.candidates
    if decided.match and decided.match.rung in ("id", "exact", "folded"):
        assert found.match == decided.match
        return
    best = max((candidate.score for candidate in decided.candidates), default=0.0)
    leading = [candidate for candidate in decided.candidates if candidate.score == best]
    if len(leading) == 1 and best >= threshold:
        assert found.match is not None
        assert (found.match.id, found.match.score) == (leading[0].id, best)
    else:
        assert found.match is None


def test_nearest_takes_what_the_program_would_not_and_no_tie(summits: Index) -> None:
    score = look_up(summits, "Hans Messner").candidates[0].score
    for threshold in (0.0, score):
        match = nearest(summits, "Hans Messner", threshold).match
        assert match is not None
        assert match.id == "reinhold-messner"
    assert nearest(summits, "Hans Messner", score + 0.001).match is None
    assert nearest(summits, "Polgar", 0.0).match is None
    assert nearest(summits, "Reinhold Messner", 1.0).match is not None


def test_an_empty_name_is_no_question(summits: Index) -> None:
    for name in ("", " ", "\n\t"):
        with pytest.raises(UsageError, match="empty name"):
            look_up(summits, name)


def test_a_name_of_very_many_words_finds_nothing(summits: Index) -> None:
    assert ranked(summits, "Messner " * (LONGEST_NAME + 1)) == []
    assert look_up(summits, "Messner " * (LONGEST_NAME + 1)).match is None


# -- what is added -----------------------------------------------------------------------------------------------------

_NAMED = [
    ("Reinhold Messner", "reinhold-messner"), ("Messner", "reinhold-messner"), ("Mihail Tall", "mikhail-tal"),
    ("Райнхольда Месснера", "reinhold-messner"), ("Tbilissi", "tbilisi"), ("Kathmandoo", "kathmandu"), ("Hans Messner", ""),
    ("General Messner", "reinhold-messner"), ("TCC", "tbilisi-chess-club"), ("Nepalese general Messner", "reinhold-messner"),
    ("Chess Club", ""), ("Government of Free Riders", ""), ("PMC Wieland", "hill-guards"), ("ميسنر", "reinhold-messner"),
]  # fmt: skip


@given(st.lists(PLAIN_WORDS, min_size=1, max_size=3).map(" ".join), AGENT_KINDS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_an_unrelated_actor_changes_no_answer(name: str, kind: str) -> None:
    assume(not any(compare(words_of(query).words, words_of(name).words).pairs for query, _ in _NAMED))
    index = in_memory(SUMMITS, as_yaml({"actors": [{"id": "newcomer", "kind": kind, "name": name}]}))
    assert [(query, meant(index, query)) for query, _ in _NAMED] == _NAMED
    assert meant(index, name) == "newcomer"
    index.close()


@given(EVERY_NAME, AGENT_KINDS)
@settings(max_examples=30)
def test_no_actor_takes_a_name_from_him_whose_name_it_exactly_is(name: str, kind: str) -> None:
    exact = ["Reinhold Messner", "Mikhail Tal", "Михаил Таль", "Tbilisi Chess Club", "Kathmandu", "باسم أمين", "Nepal", "TCC"]
    assume(fold(name) not in map(fold, exact) and fold(name))
    index = in_memory(SUMMITS, as_yaml({"actors": [{"id": "newcomer", "kind": kind, "name": f"{name} {name}"}]}))
    summits = in_memory(SUMMITS)
    assert [meant(index, query) for query in exact] == [meant(summits, query) for query in exact]
    index.close()
    summits.close()


@pytest.mark.parametrize("number", ["I", "II", "III"])
def test_kings_of_one_name_are_told_apart_by_their_numbers(number: str) -> None:
    kings = [{"id": f"elizabeth-{n}", "kind": "person", "name": f"Elizabeth {n.upper()}"} for n in ("i", "ii", "iii")]
    index = in_memory(as_yaml({"actors": kings}))
    assert meant(index, f"Elizabeth {number}") == f"elizabeth-{number.lower()}"
    assert meant(index, f"Elisabeth {number}") in ("", f"elizabeth-{number.lower()}")
    index.close()


# -- the facts that are shipped ----------------------------------------------------------------------------------------


def _names(index: Index) -> list[tuple[str, str]]:
    return [(entity.id, found.name) for entity in index.entities() for found in index.spellings_of(entity.id)]


def _drawn(index: Index, data: st.DataObject) -> tuple[str, str]:
    return data.draw(st.sampled_from(_names(index)))


@given(data=st.data())
@settings(max_examples=300)
def test_case_never_changes_the_answer(index: Index, data: st.DataObject) -> None:
    _, name = _drawn(index, data)
    changed = data.draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))(name)
    assert meant(index, changed) == meant(index, name)


@given(data=st.data())
@settings(max_examples=300)
def test_accents_never_change_the_answer(index: Index, data: st.DataObject) -> None:
    _, name = _drawn(index, data)
    assume(not any("\u3040" <= character <= "\u30ff" for character in name))  # kana would be other kana
    bare = "".join(character for character in unicodedata.normalize("NFD", name) if unicodedata.category(character) != "Mn")
    mark = data.draw(st.sampled_from(["\u0301", "\u0308", "\u0327"]))
    endless = set("'’-").isdisjoint(name)  # what is an article or an ending has no accents
    accented = "".join(character + mark if character.isalpha() and endless else character for character in bare)
    assert meant(index, bare) == meant(index, accented) == meant(index, name)


@given(data=st.data())
@settings(max_examples=150)
def test_the_order_of_words_never_changes_who_is_meant(index: Index, data: st.DataObject) -> None:
    people = [
        (id_, found.name)
        for id_ in (entity.id for entity in index.entities(["person"]))
        for found in index.spellings_of(id_)
        if not found.weak and 1 < len(fold(found.name).split()) <= 4
    ]
    id_, name = data.draw(st.sampled_from(people))
    words = data.draw(st.sampled_from(list(permutations(fold(name).split()))))
    assert meant(index, " ".join(words)) == meant(index, name) == id_


@given(data=st.data())
@settings(max_examples=150)
def test_every_name_means_those_who_have_it_and_strong_names_first(index: Index, data: st.DataObject) -> None:
    id_, name = _drawn(index, data)
    named = index.spellings("folded", fold(name))
    strong = {found.entity for found in named if not found.weak} or {found.entity for found in named}
    found = look_up(index, name)
    assert {candidate.id for candidate in found.candidates if not candidate.doubt} | {meant(index, name)} - {""} == strong
    assert (meant(index, name) == id_) == (strong == {id_})


_RELATIVES = [
    ("Maher al-Assad", "bashar-al-assad"),
    ("Hafez al-Assad", "bashar-al-assad"),
    ("Hannibal Qadhafi", "muammar-gaddafi"),
    ("Saif al-Islam Gaddafi", "muammar-gaddafi"),
    ("Muhammad Muammar Gaddafi", "muammar-gaddafi"),
    ("Saif al-Islam Muammar al-Gaddafi", "muammar-gaddafi"),
    ("Burak Çavuşoğlu", "mevlut-cavusoglu"),
    ("Saddam Haftar", "khalifa-haftar"),
    ("Khaled Haftar", "khalifa-haftar"),
    ("Saddam Khalifa Haftar", "khalifa-haftar"),
    ("Emine Erdoğan", "recep-tayyip-erdogan"),
    ("Bilal Erdoğan", "recep-tayyip-erdogan"),
    ("Pavel Prigozhin", "yevgeny-prigozhin"),
    ("Брижит Макрон", "emmanuel-macron"),
    ("ماهر الأسد", "bashar-al-assad"),
    ("صدام حفتر", "khalifa-haftar"),
    ("هانيبال القذافي", "muammar-gaddafi"),
]


@pytest.mark.parametrize(("name", "id_"), _RELATIVES)
def test_a_relative_is_at_most_a_suggestion(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == ""
    doubts = {candidate.id: candidate.doubt for candidate in look_up(index, name).near}
    assert doubts.get(id_, "not by his given name") in ("not by his given name", "not all words are of his name")


_GIVEN_NAMES = (
    "Ahmed Ali Aisha Anna Anton Asma Basil Brigitte Burak Carlo Dmitri Emine Eugenia Faisal Fatima Fuad Hannibal Hans Igor Ivan"
    " Jack John Karl Khaled Luca Maher Mahmoud Maria Mehmet Murat Natalia Nasser Olga Otto Peter Pierre Polina Rashad"
    " Reza Rifaat Saddam Saif Samir Selim Serge Sophie Valery Viktor Yusuf"
).split()
_SURNAMES = (
    "Haftar Sarraj Gaddafi al-Assad Putin Lavrov Shoigu Prigozhin Erdogan Cavusoglu Macron Conte Stavridis Saied".split()
)


@pytest.mark.parametrize("surname", _SURNAMES)
def test_no_other_given_name_finds_anybody(index: Index, surname: str) -> None:
    taken = {given_name: meant(index, f"{given_name} {surname}") for given_name in _GIVEN_NAMES}
    # Serge is Sergei to the French, and Eugenia is heard as Yevgeny.
    assert {name: id_ for name, id_ in taken.items() if id_ and name not in ("Serge", "Eugenia")} == {}


@pytest.mark.parametrize("name", ["Lyudmila Putin", "Ludmila Putin", "Lyudmila Putina", "Bashar Saied", "James Gaddafi"])
def test_a_given_name_and_a_surname_have_to_be_found_for_what_they_are(index: Index, name: str) -> None:
    assert meant(index, name) == ""


@pytest.mark.parametrize("name", ["S. Haftar", "R. al-Assad", "H. Gaddafi", "L. Putin"])
def test_a_relatives_initial_finds_nobody(index: Index, name: str) -> None:
    assert meant(index, name) == ""


@pytest.mark.parametrize(
    "name", ["Government of National Unity", "حكومة الوحدة الوطنية", "Libyan Government of National Unity"]
)
def test_the_government_of_national_unity_is_another_but_the_accord_is_offered(index: Index, name: str) -> None:
    assert "gna" in offered(index, name)


@pytest.mark.parametrize(
    "name",
    ["General Tripoli", "General Ankara", "Marshal Misrata", "President Libya", "Präsident Tripolis", "union", "unity", "Iran",
     "Iraq", "Romania", "National Army", "National Government", "army", "Chess", "Richard Wagner", "Giuseppe Verdi", "GNU"],
)  # fmt: skip
def test_what_is_not_in_the_base_finds_nothing(index: Index, name: str) -> None:
    assert meant(index, name) == ""


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Tripoli", "tripoli"),
        ("Ankara", "ankara"),
        ("Paris", "paris"),
        ("Misrata", "misrata"),
        ("Wagner", "wagner-group"),
        ("Tripoli government", "gna"),
        ("Hafter'in", "khalifa-haftar"),
        ("NATO'nun", "nato"),
        ("al-Watiya, Libya", "al-watiya"),
        ("Russian Foreign Minister Lavrov", "sergei-lavrov"),
        ("Turkish President Erdogan", "recep-tayyip-erdogan"),
        ("Khalifa Hafatr", "khalifa-haftar"),
        ("Haftarr", "khalifa-haftar"),
        ("المشير خليفة حفتر", "khalifa-haftar"),
        ("Rome", "rome"),
        ("Haftars", "khalifa-haftar"),
        ("Fayiz es Serrac", "fayez-al-sarraj"),
        ("Тайип Эрдоган", "recep-tayyip-erdogan"),
        ("Сергієм Шойгу", "sergei-shoigu"),
        ("governo di accordo nazionale libico", "gna"),
        ("bazy lotniczej Mitiga", "mitiga"),
        ("Vatiyye Askeri Üssü'nde", "al-watiya"),
        ("Turecko", "turkey"),
        ("알-사라즈 총리", "fayez-al-sarraj"),
        ("マクロン仏大統領", "emmanuel-macron"),
        ("בקרמלין", "kremlin"),
    ],
)
def test_what_is_in_the_base_is_found(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == id_


def test_a_surname_of_two_words_is_found_run_together(index: Index) -> None:
    assert meant(index, "Ledrian") == "jean-yves-le-drian"


@pytest.mark.parametrize(("name", "id_"), [("Ankara, Turkey", "ankara"), ("Rome, Italy", "rome"), ("Paris, France", "paris")])
def test_a_capital_with_its_state_beside_it_is_the_capital(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("M. Haftar", "khalifa-haftar"),  # Monsieur
        ("M. Le Drian", "jean-yves-le-drian"),
        ("M. Muammar Gaddafi", "muammar-gaddafi"),
        ("presidente del Consiglio Giuseppe Conte", "giuseppe-conte"),
        ("chef de la diplomatie française Jean-Yves Le Drian", "jean-yves-le-drian"),
        ("maresciallo della Cirenaica, Khalifa Haftar", "khalifa-haftar"),
        ("بالرئيس التركي رجب طيب أردوغان", "recep-tayyip-erdogan"),
        ("הנשיא הסורי, בשאר אל אסד", "bashar-al-assad"),
    ],
)
def test_what_stands_before_a_name_may_say_what_he_is(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == id_


@pytest.mark.parametrize(
    "name",
    ["spokesman of Khalifa Haftar", "spokesman for Haftar",
     "general of the army Saddam Khalifa Haftar", "ministre de Muhammad Gaddafi",
     "general Saddam, Khalifa Haftar"],
)  # fmt: skip
def test_whose_man_he_is_is_another(index: Index, name: str) -> None:
    assert meant(index, name) == ""


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Κυβέρνησης Εθνικής Συμφωνίας (GNA)", "gna"),
        ("Libyan National Army (LNA)", "lna"),
        ("Κυβέρνηση Εθνικής Συμφωνίας της Λιβύης (ΚΕΣ)", "gna"),
        ("Rządu Jedności Narodowej (GNA)", "gna"),
        ("Khalifa Haftar (GNA)", "khalifa-haftar"),  # what stands by his whole name may be whose he is
        ("Government of National Unity (GNU)", ""),
        ("National Oil Corporation (Sonatrach)", ""),
        ("something (Haftar)", ""),
    ],
)
def test_two_names_of_one_are_found_and_of_two_are_not(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Cavusroglu", "mevlut-cavusoglu"),
        ("Benghagzi", "benghazi"),
        ("Tripopli", "tripoli"),
        ("Prigohzin", "yevgeny-prigozhin"),
        ("Fayez al-Sarral", "fayez-al-sarraj"),
        ("Vlasimir Putin", "vladimir-putin"),
        ("Libyan Natonal Army", "lna"),
    ],
)
def test_one_wrong_letter_of_a_longer_name_does_not_matter(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == id_


@pytest.mark.parametrize("name", ["Tripoli, Lebanon", "Crete", "National Unity", "Kenya National Oil Corporation"])
def test_another_place_finds_nothing(index: Index, name: str) -> None:
    assert meant(index, name) == ""


# -- as users see it ---------------------------------------------------------------------------------------------------


_ACCORD = "  gna  Government of National Accord (government): “"


@pytest.mark.parametrize(
    ("name", "near", "doubt"),
    [
        ("Maher al-Assad", "  bashar-al-assad  Bashar al-Assad (person): “", "not by his given name"),
        ("Muhammad Muammar Gaddafi", "  muammar-gaddafi  Muammar Gaddafi (person): “", "not by his given name"),
        ("Government of National Unity", _ACCORD, "only a part of the name"),
        (
            "al-Watiya air base in western Ruritania",
            "  al-watiya  al-Watiya (air-base): “",
            "not all words are of its name",
        ),
    ],
)
def test_the_doubt_is_told(run: Program, name: str, near: str, doubt: str) -> None:
    result = run("who", name)
    assert (result.status, result.out) == (3, "")
    assert f"{name!r} is not found; near:\n" in result.err
    (line,) = (line for line in result.err.splitlines() if line.startswith(near))
    assert line.endswith(f"% alike, but {doubt}")


def test_where_nothing_is_near_that_is_told(run: Program) -> None:
    result = run("who", name := "Zanzibar Xyzzy")
    result = run("who", name)
    assert (result.status, result.out) == (3, "")
    assert f"no name like {name!r} is in the fact base" in result.err


def test_two_of_one_surname_are_both_told(run: Program, tmp_path: Path) -> None:
    (tmp_path / "summits.yaml").write_text(SUMMITS, encoding="utf-8")
    result = run("match", "Polgar", "Tal", "Hans Messner", "--facts", tmp_path, "--json")
    polgar, tal, hans = result.json
    assert result.status in (0, 3)
    assert (polgar["id"], [candidate["id"] for candidate in polgar["candidates"]]) == ("", ["judit-polgar", "susan-polgar"])
    assert (tal["id"], tal["rung"], tal["candidates"]) == ("mikhail-tal", "exact", [])
    assert (hans["id"], hans["candidates"][0]["doubt"]) == ("", "not by his given name")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("eastern commander Khalifa Haftar", "khalifa-haftar"),
        ("командующий ЛНА Халифа Хафтар", "khalifa-haftar"),
        ("رئيس حكومة الوفاق فائز السراج", "fayez-al-sarraj"),
        ("GNA Prime Minister Fayez al-Sarraj", "fayez-al-sarraj"),
        ("Τζουζέπε Κόντε", "giuseppe-conte"),
        ("ПНС government", "gna"),
        ("Cufra", "al-jufra"),
        ("Misratha", "misrata"),
    ],
)
def test_what_stands_by_a_name_and_how_a_language_reads_it(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == id_


@pytest.mark.parametrize(
    "name", ["Kufra", "Tripoli port", "Tripoli Brigade", "Saddam Khalifa Haftar", "Wagner Moura", "f s", "h i f t e r"]
)
def test_what_is_no_name_of_the_base_finds_nothing(index: Index, name: str) -> None:
    assert meant(index, name) == ""


def test_turkish_letters_are_read_as_turks_read_them() -> None:
    turkish, german = words_of("Cufra", "tr").words[0], words_of("Cufra", "de").words[0]
    assert (turkish.text, turkish.readings) == ("cufra", ("Jufra",))
    assert german.readings == ("cufra",)
    assert words_of("Çavuşoğlu", "tr").words[0].readings == ("HavuSoGlu",)


@pytest.mark.parametrize(
    "name",
    [
        "Haftar (Saddam)",
        "Assad (Maher)",
        "Tripoli (Lebanon)",
        "Tripoli, Liban",
        "Putin's chef",
        "Macron's envoy",
        "general of Haftar",
        "ابن حفتر",
        "Mrs Haftar",
        "A. Conte",
        "С. Хафтар",
        "Misrata airport",
        "Flughafen Misrata",
        "Russian forces",
        "Syrian fighters",
        "French foreign minister",
        "Jean-Marc Le Drian",
        "Vladimir Spiridonovich Putin",
        "Hafız Esad",
        "Saadi Gaddafi",
        "Governo di Unità Nazionale",
        "Bushra al-Assad",
        "سعد الدين سيد",
        "Brazil",
        "Ahmed",
    ],
)
def test_who_is_like_but_another_is_not_taken(index: Index, name: str) -> None:
    assert meant(index, name) == ""


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Haftar[1]", "khalifa-haftar"),
        ("Haftar¹", "khalifa-haftar"),
        ("Khalifa Haftar, Libya", "khalifa-haftar"),
        ("Khalifa Haftar – LNA", "khalifa-haftar"),
        ("Libyan National Army (LNA)", "lna"),
        ("krijgsheer Khalifa Haftar", "khalifa-haftar"),
        ("marszałkiem Chalifą Haftarem", "khalifa-haftar"),
        ("Vladimi Putin", "vladimir-putin"),
        ("Emmauel Macron", "emmanuel-macron"),
        ("R.T. Erdoğan", "recep-tayyip-erdogan"),
        ("プーチン大統領", "vladimir-putin"),
        ("法国总统马克龙", "emmanuel-macron"),
        ("a Turkish official", "turkish-official-2020-06-15"),
        ("в Ливии", "libya"),
        ("لحفتر", "khalifa-haftar"),
    ],
)
def test_a_name_is_found_as_a_sentence_has_it(index: Index, name: str, id_: str) -> None:
    assert meant(index, name) == id_


@pytest.mark.parametrize(
    ("name", "rung"),
    [
        ("khalifa-haftar", "id"),
        ("Haftar", "exact"),
        ("حفتر", "exact"),
        ("哈夫塔尔", "exact"),
        ("AL WATIYA", "folded"),
        ("Huftur", "skeleton"),
        ("фельдмаршалом Хафтаром", "words"),
        ("Haftar, K.", "words"),
        ("Vladimi Putin", "words"),
    ],
)
def test_the_rungs_of_the_readme(index: Index, name: str, rung: str) -> None:
    assert name in (ROOT / "README.md").read_text(encoding="utf-8")
    match = look_up(index, name).match
    assert match is not None
    assert match.rung == rung

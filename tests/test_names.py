"""Names: what folding levels out, what it keeps apart, and how alike two names are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import HOSTILE_TEXT, NAMES, PLAIN_WORDS, WORDS

from libyafacts.names import LEAST_NAME, TITLES, fold, likeness, untitled

# -- folding -----------------------------------------------------------------------------------------------------------


@given(HOSTILE_TEXT | NAMES)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(HOSTILE_TEXT | NAMES)
def test_a_folded_name_is_words_and_nothing_else(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(character.isalnum() or character == " " for character in folded)


@given(HOSTILE_TEXT | NAMES)
def test_how_an_accent_is_encoded_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(unicodedata.normalize("NFC", text))


@given(NAMES)
def test_case_does_not_matter(name: str) -> None:
    assert fold(name.title()) == fold(name.upper()) == fold(name)


@given(st.lists(PLAIN_WORDS, min_size=1, max_size=3), st.sampled_from([" ", "-", "\u2010", "–", "\u00a0", "  ", ". ", "_"]))
def test_what_parts_the_words_does_not_matter(words: list[str], separator: str) -> None:
    assert fold(separator.join(words)) == " ".join(words)


@given(PLAIN_WORDS, st.sampled_from(["al-", "Al-", "AL ", "el-", "El ", "ul-", "al‑", "as-", "Ash-", "an-", "ed-"]))
def test_articles_do_not_matter(word: str, article: str) -> None:
    assert fold(article + word) == word
    assert fold(f"fayez {article}{word}") == f"fayez {word}"


@given(PLAIN_WORDS, st.integers(1, 3), st.sampled_from("'’‘ʼʿ`\u0301\u0308\u0327\u200b\u00ad\u202e"))
def test_apostrophes_accents_and_invisible_characters_do_not_matter(word: str, at: int, mark: str) -> None:
    assert fold(word[:at] + mark + word[at:]) == word


@pytest.mark.parametrize(
    "spellings",
    [
        ("Fayez al-Sarraj", "fayez el Sarraj", "FAYEZ AS-SARRAJ", "Fayez  Sarraj", "Fayez al‑Sarraj"),
        ("al-Watiya", "Al Watiya", "El-Watiya", "Watiya"),
        ("Mu'ammar Gaddafi", "Muʿammar Gaddafi", "Mu’ammar al-Gaddafi", "muammar gaddafi"),
        ("Jean-Yves Le Drian", "Jean Yves Le Drian", "JEAN-YVES LE DRIAN"),
        ("the GNA", "GNA", "The GNA", "gna"),
        # Turkish: dotted and dotless i, soft g, cedillas.
        ("Mevlüt Çavuşoğlu", "MEVLÜT ÇAVUŞOĞLU", "Mevlut Cavusoglu"),
        ("Hakan Fidan", "HAKAN FİDAN", "Hakan Fıdan"),
        # Cyrillic: the marks of й and ё.
        ("Сергей Лавров", "СЕРГЕЙ ЛАВРОВ", "Сергеи Лавров"),
        ("Фёдор", "Федор", "ФЁДОР"),
        # Arabic: article, vowel signs, tatweel, the shapes of alef, ya and ta marbuta, Persian letters.
        ("القمر", "قمر"),
        ("السراج", "سراج", "ٱلسراج".replace("ٱ", "ا"), "السرّاج"),
        ("خليفة حفتر", "خَلِيفَة حَفْتَر", "خليفه حفتر", "خليفة حفتـــر", "خلیفة حفتر"),
        ("أحمد", "احمد", "إحمد", "آحمد"),
        ("مصطفى", "مصطفي", "مصطفی"),
        ("الکرملين", "الكرملين"),
        ("Straße", "STRASSE"),
        ("Łódź", "Lodz"),
        ("Ｈａｆｔａｒ", "Haftar"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name(spellings: tuple[str, ...]) -> None:
    assert {fold(spelling) for spelling in spellings} == {fold(spellings[0])}
    assert fold(spellings[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Haftar", "Hifter"),
        ("Libya", "Libyan"),
        ("GNA", "LNA"),
        ("Ali", "Al"),
        ("Misrata", "Misurata"),
        ("حفتر", "خفتر"),
        ("Лавров", "Лавлов"),
        ("Saif al-Islam", "Saif"),
    ],
)
def test_what_folding_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "-", "’", "😀", "\u200b", "…"])
def test_what_has_no_letter_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""


@pytest.mark.parametrize(
    ("text", "folded"),
    [("al", "al"), ("The", "the"), ("A", "a"), ("al-", "al"), ("ال", "ال"), ("الله", "الله"), ("al el", "al el")],
)
def test_an_article_alone_is_a_name(text: str, folded: str) -> None:
    assert fold(text) == folded


# -- titles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("General Khalifa Haftar", "khalifa haftar"),
        ("Gen. Haftar", "haftar"),
        ("Field Marshal Haftar", "haftar"),
        ("Maréchal Haftar", "haftar"),
        ("Mareşal Hafter", "hafter"),
        ("Prime Minister Fayez al-Sarraj", "fayez sarraj"),
        ("Khalifa Haftar", "khalifa haftar"),
    ],
)
def test_titles_go_and_the_name_stays(name: str, without: str) -> None:
    assert untitled(fold(name)) == without


@given(st.lists(st.sampled_from(sorted(TITLES)), min_size=1, max_size=3).map(" ".join))
def test_where_all_are_titles_they_stay(titles: str) -> None:
    assert untitled(titles) == titles


@given(NAMES, st.sampled_from(sorted(TITLES)))
def test_a_title_is_left_out_wherever_it_stands(name: str, title: str) -> None:
    folded = fold(name)
    assume(TITLES.isdisjoint(folded.split()))
    assert untitled(f"{title} {folded}") == untitled(f"{folded} {title}") == folded


# -- likeness ----------------------------------------------------------------------------------------------------------

_WORD_LISTS = st.lists(WORDS | st.text("abc", min_size=1, max_size=5), max_size=4)


@given(_WORD_LISTS, st.lists(_WORD_LISTS, max_size=4))
def test_there_is_one_score_per_name_from_0_to_1(query: list[str], known: list[list[str]]) -> None:
    scores = likeness(query, known)
    assert len(scores) == len(known)
    assert all(0 <= score <= 1 for score in scores)


@given(_WORD_LISTS.filter(bool))
def test_a_name_is_wholly_like_itself_in_whatever_order(words: list[str]) -> None:
    assert likeness(words, [words, words[::-1]]) == [1.0, 1.0]


@given(st.lists(WORDS, min_size=1, max_size=3), WORDS)
def test_a_word_left_out_costs_little_and_a_word_too_many_everything(words: list[str], more: str) -> None:
    (left_out,) = likeness(words, [[*words, more]])
    assert LEAST_NAME <= left_out < 1
    assert likeness([*words, more], [words]) == [0.0]


def test_likeness_falls_with_every_edit_to_nothing() -> None:
    one, two, many = likeness(["konstantinidis"], [["konstantinides"], ["constantinides"], ["macron"]])
    assert 1 > one > two > many == 0


def test_one_wrong_letter_in_five_is_alike_and_one_in_four_is_not() -> None:
    assert likeness(["sirte"], [["sirta"]]) == [0.8]
    assert likeness(["sirt"], [["sirs"]]) == [0.0]


def test_short_words_must_agree() -> None:
    assert likeness(["gna"], [["gna"], ["lna"], ["gnas"]]) == [1.0, 0.0, 0.0]


def test_every_word_of_the_query_must_find_a_word_of_its_own() -> None:
    assert likeness(["haftar", "haftar"], [["khalifa", "haftar"]]) == [0.0]
    assert likeness(["haftar", "macron"], [["khalifa", "haftar"]]) == [0.0]


def test_where_there_is_nothing_nothing_is_alike() -> None:
    assert likeness([], [["haftar"], []]) == [0.0, 0.0]
    assert likeness(["haftar"], [[]]) == [0.0]
    assert likeness(["haftar"], []) == []

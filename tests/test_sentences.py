"""Sentences: where they begin and end in any script, and what holds of them in any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import HOSTILE_TEXT

from libyafacts.sentences import sentences


def parted(text: str, *borders: int) -> list[str]:
    return [text[start:end] for start, end in sentences(text, borders)]


@pytest.mark.parametrize(
    "told",
    [
        ["One."],
        ["One.", "Two!", "Three?", "Four"],
        ["Really?!", "Yes..."],
        ["Wait…", "Then he left."],
        ["20 came.", "19 left."],
        ["It is 3.30 and 1.5 km.", "So what?"],
        # abbreviations and initials
        ["Mr. Smith met Gen. Haftar and Prof. Dr. Jones at St. Anne's."],
        ["J. K. Rowling and V. I. Lenin met in the U.S. Senate, e.g. Mondays.", "They left."],
        ["U.S.-backed forces left.", "U.N.-brokered talks failed."],
        ["It was 5 p.m. on Jan. 3, i.e. late."],
        ["M. Macron et Mme. Merkel.", "Les deux."],
        # marks that close or open
        ["“One.”", "“Two!”", "(Three?)", "[Four.]", "Five."],
        ['He said "so."', '"No," she said.'],
        ["‘One.’", "‘Two.’", "It's three."],
        ["«Oui.»", "«Non !»", "Il part."],
        # an ellipsis within a quotation
        ["“We … shall see”, he said.", "Nobody did."],
        ["“We shall see… or not,” he said.", "So it was."],
        ["“… and then [...] we left.”", "He did."],
        # other scripts
        ["¿Quién es?", "¡Nadie!", "Vale."],
        ["من هو؟", "لا أحد يعرف.", "انتهى."],
        ["یہ ہے۔", "وہ ہے۔"],
        ["यह है।", "वह है।"],
        ["Кто это?", "Никто.", "Всё."],
        # a small letter or a sign goes on
        ["So... and so on. etc. and so forth."],
        ["He paid. – so they say."],
        ["There is no end. as said."],
    ],
    ids=" | ".join,
)
def test_sentences_of_one_line(told: list[str]) -> None:
    assert parted(" ".join(told)) == told


def test_in_scripts_without_spaces_the_mark_is_enough() -> None:
    assert parted("他来了。“他走了！”真的？是。") == ["他来了。", "“他走了！”", "真的？", "是。"]
    assert parted("One.Two.") == ["One.Two."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", " \n\t"])
def test_a_line_break_ends_a_sentence_whatever_stands_before_and_after_it(end: str) -> None:
    assert parted(f"A headline{end}he said Mr.{end}smith{end}") == ["A headline", "he said Mr.", "smith"]


def test_nothing_without_a_letter_or_digit_is_a_sentence() -> None:
    assert parted("") == parted(" \n\t\n") == parted("...\n* * *\n— ?! »\n") == []
    assert parted("One.\n***\n2") == ["One.", "2"]


def test_borders_part_what_punctuation_does_not() -> None:
    text = "Rain at last Play stopped early in the day"
    assert parted(text, text.index("Play")) == ["Rain at last", "Play stopped early in the day"]
    assert parted(text, text.index("Play"), text.index("in the")) == ["Rain at last", "Play stopped early", "in the day"]
    assert parted(text) == parted(text, 0, len(text)) == parted(text, -3, len(text) + 3) == [text]


def test_a_border_before_a_small_letter_or_after_an_abbreviation_parts_too() -> None:
    assert parted("Gen. haftar", 5) == ["Gen.", "haftar"]
    assert parted("One. two", 4, 4) == ["One.", "two"]


def test_french_spaces_within_quotation_marks() -> None:
    assert parted("« C'est fini. » Il est parti.") == ["« C'est fini. »", "Il est parti."]
    assert parted("Il dit : «\u00a0Oui.\u202f» Puis rien.") == ["Il dit : «\u00a0Oui.\u202f»", "Puis rien."]


def test_german_closes_with_the_mark_that_opens_in_english() -> None:
    assert parted("„Ja.“ „Nein.“ Er ging.") == ["„Ja.“", "„Nein.“", "Er ging."]
    assert parted("He left. “No.” He stayed.") == ["He left.", "“No.”", "He stayed."]


def test_a_sentence_may_begin_with_an_amount() -> None:
    assert parted("He paid. $5 was lost. €3 was found.") == ["He paid.", "$5 was lost.", "€3 was found."]


def test_a_word_that_only_looks_like_an_abbreviation_ends_a_sentence() -> None:
    assert parted("He said no. She left.") == ["He said no.", "She left."]
    assert parted("Nothing but art. No. 5 stood there, in vol. 3.") == ["Nothing but art.", "No. 5 stood there, in vol. 3."]


# -- in any text -------------------------------------------------------------------------------------------------------

_BITS = st.sampled_from(
    "One two Mr. U.S. p.m. . ! ? … ... 。 ؟ ۔ । ” “ » « ' \" ) ( ] ¿ - — 3.5 Él 漢 هو \n \r\n \t \u00a0 \u2028 \x1c".split(" ")
)
TEXTS = st.lists(st.tuples(_BITS, st.sampled_from(["", " ", " "])).map("".join), max_size=25).map("".join) | HOSTILE_TEXT
BORDERS = st.lists(st.integers(-2, 80), max_size=4)


def wordy(text: str) -> bool:
    return any(map(str.isalnum, text))


@given(TEXTS, BORDERS)
def test_sentences_are_in_order_disjoint_trimmed_and_have_words(text: str, borders: list[int]) -> None:
    found = sentences(text, borders)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert wordy(text[start:end])


@given(TEXTS, BORDERS)
def test_sentences_together_have_every_letter_and_digit(text: str, borders: list[int]) -> None:
    found = sentences(text, borders)
    left_out = [text[end:start] for end, start in pairwise([0, *(place for span in found for place in span), len(text)])][::2]
    assert not any(map(wordy, left_out))


@given(TEXTS, BORDERS)
def test_sentences_lie_within_lines_and_borders(text: str, borders: list[int]) -> None:
    for start, end in sentences(text, borders):
        assert "\n" not in text[start:end]
        assert not [border for border in borders if start < border < end]


@given(TEXTS, TEXTS)
def test_a_border_parts_a_text_into_two_that_are_read_apart(one: str, other: str) -> None:
    beyond = [(start + len(one), end + len(one)) for start, end in sentences(other)]
    assert sentences(one + other, [len(one)]) == sentences(one) + beyond


@given(TEXTS, BORDERS)
def test_the_order_of_borders_and_how_often_they_are_named_does_not_matter(text: str, borders: list[int]) -> None:
    assert sentences(text, borders) == sentences(text, [*reversed(borders), *borders])


@given(TEXTS, TEXTS)
def test_lines_are_read_apart(one: str, other: str) -> None:
    below = [(start + len(one) + 1, end + len(one) + 1) for start, end in sentences(other)]
    assert sentences(f"{one}\n{other}") == sentences(one) + below

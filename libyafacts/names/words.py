"""A name as words that can be compared: each with its sounds, what it weighs, and without what says nothing of who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from libyafacts.names import wordlists
from libyafacts.names.folding import fold
from libyafacts.names.romanising import Writing, romanise, writing_of
from libyafacts.names.sounds import sounds


class Word(NamedTuple):
    """A word of a name.

    ``readings`` are its sounds: as written, then without an ending that its grammar gave it. ``weight`` says how much of a
    name it is, from 0 to 1. ``writing`` is what its alphabet leaves unsaid.
    """

    readings: tuple[str, ...]
    weight: float
    writing: Writing = Writing.FULL
    text: str = ""


class Words(NamedTuple):
    """The words of a name, and whether a title stood among them."""

    words: tuple[Word, ...]
    titled: bool


_LEAST_WEIGHT = 0.35
_WEIGHT_OF_A_SOUND = 0.13
_INITIAL_WEIGHT = 0.3
_SMALL_WEIGHT = 0.1
# What weighs no more is an initial or a small word.
LIGHT = 0.3

_INVERTED = re.compile(r"([^,;()]+),\s*([^,;()]+)")  # Haftar, Khalifa
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
# As folded: й has lost its mark.
_CYRILLIC_ENDING = re.compile(
    r"(?<=\w\w\w\w)(?:ого|его|ому|ему|ими|ыми|ами|ями|ыи|ии|ои|еи|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ым|им|ом|ем|ою|ею|ах|ях"
    r"|а|у|е|ю|я|і|и|ы|ію)$"
)
_GEORGIAN_ENDING = re.compile(r"(?<=\w\w\w)(?:ისთვის|ისგან|თან|მა|ის|ში|ზე|ად|ით|ს|ი)$")
_NO_ARTICLE = re.compile(r"\b[أإآ]ل(?=\w\w)")  # ألمانيا: the article has no mark on its alef
_RUN_TOGETHER = re.compile(rf"(?:{'|'.join(wordlists.SERVANT)})(?=\w\w\w\w)")


@lru_cache(maxsize=65536)
def words_of(name: str) -> Words:
    """The words of a name that say who or what is meant, in their order; all of them where nothing else would be left.

    What stands in brackets is left out, and "Haftar, Khalifa" is Khalifa Haftar.
    """
    inverted = _INVERTED.fullmatch(name.strip())
    if inverted:
        name = f"{inverted[2]} {inverted[1]}"
    name = _NO_ARTICLE.sub("اال", name)
    folded = (fold(_ASIDE.sub(" ", name)) or fold(name)).split()
    words = [_word(text) for text in folded]
    told = [word for word in words if _titles().isdisjoint(_forms(word.text))]
    kept = [word for word in told if _legal_forms().isdisjoint(_forms(word.text))]
    titled = len(told) < len(words)
    return Words(tuple(kept or told or words), titled)


def together(words: Sequence[Word]) -> list[Word]:
    """Each two neighbours as one word: Obaid Ullah, Obaidullah."""
    pairs = pairwise(words)
    return [Word((one.readings[0] + other.readings[0],), one.weight + other.weight, one.writing) for one, other in pairs]


class Sounds(NamedTuple):
    """What a name is found by: the sounds of its words in every reading, and of each two neighbours together."""

    single: frozenset[str]
    together: frozenset[str]


def sounds_of(name: str) -> Sounds:
    """What a name is found by; initials and small words are not."""
    words = words_of(name).words
    single = frozenset(reading for word in words if word.weight > LIGHT for reading in word.readings)
    return Sounds(single, frozenset(word.readings[0] for word in together(words)) - single)


def _word(text: str) -> Word:
    readings = tuple(dict.fromkeys(sounds(_simplified(romanise(form))) for form in _forms(text)))
    return Word(tuple(filter(None, readings)) or (text,), _weight(text, readings[0]), writing_of(text), text)


def _forms(text: str) -> Iterator[str]:
    yield text
    for ending in (_CYRILLIC_ENDING, _GEORGIAN_ENDING):
        stem = ending.sub("", text)
        if stem != text:
            yield stem


def _simplified(roman: str) -> str:
    """Abdul, Abdel, Abdur … are one word, alone or run together with the next."""
    return "abd" if roman in wordlists.SERVANT else _RUN_TOGETHER.sub("abd", roman, count=1)


def _weight(text: str, sound: str) -> float:
    if len(sound) == 1:
        return _INITIAL_WEIGHT
    if text in _small_words():
        return _SMALL_WEIGHT
    return min(1.0, _LEAST_WEIGHT + _WEIGHT_OF_A_SOUND * len(sound))


@lru_cache(maxsize=65536)
def is_kind_word(text: str, kind: str) -> bool:
    """Whether a folded word may stand beside any name of a thing of this kind: an air base, the city of."""
    return not _kind_words(kind).isdisjoint(_forms(text))


def _folded(*lists: str) -> frozenset[str]:
    """Words as lists have them, folded, each also without its ending."""
    return frozenset(form for text in lists for part in fold(text).split() for form in _forms(part))


@cache
def _titles() -> frozenset[str]:
    return _folded(*wordlists.TITLES.values())


@cache
def _legal_forms() -> frozenset[str]:
    return _folded(wordlists.LEGAL_FORMS)


@cache
def _small_words() -> frozenset[str]:
    return _folded(*wordlists.SMALL_WORDS.values())


@cache
def _kind_words(kind: str) -> frozenset[str]:
    return _folded(*(words for by_language in wordlists.KIND_WORDS.get(kind, ()) for words in by_language.values()))

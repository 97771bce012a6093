"""A name as words that can be compared: each with its sounds, what it weighs, and without what says nothing of who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from libyafacts.names import wordlists
from libyafacts.names.folding import fold
from libyafacts.names.romanising import Writing, as_read, romanisations, romanise, writing_of
from libyafacts.names.sounds import sounds


class Role(Enum):
    """What a word is to a name: a part of it, a title, an initial, or a small word that binds others."""

    NAME = "name"
    TITLE = "title"
    INITIAL = "initial"
    SMALL = "small"


class Word(NamedTuple):
    """A word of a name.

    ``text`` is the word, folded; ``readings`` are its sounds: as written, then without an ending that its grammar gave it.
    ``writing`` is what its alphabet leaves unsaid. ``weight`` says how much of a name it is, from 0 to 1.
    """

    text: str
    readings: tuple[str, ...]
    writing: Writing
    role: Role
    weight: float

    @property
    def tells(self) -> bool:
        """Whether it tells who is meant."""
        return self.role is Role.NAME


class Words(NamedTuple):
    """The words of a name, in their order, and whether one of them is somebody's title."""

    words: tuple[Word, ...]
    titled: bool


_LEAST_WEIGHT = 0.35
_WEIGHT_OF_A_SOUND = 0.13
_WEIGHTS = {Role.INITIAL: 0.3, Role.TITLE: 0.2, Role.SMALL: 0.1}

_INVERTED = re.compile(r"([^,;()]+),\s*([^,;()]+)")  # Haftar, Khalifa
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
# As folded: й has lost its mark.
_CYRILLIC_ENDING = re.compile(
    r"(?<=\w\w\w)(?:ого|его|ому|ему|ими|ыми|ами|ями|ыи|ии|ои|еи|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ым|им|ом|ем|ою|ею|ах|ях"
    r"|а|у|е|ю|я|і|и|ы|ію)$"
)
_GEORGIAN_ENDING = re.compile(r"(?<=\w\w\w)(?:ისთვის|ისგან|თან|მა|ის|ში|ზე|ად|ით|ს|ი)$")
_NO_ARTICLE = re.compile(r"\b[أإآ]ل(?=\w\w)")  # ألمانيا: the article has no mark on its alef
# Abdelmajid, Abdurrahman, Abdusalam: a consonant before a vowel is the name's own.
_RUN_TOGETHER = re.compile(r"abd(?:[aeo]l|o?ul(?!l)|(?:e|o?u)[rs](?![aeiou])|e(?=[rs])|(?:o|o?u)(?![aeiou]))(?=\w\w\w\w)")


@lru_cache(maxsize=65536)
def words_of(name: str, lang: str = "") -> Words:
    """The words of a name, but for what stands in brackets and the forms of companies.

    "Haftar, Khalifa" is Khalifa Haftar. Where there is nothing but titles, they are a name: there are people called King.

    Args:
        name: a name.
        lang: the language that it is written in; empty where that is not known.
    """
    texts, read = _texts(name), _texts(as_read(name, lang))
    kept = [at for at, text in enumerate(texts) if text not in _legal_forms()] or range(len(texts))
    roles = [_role(texts[at]) for at in kept]
    if Role.NAME not in roles:
        roles = [role if role is Role.INITIAL else Role.NAME for role in roles]
    words = [_word(texts[at], read[at], role) for at, role in zip(kept, roles, strict=True)]
    return Words(tuple(words), Role.TITLE in roles)


def _texts(name: str) -> list[str]:
    inverted = _INVERTED.fullmatch(name.strip())
    name = _NO_ARTICLE.sub("اال", f"{inverted[2]} {inverted[1]}" if inverted else name)
    return (fold(_ASIDE.sub(" ", name)) or fold(name)).split()


def together(words: Sequence[Word]) -> list[Word]:
    """Each two neighbours as one word: Obaid Ullah, Obaidullah."""
    return [
        Word(
            f"{one.text}{other.text}", (one.readings[0] + other.readings[0],), one.writing, Role.NAME, one.weight + other.weight
        )
        for one, other in pairwise(words)
    ]


class Sounds(NamedTuple):
    """What a name is found by: the sounds of its words in every reading, and of each two neighbours together."""

    single: frozenset[str]
    together: frozenset[str]


def sounds_of(name: str, lang: str = "") -> Sounds:
    """What a name is found by: its words and titles; initials and small words are not looked for."""
    words = words_of(name, lang).words
    single = frozenset(reading for word in words if word.role in _SOUGHT for reading in word.readings)
    return Sounds(single, frozenset(word.readings[0] for word in together(words)) - single)


_SOUGHT = (Role.NAME, Role.TITLE)


def _word(text: str, read: str, role: Role) -> Word:
    romans = [roman for form in _forms(read) for roman in romanisations(form)]
    readings = [reading for roman in romans if (reading := sounds(_simplified(roman)))] or [text]
    weight = _WEIGHTS.get(role, min(1.0, _LEAST_WEIGHT + _WEIGHT_OF_A_SOUND * len(readings[0])))
    return Word(text, tuple(dict.fromkeys(readings)), writing_of(text), role, weight)


def _role(text: str) -> Role:
    if not _titles().isdisjoint(_forms(text)):
        return Role.TITLE
    if len(text) == 1 and text.isalpha() and len(sounds(romanise(text))) == 1:
        return Role.INITIAL
    return Role.SMALL if text in _small_words() else Role.NAME


def _forms(text: str) -> Iterator[str]:
    yield text
    for ending in (_CYRILLIC_ENDING, _GEORGIAN_ENDING):
        stem = ending.sub("", text)
        if stem != text:
            yield stem


def _simplified(roman: str) -> str:
    """Abdul, Abdel, Abdur … are one word, alone or run together with the next."""
    return "abd" if roman in wordlists.SERVANT else _RUN_TOGETHER.sub("abd", roman, count=1)


@lru_cache(maxsize=65536)
def is_kind_word(text: str, kind: str) -> bool:
    """Whether a folded word may stand beside any name of a thing of this kind: an air base, the city of."""
    return not _kind_words(kind).isdisjoint(_forms(text))


def _folded(*lists: str) -> frozenset[str]:
    """Words as lists have them, folded, each also without its ending."""
    folded = (part for text in lists for word in text.split() for part in fold(word).split())
    return frozenset(form for part in folded for form in _forms(part))


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

"""A name as words that can be compared: each with its sounds, what it weighs, and without what says nothing of who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from libyafacts.names import wordlists
from libyafacts.names.folding import fold
from libyafacts.names.romanising import romanise
from libyafacts.names.sounds import sounds


class Word(NamedTuple):
    """A word of a name.

    ``readings`` are its sounds: as written, then without an ending that its grammar gave it. ``weight`` says how much of a
    name it is, from 0 to 1.
    """

    readings: tuple[str, ...]
    weight: float


class Words(NamedTuple):
    """The words of a name, and whether a title stood among them."""

    words: tuple[Word, ...]
    titled: bool


_LEAST_WEIGHT = 0.35
_WEIGHT_OF_A_SOUND = 0.13
_INITIAL_WEIGHT = 0.3
_SMALL_WEIGHT = 0.1

_INVERTED = re.compile(r"([^,;()]+),\s*([^,;()]+)")  # Haftar, Khalifa
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_CYRILLIC_ENDING = re.compile(r"(?<=\w\w\w\w)(?:ого|ому|ими|ыми|ами|ями|ым|им|ом|ем|ой|ою|ей|ею|ах|ях|а|у|е|ю|я|і|и|ы|ії|ію)$")
_GEORGIAN_ENDING = re.compile(r"(?<=\w\w\w)(?:ისთვის|ისგან|თან|მა|ის|ში|ზე|ად|ით|ს|ი)$")
_RUN_TOGETHER = re.compile(rf"(?:{'|'.join(wordlists.SERVANT)})(?=\w\w\w\w)")


@lru_cache(maxsize=65536)
def words_of(name: str) -> Words:
    """The words of a name that say who or what is meant, in their order; all of them where nothing else would be left.

    What stands in brackets is left out, and "Haftar, Khalifa" is Khalifa Haftar.
    """
    inverted = _INVERTED.fullmatch(name.strip())
    if inverted:
        name = f"{inverted[2]} {inverted[1]}"
    folded = (fold(_ASIDE.sub(" ", name)) or fold(name)).split()
    words = [_word(text) for text in folded]
    told = [word for word in words if not _is_any(word, _title_sounds())]
    kept = [word for word in told if not _is_any(word, _form_sounds())]
    titled = len(told) < len(words)
    return Words(tuple(kept or told or words), titled)


def together(words: Sequence[Word]) -> list[Word]:
    """Each two neighbours as one word: Obaid Ullah, Obaidullah."""
    pairs = zip(words, words[1:], strict=False)
    return [Word((one.readings[0] + other.readings[0],), one.weight + other.weight) for one, other in pairs]


def sounds_of(name: str) -> frozenset[str]:
    """What a name is looked for by: every reading of every word that weighs anything, neighbours together, and all together."""
    words = words_of(name).words
    sounds = {reading for word in words if word.weight > _INITIAL_WEIGHT for reading in word.readings}
    sounds.update(word.readings[0] for word in together(words))
    return frozenset(sounds | {"".join(word.readings[0] for word in words)})


def _word(text: str) -> Word:
    readings = tuple(dict.fromkeys(sounds(_simplified(romanise(form))) for form in _forms(text)))
    return Word(tuple(filter(None, readings)) or (text,), _weight(readings[0]))


def _forms(text: str) -> Iterator[str]:
    yield text
    for ending in (_CYRILLIC_ENDING, _GEORGIAN_ENDING):
        stem = ending.sub("", text)
        if stem != text:
            yield stem


def _simplified(roman: str) -> str:
    """Abdul, Abdel, Abdur … are one word, alone or run together with the next."""
    return "abd" if roman in wordlists.SERVANT else _RUN_TOGETHER.sub("abd", roman, count=1)


def _weight(sound: str) -> float:
    if len(sound) == 1:
        return _INITIAL_WEIGHT
    if sound in _small_sounds():
        return _SMALL_WEIGHT
    return min(1.0, _LEAST_WEIGHT + _WEIGHT_OF_A_SOUND * len(sound))


def is_kind_word(word: Word, kind: str) -> bool:
    """Whether a word may stand beside any name of a thing of this kind: an air base, the city of."""
    return _is_any(word, _kind_sounds(kind))


def _is_any(word: Word, known: frozenset[str]) -> bool:
    return not known.isdisjoint(word.readings)


def _sounds_of(words: Iterable[str]) -> frozenset[str]:
    """The sounds of words as lists have them, each of their parts by itself."""
    return frozenset(
        sound for text in words for part in fold(text).split() for form in _forms(part) if (sound := sounds(romanise(form)))
    )


@cache
def _title_sounds() -> frozenset[str]:
    return _sounds_of(wordlists.TITLES)


@cache
def _form_sounds() -> frozenset[str]:
    return _sounds_of(wordlists.LEGAL_FORMS)


@cache
def _small_sounds() -> frozenset[str]:
    return _sounds_of(wordlists.SMALL_WORDS)


@cache
def _kind_sounds(kind: str) -> frozenset[str]:
    return _sounds_of(wordlists.KIND_WORDS.get(kind, "").split())

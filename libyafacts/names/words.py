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
from libyafacts.names.romanising import Writing, as_read, romanisations, romanise, script_of, writing_of
from libyafacts.names.sounds import sounds


class Role(Enum):
    """What a word is to a name: a part of it, a title, an initial, or a small word that binds others."""

    NAME = "name"
    TITLE = "title"
    INITIAL = "initial"
    SMALL = "small"


class Word:
    """A word of a name, made once however many names have it, so that what is found out about it can be kept.

    ``text`` is the word, folded; ``readings`` are its sounds: as written, then without an ending that its grammar gave it.
    ``writing`` is what its alphabet leaves unsaid. ``weight`` says how much of a name it is, from 0 to 1; ``tells`` whether
    it tells who is meant.
    """

    __slots__ = ("readings", "role", "tells", "text", "weight", "writing")

    def __init__(self, text: str, readings: tuple[str, ...], writing: Writing, role: Role, weight: float) -> None:
        self.text = text
        self.readings = readings
        self.writing = writing
        self.role = role
        self.weight = weight
        self.tells = role is Role.NAME

    def __repr__(self) -> str:
        return f"{self.text} /{' '.join(self.readings)}/"


class Words(NamedTuple):
    """The words of a name, in their order, whether one of them is somebody's title, and how many are whose the rest is."""

    words: tuple[Word, ...]
    titled: bool
    possessor: int = 0


_LEAST_WEIGHT = 0.35
_WEIGHT_OF_A_SOUND = 0.13
_WEIGHTS = {Role.INITIAL: 0.3, Role.TITLE: 0.2, Role.SMALL: 0.1}

_INVERTED = re.compile(r"([^,;()]+),\s*([^,;()]+)")  # Haftar, Khalifa
_BRACKETS = dict.fromkeys(map(ord, "()（）[]"), " ")
_FOOTNOTE = re.compile(r"\[[\w ]{0,16}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\w)[*†‡]+")
# "a Turkish official", but not A. Conte; and the Russian for in, from, to.
_BEFORE_A_NAME = re.compile(r"^\s*(?:an?|в|во|на|из|от|со|об|по|с|у|о|к)\s+(?=\w)", re.IGNORECASE)
# The French write M. Haftar; a given name or another initial after it makes it an initial.
_MONSIEUR = re.compile(r"^\s*MM?\.\s+(?=(?:(?:al|el|le|la|de)[ -])?\w\w[^\s]*\s*$)", re.IGNORECASE)
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.-?){2,3}(?=\s*[^\W\d_]{3})")
_POSSESSOR = re.compile(r"^.*?\w['’ʼ]s(?=\s+\w)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]\W*")
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
# As folded: й has lost its mark.
_CYRILLIC_ENDING = re.compile(
    r"(?<=\w\w\w)(?:ого|его|ому|ему|ими|ыми|ами|ями|ыи|ии|ои|еи|ая|яя|ое|ее|ые|ие|ую|юю|ых|их|ым|им|ом|ем|ою|ею|ах|ях|ът"
    r"|а|у|е|ю|я|і|и|ы|ію|єм|єві|ові|еві|ією|єю)$"
)
_GREEK_ENDING = re.compile(r"(?<=[α-ω]{3})(?:ουσ|ου|οσ|ον|ων|οι|ησ|ην|ασ|αν|εσ|ο|η|α|ε)$")
_GEORGIAN_ENDING = re.compile(r"(?<=\w\w\w)(?:ისთვის|ისგან|თან|მა|ის|ში|ზე|ად|ით|ს|ი)$")
# What grammar hangs on a name: of Slavs, Romanians, Turks, Germans; in Arabic and Hebrew before it.
_CASE = re.compile(r"(?:(?<=\w\w\w\w)(?:owi|ovi|iem|em|om|iej|ego|emu|ich|ych|ou|ul|dan|den)|(?<=\w\w\w\w\w)s)$")
_PREFIX = re.compile(r"^(?:[وبفك]?ال|لل|[وبل]|[בהולמש])(?=\w\w\w)")
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
    texts = _texts(name)
    read = _texts(as_read(name, lang))
    if len(read) != len(texts):  # an ending was cut off from the one and not from the other
        read = texts
    kept = [at for at, text in enumerate(texts) if text not in _legal_forms()] or range(len(texts))
    roles = [_role(texts[at]) for at in kept]
    if Role.NAME not in roles:
        roles = [role if role is Role.INITIAL else Role.NAME for role in roles]
    words = [_word(texts[at], read[at], role) for at, role in zip(kept, roles, strict=True)]
    return Words(tuple(words), Role.TITLE in roles)


def in_brackets(name: str) -> tuple[str, str] | None:
    """What has two names, the second in brackets; None where nothing stands in brackets at the end."""
    found = _IN_BRACKETS.fullmatch(name)
    return (found[1], found[2]) if found else None


def abbreviates(short: str, name: str) -> bool:
    """Whether a word is made of the initials of a name's words, in their order, be it without the last ones."""
    initials = "".join(text[0] for text in _texts(name) if _role(text) is not Role.SMALL)
    return len(short := fold(short)) > 1 and initials.startswith(short)


@lru_cache(maxsize=65536)
def asked(name: str) -> Words:
    """The words of a name as somebody has put it into a sentence: each also without what grammar may have hung on it.

    What stands in brackets is asked for too: the Haftar who is Saddam is another.
    """
    bare = _MONSIEUR.sub("monsieur ", _BEFORE_A_NAME.sub("", _FOOTNOTE.sub("", name)))
    possessor = _POSSESSOR.match(bare)
    words = words_of(_INITIALS.sub(_apart, bare.translate(_BRACKETS)))
    whose = len(_texts(possessor[0])) if possessor else 0
    return words._replace(words=tuple(map(_uninflected, words.words)), possessor=whose)


def _apart(initials: re.Match[str]) -> str:
    return " ".join(letter for letter in initials[0] if letter.isalpha()) + " "


@lru_cache(maxsize=65536)
def _uninflected(word: Word) -> Word:
    ending = _PREFIX if word.writing is Writing.CONSONANTS else _CASE
    stem = ending.sub("", word.text)
    if stem == word.text or not word.tells or not (word.text.isascii() or ending is _PREFIX):
        return word
    readings = (*word.readings, sounds(_simplified(romanise(stem))))
    return Word(word.text, tuple(dict.fromkeys(filter(None, readings))), word.writing, word.role, word.weight)


def _texts(name: str) -> list[str]:
    inverted = _inverted(name)
    name = _NO_ARTICLE.sub("اال", f"{inverted[2]} {inverted[1]}" if inverted else name)
    folded = fold(_ASIDE.sub(" ", name)) or fold(name)
    return (folded if folded.isascii() else _titles_apart().sub(r" \1 ", folded)).split()


def _inverted(name: str) -> re.Match[str] | None:
    """A surname and, after a comma, the rest; not the title of somebody: "president of Russia, Vladimir Putin"."""
    found = _INVERTED.fullmatch(name.strip())
    first = fold(found[1]).partition(" ")[0] if found else ""
    return None if first and _role(first) is Role.TITLE else found


@cache
def _titles_apart() -> re.Pattern[str]:
    """Titles that stand by a name without a space, in Chinese and Japanese: 普京总统, エルドアン大統領."""
    titles = " ".join(wordlists.TITLES[lang] for lang in ("ja", "zh")).split()
    offices = "|".join(sorted(map(fold, titles), key=len, reverse=True))
    return re.compile(f"((?<=[ァ-ー])[{wordlists.STATES_IN_A_LETTER}](?={offices})|{offices}|の)")


def together(words: Sequence[Word]) -> list[Word]:
    """Each two neighbours as one word: Obaid Ullah, Obaidullah."""
    return [_joined(one, other) for one, other in pairwise(words)]


@lru_cache(maxsize=65536)
def _joined(one: Word, other: Word) -> Word:
    readings = (one.readings[0] + other.readings[0],)
    return Word(f"{one.text}{other.text}", readings, one.writing, Role.NAME, one.weight + other.weight)


class Sounds(NamedTuple):
    """What a name is found by: the sounds of its words in every reading, and of each two neighbours together."""

    single: frozenset[str]
    together: frozenset[str]


def sounds_of(words: Sequence[Word]) -> Sounds:
    """What a name of these words is found by: its words and titles; initials and small words are not looked for."""
    single = frozenset(reading for word in words if word.role in _SOUGHT for reading in word.readings)
    return Sounds(single, frozenset(word.readings[0] for word in together(words)) - single)


_SOUGHT = (Role.NAME, Role.TITLE)


@lru_cache(maxsize=65536)
def _word(text: str, read: str, role: Role) -> Word:
    romans = [roman for form in _forms(read) for roman in romanisations(form)]
    readings = [reading for roman in romans if (reading := sounds(_simplified(roman)))] or [text]
    weight = _WEIGHTS.get(role, min(1.0, _LEAST_WEIGHT + _WEIGHT_OF_A_SOUND * len(readings[0])))
    return Word(text, tuple(dict.fromkeys(readings)), writing_of(text), role, weight)


def _role(text: str) -> Role:
    if not _titles().isdisjoint(_said_forms(text)):
        return Role.TITLE
    if len(text) == 1 and text.isalpha() and script_of(text) != "CJK" and len(sounds(romanise(text))) == 1:
        return Role.INITIAL
    return Role.SMALL if text in _small_words() or text.isdecimal() else Role.NAME


def _forms(text: str) -> Iterator[str]:
    yield text
    for ending in (_CYRILLIC_ENDING, _GREEK_ENDING, _GEORGIAN_ENDING):
        stem = ending.sub("", text)
        if stem != text:
            yield stem


def _said_forms(text: str) -> Iterator[str]:
    """A word of a language, not of a name: also without what Arabic and Hebrew write before it: by, to, the, and."""
    yield from _forms(text)
    bare = _PREFIX.sub("", text)
    if bare != text:
        yield bare


def _simplified(roman: str) -> str:
    """Abdul, Abdel, Abdur … are one word, alone or run together with the next."""
    return "abd" if roman in wordlists.SERVANT else _RUN_TOGETHER.sub("abd", roman, count=1)


@lru_cache(maxsize=65536)
def is_kind_word(text: str, kind: str) -> bool:
    """Whether a folded word may stand beside any name of a thing of this kind: an air base, the city of."""
    return not _kind_words(kind).isdisjoint(_said_forms(text))


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

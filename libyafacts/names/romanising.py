"""Romanising: a folded word of any alphabet in Latin letters, roughly as newspapers write it. For comparing, never for showing.

Arabic and Hebrew keep the vowels that are written (السراج gives ``sraj``); those that are not written are nowhere invented.
Chinese characters stay as they are: no table of a few lines can read them.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from itertools import pairwise

# Between two letters that do not write one sound together, as libraries write Ad'ham.
APART = "'"


def _table(letters: str, latin: str) -> dict[str, str]:
    """Each letter with its Latin writing; ``-`` for a letter that is not heard."""
    return {letter: "" if written == "-" else written for letter, written in zip(letters, latin.split(), strict=True)}


_CYRILLIC = _table(
    "абвгґдеєжзиіклмнопрстуфхцчшщъыьэюяјљњћђџѕқғңөүұһәҷҳ",
    "a b v g g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya y l n ch dj dj dz k gh n o u u h a j h",
)
_GREEK = _table("αβγδεζηθικλμνξοπρστυφχψω", "a v g d e z i th i k l m n x o p r s t i f kh ps o") | {
    "ου": "u", "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "τσ": "ch", "τζ": "j",
    "ευ": "ev", "αυ": "av", "αι": "e", "οι": "i", "ει": "i",
}  # fmt: skip
_ARABIC = _table(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "پچژگٹڈڑںۆۇۈڤۋڕڵڭێټځڅډړږښڼۍګ",
    "a b t th j h kh d dh r z s sh s dh t z a gh f q k l m n h w y"
    + " p ch zh g t d r n o u u v v r l ng e t dz ts d r zh sh n y g",
)
_HEBREW = _table("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h w z h t y k k l m m n n s a p p ts ts k r sh t")
_GEORGIAN = _table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh k sh ch ts dz ts ch kh j h"
)
_ARMENIAN = _table(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts w p k o f ev",
)
_LATIN = {**_CYRILLIC, **_GREEK, **_ARABIC, **_HEBREW, **_GEORGIAN, **_ARMENIAN}
_SAID_TWO_WAYS = ("μπ", "ντ", "γκ")  # b and mp, d and nt, g and nk within a word
_SAID_TWO_WAYS_WITHIN = re.compile(rf"(?<=\w)(?:{'|'.join(_SAID_TWO_WAYS)})(?=\w)")
_PAIR = re.compile("|".join(letters for letters in _GREEK if len(letters) == 2))
# Alphabets whose letters Unicode names by their sound.
_NAMED_BY_SOUND = ("HANGUL SYLLABLE ", "KATAKANA LETTER ", "HIRAGANA LETTER ")
_GOD = {"الله": "lah"}  # as it is heard within a name: Nur-u-llah
_LATIN["ー"] = ""  # lengthens the vowel of a kana


# What a letter is read as by those who write these languages, where others read it otherwise.
_TURKISH = {"c": "dj", "C": "Dj", "ç": "ch", "Ç": "Ch", "ş": "sh", "Ş": "Sh", "ğ": "gh", "Ğ": "Gh", "j": "zh", "J": "Zh"}
_READ = {"tr": str.maketrans(_TURKISH), "az": str.maketrans({**_TURKISH, "x": "kh", "X": "Kh", "q": "g", "Q": "G"})}


def as_read(name: str, lang: str) -> str:
    """A name as those read it who write this language: Cufra is Djufra in Turkish. As it is in a language that says nothing."""
    table = _READ.get(lang.partition("-")[0])
    return unicodedata.normalize("NFC", name).translate(table) if table else name


class Writing(Enum):
    """What an alphabet leaves unsaid: nothing, short vowels, or all but whole syllables."""

    FULL = "full"
    CONSONANTS = "consonants"
    SYLLABLES = "syllables"


def writing_of(word: str) -> Writing:
    """How a word's alphabet writes."""
    if any(letter in _ARABIC or letter in _HEBREW for letter in word):
        return Writing.CONSONANTS
    if not word.isascii() and any(unicodedata.name(letter, "").startswith(_NAMED_BY_SOUND) for letter in word):
        return Writing.SYLLABLES
    return Writing.FULL


def romanise(word: str) -> str:
    """A folded word in Latin letters; what has none stays.

    >>> romanise("حفتر"), romanise("хафтар"), romanise("χαφταρ")
    ('hftr', 'khaftar', 'khaftar')
    """
    if word.isascii():
        return word
    word = _PAIR.sub(lambda pair: _GREEK[pair[0]], _GOD.get(word, word))
    letters = [_letter(letter) for letter in word]
    return "".join(f"{APART}{letter}" if _would_join(before, letter) else letter for before, letter in pairwise(["", *letters]))


def romanisations(word: str) -> list[str]:
    """A word in Latin letters, and as it may be said as well: Greek writes Conte as it writes Conde and Code."""
    said = {written: _GREEK[written[0]] + _GREEK[written[1]] for written in _SAID_TWO_WAYS}
    other = _SAID_TWO_WAYS_WITHIN.sub(lambda found: said[found[0]], word)
    return [romanise(word), *([romanise(other)] if other != word else [])]


def _would_join(before: str, letter: str) -> bool:
    """Whether two letters would be read as one sound, which they are not: ده is no dh."""
    return letter[:1] == "h" and before[-1:] in tuple("cdgkpstz")


def _letter(letter: str) -> str:
    if letter in _LATIN:
        return _LATIN[letter]
    name = "" if letter.isascii() else unicodedata.name(letter, "")
    sound = next((name.removeprefix(kind) for kind in _NAMED_BY_SOUND if name.startswith(kind)), "")
    return sound.removeprefix("SMALL ").lower() or letter

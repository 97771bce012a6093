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
    "абвгґдеєжзийіклмнопрстуфхцчшщъыьэюяјљњћђџѕқғңөүұһәҷҳ",
    "a b v g g d e e zh z i y i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya y l n ch dj dj dz k gh n o u u h a j h",
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
_GLIDE = re.compile("(?<=[аеоуыэюя])и(?=[аеиоуыэюя])")  # й between vowels, whose mark folding takes
_PAIR = re.compile("|".join(letters for letters in _GREEK if len(letters) == 2))
# Alphabets whose letters Unicode names by their sound.
_NAMED_BY_SOUND = ("HANGUL SYLLABLE ", "KATAKANA LETTER ", "HIRAGANA LETTER ")
_GOD = {"الله": "lah"}  # as it is heard within a name: Nur-u-llah
_LATIN["ー"] = ""  # lengthens the vowel of a kana


# What a letter with a mark is read as, which folding takes from it; and what Turks and Azeris read otherwise than others.
_MARKED = {
    "š": "sh", "ś": "sh", "ŝ": "sh", "ş": "sh", "č": "ch", "ć": "ch", "ĉ": "ch", "ž": "zh", "ź": "zh", "ż": "zh", "ĵ": "zh",
    "đ": "dj", "ĝ": "dj", "ḫ": "kh", "ẖ": "kh", "ĥ": "kh", "ġ": "gh",
}  # fmt: skip
_TURKISH = {"c": "dj", "ç": "ch", "ğ": "gh", "j": "zh"}
_AZERI = {**_TURKISH, "x": "kh", "q": "g"}
_READ = {lang: str.maketrans({**_MARKED, **own}) for lang, own in (("", {}), ("tr", _TURKISH), ("az", _AZERI))}


def as_read(name: str, lang: str = "") -> str:
    """A name as it is read, without case: Šojgu is Shoygu, and in Turkish Cufra is Djufra. A name with an ə is Azeri."""
    name = unicodedata.normalize("NFC", name).casefold()
    lang = "az" if "ə" in name else lang.partition("-")[0]
    return name.translate(_READ.get(lang, _READ[""]))


class Writing(Enum):
    """What an alphabet leaves unsaid: nothing, short vowels, or all but whole syllables."""

    FULL = "full"
    CONSONANTS = "consonants"
    SYLLABLES = "syllables"


def script_of(word: str) -> str:
    """The script that a word begins in, as Unicode names it: LATIN, ARABIC, CJK."""
    return unicodedata.name(word[0], "").partition(" ")[0]


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
    word = _PAIR.sub(lambda pair: _GREEK[pair[0]], _GLIDE.sub("й", _GOD.get(word, word)))
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

"""Folding: a name as comparable words, without what writers of one name differ in though they mean no other.

Case, accents, vowel signs, hyphens, apostrophes, articles (al-, el-, аль-, αλ-, ال), the shapes of one letter, and the endings
that Turkish hangs on a name with an apostrophe. Each name stays in its own alphabet.
"""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʾʿ`´"))
LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", "ħ": "h", "ĸ": "k",
        "ى": "ي", "ی": "ي", "ے": "ي", "ې": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ک": "ك", "ڪ": "ك", "ٱ": "ا",
        "ء": None, "ـ": None,
    }
)  # fmt: skip
_ARTICLES = frozenset(("al", "el", "ul", "аль", "эль", "ель", "αλ", "ελ"))
_LEADING = frozenset(("the", "an"))
# Patterns are text, compiled when first they are needed: most names have nothing of what they look for.
_ASSIMILATED = (
    r"\b(?:(?:al|el|ul|as|es|ash|esh|ad|ed|an|en|ar|er|at|et|az|ez|аль|эль|ель|ас|аш|ад|ан|ар|ат|аз|αλ|ελ|ασ|αντ)"
    r"[-‐‑–](?=\w)|(?:al|el)['’ʼ](?=\w\w\w))"  # but As'ad and Ad'ham are names
)
_POSSESSIVE = r"(?<=\w\w\w)['’ʼ]s\b"  # but Ra's Lanuf
# Turkish: Hafter'in, Ankara'da, NATO'nun; a single vowel only after five letters, for Arabic has Sana'a.
_SUFFIX = (
    r"(?:(?<=\w\w\w)['’ʼ](?:[nysş]?[iıuü]n?|n[ae]|y[ae]|n?[dt][ae](?:n|ki)?|l[aei]r[iı]?|yl[ae]|l[ae])(?<=\w\w)"
    r"|(?<=\w\w\w\w\w)['’ʼ][aeiıuü])\b"
)
_ELIDED = r"\b(?:[ld]|dell|dall|all|nell|sull|un)['’ʼ](?=\w\w)"  # l'UE, d'al-Watiya, dell'Unione
_DOTTED = r"\b(\w)\.(?=\w\b)"
_MARKS = frozenset("'’ʼ-‐‑–.")
_SON = {"ibn": "bin", "ben": "bin", "ибн": "бин", "ابن": "بن"}
_ARABIC_ARTICLE = "ال"
_GOD = "الله"
# Written as one word or two: عبدالله, أبوالقاسم.
_COMPOUND = r"\b(عبد|ابو|ابي)(?=ال\w\w)"
# Accents that make another letter: the marks of voice of kana.
_KEPT_MARKS = frozenset("\u3099\u309a")
_DROPPED = ("Mn", "Me", "Cf")


def fold(text: str) -> str:
    """A name as comparable words: two spellings with the same folding are the same name.

    Folding what is folded changes nothing.
    """
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")
    if not _MARKS.isdisjoint(text):
        for pattern, instead in ((_POSSESSIVE, ""), (_SUFFIX, ""), (_ELIDED, ""), (_DOTTED, r"\1"), (_ASSIMILATED, " ")):
            text = re.sub(pattern, instead, text)
    text = text.translate(APOSTROPHES)
    if not text.isascii():
        text = _without_accents(text)
    words = "".join(character if character.isalnum() else " " for character in text).split()
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    kept = [_SON.get(word, word) for word in map(_without_arabic_article, words) if word not in _ARTICLES]
    return " ".join(kept or words)


def _without_accents(text: str) -> str:
    kept = "".join(
        character
        for character in unicodedata.normalize("NFD", text)
        if character in _KEPT_MARKS or unicodedata.category(character) not in _DROPPED
    )
    return re.sub(_COMPOUND, r"\1 ", unicodedata.normalize("NFC", kept).translate(LETTERS))


def _without_arabic_article(word: str) -> str:
    return word[2:] if word.startswith(_ARABIC_ARTICLE) and len(word) >= 4 and word != _GOD else word

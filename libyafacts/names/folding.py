"""Names however they are spelt: folding to comparable words, and how alike two names are.

Folding removes what writers of one name differ in without meaning another: case, accents, vowel signs, hyphens, apostrophes
and articles (al-, el-, ال). What it keeps apart, only :func:`likeness` may bring together, and only by a margin.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

# Words that say what somebody is, not who: ignored only where the name was not found with them.
TITLES = frozenset(
    "general gen major maj lieutenant lt field marshal marshall marechal maresal feldmarschall generale colonel col"
    " admiral president pres prime minister premier pm foreign mr mrs ms dr sir commander chief retired"
    " مشير لواء فريق رييس متقاعد جنرال عميد عقيد".split()  # folded, as all names are when these are looked for
)

# Words too common to mean somebody by themselves.
GENERIC = frozenset(
    "the a an of in on to by for from with and or called de la le du des"
    " army forces force group groups government ministry palace media agency news official officials analysts experts"
    " diplomats journalists lawmakers officials base bases air airbase airport naval port military national"
    " corporation company union council state states republic city mercenaries fighters"
    " african american arab british chinese egyptian emirati european french german greek iranian iraqi italian libyan russian"
    " spanish syrian tunisian turkish ukrainian".split()
)

_ARTICLES = frozenset(("al", "el", "ul"))
_LEADING = frozenset(("the", "a", "an"))
_ASSIMILATED = re.compile(r"\b(?:al|el|ul|as|es|ash|esh|ad|ed|an|en|ar|er|at|et|az|ez)[-‐‑–'’ʼ](?=\w)")
_POSSESSIVE = re.compile(r"(?<=\w\w\w)['’ʼ]s\b")
_DOTTED = re.compile(r"\b(\w)\.(?=\w\b)")
APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻʾʿ`´"))
LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e",
        "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ـ": None,
    }
)  # fmt: skip
_ARABIC_ARTICLE = "ال"


def fold(text: str) -> str:
    """A name as comparable words: two spellings with the same folding are the same name.

    Folding what is folded changes nothing.
    """
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    text = _DOTTED.sub(r"\1", _POSSESSIVE.sub("", text))
    text = _ASSIMILATED.sub(" ", text).translate(APOSTROPHES)
    text = "".join(
        character
        for character in unicodedata.normalize("NFD", text)
        if unicodedata.category(character) not in ("Mn", "Me", "Cf")
    )
    text = unicodedata.normalize("NFC", text).translate(LETTERS)
    words = "".join(character if character.isalnum() else " " for character in text).split()
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    kept = [_without_arabic_article(word) for word in words if word not in _ARTICLES]
    return " ".join(kept or words)


def _without_arabic_article(word: str) -> str:
    return word[2:] if word.startswith(_ARABIC_ARTICLE) and len(word) >= 5 else word


def untitled(folded: str) -> str:
    """A folded name without ranks and titles; as it was where nothing else would be left."""
    return " ".join(word for word in folded.split() if word not in TITLES) or folded


Similarity = Callable[[str, str], float]

# Below these, two names are not alike: one wrong letter in five is, "Muhammad" for "Muammar" is not.
LEAST_WORD = 0.8
LEAST_NAME = 0.8
# What each word of a name costs that the query leaves out.
LEFT_OUT = 0.93


def likeness(query: Sequence[str], names: Sequence[Sequence[str]]) -> list[float]:
    """How alike the words of a query are to each name's words, from 0 to 1.

    Every word of the query must find a word of the name that is at least :data:`LEAST_WORD` alike (1 - edits / length of
    the longer word), and short words must agree; words of the name that the query leaves out cost little.

    Returns:
        One score per name, in order; 0 where a word of the query finds nothing.
    """
    from rapidfuzz.distance import Levenshtein  # late: most names are found without it

    return [_alike(query, name, Levenshtein.normalized_similarity) for name in names]


def _alike(query: Sequence[str], name: Sequence[str], similarity: Similarity) -> float:
    left = list(name)
    total = weight = 0.0
    for word in query:
        scored = [(_word_score(word, other, similarity), index) for index, other in enumerate(left)]
        best, index = max(scored, default=(0.0, -1))
        if best < LEAST_WORD:
            return 0.0
        del left[index]
        total += best * len(word)
        weight += len(word)
    if not weight:
        return 0.0
    return total / weight * LEFT_OUT ** len(left)


def _word_score(word: str, other: str, similarity: Similarity) -> float:
    if min(len(word), len(other)) < 4:
        return 1.0 if word == other else 0.0
    return similarity(word, other)

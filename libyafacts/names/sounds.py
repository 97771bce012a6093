"""The sounds of a romanised word: which letters are written for one another, and at what cost.

A *sound* is one character. Most are the Latin letter itself; what several letters write together has a sign of its own:
``X`` kh, ``G`` gh, ``H`` ch, ``C`` tch (č), ``S`` sh, ``J`` dj (dž), ``Z`` zh (ž), ``T`` th, ``D`` dh, ``W`` ts.

Two words are compared by the cheapest way from the one to the other (Wagner and Fischer 1974, with Damerau's exchange of
neighbours), where a step costs what it says about the name: a vowel, which every language writes as it hears it and Arabic
not at all, costs little; kh for h, g for q, ş for sh cost little; r for t costs a whole letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

VOWELS = "aeiou"
_SPELLINGS = {
    "shch": "S", "tsch": "C", "dsch": "J", "tsh": "C", "tch": "C", "sch": "S", "dzh": "J", "dj": "J", "zh": "Z", "sh": "S",
    "ch": "H", "kh": "X", "gh": "G", "th": "T", "dh": "D", "ph": "f", "ts": "W", "tz": "W", "cz": "C", "sz": "S", "ck": "k",
    "qu": "k", "dz": "z", "x": "ks", "ou": "u", "oo": "u", "ee": "i", "aa": "a",
}  # fmt: skip
_SPELLING = re.compile("|".join(_SPELLINGS))
_DOUBLED = re.compile(r"(.)\1+")

# What it costs to write one sound for the other, by how many writers do.
_COSTS = {
    0.08: "kq kc dD tT gG vw Xh HC jJ HX cC zD yi wu cH ZJ",
    0.15: "Jg jg jy SH cS sS Cj CJ gq Gq sz Sc cs jZ gh Gh gX GX sT WH Wc Ws Wz cJ cj kX kH qX WC dt bp fv hH hj jX kg",
    0.3: "qG kG ST sZ SZ zZ tD dT zT dz bv pf vu mn hk Sz SJ Sj sC CS Zj zj zJ CZ HZ tW qX lr kC",
}
_ANOTHER_VOWEL = 0.12
_ANOTHER_CONSONANT = 1.0
_EXCHANGED = 0.5
# What a sound weighs within its word, and what it costs to leave it out.
_WEIGHT = dict.fromkeys(VOWELS, 0.3) | {"w": 0.4, "y": 0.4, "h": 0.6, "G": 0.6}
_LEFT_OUT = dict.fromkeys(VOWELS, 0.12) | {"w": 0.2, "y": 0.2, "h": 0.45, "G": 0.45}
_CONSONANT_WEIGHT = 1.0
_CONSONANT_LEFT_OUT = 0.9
_SILENT_END = 0.15  # of a last h

# From here on two words may be the same name.
LEAST = 0.7

# Sounds that are ever written for one another, by class: the skeleton of a word is its consonants' classes. Some belong to two.
_CLASSES = {"kqgGXh": ("K",), "cHCjJ": ("K", "T"), "tTdDsSzZW": ("T",), "bpfv": ("P",), "mn": ("M",), "w": ("", "P"), "y" + VOWELS: ("",)}
_CLASS = {sound: classes for letters, classes in _CLASSES.items() for sound in letters}
_MOST_READINGS = 8
_MOST_SOUNDS = 40


def _cost_table() -> dict[str, float]:
    table = {a + b: _ANOTHER_VOWEL for a in VOWELS for b in VOWELS + "wy"}
    table |= {b + a: _ANOTHER_VOWEL for a in VOWELS for b in "wy"}
    for cost, pairs in _COSTS.items():
        for one, other in pairs.split():
            table[one + other] = table[other + one] = cost
    return table


_COST = _cost_table()


def sounds(roman: str) -> str:
    """The sounds of a romanised word, one character each; doubled ones once, and no more than forty.

    >>> sounds("qadhdhafi"), sounds("khadaffy"), sounds("choigou")
    ('qaDafi', 'Xadafy', 'Hoigu')
    """
    return _DOUBLED.sub(r"\1", _SPELLING.sub(lambda found: _SPELLINGS[found[0]], roman))[:_MOST_SOUNDS]


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How alike two words are by their sounds: 1 for the same, 0 below :data:`LEAST`."""
    if one == other:
        return 1.0
    weight = max(_weight(one), _weight(other), _CONSONANT_WEIGHT)
    cost = _distance(one, other, most=(1 - LEAST) * weight)
    return 1 - cost / weight if cost <= (1 - LEAST) * weight else 0.0


@lru_cache(maxsize=65536)
def _weight(word: str) -> float:
    return sum(_WEIGHT.get(sound, _CONSONANT_WEIGHT) for sound in word)


def _distance(one: str, other: str, most: float) -> float:
    """The cost of the cheapest way from one word to the other; anything above ``most`` where it is more than that."""
    left_out = _leaving_out(other)
    two_above: list[float] = []
    above = [0.0, *accumulate(left_out)]
    for i, (sound, leaving) in enumerate(zip(one, _leaving_out(one), strict=True)):
        row = [above[0] + leaving]
        for j, target in enumerate(other):
            if sound == target:
                best = above[j]
            else:
                best = above[j] + _COST.get(sound + target, _ANOTHER_CONSONANT)
                if i and j and sound == other[j - 1] and one[i - 1] == target:
                    best = min(best, two_above[j - 1] + _EXCHANGED)
            row.append(min(best, above[j + 1] + leaving, row[j] + left_out[j]))
        if min(row) > most and min(above) > most:
            return most + 1
        two_above, above = above, row
    return above[-1]


@lru_cache(maxsize=65536)
def _leaving_out(word: str) -> tuple[float, ...]:
    costs = [_LEFT_OUT.get(sound, _CONSONANT_LEFT_OUT) for sound in word]
    if word.endswith("h") and len(word) > 1:
        costs[-1] = _SILENT_END
    return tuple(costs)


@lru_cache(maxsize=65536)
def skeletons(word: str) -> tuple[str, ...]:
    """The consonants of a word as classes of those that are written for one another; one reading per way to take the unclear.

    A word without consonants is its first vowel.

    >>> skeletons(sounds("khadaffy")), skeletons(sounds("gheddafi")), skeletons(sounds("hifter"))
    (('KTP',), ('KTP',), ('KPTr',))
    """
    readings = [""]
    for sound in word:
        classes = _CLASS.get(sound, (sound,))
        readings = [reading + class_ for reading in readings for class_ in classes][:_MOST_READINGS]
    return tuple(reading or word.replace("w", "u").replace("y", "i")[:1] for reading in dict.fromkeys(readings))


@lru_cache(maxsize=65536)
def neighbourhood(word: str) -> frozenset[str]:
    """The keys under which to look for words that may be alike: the skeletons, and each with one consonant left out.

    Two words with no key in common differ in more than one consonant each. The idea of looking for errors by what is left
    after leaving out is Garbe's (SymSpell, 2012), and Mor and Fraenkel's before (1982).
    """
    whole = skeletons(word)
    shortened = (reading[:at] + reading[at + 1 :] for reading in whole if len(reading) >= 3 for at in range(len(reading)))
    return frozenset((*whole, *shortened))

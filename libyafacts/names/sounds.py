"""The sounds of a romanised word: which letters are written for one another, and at what cost.

A *sound* is one character. Most are the Latin letter itself; what several letters write together has a sign of its own:
``X`` kh, ``G`` gh, ``H`` ch, ``C`` tch (č), ``S`` sh, ``J`` dj (dž), ``Z`` zh (ž), ``T`` th, ``D`` dh, ``W`` ts.

Two words are compared by the cheapest way from the one to the other (Wagner and Fischer 1974, with Damerau's exchange of
neighbours), where a step costs what it says about the name: a vowel, which every language writes as it hears it and Arabic
not at all, costs little; kh for h, g for q, ş for sh cost little; r for t costs a whole letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from libyafacts.names.romanising import APART

VOWELS = "aeiou"
_SPELLINGS = {
    "schtsch": "S", "shch": "S",
    "tsch": "C", "dsch": "J", "tsh": "C", "tch": "C", "sch": "S", "dzh": "J", "dj": "J", "zh": "Z", "sh": "S",
    "ch": "H", "kh": "X", "gh": "G", "th": "T", "dh": "D", "ph": "f", "ts": "W", "tz": "W", "cz": "C", "sz": "S", "ck": "k",
    "qu": "k", "dz": "z", "x": "ks", "ou": "u", "oo": "u", "ee": "i", "aa": "a",
}  # fmt: skip
_SPELLING = re.compile("|".join(_SPELLINGS))
_DOUBLED = re.compile(r"(.)\1+")
_UNHEARD = re.compile(r"(?<=i)(?:[jy]$|y(?=[aeou]))|(?<=[aeou])y+(?=i)|(?<=\w\w\w[aeiou])h$")  # Sergij, Watiya, Fayiz, Darnah
_DOUBLED_CONSONANT = re.compile(r"([b-df-hj-np-tvwxz])\1+")

# What it costs to write one sound for the other, by how many writers do.
_COSTS = {
    0.08: "kq kc cq dD tT gG vw Xh HC jJ HX cC zD cH ZJ jZ jy",
    0.15: "cg Jg jg SH cS sS Cj CJ gq Gq sz cs gh Gh gX GX sT WH Wc Ws Wz cJ cj kX kH qX WC dt bp fv hH jX kg",
    0.3: "hj sH kG ST sZ SZ zZ tD dT zT dz bv pf uv mn hk Sz SJ Sj sC CS zj zJ CZ HZ tW kC",
    0.5: "lr",
}
_VOWEL_COSTS = {0.06: "ou ei iy uw ey", 0.12: "ae ao eo ij", 0.2: "ai au ay eu iu aw ow uy", 0.25: "oi oy ew iw"}
_ANOTHER_CONSONANT = 1.0
_EXCHANGED = 0.4
_SAME_INITIAL = 0.08
_EXCHANGED_WITH_VOWEL = 0.5
# What a sound weighs within its word, and what it costs to leave it out; a vowel less where vowels are not written.
_WEIGHT = dict.fromkeys(VOWELS, 0.3) | {"w": 0.4, "y": 0.4, "h": 0.6, "G": 0.6}
_LEFT_OUT = dict.fromkeys(VOWELS, 0.25) | {"w": 0.3, "y": 0.3, "h": 0.45, "G": 0.45}
_UNWRITTEN = dict.fromkeys(VOWELS, 0.1) | {"w": 0.2, "y": 0.2, "h": 0.45, "G": 0.45}
_CONSONANT_WEIGHT = 1.0
_CONSONANT_LEFT_OUT = 0.9
_FIRST_LEFT_OUT = 1.5
_SILENT_END = 0.15  # of a last h
# How much more a difference counts in a word of so few consonants.
_SOFT = f"{VOWELS}wy"
_STRESS = {0: 2.0, 1: 2.0, 2: 1.5}

# From here on two words may be the same name.
LEAST = 0.7

# Sounds that are ever written for one another, by class: the skeleton of a word is its consonants' classes. Some belong to two.
_CLASSES = {
    "kqgGXh": ("K",),
    "cHCJ": ("K", "T"),
    "j": ("", "K", "T"),
    "tTdDsSzZW": ("T",),
    "bpfv": ("P",),
    "mn": ("M",),
    "w": ("", "P"),
    "y" + VOWELS: ("",),
}
_CLASS = {sound: classes for letters, classes in _CLASSES.items() for sound in letters}
_MOST_READINGS = 4
_MOST_SOUNDS = 40
_SHORTEST_SHORTENED = 3
_SHORTEST_UNSURE = 4


def _cost_table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for cost, pairs in (*_COSTS.items(), *_VOWEL_COSTS.items()):
        for one, other in map(tuple, pairs.split()):
            table.setdefault(one, {})[other] = table.setdefault(other, {})[one] = cost
    return table


# By the sound, what it costs to write another for it.
_COST = _cost_table()
_NO_COSTS: dict[str, float] = {}


def sounds(roman: str) -> str:
    """The sounds of a romanised word, one character each; doubled ones once, and no more than forty.

    >>> sounds("qadhdhafi"), sounds("khadaffy"), sounds("choigou")
    ('qaDafi', 'Xadafy', 'Hoigu')
    """
    once = _UNHEARD.sub("", _DOUBLED_CONSONANT.sub(r"\1", roman))
    read = _SPELLING.sub(lambda found: _SPELLINGS[found[0]], once).replace(APART, "")
    return _DOUBLED.sub(r"\1", read)[:_MOST_SOUNDS]


@lru_cache(maxsize=65536)
def likeness(one: str, other: str, one_lacks: bool = True, other_lacks: bool = True) -> float:
    """How alike two words are by their sounds: 1 for the same, 0 below :data:`LEAST`.

    The fewer consonants, the more each difference counts.

    Args:
        one: sounds.
        other: sounds.
        one_lacks: whether the first may lack vowels that the second has, as Arabic writes.
        other_lacks: whether the second may lack vowels that the first has.
    """
    if one == other:
        return 1.0
    if keys_of(one).isdisjoint(keys_for(other)):
        return 0.0
    weight = max(_weight(one), _weight(other), _CONSONANT_WEIGHT) / _stress(one, other)
    most = (1 - LEAST) * weight
    cost = _distance(one, other, _leaving_out(one, other_lacks), _leaving_out(other, one_lacks), most)
    return 1 - cost / weight if cost <= most else 0.0


def begin_alike(one: str, other: str) -> bool:
    """Whether two words begin with the same sound, or one that many write for it: J. for Yuri."""
    if one[0] in VOWELS or other[0] in VOWELS:
        return one[0] == other[0]
    return one[0] == other[0] or _COST.get(one[0], _NO_COSTS).get(other[0], _ANOTHER_CONSONANT) <= _SAME_INITIAL


@lru_cache(maxsize=65536)
def _weight(word: str) -> float:
    return sum(_WEIGHT.get(sound, _CONSONANT_WEIGHT) for sound in word)


def _stress(one: str, other: str) -> float:
    return _STRESS.get(min(_consonants(one), _consonants(other)), 1.0)


@lru_cache(maxsize=65536)
def _consonants(word: str) -> int:
    return sum(sound not in _SOFT for sound in word)


def _distance(one: str, other: str, leaving_one: Sequence[float], leaving_other: Sequence[float], most: float) -> float:
    """The cost of the cheapest way from one word to the other; anything above ``most`` where it is more than that.

    Here a query spends most of its time, hence comparisons instead of ``min``.
    """
    two_above: list[float] = []
    above = [0.0, *accumulate(leaving_other)]
    least_above = 0.0
    for i, sound in enumerate(one):
        leaving = leaving_one[i]
        cost_of = _COST.get(sound, _NO_COSTS).get
        cost = above[0] + leaving
        row = [cost]
        least = cost
        for j, target in enumerate(other):
            by_leaving_other = cost + leaving_other[j]
            by_leaving_one = above[j + 1] + leaving
            cost = above[j]
            if sound != target:
                cost += cost_of(target, _ANOTHER_CONSONANT)
                if i and j and sound == other[j - 1] and one[i - 1] == target:
                    cost = min(cost, two_above[j - 1] + _cost_of_exchange(sound, target))
            if by_leaving_other < cost:
                cost = by_leaving_other
            if by_leaving_one < cost:
                cost = by_leaving_one
            row.append(cost)
            if cost < least:
                least = cost
        if least > most and least_above > most:
            return least
        two_above, above, least_above = above, row, least
    return above[-1]


def _cost_of_exchange(sound: str, neighbour: str) -> float:
    return _EXCHANGED_WITH_VOWEL if sound in VOWELS or neighbour in VOWELS else _EXCHANGED


@lru_cache(maxsize=65536)
def _leaving_out(word: str, lacking: bool) -> tuple[float, ...]:
    """What it costs to leave out each sound: more for the consonant that a word begins with, next to nothing for a last h."""
    table = _UNWRITTEN if lacking else _LEFT_OUT
    costs = [table.get(sound, _CONSONANT_LEFT_OUT) for sound in word]
    if costs and word[0] not in table:
        costs[0] = _FIRST_LEFT_OUT
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
def keys_of(word: str) -> frozenset[str]:
    """The keys under which a word is kept, for :func:`keys_for` to find it from any word that may be alike.

    They are its skeletons; each with one consonant left out, marked ``-``; and longer ones with one consonant unknown, ``?``.
    Looking for errors by what is left after leaving out is Mor and Fraenkel's idea (1982), and Garbe's (SymSpell, 2012).
    """
    whole = skeletons(word)
    return frozenset((*whole, *(f"-{short}" for short in _shortened(whole)), *_unsure(whole)))


@lru_cache(maxsize=65536)
def keys_for(word: str) -> frozenset[str]:
    """The keys under which to look for words that may be like one.

    These have its consonants, or one more, or one less, or two neighbours exchanged; or, of four and more, another one.
    """
    whole = skeletons(word)
    return frozenset((*whole, *(f"-{long}" for long in whole), *_shortened(whole), *_unsure(whole), *_exchanged(whole)))


def _shortened(skeletons: Sequence[str]) -> Iterator[str]:
    for skeleton in skeletons:
        if len(skeleton) >= _SHORTEST_SHORTENED:
            yield from (skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))


def _unsure(skeletons: Sequence[str]) -> Iterator[str]:
    for skeleton in skeletons:
        if len(skeleton) >= _SHORTEST_UNSURE:
            yield from (f"{skeleton[:at]}?{skeleton[at + 1 :]}" for at in range(len(skeleton)))


def _exchanged(skeletons: Sequence[str]) -> Iterator[str]:
    for skeleton in skeletons:
        yield from (skeleton[:at] + skeleton[at + 1] + skeleton[at] + skeleton[at + 2 :] for at in range(len(skeleton) - 1))

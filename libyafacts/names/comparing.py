"""How alike two names are: their words paired off, the likest first, and what is left over on either side.

A word of the query that finds nothing speaks against the name, the more so where it stands first, where the given name does;
least between words that were found, where patronymics and fathers' names stand. A word of the name that the query leaves out
costs little. Words left over on both sides contradict each other: Maher Assad is not Bashar Assad.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from libyafacts.names.romanising import Writing
from libyafacts.names.sounds import LEAST, begin_alike, likeness, skeletons
from libyafacts.names.words import Word, together

_LEAST_RUN_TOGETHER = 0.9
_INITIAL = 0.9
_OTHER_READING = 0.01
# What a wrong letter costs, of the length of the word; in the longest that is next to nothing.
_A_LETTER = 0.6
_MOST_A_LETTER_OFF = 0.97
_LONG_ENOUGH_FOR_ERRORS = 5
_TOGETHER_LATER = 0.02

# What a word left over counts, by where it is.
_BEFORE, _BETWEEN, _AFTER = 1.0, 0.35, 0.7
_IN_THE_NAME = 0.25
_ON_BOTH_SIDES = 0.6
_OPTIONAL = 0.3
_NOTHING: Mapping[int, float] = MappingProxyType({})


class Pair(NamedTuple):
    """Words of a query that are one or more words of a name; ``likeness`` from 0 to 1."""

    likeness: float
    query: tuple[int, ...]
    name: tuple[int, ...]


class Comparison:
    """The words of a query paired with those of a name.

    ``unfound`` are the places of the words of the query that found none of the name, ``left_out`` of those of the name that
    the query left out.
    """

    def __init__(self, query: Sequence[Word], name: Sequence[Word], pairs: Sequence[Pair]) -> None:
        self.query = query
        self.name = name
        self.pairs = pairs
        found = {at for pair in pairs for at in pair.query}
        told = {at for pair in pairs for at in pair.name}
        self.unfound = [at for at in range(len(query)) if at not in found]
        self.left_out = [at for at in range(len(name)) if at not in told]

    @property
    def by_skeleton(self) -> bool:
        """Whether the two names are the same consonants, word by word, as far as these are written for one another."""
        return not (self.unfound or self.left_out) and all(
            len(pair.query) == len(pair.name) == 1 and _share_skeleton(self.query[pair.query[0]], self.name[pair.name[0]])
            for pair in self.pairs
        )

    def score(
        self, neutral: Collection[int] = (), known: Mapping[int, float] = _NOTHING, optional: Collection[int] = ()
    ) -> float:
        """How sure it is that the query means this name, from 0 to 1.

        Args:
            neutral: words of the query that say nothing for or against, though they found nothing in the name.
            known: words of the query that are like words of another name of the same owner, and how much.
            optional: words of the name that may as well be left out, which counts less.
        """
        if not self.pairs:
            return 0.0
        found = sum(self._weight_of(pair) * pair.likeness**2 for pair in self.pairs)
        paired = sum(self._weight_of(pair) for pair in self.pairs)
        found += sum(self.query[at].weight * alike**2 for at, alike in known.items())
        paired += sum(self.query[at].weight for at in known)
        against = sum(self.query[at].weight * self._place(at) for at in self.unfound if at not in neutral and at not in known)
        left_out = self._weight_left_out(optional)
        return found / (paired + against + _IN_THE_NAME * left_out + _ON_BOTH_SIDES * min(against, left_out))

    def _weight_left_out(self, optional: Collection[int]) -> float:
        """What is left out of the name; to a single word, a longer name is as near as a shorter one."""
        weights = [self.name[at].weight * (_OPTIONAL if at in optional else 1) for at in self.left_out]
        single = sum(word.tells for word in self.query) <= 1
        return max(weights, default=0.0) if single else sum(weights)

    def _weight_of(self, pair: Pair) -> float:
        ours = sum(self.query[at].weight for at in pair.query)
        theirs = sum(self.name[at].weight for at in pair.name)
        return (ours + theirs) / 2

    def _place(self, at: int) -> float:
        found = [position for pair in self.pairs for position in pair.query]
        return _BEFORE if at < min(found) else _AFTER if at > max(found) else _BETWEEN


def compare(query: Sequence[Word], name: Sequence[Word]) -> Comparison:
    """Pair the words of a query with those of a name, the likest first; each word is in one pair at most."""
    taken_query: set[int] = set()
    taken_name: set[int] = set()
    chosen = []
    for _, pair in sorted(_possible(query, name), reverse=True):
        if taken_query.isdisjoint(pair.query) and taken_name.isdisjoint(pair.name):
            chosen.append(pair)
            taken_query.update(pair.query)
            taken_name.update(pair.name)
    return Comparison(query, name, chosen)


def _possible(query: Sequence[Word], name: Sequence[Word]) -> Iterator[tuple[float, Pair]]:
    """Every pair that is alike enough, with its precedence: longer words first where two are as alike."""
    for i, ours in enumerate(query):
        for j, theirs in enumerate(name):
            alike = word_likeness(ours, theirs)
            if alike:
                yield alike + len(ours.readings[0]) / 10_000, Pair(alike, (i,), (j,))
    for i, joined in enumerate(together(query)):
        for j, theirs in enumerate(name):
            alike = word_likeness(joined, theirs)
            if alike >= _LEAST_RUN_TOGETHER:
                yield alike - _TOGETHER_LATER, Pair(alike, (i, i + 1), (j,))
    for j, joined in enumerate(together(name)):
        for i, ours in enumerate(query):
            alike = word_likeness(ours, joined)
            if alike >= _LEAST_RUN_TOGETHER:
                yield alike - _TOGETHER_LATER, Pair(alike, (i,), (j, j + 1))


@lru_cache(maxsize=131072)
def word_likeness(one: Word, other: Word) -> float:
    """How alike two words are by their likest readings: 0 where less than :data:`sounds.LEAST`; initials by their letter.

    What is written in syllables is compared with its like alone, since it hears other names as its own can be said.
    """
    if (one.writing is Writing.SYLLABLES) is not (other.writing is Writing.SYLLABLES):
        return 0.0
    first, second = one.readings[0], other.readings[0]
    if first == second or one.text == other.text:
        return 1.0
    if len(first) == 1 or len(second) == 1:
        return _INITIAL if one.text[0] == other.text[0] or begin_alike(first, second) else 0.0
    lacks = (one.writing is Writing.CONSONANTS, other.writing is Writing.CONSONANTS)
    best = likeness(first, second, *lacks)
    if len(one.readings) + len(other.readings) > 2:
        others = (likeness(reading, counterpart, *lacks) for reading in one.readings for counterpart in other.readings)
        best = max(best, max(others) - _OTHER_READING)
    if best < _MOST_A_LETTER_OFF and is_a_letter_off(one.text, other.text):
        best = max(best, 1 - _A_LETTER / max(len(one.text), len(other.text)))
    return best if best >= LEAST else 0.0


def is_a_letter_off(one: str, other: str) -> bool:
    """Whether two longer Latin words differ by a letter that one of them lacks, or has wrong, or by two exchanged."""
    if one[0] != other[0] or not -1 <= len(one) - len(other) <= 1:  # of most words
        return False
    if len(one) > len(other):
        one, other = other, one
    same_length = len(one) == len(other)
    if len(one) < _LONG_ENOUGH_FOR_ERRORS + same_length or not (one.isascii() and other.isascii()):
        return False
    at = next((at for at, letter in enumerate(one) if letter != other[at]), len(one))
    if not same_length:
        return one[at:] == other[at + 1 :]
    exchanged = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return exchanged or one[at + 1 :] == other[at + 1 :]


def _share_skeleton(one: Word, other: Word) -> bool:
    ours = {skeleton for reading in one.readings for skeleton in skeletons(reading)}
    return any(not ours.isdisjoint(skeletons(reading)) for reading in other.readings)

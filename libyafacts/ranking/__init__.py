"""The names of a base that sound like a query, ranked: how sure each is, and whether anything speaks against it.

Names are found by the keys of their sounds, so that a base of any size is asked only for the few that may be meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from libyafacts.index import Index, Spelling
from libyafacts.names import comparing, words
from libyafacts.names.comparing import Comparison, Pair
from libyafacts.names.romanising import script_of
from libyafacts.names.words import Role
from libyafacts.ranking.memory import Memory
from libyafacts.ranking.reading import ANOTHER_GIVEN_NAME, ANOTHER_SURNAME, PLACES, Query, Reading

# From which score on several words are enough, or a single one as it is written; a single one that is merely alike; a word
# without vowels that is like one in Latin letters; and a word that is like one in other letters.
ENOUGH = 0.72
ENOUGH_FOR_A_WORD = 0.83
ENOUGH_WITHOUT_VOWELS = 0.85
ENOUGH_ACROSS = 0.9
# How alike each two words have to be that are taken for one; of people and bodies, of places.
ENOUGH_FOR_A_PAIR = 0.78
ENOUGH_FOR_A_PLACE = 0.77
# How alike the words of a description have to be.
DESCRIBED = 0.95
# Longer queries are no names (in letters, and in words), and less likely owners are not looked at closely.
LONGEST_QUERY = 300
LONGEST_NAME = 24
MOST_OWNERS = 8
# Why a name is somebody else's, besides the names that are not his.
ANOTHER = "somebody or something of his"


class Scored(NamedTuple):
    """A name that a query may mean, how sure that is (0 to 1), and what keeps it from being certain, if anything."""

    spelling: Spelling
    rung: str
    score: float
    doubt: str

    @property
    def is_another(self) -> bool:
        """Whether it is somebody else's name, however alike."""
        return self.doubt in (ANOTHER_GIVEN_NAME, ANOTHER_SURNAME, ANOTHER)


def ranked(index: Index, query: str, kinds: Sequence[str] = ()) -> list[Scored]:
    """The likeliest name of each actor and place that sounds at all like the query, best first.

    Args:
        index: the base.
        query: a name.
        kinds: only actors and places of these kinds; all where empty.
    """
    if len(query) > LONGEST_QUERY:
        return []
    asked = words.asked(query)
    if len(asked.words) > LONGEST_NAME or not any(word.tells for word in asked.words):
        return []
    memory = _memory(index)
    question = Query(memory, asked)
    owners: dict[str, list[_Compared]] = {}
    for spelling in memory.sounding_like(asked.words):
        kind = index.kind_of(spelling.entity)
        name = words.words_of(spelling.name, spelling.lang)
        if kinds and kind not in kinds:
            continue
        comparison = comparing.compare(asked.words, name.words)
        if comparison.pairs:
            owners.setdefault(spelling.entity, []).append(_Compared(spelling, comparison, _optional(comparison, kind)))
    likely = sorted(owners.items(), key=lambda owner: -max(compared.at_best for compared in owner[1]))
    best = [_best(Reading(question, memory.owner(id_)), compared) for id_, compared in likely[:MOST_OWNERS]]
    return sorted(best, key=lambda one: (-one.score, one.doubt != "", one.spelling.weak, one.spelling.entity))


def _optional(comparison: Comparison, kind: str) -> set[int]:
    """Words of a name that may be left out: of a place what kind of place it is; of a body only for another such word.

    Watiya is the air base of Watiya, but the Turkish forces are not all that is Turkish.
    """
    if kind == "person":  # a surname may stand alone
        return set(comparison.left_out) if sum(word.tells for word in comparison.query) == 1 else set()
    of_its_kind = {at for at in comparison.left_out if words.is_kind_word(comparison.name[at].text, kind)}
    instead = any(words.is_kind_word(comparison.query[at].text, kind) for at in comparison.unfound)
    return of_its_kind if instead or kind in PLACES else set()


class _Compared(NamedTuple):
    """A name compared with the query; ``optional`` are the words that may as well be left out."""

    spelling: Spelling
    comparison: Comparison
    optional: set[int]

    @property
    def at_best(self) -> float:
        """The score that it has if all that it has not is known of its owner."""
        return self.comparison.score(self.comparison.unfound, optional=self.optional)


def _best(reading: Reading, names: list[_Compared]) -> Scored:
    """The best of the names of one owner: one that nothing speaks against before one that is merely more alike."""
    best: Scored | None = None
    for compared in sorted(names, key=lambda one: (-one.at_best, one.spelling.weak, one.spelling.name)):
        if best and compared.at_best < (ENOUGH if best.doubt else best.score):
            break
        scored = _scored(compared, reading)
        if best is None or (not scored.doubt, scored.score) > (not best.doubt, best.score):
            best = scored
    assert best is not None
    return best


@lru_cache(maxsize=1)
def _memory(index: Index) -> Memory:
    return Memory(index)


def _scored(compared: _Compared, reading: Reading) -> Scored:
    comparison = compared.comparison
    known = {at: alike for at, alike in reading.known.items() if at in comparison.unfound} if comparison.unfound else {}
    neutral = reading.neutral(comparison) if comparison.unfound else set()
    score = comparison.score(neutral, known, compared.optional)
    doubt = _doubt(compared, reading, neutral | known.keys()) or (
        "" if score >= _enough(comparison, reading.kind) else "not alike enough"
    )
    return Scored(compared.spelling, "skeleton" if comparison.by_skeleton else "words", score, doubt)


def _enough(comparison: Comparison, kind: str) -> float:
    """The score that is enough."""
    pairs = comparison.pairs
    telling = [pair for pair in pairs if not _is_of_a_kind(comparison, pair, kind)] or pairs
    if min(pair.likeness for pair in telling) < (ENOUGH_FOR_A_PLACE if kind in PLACES else ENOUGH_FOR_A_PAIR):
        return 1.0
    if sum(word.tells for word in comparison.query) > 1 or all(pair.likeness == 1 for pair in pairs):
        return ENOUGH
    ours, theirs = comparison.query[pairs[0].query[0]], comparison.name[pairs[0].name[0]]
    if script_of(ours.text) == script_of(theirs.text):
        return ENOUGH_FOR_A_WORD
    return ENOUGH_WITHOUT_VOWELS if theirs.text.isascii() and ours.writing is not theirs.writing else ENOUGH_ACROSS


def _is_of_a_kind(comparison: Comparison, pair: Pair, kind: str) -> bool:
    """Whether both sides of a pair say what kind of thing it is: one airfield may be another's airport."""
    ours, theirs = comparison.query[pair.query[0]], comparison.name[pair.name[0]]
    return words.is_kind_word(ours.text, kind) and words.is_kind_word(theirs.text, kind)


def _doubt(compared: _Compared, reading: Reading, accounted: set[int]) -> str:
    """What but the likeness of its words speaks against a name; empty where nothing does.

    Nothing, where a whole name was asked for, with a given name that is his. Of a person, nothing may stand before his name or
    after it that is not known of him, one word at most between, and where more than a surname is asked for, his given name has
    to be there, and first. Of all else, no word that tells it from others may be missing on either side; and a description is
    never found by a part.
    """
    comparison = compared.comparison
    left_out = {at for at in comparison.left_out if comparison.name[at].tells}
    unfound = [at for at in comparison.unfound if at not in accounted]
    if reading.kind == "person":
        return _doubt_of_a_person(comparison, reading, unfound)
    if any(comparison.query[at].role is Role.INITIAL for pair in comparison.pairs for at in pair.query):
        return "not all words are of its name"
    titles = {at for at, word in enumerate(comparison.query) if word.role is Role.TITLE}
    if titles - {at for pair in comparison.pairs if pair.likeness == 1 for at in pair.query}:
        return "not all words are of its name"
    of_a_state = bool(comparison.left_out or comparison.unfound) and reading.is_of_a_state(comparison)
    if of_a_state or not compared.optional.issuperset(left_out):
        return "only a part of the name"
    if reading.kind == "unnamed" and any(pair.likeness < DESCRIBED for pair in comparison.pairs):
        return "not alike enough"
    return "not all words are of its name" if unfound else ""


def _doubt_of_a_person(comparison: Comparison, reading: Reading, unfound: Sequence[int]) -> str:
    if reading.is_his(comparison.unfound):
        return ANOTHER
    silent = all(comparison.query[at].role in (Role.TITLE, Role.SMALL) for at in comparison.unfound)
    if silent and not comparison.left_out:
        several = len(comparison.name) > 1 and sum(word.tells for word in comparison.query) > 1
        return ANOTHER_GIVEN_NAME if several and reading.given is None else ""
    found = [at for pair in comparison.pairs for at in pair.query]
    most = 0 if reading.has_middle_names else 1
    between = len(unfound) <= most and all(min(found) < at < max(found) for at in unfound)
    return reading.whose(comparison.unfound) or ("" if between else "not all words are of his name")

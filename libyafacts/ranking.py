"""The names of a base that sound like a query, ranked: how sure each is, and whether anything speaks against it.

Names are found by the keys of their sounds, so that a base of any size is asked only for the few that may be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from libyafacts.index import Index, Spelling
from libyafacts.names import comparing, sounds, words
from libyafacts.names.comparing import Comparison
from libyafacts.names.words import Role, Word, Words
from libyafacts.vocabulary import PLACE_KINDS

# From which score on several words are enough, or a single one as it is written; a single one that is merely alike; and one
# that is like a word without vowels.
ENOUGH = 0.72
ENOUGH_FOR_A_WORD = 0.83
ENOUGH_WITHOUT_VOWELS = 0.85
ENOUGH_ACROSS = 0.9
# How alike each two words have to be that are taken for one; of people and bodies, of places.
ENOUGH_FOR_A_PAIR = 0.78
ENOUGH_FOR_A_PLACE = 0.74
# How alike a word has to be to one of another name of somebody, to be known as his; and to be his given name.
KNOWN = 0.8
GIVEN = 0.87
GIVEN_WITHOUT_VOWELS = 0.9
# How alike the words of a description have to be.
DESCRIBED = 0.95
# Longer queries are no names (in letters, and in words), and less likely owners are not looked at closely.
LONGEST_QUERY = 300
LONGEST_NAME = 24
MOST_OWNERS = 8
# Who has ranks and titles.
_TITLED_KINDS = ("person", "unnamed")
_OF_A_PERSON = (Role.NAME, Role.INITIAL)
_PLACES = (*PLACE_KINDS, "state")
_LONGEST_BODY = 4
_LONGEST_TITLE = 2
# What is derived from a state's name is much like it, or begins as it does.
_SAME_STATE = 0.93
_STEM = 4


# Why a name is somebody else's.
ANOTHER_GIVEN_NAME = "not by his given name"
ANOTHER_SURNAME = "not by his surname"
ANOTHER = "somebody or something of his"
_OF = frozenset("of de du d von di del da do van bin بن бин".split())


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
    owners: dict[str, list[_Compared]] = {}
    for spelling in memory.sounding_like(asked.words):
        kind = index.kind_of(spelling.entity)
        name = words.words_of(spelling.name, spelling.lang)
        if (kinds and kind not in kinds) or (asked.titled and not name.titled and kind not in _TITLED_KINDS):
            continue
        comparison = comparing.compare(asked.words, name.words)
        if comparison.pairs:
            owners.setdefault(spelling.entity, []).append(_Compared(spelling, comparison, _optional(comparison, kind)))
    likely = sorted(owners.items(), key=lambda owner: -max(compared.at_best for compared in owner[1]))
    best = [_best(_Reading(memory, asked, memory.owner(id_)), compared) for id_, compared in likely[:MOST_OWNERS]]
    return sorted(best, key=lambda one: (-one.score, one.doubt != "", one.spelling.weak, one.spelling.entity))


def _optional(comparison: Comparison, kind: str) -> set[int]:
    """Words of a name that may be left out: of a place what kind of place it is; of a body only for another such word.

    Watiya is the air base of Watiya, but the Turkish forces are not all that is Turkish.
    """
    if kind == "person":  # a surname may stand alone
        return set(comparison.left_out) if sum(word.tells for word in comparison.query) == 1 else set()
    of_its_kind = {at for at in comparison.left_out if words.is_kind_word(comparison.name[at].text, kind)}
    instead = any(words.is_kind_word(comparison.query[at].text, kind) for at in comparison.unfound)
    return of_its_kind if instead or kind in _PLACES else set()


class _Compared(NamedTuple):
    """A name compared with the query; ``optional`` are the words that may as well be left out."""

    spelling: Spelling
    comparison: Comparison
    optional: set[int]

    @property
    def at_best(self) -> float:
        """The score that it has if all that it has not is known of its owner."""
        return self.comparison.score(self.comparison.unfound, optional=self.optional)


def _best(reading: _Reading, names: list[_Compared]) -> Scored:
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


class _Owner:
    """Somebody or something with all its names, as words."""

    def __init__(self, index: Index, id_: str) -> None:
        entity = index.brief(id_)
        self.kind = entity.kind
        self.country = entity.country
        family = words.words_of(entity.name).words[-1:]
        spellings = index.spellings_of(id_)
        names = [_given_first(words.words_of(spelling.name, spelling.lang).words, family) for spelling in spellings]
        told = names if self.kind == "person" else [name for name, of in zip(names, spellings, strict=True) if not of.weak]
        self.words = list(dict.fromkeys(word for name in told for word in name if word.tells and len(word.readings[0]) > 1))
        self.has_middle_names = any(sum(word.tells for word in name) > 2 for name in names)
        self.given = list(dict.fromkeys(name[0] for name in names if len(name) > 1))
        self.surnames = list(dict.fromkeys(name[-1] for name in names if name))


def _given_first(name: tuple[Word, ...], family: Sequence[Word]) -> tuple[Word, ...]:
    """A name with its surname last, where it is written first."""
    return (*name[1:], name[0]) if len(name) > 1 and _likeness(name[0], family) >= KNOWN else name


class _Memory:
    """What was found out about the names of a base, kept for the next query."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._alike: dict[str, frozenset[str]] = {}
        self._owners: dict[str, _Owner] = {}
        self._spellings: dict[str, list[Spelling]] = {}
        self._called: dict[str, list[Spelling]] = {}

    def owner(self, id_: str) -> _Owner:
        if id_ not in self._owners:
            self._owners[id_] = _Owner(self._index, id_)
        return self._owners[id_]

    def sounding_like(self, query: Sequence[Word]) -> list[Spelling]:
        """The names with a word that is like a word of the query, each once."""
        asked = words.sounds_of(query)
        alike = {other for sound in asked.single for other in self.alike(sound)}
        alike.update(other for sound in asked.together for other in self._near(sound, sounds.skeletons(sound)))
        sounding = [spelling for sound in sorted(alike) for spelling in self.spellings_with(sound)]
        acronyms = [spelling for word in query for spelling in self.called(word.text)]
        return list(dict.fromkeys([*sounding, *acronyms]))

    def called(self, folded: str) -> list[Spelling]:
        """The names that are just these folded words: how an acronym is found within a query, since it has no sound."""
        if folded not in self._called:
            self._called[folded] = self._index.spellings("folded", folded)
        return self._called[folded]

    def alike(self, sound: str) -> frozenset[str]:
        """The sounds of words of names that are like one."""
        if sound not in self._alike:
            self._alike[sound] = self._near(sound, sounds.keys_for(sound))
        return self._alike[sound]

    def _near(self, sound: str, keys: Collection[str]) -> frozenset[str]:
        return frozenset(other for other in self._index.sounds_under(sorted(keys)) if sounds.likeness(sound, other))

    def spellings_with(self, sound: str) -> list[Spelling]:
        """The names that have a word with a sound."""
        if sound not in self._spellings:
            self._spellings[sound] = self._index.spellings("sound", sound)
        return self._spellings[sound]

    def states(self, word: Word) -> set[str]:
        """The states whose names a word sounds like, or is derived from: Turkish, Turkey; Lebanese is not Libyan."""
        alike = {
            other
            for reading in word.readings
            for other in self.alike(reading)
            if sounds.likeness(reading, other) >= _SAME_STATE or reading[:_STEM] == other[:_STEM]
        }
        owners = {spelling.entity for sound in alike for spelling in self.spellings_with(sound)}
        return {owner for owner in owners if self._index.kind_of(owner) == "state"}

    def state_of(self, country: str) -> str:
        """The id of the state with an ISO 3166 code."""
        return self._index.state_of(country)


@lru_cache(maxsize=1)
def _memory(index: Index) -> _Memory:
    return _Memory(index)


# -- what speaks for a name, and against it ----------------------------------------------------------------------------


class _Reading:
    """What the words of a query are to one owner, where they find nothing in a name of his."""

    def __init__(self, memory: _Memory, asked: Words, owner: _Owner) -> None:
        self._memory = memory
        self._asked = asked
        self._owner = owner
        self.kind = owner.kind
        self.titled = asked.titled
        self.has_middle_names = owner.has_middle_names

    @cached_property
    def known(self) -> dict[int, float]:
        """Those that are words of his other names, and how much they are like them."""
        likest = {at: _likeness(word, self._owner.words) for at, word in enumerate(self._asked.words) if at not in self.beside}
        return {at: alike for at, alike in likest.items() if alike >= KNOWN}

    @cached_property
    def beside(self) -> set[int]:
        """Small words, titles and the word before one ("renegade general"), and what stands beside any name of his kind."""
        silent = {Role.SMALL, Role.TITLE} | ({Role.INITIAL} if self.kind == "person" else set())
        beside = {
            at for at, word in enumerate(self._asked.words) if word.role in silent or words.is_kind_word(word.text, self.kind)
        }
        return beside | self._before_title

    @property
    def _before_title(self) -> set[int]:
        """The words that begin a title: "renegade general", "eastern Libyan commander"; but not "son of the general"."""
        roles = [word.role for word in self._asked.words]
        title = next((at for at, role in enumerate(roles) if role is Role.TITLE), 0)
        begins = 0 < title <= _LONGEST_TITLE and Role.NAME in roles[title:] and set(roles[:title]) == {Role.NAME}
        return set(range(title)) if begins else set()

    @cached_property
    def foreign(self) -> set[int]:
        """What may stand by his name: by a person with a title any state, and the body he heads; by a place its own state."""
        country = self._owner.country
        if self.kind == "person" and self.titled:
            return self._states("") | self._bodies
        return self._states(self._memory.state_of(country)) if country else set()

    @cached_property
    def around(self) -> set[int]:
        """What may stand by a person's whole name without a title: "Khalifa Haftar, Libya"; "Khalifa Haftar (LNA)"."""
        return self._states("") | self._acronyms if self.kind == "person" and self.given is not None else set()

    @property
    def _acronyms(self) -> set[int]:
        """Which words are by themselves the whole name of something that is no person."""
        return {
            at
            for at, word in enumerate(self._asked.words)
            for spelling in self._memory.called(word.text)
            if self._memory.owner(spelling.entity).kind not in _TITLED_KINDS
        }

    def _states(self, own: str) -> set[int]:
        """Which words name a state, this one or any, or derive from its name."""
        return {at for at, word in enumerate(self._asked.words) for state in self._memory.states(word) if own in ("", state)}

    @property
    def _bodies(self) -> set[int]:
        """Which words are the whole name of something that is no person."""
        texts = [word.text for word in self._asked.words]
        spans = [
            (start, end) for start in range(len(texts)) for end in range(start + 1, min(start + _LONGEST_BODY, len(texts)) + 1)
        ]
        return {
            at
            for start, end in spans
            for spelling in self._memory.called(" ".join(texts[start:end]))
            if self._memory.owner(spelling.entity).kind not in _TITLED_KINDS
            for at in range(start, end)
        }

    def neutral(self, comparison: Comparison) -> set[int]:
        """Words that found nothing and say nothing against a name of his."""
        return (self.beside | self.foreign | self.around).intersection(comparison.unfound)

    def is_of_a_state(self, comparison: Comparison) -> bool:
        """Whether all that a body's name was found by is a state's: of Russian forces and Russian mercenaries."""
        found = [at for pair in comparison.pairs for at in pair.query if self._asked.words[at].tells]
        return self.kind not in _PLACES and all(self._memory.states(self._asked.words[at]) for at in found)

    @cached_property
    def given(self) -> int | None:
        """Which word is his given name; None where none is."""
        given = self._owner.given
        return next((at for at, word in enumerate(self._asked.words) if any(_is_same_given(word, one) for one in given)), None)

    @cached_property
    def surnames(self) -> set[int]:
        """Which words are surnames of his."""
        return {at for at, word in enumerate(self._asked.words) if _likeness(word, self._owner.surnames) >= KNOWN}

    def is_his(self, unfound: Sequence[int]) -> bool:
        """Whether it is somebody or something of his that is asked for: Putin's chef, the general of Haftar, Ibn Haftar."""
        asked = self._asked.words
        found = [at for at in range(len(asked)) if at not in unfound]
        before = asked[found[0] - 1] if found and found[0] else None
        of = before is not None and before.text in _OF and found[0] - 1 in unfound
        return bool(found and found[-1] < self._asked.possessor < len(asked)) or of

    def whose(self, unfound: Sequence[int]) -> str:
        """Whether a person may as well be his father, brother or son, and why; empty where he is himself.

        A given name alone is anybody's. With more than a surname, his given name has to be there, and what stands before it is
        a surname, or the given name of somebody else: Muhammad Muammar Gaddafi is the son.

        Args:
            unfound: the words that found nothing in his name.
        """
        if not self._owner.given:
            return ""
        beside = {at for at in self.beside if self._asked.words[at].role is not Role.INITIAL}
        apart = (self.foreign | self.around | beside).intersection(unfound)
        telling = [at for at, word in enumerate(self._asked.words) if word.role in _OF_A_PERSON and at not in apart]
        if len(telling) <= 1:
            return "" if self.surnames.issuperset(telling) else "only a part of the name"
        if self.surnames.isdisjoint(telling):
            return ANOTHER_SURNAME
        first = self.given is not None and self.surnames.issuperset(at for at in telling if at < self.given)
        return "" if first else ANOTHER_GIVEN_NAME


def _scored(compared: _Compared, reading: _Reading) -> Scored:
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
    if min(pair.likeness for pair in pairs) < (ENOUGH_FOR_A_PLACE if kind in _PLACES else ENOUGH_FOR_A_PAIR):
        return 1.0
    if sum(word.tells for word in comparison.query) > 1 or all(pair.likeness == 1 for pair in pairs):
        return ENOUGH
    ours, theirs = comparison.query[pairs[0].query[0]], comparison.name[pairs[0].name[0]]
    if ours.text.isascii() != theirs.text.isascii():
        return (
            ENOUGH_ACROSS
            if ours.text.isascii()
            else ENOUGH_FOR_A_WORD
            if theirs.writing is ours.writing
            else ENOUGH_WITHOUT_VOWELS
        )
    return ENOUGH_FOR_A_WORD


def _doubt(compared: _Compared, reading: _Reading, accounted: set[int]) -> str:
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
    if not compared.optional.issuperset(left_out) or (left_out and reading.is_of_a_state(comparison)):
        return "only a part of the name"
    if reading.kind == "unnamed" and any(pair.likeness < DESCRIBED for pair in comparison.pairs):
        return "not alike enough"
    return "not all words are of its name" if unfound else ""


def _doubt_of_a_person(comparison: Comparison, reading: _Reading, unfound: Sequence[int]) -> str:
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


def _is_same_given(word: Word, given: Word) -> bool:
    least = GIVEN if word.writing is given.writing else GIVEN_WITHOUT_VOWELS
    return comparing.word_likeness(word, given) >= least


def _likeness(word: Word, known: Iterable[Word]) -> float:
    return max((comparing.word_likeness(word, other) for other in known), default=0.0)

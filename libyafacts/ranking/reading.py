"""What the words of a query are: to everybody, and to one whose name it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from libyafacts.names.comparing import Comparison, is_a_letter_off, word_likeness
from libyafacts.names.romanising import script_of
from libyafacts.names.words import Role, Word, Words, is_kind_word
from libyafacts.ranking.memory import KNOWN, Memory, Owner
from libyafacts.vocabulary import PLACE_KINDS

# Who has ranks and titles, and what stands for a territory.
TITLED = ("person", "unnamed")
PLACES = (*PLACE_KINDS, "state")
# How alike a word has to be to one in other letters, to be known; and a given name.
KNOWN_ACROSS = 0.9
GIVEN = 0.87
GIVEN_WITHOUT_VOWELS = 0.9
# Why a name is somebody else's.
ANOTHER_GIVEN_NAME = "not by his given name"
ANOTHER_SURNAME = "not by his surname"
_OF_A_PERSON = (Role.NAME, Role.INITIAL)
_OF = frozenset("of for de du d pour von für di del della dell per da do para van bin بن бин".split())
_LONGEST_BODY = 4
_LONGEST_TITLE = 2
_SHORTEST_NAME = 2


class Query:
    """The words of a query, and which of them name something by themselves."""

    def __init__(self, memory: Memory, asked: Words) -> None:
        self._memory = memory
        self.asked = asked

    def states(self, own: str = "") -> set[int]:
        """Which words name a state, this one or any, or derive from its name."""
        return {at for at, states in enumerate(self._states) if (own in states if own else states)}

    def states_of(self, owner: Owner) -> set[str]:
        """The state that a place lies in, or those that the names of a body have in them: the Libyan army is Libya's."""
        if owner.state or owner.kind in PLACES:
            return {owner.state} if owner.state else set()
        return {state for word in owner.words for state in self._memory.states(word)}

    @cached_property
    def _states(self) -> list[frozenset[str]]:
        return [self._memory.states(word) for word in self.asked.words]

    @cached_property
    def _alike(self) -> list[frozenset[str]]:
        return [
            frozenset(other for reading in word.readings for other in self._memory.alike(reading)) for word in self.asked.words
        ]

    def likest(self, at: int, known: Sequence[Word]) -> Iterator[tuple[Word, float]]:
        """Those of some words of names that a word of the query is like, and how much; an initial is like many."""
        word = self.asked.words[at]
        for other in known:
            heard = word.role is Role.INITIAL or not self._alike[at].isdisjoint(other.readings)
            if heard or is_a_letter_off(word.text, other.text):
                yield other, word_likeness(word, other)

    def likeness(self, at: int, known: Sequence[Word]) -> float:
        """How alike a word of the query is to the likest of some words of names."""
        return max((alike for _, alike in self.likest(at, known)), default=0.0)

    @cached_property
    def bodies(self) -> set[int]:
        """Which words are, some of them together, the whole name of something that is no person."""
        return self._named(_LONGEST_BODY)

    @cached_property
    def acronyms(self) -> set[int]:
        """Which words are by themselves the whole name of something that is no person."""
        return self._named(1)

    def _named(self, longest: int) -> set[int]:
        texts = [word.text for word in self.asked.words]
        spans = [
            range(start, end)
            for start in range(len(texts))
            for end in range(start + 1, min(start + longest, len(texts)) + 1)
            if any(
                self._memory.owner(spelling.entity).kind not in TITLED
                for spelling in self._memory.called(" ".join(texts[start:end]))
            )
        ]
        return {at for span in spans for at in span}

    @cached_property
    def before_title(self) -> set[int]:
        """The words that begin a title: "renegade general", "eastern Libyan commander"; but not "son of the general"."""
        roles = [word.role for word in self.asked.words]
        title = next((at for at, role in enumerate(roles) if role is Role.TITLE), 0)
        begins = 0 < title <= _LONGEST_TITLE and Role.NAME in roles[title:] and set(roles[:title]) == {Role.NAME}
        return set(range(title)) if begins else set()

    @cached_property
    def domain(self) -> set[int]:
        """What somebody is the title of, before his name, in one word: "presidente del Consiglio Giuseppe Conte"."""
        asked = self.asked.words
        of = next((at for at, word in enumerate(asked) if at and word.text in _OF), 0)
        after = [at for at in range(of + 1, len(asked)) if asked[at].role is Role.NAME and not self._states[at]]
        titled = of and all(word.role is Role.TITLE for word in asked[:of])
        return {after[0]} if titled and len(after) > _SHORTEST_NAME else set()


class Reading:
    """What the words of a query are to one owner, where they find nothing in a name of his."""

    def __init__(self, query: Query, owner: Owner) -> None:
        self._query = query
        self._asked = query.asked
        self._owner = owner
        self.kind = owner.kind
        self.has_middle_names = owner.has_middle_names

    @cached_property
    def known(self) -> dict[int, float]:
        """Those that are words of his other names, and how much they are like them."""
        places = (at for at in range(len(self._asked.words)) if at not in self.beside)
        likest = {at: max(self._as_known(at), default=0.0) for at in places}
        return {at: alike for at, alike in likest.items() if alike}

    def _as_known(self, at: int) -> Iterator[float]:
        script = script_of(self._asked.words[at].text)
        for other, alike in self._query.likest(at, self._owner.words):
            if alike >= (KNOWN if script_of(other.text) == script else KNOWN_ACROSS):
                yield alike

    @cached_property
    def beside(self) -> set[int]:
        """Small words, titles and the word before one ("renegade general"), and what stands beside any name of his kind."""
        silent = {Role.SMALL, Role.TITLE} | ({Role.INITIAL} if self.kind == "person" else set())
        beside = {at for at, word in enumerate(self._asked.words) if word.role in silent or is_kind_word(word.text, self.kind)}
        return beside | self._query.before_title | self._query.domain

    @cached_property
    def foreign(self) -> set[int]:
        """What may stand by his name: by a person with a title any state, and the body he heads; by all else its own state."""
        if self.kind == "person":
            return self._query.states() | self._query.bodies if self._asked.titled else set()
        return {at for state in self._query.states_of(self._owner) for at in self._query.states(state)}

    @cached_property
    def around(self) -> set[int]:
        """What may stand by a person's whole name without a title: "Khalifa Haftar, Libya"; "Khalifa Haftar (LNA)"."""
        return self._query.states() | self._query.acronyms if self.kind == "person" and self.given is not None else set()

    def neutral(self, comparison: Comparison) -> set[int]:
        """Words that found nothing and say nothing against a name of his."""
        return (self.beside | self.foreign | self.around).intersection(comparison.unfound)

    def is_of_a_state(self, comparison: Comparison) -> bool:
        """Whether all that a body's name was found by is a state's: of Russian forces and Russian mercenaries."""
        found = [at for pair in comparison.pairs for at in pair.query if self._asked.words[at].tells]
        return self.kind not in PLACES and self._query.states().issuperset(found)

    @cached_property
    def given(self) -> int | None:
        """Which word is his given name; None where none is."""
        places = range(len(self._asked.words))
        return next((at for at in places if self._is_given(at)), None)

    def _is_given(self, at: int) -> bool:
        writing = self._asked.words[at].writing
        return any(
            alike >= (GIVEN if given.writing is writing else GIVEN_WITHOUT_VOWELS)
            for given, alike in self._query.likest(at, self._owner.given)
        )

    @cached_property
    def surnames(self) -> set[int]:
        """Which words are surnames of his."""
        return {at for at in range(len(self._asked.words)) if self._query.likeness(at, self._owner.surnames) >= KNOWN}

    def is_his(self, unfound: Sequence[int]) -> bool:
        """Whether it is somebody or something of his that is asked for: Putin's chef, the general of Haftar, Ibn Haftar."""
        asked = self._asked.words
        found = [at for at in range(len(asked)) if at not in unfound or at in self.known]
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

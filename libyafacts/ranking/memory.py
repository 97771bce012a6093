"""The names of a base as they are looked for: by their sounds, and whose they are; what was found out is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from libyafacts.index import Index, Spelling
from libyafacts.names import comparing, sounds, words
from libyafacts.names.words import Word

# How alike a word has to be to one of a name of somebody, to be known as his.
KNOWN = 0.8
# What is derived from a state's name is much like it, or begins as it does.
_SAME_STATE = 0.93
_STEM = 4


def likeness(word: Word, known: Iterable[Word]) -> float:
    """How alike a word is to the likest of others."""
    return max((comparing.word_likeness(word, other) for other in known), default=0.0)


class Owner:
    """Somebody or something with all its names, as words."""

    def __init__(self, index: Index, id_: str) -> None:
        entity = index.brief(id_)
        self.kind = entity.kind
        self.state = index.state_of(entity.country) if entity.country else ""
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
    return (*name[1:], name[0]) if len(name) > 1 and likeness(name[0], family) >= KNOWN else name


class Memory:
    """What was found out about the names of a base, kept for the next query."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._alike: dict[str, frozenset[str]] = {}
        self._owners: dict[str, Owner] = {}
        self._spellings: dict[str, list[Spelling]] = {}
        self._called: dict[str, list[Spelling]] = {}
        self._states: dict[str, frozenset[str]] = {}

    def owner(self, id_: str) -> Owner:
        """An actor or place with all its names."""
        if id_ not in self._owners:
            self._owners[id_] = Owner(self._index, id_)
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

    def states(self, word: Word) -> frozenset[str]:
        """The states whose names a word sounds like, or is derived from: Turkish, Turkey; not Lebanese, Libya."""
        if word.text not in self._states:
            self._states[word.text] = frozenset(self._states_of(word))
        return self._states[word.text]

    def _states_of(self, word: Word) -> Iterator[str]:
        for reading in word.readings:
            for other in self.alike(reading):
                if sounds.likeness(reading, other) >= _SAME_STATE or reading[:_STEM] == other[:_STEM]:
                    owners = (spelling.entity for spelling in self.spellings_with(other) if not spelling.weak)
                    yield from (owner for owner in owners if self._index.kind_of(owner) == "state")

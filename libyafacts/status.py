"""What the evidence makes of a statement: its status, and the reason in a line. Computed, never written.

The first that fits, in this order: disputed, denied, corroborated, stated, stated by a participant, claimed, attributed,
inferred. Media and agencies are voices, and so is an organisation or company in a document that it brings out itself, such as
a research institute; everybody else is a party, whose word about anything but his own meetings, visits and decisions makes a
claim. Nobody is a voice on what he has a part in himself. One story that several documents repeat counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from libyafacts.model import Entity, Event, FactBase, Quote, Stance, Statement, Tie
from libyafacts.vocabulary import DENYING_ACTS, EVENT_TYPES, SUPPORTING_ACTS


class Status(NamedTuple):
    """A status and why, in a line that begins with a small letter.

    ``voiced`` is whether a voice states it, whatever contradicts it, or all that it is inferred from: else it is no more than
    a claim.
    """

    name: str
    reason: str
    voiced: bool = False


def statuses(base: FactBase) -> dict[str, Status]:
    """The status of every statement of a base, by its id."""
    voices = {source.id: source.voice for source in base.sources.values()}
    return Judge(base.entities, base.statements, voices).all()


# Whose documents may state something in their own voice, where they have no part in it.
_PUBLISHING = ("media", "organisation", "company")


class Judge:
    """Works out statuses; knows who speaks for whom, and which statements were declared to contradict each other.

    ``voices`` are those of the documents, by the documents' ids; nothing that stands in one without a voice of its own is
    stated there, whomever it names.
    """

    def __init__(self, entities: Mapping[str, Entity], statements: Mapping[str, Statement], voices: Mapping[str, str]) -> None:
        self.entities = entities
        self.statements = statements
        self.voices = voices
        self.conflicts = _both_ways(statements)
        self.principals = _principals(statements)
        self.known: dict[str, Status] = {}

    def all(self) -> dict[str, Status]:
        """The status of every statement."""
        return {id_: self.status(id_) for id_ in self.statements}

    def status(self, id_: str) -> Status:
        """The status of one statement; what it is inferred from is judged first."""
        if id_ not in self.known:
            self.known[id_] = Status("inferred", "inferred from itself")  # until judged: a circle ends here
            statement = self.statements[id_]
            self.known[id_] = self._judge(statement)._replace(voiced=self._voiced(statement))
        return self.known[id_]

    def _voiced(self, statement: Statement) -> bool:
        if self._voices_of(statement):
            return True
        # Where somebody says it himself, an event that began or ended it is no witness of what he says.
        origins = [link for link in statement.origins() if not statement.stances or link.relation == "follows-from"]
        known = [self.statements[link.other] for link in origins if link.other in self.statements]
        grounds = [other.id for other in known if other.mood == statement.mood]
        return bool(grounds) and all(self.status(other).voiced for other in grounds)

    def _voices_of(self, statement: Statement) -> list[str]:
        """The source groups that state it in their own voice, each once."""
        concerned = {entity for entity, _ in statement.participants()}
        support = (stance for stance in statement.stances if stance.does in SUPPORTING_ACTS)
        return list(dict.fromkeys(self._group(stance) for stance in support if self._is_voice(stance, concerned)))

    def _judge(self, statement: Statement) -> Status:
        if not statement.stances:
            return self._contradicted(statement) or self._inferred(statement)
        support = [stance for stance in statement.stances if stance.does in SUPPORTING_ACTS]
        denial = [stance for stance in statement.stances if stance.does in DENYING_ACTS]
        return (
            self._disputed(statement, support, denial)
            or self._denied(support, denial)
            or self._spoken(statement)
            or self._stated(statement)
            or self._by_participant(statement, support)
            or self._claimed(support)
            or Status("attributed", f"position of {self._names(_parties(statement.stances))}")
        )

    def _disputed(self, statement: Statement, support: list[Stance], denial: list[Stance]) -> Status | None:
        deniers = [who for who in _parties(denial) if set(_parties(support)) - {who}]
        if support and deniers:
            return Status("disputed", f"{self._names(_parties(support))} against {self._names(deniers)}")
        return self._contradicted(statement)

    def _contradicted(self, statement: Statement) -> Status | None:
        rivals = [other for other in self.conflicts.get(statement.id, ()) if self._has_support(other)]
        if rivals and self._has_support(statement.id):
            contradicted = f"contradicted by {', '.join(dict.fromkeys(rivals))}"
            inferred = "" if statement.stances else f"; inferred {self._inferred(statement).reason}"
            return Status("disputed", f"{contradicted}{inferred}")
        return None

    def _spoken(self, statement: Statement) -> Status | None:
        if isinstance(statement.content, Quote):
            return Status("attributed", f"words of {self._names(_parties(statement.stances))}")
        return None

    def _has_support(self, id_: str) -> bool:
        statement = self.statements.get(id_)
        if statement is None:
            return False
        if any(stance.does in SUPPORTING_ACTS for stance in statement.stances):
            return True
        return not statement.stances and any(self._has_support(link.other) for link in statement.origins() if link.other != id_)

    def _denied(self, support: list[Stance], denial: list[Stance]) -> Status | None:
        if denial and not support:
            return Status("denied", f"denied by {self._names(_parties(denial))}; nobody on record says it")
        return None

    def _stated(self, statement: Statement) -> Status | None:
        groups = self._voices_of(statement)
        if len(groups) >= 2 and statement.mood == "actual":
            return Status("corroborated", f"in their own voice, {len(groups)} source groups: {self._names(groups)}")
        if groups:
            return Status("stated", f"in its own voice: {self._names(groups)}")
        return None

    def _is_voice(self, stance: Stance, concerned: Collection[str]) -> bool:
        """Whether it states something: unhedged, by a voice, in a document that has one, on something not its own."""
        if stance.hedge or self.voices.get(stance.source) == "" or self._speaks_for(stance.who, concerned):
            return False
        speaker = self.entities.get(stance.who)
        kind = speaker.kind if speaker else ""
        return kind == "media" or (stance.own_voice and kind in _PUBLISHING)

    def _speaks_for(self, speaker: str, concerned: Collection[str]) -> bool:
        """Whether the speaker is among the concerned, or speaks for one of them."""
        return speaker in concerned or not self.principals.get(speaker, set()).isdisjoint(concerned)

    def _group(self, stance: Stance) -> str:
        """The earliest known voice: of a story that is repeated, the voice that told it first."""
        return self.voices.get(stance.wire) or stance.wire or stance.who

    def _by_participant(self, statement: Statement, support: list[Stance]) -> Status | None:
        content = statement.content
        if not isinstance(content, Event) or content.type not in EVENT_TYPES or not EVENT_TYPES[content.type].own:
            return None
        own = {entity for _, entity in content.roles}
        speakers = [stance.who for stance in support if not stance.hedge and self._speaks_for(stance.who, own)]
        if speakers:
            return Status("stated by a participant", f"the word of {self._names(dict.fromkeys(speakers))} on its own doing")
        return None

    def _claimed(self, support: list[Stance]) -> Status | None:
        if not support:
            return None
        hedged = next((stance.hedge for stance in support if stance.hedge), "")
        reason = f"the word of {self._names(_parties(support))} alone"
        return Status("claimed", f"{reason}, hedged “{hedged}”" if hedged else reason)

    def _inferred(self, statement: Statement) -> Status:
        origins = [link.other for link in statement.origins() if link.other in self.statements]
        if not origins:
            return Status("inferred", "from nothing on record")
        weakest = sorted({self._root_status(origin) for origin in origins})
        return Status("inferred", f"from {', '.join(origins)} ({', '.join(weakest)})")

    def _root_status(self, id_: str) -> str:
        status = self.status(id_)
        return status.name if status.name != "inferred" else status.reason

    def _names(self, ids: Sequence[str] | Mapping[str, None]) -> str:
        return ", ".join(self.entities[id_].name if id_ in self.entities else id_ for id_ in ids)


def _parties(stances: Sequence[Stance]) -> list[str]:
    return list(dict.fromkeys(stance.who for stance in stances))


def _both_ways(statements: Mapping[str, Statement]) -> dict[str, list[str]]:
    conflicts: dict[str, list[str]] = {}
    for statement in statements.values():
        for link in statement.links:
            if link.relation == "conflicts-with":
                conflicts.setdefault(statement.id, []).append(link.other)
                conflicts.setdefault(link.other, []).append(statement.id)
    return conflicts


def _principals(statements: Mapping[str, Statement]) -> dict[str, set[str]]:
    """Who speaks for whom, as the ties of the base say."""
    principals: dict[str, set[str]] = {}
    for statement in statements.values():
        tie = statement.content
        if isinstance(tie, Tie) and tie.predicate in ("speaks-for", "holds-office"):
            principals.setdefault(tie.subject, set()).add(tie.object)
    return principals

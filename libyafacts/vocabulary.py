"""The closed lists: everything a fact base may choose from, with the words it is shown in.

A predicate, event type, act or kind that is not here is an error in a fact base, so that two curators never write one
thing in two ways. A new entry comes with its wording here, a line in ``facts/README.md`` and a test.
"""

from __future__ import annotations

from typing import NamedTuple

ACTOR_KINDS = (
    "person",
    "organisation",
    "armed-group",
    "government",
    "state",
    "office",
    "company",
    "media",
    "unnamed",
)
PLACE_KINDS = ("air-base", "naval-base", "airport", "port", "city", "region", "building")
BASE_KINDS = ("air-base", "naval-base")

NAME_KINDS = ("spelling", "full", "short", "acronym", "metonym", "misprint")
# A weak name may identify somebody only where no stronger name claims the same words.
WEAK_NAME_KINDS = ("short", "metonym", "misprint")

SOURCE_KINDS = ("article", "agency-report", "analysis", "collage", "reference")
# How far a fragment of a collage was traced: to its very words, to a page that says the same, to a name alone, or not.
TRACES = ("words", "statement", "byline", "nothing")

MOODS = ("actual", "planned", "called-for", "conditional", "cancelled")
DATE_BASES = ("printed", "derived", "inferred")
SPEAKER_BASES = ("printed", "inferred")
BOUNDS = ("at-least", "more-than", "at-most", "less-than", "about")
BOUND_WORDS = {
    "at-least": "at least",
    "more-than": "more than",
    "at-most": "at most",
    "less-than": "less than",
    "about": "about",
}

STATEMENT_KINDS = ("tie", "event", "figure", "quote", "label", "view")


class Predicate(NamedTuple):
    """A kind of tie: how it reads from either end, and which kinds of thing it may join."""

    tie_class: str
    wording: str
    inverse: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]


_GROUPS = ("organisation", "armed-group", "government", "state", "office", "company", "media")
_AGENTS = ("person", "unnamed", *_GROUPS)
_PLACES = (*PLACE_KINDS, "state")

TIE_CLASSES = ("affiliation", "backing", "opposition", "control", "presence", "location")

PREDICATES: dict[str, Predicate] = {
    "holds-office": Predicate("affiliation", "is {role} of", "has as {role}", ("person",), _GROUPS),
    "commands": Predicate("affiliation", "commands", "is commanded by", ("person", "unnamed", *_GROUPS), _GROUPS),
    "leads": Predicate("affiliation", "leads", "is led by", ("person", "unnamed"), (*_GROUPS, "unnamed")),
    "member-of": Predicate("affiliation", "is a member of", "has as a member", _AGENTS, _GROUPS),
    "part-of": Predicate("affiliation", "is part of", "includes", (*_GROUPS, "unnamed"), _GROUPS),
    "linked-to": Predicate("affiliation", "is linked to", "is linked to", _AGENTS, _AGENTS),
    "loyal-to": Predicate("affiliation", "is loyal to", "has the loyalty of", _AGENTS, _AGENTS),
    "belongs-to": Predicate("affiliation", "belongs to", "has", _GROUPS, _AGENTS),
    "speaks-for": Predicate("affiliation", "speaks for", "is spoken for by", _AGENTS, _AGENTS),
    "founded": Predicate("affiliation", "founded", "was founded by", _AGENTS, _GROUPS),
    "backs": Predicate("backing", "backs", "is backed by", _AGENTS, _AGENTS),
    "recognises": Predicate("backing", "recognises", "is recognised by", _AGENTS, _AGENTS),
    "supplies": Predicate("backing", "supplies", "is supplied by", _AGENTS, _AGENTS),
    "hosts": Predicate("backing", "hosts", "is hosted by", _AGENTS, _AGENTS),
    "allied-with": Predicate("backing", "is allied with", "is allied with", _AGENTS, _AGENTS),
    "opposes": Predicate("opposition", "opposes", "is opposed by", _AGENTS, _AGENTS),
    "fights": Predicate("opposition", "fights", "is fought by", _AGENTS, _AGENTS),
    "competes-with": Predicate("opposition", "competes with", "competes with", _AGENTS, _AGENTS),
    "controls": Predicate("control", "controls", "is controlled by", _AGENTS, _PLACES),
    "occupies": Predicate("control", "occupies", "is occupied by", _AGENTS, _PLACES),
    "uses": Predicate("control", "uses", "is used by", _AGENTS, _PLACES),
    "based-in": Predicate("presence", "is based in", "is the seat of", _AGENTS, _PLACES),
    "present-in": Predicate("presence", "is present in", "has the presence of", _AGENTS, _PLACES),
    "deployed-at": Predicate("presence", "is deployed at", "has deployed there", _AGENTS, _PLACES),
    "located-in": Predicate("location", "lies in", "contains", PLACE_KINDS, _PLACES),
}
# Reading these from the other end says the same again.
SYMMETRIC = ("allied-with", "competes-with", "linked-to")
# Two who control one place at one time contradict each other; two who use it do not.
EXCLUSIVE = ("controls",)


class EventType(NamedTuple):
    """A type of event: its wording (``{role}`` and ``{place}`` are filled in, a part in ``[]`` only if it is known),
    its roles, and whether it is a meeting, visit or decision of its participants' own, on which their word counts.
    """

    wording: str
    roles: tuple[str, ...]
    own: bool


EVENT_TYPES: dict[str, EventType] = {
    "meeting": EventType("meeting[ of {participant}][ hosted by {host}][ in {place}]", ("participant", "host"), True),
    "call": EventType("call[ between {participant}]", ("participant",), True),
    "visit": EventType("visit[ of {visitor}][ to {place}][ hosted by {host}]", ("visitor", "host"), True),
    "conference": EventType("conference[ in {place}][ of {participant}][ hosted by {host}]", ("participant", "host"), True),
    "news-conference": EventType("news conference[ of {speaker}][ in {place}]", ("speaker",), True),
    "statement": EventType("statement[ by {speaker}][ to {addressee}]", ("speaker", "addressee"), True),
    "agreement": EventType("agreement[ of {party}][ in {place}]", ("party",), True),
    "postponement": EventType("postponement of talks[ by {party}]", ("party",), True),
    "cancellation": EventType("cancellation of talks[ by {party}]", ("party",), True),
    "offensive": EventType(
        "offensive[ of {attacker}][ against {defender}][ at {place}]", ("attacker", "defender", "supporter"), False
    ),
    "counter-offensive": EventType(
        "counter-offensive[ of {attacker}][ against {defender}][ at {place}]", ("attacker", "defender", "supporter"), False
    ),
    "fighting": EventType("fighting[ between {party}][ in {place}]", ("party",), False),
    "siege": EventType("siege of {place}[ by {besieger}][ against {besieged}]", ("besieger", "besieged"), False),
    "capture": EventType(
        "{captor} captures {place}[ from {loser}][ with the help of {supporter}]", ("captor", "loser", "supporter"), False
    ),
    "withdrawal": EventType("withdrawal[ of {withdrawing}][ from {place}]", ("withdrawing",), False),
    "strike": EventType("strike[ by {attacker}][ on {target}][ at {place}]", ("attacker", "target"), False),
    "sighting": EventType("sighting[ of {seen}][ at {place}][ by {observer}]", ("seen", "observer"), False),
    "deployment": EventType(
        "deployment[ of {deployed}][ by {sender}][ to {place}][ in support of {supported}]",
        ("sender", "deployed", "supported"),
        False,
    ),
    "transfer": EventType("transfer[ by {sender}][ to {recipient}][ at {place}]", ("sender", "recipient"), False),
    "inspection": EventType("inspection[ of {inspected}][ by {inspector}]", ("inspector", "inspected"), False),
    "overthrow": EventType(
        "overthrow[ of {overthrown}][ by {overthrower}][ backed by {supporter}]",
        ("overthrown", "overthrower", "supporter"),
        False,
    ),
    "election": EventType("election[ in {place}]", ("organiser",), False),
}

SUPPORTING_ACTS = ("reports", "says", "accuses", "alleges", "estimates", "confirms", "admits")
DENYING_ACTS = ("denies", "rejects")
NEUTRAL_ACTS = ("wants", "urges", "calls-for", "asks", "promises", "expects", "plans", "recalls")
ACTS = (*SUPPORTING_ACTS, *DENYING_ACTS, *NEUTRAL_ACTS)

STATUSES = (
    "disputed",
    "denied",
    "corroborated",
    "stated",
    "stated by a participant",
    "claimed",
    "attributed",
    "inferred",
)

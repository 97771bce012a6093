"""Statements as sentences: what a statement says, in words that a reader can take as they stand.

The sentence says only what the proposition says; who says it, and its status, stand beside it wherever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from libyafacts.model import Entity, Event, Figure, Label, Quote, Statement, Tie, View
from libyafacts.vocabulary import BOUND_WORDS, EVENT_TYPES, PREDICATES

EntityOf = Callable[[str], Entity]

_MOOD_WORDS = {"planned": "planned", "called-for": "called for", "conditional": "conditional", "cancelled": "cancelled"}
# How a tie reads that is not actual: the auxiliary for one and for many.
_MOOD_VERBS = {
    "planned": ("is to", "are to"),
    "called-for": ("should", "should"),
    "conditional": ("would", "would"),
    "cancelled": ("was to", "were to"),
}
_PLURAL_VERBS = {"is": "are", "was": "were", "has": "have", "supplies": "supply", "occupies": "occupy"}
_BARE_VERBS = {"is": "be", "was": "be", "founded": "found"}


def sentence(statement: Statement, entity_of: EntityOf) -> str:
    """What a statement says.

    Args:
        statement: of any kind.
        entity_of: gives the actor or place of an id.
    """
    content = statement.content
    if isinstance(content, Tie):
        subject = entity_of(content.subject)
        words = f"{_capital(_text(subject))} {tie_words(content, content.subject, entity_of, statement.mood)}"
    elif isinstance(content, Event):
        words = content.summary or event_words(content, entity_of)
    elif isinstance(content, Figure):
        words = f"{_capital(content.of)}: {amount_words(content)}"
    elif isinstance(content, Quote):
        words = f"“{content.words}”"
    elif isinstance(content, Label):
        words = f"{_capital(_text(entity_of(content.of)))} {_verb(entity_of(content.of), 'is called')} “{content.words}”"
    else:
        assert isinstance(content, View)
        words = content.text
    return with_mood(words, statement.mood)


def with_mood(words: str, mood: str) -> str:
    """Words about something that is not actual, marked as such."""
    return f"{words.removesuffix('.')} ({_MOOD_WORDS[mood]})" if mood in _MOOD_WORDS else words


def tie_words(tie: Tie, end: str, entity_of: EntityOf, mood: str = "actual") -> str:
    """A tie seen from one of its ends, without naming that end: ``is backed by France``, ``is to be used by Turkey``."""
    forward = end == tie.subject
    words = tie_verb(tie, end, entity_of, mood)
    other = _text(entity_of(tie.object if forward else tie.subject))
    if not tie.extent:
        return f"{words} {other}"
    return f"{words} {tie.extent} {other}" if forward else f"{words} {other} ({tie.extent})"


def tie_verb(tie: Tie, end: str, entity_of: EntityOf, mood: str = "actual") -> str:
    """A tie seen from one of its ends, without naming either, and without its extent: ``is backed by``, ``is to use``."""
    predicate = PREDICATES[tie.predicate]
    wording = _verb(entity_of(end), predicate.wording if end == tie.subject else predicate.inverse, mood)
    return wording.replace("{role}", tie.role)


def _text(entity: Entity) -> str:
    return entity.in_text or entity.name


def _verb(entity: Entity, wording: str, mood: str = "actual") -> str:
    """A wording with its verb in the number of its subject and in the mood of the statement."""
    verb, space, rest = wording.partition(" ")
    plural = _PLURAL_VERBS.get(verb, verb.removesuffix("s"))
    if mood in _MOOD_VERBS:
        bare = _BARE_VERBS.get(verb, plural)
        return f"{_MOOD_VERBS[mood][entity.plural]} {bare}{space}{rest}"
    return f"{plural}{space}{rest}" if entity.plural else wording


def _capital(text: str) -> str:
    """A text as it stands at the beginning of a sentence: "al-Watiya" keeps its small letter."""
    return text if re.match(r"[a-z]{2}-[A-Z]", text) else text[:1].upper() + text[1:]


def event_words(event: Event, entity_of: EntityOf) -> str:
    """An event as its type's wording, with the parts that are known."""
    parts: dict[str, list[str]] = {}
    for role, entity in event.roles:
        parts.setdefault(role, []).append(_text(entity_of(entity)))
    filled = {role: _listed(names) for role, names in parts.items()}
    if event.place:
        filled["place"] = _text(entity_of(event.place))
    pieces = re.split(r"\[([^]]*)\]", EVENT_TYPES[event.type].wording)  # every second one is optional
    words = "".join(_fill(piece, filled, OTHERWISE[number % 2]) for number, piece in enumerate(pieces))
    if event.items:
        words += f" ({', '.join(event.items)})"
    return _capital(words)


OTHERWISE = ("somebody or somewhere not named", "")


def _fill(part: str, filled: dict[str, str], otherwise: str) -> str:
    """A part of a wording with its names; nothing of an optional part whose name is not known."""
    wanted = re.findall(r"\{(\w+)\}", part)
    if not otherwise and any(name not in filled for name in wanted):
        return ""
    return re.sub(r"\{(\w+)\}", lambda name: filled.get(name[1], otherwise), part)


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def amount_words(figure: Figure) -> str:
    """A figure as it was given: its words where there are any, else the number with its bound and unit: ``at least 430``."""
    if figure.words:
        return figure.words
    number = _number(figure)
    if figure.bound in BOUND_WORDS:
        number = f"{BOUND_WORDS[figure.bound]} {number}"
    return number if not figure.unit or figure.unit in figure.of else f"{number} {figure.unit}"


def _number(figure: Figure) -> str:
    low, best, high = map(grouped, (figure.low, figure.best, figure.high))
    ends = f"{low} to {high}" if low and high else low or high
    if best:
        return f"{best} ({ends})" if ends else best
    if figure.bound or (low and high):
        return ends
    return f"at least {low}" if low else f"at most {high}"


def grouped(number: str) -> str:
    """A number with its thousands parted: ``2,500``."""
    return f"{int(number):,}" if number.isdecimal() else number

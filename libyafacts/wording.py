"""Statements as sentences: what a statement says, in words that a reader can take as they stand.

The sentence says only what the proposition says; who says it, and its status, stand beside it wherever it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from libyafacts.model import Event, Figure, Label, Quote, Statement, Tie, View
from libyafacts.vocabulary import BOUND_WORDS, EVENT_TYPES, PREDICATES

NameOf = Callable[[str], str]

_MOOD_WORDS = {"planned": "planned", "called-for": "called for", "conditional": "conditional", "cancelled": "cancelled"}


def sentence(statement: Statement, name_of: NameOf) -> str:
    """What a statement says.

    Args:
        statement: of any kind.
        name_of: gives the name to show for an id.
    """
    content = statement.content
    if isinstance(content, Tie):
        words = tie_words(content, content.subject, name_of)
    elif isinstance(content, Event):
        words = content.summary or event_words(content, name_of)
    elif isinstance(content, Figure):
        words = figure_words(content)
    elif isinstance(content, Quote):
        words = f"“{content.words}”"
    elif isinstance(content, Label):
        words = f"{name_of(content.of)} is called “{content.words}”"
    else:
        words = content.text if isinstance(content, View) else ""
    mood = _MOOD_WORDS.get(statement.mood)
    return f"{words} ({mood})" if mood else words


def tie_words(tie: Tie, end: str, name_of: NameOf) -> str:
    """A tie as a sentence that begins with one of its ends."""
    predicate = PREDICATES[tie.predicate]
    forward = end == tie.subject
    wording = predicate.wording if forward else predicate.inverse
    first, last = (tie.subject, tie.object) if forward else (tie.object, tie.subject)
    verb = wording.replace("{role}", tie.role or "an office holder")
    words = [name_of(first), verb]
    words += [tie.extent, name_of(last)] if forward and tie.extent else [name_of(last)]
    text = " ".join(words)
    return f"{text} ({tie.extent})" if tie.extent and not forward else text


def tie_predicate(tie: Tie, end: str, name_of: NameOf) -> str:
    """A tie seen from one of its ends, without naming that end: ``is backed by France``."""
    return tie_words(tie, end, name_of).removeprefix(name_of(end)).lstrip()


def event_words(event: Event, name_of: NameOf) -> str:
    """An event as its type's wording, with the parts that are known."""
    parts: dict[str, list[str]] = {}
    for role, entity in event.roles:
        parts.setdefault(role, []).append(name_of(entity))
    filled = {role: _listed(names) for role, names in parts.items()}
    if event.place:
        filled["place"] = name_of(event.place)
    wording = re.sub(r"\[([^]]*)\]", lambda part: _fill(part[1], filled, ""), EVENT_TYPES[event.type].wording)
    words = _fill(wording, filled, "somebody or somewhere not named")
    return words[0].upper() + words[1:]


def _fill(part: str, filled: dict[str, str], otherwise: str) -> str:
    """A part of a wording with its names; nothing of an optional part whose name is not known."""
    wanted = re.findall(r"\{(\w+)\}", part)
    if not otherwise and any(name not in filled for name in wanted):
        return ""
    return re.sub(r"\{(\w+)\}", lambda name: filled.get(name[1], otherwise), part)


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def figure_words(figure: Figure) -> str:
    """A figure as it was given: ``at least 430 people killed``."""
    amount = amount_words(figure)
    return f"{amount} {figure.of}"


def amount_words(figure: Figure) -> str:
    """The number alone, with its bound: ``at least 430``; the words where no number was given."""
    if not (figure.low or figure.best or figure.high):
        return figure.words
    if figure.best:
        number = grouped(figure.best)
    else:
        number = " to ".join(grouped(end) for end in (figure.low, figure.high) if end)
    return f"{BOUND_WORDS[figure.bound]} {number}" if figure.bound in BOUND_WORDS else number


def grouped(number: str) -> str:
    """A number with its thousands set apart: ``55,000``."""
    return f"{int(number):,}" if number.isdecimal() else number

"""Answers for a date: whether a tie held, and who held a place, with yes, no or not known, and the reason.

Only what is told of as actual enters here, never a plan. What some say and others deny is not known, and neither is what two
accounts that cannot both hold tell of the same days: who says what stands beside the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from libyafacts.dates import Answer, Date, at_words, before, in_words
from libyafacts.index import Index
from libyafacts.model import Entry, Event, Tie
from libyafacts.query import phrases
from libyafacts.table import PLAIN, Details, Line
from libyafacts.validity import Held, Record, all_of, any_of, days_of, held, iso
from libyafacts.vocabulary import EXCLUSIVE, PREDICATES

# Records at a greater distance, in days, are none "near": nobody should take them for an answer.
NEAR = 183


class Dated(NamedTuple):
    """The answer for one tie, and why, in words that begin with a small letter."""

    answer: Answer
    reason: str


class Known(NamedTuple):
    """Somebody who held a place by some record: which statement, the date of that record, and how it is known."""

    holder: str
    statement: str
    date: Date
    basis: str


class Holding(NamedTuple):
    """Who held a place on a date: the answer, with the holder and the statement that says so, if it is yes.

    ``last_known`` is whom the last record up to then names, ``reason`` why it is known or not, beginning with a small letter.
    """

    answer: Answer
    holder: str
    statement: str
    last_known: Known | None
    reason: str


# -- one tie -----------------------------------------------------------------------------------------------------------


def of_tie(index: Index, entry: Entry, asked: Date) -> Dated:
    """Whether a tie held on a date."""
    unsettled = _unsettled(index, entry)
    if unsettled:
        return Dated("unknown", unsettled)
    if _is_location(entry):
        return Dated("yes", "where it lies does not change")
    answer = held_on(index, entry).on(asked)
    if not entry.voiced:
        reason = _reason(index, entry, asked, answer)
        return Dated("unknown", reason if answer == "unknown" else f"claimed by {_claimants(index, entry)}: {reason}")
    if answer == "yes" and (rivals := _rivals_then(index, entry, asked)):
        return Dated("unknown", f"of that time it is also told that {_lower(rivals[0].text)}")
    others = _certain(index, _other_holdings(index, entry), asked) if answer == "unknown" else []
    if len({_holder(other) for other in others}) == 1:
        return Dated("no", f"{index.in_text(_holder(others[0]))} held it then")
    return Dated(answer, _reason(index, entry, asked, answer))


def _is_location(entry: Entry) -> bool:
    tie = entry.statement.content
    return isinstance(tie, Tie) and PREDICATES[tie.predicate].tie_class == "location" and entry.voiced


def _claimants(index: Index, entry: Entry) -> str:
    return ", ".join(map(index.in_text, phrases.parties(phrases.all_stances(index, entry))))


def held_on(index: Index, entry: Entry) -> Held:
    """On which days a statement held, by its own evidence and by what it follows from."""
    premises = index.statements(link.other for link in entry.statement.links if link.relation == "follows-from")
    return any_of([held(_record(index, entry)), all_of([held_on(index, premise) for premise in premises])])


def _record(index: Index, entry: Entry) -> Record:
    content = entry.statement.content
    began, ended = (_happened(origin) for origin in (phrases.began(index, entry), phrases.ended(index, entry)))
    if isinstance(content, Event):
        return Record(evidence=(content.when,) if content.when else ())
    valid = content.valid if isinstance(content, Tie) else None
    return Record(valid, began, ended, tuple(date for date, _ in _told(index, entry)))


def evidence(index: Index, entry: Entry) -> list[Date]:
    """The dates of which it is on record that something held, each once, in order.

    What follows from several things is evidenced of the dates of which all of them are.
    """
    premises = index.statements(link.other for link in entry.statement.links if link.relation == "follows-from")
    found = {date.text: date for date in _record(index, entry).evidence}
    inferred = [{date.text: date for date in evidence(index, premise)} for premise in premises]
    common = set.intersection(*map(set, inferred)) if inferred else set()
    found |= {text: inferred[0][text] for text in common}
    return sorted(found.values(), key=lambda date: date.sort_key)


def _happened(event: Entry | None) -> Date | None:
    return (event.statement.date or phrases.happened_by(event)) if event else None


def _told(index: Index, entry: Entry) -> Iterator[tuple[Date, str]]:
    """The dates of which it is told that something holds, and how each is known.

    Who tells how it began, tells that it holds, if nothing ended it.
    """
    origin = None if phrases.ended(index, entry) else phrases.began(index, entry)
    for one in (entry, origin):
        for stance in phrases.supporters(one.statement) if one else ():
            if stance.evidenced:
                yield stance.evidenced, "noted"
            elif stance.said:
                yield stance.said, stance.said_basis


def _dates(index: Index, entry: Entry) -> Iterator[tuple[Date, str]]:
    """The dates by which something is on record as holding: when it began, and when it is evidenced."""
    event = phrases.began(index, entry)
    if event and (began := _happened(event)):
        yield began, event.statement.date_basis
    yield from _told(index, entry)


def _unsettled(index: Index, entry: Entry) -> str:
    """Why no date settles it: it is no fact of the past or present, or it is denied; empty where it may be settled."""
    if entry.statement.mood != "actual":
        return f"it is {entry.statement.mood.replace('-', ' ')}, not told of as a fact"
    deniers = ", ".join(map(index.in_text, phrases.parties(phrases.deniers(entry.statement))))
    if entry.status == "denied":
        return f"{deniers} denied it, and nobody on record says it"
    if entry.status == "disputed" and deniers:
        supporters = ", ".join(map(index.in_text, phrases.parties(phrases.supporters(entry.statement))))
        return f"disputed: said by {supporters}, denied by {deniers}"
    origins = index.statements(link.other for link in entry.statement.origins())
    alike = [origin for origin in origins if origin.statement.mood == entry.statement.mood]
    inferred = () if entry.statement.stances else alike
    return next((f"it follows from “{origin.text}”: {why}" for origin in inferred if (why := _unsettled(index, origin))), "")


def _certain(index: Index, entries: Iterable[Entry], asked: Date) -> list[Entry]:
    """Those of which nothing but each other would keep us from saying that they held on a date."""
    return [one for one in entries if _counts(index, one) and held_on(index, one).on(asked) == "yes"]


def _counts(index: Index, entry: Entry) -> bool:
    """Whether it can be known of any date: a voice states it, or what it follows from, and nobody denies it."""
    return entry.voiced and not _unsettled(index, entry)


def _rivals_then(index: Index, entry: Entry, asked: Date) -> list[Entry]:
    """Ties that cannot hold together with it, and that held on a date as certainly as anything told of them can tell."""
    declared = [rival for rival in phrases.rivals_of(index, entry) if isinstance(rival.statement.content, Tie)]
    return _certain(index, [*declared, *_other_holdings(index, entry)], asked)


def _other_holdings(index: Index, entry: Entry) -> list[Entry]:
    """The ties by which others held what only one can hold."""
    tie = entry.statement.content
    if not isinstance(tie, Tie) or tie.predicate not in EXCLUSIVE or tie.extent:
        return []
    return [other for other in holdings(index, tie.object) if _holder(other) != tie.subject]


def is_of_then(entry: Entry, asked: Date) -> bool:
    """Whether something was, or may have been, by a date: it happened, or some of it was said, by then.

    What is only known to be "by" a later day, or has no date, is not placed then; nobody knows whether it belongs there.
    """
    statement = entry.statement
    dates = [statement.date] if statement.date else [stance.tells_of for stance in statement.stances]
    return any(_begins_by(date, asked) for date in dates if date)


def _begins_by(told: Date, asked: Date) -> bool:
    """Whether a date may begin by another one: its first day, or where there is none its last, is not after that."""
    begins = told.earliest or told.latest
    return begins is not None and (asked.latest is None or begins <= asked.latest)


# -- why ---------------------------------------------------------------------------------------------------------------


def _reason(index: Index, entry: Entry, asked: Date, answer: Answer) -> str:
    record = _record(index, entry)
    if answer == "yes":
        return _why_yes(index, entry, record, asked)
    if answer == "no":
        ended = record.ended and days_of(record.ended).last <= days_of(asked).first
        change = record.ended if ended else record.began
        words = "it ended" if ended else "the hold on record began only" if _is_hold(entry) else "it began only"
        return f"{words} {at_words(change)}" if change else ""
    return _why_unknown(index, entry, record, asked)


def _is_hold(entry: Entry) -> bool:
    tie = entry.statement.content
    return isinstance(tie, Tie) and tie.predicate in EXCLUSIVE


def _why_yes(index: Index, entry: Entry, record: Record, asked: Date) -> str:
    if record.valid and held(Record(record.valid)).on(asked) == "yes":
        return f"it held throughout {in_words(record.valid)}"
    if any(date.precision == "day" and days_of(date) == days_of(asked) for date in record.evidence):
        return f"told of that day by {', '.join(map(index.in_text, _tellers(index, entry, asked)))}"
    if record.began and held(record).on(asked) == "yes":
        last = phrases.latest(record.evidence)
        until = f"; ended {at_words(record.ended)}" if record.ended else f"; last evidence {in_words(last)}" if last else ""
        return f"it began {at_words(record.began)}{until}"
    return f"it follows from: {phrases.reason_line(index, entry)}"


def _tellers(index: Index, entry: Entry, asked: Date) -> tuple[str, ...]:
    """Who tells of the very day that is asked for."""
    begun = phrases.began(index, entry)
    stances = [stance for one in (entry, begun) if one for stance in phrases.supporters(one.statement)]
    told = (stance for stance in stances if stance.tells_of and days_of(stance.tells_of) == days_of(asked))
    return phrases.parties(told)


def _why_unknown(index: Index, entry: Entry, record: Record, asked: Date) -> str:
    for verb, change in (("began", record.began), ("ended", record.ended)):
        if change and _meet(change, asked):
            unknown = "" if change.precision == "day" else ", day not recorded"
            return f"it {verb} {at_words(change)}{unknown}"
    if record.ended and before(asked, record.ended) == "yes" and not record.began:
        return f"it ended {at_words(record.ended)}; since when it held is not recorded"
    told = evidence(index, entry)
    if record.began and not told:
        return f"it began {at_words(record.began)}; no later evidence of it has a date"
    meeting = phrases.latest(date for date in told if _meet(date, asked) and date.precision != "open")
    if meeting:
        return f"told of some time within {in_words(meeting)}"
    return _nearest(told, asked)


def _nearest(told: Sequence[Date], asked: Date) -> str:
    """The nearest records before and after a date, in words."""
    last = phrases.latest(date for date in told if before(date, asked) == "yes")
    later = [date for date in told if date.earliest and before(asked, date) == "yes"]
    first = min(later, key=lambda date: date.earliest or "", default=None)
    words = [f"last evidence {in_words(last)}"] if last else []
    words += [f"{'next' if last else 'first'} evidence {in_words(first)}"] if first else []
    if words:
        return "; ".join(words)
    by_then = phrases.latest(told)
    return f"told {in_words(by_then)}, of no day in particular" if by_then else "no evidence of it has a date"


def _meet(one: Date, other: Date) -> bool:
    """Whether two dates may mean the same day."""
    first, second = days_of(one), days_of(other)
    return first.first <= second.last and second.first <= first.last


def _lower(sentence: str) -> str:
    """A sentence as it goes on after a conjunction: names keep their capital, an article does not."""
    return sentence[0].lower() + sentence[1:] if sentence.startswith(("The ", "A ", "An ")) else sentence


# -- on a screen --------------------------------------------------------------------------------------------------------

_ANSWERS = {"yes": "yes", "no": "no", "unknown": "not known"}


def line(index: Index, entry: Entry, asked: Date, text: str = "", details: Details = PLAIN) -> Line:
    """A tie as a line of a card, with the answer for a date before it and the reason beneath.

    Args:
        index: the base.
        entry: the tie.
        asked: the date.
        text: words to show instead of its sentence.
        details: what else to say beneath it.
    """
    dated = of_tie(index, entry, asked)
    when = phrases.when_words(index, entry)
    words = f"{text or entry.text}, {when}" if when else text
    shown = phrases.line(index, entry, words, details)
    return shown._replace(key=_ANSWERS[dated.answer], beneath=(dated.reason, *shown.beneath))


# -- who held a place --------------------------------------------------------------------------------------------------


def holdings(index: Index, place: str) -> list[Entry]:
    """The ties by which somebody alone held a place, as told of as a fact; those that are denied, or of a part, are none."""
    return [
        entry
        for entry in index.about(place)
        if isinstance(tie := entry.statement.content, Tie)
        and tie.predicate in EXCLUSIVE
        and tie.object == place
        and not tie.extent
        and entry.statement.mood == "actual"
        and entry.status != "denied"
    ]


def overlap(index: Index, one: Entry, other: Entry) -> bool:
    """Whether two, who are not the same, held a place on the same day, by what is told of each alone."""
    both = all_of([held_on(index, one), held_on(index, other)])
    return _holder(one) != _holder(other) and bool(both.yes)


def _holder(entry: Entry) -> str:
    tie = entry.statement.content
    assert isinstance(tie, Tie)
    return tie.subject


def of_place(index: Index, place: str, asked: Date) -> Holding:
    """Who held a place on a date."""
    ties = holdings(index, place)
    last_known = _last_known(index, ties, asked)
    certain = _certain(index, ties, asked)
    holders = list(dict.fromkeys(map(_holder, certain)))
    if len(holders) == 1 and of_tie(index, certain[0], asked).answer == "yes":
        return Holding("yes", holders[0], certain[0].id, last_known, _since(index, certain[0]))
    if certain:
        told = [_lower(entry.text) for entry in [*certain, *_rivals_then(index, certain[0], asked)]]
        return Holding("unknown", "", "", last_known, f"it is told that {' and that '.join(dict.fromkeys(told))}")
    return Holding("unknown", "", "", last_known, _why_not_known(index, ties, asked, last_known))


def _since(index: Index, entry: Entry) -> str:
    """Since when somebody holds a place, and of when the last evidence is."""
    record = _record(index, entry)
    change = phrases.began(index, entry)
    last = phrases.latest(record.evidence)
    words = [_change_words(change)] if change and record.began else []
    words += [f"last evidence {in_words(last)}"] if last else []
    words += [f"until {in_words(record.ended)}"] if record.ended else []
    return "; ".join(words)


def _last_known(index: Index, ties: Iterable[Entry], asked: Date) -> Known | None:
    """Whom the last record before the end of a date names as the holder."""
    known = [
        Known(_holder(entry), entry.id, date, basis)
        for entry in ties
        if _counts(index, entry)
        for date, basis in _dates(index, entry)
        if date.latest and days_of(date).last <= days_of(asked).last
    ]
    return max(known, key=lambda one: (one.date.latest or "", one.date.earliest or ""), default=None)


def _why_not_known(index: Index, ties: Sequence[Entry], asked: Date, last_known: Known | None) -> str:
    changes = _changes(index, ties)
    during = [change for change in changes if (date := _happened(change)) and _meet(date, asked)]
    if during:
        return _changed_hands(index, during[0], ties)
    unsettled = next((why for entry in ties if (why := _unsettled(index, entry))), "")
    if unsettled:
        return unsettled
    if ties and not any(entry.voiced for entry in ties):
        return f"only claimed, by {_claimants(index, ties[0])}: {index.in_text(_holder(ties[0]))}"
    if partly := _partly(index, ties, asked):
        return partly
    meeting = [
        (date, entry) for entry in ties for date in _record(index, entry).evidence if date.earliest and _meet(date, asked)
    ]
    if meeting:
        date, entry = meeting[-1]
        return f"told of some time within {in_words(date)} ({index.in_text(_holder(entry))})"
    if last_known:
        return f"last evidence {in_words(last_known.date)} ({index.in_text(last_known.holder)})"
    following = [change for change in changes if (date := _happened(change)) and before(asked, date) == "yes"]
    if following:
        return _before_all(index, following[0], ties, asked)
    told = [date for entry in ties for date in _record(index, entry).evidence]
    return f"nothing is recorded near; {_nearest(told, asked)}" if told else "no holder is recorded"


def _partly(index: Index, ties: Iterable[Entry], asked: Date) -> str:
    """Who held it on some of the days that are asked for, and to which of them at least."""
    days = days_of(asked)
    for entry in ties:
        known = [one for one in held_on(index, entry).yes if one.first <= days.last and days.first <= one.last]
        if known and _counts(index, entry):
            last = iso(min(known[-1].last, days.last))
            return f"{index.in_text(_holder(entry))} held it until {last} at least; of the rest of that time nothing is certain"
    return ""


def _changes(index: Index, ties: Iterable[Entry]) -> list[Entry]:
    """The events in which a place changed hands, by date."""
    return sorted(phrases.changes_of(index, ties), key=phrases.when)


def _sides(index: Index, change: Entry, ties: Iterable[Entry]) -> tuple[str, str]:
    """Who lost a place by an event, and who won it, in words; empty where no record names them."""
    lost = won = ""
    for entry in ties:
        if (ended := phrases.ended(index, entry)) and ended.id == change.id:
            lost = index.in_text(_holder(entry))
        if (began := phrases.began(index, entry)) and began.id == change.id:
            won = index.in_text(_holder(entry))
    return lost, won


def _changed_hands(index: Index, change: Entry, ties: Sequence[Entry]) -> str:
    date = _happened(change)
    assert date is not None
    sides = " → ".join(side or "not recorded" for side in _sides(index, change, ties))
    day = "" if date.precision == "day" else ", day not recorded"
    return f"it changed hands {at_words(date)}{day}: {sides}"


def _before_all(index: Index, change: Entry, ties: Sequence[Entry], asked: Date) -> str:
    """Before the first change on record: who lost it then is known, but not since when he had it."""
    date = _happened(change)
    assert date is not None
    lost, won = _sides(index, change, ties)
    words = (
        f"{lost} lost it {at_words(date)}; since when it held it is not recorded" if lost else f"{won} took it {at_words(date)}"
    )
    far = days_of(date).first - days_of(asked).last > NEAR
    return f"nothing is recorded near that date; the nearest record: {words}" if far else words


def _change_words(change: Entry) -> str:
    date = _happened(change)
    assert date is not None
    return f"{_lower(change.text.rstrip('.'))} {at_words(date)}"

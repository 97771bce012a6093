"""On which days something certainly held, on which it certainly did not; on all others nobody knows.

What is on record of a tie is an event that began it, one that ended it, and evidence of it in between, each at some time within
a date of limited precision. Whatever days within those dates were the true ones, the answers here are right; where they would
differ, there is none. A day is judged by its end: on the day of a change, what began holds and what ended does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from libyafacts.dates import Answer, Date

# Days are counted as ``date.toordinal`` does; these stand for no beginning and no end.
FIRST, LAST = 0, date.max.toordinal() + 1


class Days(NamedTuple):
    """Days in a row, the first and the last one included."""

    first: int
    last: int


class Record(NamedTuple):
    """What is on record of something that held for one period.

    ``valid`` is a date throughout which it held; ``began``, ``ended`` and each ``evidence`` are dates at some time within which
    it began, ended, and was seen to hold.
    """

    valid: Date | None = None
    began: Date | None = None
    ended: Date | None = None
    evidence: tuple[Date, ...] = ()


class Held(NamedTuple):
    """The days on which something certainly held, and those on which it certainly did not."""

    yes: tuple[Days, ...] = ()
    no: tuple[Days, ...] = ()

    def on(self, asked: Date) -> Answer:
        """Whether it held on a date: ``yes`` for every day of it, ``no`` for none, else ``unknown``."""
        days = days_of(asked)
        yes, no = _covers(self.yes, days), _covers(self.no, days)
        if yes and not _meets(self.no, days):
            return "yes"
        return "no" if no and not _meets(self.yes, days) else "unknown"


def days_of(value: Date) -> Days:
    """The days that a date may mean."""
    first = date.fromisoformat(value.earliest).toordinal() if value.earliest else FIRST
    last = date.fromisoformat(value.latest).toordinal() if value.latest else LAST
    return Days(first, last)


def iso(day: int) -> str:
    """A counted day as an ISO date."""
    return date.fromordinal(day).isoformat()


def held(record: Record) -> Held:
    """On which days something held, and on which it did not, by one record of it.

    Evidence that is certainly from before the beginning or after the end belongs to another period; whether the thing held on
    its days is then not known.
    """
    began = days_of(record.began) if record.began else Days(FIRST, LAST)
    ended = days_of(record.ended) if record.ended else Days(FIRST, LAST)
    told = [days_of(one) for one in record.evidence]
    fitting = [one for one in told if one.last >= began.first and one.first <= ended.last]
    # Nothing is seen before it began or after it ended, which narrows each date by the others.
    seen = [Days(max(one.first, began.first), min(one.last, ended.last)) for one in fitting]
    latest_beginning = min([began.last, ended.last, *(one.last for one in seen)])
    earliest_end = max([ended.first, began.first, *(one.first for one in seen)])
    last_seen = max((one.first for one in seen), default=FIRST)
    throughout = _throughout(record.valid, last_seen)
    stray = [one for one in told if one not in fitting]
    yes = [*(one for one in seen if one.first == one.last), *throughout]
    yes += [Days(latest_beginning, last_seen)] if record.began and not record.ended else []
    yes += [Days(latest_beginning, earliest_end - 1)] if record.began and record.ended else []
    no = [Days(FIRST, began.first - 1)] if record.began else []
    no += [Days(ended.last, LAST)] if record.ended else []
    maybe_not = [Days(FIRST, latest_beginning - 1)] if record.began else []
    maybe_not += [Days(earliest_end, LAST)] if record.ended else []
    return Held(_without(yes, maybe_not), _without(no, [*seen, *stray, *throughout]))


def _throughout(valid: Date | None, last_seen: int) -> list[Days]:
    """The days of a date throughout which something held; where its end is open, up to the last evidence."""
    if valid is None:
        return []
    days = days_of(valid)
    if valid.latest is None:
        return [Days(days.first, max(days.first, last_seen))]
    return [Days(days.last, days.last)] if valid.earliest is None else [days]


def all_of(parts: Sequence[Held]) -> Held:
    """What follows from several things together: it holds when all of them do; that one does not, proves nothing."""
    common: tuple[Days, ...] = (Days(FIRST, LAST),) if parts else ()
    for part in parts:
        shared = [Days(max(a.first, b.first), min(a.last, b.last)) for a in common for b in part.yes]
        common = _joined(shared)
    return Held(common)


def any_of(parts: Iterable[Held]) -> Held:
    """What is on record in several ways: it holds when any of them says so, and does not when any of them says so."""
    listed = list(parts)
    return Held(_joined(days for part in listed for days in part.yes), _joined(days for part in listed for days in part.no))


def _joined(days: Iterable[Days]) -> tuple[Days, ...]:
    """The same days, in order, without overlap, neighbours put together; what ends before it begins is none."""
    joined: list[Days] = []
    for one in sorted(one for one in days if one.first <= one.last):
        if joined and one.first <= joined[-1].last + 1:
            joined[-1] = Days(joined[-1].first, max(joined[-1].last, one.last))
        else:
            joined.append(one)
    return tuple(joined)


def _without(days: Iterable[Days], others: Iterable[Days]) -> tuple[Days, ...]:
    """The days that are not among the others."""
    left = _joined(days)
    for other in others:
        parts = (
            (Days(one.first, min(one.last, other.first - 1)), Days(max(one.first, other.last + 1), one.last)) for one in left
        )
        left = _joined(part for pair in parts for part in pair)
    return left


def _covers(known: Iterable[Days], asked: Days) -> bool:
    return any(one.first <= asked.first and asked.last <= one.last for one in known)


def _meets(known: Iterable[Days], asked: Days) -> bool:
    return any(one.first <= asked.last and asked.first <= one.last for one in known)

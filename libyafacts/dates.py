"""The date forms of a fact base (a part of EDTF, ISO 8601-2) and comparisons that may answer "not known".

A date is kept at the precision at which it was printed: ``2020-05`` is some time within May 2020, and nobody may make a day
of it. So two dates cannot always be put in order, and the functions here say so instead of guessing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

Answer = Literal["yes", "no", "unknown"]
Precision = Literal["day", "month", "year", "interval", "open"]

FORMS = "2020, 2020-05, 2020-05-18, 2020-05-01/2020-05-18, ../2020-05-18 or 2020-05-18/.."

_SIMPLE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]|~\?|\?~)?"


class DateError(ValueError):
    """A text that is not one of the date forms; the message says which forms are."""


class Date(NamedTuple):
    """Some time from ``earliest`` to ``latest`` (ISO days, both included; None: open on that side), as printed in ``text``."""

    text: str
    earliest: str | None
    latest: str | None
    precision: Precision

    @property
    def sort_key(self) -> tuple[str, str]:
        """Order on a time line: by the earliest day known, an open beginning by its end, the narrower one first."""
        return (self.earliest or self.latest or "", self.latest or "9999-12-31")


def parse(text: str) -> Date:
    """Read one of the date forms.

    Raises:
        DateError: for any other text, a day that does not exist, and an interval that ends before it begins.
    """
    first, slash, second = text.partition("/")
    if not slash:
        earliest, latest, precision = _simple(text, text)
        return Date(text, earliest, latest, precision)
    if first == ".." and second == "..":
        raise DateError(f"{text!r} is open at both ends; write {FORMS}")
    begin = None if first == ".." else _simple(first, text)
    end = None if second == ".." else _simple(second, text)
    if begin and end and begin[0] > end[1]:
        raise DateError(f"{text!r} ends before it begins")
    return Date(text, begin and begin[0], end and end[1], "interval" if begin and end else "open")


def _simple(part: str, whole: str) -> tuple[str, str, Precision]:
    match = re.fullmatch(_SIMPLE, part)
    if match is None:
        raise DateError(f"{whole!r} is not a date; write {FORMS}")
    year, month, day, _marks = match.groups()
    try:
        begin = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise DateError(f"{whole!r} is not a day of the calendar; write {FORMS}") from error
    if day:
        return begin.isoformat(), begin.isoformat(), "day"
    if month:
        from calendar import monthrange  # late: only compiling reads dates

        last = begin.replace(day=monthrange(begin.year, begin.month)[1])
        return begin.isoformat(), last.isoformat(), "month"
    return begin.isoformat(), f"{year}-12-31", "year"


def before(first: Date, second: Date) -> Answer:
    """Whether the first date is wholly before the second: ``unknown`` where they may overlap."""
    if first.latest is not None and second.earliest is not None and first.latest < second.earliest:
        return "yes"
    if first.earliest is not None and second.latest is not None and first.earliest >= second.latest:
        return "no"
    return "unknown"


def by(latest: Date) -> Date:
    """Some time up to the end of a date: when words were said that a document of that date reports."""
    if latest.latest is None:
        return latest
    return Date(f"../{latest.latest}", None, latest.latest, "open")


_MONTHS = "January February March April May June July August September October November December".split()


def at_words(value: Date) -> str:
    """When something happened that happened at a date: ``in May 2020``, ``on 2020-05-18``, ``within 2020-05-20/26``."""
    if value.precision == "day":
        return f"on {value.text}"
    if value.precision == "month" and value.earliest is not None:
        year, month, _ = value.earliest.split("-")
        return f"in {_MONTHS[int(month) - 1]} {year}{value.text[7:]}"
    if value.precision == "open":
        return in_words(value)
    return f"{'in' if value.precision == 'year' else 'within'} {in_words(value)}"


def in_words(value: Date) -> str:
    """The date as a reader would say it: ``by 2019-05-16``, ``from 2019-04 on``, ``2019-05-20/26``; else as printed.

    Days of one month are written as ISO 8601 allows, without repeating the month.
    """
    if value.text.startswith("../"):
        return f"by {value.text[3:]}"
    if value.text.endswith("/.."):
        return f"from {value.text[:-3]} on"
    first, _, second = value.text.partition("/")
    if first == second:
        return first
    if len(first) == len(second) == len("2020-05-18") and first[:8] == second[:8]:
        return f"{first}/{second[8:]}"
    return value.text

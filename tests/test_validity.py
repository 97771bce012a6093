"""On which days something held: compared, day by day, with every way in which the record may be true."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from libyafacts.dates import Answer, Date, parse
from libyafacts.validity import Held, Record, all_of, any_of, days_of, held

START = date(2020, 5, 1)
DAYS = 8


def day(number: int) -> str:
    return (START + timedelta(number)).isoformat()


def within(first: int, last: int) -> Date:
    return parse(day(first) if first == last else f"{day(first)}/{day(last)}")


dates = st.tuples(st.integers(1, DAYS), st.integers(1, DAYS)).map(lambda ends: within(min(ends), max(ends)))
records = st.builds(
    Record,
    valid=st.none() | dates,
    began=st.none() | dates,
    ended=st.none() | dates,
    evidence=st.lists(dates, max_size=2).map(tuple),
)


def numbers(value: Date | None) -> list[int | None]:
    """The days that a date may mean, as numbers; of no date, nothing."""
    if value is None:
        return [None]
    first = days_of(value).first - START.toordinal()
    last = days_of(value).last - START.toordinal()
    return list(range(first, last + 1))


World = tuple[int | None, int | None, tuple[int, ...]]


def worlds(record: Record) -> Iterator[World]:
    """Every way in which the days of a record may have been, in which nothing is seen before its beginning or after its end."""
    for began, ended, *seen in itertools.product(*map(numbers, (record.began, record.ended, *record.evidence))):
        days = [one for one in seen if one is not None]
        if all(began is None or began <= one for one in (*days, *([ended] if ended is not None else []))) and all(
            ended is None or one <= ended for one in days
        ):
            yield began, ended, tuple(days)


def in_world(record: Record, world: World, asked: int) -> Answer:
    """Whether it holds at the end of a day in one of the worlds."""
    began, ended, seen = world
    until = ended - 1 if ended is not None else max(seen, default=-1)
    yes = asked in seen or (began is not None and began <= asked <= until)
    yes = yes or (record.valid is not None and asked in numbers(record.valid))
    no = (began is not None and asked < began) or (ended is not None and asked >= ended)
    return "unknown" if yes == no else "yes" if yes else "no"


def by_brute_force(record: Record, first: int, last: int) -> Answer:
    found = {in_world(record, world, asked) for world in worlds(record) for asked in range(first, last + 1)}
    return found.pop() if len(found) == 1 else "unknown"


@given(records, st.integers(0, DAYS + 1))
def test_a_day_is_answered_as_all_ways_in_which_the_record_may_be_true_agree(record: Record, asked: int) -> None:
    assume(any(True for _ in worlds(record)))
    assert held(record).on(within(asked, asked)) == by_brute_force(record, asked, asked)


@given(records, st.integers(0, DAYS), st.integers(0, 4))
def test_an_interval_is_answered_yes_for_every_day_and_no_for_none(record: Record, first: int, more: int) -> None:
    assume(any(True for _ in worlds(record)))
    last = first + more
    daily = {held(record).on(within(asked, asked)) for asked in range(first, last + 1)}
    answer = held(record).on(within(first, last))
    assert answer == (next(iter(daily)) if len(daily) == 1 else "unknown")


@given(records, records, st.integers(0, DAYS + 1))
def test_what_follows_from_two_holds_when_both_do_and_is_never_disproved(one: Record, other: Record, asked: int) -> None:
    both = all_of([held(one), held(other)])
    certain = all(asked_in(part, asked) for part in (held(one), held(other)))
    assert (both.on(within(asked, asked)) == "yes") == certain
    assert both.no == ()
    assert all_of([]) == Held()


@given(records, records, st.integers(0, DAYS + 1))
def test_what_is_on_record_twice_holds_when_either_says_so(one: Record, other: Record, asked: int) -> None:
    either = any_of([held(one), held(other)])
    assert asked_in(either, asked) == (asked_in(held(one), asked) or asked_in(held(other), asked))


def asked_in(found: Held, asked: int) -> bool:
    number = START.toordinal() + asked
    return any(days.first <= number <= days.last for days in found.yes)


@pytest.mark.parametrize(
    ("record", "answers"),
    [
        (  # began within a month, last seen in an interval
            Record(began=parse("2020-05"), evidence=(parse("2020-06-15/2020-06-17"),)),
            {
                "2020-04-30": "no",
                "2020-05-01": "unknown",
                "2020-05-30": "unknown",
                "2020-05-31": "yes",
                "2020-06-15": "yes",
                "2020-06-16": "unknown",
                "2020-06-01/2020-06-15": "yes",
                "2020": "unknown",
                "2019": "no",
                "../2020-04": "no",
                "2020-06/..": "unknown",
            },
        ),
        (  # known only by its end
            Record(ended=parse("2020-05")),
            {"2019": "unknown", "2020-05-15": "unknown", "2020-05-31": "no", "2020-06/..": "no"},
        ),
        (  # from a day to a day
            Record(began=parse("2020-05-02"), ended=parse("2020-05-05")),
            {
                "2020-05-01": "no",
                "2020-05-02": "yes",
                "2020-05-04": "yes",
                "2020-05-05": "no",
                "2020-05-03/2020-05-05": "unknown",
            },
        ),
        (  # seen twice: nobody knows what was between
            Record(evidence=(parse("2020-05-02"), parse("2020-05-05"))),
            {"2020-05-02": "yes", "2020-05-03": "unknown", "2020-05-05": "yes", "2020-05-06": "unknown"},
        ),
        (Record(valid=parse("2020-05")), {"2020-05-01/2020-05-31": "yes", "2020-06-01": "unknown", "2020-04-30": "unknown"}),
        (  # throughout, and with no end: up to the last evidence
            Record(valid=parse("2020-05/.."), evidence=(parse("2020-06-15/2020-06-17"),)),
            {"2020-05": "yes", "2020-06-15": "yes", "2020-06-16": "unknown", "2020-04": "unknown"},
        ),
        (Record(valid=parse("../2020-05-04")), {"2020-05-04": "yes", "2020-05-03": "unknown"}),
        (  # told by some day: no day is certain
            Record(evidence=(parse("../2020-05-04"),)),
            {"2020-05-04": "unknown", "2019": "unknown"},
        ),
        (Record(), {"2020-05-04": "unknown"}),
    ],
)
def test_by_hand(record: Record, answers: dict[str, Answer]) -> None:
    assert {asked: held(record).on(parse(asked)) for asked in answers} == answers

"""Dates: what is one, what it spans, and comparisons that may answer "not known"."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from strategies import DATE_TEXTS, DAYS, MARKS, OPEN_DATES, SIMPLE_DATES

from libyafacts.dates import FORMS, Answer, Date, DateError, before, by, in_words, parse

DATES = DATE_TEXTS.map(parse)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2020", "2020-01-01", "2020-12-31", "year"),
        ("2020-05", "2020-05-01", "2020-05-31", "month"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2019-02", "2019-02-01", "2019-02-28", "month"),
        ("2020-12", "2020-12-01", "2020-12-31", "month"),
        ("2020-05-18", "2020-05-18", "2020-05-18", "day"),
        ("2020~", "2020-01-01", "2020-12-31", "year"),
        ("2020-05?", "2020-05-01", "2020-05-31", "month"),
        ("2020-05-18~", "2020-05-18", "2020-05-18", "day"),
        ("2020-05-18?~", "2020-05-18", "2020-05-18", "day"),
        ("2020-06-08/2020-06-14", "2020-06-08", "2020-06-14", "interval"),
        ("2020-05-15/2020-05", "2020-05-15", "2020-05-31", "interval"),
        ("2019/2020-03~", "2019-01-01", "2020-03-31", "interval"),
        ("../2019-05-16", None, "2019-05-16", "open"),
        ("../2019", None, "2019-12-31", "open"),
        ("2019-04/..", "2019-04-01", None, "open"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-12", "9999-12-01", "9999-12-31", "month"),
    ],
)
def test_every_form_spans_its_days(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    assert parse(text) == Date(text, earliest, latest, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "../..",
        "2020/",
        "/2020",
        "2020-13",
        "2020-00",
        "2020-05-00",
        "2020-02-30",
        "2019-02-29",
        "2020-06-31",
        "0000",
        "2020-21",  # EDTF: spring 2020
        "2020-24",
        "201X",
        "2020-XX",
        "Y12020",
        "2020-05-18/2020-05-01",
        "2020-06/2020-05-31",
        "2020/2020-05/2020-06",
        "2020%",
        "~2020",
        "2020-05~-18",
        "20",
        "20200518",
        "2020-5-18",
        "2020/05/18",
        "18.05.2020",
        "May 2020",
        "2020-05-18T12:00",
        "-2020",
        "２０２０",
        "٢٠٢٠-٠٥",
        " 2020",
        "2020 ",
        "2020\n",
        "2020 - 05",
        "2020-05-18 / 2020-05-20",
        "2020–05",
        "2020-05\0",
    ],
)
def test_anything_else_is_refused_with_the_forms_that_are_accepted(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert repr(text) in str(refused.value)
    assert FORMS in str(refused.value) or "ends before it begins" in str(refused.value)


@given(DAYS, MARKS)
def test_a_month_ends_where_the_calendar_ends_it(day: date, mark: str) -> None:
    month = parse(f"{day:%Y-%m}{mark}")
    assert month.earliest == f"{day:%Y-%m}-01"
    assert month.latest == f"{day:%Y-%m}-{calendar.monthrange(day.year, day.month)[1]}"


@given(DATE_TEXTS)
def test_a_date_is_shown_as_printed_and_begins_before_it_ends(text: str) -> None:
    value = parse(text)
    assert value.text == text
    assert value.earliest or value.latest
    assert not (value.earliest and value.latest) or value.earliest <= value.latest


@given(SIMPLE_DATES, MARKS)
def test_marks_never_widen_a_date(text: str, mark: str) -> None:
    plain = parse(text.rstrip("~?"))
    marked = parse(text.rstrip("~?") + mark)
    assert (marked.earliest, marked.latest, marked.precision) == (plain.earliest, plain.latest, plain.precision)


# -- three-valued comparison -------------------------------------------------------------------------------------------


def _days(value: Date, others: Iterable[Date]) -> list[date]:
    """Enough of the days that a date may mean: its ends, the world's ends, and those around the ends of the others."""
    first = date.fromisoformat(value.earliest) if value.earliest else date.min
    last = date.fromisoformat(value.latest) if value.latest else date.max
    ends = [date.fromisoformat(end) for other in others for end in (other.earliest, other.latest) if end]
    around = [end + timedelta(days=step) for end in ends for step in (-1, 0, 1)]
    return [first, last, *(day for day in around if first <= day <= last)]


def _answer(truths: Iterable[bool]) -> Answer:
    known = set(truths)
    return "unknown" if len(known) == 2 else "yes" if known == {True} else "no"


@given(DATES, DATES)
def test_before_is_what_holds_for_every_day_that_may_be_meant(first: Date, second: Date) -> None:
    both = (first, second)
    assert before(first, second) == _answer(x < y for x in _days(first, both) for y in _days(second, both))


@given(DATES, DATES)
def test_two_dates_are_never_each_before_the_other(first: Date, second: Date) -> None:
    assert not (before(first, second) == "yes" and before(second, first) != "no")


@given(DATES, DATES, DATES)
def test_before_carries_over(first: Date, second: Date, third: Date) -> None:
    if before(first, second) == before(second, third) == "yes":
        assert before(first, third) == "yes"


@given(DATES)
def test_a_date_is_not_before_itself(value: Date) -> None:
    assert before(value, value) != "yes"


def test_where_dates_overlap_nothing_is_guessed() -> None:
    assert before(parse("2020-05"), parse("2020-05-18")) == "unknown"
    assert before(parse("../2020-05"), parse("2020-05-18")) == "unknown"
    assert before(parse("2020-05-18"), parse("2020-05-18")) == "no"


# -- words said by a document's date, order, wording -------------------------------------------------------------------


@given(DATES)
def test_by_a_date_is_any_time_up_to_its_end(value: Date) -> None:
    until = by(value)
    if value.latest is None:
        assert until == value
    else:
        assert until == parse(f"../{value.latest}")


def test_in_order_a_narrower_date_stands_before_a_wider_one() -> None:
    texts = ["2020-05", "2020", "2020-05-18", "2019", "2020-05-01/..", "../2020-05-02", "2020-05-01"]
    ordered = sorted(map(parse, texts), key=lambda value: value.sort_key)
    assert [value.text for value in ordered] == [
        "2019",
        "2020",
        "2020-05-01",
        "2020-05",
        "2020-05-01/..",
        "../2020-05-02",
        "2020-05-18",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-05", "2020-05"),
        ("2020-05-18~", "2020-05-18~"),
        ("../2019-05-16", "by 2019-05-16"),
        ("2019-04/..", "from 2019-04 on"),
        ("2019-05-20/2019-05-26", "2019-05-20/26"),
        ("2019-05-30/2019-06-02", "2019-05-30/2019-06-02"),
        ("2018-05-20/2019-05-26", "2018-05-20/2019-05-26"),
        ("2019-05/2019-06", "2019-05/2019-06"),
        ("2019-05-20~/2019-05-26", "2019-05-20~/2019-05-26"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    assert in_words(parse(text)) == words


@given(OPEN_DATES)
def test_an_open_date_in_words_has_no_dots(text: str) -> None:
    assert ".." not in in_words(parse(text))
    assert text.strip("./") in in_words(parse(text))

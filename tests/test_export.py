"""Answers as text for scripts: what is written is what a reader of the format reads back."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import HOSTILE_TEXT

from libyafacts.errors import UsageError
from libyafacts.export import FORMATS, as_text, escaped, export, unescaped
from libyafacts.table import Answer, Document, Value, table

ACTING = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
FIELDS = ("first", "second", "third")
ROWS = st.lists(st.tuples(HOSTILE_TEXT, HOSTILE_TEXT, HOSTILE_TEXT), max_size=4)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | HOSTILE_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(HOSTILE_TEXT, inner, max_size=3),
    max_leaves=8,
)


def answer(rows: Sequence[Sequence[Value]], document: Document | list[Document] | None = None) -> Answer:
    """An answer of three fields."""
    named = [dict(zip(FIELDS, row, strict=True)) for row in rows]
    return Answer(lambda: table(" ".join(FIELDS), named), lambda: named if document is None else document, lambda: ())


def written(
    found: Answer, format_: str, fields: Sequence[str] = (), header: bool | None = None, ascii_only: bool = False
) -> str:
    return export(found, format_, fields, header, ascii_only)


# -- TSV ---------------------------------------------------------------------------------------------------------------


@given(HOSTILE_TEXT)
def test_what_is_escaped_is_restored(text: str) -> None:
    assert unescaped(escaped(text)) == text


@given(HOSTILE_TEXT)
def test_what_is_escaped_stays_in_its_cell_and_acts_on_nothing(text: str) -> None:
    assert {unicodedata.category(character) for character in escaped(text)}.isdisjoint(ACTING)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\t\n\r\\", "\\t\\n\\r\\\\"),
        ("\x1b\x85", "\\x1b\\x85"),
        ("\u202e\u2028", "\\u202e\\u2028"),
        ("\U000e0001", "\\U000e0001"),
        ("\\n", "\\\\n"),
        ("\\x1b", "\\\\x1b"),
        ("\ud800", "\\ud800"),
        ("é | <b> *", "é | <b> *"),
    ],
)
def test_escapes(text: str, code: str) -> None:
    assert escaped(text) == code
    assert unescaped(code) == text


@given(ROWS, st.booleans())
def test_tsv_is_lines_of_cells(rows: list[tuple[str, ...]], header: bool) -> None:
    text = written(answer(rows), "tsv", header=header)
    lines = [line.split("\t") for line in text.split("\n")[:-1]]
    assert text.endswith("\n") or not (rows or header)
    assert [tuple(map(unescaped, line)) for line in lines] == [*([FIELDS] if header else []), *rows]


def test_tsv_has_a_header_only_if_asked() -> None:
    assert written(answer([("a", "b", "c")]), "tsv") == "a\tb\tc\n"
    assert written(answer([("a", "b", "c")]), "tsv", header=True) == "first\tsecond\tthird\na\tb\tc\n"


# -- CSV ---------------------------------------------------------------------------------------------------------------


@given(ROWS)
def test_csv_is_read_back_as_it_was(rows: list[tuple[str, ...]]) -> None:
    text = written(answer(rows), "csv")
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)] == [FIELDS, *rows]


@given(HOSTILE_TEXT)
def test_csv_of_one_field_is_read_back_as_it_was(text: str) -> None:
    found = written(answer([(text, "", "")]), "csv", ["first"], header=False)
    assert list(csv.reader(io.StringIO(found, newline=""), strict=True)) == [[text]]


def test_csv_ends_its_lines_with_a_line_feed_and_leaves_out_the_header_if_asked() -> None:
    assert written(answer([("a", 'say "b"', "c\r\nd")]), "csv", header=False) == 'a,"say ""b""","c\r\nd"\n'


# -- JSON --------------------------------------------------------------------------------------------------------------


@given(st.dictionaries(HOSTILE_TEXT, ANYTHING, max_size=4), st.booleans())
def test_json_is_read_back_as_it_was(document: dict[str, Any], ascii_only: bool) -> None:
    text = written(answer([], document), "json", ascii_only=ascii_only)
    assert json.loads(text) == document
    assert text.isascii() or not ascii_only
    assert text.endswith("}\n")


@given(st.lists(st.dictionaries(HOSTILE_TEXT, ANYTHING, max_size=4), max_size=4), st.booleans())
def test_json_lines_are_one_document_a_line(documents: list[dict[str, Any]], ascii_only: bool) -> None:
    text = written(answer([], documents), "jsonl", ascii_only=ascii_only)
    assert [json.loads(line) for line in text.split("\n")[:-1]] == documents
    assert json.loads(written(answer([], documents), "json")) == documents


def test_one_document_is_one_line() -> None:
    assert written(answer([], {"a": [1, None]}), "jsonl") == '{"a": [1, null]}\n'
    assert written(answer([], []), "json") == "[]\n"
    assert written(answer([], []), "jsonl") == ""


# -- Markdown ----------------------------------------------------------------------------------------------------------


@given(ROWS)
def test_markdown_is_one_line_a_row_with_as_many_cells_as_fields(rows: list[tuple[str, ...]]) -> None:
    lines = written(answer(rows), "md").split("\n")
    assert lines[:2] == ["| first | second | third |", "| --- | --- | --- |"]
    assert lines.pop() == ""
    assert len(lines) == 2 + len(rows)
    for line in lines:
        assert {unicodedata.category(character) for character in line}.isdisjoint(ACTING)
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == len(FIELDS) + 1


def test_markdown_prints_markup_as_it_was_written() -> None:
    row = ("*bold* _i_ `c`", "[a](b) <script> | ~~x~~", "one\ntwo\x1b")
    assert written(answer([row]), "md", header=False) == (
        "| \\*bold\\* \\_i\\_ \\`c\\` | \\[a\\](b) \\<script\\> \\| \\~\\~x\\~\\~ | one<br>two\\x1b |\n"
    )


# -- fields and values -------------------------------------------------------------------------------------------------

ROW = ("one", "two", "three")


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("tsv", "three\tone\n"),
        ("csv", "third,first\nthree,one\n"),
        ("jsonl", '{"third": "three", "first": "one"}\n'),
        ("json", '[\n  {\n    "third": "three",\n    "first": "one"\n  }\n]\n'),
        ("md", "| third | first |\n| --- | --- |\n| three | one |\n"),
    ],
)
def test_fields_are_chosen_and_put_in_order(format_: str, text: str) -> None:
    assert written(answer([ROW]), format_, ["third", "first"]) == text


def test_the_fields_of_one_document_are_chosen_too() -> None:
    assert json.loads(written(answer([], {"a": 1, "b": 2, "c": 3}), "json", ["c", "a"])) == {"c": 3, "a": 1}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("field", ["fourth", "First", "", "first "])
def test_an_unknown_field_is_wrong_usage(format_: str, field: str) -> None:
    with pytest.raises(UsageError) as refused:
        written(answer([ROW]), format_, ["first", field])
    assert repr(field) in str(refused.value)
    assert "first, second, third" in str(refused.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("x", "x"),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (0.25, "0.25"),
        ((), ""),
        (("a", "b"), "a,b"),
        (("a b", "c"), "a b; c"),
    ],
)
def test_values_in_a_row(value: Value, text: str) -> None:
    assert as_text(value) == text


def test_a_field_that_a_row_does_not_have_is_empty() -> None:
    found = Answer(lambda: table("a b", [{"b": 1}]), list, tuple)
    assert written(found, "tsv") == "\t1\n"

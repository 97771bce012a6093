"""The command line as scripts and people meet it: pipes, formats, fields, exit statuses, names, streams, fact bases."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cricket
import pytest
from program import Program, Result, Screen, plain

import libyafacts

Screens = Callable[..., Screen]

# One question of each shape, and the fields of its rows: part of the interface, so written out.
STATEMENT_ROW = "section id date text status who denied_by sources"
BASE_ROW = (
    "id base kind place country latitude longitude holder holder_since previous_holder holder_recorded status"
    " uses uses_status uses_who forces forces_when forces_status forces_who equipment disputed sources"
    " as_of answer last_known last_known_date reason"
)
TIE_ROW = (
    "id subject tie object kind predicate role extent mood valid since until evidenced"
    " status who denied_by sources answer reason"
)
FIELDS = {
    "who": "id name kind country statements",
    "who haftar": STATEMENT_ROW,
    "who misrata --as-of 2020-12": f"{STATEMENT_ROW} answer reason",
    "bases": BASE_ROW,
    "bases watiya": STATEMENT_ROW,
    "bases watiya --as-of 2020-06-10": BASE_ROW,
    "affiliations": TIE_ROW,
    "affiliations france haftar": TIE_ROW,
    "match haftar heftar nobody": "query id name kind rung score candidates",
    "timeline": (
        "date earliest latest precision basis happened_by item id statement_kind statement_date text mood status"
        " who who_basis does to hedge reported_by evidenced supported_by denied_by conflicts sources"
    ),
    "search oil": "kind id field text status who denied_by sources",
    "quotes --by conte": "id quote english lang partial who who_basis to said reported_by source via about",
    "figures": ("id of low best high bound unit words as_of place status who does hedge said reported_by source via rivals"),
    "disputes": (
        "kind id text status who denied_by said sources"
        " other_id other_text other_status other_who other_denied_by other_said other_sources note"
    ),
    "sources": "number id publisher voice date date_basis title url language statements",
    "sources kuna-2019-05-22": "source id text status who does said at start end",
    "show france-backs-haftar": "id text status who does to said reported_by in via at start end hedge",
}
QUESTIONS = [pytest.param(question.split(), fields.split(), id=question) for question, fields in FIELDS.items()]
READING = [question.split() for question in FIELDS]

_DAY = r"\d{4}(-\d\d(-\d\d)?)?[~?]?"
ISO = re.compile(rf"({_DAY}|\.\.)(/({_DAY}|\.\.))?")
_ESCAPE = re.compile(r"\\(?:([\\tnr])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")


def unescaped(cell: str) -> str:
    """A cell of tab-separated output as it was, by the rules that the README gives."""
    letters = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
    return _ESCAPE.sub(lambda code: letters[code[1]] if code[1] else chr(int(code[2] or code[3] or code[4], 16)), cell)


def no_trouble(result: Result | Screen) -> bool:
    return "Traceback" not in result.err and "Exception ignored" not in result.err


# -- rows --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "fields"), QUESTIONS)
def test_a_pipe_gets_bare_rows_that_all_have_every_field(run: Program, question: list[str], fields: list[str]) -> None:
    result = run(*question)
    assert result.status == 0
    assert result.err == ""
    assert b"\x1b" not in result.stdout
    assert result.rows
    assert {len(row) for row in result.rows} == {len(fields)}
    assert result.rows[0] != fields


@pytest.mark.parametrize(("question", "fields"), QUESTIONS)
def test_a_header_names_the_fields_above_the_same_rows(run: Program, question: list[str], fields: list[str]) -> None:
    assert run(*question, "--header").rows == [fields, *run(*question, "--no-header").rows]


@pytest.mark.parametrize(("question", "fields"), QUESTIONS)
def test_fields_come_in_the_order_that_is_asked_for(run: Program, question: list[str], fields: list[str]) -> None:
    last, first = fields[-1], fields[0]
    assert run(*question, "--fields", f"{last}, {first}").rows == [[row[-1], row[0]] for row in run.shipped(*question).rows]


@pytest.mark.parametrize("question", [*FIELDS, "who --json", "bases watiya --json", "sources -f csv", "quotes -f jsonl"])
def test_an_unknown_field_is_wrong_usage(run: Program, question: str) -> None:
    result = run(*question.split(), "--fields", "id,nonsense")
    assert (result.status, result.stdout) == (2, b"")
    assert "'nonsense'" in result.err


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("who haftar", ["date"]),
        ("bases", ["holder_since", "holder_recorded"]),
        ("quotes", ["said"]),
        ("sources", ["date"]),
        ("sources 2", ["said"]),
        ("show france-backs-haftar", ["said"]),
    ],
)
def test_dates_in_rows_are_iso_dates(run: Program, question: str, columns: list[str]) -> None:
    rows = run(*question.split(), "--fields", ",".join(columns)).rows
    dates = [date for row in rows for cell in row for date in cell.split(",") if date]
    assert dates
    assert [date for date in dates if not ISO.fullmatch(date)] == []


def test_the_same_question_gets_the_same_bytes(run: Program) -> None:
    for question in (["who", "haftar", "--json"], ["bases"]):
        assert run(*question, env={"PYTHONHASHSEED": "1"}).stdout == run(*question, env={"PYTHONHASHSEED": "2"}).stdout


# -- formats -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "fields"), QUESTIONS)
def test_csv_has_the_rows_of_tsv_under_a_header(run: Program, question: list[str], fields: list[str]) -> None:
    read = list(csv.reader(io.StringIO(run(*question, "--format", "csv").out, newline="")))
    assert read == [fields, *([unescaped(cell) for cell in row] for row in run.shipped(*question).rows)]
    assert run(*question, "-f", "csv", "--no-header").out.count("\n") == len(read) - 1


@pytest.mark.parametrize(("question", "fields"), QUESTIONS)
def test_markdown_has_the_rows_of_tsv_as_a_table(run: Program, question: list[str], fields: list[str]) -> None:
    lines = run(*question, "--format", "md").out.splitlines()
    cells = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]
    assert {len(row) for row in cells} == {len(fields)}
    assert [cell.strip().replace("\\", "") for cell in cells[0]] == fields
    assert {cell.strip() for cell in cells[1]} == {"---"}
    assert len(lines) == 2 + len(run.shipped(*question).rows)


@pytest.mark.parametrize("question", READING, ids=FIELDS)
def test_json_lines_are_the_parts_of_the_json_document(run: Program, question: list[str]) -> None:
    document = run(*question, "--json").json
    parts = [Result(0, line, "").json for line in run(*question, "--format", "jsonl").stdout.splitlines()]
    assert parts == (document if isinstance(document, list) else [document])


def test_json_is_short_for_format_json(run: Program) -> None:
    assert (
        run("bases", "--json").stdout == run("bases", "--format", "json").stdout == run("bases", "--json", "-f", "json").stdout
    )


@pytest.mark.parametrize("question", READING, ids=FIELDS)
def test_a_table_in_a_pipe_has_no_colour_and_keeps_to_the_width(run: Program, question: list[str]) -> None:
    result = run(*question, "--format", "table", "--width", "60")
    assert result.status == 0
    assert "\x1b" not in result.out
    assert result.out.strip()
    assert [line for line in result.out.splitlines() if len(line) > 60 and "http" not in line and not _is_hash(line)] == []


def _is_hash(line: str) -> bool:
    return re.search(r"[0-9a-f]{40}", line) is not None


def test_columns_rules_the_width_where_nobody_says_otherwise(run: Program) -> None:
    narrow = run("who", "haftar", "--format", "table", env={"COLUMNS": "50"})
    assert narrow.stdout == run("who", "haftar", "--format", "table", "--width", "50").stdout
    usual = run("who", "haftar", "--format", "table").stdout
    assert narrow.stdout != usual
    for nonsense in ("0", "-5", "wide", ""):
        assert run("who", "haftar", "--format", "table", env={"COLUMNS": nonsense}).stdout == usual


# -- the fields of JSON: an interface, so each list is written out -------------------------------------------------------

MATCH = "query rung name score"
DATE = "text earliest latest precision basis"
STANCE = (
    "who does to said reported_by in via at start end hedge own_voice who_basis wire evidenced lang quotation_marks compare"
    " note"
)
STATEMENTS = {
    "tie": (
        "id statement_kind text subject predicate object role extent mood about valid status status_reason stances"
        " inferred_from conflicts compares_with note"
    ),
    "event": (
        "id statement_kind text event place roles items mood about when status status_reason stances inferred_from conflicts"
        " compares_with note"
    ),
    "figure": (
        "id statement_kind text figure mood about as_of status status_reason stances inferred_from conflicts compares_with note"
    ),
    "quote": (
        "id statement_kind text quote lang partial english continues mood about status status_reason stances inferred_from"
        " conflicts compares_with note"
    ),
    "label": (
        "id statement_kind text label of mood about status status_reason stances inferred_from conflicts compares_with note"
    ),
    "view": "id statement_kind text view mood about status status_reason stances inferred_from conflicts compares_with note",
}
NAME = "text kind lang in at seen_in"
IDENTIFIER = "scheme value seen_in"
PLACE = "country latitude longitude coordinates_seen_in coordinates_note"
WHO_PERSON = "match id kind name names identifiers note see forces as_of latest_record statements sources"
BASE = (
    "id kind name names identifiers note see country latitude longitude coordinates_seen_in coordinates_note base place holder"
    " holder_since previous_holder holder_recorded status uses uses_status uses_who forces"
    " forces_when forces_status forces_who equipment disputed sources holders"
    " as_of answer last_known last_known_date reason statements"
)
HOLDER = "holder holder_name since until recorded status statement"
SOURCE = "id number title publisher voice kind date date_note url language text_sha256 author note see"


FRAGMENT = "at start end traced original seen publisher compare"
SET_ASIDE = "at start end reason"
COVERAGE = "source sentences cited set_aside missed citations text_sha256"
SENTENCE = "start end text"
SPAN = "statement who does source document text_sha256 start end"


def has(document: dict[str, Any], fields: str) -> bool:
    assert sorted(document) == sorted(fields.split())
    return True


def check_statement(statement: dict[str, Any], more: str = "") -> None:
    assert has(statement, f"{STATEMENTS[statement['statement_kind']]} {more}")
    for stance in statement["stances"]:
        assert has(stance, STANCE)
        assert stance["said"] is None or has(stance["said"], DATE)
    date = statement.get("when") or statement.get("valid") or statement.get("as_of")
    assert date is None or has(date, DATE)


def test_fields_of_statements_of_every_kind(run: Program) -> None:
    numbers = [source["number"] for source in run("sources", "--json").json]
    statements = [statement for number in numbers for statement in run("sources", str(number), "--json").json["statements"]]
    assert {statement["statement_kind"] for statement in statements} == set(STATEMENTS)
    for statement in statements:
        check_statement(statement)
        assert all(has(origin, "id relation") for origin in statement["inferred_from"])
        assert all(has(rival, "id note") for rival in statement["conflicts"])
        if statement["statement_kind"] == "figure":
            assert has(statement["figure"], "of low best high unit bound words place")


def test_fields_of_who(run: Program) -> None:
    document = run("who", "haftar", "--json").json
    assert has(document, WHO_PERSON)
    assert has(document["match"], MATCH)
    assert all(has(name, NAME) for name in document["names"])
    for statement in document["statements"]:
        check_statement(statement, "section")
    assert all(has(source, SOURCE) for source in document["sources"])
    assert document["id"] == "khalifa-haftar"
    assert [statement["section"] for statement in document["statements"]] == [
        row[0] for row in run.shipped("who", "haftar").rows
    ]


def test_fields_of_who_for_a_place(run: Program) -> None:
    document = run("who", "watiya", "--json").json
    assert has(document, f"{WHO_PERSON} {PLACE}")
    assert all(has(identifier, IDENTIFIER) for identifier in document["identifiers"])
    assert document["identifiers"]


def test_fields_of_who_without_a_name(run: Program) -> None:
    documents = run("who", "--json").json
    assert isinstance(documents, list)
    assert all(has(document, FIELDS["who"]) for document in documents)


def test_fields_of_bases(run: Program) -> None:
    documents = run.shipped("bases", "--json").json
    assert isinstance(documents, list)
    for document in documents:
        assert has(document, BASE)
        assert all(has(holder, HOLDER) for holder in document["holders"])
        assert all(has(source, SOURCE) for source in document["sources"])
        for statement in document["statements"]:
            check_statement(statement)


def test_fields_of_one_base_which_says_the_same_as_in_the_list(run: Program) -> None:
    document = run("bases", "watiya", "--json").json
    assert has(document, f"match {BASE}")
    assert has(document.pop("match"), MATCH)
    assert document in run.shipped("bases", "--json").json


@pytest.mark.parametrize("kind", ["quote", "figure"])
def test_fields_of_a_list_of_statements(run: Program, kind: str) -> None:
    documents = run(f"{kind}s", "--json").json
    assert isinstance(documents, list)
    assert documents
    for document in documents:
        assert document["statement_kind"] == kind
        check_statement(document)


def test_fields_of_disputes(run: Program) -> None:
    documents = run("disputes", "--json").json
    assert isinstance(documents, list)
    for document in documents:
        assert has(document, "kind note sides")
        assert len(document["sides"]) == 2
        for side in document["sides"]:
            assert has(side, "id statement_kind text mood date status stances inferred_from")
            assert all(has(stance, STANCE) for stance in side["stances"])


def test_fields_of_ties(run: Program) -> None:
    documents = run("affiliations", "haftar", "--json").json
    assert isinstance(documents, list)
    for document in documents:
        check_statement(document, "end other tie kind since until evidenced denied_by as_of answer reason")
        assert all(has(date, DATE) for date in document["evidenced"])


def test_fields_of_what_is_dated(run: Program) -> None:
    document = run("bases", "watiya", "--as-of", "2021-01-01", "--json").json
    assert has(document, f"match {BASE}")
    assert has(document["as_of"], DATE)
    assert has(document["last_known"], "holder holder_name date basis statement")
    dossier = run("who", "gna", "--as-of", "2020-06-17", "--json").json
    assert has(dossier, WHO_PERSON)
    for statement in dossier["statements"]:
        check_statement(statement, "section answer reason" if statement["statement_kind"] == "tie" else "section")


def test_fields_of_a_timeline(run: Program) -> None:
    documents = run("timeline", "haftar", "--json").json
    assert isinstance(documents, list)
    for document in documents:
        assert has(
            document,
            "item date happened_by id statement_kind statement_date text mood status status_reason stances other_stances"
            " supported_by denied_by inferred_from conflicts compares_with",
        )
        assert all(has(stance, STANCE) for stance in (*document["stances"], *document["other_stances"]))
        assert document["date"] is None or has(document["date"], DATE)


def test_fields_of_what_is_searched(run: Program) -> None:
    documents = run("search", "haftar", "--json").json
    assert isinstance(documents, list)
    for document in documents:
        assert has(document, "kind id text hits about status status_reason who denied_by sources")
        assert all(has(hit, "field text spans") for hit in document["hits"])


def test_single_documents_say_by_when_it_was_known(run: Program) -> None:
    document = run("who", "france", "--known-by", "2019-05-17", "--json").json
    assert has(document, f"{WHO_PERSON} known_by")
    assert document["known_by"] == "2019-05-17"


def test_fields_of_sources(run: Program) -> None:
    documents = run("sources", "--json").json
    assert isinstance(documents, list)
    assert all(has(document, f"{SOURCE} statements") for document in documents)
    assert all(has(document["date"], DATE) for document in documents if document["date"])
    one = run("sources", "kuna-2019-05-22", "--json").json
    assert has(one, f"{SOURCE} fragments set_aside statements")
    counts = {document["id"]: document["statements"] for document in documents}
    assert counts["kuna-2019-05-22"] == len(one["statements"])


def test_fields_of_a_collage(run: Program, tmp_path: Path) -> None:
    folders = cricket.write(tmp_path, scrapbook=cricket.SCRAPBOOK)
    document = run("sources", "scrapbook", "--json", "--facts", folders.facts).json
    assert has(document, f"{SOURCE} fragments set_aside statements")
    assert document["author"] == "Carl Cutter"
    assert all(has(fragment, FRAGMENT) for fragment in document["fragments"])
    assert [fragment["traced"] for fragment in document["fragments"]] == [
        "nothing",
        "words",
        "words",
        "statement",
        "byline",
        "nothing",
    ]
    assert document["fragments"][2] | {"start": None, "end": None} == {
        "at": "Lower … believes it.",
        "start": None,
        "end": None,
        "traced": "words",
        "original": "echo-2031-06-16",
        "seen": "Lower Oakley … pitch",
        "publisher": "",
        "compare": "",
    }
    assert all(has(aside, SET_ASIDE) for aside in document["set_aside"])
    assert [aside["reason"] for aside in document["set_aside"]] == ["a headline", "a byline"]
    for statement in document["statements"]:
        check_statement(statement)
    read_in_it = {stance["via"] for statement in document["statements"] for stance in statement["stances"]}
    assert read_in_it == {"", "scrapbook"}


def test_fields_of_coverage_and_of_spans(run: Program, tmp_path: Path) -> None:
    folders = cricket.write(tmp_path, scrapbook=cricket.SCRAPBOOK)
    question = ("coverage", "--facts", folders.facts, "--texts", folders.texts)
    assert run(*question, "--header").rows[0] == COVERAGE.split()
    documents = run(*question, "--json").json
    assert isinstance(documents, list)
    for document in documents:
        assert has(document, f"{COVERAGE} number title text_found set_aside_sentences missed_sentences")
        assert all(has(sentence, SENTENCE) for sentence in document["missed_sentences"])
        assert all(has(sentence, f"{SENTENCE} reason") for sentence in document["set_aside_sentences"])
    assert any(document["missed_sentences"] for document in documents)
    assert any(document["set_aside_sentences"] for document in documents)
    assert run(*question, "--spans", "--header").rows[0] == SPAN.split()
    spans = run(*question, "--spans", "--json").json
    assert spans
    assert all(has(span, SPAN) for span in spans)


def test_quotes_that_were_read_in_a_collage_say_so(run: Program, club: Path) -> None:
    second = """
sources: [{id: cuttings, title: Cuttings, voice: none}]
statements: [{id: won, quote: We won, stances: [{who: ada-king, does: says, in: gazette-2024, via: cuttings}]}]
"""
    (club / "cuttings.yaml").write_text(second, encoding="utf-8")
    asked = ("quotes", "--facts", club)
    assert run(*asked, "--fields", "id,source,via").rows == [["won", "gazette-2024", "cuttings"]]
    assert run(*asked, "--in", "cuttings").rows == run(*asked, "--in", "gazette-2024").rows == run(*asked).rows
    (document,) = run(*asked, "--json").json
    assert [(stance["in"], stance["via"]) for stance in document["stances"]] == [("gazette-2024", "cuttings")]


def test_fields_of_show(run: Program) -> None:
    document = run("show", "france-backs-haftar", "--json").json
    check_statement(document, "sources")
    assert all(has(source, SOURCE) for source in document["sources"])
    assert document["stances"]


@pytest.mark.parametrize("question", ["quotes --by lavrov", "who haftar", "sources", "show watiya-captured"])
def test_json_picks_fields_too(run: Program, question: str) -> None:
    whole = run(*question.split(), "--json")
    picked = run(*question.split(), "--json", "--fields", "id,note")
    assert picked.status == whole.status
    documents = whole.json if isinstance(whole.json, list) else [whole.json]
    found = picked.json if isinstance(picked.json, list) else [picked.json]
    assert found == [{"id": document["id"], "note": document["note"]} for document in documents]


# -- exit statuses -----------------------------------------------------------------------------------------------------


def test_no_quotes_is_an_answer_with_its_own_status(run: Program) -> None:
    result = run("quotes", "--by", "lavrov")
    assert (result.status, result.stdout) == (1, b"")
    assert "No quotes" in result.err
    assert "Lavrov" in result.err
    as_json = run("quotes", "--by", "lavrov", "--json")
    assert (as_json.status, as_json.json) == (1, [])


def test_a_known_place_that_is_no_base_is_not_recorded_and_told_the_right_command(run: Program) -> None:
    result = run("bases", "tripoli")
    assert (result.status, result.stdout) == (1, b"")
    assert "libyafacts who tripoli" in result.err
    as_json = run("bases", "tripoli", "--json")
    assert as_json.status == 1
    assert has(as_json.json, "match answer")
    assert has(as_json.json["match"], MATCH)
    assert as_json.json["answer"] == "not recorded"


@pytest.mark.parametrize("question", ["who ada", "bases rook", "sources gazette-2024"])
def test_a_single_object_without_a_statement_that_was_asked_for_is_not_recorded(
    run: Program, club: Path, question: str
) -> None:
    assert run(*question.split(), "--facts", club).status == 0
    result = run(*question.split(), "--facts", club, "--status", "denied")
    assert (result.status, result.stdout) == (1, b"")
    as_json = run(*question.split(), "--facts", club, "--status", "denied", "--json")
    assert as_json.status == 1
    assert as_json.json["answer"] == "not recorded"


def test_a_base_without_bases_quotes_or_sources_has_none_recorded(run: Program, tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("actors: [{id: ada-king, kind: person, name: Ada King}]", encoding="utf-8")
    assert run("who", "--facts", tmp_path).rows == [["ada-king", "Ada King", "person", "", "0"]]
    for command in ("bases", "quotes", "figures", "disputes", "sources"):
        result = run(command, "--facts", tmp_path, "--json")
        assert (result.status, result.json) == (1, []), command
        assert no_trouble(result)
    result = run("who", "ada", "king", "--facts", tmp_path, "--json")
    assert has(result.json, f"{WHO_PERSON} answer")
    assert (result.status, result.json["answer"], result.json["id"]) == (1, "not recorded", "ada-king")
    assert "Ada King" in result.err


@pytest.mark.parametrize(
    "arguments",
    [
        "who haftar --nonsense",
        "whom haftar",
        "--nonsense",
        "who haftar --status nonsense",
        "who haftar --status stated,nonsense",
        "who haftar --format xml",
        "who haftar --width 0",
        "who haftar --width wide",
        "who haftar --color pink",
        "who haftar --json --format csv",
        "who haftar --fields id --format table",
        "show",
        "show france-backs-haftar watiya-captured",
        "sources 1 2",
        "check --lock",
        "check --format csv",
        "coverage",
        "coverage --texts",
        "coverage facts --texts /",
    ],
)
def test_wrong_usage(run: Program, arguments: str) -> None:
    result = run(*arguments.split())
    assert (result.status, result.stdout) == (2, b"")
    assert result.err.strip()
    assert no_trouble(result)


@pytest.mark.parametrize(
    "arguments",
    [
        "who nobody-of-that-name",
        "bases nobody-of-that-name",
        "quotes --by nobody-of-that-name",
        "quotes --about nobody-of-that-name",
        "quotes --in nothing",
        "show nothing",
        "sources nothing",
        "sources 999",
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["rows", "json"])
def test_an_unknown_name_or_id_is_status_3_and_no_output(run: Program, arguments: str, form: list[str]) -> None:
    result = run(*arguments.split(), *form)
    assert (result.status, result.stdout) == (3, b"")
    assert result.err.startswith("libyafacts: ")
    assert no_trouble(result)


@pytest.mark.parametrize(
    ("arguments", "candidates"),
    [
        ("who general strife haftar", ["khalifa-haftar"]),
        ("who turkish", ["turkish-media", "turkish-official-2020-06-15"]),
        ("bases base", ["al-watiya", "misrata-naval-base"]),
        ("show backs-haftar", ["france-backs-haftar"]),
        ("show khalifa-haftar", ["libyafacts who khalifa-haftar"]),
        ("show kuna-2019-05-22", ["libyafacts sources kuna-2019-05-22"]),
        ("sources ahvel", ["ahval-2020-06-16"]),
        ("sources nothing", ["`libyafacts sources`"]),
    ],
)
def test_what_may_have_been_meant_is_offered_on_stderr(run: Program, arguments: str, candidates: list[str]) -> None:
    result = run(*arguments.split())
    assert (result.status, result.stdout) == (3, b"")
    assert [candidate for candidate in candidates if candidate not in result.err] == []
    assert len(result.err.splitlines()) <= 6


@pytest.mark.parametrize(("name", "other"), [("paris", "france"), ("Rome", "italy"), ("ankara", "turkey")])
def test_a_capital_is_the_city_and_whose_government_goes_by_it_is_said(run: Program, name: str, other: str) -> None:
    result = run("who", name)
    assert result.status == 0
    assert result.err == f"{name!r} is also a name of {other}: `libyafacts who {other}`\n"
    assert run("who", name, "--json").json["kind"] == "city"
    assert run("who", other).err == ""


def test_a_name_that_two_share_is_ambiguous_and_never_guessed(run: Program, club: Path) -> None:
    result = run("who", "king", "--facts", club)
    assert (result.status, result.stdout) == (3, b"")
    assert "ada-king" in result.err
    assert "bert-king" in result.err
    assert run("who", "ada", "--facts", club, "--json").json["id"] == "ada-king"


# What is wrong, where in the text (after the last "!", which is not written), and the rule's code.
DAMAGE = {
    "syntax": ("actors:\n  - {id: ada, kind: person, name: [Ada!}\n", "syntax"),
    "unknown key": ("actors:\n  - {id: ada, kind: person, name: Ada, !colour: red}\n", "unknown-key"),
    "duplicate key": ("actors:\n  - id: ada\n    kind: person\n    name: Ada\n    !name: Eve\n", "duplicate-key"),
    "reference": ("statements:\n  - {id: one, tie: [ada, backs, !eve]}\n", "reference"),
    "vocabulary": ("actors:\n\n  - {id: ada, kind: !wizard, name: Ada}\n", "vocabulary"),
    "date": ("sources: [{id: one, publisher: a, date: !2020-13}]\nactors: [{id: a, kind: media, name: A}]\n", "date"),
    "not text": ("actors:\n  - {id: ada, kind: person, name: !\udcff}\n", "encoding"),
}


@pytest.mark.parametrize("question", READING, ids=FIELDS)
def test_a_damaged_base_answers_nothing(run: Program, club: Path, question: list[str]) -> None:
    (club / "worse.yaml").write_text("actors:\n  - {id: eve, kind: person}\n", encoding="utf-8")
    result = run(*question, "--json", "--facts", club)
    assert (result.status, result.stdout) == (4, b"")
    assert f"{club / 'worse.yaml'}:2:5: error[" in result.err
    assert no_trouble(result)


@pytest.mark.parametrize(("content", "code"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_told_by_file_line_and_column(run: Program, tmp_path: Path, content: str, code: str) -> None:
    file = tmp_path / "bad.yaml"
    before, _, after = content.partition("!")
    file.write_bytes((before + after).encode("utf-8", "surrogateescape"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    result = run("who", "--facts", tmp_path)
    assert (result.status, result.stdout) == (4, b"")
    assert f"{file}:{line}:{column}: error[{code}]: " in result.err
    assert re.search(rf"^    {' ' * (column - 1)}\^", result.err, re.MULTILINE), "a caret stands under the place"
    assert no_trouble(result)


def test_all_damage_is_told_at_once_in_order_and_each_at_the_beginning_of_a_line(run: Program, tmp_path: Path) -> None:
    for name in ("b", "a"):
        text = f"actors:\n  - {{id: No Id, kind: person, name: Ada}}\n  - {{id: {name}, kind: wizard, name: {name * 9}}}\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    result = run("who", "--facts", tmp_path)
    heads = re.findall(rf"^{re.escape(str(tmp_path))}/(\w)\.yaml:(\d+):\d+: error\[([\w-]+)\]", result.err, re.MULTILINE)
    assert heads == [("a", "2", "id"), ("a", "3", "vocabulary"), ("b", "2", "id"), ("b", "3", "vocabulary")]


def test_a_folder_that_is_not_there_or_has_no_facts_is_damage(run: Program, tmp_path: Path) -> None:
    for folder in (tmp_path / "nowhere", tmp_path):
        result = run("who", "--facts", folder)
        assert (result.status, result.stdout) == (4, b"")
        assert str(folder) in result.err
        assert no_trouble(result)


def test_an_interrupt_is_status_130_without_noise(run: Program, big: Path) -> None:
    with run.start("who", "--json", "--facts", big) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"["  # from now on it waits for somebody to read the rest
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
        assert process.wait(60) == 130, "it ends though nobody has read the rest"


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        (["khalifa-haftar"], "khalifa-haftar"),
        (["haftar"], "khalifa-haftar"),
        (["HAFTAR"], "khalifa-haftar"),
        (["hifter"], "khalifa-haftar"),
        (["general haftar"], "khalifa-haftar"),
        (["general", "hifter"], "khalifa-haftar"),
        (["field", "marshal", "khalifa", "haftar"], "khalifa-haftar"),
        (["حفتر"], "khalifa-haftar"),
        (["خليفة حفتر"], "khalifa-haftar"),
        (["gna"], "gna"),
        (["GNA"], "gna"),
        (["the", "Government", "of", "National", "Accord"], "gna"),
        (["turkish official"], "turkish-official-2020-06-15"),
        (["Çavuşoğlu"], "mevlut-cavusoglu"),
        (["C\u0327avus\u0327og\u0306lu"], "mevlut-cavusoglu"),
        (["cavusoglu"], "mevlut-cavusoglu"),
        (["sarraj"], "fayez-al-sarraj"),
        (["as-Sarraj"], "fayez-al-sarraj"),
        (["AL-WATIYA"], "al-watiya"),
        (["el-watiya"], "al-watiya"),
        (["al", "watiya"], "al-watiya"),
    ],
)
def test_any_spelling_finds_the_name_without_a_word_about_it(run: Program, words: list[str], id_: str) -> None:
    result = run("who", *words, "--json", "--fields", "id,match")
    assert (result.status, result.err) == (0, "")
    assert result.json["id"] == id_
    assert result.json["match"]["query"] == " ".join(words)
    assert result.json["match"]["score"] == 1


@pytest.mark.parametrize(("word", "id_"), [("lavrof", "sergei-lavrov"), ("misratha", "misrata")])
def test_a_likely_name_answers_and_says_so(run: Program, word: str, id_: str) -> None:
    result = run("who", word, "--json")
    assert result.status == 0
    assert result.json["id"] == id_
    assert result.json["match"]["rung"] in ("skeleton", "words")
    assert 0.8 <= result.json["match"]["score"] < 1
    assert f"'{word}' is taken for {id_}" in result.err


def test_explain_says_how_a_name_was_found_on_stderr_alone(run: Program) -> None:
    result = run("who", "hifter", "--explain")
    assert result.stdout == run("who", "hifter").stdout
    assert "'hifter' is taken for khalifa-haftar" in result.err
    assert "folded" in result.err


@pytest.mark.parametrize("option", ["--by", "--about"])
def test_quotes_take_names_in_any_spelling(run: Program, option: str) -> None:
    by_id = {"--by": ("conte", "giuseppe-conte"), "--about": ("hifter", "khalifa-haftar")}[option]
    first, second = (run("quotes", option, name) for name in by_id)
    assert first.rows == second.rows
    assert first.rows


def test_a_source_is_known_by_its_number_too(run: Program) -> None:
    for row in run.shipped("sources").rows:
        assert run("sources", row[0]).stdout == run("sources", row[1]).stdout


def test_quotes_with_words_have_them_all(run: Program) -> None:
    rows = run("quotes", "political", "path", "--fields", "quote").rows
    assert rows
    assert all("political" in quote and "path" in quote for (quote,) in rows)
    assert run("quotes", "PÓLITICAL", "path", "--fields", "quote").rows == rows
    assert run("quotes", "political", "zebra").status == 1


def test_a_word_without_a_letter_is_in_no_quote_rather_than_in_all(run: Program) -> None:
    assert run("quotes", "¡¿!").status == 1


def test_quotes_in_the_language_of_their_documents_are_found_by_it(run: Program) -> None:
    languages = {row[1] for row in run("sources", "--fields", "id,language").rows}
    assert "en" in languages
    assert run("quotes", "--lang", "en").status == 0


# -- what the facts say, wherever one looks ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["haftar", "france", "sarraj"])
def test_an_accusation_and_its_denial_come_together(run: Program, screen: Screens, name: str) -> None:
    rows = run("who", name, "--fields", "id,status,who,denied_by").rows
    assert ["france-backs-haftar", "disputed", "fayez-al-sarraj", "france"] in rows
    statements = {statement["id"]: statement for statement in run("who", name, "--json").json["statements"]}
    stances = {(stance["who"], stance["does"]) for stance in statements["france-backs-haftar"]["stances"]}
    assert {("fayez-al-sarraj", "accuses"), ("france", "denies"), ("france", "rejects")} <= stances
    card = screen("who", name).words
    assert re.search(r"Sarraj accuses [\[\]\d]+; France denies [\[\]\d]+; France rejects", card)
    assert "! DISPUTED France backs Khalifa Haftar — Fayez al-Sarraj accuses" in card


def test_show_has_the_accusation_and_its_denial(run: Program, screen: Screens) -> None:
    rows = run("show", "france-backs-haftar", "--fields", "status,who,does").rows
    assert ["disputed", "fayez-al-sarraj", "accuses"] in rows
    assert ["disputed", "france", "denies"] in rows
    card = screen("show", "france-backs-haftar").words
    assert "disputed: Fayez al-Sarraj against France" in card
    assert "“France denies favouring Haftar”" in card


def test_a_source_that_carries_the_accusation_alone_still_shows_the_denial(run: Program, screen: Screens, club: Path) -> None:
    second = """
sources: [{id: letter-2024, title: A letter, publisher: gazette, kind: article, date: 2024-03-09, language: en}]
statements:
  - id: ada-cheats
    label: a cheat
    of: ada-king
    stances:
      - {who: bert-king, does: accuses, in: gazette-2024, at: Ada is a cheat}
      - {who: ada-king, does: denies, in: letter-2024, at: I never cheated}
"""
    (club / "letter.yaml").write_text(second, encoding="utf-8")
    assert "Ada King denies" in screen("sources", "gazette-2024", "--facts", club).words
    assert "Bert King accuses" in screen("sources", "letter-2024", "--facts", club).words
    assert ["ada-cheats", "bert-king", "ada-king"] in run("who", "bert", "--facts", club, "--fields", "id,who,denied_by").rows


def test_al_watiya_is_held_by_the_gna_since_may_2020_and_was_by_the_lna(run: Program, screen: Screens) -> None:
    fields = "id,holder,holder_since,previous_holder,status"
    assert ["al-watiya", "gna", "2020-05", "lna", "disputed"] in run("bases", "--fields", fields).rows
    document = run("bases", "watiya", "--json").json
    assert (document["holder"], document["holder_since"], document["previous_holder"]) == (["gna"], ["2020-05"], ["lna"])
    spans = {holder["holder"]: (holder["since"], holder["until"]) for holder in document["holders"]}
    assert spans == {"gna": ("2020-05", None), "lna": (None, "2020-05")}
    for question in (["bases"], ["bases", "watiya"]):
        shown = screen(*question, columns=160).words
        assert "GNA since 2020-05* (was LNA)" in shown
        assert "2020-06-15/17" in shown, "the date of the latest record stands by it"


def test_a_plan_is_marked_as_one_wherever_it_is_shown(run: Program, screen: Screens) -> None:
    for question in (["who", "turkey"], ["bases", "watiya"], ["show", "watiya-turkish-use-planned"]):
        rows = [row for row in run.shipped(*question).rows if "watiya-turkish-use-planned" in row]
        assert rows
        assert all("(planned)" in " ".join(row) for row in rows)
        assert "planned" in screen(*question).words


def test_evidence_tells_where_the_words_stand(screen: Screens) -> None:
    assert "characters" not in screen("who", "haftar").words
    assert "“France denies favouring Haftar”, characters 577-607" in screen("who", "haftar", "--evidence").words


def test_status_keeps_only_what_has_it(run: Program) -> None:
    everything = run.shipped("who", "haftar").rows
    for status in ("disputed", "stated", "claimed, attributed"):
        wanted = status.split(", ")
        assert run("who", "haftar", "--status", status).rows == [row for row in everything if row[4] in wanted]


# -- streams -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fact base whose list is longer than a pipe holds."""
    folder = tmp_path_factory.mktemp("big")
    people = (f"  - {{id: p{number}, kind: person, name: {f'Person{number} ' * 40}}}\n" for number in range(500))
    (folder / "people.yaml").write_text("actors:\n" + "".join(people), encoding="utf-8")
    return folder


@pytest.mark.parametrize("format_", ["tsv", "csv", "json", "jsonl", "md", "table"])
def test_a_reader_who_leaves_early_is_no_failure(run: Program, big: Path, format_: str) -> None:
    with run.start("who", "--facts", big, "--format", format_) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize("arguments", ["who haftar", "who haftar --json", "--version", "check", "--help", "who --help"])
def test_a_reader_who_has_already_left_is_no_failure(run: Program, arguments: str) -> None:
    unread, pipe = os.pipe()
    os.close(unread)
    try:
        result = run(*arguments.split(), stdout=pipe)
    finally:
        os.close(pipe)
    assert (result.status, result.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("arguments", ["who haftar", "bases --json", "--version", "check", "--help"])
def test_a_full_disk_is_told_in_a_line(run: Program, arguments: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = run(*arguments.split(), stdout=full.fileno())
    assert result.status not in (0, 1, 3, 4)
    assert re.fullmatch(r"libyafacts: .*[Nn]o space.*\n", result.err)


def _without(stream: str) -> tuple[str, ...]:
    """The program with one of its streams closed."""
    return ("sh", "-c", f'exec "$@" {stream}>&-', "sh", *Program.command)


@pytest.mark.parametrize("arguments", ["who haftar", "bases --json", "--version", "check"])
def test_a_closed_standard_output_is_told_in_a_line(run: Program, arguments: str) -> None:
    result = run(*arguments.split(), command=_without("1"))
    assert result.status not in (0, 1, 3, 4)
    assert re.fullmatch(r"libyafacts: .*closed.*\n", result.err)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("who haftar", 0),
        ("who lavrof", 0),
        ("who haftar --explain", 0),
        ("quotes --by lavrov", 1),
        ("who haftar --nonsense", 2),
        ("who nobody-of-that-name", 3),
        ("who --facts /nowhere", 4),
    ],
)
def test_the_status_does_not_depend_on_anybody_reading_standard_error(run: Program, arguments: str, status: int) -> None:
    closed = run(*arguments.split(), command=_without("2"))
    assert (closed.status, closed.stdout) == (status, run.shipped(*arguments.split()).stdout)


# -- encodings ---------------------------------------------------------------------------------------------------------

ASCII = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}


@pytest.mark.parametrize(
    "environment",
    [
        ASCII,
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "iso8859-7"},
    ],
    ids=lambda changes: " ".join(f"{name}={value}" for name, value in changes.items()),
)
def test_json_is_whole_in_any_encoding(run: Program, environment: dict[str, str]) -> None:
    result = run("who", "macron", "--json", env=environment)
    assert (result.status, result.err) == (0, "")
    text = result.stdout.decode(environment.get("PYTHONIOENCODING", "utf-8"))
    assert json.loads(text) == run.shipped("who", "macron", "--json").json


def test_rows_in_ascii_lose_nothing(run: Program) -> None:
    for question in (["who", "cavusoglu"], ["sources"], ["quotes"]):
        result = run(*question, env=ASCII)
        assert (result.status, result.err) == (0, "")
        assert result.stdout.isascii()
        whole = run.shipped(*question).rows
        assert [[unescaped(cell) for cell in row] for row in result.rows] == [
            [unescaped(cell) for cell in row] for row in whole
        ]


def test_messages_in_ascii_do_not_fail(run: Program) -> None:
    for arguments, status in ((["who", "lavrof"], 0), (["who", "Çavuşoğlux Ünknown"], 3), (["quotes", "zebra"], 1)):
        result = run(*arguments, env=ASCII)
        assert result.status == status
        assert result.err.isascii()
        assert no_trouble(result)


def test_arguments_in_the_c_locale_are_read_as_utf_8(run: Program) -> None:
    result = run("who", "حفتر", "--json", env={"LC_ALL": "C"})
    assert (result.status, result.json["id"]) == (0, "khalifa-haftar")


def test_bytes_that_are_no_text_in_an_argument_are_an_unknown_name(run: Program) -> None:
    arguments: list[str | bytes] = [*Program.command, "who", b"caf\xe9 nobody"]
    done = subprocess.run(arguments, capture_output=True, env=run.environment(), cwd=run.folder, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"Traceback" not in done.stderr


def test_a_file_name_that_is_no_text_is_a_file_name(run: Program, tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    try:
        file.write_text("actors: [{id: ada, kind: person, name: Ada}]", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert run("who", "--facts", tmp_path).rows == [["ada", "Ada", "person", "", "0"]]
    file.write_text("actors: [{id: ada, kind: person}]", encoding="utf-8")
    result = run("who", "--facts", tmp_path)
    assert (result.status, result.stdout) == (4, b"")
    assert no_trouble(result)


# -- which facts -------------------------------------------------------------------------------------------------------


def test_facts_of_another_folder_about_something_else(run: Program, club: Path) -> None:
    assert run("who", "ada", "--facts", club).rows == [
        ["affiliation", "ada-in-club", "", "Ada King is a member of the club", "stated", "gazette", "", "gazette-2024"],
        [
            "position",
            "bert-in-club",
            "",
            "Bert King is a member of the club",
            "disputed",
            "ada-king",
            "bert-king",
            "gazette-2024",
        ],
    ]
    assert run("bases", "--facts", club, "--fields", "id,holder").rows == [["fort-rook", "club"]]
    assert run("who", "haftar", "--facts", club).status == 3


def test_facts_by_the_environment_and_the_option_over_it(run: Program, club: Path, tmp_path: Path) -> None:
    environment = {"LIBYAFACTS_FACTS": str(club)}
    assert run("who", "ada", env=environment).stdout == run("who", "ada", "--facts", club).stdout
    assert "A chess club" in run("--version", env=environment).out
    (tmp_path / "other.yaml").write_text("actors: [{id: eve, kind: person, name: Eve}]", encoding="utf-8")
    assert run("who", "--facts", tmp_path / "other.yaml", env=environment).status == 4
    (club / "club.yaml").unlink()
    assert run("who", "haftar", env=environment).status == 4, "a folder that was named is never passed over"
    club.rmdir()
    assert run("who", "haftar", env=environment).status == 4
    assert run("who", "haftar", env={"LIBYAFACTS_FACTS": ""}).status == 0


def test_a_folder_named_facts_is_not_taken_because_one_is_in_it(run: Program, club: Path, tmp_path: Path) -> None:
    club.rename(tmp_path / "facts")
    for folder in (tmp_path, tmp_path / "facts"):
        assert run("who", "ada", folder=folder).status == 3
        assert run("who", "haftar", folder=folder).stdout == run.shipped("who", "haftar").stdout


def test_a_relative_folder_is_meant_from_where_one_is(run: Program, club: Path) -> None:
    assert run("who", "ada", "--facts", club.name, folder=club.parent).stdout == run("who", "ada", "--facts", club).stdout


def test_edited_facts_answer_at_once(run: Program, club: Path) -> None:
    file = club / "club.yaml"
    before = file.stat()
    assert run("who", "ada", "--facts", club).status == 0
    file.write_text(file.read_text(encoding="utf-8").replace("Ada", "Eva"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert run("who", "ada", "--facts", club).status == 3
    assert "Eva King is a member of the club" in run("who", "eva", "--facts", club).out
    (club / "more.yaml").write_text("actors: [{id: dora, kind: person, name: Dora}]", encoding="utf-8")
    assert ["dora", "Dora", "person", "", "0"] in run("who", "--facts", club).rows
    (club / "more.yaml").unlink()
    assert run("who", "dora", "--facts", club).status == 3


@contextmanager
def _own_cache(run: Program, folder: Path) -> Iterator[tuple[dict[str, str | None], Path]]:
    """An environment with an empty cache, and the one file that is kept in it."""
    environment: dict[str, str | None] = {"XDG_CACHE_HOME": str(folder)}
    assert run("who", "ada", env=environment, command=None).status in (0, 3)
    (compiled,) = (folder / "libyafacts").iterdir()
    yield environment, compiled


def test_a_cache_that_is_damaged_never_answers(run: Program, tmp_path: Path) -> None:
    right = run.shipped("who", "haftar").stdout
    with _own_cache(run, tmp_path) as (environment, compiled):
        whole = compiled.read_bytes()
        half = len(whole) // 2
        for damage in (
            b"",
            b"not a database",
            whole[:half],
            whole[:4096],
            whole + b"more",
            whole[:half] + b"\0" * (len(whole) - half),
        ):
            compiled.write_bytes(damage)
            result = run("who", "haftar", env=environment)
            assert no_trouble(result)
            assert (result.status, result.stdout) in ((0, right), (4, b""))


def test_a_cache_with_one_damaged_page_never_answers_wrongly(run: Program, tmp_path: Path) -> None:
    right = run.shipped("who", "haftar").stdout
    with _own_cache(run, tmp_path) as (environment, compiled):
        whole = compiled.read_bytes()
        for page in range(1, len(whole) // 4096, 10):
            compiled.write_bytes(whole[: page * 4096] + b"\0" * 4096 + whole[(page + 1) * 4096 :])
            result = run("who", "haftar", env=environment)
            assert no_trouble(result), f"page {page}"
            assert (result.status, result.stdout) in ((0, right), (4, b"")), f"page {page}"


@pytest.mark.parametrize(
    "environment",
    [
        {"XDG_CACHE_HOME": "/dev/null/cache"},
        {"XDG_CACHE_HOME": None, "HOME": "/dev/null"},
        {"XDG_CACHE_HOME": None, "HOME": "/proc"},
        {"XDG_CACHE_HOME": "relative/cache", "HOME": "/dev/null"},
    ],
    ids=["cache", "home", "proc", "relative"],
)
def test_where_nothing_can_be_kept_the_answer_is_the_same(run: Program, environment: dict[str, str | None]) -> None:
    result = run("who", "haftar", env=environment)
    assert (result.status, result.err) == (0, "")
    assert result.stdout == run.shipped("who", "haftar").stdout
    assert list(run.folder.iterdir()) == [], "nothing is left in the folder that one is in"


def test_without_a_home_the_answer_is_the_same(run: Program, tmp_path: Path) -> None:
    environment = {"XDG_CACHE_HOME": None, "HOME": None, "TMPDIR": str(tmp_path)}
    result = run("who", "haftar", env=environment)
    assert (result.status, result.stdout) == (0, run.shipped("who", "haftar").stdout)


def test_two_that_compile_at_once_both_answer(run: Program, club: Path, tmp_path: Path) -> None:
    environment = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    started = [run.start("who", "ada", "--facts", club, env=environment) for _ in range(4)]
    answers = {process.communicate(timeout=60) for process in started}
    assert answers == {(run("who", "ada", "--facts", club).stdout, b"")}
    assert [process.returncode for process in started] == [0] * 4
    assert [path.suffix for path in (tmp_path / "cache" / "libyafacts").iterdir()] == [".sqlite"]


# -- data that would be more than text ---------------------------------------------------------------------------------

WORDS = "[red]x[/lna] :id: [link=http://x.example]y[/link] \x1b[31m\x1b]0;t\x07 \u202eevil\u2066 \u200b \x9b1m"
SHOWN = r"[red]x[/lna] :id: [link=http://x.example]y[/link] \x1b[31m\x1b]0;t\x07 \u202eevil\u2066 \u200b \x9b1m"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A fact base with markup, terminal escapes and bidirectional controls wherever text can stand."""
    written = '"' + "".join(f"\\U{ord(one):08x}" for one in WORDS) + '"'
    text = f"""
base: {{title: {written}, version: "1"}}
sources:
  - {{id: paper, title: {written}, publisher: teller, kind: article, date: 2024, url: {written}, note: {written}}}
actors:
  - {{id: teller, kind: media, name: Teller}}
  - {{id: zed, kind: person, name: {written}, names: [{{text: Zed}}], note: {written}}}
  - {{id: zed-too, kind: person, name: "Lna {written[1:]}}}
places:
  - {{id: fort, kind: air-base, name: "Fort {written[1:]}}}
statements:
  - {{id: called, label: {written}, of: zed, note: {written}, stances: [{{in: paper, at: {written}}}]}}
  - {{id: said, quote: {written}, about: [zed], stances: [{{who: zed, does: says, in: paper, note: {written}}}]}}
  - {{id: held, view: {written}, about: [zed, fort], stances: [{{in: paper, at: {written}, hedge: {written}}}]}}
  - id: seen
    event: sighting
    place: fort
    roles: {{seen: zed}}
    items: [{written}]
    stances: [{{in: paper, at: one}}]
"""
    (tmp_path / "hostile.yaml").write_text(text, encoding="utf-8")
    return tmp_path


HOSTILE = ["who", "who zed", "who zed --evidence", "bases", "bases fort", "quotes", "sources", "sources paper", "show held"]


@pytest.mark.parametrize("question", HOSTILE)
def test_data_acts_on_no_terminal(screen: Screens, hostile: Path, question: str) -> None:
    bare = screen(*question.split(), "--facts", hostile, "--color", "never", columns=160)
    assert bare.status == 0
    assert [one for one in set(bare.text) - {"\n"} if not one.isprintable()] == []
    assert r"[red]x[/lna] :id: [link=http://x.example]y[/link]" in bare.words
    assert r"\x1b[31m\x1b]0;t\x07" in bare.words
    assert r"\u202eevil\u2066" in bare.words
    colored = screen(*question.split(), "--facts", hostile, columns=160)
    assert "\x1b[" in colored.text
    assert [line.rstrip() for line in colored.lines] == [line.rstrip() for line in bare.lines]


@pytest.mark.parametrize("question", HOSTILE)
def test_data_breaks_no_rows_and_none_of_it_is_lost(run: Program, hostile: Path, question: str) -> None:
    result = run(*question.split(), "--facts", hostile, "--header")
    assert result.status == 0
    assert len({len(row) for row in result.rows}) == 1
    assert [one for one in set(result.out) - {"\t", "\n"} if not one.isprintable()] == []
    cells = [cell for row in result.rows for cell in row]
    assert any(SHOWN in cell for cell in cells)
    assert any(WORDS in unescaped(cell) for cell in cells)


@pytest.mark.parametrize("question", HOSTILE)
def test_json_and_csv_are_lossless(run: Program, hostile: Path, question: str) -> None:
    document = run(*question.split(), "--facts", hostile, "--json").json
    assert any(WORDS in text for text in _texts(document))
    read = csv.reader(io.StringIO(run(*question.split(), "--facts", hostile, "-f", "csv").out, newline=""))
    assert any(WORDS in cell for row in read for cell in row)


def _texts(document: Any) -> Iterator[str]:
    if isinstance(document, str):
        yield document
    elif isinstance(document, dict | list):
        for part in document.values() if isinstance(document, dict) else document:
            yield from _texts(part)


def test_data_acts_on_no_terminal_by_way_of_messages(run: Program, hostile: Path) -> None:
    ambiguous = run("who", "lna", "red", "link", "example", "nobody", "--facts", hostile)
    assert ambiguous.status == 3
    assert "near:" in ambiguous.err
    (hostile / "worse.yaml").write_text('actors: [{id: "\\e[31m\\u202e", kind: person, name: "\\x07"}]', encoding="utf-8")
    damaged = run("who", "--facts", hostile)
    assert damaged.status == 4
    typed = run("who", "zed \x1b[31m\u202e nobody")
    assert typed.status == 3
    for result in (ambiguous, damaged, typed, run("check", hostile), run("--version", env={"LIBYAFACTS_FACTS": str(hostile)})):
        text = result.err + result.out
        assert [one for one in set(text) - {"\n"} if not one.isprintable()] == []


def test_tabs_line_feeds_and_backslashes_come_back(run: Program, tmp_path: Path) -> None:
    said = "one\\ttwo|three\ttab *star* `tick` <b> \\x41"
    written = said.replace("\\", "\\\\").replace("\t", "\\t")
    text = f'actors: [{{id: ada, kind: person, name: Ada, note: n}}, {{id: b, kind: person, name: "{written}"}}]'
    (tmp_path / "b.yaml").write_text(text, encoding="utf-8")
    (name,) = (row[1] for row in run("who", "--facts", tmp_path).rows if row[0] == "b")
    assert unescaped(name) == said
    (line,) = (line for line in run("who", "--facts", tmp_path, "-f", "md").out.splitlines() if line.startswith("| b |"))
    assert r"one\\ttwo\|three" in line
    assert r"\*star\* \`tick\` \<b\>" in line


# -- colour, help, version, check --------------------------------------------------------------------------------------


def test_colour_is_for_terminals(run: Program, screen: Screens) -> None:
    assert "\x1b[" in screen("who", "haftar").text
    assert "\x1b[" in screen("who", "haftar", env={"NO_COLOR": ""}).text, "an empty NO_COLOR is none"
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in screen("who", "haftar", env=environment).text
    assert "\x1b" not in screen("who", "haftar", "--color", "never").text


def test_colour_on_demand_in_a_pipe(run: Program) -> None:
    card = run("who", "haftar", "--format", "table", "--color", "always").out
    assert "\x1b[" in card
    assert plain(card).split() == run("who", "haftar", "--format", "table").out.split()
    for format_ in ("tsv", "json", "csv", "md"):
        assert "\x1b" not in run("who", "haftar", "--format", format_, "--color", "always").out


@pytest.mark.parametrize("variable", ["NO_COLOR=1", "TERM=dumb", "FORCE_COLOR=0", "COLUMNS=²", "LINES=²", "JUPYTER_COLUMNS=9"])
def test_what_was_asked_for_is_stronger_than_the_environment(run: Program, variable: str) -> None:
    name, _, value = variable.partition("=")
    for color in ("always", "never"):
        asked = ("bases", "--format", "table", "--width", "60", "--color", color)
        assert run(*asked, env={name: value}) == run.shipped(*asked)


def test_on_a_terminal_rows_on_demand(run: Program, screen: Screens) -> None:
    assert screen("who", "haftar", "--format", "tsv").text == run.shipped("who", "haftar").out
    assert screen("who", "haftar", "--fields", "id,status").text == run("who", "haftar", "--fields", "id,status").out


def test_words_to_the_person_never_go_into_the_data(screen: Screens) -> None:
    nothing = screen("quotes", "--by", "lavrov")
    assert (nothing.status, nothing.text) == (1, "")
    assert "No quotes" in nothing.err
    assert "is taken for" not in screen("who", "lavrof").words


def test_version(run: Program) -> None:
    result = run("--version")
    first, second, third = result.out.splitlines()
    assert (result.status, first) == (0, f"libyafacts {libyafacts.__version__}")
    sources = len(run.shipped("sources").rows)
    assert re.search(rf", version \S+: {sources} sources, \d+ actors, \d+ places, \d+ statements, \d+ stances$", second)
    assert re.fullmatch(r"content [0-9a-f]{64}", third)


def test_help_is_the_same_by_either_name_and_without_one(run: Program) -> None:
    result = run("--help")
    assert (result.status, result.err) == (0, "")
    assert run("-h").out == result.out
    assert run().out.split() == result.out.split()
    assert result.out.index("libyafacts who haftar") < result.out.index("--version"), "examples lead"
    assert run("who", "-h").out == run("who", "--help").out


@pytest.mark.skipif(shutil.which("libyafacts", path=str(Path(sys.executable).parent)) is None, reason="no console script here")
def test_the_console_script_is_the_same_program(run: Program, screen: Screens) -> None:
    script = (str(Path(sys.executable).with_name("libyafacts")),)
    for question in (["who", "haftar"], ["bases", "--json"], ["--help"], ["who", "nobody-of-that-name"], ["--nonsense"]):
        assert run(*question, command=script) == run(*question)
    assert screen("bases", command=script) == screen("bases")


def test_python_is_the_same_program(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(run.home / "cache"))
    monkeypatch.delenv("LIBYAFACTS_FACTS", raising=False)
    with libyafacts.open_facts() as facts:
        assert facts.who("hifter").document == run("who", "hifter", "--json").json
        assert facts.bases().document == run.shipped("bases", "--json").json
        assert facts.quotes(by="conte").document == run("quotes", "--by", "conte", "--json").json
        assert facts.figures(["killed"]).document == run("figures", "killed", "--json").json
        assert facts.disputes("france").document == run("disputes", "france", "--json").json
        assert facts.sources("1").document == run("sources", "1", "--json").json
        assert facts.show("watiya-captured").document == run("show", "watiya-captured", "--json").json


def test_check_finds_the_shipped_facts_clean(run: Program) -> None:
    result = run("check")
    assert (result.status, result.err) == (0, "")
    assert re.fullmatch(r"\d+ statements, (\d+) citations, \1 verified before: no errors, no warnings\n", result.out)
    assert run("check", "--strict").status == 0
    assert run("check", "--format", "json").json == []


def test_check_tells_problems_on_stdout(run: Program, club: Path) -> None:
    unverified = run("check", club)
    assert (unverified.status, unverified.err) == (0, "")
    assert f"{club / 'club.yaml'}:3:10: warning[unverified]: " in unverified.out
    assert run("check", club, "--strict").status == 4
    (club / "bad.yaml").write_text("actors:\n  - {id: eve, kind: wizard, name: Eve}\n", encoding="utf-8")
    damaged = run("check", club)
    assert damaged.status == 4
    assert f"{club / 'bad.yaml'}:2:21: error[vocabulary]: " in damaged.out
    assert damaged.out.splitlines()[-1].endswith(": 1 error, 1 warning")
    as_json = run("check", club, "--format", "json")
    assert as_json.status == 4
    assert all(has(problem, "file line column severity code message hint") for problem in as_json.json)
    assert [(problem["severity"], problem["line"], problem["column"]) for problem in as_json.json] == [
        ("error", 2, 21),
        ("warning", 3, 10),
    ]

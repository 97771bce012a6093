"""The whole base in the formats for programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from program import Program

from libyafacts.index import Index

FIELDS = "part id kind text date earliest latest precision basis mood status status_reason who denied_by sources answer reason"


def test_everything_is_there_once_in_order(run: Program, index: Index) -> None:
    rows = run("export", "tsv", "--fields", "part,id").rows
    sources = [["source", source.id] for source in index.sources()]
    things = [["place" if entity.is_place else "actor", entity.id] for entity in index.entities()]
    assert rows == [*sources, *things, *(["statement", id_] for id_ in index.statement_ids())]


def test_every_format_has_the_same_things(run: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "csv").out, newline="")))
    assert list(rows[0]) == FIELDS.split()
    ids = [row["id"] for row in rows]
    documents = run("export", "json").json
    assert [document["id"] for document in documents] == ids
    assert [json.loads(line) for line in run("export", "jsonl").out.splitlines()] == documents
    assert [row[1] for row in run("export", "tsv").rows] == ids
    assert len(run("export", "md").out.splitlines()) == len(ids) + 2
    by_id = {document["id"]: document for document in documents}
    assert by_id["france-backs-haftar"] == {"part": "statement", **_shown(run, "france-backs-haftar")}
    assert by_id["khalifa-haftar"]["names"]
    assert by_id["al-watiya"]["latitude"]


def _shown(run: Program, id_: str) -> dict[str, object]:
    document = run("show", id_, "--json").json
    return {key: value for key, value in document.items() if key != "sources"}


def test_a_row_has_dates_status_and_who_denies_it(run: Program) -> None:
    header, *rows = run("export", "tsv", "--header").rows
    told = {row[1]: dict(zip(header, row, strict=True)) for row in rows}
    accusation = told["france-backs-haftar"]
    assert (accusation["status"], accusation["who"], accusation["denied_by"]) == ("disputed", "fayez-al-sarraj", "france")
    captured = told["watiya-captured"]
    dated = [captured[field] for field in ("date", "earliest", "latest", "precision", "basis")]
    assert dated == ["2020-05", "2020-05-01", "2020-05-31", "month", "derived"]
    assert told["macron-haftar-meeting-planned"]["mood"] == "planned"
    assert {row["answer"] for row in told.values()} == {""}


def test_for_a_date_every_tie_is_answered(run: Program) -> None:
    documents = run("export", "json", "--as-of", "2020-06-10").json
    answers = {document["id"]: document.get("answer") for document in documents}
    assert answers["watiya-held-by-gna"] == "yes"
    assert answers["watiya-held-by-lna"] == "no"
    assert answers["france-backs-haftar"] == "unknown"
    assert all(("answer" in document) == (document.get("statement_kind") == "tie") for document in documents), (
        "only ties hold or do not"
    )
    rows = dict(run("export", "tsv", "--as-of", "2020-06-10", "--fields", "id,answer").rows)
    assert {id_: answer or None for id_, answer in rows.items()} == answers


def test_only_what_was_known_and_only_some_statuses(run: Program) -> None:
    known = run("export", "json", "--known-by", "2019-05-17").json
    assert {document["id"] for document in known if document["part"] == "source"} == {
        "france24-2019-05-16",
        "rt-france-2017-01",
    }
    cited = {stance["in"] for document in known for stance in document.get("stances", ())}
    assert cited == {"france24-2019-05-16", "rt-france-2017-01"}
    disputed = run("export", "tsv", "--status", "disputed", "--fields", "part,status").rows
    assert {tuple(row) for row in disputed} == {("statement", "disputed")}
    assert run("export", "csv", "--status", "denied", "--known-by", "2019").status == 1


@pytest.mark.parametrize("arguments", ["", "table", "parquet", "csv --json", "json --as-of 2020-13"])
def test_wrong_usage(run: Program, arguments: str) -> None:
    found = run("export", *arguments.split())
    assert (found.status, found.stdout) == (2, b"")

"""Match: a column of names to a column of ids, a row for each whatever it is, and never a guess."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import Program, Result, Screen
from rich.cells import cell_len
from strategies import HOSTILE_TEXT, NAMES, NASTY

import libyafacts
from libyafacts.api import Facts
from libyafacts.errors import UsageError
from libyafacts.export import unescaped
from libyafacts.table import Answer
from libyafacts.vocabulary import ACTOR_KINDS, PLACE_KINDS

Screens = Callable[..., Screen]

FIELDS = ["query", "id", "name", "kind", "rung", "score", "candidates"]
CANDIDATE = ["id", "name", "kind", "matched", "rung", "score", "doubt"]
RUNGS = {"id", "exact", "folded", "skeleton", "words"}
KINDS = [*ACTOR_KINDS, *PLACE_KINDS]
ACTING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
BOM = b"\xef\xbb\xbf"
# A stream that takes nothing but ASCII, and a locale that reads nothing else.
ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

# Actors and places and nothing said of them.
CHESS = """\
actors:
  - id: magnus-carlsen
    kind: person
    name: Magnus Carlsen
    names: [{text: Магнус Карлсен, lang: ru, seen_in: "https://chess.example"}]
  - id: garry-kasparov
    kind: person
    name: Garry Kasparov
    names:
      - {text: Гарри Каспаров, lang: ru, seen_in: "https://chess.example"}
      - {text: غاري كاسباروف, lang: ar, seen_in: "https://chess.example"}
  - id: nona-gaprindashvili
    kind: person
    name: Nona Gaprindashvili
    names: [{text: ნონა გაფრინდაშვილი, lang: ka, seen_in: "https://chess.example"}]
  - id: ju-wenjun
    kind: person
    name: Ju Wenjun
    names: [{text: 居文君, lang: zh, seen_in: "https://chess.example"}]
  - {id: judit-polgar, kind: person, name: Judit Polgar}
  - {id: susan-polgar, kind: person, name: Susan Polgar}
  - id: fide
    kind: organisation
    name: International Chess Federation
    names: [{text: FIDE, kind: acronym, seen_in: "https://chess.example"}]
places:
  - {id: carlsen-hall, kind: building, name: Carlsen Hall}
  - {id: reykjavik, kind: city, name: Reykjavík}
"""
# Spellings of which nobody doubts who is meant.
PLAYERS = {
    "magnus-carlsen": "magnus-carlsen",
    "Magnus Carlsen": "magnus-carlsen",
    "MAGNUS CARLSEN": "magnus-carlsen",
    "Carlsen, Magnus": "magnus-carlsen",
    "Magnus Karlsen": "magnus-carlsen",
    "Магнус Карлсен": "magnus-carlsen",
    "Магнуса Карлсена": "magnus-carlsen",
    "Garri Kasparow": "garry-kasparov",
    "Каспаров": "garry-kasparov",
    "كاسباروف": "garry-kasparov",
    "Ju Wen-jun": "ju-wenjun",
    "居文君": "ju-wenjun",
    "ნონა გაფრინდაშვილი": "nona-gaprindashvili",
    "Judith Polgár": "judit-polgar",
    "Fide": "fide",
    "REYKJAVIK": "reykjavik",
}
NOBODY = ["Kramnik", "a chess player", "Bobby Fischer", "?", "-", "😀", "\u200b", "12", "nobody"]

# Whatever stands in somebody's column: names that are known, half known, mistyped, of other people, and rubbish.
_KNOWN = st.sampled_from([*PLAYERS, *PLAYERS.values(), "Polgar", "Carlsen", "kasparov junior", "the federation", "hall"])
_MISTYPED = st.builds(lambda name, at: name[: at % len(name)] + name[at % len(name) + 1 :], _KNOWN, st.integers(0, 20))
_BLANK = st.sampled_from(["", " ", "\t", "\u00a0", "\n"])
COLUMN = st.lists(_KNOWN | _MISTYPED | NAMES | HOSTILE_TEXT | _BLANK, max_size=6)
THRESHOLDS = st.floats(0, 1) | st.sampled_from([0.0, 0.5, 0.72, 0.8, 0.9, 1.0])


@pytest.fixture(scope="module")
def chess(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chess")
    (folder / "chess.yaml").write_text(CHESS, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def players(chess: Path, run: Program) -> Iterator[Facts]:
    yield from opened(run, chess)


@pytest.fixture(scope="module")
def facts(run: Program) -> Iterator[Facts]:
    """Those that are shipped."""
    yield from opened(run, None)


def opened(run: Program, folder: Path | None) -> Iterator[Facts]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(run.home / "cache"))
        patch.delenv("LIBYAFACTS_FACTS", raising=False)
        with libyafacts.open_facts(folder) as found:
            yield found


def documents(answer: Answer) -> list[dict[str, Any]]:
    assert isinstance(answer.document, list)
    return answer.document


def ids(answer: Answer) -> list[str]:
    return [document["id"] for document in documents(answer)]


def found(result: Result) -> list[tuple[str, str]]:
    """Each query with its id, of a run that went well."""
    assert (result.status, result.err) == (0, "")
    return [(document["query"], document["id"]) for document in result.json]


def in_shell(script: str, run: Program) -> tuple[str, ...]:
    """The program within a line of shell, where it is "$@"."""
    return ("sh", "-c", script, "sh", *run.command)


def no_trouble(result: Result | Screen) -> bool:
    return "Traceback" not in result.err and "Exception ignored" not in result.err


# -- names as arguments ------------------------------------------------------------------------------------------------


def test_each_argument_is_a_name_and_gets_a_row_in_its_place(run: Program) -> None:
    assert found(run("match", "hifter", "conte, giuseppe", "nobody", "al", "watiya", "hifter", "--json")) == [
        ("hifter", "khalifa-haftar"),
        ("conte, giuseppe", "giuseppe-conte"),
        ("nobody", ""),
        ("al", ""),
        ("watiya", "al-watiya"),
        ("hifter", "khalifa-haftar"),
    ]


def test_names_as_arguments_leave_standard_input_alone(run: Program) -> None:
    assert found(run("match", "hifter", "--json", stdin=b"watiya\n")) == [("hifter", "khalifa-haftar")]


@pytest.mark.parametrize("name", ["", " ", "\t", "khalifa\nhaftar", "[red]", "%s", "'; drop table names; --", "*", 'NEAR("a")'])
def test_any_argument_is_one_name(run: Program, name: str) -> None:
    assert [query for query, _ in found(run("match", name, "hifter", "--json"))] == [name, "hifter"]
    assert len(run("match", name, "hifter").rows) == 2


def test_what_looks_like_an_option_is_a_name_after_two_dashes_and_in_a_pipe(run: Program) -> None:
    names = ["--json", "-x", "--kind", "--", "-", "--help"]
    expected = [(name, "") for name in names]
    assert found(run("match", "--json", "--", *names)) == expected
    assert found(run("match", "--json", stdin="\n".join(names).encode())) == expected
    refused = run("match", "--nonsense")
    assert (refused.status, refused.stdout) == (2, b"")


def test_an_argument_that_is_no_utf8_has_its_row_too(run: Program) -> None:
    result = run("match", "\udcffhifter", "watiya")
    assert no_trouble(result)
    assert result.status == 0
    assert [row[1] for row in result.rows] == ["khalifa-haftar", "al-watiya"]


# -- names from a pipe -------------------------------------------------------------------------------------------------

H, W = ("hifter", "khalifa-haftar"), ("watiya", "al-watiya")
NONE = ("", "")
INPUT: dict[str, tuple[bytes, list[tuple[str, str]]]] = {
    "line feeds": (b"hifter\nwatiya\n", [H, W]),
    "carriage returns and line feeds": (b"hifter\r\nwatiya\r\n", [H, W]),
    "both": (b"hifter\r\nwatiya\nhifter\r\n", [H, W, H]),
    "no end of the last line": (b"hifter\nwatiya", [H, W]),
    "no end of the last line after carriage returns": (b"hifter\r\nwatiya", [H, W]),
    "byte order mark": (BOM + b"hifter\nwatiya\n", [H, W]),
    "byte order mark and an empty line": (BOM + b"\nhifter\n", [NONE, H]),
    "byte order mark alone": (BOM, []),
    "empty": (b"", []),
    "empty line": (b"hifter\n\nwatiya\n", [H, NONE, W]),
    "empty line of carriage return": (b"hifter\r\n\r\nwatiya\r\n", [H, NONE, W]),
    "empty line first": (b"\nhifter\n", [NONE, H]),
    "empty line last": (b"hifter\n\n", [H, NONE]),
    "one empty line": (b"\n", [NONE]),
    "empty lines": (b"\n\n\n", [NONE, NONE, NONE]),
    "blank line": (b"hifter\n \t \nwatiya\n", [H, (" \t ", ""), W]),
    "white space around": (b"  hifter \t\n\twatiya\n", [("  hifter \t", H[1]), ("\twatiya", W[1])]),
    "no-break space around": ("\u00a0hifter\u00a0\n".encode(), [("\u00a0hifter\u00a0", H[1])]),
    "tab within": (b"khalifa\thaftar\n", [("khalifa\thaftar", H[1])]),
    "carriage return within": (b"khalifa\rhaftar\nwatiya\n", [("khalifa\rhaftar", H[1]), W]),
    "two carriage returns at the end": (b"hifter\r\r\nwatiya\n", [("hifter\r", H[1]), W]),
    "other ends of lines are none": (
        "hifter\x0b\nhifter\x0c\nhifter\x85\nhifter\u2028\nhifter\x1c\n".encode(),
        [(f"hifter{end}", H[1]) for end in "\x0b\x0c\x85\u2028\x1c"],
    ),
    "zero bytes around": (b"\0hifter\0\nwatiya\n", [("\0hifter\0", H[1]), W]),
    "nothing but controls": (b"\0\n\x1b\n\x7f\n", [("\0", ""), ("\x1b", ""), ("\x7f", "")]),
    "no utf-8": (b"\xff\xfehifter\nwatiya\n", [("\ufffd\ufffdhifter", H[1]), W]),
    "latin-1": ("Straße\nwatiya\n".encode("latin-1"), [("Stra\ufffde", ""), W]),
    "utf-8 cut off": ("Türkei\nT".encode() + b"\xc3", [("Türkei", "turkey"), ("T\ufffd", "")]),
    "any alphabet": ("Хафтара\nأردوغان\n".encode(), [("Хафтара", H[1]), ("أردوغان", "recep-tayyip-erdogan")]),
    "accents apart": ("C\u0327avus\u0327og\u0306lu\n".encode(), [("C\u0327avus\u0327og\u0306lu", "mevlut-cavusoglu")]),
    "commas and quotation marks": (b'"Haftar, Khalifa"\n', [('"Haftar, Khalifa"', H[1])]),
}


@pytest.mark.parametrize(("stdin", "expected"), INPUT.values(), ids=INPUT)
def test_a_pipe_has_one_name_a_line(run: Program, stdin: bytes, expected: list[tuple[str, str]]) -> None:
    assert found(run("match", "--json", stdin=stdin)) == expected
    in_rows = run("match", "--fields", "query,id", stdin=stdin)
    assert in_rows.status == 0
    assert [(unescaped(query), id_) for query, id_ in in_rows.rows] == expected


def test_hostile_lines_come_back_as_they_were(run: Program) -> None:
    lines = [name for name in [*NASTY, *("".join(NASTY[at : at + 5]) for at in range(0, len(NASTY), 5))] if "\n" not in name]
    lines = [line.rstrip("\r") for line in lines]
    stdin = "".join(f"{line}\n" for line in lines).encode()
    assert [query for query, _ in found(run("match", "--json", stdin=stdin))] == lines
    result = run("match", stdin=stdin)
    assert [unescaped(row[0]) for row in result.rows] == lines
    assert {len(row) for row in result.rows} == {len(FIELDS)}
    for format_ in ("tsv", "md"):
        written = run("match", "--format", format_, stdin=stdin).out
        assert {unicodedata.category(character) for character in written if character != "\n" and character != "\t"}.isdisjoint(
            ACTING
        )
    read = csv.reader(io.StringIO(run("match", "--format", "csv", "--no-header", stdin=stdin).out, newline=""), strict=True)
    assert [row[0] for row in read] == lines


def test_thousands_of_lines_each_get_their_row(run: Program) -> None:
    """The same name many times, and many that are nobody's."""
    lines = [["hifter", "Watiya", f"nobody {number}", "", "Moskow"][number % 5] for number in range(3000)]
    result = run("match", stdin="\n".join(lines).encode())
    assert (result.status, result.err) == (0, "")
    assert [row[0] for row in result.rows] == lines
    expected = {"hifter": "khalifa-haftar", "Watiya": "al-watiya", "Moskow": "russia"}
    assert [row[1] for row in result.rows] == [expected.get(line, "") for line in lines]


def test_a_very_long_line_is_nobody(run: Program) -> None:
    lines = ["x" * 200_000, "haftar " * 20_000, "ا" * 50_000, "hifter"]
    assert [id_ for _, id_ in found(run("match", "--json", stdin="\n".join(lines).encode()))] == ["", "", "", "khalifa-haftar"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("tsv", ""),
        ("csv", ",".join(FIELDS) + "\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("md", f"| {' | '.join(FIELDS)} |\n| {' | '.join(['---'] * len(FIELDS))} |\n"),
    ],
)
def test_no_lines_are_no_rows(run: Program, form: str, expected: str) -> None:
    for script in ('exec "$@"', 'exec "$@" </dev/null', 'exec "$@" <&-'):
        result = run("match", "--format", form, command=in_shell(script, run))
        assert (result.status, result.out, result.err) == (0, expected, ""), script


def test_no_lines_are_no_names_on_a_screen(run: Program) -> None:
    result = run("match", "--format", "table")
    assert (result.status, result.err) == (0, "")
    assert result.out.endswith("\n0 of 0 names matched.\n")


def test_without_names_a_terminal_is_not_waited_for(run: Program, screen: Screens) -> None:
    for script in ('exec "$@"', 'exec "$@" >/dev/null'):
        shown = screen("match", command=in_shell(script, run))
        assert (shown.status, shown.text) == (2, "")
        assert "no names" in shown.err
        assert "arguments" in shown.err
        assert "standard input" in shown.err


def test_standard_input_that_cannot_be_read_is_said_to_be_that(run: Program, tmp_path: Path) -> None:
    result = run("match", command=in_shell(f'exec "$@" 0>"{tmp_path}/written"', run))
    assert (result.status, result.stdout) == (2, b"")
    assert "written" not in result.err
    assert "read" in result.err


def test_an_interrupt_while_names_are_read_is_status_130_without_noise(run: Program) -> None:
    with subprocess.Popen(
        [*run.command, "match"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=run.environment(),
        cwd=run.folder,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"hifter\n" * 50_000)  # more than a pipe holds: once it is written, it is being read
        process.stdin.flush()
        while process.poll() is None:  # Python may overlook an interrupt that comes just before it waits
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(5)
        assert process.stdout is not None
        assert process.stderr is not None
        assert (process.returncode, process.stdout.read(), process.stderr.read()) == (130, b"", b"")


def test_where_nothing_but_ascii_is_understood_names_are_read_all_the_same(run: Program) -> None:
    names = ["Türkei", "أردوغان", "Хафтара", "nobody é"]
    expected = list(zip(names, ["turkey", "recep-tayyip-erdogan", "khalifa-haftar", ""], strict=True))
    stdin = BOM + "\n".join(names).encode()
    for env in (ASCII, {"PYTHONIOENCODING": "ascii"}, {**ASCII, "PYTHONIOENCODING": "ascii:strict"}):
        assert found(run("match", "--json", stdin=stdin, env=env)) == expected
        assert found(run("match", "--json", *names, env=env)) == expected
        in_rows = run("match", "--fields", "query,id", stdin=stdin, env=env)
        assert in_rows.stdout.isascii()
        assert [(unescaped(query), id_) for query, id_ in in_rows.rows] == expected
        for form in ("csv", "md", "table", "jsonl"):
            result = run("match", "--format", form, stdin=stdin, env=env)
            assert (result.status, result.err) == (0, "")
            assert result.stdout.isascii()
            assert b"khalifa-haftar" in result.stdout


# -- one row per name, always ------------------------------------------------------------------------------------------


@given(COLUMN)
def test_every_name_has_one_row_in_its_place(players: Facts, names: list[str]) -> None:
    answer = players.match(names)
    assert [document["query"] for document in documents(answer)] == names
    assert [row["query"] for row in answer.table.rows] == names
    assert answer.found


@given(st.lists(HOSTILE_TEXT | NAMES, max_size=4))
def test_every_name_has_one_row_in_a_base_of_many_names_too(facts: Facts, names: list[str]) -> None:
    assert [document["query"] for document in documents(facts.match(names))] == names


@given(COLUMN)
def test_what_a_name_means_does_not_depend_on_its_neighbours(players: Facts, names: list[str]) -> None:
    alone = [document for name in names for document in documents(players.match(name))]
    assert documents(players.match(names)) == alone
    assert documents(players.match(names[::-1])) == alone[::-1]


@given(COLUMN, st.lists(st.sampled_from(KINDS), max_size=3), st.none() | THRESHOLDS)
def test_a_row_is_whole(players: Facts, names: list[str], kinds: list[str], threshold: float | None) -> None:
    answer = players.match(names, kinds, threshold)
    for document, row in zip(documents(answer), answer.table.rows, strict=True):
        assert (list(document), list(row)) == (FIELDS, FIELDS)
        check_match(document, kinds, threshold)
        check_candidates(document, kinds)
        assert row["candidates"] == tuple(candidate["id"] for candidate in document["candidates"])
        assert {**row, "candidates": 0} == {**document, "candidates": 0}


def check_match(document: dict[str, Any], kinds: list[str], threshold: float | None) -> None:
    if not document["id"]:
        assert [document[field] for field in FIELDS[1:6]] == ["", "", "", "", None]
        return
    assert document["name"]
    assert document["kind"] in (kinds or KINDS)
    assert document["rung"] in RUNGS
    assert max(threshold or 0, 0) <= document["score"] <= 1
    assert document["score"] == 1 or document["rung"] in ("skeleton", "words")


def check_candidates(document: dict[str, Any], kinds: list[str]) -> None:
    candidates = document["candidates"]
    assert len(candidates) <= 5
    assert all(list(candidate) == CANDIDATE for candidate in candidates)
    assert all(candidate["kind"] in (kinds or KINDS) for candidate in candidates)
    others = [candidate["id"] for candidate in candidates]
    assert document["id"] not in others
    assert len(set(others)) == len(others)
    scores = [candidate["score"] for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@given(COLUMN, st.sampled_from(["", " ", "\t ", "\u00a0"]))
def test_white_space_around_a_name_changes_nothing_but_the_query(players: Facts, names: list[str], space: str) -> None:
    plain, spaced = documents(players.match(names)), documents(players.match([f"{space}{name}{space}" for name in names]))
    assert [{**one, "query": ""} for one in spaced] == [{**one, "query": ""} for one in plain]


def test_an_id_and_a_main_name_are_whose_they_are(facts: Facts) -> None:
    everybody = documents(facts.who())
    expected = [one["id"] for one in everybody]
    assert ids(facts.match(expected)) == expected
    assert {document["rung"] for document in documents(facts.match(expected))} == {"id"}
    assert ids(facts.match([one["name"] for one in everybody])) == expected


def test_a_name_with_a_surrogate_has_its_row_too(players: Facts) -> None:
    assert len(documents(players.match(["\udcff", "Judit Polgar"]))) == 2


# -- what is found, and what is not ------------------------------------------------------------------------------------


def test_spellings_find_whom_they_mean(players: Facts) -> None:
    assert dict(zip(PLAYERS, ids(players.match(list(PLAYERS))), strict=True)) == PLAYERS


def test_nobody_finds_nobody(players: Facts) -> None:
    assert ids(players.match(NOBODY)) == [""] * len(NOBODY)
    assert [document["candidates"] for document in documents(players.match(NOBODY))] == [[]] * len(NOBODY)


def test_a_name_that_two_share_is_nobodys_and_both_are_offered(players: Facts) -> None:
    (document,) = documents(players.match("Polgar"))
    assert (document["id"], document["score"]) == ("", None)
    assert sorted(candidate["id"] for candidate in document["candidates"]) == ["judit-polgar", "susan-polgar"]


def test_initials_alone_are_nobody(facts: Facts) -> None:
    assert ids(facts.match(["h i f t e r", "f s"])) == ["", ""]


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "md", "table"])
def test_nothing_found_is_an_answer(run: Program, chess: Path, form: str) -> None:
    result = run("match", "--format", form, "--facts", chess, *NOBODY, "")
    assert (result.status, result.err) == (0, "")
    assert result.stdout


def test_the_same_names_get_the_same_bytes(run: Program, chess: Path) -> None:
    stdin = "\n".join([*PLAYERS, *NOBODY, "Polgar", "Carlsen", "Karlsen", "hall"]).encode()
    one, other = (
        run("match", "--json", "--facts", chess, stdin=stdin, env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
    )
    assert one == other


# -- formats and fields ------------------------------------------------------------------------------------------------

NAMES_OF_ALL_KINDS = ["Susan Polgár", "judith polgar", "Polgar", "Kramnik", "", "fide", "居文君", "a|b\\c"]


def test_a_pipe_gets_bare_rows(run: Program, chess: Path) -> None:
    result = run("match", "--facts", chess, "Susan Polgár", "Kramnik", "fide")
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "Susan Polgár\tsusan-polgar\tSusan Polgar\tperson\tfolded\t1.0\t\n"
        "Kramnik\t\t\t\t\t\t\n"
        "fide\tfide\tInternational Chess Federation\torganisation\tid\t1.0\t\n"
    )


def test_candidates_of_a_row_are_their_ids(run: Program, chess: Path) -> None:
    (row,) = run("match", "--facts", chess, "Polgar").rows
    assert row[:6] == ["Polgar", "", "", "", "", ""]
    assert sorted(row[6].split(",")) == ["judit-polgar", "susan-polgar"]


def test_a_header_names_the_fields(run: Program, chess: Path) -> None:
    bare = run("match", "--facts", chess, *NAMES_OF_ALL_KINDS, "--no-header").rows
    assert run("match", "--facts", chess, *NAMES_OF_ALL_KINDS).rows == bare
    assert run("match", "--facts", chess, *NAMES_OF_ALL_KINDS, "--header").rows == [FIELDS, *bare]


def test_every_format_has_the_same_rows(run: Program, chess: Path) -> None:
    asked = ("match", "--facts", str(chess), *NAMES_OF_ALL_KINDS)
    rows = [[unescaped(cell) for cell in row] for row in run(*asked).rows]
    assert list(csv.reader(io.StringIO(run(*asked, "-f", "csv").out, newline=""), strict=True)) == [FIELDS, *rows]
    in_json = run(*asked, "--json").json
    assert [json.loads(line) for line in run(*asked, "-f", "jsonl").out.splitlines()] == in_json
    assert [[as_cell(document[field]) for field in FIELDS] for document in in_json] == rows
    lines = run(*asked, "-f", "md").out.splitlines()
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    assert cells[:2] == [FIELDS, ["---"] * len(FIELDS)]
    assert [[re.sub(r"\\(.)", r"\1", cell) for cell in row] for row in cells[2:]] == rows


def as_cell(value: str | float | list[dict[str, Any]] | None) -> str:
    if isinstance(value, list):
        return ",".join(candidate["id"] for candidate in value)
    return "" if value is None else str(value)


def test_fields_come_in_the_order_that_is_asked_for(run: Program) -> None:
    assert run("match", "hifter", "nobody", "--fields", "score,id").rows == [["1.0", "khalifa-haftar"], ["", ""]]
    assert run("match", "hifter", "nobody", "--fields", "id, query", "-f", "csv").out == (
        "id,query\nkhalifa-haftar,hifter\n,nobody\n"
    )
    assert run("match", "nobody", "--fields", "score,id", "--json").json == [{"score": None, "id": ""}]
    for form in ("tsv", "json"):
        refused = run("match", "hifter", "--fields", "id,nonsense", "-f", form)
        assert (refused.status, refused.stdout) == (2, b"")
        assert "'nonsense'" in refused.err


def test_json_of_a_match(run: Program, chess: Path) -> None:
    assert run("match", "--facts", chess, "Susan Polgár", "--json").json == [
        {
            "query": "Susan Polgár",
            "id": "susan-polgar",
            "name": "Susan Polgar",
            "kind": "person",
            "rung": "folded",
            "score": 1.0,
            "candidates": [],
        }
    ]


def test_json_of_none_has_the_candidates(run: Program, chess: Path) -> None:
    (document,) = run("match", "--facts", chess, "Polgar", "--json").json
    none = {"query": "Polgar", "id": "", "name": "", "kind": "", "rung": "", "score": None}
    assert {field: value for field, value in document.items() if field != "candidates"} == none
    assert [candidate["id"] for candidate in document["candidates"]] == ["judit-polgar", "susan-polgar"]
    for candidate, name in zip(document["candidates"], ("Judit Polgar", "Susan Polgar"), strict=True):
        assert list(candidate) == CANDIDATE
        assert (candidate["name"], candidate["matched"], candidate["kind"]) == (name, name, "person")
        assert candidate["rung"] in RUNGS
        assert 0 < candidate["score"] < 1
        assert candidate["doubt"] == "others are as near"


def test_json_says_which_name_a_candidate_is_near_by_and_what_speaks_against_it(run: Program, chess: Path) -> None:
    (document,) = run("match", "--facts", chess, "the federation", "--json").json
    (candidate,) = document["candidates"]
    assert (document["id"], candidate["id"], candidate["kind"]) == ("", "fide", "organisation")
    assert candidate["name"] == candidate["matched"] == "International Chess Federation"
    assert candidate["doubt"] == "only a part of the name"


# -- only some kinds ---------------------------------------------------------------------------------------------------


def test_only_one_kind(run: Program, chess: Path) -> None:
    assert found(run("match", "--facts", chess, "--kind", "building", "Carlsen Hall", "Magnus Carlsen", "fide", "--json")) == [
        ("Carlsen Hall", "carlsen-hall"),
        ("Magnus Carlsen", ""),
        ("fide", ""),
    ]


def test_an_id_of_another_kind_is_not_taken(run: Program, chess: Path) -> None:
    assert found(run("match", "--facts", chess, "--kind", "city", "magnus-carlsen", "reykjavik", "--json")) == [
        ("magnus-carlsen", ""),
        ("reykjavik", "reykjavik"),
    ]


@pytest.mark.parametrize(
    "kinds", ["person,organisation", " organisation , person ", "person,organisation,", "person,organisation,person"]
)
def test_several_kinds(run: Program, chess: Path, kinds: str) -> None:
    names = ["Reykjavik", "Magnus Carlsen", "fide"]
    assert [id_ for _, id_ in found(run("match", "--facts", chess, "--kind", kinds, *names, "--json"))] == [
        "",
        "magnus-carlsen",
        "fide",
    ]


def test_a_kind_leaves_out_what_is_of_another(players: Facts) -> None:
    assert ids(players.match("Carlsen")) == ["magnus-carlsen"], "a surname may stand alone, a part of a building's name may not"
    assert ids(players.match("Carlsen", "building")) == [""]
    assert ids(players.match("Carlsen Hall", "person")) == [""]


@pytest.mark.parametrize("kind", ["wizard", "person,wizard", "Person", "person;state"])
def test_an_unknown_kind_is_wrong_usage_and_the_kinds_are_told(run: Program, kind: str) -> None:
    result = run("match", "hifter", "--kind", kind)
    assert (result.status, result.stdout) == (2, b"")
    assert repr(kind.split(",")[-1]) in result.err
    assert [known for known in KINDS if known not in result.err] == []


@pytest.mark.parametrize("kind", ["", " ", ",", " , "])
def test_an_empty_kind_is_wrong_usage(run: Program, kind: str) -> None:
    result = run("match", "hifter", "--kind", kind)
    assert (result.status, result.stdout) == (2, b"")
    assert "--kind is empty" in result.err


# -- a threshold -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("threshold", ["0", "1", "0.9", "0.0", "1.0", ".5", "1e-3", "-0"])
def test_a_threshold_is_from_0_to_1(run: Program, threshold: str) -> None:
    assert found(run("match", "hifter", "--threshold", threshold, "--json")) == [H]


@pytest.mark.parametrize("threshold", ["1.5", "nan", "inf", "-inf", "-0.1", "1.0000001", "82", "high", "", "0,9", "90%"])
def test_any_other_threshold_is_wrong_usage(run: Program, threshold: str) -> None:
    result = run("match", "hifter", "--threshold", threshold)
    assert (result.status, result.stdout) == (2, b"")
    assert "threshold" in result.err
    assert no_trouble(result)


def test_a_low_threshold_takes_the_best_of_what_is_only_near(run: Program, chess: Path) -> None:
    asked = ("match", "--facts", str(chess), "hall", "the federation", "Kramnik", "Garry Kasparov", "--json")
    assert [id_ for _, id_ in found(run(*asked))] == ["", "", "", "garry-kasparov"]
    assert [id_ for _, id_ in found(run(*asked, "--threshold", "0"))] == ["carlsen-hall", "fide", "", "garry-kasparov"]


def test_a_high_threshold_leaves_out_what_would_be_taken(run: Program, chess: Path) -> None:
    asked = ("match", "--facts", str(chess), "Каспаров", "Гарри Каспаров", "--json")
    assert [id_ for _, id_ in found(run(*asked))] == ["garry-kasparov"] * 2
    assert [id_ for _, id_ in found(run(*asked, "--threshold", "1"))] == ["", "garry-kasparov"]
    (left_out, _) = run(*asked, "--threshold", "1").json
    assert [candidate["id"] for candidate in left_out["candidates"]] == ["garry-kasparov"]


def test_a_threshold_is_a_score_itself(players: Facts) -> None:
    """From the very score on, and not from the next higher one on."""
    (document,) = documents(players.match("Каспаров"))
    score = document["score"]
    assert 0 < score < 1
    assert ids(players.match("Каспаров", threshold=score)) == ["garry-kasparov"]
    assert ids(players.match("Каспаров", threshold=score + 0.0005)) == [""]


def test_two_that_are_equally_good_are_none_at_any_threshold(players: Facts) -> None:
    (document,) = documents(players.match("Polgar"))
    assert len({candidate["score"] for candidate in document["candidates"]}) == 1
    for threshold in (0, 0.5, document["candidates"][0]["score"], 1):
        assert ids(players.match("Polgar", threshold=threshold)) == [""]


def test_the_better_of_two_is_taken_however_near_the_other_is(players: Facts) -> None:
    (document,) = documents(players.match("Judit Polgar Susan"))
    best, other = document["candidates"]
    assert (document["id"], best["score"] > other["score"]) == ("", True)
    (taken,) = documents(players.match("Judit Polgar Susan", threshold=other["score"]))
    assert (taken["id"], taken["score"]) == (best["id"], best["score"])
    assert [candidate["id"] for candidate in taken["candidates"]] == [other["id"]]


@settings(max_examples=100)
@given(COLUMN, THRESHOLDS, THRESHOLDS)
def test_a_lower_threshold_never_loses_a_match(players: Facts, names: list[str], one: float, other: float) -> None:
    low, high = sorted((one, other))
    more, fewer = ids(players.match(names, threshold=low)), ids(players.match(names, threshold=high))
    assert [(name, kept, lost) for name, kept, lost in zip(names, more, fewer, strict=True) if lost not in ("", kept)] == []


@given(st.lists(_MISTYPED | NAMES, max_size=4), THRESHOLDS)
def test_a_threshold_takes_the_first_candidate_or_none(players: Facts, names: list[str], threshold: float) -> None:
    everything, taken = documents(players.match(names, threshold=0)), documents(players.match(names, threshold=threshold))
    for best, one in zip(everything, taken, strict=True):
        assert one["id"] == (best["id"] if best["id"] and best["score"] >= threshold else "")


# -- other options -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ("--status stated", "--status goes with statements"),
        ("--status nonsense", "'nonsense'"),
        ("--as-of 2020-05", "--as-of goes with"),
        ("--oneline", "--oneline goes with"),
        ("--json --format csv", "contradict"),
        ("--format table --fields id", "--fields"),
        ("--known-by 2020-13", "2020-13"),
    ],
)
def test_options_that_do_not_go_with_it_are_wrong_usage_with_a_word(run: Program, options: str, word: str) -> None:
    for result in (run("match", "hifter", *options.split()), run("match", *options.split(), stdin=b"hifter\n")):
        assert (result.status, result.stdout) == (2, b"")
        assert word in result.err
        assert no_trouble(result)


@pytest.mark.parametrize("day", ["2019-05-17", "1999", "2030-01-01"])
def test_names_are_known_by_any_day(run: Program, day: str) -> None:
    names = ["hifter", "conte, giuseppe", "nobody", "moskow"]
    assert run("match", *names, "--known-by", day).stdout == run("match", *names).stdout


def test_a_damaged_base_answers_nothing(run: Program, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("actors:\n  - {id: ada, kind: wizard, name: Ada}\n", encoding="utf-8")
    result = run("match", "ada", "--facts", tmp_path)
    assert (result.status, result.stdout) == (4, b"")
    assert "error[vocabulary]" in result.err


def test_it_can_be_explained_how_a_name_was_found(run: Program, chess: Path) -> None:
    asked = ("match", "--facts", str(chess), "s polgar", "Garri Kasparow", "Kramnik")
    result = run(*asked, "--explain")
    assert (result.status, result.stdout) == (0, run(*asked).stdout)
    susan, garry = result.err.splitlines()[:2]
    assert all(part in susan for part in ("'s polgar'", "susan-polgar", "words", "“Susan Polgar”", "%", "judit-polgar"))
    assert all(part in garry for part in ("'Garri Kasparow'", "garry-kasparov", "“", "%"))


def test_help_has_examples_and_the_options_of_its_own(run: Program) -> None:
    shown = run("match", "--help").out
    for option in ("--kind", "--threshold", "--facts", "--fields", "--header", "--json", "--known-by"):
        assert option in shown
    for option in ("--as-of", "--oneline"):
        assert option not in shown


def test_the_example_of_a_pipe_can_be_pasted(run: Program) -> None:
    shown = run("match", "--help").out
    (example,) = [line.strip() for line in shown.splitlines() if line.strip().startswith("printf ")]
    pasted = run(command=("sh", "-c", example.replace("libyafacts", '"$@"', 1), "sh", *run.command))
    assert pasted.status == 0
    assert [row[1] for row in csv.reader(io.StringIO(pasted.out))] == ["id", "al-watiya", "turkey"]


# -- on a terminal -----------------------------------------------------------------------------------------------------

SHOWN = ["Susan Polgár", "judith polgar", "Polgar", "Carlsen", "Kramnik", "fide", "居文君", "غاري كاسباروف", "s polgar"]


@pytest.mark.parametrize("columns", [40, 60, 79, 80, 100, 160])
def test_a_screen_shows_everything_and_cuts_nothing(run: Program, screen: Screens, chess: Path, columns: int) -> None:
    shown = screen("match", "--facts", chess, *SHOWN, columns=columns)
    assert (shown.status, shown.err) == (0, "")
    assert [line for line in shown.lines if cell_len(line) > columns] == []
    assert "…" not in shown.plain
    for document in run("match", "--facts", chess, *SHOWN, "--json").json:
        for part in (document["query"], document["id"] or "–", document["rung"]):
            assert part in shown.plain
        assert document["kind"] in shown.plain
        for candidate in document["candidates"]:
            assert f"{candidate['id']} {candidate['score']:.0%}" in shown.words
        if document["id"] and document["score"] < 1:
            assert f"{document['rung']} {document['score']:.0%}" in shown.words
    assert shown.lines[-1] == "7 of 9 names matched."


def test_rows_of_a_screen_come_in_the_order_of_the_names(screen: Screens, chess: Path) -> None:
    for columns in (60, 160):
        shown = screen("match", "--facts", chess, *SHOWN, columns=columns)
        places = [shown.plain.index(f"\n{name}") for name in SHOWN]
        assert places == sorted(places)


def test_one_name_is_counted_as_one(screen: Screens) -> None:
    assert screen("match", "hifter").lines[-1] == "1 of 1 name matched."
    assert screen("match", "nobody").lines[-1] == "0 of 1 name matched."


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_a_long_name_is_whole(screen: Screens, chess: Path, columns: int) -> None:
    name, word = " ".join(f"word{number}" for number in range(60)), "Donaudampfschifffahrt" * 20
    shown = screen("match", "--facts", chess, name, word, "Judit Polgar", columns=columns)
    assert [line for line in shown.lines if cell_len(line) > columns] == []
    together = "".join(shown.plain.split())
    assert "".join(name.split()) in together
    assert word in together
    assert "Judit Polgar" in shown.words


def test_names_from_a_pipe_are_shown_on_a_terminal(run: Program, screen: Screens) -> None:
    shown = screen("match", command=in_shell(r"""printf 'hifter\r\n\nnobody' | "$@" """, run))
    assert (shown.status, shown.err) == (0, "")
    assert "khalifa-haftar" in shown.plain
    assert shown.lines[-1] == "1 of 3 names matched."


HOSTILE = {
    "[red]": "[red]",
    "[/lna]": "[/lna]",
    "[link=https://evil.example]x[/link]": "[link=https://evil.example]x[/link]",
    ":smile:": ":smile:",
    ":id:": ":id:",
    "\x1b[31mred": r"\x1b[31mred",
    "\x1b]8;;https://evil.example\x07x": r"\x1b]8;;https://evil.example\x07x",
    "\x1b[2J": r"\x1b[2J",
    "\x9b31m": r"\x9b31m",
    "\u202egpj.exe": r"\u202egpj.exe",
    "zero\u200bwidth": r"zero\u200bwidth",
    "bell\a": r"bell\x07",
    "back\b\b": r"back\x08\x08",
    "over\rwritten": r"over\x0dwritten",
}


@pytest.mark.parametrize("columns", [60, 160])
def test_nothing_in_a_name_acts_on_a_terminal(screen: Screens, columns: int) -> None:
    shown = screen("match", *HOSTILE, "--explain", columns=columns, env={"NO_COLOR": "1"})
    assert shown.status == 0
    assert {unicodedata.category(character) for character in shown.text if character != "\n"}.isdisjoint(ACTING)
    assert [visible for visible in HOSTILE.values() if visible not in shown.text] == []
    assert {unicodedata.category(character) for character in shown.err if character != "\n"}.isdisjoint(ACTING)


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl", "md"])
def test_nothing_in_a_name_acts_on_a_terminal_in_any_format(screen: Screens, form: str) -> None:
    shown = screen("match", *HOSTILE, "--format", form)
    assert shown.status == 0
    assert {unicodedata.category(character) for character in shown.text if character not in "\n\t"}.isdisjoint(ACTING)


def test_nothing_in_an_option_acts_on_a_terminal(screen: Screens) -> None:
    shown = screen("match", "hifter", "--kind", "\x1b[31mperson")
    assert (shown.status, shown.text) == (2, "")
    assert "\x1b" not in shown.err


# -- in Python ---------------------------------------------------------------------------------------------------------


def test_one_name_in_python(facts: Facts) -> None:
    answer = facts.match("hifter")
    assert isinstance(answer, Answer)
    assert answer.document == [
        {
            "query": "hifter",
            "id": "khalifa-haftar",
            "name": "Khalifa Haftar",
            "kind": "person",
            "rung": "folded",
            "score": 1.0,
            "candidates": [],
        }
    ]
    (row,) = answer.table.rows
    assert answer.table.fields == tuple(FIELDS)
    assert [type(row[field]) for field in FIELDS] == [str, str, str, str, str, float, tuple]


def test_several_names_in_python_with_a_kind_and_a_threshold(facts: Facts) -> None:
    answer = facts.match(["hifter", "nobody"], kinds="person", threshold=0.5)
    assert ids(answer) == ["khalifa-haftar", ""]
    haftar, nobody = answer.table.rows
    assert isinstance(haftar["score"], float)
    assert nobody == {"query": "nobody", "id": "", "name": "", "kind": "", "rung": "", "score": None, "candidates": ()}
    assert answer.found
    assert ids(facts.match(("hifter", "turkey"), kinds=["state", "city"])) == ["", "turkey"]


def test_no_names_in_python_are_no_rows(facts: Facts) -> None:
    answer = facts.match([])
    assert (answer.document, answer.table.rows, answer.found) == ([], (), True)


def test_python_and_the_command_line_say_the_same(run: Program, players: Facts, chess: Path) -> None:
    names = [*PLAYERS, *NOBODY, "Polgar", "Carlsen", ""]
    assert (
        run("match", "--facts", chess, "--json", stdin="\n".join(names).encode() + b"\n").json == players.match(names).document
    )


@pytest.mark.parametrize("threshold", [1.5, -0.1, float("nan"), float("inf")])
def test_python_refuses_a_threshold_that_is_none(facts: Facts, threshold: float) -> None:
    with pytest.raises(UsageError, match="from 0 to 1"):
        facts.match("hifter", threshold=threshold)


def test_python_refuses_a_kind_that_is_none(facts: Facts) -> None:
    with pytest.raises(UsageError, match="'wizard'"):
        facts.match([], kinds="wizard")
    with pytest.raises(UsageError, match="'wizard'"):
        facts.match("hifter", kinds=["person", "wizard"])


def test_names_known_by_a_day_are_matched_in_python(facts: Facts) -> None:
    assert facts.known_by("2019-05-17").match("hifter").document == facts.match("hifter").document

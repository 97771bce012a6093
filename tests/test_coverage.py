"""How much of the texts is in the base: counts, citations by their characters, and the screen, on the village match."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import cricket
import pytest
from program import Program, Result, Screen
from rich.cells import cell_len

import libyafacts
from libyafacts.api import Facts
from libyafacts.render import render
from libyafacts.table import Answer, Bar, Bars

Screens = Callable[..., Screen]

FIELDS = "source sentences cited set_aside missed citations text_sha256".split()
SPAN_FIELDS = "statement who does source document text_sha256 start end".split()
ECHO, SCRAPBOOK = "echo-2031-06-16", "scrapbook"
ROWS = [
    [ECHO, "13", "6", "0", "7", "8", cricket.SHA256],
    [SCRAPBOOK, "9", "7", "2", "0", "6", cricket.CUTTINGS_SHA256],
]
MISSED = [
    "MATCH ABANDONED.",
    "Tea was served.",
    "It rained.",
    "He is known.",
    "The pitch was flat.",
    "The pitch was flat.",
    cricket.REPORT.splitlines()[-1],
]
ASIDE = [("Oakley in uproar", "a headline"), ("By Harry Herald, in Oakley.", "a byline")]
# By which statement, who does what, cited as, the words.
CITED = {
    ECHO: [
        ("match", "echo", "reports", ECHO, "The match between Upper Oakley and Lower Oakley was abandoned on Saturday"),
        ("archer-captain", "echo", "reports", ECHO, "Ann Archer, captain of Upper Oakley, said"),
        ("watered", "ann-archer", "accuses", ECHO, cricket.REPORT.splitlines()[1].removesuffix(".")),
        ("quote-disgrace", "ann-archer", "says", ECHO, "the pitch was a disgrace"),
        ("watered", "lower-oakley", "denies", ECHO, "Lower Oakley denies"),
        ("spectators", "upper-oakley", "says", "leaflet", "At least 40 spectators"),
        ("archer-leads", "echo", "reports", ECHO, "Archer leads the side"),
        ("bowler-badger", "echo", "reports", ECHO, "nicknamed “the Badger”"),
    ],
    SCRAPBOOK: [
        ("archer-left", "scribbler", "reports", SCRAPBOOK, "Captain Archer has left, says a note"),
        ("abandoned", "echo", "reports", ECHO, "The match was abandoned"),
        ("pitch-wet", "lower-oakley", "denies", ECHO, "Lower Oakley denies"),
        ("pitch-wet", "scribbler", "reports", SCRAPBOOK, "Nobody believes it"),
        ("tea", "umpire", "wants", SCRAPBOOK, "umpire asked"),
        ("cow", "scribbler", "reports", SCRAPBOOK, "A cow was seen by the pitch. It left."),
    ],
}
# The article is known only from the collage, of which every sentence is cited or set aside.
READ_IN_FULL = cricket.FACTS.replace(f"    text_sha256: {cricket.SHA256}\n", "")


class Asked(NamedTuple):
    """The command on a fact base with its texts."""

    run: Program
    folders: cricket.Folders

    def arguments(self, *more: str) -> list[str]:
        return ["coverage", "--facts", str(self.folders.facts), "--texts", str(self.folders.texts), *more]

    def __call__(self, *more: str) -> Result:
        return self.run(*self.arguments(*more))

    def on(self, facts: str = cricket.FACTS, scrapbook: str = cricket.SCRAPBOOK) -> Asked:
        """The same on a variation of the facts."""
        cricket.write(self.folders.facts.parent, facts, scrapbook)
        return self


@pytest.fixture
def asked(run: Program, tmp_path: Path) -> Asked:
    return Asked(run, cricket.write(tmp_path, scrapbook=cricket.SCRAPBOOK))


def changed(whole: str, old: str, new: str) -> str:
    assert whole.count(old) == 1, old
    return whole.replace(old, new)


# -- counts ------------------------------------------------------------------------------------------------------------


def test_a_pipe_gets_a_row_per_text_and_status_1_where_a_sentence_is_missed(asked: Asked) -> None:
    result = asked()
    assert (result.status, result.err) == (1, "")
    assert result.rows == ROWS
    assert asked("--header").rows == [FIELDS, *ROWS]


def test_where_none_is_missed_the_status_is_0(asked: Asked) -> None:
    result = asked.on(READ_IN_FULL)()
    assert (result.status, result.err, result.rows) == (0, "", ROWS[1:])
    assert asked("--json").status == asked("--spans").status == 0


def test_a_sentence_that_is_no_longer_set_aside_is_missed(asked: Asked) -> None:
    asked.on(READ_IN_FULL, changed(cricket.SCRAPBOOK, "      - {at: Oakley in uproar, reason: a headline}\n", ""))
    result = asked()
    assert (result.status, result.rows) == (1, [[SCRAPBOOK, "9", "7", "1", "1", "6", cricket.CUTTINGS_SHA256]])
    (document,) = asked("--json").json
    assert [sentence["text"] for sentence in document["missed_sentences"]] == ["Oakley in uproar"]


def test_a_sentence_that_is_set_aside_and_cited_counts_as_cited(asked: Asked) -> None:
    headline = "{at: Oakley in uproar, reason: a headline}"
    asked.on(scrapbook=changed(cricket.SCRAPBOOK, headline, f"{headline}\n      - {{at: It left., reason: no claim}}"))
    assert asked().rows == ROWS
    (_, document) = asked("--json").json
    assert [(sentence["text"], sentence["reason"]) for sentence in document["set_aside_sentences"]] == ASIDE


def test_fragments_and_starts_part_sentences_where_no_full_stop_does(asked: Asked) -> None:
    undivided = re.sub(r"    (fragments|sentence_starts):(.|\n)*?(?=    \w)", "", cricket.SCRAPBOOK)
    assert "fragments" not in undivided
    assert "sentence_starts" not in undivided
    assert asked.on(scrapbook=undivided)().rows[1][:5] == [SCRAPBOOK, "7", "6", "1", "0"]


def test_formats_have_the_same_rows(asked: Asked) -> None:
    assert list(csv.reader(io.StringIO(asked("-f", "csv").out, newline=""))) == [FIELDS, *ROWS]
    lines = [[cell.strip().replace("\\", "") for cell in line.split("|")[1:-1]] for line in asked("-f", "md").out.splitlines()]
    assert lines == [FIELDS, ["---"] * len(FIELDS), *ROWS]
    documents = asked("--json").json
    assert [[str(document[field]) for field in FIELDS] for document in documents] == ROWS
    assert [json.loads(line) for line in asked("-f", "jsonl").out.splitlines()] == documents
    assert asked("--fields", "missed,source").rows == [["7", ECHO], ["0", SCRAPBOOK]]


def test_json_has_every_sentence_that_was_missed_or_set_aside_with_its_characters(asked: Asked) -> None:
    echo, scrapbook = asked("--json").json
    assert (echo["number"], echo["title"], echo["text_found"]) == (1, "Match abandoned", True)
    assert [sentence["text"] for sentence in echo["missed_sentences"]] == MISSED
    assert (scrapbook["missed_sentences"], echo["set_aside_sentences"]) == ([], [])
    assert [(sentence["text"], sentence["reason"]) for sentence in scrapbook["set_aside_sentences"]] == ASIDE
    for text, document in ((cricket.REPORT, echo), (cricket.CUTTINGS, scrapbook)):
        for sentence in document["missed_sentences"] + document["set_aside_sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_spans_may_be_those_of_a_status_but_what_was_missed_is_missed(asked: Asked) -> None:
    refused = asked("--status", "stated")
    assert (refused.status, refused.stdout) == (2, b"")
    assert "--spans" in refused.err
    spans = asked("--status", "disputed", "--spans", "--fields", "statement").rows
    assert spans == [["watered"], ["watered"], ["pitch-wet"], ["pitch-wet"]]
    assert asked("--status", "nonsense").status == 2


# -- citations ---------------------------------------------------------------------------------------------------------


def test_spans_cut_the_cited_words_out_of_the_text_of_their_document(asked: Asked) -> None:
    result = asked("--spans", "--header")
    assert (result.status, result.err) == (1, "")
    assert result.rows[0] == SPAN_FIELDS
    texts = {file: (asked.folders.texts / file).read_bytes() for file in ("echo.txt", "cuttings")}
    by_sha256 = {hashlib.sha256(content).hexdigest(): content.decode("utf-8") for content in texts.values()}
    found: dict[str, list[tuple[str, ...]]] = {}
    for statement, who, does, source, document, sha256, start, end in result.rows[1:]:
        words = by_sha256[sha256][int(start) : int(end)]
        found.setdefault(document, []).append((statement, who, does, source, words))
    assert found == CITED


def test_spans_are_the_same_in_every_format(asked: Asked) -> None:
    rows = asked("--spans").rows
    assert list(csv.reader(io.StringIO(asked("--spans", "-f", "csv").out, newline=""))) == [SPAN_FIELDS, *rows]
    documents = asked("--spans", "--json").json
    assert all(list(document) == SPAN_FIELDS for document in documents)
    assert [[str(document[field]) for field in SPAN_FIELDS] for document in documents] == rows
    assert all(type(document["start"]) is type(document["end"]) is int for document in documents)
    assert [json.loads(line) for line in asked("--spans", "-f", "jsonl").out.splitlines()] == documents


def test_words_that_are_not_found_exactly_once_are_told_of_and_have_no_span(asked: Asked) -> None:
    whole = asked("--spans").rows
    asked.on(changed(cricket.FACTS, "at: Archer leads the side", "at: The pitch was flat"))
    result = asked("--spans")
    assert result.rows == [row for row in whole if row[0] != "archer-leads"]
    assert f"1 citation of {ECHO} not found exactly once" in result.err
    counts = asked()
    assert counts.rows == [[ECHO, "13", "5", "0", "8", "8", cricket.SHA256], ROWS[1]]
    assert f"1 citation of {ECHO} not found exactly once" in counts.err


# -- texts -------------------------------------------------------------------------------------------------------------


def test_texts_are_found_by_their_content_whatever_else_is_there(asked: Asked) -> None:
    (asked.folders.texts / "cuttings").rename(asked.folders.texts / "a.bak")
    (asked.folders.texts / "b").write_bytes(b"\xff\xfe\0")
    (asked.folders.texts / "c").mkdir()
    assert asked().rows == ROWS


@pytest.mark.parametrize("facts", [cricket.FACTS, READ_IN_FULL], ids=["something missed", "nothing missed"])
def test_of_a_text_that_is_not_there_nothing_is_told_but_that(asked: Asked, facts: str) -> None:
    asked.on(facts)
    (asked.folders.texts / "cuttings").write_text(f"{cricket.CUTTINGS} ", encoding="utf-8")
    rows = [*(ROWS[:1] if facts == cricket.FACTS else []), [SCRAPBOOK, *[""] * 5, cricket.CUTTINGS_SHA256]]
    result = asked()
    assert (result.status, result.rows) == (1, rows)
    assert result.err.splitlines() == [
        f"the text of {SCRAPBOOK} is not there: nothing can be told of it (texts are found by their SHA-256)"
    ]
    document = asked("--json").json[-1]
    assert [document[field] for field in FIELDS[1:-1]] == [None] * 5
    assert (document["text_found"], document["missed_sentences"]) == (False, [])
    spans = asked("--spans")
    assert (spans.status, {row[4] for row in spans.rows}) == (1, {ECHO} if facts == cricket.FACTS else set())
    assert spans.err == result.err


def test_of_all_that_is_there_nothing_is_missed_but_a_text_is_not_there(asked: Asked) -> None:
    (asked.folders.texts / "echo.txt").unlink()
    result = asked()
    assert (result.status, result.rows) == (1, [ROWS[1], [ECHO, *[""] * 5, cricket.SHA256]])
    assert result.err.startswith(f"the text of {ECHO} is not there")
    spans = asked("--spans")
    assert (spans.status, {row[4] for row in spans.rows}) == (1, {SCRAPBOOK})


def test_without_a_text_in_the_whole_base_nothing_is_recorded(run: Program, club: Path, tmp_path: Path) -> None:
    for option in ([], ["--spans"]):
        result = run("coverage", "--facts", club, "--texts", tmp_path, "--json", *option)
        assert (result.status, result.json) == (1, [])


@pytest.mark.parametrize("option", [[], ["--spans"], ["--json"]])
def test_a_folder_that_is_not_there_is_wrong_usage(asked: Asked, option: list[str]) -> None:
    for folder in (asked.folders.texts / "nowhere", asked.folders.texts / "cuttings"):
        for command in (["coverage", "--facts", str(asked.folders.facts)], ["check", str(asked.folders.facts)]):
            result = asked.run(*command, "--texts", folder, *(option if command[0] == "coverage" else ()))
            assert (result.status, result.stdout) == (2, b"")
            assert result.err == f"libyafacts: there is no folder {folder}\n"


def test_the_folder_must_be_given(asked: Asked) -> None:
    result = asked.run("coverage", "--facts", asked.folders.facts)
    assert (result.status, result.stdout) == (2, b"")
    assert "--texts" in result.err


# -- screens -----------------------------------------------------------------------------------------------------------

COUNTS = ["6 cited · 0 set aside · 7 missed", "7 cited · 2 set aside · 0 missed"]


def bars_in(lines: list[str], signs: str = "█▒░") -> list[str]:
    """The bars of a screen; in the legend a sign stands alone."""
    return [bar for line in lines for bar in re.findall(f"[{re.escape(signs)}]{{5,}}", line)]


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_a_bar_for_each_text_fits_the_terminal_with_its_numbers(asked: Asked, screen: Screens, columns: int) -> None:
    shown = screen(*asked.arguments(), columns=columns)
    assert (shown.status, shown.err) == (1, "")
    assert [line for line in shown.lines if cell_len(line) > columns] == []
    bars = bars_in(shown.lines)
    width = len(bars[0])
    assert len(bars) == 2
    assert len(bars[1]) == width
    ends = [cell_len(line) for line in shown.lines if bars_in([line])]
    assert ends == [columns, columns], "nothing is wasted"
    echo, scrapbook = bars
    assert re.fullmatch("█+░+", echo)
    assert re.fullmatch("█+▒+", scrapbook)
    assert abs(echo.count("█") - width * 6 / 13) <= 2
    assert abs(scrapbook.count("▒") - width * 2 / 9) <= 2
    for source, counts in zip((rf"\[1\] +{ECHO}", rf"\[3\] +{SCRAPBOOK}"), COUNTS, strict=True):
        assert re.search(rf"{source} [█▒░]+ {counts}", shown.words)
    assert "█ cited ▒ set aside ░ missed" in shown.words
    assert "22 sentences, 7 missed; 14 citations" in shown.words
    assert [sentence for sentence in MISSED if sentence not in shown.words] == []


def test_in_ascii_bars_are_of_other_signs_and_as_long(asked: Asked, screen: Screens) -> None:
    ascii_ = screen(*asked.arguments("--evidence"), env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "TERM": "dumb"})
    usual = screen(*asked.arguments("--evidence"))
    assert ascii_.text.isascii()
    signs = str.maketrans("█▒░", "#=.")
    assert bars_in(ascii_.lines, "#=.") == [bar.translate(signs) for bar in bars_in(usual.lines)]
    assert "6 cited | 0 set aside | 7 missed" in ascii_.words
    assert "# cited = set aside . missed" in ascii_.words
    assert max(map(len, ascii_.lines)) <= 100


def test_evidence_lists_what_was_set_aside_and_why(asked: Asked, screen: Screens) -> None:
    assert "a headline" not in screen(*asked.arguments()).words
    shown = screen(*asked.arguments("--evidence"))
    assert "ASIDE [3] 0-16 Oakley in uproar a headline" in shown.words
    assert "By Harry Herald, in Oakley. a byline" in shown.words
    assert asked("--evidence").rows == ROWS


def test_where_nothing_is_missed_the_screen_says_so(asked: Asked, screen: Screens) -> None:
    shown = screen(*asked.on(READ_IN_FULL).arguments())
    assert shown.status == 0
    assert "9 sentences, every one cited or set aside with a reason; 6 citations" in shown.words
    assert "MISSED" not in shown.words


def test_a_text_that_is_not_there_has_no_bar_but_a_word(asked: Asked, screen: Screens) -> None:
    (asked.folders.texts / "cuttings").unlink()
    for columns in (60, 100):
        shown = screen(*asked.arguments(), columns=columns)
        assert shown.status == 1
        assert len(bars_in(shown.lines)) == 1
        assert re.search(rf"{SCRAPBOOK} the text is not there", shown.words)
        assert "13 sentences, 7 missed; 8 citations by statements; 1 without a text" in shown.words


def test_the_screen_of_spans_shows_the_words(asked: Asked, screen: Screens) -> None:
    shown = screen(*asked.arguments("--spans"), columns=60)
    assert [line for line in shown.lines if cell_len(line) > 60] == []
    for who, words in (("Ann Archer accuses", CITED[ECHO][2][4]), ("the umpire wants", "umpire asked")):
        assert f"{who} “{words}”" in shown.words


def test_the_screen_of_a_collage_tells_how_far_it_was_traced(asked: Asked, screen: Screens) -> None:
    shown = screen("sources", SCRAPBOOK, "--facts", asked.folders.facts)
    section = shown.words.partition("FRAGMENTS ")[2].partition(" CITED BY")[0]
    assert section == (
        "2 of 6 word for word, in The Oakley Echo [1], The Oakley Echo [1] (in part) 1 of 6 the same statement, by The Herald"
        " 1 of 6 a name or byline alone: The Herald 2 of 6 not traced"
    )
    assert "author Carl Cutter" in shown.words
    assert "FRAGMENTS" not in screen("sources", ECHO, "--facts", asked.folders.facts).words


@pytest.fixture
def facts(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> Iterator[Facts]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(asked.run.home / "cache"))
    with libyafacts.open_facts(asked.folders.facts) as opened:
        yield opened


def test_at_any_width_no_line_is_too_wide_and_no_number_is_lost(asked: Asked, facts: Facts) -> None:
    answers = facts.coverage(asked.folders.texts, evidence=True), facts.spans(asked.folders.texts)
    numbers = [
        set(re.findall(r"\d+-\d+|\d+ [a-z]+", " ".join(render(answer, 1000, color=False).split()))) for answer in answers
    ]
    assert all(len(found) > 10 for found in numbers)
    for width in range(30, 161):
        for answer, wanted in zip(answers, numbers, strict=True):
            text = render(answer, width, color=False)
            assert max(map(cell_len, text.splitlines())) <= width, width
            assert [number for number in wanted if number not in " ".join(text.split())] == [], width


@pytest.mark.parametrize("shares", [(0, 0, 0), (1, 0, 0), (0, 0, 5), (1, 1, 10**6), (10**6, 1, 1), (1, 1, 1), (3, 0, 4)])
def test_a_share_that_is_not_nothing_is_seen_and_bars_are_of_one_length(shares: tuple[int, ...]) -> None:
    names = ("cited", "set aside", "missed")
    bars = Bars((Bar("one", tuple(zip(names, shares, strict=True))), Bar("two", tuple(zip(names, (1, 2, 3), strict=True)))))
    answer = Answer(lambda: pytest.fail("rows"), list, lambda: [bars])
    for width in (40, 79, 80, 120):
        shown = bars_in(render(answer, width, color=False).splitlines())
        assert len({len(bar) for bar in shown}) == 1
        assert len(shown) == 1 + any(shares)
        if any(shares):
            assert ["█" in shown[0], "▒" in shown[0], "░" in shown[0]] == [share > 0 for share in shares]
            assert re.fullmatch("█*▒*░*", shown[0])


def test_python_gives_the_same_answers(asked: Asked, facts: Facts) -> None:
    assert facts.coverage(asked.folders.texts).document == asked("--json").json
    assert (
        facts.spans(str(asked.folders.texts), ("disputed",)).document == asked("--spans", "--json", "--status", "disputed").json
    )
    assert not facts.coverage(asked.folders.texts).found

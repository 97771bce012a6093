"""What a person sees: snapshots of real terminals, and what holds of every screen at any width."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyte
import pytest
from program import Program, Screen
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

import libyafacts
from libyafacts.api import Facts
from libyafacts.render import render
from libyafacts.table import Answer

Screens = Callable[..., Screen]

# Every third one, and those where the layout changes.
WIDTHS = sorted({*range(40, 161, 3), 41, 80, 81})
WIDEST = 2000
# As many letters as the narrowest column of words may have to break: an address (which has its own test), a hash.
TOO_LONG = 37
SNAPSHOTS = [
    *(
        (f"{question} {columns}", question.split(), columns)
        for question in ("who haftar", "bases")
        for columns in (60, 100, 160)
    ),
    ("bases watiya", ["bases", "watiya"], 100),
    ("bases watiya as of", ["bases", "watiya", "--as-of", "2020-05-15"], 100),
    ("bases as of", ["bases", "--as-of", "2020-06-10"], 100),
    ("who misrata as of", ["who", "misrata", "--as-of", "2020-12"], 100),
    ("affiliations france haftar", ["affiliations", "france", "haftar"], 100),
    ("affiliations of two by a chain", ["affiliations", "wagner group", "gna"], 100),
    ("timeline watiya", ["timeline", "watiya", "--from", "2020-05", "--to", "2020-06"], 100),
    ("search", ["search", "khaftar", "mercenaries"], 100),
    ("quotes by turkish official", ["quotes", "--by", "turkish official"], 100),
    ("figures", ["figures"], 100),
    ("disputes", ["disputes"], 100),
    ("sources", ["sources"], 100),
    ("sources kuna", ["sources", "kuna-2019-05-22"], 100),
    ("show france-backs-haftar", ["show", "france-backs-haftar"], 100),
    ("sources collage", ["sources", "collage-2020"], 100),
    ("who", ["who"], 100),
    *(
        (f"match {columns}", ["match", "haftar", "Хафтара", "Maher al-Assad", "Türkei", "nobody"], columns)
        for columns in (60, 100)
    ),
]
# Every kind of screen, by what the question is in Python.
ANSWERS: dict[str, Callable[[Facts], Answer]] = {
    "who": lambda facts: facts.who(),
    "who haftar": lambda facts: facts.who("haftar"),
    "who haftar --as-of": lambda facts: facts.who("haftar", as_of="2020-06"),
    "who haftar --explain": lambda facts: facts.who("haftar", explain=True),
    "bases --as-of": lambda facts: facts.bases(as_of="2020-06-10"),
    "bases watiya --as-of": lambda facts: facts.bases("watiya", as_of="2021"),
    "affiliations": lambda facts: facts.affiliations(),
    "affiliations france haftar": lambda facts: facts.affiliations(["france", "haftar"]),
    "affiliations --as-of": lambda facts: facts.affiliations(["haftar"], as_of="2020-06", explain=True),
    "timeline": lambda facts: facts.timeline(),
    "timeline haftar": lambda facts: facts.timeline("haftar", evidence=True),
    "search": lambda facts: facts.search(["turkey", "ceasefire"]),
    "who haftar --evidence": lambda facts: facts.who("haftar", evidence=True),
    "who turkey": lambda facts: facts.who("turkey"),
    "who paris": lambda facts: facts.who("paris"),
    "bases": lambda facts: facts.bases(),
    "bases watiya": lambda facts: facts.bases("watiya"),
    "quotes": lambda facts: facts.quotes(),
    "figures": lambda facts: facts.figures(),
    "disputes": lambda facts: facts.disputes(),
    "sources": lambda facts: facts.sources(),
    "sources collage": lambda facts: facts.sources("collage-2020"),
    "sources france24": lambda facts: facts.sources("france24-2019-05-16"),
    "show france-backs-haftar": lambda facts: facts.show("france-backs-haftar"),
    "match": lambda facts: facts.match(["haftar", "Хафтара", "turkish official", "sergei", "Maher al-Assad", "nobody"]),
}


@pytest.fixture(scope="module")
def facts(run: Program) -> Iterator[Facts]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(run.home / "cache"))
        patch.delenv("LIBYAFACTS_FACTS", raising=False)
        with libyafacts.open_facts() as opened:
            yield opened


class Rendered(NamedTuple):
    """An answer, its screen at each width, and the widest screen of all."""

    question: str
    answer: Answer
    screens: dict[int, str]
    widest: str


@pytest.fixture(scope="module", params=ANSWERS)
def rendered(request: pytest.FixtureRequest, facts: Facts) -> Rendered:
    answer = ANSWERS[request.param](facts)
    screens = {width: render(answer, width, color=False) for width in WIDTHS}
    return Rendered(request.param, answer, screens, render(answer, WIDEST, color=False))


# -- snapshots ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "columns"), [case[1:] for case in SNAPSHOTS], ids=[case[0] for case in SNAPSHOTS])
def test_screen(screen: Screens, snapshot: SnapshotAssertion, question: list[str], columns: int) -> None:
    """Renewed by ``pytest --snapshot-update``."""
    shown = screen(*question, columns=columns)
    assert (shown.status, shown.err) == (0, "")
    assert "\n".join(line.rstrip() for line in shown.lines) == snapshot


# -- on a real terminal ------------------------------------------------------------------------------------------------

TERMINALS = [
    (question, columns) for question in ("who haftar", "bases", "bases watiya", "quotes") for columns in (40, 79, 80, 132)
]


@pytest.mark.parametrize(("question", "columns"), TERMINALS)
def test_a_terminal_shows_the_lines_as_they_were_meant(screen: Screens, question: str, columns: int) -> None:
    shown = screen(*question.split(), columns=columns)
    terminal = pyte.Screen(columns, len(shown.lines) + 1)
    pyte.Stream(terminal).feed(shown.text.replace("\n", "\r\n"))
    assert [line.rstrip() for line in terminal.display[:-1]] == [line.rstrip() for line in shown.lines]


@pytest.mark.parametrize("question", ["who haftar", "bases", "quotes --by conte", "sources"])
def test_colour_changes_nothing_but_the_colour(screen: Screens, question: str) -> None:
    colored, bare = screen(*question.split()), screen(*question.split(), env={"NO_COLOR": "1"})
    assert "\x1b[" in colored.text
    assert "\x1b" not in bare.text
    assert colored.lines == bare.lines


def test_the_width_is_that_of_the_terminal_unless_somebody_says_otherwise(screen: Screens) -> None:
    assert max(map(len, screen("who", "haftar", columns=72).lines)) == 72
    assert max(map(len, screen("who", "haftar", "--width", "50").lines)) == 50
    assert max(map(len, screen("who", "haftar", env={"COLUMNS": "66"}).lines)) == 66
    assert max(map(len, screen("who", "haftar", columns=0).lines)) == 80, "a terminal that does not know its width"


def test_a_terminal_of_few_letters_is_readable_too(screen: Screens) -> None:
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    shown = screen("who", "haftar", columns=80, env=narrow)
    assert shown.status == 0
    assert shown.text.isascii()
    assert [line for line in shown.lines if len(line) > 80 and "http" not in line] == []
    assert r"\u2500" not in shown.text, "a rule is a line, whatever it is made of"


# -- at every width ----------------------------------------------------------------------------------------------------


def test_no_line_is_wider_than_the_screen(rendered: Rendered) -> None:
    wider = {
        width: line
        for width, screen in rendered.screens.items()
        for line in screen.splitlines()
        if cell_len(line) > width and "http" not in line
    }
    assert wider == {}


def test_no_line_ends_in_white_space(rendered: Rendered) -> None:
    assert [width for width, screen in rendered.screens.items() if re.search(r"[^\S\n]$", screen, re.MULTILINE)] == []


def test_no_word_is_cut_or_broken(rendered: Rendered) -> None:
    """Each word on a screen stands on the widest one too, but for pieces of what is too long for any column."""
    whole = _words(rendered.widest)
    long = [word for word in whole if len(word) >= TOO_LONG]
    broken = {
        width: sorted(pieces)
        for width, screen in rendered.screens.items()
        if (pieces := {word for word in set(_words(screen)) - set(whole) if not any(word in one for one in long)})
    }
    assert broken == {}


def test_no_word_is_left_out(rendered: Rendered) -> None:
    whole = _words(rendered.widest)
    whole.pop("base", None)  # the heading of a column, which a row set on lines of its own does without
    missing = {
        width: left
        for width, screen in rendered.screens.items()
        if (left := [word for word in whole - _words(screen) if len(word) < TOO_LONG])
    }
    assert missing == {}


def _words(screen: str) -> Counter[str]:
    """The words without the ruled lines, headings written small."""
    return Counter(word for word in screen.casefold().split() if set(word) != {"─"})


def test_an_ellipsis_is_one_of_the_data(rendered: Rendered, facts: Facts) -> None:
    documents = [rendered.answer.document, *(facts.sources(str(number)).document for number in (1, 2, 3))]
    data = _normal(json.dumps(documents, ensure_ascii=False).replace('\\"', '"'))
    for width, screen in rendered.screens.items():
        shown = _normal(screen)
        for found in re.finditer("…", shown):
            around = shown[max(0, found.start() - 8) : found.end() + 8]
            assert around in data, f"at {width} columns"


def _normal(text: str) -> str:
    return " ".join(text.split())


def test_every_address_is_whole(rendered: Rendered) -> None:
    known = set(_addresses(json.dumps(rendered.answer.document, ensure_ascii=False)))
    broken = {
        width: wrong
        for width, screen in rendered.screens.items()
        if (wrong := [one for one in _addresses(screen) if one not in known])
    }
    assert broken == {}


def _addresses(text: str) -> list[str]:
    return re.findall(r"https?://[^\s\"“”]+?(?=[)\].,;:]*(?:[\s\"“”]|$))", text)


def test_every_number_of_a_source_is_explained_at_the_foot(rendered: Rendered) -> None:
    for width, screen in rendered.screens.items():
        cited = set(re.findall(r"\[(\d+)\]", screen))
        explained = set(re.findall(r"^\[(\d+)\] ", screen, re.MULTILINE))
        assert cited or rendered.question == "match", "names alone have no source"
        assert cited == explained, f"at {width} columns"


def test_cited_documents_are_those_of_the_json(facts: Facts) -> None:
    for name in ("haftar", "france", "watiya"):
        answer = facts.who(name)
        document: Any = answer.document
        cited = {stance["in"] for statement in document["statements"] for stance in statement["stances"]}
        numbers = {str(source["number"]) for source in document["sources"]}
        assert cited <= {source["id"] for source in document["sources"]}
        assert numbers <= set(re.findall(r"^\[(\d+)\] ", render(answer, 100, color=False), re.MULTILINE))

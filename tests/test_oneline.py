"""One sentence for a chat: short, on one line, and never without how sure it is, who says it and who is against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import regatta
from hypothesis import given
from hypothesis import strategies as st
from program import Program, Screen
from strategies import HOSTILE_TEXT, as_yaml, fact_bases

from libyafacts import wording
from libyafacts.index import Index
from libyafacts.model import Entry
from libyafacts.query import oneline, phrases, who
from libyafacts.resolve import exactly
from libyafacts.table import Match

Screens = Callable[..., Screen]


@pytest.fixture(scope="module")
def races() -> Iterator[Index]:
    opened = regatta.in_memory(regatta.FACTS)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "regatta.yaml").write_text(regatta.FACTS, encoding="utf-8")
    return tmp_path


def statements(index: Index) -> list[Entry]:
    return index.statements(index.statement_ids())


def told(index: Index, id_: str) -> str:
    entry = index.statement(id_)
    assert entry
    return oneline.of_statement(index, entry)


def dossier(index: Index, id_: str) -> str:
    sentence = who.who(index, Match(id_, id_, "id", id_, 1.0)).oneline
    assert sentence is not None
    return sentence


def assert_short(sentence: str, id_: str) -> None:
    assert len(sentence) < 280
    assert len(sentence.splitlines()) == 1
    assert sentence.endswith(f" [{id_}]")


# -- what a sentence says ----------------------------------------------------------------------------------------------

DENIED = (
    "The Upper Club stole the buoy — the Lower Club accuses, but the Upper Club denies (as told by RWA), 2041-05-20"
    " (RWA, 2041-05-22/23*; Log, 2041-06)"
)
TAKEN = "The Upper Club captures the pier from the Lower Club, 2041-05*"
HOLDS = f"The Upper Club controls the pier, since 2041-05* — inferred from: {TAKEN} (stated) (Log, 2041-06)"
SITS = "The Lower Club occupies the pier — stated by Rowing Institute, 2041~*, read in a collage"
ALL_OF_THEM = "Ada says; Ben says; Cat says; Dan says; Eve says, but Fay rejects; Gus rejects; Hal rejects"
FEW = "pectators on both banks of the river and on the old bridge above the weir: at most 40 — stated by Log, 2041-06"
MANY = "eople at the regatta: thousands, 2041-05-21 — the Lower Club estimates (RWA, 2041-05-22/23*)"


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        ("buoy-stolen", f"Disputed: {DENIED}"),
        ("buoy-missing", f"Inferred: The Lower Club has one buoy less — inferred from: {DENIED.replace(' —', ' (disputed),')}"),
        ("pier-taken", f"{TAKEN} — stated by Log, 2041-06"),
        ("pier-upper", f"Disputed: {HOLDS}; but: {SITS}"),
        ("pier-lower", f"Disputed: {SITS}; but: {HOLDS}"),
        (
            "pier-plan",
            "Claim: The Lower Club is to use the pier (planned) — Zoë Ashe says to the Log, hedged “hopes to” (Log, 2041-06)",
        ),
        ("crowd-few", f"S{FEW}; compare: P{MANY}"),
        ("crowd-many", f"Claim: P{MANY}; compare: S{FEW}"),
        ("zoe-chair", "Zoë Ashe is Chair of the Lower Club — stated by Log, 2041-06; RWA, 2041-05-22/23*"),
        ("fair-race", f"Disputed: The race was fair — {ALL_OF_THEM} (a collage on pinboard.example, undated)"),
        (
            "mascot-drowned",
            "Denied: The mascot drowned — nobody on record says it, but the Upper Club denies"
            " (a collage on pinboard.example, undated)",
        ),
        ("rain", "Claim: It rained — whoever wrote it reports (a collage on pinboard.example, undated)"),
    ],
)
def test_how_sure_what_when_who_says_and_who_denies_it_where(run: Program, folder: Path, id_: str, sentence: str) -> None:
    if id_ == "buoy-missing":
        sentence = sentence.replace("the Lower Club accuses, ", "")
    assert run("show", id_, "--oneline", "--facts", folder).out == f"{sentence} [{id_}]\n"


@pytest.mark.parametrize(
    ("id_", "sentence"),
    [
        (
            "zoe",
            "Zoë Ashe goes by the title of “Commodore” (Log, 2041-06);"
            " is Chair of the Lower Club (Log, 2041-06; RWA, 2041-05-22/23*)",
        ),
        ("upper", f"Upper Rowing Club (organisation); disputed: {DENIED}; and 3 more disputes"),
        ("mascot", f"The mascot (unnamed); denied: The mascot drowned — nobody on record says it{{}}"),
        ("stranger", "Whoever wrote it (unnamed); claim: It rained — whoever wrote it reports{}"),
        ("log", "The Log (media): no statement about it is on record; 1 of the sources is its own"),
    ],
)
def test_what_somebody_is_then_what_is_disputed(run: Program, folder: Path, id_: str, sentence: str) -> None:
    ...

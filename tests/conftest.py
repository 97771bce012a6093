"""Fixtures that run the real program in a real process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from program import ROOT, Program, Screen

from libyafacts.index import Index
from libyafacts.load import open_index

CLUB = """\
base: {title: A chess club, version: "1"}
sources:
  - {id: gazette-2024, title: News of the club, publisher: gazette, kind: article, date: 2024-03-02, language: en}
actors:
  - {id: gazette, kind: media, name: The Gazette}
  - {id: ada-king, kind: person, name: Ada King, names: [{text: Ada, kind: short, seen_in: "https://club.example"}]}
  - {id: bert-king, kind: person, name: Bert King, names: [{text: Bert, kind: short, seen_in: "https://club.example"}]}
  - {id: club, kind: organisation, name: Chess Club, in_text: the club}
places:
  - {id: fort-rook, kind: air-base, name: Fort Rook}
statements:
  - id: ada-in-club
    tie: [ada-king, member-of, club]
    stances:
      - {in: gazette-2024, at: Ada King plays for the club}
  - id: bert-in-club
    tie: [bert-king, member-of, club]
    stances:
      - {who: ada-king, does: says, in: gazette-2024, at: "Bert is one of us, says Ada"}
      - {who: bert-king, does: denies, in: gazette-2024, at: Bert denies it}
  - id: club-holds-rook
    tie: [club, controls, fort-rook]
    stances:
      - {in: gazette-2024, at: the club holds Fort Rook}
"""


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program, called with its arguments; its cache is kept from one test to the next."""
    return Program(tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="session")
def screen(run: Program) -> Callable[..., Screen]:
    """The program on a terminal."""
    return run.screen


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """The facts that are shipped, compiled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        opened = open_index(ROOT / "facts")
    yield opened
    opened.close()


@pytest.fixture
def club(tmp_path: Path) -> Path:
    """A small fact base about something else."""
    folder = tmp_path / "club"
    folder.mkdir()
    (folder / "club.yaml").write_text(CLUB, encoding="utf-8")
    return folder

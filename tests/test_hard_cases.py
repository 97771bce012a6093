"""Cases that were wrong once: each is easy to get wrong again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from test_build import built, codes
from test_status import WATERED, by, judged, linked, own, status
from test_wording import ENTITIES, said

from libyafacts import open_facts
from libyafacts.check import check
from libyafacts.citations import parse_record
from libyafacts.dates import DateError, parse
from libyafacts.load import build_files, compile_into, examine, read_folder
from libyafacts.model import Entity, Event, Figure, Quote, Statement, Tie
from libyafacts.names.folding import fold
from libyafacts.names.words import words_of
from libyafacts.read import read_file
from libyafacts.wording import amount_words, event_words

HEAD = """\
sources: [{id: src, publisher: echo, date: 2031-06-16}]
actors: [{id: echo, kind: media, name: The Echo}, {id: ann, kind: person, name: Ann}, {id: bob, kind: person, name: Bob}]
statements:
"""


def opens(folder: Path, statements: str) -> None:
    """Either the check finds an error, or the base compiles."""
    (folder / "a.yaml").write_text(HEAD + statements, encoding="utf-8")
    errors = [p for p in examine(folder, None, False).problems if p.severity == "error"]
    if not errors:
        compile_into(read_folder(folder), sqlite3.connect(":memory:"))


@pytest.mark.parametrize(
    "s",
    [
        "  - {id: s, tie: ['', backs, ann], stances: [{in: src, at: z}]}\n",
        "  - {id: s, tie: [ann, backs, ''], stances: [{in: src, at: z}]}\n",
        "  - {id: s, event: meeting, roles: {participant: ''}, stances: [{in: src, at: z}]}\n",
        "  - {id: s, event: meeting, roles: {participant: [ann, '']}, stances: [{in: src, at: z}]}\n",
        "  - {id: s, view: v, about: [''], stances: [{in: src, at: z}]}\n",
        "  - {id: s, view: v, stances: [{in: '', who: ann, at: z}]}\n",
        "  - {id: s, view: v, stances: [{in: src, at: z}], compares_with: ['']}\n",
        "  - {id: s, view: v, stances: [{in: src, at: z}], follows_from: ['']}\n",
        "  - {id: s, view: v, stances: [{in: src, at: z}], conflicts_with: [{id: '', note: n}]}\n",
    ],
)
def test_empty_ids_are_an_error_not_a_crash(s: str, tmp_path: Path) -> None:
    opens(tmp_path, s)


def test_long_chain_of_inference(tmp_path: Path) -> None:
    opens(
        tmp_path,
        "".join(f"  - {{id: s{i}, view: x, follows_from: s{i + 1}}}\n" for i in range(1500))
        + "  - {id: s1500, view: x, stances: [{in: src, at: z}]}\n",
    )


@pytest.mark.parametrize("kind", ["tie", "figure"])
@pytest.mark.parametrize("null", ["null", "NULL", "Null"])
def test_null_never_drops_a_statement_silently(kind: str, null: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + f"  - {{id: s, {kind}: {null}, stances: [{{in: src, at: z}}]}}\n", encoding="utf-8")
    b = build_files(read_folder(tmp_path))
    assert "s" in b.base.statements or check(b)


def test_03b_null_coordinates(tmp_path: Path) -> None:
    assert codes(built("places: [{id: p, kind: city, name: P, coordinates: null}]\n"))


def test_a_quote_that_is_denied_is_disputed() -> None:
    assert status(by("ann"), by("bob", "denies"), content=Quote("so")) == "disputed"


@pytest.mark.parametrize("predicate,verb", [("supplies", "supply"), ("occupies", "occupy")])
def test_plural_verbs(predicate: str, verb: str) -> None:
    assert said(Tie("players", predicate, "ground")) == f"The players {verb} the Ground"


@pytest.mark.parametrize(
    "predicate,words",
    [("supplies", "is to supply the club"), ("occupies", "is to occupy the club"), ("founded", "is to found the club")],
)
def test_05b_verbs_in_other_moods(predicate: str, words: str) -> None:
    assert said(Tie("ann", predicate, "club"), "planned") == f"Ann Archer {words} (planned)"


def test_a_sentence_begins_with_a_capital() -> None:
    assert event_words(Event("counter-offensive"), ENTITIES.__getitem__)[0].isupper()


@pytest.mark.parametrize("name", ["المشير خليفة حفتر", "اللواء خليفة حفتر", "الفريق خليفة حفتر", "الرئيس خليفة حفتر"])
def test_07b_arabic_titles(name: str) -> None:
    assert [word.text for word in words_of(name).words if word.tells] == fold("خليفة حفتر").split()


@pytest.mark.parametrize(
    "content,place", [("é: é\x1b\n", (1, 5)), ("# ééééééé\na: \0b\nc: d\n", (2, 4)), ("a: b\r c: \0", (2, 5))]
)
def test_place_of_a_character_that_is_not_allowed(content: str, place: tuple[int, int]) -> None:
    _, (p,) = read_file(Path("f"), content.encode())
    assert (p.place.line, p.place.column) == place


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"citations": [{"of":"a","citation":"b","text_sha256":"c","start":1e999,"end":1,"words_sha256":"d"}]}',
        b'{"citations": [{"of":"a","citation":"b","text_sha256":3,"start":1.5,"end":-1,"words_sha256":[]}]}',
    ],
)
def test_broken_record(content: bytes) -> None:
    with pytest.raises(ValueError):
        parse_record(content)


@pytest.mark.parametrize("text,last", [("9999-11", "9999-11-30"), ("9999-10", "9999-10-31")])
def test_the_last_year(text: str, last: str) -> None:
    assert parse(text).latest == last


@pytest.mark.parametrize("text", ["2020~~", "2020-05??"])
def test_10b_doubled_marks(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


def test_names_are_not_filled_in_again() -> None:
    e = {"a": Entity("a", "person", "The {place} club", False), "p": Entity("p", "city", "P", True)}
    assert event_words(Event("visit", "p", roles=(("visitor", "a"),)), e.__getitem__) == "Visit of The {place} club to P"


def test_own_voice_has_the_basis_of_its_documents_date() -> None:
    document = open_facts(Path(__file__).parent.parent / "facts").show("watiya-captured").document
    assert isinstance(document, dict)
    assert document["stances"][0]["said"]["basis"] == "inferred"


@pytest.mark.parametrize(
    "link", ["compares_with: [ann, nothing]", "follows_from: [s2, nothing]", "conflicts_with: [{id: nothing, note: n}]"]
)
def test_a_reference_is_reported_at_the_item(link: str, tmp_path: Path) -> None:
    line = f"  - {{id: s, view: v, {link}, stances: [{{in: src, at: z}}]}}\n"
    (tmp_path / "a.yaml").write_text(HEAD + line + "  - {id: s2, view: w, stances: [{in: src, at: z}]}\n", encoding="utf-8")
    columns = [
        p.place.column for p in examine(tmp_path, None, False).problems if p.code == "reference" and "nothing" in p.message
    ]
    assert columns == [line.index("nothing") + 1]


@pytest.mark.parametrize("a,b", [("Ra's Lanuf", "Ras Lanuf"), ("Ra’s Ajdir", "Ras Ajdir")])
def test_ras(a: str, b: str) -> None:
    assert fold(a) == fold(b)


def test_no_conflict_with_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        HEAD + "  - {id: s, view: v, conflicts_with: [{id: s, note: n}], stances: [{in: src, at: z}]}\n", encoding="utf-8"
    )
    assert [p.code for p in examine(tmp_path, None, False).problems if p.severity == "error"]


def test_an_inferred_statement_with_a_declared_conflict() -> None:
    one = linked("one", "conflicts-with", "two", own("echo"))
    found = judged(one, linked("two", "started-by", "three"), Statement("three", WATERED, stances=(by("ann"),)))
    assert found["two"].name == "disputed"


@pytest.mark.parametrize(
    "figure,words",
    [
        (Figure("x", low="10", best="20", high="30"), ("10", "20", "30")),
        (Figure("x", high="30"), ("at most",)),
        (Figure("x", low="30"), ("at least",)),
    ],
)
def test_a_figure_is_told_whole(figure: Figure, words: tuple[str, ...]) -> None:
    assert all(w in amount_words(figure) for w in words)

"""Nodes to model: what a file says is what the base has, and one mistake never hides the next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cricket
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import HOSTILE_TEXT, as_yaml, fact_bases

from libyafacts.build import Built, build
from libyafacts.check import check
from libyafacts.citations import citation_key
from libyafacts.dates import parse
from libyafacts.model import Coordinates, Event, Figure, Identifier, Label, Link, Name, Quote, Selector, Span, Tie, View
from libyafacts.read import read_file
from libyafacts.schema import PARTS, fields_of


def built(*files: str, record: dict[tuple[str, str], Span] | None = None) -> Built:
    """A fact base of these files, with the problems of reading among its own."""
    documents = []
    problems = []
    for number, content in enumerate(files):
        document, found = read_file(Path(f"file-{number}.yaml"), content.encode())
        documents.append(document)
        problems += found
    base = build(documents, record or {}, "of the content")
    base.problems[:0] = problems
    return base


def codes(base: Built) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem, in order."""
    found = sorted(base.problems, key=lambda problem: problem.sort_key)
    return [(problem.code, problem.place.line, problem.place.column) for problem in found]


def sound(*files: str, record: dict[tuple[str, str], Span] | None = None) -> Built:
    base = built(*files, record=record)
    assert codes(base) == []
    return base


# -- what is read is what was written ----------------------------------------------------------------------------------


def test_whatever_yaml_would_make_of_them_values_stay_text() -> None:
    values = ["no", "yes", "on", "1_400", "12:30", "2020-06-15", "0x10", "~", "null", "1e3", "true"]
    base = sound(
        "sources:\n  - {id: '1', title: no, note: 12:30, language: no, url: 1_400}\n"
        "actors:\n  - {id: no, kind: on, name: yes}\n"
        f"statements:\n  - {{id: x, event: off, items: [{', '.join(values)}]}}\n"
    ).base
    source = base.sources["1"]
    assert (source.title, source.note, source.language, source.url) == ("no", "12:30", "no", "1_400")
    assert (base.entities["no"].kind, base.entities["no"].name) == ("on", "yes")
    content = base.statements["x"].content
    assert isinstance(content, Event)
    assert content.items == tuple(values)


def test_actors_and_places() -> None:
    base = sound(
        "actors:\n"
        "  - {id: a, kind: person, name: Ann, in_text: captain Ann, plural: true, note: n,"
        " names: [{text: An, kind: short, lang: fr, in: s, at: said An, before: b, after: c}, {text: Anne, seen_in: w}],"
        " ids: {wikidata: Q1}, ids_seen_in: {wikidata: w}}\n"
        "places:\n"
        "  - {id: p, kind: city, name: P, country: LY, coordinates: {latitude: '-1.5', longitude: 2e1, seen_in: m, note: n}}\n"
    ).base
    ann, place = base.entities["a"], base.entities["p"]
    assert ann.names == (Name("An", "short", "fr", "s", Selector("said An", "b", "c")), Name("Anne", seen_in="w"))
    assert ann.identifiers == (Identifier("wikidata", "Q1", "w"),)
    assert (ann.in_text, ann.plural, ann.is_place) == ("captain Ann", True, False)
    assert place.coordinates == Coordinates(-1.5, 20.0, "m", "n")
    assert (place.country, place.is_place, place.plural) == ("LY", True, False)


def test_the_six_kinds_of_statement() -> None:
    base = sound(
        "statements:\n"
        "  - {id: t, tie: [a, leads, b], role: captain, extent: most of, valid: 2020/2021}\n"
        "  - {id: e, event: visit, place: p, when: 2020-05, roles: {visitor: a, host: [b, c]}, summary: s, items: [a bat]}\n"
        "  - {id: f, figure: {of: runs, low: 1, best: 2, high: 3, unit: u, bound: about, words: few, as_of: 2020}, place: p}\n"
        "  - {id: q, quote: so, partial: true, lang: fr, english: thus, continues: r}\n"
        "  - {id: l, label: boss, of: a}\n"
        "  - {id: v, view: It rained., about: [a, b], mood: planned, when_basis: derived, note: n}\n"
    ).base
    contents = {id_: statement.content for id_, statement in base.statements.items()}
    assert contents == {
        "t": Tie("a", "leads", "b", "captain", "most of", parse("2020/2021")),
        "e": Event("visit", "p", parse("2020-05"), (("visitor", "a"), ("host", "b"), ("host", "c")), "s", ("a bat",)),
        "f": Figure("runs", "1", "2", "3", "u", "about", "few", parse("2020"), "p"),
        "q": Quote("so", True, "fr", "thus", "r"),
        "l": Label("boss", "a"),
        "v": View("It rained."),
    }
    view = base.statements["v"]
    assert (view.about, view.mood, view.date_basis, view.note, view.topic) == (("a", "b"), "planned", "derived", "n", "file-0")
    assert [base.statements[id_].kind for id_ in contents] == ["tie", "event", "figure", "quote", "label", "view"]


def test_links_between_statements() -> None:
    (statement,) = sound(
        "statements:\n  - {id: x, view: v, started_by: a, ended_by: b, follows_from: [c, d], compares_with: [f],"
        " conflicts_with: [{id: e, note: n}]}\n"
    ).base.statements.values()
    assert statement.links == (
        Link("started-by", "a"),
        Link("ended-by", "b"),
        Link("follows-from", "c"),
        Link("follows-from", "d"),
        Link("conflicts-with", "e", "n"),
        Link("compares-with", "f"),
    )
    assert [link.other for link in statement.origins()] == ["a", "b", "c", "d"]


STANCES = """\
sources:
  - {id: paper, publisher: house, date: 2020-05-18, language: fr}
  - {id: agency, publisher: house, voice: wire, date: 2020-05/2020-06}
  - {id: collage, publisher: house, voice: none}
  - {id: undated, publisher: house}
statements:
  - id: x
    view: v
    stances:
"""


@pytest.mark.parametrize(
    ("stance", "who", "own_voice", "said", "document"),
    [
        ("{in: paper, at: w}", "house", True, "2020-05-18", "paper"),
        ("{in: agency, at: w}", "wire", True, "2020-05/2020-06", "agency"),
        ("{who: house, in: agency, at: w}", "house", False, "../2020-06-30", "agency"),
        ("{who: ann, in: paper, at: w}", "ann", False, "../2020-05-18", "paper"),
        ("{who: ann, in: paper, said: 2020-05, at: w}", "ann", False, "2020-05", "paper"),
        ("{who: wire, in: agency, at: w}", "wire", True, "2020-05/2020-06", "agency"),
        ("{in: collage, at: w}", "", False, None, "collage"),
        ("{who: ann, in: collage, at: w}", "ann", False, None, "collage"),
        ("{in: undated, at: w}", "house", True, None, "undated"),
        ("{in: paper, via: collage, at: w}", "house", True, "2020-05-18", "collage"),
    ],
)
def test_what_a_stance_leaves_out_its_document_says(
    stance: str, who: str, own_voice: bool, said: str | None, document: str
) -> None:
    (found,) = sound(f"{STANCES}      - {stance}\n").base.statements["x"].stances
    assert (found.who, found.own_voice, found.document) == (who, own_voice, document)
    assert (found.said.text if found.said else None) == said
    assert found.does == "reports"
    assert found.selector == Selector("w")


def test_a_quote_is_its_own_selector_and_in_the_language_of_its_document() -> None:
    base = sound(
        STANCES.replace("view: v", "quote: mots dits")
        + "      - {who: ann, in: paper}\n      - {who: ann, in: paper, at: cited words, before: a, after: b}\n"
    ).base
    statement = base.statements["x"]
    assert [stance.selector for stance in statement.stances] == [Selector("mots dits"), Selector("cited words", "a", "b")]
    assert isinstance(statement.content, Quote)
    assert statement.content.lang == "fr"


def test_a_citation_has_the_place_that_is_on_record_for_just_these_words() -> None:
    span = Span("text", 3, 5, "words")
    record = {citation_key("x", "collage", Selector("w")): span}
    (stance,) = sound(f"{STANCES}      - {{in: paper, via: collage, at: w}}\n", record=record).base.statements["x"].stances
    assert stance.span == span
    (stance,) = sound(f"{STANCES}      - {{in: paper, at: w}}\n", record=record).base.statements["x"].stances
    assert stance.span is None


def test_a_base_has_a_title_and_a_version_or_those_of_its_content() -> None:
    assert sound("base: {title: T, version: 1.0}\n", "actors: []\n").base[:2] == ("T", "1.0")
    assert sound("actors: []\n").base[:2] == ("Fact base", "of the content")


def test_parts_may_be_spread_over_files_in_any_order() -> None:
    one = sound(
        "statements:\n  - {id: x, view: v, stances: [{in: s, at: w}]}\n", "sources:\n  - {id: s, publisher: p, date: 2020}\n"
    )
    assert one.base.statements["x"].stances[0].who == "p"
    assert one.place("x", "stances", 0, "at").file.path == Path("file-0.yaml")
    assert one.place("s", "date").file.path == Path("file-1.yaml")


@pytest.mark.parametrize(
    "content", ["", "# nothing\n", "actors:\n", "actors: []\nstatements:\n", "base: {title: T, version: V}\n"]
)
def test_files_may_be_empty_or_have_empty_parts(content: str) -> None:
    base = sound(content).base
    assert (base.sources, base.entities, base.statements) == ({}, {}, {})


@given(fact_bases())
def test_a_base_without_mistakes_is_built_whole(facts: dict[str, Any]) -> None:
    base = sound(as_yaml(facts)).base
    assert (base.title, base.version) == (facts["base"]["title"], facts["base"]["version"])
    assert {id_: entity.name for id_, entity in base.entities.items()} == {part["id"]: part["name"] for part in facts["actors"]}
    assert list(base.statements) == [part["id"] for part in facts["statements"]]
    for part in facts["sources"]:
        source = base.sources[part["id"]]
        assert source.author == part["author"]
        assert [fragment.selector.at for fragment in source.fragments] == [fragment["at"] for fragment in part["fragments"]]
        assert [fragment.original for fragment in source.fragments] == [one.get("original", "") for one in part["fragments"]]
        assert [words.at for words in source.sentence_starts] == part["sentence_starts"]
        assert [aside.reason for aside in source.set_aside] == [aside["reason"] for aside in part["set_aside"]]
    for part in facts["statements"]:
        statement = base.statements[part["id"]]
        assert statement.kind in part
        assert [stance.note for stance in statement.stances] == [stance["note"] for stance in part["stances"]]


# -- mistakes ----------------------------------------------------------------------------------------------------------


def test_all_mistakes_of_one_record_are_reported_each_at_its_place() -> None:
    base = built(
        "statements:\n"
        "  - id: x\n"
        "    tie: [a, b]\n"
        "    when: 2020-13\n"
        "    wen: 2020\n"
        "    note: [n]\n"
        "    partial: maybe\n"
        "    figure: {low: 3, hihg: 4}\n"
        "    conflicts_with: [{id: y}, z]\n"
        "    stances:\n"
        "      - {in: s, sayd: 2020, at: {a: b}}\n"
        "      - {who: w}\n"
        "      - nobody\n"
        "      - {in: s, quotation_marks: 2, said: never}\n"
    )
    assert codes(base) == [
        ("kind", 2, 5),
        ("type", 3, 10),
        ("unknown-key", 5, 5),
        ("type", 6, 11),
        ("type", 7, 14),
        ("missing-key", 8, 13),
        ("unknown-key", 8, 22),
        ("missing-key", 9, 22),
        ("type", 9, 31),
        ("unknown-key", 11, 17),
        ("type", 11, 33),
        ("missing-key", 12, 9),
        ("type", 13, 9),
        ("type", 14, 34),
    ]


def test_a_mistake_in_one_record_leaves_the_others_whole() -> None:
    base = built(
        "actors:\n  - {id: a, kind: person, name: A, note: [x]}\n  - x\n  - {id: b, kind: person, name: B}\n"
        "sources:\n  - {id: s, publisher: a, date: 2020-02-30}\n  - {id: S}\n"
        "statements:\n  - {id: v, view: V, stances: [{in: s, at: w, note: [x]}, {in: s, at: z}]}\n  - {id: b, view: W}\n"
    )
    assert [code for code, _, _ in codes(base)] == ["type", "shape", "date", "id", "type", "duplicate-id"]
    assert list(base.base.entities) == ["a", "b"]
    assert base.base.sources["s"].date is None
    assert [stance.selector for stance in base.base.statements["v"].stances] == [Selector("w"), Selector("z")]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("{x: [1]}", "ids"),
        ("{x: {y: z}}", "ids"),
        ("[x]", "ids"),
        ("{a.b: [c]}", "ids_seen_in"),
        ("{'[0]': {}}", "ids_seen_in"),
    ],
)
def test_a_value_under_a_key_of_ones_own_choice_is_checked_too(value: str, place: str) -> None:
    base = built(f"actors:\n  - {{id: a, kind: person, name: A, {place}: {value}}}\n")
    assert [code for code, _, _ in codes(base)] == ["type"]
    assert list(base.base.entities) == ["a"]


@pytest.mark.parametrize("key", ["`", "a`b", "x - at `$.id`", "", " ", "$", "a.b", "[0]", "...", "\u202e", "names[0]", "😀"])
@given(value=HOSTILE_TEXT)
@settings(max_examples=10)
def test_an_unknown_key_is_one_whatever_it_is_called(key: str, value: str) -> None:
    base = built(as_yaml({"actors": [{"id": "a", "kind": "person", "name": "A", key: value}]}))
    assert [problem.code for problem in base.problems] == ["unknown-key"]
    assert repr(key) in base.problems[0].message


def test_a_place_is_the_nearest_part_above_what_was_left_out() -> None:
    base = sound(cricket.FACTS)
    lines = cricket.FACTS.splitlines()
    whole, inner = base.place("archer-leads", "stances", 7, "at"), base.place("archer-leads", "stances", 0, "hedge")
    assert lines[whole.line - 1][whole.column - 1 :].startswith("- {in: echo")
    assert lines[inner.line - 1][inner.column - 1 :].startswith("{in: echo")


# -- anything ----------------------------------------------------------------------------------------------------------

_KEYS = st.sampled_from(
    sorted({key for shape in PARTS.values() for key in fields_of(shape)} | {"who", "in", "at", "said", "x", "..."})
)
_IDS = st.sampled_from(["actor-0", "actor-1", "source-0", "statement-0", "statement-1", "none", "nobody"])
_VALUES = st.recursive(
    HOSTILE_TEXT | _IDS | st.sampled_from(["2020", "2020-13", "yes", "nan", "1", "planned", "tie"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)


def _spots(node: Any) -> list[tuple[Any, Any]]:
    """Every place of a document that can be written over: the list or mapping, and the number or key."""
    inner = list(enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ())
    return [(node, step) for step, _ in inner] + [spot for _, child in inner for spot in _spots(child)]


@settings(max_examples=60)
@given(fact_bases(), st.data())
def test_whatever_a_curator_writes_is_built_or_reported(facts: dict[str, Any], data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        holder, step = data.draw(st.sampled_from(_spots(facts)))
        if isinstance(holder, dict) and data.draw(st.booleans()):
            step = data.draw(_KEYS)
        holder[step] = data.draw(_VALUES)
    content = as_yaml(facts)
    base = built(content)
    for problem in check(base):
        assert problem.place.line == 1
        assert 1 <= problem.place.column <= len(content)
        assert problem.report().startswith(problem.head())
    assert set(base.nodes) >= {*base.base.sources, *base.base.entities, *base.base.statements}

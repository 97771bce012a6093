"""The facts that are shipped: without a mistake, verified, and saying what the design fixed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from libyafacts import vocabulary
from libyafacts.build import Built
from libyafacts.citations import Text, citations_of, parse_record, texts_in
from libyafacts.index import Index
from libyafacts.load import build_files, examine, read_folder
from libyafacts.model import Entry, Event, Figure, Label, Quote, Tie, View
from libyafacts.verify import against_texts

ROOT = Path(__file__).resolve().parent.parent
FACTS = ROOT / "facts"
TEXTS = ROOT.parent / "shared" / "sources"
needs_texts = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the texts belong to their publishers and are not in this repository"
)


@pytest.fixture(scope="module")
def built() -> Built:
    return build_files(read_folder(FACTS))


@pytest.fixture(scope="module")
def texts() -> dict[str, Text]:
    return texts_in(TEXTS)


def entry(index: Index, id_: str) -> Entry:
    found = index.statement(id_)
    assert found is not None, id_
    return found


# -- the rules ---------------------------------------------------------------------------------------------------------


def test_the_facts_have_no_mistake() -> None:
    found = examine(FACTS, None, lock=False)
    assert [problem.report() for problem in found.problems] == []
    assert found.on_record == found.citations > 100


def test_every_citation_is_on_record_and_nothing_else(built: Built) -> None:
    record = parse_record((FACTS / "verified.json").read_bytes())
    assert set(record) == {citation.key for citation in citations_of(built.base)}
    hashes = {source.id: source.text_sha256 for source in built.base.sources.values()}
    for citation in citations_of(built.base):
        span = record[citation.key]
        assert span.text_sha256 == hashes[citation.document]
        assert 0 <= span.start < span.end


@pytest.mark.parametrize("part", ["actors", "places", "sources"])
def test_a_file_is_named_after_the_one_thing_in_it(part: str, built: Built) -> None:
    files = {path.stem: path for path in (FACTS / part).rglob("*")}
    base = built.base
    ids = (
        set(base.sources)
        if part == "sources"
        else {id_ for id_, entity in base.entities.items() if entity.is_place == (part == "places")}
    )
    assert set(files) == ids
    assert all(path.suffix == ".yaml" and path.parent == FACTS / part for path in files.values())
    assert all(built.place(id_, "id").file.path == path for id_, path in files.items())


def test_statements_stand_in_the_folder_of_statements(built: Built) -> None:
    assert {built.place(id_, "id").file.path.parent for id_ in built.base.statements} == {FACTS / "statements"}


def test_working_files_are_not_cited(built: Built) -> None:
    for path in FACTS.rglob("*"):
        if path.is_file():
            content = path.read_text(encoding="utf-8")
            assert not re.search(r"basics\.yaml|gazetteer", content), path


def test_what_is_not_from_a_source_says_where_it_was_seen(built: Built) -> None:
    for entity in built.base.entities.values():
        for name in entity.names:
            assert name.source or name.seen_in, (entity.id, name.text)
        for identifier in entity.identifiers:
            assert identifier.seen_in, (entity.id, identifier.scheme)
        assert entity.coordinates is None or entity.coordinates.seen_in, entity.id


# -- the texts ---------------------------------------------------------------------------------------------------------


@needs_texts
def test_every_citation_stands_in_its_text_where_the_record_says(built: Built, texts: dict[str, Text]) -> None:
    verified = against_texts(built, texts)
    assert [problem.report() for problem in verified.problems] == []
    assert verified.spans == parse_record((FACTS / "verified.json").read_bytes())


@needs_texts
def test_every_quote_is_verbatim_between_quotation_marks(built: Built, texts: dict[str, Text]) -> None:
    quotes = [citation for citation in citations_of(built.base) if citation.quote]
    assert len(quotes) > 10
    for citation in quotes:
        text = texts[built.base.sources[citation.document].text_sha256]
        assert citation.span is not None
        assert text.contains((citation.span.start, citation.span.end), citation.quote), citation.owner
        paragraph = text.text.rfind("\n", 0, citation.span.start) + 1
        assert re.search(r"[\"“‘'«]", text.text[paragraph : citation.span.end]), citation.owner


@needs_texts
def test_statements_are_not_copied_from_the_texts(built: Built, texts: dict[str, Text]) -> None:
    def plain(text: str) -> str:
        return " " + " ".join(re.findall(r"[^\W_]+", text.casefold())) + " "

    sources = [plain(texts[source.text_sha256].text) for source in built.base.sources.values() if source.text_sha256]
    for statement in built.base.statements.values():
        content = statement.content
        own = content.text if isinstance(content, View) else content.summary if isinstance(content, Event) else ""
        words = plain(own).split()
        runs = [f" {' '.join(words[start : start + 9])} " for start in range(len(words) - 8)]
        assert not [run for run in runs if any(run in source for source in sources)], statement.id


@needs_texts
def test_the_titles_that_a_source_puts_in_quotation_marks_are_in_them(built: Built, texts: dict[str, Text]) -> None:
    for statement in built.base.statements.values():
        for stance in statement.stances:
            if stance.quotation_marks and stance.span:
                assert isinstance(statement.content, Label)
                cited = texts[stance.span.text_sha256].text[stance.span.start : stance.span.end]
                assert re.search(rf"[\"“]{re.escape(statement.content.words)}[\"”]", cited), statement.id


# -- what the design fixed ---------------------------------------------------------------------------------------------


def test_france_is_said_to_back_haftar_and_denies_it(index: Index) -> None:
    found = entry(index, "france-backs-haftar")
    assert found.statement.content == Tie("france", "backs", "khalifa-haftar")
    assert found.status == "disputed"
    acts = {(stance.who, stance.does) for stance in found.statement.stances}
    assert ("fayez-al-sarraj", "accuses") in acts
    assert acts & {("france", "denies"), ("france", "rejects")}
    assert {who for who, does in acts if does in vocabulary.DENYING_ACTS} == {"france"}


def test_al_watiya_was_captured_in_may_2020_and_the_day_is_not_known(index: Index) -> None:
    found = entry(index, "watiya-captured")
    assert isinstance(found.statement.content, Event)
    assert found.statement.content.when is not None
    assert (found.statement.content.when.text, found.statement.content.when.precision) == ("2020-05", "month")
    assert found.statement.date_basis == "derived"
    assert set(found.statement.content.roles) == {("captor", "gna"), ("loser", "lna")}
    for holder, relation, status in (("gna", "started-by", "disputed"), ("lna", "ended-by", "inferred")):
        held = entry(index, f"watiya-held-by-{holder}")
        assert held.statement.content == Tie(holder, "controls", "al-watiya")
        assert [(link.relation, link.other) for link in held.statement.links] == [(relation, "watiya-captured")]
        assert held.status == status


def test_turkish_use_of_al_watiya_is_a_plan_and_a_claim(index: Index) -> None:
    found = entry(index, "watiya-turkish-use-planned")
    assert found.statement.content == Tie("turkey", "uses", "al-watiya")
    assert (found.statement.mood, found.status) == ("planned", "claimed")
    assert {stance.who for stance in found.statement.stances} == {"turkish-media"}
    assert "planned" in found.text


def test_field_marshall_is_printed_in_quotation_marks(index: Index) -> None:
    labels = [found for found in index.of_kind("label") if found.statement.content == Label("Field Marshall", "khalifa-haftar")]
    (stance,) = [stance for found in labels for stance in found.statement.stances if stance.source == "kuna-2019-05-22"]
    assert stance.quotation_marks


def test_no_number_is_made_of_thousands(index: Index) -> None:
    figures = [found.statement.content for found in index.of_kind("figure")]
    assert figures
    for figure in figures:
        assert isinstance(figure, Figure)
        vague = re.search(r"thousands|hundreds|dozens|scores|several|many", figure.words)
        assert not (vague and (figure.low or figure.best or figure.high)), figure


def test_quotes_say_who_speaks(index: Index) -> None:
    quotes = index.of_kind("quote")
    assert len(quotes) > 10
    for found in quotes:
        assert isinstance(found.statement.content, Quote)
        assert all(stance.who for stance in found.statement.stances), found.id
        assert found.status == "attributed"


def test_every_sentence_and_status_has_its_words(index: Index) -> None:
    for found in index.statements(index.statement_ids()):
        assert found.status in vocabulary.STATUSES
        assert found.reason
        assert not re.search(r"[{}]|somewhere not named|  ", found.text), found.id


# -- the handbook ------------------------------------------------------------------------------------------------------

WORDS = {
    "predicate": tuple(vocabulary.PREDICATES),
    "event type": tuple(vocabulary.EVENT_TYPES),
    "role": tuple(sorted({role for type_ in vocabulary.EVENT_TYPES.values() for role in type_.roles})),
    "act": vocabulary.ACTS,
    "kind of actor": vocabulary.ACTOR_KINDS,
    "kind of place": vocabulary.PLACE_KINDS,
    "kind of name": vocabulary.NAME_KINDS,
    "kind of source": vocabulary.SOURCE_KINDS,
    "kind of statement": vocabulary.STATEMENT_KINDS,
    "class": vocabulary.TIE_CLASSES,
    "mood": vocabulary.MOODS,
    "basis": (*vocabulary.DATE_BASES, *vocabulary.SPEAKER_BASES),
    "bound": vocabulary.BOUNDS,
}
HANDBOOK = (FACTS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("list_", WORDS)
def test_the_handbook_names_every_word_there_is_to_choose(list_: str) -> None:
    named = set(re.findall(r"[\w-]+", HANDBOOK))
    assert set(WORDS[list_]) - named == set()


@pytest.mark.parametrize("name", vocabulary.PREDICATES)
def test_the_handbook_has_a_line_for_every_predicate_with_its_wording(name: str) -> None:
    predicate = vocabulary.PREDICATES[name]
    assert f"| `{name}` | {predicate.tie_class} | {predicate.wording} | {predicate.inverse} |" in HANDBOOK


@pytest.mark.parametrize("name", vocabulary.EVENT_TYPES)
def test_the_handbook_has_the_roles_of_every_event_type(name: str) -> None:
    (line,) = [line for line in HANDBOOK.splitlines() if line.startswith("| ") and f"`{name}`" in line.split("|")[1]]
    assert set(line.split("|")[2].strip().split(", ")) == set(vocabulary.EVENT_TYPES[name].roles)

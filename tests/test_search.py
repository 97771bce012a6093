"""Search as a user asks for it: every word literal, all of them, marked where they stand; and names in any spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from program import Program, Screen
from strategies import HOSTILE_TEXT, NAMES, UNICODE, as_yaml, fact_bases

from libyafacts.errors import UsageError
from libyafacts.index import Index
from libyafacts.known import known_by
from libyafacts.load import open_index
from libyafacts.query.search import search
from libyafacts.render import render
from libyafacts.words import words_of

Screens = Callable[..., Screen]
Found = Callable[..., list[str]]

HARBOUR = """\
base: {title: A harbour, version: "1"}
sources:
  - {id: pilot-2031, title: Gale over the Quay, publisher: pilot, date: 2031-06-16, author: Ida Ink, language: en}
  - {id: log-2032, publisher: log, date: 2032-01-10, language: fr, note: Kept by nobody in particular.}
actors:
  - {id: pilot, kind: media, name: The Pilot}
  - {id: log, kind: media, name: Ship's Log}
  - id: ilker
    kind: person
    name: İlker Çavuşoğlu
    note: Went to sea in a sieve.
    names:
      - {text: إلكر الربّان, lang: ar, seen_in: "https://ships.example"}
      - {text: Skipper Jack, in: pilot-2031, at: Skipper Jack}
      - {text: Chavush, kind: misprint, in: log-2032, at: Chavush}
  - {id: crane-company, kind: company, name: Harbour Crane Company, in_text: the crane company}
  - {id: smugglers, kind: unnamed, name: Smugglers (unnamed), in_text: smugglers}
places:
  - id: the-quay
    kind: port
    name: el-Quay
    names: [{text: رصيف الميناء, lang: ar, seen_in: "https://ships.example"}]
statements:
  - id: quay-held
    tie: [crane-company, controls, the-quay]
    note: Nobody else wanted it.
    stances: [{in: pilot-2031, at: holds the quay}]
  - id: rum-landed
    view: Rum was landed at night, and not for the first time.
    about: [ilker, the-quay]
    stances:
      - {who: pilot, does: accuses, in: pilot-2031, at: landed rum, hedge: it is whispered that}
      - {who: ilker, does: denies, in: pilot-2031, at: never landed rum}
  - id: rum-lost
    view: The rum went down with the boat.
    conflicts_with: [{id: rum-landed, note: What was landed did not sink.}]
    stances: [{in: log-2032, at: with the boat, note: The page is wet.}]
  - id: arrival-late
    event: visit
    when: 2031-06-14
    roles: {visitor: ilker}
    place: the-quay
    summary: İlker calls at the Quay after the storm
    items: [brass sextant]
    stances: [{in: pilot-2031, at: called after}]
  - id: arrival-early
    event: visit
    when: 2031-06-10
    roles: {visitor: [ilker, smugglers]}
    summary: The storm blows ‘Skipper Jack’ home
    stances: [{in: pilot-2031, at: blew}]
  - id: barrels
    figure: {of: barrels of rum landed, best: 2500, bound: about}
    about: [ilker]
    stances: [{who: smugglers, does: says, in: pilot-2031, at: some 2500}]
  - id: quote-sea
    quote: Il faut que la mer s’apaise
    lang: fr
    english: The sea must calm down
    stances: [{who: ilker, does: says, in: log-2032}]
  - id: captain
    label: captain of the oil fleet
    of: ilker
    stances: [{in: pilot-2031, at: captain}]
  - id: its-fine
    view: It's fine AND dry, or not; the harbour-master said (in "OR" and *NOT* in jest) 中華民国の港.
    stances: [{in: pilot-2031, at: fine}]
"""
FIELDS = "kind id field text status who denied_by sources"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "harbour.yaml").write_text(HARBOUR, encoding="utf-8")
    return folder


@pytest.fixture
def small(harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    opened = open_index(harbour)
    yield opened
    opened.close()


@pytest.fixture
def ids(small: Index) -> Found:
    def found(*words: str, statuses: tuple[str, ...] = ()) -> list[str]:
        return [str(row["id"]) for row in search(small, words, statuses).table.rows]

    return found


# -- words of a text ---------------------------------------------------------------------------------------------------


def plain(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@given(HOSTILE_TEXT | NAMES)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    words = words_of(text)
    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        assert word.text.isalnum()
        assert word.text in plain(text[word.start : word.end])
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert [word.end for word in words] == sorted(word.end for word in words)


@given(HOSTILE_TEXT | NAMES)
def test_words_of_words_are_the_same(text: str) -> None:
    assert plain(" ".join(plain(text))) == plain(text)


@given(HOSTILE_TEXT | NAMES, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_how_a_letter_is_encoded_does_not_matter(text: str, form: Any) -> None:
    assert plain(unicodedata.normalize(form, text)) == plain(text)


@given(NAMES | UNICODE)
def test_neither_does_its_case(text: str) -> None:
    assert plain(text.upper()) == plain(text.lower().upper()) == plain(text.casefold()) == plain(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("… – () 😀 \ud800 \0 _", ""),
        ("It's France’s, Muʿammar", "it s france s mu ammar"),
        ("al-Watiya AL‑WATIYA", "al watiya al watiya"),
        ("Çavuşoğlu ÇAVUŞOĞLU ı İ Łódź Straße ﬁn", "cavusoglu cavusoglu i i lodz strasse fin"),
        ("الْوَطِيَّة الوطيـــة أحمد مصطفى", "الوطيه الوطيه احمد مصطفي"),
        ("Лавровъ Фёдор", "лавровъ федор"),
        ("2,500 and 1,234,567; 14, 16; 1,2; 2019,300; 4.5; 2,5000", "2500 and 1234567 14 16 1 2 2019 300 4 5 2 5000"),
        ("利比亚abc カダフィ", "利 比 亚 abc カ タ フ ィ"),
        ("MiG-29S ½", "mig 29s 1 2"),
    ],
)
def test_words_of_a_text(text: str, words: str) -> None:
    assert plain(text) == words.split()


def test_the_accents_of_a_word_belong_to_it() -> None:
    assert [(word.start, word.end) for word in words_of("cafe\u0301, the\u0301 x")] == [(0, 5), (7, 11), (12, 13)]


# -- what is found -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["RUM"], ["barrels", "rum-landed", "rum-lost"]),
        (["rum", "landed"], ["barrels", "rum-landed", "rum-lost"]),
        (["rum landed"], ["barrels"]),
        (["landed rum"], []),
        (["first", "Night"], ["rum-landed"]),
        (["whispered"], ["rum-landed"]),
        (["wet"], ["rum-lost"]),
        (["sink"], ["rum-lost"]),
        (["wanted"], ["quay-held"]),
        (["sextant"], ["arrival-late"]),
        (["storm"], ["arrival-early", "arrival-late"]),
        (["calm"], ["quote-sea"]),
        (["s'apaise"], ["quote-sea"]),
        (["la mer s‘apaise"], ["quote-sea"]),
        (["sieve"], ["ilker"]),
        (["gale"], ["pilot-2031"]),
        (["ink"], ["pilot-2031"]),
        (["particular"], ["log-2032"]),
        (["2500"], ["barrels"]),
        (["2,500"], ["barrels"]),
        (["500"], []),
        (["mer", "calm"], ["quote-sea"]),
        (["mer", "storm"], []),
        (["mer calm"], []),
    ],
)
def test_words_are_found_in_every_field_and_all_are_wanted(ids: Found, words: list[str], found: list[str]) -> None:
    assert ids(*words) == found


@pytest.mark.parametrize(
    "words",
    [
        ["it's"],
        ["IT’S FINE"],
        ["AND"],
        ["or not"],
        ["fine AND dry"],
        ["fine and", "NOT"],
        ["harbour-master"],
        ['"OR"'],
        ["(in"],
        ["*NOT*"],
        ["^it"],
        ["dry:"],
        ["master said", "jest)"],
        ["民国"],
        ["港"],
    ],
)
def test_operators_are_words(ids: Found, words: list[str]) -> None:
    assert "its-fine" in ids(*words)


@pytest.mark.parametrize(
    "words",
    ["fine OR oil", "fine NOT jest", "NEAR(fine dry)", "fin*", "text: dry", "words : dry", "fine - dry", "dry + jest", "國民"],
)
def test_and_nothing_but_words(ids: Found, words: str) -> None:
    assert ids(words) == []


@pytest.mark.parametrize("word", ["", " ", "-", "...", "’", "😀", "\0", "\ud800", "_", "()"])
def test_what_has_no_letter_is_wrong_usage(small: Index, word: str) -> None:
    for words in ([word], ["rum", word]):
        with pytest.raises(UsageError, match="no letter or digit"):
            search(small, words)


def test_no_word_at_all_is_wrong_usage(small: Index, run: Program) -> None:
    with pytest.raises(UsageError):
        search(small, [])
    assert run("search").status == run("search", "").status == run("search", "...").status == 2


# -- names -------------------------------------------------------------------------------------------------------------

OF_ILKER = ["ilker", "arrival-late", "arrival-early", "barrels", "quote-sea", "captain", "rum-landed"]


@pytest.mark.parametrize(
    "name",
    ["ilker", "İLKER ÇAVUŞOĞLU", "Cavusoglu", "general cavusoglu", "cavusoglu ilker", "skipper jack", "chavush", "الربان"],
)
def test_a_name_finds_what_is_about_it_and_what_it_says(ids: Found, name: str) -> None:
    assert sorted(ids(name)) == sorted(OF_ILKER)


def test_a_name_that_is_only_near_is_told(run: Program, harbour: Path, ids: Found) -> None:
    assert sorted(ids("cavusoglo")) == sorted(OF_ILKER)
    result = run("search", "cavusoglo", "--facts", harbour)
    assert (result.status, len(result.rows)) == (0, len(OF_ILKER))
    assert result.err == "'cavusoglo' is taken for ilker, found by words: “İlker Çavuşoğlu”, 87% alike\n"
    assert "'skipper jack' is taken for ilker, found by exact" in run(
        "search", "Skipper Jack", "--explain", "--facts", harbour
    ).err.replace("Skipper Jack'", "skipper jack'")


def test_nothing_is_guessed_where_the_word_is_written_somewhere(ids: Found) -> None:
    assert ids("rhum") == []
    assert ids("jack") != []
    assert ids("home") == ["arrival-early"], "and not a name that is a little like it"


def test_a_part_of_a_name_is_the_whole_only_for_people_and_where_it_is_no_other_word(ids: Found) -> None:
    assert ids("harbour") == ["crane-company", "its-fine"]
    assert ids("crane") == ["crane-company", "quay-held"], "as text"
    assert set(ids("ميناء رصيف")) == set(ids("el quay")) - {"pilot-2031"}, "of a port, in its own script"


def test_a_name_and_a_word_meet_in_one_thing(ids: Found) -> None:
    assert ids("cavusoglu", "quay") == ["arrival-late", "rum-landed"]
    assert ids("jack", "sextant") == ["arrival-late"]
    assert ids("cavusoglu", "wet") == []
    assert ids("smugglers", "jack") == ["arrival-early", "barrels"]


def test_an_outlet_finds_what_it_says_itself(ids: Found) -> None:
    assert "arrival-late" in ids("the pilot")
    assert "rum-lost" not in ids("the pilot")


# -- rows and documents ------------------------------------------------------------------------------------------------


def test_the_fields_of_a_row(run: Program, harbour: Path) -> None:
    header, *rows = run("search", "rum", "--header", "--facts", harbour).rows
    assert header == FIELDS.split()
    told = {row[1]: dict(zip(header, row, strict=True)) for row in rows}
    assert told["rum-landed"] == {
        "kind": "view", "id": "rum-landed", "field": "text", "text": "Rum was landed at night, and not for the first time.",
        "status": "disputed", "who": "pilot", "denied_by": "ilker", "sources": "pilot-2031,log-2032",
    }  # fmt: skip
    (name, *_, source) = run("search", "gale", "--facts", harbour).rows + run("search", "chavush", "--facts", harbour).rows
    assert name == ["source", "pilot-2031", "title", "Gale over the Quay", "", "", "", "pilot-2031"]
    assert source[:3] == ["view", "rum-landed", "about"]


def test_a_row_says_where_the_words_are(run: Program, harbour: Path) -> None:
    def fields(*words: str) -> dict[str, str]:
        return {row[0]: row[1] for row in run("search", *words, "--fields", "id,field", "--facts", harbour).rows}

    assert fields("night", "whispered") == {"rum-landed": "text,hedge"}
    assert fields("sink") == {"rum-lost": "conflict"}
    assert fields("calm", "mer") == {"quote-sea": "text,english"}
    assert fields("sextant", "cavusoglu") == {"arrival-late": "item,about"}
    assert fields("chavush")["ilker"] == "name,about"


def test_the_keys_of_a_document_and_where_the_words_stand(run: Program, harbour: Path) -> None:
    documents = run("search", "cavusoglu", "Rum", "--json", "--facts", harbour).json
    keys = "kind id text hits about status status_reason who denied_by sources"
    assert all(list(document) == keys.split() for document in documents)
    landed = next(document for document in documents if document["id"] == "rum-landed")
    assert landed["hits"] == [{"field": "text", "text": landed["text"], "spans": [[0, 3]]}]
    assert (landed["about"], landed["status"]) == (["ilker"], "disputed")
    assert (landed["who"], landed["denied_by"]) == (["pilot"], ["ilker"])
    assert landed["sources"] == ["pilot-2031", "log-2032"]
    (ilker,) = (document for document in run("search", "jack", "--json", "--facts", harbour).json if document["id"] == "ilker")
    assert ilker["hits"] == [{"field": "name", "text": "Skipper Jack", "spans": [[8, 12]]}]
    assert (ilker["kind"], ilker["status"], ilker["sources"]) == ("actor", "", ["pilot-2031"])


def test_a_phrase_is_marked_as_one_and_words_one_by_one(small: Index) -> None:
    def spans(*words: str) -> list[list[int]]:
        document = search(small, words).document
        assert isinstance(document, list)
        return next(one["hits"][0]["spans"] for one in document if one["id"] == "rum-landed")

    text = "Rum was landed at night, and not for the first time."
    assert [text[start:end] for start, end in spans("AT NIGHT AND")] == ["at night, and"]
    assert [text[start:end] for start, end in spans("at", "night", "rum")] == ["Rum", "at", "night"]
    assert [text[start:end] for start, end in spans("at night", "night and not")] == ["at night, and not"]


def test_with_a_status_only_statements_of_it(ids: Found, run: Program, harbour: Path) -> None:
    assert ids("rum", statuses=("disputed",)) == ["rum-landed", "rum-lost"]
    assert "ilker" not in ids("cavusoglu", statuses=("disputed", "stated"))
    result = run("search", "rum", "--status", "denied", "--facts", harbour)
    assert (result.status, result.stdout) == (1, b"")
    assert "with the status denied" in result.err


def test_nothing_found_is_an_answer_with_its_own_status(run: Program, harbour: Path) -> None:
    result = run("search", "zebra", "rum", "--facts", harbour)
    assert (result.status, result.stdout) == (1, b"")
    assert result.err == (
        "Nothing has 'zebra' and 'rum' in one statement, name or source;"
        " `libyafacts who NAME` offers what a name may have been meant for.\n"
    )
    assert run("search", "zebra", "--json", "--facts", harbour).json == []


def test_what_was_not_known_by_a_day_is_not_found(run: Program, harbour: Path, small: Index) -> None:
    result = run("search", "rum", "--fields", "id,status", "--known-by", "2031-12", "--facts", harbour)
    assert result.rows == [["barrels", "claimed"], ["rum-landed", "disputed"]]
    earlier = known_by(small, "2031-12-31")
    assert [row["id"] for row in search(earlier, ["sink"]).table.rows] == []
    earlier.close()


# -- the screen --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_a_screen_has_the_words_marked_and_no_accusation_without_its_denial(
    screen: Screens, harbour: Path, columns: int
) -> None:
    shown = screen("search", "rum", "whispered", "--facts", harbour, columns=columns)
    assert (shown.status, shown.err) == (0, "")
    assert max(map(len, shown.lines)) <= columns
    assert shown.lines[0].split() == "“rum” “whispered” 1 statement".split()
    words = shown.words
    assert "disputed ‹Rum› was landed at night, and not for the first time. — The Pilot accuses" in words
    assert "hedged “it is whispered that” [2]; İlker Çavuşoğlu denies [2]" in words
    assert "hedged “it is ‹whispered› that” ! but: The rum went down with the boat." in words


def test_sections_stand_in_their_order_and_events_by_date(screen: Screens, harbour: Path) -> None:
    titles = "NAMES TIES EVENTS FIGURES QUOTES LABELS VIEWS SOURCES".split()
    words = screen("search", "quay", "--facts", harbour).words
    assert [title for title in titles if title in words] == ["NAMES", "TIES", "EVENTS", "VIEWS", "SOURCES"]
    assert words.index("NAMES") < words.index("TIES") < words.index("EVENTS") < words.index("SOURCES")
    assert "SOURCES “Gale over the ‹Quay›” [2]" in words.replace("article ", "")
    storm = screen("search", "storm", "--facts", harbour).words
    assert storm.index("2031-06-10") < storm.index("2031-06-14")


def test_a_screen_says_why_something_without_the_word_is_there(screen: Screens, harbour: Path) -> None:
    words = screen("search", "chavush", "--facts", harbour).words
    assert "“chavush” is taken for İlker Çavuşoğlu: what is about İlker Çavuşoğlu, or said by" in words
    assert "person ‹İlker Çavuşoğlu› also written ‹Chavush› (misprint) [1]" in words
    assert "about 2,500 — smugglers says [2] about İlker Çavuşoğlu" in words
    assert "“Il faut que la mer s’apaise” — ‹İlker Çavuşoğlu› says [1]" in words, "the speaker is marked himself"
    assert "‹Skipper Jack›’ home" in words
    outlet = screen("search", "pilot", "storm", "--facts", harbour).words
    assert "said by The Pilot" in outlet


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("sieve", "İlker Çavuşoğlu note: Went to sea in a ‹sieve›."),
        ("wet", "The rum went down with the boat. [1] note: The page is ‹wet›."),
        ("sink", "on the contradiction: What was landed did not ‹sink›."),
        ("calm", "in English (our rendering): The sea must ‹calm› down"),
        ("sextant", "equipment: brass ‹sextant›"),
        ("ink", "“Gale over the Quay” [2] by Ida ‹Ink›"),
        ("particular", "without a title [1] note: Kept by nobody in ‹particular›."),
        ("ilker", "‹İlker› calls at the Quay"),
        ("it’s", "‹It's› fine AND dry"),
        ("民国", "中華‹民国›の港"),
    ],
)
def test_words_are_marked_where_they_stand(screen: Screens, harbour: Path, words: str, shown: str) -> None:
    assert shown in screen("search", words, "--facts", harbour, columns=160).words


def test_a_note_stays_away_where_the_sentence_has_the_words(screen: Screens, harbour: Path) -> None:
    words = screen("search", "boat", "--facts", harbour).words
    assert "The rum went down with the ‹boat›." in words
    assert "wet" not in words


def test_colour_is_not_needed(screen: Screens, harbour: Path) -> None:
    colored, bare = (screen("search", "rum", "--facts", harbour, env=env) for env in ({}, {"NO_COLOR": "1"}))
    assert "\x1b[" in colored.text
    assert colored.lines == bare.lines
    assert "‹Rum›" in bare.text


def test_evidence_has_ids(screen: Screens, harbour: Path) -> None:
    words = screen("search", "quay", "--evidence", "--explain", "--facts", harbour).words
    assert all(f"id: {id_}" in words for id_ in ("the-quay", "quay-held", "pilot-2031"))
    assert "stated: in its own voice: The Pilot" in words


@pytest.mark.parametrize("words", [["khaftar"], ["al-watiya"], ["and"], ["oil"], ["kuna", "libya"], ["mercenaries", "russia"]])
@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_every_number_of_a_source_is_explained_at_the_foot(index: Index, words: list[str], width: int) -> None:
    shown = render(search(index, words), width, color=False)
    assert set(re.findall(r"\[(\d+)\]", shown)) == set(re.findall(r"^\[(\d+)\] ", shown, re.MULTILINE)) != set()


@pytest.mark.parametrize(("words", "means"), [(["khaftar"], "khalifa-haftar"), (["of", "the"], ""), (["air base"], "")])
def test_marks_are_around_the_words_and_nothing_else_is_changed(index: Index, words: list[str], means: str) -> None:
    answer = search(index, words)
    screen = " ".join(render(answer, 1000, color=False).split())
    entity = index.entity(means)
    names = [entity.name, *(name.text for name in entity.names)] if entity else []
    wanted = [f" {' '.join(plain(text))} " for text in (*words, *names)]
    marks = re.findall("‹([^‹›]*)›", screen)
    assert len(marks) >= len(answer.table.rows)
    for mark in marks:
        assert any(word in f" {' '.join(plain(mark))} " for word in wanted), mark
    bare = re.sub("[‹›]", "", screen)
    assert [row["text"] for row in answer.table.rows if str(row["text"]) not in bare] == []


# -- the shipped facts -------------------------------------------------------------------------------------------------


def test_the_shipped_facts(run: Program) -> None:
    def found(*words: str) -> list[str]:
        return [row[0] for row in run("search", *words, "--fields", "id").rows]

    assert {"khalifa-haftar", "france-backs-haftar", "haftar-dictator"} <= set(found("khaftar"))
    assert set(found("الوطية")) <= set(found("al-watiya"))
    assert {"al-watiya", "watiya-captured"} <= set(found("الوطية"))
    assert found("political path") == ["quote-conte-ceasefire"]
    assert found("oil", "tripoli") != []
    assert "national-oil-corporation" in found("oil")
    assert len(found("AND")) > 50
    rows = {row[0]: row for row in run("search", "france", "haftar", "--fields", "id,status,who,denied_by").rows}
    assert rows["france-backs-haftar"] == ["france-backs-haftar", "disputed", "fayez-al-sarraj", "france"]


# -- anything ----------------------------------------------------------------------------------------------------------


def passages(index: Index) -> dict[str, list[str]]:
    """Everything that can be searched, by the id of what it belongs to, as words with a space around each."""
    base = index.fact_base()
    texts: dict[str, list[str]] = {}
    for entry in index.statements(index.statement_ids()):
        statement, content = entry.statement, entry.statement.content
        texts[entry.id] = [entry.text, statement.note, *(link.note for link in statement.links)]
        texts[entry.id] += [text for stance in statement.stances for text in (stance.note, stance.hedge)]
        texts[entry.id] += [getattr(content, "english", ""), *getattr(content, "items", ())]
    for entity in base.entities.values():
        texts[entity.id] = [entity.name, entity.note, *(name.text for name in entity.names)]
    for source in base.sources.values():
        texts[source.id] = [source.title, source.author, source.note]
    return {id_: [f" {' '.join(plain(text))} " for text in of] for id_, of in texts.items()}


@pytest.fixture(scope="module")
def searchable(index: Index) -> dict[str, list[str]]:
    return passages(index)


_OPERATORS = st.sampled_from('AND OR NOT NEAR NEAR( ( ) " "" * ^ : - + { } text: words : , 2 \0 \ud800 ; -- '.split(" "))
_KNOWN = st.sampled_from("haftar the of France oil tripoli GNA al-Watiya in ceasefire حفتر libya's 2,500 to".split())
QUERIES = st.lists(_OPERATORS | _KNOWN, min_size=1, max_size=5).map(" ".join) | HOSTILE_TEXT | st.text(max_size=8)


@settings(max_examples=300)
@given(st.lists(QUERIES, min_size=1, max_size=3))
def test_whatever_is_asked_is_found_as_it_is_or_by_name(
    index: Index, searchable: dict[str, list[str]], words: list[str]
) -> None:
    if not all(map(plain, words)):
        with pytest.raises(UsageError):
            search(index, words)
        return
    answer = search(index, words)
    wanted = [f" {' '.join(plain(word))} " for word in words]
    literal = {id_ for id_, texts in searchable.items() if all(any(word in text for text in texts) for word in wanted)}
    document = answer.document
    assert isinstance(document, list)
    assert literal <= {one["id"] for one in document}
    for one in document:
        assert one["id"] in literal or one["about"]
        for hit in one["hits"]:
            marked = [f" {' '.join(plain(hit['text'][start:end]))} " for start, end in hit["spans"]]
            assert marked
            assert all(any(word in mark for word in wanted) for mark in marked)
    assert answer.found == bool(document)


CHANGES: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    str.title,
    str.swapcase,
    lambda word: unicodedata.normalize("NFD", word),
    lambda word: "".join(letter for letter in unicodedata.normalize("NFD", word) if unicodedata.category(letter) != "Mn"),
    lambda word: word[0] + "\u0301\u200b" + word[1:],
    lambda word: f"({word}),",
]


@settings(max_examples=300)
@given(st.data())
def test_a_word_of_a_statement_finds_it_whatever_its_case_and_accents(index: Index, data: st.DataObject) -> None:
    entry = index.statement(data.draw(st.sampled_from(index.statement_ids())))
    assert entry is not None
    words = words_of(entry.text)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, min(first + 3, len(words) - 1)))
    start, end = words[first].start, words[last].end
    asked = data.draw(st.sampled_from(CHANGES))(entry.text[start:end])
    document = search(index, [asked]).document
    assert isinstance(document, list)
    (found,) = (one for one in document if one["id"] == entry.id)
    (hit,) = (hit for hit in found["hits"] if hit["field"] == "text")
    assert any(from_ <= start and end <= to for from_, to in hit["spans"])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(fact_bases())
def test_every_statement_of_any_base_is_found_and_can_be_shown(tmp_path: Path, facts: dict[str, Any]) -> None:
    folder = tmp_path / "facts"
    folder.mkdir(exist_ok=True)
    (folder / "facts.yaml").write_text(as_yaml(facts), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        index = open_index(folder)
    try:
        for entry in index.statements(index.statement_ids()):
            for word in words_of(entry.text)[:3]:
                answer = search(index, [word.text])
                assert entry.id in [row["id"] for row in answer.table.rows]
                for width in (40, 100):
                    assert "‹" in render(answer, width, color=False)
    finally:
        index.close()

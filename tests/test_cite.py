"""Citations: the whole chain in each, and what is written is what the field's own programs read back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pybtex.database  # type: ignore[import-untyped]
import pytest
import regatta
import rispy  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from program import Program, Screen
from strategies import DATE_TEXTS, HOSTILE_TEXT, as_yaml, fact_bases

from libyafacts.errors import UsageError
from libyafacts.export import unescaped
from libyafacts.index import Index
from libyafacts.model import Source
from libyafacts.query import phrases
from libyafacts.query.cite import STYLES, cite

Screens = Callable[..., Screen]
FIELDS = "id source style citation"

TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "%&#_$"},
}


@pytest.fixture(scope="module")
def races() -> Iterator[Index]:
    opened = regatta.in_memory(regatta.FACTS)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "regatta.yaml").write_text(regatta.FACTS, encoding="utf-8")
    return tmp_path


def text(index: Index, style: str, *ids: str) -> str:
    written = cite(index, ids, style).text
    assert written is not None and written.endswith("\n")
    return written


def untexed(value: str) -> str:
    """What TeX would print; anything that is special to it and not escaped is a mistake."""
    bare = re.sub("|".join(map(re.escape, TEX)), "", value)
    assert not re.search(r"[\\{}~^%&#_$]", bare), bare
    return re.sub("|".join(map(re.escape, TEX)), lambda sign: TEX[sign[0]], value)


def on_a_line(value: str) -> str:
    """Without controls, and with white space as these readers have it."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", value).split())


def bibtex(index: Index, *ids: str) -> dict[str, dict[str, str]]:
    """The fields of each entry as a reader of BibTeX has them, `author` and `type` among them."""
    entries = pybtex.database.parse_string(text(index, "bibtex", *ids), "bibtex").entries
    read = {}
    for key, entry in entries.items():
        (*authors,) = (str(person) for person in entry.persons.get("author", ()))
        assert len(authors) <= 1
        read[key] = {**entry.fields, "author": "".join(authors).removeprefix("{").removesuffix("}"), "type": entry.type}
    return read


def ris(index: Index, *ids: str) -> list[dict[str, Any]]:
    return rispy.loads(text(index, "ris", *ids))  # type: ignore[no-any-return]


def csl(index: Index, *ids: str) -> list[dict[str, Any]]:
    return json.loads(text(index, "csl-json", *ids))  # type: ignore[no-any-return]


def cited(index: Index, id_: str) -> list[Source]:
    """The sources that a citation of a statement or source has to name."""
    entry = index.statement(id_)
    ids = dict.fromkeys(stance.source for stance in phrases.all_stances(index, entry)) if entry else [id_]
    return [source for one in ids if (source := index.source(one))]


def house(index: Index, actor: str) -> str:
    return index.name_of(actor) if actor else ""


def title(source: Source) -> str:
    return source.title if on_a_line(source.title) else f"[{source.kind.replace('-', ' ').capitalize()} without a title]"


# -- in words ----------------------------------------------------------------------------------------------------------

GAZETTE = "in “The buoy is gone”, The Gazette, 2041-05-22/23 (date inferred), https://gazette.example/buoy"
LOG = r"in “50% & more: #1 of {both}_clubs, $9 ~ ^ \”, R. Cox, The Log, 2041-06, https://log.example/a;b?c=1%20&d=2#e_f~g"
STOLEN = (
    f"the Lower Club accuses, as reported by River Wire Agency, {GAZETTE};"
    f" the Upper Club denies (as told by RWA), 2041-05-20, as reported by The Log, {LOG}"
)
TAKEN = "The Upper Club captures the pier from the Lower Club, 2041-05 (worked out) (pier-taken, stated)"
SCRAPS = "a collage without a title, pinboard.example, undated"


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("buoy-stolen", f"The Upper Club stole the buoy — disputed: {STOLEN}."),
        (
            "buoy-missing",
            "The Lower Club has one buoy less — inferred from:"
            f" The Upper Club stole the buoy (buoy-stolen, disputed) — {STOLEN}.",
        ),
        (
            "pier-upper",
            f"The Upper Club controls the pier, since 2041-05 (worked out) — disputed, inferred from: {TAKEN} —"
            f" the Log reports, {LOG}. Contradicted by: The Lower Club occupies the pier (pier-lower, disputed) — the Rowing"
            " Institute reports, in Rowing Institute, 2041~ (date derived), read in a collage on pinboard.example, undated.",
        ),
        (
            "pier-lower",
            "The Lower Club occupies the pier — disputed: the Rowing Institute reports, in an analysis without a title,"
            f" Rowing Institute, 2041~ (date derived), read in {SCRAPS}. Contradicted by: The Upper Club controls the pier,"
            " since 2041-05 (worked out) (pier-upper, disputed) — the Log reports, in The Log, 2041-06.",
        ),
        (
            "pier-plan",
            "The Lower Club is to use the pier (planned) — claimed: Zoë Ashe says to the Log, hedged “hopes to”,"
            f" as reported by The Log, {LOG}.",
        ),
        (
            "crowd-many",
            "People at the regatta: thousands, 2041-05-21 — claimed: the Lower Club estimates, as reported by River Wire"
            f" Agency, {GAZETTE}. Compare: Spectators on both banks of the river and on the old bridge above the weir: at most"
            " 40 (crowd-few, stated) — the Log reports, in The Log, 2041-06.",
        ),
        ("mascot-drowned", f"The mascot drowned — denied: the Upper Club denies, in {SCRAPS}."),
    ],
)
def test_a_note_has_the_whole_chain_and_the_denial(run: Program, folder: Path, id_: str, words: str) -> None:
    note = run("cite", id_, "--facts", folder).out
    assert re.sub(r"content [0-9a-f]{12}\b", "content …", note) == (
        f"{words} libyafacts (A regatta), statement {id_}, data version 7 (content …).\n"
    )


def test_a_note_of_a_source_says_who_speaks_and_how_its_date_is_known(run: Program, folder: Path) -> None:
    notes = run("cite", "scraps", "gazette-2041-05-22", "--facts", folder).out.split("\n\n")
    assert notes[0].startswith("A collage without a title, pinboard.example, undated. It has no voice of its own. libyafacts (")
    assert notes[1].startswith(
        f"River Wire Agency, {GAZETTE[3:]}. Date inferred: It speaks of a Wednesday. libyafacts (A regatta)"
    )
    assert "source gazette-2041-05-22, data version 7" in notes[1]


def test_the_version_is_that_of_the_facts(index: Index, run: Program) -> None:
    version = f"data version {index.meta['version']} (content {index.meta['content_hash'][:12]})"
    assert version in run("cite", "france-backs-haftar").out


def test_what_was_not_yet_known_is_not_cited(run: Program) -> None:
    result = run("cite", "france-backs-haftar", "talks-postponed", "--known-by", "2019-05-17")
    assert "France rejects, as reported by Agence France-Presse" in result.out
    assert "Kuwait" not in result.out
    assert "as known by 2019-05-17" in result.out
    assert "talks-postponed was not known by 2019-05-17" in result.err
    assert result.status == 0
    assert run("cite", "talks-postponed", "--known-by", "2019-05-17").status == 1


# -- what is asked for -------------------------------------------------------------------------------------------------


def test_each_is_cited_once_in_the_order_given_by_id_number_or_outlet(run: Program, folder: Path) -> None:
    asked = ("rain", "gazette", "buoy-stolen", "2", "Buoy Stolen", "gazette-2041-05-22")
    rows = run("cite", *asked, "--style", "bibtex", "--fields", "id,source", "--facts", folder).rows
    assert rows == [
        ["rain", "scraps"],
        ["gazette-2041-05-22", "gazette-2041-05-22"],
        ["buoy-stolen", "gazette-2041-05-22"],
        ["buoy-stolen", "log-2041-06"],
    ]


def test_an_id_that_is_nobodys_has_near_ones_of_both_kinds(run: Program, folder: Path) -> None:
    unknown = run("cite", "rain", "buoy-stolen-", "--facts", folder)
    assert (unknown.status, unknown.stdout) == (3, b"")
    assert "  buoy-stolen\n" in unknown.err
    assert "gazette-2041-05-22" in run("cite", "gazete-2041", "--facts", folder).err
    assert "libyafacts who zoe" in run("cite", "zoe", "--facts", folder).err


def test_those_of_another_status_are_left_out_and_that_is_said(run: Program, folder: Path) -> None:
    asked = ("cite", "buoy-stolen", "rain", "scraps", "--facts", folder, "--status", "claimed")
    result = run(*asked, "--fields", "id")
    assert (result.status, result.rows, result.err) == (0, [["rain"], ["scraps"]], "buoy-stolen is disputed\n")
    none = run("cite", "buoy-stolen", "--facts", folder, "--status", "claimed")
    assert (none.status, none.out, none.err) == (1, "", "buoy-stolen is disputed\n")
    empty = run("cite", "buoy-stolen", "--style", "csl-json", "--facts", folder, "--status", "claimed")
    assert (empty.status, empty.json) == (1, [])


def test_rows_and_documents_have_a_citation_each(run: Program, folder: Path) -> None:
    asked = ("cite", "buoy-stolen", "--facts", folder)
    header, note = run(*asked, "--header", "-f", "tsv").rows
    assert header == FIELDS.split()
    assert note[1:3] == ["gazette-2041-05-22,log-2041-06", "note"]
    (document,) = run(*asked, "--json").json
    assert list(document) == FIELDS.split()
    assert document["source"] == ["gazette-2041-05-22", "log-2041-06"]
    assert document["citation"] == unescaped(note[3]) == run(*asked).out.rstrip("\n")
    items = run(*asked, "--style", "csl-json", "--json").json
    assert [item["citation"] for item in items] == run(*asked, "--style", "csl-json").json
    rows = run(*asked, "--style", "csl-json", "--fields", "citation").rows
    assert [json.loads(unescaped(row[0])) for row in rows] == [item["citation"] for item in items]
    for item in run(*asked, "--style", "ris", "--json").json:
        assert rispy.loads(item["citation"])[0]["id"] == f"buoy-stolen-{item['source'][0]}"


def test_another_style_is_a_mistake(run: Program, races: Index) -> None:
    assert run("cite", "rain", "--style", "apa").status == 2
    with pytest.raises(UsageError, match="note, bibtex, ris, csl-json"):
        cite(races, ["rain"], "apa")


@pytest.mark.parametrize("style", STYLES)
def test_a_terminal_shows_what_a_pipe_gets(run: Program, screen: Screens, folder: Path, style: str) -> None:
    asked = ("cite", "buoy-stolen", "log-2041-06", "--style", style, "--facts", folder)
    assert screen(*asked, columns=60).text == run(*asked).out


def test_a_table_has_the_notes_and_fits(run: Program, screen: Screens, folder: Path) -> None:
    shown = screen("cite", "buoy-stolen", "--style", "ris", "-f", "table", "--facts", folder, columns=90)
    assert max(map(len, shown.lines)) <= 90
    assert " ".join(run("cite", "buoy-stolen", "--facts", folder).out.split()) in shown.words


# -- in a bibliography -------------------------------------------------------------------------------------------------


def test_an_entry_of_bibtex(races: Index) -> None:
    assert text(races, "bibtex", "log-2041-06") == (
        "@article{log-2041-06,\n"
        "  author = {{R. Cox}},\n"
        "  title = {50\\% \\& more: \\#1 of \\textbraceleft{}both\\textbraceright{}\\_clubs, \\$9 \\textasciitilde{}"
        " \\textasciicircum{} \\textbackslash{}},\n"
        "  journal = {The Log},\n"
        "  year = {2041},\n"
        "  month = jun,\n"
        "  date = {2041-06},\n"
        "  url = {https://log.example/a;b?c=1%20&d=2#e_f~g},\n"
        "  language = {en},\n"
        "  note = {The Log, 2041-06. libyafacts (A regatta), source log-2041-06, data version 7"
        " (content 0123456789ab).},\n"
        "}\n"
    )


def test_a_record_of_ris(races: Index) -> None:
    assert text(races, "ris", "gazette-2041-05-22") == (
        "TY  - NEWS\n"
        "ID  - gazette-2041-05-22\n"
        "AU  - River Wire Agency\n"
        "TI  - The buoy is gone\n"
        "T2  - The Gazette\n"
        "PY  - 2041\n"
        "DA  - 2041/05//2041-05-22 to 2041-05-23, inferred\n"
        "UR  - https://gazette.example/buoy\n"
        "LA  - en\n"
        "N1  - River Wire Agency, The Gazette, 2041-05-22/23 (date inferred). Date inferred: It speaks of a Wednesday."
        " libyafacts (A regatta), source gazette-2041-05-22, data version 7 (content 0123456789ab).\n"
        "ER  - \n"
    )


def test_an_item_of_csl(races: Index) -> None:
    assert csl(races, "gazette-2041-05-22", "scraps") == [
        {
            "id": "gazette-2041-05-22",
            "type": "article-newspaper",
            "title": "The buoy is gone",
            "author": [{"literal": "River Wire Agency"}],
            "container-title": "The Gazette",
            "issued": {"date-parts": [[2041, 5, 22], [2041, 5, 23]], "circa": True},
            "URL": "https://gazette.example/buoy",
            "language": "en",
            "note": "River Wire Agency, The Gazette, 2041-05-22/23 (date inferred). Date inferred: It speaks of a Wednesday."
            " libyafacts (A regatta), source gazette-2041-05-22, data version 7 (content 0123456789ab).",
        },
        {
            "id": "scraps",
            "type": "webpage",
            "title": "[Collage without a title]",
            "container-title": "pinboard.example",
            "language": "mul",
            "note": "A collage on pinboard.example, undated. It has no voice of its own."
            " libyafacts (A regatta), source scraps, data version 7 (content 0123456789ab).",
        },
    ]


DATES = [
    # as printed, BibTeX's year, month and day, biblatex's date, RIS's date, the parts of CSL
    ("2041", "2041", "", "", "2041", "2041///", [[2041]]),
    ("2041-05", "2041", "May", "", "2041-05", "2041/05//", [[2041, 5]]),
    ("2041-05-02", "2041", "May", "2", "2041-05-02", "2041/05/02/", [[2041, 5, 2]]),
    ("2041-05~", "2041", "May", "", "2041-05~", "2041/05//2041-05~", [[2041, 5]]),
    ("2041-05-02~?", "2041", "May", "2", "2041-05-02%", "2041/05/02/2041-05-02~?", [[2041, 5, 2]]),
    ("2041-05/2041-05", "2041", "May", "", "2041-05/2041-05", "2041/05//2041-05 to 2041-05", [[2041, 5]]),
    ("2041-05-30/2041-06-02", "2041", "", "", "", "2041///2041-05-30 to 2041-06-02", [[2041, 5, 30], [2041, 6, 2]]),
    ("2041-12/2042-01?", "", "", "", "2041-12/2042-01?", "", [[2041, 12], [2042, 1]]),
    ("../2041-05-02", "", "", "", "../2041-05-02", "", None),
    ("2041-05-02/..", "", "", "", "2041-05-02/..", "", None),
    ("", "", "", "", "", "", None),
]


@pytest.mark.parametrize(("printed", "year", "month", "day", "biblatex", "ris_date", "parts"), DATES)
def test_a_date_is_no_closer_than_it_is_printed(
    printed: str, year: str, month: str, day: str, biblatex: str, ris_date: str, parts: list[list[int]] | None
) -> None:
    dated = f"date: {printed}" if printed else "kind: article"
    index = regatta.in_memory(regatta.FACTS.replace("date: 2041-06\n", f"{dated}\n"))
    entry = bibtex(index, "log-2041-06")["log-2041-06"]
    assert [entry.get(name, "") for name in ("year", "month", "day")] == [year, month, day]
    assert entry.get("date", "") == (biblatex or printed)
    (record,) = ris(index, "log-2041-06")
    assert (record.get("year", ""), record.get("date", "")) == (year, ris_date)
    (item,) = csl(index, "log-2041-06")
    assert item.get("issued", {}).get("date-parts") == parts
    assert item.get("issued", {}).get("circa", False) == bool(parts and re.search("[~?]", printed))
    assert ("undated" in item["note"]) == (not printed)


def test_keys_are_unique_even_where_ids_join_to_the_same_word() -> None:
    index = regatta.in_memory(
        "actors: [{id: ed, kind: media, name: Ed}]\n"
        "sources: [{id: c, publisher: ed}, {id: b-c, publisher: ed}]\n"
        "statements:\n"
        "  - {id: a-b, view: One., stances: [{in: c, at: x}]}\n"
        "  - {id: a, view: Two., stances: [{in: b-c, at: x}]}\n"
    )
    ids = ("a-b", "a", "c")
    keys = ["a-b-c", "a-b-c-2", "c"]
    assert list(bibtex(index, *ids)) == keys
    assert [record["id"] for record in ris(index, *ids)] == keys
    assert [item["id"] for item in csl(index, *ids)] == keys


# -- of everything -----------------------------------------------------------------------------------------------------


def assert_read_back(index: Index, ids: Sequence[str]) -> None:
    """Every style of every citation says the same, and what the sources say."""
    expected = [(id_, source) for id_ in ids for source in cited(index, id_)]
    entries, records, items = bibtex(index, *ids), ris(index, *ids), csl(index, *ids)
    assert len(entries) == len(records) == len(items) == len(expected)
    assert list(entries) == [record["id"] for record in records] == [item["id"] for item in items]
    for (id_, source), (key, entry), record, item in zip(expected, entries.items(), records, items, strict=True):
        assert re.fullmatch("[a-z0-9-]+", key)
        author = source.author or house(index, source.voice)
        publisher = house(index, source.publisher)
        assert [on_a_line(part["literal"]) for part in item.get("author", ())] == [on_a_line(author)] * bool(author)
        assert item.get("container-title", item.get("publisher", "")) == publisher
        assert (item["title"], item.get("URL", ""), item.get("language", "")) == (title(source), source.url, source.language)
        assert list(map(on_a_line, record.get("authors", []))) == [on_a_line(author)] * bool(on_a_line(author))
        assert on_a_line(record["title"]) == on_a_line(title(source))
        assert on_a_line(record.get("secondary_title", "")) == on_a_line(publisher)
        assert untexed(entry["author"]) == on_a_line(author)
        assert untexed(entry["title"]) == on_a_line(title(source))
        assert untexed(entry.get("journal", entry.get("howpublished", ""))) == on_a_line(publisher)
        assert unquote(entry.get("url", "")) == unquote("".join(record.get("urls", []))) == unquote(source.url)
        assert len(record.get("urls", [])) == bool(source.url)
        note = on_a_line(item["note"])
        assert untexed(entry["note"]) == note == on_a_line(" ".join(record["notes"]))
        assert f" {id_}, data version {on_a_line(index.meta['version'])}" in note
        assert index.meta["content_hash"][:12] in note


def assert_nobody_is_left_out(index: Index, id_: str, note: str) -> None:
    entry = index.statement(id_)
    assert entry
    for stance in phrases.all_stances(index, entry):
        assert on_a_line(f"{index.in_text(stance.who)} {phrases.addressed(index, stance).removesuffix(',')}") in on_a_line(note)
        assert on_a_line(stance.hedge) in on_a_line(note)
        source = index.source(stance.source)
        assert source
        assert on_a_line(source.title) in on_a_line(note)
        assert on_a_line(source.url) in on_a_line(note)
    for rival in phrases.rivals_of(index, entry):
        assert f"({rival.id}, {rival.status})" in note
    assert f" {entry.status}" in note


def test_all_that_is_shipped_can_be_cited_in_every_style(index: Index) -> None:
    ids = [*index.statement_ids(), *(source.id for source in index.sources())]
    assert len(ids) > 400
    assert_read_back(index, ids)
    notes = cite(index, ids, "note").table.rows
    assert [row["id"] for row in notes] == ids
    for row in notes[: len(index.statement_ids())]:
        assert_nobody_is_left_out(index, str(row["id"]), str(row["citation"]))
        assert "\n" not in str(row["citation"])


def test_what_is_special_to_a_format_is_read_back(races: Index) -> None:
    ids = [*races.statement_ids(), *(source.id for source in races.sources())]
    assert_read_back(races, ids)
    for id_ in races.statement_ids():
        assert_nobody_is_left_out(races, id_, text(races, "note", id_))


def test_one_entry_does_not_depend_on_the_others(index: Index) -> None:
    alone = [text(index, "ris", id_) for id_ in ("france-backs-haftar", "watiya-held-by-gna")]
    assert "\n".join(alone) == text(index, "ris", "france-backs-haftar", "watiya-held-by-gna")


@st.composite
def hostile_bases(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    """Any small base, whose sources have any title, address, date and kind, or none."""
    facts: dict[str, Any] = draw(fact_bases())
    for source in facts["sources"]:
        source |= draw(
            st.fixed_dictionaries(
                {"kind": st.sampled_from(["article", "agency-report", "analysis", "collage", "reference"])},
                optional={
                    "date": DATE_TEXTS,
                    "date_basis": st.sampled_from(["printed", "derived", "inferred"]),
                    "date_note": HOSTILE_TEXT,
                    "url": HOSTILE_TEXT,
                    "voice": st.just("none"),
                },
            )
        )
    return facts


@given(hostile_bases())
def test_whatever_is_written_is_read_back(facts: dict[str, Any]) -> None:
    index = regatta.in_memory(as_yaml(facts))
    ids = [*index.statement_ids(), *(source.id for source in index.sources())]
    assert_read_back(index, ids)
    for id_ in index.statement_ids():
        note = text(index, "note", id_)
        assert note.count("\n") == 1
        assert_nobody_is_left_out(index, id_, note)
    index.close()


def test_nothing_in_a_citation_acts_on_a_terminal(run: Program, screen: Screens, folder: Path) -> None:
    facts = regatta.FACTS.replace("title: The buoy is gone", 'title: "The \\x1b[31mbuoy\\r\\n\\u202eis gone"')
    (folder / "regatta.yaml").write_text(facts, encoding="utf-8")
    for style in STYLES:
        asked = ("cite", "gazette-2041-05-22", "--style", style, "--facts", folder)
        assert "\r" not in run(*asked).out
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", screen(*asked).plain)

"""From a folder to a compiled base: the cache never answers for other facts, and what is damaged answers nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cricket
import pytest
from hypothesis import HealthCheck, given, settings
from strategies import as_yaml, fact_bases

from libyafacts import open_facts
from libyafacts.errors import DamagedBaseError, ExitStatus, NoFactsError, UsageError
from libyafacts.load import VARIABLE, build_files, cache_folder, compile_into, examine, facts_folder, open_index, read_folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for every test."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.delenv(VARIABLE, raising=False)
    return folder / "libyafacts"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A fact base without mistakes."""
    return cricket.write(tmp_path).facts


def change(facts: Path, old: str, new: str) -> None:
    path = facts / "oakley.yaml"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def texts_of(folder: Path) -> dict[str, tuple[str, str]]:
    """Every statement of a base with its sentence and status."""
    index = open_index(folder)
    try:
        return {entry.id: (entry.text, entry.status) for entry in index.statements(index.statement_ids())}
    finally:
        index.close()


def cached_files(cache: Path) -> list[Path]:
    return sorted(cache.iterdir()) if cache.is_dir() else []


# -- the cache ---------------------------------------------------------------------------------------------------------


def test_a_base_is_compiled_once(facts: Path, cache: Path) -> None:
    first = texts_of(facts)
    assert first["watered"] == ("Lower Oakley watered the pitch before the match.", "disputed")
    (cached,) = cached_files(cache)
    stamp = cached.stat().st_mtime_ns
    assert texts_of(facts) == first
    assert [path.stat().st_mtime_ns for path in cached_files(cache)] == [stamp]


def test_a_changed_fact_is_seen_at_once(facts: Path, cache: Path) -> None:
    texts_of(facts)
    modified = (facts / "oakley.yaml").stat()
    change(facts, "watered the pitch before", "soaked!! the pitch before")
    os.utime(facts / "oakley.yaml", ns=(modified.st_atime_ns, modified.st_mtime_ns))
    assert texts_of(facts)["watered"][0] == "Lower Oakley soaked!! the pitch before the match."
    change(facts, "      - {who: lower-oakley, does: denies, in: echo-2031-06-16, at: Lower Oakley denies}\n", "")
    assert texts_of(facts)["watered"][1] == "claimed"
    assert len(cached_files(cache)) == 3


def test_the_cache_is_keyed_by_content_not_by_place(facts: Path, cache: Path, tmp_path: Path) -> None:
    copy = cricket.write(tmp_path / "elsewhere").facts
    assert texts_of(copy) == texts_of(facts)
    assert len(cached_files(cache)) == 1
    (copy / "oakley.yaml").rename(copy / "another.yaml")  # the name of a file is the topic of its statements
    texts_of(copy)
    assert len(cached_files(cache)) == 2


def test_the_record_is_part_of_the_content(facts: Path) -> None:
    without = read_folder(facts).content_hash
    (facts / "verified.json").write_text('{"citations": []}', encoding="utf-8")
    assert read_folder(facts).content_hash != without


def test_files_cannot_be_split_or_joined_into_the_same_content(tmp_path: Path) -> None:
    hashes = set()
    for number, files in enumerate(
        [{"a.yaml": "b\n", "b.yaml": ""}, {"a.yaml": "", "b.yaml": "b\n"}, {"a.yaml": "b\n"}, {"ab.yaml": "\n"}]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8")
        hashes.add(read_folder(folder).content_hash)
    assert len(hashes) == 4


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "half": lambda whole: whole[: len(whole) // 2],
    "all but a byte": lambda whole: whole[:-1],
    "a byte too many": lambda whole: whole + b"\0",
    "zeros": lambda whole: bytes(len(whole)),
    "zeros after the header": lambda whole: whole[:100] + bytes(len(whole) - 100),
    "a page of zeros": lambda whole: whole[:8192] + bytes(4096) + whole[12288:],
    "no database": lambda whole: b"not a database" * 300,
    "another layout": lambda whole: whole[:60] + bytes(4) + whole[64:],
    "another word": lambda whole: whole.replace(b"watered the pitch", b"admired the pitch"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_cache_file_is_replaced(spoil: Callable[[bytes], bytes], facts: Path, cache: Path) -> None:
    answers = texts_of(facts)
    (cached,) = cached_files(cache)
    whole = cached.read_bytes()
    assert spoil(whole) != whole
    cached.write_bytes(spoil(whole))
    assert texts_of(facts) == answers
    assert cached_files(cache) == [cached]
    assert cached.read_bytes() == whole


def test_an_empty_database_in_the_place_of_the_cache_is_replaced(facts: Path, cache: Path) -> None:
    answers = texts_of(facts)
    (cached,) = cached_files(cache)
    cached.unlink()
    connection = sqlite3.connect(cached)
    connection.execute("CREATE TABLE statements (id TEXT)")
    connection.commit()
    connection.close()
    assert texts_of(facts) == answers


def test_a_folder_in_the_place_of_the_cached_file_does_no_harm(facts: Path, cache: Path) -> None:
    answers = texts_of(facts)
    (cached,) = cached_files(cache)
    cached.unlink()
    cached.mkdir()
    assert texts_of(facts) == answers
    assert cached_files(cache) == [cached]


def test_where_nothing_can_be_written_the_answer_comes_from_memory(facts: Path, cache: Path) -> None:
    cache.parent.write_text("a file where the folder of all caches should be", encoding="utf-8")
    assert texts_of(facts)["watered"][1] == "disputed"
    assert cache.parent.is_file()
    with pytest.raises(DamagedBaseError):
        change(facts, "does: accuses", "does: moans")
        open_index(facts)


def test_what_is_half_written_is_never_left_behind(facts: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    texts_of(facts)
    change(facts, "watered the pitch", "soaked the pitch")
    monkeypatch.setattr("libyafacts.load.Path.replace", full)
    assert texts_of(facts)["watered"][0] == "Lower Oakley soaked the pitch before the match."
    assert len(cached_files(cache)) == 1


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"XDG_CACHE_HOME": "/x", "HOME": "/home/a"}, "/x/libyafacts"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/home/a"}, "/home/a/.cache/libyafacts"),
        ({"HOME": "/home/a"}, "/home/a/.cache/libyafacts"),
    ],
)
def test_where_the_cache_is(environment: dict[str, str], place: str) -> None:
    assert cache_folder(environment) == Path(place)


# -- where the facts are -----------------------------------------------------------------------------------------------


def test_the_folder_that_is_given_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "facts").mkdir()
    monkeypatch.chdir(tmp_path)
    assert facts_folder(Path("given"), {VARIABLE: "named"}) == Path("given")
    assert facts_folder(None, {VARIABLE: "named"}) == Path("named")
    assert facts_folder(None, {VARIABLE: ""}) == facts_folder(None, {}) != tmp_path / "facts"


def test_no_folder_no_file_of_facts_or_none_that_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_text("actors: []\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "facts.json").write_text("{}", encoding="utf-8")
    for folder in (tmp_path / "nowhere", tmp_path / "file.yaml", tmp_path / "empty", tmp_path / "other"):
        for ask in (open_index, open_facts, lambda place: examine(place, None, lock=False)):
            with pytest.raises(NoFactsError) as refused:
                ask(folder)
            assert str(folder) in str(refused.value)
            assert refused.value.status == ExitStatus.DAMAGED


def test_without_the_folder_of_texts_nothing_is_checked(facts: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        examine(facts, tmp_path / "nowhere", lock=True)


def test_folders_in_folders_are_read_in_order_and_nothing_but_yaml(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", "a/b/c.yaml", "notes.md", "x.yml", ".hidden.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("actors: []\n", encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    assert list(read_folder(tmp_path).contents) == ["a/b/c.yaml", "a/z.yaml", "b.yaml"]


def test_links_in_a_circle_end(facts: Path) -> None:
    (facts / "again").symlink_to(facts, target_is_directory=True)
    (facts / "itself.yaml").symlink_to(facts / "itself.yaml")
    assert list(read_folder(facts).contents) == ["oakley.yaml"]


# -- damage ------------------------------------------------------------------------------------------------------------


def test_a_damaged_base_answers_nothing_and_names_every_problem(facts: Path, cache: Path) -> None:
    change(facts, "does: accuses", "does: moans")
    change(facts, "of: bob-bowler", "of: nobody")
    (facts / "more.yaml").write_text("actors:\n  - {id: X}\nb: [\n", encoding="utf-8")
    for ask in (open_index, open_facts):
        with pytest.raises(DamagedBaseError) as refused:
            ask(facts)
        assert [problem.code for problem in refused.value.problems] == ["syntax", "vocabulary", "reference"]
        assert refused.value.status == ExitStatus.DAMAGED
        assert all(problem.report() in str(refused.value) for problem in refused.value.problems)
    assert cached_files(cache) == []


@pytest.mark.parametrize("record", [b"{", b"[]", b"\xff", b'{"citations": {}', b"nothing"])
def test_a_broken_record_is_a_problem_of_its_own(record: bytes, facts: Path) -> None:
    (facts / "verified.json").write_bytes(record)
    with pytest.raises(DamagedBaseError) as refused:
        open_index(facts)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file.path, problem.place.line) == ("record", facts / "verified.json", 1)
    assert "--lock" in problem.hint
    assert examine(facts, None, lock=False).problems == (problem,)


def test_a_citation_that_changed_since_it_was_verified_is_an_error(facts: Path, tmp_path: Path) -> None:
    assert examine(facts, tmp_path / "texts", lock=True).locked
    open_index(facts).close()
    change(facts, "at: Archer leads the side", "at: leads the side")
    with pytest.raises(DamagedBaseError) as refused:
        open_index(facts)
    assert [problem.code for problem in refused.value.problems] == ["citation-changed"]
    assert examine(facts, tmp_path / "texts", lock=True).locked
    open_index(facts).close()


def test_warnings_damage_nothing(facts: Path) -> None:
    assert {problem.code for problem in examine(facts, None, lock=False).problems} == {"unverified"}
    with open_facts(facts) as opened:
        assert opened.counts()["statements"] == 7


def test_a_locked_base_shows_where_the_words_stand(facts: Path, tmp_path: Path) -> None:
    found = examine(facts, tmp_path / "texts", lock=True)
    index = open_index(facts)
    spans = [stance.span for entry in index.statements(index.statement_ids()) for stance in entry.statement.stances]
    index.close()
    assert found.verified == found.citations == len(spans) + 1  # one of them is of a name
    for span in spans:
        assert span is not None
        assert span.text_sha256 == cricket.SHA256
        assert 0 <= span.start < span.end <= len(cricket.REPORT)
    assert cricket.REPORT[spans[0].start : spans[0].end] == "Archer leads the side"  # type: ignore[union-attr]


# -- anything ----------------------------------------------------------------------------------------------------------


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(fact_bases())
def test_what_is_written_is_what_the_compiled_base_has(tmp_path: Path, facts: dict[str, Any]) -> None:
    folder = tmp_path / "facts"
    folder.mkdir(exist_ok=True)
    (folder / "facts.yaml").write_text(as_yaml(facts), encoding="utf-8")
    base = build_files(read_folder(folder)).base
    index = open_index(folder)
    try:
        assert index.meta["title"] == facts["base"]["title"]
        assert {entity.id: entity.note for entity in index.entities()} == {
            id_: entity.note for id_, entity in base.entities.items()
        }
        assert {source.id: index.divided(source) for source in index.sources()} == base.sources
        assert [entry.statement for entry in index.statements(base.statements)] == list(base.statements.values())
    finally:
        index.close()
    assert not list(tmp_path.rglob("*.partial"))


def test_compiling_into_a_database_leaves_it_sound(facts: Path) -> None:
    connection = sqlite3.connect(":memory:")
    compile_into(read_folder(facts), connection)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()

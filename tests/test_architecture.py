"""Which room may use which, which library is imported where, and what a question costs in imports."""

from __future__ import annotations

import ast
import graphlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from program import Program, Screen

import libyafacts

PACKAGE = Path(libyafacts.__file__).parent

# Each room, and the rooms that it may use. `query.*` may also use one another.
MAY_USE = {
    "__init__": "api",
    "__main__": "cli",
    "_build": "load",
    "api": "dates errors index known load query resolve table vocabulary",
    "build": "citations dates errors model read schema vocabulary",
    "check": "build citations dates errors model names vocabulary",
    "citations": "dates errors model sentences",
    "cli": "__init__ api errors export load render table terminal vocabulary",
    "dates": "",
    "errors": "",
    "export": "errors index table terminal",
    "index": "dates model",
    "index.writing": "dates index model names status vocabulary wording words",
    "known": "index index.writing model",
    "load": "build check citations errors index index.writing read verify",
    "model": "dates",
    "names": "",
    "names.folding": "",
    "names.romanising": "",
    "names.sounds": "names",
    "names.wordlists": "",
    "names.words": "names",
    "names.comparing": "names",
    "query": "",
    "query.affiliations": "dates errors index model query table vocabulary wording",
    "query.as_of": "dates index model query table validity vocabulary",
    "query.bases": "dates errors index model query resolve table vocabulary wording",
    "query.coverage": "citations index model query table",
    "query.documents": "dates errors index model query resolve table vocabulary wording",
    "query.disputes": "dates index model query table vocabulary",
    "query.figures": "index model query table wording words",
    "query.phrases": "dates errors index model query resolve table vocabulary wording",
    "query.oneline": "dates index model query vocabulary wording",
    "query.cite": "dates errors index model query table",
    "query.match": "errors index query resolve table vocabulary",
    "query.quotes": "dates errors index model words query resolve table vocabulary wording",
    "query.receipts": "dates errors index model query resolve table vocabulary wording",
    "query.search": "errors index model names query resolve table words",
    "query.timeline": "dates index model query table vocabulary",
    "query.whole": "dates index model query table",
    "query.who": "dates errors index model query resolve table vocabulary wording",
    "read": "errors",
    "render": "table terminal",
    "ranking": "index names ranking vocabulary",
    "ranking.memory": "index names",
    "ranking.reading": "names ranking vocabulary",
    "resolve": "errors index names ranking table",
    "schema": "errors read",
    "sentences": "",
    "status": "model vocabulary",
    "table": "",
    "terminal": "",
    "validity": "dates",
    "verify": "build citations errors model",
    "vocabulary": "",
    "wording": "model vocabulary",
    "words": "names",
}
# Libraries, and the only room that may import them.
ONLY_IN = {"yaml": "read", "msgspec": "schema", "rich": "render", "typer": "cli", "hatchling": "_build"}
HEAVY = {"rich", "yaml", "msgspec"}


def room_of(path: Path) -> str:
    room = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return room.removesuffix(".__init__")


TREES = {room_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def imported(tree: ast.AST) -> Iterator[str]:
    """The full names of all that is imported anywhere in it, for type checking only or within functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_used(tree: ast.AST) -> set[str]:
    used = set()
    for name in imported(tree):
        package, _, rest = name.partition(".")
        if package == "libyafacts":
            parts = rest.split(".")
            longest = next(
                (".".join(parts[:end]) for end in range(len(parts), 0, -1) if ".".join(parts[:end]) in TREES), "__init__"
            )
            used.add(longest)
    return used


def libraries_used(tree: ast.AST) -> set[str]:
    return {name.partition(".")[0] for name in imported(tree)} - set(sys.stdlib_module_names) - {"libyafacts"}


def test_every_room_is_on_the_plan() -> None:
    assert set(TREES) == set(MAY_USE)


@pytest.mark.parametrize("room", TREES)
def test_a_room_uses_only_the_rooms_that_it_may(room: str) -> None:
    used = {_house(other) for other in rooms_used(TREES[room])}
    assert used - set(MAY_USE.get(room, "").split()) == set()


def _house(room: str) -> str:
    """Rooms whose neighbours may all be used, by the name of their house."""
    house = room.partition(".")[0]
    return house if house in ("query", "names", "ranking") else room


def test_rooms_do_not_run_in_a_circle() -> None:
    graphlib.TopologicalSorter({room: rooms_used(tree) for room, tree in TREES.items()}).prepare()


@pytest.mark.parametrize("room", TREES)
def test_a_library_is_imported_in_its_own_room_alone(room: str) -> None:
    assert {library for library in libraries_used(TREES[room]) if ONLY_IN.get(library) != room} == set()


def test_the_streams_are_touched_only_where_they_are_decided() -> None:
    users = {
        room
        for room, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("stdin", "stdout", "stderr") and ast.unparse(node.value) == "sys"
    }
    assert users == {"cli", "terminal"}


# -- in a real process -------------------------------------------------------------------------------------------------

_LISTING = """
import sys
from libyafacts.cli import run
status = run(sys.argv[1:])
print("modules:", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
print("rooms:", *sorted(name for name in sys.modules if name.startswith("libyafacts.")), file=sys.stderr)
sys.exit(status)
"""
LISTED = (sys.executable, "-c", _LISTING)


def heavy(result_err: str) -> set[str]:
    (line,) = (line for line in result_err.splitlines() if line.startswith("modules: "))
    assert "libyafacts" in line.split()
    return HEAVY & set(line.split())


@pytest.mark.parametrize(
    "arguments",
    [
        "who haftar",
        "who hifter",
        "who lavrof",
        "search lavrof",
        "match lavrof nobody",
        "who --json",
        "bases",
        "bases watiya -f csv",
        "quotes --by conte --json",
        "figures killed",
        "disputes france",
        "affiliations france haftar",
        "affiliations gna --as-of 2020",
        "timeline watiya",
        "search oil",
        "cite france-backs-haftar",
        "bases --as-of 2020",
        "who haftar --oneline",
        "who haftar --known-by 2019-06",
        "sources",
        "--version",
    ],
)
def test_an_answer_in_a_pipe_needs_no_heavy_library(run: Program, arguments: str) -> None:
    run(*arguments.split())
    result = run(*arguments.split(), command=LISTED)
    assert result.status == 0
    assert heavy(result.err) == set()


# What reads YAML, checks it and looks into texts.
COMPILING = set("build check citations read schema sentences verify".split())


def rooms(result_err: str) -> set[str]:
    (line,) = (line for line in result_err.splitlines() if line.startswith("rooms: "))
    return {name.removeprefix("libyafacts.") for name in line.split()[1:]}


@pytest.mark.parametrize(
    "arguments",
    ["who", "who ada", "bases", "quotes", "figures", "disputes", "sources", "sources gazette-2024", "show ada-in-club"],
)
def test_an_answer_from_a_compiled_base_needs_no_room_that_compiles_or_reads_texts(
    run: Program, club: Path, tmp_path: Path, arguments: str
) -> None:
    def loaded() -> set[str]:
        asked = [*arguments.split(), "--json", "--facts", str(club)]
        return rooms(run(*asked, command=LISTED, env={"XDG_CACHE_HOME": str(tmp_path / "cache")}).err)

    assert loaded() >= COMPILING, "the first time it is compiled"
    again = loaded()
    assert "index" in again
    assert again & {*COMPILING, "query.coverage"} == set()


def test_coverage_needs_the_rooms_of_texts_but_compiles_nothing_again(run: Program, club: Path, tmp_path: Path) -> None:
    asked = ("coverage", "--facts", club, "--texts", tmp_path)
    run(*asked)
    result = run(*asked, command=LISTED)
    assert result.status == 1
    assert heavy(result.err) == set()
    assert rooms(result.err) & COMPILING == {"citations", "sentences"}


@pytest.mark.parametrize("arguments", ["--help", "who --help", "who haftar --nonsense"])
def test_help_and_wrong_usage_need_none_either(run: Program, arguments: str) -> None:
    assert heavy(run(*arguments.split(), command=LISTED).err) == set()


@pytest.mark.parametrize("arguments", ["who haftar", "who Ankara", "who khalifa-haftar", "match Хафтар خليفة\u00a0حفتر"])
def test_a_name_that_is_written_as_it_is_known_is_compared_with_none(run: Program, arguments: str) -> None:
    result = run(*arguments.split(" "), command=LISTED)
    assert result.status == 0
    assert rooms(result.err) & {"ranking", "names.comparing", "names.words", "names.wordlists", "names.sounds"} == set()


def test_a_card_on_a_terminal_needs_rich_alone(run: Program, screen: Callable[..., Screen]) -> None:
    run("who", "haftar")
    shown = screen("who", "haftar", command=LISTED)
    assert shown.status == 0
    assert heavy(shown.err) == {"rich"}


def test_to_import_the_package_costs_next_to_nothing(run: Program) -> None:
    code = "import sys; old = set(sys.modules); import libyafacts; print(*sorted(set(sys.modules) - old))"
    loaded = run(command=(sys.executable, "-c", code)).out.split()
    assert [name for name in loaded if name.startswith("libyafacts")] == ["libyafacts"]
    assert HEAVY & set(loaded) == set()

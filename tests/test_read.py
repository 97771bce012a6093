"""YAML to nodes: every value is text, knows its place, and nothing that YAML allows does harm."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import HOSTILE_TEXT, NASTY, as_yaml

from libyafacts.read import DEEPEST, LARGEST_FILE, Document, Mapping, Node, Scalar, Sequence, read_file

KEYS = HOSTILE_TEXT.map(lambda text: text[:80])  # YAML allows keys of at most 1,024 characters


def read(content: str | bytes) -> tuple[Document, list[tuple[str, int, int]]]:
    """The document, and the code, line and column of what is wrong with it."""
    document, problems = read_file(Path("file.yaml"), content if isinstance(content, bytes) else content.encode())
    return document, [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def plain(node: Node | None) -> object:
    """A node without its places."""
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.items.items()}
    return node.text if node else None


def at(node: Node, *path: str | int) -> tuple[int, int, int]:
    """Where the node at the end of a path stands: line, column, length."""
    for step in path:
        node = node.items[step]  # type: ignore[union-attr, index]
    return node.place.line, node.place.column, node.place.length


def root(content: str | bytes) -> Node:
    document, problems = read(content)
    assert problems == []
    assert document.root is not None
    return document.root


# -- values are text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "on",
        "Off",
        "true",
        "null",
        "~",
        "1_400",
        "12:30",
        "0x1F",
        "017",
        "1e3",
        ".inf",
        "2020-06-15",
        "2020-05",
        "=",
    ],
)
def test_whatever_yaml_would_make_of_it_it_is_text(text: str) -> None:
    assert plain(root(f"a: {text}\n")) == {"a": text}
    assert plain(root(f"{text}: [{text}]\n")) == {text: [text]}


def test_a_merge_key_is_a_key() -> None:
    assert plain(root("<<: {a: b}\n")) == {"<<": {"a": "b"}}


def test_lists_and_mappings_in_either_style() -> None:
    block = "a:\n  - b\n  - {c: d}\ne: >-\n  f\n  g\n"
    assert plain(root(block)) == plain(root("{a: [b, {c: d}], e: f g}")) == {"a": ["b", {"c": "d"}], "e": "f g"}


@given(st.recursive(HOSTILE_TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)))
def test_whatever_a_value_is_made_of_it_is_read_as_it_was(value: object) -> None:
    document, problems = read(as_yaml(value))
    codes = {code for code, _, _ in problems}
    assert codes <= {"too-deep"}
    assert codes or plain(document.root) == value


# -- places ------------------------------------------------------------------------------------------------------------


def test_every_value_and_key_knows_its_place() -> None:
    node = root("# first\nactors:\n  - id: ann\n    names: [Ann, 'Ann A.']\n  - {id: bob, é: 😀, name: Bob}\n")
    assert at(node) == (2, 1, 1)
    assert at(node, "actors") == (3, 3, 1)
    assert at(node, "actors", 0) == (3, 5, 1)
    assert at(node, "actors", 0, "id") == (3, 9, 3)
    assert at(node, "actors", 0, "names", 1) == (4, 18, 8)
    assert at(node, "actors", 1, "id") == (5, 10, 3)
    assert at(node, "actors", 1, "é") == (5, 18, 1)
    assert at(node, "actors", 1, "name") == (5, 27, 3)
    assert isinstance(node, Mapping)
    assert isinstance(node.items["actors"], Sequence)
    assert isinstance(bob := node.items["actors"].items[1], Mapping)
    assert (bob.keys["name"].line, bob.keys["name"].column) == (5, 21)


def test_a_value_of_several_lines_is_pointed_at_where_it_begins() -> None:
    assert at(root("a: one\n  and two\nb: c\n"), "a") == (1, 4, 1)
    assert at(root("a: |\n  one\n  two\nb: c\n"), "b") == (4, 4, 1)


@pytest.mark.parametrize("start", ["", "\ufeff", "# comment\n", "---\n", "%YAML 1.1\n---\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_neither_line_ends_nor_a_byte_order_mark_move_a_place(start: str, end: str) -> None:
    node = root(f"{start}a: b\nc:  d\n".replace("\n", end))
    line = start.count("\n") + 2
    assert at(node, "c") == (line, 5, 1)
    assert node.place.file.line(line) == "c:  d"


@given(st.lists(HOSTILE_TEXT.map(lambda text: "".join(text.split())), min_size=1, max_size=4))
def test_the_place_of_a_quoted_value_is_where_it_stands(values: list[str]) -> None:
    quoted = [
        "'" + "".join(character for character in value if character.isprintable() and character != "'") + "'"
        for value in values
    ]
    line = f"key: [{', '.join(quoted)}]"
    node = root(f"# first\n{line}\n")
    for number, value in enumerate(quoted):
        _, column, length = at(node, "key", number)
        assert line[column - 1 : column - 1 + length] == value


def test_nothing_is_no_mistake() -> None:
    for content in ("", "\n\n", "# only a comment\n", "\ufeff", "---\n"):
        document, problems = read(content)
        assert problems == []
        assert plain(document.root) in (None, "")


# -- mistakes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("{a: 1, a: 2, a: 3}", [("duplicate-key", 1, 8), ("duplicate-key", 1, 14)]),
        ("a: 1\n'a': 2\n", [("duplicate-key", 2, 1)]),
        ("x:\n  - {é: 1, é: 2}\n", [("duplicate-key", 2, 12)]),
        ("a: &x b\nc: *x\n", [("alias", 1, 4), ("alias", 2, 4)]),
        ("a: &x [*x]\n", [("alias", 1, 4), ("alias", 1, 8)]),
        ("&x a: b\n", [("alias", 1, 1)]),
        ("a: !!int 3\n", [("tag", 1, 4)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("tag", 1, 4)]),
        ("a: !own {b: c}\n", [("tag", 1, 4)]),
        ("? [a]\n: b\n", [("key", 1, 3)]),
        ("? {a: b}\n: c\n", [("key", 1, 3)]),
        ("a: b\n---\nc: d\n", [("syntax", 2, 1)]),
        ("a: b: c\n", [("syntax", 1, 5)]),
        ("a: [b\n", [("syntax", 2, 1)]),
        ("\ta: b\n", [("syntax", 1, 1)]),
        ("a:\n\t- b\n", [("syntax", 2, 1)]),
        ("a: b\nc: d\0\n", [("syntax", 2, 5)]),
        ("a: b\x1b\n", [("syntax", 1, 5)]),
        ("a: *missing\n", [("alias", 1, 4)]),
        ("a: b\n  c: d\n", [("syntax", 2, 4)]),
        ("a: @b\n", [("syntax", 1, 4)]),
        (b"a: b\nc: \xffd\n", [("encoding", 2, 4)]),
        ("é: é".encode() + b"\xe9", [("encoding", 1, 5)]),
        (b"a: \xed\xa0\x80\n", [("encoding", 1, 4)]),
        ("a: b\n".encode("utf-16"), [("encoding", 1, 1)]),
    ],
)
def test_a_mistake_is_named_at_its_place(content: str | bytes, problems: list[tuple[str, int, int]]) -> None:
    assert read(content)[1] == problems


def test_the_first_of_two_equal_keys_stands_and_the_rest_is_read_on() -> None:
    document, problems = read("a: 1\na: {b: 1, b: 2}\nc: *x\n")
    assert problems == [("duplicate-key", 2, 11), ("duplicate-key", 2, 1), ("alias", 3, 4)]
    assert plain(document.root) == {"a": "1", "c": ""}


def test_what_cannot_be_read_has_no_root_but_shows_its_line() -> None:
    document, problems = read_file(Path("file.yaml"), b"a: b\nc: \xffd\n")
    assert document.root is None
    assert problems[0].report().splitlines() == [
        "file.yaml:2:4: error[encoding]: byte 0xff is not UTF-8",
        "    c: \ufffdd",
        "       ^",
        "    hint: save the file as UTF-8",
    ]


def test_a_report_points_at_the_value() -> None:
    _, (problem,) = read_file(Path("file.yaml"), b"actors:\n  - name: !!str Ann\n")
    assert problem.report().splitlines()[1:3] == ["      - name: !!str Ann", "              ^^^^^^^^^"]


# -- bounds ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
@pytest.mark.parametrize("closed", [True, False])
def test_the_deepest_nesting_is_a_mistake_like_any_other(opening: str, closed: bool) -> None:
    depth = 10_000 // len(re.findall(r"[\[{?-]", opening))
    ends = {"[": "]", "{a: ": "}", "[{a: ": "}]"}.get(opening, "x")
    began = time.monotonic()
    _, problems = read(opening * depth + "x" + (ends * depth if closed else ""))
    assert ("too-deep", 1) in [(code, line) for code, line, _ in problems]
    assert len(problems) <= 2 * DEEPEST
    assert time.monotonic() - began < 10


def test_nesting_as_deep_as_allowed_is_no_mistake() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST)[1] == []
    assert read("{a: " * DEEPEST + "}" * DEEPEST)[1] == []
    assert read("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))[1] == [("too-deep", 1, DEEPEST + 1)]


def test_what_follows_a_nest_that_is_too_deep_is_still_read() -> None:
    document, problems = read(f"a: {'[' * 20}x{']' * 20}\nb: c\nb: d\n")
    assert [code for code, _, _ in problems] == ["too-deep", "duplicate-key"]
    assert isinstance(document.root, Mapping)
    assert plain(document.root.items["b"]) == "c"


def test_aliases_are_not_expanded() -> None:
    levels = ["a0: &a0 [x, x]"] + [f"a{number}: &a{number} [*a{number - 1}, *a{number - 1}]" for number in range(1, 60)]
    document, problems = read("\n".join(levels))
    assert {code for code, _, _ in problems} == {"alias"}
    assert isinstance(document.root, Mapping)
    assert plain(document.root.items["a59"]) == ["", ""]


def test_a_megabyte_in_one_value_is_read() -> None:
    node = root("a: " + "x" * 1_000_000)
    assert isinstance(node, Mapping)
    assert node.items["a"] == Scalar("x" * 1_000_000, node.items["a"].place)


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    assert LARGEST_FILE == 16 * 2**20
    document, problems = read(b"#" * (LARGEST_FILE + 1))
    assert problems == [("too-large", 1, 1)]
    assert document.root is None
    assert read(b"#" * LARGEST_FILE)[1] == []


# -- anything ----------------------------------------------------------------------------------------------------------

_SYNTAX = [
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&x ",
    "*x ",
    "!t ",
    "|\n",
    ">-\n",
    "\n",
    "  ",
    "\t",
    "'",
    '"',
    "---\n",
    "...\n",
    "#",
    "%",
]


_WRITTEN = st.lists(st.sampled_from([*_SYNTAX, *NASTY]), max_size=40).map(lambda parts: "".join(parts).encode())


@settings(max_examples=150)
@given(_WRITTEN | st.binary(max_size=60))
def test_whatever_is_written_is_refused_at_a_place_or_read_as_yaml(content: bytes) -> None:
    document, problems = read_file(Path("file.yaml"), content)
    lines = len(re.split("\r\n|[\n\r\x85\u2028\u2029]", document.file.text))
    for problem in problems:
        assert 1 <= problem.place.line <= lines + 1  # the end of an unfinished file is the line after it
        assert problem.place.column >= 1
        assert problem.report().startswith(f"file.yaml:{problem.place.line}:")
    if not problems:
        assert (plain(document.root) or None) == (yaml.load(document.file.text, Loader=yaml.CBaseLoader) or None)

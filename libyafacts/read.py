"""YAML files to nodes that know their place.

The C parser's events are put together here rather than by YAML's own constructor, which would lose every value's line and
column, let the last of two equal keys win, expand aliases without bound, and read ``no`` as false and ``12:30`` as 750. Every
scalar is text until the schema says otherwise. The only room that imports yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from libyafacts.errors import Place, Problem, TextFile

if TYPE_CHECKING:
    import yaml

DEEPEST = 12
_TOO_DEEP = f"lists and mappings are nested more than {DEEPEST} deep"
LARGEST_FILE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value: text, and where it stands."""

    text: str
    place: Place


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and their nodes; ``keys`` has the place of each key."""

    place: Place
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the fact base; ``root`` is None where it could not be read or is empty."""

    file: TextFile
    root: Node | None


def read_file(path: Path, raw: bytes) -> tuple[Document, list[Problem]]:
    """Read one file's bytes.

    Returns:
        The document, and what is wrong with it as YAML; after a syntax error the document has no root.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        file = TextFile(path, raw.decode("utf-8", "replace"))
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
        message = f"byte {raw[error.start]:#04x} is not UTF-8"
        return Document(file, None), [Problem(Place(file, line, column), "encoding", message, "save the file as UTF-8")]
    file = TextFile(path, text.replace("\r\n", "\n"))
    if len(raw) > LARGEST_FILE:
        return Document(file, None), [Problem(Place(file), "too-large", f"{path.name} is larger than 16 MiB")]
    return _Composer(file).compose()


class _Composer:
    """Puts the parser's events together; one object per file."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def compose(self) -> tuple[Document, list[Problem]]:
        import yaml

        try:
            events = yaml.parse(self.file.text, Loader=yaml.CSafeLoader)
            root = self._document(events)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            root = None
        except yaml.reader.ReaderError as error:
            before = self.file.text.encode()[: error.position].decode("utf-8", "ignore").replace("\r", "\n")
            place = Place(self.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            self.problems.append(Problem(place, "syntax", f"character {error.character!r} is not allowed in YAML"))
            root = None
        return Document(self.file, root), self.problems

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)
        if error.problem and "nesting depth" in error.problem:  # newer parsers have a limit of their own, and look ahead to it
            self._add("too-deep", _TOO_DEEP, place, "")
            return
        hint = "put a value that has ': ' or ' #' in it, or begins with a special character, in quotation marks"
        self.problems.append(Problem(place, "syntax", error.problem or "this is not YAML", hint))

    def _document(self, events: Iterator[yaml.Event]) -> Node | None:
        import yaml

        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add("syntax", "a file holds one document", self._place(event), "")
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
                root = node if documents == 1 else root
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        import yaml

        place = self._place(event)
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._add("alias", "anchors and aliases are not used here", place, "write the value out")
        if tag not in (None, "!"):
            self._add("tag", f"the tag {tag!r} is not used here", place, "all values are text")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, place)
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", place)
        if depth == DEEPEST:
            self._add("too-deep", _TOO_DEEP, place, "")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, events, depth)
        return self._mapping(place, events, depth)

    def _sequence(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Node:
        import yaml

        if depth >= DEEPEST:
            return self._skip(place, events)
        node = Sequence(place)
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            node.items.append(self._node(event, events, depth + 1))
        return node

    def _mapping(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Node:
        import yaml

        if depth >= DEEPEST:
            return self._skip(place, events)
        node = Mapping(place)
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self._add("key", "a key is text, not a list or mapping", key.place, "")
            elif key.text in node.items:
                first = node.keys[key.text]
                self._add("duplicate-key", f"{key.text!r} stands here a second time", key.place, f"first: line {first.line}")
            else:
                node.items[key.text] = value
                node.keys[key.text] = key.place
        return node

    def _skip(self, place: Place, events: Iterator[yaml.Event]) -> Node:
        """Run past a node that is nested too deep, without recursion."""
        import yaml

        level = 1
        for event in events:
            level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if level == 0:
                break
        return Scalar("", place)

    def _place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return Place(self.file)
        length = end.column - start.column if end.line == start.line else 1
        return Place(self.file, start.line + 1, start.column + 1, max(1, length))

    def _add(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problems.append(Problem(place, code, message, hint))

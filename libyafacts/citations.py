"""Citations: which words of which document carry what, where they stand, and the record that this was verified.

The idea of naming a passage by its words is that of the W3C Web Annotation model's TextQuoteSelector; here first and last
words suffice, and the span must be the only one.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from libyafacts.model import FactBase, Fragment, Quote, Selector, Source, Span
from libyafacts.sentences import sentences

ELLIPSIS = " … "

_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»″〝〞", '"') | dict.fromkeys("‘’‚‛′‹›", "'"))


class Citation(NamedTuple):
    """One place in the fact base that points at words.

    ``owner`` is the statement, entity or source, ``path`` leads to the words.
    """

    owner: str
    document: str
    selector: Selector
    path: tuple[str | int, ...]
    span: Span | None
    quote: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The owner, and a SHA-256 over everything in the YAML that decides which words are meant."""
        return citation_key(self.owner, self.document, self.selector)


def citation_key(owner: str, document: str, selector: Selector) -> tuple[str, str]:
    """See :attr:`Citation.key`."""
    parts = "\0".join((document, selector.at, selector.before, selector.after))
    return owner, hashlib.sha256(parts.encode()).hexdigest()


def citations_of(base: FactBase) -> Iterator[Citation]:
    """Every citation of a fact base: what sources say of their own text, names, stances, in the order of the base."""
    for source in base.sources.values():
        for number, fragment in enumerate(source.fragments):
            yield Citation(source.id, source.id, fragment.selector, ("fragments", number), fragment.span)
        for number, aside in enumerate(source.set_aside):
            yield Citation(source.id, source.id, aside.selector, ("set_aside", number), aside.span)
    for entity in base.entities.values():
        for number, name in enumerate(entity.names):
            if name.source and name.selector:
                yield Citation(entity.id, name.source, name.selector, ("names", number), name.span)
    for statement in base.statements.values():
        quote = statement.content.words if isinstance(statement.content, Quote) else ""
        for number, stance in enumerate(statement.stances):
            if stance.selector:
                path = ("stances", number)
                yield Citation(statement.id, stance.document, stance.selector, path, stance.span, quote)


class Text:
    """The text of a document, ready to be searched: white space and the shape of quotation marks do not matter."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.fragments: list[tuple[tuple[int, int], Fragment]] = []
        self._borders: frozenset[int] = frozenset()
        self._paragraphs = [match.start() for match in re.finditer(r"\n", text)]

    # A folder of texts may hold others than those of the sources: what takes a while is done when it is asked for.
    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where its sentences stand."""
        return sentences(self.text, self._borders)

    @cached_property
    def _normalised(self) -> tuple[str, list[int]]:
        return _normalise(self.text)

    @classmethod
    def read(cls, path: Path) -> Text:
        """The text of a UTF-8 file, its bytes untouched.

        Raises:
            UnicodeDecodeError: where it is not UTF-8.
        """
        return cls(path.read_bytes().decode("utf-8"))

    def divided(self, source: Source) -> Text:
        """This text as its source divides it: no span crosses from one fragment into the next, and no sentence either."""
        text = Text(self.text)
        found = [(self.spans(fragment.selector), fragment) for fragment in source.fragments]
        text.fragments = [(spans[0], fragment) for spans, fragment in found if len(spans) == 1]
        edges = {edge for span, _ in text.fragments for edge in span}
        text._borders = frozenset(edges).union(start for words in source.sentence_starts for start, _ in self.spans(words))
        text._paragraphs = sorted(edges.union(self._paragraphs))
        return text

    def sentences_in(self, span: tuple[int, int]) -> list[tuple[int, int]]:
        """The sentences of which a span has at least a letter or digit."""
        shared = (((start, end), self.text[max(start, span[0]) : min(end, span[1])]) for start, end in self.sentences)
        return [sentence for sentence, words in shared if any(map(str.isalnum, words))]

    def spans(self, selector: Selector) -> list[tuple[int, int]]:
        """Every shortest span within one paragraph that the selector may mean, as (start, end) in characters."""
        first, ellipsis, last = selector.at.partition(ELLIPSIS)
        heads = list(self._occurrences(first))
        spans = self._closed(heads, list(self._occurrences(last))) if ellipsis else heads
        found = [span for span in spans if self._neighbours_fit(span, selector)]
        offsets = self._normalised[1]
        real = [(offsets[start], offsets[end - 1] + 1) for start, end in found]
        return [span for span in real if self.paragraph(span[0]) == self.paragraph(span[1] - 1)]

    @staticmethod
    def _closed(heads: Sequence[tuple[int, int]], tails: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """From each of the first words to the nearest of the last ones; of spans with one end, the shortest."""
        starts = [start for start, _ in tails]
        shortest: dict[int, int] = {}
        for start, end in heads:
            nearest = bisect_left(starts, end)
            if nearest < len(tails):
                shortest[tails[nearest][1]] = start
        return [(start, end) for end, start in shortest.items()]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph (a line of the file) in which a character stands."""
        return bisect_right(self._paragraphs, offset)

    def contains(self, span: tuple[int, int], words: str) -> bool:
        """Whether words stand within a span, word for word."""
        return _normalise(words)[0] in _normalise(self.text[span[0] : span[1]])[0]

    def located(self, span: tuple[int, int]) -> Span:
        """A span with the proof of what stands there."""
        words = self.text[span[0] : span[1]]
        return Span(self.sha256, span[0], span[1], hashlib.sha256(words.encode()).hexdigest())

    def _occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        needle = _normalise(words)[0].strip()
        normal = self._normalised[0]
        start = normal.find(needle) if needle else -1
        while start >= 0:
            yield start, start + len(needle)
            start = normal.find(needle, start + 1)

    def _neighbours_fit(self, span: tuple[int, int], selector: Selector) -> bool:
        before = _normalise(selector.before)[0].strip()
        after = _normalise(selector.after)[0].strip()
        normal = self._normalised[0]
        left = normal[max(0, span[0] - len(before) - 1) : span[0]]
        right = normal[span[1] : span[1] + len(after) + 1]
        return left.rstrip().endswith(before) and right.lstrip().startswith(after)


def _normalise(text: str) -> tuple[str, list[int]]:
    """The text with every run of white space as one space and plain quotation marks, and where each character came from."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        offsets.append(offset)
    return "".join(characters).translate(_QUOTATION_MARKS), offsets


def texts_in(folder: Path) -> dict[str, Text]:
    """The texts of a folder by the SHA-256 of their bytes; files that are not UTF-8 text are passed over."""
    texts: dict[str, Text] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            try:
                text = Text.read(path)
            except UnicodeDecodeError:
                continue
            texts[text.sha256] = text
    return texts


def parse_record(content: bytes) -> dict[tuple[str, str], Span]:
    """A verification record: where each citation stands, by its key.

    Raises:
        ValueError: where the content is not such a record.
    """
    try:
        return dict(map(_entry, json.loads(content)["citations"]))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"this is not a verification record: {error}") from error


def _entry(entry: Mapping[str, object]) -> tuple[tuple[str, str], Span]:
    words = [entry[key] for key in ("of", "citation", "text_sha256", "words_sha256")]
    start, end = entry["start"], entry["end"]
    if not all(isinstance(word, str) for word in words) or type(start) is not int or type(end) is not int:
        raise ValueError(f"{entry} has a value of a wrong type")
    owner, citation, text_sha256, words_sha256 = map(str, words)
    return (owner, citation), Span(text_sha256, start, end, words_sha256)


def write_record(path: Path, spans: Mapping[tuple[str, str], Span]) -> None:
    """Write the verification record, one citation a line, in an order that does not change with the facts' order."""
    lines = [
        json.dumps(
            {
                "of": owner,
                "citation": citation,
                "text_sha256": span.text_sha256,
                "start": span.start,
                "end": span.end,
                "words_sha256": span.words_sha256,
            }
        )
        for (owner, citation), span in sorted(spans.items())
    ]
    path.write_text('{"citations": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")

"""Where the sentences of a text begin and end, so that it can be told which of them nobody has read for facts.

A plain reading of punctuation, in any script: a line break always ends a sentence, a full stop does where something follows
that may begin one. What no rule can see (a headline run into the next line, the joints of a collage) comes in as borders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_CLOSING = r"[\"'”’»›)\]]*"
_OPENING = "\"'“‘„«‹([¿¡"
# A mark that ends a sentence with what closes behind it: followed by white space, or by nothing in scripts that set none.
_END = re.compile(rf"[.!?…؟۔।]+{_CLOSING}(?=\s)|[。！？]+{_CLOSING}")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt maj capt sgt adm brig sen rep gov st jr sr no vs etc approx fig pp vol ed
    mm mme mlle mgr art jan feb mar apr jun jul aug sept sep oct nov dec e.g i.e p.m a.m""".split()
)


def sentences(text: str, borders: Iterable[int] = ()) -> list[tuple[int, int]]:
    """The sentences of a text, as (start, end) in characters, in order; what has no letter or digit is none.

    Args:
        text: the text; each line is a paragraph of its own.
        borders: places that no sentence crosses, besides line breaks.
    """
    breaks = {0, len(text), *borders, *(match.end() for match in re.finditer(r"\n", text))}
    edges = sorted(edge for edge in breaks if 0 <= edge <= len(text))
    pieces = (piece for start, end in pairwise(edges) for piece in _pieces(text, start, end))
    return [span for piece in pieces if (span := _trimmed(text, *piece))]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch of text, parted where its punctuation ends sentences."""
    for match in _END.finditer(text, start, end):
        if not _is_abbreviation(text[start : match.start()], match[0]) and _may_begin(text[match.end() : end]):
            yield start, match.end()
            start = match.end()
    yield start, end


def _is_abbreviation(before: str, mark: str) -> bool:
    """Whether a full stop belongs to the word before it: “Mr.”, “p.m.”, the initial of a name."""
    if mark != ".":
        return False
    word = re.split(rf"[\s{re.escape(_OPENING)}]", before)[-1]
    return word.casefold() in _ABBREVIATIONS or bool(re.fullmatch(r"([^\W\d_]\.)*[^\W\d_]", word))


def _may_begin(rest: str) -> bool:
    """Whether a sentence may begin here: not with a small letter, nor with a sign."""
    first = rest.lstrip().lstrip(_OPENING)[:1]
    return first.isalnum() and not first.islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    if not any(character.isalnum() for character in words):
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

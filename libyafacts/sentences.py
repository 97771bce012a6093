"""Where the sentences of a text begin and end, so that it can be told which of them nobody has read for facts.

A plain reading of punctuation, in any script: a line break always ends a sentence, a full stop does where something follows
that may begin one. What no rule can see (a headline run into the next line, the joints of a collage) comes in as borders.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

# What closes with a sentence. French sets a space before its mark, German closes with what opens in English.
_CLOSING = r"(?:[\"'”’›)\]]|\s?»|“(?=\s|$))*+"
# A mark that ends a sentence: followed by white space, or by nothing in scripts that set none. (Nothing here looks back twice.)
_END = re.compile(rf"(?<![.!?…؟۔।])[.!?…؟۔।]++{_CLOSING}(?=\s)|[。！？]++{_CLOSING}")
_BEGIN = re.compile(r"\s*+[\"'“‘„«‹(\[¿¡]*+\s*+(\S)")
_LAST_WORD = re.compile(r"[^\s\"'“‘„«‹(\[]+$")
_LONGEST_ABBREVIATION = 12

# Before a name or in the middle of a sentence, and before a number: there alone a full stop ends no sentence.
_BEFORE_NAMES = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt adm brig rep gov st vs mm mme mlle mgr e.g i.e p.m a.m approx".split()
)
_BEFORE_NUMBERS = frozenset("no nr art fig vol pp p ed jan feb mar apr jun jul aug sept sep oct nov dec".split())


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
        following = _BEGIN.match(text, match.end(), end)
        first = following[1] if following else ""
        before = text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        if _may_begin(first) and not (match[0] == "." and _is_abbreviation(before, first)):
            yield start, match.end()
            start = match.end()
    yield start, end


def _is_abbreviation(before: str, first: str) -> bool:
    """Whether a full stop belongs to the word before it: “Mr.”, “p.m.”, “No. 5”, the initial of a name."""
    found = _LAST_WORD.search(before)
    word = found[0].casefold() if found else ""
    if word in _BEFORE_NUMBERS:
        return first.isdigit()
    return word in _BEFORE_NAMES or bool(re.fullmatch(r"([^\W\d_]\.)*[^\W\d_]", word))


def _may_begin(first: str) -> bool:
    """Whether a sentence may begin with this character: not with a small letter, nor with a dash or the like."""
    return (first.isalnum() and not first.islower()) or (bool(first) and unicodedata.category(first) == "Sc")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    if not any(character.isalnum() for character in words):
        return None
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

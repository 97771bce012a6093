"""The words of any text, for full-text search: those of the index and those of a question are made by the same rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from libyafacts.names.folding import APOSTROPHES, LETTERS


class Word(NamedTuple):
    """A word of a text as it compares with others, and where in the text it stands: characters, end not included."""

    text: str
    start: int
    end: int


# Scripts that put no space between words: each sign is a word, so that a part of a run is found as a phrase.
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_NUMBER = r"(?<![^ ,])\d{1,3}(?:,\d{3})+(?![^ ,])"
_WORD = re.compile(f"[{_UNSPACED}]|{_NUMBER}|[^ ,{_UNSPACED}]+")


def words_of(text: str) -> list[Word]:
    """The words of any text, case and accents levelled out: runs of letters and digits; everything else parts them.

    Unlike :func:`names.folding.fold` this leaves out no word. A number is one word, with or without commas between its
    thousands.
    """
    pieces = [_plain(character) for character in text]
    origins = [place for place, piece in enumerate(pieces) for _ in piece]
    return [
        Word(found[0].replace(",", ""), origins[found.start()], _end(pieces, origins[found.end() - 1]))
        for found in _WORD.finditer("".join(pieces))
    ]


def has_words(texts: Iterable[str], wanted: str) -> bool:
    """Whether one of some texts has the wanted words, one after the other; signs without a letter as they are written."""
    words = [word.text for word in words_of(wanted)]
    if not words:
        return any(wanted in text for text in texts)
    return any(_runs([word.text for word in words_of(text)], words) for text in texts)


def _runs(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(words[start : start + len(wanted)]) == wanted for start in range(len(words) - len(wanted) + 1))


def _end(pieces: Sequence[str], last: int) -> int:
    """The end of a word whose last letter comes from a place: behind the accents that follow there."""
    end = last + 1
    while end < len(pieces) and not pieces[end]:
        end += 1
    return end


@cache
def _plain(character: str) -> str:
    """A character as it compares: letters and digits; nothing for an accent; a space, or a comma, for what parts words."""
    plain = unicodedata.normalize("NFD", character)
    for _ in range(2):  # what is taken apart may have a case of its own
        plain = unicodedata.normalize("NFKD", plain.casefold())
    kept = "".join(part for part in plain if unicodedata.category(part) not in ("Mn", "Me", "Cf")).translate(LETTERS)
    return "".join(part if _is_letter(part) or part == "," else " " for part in kept)


def _is_letter(character: str) -> bool:
    return character.isalnum() and ord(character) not in APOSTROPHES

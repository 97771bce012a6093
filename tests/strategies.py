"""What the properties are tried on: dates, hostile text, names, and small valid fact bases.

Importing this module sets how long and how often properties are tried.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

settings.register_profile("tests", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")

FactBaseDict = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

# -- dates -------------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MARKS = st.sampled_from(["", "~", "?", "~?", "?~"])


def _at_precision(day: date, precision: str) -> str:
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]]


_PRECISIONS = st.sampled_from(["year", "month", "day"])
SIMPLE_DATES = st.builds(lambda day, precision, mark: _at_precision(day, precision) + mark, DAYS, _PRECISIONS, MARKS)


@st.composite
def intervals(draw: Draw) -> str:
    """From one date to a later one, each at a precision of its own."""
    first, second = sorted((draw(DAYS), draw(DAYS)))
    begin = _at_precision(first, draw(_PRECISIONS)) + draw(MARKS)
    return f"{begin}/{_at_precision(second, draw(_PRECISIONS))}{draw(MARKS)}"


OPEN_DATES = SIMPLE_DATES.map(lambda text: f"../{text}") | SIMPLE_DATES.map(lambda text: f"{text}/..")
DATE_TEXTS = SIMPLE_DATES | intervals() | OPEN_DATES

# -- text --------------------------------------------------------------------------------------------------------------

# What acts on a terminal, breaks a line, ends a cell, opens markup or only looks like something else.
NASTY = (
    "\0 \a \b \t \n \r \r\n \x0b \x0c \x1b[31m \x1b]8;; \x7f \x85 \x9b \u00a0 \u00ad \u200b \u200d \u200e \u202e \u2028 \u2029"
    " \u2066 \ufeff \ufffe \ue000 \U000e0001 \U0010ffff \\ \\n \\\\ \\x1b \\u202e \\u0001f600 \" ' “ ” ‘ ’ « » ` , ; | & < >"
    " * _ [red] [/] :smile: {place} # : - = +1 @ % ~ null true no 12:30 é e\u0301 ß ı İ ǅ ﬁ Ａ ٣ م ال ё 漢 😀 👩\u200d🚀"
).split(" ")

UNICODE = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
HOSTILE_TEXT = st.lists(st.sampled_from(NASTY) | UNICODE, max_size=8).map("".join) | UNICODE
NOT_BLANK = HOSTILE_TEXT.filter(lambda text: bool(text.strip()))

# -- names -------------------------------------------------------------------------------------------------------------

_LETTERS = {
    "latin": "abcdefghijklmnopqrstuvwxyzàçéğıöøşüž",
    "cyrillic": "абвгдеёжзийклмнопрстуфхцчшщыьэюя",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآ",
    "greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέ",
}
# Long enough to be no article or title.
WORDS = st.one_of(*(st.text(letters, min_size=6, max_size=12) for letters in _LETTERS.values()))
PLAIN_WORDS = st.text("bcdfghjklmnoqrvwxz", min_size=4, max_size=10)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)

# Every alphabet that names are read in, by who writes it.
ALPHABETS = {
    "German": "abcdefghijklmnopqrstuvwxyzäöüß",
    "French": "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
    "Spanish": "abcdefghijklmnñopqrstuvwxyzáéíóúü",
    "Polish": "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "Czech": "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž",
    "Icelandic": "aábdðeéfghiíjklmnoóprstuúvxyýþæö",
    "Turkish": "abcçdefgğhıijklmnoöprsştuüvyz",
    "Azerbaijani": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "Romanian": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "Maltese": "abċdefġgħhijklmnopqrstuvwxżz",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "Macedonian": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "Kazakh": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "Tajik": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
    "Greek": "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + "أإآىةئؤء",
    "Persian": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "Urdu": "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیے",
    "Pashto": "آابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهیېۍ",
    "Kurdish": "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهھەوۆیێ",
    "Uyghur": "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە",
    "Hebrew": "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Armenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "Hiragana": "".join(map(chr, range(0x3041, 0x3097))),
    "Katakana": "".join(map(chr, range(0x30A1, 0x30FB))) + "ー",
    "Hangul": "가각간나다라마바사아자차카타파하한국김이박정최리비아하프타르칼벨심",
}
EVERY_WORD = st.one_of(*(st.text(letters, min_size=1, max_size=12) for letters in ALPHABETS.values()))
EVERY_NAME = st.lists(EVERY_WORD, min_size=1, max_size=4).map(" ".join)

# -- sounds ------------------------------------------------------------------------------------------------------------

VOWEL_SOUNDS = "aeiou"
# Those that nobody is unsure to hear.
CLEAR_CONSONANTS = "bdfgklmnprst"
EVERY_SOUND = VOWEL_SOUNDS + "bcdfghjklmnpqrstvwxyz" + "XGHCSJZTDW"
SOUNDS = st.text(EVERY_SOUND, min_size=1, max_size=12)
# Consonant, vowel, consonant, vowel: names long enough for a mistake.
LONG_SOUNDS = st.lists(
    st.tuples(st.sampled_from(CLEAR_CONSONANTS), st.sampled_from(VOWEL_SOUNDS)).map("".join), min_size=5, max_size=8
).map("".join)


@st.composite
def miswritten(draw: Draw) -> tuple[str, str]:
    """The sounds of a word, and the same with up to three of them left out, put in, written for others, or exchanged."""
    one = draw(SOUNDS)
    other = list(one)
    for at, what in draw(
        st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["", "put", "write", "exchange"])), max_size=3)
    ):
        place = at % (len(other) + 1)
        if what == "put":
            other.insert(place, draw(st.sampled_from(EVERY_SOUND)))
        elif what == "write":
            other[place : place + 1] = draw(st.sampled_from(EVERY_SOUND))
        else:
            other[place : place + 2] = other[place : place + 2][::-1] if what == "exchange" else other[place + 1 : place + 2]
    return one, "".join(other) or one


# -- fact bases --------------------------------------------------------------------------------------------------------

AGENT_KINDS = st.sampled_from(["person", "organisation", "armed-group", "government", "state", "company", "media", "unnamed"])


@st.composite
def _stances(draw: Draw, actors: list[str], sources: list[str]) -> dict[str, Any]:
    return {
        "who": draw(st.sampled_from(actors)),
        "does": draw(st.sampled_from(["reports", "says", "accuses", "denies", "rejects", "wants"])),
        "in": draw(st.sampled_from(sources)),
        **draw(st.fixed_dictionaries({}, optional={"via": st.sampled_from(sources), "compare": HOSTILE_TEXT})),
        "at": draw(st.sampled_from(["some words", "the first … the last"])),
        "hedge": draw(HOSTILE_TEXT),
        "note": draw(HOSTILE_TEXT),
    }


_SELECTORS = st.sampled_from(["some words", "the first … the last", "“Ça”, he said"])


@st.composite
def _sources(draw: Draw, id_: str, actors: list[str], sources: list[str]) -> dict[str, Any]:
    others = st.sampled_from([other for other in sources if other != id_] or [""])
    fragment = st.one_of(
        st.fixed_dictionaries({"at": _SELECTORS}, optional={"publisher": HOSTILE_TEXT}),
        st.fixed_dictionaries({"at": _SELECTORS, "publisher": NOT_BLANK, "compare": HOSTILE_TEXT}),
        st.fixed_dictionaries({"at": _SELECTORS, "original": others}),
        *([] if len(sources) < 2 else [st.fixed_dictionaries({"at": _SELECTORS, "original": others, "seen": _SELECTORS})]),
    )
    return {
        "id": id_,
        "title": draw(HOSTILE_TEXT),
        "publisher": draw(st.sampled_from(actors)),
        "author": draw(HOSTILE_TEXT),
        "fragments": draw(st.lists(fragment, max_size=2)),
        "sentence_starts": draw(st.lists(NOT_BLANK, max_size=2)),
        "set_aside": draw(st.lists(st.fixed_dictionaries({"at": _SELECTORS, "reason": NOT_BLANK}), max_size=2)),
    }


@st.composite
def _contents(draw: Draw, actors: list[str]) -> dict[str, Any]:
    actor = st.sampled_from(actors)
    two = st.lists(actor, min_size=2, max_size=2, unique=True) if len(actors) > 1 else st.nothing()
    return draw(  # type: ignore[no-any-return]
        st.one_of(
            two.map(lambda ends: {"tie": [ends[0], "backs", ends[1]]}),
            st.builds(
                lambda people, when: {"event": "meeting", "roles": {"participant": people}, "when": when},
                st.lists(actor, min_size=1, max_size=3),
                DATE_TEXTS,
            ),
            st.builds(lambda of, best: {"figure": {"of": of, "best": str(best)}}, NOT_BLANK, st.integers(0, 10**9)),
            st.builds(lambda words, about: {"quote": words, "about": [about]}, NOT_BLANK, actor),
            st.builds(lambda words, of: {"label": words, "of": of}, NOT_BLANK, actor),
            st.builds(lambda text, about: {"view": text, "about": [about]}, NOT_BLANK, actor),
        )
    )


@st.composite
def fact_bases(draw: Draw) -> FactBaseDict:
    """A small fact base without mistakes, as a curator's file would read to a YAML parser."""
    actors = [f"actor-{number}" for number in range(draw(st.integers(1, 4)))]
    sources = [f"source-{number}" for number in range(draw(st.integers(1, 2)))]
    # The number at the end of every name keeps two of them from being one name.
    entities = [
        {"id": id_, "kind": draw(AGENT_KINDS), "name": f"{draw(HOSTILE_TEXT)} {id_}", "note": draw(HOSTILE_TEXT)}
        for id_ in actors
    ]
    documents = [draw(_sources(id_, actors, sources)) for id_ in sources]
    # What says the same is one statement.
    propositions = st.tuples(_contents(actors), st.sampled_from(["actual", "planned"]))
    statements = [
        {
            "id": f"statement-{number}",
            **content,
            "mood": mood,
            "note": draw(HOSTILE_TEXT),
            "stances": draw(st.lists(_stances(actors, sources), min_size=1, max_size=3)),
        }
        for number, (content, mood) in enumerate(draw(st.lists(propositions, max_size=4, unique_by=repr)))
    ]
    header = {"title": draw(HOSTILE_TEXT), "version": draw(HOSTILE_TEXT)}
    return {"base": header, "actors": entities, "sources": documents, "statements": statements}


def as_yaml(value: object) -> str:
    """Texts, lists and mappings as YAML, with letters as they are and everything else as a number."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(key)}: {as_yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    return '"' + "".join(map(_escaped, str(value))) + '"'


def _escaped(character: str) -> str:
    return character if character.isprintable() and character not in '"\\' else f"\\U{ord(character):08x}"

"""Citations: which words a selector means, where they stand, and the record of it."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import HOSTILE_TEXT

from libyafacts.citations import ELLIPSIS, Text, citation_key, parse_record, texts_in, write_record
from libyafacts.model import Fragment, Selector, Source, Span

ARTICLE = (
    "The “Oakley  Echo” said\u00a0that the match was off.\n"
    "“Rain stopped play,” said Archer; Bowler's side said that\r\n"
    "the match was on. The match was lost, said Archer.\n"
)


def words(at: str, before: str = "", after: str = "", text: str = ARTICLE) -> list[str]:
    """The words of a text that a selector may mean."""
    return [text[start:end] for start, end in Text(text).spans(Selector(at, before, after))]


# -- exact words -------------------------------------------------------------------------------------------------------


def test_exact_words_are_found_wherever_they_stand() -> None:
    assert words("Rain stopped play") == ["Rain stopped play"]
    assert words("The match") == ["The match"]
    assert words("said Archer") == ["said Archer", "said Archer"]
    assert words("said Umpire") == []


def test_nothing_is_no_words() -> None:
    assert words("") == words("  ") == words(ELLIPSIS) == []


@pytest.mark.parametrize("at", ['"Oakley Echo"', "“Oakley Echo”", "«Oakley\u00a0Echo»", "„Oakley\n Echo‟"])
def test_the_shape_of_quotation_marks_and_white_space_does_not_matter(at: str) -> None:
    assert words(at) == ["“Oakley  Echo”"]


def test_apostrophes_do_not_matter_but_are_no_quotation_marks() -> None:
    assert words("Bowler’s side") == words("Bowler‘s side") == ["Bowler's side"]
    assert words('Bowler"s side') == []


@pytest.mark.parametrize(
    "at",
    [
        "oakley echo",
        "Rainstopped play",
        "Rain stop ped play",
        "Rain stoped play",
        "Rain, stopped play",
        "stopped Play",
        "Ráin stopped play",
    ],
)
def test_everything_else_matters(at: str) -> None:
    assert words(at) == []


def test_words_across_a_line_feed_are_not_found() -> None:
    assert words("was off. “Rain") == []
    assert words("said that the match was on", text=ARTICLE.replace("\r\n", "\r")) == ["said that\rthe match was on"]


@given(HOSTILE_TEXT, st.data())
def test_any_slice_of_a_paragraph_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = text[start:end]
    assume(cut and cut == cut.strip() and "\n" not in cut and ELLIPSIS not in cut)
    assert (start, end) in Text(text).spans(Selector(cut))


@given(HOSTILE_TEXT, st.sampled_from(["“said”", "it's off", "two words", "…"]), HOSTILE_TEXT)
def test_offsets_are_those_of_the_text_as_it_is(first: str, at: str, last: str) -> None:
    text = f"{first}{at}{last}"
    found = Text(text).spans(Selector(at))
    assert (len(first), len(first) + len(at)) in found
    assert all(Text(at).contains((0, len(at)), text[start:end]) for start, end in found)


# -- first and last words ----------------------------------------------------------------------------------------------


def test_first_and_last_words_mean_the_shortest_span() -> None:
    assert words("The match … Archer") == ["The match was lost, said Archer"]
    assert words("said … match") == ["said\u00a0that the match"]
    assert words("match was … match was", text="match was on, match was off, match was lost") == [
        "match was on, match was",
        "match was off, match was",
    ]


def test_last_words_do_not_begin_within_the_first() -> None:
    assert words("stopped play … play,”") == []
    assert words("ab … ba", text="aba ba") == ["aba ba"]


def test_a_span_that_has_a_shorter_one_in_it_is_not_meant() -> None:
    assert words("one … two", text="one one two two") == ["one two"]
    assert words("one … two", text="one, two; one, two") == ["one, two", "one, two"]


def test_first_and_last_words_stand_in_one_paragraph() -> None:
    assert words("Echo … Rain") == []
    assert words("one … two", text="one\ntwo one two") == ["one two"]


def test_an_ellipsis_without_space_around_it_is_a_character() -> None:
    assert words("one…two", text="one…two one or two") == ["one…two"]


@given(st.lists(st.sampled_from(["one", "two", "three", "\n", " ", "…", "“", "\u00a0"]), max_size=12).map("".join))
def test_every_span_has_the_first_and_last_words_at_its_ends(text: str) -> None:
    found = words("one … two", text=text)
    for span in found:
        assert span.startswith("one")
        assert span.endswith("two")
        assert "\n" not in span
        assert "one" not in span[3:]  # or a shorter one would fit
        assert "two" not in span[:-3]
    fits = any("two" in paragraph.partition("one")[2] for paragraph in text.split("\n"))
    assert bool(found) == fits


# -- neighbours --------------------------------------------------------------------------------------------------------


def test_words_before_and_after_tell_spans_apart() -> None:
    text = Text(ARTICLE)
    first, second = text.spans(Selector("said Archer"))
    assert text.spans(Selector("said Archer", before='stopped play,"')) == [first]
    assert text.spans(Selector("said Archer", before="lost,")) == [second]
    assert text.spans(Selector("said Archer", after="; Bowler’s")) == [first]
    assert text.spans(Selector("said Archer", after=".")) == [second]
    assert text.spans(Selector("said Archer", before="lost,", after=";")) == []


def test_words_before_also_choose_among_spans_with_an_ellipsis() -> None:
    assert words("was … match", before="The match") == []
    assert words("was … Archer", before="The match") == ["was lost, said Archer"]


# -- what stands in a span ---------------------------------------------------------------------------------------------


def test_a_span_contains_words_in_whatever_marks() -> None:
    text = Text(ARTICLE)
    (span,) = text.spans(Selector("The … off"))
    assert text.contains(span, '"Oakley Echo"')
    assert not text.contains(span, "Rain")


def test_a_span_is_located_with_the_proof_of_its_words() -> None:
    text = Text(ARTICLE)
    (span,) = text.spans(Selector("“Oakley Echo”"))
    located = text.located(span)
    assert ARTICLE[located.start : located.end] == "“Oakley  Echo”"
    assert located.text_sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert located.words_sha256 == hashlib.sha256("“Oakley  Echo”".encode()).hexdigest()


def test_paragraphs_are_lines() -> None:
    text = Text("a\nb\n\nc")
    assert [text.paragraph(offset) for offset in (0, 2, 5)] == [0, 1, 3]


# -- texts that their sources divide ------------------------------------------------------------------------------------

COLLAGE = "Rain at last Play stopped, said Archer. Bowler left early Archer “stayed”, we hear. Nobody else did.\n"


def collage(*fragments: Fragment, starts: tuple[str, ...] = ()) -> Source:
    """A source that says nothing but how its text is divided."""
    return Source(
        *("", "", "", "", "collage", None, "", "", "", "", "", ""),
        fragments=fragments,
        sentence_starts=tuple(map(Selector, starts)),
    )


FIRST, SECOND, THIRD = (
    Fragment(Selector(at)) for at in ("Rain … said Archer.", "Bowler left early", "Archer “stayed” … else did.")
)
WHOLE = Text(COLLAGE)
DIVIDED = WHOLE.divided(collage(FIRST, SECOND, THIRD, starts=("Play stopped",)))


def sentences_of(text: Text) -> list[str]:
    return [text.text[start:end] for start, end in text.sentences]


@pytest.mark.parametrize("at", ["early Archer", "Bowler left … Archer", "Rain at … Bowler", "Archer. Bowler left"])
def test_a_span_stays_within_a_fragment(at: str) -> None:
    assert len(WHOLE.spans(Selector(at))) == 1
    assert DIVIDED.spans(Selector(at)) == []


@pytest.mark.parametrize(
    "at", ["Bowler left early", "Rain at … Archer", "left", "stopped, said", "we hear … else", "at last Play"]
)
def test_within_a_fragment_spans_are_as_before(at: str) -> None:
    assert len(DIVIDED.spans(Selector(at))) == 1
    assert DIVIDED.spans(Selector(at)) == WHOLE.spans(Selector(at))


def test_neighbours_may_stand_in_another_fragment() -> None:
    assert DIVIDED.spans(Selector("Archer", before="early")) == [(COLLAGE.index("Archer “"), COLLAGE.index(" “stayed"))]


def test_no_sentence_crosses_from_one_fragment_into_the_next() -> None:
    assert sentences_of(WHOLE) == [
        "Rain at last Play stopped, said Archer.",
        "Bowler left early Archer “stayed”, we hear.",
        "Nobody else did.",
    ]
    assert sentences_of(DIVIDED) == [
        "Rain at last",
        "Play stopped, said Archer.",
        "Bowler left early",
        "Archer “stayed”, we hear.",
        "Nobody else did.",
    ]


def test_to_divide_a_text_leaves_it_as_it_was() -> None:
    text = Text(COLLAGE)
    text.divided(collage(FIRST, SECOND, starts=("Play stopped",)))
    assert sentences_of(text) == sentences_of(WHOLE)
    assert text.fragments == []
    assert text.spans(Selector("early Archer")) == WHOLE.spans(Selector("early Archer"))


def test_fragments_are_where_their_words_stand_and_keep_what_was_seen() -> None:
    seen = Fragment(Selector("Bowler left early"), original="echo", seen=Selector("Bowler left"))
    divided = WHOLE.divided(collage(THIRD, seen))
    assert [(COLLAGE[start:end], fragment) for (start, end), fragment in divided.fragments] == [
        ("Archer “stayed”, we hear. Nobody else did.", THIRD),
        ("Bowler left early", seen),
    ]


@pytest.mark.parametrize("at", ["Umpire", "Archer", ""])
def test_a_fragment_that_is_not_found_exactly_once_divides_nothing(at: str) -> None:
    divided = WHOLE.divided(collage(Fragment(Selector(at))))
    assert divided.fragments == []
    assert sentences_of(divided) == sentences_of(WHOLE)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("Play stopped", ["Play stopped, said Archer."]),
        ("last Play", ["Rain at last", "Play stopped, said Archer."]),
        ("Rain at last", ["Rain at last"]),
        ("hear.", ["Archer “stayed”, we hear."]),
        ("hear. Nobody", ["Archer “stayed”, we hear.", "Nobody else did."]),
        ("”,", []),
        (".", []),
    ],
)
def test_the_sentences_of_a_span_are_those_of_which_it_has_a_letter(at: str, told: list[str]) -> None:
    start = COLLAGE.index(at)
    found = DIVIDED.sentences_in((start, start + len(at)))
    assert [COLLAGE[first:last] for first, last in found] == told


_PIECES = st.sampled_from(["one ", "Two ", "three. ", "Four. ", "\n", "“Five” ", "!", "x"])


@given(st.lists(st.lists(_PIECES, max_size=4).map("".join), max_size=4))
def test_however_a_text_is_divided_nothing_crosses(parts: list[str]) -> None:
    parts = [f"{number}a{part}{number}z " for number, part in enumerate(parts)]
    fragments = [Fragment(Selector(f"{number}a{ELLIPSIS}{number}z")) for number in range(len(parts))]
    divided = Text("".join(parts)).divided(collage(*fragments))
    found = [span for span, _ in divided.fragments]
    assert len(found) == sum("\n" not in part for part in parts)
    for start, end in divided.sentences:
        assert not [span for span in found if start < span[0] < end or start < span[1] < end]
    for first, last in pairwise(range(len(parts))):
        crossing = divided.spans(Selector(f"{first}z{ELLIPSIS}{last}a"))
        assert bool(crossing) == ("\n" in parts[first] and "\n" in parts[last])  # what is no fragment has no borders


# -- texts and the record ----------------------------------------------------------------------------------------------


def test_texts_are_found_by_their_content_whatever_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(ARTICLE.encode())
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfwith a mark\r\n")
    (tmp_path / "c.bin").write_bytes(b"\xff\xfe\0")
    (tmp_path / "folder").mkdir()
    texts = texts_in(tmp_path)
    assert {sha256: text.text for sha256, text in texts.items()} == {
        hashlib.sha256(ARTICLE.encode()).hexdigest(): ARTICLE,
        hashlib.sha256(b"\xef\xbb\xbfwith a mark\r\n").hexdigest(): "\ufeffwith a mark\r\n",
    }


_SPANS = st.builds(Span, st.text("0123456789abcdef", max_size=8), st.integers(0, 2**40), st.integers(0, 2**40), HOSTILE_TEXT)
_KEYS = st.tuples(HOSTILE_TEXT, st.text("0123456789abcdef", max_size=8))


@given(st.dictionaries(_KEYS, _SPANS, max_size=5))
def test_a_record_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, spans: dict[tuple[str, str], Span]
) -> None:
    path = tmp_path_factory.getbasetemp() / "verified.json"
    write_record(path, spans)
    assert parse_record(path.read_bytes()) == spans
    content = path.read_bytes()
    write_record(path, dict(reversed(spans.items())))
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"3",
        b"\xff",
        b'{"citations": 3}',
        b'{"citations": [3]}',
        b'{"citations": [{"of": "a"}]}',
        b'{"citations": [{"of": [], "citation": "b", "text_sha256": "c", "start": 1, "end": 2, "words_sha256": "d"}]}',
        b'{"citations": [{"of": "a", "citation": "b", "text_sha256": "c", "start": "x", "end": 2, "words_sha256": "d"}]}',
    ],
)
def test_what_is_no_record_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a verification record"):
        parse_record(content)


_OWNERS = st.tuples(*[st.sampled_from(["", "a", "b", "a b", "ab"])] * 5)


@given(_OWNERS, _OWNERS)
def test_the_key_of_a_citation_changes_with_everything_that_decides_on_its_words(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    def key(parts: tuple[str, ...]) -> tuple[str, str]:
        return citation_key(parts[0], parts[1], Selector(*parts[2:]))

    assert (key(one) == key(other)) == (one == other)

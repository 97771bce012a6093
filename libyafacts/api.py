"""The program for Python: one object with a method per question, and the same answers as on the command line.

>>> import libyafacts
>>> facts = libyafacts.open_facts()
>>> facts.who("hifter").document["id"]
'khalifa-haftar'
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from libyafacts.dates import Date, DateError, parse
from libyafacts.errors import UsageError
from libyafacts.index import Index
from libyafacts.load import facts_folder, open_index, read_texts
from libyafacts.resolve import resolve, with_runner_up
from libyafacts.table import Details, Match
from libyafacts.vocabulary import BASE_KINDS

if TYPE_CHECKING:
    from libyafacts.table import Answer


Texts = str | Sequence[str]


class Facts:
    """An opened fact base. Every answer has ``document`` (as JSON has it), ``table`` (rows) and ``found``.

    Methods that take a name raise :class:`~libyafacts.errors.UnknownNameError` where nothing, or more than one thing, answers
    to it; the message ends in the candidates.
    """

    def __init__(self, index: Index) -> None:
        self._index = index

    def __enter__(self) -> Facts:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._index.close()

    @property
    def meta(self) -> dict[str, str]:
        """Title, version and content hash of the fact base."""
        return dict(self._index.meta)

    def counts(self) -> dict[str, int]:
        """How many sources, actors, places, statements and stances it has."""
        return self._index.counts()

    def known_by(self, day: str) -> Facts:
        """The same facts as far as they were known by a day: only what stands in documents that were out by then.

        Statuses are worked out again from what is left. A month or a year counts to its last day.

        Raises:
            UsageError: where the date is none, or has no end.
        """
        from libyafacts.known import known_by

        return Facts(known_by(self._index, _end(day, "--known-by", "latest", "end")))

    def _answer(self, answer: Answer, statuses: Texts = ()) -> Answer:
        """An answer as it is; one of some statuses alone says so, and so does one from what was known by a day."""
        if only := ", ".join(_several(statuses)):
            answer = answer.remarked(f"Only what is {only}.")
        day = self._index.meta.get("known_by", "")
        if not day:
            return answer
        from libyafacts.known import left_out

        late = left_out(self._index, day)
        undated = f" ({', '.join(late.undated)})" if late.undated else ""
        words = f"Known by {day}; left out are documents of later: {len(late.later)}, undated: {len(late.undated)}{undated}."
        remark = f"What was known by {day}: from documents that were out by then."
        return answer.remarked(remark, words, {"known_by": day})

    def match(self, names: Texts, kinds: Texts = (), threshold: float | None = None, explain: bool = False) -> Answer:
        """Each of some names, in any spelling, with the id, name and kind of who or what it means, and how it was found.

        Where nothing or too much matches, the row has no id, and candidates. With a threshold from 0 to 1, the single best
        candidate is taken from that score on, instead of by the program's own decision. ``explain`` keeps how each was found.
        """
        from libyafacts.query import match

        return match.match(self._index, _several(names), _several(kinds), threshold, explain)

    def with_runner_up(self, match: Match) -> Match:
        """How a name was found, with the next best that it may have meant."""
        return with_runner_up(self._index, match)

    def _meant(self, name: str, kinds: Sequence[str] = ()) -> Match:
        return resolve(self._index, name, kinds)

    def who(
        self,
        name: str = "",
        statuses: Texts = (),
        evidence: bool = False,
        explain: bool = False,
        as_of: str = "",
    ) -> Answer:
        """The dossier of one actor or place, as of a date where one is given; without a name, all there are."""
        from libyafacts.query import who

        asked = _asked(as_of)
        if name:
            answer = who.who(self._index, self._meant(name), _several(statuses), Details(evidence, explain), asked)
        elif asked:
            raise UsageError("--as-of goes with a name")
        else:
            answer = who.overview(self._index, _several(statuses))
        return self._answer(answer, statuses)

    def bases(
        self,
        name: str = "",
        statuses: Texts = (),
        evidence: bool = False,
        explain: bool = False,
        as_of: str = "",
    ) -> Answer:
        """All bases, or one of them opened; as of a date where one is given, else by the latest record."""
        from libyafacts.query import bases

        details, asked = Details(evidence, explain), _asked(as_of)
        if not name:
            return self._answer(bases.bases(self._index, _several(statuses), asked), statuses)
        return self._answer(
            bases.base(self._index, self._meant(name, BASE_KINDS), _several(statuses), details, asked), statuses
        )

    def quotes(
        self,
        words: Texts = (),
        by: str = "",
        about: str = "",
        source: str = "",
        lang: str = "",
        statuses: Texts = (),
        evidence: bool = False,
        explain: bool = False,
    ) -> Answer:
        """Verbatim words with all these words in them, by a speaker, about somebody, in a source, in a language."""
        from libyafacts.query import quotes, receipts

        wanted = quotes.Wanted(
            _several(words),
            self._meant(by) if by else None,
            self._meant(about) if about else None,
            receipts.source_of(self._index, source).id if source else "",
            lang,
            _several(statuses),
        )
        return self._answer(quotes.quotes(self._index, wanted, Details(evidence, explain)), statuses)

    def affiliations(
        self,
        names: Texts = (),
        kinds: Texts = (),
        statuses: Texts = (),
        evidence: bool = False,
        explain: bool = False,
        as_of: str = "",
    ) -> Answer:
        """Ties as rows: all, those of one name, or what ties two names to each other.

        Args:
            names: up to two.
            kinds: only ties of these classes, such as ``backing``; all where empty.
            statuses: only ties of these statuses; all where empty.
            evidence: whether a screen says where the words stand.
            explain: whether a screen says why each tie has its status.
            as_of: a date, for which each tie is answered with yes, no or not known.

        Raises:
            UsageError: for more than two names, a kind or a date that is none.
        """
        from libyafacts.query import affiliations

        wanted_names = _several(names)
        if len(wanted_names) > 2:
            raise UsageError("at most two names; put a name of several words in quotation marks: 'khalifa haftar'")
        wanted = affiliations.Wanted(tuple(map(self._meant, wanted_names)), _several(kinds), _several(statuses), _asked(as_of))
        return self._answer(affiliations.affiliations(self._index, wanted, Details(evidence, explain)), statuses)

    def timeline(
        self,
        name: str = "",
        since: str = "",
        until: str = "",
        statuses: Texts = (),
        evidence: bool = False,
        explain: bool = False,
    ) -> Answer:
        """What happened and what was said, by date; with a name, where it has a part or a word.

        Args:
            name: whose; everybody's where empty.
            since: a date; what was certainly before its first day is left out.
            until: a date; what was certainly after its last day is left out.
            statuses: only statements of these statuses; all where empty.
            evidence: whether a screen says where the words stand.
            explain: whether a screen says why each statement has its status.

        Raises:
            UsageError: for a date that is none, or an end before the beginning.
        """
        from libyafacts.query import timeline

        first = _end(since, "--from", "earliest", "beginning") if since else ""
        last = _end(until, "--to", "latest", "end") if until else ""
        if first and last and last < first:
            raise UsageError(f"--to {until} is before --from {since}")
        wanted = timeline.Wanted(self._meant(name) if name else None, first, last, _several(statuses))
        return self._answer(timeline.timeline(self._index, wanted, Details(evidence, explain)), statuses)

    def figures(self, words: Texts = (), statuses: Texts = (), evidence: bool = False, explain: bool = False) -> Answer:
        """Reported numbers with all these words in what is counted, by whom or about whom; rivals side by side."""
        from libyafacts.query import figures

        return self._answer(
            figures.figures(self._index, _several(words), _several(statuses), Details(evidence, explain)), statuses
        )

    def disputes(self, name: str = "", statuses: Texts = (), evidence: bool = False, explain: bool = False) -> Answer:
        """Every contradiction on record; with a name, those in which it has a part or a word."""
        from libyafacts.query import disputes

        match = self._meant(name) if name else None
        return self._answer(disputes.disputes(self._index, match, _several(statuses), Details(evidence, explain)), statuses)

    def search(self, words: Texts, statuses: Texts = (), evidence: bool = False, explain: bool = False) -> Answer:
        """Names, statements, quotes, notes and sources that have all these words, each of which is literal."""
        from libyafacts.query import search

        return self._answer(
            search.search(self._index, _several(words), _several(statuses), Details(evidence, explain)), statuses
        )

    def sources(self, id_: str = "", statuses: Texts = (), evidence: bool = False, explain: bool = False) -> Answer:
        """All sources; with an id or number, one of them and every statement that cites it."""
        from libyafacts.query import receipts

        if not id_:
            return self._answer(receipts.sources(self._index, _several(statuses)), statuses)
        return self._answer(receipts.source(self._index, id_, _several(statuses), Details(evidence, explain)), statuses)

    def show(self, id_: str, statuses: Texts = ()) -> Answer:
        """One statement in full, by its id."""
        from libyafacts.query import receipts

        return self._answer(receipts.show(self._index, id_, _several(statuses)), statuses)

    def cite(self, ids: Texts, style: str = "note", statuses: Texts = ()) -> Answer:
        """Citations of statements or sources, by their ids, in one of the styles note, bibtex, ris and csl-json."""
        from libyafacts.query import cite

        return self._answer(cite.cite(self._index, _several(ids), style, _several(statuses)), statuses)

    def export(self, statuses: Texts = (), as_of: str = "") -> Answer:
        """The whole base: every source, actor, place and statement; for a date, with the answer for each tie."""
        from libyafacts.query import whole

        return self._answer(whole.whole(self._index, _several(statuses), _asked(as_of)), statuses)

    def coverage(self, texts: Path | str, evidence: bool = False) -> Answer:
        """Per source, how many sentences of its text (found in the folder ``texts``) are cited, set aside or missed."""
        from libyafacts.query import coverage

        return coverage.coverage(self._index, read_texts(Path(texts)), evidence)

    def spans(self, texts: Path | str, statuses: Texts = ()) -> Answer:
        """A row per citation with the characters at which its words stand in a text of the folder ``texts``."""
        from libyafacts.query import coverage

        return coverage.spans(self._index, read_texts(Path(texts)), _several(statuses))


def _several(given: Texts) -> tuple[str, ...]:
    """Texts as they are given: one alone is one, and not its letters."""
    return (given,) if isinstance(given, str) else tuple(given)


def _asked(text: str) -> Date | None:
    """The date as of which an answer is wanted; None where by the latest record."""
    return _date(text, "--as-of") if text else None


def _end(text: str, option: str, side: Literal["earliest", "latest"], word: str) -> str:
    """The first or last day (ISO) of a date that was asked for."""
    day: str | None = getattr(_date(text, option), side)
    if day is None:
        raise UsageError(f"{option}: {text!r} has no {word}, and one is needed here")
    return day


def _date(text: str, option: str) -> Date:
    try:
        return parse(text)
    except DateError as error:
        raise UsageError(f"{option}: {error}") from error


def open_facts(path: Path | str | None = None) -> Facts:
    """Open a fact base: a folder of YAML files, or by default the one that the command line would take.

    Raises:
        NoFactsError: where no fact base is.
        DamagedBaseError: where it has errors; ``problems`` has them all.
    """
    return Facts(open_index(facts_folder(Path(path) if path is not None else None)))

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
from typing import TYPE_CHECKING

from libyafacts.index import Index
from libyafacts.load import facts_folder, open_index, read_texts
from libyafacts.resolve import resolve
from libyafacts.table import Match
from libyafacts.vocabulary import BASE_KINDS

if TYPE_CHECKING:
    from libyafacts.table import Answer


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

    def match(self, name: str, kinds: Sequence[str] = ()) -> Match:
        """What a name in any spelling means; by default of any kind."""
        return resolve(self._index, name, kinds)

    def who(self, name: str = "", statuses: Sequence[str] = (), evidence: bool = False) -> Answer:
        """The dossier of one actor or place; without a name, all there are."""
        from libyafacts.query import who

        if not name:
            return who.overview(self._index, statuses)
        return who.who(self._index, self.match(name), statuses, evidence)

    def bases(self, name: str = "", statuses: Sequence[str] = (), evidence: bool = False) -> Answer:
        """All bases; with a name, one of them opened."""
        from libyafacts.query import bases

        if not name:
            return bases.bases(self._index, statuses)
        return bases.base(self._index, self.match(name, BASE_KINDS), statuses, evidence)

    def quotes(
        self,
        words: Sequence[str] = (),
        by: str = "",
        about: str = "",
        source: str = "",
        lang: str = "",
        statuses: Sequence[str] = (),
        evidence: bool = False,
    ) -> Answer:
        """Verbatim words with all these words in them, by a speaker, about somebody, in a source, in a language."""
        from libyafacts.query import quotes, receipts

        wanted = quotes.Wanted(
            tuple(words),
            self.match(by) if by else None,
            self.match(about) if about else None,
            receipts.source_of(self._index, source).id if source else "",
            lang,
            tuple(statuses),
        )
        return quotes.quotes(self._index, wanted, evidence)

    def figures(self, words: Sequence[str] = (), statuses: Sequence[str] = (), evidence: bool = False) -> Answer:
        """Reported numbers with all these words in what is counted, by whom or about whom; rivals side by side."""
        from libyafacts.query import figures

        return figures.figures(self._index, words, statuses, evidence)

    def disputes(self, name: str = "", statuses: Sequence[str] = ()) -> Answer:
        """Every contradiction on record; with a name, those in which it has a part or a word."""
        from libyafacts.query import disputes

        return disputes.disputes(self._index, self.match(name) if name else None, statuses)

    def sources(self, id_: str = "", statuses: Sequence[str] = ()) -> Answer:
        """All sources; with an id or number, one of them and every statement that cites it."""
        from libyafacts.query import receipts

        return receipts.source(self._index, id_, statuses) if id_ else receipts.sources(self._index, statuses)

    def show(self, id_: str, statuses: Sequence[str] = ()) -> Answer:
        """One statement in full, by its id."""
        from libyafacts.query import receipts

        return receipts.show(self._index, id_, statuses)

    def coverage(self, texts: Path | str, evidence: bool = False) -> Answer:
        """Per source, how many sentences of its text (found in the folder ``texts``) are cited, set aside or missed."""
        from libyafacts.query import coverage

        return coverage.coverage(self._index, read_texts(Path(texts)), evidence)

    def spans(self, texts: Path | str, statuses: Sequence[str] = ()) -> Answer:
        """A row per citation with the characters at which its words stand in a text of the folder ``texts``."""
        from libyafacts.query import coverage

        return coverage.spans(self._index, read_texts(Path(texts)), statuses)


def open_facts(path: Path | str | None = None) -> Facts:
    """Open a fact base: a folder of YAML files, or by default the one that the command line would take.

    Raises:
        NoFactsError: where no fact base is.
        DamagedBaseError: where it has errors; ``problems`` has them all.
    """
    return Facts(open_index(facts_folder(Path(path) if path is not None else None)))

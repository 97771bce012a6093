"""The command line: parse, ask one question, write the answer. The one error boundary of the program.

A command only turns its words into a plan; :func:`main` carries the plan out, so that a fault anywhere becomes the right exit
status in one place.
"""

from __future__ import annotations

import gc

gc.set_threshold(100_000)  # importing makes many objects and no garbage; looking for it takes a tenth of the time

import inspect
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from copy import copy
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

import typer

from libyafacts import __version__, terminal
from libyafacts.errors import DamagedBaseError, ExitStatus, LibyafactsError, OutputError, UsageError
from libyafacts.terminal import ColorChoice, Terminal

if TYPE_CHECKING:
    from libyafacts.api import Facts
    from libyafacts.table import Answer, Match

Format = Literal["table", "tsv", "csv", "json", "jsonl", "md"]
Question = Callable[["Facts", "Reading"], "Answer"]
Plan = Callable[[], ExitStatus]


class Reading(NamedTuple):
    """The options that all reading commands share, in the order of the help."""

    as_of: Annotated[str | None, typer.Option(help="As of this day, month, year or interval.", metavar="DATE")] = None
    known_by: Annotated[str | None, typer.Option(help="Only from documents that were out by then.", metavar="DATE")] = None
    oneline: Annotated[bool, typer.Option("--oneline", help="One sentence with its attribution, to be pasted.")] = False
    facts: Annotated[str | None, typer.Option(help="Folder of the fact base.", metavar="DIR")] = None
    format_: Annotated[Format | None, typer.Option("--format", "-f", help="Default: table on a terminal, tsv in a pipe.")] = (
        None
    )
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False
    fields: Annotated[str | None, typer.Option(help="Only these fields, parted by commas.", metavar="A,B")] = None
    header: Annotated[bool | None, typer.Option("--header/--no-header", help="Names of the fields above the rows.")] = None
    status: Annotated[str | None, typer.Option(help="Only these statuses: disputed, stated, claimed …", metavar="A,B")] = None
    evidence: Annotated[
        bool, typer.Option("--evidence", help="On the screen: each line's id, and where in its source it stands.")
    ] = False
    explain: Annotated[
        bool, typer.Option("--explain", help="How the name was found; on the screen: why each line has its status.")
    ] = False
    color: Annotated[ColorChoice, typer.Option(help="Colour.")] = "auto"
    width: Annotated[int | None, typer.Option(help="Columns of the screen.", min=1, metavar="N")] = None

    @property
    def date(self) -> str:
        """The date as of which an answer is wanted; empty where by the latest record."""
        return "" if self.as_of is None else _filled(self.as_of, "--as-of")

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses asked for.

        Raises:
            UsageError: for one that is none.
        """
        from libyafacts.vocabulary import STATUSES

        asked = _listed(self.status, "--status")
        for status in asked:
            if status not in STATUSES:
                raise UsageError(f"there is no status {status!r}; there are: {', '.join(STATUSES)}")
        return asked


# Typer exports the class of all mistakes on the command line only as what BadParameter is made from.
_TyperUsageError: type[Exception] = typer.BadParameter.__bases__[0]

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # or help would read "[lna]" as markup
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_SHARED = tuple(
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=Reading._field_defaults[name], annotation=annotation)
    for name, annotation in get_type_hints(Reading, include_extras=True).items()
)


# Shared options that not every question can answer to: the commands that can, and a word to whoever asks another.
_ONLY_ON = {
    "as_of": (
        ("who", "bases", "affiliations", "export"),
        "--as-of goes with who, bases, affiliations and export;"
        " `libyafacts timeline --to DATE` shows what had happened by a date",
    ),
    "oneline": (("who", "bases", "show"), "--oneline goes with who, bases and show"),
}


# Shared options that say nothing about a name.
_HIDDEN_ON = {"match": ("status", "evidence")}


def _reads(command: Callable[..., Question]) -> Callable[..., Plan]:
    """A reading command: the shared options are added to its own, and its question becomes a plan.

    A parameter of its own that has the name of a shared one stands in its place.
    """
    own = inspect.signature(command, eval_str=True).parameters
    name = command.__name__
    closed = {option: word for option, (commands, word) in _ONLY_ON.items() if name not in commands}

    @wraps(command)
    def plan(**given: Any) -> Plan:
        reading = Reading(**{parameter.name: given[parameter.name] for parameter in _SHARED})
        for option, word in closed.items():
            if getattr(reading, option):
                raise UsageError(word)
        question = command(**{option: given[option] for option in own})
        return lambda: _answer(question, reading)

    hidden = {*closed, *_HIDDEN_ON.get(name, ())}
    shared = [_hidden(parameter) if parameter.name in hidden else parameter for parameter in _SHARED]
    parameters = [*own.values(), *(parameter for parameter in shared if parameter.name not in own)]
    plan.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    plan.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    del plan.__wrapped__
    return app.command()(plan)


def _hidden(parameter: inspect.Parameter) -> inspect.Parameter:
    """An option that is understood, so that it can be answered with a word, but that help does not offer."""
    kind, option = get_args(parameter.annotation)
    unlisted = copy(option)
    unlisted.hidden = True
    return parameter.replace(annotation=Annotated[kind, unlisted])


Words = list[str]
NameWords = Annotated[Words | None, typer.Argument(metavar="[NAME]...", show_default=False)]


@_reads
def who(name: NameWords = None) -> Question:
    """Everything on record about a person, group, state, place or unnamed speaker.

    The words are joined into one name, in many spellings. Without a name: what is in the base.

    \b
    libyafacts who haftar
    libyafacts who general hifter
    libyafacts who "turkish official"
    libyafacts who haftar --status disputed
    libyafacts who haftar --as-of 2019-05-16
    libyafacts who gna --json
    """
    wanted = _joined(name)
    return lambda facts, reading: facts.who(wanted, reading.statuses, reading.evidence, reading.explain, reading.date)


@_reads
def bases(name: NameWords = None) -> Question:
    """Every base: kind, place, holder by the latest record, use and plans, forces, equipment; with a name, that base.

    \b
    libyafacts bases
    libyafacts bases watiya
    libyafacts bases watiya --as-of 2020-06-10
    libyafacts bases | cut -f1
    """
    wanted = _joined(name)
    return lambda facts, reading: facts.bases(wanted, reading.statuses, reading.evidence, reading.explain, reading.date)


@_reads
def quotes(
    words: Annotated[Words | None, typer.Argument(metavar="[WORDS]...", show_default=False)] = None,
    by: Annotated[str | None, typer.Option(help="Only this speaker's.", metavar="NAME")] = None,
    about: Annotated[str | None, typer.Option(help="Only those about this one.", metavar="NAME")] = None,
    in_: Annotated[str | None, typer.Option("--in", help="Only those read in this source.", metavar="SOURCE")] = None,
    lang: Annotated[str | None, typer.Option(help="Only those in this language.", metavar="CODE")] = None,
) -> Question:
    """Verbatim words: who spoke them, to whom, when, and where they were read.

    \b
    libyafacts quotes --by conte
    libyafacts quotes --about turkey
    libyafacts quotes political path
    libyafacts quotes --by conte --json
    """
    given = {"by": by, "about": about, "source": in_, "lang": lang}
    wanted = {key: _filled(value, key) for key, value in given.items() if value is not None}
    spoken = [_filled(word, "a word") for word in words or ()]
    return lambda facts, reading: facts.quotes(
        spoken, **wanted, statuses=reading.statuses, evidence=reading.evidence, explain=reading.explain
    )


@_reads
def affiliations(
    names: Annotated[Words | None, typer.Argument(metavar="[NAME] [NAME]", show_default=False)] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="affiliation, backing, opposition, control, presence or location.", metavar="A,B"),
    ] = None,
) -> Question:
    """Ties: who backs, fights, commands, holds whom or what, who says so and who denies it.

    With a name, its ties, told from its end. With two (quote one of several words), what ties them to each other: directly,
    or by the shortest chain of ties.

    \b
    libyafacts affiliations haftar --kind backing
    libyafacts affiliations france haftar
    libyafacts affiliations france haftar --known-by 2019-05-17
    libyafacts affiliations "wagner group" gna
    """
    given = [_filled(name, "a name") for name in names or ()]
    kinds = _listed(kind, "--kind")
    return lambda facts, reading: facts.affiliations(
        given, kinds, reading.statuses, reading.evidence, reading.explain, reading.date
    )


@_reads
def match(
    names: Annotated[Words | None, typer.Argument(metavar="[NAME]...", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option(help="Only these: person, state, city …", metavar="A,B")] = None,
    threshold: Annotated[
        float | None, typer.Option(help="Take the single best candidate from this score on.", metavar="0…1")
    ] = None,
) -> Question:
    """Names, each to the id that it has here, to join other tables with the facts; without names, one a line from a pipe.

    One row for each, in their order; without an id where nothing, or too much, answers to the name. --json has the candidates.

    \b
    libyafacts match hifter "conte, giuseppe" nobody
    libyafacts match "Хафтара" "أردوغان" --json
    printf '%s\\n' watiya Türkei | libyafacts match --format csv
    """
    given = _lines_of_input() if names is None else names
    kinds = _listed(kind, "--kind")
    return lambda facts, reading: _match(facts, given, kinds, threshold, reading)


@_reads
def timeline(
    name: NameWords = None,
    since: Annotated[str | None, typer.Option("--from", help="Nothing that was certainly before.", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Nothing that was certainly after.", metavar="DATE")] = None,
) -> Question:
    """What happened and what was said, by date; a month stays a month; what has no date comes last.

    \b
    libyafacts timeline
    libyafacts timeline haftar
    libyafacts timeline watiya --from 2020-05 --to 2020-06
    """
    wanted = _joined(name)
    first, last = (_filled(date, f"--{end}") if date is not None else "" for date, end in ((since, "from"), (until, "to")))
    return lambda facts, reading: facts.timeline(wanted, first, last, reading.statuses, reading.evidence, reading.explain)


@_reads
def figures(
    words: Annotated[Words | None, typer.Argument(metavar="[WORDS]...", show_default=False)] = None,
) -> Question:
    """Reported numbers: who counts what, for which day; rivals side by side, never averaged or added up.

    \b
    libyafacts figures
    libyafacts figures mercenaries
    libyafacts figures killed
    libyafacts figures --format csv
    """
    wanted = [_filled(word, "a word") for word in words or ()]
    return lambda facts, reading: facts.figures(wanted, reading.statuses, reading.evidence, reading.explain)


@_reads
def disputes(name: NameWords = None) -> Question:
    """Every contradiction on record: what some say and others deny, accounts that cannot both hold, rival figures.

    Each side has its speakers, dates and sources. With a name, those in which it has a part or a word.

    \b
    libyafacts disputes
    libyafacts disputes france
    libyafacts disputes watiya --json
    """
    wanted = _joined(name)
    return lambda facts, reading: facts.disputes(wanted, reading.statuses, reading.evidence, reading.explain)


@_reads
def search(
    words: Annotated[Words, typer.Argument(metavar="WORDS...", show_default=False)],
) -> Question:
    """Names, statements, quotes, notes and sources that have all these words, whatever their case and accents.

    Each argument is taken as it is; several words in quotation marks stand one after the other. A word that is a name also
    finds what is about whoever goes by it.

    \b
    libyafacts search oil
    libyafacts search khaftar mercenaries
    libyafacts search "political path"
    """
    wanted = [_filled(word, "a word") for word in words]
    return lambda facts, reading: facts.search(wanted, reading.statuses, reading.evidence, reading.explain)


@_reads
def sources(
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A source's id, number or outlet.", show_default=False)
    ] = None,
) -> Question:
    """The documents that everything rests on; with an id or number, one of them and every statement that cites it.

    \b
    libyafacts sources
    libyafacts sources kuna-2019-05-22
    """
    wanted = "" if id_ is None else _filled(id_, "id")
    return lambda facts, reading: facts.sources(wanted, reading.statuses, reading.evidence, reading.explain)


@_reads
def show(id_: Annotated[str, typer.Argument(metavar="ID", help="A statement's id.")]) -> Question:
    """One statement in full: every stance, the words that carry it, its status and why.

    \b
    libyafacts show france-backs-haftar
    libyafacts show watiya-captured --json
    """
    wanted = _filled(id_, "id")
    return lambda facts, reading: facts.show(wanted, reading.statuses)


Style = Literal["note", "bibtex", "ris", "csl-json"]


@_reads
def cite(
    ids: Annotated[Words, typer.Argument(metavar="ID...", help="Ids of statements or sources.", show_default=False)],
    style: Annotated[Style, typer.Option(help="How it is written.")] = "note",
) -> Question:
    """A citation to be pasted: speaker, reporter, publisher, title, date, address, and the id and version of the facts.

    \b
    libyafacts cite france-backs-haftar
    libyafacts cite france-backs-haftar --style bibtex
    libyafacts cite kuna-2019-05-22 ahval-2020-06-16 --style ris
    """
    wanted = [_filled(id_, "id") for id_ in ids]
    return lambda facts, reading: facts.cite(wanted, style, reading.statuses)


@_reads
def export(
    format_: Annotated[  # noqa: ARG001 - it stands in the place of the shared option, and is read there
        Literal["json", "jsonl", "csv", "tsv", "md"], typer.Argument(metavar="FORMAT", help="json, jsonl, csv, tsv or md.")
    ],
) -> Question:
    """The whole base: every source, actor, place and statement, each a document or a row.

    With --as-of, every tie has its answer for that date, and the reason.

    \b
    libyafacts export jsonl
    libyafacts export csv --fields part,id,text,status
    libyafacts export json --as-of 2020-06-10 --known-by 2020-12
    """
    return lambda facts, reading: facts.export(reading.statuses, reading.date)


@_reads
def coverage(
    texts: Annotated[Path, typer.Option(help="Folder with the texts of the sources.", metavar="DIR", show_default=False)],
    spans: Annotated[bool, typer.Option("--spans", help="Instead, one row per citation, with its characters.")] = False,
) -> Question:
    """Per source, how many sentences of its text are cited, set aside with a reason, or missed.

    Texts are found by their SHA-256, whatever they are called. --evidence lists what was set aside, and why.
    --status goes with --spans. Exit status 1 where a sentence was missed, or a text is not there.

    \b
    libyafacts coverage --texts FOLDER
    libyafacts coverage --texts FOLDER --spans
    """
    if spans:
        return lambda facts, reading: facts.spans(texts, reading.statuses)
    return lambda facts, reading: _coverage(facts, texts, reading)


def _coverage(facts: Facts, texts: Path, reading: Reading) -> Answer:
    if reading.statuses:
        raise UsageError("--status goes with --spans: whether a sentence was missed does not depend on it")
    if reading.known_by is not None:
        raise UsageError("--known-by goes with --spans: whether a sentence was missed does not depend on it")
    return facts.coverage(texts, reading.evidence)


def _lines_of_input() -> list[str]:
    if sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("no names: give them as arguments, or one a line on standard input")
    try:
        return terminal.lines()
    except OSError as error:
        raise UsageError(f"standard input cannot be read: {error.strerror}") from error


def _match(facts: Facts, names: Sequence[str], kinds: Sequence[str], threshold: float | None, reading: Reading) -> Answer:
    if reading.statuses:
        raise UsageError("--status goes with statements, and a name has none")
    given = [name.encode("utf-8", "replace").decode("utf-8") for name in names]
    return facts.match(given, kinds, threshold, reading.explain)


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", show_default=False)] = None,
    texts: Annotated[
        Path | None, typer.Option(help="Verify every citation against the texts in this folder.", metavar="DIR")
    ] = None,
    lock: Annotated[bool, typer.Option("--lock", help="With --texts: write the record of what was verified.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings are errors.")] = False,
    format_: Annotated[Literal["text", "json"], typer.Option("--format", "-f")] = "text",
) -> Plan:
    """Every problem of a fact base at once, each as file:line:column with the line and how to mend it.

    Texts are found by their SHA-256, whatever they are called.

    \b
    libyafacts check
    libyafacts check facts --texts FOLDER
    libyafacts check facts --texts FOLDER --lock
    """
    if lock and texts is None:
        raise UsageError("--lock goes with --texts: only what was verified goes on record")
    return lambda: _check(folder, texts, lock, strict, format_)


@app.callback(invoke_without_command=True)
def libyafacts(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Versions of program and facts, and what they hold.")] = False,
) -> Plan:
    """Who backs, fights, commands and says what in Libya's war of 2019-2020, with the receipt on every line.

    \b
    libyafacts who haftar
    libyafacts bases
    libyafacts quotes --by conte
    libyafacts show france-backs-haftar

    Into a pipe: tab-separated rows, no header, no colour. --json has everything.

    Exit status: 0 answered, 1 nothing recorded, 2 wrong usage, 3 name unknown or ambiguous, 4 fact base damaged.
    """
    if version and context.invoked_subcommand:
        raise UsageError("--version stands alone")
    if version:
        return _version
    return lambda: _help(context.get_help())


# -- carrying it out ---------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program on the arguments of the process, and end it with the right exit status."""
    status = run(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, and told so before
            stream.flush()
    os._exit(status)  # all is written; taking the interpreter down in order would cost as much as a look-up


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program, and give its exit status."""
    try:
        status = _planned(arguments)()
        _flush()
        return status
    except BrokenPipeError:
        terminal.silence_stdout()
        return ExitStatus.ANSWERED  # the reader has had enough
    except (KeyboardInterrupt, typer.Abort):
        terminal.silence_stdout()  # or the rest would wait for a reader who may never come
        return ExitStatus.INTERRUPTED
    except _TyperUsageError as error:
        if sys.stderr is not None:
            error.show(file=sys.stderr)  # type: ignore[attr-defined]
        return ExitStatus.USAGE
    except DamagedBaseError as error:
        terminal.complain(str(error))  # each problem begins its line with its place
        return error.status
    except LibyafactsError as error:
        _tell(str(error))
        return error.status
    except OSError as error:
        terminal.silence_stdout()
        _tell(f"the answer cannot be written: {error.strerror}")
        return OutputError.status


def _planned(arguments: Sequence[str] | None) -> Plan:
    """What the arguments ask for."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    given = [_as_unicode(argument) for argument in (sys.argv[1:] if arguments is None else arguments)]
    try:
        plan = _program(given)(args=given, prog_name="libyafacts", standalone_mode=False)
    except SystemExit as error:  # how Typer ends where nobody reads its help
        raise BrokenPipeError from error
    if isinstance(plan, int):  # help was asked for and given, or an interrupt came
        status = ExitStatus(plan)
        return lambda: status
    assert callable(plan)
    return plan  # type: ignore[no-any-return]


def _program(arguments: Sequence[str]) -> typer.Typer:
    """The program with no command but the one asked for, since Typer makes all that it knows at every start."""
    asked = next((argument for argument in arguments if not argument.startswith("-")), "")
    commands = [info for info in app.registered_commands if info.callback and info.callback.__name__ == asked]
    if not commands:
        return app
    program = copy(app)
    program.registered_commands = commands
    return program


def _as_unicode(argument: str) -> str:
    """An argument as text, also where the locale could not read its bytes; as it is where they are no UTF-8 (a file name)."""
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return argument


def _tell(message: str) -> None:
    terminal.complain(f"libyafacts: {message}")


def _flush() -> None:
    sys.stdout.flush()


def _answer(question: Question, reading: Reading) -> ExitStatus:
    from libyafacts.api import open_facts

    screen = terminal.current(reading.color, reading.width)
    format_ = _format(reading, screen)
    if reading.facts == "":
        raise UsageError("--facts is empty")
    facts = open_facts(reading.facts)
    if reading.known_by is not None:
        facts = facts.known_by(_filled(reading.known_by, "--known-by"))
    answer = question(facts, reading)
    text = _as_text(answer, format_, reading, screen)
    for note in _on_names(facts, answer, reading):
        screen.note(note)
    screen.write(text)
    for note in answer.notes:
        screen.note(note)
    return ExitStatus.ANSWERED if answer.found else ExitStatus.NOT_RECORDED


def _on_names(facts: Facts, answer: Answer, reading: Reading) -> Iterator[str]:
    """How the names in a question were found, for whoever wants to know, and for everybody where one was only likely."""
    for match in answer.matches:
        if reading.explain:
            yield _how(match) + _runner_up(facts.with_runner_up(match))
        elif match.near:
            yield _how(match)
        for other in match.also:
            yield f"{match.query!r} is also a name of {other}: `libyafacts who {other}`"


def _how(match: Match) -> str:
    score = f", {match.score:.0%} alike" if match.score < 1 else ""
    return f"{match.query!r} is taken for {match.id}, found by {match.rung}: “{match.name}”{score}"


def _runner_up(match: Match) -> str:
    return f"; the next is {match.runner_up}, {match.runner_up_score:.0%}" if match.runner_up else "; nothing else is near"


def _format(reading: Reading, screen: Terminal) -> Format:
    if reading.json and reading.format_ not in (None, "json"):
        raise UsageError(f"--json and --format {reading.format_} contradict each other")
    if reading.json:
        return "json"
    return reading.format_ or ("table" if screen.interactive and reading.fields is None else "tsv")


def _as_text(answer: Answer, format_: Format, reading: Reading, screen: Terminal) -> str:
    written = _as_written(answer, reading)
    if written is not None:
        written = terminal.visible(written) if screen.interactive else written
        return terminal.in_ascii(written) if screen.ascii_only else written
    if format_ == "table":
        if reading.fields is not None:
            raise UsageError("--fields goes with rows: tsv, csv, md, json or jsonl")
        from libyafacts.render import render

        return render(answer, screen.width, screen.color, screen.ascii_only)
    from libyafacts.export import export

    text = export(answer, format_, _listed(reading.fields, "--fields"), reading.header, screen.ascii_only)
    # CSV has no escapes: what is lossless for a script may act on a terminal.
    return terminal.visible(text) if screen.interactive and format_ == "csv" else text


def _as_written(answer: Answer, reading: Reading) -> str | None:
    """What is written as it is, unless rows or a document were asked for: a sentence, a citation."""
    rows = reading.json or reading.format_ is not None or reading.fields is not None
    if reading.oneline and rows:
        raise UsageError("--oneline is a form of its own, without --format, --json and --fields")
    if reading.oneline and answer.oneline is None and answer.found:
        raise UsageError("--oneline of a dossier is by the latest record: it does not go with --as-of here")
    if reading.oneline:
        return f"{answer.oneline}\n" if answer.found else ""
    return None if rows else answer.text


def _listed(text: str | None, option: str) -> tuple[str, ...]:
    """The parts of an option's value; nothing where the option is not given."""
    return () if text is None else tuple(part.strip() for part in _filled(text, option).split(",") if part.strip())


def _filled(text: str, option: str) -> str:
    """What was given, as text; an empty variable of a script is a mistake, and not the same as nothing."""
    if not text.strip(" ,"):
        raise UsageError(f"{option} is empty")
    return text.encode("utf-8", "replace").decode("utf-8")


def _joined(words: Words | None) -> str:
    """The words of a name; nothing where none is given."""
    return "" if words is None else _filled(" ".join(words), "the name")


def _help(text: str) -> ExitStatus:
    terminal.current().write(text + "\n")
    return ExitStatus.ANSWERED


def _version() -> ExitStatus:
    from libyafacts.api import open_facts

    facts = open_facts()
    counts = ", ".join(f"{count} {part}" for part, count in facts.counts().items())
    terminal.current().write(
        f"libyafacts {__version__}\n{facts.meta['title']}, version {facts.meta['version']}: {counts}\n"
        f"content {facts.meta['content_hash']}\n"
    )
    return ExitStatus.ANSWERED


def _check(folder: Path | None, texts: Path | None, lock: bool, strict: bool, format_: str) -> ExitStatus:
    from libyafacts.load import examine, facts_folder

    found = examine(facts_folder(folder), texts, lock)
    screen = terminal.current()
    if format_ == "json":
        import json

        documents = [problem.document() for problem in found.problems]
        screen.write(json.dumps(documents, ensure_ascii=screen.ascii_only, indent=2) + "\n")
    else:
        for problem in found.problems:
            screen.write(terminal.visible(problem.report()) + "\n")
        screen.write(found.summary() + "\n")
    return ExitStatus.DAMAGED if found.errors or (strict and found.problems) else ExitStatus.ANSWERED

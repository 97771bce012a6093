"""From a folder to an index: find the facts, and compile them where no compiled base of the same content is at hand.

A checkout and a folder that the user names are compiled on first use into the user's cache, under a name made of their
content, so that a stale copy can never answer. The installed program carries its facts compiled.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from libyafacts.errors import DamagedBaseError, NoFactsError, UsageError
from libyafacts.index import Index

if TYPE_CHECKING:
    from libyafacts.build import Built
    from libyafacts.citations import Text
    from libyafacts.errors import Problem

VARIABLE = "LIBYAFACTS_FACTS"
RECORD = "verified.json"
MOST_CACHED = 20
_ROOMS = (
    "build check citations dates index/__init__ index/writing model names/folding names/romanising names/sounds names/wordlists"
    " names/words read schema sentences status verify vocabulary wording words"
).split()
PACKAGE = Path(__file__).parent
SHIPPED = PACKAGE / "data" / "facts"
SHIPPED_INDEX = PACKAGE / "data" / "facts.sqlite"


class Files(NamedTuple):
    """The files of a fact base as bytes (YAML files by their path in it), and the SHA-256 of them all."""

    folder: Path
    contents: dict[str, bytes]
    record: bytes
    content_hash: str


def facts_folder(given: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the facts are: the folder given, ``LIBYAFACTS_FACTS``, the checkout this program runs from, or those it carries.

    Never the folder that the user happens to be in.
    """
    if given is not None:
        return given
    if environment.get(VARIABLE):
        return Path(environment[VARIABLE])
    checkout = PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "facts").is_dir():
        return checkout / "facts"
    return SHIPPED


def open_index(folder: Path) -> Index:
    """The compiled base of a folder, compiled now if need be.

    Raises:
        NoFactsError: where no fact base is.
        DamagedBaseError: where it has errors.
    """
    if folder == SHIPPED:
        try:
            return Index.open(SHIPPED_INDEX)
        except sqlite3.Error as error:
            raise NoFactsError(f"the fact base of this installation cannot be read: {error}") from error
    files = read_folder(folder)
    key = _key(files)
    return _cached(key) or _compile_to_cache(files, key)


def _cached(key: str) -> Index | None:
    """The compiled base of a key, if it is in the cache and whole: its name ends in the SHA-256 of what it must contain."""
    from hashlib import sha256

    try:
        for path in cache_folder().iterdir():
            if path.name.startswith(f"{key}.") and path.suffix == ".sqlite":
                if path.name == f"{key}.{sha256(path.read_bytes()).hexdigest()}.sqlite":
                    return Index.open(path)
                path.unlink(missing_ok=True)
    except (OSError, sqlite3.Error):
        pass  # it is compiled anew
    return None


def _key(files: Files) -> str:
    """What a compiled base depends on: its content, and the rooms that read, check and write it."""
    import hashlib

    digest = hashlib.sha256(files.content_hash.encode())
    for room in _ROOMS:
        digest.update((PACKAGE / f"{room}.py").read_bytes())
    return digest.hexdigest()


def read_folder(folder: Path) -> Files:
    """The bytes of a fact base.

    Raises:
        NoFactsError: where there is no folder, no YAML file in it, or one that cannot be read.
    """
    import hashlib

    if not folder.is_dir():
        raise NoFactsError(f"there is no folder {folder}")
    contents: dict[str, bytes] = {}
    try:
        for name in sorted(_yaml_files(str(folder), "")):
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123 - a hundred paths are dear at every start
                contents[name] = file.read()
        record = (folder / RECORD).read_bytes() if (folder / RECORD).is_file() else b""
    except OSError as error:
        raise NoFactsError(f"{error.filename or folder} cannot be read: {error.strerror}") from error
    if not contents:
        raise NoFactsError(f"there are no facts in {folder}: no file ends in .yaml")
    digest = hashlib.sha256()
    for name, content in [*contents.items(), (RECORD, record)]:
        digest.update(os.fsencode(f"{name}\0{len(content)}\0"))
        digest.update(content)
    return Files(folder, contents, record, digest.hexdigest())


def _yaml_files(root: str, below: str) -> Iterator[str]:
    """The paths of the YAML files below a folder; not behind links to folders, which may run in a circle."""
    with os.scandir(f"{root}/{below}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _yaml_files(root, f"{below}{entry.name}/")
            elif entry.name.endswith(".yaml") and not entry.name.startswith(".") and _is_file(entry):
                yield f"{below}{entry.name}"


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link that leads to one; only a link takes a second look, and may run in a circle."""
    return entry.is_file(follow_symlinks=False) or Path(entry.path).is_file()


def build_files(files: Files) -> Built:
    """Read and build a fact base, collecting every problem on the way."""
    from libyafacts import read
    from libyafacts.build import build
    from libyafacts.citations import parse_record
    from libyafacts.errors import Place, Problem, TextFile

    documents = []
    problems = []
    for name, content in files.contents.items():
        document, found = read.read_file(files.folder / name, content)
        documents.append(document)
        problems += found
    try:
        record = parse_record(files.record) if files.record else {}
    except ValueError as error:
        place = Place(TextFile(files.folder / RECORD, ""))
        problems.append(Problem(place, "record", str(error), "delete it, and write it anew with --texts FOLDER --lock"))
        record = {}
    built = build(documents, record, files.content_hash[:12])
    built.problems[:0] = problems
    return built


def read_texts(folder: Path) -> dict[str, Text]:
    """The texts in a folder by their SHA-256.

    Raises:
        UsageError: where there is no such folder, or a file in it that cannot be read.
    """
    from libyafacts.citations import texts_in

    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}")
    try:
        return texts_in(folder)
    except OSError as error:
        raise UsageError(f"{error.filename or folder} cannot be read: {error.strerror}") from error


class Examined(NamedTuple):
    """What a check found: the problems in order, and how many citations were verified now, and were so before."""

    problems: tuple[Problem, ...]
    statements: int
    citations: int
    verified: int
    on_record: int
    locked: bool

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    def summary(self) -> str:
        """One line."""
        warnings = len(self.problems) - self.errors
        known = f"{self.verified} verified now" if self.verified else f"{self.on_record} verified before"
        line = f"{self.statements} statements, {self.citations} citations, {known}"
        line += f": {_counted(self.errors, 'error')}, {_counted(warnings, 'warning')}"
        return f"{line}; the record is written" if self.locked else line


def _counted(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def examine(folder: Path, texts: Path | None, lock: bool) -> Examined:
    """Check a fact base, against the texts where they are given.

    Args:
        folder: the fact base.
        texts: a folder with the texts of its sources, whatever their names.
        lock: whether to write the verification record, which is done only where no error was found.

    Raises:
        NoFactsError: where no fact base is.
        UsageError: where the folder of texts is none.
    """
    from libyafacts.check import check
    from libyafacts.citations import citations_of, write_record
    from libyafacts.verify import NOTHING_VERIFIED, against_record, against_texts

    files = read_folder(folder)
    built = build_files(files)
    problems = check(built)
    citations = list(citations_of(built.base))
    verified = NOTHING_VERIFIED
    if texts is not None:
        verified = against_texts(built, read_texts(texts))
        problems += verified.problems
    on_record = {citation.key: citation.span for citation in citations if citation.span}
    if not lock and not _record_is_broken(problems):
        problems += against_record(built, bool(files.record), verified)
    problems.sort(key=lambda problem: problem.sort_key)
    locked = lock and not any(problem.severity == "error" for problem in problems)
    if locked:
        write_record(folder / RECORD, on_record | verified.spans)
    now = sum(citation.key in verified.spans for citation in citations)
    before = sum(citation.span is not None for citation in citations)
    return Examined(tuple(problems), len(built.base.statements), len(citations), now, before, locked)


def _record_is_broken(problems: Iterable[Problem]) -> bool:
    """Then nothing can be told about single citations."""
    return any(problem.code == "record" for problem in problems)


def compile_into(files: Files, connection: sqlite3.Connection) -> None:
    """Check a fact base and write its index.

    Raises:
        DamagedBaseError: where it has errors; nothing is written then.
    """
    from libyafacts.check import check
    from libyafacts.index.writing import write
    from libyafacts.verify import against_record

    built = build_files(files)
    problems = check(built)
    if not _record_is_broken(problems):
        problems += against_record(built, bool(files.record))
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise DamagedBaseError(errors)
    write(built.base, connection, files.content_hash)


def compile_to(files: Files, folder: Path, stem: str) -> Path:
    """Compile into a file of a folder, which is there whole or not at all.

    Returns:
        The file, called ``<stem>.<SHA-256 of its content>.sqlite``.

    Raises:
        DamagedBaseError: where the base has errors.
        OSError, sqlite3.Error: where the file cannot be written.
    """
    import tempfile
    from hashlib import sha256

    handle, name = tempfile.mkstemp(dir=folder, suffix=".partial")
    os.close(handle)
    partial = Path(name)
    try:
        connection = sqlite3.connect(partial)
        try:
            connection.execute("PRAGMA journal_mode = OFF")  # a file that fails half-way is thrown away
            compile_into(files, connection)
        finally:
            connection.close()
        path = folder / f"{stem}.{sha256(partial.read_bytes()).hexdigest()}.sqlite"
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def _compile_to_cache(files: Files, key: str) -> Index:
    try:
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        path = compile_to(files, folder, key)
        _prune(folder)
        return Index.open(path)
    except (OSError, sqlite3.Error):  # no room, no right to write: answer all the same
        connection = sqlite3.connect(":memory:")
        compile_into(files, connection)
        return Index(connection)


def _prune(folder: Path) -> None:
    """Throw away the oldest compiled bases: each edit of a fact leaves one behind."""
    newest_first = sorted(folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[MOST_CACHED:]:
        path.unlink(missing_ok=True)


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Where compiled bases are kept: ``$XDG_CACHE_HOME/libyafacts`` or ``~/.cache/libyafacts``.

    Raises:
        FileNotFoundError: where neither is set.
    """
    root = environment.get("XDG_CACHE_HOME", "")
    if Path(root).is_absolute():
        return Path(root) / "libyafacts"
    home = environment.get("HOME") or environment.get("USERPROFILE") or ""
    if not Path(home).is_absolute():
        raise FileNotFoundError("nobody's home")
    return Path(home) / ".cache" / "libyafacts"

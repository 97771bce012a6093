r"""Answers as text for scripts: TSV, CSV, JSON, JSON lines, Markdown. Nothing is wrapped, coloured or cut.

TSV writes tab, line feed, carriage return and backslash as ``\t \n \r \\`` and other control characters as ``\xNN``,
``\uNNNN`` or ``\UNNNNNNNN``; :func:`unescaped` undoes it. JSON and CSV are lossless as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from libyafacts.errors import UsageError
from libyafacts.table import Answer, Document, Table, Value
from libyafacts.terminal import visible

FORMATS = ("tsv", "csv", "json", "jsonl", "md")

_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {code[1]: character for character, code in _ESCAPES.items()}
_ESCAPE = r"\\(?:([\\tnr])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))"
_MARKDOWN = r"([\\`*_\[\]<>|~])"


def export(answer: Answer, format_: str, fields: Sequence[str], header: bool | None, ascii_only: bool) -> str:
    """An answer as text.

    Args:
        answer: what a query found.
        format_: one of :data:`FORMATS`.
        fields: the fields wanted, in that order; all where empty.
        header: whether rows are headed by the names of the fields; None: as is usual for the format.
        ascii_only: whether the stream takes nothing but ASCII, so that JSON has to escape the rest.

    Raises:
        UsageError: for a field that the answer does not have.
    """
    if format_ in ("json", "jsonl"):
        return _json(_picked_documents(answer.document, fields), format_, ascii_only)
    chosen = _picked(answer.table, fields)
    return _ROWS[format_](chosen, header)


def _picked(table: Table, fields: Sequence[str]) -> Table:
    _known(fields, table.fields)
    wanted = fields or table.fields
    columns = {column.name: column for column in table.columns}
    return Table(tuple(columns[name] for name in wanted), table.rows)


def _known(fields: Sequence[str], known: Sequence[str]) -> None:
    unknown = [name for name in fields if name not in known]
    if unknown:
        raise UsageError(f"there is no field {unknown[0]!r} here; there are: {', '.join(known)}")


def _picked_documents(document: Document | list[Document], fields: Sequence[str]) -> Document | list[Document]:
    if not fields:
        return document
    documents = document if isinstance(document, list) else [document]
    for one in documents:
        _known(fields, list(one))
    picked = [{name: one[name] for name in fields} for one in documents]
    return picked if isinstance(document, list) else picked[0]


def _json(document: Document | list[Document], format_: str, ascii_only: bool) -> str:
    import json

    if format_ == "json":
        return _inert(json.dumps(document, ensure_ascii=ascii_only, indent=2)) + "\n"
    documents = document if isinstance(document, list) else [document]
    return "".join(_inert(json.dumps(one, ensure_ascii=ascii_only)) + "\n" for one in documents)


def _inert(text: str) -> str:
    """JSON in which characters that act on a terminal are escaped, as JSON allows for any: it says the same."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(one if visible(one) == one else _escape_in_json(one) for one in text)


def _escape_in_json(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[start]:02x}{units[start + 1]:02x}" for start in range(0, len(units), 2))


def _cells(table: Table) -> list[list[str]]:
    return [[as_text(row.get(name)) for name in table.fields] for row in table.rows]


def as_text(value: Value) -> str:
    """A value in a row: several as a list with commas, nothing as nothing, yes and no for a truth."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value) if any(" " in one for one in value) else ",".join(value)
    return str(value)


def _tsv(table: Table, header: bool | None) -> str:
    rows = [list(table.fields)] if header else []
    return "".join("\t".join(map(escaped, row)) + "\n" for row in [*rows, *_cells(table)])


def escaped(text: str) -> str:
    """A text on one line of TSV, from which :func:`unescaped` makes it again."""
    for character, code in _ESCAPES.items():
        text = text.replace(character, code)
    return visible(text)


def unescaped(text: str) -> str:
    """The text that :func:`escaped` was given."""
    return re.sub(_ESCAPE, _unescape, text)


def _unescape(match: re.Match[str]) -> str:
    letter, *codes = match.groups()
    return _UNESCAPES[letter] if letter else chr(int(next(filter(None, codes)), 16))


def _csv(table: Table, header: bool | None) -> str:
    rows = [list(table.fields)] if header in (None, True) else []
    return "".join(map(_csv_row, [*rows, *_cells(table)]))


def _csv_row(cells: Sequence[str]) -> str:
    """One row; written with CRLF as its end, so that a lone carriage return in a cell is quoted too, and ended with LF."""
    import csv
    import io

    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue().removesuffix("\r\n") + "\n"


def _markdown(table: Table, header: bool | None) -> str:
    head = [list(table.fields), ["---"] * len(table.columns)] if header in (None, True) else []
    body = [[re.sub(_MARKDOWN, r"\\\1", cell).replace("\n", "<br>") for cell in row] for row in _cells(table)]
    return "".join(f"| {' | '.join(map(visible, row))} |\n" for row in [*head, *body])


_ROWS: dict[str, Callable[[Table, bool | None], str]] = {"tsv": _tsv, "csv": _csv, "md": _markdown}

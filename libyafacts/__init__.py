"""Who backs, fights, commands and says what in Libya's war of 2019-2020, with the receipt on every line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from libyafacts.api import Facts

__version__ = "0.1.0"
__all__ = ["__version__", "open_facts"]


def open_facts(path: Path | str | None = None) -> Facts:
    """Open a fact base; see :func:`libyafacts.api.open_facts`."""
    from libyafacts import api  # late: `libyafacts --help` needs none of it

    return api.open_facts(path)

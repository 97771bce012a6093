"""Puts the facts and their compiled index into the wheel when it is built; not part of the wheel itself."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FactsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles ``facts/``; a base with errors builds no wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add facts and index to a standard wheel; an editable install reads the checkout's own, never a copy."""
        if version != "standard":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        try:
            from libyafacts import load
        finally:
            sys.path.remove(str(root))
        self._folder = tempfile.TemporaryDirectory()
        compiled = load.compile_to(load.read_folder(root / "facts"), Path(self._folder.name), "facts")
        included = build_data["force_include"]
        included[str(compiled)] = load.SHIPPED_INDEX.relative_to(load.PACKAGE.parent).as_posix()
        included[str(root / "facts")] = load.SHIPPED.relative_to(load.PACKAGE.parent).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw the compiled copy away."""
        if version == "standard":
            self._folder.cleanup()

"""What is in an archive, a folder or a ZIP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile


def contents(path: Path) -> dict[str, bytes]:
    """Each file's content by its name."""
    if path.is_dir():
        return {one.name: one.read_bytes() for one in path.iterdir()}
    with ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def timeless(path: Path) -> dict[str, Any]:
    """Everything but the time of writing, and the digest that depends on it."""
    files: dict[str, Any] = contents(path)
    files["manifest.json"] = json.loads(files["manifest.json"]) | {"exported_at": ""}
    files["SHA256SUMS"] = [line for line in files["SHA256SUMS"].splitlines() if b"manifest.json" not in line]
    return files

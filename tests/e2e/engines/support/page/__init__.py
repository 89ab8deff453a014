"""Scripts that run in the page; `arguments` are what the test gives, `return` what it gets."""

from __future__ import annotations

from pathlib import Path


def script(name: str) -> str:
    """The text of a script of this folder."""
    return Path(__file__).with_name(f"{name}.js").read_text()

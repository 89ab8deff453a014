"""Bank files for tests: samples from ISO 20022's message documentation, and small generated ones."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "answers"
OURS = b"VIR-20261210-0a1b2c3d"
"""The file of ours that the samples answer."""


def sample(name: str) -> bytes:
    """A sample as a bank sends it."""
    return (FOLDER / name).read_bytes()


def table(*lines: str, names: str = "date;end_to_end_id;amount;status;reason") -> bytes:
    """A CSV with these lines and a header."""
    return "\n".join([names, *lines, ""]).encode()

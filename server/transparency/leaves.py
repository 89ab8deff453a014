"""The content of a leaf: two digests of an event. Pure.

A leaf is two digests side by side: of the receipt, which its venue keeps, and of everything stored with the event. So
a venue proves its receipt, and the operator every column, while the log itself tells nobody anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

import orjson

from . import tree


class Event(NamedTuple):
    """Something that money depends on: its own key without dashes, when it was recorded, its receipt, its columns."""

    kind: str
    key: str
    moment: datetime
    receipt: str | None
    columns: Mapping[str, Any]


def leaf_hash(event: Event) -> bytes:
    """The hash of an event's leaf, 32 bytes."""
    return tree.leaf_hash(receipt_digest(event.receipt) + columns_digest(event.columns))


def receipt_digest(receipt: str | None) -> bytes:
    """SHA-256 of a receipt's text, of nothing where there is none."""
    return sha256((receipt or "").encode()).digest()


def columns_digest(columns: Mapping[str, Any]) -> bytes:
    """SHA-256 of what is stored with an event, as JSON with sorted keys."""
    return sha256(orjson.dumps(make_plain(columns), option=orjson.OPT_SORT_KEYS)).digest()


def make_plain(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as JSON has them: moments, UUIDs and bytes as text, all else unchanged."""
    return {
        name: in_json(value) if (in_json := _IN_JSON.get(type(value))) else value for name, value in columns.items()
    }


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


_IN_JSON: dict[type, Callable[[Any], str]] = {datetime: _moment, UUID: lambda key: key.hex, bytes: bytes.hex}

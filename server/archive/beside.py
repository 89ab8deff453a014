"""Files of an archive that are computed from its rows: figures, public keys, the newest head, the kinds of leaves."""

from __future__ import annotations

from typing import Any, cast

import orjson
from sqlalchemy import Column, Connection, Table, select

from ..keys.models import SigningKey
from ..keys.ring import to_jwk
from ..transparency.models import LogHead
from ..transparency.sources import LINES, LogSource, log_sources
from . import summary
from .manifest import CAMPAIGNS, KEYS, OWED, ROWS
from .values import encoder


def files(connection: Connection) -> dict[str, bytes]:
    """The files that are made from rows, by their names."""
    return {
        OWED: summary.write_owed(connection),
        CAMPAIGNS: summary.write_campaigns(connection),
        KEYS: _keys(connection),
    }


def leaves() -> dict[str, dict[str, Any]]:
    """For each kind of leaf: the table of its events, and the columns that its digest covers."""
    return {kind: _leaf(kind, source) for kind, source in sorted(log_sources().items())}


def newest_head(connection: Connection) -> dict[str, Any] | None:
    """The newest signed head of the log, as its row stands in the archive."""
    table = cast(Table, LogHead.__table__)
    newest = select(table).order_by(table.c.size.desc(), table.c.published_at.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return encoder(list(table.columns))(tuple(row)) if row else None


def _keys(connection: Connection) -> bytes:
    """Every public key there ever was, but for those revoked, as a JWK set."""
    query = select(SigningKey.id, SigningKey.public_point).where(SigningKey.revoked_at.is_(None))
    keys = [to_jwk(key_id, point) for key_id, point in connection.execute(query.order_by(SigningKey.id))]
    return orjson.dumps({"keys": keys}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _leaf(kind: str, source: LogSource) -> dict[str, Any]:
    return {
        "file": f"{source.table.name}{ROWS}",
        "key": cast(Column[Any], source.key).name,
        "where": {"kind": kind} if kind in LINES else {},
        "receipt": "receipt" if "receipt" in source.table.c else None,
        "columns": sorted(source.names),
    }

"""Tables of the log: leaves, the complete subtrees above them, and signed heads. None is ever changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, UtcDateTime

HASH_BYTES = 32


@append_only
class LogLeaf(Base):
    """An event's place in the log, from 0 and without gaps. ``event_id`` is the event's own key.

    ``moment`` is when the event was recorded. It comes first in the key: new leaves are neighbours in the index, and an
    insert touches the same few pages however long the log is.
    """

    __tablename__ = "log_leaves"
    __table_args__ = (UniqueConstraint("moment", "event_id", "kind"),)

    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(10))
    event_id: Mapped[str] = mapped_column(String(32))
    moment: Mapped[datetime] = mapped_column(UtcDateTime)
    hash: Mapped[bytes] = mapped_column(LargeBinary(HASH_BYTES))


@append_only
class LogNode(Base):
    """The hash of a complete subtree of ``2 ** level`` leaves, level 1 and up."""

    __tablename__ = "log_nodes"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary(HASH_BYTES))


@append_only
class LogHead(Base):
    """A tree's size and root, signed: what the operator can never take back."""

    __tablename__ = "log_heads"

    size: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    root: Mapped[bytes] = mapped_column(LargeBinary(HASH_BYTES))
    signed: Mapped[str] = mapped_column(Text)

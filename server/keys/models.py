"""Table of the issuer's signing keys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime

WAITS, SIGNS, RETIRED, REVOKED = "waits", "signs", "retired", "revoked"


class SecretKey(Base):
    """A SECRET_KEY of this database, known by a check value that does not tell it.

    ``sealed`` is None for the one in force; a former one is kept there, encrypted with it, because links on paper and
    recovery codes were made with it.
    """

    __tablename__ = "secret_keys"

    check_value: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class SigningKey(Base):
    """A key pair of the issuer. ``id`` is the key byte of the token and the JWK ``kid``.

    The private number is stored encrypted. It signs from ``signs_from`` until ``retired_at``, and is trusted from the
    start until it is revoked.
    """

    __tablename__ = "signing_keys"
    __table_args__ = (CheckConstraint("id BETWEEN 1 AND 255", name="id_is_one_byte"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    public_point: Mapped[bytes] = mapped_column(LargeBinary(65))
    private_encrypted: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    signs_from: Mapped[datetime] = mapped_column(UtcDateTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    def state_at(self, now: datetime) -> str:
        """Whether it signs, waits until phones know it, is retired or revoked."""
        if self.revoked_at:
            return REVOKED
        if self.retired_at and self.retired_at <= now:
            return RETIRED
        return SIGNS if self.signs_from <= now else WAITS

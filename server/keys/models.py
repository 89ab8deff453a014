"""Table of the issuer's signing keys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, UtcDateTime

SIGNS, RETIRED, REVOKED = "signs", "retired", "revoked"


class SigningKey(Base):
    """A key pair of the issuer. ``id`` is the key byte of the token and the JWK ``kid``.

    The private number is stored encrypted. A retired key no longer signs; a revoked one is no longer trusted.
    """

    __tablename__ = "signing_keys"
    __table_args__ = (CheckConstraint("id BETWEEN 1 AND 255", name="id_is_one_byte"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    public_point: Mapped[bytes] = mapped_column(LargeBinary(65))
    private_encrypted: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def state(self) -> str:
        """Whether it signs, is retired or revoked."""
        if self.revoked_at:
            return REVOKED
        return RETIRED if self.retired_at else SIGNS

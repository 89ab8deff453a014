"""Tables of second factors: the secret of an app of codes, passkeys, recovery codes, resets to be confirmed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, FreeTextColumn, UtcDateTime
from .models import Person

LONGEST_NAME = 60


class Authenticator(Base):
    """A person's app of six-digit codes (TOTP). A new secret is pending until a first right code confirms it.

    ``last_step`` is the time step of the last code that counted: a code counts once.
    """

    __tablename__ = "authenticators"
    __table_args__ = (
        CheckConstraint("(secret_encrypted IS NULL) = (confirmed_at IS NULL)", name="secret_was_confirmed"),
        CheckConstraint("(secret_encrypted IS NULL) = (last_step IS NULL)", name="confirmed_by_a_code"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, autoincrement=False)
    secret_encrypted: Mapped[bytes | None] = mapped_column(LargeBinary)
    pending_encrypted: Mapped[bytes | None] = mapped_column(LargeBinary)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_step: Mapped[int | None] = mapped_column(BigInteger)


class Passkey(Base):
    """A passkey (WebAuthn): the public key of a credential that a person's device or password manager holds."""

    __tablename__ = "passkeys"
    __table_args__ = (CheckConstraint("name <> ''", name="name_given"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(FreeTextColumn(LONGEST_NAME))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RecoveryCode(Base):
    """A code on paper that stands for a second factor, once. Only its keyed digest is stored."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FactorReset(Base):
    """A reset of an operator's second factors that somebody of the operator asked for, until a second one confirms."""

    __tablename__ = "factor_resets"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="reason_given"),
        CheckConstraint("asked_by_id <> person_id", name="of_somebody_else"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey(Person.id), primary_key=True, autoincrement=False)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey(Person.id), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(FreeTextColumn(500))

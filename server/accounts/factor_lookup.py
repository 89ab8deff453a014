"""Whether a person has a second factor; `server/factors` adds, checks and removes them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import exists, or_, select, union
from sqlalchemy.orm import Session

from .factor_models import Authenticator, Passkey


def has_factor(session: Session, person_id: int) -> bool:
    """Whether a person has a second factor: an app of codes that was confirmed, or a passkey."""
    codes = exists().where(Authenticator.person_id == person_id, Authenticator.confirmed_at.is_not(None))
    passkeys = exists().where(Passkey.person_id == person_id)
    return bool(session.scalar(select(or_(codes, passkeys))))


def who_have_factor(session: Session, person_ids: Collection[int]) -> set[int]:
    """Which of these people have a second factor."""
    confirmed = Authenticator.person_id.in_(person_ids), Authenticator.confirmed_at.is_not(None)
    codes = select(Authenticator.person_id).where(*confirmed)
    return set(session.scalars(union(codes, select(Passkey.person_id).where(Passkey.person_id.in_(person_ids)))))

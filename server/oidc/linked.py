"""Accounts at providers that people have linked, without asking a provider anything."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from .models import ProviderAccount


def forget_accounts(session: Session, person_id: int) -> bool:
    """Forget a person's accounts at providers, in the caller's transaction; whether there were any."""
    theirs = delete(ProviderAccount).where(ProviderAccount.person_id == person_id)
    return bool(session.execute(theirs.returning(ProviderAccount.id)).all())

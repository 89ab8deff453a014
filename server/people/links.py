"""Links that people are mailed for their own account: `issue_link`, and `take_link` once."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from .. import clock
from ..accounts.models import Person
from ..accounts.tokens import hash_token, new_token
from .models import EMAIL, MAIL_TEST, PASSWORD, AccountLink
from .refusals import LinkExpired, LinkUsed, UnknownAccountLink

LAST = {PASSWORD: timedelta(hours=1), EMAIL: timedelta(days=1), MAIL_TEST: timedelta(days=1)}


def issue_link(session: Session, person: Person, purpose: str, address: str) -> str:
    """A new token for a purpose, such as to confirm an address."""
    token, now = new_token(), clock.now()
    link = AccountLink(purpose=purpose, person_id=person.id, address=address, token_hash=hash_token(token))
    link.created_at, link.expires_at = now, now + LAST[purpose]
    session.add(link)
    return token


def find_link(session: Session, token: str, purpose: str, *, locked: bool = False) -> AccountLink:
    """The link of a token that still works. Raises UnknownAccountLink, LinkUsed, LinkExpired."""
    query = select(AccountLink).where(AccountLink.token_hash == hash_token(token), AccountLink.purpose == purpose)
    if locked:
        query = query.with_for_update(of=AccountLink).execution_options(populate_existing=True)
    link = session.scalar(query)
    if link is None:
        raise UnknownAccountLink
    if link.used_at:
        raise LinkUsed
    if link.expires_at <= clock.now():
        raise LinkExpired
    return link


def take_link(session: Session, token: str, purpose: str) -> AccountLink:
    """Use a link, once. Raises UnknownAccountLink, LinkUsed, LinkExpired."""
    link = find_link(session, token, purpose, locked=True)
    link.used_at = clock.now()
    session.flush()
    return link


def was_used(session: Session, purpose: str) -> bool:
    """Whether any link of a purpose was ever used."""
    used = AccountLink.purpose == purpose, AccountLink.used_at.is_not(None)
    return bool(session.scalar(select(exists().where(*used))))


def forget_links(session: Session, person_id: int) -> None:
    """Let every link that a person has not used stop working: their password or address is another one now."""
    session.execute(delete(AccountLink).where(AccountLink.person_id == person_id, AccountLink.used_at.is_(None)))

"""Checks of what the database holds: keys, people, the nightly work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cryptography.fernet import InvalidToken, MultiFernet
from sqlalchemy import func, select

from .. import clock
from ..accounts.models import Membership
from ..ciphers import cipher_of
from ..keys.models import SecretKey, SigningKey
from ..keys.ring import PURPOSE
from ..keys.secret import check_value_of
from ..ledger.audit_models import AuditRun
from ..messages.models import FAILED, WAITING, Mail
from ..permissions import OPERATOR
from .database import open_connection
from .findings import FAIL, OK, WARN, Deployment, Finding

NIGHTLY, LATE_MAIL = timedelta(hours=30), timedelta(hours=1)
FOUR_EYES = 2


def check_keys(deployment: Deployment) -> Iterator[Finding]:
    """Whether a key signs, and SECRET_KEY is the one it was encrypted with."""
    signs = SigningKey.retired_at.is_(None), SigningKey.revoked_at.is_(None)
    query = select(SigningKey.id, SigningKey.private_encrypted).where(*signs).order_by(SigningKey.id.desc())
    with open_connection(deployment) as connection:
        row = connection.execute(query.limit(1)).first()
        known = connection.scalar(select(SecretKey.check_value).where(SecretKey.sealed.is_(None)))
    yield from _of_secret(deployment, known)
    if row is None or not row.private_encrypted:
        yield Finding(WARN, "signing key", "there is none: the operator makes one under “Clés de signature”")
        return
    try:
        MultiFernet([cipher_of(one, PURPOSE) for one in _secrets(deployment)]).decrypt(row.private_encrypted)
    except InvalidToken:
        text = (
            f"key {row.id} was encrypted with another SECRET_KEY: set that one again, or nothing can be signed with it"
        )
        yield Finding(FAIL, "signing key", text)
    else:
        yield Finding(OK, "signing key", f"key {row.id} signs, and SECRET_KEY opens it")


def _secrets(deployment: Deployment) -> list[str]:
    """SECRET_KEY, and SECRET_KEY_BEFORE if it is set."""
    names = ("SECRET_KEY", "SECRET_KEY_BEFORE")
    return [deployment.environment.get(names[0], ""), *filter(None, [deployment.environment.get(names[1])])]


def _of_secret(deployment: Deployment, known: bytes | None) -> Iterator[Finding]:
    """Whether the database is this SECRET_KEY's, by its check value."""
    current, *before = _secrets(deployment)
    if known is None:
        return
    if known == check_value_of(current):
        if before:
            text = "SECRET_KEY is in force: take SECRET_KEY_BEFORE away twelve hours after flask keys rotate-secret"
            yield Finding(WARN, "SECRET_KEY", text)
    elif known in [check_value_of(one) for one in before]:
        yield Finding(WARN, "SECRET_KEY", "SECRET_KEY_BEFORE is still in force: run flask keys rotate-secret")
    else:
        yield Finding(FAIL, "SECRET_KEY", "it is not this database's: set that one again, nothing is signed until then")


def check_people(deployment: Deployment) -> Iterator[Finding]:
    """Whether there are two people of the operator."""
    with open_connection(deployment) as connection:
        count = connection.execute(select(func.count()).where(Membership.role == OPERATOR)).scalar_one()
    if count == 0:
        yield Finding(FAIL, "operator", "there is nobody: run flask people first, and open the link it prints")
    elif count < FOUR_EYES:
        yield Finding(WARN, "operator", "there is one person, and money needs two: invite another under “Personnes”")
    else:
        yield Finding(OK, "operator", f"{count} people")


def check_outbox(deployment: Deployment) -> Iterator[Finding]:
    """Whether mail leaves."""
    late = Mail.state == WAITING, Mail.next_try_at < clock.now() - LATE_MAIL
    with open_connection(deployment) as connection:
        waiting = connection.execute(select(func.count()).select_from(Mail).where(*late)).scalar_one()
        failed = connection.execute(select(func.count()).select_from(Mail).where(Mail.state == FAILED)).scalar_one()
    if waiting:
        text = f"{waiting} messages are due for more than an hour: does cron run flask day every 15 minutes?"
        yield Finding(FAIL, "outbox", text)
    elif failed:
        yield Finding(WARN, "outbox", f"{failed} messages were refused for good: the operator's messages say which")
    else:
        yield Finding(OK, "outbox", "nothing is late")


def check_night(deployment: Deployment) -> Iterator[Finding]:
    """Whether `flask day` runs, and what its last check of ledger and log found."""
    query = select(AuditRun.finished_at, AuditRun.broken).where(AuditRun.finished_at.is_not(None))
    with open_connection(deployment) as connection:
        last = connection.execute(query.order_by(AuditRun.finished_at.desc()).limit(1)).first()
    cron = "put */15 * * * * flask day into cron"
    if last is None:
        yield Finding(WARN, "flask day", f"it never ran to its end: {cron}")
        return
    if clock.now() - last.finished_at > NIGHTLY:
        yield Finding(FAIL, "flask day", f"its last nightly check was at {clock.iso(last.finished_at)}: {cron}")
    else:
        yield Finding(OK, "flask day", "it ran last night")
    if last.broken:
        text = f"{last.broken} things do not fit: keep the database as it is, and run flask ledger check"
        yield Finding(FAIL, "ledger and log", text)
    else:
        yield Finding(OK, "ledger and log", f"they fitted at {clock.iso(last.finished_at)}")

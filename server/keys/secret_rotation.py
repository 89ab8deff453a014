"""Changing SECRET_KEY (`rotate_secret`): all that is encrypted with the former one is encrypted with the current one.

One transaction: broken off anywhere, nothing happened; run again, what came in meanwhile is encrypted anew, too.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from cryptography.fernet import InvalidToken, MultiFernet
from flask import current_app
from sqlalchemy import ColumnClause, LargeBinary, column, select, table, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..ciphers import cipher_of, make_cipher, read_secrets
from ..db import pass_alone, transaction
from ..trail.recording import Changed, Subject, record
from . import secret
from .models import SecretKey
from .ring import WrongSecretKey


class EncryptedColumn(NamedTuple):
    """A column that holds what is encrypted for a purpose; ``key`` is its table's primary key."""

    table: str
    key: str
    column: str
    purpose: str


ENCRYPTED = (
    EncryptedColumn("signing_keys", "id", "private_encrypted", secret.SIGNING),
    EncryptedColumn("authenticators", "person_id", "secret_encrypted", "poincon second factors"),
    EncryptedColumn("authenticators", "person_id", "pending_encrypted", "poincon second factors"),
)
"""By name: who reads them stands above this package in the order of imports; a test holds that all are here."""


def rotate_secret(actor: Actor) -> dict[str, int]:
    """Make SECRET_KEY the database's, in place of SECRET_KEY_BEFORE; returns how many rows of each column were changed.

    The former one is kept, encrypted, for what it made on paper: links on covers, recovery codes. Idempotent.
    Raises WrongSecretKey unless the database is encrypted with one of the two.
    """
    *before, current = read_secrets()
    with transaction() as session:
        pass_alone(session, secret.GATE)
        secret.adopt(session)
        known = secret.find_in_force(session)
        if known is None or secret.is_foreign(session):
            raise WrongSecretKey
        changed = {f"{one.table}.{one.column}": _encrypt_anew(session, one, current) for one in ENCRYPTED}
        if known.check_value != secret.check_value_of(current):
            _hand_over(session, known, before[0], current)
            record(
                session,
                actor,
                "secret_key.rotated",
                Subject("secret_key", 0),
                Changed(after={"rows": sum(changed.values())}),
            )
    for name in ("key_ring", "former_secrets"):
        current_app.extensions.pop(name, None)
    return changed


def _hand_over(session: Session, known: SecretKey, before: str, current: str) -> None:
    sealing = make_cipher(secret.SEALING)
    for former in session.scalars(select(SecretKey).where(SecretKey.sealed.is_not(None))):
        former.sealed = sealing.rotate(former.sealed or b"")
    known.sealed = sealing.encrypt(before.encode())
    value = secret.check_value_of(current)
    if again := session.get(SecretKey, value):  # a former one is set again
        session.delete(again)
        session.flush()
    session.add(SecretKey(check_value=value, since=clock.now()))


def _encrypt_anew(session: Session, one: EncryptedColumn, current: str) -> int:
    """Encrypt a column with the current SECRET_KEY; returns how many rows were not yet. Raises WrongSecretKey."""
    key: ColumnClause[Any] = column(one.key)
    value = column(one.column, LargeBinary)
    there = table(one.table, key, value)
    cipher, newest, count = make_cipher(one.purpose), cipher_of(current, one.purpose), 0
    for row_id, content in session.execute(select(key, value).select_from(there).where(value.is_not(None))).all():
        if not content or _opens(MultiFernet([newest]), content):
            continue
        try:
            anew = cipher.rotate(content)
        except InvalidToken as error:
            raise WrongSecretKey from error
        session.execute(update(there).where(key == row_id).values({one.column: anew}))
        count += 1
    return count


def _opens(cipher: MultiFernet, content: bytes) -> bool:
    try:
        cipher.decrypt(content)
    except InvalidToken:
        return False
    return True

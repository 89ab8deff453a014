"""Apps of six-digit codes (TOTP, RFC 6238): `begin` and `confirm` one, `use` a code of it, which counts once."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

import pyotp
import segno
from cryptography.fernet import MultiFernet
from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts.factor_models import Authenticator
from ..accounts.models import Person
from ..ciphers import make_cipher
from ..db import transaction
from ..spelling import tidy
from .allowed import Added, add_factor, check_may_change
from .refusals import NothingToConfirm, WrongCode

ISSUER, STEP_SECONDS, TOLERATED_STEPS = "Poinçon", 30, 1
DIGITS = 6


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A secret to put into an app: by its QR (an address of a picture), by its link on a phone, or typed."""

    secret: str
    uri: str
    picture: str


def begin(actor: Actor) -> NewSecret:
    """Make a secret that waits for its first code; one that is used already stays until then.

    Raises SecondFactorNeeded.
    """
    secret = pyotp.random_base32()
    encrypted = _cipher().encrypt(secret.encode())
    with transaction() as session:
        check_may_change(session, actor)
        person = session.get_one(Person, actor.person_id, with_for_update=True)
        row = session.get(Authenticator, person.id) or Authenticator(person_id=person.id)
        row.pending_encrypted = encrypted
        session.add(row)
        uri = pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=ISSUER)
    picture = segno.make(uri, error="m", micro=False).svg_data_uri(scale=4, border=4, dark="#000", light="#fff")
    return NewSecret(secret, uri, picture)


def confirm(actor: Actor, code: str) -> Added:
    """Take the secret that waits into use by its first code. Raises NothingToConfirm, WrongCode."""
    with transaction() as session:
        check_may_change(session, actor)
        session.get_one(Person, actor.person_id, with_for_update=True)
        row = session.get(Authenticator, actor.person_id)
        if row is None or row.pending_encrypted is None:
            raise NothingToConfirm
        step = _step_of(tidy(code), row.pending_encrypted)
        if step is None:
            raise WrongCode
        row.secret_encrypted, row.pending_encrypted = row.pending_encrypted, None
        row.confirmed_at, row.last_step = clock.now(), step
        session.flush()
        return add_factor(session, actor, {"factor": "authenticator"})


def use(session: Session, person_id: int, code: str) -> bool:
    """Use a code up; False when it is not the right one for now, or counted already."""
    row = session.get(Authenticator, person_id)
    if row is None or row.secret_encrypted is None:
        return False
    step = _step_of(code, row.secret_encrypted)
    if step is None:
        return False
    later = or_(Authenticator.last_step.is_(None), Authenticator.last_step < step)
    using = update(Authenticator).where(Authenticator.person_id == person_id, later).values(last_step=step)
    return session.execute(using.returning(Authenticator.person_id)).one_or_none() is not None


def remove(session: Session, person_id: int) -> bool:
    """Remove a person's app of codes; False when there was none."""
    removing = delete(Authenticator).where(Authenticator.person_id == person_id).returning(Authenticator.person_id)
    return session.execute(removing).one_or_none() is not None


def _step_of(code: str, encrypted: bytes) -> int | None:
    """The time step whose code this is: of now, or one before or after, since clocks differ."""
    codes = pyotp.TOTP(_cipher().decrypt(encrypted).decode())
    now = int(clock.now().timestamp()) // STEP_SECONDS
    steps = range(now - TOLERATED_STEPS, now + TOLERATED_STEPS + 1)
    return next((step for step in steps if hmac.compare_digest(codes.generate_otp(step).encode(), code.encode())), None)


def _cipher() -> MultiFernet:
    return make_cipher("poincon second factors")

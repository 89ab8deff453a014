"""Second factors of a person: see them (`overview`), give one (`give`), remove the app, make recovery codes again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from ..access import Actor
from ..accounts import throttle
from ..accounts.beginning import strengthen
from ..accounts.factor_lookup import has_factor
from ..accounts.factor_models import Authenticator, Passkey
from ..accounts.models import Person
from ..db import db, transaction
from ..spelling import tidy
from ..trail.recording import Subject, record
from . import authenticators, recovery
from .allowed import check_may_change, end_others, is_needed, remove_factor, tell
from .refusals import NoFactor, NothingToConfirm, WrongCode


@dataclass(frozen=True, slots=True)
class Factors:
    """A person's second factors. ``may_change``: this session gave one, or there is none yet."""

    authenticator_since: datetime | None
    passkeys: list[Passkey]
    recovery_left: int
    needed: bool
    may_change: bool


def overview(actor: Actor) -> Factors:
    """The actor's own second factors."""
    session = db.session()
    app = session.get(Authenticator, actor.person_id)
    passkeys = select(Passkey).where(Passkey.person_id == actor.person_id).order_by(Passkey.id)
    return Factors(
        authenticator_since=app.confirmed_at if app else None,
        passkeys=list(session.scalars(passkeys)),
        recovery_left=recovery.count_left(session, actor.person_id),
        needed=is_needed(session, actor.person_id),
        may_change=actor.strong or not has_factor(session, actor.person_id),
    )


def give(actor: Actor, code: str) -> Actor:
    """Give a code of the app, or a recovery code: the session carries all roles from now on.

    Raises WrongCode, also for a code that counted already, and SlowedDown.
    """
    key = f"second-factor:{actor.person_id}"
    with transaction() as session:
        throttle.slow_down(session, key, throttle.OF_CODES)
    typed = tidy(code)
    with transaction() as session:
        of_app = len(typed) == authenticators.DIGITS
        if not (authenticators if of_app else recovery).use(session, actor.person_id, typed):
            raise WrongCode
        throttle.clear(session, key)
        if not of_app:
            record(session, actor, "recovery.used", Subject("person", actor.person_id))
            tell(session, actor.person_id, "recovery_used", left=recovery.count_left(session, actor.person_id))
        return strengthen(session, actor)


def remove_authenticator(actor: Actor) -> None:
    """Remove the app of codes. Raises NothingToConfirm without one, SecondFactorNeeded, LastFactor."""
    with transaction() as session:
        check_may_change(session, actor)
        session.get_one(Person, actor.person_id, with_for_update=True)
        if not authenticators.remove(session, actor.person_id):
            raise NothingToConfirm
        remove_factor(session, actor, {"factor": "authenticator"})


def make_recovery_codes(actor: Actor) -> list[str]:
    """Ten new recovery codes in place of the old ones. Raises SecondFactorNeeded or NoFactor."""
    with transaction() as session:
        check_may_change(session, actor)
        if not has_factor(session, actor.person_id):
            raise NoFactor
        session.get_one(Person, actor.person_id, with_for_update=True)
        end_others(session, actor)
        record(session, actor, "recovery.made", Subject("person", actor.person_id))
        return recovery.make(session, actor.person_id)

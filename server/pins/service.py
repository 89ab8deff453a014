"""A person's PIN: `choose` one's own, `give` somebody a new one, `forget` it."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TypedDict

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import db, insert_into, transaction
from ..errors import Invalid
from ..messages.service import Note, To, write
from ..trail.recording import Subject, record
from . import rules
from .models import PersonPin


class EasyPin(Invalid):
    code = "easy_pin"
    message = "Ce code est trop facile à deviner. Choisissez quatre chiffres qui ne se suivent pas."


class _Row(TypedDict):
    person_id: int
    salt: bytes
    rounds: int
    verifier: bytes
    set_at: datetime


def choose(actor: Actor, pin: str) -> datetime:
    """Set one's own PIN, in place of the one before; returns when. Raises EasyPin."""
    if rules.is_easy(pin):
        raise EasyPin
    row = _row(actor.person_id, pin)
    with transaction() as session:
        _store(session, row)
        record(session, actor, "person.pin_set", Subject("person", actor.person_id))
    return row["set_at"]


def give(actor: Actor, person_id: int, organisation_id: int | None) -> str:
    """A random PIN for somebody, in place of theirs; it is told this once, and they are told that it changed.

    Whether the actor may is the caller's to check.
    """
    pin = draw()
    row = _row(person_id, pin)
    with transaction() as session:
        _store(session, row)
        record(session, actor, "person.pin_given", Subject("person", person_id, organisation_id))
        write(session, [Note(f"pin:{person_id}:{clock.iso(row['set_at'])}", To(person_id=person_id), "pin_given")])
    return pin


def draw() -> str:
    """A random PIN that is not easy."""
    while rules.is_easy(pin := f"{secrets.randbelow(10**rules.DIGITS):0{rules.DIGITS}}"):
        pass
    return pin


def when_set(person_id: int) -> datetime | None:
    """When a person's PIN was set, None for none."""
    return db.session.scalar(select(PersonPin.set_at).where(PersonPin.person_id == person_id))


def forget(session: Session, person_id: int) -> None:
    """Delete a person's PIN, in the caller's transaction."""
    session.execute(delete(PersonPin).where(PersonPin.person_id == person_id))


def _row(person_id: int, pin: str) -> _Row:
    """The row to store: made outside the transaction, since the verifier is slow by intent."""
    salt = secrets.token_bytes(rules.SALT_BYTES)
    made = rules.verifier(pin, salt, rules.ROUNDS)
    return {"person_id": person_id, "salt": salt, "rounds": rules.ROUNDS, "verifier": made, "set_at": clock.now()}


def _store(session: Session, row: _Row) -> None:
    """Of two at once the last one stays."""
    storing = insert_into(session, PersonPin).values(row)
    session.execute(storing.on_conflict_do_update(index_elements=["person_id"], set_=dict(storing.excluded)))

"""Recording an act in the transaction that does it: `record`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor, network_of_request
from .models import CONSOLE, NOBODY, PERSON, PHONE, Act
from .verbs import VERBS


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is about: a kind and an id, such as ("organisation", 12), and the organisation it concerns."""

    kind: str
    id: object
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act changed: columns before and after, as JSON takes them, and the reason that somebody gave."""

    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


_PLAIN = (str, int, float, bool, list, dict, type(None))
NOTHING_ELSE = Changed()


def record(session: Session, actor: Actor | None, verb: str, subject: Subject, changed: Changed = NOTHING_ELSE) -> None:
    """Add an act to the trail, in the transaction that does it. Raises KeyError for an unknown verb.

    ``actor`` is None for someone who is not signed in, and for what the scheme does by itself.
    """
    session.add(Act(**_row(actor, verb, subject, changed)))


def record_all(session: Session, actor: Actor | None, verb: str, acts: Sequence[tuple[Subject, Changed]]) -> None:
    """Add such acts, any number of them at once, to the trail. Raises KeyError for an unknown verb."""
    if rows := [_row(actor, verb, subject, changed) for subject, changed in acts]:
        session.execute(insert(Act), rows)


def _row(actor: Actor | None, verb: str, subject: Subject, changed: Changed) -> dict[str, Any]:
    """An act's columns. Raises KeyError for an unknown verb."""
    if verb not in VERBS:
        raise KeyError(verb)
    device = actor.device if actor else None
    return {
        "done_at": clock.now(),
        "doer": _doer(actor),
        "person_id": (actor.person_id or None) if actor and not device else None,
        "device_id": device.id if device else None,
        "source": network_of_request(),
        "verb": verb,
        "subject_kind": subject.kind,
        "subject_id": str(subject.id),
        "organisation_id": subject.organisation_id,
        "before": _as_json(changed.before),
        "after": _as_json(changed.after),
        "reason": changed.reason,
    }


def _as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as JSON has them; days, moments and ids as text."""
    return {name: value if isinstance(value, _PLAIN) else str(value) for name, value in values.items()}


def _doer(actor: Actor | None) -> str:
    if actor is None:
        return NOBODY
    if actor.device:
        return PHONE
    return PERSON if actor.person_id else CONSOLE

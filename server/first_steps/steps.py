"""The first steps, from the database: `read_steps` says which are done. None is ticked by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Exists, exists, func, or_, select
from sqlalchemy.orm import Session

from ..accounts.models import Membership
from ..campaigns.models import Campaign
from ..db import db
from ..front.facts import IDENTITY, read_face
from ..keys.models import SigningKey
from ..messages.service import mail_is_set_up
from ..organisations.models import Organisation
from ..people.invitations import select_waiting
from ..people.links import was_used
from ..people.models import MAIL_TEST, Invitation
from ..permissions import OPERATOR, SPONSOR
from ..venues.models import Venue
from .models import MAIL, WaivedStep

FOUR_EYES = 2


@dataclass(frozen=True, slots=True)
class Step:
    """A step, and whether it is done."""

    key: str
    done: bool


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The steps in the order in which they are best taken.

    ``second_person_invited``: somebody was, and has not accepted. ``sponsor_id`` is a sponsor in which nobody is.
    """

    steps: list[Step]
    second_person_invited: bool
    sponsor_id: int | None


def read_steps() -> FirstSteps:
    """What is done today."""
    session = db.session()
    return FirstSteps(
        [Step(key, is_done(session)) for key, is_done in STEPS.items()],
        bool(session.scalar(select(select_waiting().where(Invitation.role == OPERATOR).exists()))),
        session.scalar(select(Organisation.id).where(Organisation.sponsors, ~_has_people()).order_by(Organisation.id)),
    )


def mail_is_tested(session: Session) -> bool:
    """Whether a test of the mail came; without a mail server, whether the operator does without."""
    return was_used(session, MAIL_TEST) if mail_is_set_up() else session.get(WaivedStep, MAIL) is not None


def _is_identified(_: Session) -> bool:
    return IDENTITY not in read_face().missing


def _says_who_it_is(_: Session) -> bool:
    return not set(read_face().missing) - {IDENTITY}


def _signs(session: Session) -> bool:
    signs = SigningKey.retired_at.is_(None), SigningKey.revoked_at.is_(None), SigningKey.private_encrypted != b""
    return _there_is(session, exists().where(*signs))


def _has_four_eyes(session: Session) -> bool:
    people = select(func.count()).select_from(Membership).where(Membership.role == OPERATOR)
    return session.scalars(people).one() >= FOUR_EYES


def _has_people() -> Exists:
    """Whether somebody of an organisation is its sponsor, or invited to be."""
    invited = select_waiting().where(Invitation.role == SPONSOR, Invitation.organisation_id == Organisation.id)
    held = exists().where(Membership.role == SPONSOR, Membership.organisation_id == Organisation.id)
    return or_(held, invited.exists())  # type: ignore[return-value]  # a condition like the two


def _there_is(session: Session, condition: Exists) -> bool:
    return bool(session.scalar(select(condition)))


STEPS: Mapping[str, Callable[[Session], bool]] = {
    "identity": _is_identified,
    "facts": _says_who_it_is,
    "key": _signs,
    "mail": mail_is_tested,
    "second_person": _has_four_eyes,
    "venues": lambda session: _there_is(session, exists(select(Venue.id))),
    "sponsor": lambda session: _there_is(session, exists().where(Organisation.sponsors, _has_people())),
    "campaign": lambda session: _there_is(session, exists(select(Campaign.id))),
}

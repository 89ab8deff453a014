"""What waits of people and organisations at the operator: who applies, who answers, who lost a second factor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from ... import clock
from ...access import Actor
from ...accounts.factor_models import FactorReset
from ...accounts.models import Person
from ...admission.applications.models import AdmissionApplication
from ...admission.applications.states import WAITING
from ...admission.models import OrganisationAnswer
from ...factors.confirmation import WAITS
from ...first_steps.steps import read_steps
from ...front.models import NEW, Announcement
from ...organisations.models import Organisation
from ..tasks import Found


def applications(session: Session, _actor: Actor) -> Iterator[Found]:
    """Applications that were sent or whose question was answered."""
    row = AdmissionApplication
    columns = row.id, row.name, row.changed_at
    yield from _counted(session, "decide_applications", columns, row.state.in_(WAITING))


def answers(session: Session, _actor: Actor) -> Iterator[Found]:
    """What organisations wrote about a decision on them."""
    row = OrganisationAnswer
    name = select(Organisation.name).where(Organisation.id == row.organisation_id).scalar_subquery()
    columns = row.organisation_id, name, row.written_at
    yield from _counted(session, "reply_to_answers", columns, row.closed_at.is_(None))


def announcements(session: Session, _actor: Actor) -> Iterator[Found]:
    """Structures that say they want to take part, and to whom nobody has answered."""
    row = Announcement
    columns = row.id, row.name, row.announced_at
    yield from _counted(session, "answer_announcements", columns, row.state == NEW)


def resets(session: Session, actor: Actor) -> Iterator[Found]:
    """Each colleague whose lost second factor somebody of the operator asked to reset; nobody confirms their own."""
    whose, by = aliased(Person), aliased(Person)
    asked = (
        select(FactorReset, whose.name, by.name)
        .join(whose, whose.id == FactorReset.person_id)
        .join(by, by.id == FactorReset.asked_by_id)
        .where(FactorReset.asked_at > clock.now() - WAITS, FactorReset.person_id != actor.person_id)
        .order_by(FactorReset.asked_at, FactorReset.person_id)
    )
    for reset, name, asker in session.execute(asked):
        yield Found(
            kind="confirm_reset",
            ref=str(reset.person_id),
            about=name,
            by=asker,
            day=clock.paris_day(reset.asked_at + WAITS),
            second=reset.asked_by_id == actor.person_id,
        )


def first_steps(_session: Session, _actor: Actor) -> Iterator[Found]:
    """What a new operator has still to set up."""
    left = [step for step in read_steps().steps if not step.done]
    if left:
        yield Found(kind="take_first_steps", count=len(left))


def _counted(
    session: Session, kind: str, columns: tuple[InstrumentedAttribute[int], Any, Any], *waiting: ColumnElement[bool]
) -> Iterator[Found]:
    """How many rows wait since when; of one alone its id and name, too."""
    key, name, moment = columns
    query = select(func.count(), func.min(key), func.min(name), func.min(moment)).where(*waiting)
    count, ref, about, since = session.execute(query).one()
    if count:
        alone = {"ref": str(ref), "about": about} if count == 1 else {}
        yield Found(kind=kind, count=count, since=clock.paris_day(since), **alone)

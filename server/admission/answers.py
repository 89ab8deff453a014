"""What an organisation answers to a suspension: it writes, the operator reads and closes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import MANAGER, PRESCRIBER, SPONSOR, Actor
from ..accounts import throttle
from ..db import db, transaction
from ..errors import Conflict, NotFound
from ..messages.service import THE_OPERATOR, Note, To, write
from ..organisations.models import APPLIED, QUALIFIED, Organisation, QualificationDecision
from ..organisations.refusals import UnknownOrganisation
from ..trail.recording import Subject, record
from .models import OrganisationAnswer

OWN_ROLES = (MANAGER, PRESCRIBER, SPONSOR)
ANSWERS, ANSWERS_SECONDS = 10, 24 * 3600


class NothingToAnswer(Conflict):
    code = "nothing_to_answer"
    message = "Cette structure est qualifiée : il n'y a rien à contester. Rechargez la page."


class UnknownAnswer(NotFound):
    code = "unknown_answer"
    message = "Cette réponse n'existe pas. Rechargez la page."


@dataclass(frozen=True, slots=True)
class OwnOrganisation:
    """An organisation as its own people see it: what the operator decided and what they answered."""

    organisation: Organisation
    decisions: Sequence[QualificationDecision]
    answers: Sequence[OrganisationAnswer]


def own_organisations(actor: Actor) -> list[OwnOrganisation]:
    """The organisations that the actor manages, prescribes or buys for, by name."""
    own = select(Organisation).where(Organisation.id.in_(actor.organisation_ids(*OWN_ROLES)))
    found = db.session.scalars(own.order_by(Organisation.name, Organisation.id)).all()
    return [OwnOrganisation(one, decisions_on(one.id), answers_of(one.id)) for one in found]


def answer(actor: Actor, organisation_id: int, text: str) -> OrganisationAnswer:
    """Write to the operator about a suspension or the end of a qualification.

    Raises UnknownOrganisation, NothingToAnswer, and TooMany above ANSWERS in a day.
    """
    if not actor.owns(organisation_id, *OWN_ROLES):
        raise UnknownOrganisation
    with transaction() as session:
        organisation = session.get_one(Organisation, organisation_id)
        if organisation.qualification in (APPLIED, QUALIFIED):
            raise NothingToAnswer
        throttle.hit(session, f"organisation-answer:{organisation_id}", ANSWERS, ANSWERS_SECONDS)
        written = OrganisationAnswer(organisation_id=organisation_id, text=text.strip(), written_at=clock.now())
        written.written_by_id = actor.person_id
        session.add(written)
        session.flush()
        record(session, actor, "organisation.answered", Subject("organisation", organisation_id, organisation_id))
        values = {"organisation": organisation.name, "answer": written.text}
        write(session, [Note(f"organisation-answer:{written.id}", THE_OPERATOR, "organisation_answered", values)])
    return written


def close_answer(actor: Actor, answer_id: int, reply: str) -> OrganisationAnswer:
    """Take note of an answer, with a reply that the organisation reads. Idempotent. Raises UnknownAnswer."""
    with transaction() as session:
        found = session.get(OrganisationAnswer, answer_id, with_for_update=True)
        if found is None:
            raise UnknownAnswer
        if found.closed_at is None:
            found.reply, found.closed_at, found.closed_by_id = reply.strip(), clock.now(), actor.person_id or None
            _tell_reply(session, found)
            subject = Subject("organisation", found.organisation_id, found.organisation_id)
            record(session, actor, "organisation.replied", subject)
    return found


def close_open_answers(session: Session, actor: Actor, organisation_id: int) -> None:
    """Close what an organisation wrote before a decision, which is the reply."""
    waiting = OrganisationAnswer.organisation_id == organisation_id, OrganisationAnswer.closed_at.is_(None)
    closed = {"closed_at": clock.now(), "closed_by_id": actor.person_id or None}
    session.execute(update(OrganisationAnswer).where(*waiting).values(closed))


def count_open_answers() -> int:
    """How many answers nobody of the operator has closed."""
    waiting = select(func.count()).select_from(OrganisationAnswer).where(OrganisationAnswer.closed_at.is_(None))
    return db.session.scalars(waiting).one()


def decisions_on(organisation_id: int) -> Sequence[QualificationDecision]:
    """The decisions on an organisation, the last one first."""
    query = select(QualificationDecision).where(QualificationDecision.organisation_id == organisation_id)
    return db.session.scalars(query.order_by(QualificationDecision.id.desc())).all()


def answers_of(organisation_id: int) -> Sequence[OrganisationAnswer]:
    """What an organisation wrote, the last first."""
    query = select(OrganisationAnswer).where(OrganisationAnswer.organisation_id == organisation_id)
    return db.session.scalars(query.order_by(OrganisationAnswer.id.desc())).all()


def _tell_reply(session: Session, closed: OrganisationAnswer) -> None:
    if not closed.reply or closed.written_by_id is None:
        return
    name = session.get_one(Organisation, closed.organisation_id).name
    to, values = To(person_id=closed.written_by_id), {"organisation": name, "answer": closed.reply}
    write(session, [Note(f"organisation-answer:{closed.id}:reply", to, "organisation_replied", values)])

"""The first person of the operator: `first_link`, while nobody is there who could invite them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from ..access import Actor
from ..accounts.models import Membership
from ..db import pass_alone, transaction
from ..permissions import OPERATOR
from .invitations import Guest, link_in, select_waiting, withdraw_in
from .models import Invitation
from .refusals import OperatorExists

LASTS = timedelta(days=1)
GATE = 20


def first_link(actor: Actor, email: str, name: str = "") -> str:
    """The link that makes somebody the operator's first person, once, for a day; the link made before stops working.

    Whoever opens it gives name and password. Raises EmailInvalid, and OperatorExists once there is an operator.
    """
    with transaction() as session:
        pass_alone(session, GATE)
        _withdraw_earlier(session, actor)
        if session.scalar(select(exists().where(Membership.role == OPERATOR))):
            raise OperatorExists
        return link_in(session, actor, Guest(email=email, name=name, role=OPERATOR), LASTS)


def _withdraw_earlier(session: Session, actor: Actor) -> None:
    """Withdraw the links that wait; one that is accepted in this moment is waited for, and makes an operator."""
    for invitation in session.scalars(select_waiting().where(Invitation.role == OPERATOR).with_for_update()):
        withdraw_in(session, actor, invitation)

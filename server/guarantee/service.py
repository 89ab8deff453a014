"""`honour_due`: apply the published rule; `decide`: the operator's decision; `standing`: how conflicts stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import transaction
from ..redemptions.models import Redemption
from ..trail.recording import Changed, Subject
from ..trail.recording import record as record_act
from . import ceiling, conflicts, rules
from .conflicts import ConflictCase, Ruling
from .models import BY_RULE, HONOURED, OTHER, OUTCOME_REASONS, REFUSED, Decision
from .recording import record
from .refusals import AlreadyDecided, CeilingReached, DecisionReasonMissing, SameVenue, UnknownConflict
from .standing import Standing, standing

__all__ = ["DecidedByRule", "OperatorDecision", "Standing", "decide", "honour_due", "standing"]


class DecidedByRule(NamedTuple):
    """What the rule decided by itself: how many it paid, their net cents, how many it refused, how many wait."""

    honoured: int
    net_cents: int
    refused: int
    waiting: int


NOTHING_DUE = DecidedByRule(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OperatorDecision:
    """What the operator decides: the outcome, its reason from the closed list, and words for the venue."""

    outcome: str
    reason: str
    note: str = ""


def honour_due() -> DecidedByRule:
    """Decide every conflict that the published rule decides, in the order in which they were recorded.

    In good faith: paid while the guarantee lasts. Presented twice by one venue: refused. The others wait for the
    operator. Each campaign is locked while its money is spent; a constant number of queries.
    """
    with transaction() as session:
        campaign_ids = conflicts.campaigns_waiting(session)
        if not campaign_ids:
            return NOTHING_DUE
        left = ceiling.read_left_locked(session, campaign_ids)
        found = [one for one in conflicts.list_undecided(session) if one.campaign_id in left]
        prices = ceiling.prices(session, campaign_ids)
        rulings = [ruling for one in found if (ruling := _by_rule(one, prices[one.campaign_id].gross_cents, left))]
        honours = record(session, rulings, prices, by=None, at=clock.now())
        net_cents = sum(one.net_cents for one in honours)
    refused, waiting = len(rulings) - len(honours), len(found) - len(rulings)
    return DecidedByRule(len(honours), net_cents, refused, waiting)


def decide(actor: Actor, redemption_id: UUID, wanted: OperatorDecision) -> Decision:
    """Pay a conflict out of the guarantee, or refuse to. The same decision again gets the same answer.

    Raises UnknownConflict, ReasonMissing, AlreadyDecided, SameVenue, CeilingReached.
    """
    with transaction() as session:
        campaign_id = _campaign_of(session, redemption_id)
        left = ceiling.read_left_locked(session, [campaign_id])
        _check_reason(wanted)
        if earlier := session.get(Decision, redemption_id):
            return _same(earlier, wanted)
        [conflict] = conflicts.list_by_id(session, [redemption_id])
        prices = ceiling.prices(session, [campaign_id])
        if wanted.outcome == HONOURED:
            _check_payable(conflict, prices[campaign_id].gross_cents, left[campaign_id])
        record(session, [Ruling(conflict, **_columns(wanted))], prices, by=actor.person_id, at=clock.now())
        decided = Changed(after={"outcome": wanted.outcome}, reason=wanted.note or wanted.reason)
        record_act(session, actor, "conflict.decided", Subject("redemption", redemption_id), decided)
        return session.get_one(Decision, redemption_id)


def _by_rule(conflict: ConflictCase, gross_cents: int, left: dict[int, int]) -> Ruling | None:
    """The rule's decision on a conflict, its money taken from what is left; None when the operator decides."""
    reasons = rules.why_not(conflict.facts)
    if rules.SAME_VENUE in reasons:
        return Ruling(conflict, REFUSED, rules.SAME_VENUE)
    if reasons or gross_cents > left[conflict.campaign_id]:
        return None
    left[conflict.campaign_id] -= gross_cents
    return Ruling(conflict, HONOURED, BY_RULE)


def _campaign_of(session: Session, redemption_id: UUID) -> int:
    scan = session.get(Redemption, redemption_id)
    if scan is None or scan.first_id is None or scan.voucher_id is None:
        raise UnknownConflict
    return conflicts.campaign_of(scan.voucher_id)


def _check_reason(wanted: OperatorDecision) -> None:
    known = wanted.reason in OUTCOME_REASONS[wanted.outcome] and wanted.reason != BY_RULE
    if not known or (wanted.reason == OTHER and not wanted.note):
        raise DecisionReasonMissing


def _same(earlier: Decision, wanted: OperatorDecision) -> Decision:
    if any(getattr(earlier, name) != value for name, value in _columns(wanted).items()):
        raise AlreadyDecided
    return earlier


def _columns(wanted: OperatorDecision) -> dict[str, str]:
    return {"outcome": wanted.outcome, "reason": wanted.reason, "note": wanted.note}


def _check_payable(conflict: ConflictCase, gross_cents: int, left_cents: int) -> None:
    if conflict.facts.same_venue:
        raise SameVenue
    if gross_cents > left_cents:
        raise CeilingReached

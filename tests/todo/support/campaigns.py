"""Cases of campaigns and their orders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import time_machine
from sqlalchemy import select

from server import clock
from server.approvals.deciding import decide
from server.approvals.writing import ApprovalStep
from server.billing import cancelling, deposits, issuing
from server.billing.models import BuyerNeeds
from server.campaigns import funding, orders
from server.campaigns.approval_models import APPROVED, ASKED, CampaignApproval
from server.campaigns.models import DRAFT, PROMISE, Order
from server.commands import CONSOLE
from server.credits.issuing import issue as issue_credit
from server.db import db, transaction
from server.expiry import service as expiry
from server.expiry.models import ExpiryStep
from server.invoicing.invoice import NO_REFERENCES, BuyerReferences
from server.matching.effects import Part
from server.matching.models import ORDER
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers.booklets import HandOver, hand_over
from server.vouchers.issue import issue_now
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.support.money_in import credit, match, pay
from tests.todo.support.cases import OPERATOR, SPONSOR, case
from tests.todo.support.room import NOW, Room

End = Callable[[], object]


@case("place_draft", SPONSOR)
def _(room: Room) -> End:
    draft = make.order(room.campaign, state=DRAFT, ordered_at=None)
    return lambda: orders.delete_draft(room.people["sponsor"], draft.id)


@case("ask_invoice", SPONSOR)
def _(room: Room) -> End:
    order = make.order(room.campaign)
    return lambda: issuing.issue_invoice(room.people["sponsor"], order.id, NO_REFERENCES)


@case("pay_order", SPONSOR)
def _(room: Room) -> End:
    order, _number = _invoiced(room)
    return lambda: pay(order.id)


@case("correct_invoice", SPONSOR)
def _(room: Room) -> End:
    order, number = _invoiced(room)
    deposits.record_deposit(room.office.first, number, state="refused", reason="Engagement inconnu.")
    references = BuyerReferences(engagement="E-2")
    return lambda: issuing.correct_invoice(room.people["sponsor"], order.id, references)


@case("deposit_invoice", OPERATOR)
def _(room: Room) -> End:
    make.save(BuyerNeeds(organisation_id=room.sponsor.organisation_id, service=True))
    _order, number = _invoiced(room)
    return lambda: deposits.record_deposit(room.office.first, number, state="deposited")


@case("chase_payment", OPERATOR)
def _(room: Room) -> End:
    with time_machine.travel(NOW - timedelta(days=70), tick=False):
        order, _number = _invoiced(room)
    return lambda: cancelling.cancel_order(room.office.first, order.id)


@case("keep_promise", SPONSOR)
def _(room: Room) -> End:
    order = make.order(room.campaign)
    with transaction() as session:
        funding.fund(session, room.office.first, session.get_one(Order, order.id), PROMISE, "M-1")
    lacking = order.total_cents
    return lambda: match(credit(lacking), Part(ORDER, lacking, order_id=order.id))


@case("pay_again", SPONSOR)
def _(room: Room) -> End:
    order = make.order(room.campaign)
    pay(order.id)
    issue_now(CONSOLE, order.id)
    booklet = db.session.scalars(select(Booklet).where(Booklet.order_id == order.id)).first()
    assert booklet
    hand_over(CONSOLE, booklet.number, HandOver(criteria_checked=True))
    phone = make.device_actor(make.phone(make.qualified_venue())[0])
    redeem(phone, [Scan(uuid4(), "employment", clock.now(), 1, token=make.tokens(booklet)[0])])
    owed = order.total_cents
    match(credit(-owed, is_reversal=True), Part(ORDER, -owed, order_id=order.id))
    return lambda: match(credit(owed), Part(ORDER, owed, order_id=order.id))


@case("approve_proof", SPONSOR)
def _(room: Room) -> End:
    order = make.order(room.campaign)
    return lambda: make.approved_proof(order)


@case("decide_approvals", SPONSOR)
def _(room: Room) -> End:
    campaign = make.campaign(sponsor=room.sponsor, open_spans=[])
    key = {"campaign_id": campaign.id, "organisation_id": room.venue.organisation_id}
    make.save(CampaignApproval(**key, state=ASKED, decided_at=clock.now()))
    return lambda: decide(room.people["sponsor"], campaign.id, ApprovalStep(room.venue.organisation_id, APPROVED))


@case("confirm_block", SPONSOR)
def _(room: Room) -> End:
    return _step(room, "block")


@case("confirm_acknowledge", SPONSOR)
def _(room: Room) -> End:
    return _step(room, "acknowledge")


@case("confirm_statement", SPONSOR | OPERATOR)
def _(room: Room) -> End:
    end = _step(room, "statement")

    def both() -> None:
        end()
        expiry.confirm(room.office.second, room.campaign.id, "statement")

    return both


@case("give_back", OPERATOR)
def _(room: Room) -> End:
    """A campaign of the year before, of which nothing was ever issued."""
    ended = {"first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31), "grace_day": date(2026, 1, 31)}
    campaign = make.campaign(sponsor=room.sponsor, **ended)
    make.funded_order(campaign)
    with transaction() as session:
        session.add(ExpiryStep(campaign_id=campaign.id, step="statement", due_day=date(2026, 2, 6), done_at=NOW))
    for actor in (room.people["sponsor"], room.office.first):
        expiry.confirm(actor, campaign.id, "statement")
    return lambda: issue_credit(room.office.first, campaign.id)


def _step(room: Room, step: str) -> End:
    make.save(ExpiryStep(campaign_id=room.campaign.id, step=step, due_day=date(2026, 12, 1), done_at=NOW))
    return lambda: expiry.confirm(room.people["sponsor"], room.campaign.id, step)


def _invoiced(room: Room) -> tuple[Order, str]:
    order = make.order(room.campaign)
    return order, issuing.issue_invoice(CONSOLE, order.id, BuyerReferences(service="S1")).number

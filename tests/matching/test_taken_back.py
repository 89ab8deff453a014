"""What the bank takes back of an order whose vouchers were used: its sponsor owes it, and nothing says it is there."""

from __future__ import annotations

from typing import NamedTuple
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from server import clock
from server.audit import ledger as ledger_check
from server.bank_statements.models import BankMovement
from server.campaigns.models import CLAIM, CREDITS, FUNDED, Order
from server.campaigns.refusals import SponsorOwes
from server.commands import CONSOLE
from server.db import db
from server.ledger.models import LedgerLine
from server.matching.effects import Part
from server.matching.models import ORDER
from server.matching.service import undo
from server.matching.suggestions.loading import suggest_all
from server.messages.models import Message
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers import issue
from server.vouchers.booklets import HandOver, hand_over
from server.vouchers.models import Booklet
from tests.support import factories
from tests.support.constraints import refuses
from tests.support.money_in import credit, match, pay

WHOLE = 10_400


class Used(NamedTuple):
    """An order of which a voucher was used, and the next one."""

    order: Order
    voucher: str


def scan(voucher: str) -> str:
    phone = factories.device_actor(factories.phone(factories.qualified_venue())[0])
    return str(redeem(phone, [Scan(uuid4(), "employment", clock.now(), 1, token=voucher)])[0]["status"])


@pytest.fixture
def used(app: Flask) -> Used:
    factories.key_ring()
    order = factories.order()
    pay(order.id)
    issue.issue_now(CONSOLE, order.id)
    booklet = db.session.scalars(select(Booklet).where(Booklet.order_id == order.id)).one()
    hand_over(CONSOLE, booklet.number, HandOver(criteria_checked=True))
    first, second, *_ = factories.tokens(booklet)
    assert scan(first) == "accepted"
    return Used(fresh(order), second)


def fresh(order: Order) -> Order:
    db.session.refresh(order)
    return order


def taken_back(used: Used, cents: int = WHOLE) -> int:
    """The bank takes it back, and two people say of which order it was; the match."""
    reversal: BankMovement = credit(-cents, is_reversal=True)
    return match(reversal, Part(ORDER, -cents, order_id=used.order.id))[0].id


def held(account: str) -> int:
    return db.session.scalar(select(func.coalesce(func.sum(getattr(LedgerLine, account)), 0))) or 0


def test_its_sponsor_owes_it_and_is_told_and_gets_no_more_booklets(used: Used) -> None:
    waiting = factories.order(used.order.campaign)
    taken_back(used)
    assert (fresh(used.order).state, used.order.funded_by, used.order.lacking_cents) == (FUNDED, CLAIM, WHOLE)
    assert (held("bank"), held("promised"), held("advance")) == (0, WHOLE, 0)
    told = db.session.scalars(select(Message.body).where(Message.key.like("order_claimed:%"))).all()
    assert len(told) == 2
    assert all("104,00" in body for body in told)
    with pytest.raises(SponsorOwes):
        issue.issue_now(CONSOLE, waiting.id)
    assert scan(used.voucher) == "accepted"
    assert [*ledger_check.find_problems()] == []


def test_everyone_sees_that_it_is_not_there(used: Used, client: FlaskClient) -> None:
    taken_back(used)
    page = client.get("/solvabilite").get_data(as_text=True)
    assert "La banque a repris 104,00\u00a0€ dont des pass ont déjà servi" in page
    assert "sont promis" not in page
    found = client.get("/api/solvency").get_json()["coverage"]
    assert (found["state"], found["claimed_cents"], found["promised_cents"]) == ("short", WHOLE, 0)
    of_campaign = client.get(f"/solvabilite/{used.order.campaign_id}").get_data(as_text=True)
    assert "La banque a repris 104,00\u00a0€" in of_campaign
    factories.sign_in(client, factories.sponsor_person(used.order.campaign.sponsor))
    stages = client.get(f"/api/campaigns/{used.order.campaign_id}/dashboard").get_json()["stages"]
    assert {one["stage"]: one["vouchers"] for one in stages}["funded"] == 0
    seen = client.get(f"/api/orders/{used.order.id}").get_json()
    assert (seen["funded_by"], seen["lacking_cents"]) == ("claim", WHOLE)


def test_money_that_comes_again_pays_it(used: Used) -> None:
    taken_back(used)
    again = credit(WHOLE, text=f"Commande {used.order.id}")
    [best, *_] = suggest_all(db.session(), [again.id])[again.id, None]
    assert [share.cents for share in best.shares] == [WHOLE]
    match(again, Part(ORDER, 400, order_id=used.order.id))
    assert (fresh(used.order).funded_by, used.order.lacking_cents) == (CLAIM, 10_000)
    match(again, Part(ORDER, 10_000, order_id=used.order.id))
    assert (fresh(used.order).funded_by, held("promised"), held("bank")) == (CREDITS, 0, WHOLE)
    issue.issue_now(CONSOLE, factories.order(used.order.campaign).id)
    assert [*ledger_check.find_problems()] == []


def test_a_part_is_owed_as_the_whole_is_and_may_turn_out_wrong(used: Used) -> None:
    part = taken_back(used, 3_000)
    assert (fresh(used.order).funded_by, used.order.lacking_cents, held("promised")) == (CLAIM, 3_000, 3_000)
    undo(CONSOLE, part)
    assert (fresh(used.order).funded_by, used.order.lacking_cents, held("promised")) == (CREDITS, 0, 0)
    assert [*ledger_check.find_problems()] == []


def test_the_database_lets_nobody_call_it_paid(used: Used) -> None:
    taken_back(used)
    refuses(update(Order).where(Order.id == used.order.id).values(funded_by=CREDITS))

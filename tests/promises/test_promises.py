"""A written payment order makes vouchers worth money by two people, is told as promised, and has to be kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from server import clock
from server.admission.applications.refusals import NotADocument
from server.audit import ledger as ledger_check
from server.campaigns.models import FUNDED, ORDERED, PROMISE, Campaign, Order
from server.campaigns.refusals import PromiseOverdue
from server.commands import CONSOLE
from server.db import db, transaction
from server.ledger.models import LedgerLine
from server.matching.effects import Part
from server.matching.models import ORDER
from server.matching.service import undo as unmatch
from server.messages.models import Message
from server.promises import refusals, service
from server.promises.models import Promise
from server.promises.reminders import remind_of_promises
from server.vouchers import issue
from tests.admission.support.papers import pdf
from tests.support import factories
from tests.support.constraints import refuses
from tests.support.money_in import credit, match, pay, treasurer

WHOLE = 10_400
DOCUMENT = pdf()


def order(**columns: Any) -> Order:
    return factories.order(factories.campaign(trusts_promises=True), **columns)


def propose(of: Order, cents: int = WHOLE) -> Promise:
    return service.propose(treasurer(), of.id, payment_order="M-2026-7", cents=cents, content=DOCUMENT)


def promised(of: Order | None = None) -> Order:
    """An order that is worth money by a promise."""
    of = of or order()
    service.confirm(treasurer("Trésorier"), propose(of).id)
    return fresh(of)


def fresh(of: Order) -> Order:
    db.session.refresh(of)
    return of


def held(account: str) -> int:
    return db.session.scalar(select(func.coalesce(func.sum(getattr(LedgerLine, account)), 0))) or 0


def check_books() -> None:
    assert list(ledger_check.find_problems()) == []


def test_two_people_make_a_promise_hold_and_nothing_is_received(app: Flask) -> None:
    waiting = order()
    proposed = propose(waiting)
    for alone in (treasurer(), CONSOLE):
        with pytest.raises(refusals.SecondPersonForPromise):
            service.confirm(alone, proposed.id)
    assert fresh(waiting).state == ORDERED
    service.confirm(treasurer("Trésorier"), proposed.id)
    assert (fresh(waiting).state, waiting.funded_by, waiting.payment_order) == (FUNDED, PROMISE, "M-2026-7")
    assert (waiting.received_cents, waiting.lacking_cents) == (0, WHOLE)
    assert (held("bank"), held("promised")) == (0, WHOLE)
    check_books()


def test_the_database_asks_for_two_people_too(app: Flask) -> None:
    proposed = propose(order())
    alone = {"confirmed_at": clock.now(), "confirmed_by_id": proposed.made_by_id}
    with pytest.raises(IntegrityError), transaction() as session:
        session.execute(update(Promise).where(Promise.id == proposed.id).values(**alone))


def test_a_promise_is_refused_unless_all_of_it_fits(app: Flask) -> None:
    with pytest.raises(refusals.PromisesNotTrusted):
        propose(factories.order())
    waiting = order()
    for cents in (WHOLE - 1, WHOLE + 1, 1):
        with pytest.raises(refusals.PromiseAmountWrong):
            propose(waiting, cents)
    with pytest.raises(NotADocument):
        service.propose(treasurer(), waiting.id, payment_order="M", cents=WHOLE, content=b"<html>aucun virement")
    propose(waiting)
    with pytest.raises(refusals.PromiseExists):
        propose(waiting)
    partly = order()
    match(credit(400), Part(ORDER, 400, order_id=partly.id))
    with pytest.raises(refusals.PromiseOfPartlyPaid):
        propose(partly)
    with pytest.raises(refusals.OrderNotWaiting):
        propose(pay(order().id))


def test_a_campaign_that_stopped_trusting_promises_confirms_none(app: Flask) -> None:
    waiting = order()
    proposed = propose(waiting)
    with transaction() as session:
        session.merge(waiting.campaign).trusts_promises = False
    with pytest.raises(refusals.PromisesNotTrusted):
        service.confirm(treasurer("Trésorier"), proposed.id)


def test_what_comes_pays_the_promise_and_may_turn_out_not_to_have_come(app: Flask) -> None:
    waiting = promised()
    match(credit(4_000), Part(ORDER, 4_000, order_id=waiting.id))
    assert (fresh(waiting).lacking_cents, held("promised"), held("bank")) == (6_400, 6_400, 4_000)
    [rest] = match(credit(6_400), Part(ORDER, 6_400, order_id=waiting.id))
    assert (fresh(waiting).lacking_cents, held("promised"), held("bank")) == (0, 0, WHOLE)
    unmatch(treasurer(), rest.id)
    assert (fresh(waiting).state, waiting.lacking_cents, held("promised")) == (FUNDED, 6_400, 6_400)
    check_books()


def test_a_promise_is_given_up_until_money_of_it_came(app: Flask) -> None:
    waiting = promised()
    held_promise = service.list_promises(CONSOLE, waiting.id)[0]
    [part] = match(credit(400), Part(ORDER, 400, order_id=waiting.id))
    with pytest.raises(refusals.PromisePaid):
        service.undo(treasurer(), held_promise.id)
    unmatch(treasurer(), part.id)
    service.undo(treasurer(), held_promise.id)
    assert (fresh(waiting).state, held("promised"), held("funds_held")) == (ORDERED, 0, 0)
    promised(waiting)
    check_books()


def test_a_withdrawn_promise_makes_room_for_another(app: Flask) -> None:
    waiting = order()
    service.withdraw(treasurer(), propose(waiting).id)
    promised(waiting)


def test_what_does_not_come_in_time_is_told_and_stops_the_sponsor(app: Flask) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False) as travel:
        late = promised()
        another = factories.order(late.campaign)
        elsewhere = order()
        factories.key_ring()
        travel.shift(timedelta(days=30) - timedelta(seconds=1))
        assert remind_of_promises(clock.now()) == 0
        propose(another)
        travel.shift(1)
        assert remind_of_promises(clock.now()) == 2
        assert remind_of_promises(clock.now()) == 0
        told = db.session.scalars(select(Message.body).where(Message.key.like("promise_late%"))).all()
        assert all("104,00" in body for body in told)
        for act in (
            lambda: issue.issue_now(CONSOLE, another.id),
            lambda: propose(factories.order(late.campaign)),
            lambda: service.confirm(treasurer("Trésorier"), service.list_promises(CONSOLE, another.id)[0].id),
        ):
            with pytest.raises(PromiseOverdue):
                act()
        issue.issue_now(CONSOLE, elsewhere.id)
        match(credit(WHOLE), Part(ORDER, WHOLE, order_id=late.id))
        issue.issue_now(CONSOLE, another.id)


def test_a_campaign_says_within_how_many_days(client: FlaskClient) -> None:
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        waiting = promised(factories.order(factories.campaign(trusts_promises=True, promise_days=45)))
        assert waiting.promised_until == clock.now() + timedelta(days=45)
        service.undo(treasurer(), service.list_promises(CONSOLE, waiting.id)[0].id)
        assert fresh(waiting).promised_until is None
    factories.sign_in(client, factories.operator())
    path = f"/api/campaigns/{waiting.campaign_id}"
    assert [client.patch(path, json={"promise_days": days}).status_code for days in (0, 121, "3")] == [422] * 3
    assert client.patch(path, json={"promise_days": 120}).get_json()["promise_days"] == 120
    refuses(update(Campaign).values(promise_days=121))
    refuses(update(Order).values(promised_until=clock.now()))


def test_sponsor_and_prescriber_see_what_is_only_promised(client: FlaskClient) -> None:
    waiting = promised()
    factories.key_ring()
    holder = factories.qualified_organisation()
    booklet = factories.booklet(waiting, holder=holder, handed_over=False)
    factories.sign_in(client, factories.prescriber(holder))
    [seen] = client.get(f"/api/booklets?number={booklet.number}").get_json()["booklets"]
    assert (seen["funded"], seen["promised"]) == (True, True)
    factories.sign_in(client, factories.sponsor_person(waiting.campaign.sponsor))
    dashboard = f"/api/campaigns/{waiting.campaign_id}/dashboard"
    stages = {one["stage"]: one["vouchers"] for one in client.get(dashboard).get_json()["stages"]}
    assert (stages["ordered"], stages["funded"], stages["promised"]) == (10, 0, 10)
    match(credit(WHOLE), Part(ORDER, WHOLE, order_id=waiting.id))
    stages = {one["stage"]: one["vouchers"] for one in client.get(dashboard).get_json()["stages"]}
    assert (stages["funded"], "promised" in stages) == (10, False)
    factories.sign_in(client, factories.prescriber(holder))
    assert client.get(f"/api/booklets?number={booklet.number}").get_json()["booklets"][0]["promised"] is False


def test_the_document_opens_for_who_sees_the_order_and_runs_nowhere(client: FlaskClient) -> None:
    waiting = order()
    held_promise = propose(waiting)
    path = f"/api/promises/{held_promise.id}/document"
    factories.sign_in(client, factories.sponsor_person(waiting.campaign.sponsor))
    opened = client.get(path)
    assert (opened.data, opened.content_type) == (DOCUMENT, "application/octet-stream")
    assert opened.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in opened.headers["Content-Security-Policy"]
    factories.sign_in(client, factories.sponsor_person(factories.sponsor()))
    assert client.get(path).status_code == 404


def test_the_operator_records_one_over_http_and_another_person_confirms(client: FlaskClient) -> None:
    waiting = order()
    factories.sign_in(client, factories.operator())
    path = f"/api/orders/{waiting.id}/promises?payment_order=M-7&cents={WHOLE}"
    made = client.post(path, data=DOCUMENT, content_type="application/octet-stream")
    assert (made.status_code, made.json["state"]) == (201, "proposed")
    alone = client.post(f"/api/promises/{made.json['id']}/confirm")
    assert (alone.status_code, alone.json["error"]["code"]) == (409, "promise_second_person")
    factories.sign_in(client, factories.operator())
    assert client.post(f"/api/promises/{made.json['id']}/confirm").json["state"] == "confirmed"
    told = client.get(f"/api/orders/{waiting.id}").json
    assert (told["funded_by"], told["received_cents"], told["lacking_cents"]) == ("promise", 0, WHOLE)

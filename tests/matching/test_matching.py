"""What credits do: they pay orders wholly or in part, together or alone, stay an advance, and may be undone."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from server import clock
from server.activity.reversals import Undo, reverse
from server.audit import ledger as ledger_check
from server.bank_statements.models import BankMovement
from server.bank_statements.reading.records import ToldPayment
from server.billing.cancelling import cancel_order
from server.campaigns.models import CREDITS, FUNDED, ORDERED, Order
from server.campaigns.refusals import OrderHasMoney
from server.commands import CONSOLE
from server.db import db, transaction
from server.errors import Refusal
from server.ledger import rules
from server.ledger.models import HONOURED, LedgerLine
from server.ledger.posting import Posting, post
from server.matching import refusals
from server.matching.effects import Part
from server.matching.models import ADVANCE, ORDER, BankMatch
from server.matching.service import confirm, propose, undo, use_otherwise, withdraw
from server.matching.suggestions.loading import suggest_all
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers import issue
from server.vouchers.booklets import HandOver, hand_over
from server.vouchers.models import Booklet
from tests.support import factories
from tests.support.access import papers
from tests.support.money_in import credit, match, pay, treasurer
from tests.support.races import at_once

WHOLE = 10_400


def held(account: str) -> int:
    return db.session.scalar(select(func.coalesce(func.sum(getattr(LedgerLine, account)), 0))) or 0


def fresh(order: Order) -> Order:
    db.session.refresh(order)
    return order


def issued(order: Order) -> str:
    """A voucher of a booklet that is issued and handed over."""
    factories.key_ring()
    issue.issue_now(CONSOLE, order.id)
    booklet = db.session.scalars(select(Booklet).where(Booklet.order_id == order.id)).one()
    hand_over(CONSOLE, booklet.number, HandOver(criteria_checked=True))
    return factories.tokens(booklet)[0]


def part(order: Order, cents: int = WHOLE) -> Part:
    return Part(ORDER, cents, order_id=order.id)


def check_books() -> None:
    assert list(ledger_check.find_problems()) == []


def test_one_person_alone_makes_nothing_worth_money(app: Flask) -> None:
    order = factories.order()
    [proposed] = propose(treasurer(), credit(WHOLE).id, [part(order)])
    with pytest.raises(refusals.SecondPersonNeeded):
        confirm(treasurer(), proposed.id)
    with pytest.raises(refusals.SecondPersonNeeded):
        confirm(CONSOLE, proposed.id)
    assert fresh(order).funded_at is None
    assert confirm(treasurer("Trésorier"), proposed.id).state == "confirmed"
    assert (fresh(order).state, order.funded_by, order.received_cents) == (FUNDED, CREDITS, WHOLE)
    check_books()


def test_the_database_asks_for_two_people_too(app: Flask) -> None:
    [proposed] = propose(treasurer(), credit(WHOLE).id, [part(factories.order())])
    alone = {"confirmed_at": clock.now(), "confirmed_by_id": proposed.made_by_id}
    with pytest.raises(IntegrityError), transaction() as session:
        session.execute(update(BankMatch).where(BankMatch.id == proposed.id).values(**alone))


def test_where_reference_amount_and_iban_agree_one_person_is_enough(app: Flask) -> None:
    first = factories.order()
    iban = "FR7630001002150000000330097"
    match(credit(WHOLE, text="mandat 1", party_iban=iban), part(first))
    second = factories.order(first.campaign)
    [made] = propose(treasurer(), credit(WHOLE, text=f"CDE N {second.id}", party_iban=iban).id, [part(second)])
    assert (made.state, made.all_agree) == ("confirmed", True)
    assert fresh(second).funded_at is not None
    check_books()


@pytest.mark.parametrize("wrong", ["text", "party_iban", "cents"])
def test_where_one_of_them_does_not_agree_a_second_person_confirms(app: Flask, wrong: str) -> None:
    first = factories.order()
    iban = "FR7630001002150000000330097"
    match(credit(WHOLE, party_iban=iban), part(first))
    second = factories.order(first.campaign)
    told = {"text": f"Commande {second.id}", "party_iban": iban, "cents": WHOLE}
    told[wrong] = WHOLE + 1 if wrong == "cents" else "FR7630001002150000001470041"
    [made] = propose(treasurer(), credit(**told).id, [part(second)])
    assert (made.state, made.all_agree) == ("proposed", False)
    assert fresh(second).funded_at is None


def test_several_transfers_pay_an_order_and_the_last_one_funds_it(app: Flask) -> None:
    order = factories.order()
    match(credit(4_000), part(order, 4_000))
    assert (fresh(order).state, order.received_cents, order.lacking_cents) == (ORDERED, 4_000, 6_400)
    match(credit(6_400), part(order, 6_400))
    assert (fresh(order).state, order.lacking_cents) == (FUNDED, 0)
    assert held("advance") == 0
    check_books()


def test_one_transfer_pays_several_orders_and_what_is_too_much_stays_the_sponsor_s(app: Flask) -> None:
    one, other = factories.order(), factories.order()
    rest = Part(ADVANCE, 600, campaign_id=one.campaign_id)
    match(credit(2 * WHOLE + 600), part(one), part(other), rest)
    assert [fresh(order).state for order in (one, other)] == [FUNDED, FUNDED]
    assert held("advance") == -600
    check_books()


def test_an_advance_is_later_used_for_another_order_in_one_act(app: Flask) -> None:
    first = factories.order()
    movement = credit(2 * WHOLE)
    *_, rest = match(movement, part(first), Part(ADVANCE, WHOLE, campaign_id=first.campaign_id))
    second = factories.order(first.campaign)
    with pytest.raises(refusals.PartNotOfMovement):
        use_otherwise(treasurer(), rest.id, [part(second, WHOLE - 1)])
    [waiting] = use_otherwise(treasurer(), rest.id, [part(second)])
    confirm(treasurer("Trésorier"), waiting.id)
    assert fresh(second).funded_at is not None
    check_books()
    assert fresh(first).funded_at is not None
    assert held("advance") == 0
    check_books()


def test_more_than_an_order_lacks_or_than_the_movement_has_is_refused(app: Flask) -> None:
    order, movement = factories.order(), credit(WHOLE + 1)
    with pytest.raises(refusals.MoreThanOrderLacks):
        propose(treasurer(), movement.id, [part(order, WHOLE + 1)])
    with pytest.raises(refusals.TakenAlready):
        propose(treasurer(), movement.id, [part(order, WHOLE), part(factories.order(), 2)])
    with pytest.raises(refusals.TakenAlready):
        propose(treasurer(), movement.id, [part(order, -1)])
    assert db.session.scalar(select(func.count()).select_from(BankMatch)) == 0
    propose(treasurer(), movement.id, [part(order)])


@pytest.mark.parametrize("parts", [[], [Part(ORDER, 0, order_id=1)], [Part("gift", 1)], [Part(ORDER, 1, 1)] * 2])
def test_parts_that_say_nothing_are_refused(app: Flask, parts: list[Part]) -> None:
    factories.order()
    with pytest.raises(refusals.PartNotOfMovement):
        propose(treasurer(), credit(WHOLE).id, parts)


def test_money_sent_twice_may_be_kept_as_an_advance_and_no_more(app: Flask) -> None:
    order = pay(factories.order().id)
    again = credit(WHOLE, text=order.payment_reference)
    with pytest.raises(refusals.MoreThanOrderLacks):
        propose(treasurer(), again.id, [part(order)])
    match(again, Part(ADVANCE, WHOLE, campaign_id=order.campaign_id))
    assert held("advance") == -WHOLE
    check_books()


def test_a_credit_that_the_bank_takes_back_unfunds_its_order(app: Flask) -> None:
    order = pay(factories.order().id)
    match(credit(-WHOLE, is_reversal=True), part(order, -WHOLE))
    assert (fresh(order).state, order.received_cents) == (ORDERED, 0)
    assert (held("bank"), held("advance"), held("funds_held")) == (0, 0, 0)
    check_books()


def test_the_bank_takes_back_no_more_than_an_order_received(app: Flask) -> None:
    with pytest.raises(refusals.LessThanReceived):
        propose(treasurer(), credit(-WHOLE).id, [part(factories.order(), -WHOLE)])


def test_undoing_makes_vouchers_inert_until_the_money_is_matched_again(app: Flask) -> None:
    order = factories.order()
    movement = credit(WHOLE)
    [made] = match(movement, part(order))
    voucher = issued(order)
    undo(treasurer(), made.id)
    assert (fresh(order).state, order.received_cents) == (ORDERED, 0)
    device, _bearer = factories.phone(factories.qualified_venue())
    [answer] = redeem(factories.device_actor(device), [scan(voucher)])
    assert (answer["status"], answer["reason"]) == ("refused", "not_funded")
    match(movement, part(order))
    [answer] = redeem(factories.device_actor(device), [scan(voucher)])
    assert answer["status"] == "accepted"
    check_books()


def test_a_used_voucher_ends_undoing_until_its_use_is_undone(app: Flask) -> None:
    order = factories.order()
    [made] = match(credit(WHOLE), part(order))
    device, _bearer = factories.phone(factories.qualified_venue())
    phone = factories.device_actor(device)
    [answer] = redeem(phone, [scan(issued(order))])
    with pytest.raises(refusals.OrderRedeemed):
        undo(treasurer(), made.id)
    reverse(phone, UUID(str(answer["id"])), Undo(uuid4(), "mistake"))
    undo(treasurer(), made.id)
    check_books()


def test_an_order_with_money_on_it_is_not_cancelled(app: Flask) -> None:
    order = factories.order()
    match(credit(4_000), part(order, 4_000))
    with pytest.raises(OrderHasMoney):
        cancel_order(CONSOLE, order.id)


def test_a_withdrawn_proposal_leaves_its_money_to_be_explained(app: Flask) -> None:
    movement, order = credit(WHOLE), factories.order()
    [proposed] = propose(treasurer(), movement.id, [part(order)])
    withdraw(treasurer(), proposed.id)
    with pytest.raises(refusals.MatchDecided):
        confirm(treasurer("Trésorier"), proposed.id)
    match(movement, part(order))


def test_a_notice_of_the_bank_is_not_matched(app: Flask) -> None:
    with pytest.raises(refusals.UnknownMovement):
        propose(treasurer(), 999, [part(factories.order())])


def test_of_two_people_who_match_one_credit_to_two_orders_at_once_one_wins(app: Flask) -> None:
    movement, orders = credit(WHOLE).id, [factories.order().id, factories.order().id]
    people = (treasurer(), treasurer("Trésorier"))

    def matching(nth: int) -> list[BankMatch]:
        return propose(people[nth], movement, [Part(ORDER, WHOLE, order_id=orders[nth])])

    outcomes = at_once(app, lambda: matching(0), lambda: matching(1))
    assert sum(isinstance(outcome, refusals.TakenAlready) for outcome in outcomes) == 1
    assert db.session.scalar(select(func.count()).select_from(BankMatch)) == 1


def test_of_two_credits_confirmed_for_one_order_at_once_one_wins(app: Flask) -> None:
    order = factories.order()
    proposed = [propose(treasurer(), credit(WHOLE).id, [part(order)])[0].id for _ in range(2)]
    other = treasurer("Trésorier")
    outcomes = at_once(app, *(lambda key=key: confirm(other, key) for key in proposed))
    assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == 1
    assert fresh(order).received_cents == WHOLE
    check_books()


def scan(token: str) -> Scan:
    return Scan(uuid4(), "digital_tools", clock.now(), 1, token=token)


def test_a_movement_has_one_row_however_it_is_matched(app: Flask) -> None:
    pay(factories.order().id)
    assert db.session.scalar(select(func.count()).select_from(BankMovement)) == 1


def test_a_guarantee_that_paid_ends_undoing(app: Flask) -> None:
    order = factories.order()
    [made] = match(credit(WHOLE), part(order))
    owner_id = order.campaign.sponsor.organisation_id
    with transaction() as session:
        post(session, Posting(HONOURED, "x", order.campaign_id, clock.now(), rules.honoured(1, 0), owner_id))
    with pytest.raises(refusals.GuaranteeUsed):
        undo(treasurer(), made.id)


def test_what_a_credit_note_gave_back_is_not_undone(app: Flask) -> None:
    order = factories.order()
    [made] = match(credit(WHOLE), part(order))
    papers.credit_note(order.campaign, fresh(order))
    with pytest.raises(refusals.CampaignCredited):
        undo(treasurer(), made.id)


def test_an_advance_that_is_used_is_not_taken_back(app: Flask) -> None:
    order = factories.order()
    [advance] = match(credit(500), Part(ADVANCE, 500, campaign_id=order.campaign_id))
    with transaction() as session:
        post(session, Posting("funded", "x", order.campaign_id, clock.now(), rules.funded(500, 0, 0, source="advance")))
    with pytest.raises(refusals.AdvanceUsed):
        undo(treasurer(), advance.id)


def test_payments_inside_a_batch_are_matched_one_by_one(app: Flask) -> None:
    orders = [factories.order(), factories.order(booklet_count=2)]
    inside = tuple(ToldPayment(cents=WHOLE * nth, text=f"Commande {order.id}") for nth, order in enumerate(orders, 1))
    movement = credit(3 * WHOLE, payments=inside)
    found = suggest_all(db.session(), [movement.id])
    assert [found[movement.id, nth][0].shares[0].order_id for nth in (1, 2)] == [order.id for order in orders]
    with pytest.raises(refusals.TakenAlready):
        propose(treasurer(), movement.id, [Part(ORDER, 2 * WHOLE, order_id=orders[1].id, payment=1)])
    with pytest.raises(refusals.UnknownMovement):
        propose(treasurer(), movement.id, [Part(ORDER, WHOLE, order_id=orders[0].id, payment=3)])
    match(movement, *(Part(ORDER, WHOLE * nth, order_id=order.id, payment=nth) for nth, order in enumerate(orders, 1)))
    assert [fresh(order).state for order in orders] == [FUNDED, FUNDED]
    check_books()

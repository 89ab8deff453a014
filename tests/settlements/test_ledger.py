"""The ledger follows every event, and its check finds whatever was changed."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.activity.reversals import Undo, reverse
from server.audit import ledger as ledger_check
from server.campaigns.funding import find_live_funding
from server.commands import CONSOLE
from server.db import db
from server.ledger.models import LedgerLine
from server.ledger.rules import ACCOUNTS, Accounts
from server.ledger.solvency import find_overdrawn
from server.matching.effects import Part
from server.matching.models import ORDER
from server.matching.refusals import MoreThanOrderLacks
from server.redemptions import service as redemptions
from server.redemptions.intake import Scan
from server.settlements import closing
from server.settlements.refusals import LedgerBroken
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.support import factories
from tests.support.money_in import credit, match, pay


def balance() -> Accounts:
    sums = [func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in ACCOUNTS]
    return Accounts(*(int(value) for value in db.session.execute(select(*sums)).one()))


def lines() -> int:
    return db.session.scalar(select(func.count()).select_from(LedgerLine)) or 0


@pytest.fixture
def ordered(app: Flask) -> int:
    """An order of 3 booklets of 5, of a campaign with 4 % fee and 2 % guarantee."""
    return factories.order(booklet_size=5, booklet_count=3).id


@pytest.fixture
def phone(app: Flask) -> Actor:
    device, _bearer = factories.phone(factories.qualified_venue())
    return factories.device_actor(device)


def issued(order_id: int) -> list[Booklet]:
    for _done in issue.issue(CONSOLE, order_id):
        pass
    return list(db.session.scalars(select(Booklet).where(Booklet.order_id == order_id).order_by(Booklet.id)))


def redeem(phone: Actor, text: str) -> dict[str, object]:
    [answer] = redemptions.redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 1, text)])
    return answer


FUNDED = Accounts(bank=15600, funds_held=-15000, guarantee=-300, fees_earned=-300)
ISSUED = Accounts(bank=15600, outstanding=-15000, guarantee=-300, fees_earned=-300)


def test_money_that_arrives_is_held_for_the_sponsor_until_vouchers_exist(ordered: int) -> None:
    pay(ordered, "BC-1")
    assert balance() == FUNDED
    issued(ordered)
    assert balance() == ISSUED


def test_vouchers_that_exist_before_their_money_are_nothing_until_it_arrives(ordered: int) -> None:
    issued(ordered)
    assert balance() == Accounts()
    pay(ordered, "BC-1")
    assert balance() == ISSUED


def test_funding_twice_posts_once(ordered: int) -> None:
    order = pay(ordered, "BC-1")
    with pytest.raises(MoreThanOrderLacks):
        match(credit(order.total_cents), Part(ORDER, order.total_cents, order_id=order.id))
    assert lines() == 2  # the money came, and the order is funded by it


def test_a_scan_owes_its_venue_the_net_and_its_undoing_takes_it_back(ordered: int, phone: Actor) -> None:
    pay(ordered, "BC-1")
    [booklet, *_others] = issued(ordered)
    text, *_more = factories.tokens(booklet)
    answer = redeem(phone, text)
    used = Accounts(bank=15600, outstanding=-14000, payable=-960, guarantee=-300, fees_earned=-340)
    assert balance() == used
    redeem(phone, text)  # a conflict moves nothing
    assert balance() == used
    reverse(phone, UUID(str(answer["id"])), Undo(uuid4(), "mistake"))
    assert balance() == ISSUED
    assert list(ledger_check.find_problems()) == []


def test_the_check_says_what_fits(runner: FlaskCliRunner, ordered: int) -> None:
    pay(ordered, "BC-1")
    result = runner.invoke(args=["ledger", "check"])
    assert (result.exit_code, result.output) == (0, "The ledger fits its events.\n")


def test_an_event_without_its_line_is_named(runner: FlaskCliRunner, app: Flask) -> None:
    order = factories.unbooked_order()
    result = runner.invoke(args=["ledger", "check"])
    assert result.exit_code == 1
    assert f"ledger: funded {find_live_funding(db.session(), order).id} has no line" in result.output


def test_a_campaign_that_owes_more_than_it_holds_stops_closing_and_not_scanning(app: Flask, phone: Actor) -> None:
    texts = factories.tokens(factories.booklet(factories.unbooked_order()))
    assert redeem(phone, texts[0])["status"] == "accepted"
    assert list(find_overdrawn(db.session())) == ["ledger: campaign 1 is 10000 cents short of funds_held"]
    with pytest.raises(LedgerBroken):
        closing.close_period(factories.actor(factories.operator()), "2026-01")
    assert redeem(phone, texts[1])["status"] == "accepted"

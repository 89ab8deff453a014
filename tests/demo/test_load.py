"""`flask demo load`: creates the demo once, tops it up when used, and deletes nothing."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from server import clock, create_app
from server.access import MANAGER, MEDIATOR, ROLES, Actor
from server.accounts import sessions
from server.accounts.models import Person
from server.billing.view import show_billing
from server.campaigns.models import Campaign, Order
from server.commands import CONSOLE
from server.config import Config
from server.db import db
from server.demo import bills, cast, vouchers
from server.demo.load import DemoOff, load
from server.demo.people import find_actor
from server.keys import ring
from server.matching.listing import list_to_explain
from server.messages.inbox import messages
from server.organisations import qualification
from server.organisations.models import QUALIFIED, SUSPENDED, Organisation
from server.payouts.balances import balance
from server.people.listing import people_of
from server.phones.listing import list_phones
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.solvency.coverage import COVERED
from server.solvency.covering import read_coverage
from server.tables import list_tables
from server.venues.models import Venue
from server.vouchers import token
from server.vouchers.models import Booklet
from tests.support import factories

pytestmark = pytest.mark.usefixtures("app")


def told(runner: FlaskCliRunner, folder: Path) -> dict[str, Any]:
    """The JSON that a load writes for scripts."""
    path = folder / "var" / "demo.json"
    result = runner.invoke(args=["demo", "load", "--file", str(path)])
    assert result.exit_code == 0, result.output
    content: dict[str, Any] = json.loads(path.read_text())
    return content


def sign_in(role: str) -> Actor:
    account = next(account for account in cast.ACCOUNTS if account.role == role)
    return sessions.sign_in(account.email, account.password)


def orders_of(campaign_id: int) -> Sequence[Order]:
    return db.session.scalars(select(Order).where(Order.campaign_id == campaign_id)).all()


def counts() -> dict[str, int]:
    """How many rows each table has."""
    tables = list_tables()
    return {table.name: db.session.scalars(select(func.count()).select_from(table)).one() for table in tables}


def test_the_file_for_scripts_says_all_that_is_needed(runner: FlaskCliRunner, tmp_path: Path) -> None:
    content = told(runner, tmp_path)
    assert set(content) == {"url", "venue_id", "accounts", "tokens", "codes"}
    assert content["url"] == "http://localhost:8000"
    assert {account["role"] for account in content["accounts"]} == set(ROLES)
    assert all(set(account) == {"role", "email", "password"} for account in content["accounts"])
    assert len(content["tokens"]) == len(content["codes"]) >= vouchers.ENOUGH_UNSPENT
    assert stat.S_IMODE((tmp_path / "var" / "demo.json").stat().st_mode) == 0o600


def test_an_invitation_waits_on_the_desk_of_the_manager(runner: FlaskCliRunner, tmp_path: Path) -> None:
    venue = db.session.get_one(Venue, told(runner, tmp_path)["venue_id"])
    there = people_of(find_actor(MANAGER, venue.organisation_id), venue.organisation_id)
    assert [(one.email, one.role) for one in there.invitations] == [(cast.GUEST_EMAIL, MEDIATOR)]


def test_an_invoice_waits_for_its_money_and_a_quote_for_its_order(app: Flask) -> None:
    made = load()
    states = {billing.state for billing in (show_billing(CONSOLE, one.id) for one in orders_of(made.campaign_id))}
    assert {"invoiced", "quoted", "paid"} <= states


def test_money_waits_is_partly_there_promised_and_to_be_explained(app: Flask) -> None:
    made = load()
    orders = {one.booklet_count: one for one in orders_of(made.campaign_id)}
    assert (orders[bills.WAITING].state, orders[bills.WAITING].received_cents) == ("ordered", 0)
    assert 0 < orders[bills.PARTLY_PAID].received_cents < orders[bills.PARTLY_PAID].total_cents
    assert (orders[bills.PROMISED].funded_by, orders[bills.PROMISED].received_cents) == ("promise", 0)
    [waits] = list_to_explain(CONSOLE).movements
    assert waits.suggestion
    assert waits.suggestion.shares[0].order_id == orders[bills.WAITING].id
    assert {"reference", "amount"} <= set(waits.suggestion.reasons)
    with time_machine.travel(clock.now() + timedelta(days=40), tick=False):
        load()
        assert db.session.get_one(Order, orders[bills.PROMISED].id, populate_existing=True).lacking_cents == 0


@pytest.mark.parametrize("day", ["2026-12-01", "2027-01-01", "2027-01-31", "2027-03-28", "2028-02-29"])
def test_it_tells_the_same_on_any_day(app: Flask, day: str) -> None:
    with time_machine.travel(f"{day}T09:30:00Z", tick=False):
        made = load()
        assert read_coverage(db.session()).state == COVERED
        assert messages(sign_in("sponsor")).unread == 2
        owed = balance(sign_in("manager"), made.venue_id)
        assert owed.this_period.redemptions == 0
        assert min(owed.waiting.redemptions, owed.paid.redemptions) > 10


def test_a_venue_of_a_prescriber_has_closed(app: Flask) -> None:
    load()
    closed = db.session.scalars(select(Venue).where(Venue.closed_from.is_not(None))).one()
    assert closed.organisation.capacities == ["runs_venues", "prescribes"]


def test_a_paid_statement_is_proved_with_files_alone(runner: FlaskCliRunner, tmp_path: Path) -> None:
    result = runner.invoke(args=["demo", "load", "--file", str(tmp_path / "demo.json")])
    [command] = [line.strip() for line in result.output.splitlines() if "server.verify" in line]
    nothing = {"PATH": os.environ["PATH"]}
    checked = subprocess.run(  # noqa: S603  # what the demo tells people to type
        [sys.executable, *command.split()[1:]], capture_output=True, text=True, check=False, env=nothing
    )
    assert checked.returncode == 0, checked.stderr
    assert "are those of the signed log" in checked.stdout


def test_every_account_signs_in_with_its_role(runner: FlaskCliRunner, tmp_path: Path) -> None:
    for account in told(runner, tmp_path)["accounts"]:
        assert sessions.sign_in(account["email"], account["password"]).has(account["role"])


def test_manager_and_mediator_work_at_a_real_qualified_venue(runner: FlaskCliRunner, tmp_path: Path) -> None:
    venue = db.session.get_one(Venue, told(runner, tmp_path)["venue_id"])
    assert (venue.source_id, venue.organisation.qualification) == (cast.VENUE, QUALIFIED)
    assert venue.latitude
    assert len(venue.services) > 1
    emails = [account.email for account in cast.ACCOUNTS]
    where = {
        membership.role: membership.organisation_id
        for person in db.session.scalars(select(Person).where(Person.email.in_(emails)))
        for membership in person.memberships
    }
    assert where["manager"] == where["mediator"] == venue.organisation_id
    assert db.session.scalars(select(func.count(Venue.id))).one() == 322
    [gap] = [gap for phone in list_phones(CONSOLE, venue.id) for gap in phone.gaps]
    assert gap.last - gap.first == 2


def test_every_voucher_told_is_accepted_at_the_venue(runner: FlaskCliRunner, tmp_path: Path) -> None:
    content = told(runner, tmp_path)
    statuses = {answer["status"] for answer in redeemed(content["tokens"][:60], content["venue_id"])}
    assert statuses == {"accepted"}
    typed = redeemed(content["codes"][60:61], content["venue_id"], typed=True)
    assert [answer["status"] for answer in typed] == ["accepted"]


def redeemed(texts: list[str], venue_id: int, *, typed: bool = False) -> list[Any]:
    """Scan texts on a phone of the venue; the answers."""
    device, _bearer = factories.phone(db.session.get_one(Venue, venue_id))
    now = clock.now()
    name = "code" if typed else "token"
    scans = [
        Scan(id=uuid4(), service="digital_tools", scanned_at=now, seq=seq, **{name: text})
        for seq, text in enumerate(texts)
    ]
    return redeem(factories.device_actor(device), scans)


def test_a_second_load_changes_nothing_and_tells_the_same(runner: FlaskCliRunner, tmp_path: Path) -> None:
    first = told(runner, tmp_path)
    before = counts()
    assert told(runner, tmp_path) == first
    assert counts() == before


def test_when_most_vouchers_are_used_more_are_issued(runner: FlaskCliRunner, tmp_path: Path) -> None:
    first = told(runner, tmp_path)
    used, left = first["tokens"][:-10], first["tokens"][-10:]
    for start in range(0, len(used), 100):
        redeemed(used[start : start + 100], first["venue_id"])
    second = told(runner, tmp_path)
    assert second["tokens"][:10] == left
    assert len(second["tokens"]) >= vouchers.ENOUGH_UNSPENT
    assert not set(second["tokens"]) & set(used)


def test_what_people_changed_stays_changed(app: Flask) -> None:
    venue_id = load().venue_id
    venue = db.session.get_one(Venue, venue_id)
    qualification.suspend(CONSOLE, venue.organisation_id, reason="essai")
    venue.name = "Un autre nom"
    db.session.commit()
    load()
    db.session.expire_all()
    assert (venue.name, venue.organisation.qualification) == ("Un autre nom", SUSPENDED)


def test_the_prescriber_has_stock_and_one_booklet_is_not_paid_for(app: Flask) -> None:
    demo = load()
    holder = select(Organisation).where(Organisation.source_key == cast.PRESCRIBER_KEY)
    ours = (Booklet.holder_id == db.session.scalars(holder).one().id, Booklet.campaign_id == demo.campaign_id)
    held = select(Booklet).where(*ours)
    states = [booklet.state for booklet in db.session.scalars(held)]
    assert states == ["in_stock"] * vouchers.STOCK_BOOKLETS
    booklet = vouchers.find_unfunded(demo.campaign_id)
    assert booklet is not None
    assert (booklet.funded, booklet.state) == (False, "in_stock")


def test_a_new_year_opens_a_new_campaign_and_keeps_the_old(runner: FlaskCliRunner, tmp_path: Path) -> None:
    for day in ("2026-12-31T22:59:00Z", "2026-12-31T23:01:00Z"):
        with time_machine.travel(day, tick=False):
            content = told(runner, tmp_path)
    of_a_year = (
        select(Campaign).where(Campaign.name.not_in((cast.NEAR_ITS_END, cast.CHOSEN, cast.OVER))).order_by(Campaign.id)
    )
    campaigns = db.session.scalars(of_a_year).all()
    assert [(campaign.first_day.year, campaign.last_day.year) for campaign in campaigns] == [(2026, 2027), (2027, 2028)]
    points = ring.key_ring().public_points
    assert {token.read(text, points).campaign_id for text in content["tokens"]} == {campaigns[1].id}


def test_an_interrupted_load_is_completed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(qualification, "qualify_all", lambda _actor: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load()
    demo = load()
    assert db.session.get_one(Venue, demo.venue_id).organisation.qualified
    assert len(vouchers.list_unspent(demo.campaign_id)) >= vouchers.ENOUGH_UNSPENT


def test_the_keys_of_a_server_that_has_some_are_kept(app: Flask) -> None:
    factories.key_ring()
    load()
    assert [key.id for key in ring.list_keys()] == [1]


def test_accounts_and_addresses_stand_in_columns(runner: FlaskCliRunner, tmp_path: Path) -> None:
    result = runner.invoke(args=["demo", "load", "--file", str(tmp_path / "demo.json")])
    lines = result.stdout.splitlines()
    (header,) = [line for line in lines if "Mot de passe" in line]
    for account in cast.ACCOUNTS:
        (line,) = [line for line in lines if account.email in line]
        assert line.index(account.email) == header.index("Adresse e-mail")
        assert line.index(account.password) == header.index("Mot de passe")
    assert any("http://localhost:8000/demo" in line for line in lines)


def test_known_passwords_are_never_loaded_on_a_real_server(config: Config) -> None:
    real = create_app(Config(config.database_url, config.secret_key, config.public_url, demo=False))
    with real.app_context():
        with pytest.raises(DemoOff):
            load()
        assert db.session.scalars(select(func.count(Person.id))).one() == 0
        assert db.session.scalars(select(func.count(Order.id))).one() == 0
        db.session.remove()
        db.engine.dispose()

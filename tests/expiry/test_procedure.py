"""The procedure as sponsor and operator see it: days moved, steps confirmed, stock blocked, prescribers informed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.campaigns.models import Campaign, Sponsor
from server.db import db
from server.expiry.service import take_due_steps
from server.messages import inbox as messages
from tests.support import factories
from tests.support.queries import heard

BLOCK_DAY = datetime(2026, 12, 16, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves."""
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def campaign(app: Flask) -> Campaign:
    """A campaign that ends on 31 December 2026."""
    return factories.campaign()


def path(campaign: Campaign) -> str:
    return f"/api/campaigns/{campaign.id}/expiry"


def step(answer: dict[str, list[dict[str, object]]], name: str) -> dict[str, object]:
    return next(found for found in answer["steps"] if found["step"] == name)


def test_a_sponsor_reads_the_counters_of_all_own_campaigns_at_once(client: FlaskClient, campaign: Campaign) -> None:
    order = factories.funded_order(campaign, first_serial=1, last_serial=3, booklet_count=3)
    factories.booklet(order, handed_over=False)
    factories.booklet(order)
    empty = factories.campaign(sponsor=campaign.sponsor, name="Sans carnet")
    factories.booklet(factories.funded_order(factories.campaign(sponsor=factories.sponsor(), name="D'un autre")))
    factories.sign_in(client, factories.sponsor_person(campaign.sponsor))
    for one in (campaign, empty):
        counters = client.get(path(one)).json["counters"]
        assert {"campaign_id": one.id, **counters} in client.get("/api/expiry/counters").json["campaigns"]
    assert client.get(path(campaign)).json["counters"] == {"issued": 2, "handed_over": 1, "in_stock": 1, "started": 0}
    assert len(client.get("/api/expiry/counters").json["campaigns"]) == 2


def test_more_campaigns_take_no_more_queries(app: Flask, client: FlaskClient, campaign: Campaign) -> None:
    factories.sign_in(client, factories.sponsor_person(campaign.sponsor))
    sponsor, counts = campaign.sponsor.id, []
    client.get("/api/expiry/counters")
    for _ in range(2):
        with heard(app) as queries:
            client.get("/api/expiry/counters")
        counts.append(len(queries))
        for number in range(3):
            factories.campaign(sponsor=db.session.get_one(Sponsor, sponsor), name=f"Une autre {number}")
    assert counts[0] == counts[1]


def test_a_sponsor_sees_the_days_before_anything_happened(client: FlaskClient, campaign: Campaign) -> None:
    factories.sign_in(client, factories.sponsor_person(campaign.sponsor))
    answer = client.get(path(campaign)).json
    assert answer["counters"] == {"issued": 0, "handed_over": 0, "in_stock": 0, "started": 0}
    assert (answer["last_day"], answer["grace_day"], answer["stock_blocked"]) == ("2026-12-31", "2027-01-31", False)
    assert step(answer, "block") == {
        "step": "block",
        "due_day": "2026-12-16",
        "editable": True,
        "to_confirm": True,
        "done_at": None,
        "confirmations": [],
    }
    assert [found["step"] for found in answer["steps"] if not found["editable"]] == ["last_day", "refusal"]


def test_another_sponsor_s_campaign_is_unknown(client: FlaskClient, campaign: Campaign) -> None:
    factories.sign_in(client, factories.sponsor_person(factories.sponsor()))
    for answer in (client.get(path(campaign)), client.post(f"{path(campaign)}/block/confirm")):
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_campaign")


def test_the_operator_moves_a_step_and_it_is_taken_on_its_new_day(
    client: FlaskClient, campaign: Campaign, moving: time_machine.Traveller
) -> None:
    factories.sign_in(client, factories.operator())
    moved = client.patch(path(campaign), json={"alert": "2026-12-05", "block": "2026-12-10"})
    assert moved.status_code == 200
    assert (step(moved.json, "alert")["due_day"], step(moved.json, "acknowledge")["due_day"]) == (
        "2026-12-05",
        "2026-12-24",
    )
    moving.move_to(datetime(2026, 12, 4, 12, tzinfo=UTC))
    assert take_due_steps() == []
    moving.move_to(datetime(2026, 12, 5, 12, tzinfo=UTC))
    assert [taken.step for taken in take_due_steps()] == ["alert"]
    factories.sign_in(client, factories.operator())
    again = client.patch(path(campaign), json={"alert": "2026-12-06"})
    assert (again.status_code, again.json["error"]["code"]) == (409, "step_done")


def test_a_sponsor_does_not_move_steps(client: FlaskClient, campaign: Campaign) -> None:
    factories.sign_in(client, factories.sponsor_person(campaign.sponsor))
    assert client.patch(path(campaign), json={"alert": "2026-12-05"}).status_code == 403


@pytest.mark.parametrize(
    ("days", "status"), [({"block": "2026-12-25"}, 422), ({"last_day": "2026-12-30"}, 422), ({"block": "soon"}, 422)]
)
def test_days_out_of_order_or_not_to_be_moved_are_refused(
    client: FlaskClient, campaign: Campaign, days: dict[str, str], status: int
) -> None:
    factories.sign_in(client, factories.operator())
    assert client.patch(path(campaign), json=days).status_code == status


def test_the_sponsor_blocks_the_stock_and_prescribers_are_told_once(
    client: FlaskClient, campaign: Campaign, moving: time_machine.Traveller
) -> None:
    order = factories.funded_order(campaign, booklet_count=3)
    holder, other = factories.qualified_organisation(), factories.qualified_organisation()
    factories.booklet(order, handed_over=False, holder=holder)
    factories.booklet(order, handed_over=True, holder=other)
    sponsor = factories.sponsor_person(campaign.sponsor)
    factories.sign_in(client, sponsor)
    early = client.post(f"{path(campaign)}/block/confirm")
    assert (early.status_code, early.json["error"]["code"]) == (409, "step_not_due")

    moving.move_to(BLOCK_DAY)
    take_due_steps()
    factories.sign_in(client, sponsor)
    confirmed = client.post(f"{path(campaign)}/block/confirm")
    again = client.post(f"{path(campaign)}/block/confirm")
    assert (confirmed.status_code, confirmed.json["stock_blocked"]) == (200, True)
    assert step(confirmed.json, "block")["confirmations"] == [
        {"side": "sponsor", "by": sponsor.name, "at": "2026-12-16T09:00:00.000Z"}
    ]
    assert again.json == confirmed.json
    db.session.rollback()
    told = [messages.messages(factories.actor(factories.prescriber(where))) for where in (holder, other)]
    assert [[message.subject for message in inbox.messages] for inbox in told] == [
        [f"{campaign.name}\u00a0: ne remettez plus de carnets"],
        [],
    ]


def test_the_statement_is_agreed_by_both_sides(
    client: FlaskClient, campaign: Campaign, moving: time_machine.Traveller
) -> None:
    moving.move_to(datetime(2027, 2, 6, 9, tzinfo=UTC))
    take_due_steps()
    sides = []
    for person in (factories.sponsor_person(campaign.sponsor), factories.operator()):
        factories.sign_in(client, person)
        answer = client.post(f"{path(campaign)}/statement/confirm").json
        moving.shift(60)
        sides.append([word["side"] for word in step(answer, "statement")["confirmations"]])
    assert sides == [["sponsor"], ["sponsor", "operator"]]


def test_each_side_sees_what_waits_for_its_word(
    client: FlaskClient, campaign: Campaign, moving: time_machine.Traveller
) -> None:
    sponsor, operator = factories.sponsor_person(campaign.sponsor), factories.operator()
    stranger = factories.sponsor_person(factories.sponsor())

    def seen() -> list[list[str]]:
        found = []
        for person in (sponsor, operator, stranger):
            factories.sign_in(client, person)
            found.append([one["step"] for one in client.get("/api/expiry/waiting").json["waiting"]])
        return found

    assert seen() == [[], [], []]
    moving.move_to(datetime(2026, 12, 24, 9, tzinfo=UTC))
    take_due_steps()
    assert seen() == [["block", "acknowledge"], [], []]
    factories.sign_in(client, sponsor)
    client.post(f"{path(campaign)}/block/confirm")
    assert seen() == [["acknowledge"], [], []]
    moving.move_to(datetime(2027, 2, 6, 9, tzinfo=UTC))
    take_due_steps()
    assert seen() == [["statement"], ["statement"], []]
    factories.sign_in(client, operator)
    client.post(f"{path(campaign)}/statement/confirm")
    assert seen() == [["statement"], [], []]


@pytest.mark.parametrize("name", ["alert", "last_day", "unknown"])
def test_what_is_not_to_be_confirmed_is_told(client: FlaskClient, campaign: Campaign, name: str) -> None:
    factories.sign_in(client, factories.operator())
    answer = client.post(f"{path(campaign)}/{name}/confirm")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_step")


def test_a_campaign_without_a_fixed_end_has_no_steps(client: FlaskClient, app: Flask) -> None:
    endless = factories.campaign(valid_days=90)
    factories.sign_in(client, factories.operator())
    assert client.get(path(endless)).json["steps"] == []
    for answer in (
        client.patch(path(endless), json={"alert": "2026-12-05"}),
        client.post(f"{path(endless)}/block/confirm"),
    ):
        assert (answer.status_code, answer.json["error"]["code"]) == (409, "no_fixed_end")

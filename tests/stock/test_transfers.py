"""Transfers: booklets are sent from one's stock, received once by the other side, and not handed over in between."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.commands import CONSOLE
from server.db import db
from server.errors import Forbidden, Refusal
from server.stock import transfer_lists, transfer_refusals, transfers
from server.stock.picking import Sending
from server.vouchers import booklets, refusals, stock
from server.vouchers.booklets import HandOver
from tests.stock.support.shelves import prescriber_of, sending_to, stocked_at
from tests.support import factories


def test_booklets_go_from_sponsor_to_prescriber_to_prescriber(app: Flask) -> None:
    first, second = factories.qualified_organisation(), factories.qualified_organisation()
    sent = stocked_at(None, 3)
    sponsor = factories.actor(factories.sponsor_person(sent[0].campaign.sponsor))
    wanted = Sending(to_organisation_id=first.id, first=sent[0].number, last=sent[2].number)
    transfer = transfers.send(sponsor, wanted)
    assert (transfer.state, transfer.booklet_count, transfer.ranges) == ("sent", 3, [[sent[0].id, sent[2].id]])
    assert transfers.receive(prescriber_of(first), transfer.id).state == "received"
    onward = transfers.send(prescriber_of(first), sending_to(second, sent[0], sent[2]))
    transfers.receive(prescriber_of(second), onward.id)
    assert [booklet.holder_id for booklet in sent] == [second.id, first.id, second.id]
    assert {booklet.transfer_id for booklet in sent} == {None}


def test_in_transit_neither_side_hands_over(app: Flask) -> None:
    sender, receiver = factories.qualified_organisation(), factories.qualified_organisation()
    (booklet,) = stocked_at(sender)
    transfer = transfers.send(prescriber_of(sender), sending_to(receiver, booklet))
    with pytest.raises(refusals.BookletInTransit):
        booklets.hand_over(prescriber_of(sender), booklet.number, HandOver())
    with pytest.raises(refusals.UnknownBooklet):
        booklets.hand_over(prescriber_of(receiver), booklet.number, HandOver())
    with pytest.raises(transfer_refusals.NotInYourStock):
        transfers.send(prescriber_of(sender), sending_to(receiver, booklet))
    transfers.receive(prescriber_of(receiver), transfer.id)
    assert booklets.hand_over(prescriber_of(receiver), booklet.number, HandOver()).state == "handed_over"


def test_what_one_does_not_hold_is_refused_by_number(app: Flask) -> None:
    sender, receiver = factories.qualified_organisation(), factories.qualified_organisation()
    (mine,), (theirs,), (at_sponsor,) = stocked_at(sender), stocked_at(receiver), stocked_at(None)
    handed = factories.booklet(holder=sender)
    voided = booklets.void(CONSOLE, stocked_at(sender)[0].number, "lost")
    for other in (theirs, at_sponsor, handed, voided):
        with pytest.raises(transfer_refusals.NotInYourStock) as refused:
            transfers.send(prescriber_of(sender), sending_to(receiver, mine, other))
        assert refused.value.fields == {"booklets": [other.number]}
        assert other.number in refused.value.text
    unread = Sending(to_organisation_id=receiver.id, booklets=["abc"])
    with pytest.raises(transfer_refusals.NotInYourStock):
        transfers.send(prescriber_of(sender), unread)
    assert mine.transfer_id is None


@pytest.mark.parametrize(
    ("first", "last"), [(None, None), ("1-1", None), ("1-2", "1-1"), ("1-1", "2-1"), ("1-1", "1-100001"), ("x", "y")]
)
def test_a_range_is_of_one_campaign_and_in_order(app: Flask, first: str | None, last: str | None) -> None:
    receiver = factories.qualified_organisation()
    with pytest.raises(transfer_refusals.WrongRange):
        transfers.send(CONSOLE, Sending(to_organisation_id=receiver.id, first=first, last=last))


def test_one_transfer_leaves_one_place_for_another(app: Flask) -> None:
    sender, other = factories.qualified_organisation(), factories.qualified_organisation()
    (mine,), (theirs,) = stocked_at(sender), stocked_at(other)
    with pytest.raises(transfer_refusals.SeveralPlaces):
        transfers.send(CONSOLE, sending_to(factories.qualified_organisation(), mine, theirs))
    with pytest.raises(transfer_refusals.SamePlace):
        transfers.send(CONSOLE, sending_to(sender, mine))
    with pytest.raises(refusals.UnknownPrescriber):
        transfers.send(CONSOLE, Sending(to_organisation_id=999_999, booklets=[mine.number]))


def test_the_sender_cancels_before_receipt_and_the_receiver_never(app: Flask) -> None:
    sender, receiver = factories.qualified_organisation(), factories.qualified_organisation()
    (booklet,) = stocked_at(sender)
    transfer = transfers.send(prescriber_of(sender), sending_to(receiver, booklet))
    for act, stranger in ((transfers.cancel, receiver), (transfers.receive, sender)):
        with pytest.raises(Forbidden):
            act(prescriber_of(stranger), transfer.id)
    for _ in range(2):
        assert transfers.cancel(prescriber_of(sender), transfer.id).state == "cancelled"
    with pytest.raises(transfer_refusals.AlreadyCancelled):
        transfers.receive(prescriber_of(receiver), transfer.id)
    assert (booklet.holder_id, booklet.in_transit) == (sender.id, False)


def test_a_received_transfer_is_not_cancelled_and_others_never_see_it(app: Flask) -> None:
    sender, receiver = factories.qualified_organisation(), factories.qualified_organisation()
    transfer = transfers.send(prescriber_of(sender), sending_to(receiver, *stocked_at(sender)))
    received_at = transfers.receive(prescriber_of(receiver), transfer.id).received_at
    assert transfers.receive(prescriber_of(receiver), transfer.id).received_at == received_at
    with pytest.raises(transfer_refusals.AlreadyReceived):
        transfers.cancel(prescriber_of(sender), transfer.id)
    stranger = factories.actor(factories.prescriber())
    with pytest.raises(transfer_refusals.UnknownTransfer):
        transfers.receive(stranger, transfer.id)
    seen = [
        transfer_lists.transfers(who) for who in (prescriber_of(sender), prescriber_of(receiver), CONSOLE, stranger)
    ]
    assert seen == [[transfer], [transfer], [transfer], []]
    assert transfer_lists.transfers(CONSOLE, state="sent") == []


def test_what_comes_back_to_its_sponsor_is_the_sponsor_s_stock(app: Flask) -> None:
    prescriber = factories.qualified_organisation()
    (booklet,) = stocked_at(prescriber)
    sponsor = booklet.campaign.sponsor
    transfer = transfers.send(prescriber_of(prescriber), sending_to(sponsor.organisation, booklet))
    transfers.receive(factories.actor(factories.sponsor_person(sponsor)), transfer.id)
    assert booklet.holder_id is None


def test_a_sponsor_that_prescribes_sends_to_its_own_prescribers(app: Flask) -> None:
    (booklet,) = stocked_at(None)
    place = booklet.campaign.sponsor.organisation
    transfer = transfers.send(CONSOLE, sending_to(place, booklet))
    transfers.receive(prescriber_of(place), transfer.id)
    assert booklet.holder_id == place.id


def test_what_travels_is_not_assigned(app: Flask) -> None:
    (booklet,) = stocked_at(None)
    receiver = factories.qualified_organisation()
    transfers.send(CONSOLE, sending_to(receiver, booklet))
    with pytest.raises(refusals.NotEnoughStock):
        stock.assign(campaign_id=booklet.campaign_id, prescriber_id=receiver.id, count=1)


def test_sent_to_two_places_at_once_a_booklet_goes_to_one(app: Flask) -> None:
    (booklet,) = stocked_at(None)
    places = [factories.qualified_organisation().id for _ in range(4)]
    number, barrier = booklet.number, Barrier(4)

    def run(place: int) -> str:
        with app.app_context():
            barrier.wait()
            try:
                transfers.send(CONSOLE, Sending(to_organisation_id=place, booklets=[number]))
            except Refusal as refusal:
                return refusal.code
            return "sent"

    db.session.rollback()
    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(run, places)) == ["not_in_your_stock"] * 3 + ["sent"]


def test_both_sides_read_the_same_transfer(client: FlaskClient) -> None:
    sender, receiver = factories.qualified_organisation(), factories.qualified_organisation(name="Mission locale")
    first, second = stocked_at(sender, 2)
    factories.sign_in(client, factories.prescriber(sender))
    body = {"to_organisation_id": receiver.id, "booklets": [second.number, first.number]}
    sent = client.post("/api/transfers", json=body)
    assert sent.status_code == 201
    assert sent.json == {
        "id": sent.json["id"],
        "state": "sent",
        "from": {"id": sender.id, "name": sender.name},
        "to": {"id": receiver.id, "name": "Mission locale"},
        "booklet_count": 2,
        "ranges": [[first.number, second.number]],
        "sent_at": sent.json["sent_at"],
        "received_at": None,
        "cancelled_at": None,
    }
    factories.sign_in(client, factories.prescriber(receiver))
    assert client.get("/api/transfers?state=sent").json == {"transfers": [sent.json]}
    assert client.post(f"/api/transfers/{sent.json['id']}/receive").json["state"] == "received"
    assert client.post(f"/api/transfers/{sent.json['id']}/cancel").status_code == 403
    named = client.get("/api/transfers/destinations").json["organisations"]
    assert {"id": receiver.id, "name": "Mission locale"} in named

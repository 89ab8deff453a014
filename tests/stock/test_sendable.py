"""What can be sent: runs of booklets in one's own stock; each other booklet has its reason."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import clock
from server.commands import CONSOLE
from server.stock import transfers
from server.stock.picking import Sending
from server.stock.sendable import Run, list_sendable
from server.stock.transfer_refusals import NotInYourStock
from server.vouchers import booklets
from tests.stock.support.shelves import prescriber_of, sending_to, stocked_at
from tests.support import factories as make


def ends(runs: list[Run]) -> list[tuple[str, str, int]]:
    return [(run.first, run.last, run.booklet_count) for run in runs]


def test_runs_end_where_a_booklet_is_missing(app: Flask) -> None:
    place, order = make.qualified_organisation(), make.funded_order()
    mine = stocked_at(place, 5, order)
    make.booklet(order, handed_over=False)
    later = stocked_at(place, 2, order)
    booklets.void(CONSOLE, mine[1].number, "lost")
    transfers.send(prescriber_of(place), sending_to(make.qualified_organisation(), mine[3]))
    assert ends(list_sendable(prescriber_of(place))) == [
        (mine[0].number, mine[0].number, 1),
        (mine[2].number, mine[2].number, 1),
        (mine[4].number, mine[4].number, 1),
        (later[0].number, later[1].number, 2),
    ]


def test_a_sponsor_sees_its_own_stock_and_the_operator_every_place(app: Flask) -> None:
    order = make.funded_order()
    first, *_, last = stocked_at(None, 3, order)
    stocked_at(make.qualified_organisation(), 1, order)
    sponsor = make.actor(make.sponsor_person(order.campaign.sponsor))
    assert ends(list_sendable(sponsor)) == [(first.number, last.number, 3)]
    assert len(list_sendable(CONSOLE)) == 2
    assert list_sendable(prescriber_of(make.qualified_organisation())) == []


def test_each_booklet_that_stays_is_told_with_its_reason(app: Flask) -> None:
    place, order = make.qualified_organisation(), make.funded_order()
    ready, handed = stocked_at(place, 2, order)
    blocked = make.booklet(order, handed_over=False, holder=place, blocked_at=clock.now())
    voided, sent = stocked_at(place, 2, order)
    (theirs,) = stocked_at(make.qualified_organisation(), 1, order)
    booklets.hand_over(prescriber_of(place), handed.number, booklets.HandOver())
    booklets.void(prescriber_of(place), voided.number, "damaged")
    other = make.qualified_organisation()
    transfers.send(prescriber_of(place), sending_to(other, sent))
    with pytest.raises(NotInYourStock) as refused:
        transfers.send(
            prescriber_of(place), Sending(to_organisation_id=other.id, first=ready.number, last=theirs.number)
        )
    assert str(refused.value) == (
        "Certains carnets ne peuvent pas partir. Retirez-les de l'envoi."
        f" Déjà remis : {handed.number}. Bloqués par l'opérateur : {blocked.number}. Annulés : {voided.number}."
        f" Déjà en route : {sent.number}. Pas dans votre stock : {theirs.number}."
    )
    assert not ready.in_transit


def test_one_reads_what_one_can_send(client: FlaskClient) -> None:
    place = make.qualified_organisation(name="Mission locale")
    first, last = stocked_at(place, 2)[0], stocked_at(place, 1)[0]
    make.sign_in(client, make.prescriber(place))
    runs = client.get("/api/transfers/sendable").json["runs"]
    assert [run["first"] for run in runs] == [last.number, first.number]
    assert runs[1] == {
        "campaign_id": first.campaign_id,
        "campaign": first.campaign.name,
        "place_id": place.id,
        "place": "Mission locale",
        "first": first.number,
        "last": f"{first.campaign_id}-2",
        "booklet_count": 2,
        "size": 10,
    }
    make.sign_in(client, make.mediator(make.qualified_venue()))
    assert client.get("/api/transfers/sendable").status_code == 403

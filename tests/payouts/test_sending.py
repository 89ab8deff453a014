"""A batch is approved by another person, downloaded as a file, sent once, or cancelled before that."""

from __future__ import annotations

import pytest
from lxml import etree

from server.payouts import service
from server.payouts.refusals import (
    BatchApproved,
    BatchCancelled,
    BatchNotApproved,
    FourEyes,
    UnknownBatch,
)
from tests.payouts.support.office import Office, balance, broken, states


def test_who_prepared_does_not_approve(office: Office) -> None:
    office.payable()
    batch = service.prepare(office.first)
    with pytest.raises(FourEyes):
        service.approve(office.first, batch.id)
    with pytest.raises(BatchNotApproved):
        service.file(batch.id)
    with pytest.raises(BatchNotApproved):
        service.mark_sent(office.second, batch.id)
    assert states() == ["prepared"]


def test_the_file_is_handed_out_once_approved_and_always_the_same(office: Office) -> None:
    office.payable(3)
    batch = service.prepare(office.first)
    service.approve(office.second, batch.id)
    name, file = service.file(batch.id)
    assert name == batch.message_id
    told = etree.fromstring(file)
    assert [node.text for node in told.iter("{*}InstdAmt")] == ["28.80"]
    assert [node.text for node in told.iter("{*}EndToEndId")] == ["R-2026-11-0001"]
    service.mark_sent(office.third, batch.id)
    assert service.file(batch.id) == (name, file)


def test_sending_puts_the_money_on_its_way_once(office: Office) -> None:
    owner = office.payable(3)
    batch = office.sent()
    service.mark_sent(office.second, batch.id)
    assert states() == ["sent"]
    mine = balance(owner)
    assert (mine.payable, mine.due, mine.in_transit) == (0, 0, -2880)
    assert broken() == []


def test_a_batch_is_cancelled_before_it_is_approved_and_not_after(office: Office) -> None:
    office.payable()
    cancelled = service.prepare(office.first)
    service.cancel(office.first, cancelled.id)
    for act in (service.approve, service.cancel, service.mark_sent):
        with pytest.raises(BatchCancelled):
            act(office.second, cancelled.id)
    batch = service.prepare(office.first)
    service.approve(office.second, batch.id)
    with pytest.raises(BatchApproved):
        service.cancel(office.first, batch.id)
    assert states() == ["cancelled", "prepared"]


def test_an_unknown_batch_is_refused(office: Office) -> None:
    for act in (service.approve, service.cancel, service.mark_sent):
        with pytest.raises(UnknownBatch):
            act(office.first, 99)

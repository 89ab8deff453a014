"""A batch is approved by another person, downloaded as a file, sent once, or cancelled before that."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
import time_machine
from flask import current_app
from lxml import etree

from server import clock
from server.accounts.models import Person
from server.commands import CONSOLE
from server.config import Config
from server.db import db
from server.payouts import batch_view, service
from server.payouts.bank_answers import imports
from server.payouts.refusals import (
    AmountAboveLimit,
    BatchApproved,
    BatchCancelled,
    BatchNotApproved,
    ExecutionDayOver,
    FourEyes,
    UnknownBatch,
)
from tests.payouts.bank_files.support.samples import OURS, sample
from tests.payouts.support.office import Office, balance, broken, states

HOUR = timedelta(hours=1)


def test_who_prepared_does_not_approve(office: Office) -> None:
    office.payable()
    batch = service.prepare(office.first)
    with pytest.raises(FourEyes):
        service.approve(office.first, batch.id)
    with pytest.raises(BatchNotApproved):
        service.file(office.first, batch.id)
    with pytest.raises(BatchNotApproved):
        service.mark_sent(office.second, batch.id)
    assert states() == ["prepared"]


def test_nobody_approves_once_its_day_is_over_and_the_way_on_is_another(office: Office) -> None:
    office.payable()
    batch = service.prepare(office.first)
    with time_machine.travel(datetime.combine(batch.execution_day, time(23, 30), clock.PARIS) + HOUR, tick=False):
        with pytest.raises(ExecutionDayOver, match="jeudi 3"):
            service.approve(office.second, batch.id)
        service.cancel(office.second, batch.id)
        again = service.prepare(office.first)
    with time_machine.travel(datetime.combine(again.execution_day, time(23, 30), clock.PARIS), tick=False):
        assert service.approve(office.second, again.id).approved_day == again.execution_day


def test_the_file_is_handed_out_once_approved_and_always_the_same(office: Office) -> None:
    office.payable(3)
    batch = service.prepare(office.first)
    service.approve(office.second, batch.id)
    name, file = service.file(office.first, batch.id)
    assert name == batch.message_id
    told = etree.fromstring(file)
    assert [node.text for node in told.iter("{*}InstdAmt")] == ["28.80"]
    assert [node.text for node in told.iter("{*}EndToEndId")] == ["R-2026-11-0001"]
    service.mark_sent(office.third, batch.id)
    assert service.file(office.first, batch.id) == (name, file)


def test_who_takes_a_file_is_kept_with_its_digest(office: Office) -> None:
    office.payable()
    batch = service.prepare(office.first)
    service.approve(office.second, batch.id)
    for actor in (office.third, CONSOLE):
        _name, content = service.file(actor, batch.id)
    (one,) = batch_view.view_batch(batch.id).files
    digest = hashlib.sha256(content).hexdigest()
    by = db.session.get_one(Person, office.third.person_id).name
    assert {(fetch.by, fetch.sha256) for fetch in one.fetches} == {(by, digest), (None, digest)}


def limited(transfers: int | None = None, cents: int | None = None) -> None:
    """Set the bank's limits for one file."""
    config: Config = current_app.config["POINCON"]
    current_app.config["POINCON"] = replace(config, bank_file_transfers=transfers, bank_file_cents=cents)


def test_a_batch_over_the_banks_limits_is_several_files_approved_once(office: Office) -> None:
    limited(transfers=2, cents=4000)
    owners = [office.owed(count) for count in (1, 2, 3, 1)]
    office.close()
    for owner in owners:
        office.account(owner)
    batch = office.sent()
    files = batch_view.view_batch(batch.id).files
    assert [(one.count, one.cents) for one in files] == [(2, 2880), (2, 3840)]
    names = [batch.message_id, f"{batch.message_id}-2"]
    for nth, name in enumerate(names, 1):
        told = etree.fromstring(service.file(office.first, batch.id, nth)[1])
        assert [node.text for node in told.iter("{*}MsgId", "{*}PmtInfId")] == [name, name]
    with pytest.raises(UnknownBatch):
        service.file(office.first, batch.id, 3)
    refused = sample("pain002-file-refused.xml").replace(OURS, names[1].encode())
    imports.import_answer(office.third, "rapport.xml", refused)
    assert states() == ["sent", "sent", "rejected", "rejected"]
    assert broken() == []


def test_a_payment_that_fits_in_no_file_is_refused(office: Office) -> None:
    limited(cents=1000)
    office.payable(3)
    with pytest.raises(AmountAboveLimit):
        service.prepare(office.first)
    assert states() == []


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

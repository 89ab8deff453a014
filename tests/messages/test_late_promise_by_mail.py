"""What was promised and did not come in time: `flask day` mails it to the sponsor and the operator, once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner

from server.campaigns.models import Campaign
from server.db import transaction
from server.promises import service
from tests.admission.support.papers import pdf
from tests.messages.support.postbox import Postbox
from tests.support import factories
from tests.support.money_in import treasurer

PROMISED = datetime(2026, 3, 2, 9, tzinfo=UTC)


def promise(days: int) -> Campaign:
    """An order of 104,00 € promised in a campaign whose money has to come within so many days."""
    order = factories.order(factories.campaign(trusts_promises=True, promise_days=days))
    made = service.propose(treasurer(), order.id, payment_order="M-2026-7", cents=10_400, content=pdf())
    service.confirm(treasurer("Trésorier"), made.id)
    return order.campaign


def test_the_sponsor_and_the_operator_are_mailed_once_after_the_days_of_the_campaign(
    app: Flask, postbox: Postbox, runner: FlaskCliRunner
) -> None:
    with time_machine.travel(PROMISED, tick=False) as moving:
        someone, campaign = factories.operator(), promise(45)
        of_sponsor = factories.sponsor_person(campaign.sponsor)
        with transaction() as session:
            session.get_one(Campaign, campaign.id).promise_days = 10  # what was promised before keeps its days
        moving.move_to(PROMISED + timedelta(days=44))
        assert "promises" not in runner.invoke(args=["day"]).output
        assert postbox.mails == []
        moving.shift(timedelta(days=1))
        assert "promises: 2 messages" in runner.invoke(args=["day"]).output
        runner.invoke(args=["day"])
    late = {str(mail["To"]): mail for mail in postbox.mails if "promis" in str(mail["Subject"])}
    assert {someone.email, of_sponsor.email} <= late.keys()
    assert len([mail for mail in postbox.mails if "promis" in str(mail["Subject"])]) == len(late)
    for mail in (late[someone.email], late[of_sponsor.email]):
        assert "104,00" in mail.get_content()
        assert "16\u00a0avril\u00a02026" in mail.get_content()
    assert "nous n’émettons plus de carnets" in late[of_sponsor.email].get_content()
    assert "Téléphonez à son comptable" in late[someone.email].get_content()

"""A change of account is mailed to the earlier addresses, whoever has them now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from server.accounts.models import Membership, Person
from server.config import Config
from server.db import db, transaction
from server.messages import mail
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.service import Details
from tests.messages.support.postbox import Postbox
from tests.payouts.support.office import IBAN, OTHER_IBAN, Office
from tests.support import factories
from tests.support.databases import settings


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A real SMTP server that listens."""
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def config(database_url: str, postbox: Postbox) -> Config:
    """Settings with mail."""
    return replace(settings(database_url), smtp_url=postbox.url, mail_from="pass@example.fr")


def test_who_was_manager_before_hears_of_a_change_made_by_who_took_their_place(
    office: Office, postbox: Postbox
) -> None:
    venue = factories.qualified_venue()
    before, intruder = factories.manager(venue), factories.person()
    entered = bank_accounts.propose(factories.actor(before), venue.organisation_id, Details("Mairie", IBAN))
    assert entered.waiting
    bank_accounts.confirm(office.first, entered.waiting.id)
    with transaction() as session:
        session.delete(session.get_one(Membership, before.memberships[0].id))
        session.merge(intruder).memberships.append(Membership(role="manager", organisation_id=venue.organisation_id))
    mail.send_waiting()
    postbox.mails.clear()
    changed = db.session.get_one(Person, intruder.id)
    bank_accounts.propose(factories.actor(changed), venue.organisation_id, Details("Moi", OTHER_IBAN))
    mail.send_waiting()
    told = dict(postbox.told())
    assert {before.email, intruder.email} <= told.keys()
    letter = next(one for one in postbox.mails if one["To"] == before.email).get_content()
    assert "FR•• •••• 0189" in letter
    assert "Compte actuel\u00a0: FR•• •••• 2606" in letter
    assert "dites-le à l’opérateur tout de suite" in " ".join(letter.split())

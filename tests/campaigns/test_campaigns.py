"""Campaigns: their days, their numbers, and who sees them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from flask import Flask

from server.access import Actor
from server.campaigns import refusals, service
from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.errors import Refusal
from tests.support import factories

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def wanted(**given: object) -> service.NewCampaign:
    sponsor_id = given.pop("sponsor_id", None) or factories.sponsor().id
    return service.NewCampaign(sponsor_id=sponsor_id, name="Pass numérique", first_day=FIRST, **given)  # type: ignore[arg-type]  # a table of cases


def test_grace_is_one_month_unless_given(app: Flask) -> None:
    usual = service.create_campaign(CONSOLE, wanted(last_day=LAST))
    other = service.create_campaign(CONSOLE, wanted(last_day=LAST, grace_day=date(2027, 3, 1)))
    assert (usual.grace_day, other.grace_day) == (date(2027, 1, 31), date(2027, 3, 1))


def test_a_voucher_is_worth_ten_euros_less_four_percent_unless_decided_otherwise(app: Flask) -> None:
    campaign = service.create_campaign(CONSOLE, wanted(last_day=LAST))
    assert (campaign.voucher_cents, campaign.fee_bps, campaign.services) == (1000, 400, None)


def test_a_campaign_may_count_days_from_hand_over(app: Flask) -> None:
    campaign = service.create_campaign(CONSOLE, wanted(valid_days=90))
    assert (campaign.last_day, campaign.grace_day, campaign.valid_days) == (None, None, 90)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({}, refusals.OneKindOfValidity),
        ({"last_day": LAST, "valid_days": 90}, refusals.OneKindOfValidity),
        ({"valid_days": 90, "grace_day": LAST}, refusals.OneKindOfValidity),
        ({"last_day": date(2025, 12, 31)}, refusals.DaysOutOfOrder),
        ({"last_day": LAST, "grace_day": date(2026, 12, 30)}, refusals.DaysOutOfOrder),
        ({"last_day": LAST, "sponsor_id": 999_999}, refusals.UnknownSponsor),
    ],
)
def test_a_campaign_that_cannot_be_is_refused(app: Flask, given: dict[str, object], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        service.create_campaign(CONSOLE, wanted(**given))


def test_campaigns_opened_at_the_same_time_get_numbers_of_their_own(app: Flask) -> None:
    new = wanted(last_day=LAST)

    def create(_turn: int) -> int:
        with app.app_context():
            return service.create_campaign(CONSOLE, new).id

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(create, range(8)))
    assert sorted(numbers) == list(range(1, 9))


def test_the_last_number_is_used_and_none_after_it(app: Flask) -> None:
    factories.campaign(id=65_534)
    assert service.create_campaign(CONSOLE, wanted(last_day=LAST)).id == 65_535
    with pytest.raises(refusals.CampaignNumbersTaken):
        service.create_campaign(CONSOLE, wanted(last_day=LAST))


def test_an_organisation_becomes_a_sponsor_once(app: Flask) -> None:
    organisation = factories.organisation()
    first = service.add_sponsor(organisation.id, "+33556000000")
    again = service.add_sponsor(organisation.id)
    assert (again.id, again.support_phone) == (first.id, "+33556000000")


def test_an_organisation_that_does_not_exist_is_no_sponsor(app: Flask) -> None:
    with pytest.raises(refusals.UnknownSponsor):
        service.add_sponsor(999_999)


def seen_by(actor: Actor) -> list[Campaign]:
    return service.campaigns(actor)


def test_a_sponsor_sees_only_its_own_campaigns_and_the_operator_all(app: Flask) -> None:
    mine, theirs = factories.campaign(), factories.campaign()
    sponsor = factories.actor(factories.sponsor_person(mine.sponsor))
    operator = factories.actor(factories.operator())
    assert seen_by(sponsor) == [mine]
    assert seen_by(operator) == [theirs, mine]


@pytest.mark.parametrize(
    "phone", ["demander Paul", "05 56 00 00 0", "05 56 00 00 00 / 05 56 00 00 01", "05 56 00 00 00 poste 3"]
)
def test_a_sponsors_telephone_is_one_number_that_can_be_dialled(app: Flask, phone: str) -> None:
    organisation = factories.organisation()
    with pytest.raises(refusals.OneTelephone):
        service.add_sponsor(organisation.id, phone)
    assert service.add_sponsor(organisation.id, "05.56.00.00.00").support_phone == "+33556000000"

"""Approval: which decision may follow which, always with a reason, told to whom it concerns, once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from server import clock
from server.access import Actor
from server.approvals import deciding
from server.approvals.need import set_need
from server.approvals.refusals import ApprovalNotNeeded, ApprovalReasonMissing, NoSuchStep
from server.approvals.writing import ApprovalStep
from server.campaigns.approval_models import ApprovalDecision, CampaignApproval
from server.campaigns.models import Campaign
from server.campaigns.refusals import UnknownCampaign
from server.commands import CONSOLE
from server.db import db, transaction
from server.messages.models import Message
from server.organisations.models import Organisation
from server.organisations.refusals import UnknownOrganisation
from server.trail.models import Act
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.races import at_once

pytestmark = pytest.mark.usefixtures("app")

REASON = "Hors du périmètre"


@pytest.fixture
def campaign() -> Campaign:
    """It needs approval, and nobody has it."""
    return make.campaign(name="Pass choisi", open_spans=[])


@pytest.fixture
def venue() -> Venue:
    return make.qualified_venue()


@pytest.fixture
def organisation(venue: Venue) -> Organisation:
    return venue.organisation


@pytest.fixture
def manager(venue: Venue) -> Actor:
    return make.actor(make.manager(venue))


@pytest.fixture
def sponsor(campaign: Campaign) -> Actor:
    return make.actor(make.sponsor_person(campaign.sponsor))


def states(campaign: Campaign) -> list[str]:
    query = select(ApprovalDecision.state).where(ApprovalDecision.campaign_id == campaign.id)
    return list(db.session.scalars(query.order_by(ApprovalDecision.id)))


def subjects() -> Sequence[str]:
    return db.session.scalars(select(Message.subject).order_by(Message.id)).all()


def test_an_organisation_asks_is_approved_and_withdrawn(
    campaign: Campaign, organisation: Organisation, manager: Actor, sponsor: Actor
) -> None:
    deciding.ask(manager, campaign.id, organisation.id)
    deciding.decide(sponsor, campaign.id, ApprovalStep(organisation.id, "approved"))
    deciding.decide(sponsor, campaign.id, ApprovalStep(organisation.id, "withdrawn", f" {REASON} "))
    deciding.ask(manager, campaign.id, organisation.id)
    deciding.decide(sponsor, campaign.id, ApprovalStep(organisation.id, "refused", REASON))
    assert states(campaign) == ["asked", "approved", "withdrawn", "asked", "refused"]
    standing = db.session.get_one(CampaignApproval, (campaign.id, organisation.id))
    assert (standing.state, standing.reason) == ("refused", REASON)
    assert [bool(end) for _, end in standing.approved_spans] == [True]
    verbs = db.session.scalars(select(Act.verb).where(Act.verb.startswith("approval.")).order_by(Act.done_at)).all()
    assert verbs == [f"approval.{state}" for state in states(campaign)]


def test_each_side_is_told_what_the_other_did(
    campaign: Campaign, organisation: Organisation, manager: Actor, sponsor: Actor
) -> None:
    name = organisation.name
    deciding.ask(manager, campaign.id, organisation.id)
    deciding.decide(sponsor, campaign.id, ApprovalStep(organisation.id, "refused", REASON))
    deciding.decide(sponsor, campaign.id, ApprovalStep(organisation.id, "approved"))
    deciding.decide(sponsor, campaign.id, ApprovalStep(organisation.id, "withdrawn", REASON))
    assert subjects() == [
        f"{name} demande votre accord",
        f"{name}\u00a0: pas d’accord pour «\u00a0Pass choisi\u00a0»",
        f"{name}\u00a0: accord pour «\u00a0Pass choisi\u00a0»",
        f"{name}\u00a0: accord retiré pour «\u00a0Pass choisi\u00a0»",
    ]
    last = db.session.scalars(select(Message).order_by(Message.id.desc())).first()
    assert last
    assert (last.role, last.organisation_id) == ("manager", organisation.id)
    assert REASON in last.body


def test_the_same_again_changes_nothing_and_tells_nobody(
    campaign: Campaign, organisation: Organisation, manager: Actor, sponsor: Actor
) -> None:
    for _ in range(2):
        deciding.ask(manager, campaign.id, organisation.id)
    for _ in range(2):
        deciding.decide(sponsor, campaign.id, ApprovalStep(organisation.id, "approved"))
    deciding.ask(manager, campaign.id, organisation.id)
    assert states(campaign) == ["asked", "approved"]
    assert len(subjects()) == 2


def test_two_who_approve_at_once_make_one_decision(
    app: Flask, campaign: Campaign, organisation: Organisation, manager: Actor, sponsor: Actor
) -> None:
    deciding.ask(manager, campaign.id, organisation.id)
    approve = partial(deciding.decide, sponsor, campaign.id, ApprovalStep(organisation.id, "approved"))
    assert at_once(app, approve, approve) == [None, None]
    assert states(campaign) == ["asked", "approved"]
    assert len(subjects()) == 2


def test_of_a_yes_and_a_no_at_once_the_standing_is_the_last(
    app: Flask, campaign: Campaign, organisation: Organisation, manager: Actor, sponsor: Actor
) -> None:
    deciding.ask(manager, campaign.id, organisation.id)
    steps = [ApprovalStep(organisation.id, "approved"), ApprovalStep(organisation.id, "refused", REASON)]
    told = at_once(app, *[partial(deciding.decide, sponsor, campaign.id, step) for step in steps])
    standing = db.session.get_one(CampaignApproval, (campaign.id, organisation.id))
    assert standing.state == states(campaign)[-1] == "approved"
    assert [type(one) for one in told] in ([type(None)] * 2, [type(None), NoSuchStep])


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
@pytest.mark.parametrize("reason", ["", " \n"])
def test_no_is_said_with_a_reason(campaign: Campaign, organisation: Organisation, state: str, reason: str) -> None:
    with pytest.raises(ApprovalReasonMissing):
        deciding.decide(CONSOLE, campaign.id, ApprovalStep(organisation.id, state, reason))


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_what_was_not_asked_or_given_is_neither_refused_nor_withdrawn(
    campaign: Campaign, organisation: Organisation, state: str
) -> None:
    with pytest.raises(NoSuchStep):
        deciding.decide(CONSOLE, campaign.id, ApprovalStep(organisation.id, state, REASON))


def test_a_campaign_open_to_all_has_nothing_to_approve(organisation: Organisation, manager: Actor) -> None:
    campaign = make.campaign()
    with pytest.raises(ApprovalNotNeeded):
        deciding.ask(manager, campaign.id, organisation.id)
    with pytest.raises(ApprovalNotNeeded):
        deciding.decide(CONSOLE, campaign.id, ApprovalStep(organisation.id, "approved"))


def test_a_sponsor_decides_on_its_own_campaigns_only(organisation: Organisation, campaign: Campaign) -> None:
    other = make.actor(make.sponsor_person(make.sponsor()))
    with pytest.raises(UnknownCampaign):
        deciding.decide(other, campaign.id, ApprovalStep(organisation.id, "approved"))


def test_an_organisation_that_is_not_qualified_is_not_approved(campaign: Campaign, sponsor: Actor) -> None:
    with pytest.raises(UnknownOrganisation):
        deciding.decide(sponsor, campaign.id, ApprovalStep(make.organisation().id, "approved"))


def test_a_manager_asks_for_their_own_organisation_only(campaign: Campaign, manager: Actor) -> None:
    with pytest.raises(UnknownOrganisation):
        deciding.ask(manager, campaign.id, make.qualified_venue().organisation_id)


def test_what_a_sponsor_withdrew_stays_so_when_approval_is_needed_again(
    campaign: Campaign, venue: Venue, sponsor: Actor
) -> None:
    deciding.decide(sponsor, campaign.id, ApprovalStep(venue.organisation_id, "approved"))
    deciding.decide(sponsor, campaign.id, ApprovalStep(venue.organisation_id, "withdrawn", REASON))
    set_need(CONSOLE, campaign.id, needed=False)
    set_need(CONSOLE, campaign.id, needed=True)
    assert states(campaign) == ["approved", "withdrawn"]


def test_the_need_is_told_in_the_trail_once() -> None:
    campaign = make.campaign()
    for needed in (True, True, False, False):
        assert set_need(CONSOLE, campaign.id, needed=needed).needs_approval == needed
    acts = db.session.scalars(select(Act).where(Act.verb == "campaign.changed").order_by(Act.done_at)).all()
    assert [act.after for act in acts] == [{"needs_approval": True}, {"needs_approval": False}]


def test_the_database_keeps_every_decision(campaign: Campaign, organisation: Organisation) -> None:
    deciding.decide(CONSOLE, campaign.id, ApprovalStep(organisation.id, "approved"))
    with pytest.raises(Exception, match="append-only"), transaction() as session:
        session.scalars(select(ApprovalDecision)).one().reason = "autre"


@pytest.mark.parametrize("columns", [{"state": "maybe"}, {"state": "refused"}, {"state": "withdrawn", "reason": ""}])
def test_the_database_refuses_a_standing_that_cannot_be(
    campaign: Campaign, organisation: Organisation, columns: dict[str, str]
) -> None:
    key = {"campaign_id": campaign.id, "organisation_id": organisation.id, "decided_at": clock.now()}
    with pytest.raises(IntegrityError):
        make.save(CampaignApproval(**key | columns))

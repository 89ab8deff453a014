"""Criteria: whom a campaign is for, by postcode and target public."""

from __future__ import annotations

from ..campaigns import territory
from ..campaigns.models import Campaign
from .refusals import OutsideTerritory, PostcodeOfNowhere, UnknownPublic


def check_criteria(campaign: Campaign, postcode: str | None, target_public: str | None) -> None:
    """Check the facts of a hand-over against the campaign's criteria; a fact that is None is not checked.

    Raises PostcodeOfNowhere, OutsideTerritory, UnknownPublic.
    """
    if postcode is not None:
        _check_postcode(campaign, postcode)
    known = campaign.target_publics
    if target_public is not None and known is not None and target_public not in known:
        raise UnknownPublic(known)


def _check_postcode(campaign: Campaign, postcode: str) -> None:
    if territory.department_of(postcode) is None:
        raise PostcodeOfNowhere
    if not territory.covers(campaign.territory, postcode):
        raise OutsideTerritory(campaign.territory or [])

"""Shape of the bundle that a prescriber's phone keeps."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..accounts.schemas import OrganisationRef
from ..schemas import Moment
from .bundle import STATES


class CampaignTermsSchema(Schema):
    """What a campaign requires at hand-over; a list that is null restricts nothing."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    sponsor = fields.String(required=True)
    last_day = fields.Date(required=True, allow_none=True)
    stock_blocked = fields.Boolean(required=True)
    allowance = fields.Integer(required=True)
    allowance_alone = fields.Integer(required=True)
    territory = fields.List(fields.String(), required=True, allow_none=True)
    target_publics = fields.List(fields.String(), required=True, allow_none=True)


class BookletRangeSchema(Schema):
    """Booklets of one size and state, from serial ``first`` to ``last`` inclusive."""

    campaign_id = fields.Integer(required=True)
    organisation_id = fields.Integer(required=True)
    size = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    first = fields.Integer(required=True)
    last = fields.Integer(required=True)


class PrescriberBundleSchema(Schema):
    """All a prescriber's phone needs without network; every cover's link begins with ``cover_start``."""

    server_time = Moment(required=True)
    refresh_by = Moment(required=True)
    person_id = fields.Integer(required=True)
    cover_start = fields.String(required=True)
    organisations = fields.List(fields.Nested(OrganisationRef), required=True)
    campaigns = fields.List(fields.Nested(CampaignTermsSchema), required=True)
    booklets = fields.List(fields.Nested(BookletRangeSchema), required=True)

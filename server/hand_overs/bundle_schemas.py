"""Shape of the bundle that a prescriber's phone keeps."""

from __future__ import annotations

from marshmallow import fields, validate

from ..accounts.schemas import OrganisationRef
from ..schemas import AnswerSchema, Moment
from .bundle import STATES


class CampaignTermsSchema(AnswerSchema):
    """What a campaign requires at hand-over; a list that is null restricts nothing."""

    id = fields.Integer()
    name = fields.String()
    sponsor = fields.String()
    last_day = fields.Date(allow_none=True)
    stock_blocked = fields.Boolean()
    allowance = fields.Integer()
    allowance_alone = fields.Integer()
    territory = fields.List(fields.String(), allow_none=True)
    target_publics = fields.List(fields.String(), allow_none=True)


class BookletRangeSchema(AnswerSchema):
    """Booklets of one size and state, from serial ``first`` to ``last`` inclusive."""

    campaign_id = fields.Integer()
    organisation_id = fields.Integer()
    size = fields.Integer()
    state = fields.String(validate=validate.OneOf(STATES))
    first = fields.Integer()
    last = fields.Integer()


class PrescriberBundleSchema(AnswerSchema):
    """All a prescriber's phone needs without network; every cover's link begins with ``cover_start``."""

    server_time = Moment()
    refresh_by = Moment()
    person_id = fields.Integer()
    cover_start = fields.String()
    organisations = fields.List(fields.Nested(OrganisationRef))
    campaigns = fields.List(fields.Nested(CampaignTermsSchema))
    booklets = fields.List(fields.Nested(BookletRangeSchema))

"""Shapes of approvals in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..campaigns.approval_models import APPROVAL_STATES, APPROVED, REFUSED, WITHDRAWN
from ..organisations.models import LONGEST_REASON
from ..paging import page_field, page_fields
from ..schemas import AnswerSchema, FreeTextField, Moment, id_field
from .standings import NOTHING_SAID

STATES = (*APPROVAL_STATES, NOTHING_SAID)
DECISIONS = (APPROVED, REFUSED, WITHDRAWN)
STATE = validate.OneOf(STATES)


class StandingsQuerySchema(Schema):
    """What narrows the list; ``text`` is part of a name, a commune, a postcode or a SIRET."""

    state = fields.String(load_default="", validate=validate.OneOf(["", *STATES]))
    text = FreeTextField(load_default="", validate=validate.Length(max=100))
    page = page_field()


class ApprovalStandingSchema(AnswerSchema):
    """An organisation in a campaign; ``venues`` counts its venues."""

    id = fields.Integer()
    name = fields.String()
    postcode = fields.String()
    commune = fields.String()
    qualified = fields.Boolean()
    venues = fields.Integer()
    state = fields.String(validate=STATE)
    reason = fields.String()
    decided_at = Moment(allow_none=True)


class StandingsPageSchema(AnswerSchema):
    """A page of organisations; ``states`` counts each state among those that the text leaves."""

    needs_approval = fields.Boolean()
    organisations = fields.List(fields.Nested(ApprovalStandingSchema))
    states = fields.Dict(keys=fields.String(), values=fields.Integer())
    page, pages, total = page_fields()


class NeedSchema(Schema):
    needed = fields.Boolean(required=True, truthy={True}, falsy={False})


class ApprovalDecisionSchema(Schema):
    """A decision on an organisation; all but ``approved`` need the reason that it reads."""

    state = fields.String(required=True, validate=validate.OneOf(DECISIONS))
    reason = FreeTextField(lines=True, load_default="", validate=validate.Length(max=LONGEST_REASON))


class AskSchema(Schema):
    organisation_id = id_field()


class OwnApprovalSchema(AnswerSchema):
    """How one's own organisation stands in a campaign that needs approval."""

    organisation_id = fields.Integer()
    organisation = fields.String()
    campaign_id = fields.Integer()
    campaign = fields.String()
    sponsor = fields.String()
    last_day = fields.Date(allow_none=True)
    state = fields.String(validate=STATE)
    reason = fields.String()
    decided_at = Moment(allow_none=True)


class OwnApprovalsSchema(AnswerSchema):
    approvals = fields.List(fields.Nested(OwnApprovalSchema))

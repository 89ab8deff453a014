"""Shapes of transfers in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..accounts.schemas import OrganisationRef
from ..schemas import Moment, id_field
from ..vouchers.models import CANCELLED, RECEIVED, SENT
from .picking import Sending

MOST_NUMBERS = 500
NUMBER = validate.Length(1, 30)
STATES = (SENT, RECEIVED, CANCELLED)


class SendingSchema(Schema):
    """Either ``booklets``, or ``first`` and ``last``."""

    to_organisation_id = id_field()
    booklets = fields.List(fields.String(validate=NUMBER), validate=validate.Length(1, MOST_NUMBERS))
    first = fields.String(validate=NUMBER)
    last = fields.String(validate=NUMBER)

    @post_load
    def make(self, wanted: dict[str, Any], **_options: Any) -> Sending:
        return Sending(**wanted)


class TransfersQuery(Schema):
    state = fields.String(validate=validate.OneOf([SENT]))


class TransferSchema(Schema):
    """A transfer, the same for both sides; ``ranges`` holds pairs of booklet numbers, first and last."""

    id = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    from_ = fields.Nested(OrganisationRef, required=True, data_key="from", attribute="sender")
    to = fields.Nested(OrganisationRef, required=True, attribute="receiver")
    booklet_count = fields.Integer(required=True)
    ranges = fields.List(fields.List(fields.String()), required=True, attribute="numbers")
    sent_at = Moment(required=True)
    received_at = Moment(required=True, allow_none=True)
    cancelled_at = Moment(required=True, allow_none=True)


class TransfersSchema(Schema):
    transfers = fields.List(fields.Nested(TransferSchema), required=True)


class DestinationsSchema(Schema):
    organisations = fields.List(fields.Nested(OrganisationRef), required=True)


class RunSchema(Schema):
    """Booklets with consecutive numbers, in stock at one place."""

    campaign_id = fields.Integer(required=True)
    campaign = fields.String(required=True)
    place_id = fields.Integer(required=True)
    place = fields.String(required=True)
    first = fields.String(required=True)
    last = fields.String(required=True)
    booklet_count = fields.Integer(required=True)
    size = fields.Integer(required=True)


class SendableSchema(Schema):
    runs = fields.List(fields.Nested(RunSchema), required=True)

"""Shapes of transfers in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..accounts.schemas import OrganisationRef
from ..schemas import AnswerSchema, Moment, id_field
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


class TransferSchema(AnswerSchema):
    """A transfer, the same for both sides; ``ranges`` holds pairs of booklet numbers, first and last."""

    id = fields.Integer()
    state = fields.String(validate=validate.OneOf(STATES))
    from_ = fields.Nested(OrganisationRef, data_key="from", attribute="sender")
    to = fields.Nested(OrganisationRef, attribute="receiver")
    booklet_count = fields.Integer()
    ranges = fields.List(fields.List(fields.String()), attribute="numbers")
    sent_at = Moment()
    received_at = Moment(allow_none=True)
    cancelled_at = Moment(allow_none=True)


class TransfersSchema(AnswerSchema):
    transfers = fields.List(fields.Nested(TransferSchema))


class DestinationsSchema(AnswerSchema):
    organisations = fields.List(fields.Nested(OrganisationRef))


class RunSchema(AnswerSchema):
    """Booklets with consecutive numbers, in stock at one place."""

    campaign_id = fields.Integer()
    campaign = fields.String()
    place_id = fields.Integer()
    place = fields.String()
    first = fields.String()
    last = fields.String()
    booklet_count = fields.Integer()
    size = fields.Integer()


class SendableSchema(AnswerSchema):
    runs = fields.List(fields.Nested(RunSchema))

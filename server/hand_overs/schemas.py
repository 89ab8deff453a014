"""Shapes of hand-overs: a batch, its items, the answers."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from ..errors import Invalid
from ..schemas import LARGEST_ID, AnswerSchema
from ..vouchers.schemas import HandOverSchema
from .intake import EARLIEST, LATEST, Sent, make_sent

BATCH_LENGTH = 100
TEXT_LENGTH = 400
LARGEST_SEQ = 2**53 - 1
STATUSES = ("accepted", "duplicate", "conflict", "refused", "retry")


class SentHandOverSchema(HandOverSchema):
    """One hand-over as a phone sends it: ``cover`` (its QR's text) or ``number``, never both."""

    id = fields.UUID(required=True, metadata={"description": "made by the phone before it first sends"})
    cover = fields.String(validate=validate.Length(1, TEXT_LENGTH))
    number = fields.String(validate=validate.Length(1, TEXT_LENGTH))
    handed_over_at = fields.AwareDateTime(
        required=True, default_timezone=UTC, validate=validate.Range(EARLIEST, LATEST)
    )
    seq = fields.Integer(required=True, strict=True, validate=validate.Range(0, LARGEST_SEQ))

    @validates_schema
    def names_one_booklet(self, item: dict[str, Any], **_options: Any) -> None:
        if ("cover" in item) == ("number" in item):
            raise ValidationError("a cover or a number")

    @post_load
    def make(self, recorded: dict[str, Any], **_options: Any) -> Sent:
        return make_sent(recorded)


class HandOversSchema(Schema):
    """Up to a hundred hand-overs; each gets an answer of its own, a bad one does not stop the others.

    ``organisation_id`` is the queue's organisation; the batch is refused unless the actor prescribes for it.
    """

    hand_overs = fields.List(
        fields.Nested(SentHandOverSchema), required=True, validate=validate.Length(1, BATCH_LENGTH)
    )
    organisation_id = fields.Integer(strict=True, validate=validate.Range(1, LARGEST_ID))


class FirstHandOverSchema(AnswerSchema):
    """Who handed the booklet over before, and when; ``by_use``: nobody recorded it, one of its vouchers was used."""

    at = fields.String(metadata={"format": "date-time"})
    person = fields.String(allow_none=True)
    organisation = fields.String(allow_none=True)
    by_use = fields.Boolean()


class HandOverAnswerSchema(AnswerSchema):
    """The answer to one hand-over; the same id with the same content always gets the same answer."""

    id = fields.String(allow_none=True)
    status = fields.String(validate=validate.OneOf(STATUSES))
    reason = fields.String(allow_none=True)
    message = fields.String()
    number = fields.String(allow_none=True)
    handed_over_at = fields.String(allow_none=True, metadata={"format": "date-time"})
    recorded_at = fields.String(allow_none=True, metadata={"format": "date-time"})
    first = fields.Nested(FirstHandOverSchema, allow_none=True)


class HandOverAnswersSchema(AnswerSchema):
    """One answer for each hand-over sent, in the same order."""

    results = fields.List(fields.Nested(HandOverAnswerSchema))


_ITEM = SentHandOverSchema()


def parse_batch(body: Any) -> tuple[int | None, list[Sent | str | None]]:
    """The queue's organisation, and the items; an item of another shape becomes its id, or None. Raises Invalid."""
    known = isinstance(body, dict) and body.keys() <= {"hand_overs", "organisation_id"}
    items = body.get("hand_overs") if known else None
    where = body.get("organisation_id") if known else None
    if not isinstance(items, list) or not 1 <= len(items) <= BATCH_LENGTH:
        raise Invalid(fields={"json": {"hand_overs": [f"a list of 1 to {BATCH_LENGTH}"]}})
    if where is not None and (type(where) is not int or not 1 <= where <= LARGEST_ID):
        raise Invalid(fields={"json": {"organisation_id": ["a number"]}})
    return where, [_parse(item) for item in items]


def _parse(item: Any) -> Sent | str | None:
    try:
        sent: Sent = _ITEM.load(item)
    except (ValidationError, OverflowError):
        sent_id = item.get("id") if isinstance(item, dict) else None
        return sent_id if isinstance(sent_id, str) else None
    return sent

"""Shapes of quotes and invoices of orders in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from ..invoicing.invoice import BuyerReferences
from ..schemas import AnswerSchema, FreeTextField, Identifier, Moment
from .models import DEPOSIT_STATES, LONGEST_REFERENCE, REFUSED
from .needs import Needs
from .view import STATES

SHAPE = r"\A(|[A-Za-z0-9][A-Za-z0-9._/-]*)\Z"
NO_REFERENCE = "Écrivez cette référence sans espace : des lettres, des chiffres, et . / _ -"
REFERENCE = Identifier(
    load_default="", validate=(validate.Length(max=LONGEST_REFERENCE), validate.Regexp(SHAPE, error=NO_REFERENCE))
)


class ReferencesSchema(Schema):
    """What the buyer's accountant reads on the invoice; empty is none."""

    service = REFERENCE
    engagement = REFERENCE
    contract = REFERENCE

    @post_load
    def make(self, given: dict[str, str], **_options: Any) -> BuyerReferences:
        return BuyerReferences(**given)


class NeedsSchema(Schema):
    """Which references the buyer's accountant requires."""

    service = fields.Boolean(required=True, truthy={True}, falsy={False})
    engagement = fields.Boolean(required=True, truthy={True}, falsy={False})
    contract = fields.Boolean(required=True, truthy={True}, falsy={False})

    @post_load
    def make(self, given: dict[str, bool], **_options: Any) -> Needs:
        return Needs(**given)


class DepositSchema(Schema):
    """What became of an invoice on the buyer's platform; a refusal has the reason that stands there."""

    state = fields.String(required=True, validate=validate.OneOf(DEPOSIT_STATES))
    reason = FreeTextField(load_default="", lines=True, validate=validate.Length(max=500))

    @validates_schema
    def check(self, given: dict[str, str], **_options: Any) -> None:
        if (given["state"] == REFUSED) != bool(given["reason"].strip()):
            raise ValidationError("Un refus a une raison, un dépôt n'en a pas.", "reason")


class PricedSchema(AnswerSchema):
    number = fields.String()
    issued_on = fields.Date()
    face_cents = fields.Integer()
    fee_cents = fields.Integer()
    vat_bps = fields.Integer()
    vat_cents = fields.Integer()
    total_cents = fields.Integer()


class QuoteSchema(PricedSchema):
    valid_until = fields.Date()


class ShownDepositSchema(AnswerSchema):
    state = fields.String(validate=validate.OneOf(DEPOSIT_STATES))
    reason = fields.String()
    recorded_at = Moment()


class OrderInvoiceSchema(PricedSchema):
    """An invoice; ``credit_note`` is the number of the one that cancelled it."""

    due_on = fields.Date()
    service = fields.String()
    engagement = fields.String()
    contract = fields.String()
    credit_note = fields.String(attribute="cancellation.number", allow_none=True, dump_default=None)
    deposits = fields.List(fields.Nested(ShownDepositSchema))


class BillingSchema(AnswerSchema):
    """How far an order's payment is, for both sides; ``invoices`` newest first."""

    state = fields.String(validate=validate.OneOf(STATES))
    organisation_id = fields.Integer()
    needs = fields.Nested(NeedsSchema)
    quote = fields.Nested(QuoteSchema, allow_none=True)
    invoices = fields.List(fields.Nested(OrderInvoiceSchema))

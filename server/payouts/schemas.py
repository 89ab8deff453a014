"""Shapes of payouts in requests and answers."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..banking import ibans
from ..schemas import AnswerSchema, Moment
from .bank_files import reasons
from .dues import HINDRANCES
from .models import PREPARED, SENT, STATES
from .payments import PAYMENT_STATES, Payment

LONGEST_NUMBER, MOST_NUMBERS = 35, 10_000
BATCH_STATES = ("prepared", "approved", "sent", "cancelled")


def _words(payment: Payment) -> str | None:
    return reasons.explain(payment.payout.reason_code) if payment.payout and payment.payout.failed_at else None


class PrepareSchema(Schema):
    """Without a day, the bank's next working day; without numbers, every document that can be paid."""

    execution_day = fields.Date(load_default=None, allow_none=True)
    numbers = fields.List(
        fields.String(validate=validate.Length(1, LONGEST_NUMBER)),
        load_default=None,
        allow_none=True,
        validate=validate.Length(1, MOST_NUMBERS),
    )


class SomeoneSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()


class PayoutFailureSchema(Schema):
    """Why the bank did not pay, in words, and what to do."""

    state = fields.String(required=True, validate=validate.OneOf(STATES))
    at = Moment(required=True, attribute="failed_at")
    reason_code = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    words = fields.Function(lambda payout: reasons.explain(payout.reason_code))
    advice = fields.Function(lambda payout: reasons.advice(payout.reason_code))


class DueDocumentSchema(AnswerSchema):
    """A document to be paid; ``hindrance`` says why it cannot be yet, ``refusal`` what a bank said of the account."""

    number = fields.String(attribute="due.number")
    month = fields.String(allow_none=True, attribute="due.month")
    organisation_id = fields.Integer(allow_none=True, attribute="due.organisation_id")
    organisation = fields.String(attribute="due.organisation")
    cents = fields.Integer(attribute="due.cents")
    hindrance = fields.String(allow_none=True, attribute="due.hindrance", validate=validate.OneOf(HINDRANCES))
    failure = fields.Nested(PayoutFailureSchema, allow_none=True)
    refusal = fields.Nested(PayoutFailureSchema, allow_none=True, attribute="due.refusal")


class CarriedSchema(AnswerSchema):
    """A statement below nothing, which the next one carries on."""

    number = fields.String()
    organisation = fields.String(attribute="organisation_name")
    cents = fields.Integer(attribute="total_cents")


class PayoutBatchSchema(AnswerSchema):
    """A batch; ``states`` says how many of its payouts are in which."""

    id = fields.Integer(attribute="batch.id")
    message_id = fields.String(attribute="batch.message_id")
    execution_day = fields.Date(attribute="batch.execution_day")
    state = fields.String(attribute="batch.state", validate=validate.OneOf(BATCH_STATES))
    prepared_by = fields.Nested(SomeoneSchema, attribute="batch.prepared_by")
    prepared_at = Moment(attribute="batch.prepared_at")
    approved_by = fields.Nested(SomeoneSchema, allow_none=True, attribute="batch.approved_by")
    approved_at = Moment(allow_none=True, attribute="batch.approved_at")
    cancelled_by = fields.Nested(SomeoneSchema, allow_none=True, attribute="batch.cancelled_by")
    cancelled_at = Moment(allow_none=True, attribute="batch.cancelled_at")
    sent_by = fields.Nested(SomeoneSchema, allow_none=True, attribute="batch.sent_by")
    sent_at = Moment(allow_none=True, attribute="batch.sent_at")
    count = fields.Integer()
    cents = fields.Integer()
    states = fields.Dict(keys=fields.String(), values=fields.Integer())


class UnderWaySchema(AnswerSchema):
    """A document whose payment is prepared, or with the bank."""

    number = fields.String(attribute="end_to_end_id")
    state = fields.String(validate=validate.OneOf((PREPARED, SENT)))


class PayoutsSchema(AnswerSchema):
    """``to_pay`` is what nobody has prepared; a document that is neither there nor under way is paid, or carried."""

    to_pay = fields.List(fields.Nested(DueDocumentSchema))
    carried = fields.List(fields.Nested(CarriedSchema))
    batches = fields.List(fields.Nested(PayoutBatchSchema))
    last_import_at = Moment(allow_none=True)
    unmatched = fields.Integer()
    next_day = fields.Date()
    under_way = fields.List(fields.Nested(UnderWaySchema))


class PayoutSchema(Schema):
    """A payment; ``refusal``: what a bank said of its account since, ``earlier``: why its document was not paid before.

    ``month`` is that of a statement; a credit note has none.
    """

    number = fields.String(required=True, attribute="payout.end_to_end_id")
    month = fields.String(required=True, allow_none=True)
    organisation_id = fields.Integer(required=True, allow_none=True, attribute="payout.organisation_id")
    organisation = fields.String(required=True, attribute="payout.paid_to")
    holder = fields.String(required=True, attribute="payout.holder")
    iban = fields.Function(lambda view: ibans.mask(view.payout.iban))
    cents = fields.Integer(required=True, attribute="payout.cents")
    state = fields.String(required=True, attribute="payout.state", validate=validate.OneOf(STATES))
    paid_at = Moment(required=True, allow_none=True, attribute="payout.paid_at")
    failure = fields.Function(lambda view: PayoutFailureSchema().dump(view.payout) if view.payout.failed_at else None)
    refusal = fields.Nested(PayoutFailureSchema, required=True, allow_none=True)
    earlier = fields.Nested(PayoutFailureSchema, required=True, allow_none=True)
    new_account = fields.Boolean(required=True)


class FileFetchSchema(Schema):
    """Somebody took a file; ``by`` is null for the server's console."""

    by = fields.String(required=True, allow_none=True)
    at = Moment(required=True)
    sha256 = fields.String(required=True)


class BankFileSchema(Schema):
    """One file of a batch, within the bank's limits, and who took it: given to the bank twice it is paid twice."""

    number = fields.Integer(required=True)
    message_id = fields.String(required=True)
    count = fields.Integer(required=True)
    cents = fields.Integer(required=True)
    fetches = fields.List(fields.Nested(FileFetchSchema), required=True)


class BankFileQuery(Schema):
    """Which file of a batch."""

    number = fields.Integer(load_default=1, validate=validate.Range(1, 10_000))


class PayoutBatchDetailSchema(PayoutBatchSchema):
    """A batch payment by payment."""

    payouts = fields.List(fields.Nested(PayoutSchema))
    files = fields.List(fields.Nested(BankFileSchema))


class OwnPaymentSchema(Schema):
    """A document that an organisation is owed, and how far its payment is."""

    number = fields.String(required=True, attribute="document.number")
    month = fields.String(required=True, allow_none=True)
    organisation = fields.String(required=True, attribute="document.organisation_name")
    cents = fields.Integer(required=True, attribute="document.total_cents")
    state = fields.String(required=True, validate=validate.OneOf(PAYMENT_STATES))
    at = Moment(required=True, allow_none=True)
    hindrance = fields.String(required=True, allow_none=True, validate=validate.OneOf(HINDRANCES))
    words = fields.Function(_words)


class PaymentsSchema(AnswerSchema):
    payments = fields.List(fields.Nested(OwnPaymentSchema))

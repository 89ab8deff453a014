"""Shapes of what banks answered."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ...banking import ibans
from ...schemas import AnswerSchema, Moment, id_field, text_field
from ..bank_files import reasons
from ..bank_files.entries import FORMATS, LONGEST, RESULTS
from ..models import PAID, SENT
from .models import OUTCOMES, BankEntry

LONGEST_NOTE = 300


def _organisation(entry: BankEntry) -> str | None:
    return entry.payout.paid_to if entry.payout else None


class FileQuery(Schema):
    """What the file is called where it comes from."""

    name = text_field(LONGEST, required=False, load_default="banque")


class EntryNoteSchema(Schema):
    note = text_field(LONGEST_NOTE)


class AssignSchema(Schema):
    payout_id = id_field()


class CandidateSchema(AnswerSchema):
    """A payment that an entry may be assigned to: same amount and account, in a state that allows it."""

    id = fields.Integer()
    number = fields.String(attribute="end_to_end_id")
    organisation = fields.String(attribute="paid_to")
    cents = fields.Integer()
    state = fields.String(validate=validate.OneOf((SENT, PAID)))
    file = fields.String(attribute="message_id")
    sent_at = Moment(attribute="batch.sent_at")


class CandidatesSchema(AnswerSchema):
    payments = fields.List(fields.Nested(CandidateSchema))


class AssignmentSchema(AnswerSchema):
    """The payment that a person assigned an entry to, who and when."""

    number = fields.String(attribute="payout.end_to_end_id")
    organisation = fields.String(attribute="payout.paid_to")
    by = fields.String(attribute="assigned_by.name")
    at = Moment(attribute="assigned_at")


class BankEntrySchema(Schema):
    """An entry of a bank's file and what became of it."""

    id = fields.Integer(required=True)
    result = fields.String(required=True, validate=validate.OneOf(RESULTS))
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    number = fields.String(required=True, allow_none=True, attribute="end_to_end_id")
    organisation = fields.Function(_organisation)
    cents = fields.Integer(required=True, allow_none=True)
    currency = fields.String(required=True)
    account = fields.Function(lambda entry: ibans.mask(entry.account) if entry.account else None)
    code = fields.String(required=True, allow_none=True, attribute="reason_code")
    file = fields.String(required=True, allow_none=True, attribute="message_id")
    expected_cents = fields.Function(lambda entry: entry.payout and entry.payout.cents)
    day = fields.Date(required=True, allow_none=True)
    words = fields.Function(lambda entry: reasons.explain(entry.reason_code) if entry.result != "paid" else None)
    advice = fields.Function(lambda entry: reasons.advice(entry.reason_code) if entry.result != "paid" else None)
    reason = fields.String(required=True, allow_none=True)
    set_aside_at = Moment(required=True, allow_none=True)
    note = fields.String(required=True)
    assigned = fields.Nested(AssignmentSchema, required=True, allow_none=True, attribute="assignment")


class BankImportSchema(AnswerSchema):
    """A file that was read; ``repeated`` entries stood in an earlier one, ``pending`` ones say nothing final."""

    id = fields.Integer()
    name = fields.String()
    format = fields.String(validate=validate.OneOf(FORMATS))
    imported_at = Moment()
    imported_by = fields.String(attribute="imported_by.name")
    repeated = fields.Integer()
    pending = fields.Integer()
    entries = fields.List(fields.Nested(BankEntrySchema))


class BankImportsSchema(AnswerSchema):
    imports = fields.List(fields.Nested(BankImportSchema))
    unmatched = fields.List(fields.Nested(BankEntrySchema))

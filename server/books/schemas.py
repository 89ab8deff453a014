"""Shapes of books beside bank, and of what two people order out."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..bank_statements.models import ACCOUNT_KINDS
from ..bank_statements.rules import LARGEST_CENTS
from ..banking import ibans
from ..matching.house_models import OPENING
from ..matching.models import KINDS
from ..payouts.disbursements.models import ASKED, CONFIRMED, DISBURSEMENT_KINDS, LONGEST_REASON, REFUSED
from ..payouts.models import CANCELLED, STATES
from ..schemas import AnswerSchema, Moment, id_field, text_field
from .entries import BEFORE, GAP, MOVEMENT, WORD

ENTRY_KINDS = (*KINDS, OPENING, WORD, MOVEMENT, BEFORE, GAP)


def cents_field(least: int) -> fields.Integer:
    """An amount that a person typed."""
    return fields.Integer(required=True, strict=True, validate=validate.Range(least, LARGEST_CENTS))


class BalancedDaySchema(AnswerSchema):
    """An account at the end of a day; ``difference_cents`` is what nothing explains."""

    day = fields.Date()
    books_cents = fields.Integer()
    bank_cents = fields.Integer()
    under_way_cents = fields.Integer()
    difference_cents = fields.Integer()


class AccountOpeningSchema(AnswerSchema):
    """What of an account's first balance was our own: told by one person, confirmed by another."""

    cents = fields.Integer()
    told_by_id = fields.Integer()
    told_by = fields.String(attribute="told_by.name")
    told_at = Moment()
    confirmed_at = Moment(allow_none=True)


class AccountStandingSchema(AnswerSchema):
    """An account's last day by the bank; ``opening_cents`` is the balance before its first statement."""

    id = fields.Integer(attribute="account.id")
    name = fields.String(attribute="account.name")
    kind = fields.String(attribute="account.kind", validate=validate.OneOf(ACCOUNT_KINDS))
    iban = fields.Function(lambda one: ibans.mask(one.account.iban))
    last = fields.Nested(BalancedDaySchema, allow_none=True)
    first_difference = fields.Nested(BalancedDaySchema, allow_none=True)
    opening = fields.Nested(AccountOpeningSchema, allow_none=True)
    opening_cents = fields.Integer(allow_none=True)


class AccountStandingsSchema(AnswerSchema):
    accounts = fields.List(fields.Nested(AccountStandingSchema))


class BookDayQuery(Schema):
    """The day up to which days are listed; the last by default."""

    day = fields.Date(load_default=None)


class NamedEntrySchema(AnswerSchema):
    """An entry under way: in the books since ``booked``, at the bank since ``told``; one is missing or later."""

    kind = fields.String(attribute="entry.kind", validate=validate.OneOf(ENTRY_KINDS))
    key = fields.Integer(attribute="entry.key")
    name = fields.String()
    cents = fields.Integer(attribute="entry.cents")
    booked = fields.Date(allow_none=True, attribute="entry.booked")
    told = fields.Date(allow_none=True, attribute="entry.told")


class AccountDaysSchema(AnswerSchema):
    """The newest days of an account, and what is under way at the end of ``day``."""

    account = fields.Nested(AccountStandingSchema, attribute="standing")
    day = fields.Date()
    days = fields.List(fields.Nested(BalancedDaySchema))
    entries = fields.List(fields.Nested(NamedEntrySchema))


class OpeningSchema(Schema):
    cents = cents_field(-LARGEST_CENTS)


class ExplainedSchema(AnswerSchema):
    """How many movements explained themselves."""

    explained = fields.Integer()


class WithdrawalSchema(Schema):
    """How much of the earned fees, and what it is for."""

    cents = cents_field(1)
    reason = text_field(LONGEST_REASON)


class RefundSchema(WithdrawalSchema):
    """How much of a campaign's advance."""

    campaign_id = id_field()


class CancelSchema(Schema):
    """Why a disbursement will never be paid."""

    reason = text_field(LONGEST_REASON)


class CancellationSchema(AnswerSchema):
    """Who asked that it be cancelled, and why; and who confirmed that."""

    reason = fields.String()
    asked_at = Moment()
    asked_by_id = fields.Integer()
    asked_by = fields.String(attribute="asked_by.name")
    confirmed_at = Moment(allow_none=True)
    confirmed_by = fields.String(attribute="confirmed_by.name", allow_none=True, dump_default=None)


class DisbursementSchema(AnswerSchema):
    """A disbursement, who asked and decided, and how far its payment is."""

    id = fields.Integer(attribute="disbursement.id")
    number = fields.String(attribute="disbursement.number")
    kind = fields.String(attribute="disbursement.kind", validate=validate.OneOf(DISBURSEMENT_KINDS))
    state = fields.String(validate=validate.OneOf((ASKED, CONFIRMED, REFUSED, CANCELLED)))
    holder = fields.String(attribute="disbursement.organisation_name")
    iban = fields.Function(lambda one: ibans.mask(one.disbursement.iban))
    cents = fields.Integer(attribute="disbursement.total_cents")
    reason = fields.String(attribute="disbursement.reason")
    asked_at = Moment(attribute="disbursement.asked_at")
    asked_by_id = fields.Integer(attribute="disbursement.asked_by_id")
    asked_by = fields.String(attribute="disbursement.asked_by.name")
    decided_at = Moment(allow_none=True, attribute="decided_at")
    decided_by = fields.String(allow_none=True, attribute="decided_by")
    cancellation = fields.Nested(CancellationSchema, allow_none=True)
    payment = fields.String(allow_none=True, attribute="payment", validate=validate.OneOf(STATES))


class FreeAdvanceSchema(AnswerSchema):
    """What a campaign's sponsor paid and nothing takes."""

    campaign_id = fields.Integer()
    campaign = fields.String()
    sponsor = fields.String()
    cents = fields.Integer()


class DisbursementsSchema(AnswerSchema):
    """What may be ordered now, and what was."""

    earned_cents = fields.Integer()
    costs_cents = fields.Integer()
    advances = fields.List(fields.Nested(FreeAdvanceSchema))
    disbursements = fields.List(fields.Nested(DisbursementSchema))

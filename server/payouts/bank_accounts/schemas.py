"""Shapes of bank accounts: whoever does not confirm one sees only the end of its number."""

from __future__ import annotations

from marshmallow import Schema, fields, post_load, validate

from ...banking import ibans
from ...schemas import AnswerSchema, Moment, text_field
from ..schemas import PayoutFailureSchema, SomeoneSchema
from .models import ACCOUNT_STATES, BankAccount
from .service import Details

LONGEST_HOLDER, LONGEST_IBAN, LONGEST_BIC, LONGEST_REASON = 140, 60, 20, 300


class AccountDetailsSchema(Schema):
    """An account as it is typed: spaces and small letters do not matter; the BIC may be left out."""

    holder = text_field(LONGEST_HOLDER)
    iban = text_field(LONGEST_IBAN)
    bic = fields.String(load_default="", validate=validate.Length(max=LONGEST_BIC))

    @post_load
    def details(self, data: dict[str, str], **_kwargs: object) -> Details:
        return Details(**data)


class AccountRefusalSchema(Schema):
    reason = text_field(LONGEST_REASON)


class AccountSchema(Schema):
    id = fields.Integer(required=True)
    holder = fields.String(required=True)
    iban = fields.Function(lambda account: ibans.mask(account.iban))
    bic = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(ACCOUNT_STATES))
    proposed_by = fields.Nested(SomeoneSchema, required=True)
    proposed_at = Moment(required=True)
    decided_at = Moment(required=True, allow_none=True)
    reason = fields.String(required=True)


class AccountsSchema(Schema):
    """Where an organisation is paid, what is to be confirmed, what was refused since.

    ``refusal`` is what a bank said of the present one, if nothing more may be paid to it.
    ``waiting_iban`` is whole, for the operator alone, to compare it with the bank's certificate.
    """

    organisation = fields.Nested(SomeoneSchema, required=True)
    current = fields.Nested(AccountSchema, required=True, allow_none=True)
    waiting = fields.Nested(AccountSchema, required=True, allow_none=True)
    refused = fields.Nested(AccountSchema, required=True, allow_none=True)
    refusal = fields.Nested(PayoutFailureSchema, required=True, allow_none=True)
    waiting_iban = fields.Function(lambda accounts: _whole(accounts.waiting) if accounts.whole else None)


class AccountListSchema(AnswerSchema):
    accounts = fields.List(fields.Nested(AccountsSchema))


def _whole(account: BankAccount | None) -> str | None:
    return ibans.group_by_four(account.iban) if account else None

"""Shapes of our accounts, their days and movements, and of what became of an imported file."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..banking import ibans
from ..filters import SearchQuery
from ..french import typeset
from ..paging import page_field, page_fields
from ..schemas import AnswerSchema, DialectQuery, FreeTextField, Moment, text_field
from .listing import DIRECTIONS, MovementFilter
from .models import ACCOUNT_KINDS, LONGEST_NAME
from .outcomes import OUTCOMES
from .own_accounts import OwnAccountDetails
from .reading.limits import LONGEST
from .reading.records import NOTICE, STATEMENT

LONGEST_IBAN, LONGEST_BIC = 60, 20


class StatementFileQuery(Schema):
    """What the file is called where it comes from."""

    name = text_field(LONGEST, required=False, load_default="releve")


class OwnAccountSchema(Schema):
    """An account of ours as it is typed; the BIC may be left out."""

    name = text_field(LONGEST_NAME)
    kind = fields.String(required=True, validate=validate.OneOf(ACCOUNT_KINDS))
    iban = text_field(LONGEST_IBAN)
    bic = FreeTextField(load_default="", validate=validate.Length(max=LONGEST_BIC))

    @post_load
    def make(self, data: dict[str, str], **_options: Any) -> OwnAccountDetails:
        """What the service takes."""
        return OwnAccountDetails(**data)


class MissingDaysSchema(AnswerSchema):
    """Days that no statement covers though the balance or the bank's numbers say that one should."""

    days = fields.List(fields.Date())
    cents = fields.Integer()


class CoveredAccountSchema(AnswerSchema):
    """An account of ours, the days that its statements cover, and its balance at the last one."""

    id = fields.Integer(attribute="account.id")
    name = fields.String(attribute="account.name")
    kind = fields.String(attribute="account.kind", validate=validate.OneOf(ACCOUNT_KINDS))
    iban = fields.Function(lambda one: ibans.mask(one.account.iban))
    first_day = fields.Date(allow_none=True)
    last_day = fields.Date(allow_none=True)
    closing_cents = fields.Integer(allow_none=True)
    announced = fields.Integer()
    gaps = fields.List(fields.Nested(MissingDaysSchema))


class StatementProblemSchema(AnswerSchema):
    """A part of a file that was refused and is not imported yet."""

    id = fields.Integer()
    name = fields.String()
    account = fields.String()
    from_day = fields.Date(allow_none=True)
    to_day = fields.Date(allow_none=True)
    code = fields.String()
    sentence = fields.Function(lambda one: typeset(one.sentence))
    told_at = Moment()


class BankStatementsSchema(AnswerSchema):
    accounts = fields.List(fields.Nested(CoveredAccountSchema))
    problems = fields.List(fields.Nested(StatementProblemSchema))


class PartOutcomeSchema(AnswerSchema):
    """One account's part of a file: taken, known before, or refused with a code and a sentence."""

    position = fields.Integer()
    kind = fields.String(validate=validate.OneOf((STATEMENT, NOTICE)))
    outcome = fields.String(validate=validate.OneOf(OUTCOMES))
    account = fields.String()
    from_day = fields.Date(allow_none=True)
    to_day = fields.Date(allow_none=True)
    movements = fields.Integer()
    new = fields.Integer()
    pending = fields.Integer()
    code = fields.String(allow_none=True)
    sentence = fields.Function(lambda one: typeset(one.sentence) if one.sentence else None)


class FileOutcomeSchema(AnswerSchema):
    name = fields.String()
    format = fields.String()
    parts = fields.List(fields.Nested(PartOutcomeSchema))


class FileOutcomesSchema(AnswerSchema):
    files = fields.List(fields.Nested(FileOutcomeSchema))


class NarrowedMovementQuery(SearchQuery):
    """Which movements of an account."""

    direction = fields.String(load_default=None, validate=validate.OneOf(DIRECTIONS))


class MovementFileQuery(NarrowedMovementQuery, DialectQuery):
    """The same without pages."""


class MovementQuery(NarrowedMovementQuery):
    page = page_field()

    @post_load
    def make(self, data: dict[str, Any], **_options: Any) -> MovementFilter:
        """What the service takes."""
        return MovementFilter(**data)


class MovementPaymentSchema(AnswerSchema):
    """One payment of a movement that was booked as a whole."""

    cents = fields.Integer()
    party = fields.String()
    text = fields.String()
    end_to_end_id = fields.String()


class BankMovementSchema(AnswerSchema):
    """Money that came or left; whoever stands on the other side only by name."""

    id = fields.Integer()
    day = fields.Date()
    booking_day = fields.Date()
    value_day = fields.Date(allow_none=True)
    cents = fields.Integer()
    party = fields.String()
    text = fields.String()
    reference = fields.String()
    end_to_end_id = fields.String()
    code = fields.String()
    own_code = fields.String()
    is_reversal = fields.Boolean()
    return_code = fields.String()
    payments_differ = fields.Boolean()
    payments = fields.List(fields.Nested(MovementPaymentSchema))


class MovementPageSchema(AnswerSchema):
    account = fields.String(attribute="account.name")
    movements = fields.List(fields.Nested(BankMovementSchema))
    page, pages, total = page_fields()

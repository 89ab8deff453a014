"""Shapes of a venue's month in answers, its lines and pages, and the queries that filter them."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, post_load, validate

from ..guarantee.models import OUTCOMES
from ..guarantee.rules import WHY_NOT
from ..guarantee.standing import WAITING
from ..paging import page_field, page_fields
from ..schemas import AnswerSchema, DialectQuery, Moment, MonthQuery, TotalsSchema
from ..settlements.tally import CLOSED, OPEN
from ..venues.services import SERVICES
from .venue_months import LISTED_AS, STATUSES, Filter


class FirstUseSchema(AnswerSchema):
    venue_id = fields.Integer()
    venue = fields.String()
    commune = fields.String()
    at = Moment()
    here = fields.Boolean()


class UndoingSchema(AnswerSchema):
    """A reversal, and the month that its cents are taken from."""

    id = fields.String(attribute="reversal.id")
    reason = fields.String(attribute="reversal.reason")
    recorded_at = Moment(attribute="reversal.recorded_at")
    person = fields.String()
    period = fields.String()
    settled = fields.Boolean()


class StandingSchema(AnswerSchema):
    """The state of the decision on a conflict. ``why_not``: why the published rule does not pay it.

    ``reason`` and ``note`` are the decision's, for the venue to read; ``person`` is null when the rule decided.
    """

    state = fields.String(validate=validate.OneOf((WAITING, *OUTCOMES)))
    why_not = fields.List(fields.String(validate=validate.OneOf(WHY_NOT)))
    left_cents = fields.Integer()
    worth_cents = fields.Integer()
    reason = fields.String(allow_none=True, attribute="decision.reason", dump_default=None)
    note = fields.String(allow_none=True, attribute="decision.note", dump_default=None)
    decided_at = Moment(allow_none=True, attribute="decision.recorded_at", dump_default=None)
    person = fields.String(allow_none=True)


class LineVenueSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()
    commune = fields.String()


class LineSchema(AnswerSchema):
    """A redemption with its history. ``period`` is the month in which it counts, final once ``settled``.

    ``person_doubtful``: the phone named somebody it never knew, so ``person`` is who enrolled it.

    The cents of a conflict are what the guarantee pays for it; ``guarantee`` is null unless it is a conflict.
    """

    id = fields.String(attribute="redemption.id")
    status = fields.String(attribute="redemption.status", validate=validate.OneOf(STATUSES))
    reason = fields.String(allow_none=True, attribute="redemption.reason")
    voucher = fields.String(allow_none=True)
    service = fields.String(attribute="redemption.service")
    scanned_at = Moment(attribute="redemption.scanned_at")
    recorded_at = Moment(attribute="redemption.recorded_at")
    typed = fields.Boolean(attribute="redemption.typed")
    clock_doubtful = fields.Boolean(attribute="redemption.clock_doubtful")
    in_grace = fields.Boolean(attribute="redemption.in_grace")
    gross_cents = fields.Integer(allow_none=True, attribute="amounts.gross_cents")
    fee_cents = fields.Integer(allow_none=True, attribute="amounts.fee_cents")
    net_cents = fields.Integer(allow_none=True, attribute="amounts.net_cents")
    receipt = fields.String(allow_none=True, attribute="redemption.receipt")
    venue = fields.Nested(LineVenueSchema)
    person = fields.String()
    person_doubtful = fields.Boolean()
    device = fields.String()
    first = fields.Nested(FirstUseSchema, allow_none=True)
    reversal = fields.Nested(UndoingSchema, allow_none=True, attribute="undoing")
    guarantee = fields.Nested(StandingSchema, allow_none=True, attribute="standing")
    period = fields.String()
    settled = fields.Boolean()


class CountsSchema(AnswerSchema):
    accepted = fields.Integer()
    conflict = fields.Integer()
    refused = fields.Integer()
    reversed = fields.Integer()


class StatementSchema(AnswerSchema):
    """A venue's month and one page of its lines; ``counts`` is how many lines of each status are on all pages.

    A redemption accepted and undone in the same month is counted as reversed only. ``corrections`` are redemptions of
    other months whose reversal is taken from this one.
    """

    redemptions = fields.List(fields.Nested(LineSchema), attribute="page.lines")
    page, pages, total = page_fields("page.")
    counts = fields.Nested(CountsSchema, attribute="page.counts")
    venue = fields.Nested(LineVenueSchema)
    period = fields.String()
    status = fields.String(validate=validate.OneOf((OPEN, CLOSED)))
    closed_at = Moment(allow_none=True)
    pay_by = fields.Date()
    sums = fields.Nested(TotalsSchema)
    corrections = fields.List(fields.Nested(LineSchema))


class StatementQuery(MonthQuery):
    """Which lines of a month: filtered by status, service, booklet or voucher number."""

    page = page_field()
    status = fields.String(validate=validate.OneOf(LISTED_AS))
    service = fields.String(validate=validate.OneOf(list(SERVICES)))
    number = fields.String(validate=validate.Length(1, 30))

    @post_load
    def make_filter(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        month = data.pop("month", None)
        return {"month": month, "wanted": Filter(**data)}


class ExportQuery(DialectQuery, MonthQuery):
    """Which month, in which dialect."""

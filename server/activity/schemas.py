"""Shapes of statements on the wire: lines, pages, and the queries that narrow them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..guarantee.models import OUTCOMES
from ..guarantee.rules import WHY_NOT
from ..guarantee.standing import WAITING
from ..paging import page_field, page_fields
from ..schemas import DialectQuery, Moment, MonthQuery, TotalsSchema
from ..settlements.tally import CLOSED, OPEN
from ..venues.services import SERVICES
from .venue_months import LISTED_AS, STATUSES, Filter


class FirstUseSchema(Schema):
    venue_id = fields.Integer(required=True)
    venue = fields.String(required=True)
    commune = fields.String(required=True)
    at = Moment(required=True)
    here = fields.Boolean(required=True)


class UndoingSchema(Schema):
    """A reversal, and the month from which it is taken."""

    id = fields.String(required=True, attribute="reversal.id")
    reason = fields.String(required=True, attribute="reversal.reason")
    recorded_at = Moment(required=True, attribute="reversal.recorded_at")
    person = fields.String(required=True)
    period = fields.String(required=True)
    settled = fields.Boolean(required=True)


class StandingSchema(Schema):
    """How a conflict stands with its campaign's guarantee. ``why_not``: why the published rule does not pay it.

    ``reason`` and ``note`` are the decision's, for the venue to read; ``person`` is null where the rule decided.
    """

    state = fields.String(required=True, validate=validate.OneOf((WAITING, *OUTCOMES)))
    why_not = fields.List(fields.String(validate=validate.OneOf(WHY_NOT)), required=True)
    left_cents = fields.Integer(required=True)
    worth_cents = fields.Integer(required=True)
    reason = fields.String(required=True, allow_none=True, attribute="decision.reason", dump_default=None)
    note = fields.String(required=True, allow_none=True, attribute="decision.note", dump_default=None)
    decided_at = Moment(required=True, allow_none=True, attribute="decision.recorded_at", dump_default=None)
    person = fields.String(required=True, allow_none=True)


class LineVenueSchema(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    commune = fields.String(required=True)


class LineSchema(Schema):
    """A redemption with its story. ``period`` is the month in which it counts, for good once ``settled``.

    The cents of a conflict are those that the guarantee pays for it; ``guarantee`` is null for what is no conflict.
    """

    id = fields.String(required=True, attribute="redemption.id")
    status = fields.String(required=True, attribute="redemption.status", validate=validate.OneOf(STATUSES))
    reason = fields.String(required=True, allow_none=True, attribute="redemption.reason")
    voucher = fields.String(required=True, allow_none=True)
    service = fields.String(required=True, attribute="redemption.service")
    scanned_at = Moment(required=True, attribute="redemption.scanned_at")
    recorded_at = Moment(required=True, attribute="redemption.recorded_at")
    typed = fields.Boolean(required=True, attribute="redemption.typed")
    clock_doubtful = fields.Boolean(required=True, attribute="redemption.clock_doubtful")
    in_grace = fields.Boolean(required=True, attribute="redemption.in_grace")
    gross_cents = fields.Integer(required=True, allow_none=True, attribute="amounts.gross_cents")
    fee_cents = fields.Integer(required=True, allow_none=True, attribute="amounts.fee_cents")
    net_cents = fields.Integer(required=True, allow_none=True, attribute="amounts.net_cents")
    receipt = fields.String(required=True, allow_none=True, attribute="redemption.receipt")
    venue = fields.Nested(LineVenueSchema, required=True)
    person = fields.String(required=True)
    device = fields.String(required=True)
    first = fields.Nested(FirstUseSchema, required=True, allow_none=True)
    reversal = fields.Nested(UndoingSchema, required=True, allow_none=True, attribute="undoing")
    guarantee = fields.Nested(StandingSchema, required=True, allow_none=True, attribute="standing")
    period = fields.String(required=True)
    settled = fields.Boolean(required=True)


class CountsSchema(Schema):
    accepted = fields.Integer(required=True)
    conflict = fields.Integer(required=True)
    refused = fields.Integer(required=True)
    reversed = fields.Integer(required=True)


class StatementSchema(Schema):
    """A venue's month: one page of its lines; ``counts`` says how many of each status all pages hold.

    What was accepted and undone in the same month counts as reversed alone. ``corrections`` are redemptions of other
    months whose reversal is taken from this one.
    """

    redemptions = fields.List(fields.Nested(LineSchema), required=True, attribute="page.lines")
    page, pages, total = page_fields("page.")
    counts = fields.Nested(CountsSchema, required=True, attribute="page.counts")
    venue = fields.Nested(LineVenueSchema, required=True)
    period = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf((OPEN, CLOSED)))
    closed_at = Moment(required=True, allow_none=True)
    sums = fields.Nested(TotalsSchema, required=True)
    corrections = fields.List(fields.Nested(LineSchema), required=True)


class StatementQuery(MonthQuery):
    """Which lines of a month: by status, service, booklet or voucher number."""

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

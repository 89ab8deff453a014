"""Shapes of a venue's month in answers, its lines and pages, and the queries that filter them."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from ..guarantee.models import OUTCOMES
from ..guarantee.rules import WHY_NOT
from ..guarantee.standing import WAITING
from ..schemas import LARGEST_ID, DialectQuery, Moment, MonthQuery, TotalsSchema
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
    """A reversal, and the month that its cents are taken from."""

    id = fields.String(required=True, attribute="reversal.id")
    reason = fields.String(required=True, attribute="reversal.reason")
    recorded_at = Moment(required=True, attribute="reversal.recorded_at")
    person = fields.String(required=True)
    period = fields.String(required=True)
    settled = fields.Boolean(required=True)


class StandingSchema(Schema):
    """The state of the decision on a conflict. ``why_not``: why the published rule does not pay it.

    ``reason`` and ``note`` are the decision's, for the venue to read; ``person`` is null when the rule decided.
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
    """A redemption with its history. ``period`` is the month in which it counts, final once ``settled``.

    The cents of a conflict are what the guarantee pays for it; ``guarantee`` is null unless it is a conflict.
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


class PageSchema(Schema):
    """One page of lines; ``counts`` is how many lines of each status are on all pages.

    A redemption accepted and undone in the same month is counted as reversed only.
    """

    redemptions = fields.List(fields.Nested(LineSchema), required=True, attribute="lines")
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    total = fields.Integer(required=True)
    counts = fields.Nested(CountsSchema, required=True)


class StatementSchema(PageSchema):
    """A venue's month. ``corrections`` are redemptions of other months whose reversal is taken from this one."""

    redemptions = fields.List(fields.Nested(LineSchema), required=True, attribute="page.lines")
    page = fields.Integer(required=True, attribute="page.page")
    pages = fields.Integer(required=True, attribute="page.pages")
    total = fields.Integer(required=True, attribute="page.total")
    counts = fields.Nested(CountsSchema, required=True, attribute="page.counts")
    venue = fields.Nested(LineVenueSchema, required=True)
    period = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf((OPEN, CLOSED)))
    closed_at = Moment(required=True, allow_none=True)
    sums = fields.Nested(TotalsSchema, required=True)
    corrections = fields.List(fields.Nested(LineSchema), required=True)


class StatementQuery(MonthQuery):
    """Which lines of a month: filtered by status, service, booklet or voucher number."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, LARGEST_ID // 100))
    status = fields.String(validate=validate.OneOf(LISTED_AS))
    service = fields.String(validate=validate.OneOf(list(SERVICES)))
    number = fields.String(validate=validate.Length(1, 30))

    @post_load
    def make_filter(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        month = data.pop("month", None)
        return {"month": month, "wanted": Filter(**data)}


class ExportQuery(DialectQuery, MonthQuery):
    """Which month, in which dialect."""

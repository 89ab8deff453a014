"""Shapes of phones as their venue sees them."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from ..accounts.schemas import DeviceSchema, VenueRef
from ..filters import SearchQuery
from ..paging import page_field, page_fields
from ..schemas import LARGEST_ID, AnswerSchema, DialectQuery, Moment, id_field, text_field
from .found import IN_STATE
from .invitations import LASTS, STATES
from .reading_in import OTHER_VENUE

MOST_AT_ONCE = 500
LINE_STATES = ("accepted", "duplicate", "conflict", "refused", "retry", "reversed", OTHER_VENUE)


class PhonesQuery(Schema):
    venue_id = fields.Integer(validate=validate.Range(1, LARGEST_ID))


class GapSchema(AnswerSchema):
    """Numbers of the phone's journal that never arrived."""

    first = fields.Integer()
    last = fields.Integer()


class WatchedPhoneSchema(AnswerSchema):
    """A phone; ``waiting`` is what it said it had not sent when it was seen, null for a phone that never said."""

    id = fields.Integer(attribute="device.id")
    label = fields.String(attribute="device.label")
    venue = fields.Nested(VenueRef, attribute="device.venue")
    person = fields.String(attribute="device.person.name")
    of_venue = fields.Boolean(attribute="device.of_venue")
    shared = fields.Boolean(attribute="device.shared")
    enrolled_at = Moment(attribute="device.enrolled_at")
    revoked_at = Moment(attribute="device.revoked_at", allow_none=True)
    lost = fields.Boolean(attribute="device.lost")
    seen_at = Moment(allow_none=True)
    waiting = fields.Integer(attribute="device.waiting", allow_none=True)
    safe_at = Moment(attribute="device.safe_at", allow_none=True)
    gaps = fields.List(fields.Nested(GapSchema))


class PhonesSchema(AnswerSchema):
    devices = fields.List(fields.Nested(WatchedPhoneSchema))


class NarrowedPhonesQuery(SearchQuery, PhonesQuery):
    """What narrows the phones: days of enrolment, words, a state, a venue."""

    state = fields.String(validate=validate.OneOf(list(IN_STATE)))


class FoundPhonesQuery(NarrowedPhonesQuery):
    page = page_field()


class PhonesFileQuery(NarrowedPhonesQuery, DialectQuery):
    """The same without pages."""


class FoundPhonesSchema(AnswerSchema):
    devices = fields.List(fields.Nested(WatchedPhoneSchema), attribute="rows")
    page, pages, total = page_fields()


class LabelSchema(Schema):
    label = text_field(100)


class RevocationSchema(Schema):
    """Phones to revoke; ``lost``: they are lost or stolen, and may not even send what they scanned before."""

    device_ids = fields.List(id_field(), required=True, validate=validate.Length(1, MOST_AT_ONCE))
    lost = fields.Boolean(load_default=False)


class HoldersQuery(Schema):
    venue_id = fields.Integer(required=True, validate=validate.Range(1, LARGEST_ID))


class HolderSchema(AnswerSchema):
    id = fields.Integer()
    name = fields.String()


class HoldersSchema(AnswerSchema):
    people = fields.List(fields.Nested(HolderSchema))


class SharedSchema(Schema):
    """Whether a phone asks each mediator who scans."""

    shared = fields.Boolean(required=True)


class InviteSchema(Schema):
    """``holder_id``: whose phone it becomes, the venue's without."""

    venue_id = id_field()
    label = text_field(100)
    holder_id = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, LARGEST_ID))
    shared = fields.Boolean(load_default=False)


class InvitedPhoneSchema(AnswerSchema):
    """A fresh invitation: its link, and the link's QR as SVG; both are told this once."""

    id = fields.Integer(attribute="invitation.id")
    label = fields.String(attribute="invitation.label")
    expires_at = Moment(attribute="invitation.expires_at")
    lasts_seconds = fields.Constant(int(LASTS.total_seconds()))
    link = fields.String()
    qr = fields.String()


class InvitationStateSchema(AnswerSchema):
    id = fields.Integer()
    state = fields.String(validate=validate.OneOf(STATES))
    expires_at = Moment()
    device = fields.Nested(DeviceSchema, allow_none=True)


class PhoneTokenSchema(Schema):
    token = fields.String(required=True, validate=validate.Length(1, 100))


class ReadLineSchema(AnswerSchema):
    """One entry of the file; ``status`` as a scan's answer, or an undoing's."""

    seq = fields.Integer()
    kind = fields.String()
    scanned_at = fields.String()
    status = fields.String(validate=validate.OneOf(LINE_STATES))
    reason = fields.String(allow_none=True)
    message = fields.String()
    voucher = fields.String(allow_none=True)
    net_cents = fields.Integer(allow_none=True)


class ReadFileSchema(AnswerSchema):
    device = fields.Nested(DeviceSchema)
    lines = fields.List(fields.Nested(ReadLineSchema))

"""Shapes of printing in requests and answers."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, pre_load, validate

from .. import texts
from ..schemas import AnswerSchema, FreeTextField, Identifier, Moment, replaced_field
from .design import FORMATS, SHEET
from .models import LONGEST_TEXT
from .refusals import NotIssued, ProofNotApproved, TooManyBooklets

REASONS = (ProofNotApproved.code, NotIssued.code, TooManyBooklets.code)
FILE = {"type": "string", "format": "binary"}
PNG, CSV = "image/png", "text/csv"


class LayoutQuery(Schema):
    layout = fields.String(load_default=SHEET, validate=validate.OneOf(FORMATS))


class LetterQuery(Schema):
    """The postcode to look for venues near; without one, the booklet's from its hand-over."""

    postcode = Identifier(load_default=None, validate=validate.Regexp(r"\A[0-9]{5}\Z"))


class ApprovalSchema(Schema):
    """The fingerprint of the proof that was seen."""

    fingerprint = fields.String(required=True, validate=validate.Regexp(r"\A[0-9a-f]{64}\Z"))


class ProofSchema(AnswerSchema):
    fingerprint = fields.String()
    approved_at = Moment(allow_none=True)
    approved_by = fields.String(allow_none=True)
    may_approve = fields.Boolean()


class PartSchema(AnswerSchema):
    number = fields.Integer()
    name = fields.String()
    booklets = fields.Integer()
    first = fields.String()
    last = fields.String()


class PrintSchema(AnswerSchema):
    """What can be printed of an order. Until ``ready``, ``parts`` is empty, and ``reason`` and ``message`` say why."""

    order_id = fields.Integer()
    sponsor_id = fields.Integer()
    sponsor = fields.String()
    booklets = fields.Integer()
    proof = fields.Nested(ProofSchema)
    ready = fields.Boolean()
    reason = fields.String(allow_none=True, validate=validate.OneOf(REASONS))
    message = fields.String(allow_none=True)
    parts = fields.List(fields.Nested(PartSchema))
    data = fields.String()
    layouts = fields.List(fields.String())


class SponsorPaperSchema(AnswerSchema):
    sponsor_id = fields.Integer()
    sponsor = fields.String()
    text = fields.String(allow_none=True)
    replaced_on_paper = replaced_field()
    logo_sha256 = fields.String(allow_none=True)
    support_phone = fields.String(allow_none=True)
    support_phone_said = fields.String()


class SupportPhoneSchema(Schema):
    support_phone = FreeTextField(required=True, validate=validate.Length(max=40))


class TextSchema(Schema):
    """A sponsor's text; several lines become one, null or only spaces print nothing."""

    text = FreeTextField(required=True, allow_none=True, validate=validate.Length(1, LONGEST_TEXT))

    @pre_load
    def make_one_line(self, sent: Any, **_options: Any) -> Any:
        if not isinstance(sent, dict) or not isinstance(sent.get("text"), str):
            return sent
        return sent | {"text": texts.one_line(sent["text"]) or None}


class WaitingProofsSchema(AnswerSchema):
    order_ids = fields.List(fields.Integer())

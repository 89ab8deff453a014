"""Shapes of messages in answers."""

from __future__ import annotations

from marshmallow import Schema, fields

from ..schemas import Moment


class MessageSchema(Schema):
    id = fields.Integer(required=True)
    subject = fields.String(required=True)
    body = fields.String(required=True)
    created_at = Moment(required=True)
    read_at = Moment(required=True, allow_none=True)


class InboxSchema(Schema):
    """The 100 newest messages; ``unread`` counts all."""

    messages = fields.List(fields.Nested(MessageSchema), required=True)
    unread = fields.Integer(required=True)

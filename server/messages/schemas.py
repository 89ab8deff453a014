"""Shapes of messages in answers."""

from __future__ import annotations

from marshmallow import fields

from ..schemas import AnswerSchema, Moment


class MessageSchema(AnswerSchema):
    id = fields.Integer()
    subject = fields.String()
    body = fields.String()
    created_at = Moment()
    read_at = Moment(allow_none=True)


class InboxSchema(AnswerSchema):
    """The 100 newest messages; ``unread`` counts all since ``news_since``."""

    messages = fields.List(fields.Nested(MessageSchema))
    unread = fields.Integer()
    news_since = Moment()

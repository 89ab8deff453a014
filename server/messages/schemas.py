"""Shapes of messages in questions and answers."""

from __future__ import annotations

from marshmallow import fields, validate

from ..filters import SearchQuery
from ..paging import page_field, page_fields
from ..schemas import AnswerSchema, DialectQuery, Moment
from .inbox import READING_STATES


class NarrowedMessagesQuery(SearchQuery):
    """What narrows an inbox: days, words, whether a message asks to be read."""

    state = fields.String(validate=validate.OneOf(READING_STATES))


class MessagesQuery(NarrowedMessagesQuery):
    page = page_field()


class MessagesFileQuery(NarrowedMessagesQuery, DialectQuery):
    """The same without pages."""


class MessageSchema(AnswerSchema):
    id = fields.Integer()
    subject = fields.String()
    body = fields.String()
    created_at = Moment()
    read_at = Moment(allow_none=True)


class InboxSchema(AnswerSchema):
    """A page of messages; ``unread`` counts all since ``news_since``, whatever narrows the page."""

    messages = fields.List(fields.Nested(MessageSchema))
    unread = fields.Integer()
    news_since = Moment()
    page, pages, total = page_fields("found.")

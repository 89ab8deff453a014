"""`/api/messages`."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, file_answer
from ..schemas import ID_IN_PATH
from . import inbox
from .models import Message
from .schemas import InboxSchema, MessageSchema, MessagesFileQuery, MessagesQuery

blp = Blueprint("messages", __name__, url_prefix="/api", description="What people are told")


@blp.route("/messages", methods=["GET"])
@requires("message.read")
@blp.arguments(MessagesQuery, location="query")
@blp.response(200, InboxSchema)
@blp.refuses(401, 403)
def list_messages(wanted: dict[str, Any]) -> inbox.Inbox:
    """The messages to the person and to the roles they have, newest first, fifty a page."""
    page = wanted.pop("page")
    return inbox.messages(current_actor(), inbox.MessageFilter(**wanted), page)


@blp.route("/messages.csv", methods=["GET"])
@requires("message.read")
@blp.arguments(MessagesFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_messages(wanted: dict[str, Any]) -> Response:
    """The same messages, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    text = inbox.messages_csv(current_actor(), inbox.MessageFilter(**wanted), dialect)
    return file_answer(text, "text/csv", "messages.csv")


@blp.route("/messages/read", methods=["POST"])
@requires("message.read")
@blp.response(200, InboxSchema)
@blp.refuses(401, 403)
def read_all_messages() -> inbox.Inbox:
    """Mark all of one's messages as read. Idempotent."""
    return inbox.read_all(current_actor())


@blp.route(f"/messages/<{ID_IN_PATH}:message_id>/read", methods=["POST"])
@requires("message.read")
@blp.response(200, MessageSchema)
@blp.refuses(401, 403, 404)
def read_message(message_id: int) -> Message:
    """Mark a message as read. Idempotent."""
    return inbox.read(current_actor(), message_id)

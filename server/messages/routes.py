"""`/api/messages`."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import service
from .models import Message
from .schemas import InboxSchema, MessageSchema

blp = Blueprint("messages", __name__, url_prefix="/api", description="What people are told")


@blp.route("/messages", methods=["GET"])
@requires("message.read")
@blp.response(200, InboxSchema)
@blp.refuses(401, 403)
def list_messages() -> service.Inbox:
    """The messages to the person and to the roles they have, newest first."""
    return service.messages(current_actor())


@blp.route("/messages/read", methods=["POST"])
@requires("message.read")
@blp.response(200, InboxSchema)
@blp.refuses(401, 403)
def read_all_messages() -> service.Inbox:
    """Mark all of one's messages as read. Idempotent."""
    return service.read_all(current_actor())


@blp.route(f"/messages/<{ID_IN_PATH}:message_id>/read", methods=["POST"])
@requires("message.read")
@blp.response(200, MessageSchema)
@blp.refuses(401, 403, 404)
def read_message(message_id: int) -> Message:
    """Mark a message as read. Idempotent."""
    return service.read(current_actor(), message_id)

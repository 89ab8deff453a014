"""`/api/public-facts`, `/api/meetings`, `/api/announcements`: the operator's side of the public face."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, requires
from ..api import Blueprint, do_after_answer
from ..messages.mail import send_some
from ..schemas import ID_IN_PATH
from . import announcements, facts, meetings
from .models import Announcement
from .schemas import (
    AnnouncementSchema,
    AnnouncementsSchema,
    CancelMeetingSchema,
    FaceSchema,
    FactsChangesSchema,
    FollowUpSchema,
    MeetingFields,
    MeetingSchema,
    MeetingsSchema,
    NewMeetingSchema,
)

blp = Blueprint("front", __name__, url_prefix="/api", description="What the public pages say, and who answers")


@blp.route("/public-facts", methods=["GET"])
@requires("front.read")
@blp.response(200, FaceSchema)
@blp.refuses(401, 403)
def get_public_facts() -> facts.Face:
    """What the public pages say of the operator, and what is missing."""
    return facts.read_face()


@blp.route("/public-facts", methods=["PATCH"])
@requires("front.edit")
@blp.arguments(FactsChangesSchema)
@blp.response(200, FaceSchema)
@blp.refuses(401, 403)
def change_public_facts(given: dict[str, str]) -> facts.Face:
    """Change what is given."""
    return facts.change_facts(current_actor(), given)


@blp.route("/meetings", methods=["GET"])
@requires("front.read")
@blp.response(200, MeetingsSchema)
@blp.refuses(401, 403)
def list_meetings() -> dict[str, list[meetings.MeetingView]]:
    """Information meetings with who registered."""
    return {"meetings": meetings.list_meetings()}


@blp.route("/meetings", methods=["POST"])
@requires("front.edit")
@blp.arguments(NewMeetingSchema)
@blp.response(201, MeetingSchema)
@blp.refuses(401, 403, 409)
def make_meeting(wanted: meetings.NewMeeting) -> meetings.MeetingView:
    """Announce a meeting."""
    return meetings.make_meeting(current_actor(), wanted)


@blp.route(f"/meetings/<{ID_IN_PATH}:meeting_id>", methods=["PATCH"])
@requires("front.edit")
@blp.arguments(MeetingFields)
@blp.response(200, MeetingSchema)
@blp.refuses(401, 403, 404, 409)
def change_meeting(given: dict[str, Any], meeting_id: int) -> meetings.MeetingView:
    """Change a meeting; guests are written to when it is about when or where."""
    do_after_answer(send_some)
    return meetings.change_meeting(current_actor(), meeting_id, given)


@blp.route(f"/meetings/<{ID_IN_PATH}:meeting_id>/cancel", methods=["POST"])
@requires("front.edit")
@blp.arguments(CancelMeetingSchema)
@blp.response(200, MeetingSchema)
@blp.refuses(401, 403, 404, 409)
def cancel_meeting(given: dict[str, str], meeting_id: int) -> meetings.MeetingView:
    """Cancel a meeting and write to its guests. Idempotent."""
    do_after_answer(send_some)
    return meetings.cancel_meeting(current_actor(), meeting_id, given["reason"])


@blp.route("/announcements", methods=["GET"])
@requires("front.read")
@blp.response(200, AnnouncementsSchema)
@blp.refuses(401, 403)
def list_announcements() -> dict[str, list[Announcement]]:
    """Structures that announced themselves."""
    return {"announcements": announcements.list_announcements()}


@blp.route(f"/announcements/<{ID_IN_PATH}:announcement_id>", methods=["PATCH"])
@requires("front.edit")
@blp.arguments(FollowUpSchema)
@blp.response(200, AnnouncementSchema)
@blp.refuses(401, 403, 404)
def follow_up(given: dict[str, str], announcement_id: int) -> Announcement:
    """Say what became of an announcement."""
    return announcements.follow_up(current_actor(), announcement_id, given["state"])


@blp.route(f"/announcements/<{ID_IN_PATH}:announcement_id>/invite", methods=["POST"])
@requires("front.edit")
@blp.response(200, AnnouncementSchema)
@blp.refuses(401, 403, 404)
def invite_to_apply(announcement_id: int) -> Announcement:
    """Mail the contact where to apply; at most once a day."""
    do_after_answer(send_some)
    return announcements.invite_to_apply(current_actor(), announcement_id)

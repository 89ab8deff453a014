"""`/api/people` and `/api/invitations`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from ..access import Actor, current_actor, public, requires
from ..accounts.models import Membership
from ..api import Blueprint, do_after_answer, file_answer
from ..errors import SignInNeeded
from ..messages.mail import send_some
from ..paging import Paged
from ..schemas import ID_IN_PATH
from . import accepting, first_pins, found, invitations, limiting, listing, withdrawing
from .schemas import (
    AcceptSchema,
    AccountNameSchema,
    FoundRolesQuery,
    FoundRolesSchema,
    GivenPinSchema,
    GuestSchema,
    InvitedSchema,
    InviteeSchema,
    PeopleQuery,
    PeopleSchema,
    RolesFileQuery,
    TokenOfLinkSchema,
    VenuesOfRoleSchema,
    WorkplacesQuery,
    WorkplacesSchema,
)

blp = Blueprint("people", __name__, url_prefix="/api", description="People of organisations, and their invitations")
ROLE = f"/people/roles/<{ID_IN_PATH}:membership_id>"
INVITATION = "/invitations/<uuid:invitation_id>"


@blp.route("/people", methods=["GET"])
@requires("people.read")
@blp.arguments(PeopleQuery, location="query")
@blp.response(200, PeopleSchema)
@blp.refuses(401, 403, 404)
def list_people(query: dict[str, int | None]) -> listing.PeopleThere:
    """Who works in an organisation, and who is invited."""
    return listing.people_of(current_actor(), query["organisation_id"])


@blp.route("/people/organisations", methods=["GET"])
@requires("people.read")
@blp.arguments(WorkplacesQuery, location="query")
@blp.response(200, WorkplacesSchema)
@blp.refuses(401, 403)
def list_workplaces(query: dict[str, str]) -> dict[str, list[listing.Workplace]]:
    """The organisations whose people one sees, 50 at most."""
    return {"organisations": listing.workplaces_of(current_actor(), query["search"])}


@blp.route("/people/found", methods=["GET"])
@requires("people.read")
@blp.arguments(FoundRolesQuery, location="query")
@blp.response(200, FoundRolesSchema)
@blp.refuses(401, 403)
def find_people(wanted: dict[str, Any]) -> Paged[Membership]:
    """The roles of the people one looks after, or all for operator and auditor; the newest first, fifty a page."""
    page = wanted.pop("page")
    return found.find_roles(current_actor(), found.RoleFilter(**wanted), page)


@blp.route("/people/found.csv", methods=["GET"])
@requires("people.read")
@blp.arguments(RolesFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_people(wanted: dict[str, Any]) -> Response:
    """The same roles, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    text = found.roles_csv(current_actor(), found.RoleFilter(**wanted), dialect)
    return file_answer(text, "text/csv", "personnes.csv")


@blp.route(ROLE, methods=["DELETE"])
@requires("people.withdraw")
@blp.response(204)
@blp.refuses(401, 403, 404, 409)
def withdraw_role(membership_id: int) -> None:
    """Withdraw somebody's role, or leave one's own; sessions and phones end at once."""
    withdrawing.withdraw_role(current_actor(), membership_id)
    do_after_answer(send_some)


@blp.route(f"{ROLE}/venues", methods=["PUT"])
@requires("people.limit")
@blp.arguments(VenuesOfRoleSchema)
@blp.response(204)
@blp.refuses(401, 403, 404, 409)
def limit_to_venues(limits: dict[str, list[int]], membership_id: int) -> None:
    """Limit a role to some venues; none is all."""
    limiting.limit_to_venues(current_actor(), membership_id, limits["venue_ids"])


@blp.route(f"{ROLE}/pin", methods=["POST"])
@requires("pin.give")
@blp.response(201, GivenPinSchema)
@blp.refuses(401, 403, 404, 409)
def give_pin(membership_id: int) -> dict[str, str]:
    """A random PIN for somebody, in place of theirs; it is told this once."""
    do_after_answer(send_some)
    return {"pin": first_pins.give_pin(current_actor(), membership_id)}


@blp.route("/invitations", methods=["POST"])
@requires("people.invite")
@blp.arguments(GuestSchema)
@blp.response(201, InvitedSchema)
@blp.refuses(401, 403, 404, 409, 429)
def invite(guest: invitations.Guest) -> invitations.Invited:
    """Invite somebody to a role."""
    do_after_answer(send_some)
    return invitations.invite(current_actor(), guest)


@blp.route(f"{INVITATION}/resend", methods=["POST"])
@requires("people.invite")
@blp.response(200, InvitedSchema)
@blp.refuses(401, 403, 404, 409, 429)
def resend_invitation(invitation_id: UUID) -> invitations.Invited:
    """Send an invitation again; the link sent before stops working."""
    do_after_answer(send_some)
    return invitations.resend(current_actor(), invitation_id)


@blp.route(INVITATION, methods=["DELETE"])
@requires("people.invite")
@blp.response(204)
@blp.refuses(401, 403, 404, 409)
def withdraw_invitation(invitation_id: UUID) -> None:
    """Withdraw an invitation: its link stops working."""
    invitations.withdraw(current_actor(), invitation_id)


@blp.route("/invitations/look", methods=["POST"])
@public
@blp.arguments(TokenOfLinkSchema)
@blp.response(200, InviteeSchema)
@blp.refuses(404, 409)
def look_at_invitation(link: dict[str, str]) -> accepting.Invitee:
    """What the link of an invitation is for."""
    return accepting.look(link["token"])


@blp.route("/invitations/accept", methods=["POST"])
@public
@blp.arguments(AcceptSchema)
@blp.response(200, AccountNameSchema)
@blp.refuses(404, 409)
def accept_invitation(answer: dict[str, Any]) -> Any:
    """Take the role of an invitation: signed in, or with a new account."""
    return accepting.accept(answer["token"], _whoever_asks(), answer["newcomer"])


def _whoever_asks() -> Actor | None:
    """The person signed in, if any; a phone accepts nothing for whoever enrolled it."""
    try:
        actor = current_actor()
    except SignInNeeded:
        return None
    return None if actor.device else actor

"""`/api/devices`: the list, names and ends of phones, the QR that makes one, the file of one in trouble."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, public, requires
from ..accounts import revoking
from ..accounts.models import Device, Person
from ..accounts.schemas import DeviceSchema, EnrolledSchema
from ..api import Blueprint, Decorator
from ..schemas import ID_IN_PATH
from ..uploads import read_upload
from . import invitations
from .files import LARGEST
from .listing import WatchedPhone, list_phones
from .reading_in import ReadFile, read_file
from .refusals import PhoneFileTooLarge
from .schemas import (
    HoldersQuery,
    HoldersSchema,
    InvitationStateSchema,
    InvitedPhoneSchema,
    InviteSchema,
    LabelSchema,
    PhonesQuery,
    PhonesSchema,
    PhoneTokenSchema,
    ReadFileSchema,
    RevocationSchema,
    SharedSchema,
)

DEVICE = f"/devices/<{ID_IN_PATH}:device_id>"
FILE = {"required": True, "content": {"application/json": {"schema": {"type": "string", "format": "binary"}}}}

blp = Blueprint("phones", __name__, url_prefix="/api", description="The phones of a venue")
takes_a_file: Decorator = blp.doc(requestBody=FILE)


@blp.route("/devices", methods=["GET"])
@requires("device.read")
@blp.arguments(PhonesQuery, location="query")
@blp.response(200, PhonesSchema)
@blp.refuses(401, 403)
def list_devices(query: dict[str, int]) -> dict[str, list[WatchedPhone]]:
    """The phones of a manager's organisation, a mediator's own, or any for the operator; what never arrived of each."""
    return {"devices": list_phones(current_actor(), query.get("venue_id"))}


@blp.route(f"{DEVICE}/label", methods=["PUT"])
@requires("device.edit")
@blp.arguments(LabelSchema)
@blp.response(200, DeviceSchema)
@blp.refuses(401, 403, 404)
def rename_device(wanted: dict[str, str], device_id: int) -> Device:
    """Give a phone another name."""
    return revoking.rename(current_actor(), device_id, wanted["label"])


@blp.route(f"{DEVICE}/shared", methods=["PUT"])
@requires("device.share")
@blp.arguments(SharedSchema)
@blp.response(200, DeviceSchema)
@blp.refuses(401, 403, 404)
def share_device(wanted: dict[str, bool], device_id: int) -> Device:
    """Make a phone ask each mediator who scans, or no longer."""
    return revoking.share(current_actor(), device_id, shared=wanted["shared"])


@blp.route(DEVICE, methods=["DELETE"])
@requires("device.revoke")
@blp.response(204)
@blp.refuses(401, 403, 404)
def revoke_device(device_id: int) -> None:
    """End a phone's access; it may still send what it scanned before."""
    revoking.revoke(current_actor(), [device_id])


@blp.route("/devices/revocations", methods=["POST"])
@requires("device.revoke")
@blp.arguments(RevocationSchema)
@blp.response(204)
@blp.refuses(401, 403, 404)
def revoke_devices(wanted: dict[str, Any]) -> None:
    """End the access of one phone or many, all or none of them."""
    revoking.revoke(current_actor(), wanted["device_ids"], lost=wanted["lost"])


@blp.route("/devices/holders", methods=["GET"])
@requires("device.invite")
@blp.arguments(HoldersQuery, location="query")
@blp.response(200, HoldersSchema)
@blp.refuses(401, 403, 404)
def list_holders(query: dict[str, int]) -> dict[str, list[Person]]:
    """Who works at a venue: whose phone a QR can make one."""
    return {"people": invitations.list_holders(current_actor(), query["venue_id"])}


@blp.route("/devices/invitations", methods=["POST"])
@requires("device.invite")
@blp.arguments(InviteSchema)
@blp.response(201, InvitedPhoneSchema)
@blp.refuses(401, 403, 404)
def invite_device(wanted: dict[str, Any]) -> invitations.InvitedPhone:
    """A QR that makes the phone that opens it a venue's or its holder's: once, within ten minutes."""
    return invitations.invite(current_actor(), **wanted)


@blp.route(f"/devices/invitations/<{ID_IN_PATH}:invitation_id>", methods=["GET"])
@requires("device.invite")
@blp.response(200, InvitationStateSchema)
@blp.refuses(401, 403, 404)
def read_invitation(invitation_id: int) -> invitations.InvitationState:
    """Whether a QR was used, and by which phone."""
    return invitations.read_state(current_actor(), invitation_id)


@blp.route("/devices/invited", methods=["POST"])
@public
@blp.arguments(PhoneTokenSchema)
@blp.response(201, EnrolledSchema)
@blp.refuses(403, 404, 409, 429)
def accept_invitation(sent: dict[str, str]) -> dict[str, Device | str]:
    """Become a phone of the venue by the token of a QR; the phone's own token is told this once."""
    device, token = invitations.accept(sent["token"])
    return {"device": device, "token": token}


@blp.route("/devices/files", methods=["POST"])
@requires("device.read_in")
@takes_a_file
@blp.response(200, ReadFileSchema)
@blp.refuses(401, 403, 404, 413, 422)
def read_device_file() -> ReadFile:
    """Read in the file of a phone in trouble: each scan is judged as if the phone had sent it, and never twice."""
    return read_file(current_actor(), read_upload(LARGEST, PhoneFileTooLarge))

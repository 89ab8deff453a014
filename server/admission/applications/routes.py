"""`/api/applications/mine`: an application for whoever has its link, sent as a bearer token."""

from __future__ import annotations

from typing import Any

from ...access import bearer_token, public
from ...api import Blueprint, Decorator, do_after_answer
from ...messages.mail import send_some
from ...organisations.legal_forms import NEEDED
from ...schemas import ID_IN_PATH
from ...uploads import read_upload
from ...venues.models import Venue
from .. import register
from . import applying, parts
from .charter import CHARTER_VERSION
from .completeness import list_missing
from .document_files import LARGEST
from .models import AdmissionApplication
from .refusals import DocumentTooLarge
from .schemas import (
    KnownVenuesSchema,
    LookUpSchema,
    NewApplicationVenueSchema,
    NewHandedInSchema,
    OwnApplicationSchema,
    RegisterAnswerSchema,
    SavedSchema,
    SearchSchema,
    StartedSchema,
    StartSchema,
    WrittenSchema,
)

blp = Blueprint("applications", __name__, url_prefix="/api/applications", description="Asking to be qualified")
FILE = {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
takes_a_file: Decorator = blp.doc(requestBody=FILE)


@blp.route("", methods=["POST"])
@public
@blp.arguments(StartSchema)
@blp.response(201, StartedSchema)
@blp.refuses(403, 429)
def start(wanted: dict[str, str]) -> dict[str, Any]:
    """Begin an application; its link is mailed, and given at once."""
    do_after_answer(send_some)
    started = applying.start(wanted["email"])
    return {"application": _own(started.application), "token": started.token, "mailed": started.mailed}


@blp.route("/mine", methods=["GET"])
@public
@blp.response(200, OwnApplicationSchema)
@blp.refuses(404)
def get_own() -> dict[str, Any]:
    """The application that the token opens."""
    return _own(applying.open_application(bearer_token()))


@blp.route("/mine", methods=["PATCH"])
@public
@blp.arguments(SavedSchema)
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409)
def save(facts: dict[str, Any]) -> dict[str, Any]:
    """Write a step of the form."""
    return _own(applying.save(bearer_token(), **facts))


@blp.route("/mine/register", methods=["GET"])
@public
@blp.arguments(LookUpSchema, location="query")
@blp.response(200, RegisterAnswerSchema)
@blp.refuses(404)
def look_up(query: dict[str, str]) -> register.RegisterAnswer:
    """What the national register knows of a SIRET, where it is set up."""
    applying.open_application(bearer_token())
    return register.look_up(query["siret"])


@blp.route("/mine/known-venues", methods=["GET"])
@public
@blp.arguments(SearchSchema, location="query")
@blp.response(200, KnownVenuesSchema)
@blp.refuses(404)
def find_venues(query: dict[str, str]) -> dict[str, list[Venue]]:
    """Venues of the open data to claim."""
    return {"venues": parts.find_known_venues(bearer_token(), query["text"])}


@blp.route("/mine/venues", methods=["POST"])
@public
@blp.arguments(NewApplicationVenueSchema)
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409)
def add_venue(venue: dict[str, Any]) -> dict[str, Any]:
    """Claim a venue, or describe a new one."""
    return _own(parts.add_venue(bearer_token(), **venue))


@blp.route(f"/mine/venues/<{ID_IN_PATH}:part_id>", methods=["DELETE"])
@public
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409)
def remove_venue(part_id: int) -> dict[str, Any]:
    """Remove a venue."""
    return _own(parts.remove_venue(bearer_token(), part_id))


@blp.route("/mine/documents", methods=["POST"])
@public
@blp.arguments(NewHandedInSchema, location="query")
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409, 413)
@takes_a_file
def add_document(what: dict[str, str]) -> dict[str, Any]:
    """Hand a document in: a PDF, JPEG or PNG of 10 MB at most, as the body."""
    applying.open_application(bearer_token())
    content = read_upload(LARGEST, DocumentTooLarge)
    return _own(parts.add_document(bearer_token(), content, **what))


@blp.route(f"/mine/documents/<{ID_IN_PATH}:document_id>", methods=["DELETE"])
@public
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409)
def remove_document(document_id: int) -> dict[str, Any]:
    """Remove a document."""
    return _own(parts.remove_document(bearer_token(), document_id))


@blp.route("/mine/submit", methods=["POST"])
@public
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409, 422)
def submit() -> dict[str, Any]:
    """Send the application. Idempotent."""
    do_after_answer(send_some)
    return _own(applying.submit(bearer_token()))


@blp.route("/mine/answer", methods=["POST"])
@public
@blp.arguments(WrittenSchema)
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409)
def answer(written: dict[str, str]) -> dict[str, Any]:
    """Answer the operator's question."""
    do_after_answer(send_some)
    return _own(applying.answer(bearer_token(), written["text"]))


@blp.route("/mine/withdraw", methods=["POST"])
@public
@blp.response(200, OwnApplicationSchema)
@blp.refuses(403, 404, 409)
def withdraw() -> dict[str, Any]:
    """Take the application back. Idempotent."""
    do_after_answer(send_some)
    return _own(applying.withdraw(bearer_token()))


def _own(application: AdmissionApplication) -> dict[str, Any]:
    """The columns of an application, with what the form must know beside them."""
    names = [name for name in OwnApplicationSchema().fields if hasattr(application, name)]
    return {name: getattr(application, name) for name in names} | {
        "missing": list_missing(application),
        "needed": NEEDED.get(application.legal_form, ()),
        "charter_now": CHARTER_VERSION,
    }

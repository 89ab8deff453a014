"""`/api/organisations`: the operator's desk of organisations, and an organisation's own answer to a decision."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, do_after_answer, file_answer
from ..messages.mail import send_some
from ..schemas import ID_IN_PATH
from . import answers, decisions, organisations
from .answers import OwnOrganisation
from .listing import OrganisationPage, Wanted, organisations_csv, search_organisations
from .models import OrganisationAnswer
from .organisation_page import OrganisationFile, show_organisation
from .schemas import (
    AnswerTextSchema,
    DecisionSchema,
    NewOrganisationSchema,
    OrganisationAnswerSchema,
    OrganisationFactsSchema,
    OrganisationFileSchema,
    OrganisationsFileQuery,
    OrganisationsPageSchema,
    OrganisationsQuerySchema,
    OwnOrganisationsSchema,
    ReplySchema,
)

blp = Blueprint("organisations", __name__, url_prefix="/api", description="Legal entities and their qualification")
ORGANISATION = f"/organisations/<{ID_IN_PATH}:organisation_id>"


@blp.route("/organisations", methods=["GET"])
@requires("organisation.read")
@blp.arguments(OrganisationsQuerySchema, location="query")
@blp.response(200, OrganisationsPageSchema)
@blp.refuses(401, 403)
def list_organisations(query: dict[str, Any]) -> OrganisationPage:
    """Organisations by name, a page at a time."""
    page = query.pop("page")
    return search_organisations(Wanted(**query), page)


@blp.route("/organisations.csv", methods=["GET"])
@requires("organisation.read")
@blp.arguments(OrganisationsFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_organisations(query: dict[str, Any]) -> Response:
    """The same organisations, all pages, as CSV."""
    dialect = query.pop("dialect")
    return file_answer(organisations_csv(Wanted(**query), dialect), "text/csv", "structures.csv")


@blp.route("/organisations", methods=["POST"])
@requires("organisation.edit")
@blp.arguments(NewOrganisationSchema)
@blp.response(201, OrganisationFileSchema)
@blp.refuses(401, 403, 409)
def create_organisation(facts: dict[str, Any]) -> OrganisationFile:
    """Make an organisation."""
    return show_organisation(organisations.create_organisation(current_actor(), **facts).id)


@blp.route("/organisations/mine", methods=["GET"])
@requires("organisation.own")
@blp.response(200, OwnOrganisationsSchema)
@blp.refuses(401, 403)
def list_own() -> dict[str, list[OwnOrganisation]]:
    """The asker's own organisations, with what was decided on them."""
    return {"organisations": answers.own_organisations(current_actor())}


@blp.route(ORGANISATION, methods=["GET"])
@requires("organisation.read")
@blp.response(200, OrganisationFileSchema)
@blp.refuses(401, 403, 404)
def get_organisation(organisation_id: int) -> OrganisationFile:
    """One organisation."""
    return show_organisation(organisation_id)


@blp.route(ORGANISATION, methods=["PATCH"])
@requires("organisation.edit")
@blp.arguments(OrganisationFactsSchema)
@blp.response(200, OrganisationFileSchema)
@blp.refuses(401, 403, 404, 409)
def change_organisation(facts: dict[str, Any], organisation_id: int) -> OrganisationFile:
    """Change what is known of an organisation."""
    organisations.change_organisation(current_actor(), organisation_id, **facts)
    return show_organisation(organisation_id)


@blp.route(f"{ORGANISATION}/decision", methods=["POST"])
@requires("organisation.decide")
@blp.arguments(DecisionSchema)
@blp.response(200, OrganisationFileSchema)
@blp.refuses(401, 403, 404, 409)
def decide(decision: dict[str, str], organisation_id: int) -> OrganisationFile:
    """Qualify, suspend or dequalify; the organisation's people are told. Idempotent."""
    do_after_answer(send_some)
    decisions.decide(current_actor(), organisation_id, **decision)
    return show_organisation(organisation_id)


@blp.route(f"{ORGANISATION}/answers", methods=["POST"])
@requires("organisation.own")
@blp.arguments(AnswerTextSchema)
@blp.response(201, OrganisationAnswerSchema)
@blp.refuses(401, 403, 404, 409, 429)
def answer_decision(written: dict[str, str], organisation_id: int) -> OrganisationAnswer:
    """Write to the operator about a suspension or the end of a qualification."""
    do_after_answer(send_some)
    return answers.answer(current_actor(), organisation_id, written["text"])


@blp.route(f"/organisations/answers/<{ID_IN_PATH}:answer_id>/close", methods=["POST"])
@requires("organisation.decide")
@blp.arguments(ReplySchema)
@blp.response(200, OrganisationAnswerSchema)
@blp.refuses(401, 403, 404)
def close_answer(written: dict[str, str], answer_id: int) -> OrganisationAnswer:
    """Reply to what an organisation wrote, or take note of it. Idempotent."""
    do_after_answer(send_some)
    return answers.close_answer(current_actor(), answer_id, written["reply"])

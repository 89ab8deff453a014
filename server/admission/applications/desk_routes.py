"""`/api/applications`: the operator's queue, questions, decisions, and what was handed in."""

from __future__ import annotations

from typing import Any

from flask import Response

from ...access import current_actor, requires
from ...api import Blueprint, do_after_answer, file_answer
from ...messages.mail import send_some
from ...paging import Paged
from ...schemas import ID_IN_PATH
from . import accepting, desk, parts, queue
from .desk import ApplicationFile, WaitingForOperator
from .document_files import ENDINGS
from .models import AdmissionApplication
from .schemas import (
    AcceptedSchema,
    ApplicationFileSchema,
    QueueFileQuery,
    QueueQuerySchema,
    QueueSchema,
    ReasonSchema,
    WaitingForOperatorSchema,
    WrittenSchema,
)

blp = Blueprint(
    "application_desk", __name__, url_prefix="/api/applications", description="Deciding on who asks to be qualified"
)
ONE = f"/<{ID_IN_PATH}:application_id>"
BINARY = {"type": "string", "format": "binary"}
RUNS_NOTHING = "sandbox; default-src 'none'; frame-ancestors 'none'"


@blp.route("", methods=["GET"])
@requires("application.read")
@blp.arguments(QueueQuerySchema, location="query")
@blp.response(200, QueueSchema)
@blp.refuses(401, 403)
def list_applications(wanted: dict[str, Any]) -> Paged[AdmissionApplication]:
    """The applications that were sent, narrowed: the longest waiting for the operator first, then the last changed."""
    page = wanted.pop("page")
    return queue.find_applications(queue.ApplicationFilter(**wanted), page)


@blp.route("/all.csv", methods=["GET"])
@requires("application.read")
@blp.arguments(QueueFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_applications(wanted: dict[str, Any]) -> Response:
    """The same applications, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    return file_answer(
        queue.applications_csv(queue.ApplicationFilter(**wanted), dialect), "text/csv", "candidatures.csv"
    )


@blp.route("/waiting", methods=["GET"])
@requires("application.read")
@blp.response(200, WaitingForOperatorSchema)
@blp.refuses(401, 403)
def count_waiting() -> WaitingForOperator:
    """How much waits for the operator."""
    return desk.count_waiting()


@blp.route(ONE, methods=["GET"])
@requires("application.read")
@blp.response(200, ApplicationFileSchema)
@blp.refuses(401, 403, 404)
def get_application(application_id: int) -> ApplicationFile:
    """One application."""
    return desk.show_application(application_id)


@blp.route(f"{ONE}/question", methods=["POST"])
@requires("application.decide")
@blp.arguments(WrittenSchema)
@blp.response(200, ApplicationFileSchema)
@blp.refuses(401, 403, 404, 409)
def ask(question: dict[str, str], application_id: int) -> ApplicationFile:
    """Ask the applicant something."""
    do_after_answer(send_some)
    desk.ask(current_actor(), application_id, question["text"])
    return desk.show_application(application_id)


@blp.route(f"{ONE}/accept", methods=["POST"])
@requires("application.decide")
@blp.arguments(ReasonSchema)
@blp.response(200, AcceptedSchema)
@blp.refuses(401, 403, 404, 409)
def accept(decision: dict[str, str], application_id: int) -> dict[str, Any]:
    """Admit who applied: organisation, venues, qualification and invitation at once."""
    do_after_answer(send_some)
    accepted = accepting.accept(current_actor(), application_id, decision["reason"])
    return {"file": desk.show_application(application_id), "links": accepted.links}


@blp.route(f"{ONE}/refuse", methods=["POST"])
@requires("application.decide")
@blp.arguments(ReasonSchema)
@blp.response(200, ApplicationFileSchema)
@blp.refuses(401, 403, 404, 409)
def refuse(decision: dict[str, str], application_id: int) -> ApplicationFile:
    """Turn an application down, with the reason that the applicant reads."""
    do_after_answer(send_some)
    desk.refuse(current_actor(), application_id, decision["reason"])
    return desk.show_application(application_id)


@blp.route(f"{ONE}/documents/<{ID_IN_PATH}:document_id>", methods=["GET"])
@requires("application.decide")
@blp.response(200, BINARY, content_type="application/octet-stream")
@blp.refuses(401, 403, 404)
def get_document(application_id: int, document_id: int) -> Response:
    """A document as a download that no browser shows or runs here, under a name of ours."""
    document = parts.show_document(application_id, document_id)
    name = f"candidature-{application_id}-{document.kind}-{document.id}{ENDINGS[document.media_type]}"
    response = Response(document.content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = RUNS_NOTHING
    return response

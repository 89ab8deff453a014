"""`/api/orders/<id>/print` and `proof`, `/api/sponsors/<id>/paper` and `logo`, `/api/booklets/<number>/letter.pdf`."""

from __future__ import annotations

from flask import Response, stream_with_context

from ..access import current_actor, requires
from ..api import Blueprint, Decorator, private_file
from ..schemas import ID_IN_PATH
from ..uploads import read_upload
from . import letter, service, sponsor_papers
from .parts import DATA_FILE
from .pdf_answers import answer_pdf, gives_pdf
from .proof import waiting_proofs
from .refusals import LogoTooLarge
from .schemas import (
    CSV,
    FILE,
    PNG,
    ApprovalSchema,
    LayoutQuery,
    LetterQuery,
    PrintSchema,
    SponsorPaperSchema,
    SupportPhoneSchema,
    TextSchema,
    WaitingProofsSchema,
)

LARGEST_LOGO = 2 * 1024 * 1024
ORDER = f"/orders/<{ID_IN_PATH}:order_id>"
SPONSOR = f"/sponsors/<{ID_IN_PATH}:sponsor_id>"
PICTURE = {"required": True, "content": {kind: {"schema": FILE} for kind in ("image/png", "image/jpeg")}}

blp = Blueprint("printing", __name__, url_prefix="/api", description="Booklets on paper, their proof, the letter")
gives_a_pdf = gives_pdf(blp)
takes_a_picture: Decorator = blp.doc(requestBody=PICTURE)


@blp.route(f"{ORDER}/print", methods=["GET"])
@requires("order.print")
@blp.response(200, PrintSchema)
@blp.refuses(401, 403, 404)
def print_state(order_id: int) -> service.PrintState:
    """Whether an order can be printed, in which files, and the state of its proof."""
    return service.state_of(current_actor(), order_id)


@blp.route(f"{ORDER}/print/<{ID_IN_PATH}:number>.pdf", methods=["GET"])
@requires("order.print")
@blp.arguments(LayoutQuery, location="query")
@gives_a_pdf
def print_part(query: dict[str, str], order_id: int, number: int) -> Response:
    """One file of the run: the same bytes each time."""
    return answer_pdf(service.printed_part(current_actor(), order_id, number, query["layout"]), "attachment")


@blp.route(f"{ORDER}/print/data.csv", methods=["GET"])
@requires("order.print")
@blp.response(200, FILE, content_type=CSV)
@blp.refuses(401, 403, 404, 409)
def print_data(order_id: int) -> Response:
    """Every ticket with its codes, for a mail house."""
    pieces = stream_with_context(service.data_file(current_actor(), order_id))
    return private_file(Response(pieces, content_type=f"{CSV}; charset=utf-8"), "attachment", DATA_FILE)


@blp.route(f"{ORDER}/proof.pdf", methods=["GET"])
@requires("order.print")
@blp.arguments(LayoutQuery, location="query")
@gives_a_pdf
def show_proof(query: dict[str, str], order_id: int) -> Response:
    """One specimen booklet as all of the order will look, worth nothing."""
    return answer_pdf(service.proof_of(current_actor(), order_id, query["layout"]))


@blp.route(f"{ORDER}/proof/approve", methods=["POST"])
@requires("order.print")
@blp.arguments(ApprovalSchema)
@blp.response(200, PrintSchema)
@blp.refuses(401, 403, 404, 409)
def approve_proof(seen: dict[str, str], order_id: int) -> service.PrintState:
    """Approve the proof that was seen; the operator may if the sponsor has no account."""
    return service.approve(current_actor(), order_id, **seen)


@blp.route("/proofs/waiting", methods=["GET"])
@requires("order.print")
@blp.response(200, WaitingProofsSchema)
@blp.refuses(401, 403)
def list_waiting_proofs() -> dict[str, list[int]]:
    """The orders whose proof the actor has to approve before anything is printed of them."""
    return {"order_ids": waiting_proofs(current_actor())}


@blp.route(f"{SPONSOR}/paper", methods=["GET"])
@requires("sponsor.paper")
@blp.response(200, SponsorPaperSchema)
@blp.refuses(401, 403, 404)
def show_paper(sponsor_id: int) -> sponsor_papers.Paper:
    """What a sponsor puts on its booklets."""
    return sponsor_papers.show_paper(current_actor(), sponsor_id)


@blp.route(f"{SPONSOR}/paper", methods=["PUT"])
@requires("sponsor.paper")
@blp.arguments(TextSchema)
@blp.response(200, SponsorPaperSchema)
@blp.refuses(401, 403, 404)
def write_text(wanted: dict[str, str | None], sponsor_id: int) -> sponsor_papers.Paper:
    """Choose the words that are printed on a sponsor's covers and tickets."""
    return sponsor_papers.write_text(current_actor(), sponsor_id, wanted["text"])


@blp.route(f"{SPONSOR}/support-phone", methods=["PUT"])
@requires("sponsor.paper")
@blp.arguments(SupportPhoneSchema)
@blp.response(200, SponsorPaperSchema)
@blp.refuses(401, 403, 404)
def change_support_phone(wanted: dict[str, str], sponsor_id: int) -> sponsor_papers.Paper:
    """Choose the number that people are told to call; an empty one is none."""
    return sponsor_papers.change_support_phone(current_actor(), sponsor_id, wanted["support_phone"])


@blp.route(f"{SPONSOR}/logo", methods=["GET"])
@requires("sponsor.paper")
@blp.response(200, FILE, content_type=PNG)
@blp.refuses(401, 403, 404)
def show_logo(sponsor_id: int) -> Response:
    """A sponsor's logo as it is printed."""
    return Response(sponsor_papers.logo_seen_by(current_actor(), sponsor_id), mimetype=PNG)


@blp.route(f"{SPONSOR}/logo", methods=["PUT"])
@requires("sponsor.paper")
@takes_a_picture
@blp.response(200, SponsorPaperSchema)
@blp.refuses(401, 403, 404, 409, 413, 422, 429)
def take_logo(sponsor_id: int) -> sponsor_papers.Paper:
    """Print this PNG or JPEG, of 2 MB at most, on a sponsor's booklets."""
    return sponsor_papers.take_logo(current_actor(), sponsor_id, read_upload(LARGEST_LOGO, LogoTooLarge))


@blp.route(f"{SPONSOR}/logo", methods=["DELETE"])
@requires("sponsor.paper")
@blp.response(200, SponsorPaperSchema)
@blp.refuses(401, 403, 404)
def drop_logo(sponsor_id: int) -> sponsor_papers.Paper:
    """Print no logo any more."""
    return sponsor_papers.drop_logo(current_actor(), sponsor_id)


@blp.route("/booklets/<string:number>/letter.pdf", methods=["GET"])
@requires("booklet.letter")
@blp.arguments(LetterQuery, location="query")
@gives_a_pdf
def show_letter(query: dict[str, str | None], number: str) -> Response:
    """The letter for the beneficiary of a booklet, with the nearest venues as of today."""
    return answer_pdf(letter.letter(current_actor(), number, query["postcode"]))

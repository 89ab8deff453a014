"""`/api/books`: what the books and the bank say of our accounts, day by day, and what explains itself."""

from __future__ import annotations

from datetime import date

from ..access import current_actor, requires
from ..api import Blueprint
from ..matching.automatic.explaining import explain_by_itself
from ..schemas import ID_IN_PATH
from . import openings, reconciliation
from .reconciliation import AccountDays, AccountStanding
from .schemas import AccountDaysSchema, AccountStandingsSchema, BookDayQuery, ExplainedSchema, OpeningSchema

blp = Blueprint("books", __name__, url_prefix="/api", description="Books that meet the bank")
ACCOUNT = f"/books/<{ID_IN_PATH}:account_id>"


@blp.route("/books", methods=["GET"])
@requires("bank_statement.read")
@blp.response(200, AccountStandingsSchema)
@blp.refuses(401, 403)
def list_books() -> dict[str, list[AccountStanding]]:
    """Each account of ours at its last day by the bank: books, bank, what is under way, what differs."""
    return {"accounts": reconciliation.list_accounts()}


@blp.route(ACCOUNT, methods=["GET"])
@requires("bank_statement.read")
@blp.arguments(BookDayQuery, location="query")
@blp.response(200, AccountDaysSchema)
@blp.refuses(401, 403, 404, 409)
def show_books(query: dict[str, date | None], account_id: int) -> AccountDays:
    """An account day by day up to one, and each entry that is under way at its end."""
    return reconciliation.show_account(account_id, query["day"])


@blp.route("/books/explain", methods=["POST"])
@requires("bank_statement.import")
@blp.response(200, ExplainedSchema)
@blp.refuses(401, 403)
def explain_movements() -> dict[str, int]:
    """Match what reference, amount and account, or the bank's own code, say alone. Idempotent."""
    return {"explained": explain_by_itself(current_actor())}


@blp.route(f"{ACCOUNT}/opening", methods=["POST"])
@requires("bank_statement.import")
@blp.arguments(OpeningSchema)
@blp.response(200, AccountStandingsSchema)
@blp.refuses(401, 403, 404, 409)
def tell_opening(wanted: dict[str, int], account_id: int) -> dict[str, list[AccountStanding]]:
    """Say how much of the balance before the first statement was our own; another person confirms it."""
    openings.tell(current_actor(), account_id, wanted["cents"])
    return {"accounts": reconciliation.list_accounts()}


@blp.route(f"{ACCOUNT}/opening/confirm", methods=["POST"])
@requires("bank_statement.import")
@blp.response(200, AccountStandingsSchema)
@blp.refuses(401, 403, 404, 409)
def confirm_opening(account_id: int) -> dict[str, list[AccountStanding]]:
    """Confirm what another person told. Idempotent."""
    openings.confirm(current_actor(), account_id)
    return {"accounts": reconciliation.list_accounts()}

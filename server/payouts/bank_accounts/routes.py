"""`/api/bank-accounts`, and the account of an organisation."""

from __future__ import annotations

from ...access import current_actor, requires
from ...api import Blueprint
from ...schemas import ID_IN_PATH
from . import service
from .schemas import AccountDetailsSchema, AccountListSchema, AccountRefusalSchema, AccountsSchema
from .service import Details, OrganisationAccounts

blp = Blueprint("bank_accounts", __name__, url_prefix="/api", description="Where organisations are paid")
OF_ORGANISATION = f"/organisations/<{ID_IN_PATH}:organisation_id>/bank-account"
ACCOUNT = f"/bank-accounts/<{ID_IN_PATH}:account_id>"


@blp.route("/bank-accounts", methods=["GET"])
@requires("bank_account.read")
@blp.response(200, AccountListSchema)
@blp.refuses(401, 403)
def list_accounts() -> dict[str, list[OrganisationAccounts]]:
    """The actor's organisations' accounts; the operator's are those that wait for a second person."""
    return {"accounts": service.list_accounts(current_actor())}


@blp.route(OF_ORGANISATION, methods=["GET"])
@requires("bank_account.read")
@blp.response(200, AccountsSchema)
@blp.refuses(401, 403, 404)
def show_account(organisation_id: int) -> OrganisationAccounts:
    """One organisation's accounts."""
    return service.accounts_of(current_actor(), organisation_id)


@blp.route(OF_ORGANISATION, methods=["POST"])
@requires("bank_account.propose")
@blp.arguments(AccountDetailsSchema)
@blp.response(200, AccountsSchema)
@blp.refuses(401, 403, 404, 409)
def propose_account(details: Details, organisation_id: int) -> OrganisationAccounts:
    """Enter an account: payouts are held until a second person confirms it."""
    return service.propose(current_actor(), organisation_id, details)


@blp.route(f"{ACCOUNT}/confirm", methods=["POST"])
@requires("bank_account.confirm")
@blp.response(200, AccountsSchema)
@blp.refuses(401, 403, 404, 409)
def confirm_account(account_id: int) -> OrganisationAccounts:
    """Let payouts go to an account that another person entered."""
    return service.confirm(current_actor(), account_id)


@blp.route(f"{ACCOUNT}/refuse", methods=["POST"])
@requires("bank_account.confirm")
@blp.arguments(AccountRefusalSchema)
@blp.response(200, AccountsSchema)
@blp.refuses(401, 403, 404, 409)
def refuse_account(refusal: dict[str, str], account_id: int) -> OrganisationAccounts:
    """Turn a proposed account down with a reason."""
    return service.refuse(current_actor(), account_id, refusal["reason"])

"""`/api/booklets/<number>/reissue`."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint
from ..vouchers.models import Booklet
from ..vouchers.schemas import BookletSchema
from . import reissue as reissues
from .schemas import LeftSchema, ReissueSchema

blp = Blueprint("reissues", __name__, url_prefix="/api", description="Lost, stolen, damaged booklets replaced")


@blp.route("/booklets/<string:number>/reissue", methods=["POST"])
@requires("booklet.reissue")
@blp.arguments(ReissueSchema)
@blp.response(200, BookletSchema)
@blp.refuses(401, 403, 404, 409)
def reissue(asked: dict[str, str], number: str) -> Booklet:
    """Carry on what is left of a voided booklet in another one of the stock; the replacement comes back."""
    return reissues.reissue(current_actor(), number, **asked)


@blp.route("/booklets/<string:number>/left", methods=["GET"])
@requires("booklet.read")
@blp.response(200, LeftSchema)
@blp.refuses(401, 403, 404)
def show_left(number: str) -> reissues.Left:
    """How many vouchers of a booklet are not used; of a voided one, how many another booklet can carry on."""
    return reissues.count_left(current_actor(), number)

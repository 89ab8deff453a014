"""`/api/acpr`: how far the operator is from having to declare itself."""

from __future__ import annotations

from marshmallow import fields, validate

from ..access import requires
from ..api import Blueprint
from ..schemas import AnswerSchema
from . import acpr
from .acpr import Acpr
from .acpr_rules import BELOW, LEVELS

blp = Blueprint("acpr", __name__, url_prefix="/api", description="Operations of twelve rolling months")


class AcprSchema(AnswerSchema):
    """``in_cents`` came in from sponsors, ``out_cents`` went out to venues; both together count."""

    first_day = fields.Date()
    last_day = fields.Date()
    in_cents = fields.Integer(attribute="flow.in_cents")
    out_cents = fields.Integer(attribute="flow.out_cents")
    total_cents = fields.Integer(attribute="flow.cents")
    alert_cents = fields.Integer()
    threshold_cents = fields.Integer()
    level = fields.String(validate=validate.OneOf((BELOW, *LEVELS)))


@blp.route("/acpr", methods=["GET"])
@requires("acpr.read")
@blp.response(200, AcprSchema)
@blp.refuses(401, 403)
def get_acpr() -> Acpr:
    """The operations of the last twelve months against the threshold of one million euros."""
    return acpr.acpr()

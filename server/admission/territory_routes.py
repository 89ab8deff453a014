"""`/api/territory`: who announced itself, applied and is qualified, for hubs and sponsors."""

from __future__ import annotations

from marshmallow import fields, validate

from ..access import current_actor, requires
from ..api import Blueprint
from ..schemas import AnswerSchema, Moment
from .schemas import CAPACITY
from .territory import SeenTerritory, show_territory

blp = Blueprint("territory", __name__, url_prefix="/api", description="Who comes into the scheme in a territory")


class QualifiedThereSchema(AnswerSchema):
    """A qualified organisation."""

    id = fields.Integer()
    name = fields.String()
    postcode = fields.String()
    commune = fields.String()
    capacities = fields.List(fields.String(validate=CAPACITY))
    venues = fields.Integer()


class AnnouncedThereSchema(AnswerSchema):
    """An organisation that said it wants to take part and has not applied; nothing of its people."""

    id = fields.Integer()
    name = fields.String()
    postcode = fields.String()
    commune = fields.String()
    capacities = fields.List(fields.String(validate=CAPACITY))
    announced_at = Moment()


class AppliedThereSchema(AnswerSchema):
    """An organisation whose application nobody has decided; nothing of its people."""

    id = fields.Integer()
    name = fields.String()
    postcode = fields.String()
    commune = fields.String()
    capacities = fields.List(fields.String(validate=CAPACITY))
    submitted_at = Moment()


class SeenTerritorySchema(AnswerSchema):
    """A territory; ``departments`` is null for the whole country."""

    departments = fields.List(fields.String(validate=validate.Length(2, 3)), allow_none=True)
    qualified = fields.List(fields.Nested(QualifiedThereSchema))
    announced = fields.List(fields.Nested(AnnouncedThereSchema))
    applied = fields.List(fields.Nested(AppliedThereSchema))


@blp.route("/territory", methods=["GET"])
@requires("territory.read")
@blp.response(200, SeenTerritorySchema)
@blp.refuses(401, 403)
def get_territory() -> SeenTerritory:
    """Who announced itself, applied and is qualified in the asker's territory."""
    return show_territory(current_actor())

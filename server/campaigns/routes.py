"""`/api/campaigns` and `/api/orders`."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, file_answer
from ..paging import Paged
from ..schemas import ID_IN_PATH
from . import order_list, service
from .models import Campaign, Order, Sponsor
from .order_list_schemas import FoundOrdersSchema, OrdersFileQuery, OrdersQuery
from .schemas import (
    LARGEST_CAMPAIGN,
    CampaignChangesSchema,
    CampaignSchema,
    CampaignsSchema,
    NewCampaignSchema,
    NewOrderSchema,
    OrderSchema,
    OrdersSchema,
    SponsorsSchema,
)

CAMPAIGN_IN_PATH = f"int(min=1, max={LARGEST_CAMPAIGN})"

blp = Blueprint("campaigns", __name__, url_prefix="/api", description="What sponsors buy and fund")


@blp.route("/sponsors", methods=["GET"])
@requires("campaign.create")
@blp.response(200, SponsorsSchema)
@blp.refuses(401, 403)
def list_sponsors() -> dict[str, list[Sponsor]]:
    """All sponsors, by name."""
    return {"sponsors": service.sponsors()}


@blp.route("/campaigns", methods=["GET"])
@requires("campaign.read")
@blp.response(200, CampaignsSchema)
@blp.refuses(401, 403)
def list_campaigns() -> dict[str, list[Campaign]]:
    """A sponsor's campaigns; for the operator, all; newest first."""
    return {"campaigns": service.campaigns(current_actor())}


@blp.route("/campaigns", methods=["POST"])
@requires("campaign.create")
@blp.arguments(NewCampaignSchema)
@blp.response(201, CampaignSchema)
@blp.refuses(401, 403, 404, 409)
def create_campaign(wanted: service.NewCampaign) -> Campaign:
    """Open a campaign; grace is one month unless given."""
    return service.create_campaign(current_actor(), wanted)


@blp.route(f"/campaigns/<{CAMPAIGN_IN_PATH}:campaign_id>", methods=["GET"])
@requires("campaign.read")
@blp.response(200, CampaignSchema)
@blp.refuses(401, 403, 404)
def show_campaign(campaign_id: int) -> Campaign:
    """One campaign with its terms."""
    return service.campaign_of(current_actor(), campaign_id)


@blp.route(f"/campaigns/<{CAMPAIGN_IN_PATH}:campaign_id>", methods=["PATCH"])
@requires("campaign.create")
@blp.arguments(CampaignChangesSchema)
@blp.response(200, CampaignSchema)
@blp.refuses(401, 403, 404, 409)
def change_campaign(changes: dict[str, Any], campaign_id: int) -> Campaign:
    """Change a campaign's terms: those of money until an order is funded, days and services until one is issued."""
    return service.change_campaign(current_actor(), campaign_id, changes)


@blp.route("/orders", methods=["GET"])
@requires("order.read")
@blp.response(200, OrdersSchema)
@blp.refuses(401, 403)
def list_orders() -> dict[str, list[Order]]:
    """The orders of a sponsor's campaigns; for the operator, all; newest first."""
    return {"orders": service.orders(current_actor())}


@blp.route("/orders/found", methods=["GET"])
@requires("order.read")
@blp.arguments(OrdersQuery, location="query")
@blp.response(200, FoundOrdersSchema)
@blp.refuses(401, 403)
def find_orders(wanted: dict[str, Any]) -> Paged[Order]:
    """The orders of a sponsor's campaigns, or all for the operator, narrowed; newest first, fifty a page."""
    page = wanted.pop("page")
    return order_list.find_orders(current_actor(), order_list.OrderFilter(**wanted), page)


@blp.route("/orders.csv", methods=["GET"])
@requires("order.read")
@blp.arguments(OrdersFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_orders(wanted: dict[str, Any]) -> Response:
    """The same orders, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    text = order_list.orders_csv(current_actor(), order_list.OrderFilter(**wanted), dialect)
    return file_answer(text, "text/csv", "commandes.csv")


@blp.route("/orders", methods=["POST"])
@requires("order.create")
@blp.arguments(NewOrderSchema)
@blp.response(201, OrderSchema)
@blp.refuses(401, 403, 404, 409)
def place_order(wanted: dict[str, Any]) -> Order:
    """Order booklets of a campaign, or draft the order; they are inert until funded."""
    return service.place_order(current_actor(), **wanted)


@blp.route(f"/orders/<{ID_IN_PATH}:order_id>", methods=["GET"])
@requires("order.read")
@blp.response(200, OrderSchema)
@blp.refuses(401, 403, 404)
def show_order(order_id: int) -> Order:
    """One order with its state and what it costs."""
    return service.order_seen_by(current_actor(), order_id)


@blp.route(f"/orders/<{ID_IN_PATH}:order_id>/place", methods=["POST"])
@requires("order.create")
@blp.response(200, OrderSchema)
@blp.refuses(401, 403, 404, 409)
def place_draft(order_id: int) -> Order:
    """Place a drafted order."""
    return service.place_draft(current_actor(), order_id)


@blp.route(f"/orders/<{ID_IN_PATH}:order_id>", methods=["DELETE"])
@requires("order.create")
@blp.response(204)
@blp.refuses(401, 403, 404, 409)
def delete_draft(order_id: int) -> None:
    """Delete a drafted order."""
    service.delete_draft(current_actor(), order_id)


@blp.route(f"/orders/<{ID_IN_PATH}:order_id>/close", methods=["POST"])
@requires("order.fund")
@blp.response(200, OrderSchema)
@blp.refuses(401, 403, 404, 409)
def close_order(order_id: int) -> Order:
    """Close a funded order; its vouchers stay valid."""
    return service.close_order(current_actor(), order_id)

"""Verbs of campaigns: add and list sponsors, create, change and list campaigns; place, fund, close and list orders.

For issuing, in a transaction of its own: lock an order, reserve its serials.
"""

from .campaigns import (
    NewCampaign,
    add_sponsor,
    campaign_of,
    campaigns,
    change_campaign,
    create_campaign,
    sponsors,
    visible_to,
)
from .orders import (
    close_order,
    delete_draft,
    fund_order,
    order_locked,
    order_of,
    order_seen_by,
    orders,
    place_draft,
    place_order,
    reserve_serials,
)

__all__ = [
    "NewCampaign",
    "add_sponsor",
    "campaign_of",
    "campaigns",
    "change_campaign",
    "close_order",
    "create_campaign",
    "delete_draft",
    "fund_order",
    "order_locked",
    "order_of",
    "order_seen_by",
    "orders",
    "place_draft",
    "place_order",
    "reserve_serials",
    "sponsors",
    "visible_to",
]

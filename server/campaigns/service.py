"""Verbs of campaigns: add a sponsor, create and list campaigns; place, fund, close and list orders.

For issuing, in a transaction of its own: lock an order, reserve its serials.
"""

from .campaigns import NewCampaign, add_sponsor, campaigns, create_campaign, visible_to
from .orders import close_order, fund_order, order_locked, order_of, orders, place_order, reserve_serials

__all__ = [
    "NewCampaign",
    "add_sponsor",
    "campaigns",
    "close_order",
    "create_campaign",
    "fund_order",
    "order_locked",
    "order_of",
    "orders",
    "place_order",
    "reserve_serials",
    "visible_to",
]

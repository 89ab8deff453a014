"""The public functions of this package: for sponsors, campaigns and orders.

`order_locked`, `check_ordered` and `reserve_serials` are for issuing, inside its own transaction.
"""

from .campaigns import campaign_of, campaigns, days_left, is_near_end, visible_to
from .orders import (
    check_ordered,
    close_order,
    delete_draft,
    order_locked,
    order_of,
    order_seen_by,
    orders,
    place_draft,
    place_order,
    reserve_serials,
)
from .sponsors import add_sponsor, sponsors
from .terms import NewCampaign, change_campaign, create_campaign

__all__ = [
    "NewCampaign",
    "add_sponsor",
    "campaign_of",
    "campaigns",
    "change_campaign",
    "check_ordered",
    "close_order",
    "create_campaign",
    "days_left",
    "delete_draft",
    "is_near_end",
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

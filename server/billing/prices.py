"""The price of an order as its quote and invoice state it."""

from __future__ import annotations

from dataclasses import dataclass

from ..campaigns.models import Order
from ..invoicing.models import Seller
from ..money import share_of


@dataclass(frozen=True, slots=True)
class Price:
    """The columns of `models.Priced`, in cents and basis points."""

    face_cents: int
    fee_cents: int
    vat_bps: int
    vat_cents: int
    total_cents: int


def price_of(order: Order, seller: Seller) -> Price:
    """Face value without VAT, the sponsor's fee, and VAT on the fee at the seller's rate, rounded half up."""
    face, fee = order.face_value_cents, order.sponsor_fee_cents
    vat = share_of(fee, seller.vat_bps)
    return Price(face, fee, seller.vat_bps, vat, face + fee + vat)

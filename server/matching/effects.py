"""What a match does: the parts that a person names, and for each kind what is checked, done and undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy.orm import Session

from ..access import Actor
from .models import BankMatch


class Part(NamedTuple):
    """A part of a movement, with its sign, and what it is; ``payment`` is the place of one inside a batch."""

    kind: str
    cents: int
    order_id: int | None = None
    campaign_id: int | None = None
    payout_id: int | None = None
    payment: int | None = None
    note: str = ""


class Effect(NamedTuple):
    """``prepare`` completes and checks a proposal, raising refusals, and says by what is stored whether its reference,
    amount and IBAN agree; all parts of the movement are taken by then. The others act once it is confirmed, or undone.
    """

    prepare: Callable[[Session, BankMatch], None]
    confirmed: Callable[[Session, Actor, BankMatch], None]
    undone: Callable[[Session, Actor, BankMatch], None]

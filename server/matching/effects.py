"""What matches do: the parts that a person names, and for each kind what is checked, done and undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """``prepare`` completes and checks proposals that are not stored yet, raising refusals, and says by what is stored
    whether the reference, amount and IBAN of each agree; all parts of their movements are taken by then. The others act
    once matches are confirmed, or one is undone.

    The first two take any number of matches, in the order of their acts, so that many cost no more queries than one.
    """

    prepare: Callable[[Session, Sequence[BankMatch]], None]
    confirmed: Callable[[Session, Actor, Sequence[BankMatch]], None]
    undone: Callable[[Session, Actor, BankMatch], None]

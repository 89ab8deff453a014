"""The list of phones, each with what arrived from it and what did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .. import clock
from ..access import Actor
from ..accounts import revoking
from ..accounts.models import Device
from ..db import db
from .gaps import Gap, Heard, load_heard


@dataclass(frozen=True, slots=True)
class WatchedPhone:
    """A phone and its gaps. ``seen_at``: when it last asked or sent anything, None for never or long ago."""

    device: Device
    seen_at: datetime | None
    gaps: Sequence[Gap]


def list_phones(actor: Actor, venue_id: int | None = None) -> list[WatchedPhone]:
    """The phones an actor may see, of one venue or of all, as `revoking.list_devices` orders them."""
    devices = revoking.list_devices(actor, venue_id)
    heard = load_heard(db.session(), devices, clock.now())
    return [watch_phone(device, heard.get(device.id, Heard())) for device in devices]


def watch_phone(device: Device, heard: Heard) -> WatchedPhone:
    """A phone and what arrived from it."""
    moments = [moment for moment in (device.seen_at, heard.last_scan_at) if moment]
    return WatchedPhone(device, max(moments, default=None), heard.gaps)

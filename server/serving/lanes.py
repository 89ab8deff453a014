"""Lanes: which threads answer which requests, so that phones wait neither for pages nor for papers. Pure."""

from __future__ import annotations

from typing import NamedTuple

from .arrival import Arrived


class Lane(NamedTuple):
    """Requests of a kind: how many threads a process has for them, and how many it takes at once.

    Further ones are told to come back. ``seconds``: how long one may wait, be answered and be sent; then it is cut.
    """

    name: str
    threads: int
    most: int
    seconds: int


PHONES = Lane("phones", threads=8, most=1000, seconds=60)
PAGES = Lane("pages", threads=6, most=100, seconds=120)
PAPERS = Lane("papers", threads=2, most=16, seconds=1800)
UPLOADS = Lane("uploads", threads=2, most=16, seconds=600)
LANES = (PHONES, PAGES, PAPERS, UPLOADS)

PHONES_ASK = frozenset(
    {
        "/api/redemptions",
        "/api/redemptions/decisions",
        "/api/bundle",
        "/api/vouchers/check",
        "/api/hand-overs",
        "/api/prescriber/bundle",
        "/api/devices/token",
        "/healthz",
    }
)
"""What scanning and handing over ask for; and whoever watches whether they can."""
PAPER_ENDINGS = (".pdf", ".csv", ".zip", ".xlsx", ".txt")
"""Documents and exports: seconds of work, or megabytes to send."""


def lane_of(request: Arrived) -> Lane:
    """The lane of a request."""
    if request.streamed:
        return UPLOADS
    if request.path in PHONES_ASK:
        return PHONES
    return PAPERS if request.path.endswith(PAPER_ENDINGS) else PAGES

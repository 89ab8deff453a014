"""Which answers each desk's first screen is made of. Pure."""

from __future__ import annotations

from ..permissions import AUDITOR, HUB, MANAGER, OPERATOR, PRESCRIBER, SPONSOR

FRAME = ("/api/session", "/api/messages")
"""What every desk asks: who is there, and how many messages they have not read."""
WAITS = "/api/todo"
OWN = "/api/organisations/mine"

FIRST_SCREENS: dict[str, tuple[str, ...]] = {
    MANAGER: (*FRAME, WAITS, OWN, "/api/balances", "/api/statements", "/api/payments", "/api/bank-accounts"),
    OPERATOR: (*FRAME, WAITS, "/api/first-steps", "/api/reports?state=open"),
    SPONSOR: (*FRAME, WAITS, OWN),
    PRESCRIBER: (*FRAME, WAITS, OWN, "/api/prescriber/bundle"),
    AUDITOR: (*FRAME, "/api/ledger"),
    HUB: (*FRAME, "/api/territory"),
}
"""Desk → addresses, as the app asks for them (`pwa/src/desk/first-screen.ts`)."""

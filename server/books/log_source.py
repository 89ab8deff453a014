"""What the public log records of the operator's own money: its lines, what was ordered out, and what was decided.

Each leaf tells nobody anything by itself; a changed byte of any of them is found by whoever has the log.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from ..matching.house_models import HouseLine
from ..payouts.disbursements.models import Disbursement, DisbursementDecision
from ..transparency.sources import LogSource

HOUSE, ORDERED_OUT, DECIDED = "house", "ordered", "decided"
_lines, _orders, _decisions = (cast(Table, one.__table__) for one in (HouseLine, Disbursement, DisbursementDecision))

OF_BOOKS = {
    HOUSE: LogSource(_lines, _lines.c.id, _lines.c.recorded_at, list(_lines.c)),
    ORDERED_OUT: LogSource(_orders, _orders.c.id, _orders.c.asked_at, list(_orders.c)),
    DECIDED: LogSource(_decisions, _decisions.c.disbursement_id, _decisions.c.decided_at, list(_decisions.c)),
}

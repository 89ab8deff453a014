"""What the public log records of the accountant's journal: what each organisation is called in it."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from ..transparency.sources import LogSource
from .models import AuxiliaryAccount

AUXILIARY = "auxiliary"
_accounts = cast(Table, AuxiliaryAccount.__table__)

OF_ACCOUNTING = {AUXILIARY: LogSource(_accounts, _accounts.c.organisation_id, _accounts.c.opened_at, list(_accounts.c))}

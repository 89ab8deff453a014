"""The night's audit: `audit_tonight` once a night, `audit` at any time; kept, and told to the operator when broken."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from .. import clock, french
from ..db import transaction
from ..ledger import audits
from ..ledger.audit_models import AuditRun
from ..messages.service import THE_OPERATOR, Note, write
from ..transparency import log_check
from . import ledger
from .snapshot import snapshot

NIGHT_BEGINS = timedelta(hours=3)
"""After midnight in Paris, when there are few scans."""
TOLD = 5


def audit_tonight() -> AuditRun | None:
    """Check everything unless this night's audit was made, on this machine or another."""
    return _audit(clock.paris_day(clock.now() - NIGHT_BEGINS))


def audit() -> AuditRun:
    """Check everything now and keep what was found."""
    run = _audit(None)
    if run is None:
        raise RuntimeError("a run without a night is never refused")
    return run


def _audit(night: date | None) -> AuditRun | None:
    run_id = audits.claim(night)
    if run_id is None:
        return None
    with snapshot():
        found = audits.count_problems(_broken())
    with transaction() as session:
        run = audits.finish(session, run_id, found)
        _tell(session, run)
    return run


def _broken() -> Iterator[str]:
    yield from ledger.find_problems()
    yield from log_check.find_problems()


def _tell(session: Session, run: AuditRun) -> None:
    """Tell the operator in the app and by mail, once for each distinct first problem."""
    if not run.broken:
        return
    trouble = hashlib.sha256(run.sentences[0].encode()).hexdigest()[:16]
    values = {
        "count": french.say_count(run.broken, "écart", "écarts"),
        "sentences": "\n".join(f"- {one}" for one in run.sentences[:TOLD]),
    }
    write(session, [Note(f"audit:{trouble}", THE_OPERATOR, "audit_broken", values)])

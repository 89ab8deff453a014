"""The night's audit: `audit_tonight` once a night, `audit` at any time; kept, and told to the operator when broken."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from .. import clock, french
from ..db import db, transaction
from ..ledger import audits
from ..ledger.audit_models import AuditRun
from ..messages.service import THE_OPERATOR, Note, write
from ..transparency import log_check
from . import integrity, ledger, seen
from .integrity import is_damage
from .snapshot import snapshot

NIGHT_BEGINS = timedelta(hours=3)
"""After midnight in Paris, when there are few scans."""
TOLD = 5
CHECKS: Sequence[Callable[[], Iterator[str]]] = (
    integrity.find_problems,
    seen.find_problems,
    ledger.find_problems,
    log_check.find_problems,
)


def audit_tonight() -> AuditRun | None:
    """Check everything unless this night's audit was made, on this machine or another."""
    return _audit(clock.paris_day(clock.now() - NIGHT_BEGINS))


def audit() -> AuditRun:
    """Check everything now and keep what was found."""
    run = _audit(None)
    if run is None:
        raise RuntimeError("a run without a night is never refused")
    return run


@contextmanager
def telling_of_damage() -> Iterator[None]:
    """Make an audit at once when what is done in the block stumbles over a damaged page, and go on with the failure."""
    try:
        yield
    except DBAPIError as error:
        if is_damage(error):
            audit()
        raise


def _audit(night: date | None) -> AuditRun | None:
    run_id = audits.claim(night)
    if run_id is None:
        return None
    with snapshot():
        found = audits.count_problems(_broken())
    with transaction() as session:
        run = audits.finish(session, run_id, found)
        _tell(session, run)
    _move_mark()
    return run


def _move_mark() -> None:
    """What was cut off is told by now; where the log itself cannot be read the mark stays."""
    try:
        seen.accept()
    except DBAPIError as error:
        if not is_damage(error):
            raise


def _broken() -> Iterator[str]:
    """What each check finds; one that stumbles over a damaged page ends there and says so, and the others go on."""
    for find in CHECKS:
        try:
            yield from find()
        except DBAPIError as error:
            if not is_damage(error):
                raise
            db.session.rollback()
            yield f"database: a check could not go on: {error.orig}"


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

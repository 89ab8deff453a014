"""Audits: `claim` tonight's, `finish` it; the `last_run`, and whether it `stops_closing`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..db import insert_into, transaction
from .audit_models import AuditRun

FIRST_SENTENCES = 20
GIVEN_UP_AFTER = timedelta(hours=3)
"""A run that has not finished after this time is taken for dead: another process may do the night's."""


def claim(night: date | None) -> int | None:
    """Begin a run; None when another process has that night's. A run without a night always begins."""
    with transaction() as session:
        now = clock.now()
        begun = insert_into(session, AuditRun).values(night=night, started_at=now, sentences=[])
        died = AuditRun.finished_at.is_(None) & (AuditRun.started_at < now - GIVEN_UP_AFTER)
        again = begun.on_conflict_do_update(index_elements=["night"], set_={"started_at": now}, where=died)
        return session.scalar(again.returning(AuditRun.id))


class AuditFindings(NamedTuple):
    """How many problems there are, and sentences for the first 20."""

    broken: int
    sentences: list[str]


def count_problems(broken: Iterable[str]) -> AuditFindings:
    """Count the problems that a check yields, keeping only the first sentences in memory."""
    sentences = iter(broken)
    first = list(islice(sentences, FIRST_SENTENCES))
    return AuditFindings(len(first) + sum(1 for _sentence in sentences), first)


def finish(session: Session, run_id: int, found: AuditFindings) -> AuditRun:
    """Store what a run found."""
    run = session.get_one(AuditRun, run_id)
    run.finished_at, run.broken, run.sentences = clock.now(), found.broken, found.sentences
    return run


def last_run(session: Session) -> AuditRun | None:
    """The run that finished last; None before the first."""
    finished = select(AuditRun).where(AuditRun.finished_at.is_not(None))
    return session.scalar(finished.order_by(AuditRun.finished_at.desc(), AuditRun.id.desc()).limit(1))


def stops_closing(session: Session) -> bool:
    """Whether the last audit found a problem: then no month is closed, while scanning goes on."""
    run = last_run(session)
    return bool(run and run.broken)


def unfinished_since(session: Session) -> datetime | None:
    """When the newest run began, if it has not finished."""
    newest = session.scalar(select(AuditRun).order_by(AuditRun.started_at.desc(), AuditRun.id.desc()).limit(1))
    return newest.started_at if newest and newest.finished_at is None else None

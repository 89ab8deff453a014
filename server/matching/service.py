"""Matching: `propose` what a part of a movement is, `confirm` or `withdraw` that, `undo` what was confirmed.

A match takes effect when it is confirmed. Each kind says in `EFFECTS` what that does; all of it in one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..bank_statements.models import BankMovement
from ..db import transaction
from ..trail.recording import Changed, Subject, record
from .crediting import CREDITING
from .effects import Effect, Part
from .housekeeping import HOUSE
from .models import BankMatch
from .paying import PAYING
from .refusals import MatchDecided, NotConfirmed, PartNotOfMovement, SecondPersonNeeded, UnknownMatch
from .standing import check_payment, give_back, movement_of, take

EFFECTS: dict[str, Effect] = {**CREDITING, **PAYING, **HOUSE}
"""What each kind of match does, and what undoing it does."""


def propose(actor: Actor, movement_id: int, parts: Sequence[Part], *, only_agreeing: bool = False) -> list[BankMatch]:
    """Say what the parts of a movement are. Those whose reference, amount and IBAN all agree are confirmed at once.

    With ``only_agreeing`` nothing is left waiting for a second person: SecondPersonNeeded is raised. Also raises
    UnknownMovement, TakenAlready, PartNotOfMovement and the refusals of the parts' kinds; then nothing is kept.
    """
    with transaction() as session:
        made = _propose(session, actor, movement_of(session, movement_id), parts)
        if only_agreeing and any(match.confirmed_at is None for match in made):
            raise SecondPersonNeeded
    return made


def use_otherwise(actor: Actor, match_id: int, parts: Sequence[Part]) -> list[BankMatch]:
    """Undo a confirmed match, such as an advance, and say anew in the same act what its money is.

    Raises what `undo` and `propose` raise, and PartNotOfMovement unless the parts are all of that money.
    """
    with transaction() as session:
        match = _locked(session, match_id)
        if match.confirmed_at is None or match.undone_at or sum(part.cents for part in parts) != match.cents:
            raise PartNotOfMovement
        _undo(session, actor, match)
        return _propose(session, actor, match.movement, parts)


def confirm(actor: Actor, match_id: int) -> BankMatch:
    """Confirm another person's proposal: it takes effect. Idempotent.

    Raises UnknownMatch, MatchDecided, SecondPersonNeeded and the refusals of the kind.
    """
    with transaction() as session:
        match = _locked(session, match_id)
        if match.confirmed_at and not match.undone_at:
            return match
        if match.withdrawn_at or match.undone_at:
            raise MatchDecided
        _confirm(session, actor, match)
    return match


def withdraw(actor: Actor, match_id: int) -> BankMatch:
    """Withdraw a proposal: its part is to be explained again. Idempotent. Raises UnknownMatch, MatchDecided."""
    with transaction() as session:
        match = _locked(session, match_id)
        if match.confirmed_at:
            raise MatchDecided
        if match.withdrawn_at is None:
            match.withdrawn_at, match.withdrawn_by_id = clock.now(), actor.person_id or None
            give_back(session, match.movement_id, match.cents)
            _record(session, actor, "match.withdrawn", match)
    return match


def undo(actor: Actor, match_id: int) -> BankMatch:
    """Undo a confirmed match, with a line of its own in the ledger. Idempotent.

    Raises UnknownMatch, NotConfirmed and the refusals of the kind, such as OrderRedeemed.
    """
    with transaction() as session:
        match = _locked(session, match_id)
        if match.confirmed_at is None:
            raise NotConfirmed
        if match.undone_at is None:
            _undo(session, actor, match)
    return match


def _propose(session: Session, actor: Actor, movement: BankMovement, parts: Sequence[Part]) -> list[BankMatch]:
    """All parts are taken before any is prepared, and orders are locked by their numbers, so that none deadlocks."""
    _check_parts(parts)
    for part in parts:
        take(session, movement, part.cents)
    by_order = sorted(range(len(parts)), key=lambda nth: parts[nth].order_id or 0)
    made = {nth: _prepare(session, actor, movement, parts[nth]) for nth in by_order}
    for match in made.values():
        if match.all_agree:
            _confirm(session, actor, match)
    return [made[nth] for nth in range(len(parts))]


def _check_parts(parts: Sequence[Part]) -> None:
    named = [(part.order_id, part.payment) for part in parts if part.order_id is not None]
    known = all(part.kind in EFFECTS and part.cents for part in parts)
    if not (parts and known and len(set(named)) == len(named)):
        raise PartNotOfMovement


def _prepare(session: Session, actor: Actor, movement: BankMovement, part: Part) -> BankMatch:
    if part.payment is not None:
        check_payment(session, movement, part.payment, part.cents)
    match = BankMatch(movement=movement, made_at=clock.now(), made_by_id=actor.person_id or None, **part._asdict())
    with session.no_autoflush:
        EFFECTS[part.kind].prepare(session, match)
    session.add(match)
    session.flush()
    _record(session, actor, "match.proposed", match)
    return match


def _undo(session: Session, actor: Actor, match: BankMatch) -> None:
    """The movement's standing is locked before orders are, as proposing does."""
    match.undone_at, match.undone_by_id = clock.now(), actor.person_id or None
    give_back(session, match.movement_id, match.cents)
    EFFECTS[match.kind].undone(session, actor, match)
    session.flush()
    _record(session, actor, "match.undone", match)


def _confirm(session: Session, actor: Actor, match: BankMatch) -> None:
    if not match.all_agree and (not actor.person_id or match.made_by_id in (None, actor.person_id)):
        raise SecondPersonNeeded
    match.confirmed_at, match.confirmed_by_id = clock.now(), actor.person_id or None
    EFFECTS[match.kind].confirmed(session, actor, match)
    session.flush()
    _record(session, actor, "match.confirmed", match)


def _locked(session: Session, match_id: int) -> BankMatch:
    match = session.get(BankMatch, match_id, with_for_update=True, populate_existing=True)
    if match is None:
        raise UnknownMatch
    return match


def _record(session: Session, actor: Actor, verb: str, match: BankMatch) -> None:
    owner = match.order.campaign.sponsor.organisation_id if match.order else None
    told = {"movement": match.movement_id, "match_kind": match.kind, "cents": match.cents, "order": match.order_id}
    record(session, actor, verb, Subject("match", match.id, owner), Changed(after=told))

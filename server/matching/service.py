"""Matching: `propose` what a part of a movement is, `confirm` or `withdraw` that, `undo` what was confirmed.

A match takes effect when it is confirmed. Each kind says in `EFFECTS` what that does; all of it in one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import transaction
from .effects import Part
from .models import BankMatch
from .proposing import EFFECTS, Proposal, confirm_all, make_agreeing, make_matches, record_matches
from .refusals import MatchDecided, NotConfirmed, PartNotOfMovement, UnknownMatch
from .standing import give_back, movement_of


def propose(actor: Actor, movement_id: int, parts: Sequence[Part], *, only_agreeing: bool = False) -> list[BankMatch]:
    """Say what the parts of a movement are. Those whose reference, amount and IBAN all agree are confirmed at once.

    With ``only_agreeing`` nothing is left waiting for a second person: SecondPersonNeeded is raised. Also raises
    UnknownMovement, TakenAlready, PartNotOfMovement and the refusals of the parts' kinds; then nothing is kept.
    """
    with transaction() as session:
        make = make_agreeing if only_agreeing else make_matches
        return make(session, actor, [Proposal(movement_of(session, movement_id), parts)])


def use_otherwise(actor: Actor, match_id: int, parts: Sequence[Part]) -> list[BankMatch]:
    """Undo a confirmed match, such as an advance, and say anew in the same act what its money is.

    Raises what `undo` and `propose` raise, and PartNotOfMovement unless the parts are all of that money.
    """
    with transaction() as session:
        match = _locked(session, match_id)
        if match.confirmed_at is None or match.undone_at or sum(part.cents for part in parts) != match.cents:
            raise PartNotOfMovement
        _undo(session, actor, match)
        return make_matches(session, actor, [Proposal(match.movement, parts)])


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
        confirm_all(session, actor, [match])
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
            record_matches(session, actor, "match.withdrawn", [match])
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


def _undo(session: Session, actor: Actor, match: BankMatch) -> None:
    """The movement's standing is locked before orders are, as proposing does."""
    match.undone_at, match.undone_by_id = clock.now(), actor.person_id or None
    give_back(session, match.movement_id, match.cents)
    EFFECTS[match.kind].undone(session, actor, match)
    session.flush()
    record_matches(session, actor, "match.undone", [match])


def _locked(session: Session, match_id: int) -> BankMatch:
    match = session.get(BankMatch, match_id, with_for_update=True, populate_existing=True)
    if match is None:
        raise UnknownMatch
    return match

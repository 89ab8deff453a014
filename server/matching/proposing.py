"""`make_matches` of any number of movements in the caller's transaction; those that agree are confirmed at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..bank_statements.models import BankMovement
from ..trail.recording import Changed, Subject, record_all
from .crediting import CREDITING
from .effects import Effect, Part
from .housekeeping import HOUSE
from .models import BankMatch
from .paying import PAYING
from .refusals import PartNotOfMovement, SecondPersonNeeded
from .standing import check_payments, take

EFFECTS: dict[str, Effect] = {**CREDITING, **PAYING, **HOUSE}
"""What each kind of match does, and what undoing it does."""


class Proposal(NamedTuple):
    """What the parts of a movement are said to be."""

    movement: BankMovement
    parts: Sequence[Part]


def make_matches(session: Session, actor: Actor, proposals: Sequence[Proposal]) -> list[BankMatch]:
    """The matches of proposals, in their order. Raises TakenAlready, PartNotOfMovement, the refusals of the kinds.

    All parts are taken before any is prepared, movements by their numbers; then orders are locked by theirs, so that
    none deadlocks.
    """
    _take_parts(session, proposals)
    made = [_new(actor, one.movement, part) for one in proposals for part in one.parts]
    ordered = sorted(made, key=lambda match: match.order_id or 0)
    with session.no_autoflush:
        for effect, those in _by_effect(ordered):
            effect.prepare(session, those)
    agreeing = [match for match in ordered if match.all_agree]
    _sign(actor, agreeing)
    session.add_all(ordered)
    session.flush()
    record_matches(session, actor, "match.proposed", ordered)
    _take_effect(session, actor, agreeing)
    return made


def make_agreeing(session: Session, actor: Actor, proposals: Sequence[Proposal]) -> list[BankMatch]:
    """The same, and nothing is left waiting for a second person: else SecondPersonNeeded is raised."""
    made = make_matches(session, actor, proposals)
    if any(match.confirmed_at is None for match in made):
        raise SecondPersonNeeded
    return made


def confirm_all(session: Session, actor: Actor, matches: Sequence[BankMatch]) -> None:
    """Let matches take effect. Raises SecondPersonNeeded and the refusals of their kinds."""
    _sign(actor, matches)
    _take_effect(session, actor, matches)


def _sign(actor: Actor, matches: Sequence[BankMatch]) -> None:
    for match in matches:
        if not match.all_agree and (not actor.person_id or match.made_by_id in (None, actor.person_id)):
            raise SecondPersonNeeded
        match.confirmed_at, match.confirmed_by_id = clock.now(), actor.person_id or None


def _take_effect(session: Session, actor: Actor, matches: Sequence[BankMatch]) -> None:
    for effect, those in _by_effect(matches):
        effect.confirmed(session, actor, those)
    session.flush()
    record_matches(session, actor, "match.confirmed", matches)


def record_matches(session: Session, actor: Actor, verb: str, matches: Iterable[BankMatch]) -> None:
    """Add an act on each of some matches to the trail; it is the business of its order's sponsor, too."""
    record_all(session, actor, verb, [_act_of(match) for match in matches])


def _act_of(match: BankMatch) -> tuple[Subject, Changed]:
    owner = match.order.campaign.sponsor.organisation_id if match.order else None
    told = {"movement": match.movement_id, "match_kind": match.kind, "cents": match.cents, "order": match.order_id}
    return Subject("match", match.id, owner), Changed(after=told)


def _take_parts(session: Session, proposals: Sequence[Proposal]) -> None:
    """Raises PartNotOfMovement, UnknownMovement, TakenAlready."""
    for one in proposals:
        _check_parts(one.parts)
    parts = [(one.movement, part) for one in proposals for part in one.parts]
    take(session, ((movement, part.cents) for movement, part in parts))
    inside = [(movement, part.payment, part.cents) for movement, part in parts if part.payment is not None]
    check_payments(session, inside)


def _check_parts(parts: Sequence[Part]) -> None:
    named = [(part.order_id, part.payment) for part in parts if part.order_id is not None]
    known = all(part.kind in EFFECTS and part.cents for part in parts)
    if not (parts and known and len(set(named)) == len(named)):
        raise PartNotOfMovement


def _new(actor: Actor, movement: BankMovement, part: Part) -> BankMatch:
    return BankMatch(movement=movement, made_at=clock.now(), made_by_id=actor.person_id or None, **part._asdict())


def _by_effect(matches: Iterable[BankMatch]) -> Iterable[tuple[Effect, Sequence[BankMatch]]]:
    """Matches with what they do, those that do the same together."""
    found: dict[Effect, list[BankMatch]] = defaultdict(list)
    for match in matches:
        found[EFFECTS[match.kind]].append(match)
    return found.items()

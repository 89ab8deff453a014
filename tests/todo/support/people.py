"""Cases of people, organisations, venues and stock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import delete, update

from server import clock
from server.accounts.factor_models import FactorReset
from server.admission import answers
from server.admission.applications import desk
from server.admission.applications.models import AdmissionApplication
from server.admission.applications.states import SUBMITTED
from server.db import transaction
from server.factors import confirmation
from server.first_steps.models import MAIL, WaivedStep
from server.front import announcements
from server.front.models import Announcement
from server.organisations.models import Organisation
from server.payouts.bank_accounts import service as accounts
from server.payouts.bank_accounts.service import Details
from server.reports import service as reports
from server.stock import transfers
from server.vouchers.models import Booklet
from tests.payouts.support.office import IBAN, OTHER_IBAN
from tests.support import factories as make
from tests.support.access import papers
from tests.support.rows import Scanner
from tests.todo.support.cases import OPERATOR, case
from tests.todo.support.room import NOW, Room

End = Callable[[], object]


@case("decide_applications", OPERATOR)
def _(room: Room) -> End:
    moments = {"started_at": NOW, "changed_at": NOW, "submitted_at": NOW}
    facts = {"name": "Candidate", "postcode": "75011", "email": "ada@example.org"}
    made = make.save(AdmissionApplication(key="a" * 32, state=SUBMITTED, **facts, **moments))
    return lambda: desk.refuse(room.office.second, made.id, "Hors du territoire.")


@case("reply_to_answers", OPERATOR)
def _(room: Room) -> End:
    written = papers.answer(room.venue.organisation, "Nous contestons.")
    return lambda: answers.close_answer(room.office.second, written, "")


@case("answer_announcements", OPERATOR)
def _(room: Room) -> End:
    contact = {"contact": "Ada", "email": "ada@example.org", "postcode": "33000", "runs_venues": True}
    made = make.save(Announcement(name="Centre social", announced_at=NOW, state_at=NOW, **contact))
    return lambda: announcements.follow_up(room.office.second, made.id, "closed")


@case("confirm_reset", {"first": True, "second": False})
def _(room: Room) -> End:
    """The third has lost it, and may not confirm it."""
    lost, by = room.office.third.person_id, room.office.first.person_id
    make.save(FactorReset(person_id=lost, asked_by_id=by, asked_at=clock.now(), reason="Téléphone perdu."))

    def reset() -> None:
        with transaction() as session:
            confirmation.forget(session, lost)

    return reset


@case("take_first_steps", OPERATOR)
def _(room: Room) -> End:
    with transaction() as session:
        session.execute(delete(WaivedStep))
    return lambda: make.save(WaivedStep(step=MAIL, waived_at=NOW, person_id=room.office.first.person_id))


@case("receive_transfer", {"prescriber": False})
def _(room: Room) -> End:
    booklet = make.booklet(make.funded_order(room.campaign), handed_over=False)
    arrival = papers.arrival(room.holder, booklet)
    return lambda: transfers.receive(room.people["prescriber"], arrival)


@case("hand_over_in_time", {"prescriber": False})
def _(room: Room) -> End:
    booklet = make.booklet(make.funded_order(room.campaign), handed_over=False, holder=room.holder)

    def hand_over() -> None:
        with transaction() as session:
            session.execute(update(Booklet).where(Booklet.id == booklet.id).values(handed_over_at=NOW))

    return hand_over


@case("give_account", {"manager": False})
def _(room: Room) -> End:
    _runs_venues(room)
    return lambda: room.office.account(room.venue.organisation)


@case("account_waits", {"manager": True})
def _(room: Room) -> End:
    _runs_venues(room)
    entered = accounts.propose(room.people["manager"], room.venue.organisation_id, Details("Association", IBAN))
    assert entered.waiting
    key = entered.waiting.id
    return lambda: accounts.confirm(room.office.second, key)


@case("change_account", {"manager": False})
def _(room: Room) -> End:
    _runs_venues(room)
    room.office.scans(room.phone, 1)
    room.office.close()
    room.office.account(room.venue.organisation)
    room.office.sent()
    room.office.answered("2026-12-02;R-2026-11-0001;9,60;returned;AC04")
    return lambda: room.office.account(room.venue.organisation, OTHER_IBAN)


@case("close_reports", OPERATOR | {"manager": False, "limited": False})
def _(room: Room) -> End:
    made = reports.report(room.venue.id, kind="hours", note="Fermé le lundi.")
    return lambda: reports.close(room.people["limited"], made.id)


@case("read_in_phone", {"manager": False, "limited": False})
def _(room: Room) -> End:
    scanner = Scanner()
    scanner.venue, scanner.device = room.venue, room.phone
    for seq in (1, 4):
        scanner.accepted(NOW - timedelta(minutes=seq), seq=seq)

    def arrive() -> None:
        for seq in (2, 3):
            scanner.accepted(NOW, seq=seq)

    return arrive


def _runs_venues(room: Room) -> None:
    with transaction() as session:
        session.get_one(Organisation, room.venue.organisation_id).runs_venues = True

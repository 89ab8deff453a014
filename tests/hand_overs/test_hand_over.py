"""Hand-overs by phone: each of a batch gets its own final answer, and a booklet is handed over once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.db import db, transaction
from server.errors import Forbidden
from server.expiry.models import ExpiryStep
from server.hand_overs.models import SentHandOver
from server.hand_overs.service import hand_over
from server.organisations.models import Organisation
from server.vouchers import links
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.support.queries import heard

from .support.queue import prescriber_of, sent, stock

pytestmark = pytest.mark.usefixtures("app")
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


@pytest.fixture
def place() -> Organisation:
    return make.qualified_organisation(name="CCAS de Cenon")


@pytest.fixture
def anna(place: Organisation) -> Actor:
    return prescriber_of(place)


def now_of(booklet: Booklet) -> Booklet:
    db.session.rollback()
    return db.session.get_one(Booklet, booklet.id)


def stored() -> int:
    return db.session.scalar(select(func.count()).select_from(SentHandOver)) or 0


def told(answer: dict[str, Any]) -> tuple[str, str | None]:
    return answer["status"], answer["reason"]


def test_a_cover_hands_its_booklet_over_with_what_was_noted(anna: Actor, place: Organisation) -> None:
    [booklet] = stock(place)
    cover = links.address_of(booklet.id)
    [answer] = hand_over(anna, [sent("", cover=cover, postcode="33150", target_public="seniors")])
    assert (told(answer), answer["number"]) == (("accepted", None), booklet.number)
    kept = now_of(booklet)
    assert (kept.postcode, kept.target_public, kept.criteria_checked) == ("33150", "seniors", True)
    assert kept.handed_over_at
    assert not kept.handed_over_by_use


def test_what_happened_offline_keeps_its_time(anna: Actor, place: Organisation) -> None:
    with time_machine.travel(NOON, tick=False):
        [booklet] = stock(place)
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        hand_over(anna, [sent(booklet, handed_over_at=NOON + timedelta(hours=1))])
    assert now_of(booklet).handed_over_at == NOON + timedelta(hours=1)


@pytest.mark.parametrize("claimed", [NOON + timedelta(hours=9), NOON - timedelta(days=400)])
def test_a_wrong_clock_refuses_nothing_and_is_marked(anna: Actor, place: Organisation, claimed: datetime) -> None:
    with time_machine.travel(NOON, tick=False):
        [booklet] = stock(place)
        [answer] = hand_over(anna, [sent(booklet, handed_over_at=claimed)])
    assert answer["status"] == "accepted"
    assert now_of(booklet).handed_over_at == NOON
    assert db.session.scalars(select(SentHandOver.clock_doubtful)).one()


def test_the_second_is_told_who_was_first_and_when(anna: Actor, place: Organisation) -> None:
    [booklet] = stock(place)
    first = make.prescriber(place)
    [won] = hand_over(make.actor(first), [sent(booklet)])
    item = sent(booklet)
    [lost] = hand_over(anna, [item])
    assert told(lost) == ("conflict", "already_handed_over")
    expected = {"at": won["handed_over_at"], "person": first.name, "organisation": place.name, "by_use": False}
    assert lost["first"] == expected
    assert hand_over(anna, [item]) == [lost]


def test_one_booklet_twice_in_a_batch_goes_to_the_first(anna: Actor, place: Organisation) -> None:
    [booklet] = stock(place)
    batch = [sent(booklet, seq=1, postcode="33000"), sent(booklet, seq=2, postcode="33100")]
    assert [told(answer)[0] for answer in hand_over(anna, batch)] == ["accepted", "conflict"]
    assert now_of(booklet).postcode == "33000"


def test_an_answer_never_changes_even_when_its_reason_does(anna: Actor, place: Organisation) -> None:
    [booklet] = stock(place, blocked_at=clock.now())
    item = sent(booklet)
    [refused] = hand_over(anna, [item])
    assert told(refused) == ("refused", "booklet_blocked")
    with transaction() as session:
        session.get_one(Booklet, booklet.id).blocked_at = None
    assert hand_over(anna, [item]) == [refused]
    assert told(hand_over(anna, [sent(booklet)])[0]) == ("accepted", None)


def test_the_same_batch_again_says_duplicate_and_writes_nothing(anna: Actor, place: Organisation) -> None:
    batch = [sent(booklet, seq=n) for n, booklet in enumerate(stock(place, 3))] + [sent("1-999")]
    first = hand_over(anna, batch)
    rows = stored()
    again = hand_over(anna, batch)
    assert [answer["status"] for answer in again] == ["duplicate"] * 3 + ["refused"]
    assert [answer | {"status": ""} for answer in again] == [answer | {"status": ""} for answer in first]
    assert stored() == rows


def test_the_same_id_for_another_booklet_is_refused(anna: Actor, place: Organisation) -> None:
    one, other = stock(place, 2)
    item = sent(one)
    hand_over(anna, [item])
    [answer] = hand_over(anna, [sent(other, id=item.id)])
    assert told(answer) == ("refused", "id_reused")
    assert now_of(other).handed_over_at is None


def test_a_stranger_learns_nothing_from_an_id(anna: Actor, place: Organisation) -> None:
    [booklet] = stock(place)
    item = sent(booklet)
    hand_over(anna, [item])
    [answer] = hand_over(prescriber_of(make.qualified_organisation()), [item])
    assert (told(answer), answer["number"]) == (("refused", "id_reused"), None)


def test_a_colleague_sends_what_the_phone_still_holds(anna: Actor, place: Organisation) -> None:
    item = sent(stock(place)[0])
    [first] = hand_over(anna, [item], queue_of=place.id)
    assert hand_over(prescriber_of(place), [item], queue_of=place.id) == [first | {"status": "duplicate"}]


def test_who_signed_in_for_another_organisation_sends_nothing(place: Organisation) -> None:
    [booklet] = stock(place)
    with pytest.raises(Forbidden):
        hand_over(prescriber_of(make.qualified_organisation()), [sent(booklet)], queue_of=place.id)
    assert (stored(), now_of(booklet).handed_over_at) == (0, None)


def test_a_foreign_cover_and_a_foreign_booklet_are_told_apart(anna: Actor) -> None:
    [theirs] = stock(make.qualified_organisation())
    cover = "https://autre.example/carnet/IjEtMSI.abcdef"
    foreign, unknown = hand_over(anna, [sent("", cover=cover), sent(theirs)])
    assert (told(foreign), told(unknown)) == (("refused", "unknown_cover"), ("refused", "unknown_booklet"))
    assert unknown["number"] is None


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"voided_at": NOON, "void_reason": "lost"}, "booklet_voided"),
        ({"blocked_at": NOON}, "booklet_blocked"),
    ],
)
def test_a_booklet_that_is_worth_nothing_is_refused(
    anna: Actor, place: Organisation, columns: dict[str, Any], reason: str
) -> None:
    [answer] = hand_over(anna, [sent(stock(place, **columns)[0])])
    assert told(answer) == ("refused", reason)


def test_an_unfunded_booklet_is_refused(anna: Actor, place: Organisation) -> None:
    booklet = make.booklet(make.order(), handed_over=False, holder_id=place.id)
    assert told(hand_over(anna, [sent(booklet)])[0]) == ("refused", "booklet_not_funded")


def test_criteria_are_those_of_the_campaign(anna: Actor, place: Organisation) -> None:
    booklets = stock(place, 3, make.campaign(territory=["33"], target_publics=["seniors"]))
    noted = ({"postcode": "75001"}, {"postcode": "99999"}, {"target_public": "students"})
    batch = [sent(booklet, **each) for booklet, each in zip(booklets, noted, strict=True)]
    reasons = [answer["reason"] for answer in hand_over(anna, batch)]
    assert reasons == ["outside_territory", "postcode_of_nowhere", "unknown_public"]


def test_a_renewal_may_be_proved_by_a_booklet_of_the_same_batch(anna: Actor, place: Organisation) -> None:
    first, second, third = stock(place, 3)
    proof = links.address_of(first.id)
    batch = [sent(first), sent(second, renewal_of=proof), sent(third, renewal_of=second.number)]
    answers = hand_over(anna, batch)
    assert [told(answer) for answer in answers] == [
        ("accepted", None),
        ("accepted", None),
        ("refused", "allowance_reached"),
    ]
    assert "10 pass au plus" in answers[2]["message"]
    assert now_of(second).bearer_id == first.id


@pytest.mark.parametrize(
    ("proof", "reason"), [("1-999", "unknown_earlier_booklet"), ("itself", "earlier_not_handed_over")]
)
def test_a_proof_that_proves_nothing_is_told(anna: Actor, place: Organisation, proof: str, reason: str) -> None:
    [booklet] = stock(place)
    shown = booklet.number if proof == "itself" else proof
    assert told(hand_over(anna, [sent(booklet, renewal_of=shown)])[0]) == ("refused", reason)


def test_a_voucher_that_was_used_before_the_queue_arrived_makes_no_conflict(anna: Actor, place: Organisation) -> None:
    used_at = clock.now()
    booklets = stock(place, 2, handed_over_at=used_at, handed_over_by_use=True, issued_at=used_at - timedelta(days=9))
    before, after = used_at - timedelta(hours=2), used_at + timedelta(microseconds=1)
    batch = [sent(booklets[0], handed_over_at=before, postcode="33000"), sent(booklets[1], handed_over_at=after)]
    accepted, conflict = hand_over(anna, batch)
    assert told(accepted) == ("accepted", None)
    assert (now_of(booklets[0]).handed_over_at, now_of(booklets[0]).handed_over_by_use) == (before, False)
    assert (told(conflict)[0], conflict["first"]["by_use"]) == ("conflict", True)


@pytest.mark.parametrize(("minutes", "status"), [(-1, "accepted"), (0, "refused"), (1, "refused")])
def test_blocking_the_stock_stops_what_happens_after_it(
    anna: Actor, place: Organisation, minutes: int, status: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        campaign = make.campaign(stock_blocked=True)
        [booklet] = stock(place, campaign=campaign, issued_at=NOON - timedelta(days=30))
        step = {"campaign_id": campaign.id, "step": "block", "due_day": NOON.date(), "done_at": NOON}
        make.save(ExpiryStep(**step))
    with time_machine.travel(NOON + timedelta(hours=3), tick=False):
        [answer] = hand_over(anna, [sent(booklet, handed_over_at=NOON + timedelta(minutes=minutes))])
    assert answer["status"] == status


@pytest.mark.parametrize(("days", "status"), [(30, "accepted"), (31, "refused")])
def test_the_last_day_counts_when_it_happened_and_is_told_a_month_later_at_most(
    anna: Actor, place: Organisation, days: int, status: str
) -> None:
    last_evening = datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC)
    with time_machine.travel(NOON, tick=False):
        [booklet] = stock(place)
    with time_machine.travel(last_evening + timedelta(days=days), tick=False):
        [answer] = hand_over(anna, [sent(booklet, handed_over_at=last_evening)])
    assert answer["status"] == status


def test_a_hundred_take_no_more_statements_than_one(app: Flask, anna: Actor, place: Organisation) -> None:
    place_id = place.id

    def statements(count: int) -> int:
        campaign, holder = make.campaign(), db.session.get_one(Organisation, place_id)
        proofs = stock(holder, count, campaign, handed_over_at=clock.now())
        booklets = stock(holder, count, campaign)
        pairs = zip(booklets, proofs, strict=True)
        batch = [
            sent(booklet, seq=n, renewal_of=proof.number, postcode="33000" if n % 2 else None)
            for n, (booklet, proof) in enumerate(pairs)
        ]
        with heard(app) as spoken:
            answers = hand_over(anna, batch)
        assert {answer["status"] for answer in answers} == {"accepted"}
        return len(spoken)

    assert statements(50) == statements(1) <= 8


def test_an_item_without_an_id_of_its_own_is_not_ours(anna: Actor) -> None:
    assert hand_over(anna, []) == []
    assert told(hand_over(anna, [sent(str(uuid4()))])[0]) == ("refused", "unknown_booklet")

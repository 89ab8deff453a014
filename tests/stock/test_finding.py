"""A booklet found without its number: by what its hand-over recorded and what the person remembers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from server import clock
from server.access import Actor
from server.commands import CONSOLE
from server.db import db
from server.stock import finding
from server.stock.finding import Remembered, find_handed_over
from server.stock.finding_refusals import PlaceOfUseHidden, SearchTooWide
from server.venues.models import Venue
from server.vouchers.models import Booklet
from tests.stock.support.shelves import prescriber_of, use
from tests.support import factories as make
from tests.support.plans import asked, plans

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.paris_day(clock.now())


def handed(days_ago: int = 0, **columns: Any) -> Booklet:
    """A booklet of ten, handed over so many days ago."""
    return make.booklet(
        make.funded_order(booklet_size=10), handed_over_at=clock.now() - timedelta(days=days_ago), **columns
    )


def found(actor: Actor = CONSOLE, **wanted: Any) -> list[str]:
    return [one.booklet.number for one in find_handed_over(actor, Remembered(**wanted)).booklets]


def test_the_last_handed_over_comes_first_and_stock_is_not_in_the_list() -> None:
    old, new = handed(3), handed(1)
    make.booklet(handed_over=False)
    assert found() == [new.number, old.number]


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"from_day": TODAY - timedelta(days=5), "to_day": TODAY - timedelta(days=5)}, True),
        ({"from_day": TODAY - timedelta(days=4)}, False),
        ({"to_day": TODAY - timedelta(days=6)}, False),
        ({"postcode": "33000"}, True),
        ({"postcode": "33"}, True),
        ({"postcode": "3301"}, False),
        ({"public": "seniors"}, True),
        ({"public": "families"}, False),
        ({"state": "handed_over"}, True),
        ({"state": "voided"}, False),
    ],
)
def test_what_the_hand_over_recorded_narrows_the_list(wanted: dict[str, Any], fits: bool) -> None:
    booklet = handed(5, postcode="33000", target_public="seniors")
    assert found(**wanted) == ([booklet.number] if fits else [])


def test_what_is_left_and_where_it_was_used_find_it() -> None:
    started, whole = handed(), handed()
    use(started, 3)
    days = {"from_day": TODAY - timedelta(days=1), "to_day": TODAY}
    used_at = db.session.scalars(select(Venue.postcode)).one()
    assert found(left=7, **days) == [started.number]
    assert found(left=10, **days) == [whole.number]
    assert found(used_at=used_at, **days) == [started.number]
    assert found(used_at="97", **days) == []


def test_a_prescriber_finds_its_own_and_never_learns_where_people_went() -> None:
    here, there = make.qualified_organisation(), make.qualified_organisation()
    own = handed(holder=here)
    handed(holder=there)
    assert found(prescriber_of(here)) == [own.number]
    assert found(prescriber_of(here), left=10) == [own.number]
    assert found(prescriber_of(here), prescriber_id=there.id) == []
    with pytest.raises(PlaceOfUseHidden):
        found(prescriber_of(here), used_at="33")


@pytest.mark.parametrize("wanted", [{"left": 7}, {"used_at": "33000"}, {"left": 7, "from_day": TODAY}])
def test_a_search_that_would_read_every_booklet_is_refused(wanted: dict[str, Any]) -> None:
    with pytest.raises(SearchTooWide, match="premier et un dernier jour"):
        found(**wanted)


def test_pages_show_each_booklet_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PAGE_LENGTH", 2)
    same = clock.now()
    made = [make.booklet(handed_over_at=same) for _ in range(5)]
    seen, after = [], None
    for _ in range(3):
        page = find_handed_over(CONSOLE, Remembered(), after)
        seen += [one.booklet.number for one in page.booklets]
        after = page.following
    assert after is None
    assert sorted(seen) == sorted(one.number for one in made)
    assert find_handed_over(CONSOLE, Remembered(), "9-999").booklets == []


def test_a_page_takes_one_query_however_long_it_is() -> None:
    for _ in range(4):
        handed()
    with asked() as queries:
        find_handed_over(CONSOLE, Remembered())
    assert len([one for one in queries if one[0].startswith("SELECT")]) == 1


def test_the_file_has_what_the_page_shows(client: FlaskClient) -> None:
    booklet = handed(2, postcode="33000", target_public="seniors")
    handed(2, postcode="40000")
    make.sign_in(client, make.operator())
    page = client.get("/api/booklets/handed-over?postcode=33")
    file = client.get("/api/booklets/handed-over.csv?postcode=33")
    assert [one["booklet"]["number"] for one in page.json["booklets"]] == [booklet.number]
    assert (page.json["booklets"][0]["left"], page.json["following"]) == (10, None)
    header, line = file.text.splitlines()
    assert header.endswith("Carnet;Remis le;Campagne;Prescripteur;Code postal;Public;État;Pass;Pass restants")
    assert line.startswith(f"{booklet.number};")
    assert line.endswith(";33000;seniors;Remis;10;10")


def test_days_in_the_wrong_order_are_told_at_their_field(client: FlaskClient) -> None:
    make.sign_in(client, make.operator())
    answer = client.get("/api/booklets/handed-over?from=2026-11-02&to=2026-11-01")
    assert answer.status_code == 422
    assert "échangez-les" in answer.text


@pytest.mark.parametrize("wanted", [{}, {"from_day": TODAY, "to_day": TODAY, "left": 10}, {"prescriber_id": 1}])
def test_no_search_reads_all_booklets_or_redemptions(wanted: dict[str, Any]) -> None:
    handed()
    with asked() as queries:
        find_handed_over(CONSOLE, Remembered(**wanted))
    if db.engine.dialect.name == "postgresql":
        found = plans(db.session.connection(), [one for one in queries if one[0].startswith("SELECT")])
        assert not [line for line in found if "Seq Scan on booklets" in line or "Seq Scan on redemptions" in line]
        assert [line for line in found if "handed_over" in line and "Index" in line]

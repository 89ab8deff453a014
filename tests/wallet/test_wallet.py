"""The wallet: the link gives access to the booklet, and nothing else does."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
import resvg_py
import time_machine
import zxingcpp
from flask.testing import FlaskClient
from PIL import Image

from server import clock
from server.access import Actor
from server.keys import ring
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers import codes, links, token
from server.vouchers.models import Booklet
from tests.support import factories as make

pytestmark = pytest.mark.usefixtures("app")
DAYS = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31), "grace_day": date(2027, 1, 31)}


@pytest.fixture
def booklet() -> Booklet:
    """A booklet of 2026, funded and handed over in Libourne."""
    make.key_ring()
    return make.booklet(make.funded_order(make.campaign(**DAYS)), postcode="33500")


def phone() -> Actor:
    venue = make.qualified_venue(name="Médiathèque", commune="Libourne", postcode="33500")
    return make.device_actor(make.phone(venue)[0])


def use(text: str) -> None:
    [answer] = redeem(phone(), [Scan(uuid4(), "digital_tools", clock.now(), 1, token=text)])
    assert answer["status"] == "accepted"


def opened(client: FlaskClient, booklet: Booklet, **query: str) -> dict[str, Any]:
    answer = client.get(f"/api/wallet/{links.link_of(booklet.id)}", query_string=query)
    assert answer.status_code == 200
    return dict(answer.json or {})


def read(picture: bytes) -> str:
    """The text of the one code in a picture."""
    grey = Image.open(io.BytesIO(picture)).convert("L")
    (found,) = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)
    return found.text


def test_a_fresh_booklet_shows_all_its_vouchers(client: FlaskClient, booklet: Booklet) -> None:
    wallet = opened(client, booklet)
    assert (wallet["state"], wallet["left"], wallet["size"], wallet["value_cents"]) == ("active", 10, 10, 1000)
    assert (wallet["last_day"], wallet["grace_day"]) == ("2026-12-31", "2027-01-31")
    assert [voucher["position"] for voucher in wallet["vouchers"]] == list(range(1, 11))
    points = ring.key_ring().public_points
    assert [token.read(voucher["text"], points).position for voucher in wallet["vouchers"]] == list(range(1, 11))
    assert [codes.parse(voucher["code"]) for voucher in wallet["vouchers"]] == make.typed_codes(booklet)


def test_the_picture_of_each_voucher_is_its_own(client: FlaskClient, booklet: Booklet) -> None:
    for voucher in opened(client, booklet)["vouchers"]:
        assert read(bytes(resvg_py.svg_to_bytes(svg_string=voucher["svg"], width=300))) == voucher["text"]


def test_a_used_voucher_says_where_and_is_shown_no_more(client: FlaskClient, booklet: Booklet) -> None:
    use(make.tokens(booklet)[2])
    wallet = opened(client, booklet)
    used = wallet["vouchers"][2]
    assert wallet["left"] == 9
    assert (used["state"], used["venue"], used["text"], used["code"], used["svg"]) == (
        "used", "Médiathèque", None, None, None,
    )  # fmt: skip
    assert datetime.fromisoformat(used["used_at"]).tzinfo


def test_a_booklet_whose_vouchers_are_all_used_is_used_up(client: FlaskClient, booklet: Booklet) -> None:
    for text in make.tokens(booklet):
        use(text)
    wallet = opened(client, booklet)
    assert (wallet["state"], wallet["left"]) == ("used_up", 0)


@pytest.mark.parametrize(
    ("columns", "state"),
    [
        ({"voided_at": datetime(2026, 6, 1, tzinfo=UTC)}, "voided"),
        ({"blocked_at": datetime(2026, 6, 1, tzinfo=UTC)}, "blocked"),
    ],
)
def test_a_booklet_out_of_use_shows_no_code(client: FlaskClient, columns: dict[str, Any], state: str) -> None:
    make.key_ring()
    wallet = opened(client, make.booklet(**columns))
    assert wallet["state"] == state
    assert {(voucher["state"], voucher["text"], voucher["code"]) for voucher in wallet["vouchers"]} == {
        ("unavailable", None, None)
    }


def test_an_unfunded_booklet_is_inert(client: FlaskClient) -> None:
    make.key_ring()
    assert opened(client, make.booklet(make.order()))["state"] == "not_funded"


def test_a_booklet_expires_after_its_month_of_grace(client: FlaskClient, booklet: Booklet) -> None:
    with time_machine.travel("2027-01-31T22:59:59Z", tick=False):
        assert opened(client, booklet)["state"] == "active"
    with time_machine.travel("2027-01-31T23:00:00Z", tick=False):
        assert opened(client, booklet)["state"] == "expired"


def test_venues_are_those_near_the_booklet_or_near_what_is_asked(client: FlaskClient, booklet: Booklet) -> None:
    make.qualified_venue(name="À Bordeaux", postcode="33000", latitude=44.84, longitude=-0.58)
    make.qualified_venue(name="À Libourne", postcode="33500", latitude=44.92, longitude=-0.24)
    make.venue(name="Pas qualifié", postcode="33500", latitude=44.92, longitude=-0.24)
    assert [venue["name"] for venue in opened(client, booklet)["venues"]] == ["À Libourne", "À Bordeaux"]
    wallet = opened(client, booklet, postcode="33000")
    assert wallet["postcode"] == "33000"
    assert [venue["name"] for venue in wallet["venues"]] == ["À Bordeaux", "À Libourne"]


def test_open_hours_are_told_as_moments(client: FlaskClient, booklet: Booklet) -> None:
    make.qualified_venue(postcode="33500", opening_hours="Mo-Fr 09:00-12:00,14:00-18:00; PH off")
    make.qualified_venue(postcode="33500", opening_hours="le matin")
    with time_machine.travel("2026-11-10T16:00:00Z", tick=False):
        known, unknown = opened(client, booklet)["venues"]
    assert known["open"][:2] == [
        ["2026-11-10T13:00:00.000Z", "2026-11-10T17:00:00.000Z"],
        ["2026-11-12T08:00:00.000Z", "2026-11-12T11:00:00.000Z"],
    ]
    assert unknown["open"] is None


def test_nothing_is_sent_again_until_something_changes(client: FlaskClient, booklet: Booklet) -> None:
    link = f"/api/wallet/{links.link_of(booklet.id)}"
    with time_machine.travel("2026-11-23T10:10:00Z", tick=False) as now:
        etag = client.get(link).headers["ETag"]
        again = client.get(link, headers={"If-None-Match": etag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
        assert client.get(f"{link}?postcode=33000", headers={"If-None-Match": etag}).status_code == 200
        use(make.tokens(booklet)[0])
        changed = client.get(link, headers={"If-None-Match": etag})
        assert changed.status_code == 200
        now.shift(3600)
        assert client.get(link, headers={"If-None-Match": changed.headers["ETag"]}).status_code == 200


def test_a_phone_on_a_slow_network_gets_it_packed(client: FlaskClient, booklet: Booklet) -> None:
    link = f"/api/wallet/{links.link_of(booklet.id)}"
    plain, packed = client.get(link), client.get(link, headers={"Accept-Encoding": "gzip, br"})
    assert (plain.content_encoding, packed.content_encoding) == (None, "gzip")
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 3


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_voucher_can_be_fetched_as_a_picture_until_it_is_used(
    client: FlaskClient, booklet: Booklet, kind: str
) -> None:
    text = opened(client, booklet)["vouchers"][0]["text"]
    picture = client.get(f"/api/wallet/{links.link_of(booklet.id)}/1.{kind}")
    drawn = picture.data if kind == "png" else bytes(resvg_py.svg_to_bytes(svg_string=picture.text, width=300))
    assert read(drawn) == text
    assert picture.headers["Cache-Control"] == "no-store"
    use(text)
    gone = client.get(f"/api/wallet/{links.link_of(booklet.id)}/1.{kind}")
    assert (gone.status_code, gone.json["error"]["code"]) == (404, "voucher_not_available")
    assert client.get(f"/api/wallet/{links.link_of(booklet.id)}/11.{kind}").status_code == 404


def test_a_link_we_did_not_sign_opens_nothing(client: FlaskClient, booklet: Booklet) -> None:
    number, _, signature = links.link_of(booklet.id).rpartition(".")
    other = links.link_of(make.booklet().id).rpartition(".")[0]
    for forged in ("x", number, f"{number}.{signature[:-1]}", f"{other}.{signature}", f"{number}.{signature}A"):
        answer = client.get(f"/api/wallet/{forged}")
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_link")


def test_a_link_stays_the_same_for_it_stands_on_paper(booklet: Booklet) -> None:
    with time_machine.travel("2026-11-23T10:00:00Z"):
        printed = links.address_of(booklet.id)
    with time_machine.travel("2027-11-23T10:00:00Z"):
        assert links.address_of(booklet.id) == printed
    assert printed.startswith("http://localhost:8000/carnet/")


def test_an_impossible_postcode_is_refused(client: FlaskClient, booklet: Booklet) -> None:
    assert client.get(f"/api/wallet/{links.link_of(booklet.id)}?postcode=3300").status_code == 422


def test_the_page_of_a_link_we_did_not_sign_is_not_found(client: FlaskClient, booklet: Booklet) -> None:
    for link, status in ((links.link_of(booklet.id), 200), ("x", 404), ("IjEtMSI.x", 404)):
        with client.get(f"/carnet/{link}") as page:
            assert page.status_code == status

"""Who may see the QR of a voucher."""

from __future__ import annotations

import io

import pytest
import resvg_py
import zxingcpp
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from server.keys import ring
from server.vouchers import token
from server.vouchers.models import Booklet
from tests.support import factories as make

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def booklet() -> Booklet:
    """A booklet in the stock of an organisation."""
    make.key_ring()
    return make.booklet(handed_over=False, holder_id=make.qualified_organisation().id)


def read(picture: bytes) -> int:
    """The id of the voucher in a picture."""
    grey = Image.open(io.BytesIO(picture)).convert("L")
    (found,) = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)
    return token.read(found.text, ring.key_ring().public_points).voucher_id


def test_the_operator_sees_the_code_of_any_voucher(client: FlaskClient, booklet: Booklet) -> None:
    make.sign_in(client, make.operator())
    voucher = make.vouchers(booklet)[2]
    png = client.get(f"/api/vouchers/{voucher.number}/qr.png?size=400")
    svg = client.get(f"/api/vouchers/{voucher.number}/qr.svg")
    assert (png.mimetype, svg.mimetype) == ("image/png", "image/svg+xml")
    assert read(png.data) == read(bytes(resvg_py.svg_to_bytes(svg_string=svg.text, width=300))) == voucher.id
    assert png.headers["Cache-Control"] == svg.headers["Cache-Control"] == "no-store"


def test_a_prescriber_sees_only_what_it_holds(app: Flask, booklet: Booklet) -> None:
    address = f"/api/vouchers/{make.vouchers(booklet)[0].number}/qr.svg"
    holder = make.prescriber(make.db.session.get_one(make.Organisation, booklet.holder_id))
    assert make.sign_in(app.test_client(), holder).get(address).status_code == 200
    answer = make.sign_in(app.test_client(), make.prescriber()).get(address)
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_voucher")


def test_nobody_else_sees_it(app: Flask, client: FlaskClient, booklet: Booklet) -> None:
    address = f"/api/vouchers/{make.vouchers(booklet)[0].number}/qr.png"
    assert client.get(address).status_code == 401
    manager = make.manager(make.qualified_venue())
    assert make.sign_in(app.test_client(), manager).get(address).status_code == 403


@pytest.mark.parametrize("number", ["1", "1-1", "9-9-9", "1-1-11", "1-1-257", "x"])
def test_a_number_without_voucher_is_not_found(client: FlaskClient, booklet: Booklet, number: str) -> None:
    make.sign_in(client, make.operator())
    assert client.get(f"/api/vouchers/{number}/qr.svg").status_code == 404


@pytest.mark.parametrize("size", ["0", "63", "2049", "big"])
def test_a_size_out_of_range_is_refused(client: FlaskClient, booklet: Booklet, size: str) -> None:
    make.sign_in(client, make.operator())
    number = make.vouchers(booklet)[0].number
    assert client.get(f"/api/vouchers/{number}/qr.png", query_string={"size": size}).status_code == 422

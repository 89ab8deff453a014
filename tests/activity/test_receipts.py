"""A receipt that people read: page and PDF say who, what, when, how much and its number; the page knows what stands."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import time_machine
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from server import clock
from server.activity import receipt_links
from server.activity.receipts import receipt_of
from server.activity.reversals import Undo, reverse
from server.commands import CONSOLE
from server.db import db, transaction
from server.invoicing import identity
from server.keys.models import SigningKey
from server.keys.ring import rotate as make_key
from server.redemptions.intake import Scan
from server.redemptions.models import Redemption
from server.redemptions.receipts import say_number
from server.redemptions.service import redeem
from server.venues.models import Venue
from server.verify.__main__ import main as verify
from tests.front.support.pages import NAVIGATION, check_page, plain
from tests.payouts.support.office import IDENTITY
from tests.support import factories as make
from tests.support.rows import Scanner

SCANNED = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
A_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


@pytest.fixture(autouse=True)
def in_november() -> Iterator[None]:
    with time_machine.travel(SCANNED, tick=False):
        yield


@pytest.fixture
def venue(app: Flask) -> Venue:
    identity.record_identity(CONSOLE, IDENTITY)
    return make.qualified_venue(name="Médiathèque", commune="Libourne")


@pytest.fixture
def scan(venue: Venue) -> Redemption:
    """An accepted scan, whose operator is known in law."""
    make.key_ring()
    terms = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31), "grace_day": date(2027, 1, 31)}
    text = make.tokens(make.booklet(make.funded_order(make.campaign(**terms))))[0]
    made = Scan(uuid4(), "digital_tools", clock.now(), 1, token=text)
    redeem(make.device_actor(make.phone(venue)[0]), [made])
    return db.session.get_one(Redemption, made.id)


@pytest.fixture
def manager(client: FlaskClient, venue: Venue) -> FlaskClient:
    return make.sign_in(client, make.manager(venue))


def undo(scan: Redemption) -> None:
    reverse(make.actor(make.operator()), scan.id, Undo(uuid4(), "mistake"))


def page_of(scan: Redemption) -> str:
    return receipt_links.PATH + receipt_links.link_of(scan.id)


def expected(scan: Redemption) -> tuple[str, ...]:
    receipt = receipt_of(make.actor(make.operator()), scan.id)
    amounts = ("10,00 €", "−0,40 €", "9,60 €")
    when = "lundi 23 novembre 2026 à 15 h 05"
    return (receipt.number, receipt.voucher, receipt.service, receipt.venue, receipt.organisation, when, *amounts)


def test_a_receipt_s_number_is_short_and_begins_its_jti() -> None:
    assert say_number(UUID("5b0c1a2f-90de-4abc-8abc-0123456789ab")) == "5B0C-1A2F"


def test_anyone_with_the_link_reads_what_the_receipt_says(client: FlaskClient, scan: Redemption) -> None:
    answer = client.get(page_of(scan))
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "no-store"
    said = plain(answer.text)
    assert [one for one in expected(scan) if plain(one) not in said] == []
    assert "Ce reçu est bon." in said
    assert "<script" not in answer.text
    before, proof = answer.text.split("Preuve technique")
    assert scan.receipt in proof
    assert not A_UUID.search(plain(answer.text))
    assert scan.receipt not in before


def test_the_page_says_that_a_scan_was_undone(client: FlaskClient, scan: Redemption) -> None:
    undo(scan)
    said = plain(client.get(page_of(scan)).text)
    assert "Annulé le 23 novembre 2026 : ce reçu ne vaut plus rien" in said
    assert "Ce reçu est bon" not in said


@pytest.mark.parametrize("damage", ["cut", "altered", "other"])
def test_a_damaged_link_is_a_page_that_says_so(client: FlaskClient, scan: Redemption, damage: str) -> None:
    whole = page_of(scan)
    path = {"cut": whole[:-6], "altered": f"{whole[:-6]}AAAAAA", "other": f"{receipt_links.PATH}{scan.id}"}[damage]
    said = check_page(client.get(path, headers=NAVIGATION), 404)
    assert "Ce lien n'ouvre aucun reçu" in said
    assert client.get(path).json["error"]["code"] == "unknown_receipt"


def test_a_signed_link_to_a_scan_that_is_not_there_opens_nothing(client: FlaskClient, scan: Redemption) -> None:
    assert client.get(receipt_links.PATH + receipt_links.link_of(uuid4())).status_code == 404


def test_a_receipt_of_a_key_that_was_revoked_is_not_called_good(
    app: Flask, client: FlaskClient, scan: Redemption
) -> None:
    make_key(CONSOLE)
    with transaction() as session:
        session.get_one(SigningKey, 1).revoked_at = SCANNED
    app.extensions.pop("key_ring", None)
    assert "n'est plus reconnue" in check_page(client.get(page_of(scan), headers=NAVIGATION), 409)


def test_a_manager_opens_page_and_pdf_and_no_one_else_s(manager: FlaskClient, scan: Redemption) -> None:
    to = manager.get(f"/api/redemptions/{scan.id}/receipt")
    assert (to.status_code, to.headers["Location"]) == (303, f"http://localhost:8000{page_of(scan)}")
    make.sign_in(manager, make.manager(make.qualified_venue()))
    for name in ("receipt", "receipt.pdf"):
        answer = manager.get(f"/api/redemptions/{scan.id}/{name}")
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_redemption")


def test_the_pdf_is_what_a_treasurer_files(manager: FlaskClient, scan: Redemption) -> None:
    answer = manager.get(f"/api/redemptions/{scan.id}/receipt.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert f"{say_number(scan.id)}.pdf" in answer.headers["Content-Disposition"]
    reader = PdfReader(io.BytesIO(answer.data))
    assert len(reader.pages) == 1
    words = plain(reader.pages[0].extract_text())
    assert [one for one in expected(scan) if plain(one) not in words] == []
    assert IDENTITY.name in words
    assert not A_UUID.search(words)
    assert reader.attachments["recu.txt"] == [f"{scan.receipt}\n".encode()]


def test_the_text_in_the_pdf_is_checked_without_us(manager: FlaskClient, scan: Redemption, tmp_path: Path) -> None:
    reader = PdfReader(io.BytesIO(manager.get(f"/api/redemptions/{scan.id}/receipt.pdf").data))
    text, keys = tmp_path / "recu.txt", tmp_path / "cles.json"
    text.write_bytes(reader.attachments["recu.txt"][0])
    keys.write_bytes(manager.get("/api/keys").data)
    done = CliRunner().invoke(verify, ["receipts", str(text), "--keys", str(keys)])
    assert (done.exit_code, done.output) == (0, "1 of 1 receipts are genuine, 9,60 € net.\n")


def test_the_pdf_of_an_undone_scan_says_so(manager: FlaskClient, scan: Redemption) -> None:
    undo(scan)
    reader = PdfReader(io.BytesIO(manager.get(f"/api/redemptions/{scan.id}/receipt.pdf").data))
    assert "ce reçu ne vaut plus rien" in plain(reader.pages[0].extract_text())


def test_a_refused_scan_has_no_receipt(client: FlaskClient, scanner: Scanner) -> None:
    refused = scanner.turned_away(SCANNED)
    manager = make.sign_in(client, make.manager(scanner.venue))
    answer = manager.get(f"/api/redemptions/{refused.id}/receipt.pdf", headers=NAVIGATION)
    assert "il n'a pas de reçu" in check_page(answer, 409)

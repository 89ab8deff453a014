"""Printing from the app: the same bytes as the command's, for the order's sponsor and the operator."""

from __future__ import annotations

import csv
import io
import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.campaigns.models import Order
from server.printing import apart, parts, service, sponsor_papers
from server.printing.refusals import DrawingFailed, PrinterBusy
from server.vouchers.issue import booklet_ids
from tests.support import factories

from .support import logos, paper


@pytest.fixture
def order(app: Flask) -> Order:
    """Three booklets with a logo and a text, issued and approved."""
    order = paper.issued_order(3, 5, approved=False)
    operator = factories.actor(factories.operator())
    sponsor_papers.take_logo(operator, order.campaign.sponsor_id, logos.picture())
    sponsor_papers.write_text(operator, order.campaign.sponsor_id, "Avec le soutien de l’État.")
    factories.approved_proof(order)
    return order


@pytest.fixture
def sponsor(client: FlaskClient, order: Order) -> FlaskClient:
    """Someone of its sponsor, signed in."""
    return factories.sign_in(client, factories.sponsor_person(order.campaign.sponsor))


def test_every_part_is_what_the_command_writes(
    sponsor: FlaskClient, order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "PART_BOOKLETS", 2)
    written = paper.printed(order, tmp_path)
    state = sponsor.get(f"/api/orders/{order.id}/print").json
    assert (state["ready"], state["reason"]) == (True, None)
    assert [part["name"] for part in state["parts"]] == [path.name for path in written]
    assert [(part["first"], part["last"], part["booklets"]) for part in state["parts"]] == [
        ("1-1", "1-2", 2),
        ("1-3", "1-3", 1),
    ]
    for part, path in zip(state["parts"], written, strict=True):
        answer = sponsor.get(f"/api/orders/{order.id}/print/{part['number']}.pdf")
        assert answer.data == path.read_bytes()
        assert answer.headers["Cache-Control"] == "no-store"
        assert part["name"] in answer.headers["Content-Disposition"]
    data = sponsor.get(f"/api/orders/{order.id}/print/data.csv", buffered=True)
    assert data.data == (tmp_path / state["data"]).read_bytes()
    assert data.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("layout", ["sheet", "ticket"])
def test_logo_and_words_stand_on_cover_and_tickets(order: Order, layout: str) -> None:
    pdf = paper.rendered(order, layout)
    assert all("Avec le soutien de l’État." in text for text in paper.texts(pdf))
    assert pdf.count(b"/Alt") == 3 * (1 + 5) * 2
    assert set(paper.codes(pdf)) == paper.expected_codes(order)
    assert pdf == paper.rendered(order, layout)


def test_the_mail_house_gets_the_words_too(sponsor: FlaskClient, order: Order) -> None:
    lines = list(csv.DictReader(io.StringIO(sponsor.get(f"/api/orders/{order.id}/print/data.csv", buffered=True).text)))
    assert len(lines) == 15
    assert {line["sponsor_text"] for line in lines} == {"Avec le soutien de l’État."}


def test_who_printed_what_stands_in_the_log(
    sponsor: FlaskClient, order: Order, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    sponsor.get(f"/api/orders/{order.id}/print/1.pdf?layout=ticket")
    [line] = [record.getMessage() for record in caplog.records if record.name == "poincon.audit"]
    assert line.startswith("printed person=")
    assert line.endswith(f"order={order.id} part=1 layout=ticket")


def test_without_approval_nothing_is_printed(client: FlaskClient, app: Flask) -> None:
    order = paper.issued_order(1, 5, approved=False)
    factories.sign_in(client, factories.operator())
    for address in ("1.pdf", "data.csv"):
        answer = client.get(f"/api/orders/{order.id}/print/{address}")
        assert (answer.status_code, answer.json["error"]["code"]) == (409, "proof_not_approved")


def test_an_order_too_large_for_a_screen_is_left_to_the_command(
    sponsor: FlaskClient, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_BOOKLETS", 2)
    assert sponsor.get(f"/api/orders/{order.id}/print").json["reason"] == "too_many_booklets"
    assert sponsor.get(f"/api/orders/{order.id}/print/1.pdf").status_code == 409


@pytest.mark.parametrize(("address", "status"), [("2.pdf", 404), ("1.pdf?layout=a5", 422)])
def test_what_does_not_exist_is_refused(sponsor: FlaskClient, order: Order, address: str, status: int) -> None:
    assert sponsor.get(f"/api/orders/{order.id}/print/{address}").status_code == status


def test_another_sponsor_gets_nothing(client: FlaskClient, order: Order) -> None:
    factories.sign_in(client, factories.sponsor_person(factories.sponsor()))
    for address in ("", "/1.pdf", "/data.csv"):
        answer = client.get(f"/api/orders/{order.id}/print{address}")
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_order")


def test_whoever_would_be_one_too_many_is_asked_to_come_back(
    sponsor: FlaskClient, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "PATIENCE_SECONDS", 0)
    with apart.DRAWING:
        answer = sponsor.get(f"/api/orders/{order.id}/print/1.pdf")
    assert (answer.status_code, answer.json["error"]["code"]) == (429, PrinterBusy.code)
    assert answer.headers["Retry-After"] == "5"
    assert sponsor.get(f"/api/orders/{order.id}/print/1.pdf").status_code == 200


def test_a_drawing_without_end_is_ended(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.01)
    with pytest.raises(DrawingFailed):
        apart.draw("printing.logo", logos.picture())
    monkeypatch.undo()
    assert apart.draw("printing.logo", logos.picture()).startswith(b"\x89PNG")


def test_a_drawing_that_breaks_is_told_and_logged(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(DrawingFailed):
        apart.draw("printing.drawing", b"{}")
    assert "KeyError" in caplog.text


def test_the_web_draws_without_loading_what_draws(app: Flask, order: Order) -> None:
    assert booklet_ids(order)
    light = (
        apart.LIGHT.replace(".main()", "") + "\nprint(sorted({'flask', 'sqlalchemy', 'typst'} & sys.modules.keys()))"
    )
    ended = apart.subprocess.run(
        [apart.sys.executable, "-c", light, str(apart.SERVER), "server.printing.drawing"],
        capture_output=True,
        check=True,
    )
    assert ended.stdout.decode().strip() == "['typst']"

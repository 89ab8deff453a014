"""The receipts that a manager exports can be verified by anyone, and sum to what the venue is owed."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from flask.testing import FlaskClient, FlaskCliRunner

from server import clock
from server.activity.reversals import Undo, reverse
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from tests.support import factories


def test_exported_receipts_verify_and_are_worth_the_net(
    client: FlaskClient, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    venue = factories.qualified_venue()
    phone = factories.device_actor(factories.phone(venue)[0])
    texts = factories.tokens(factories.booklet())[:3]
    redeem(phone, [Scan(uuid4(), "employment", clock.now(), seq, token=text) for seq, text in enumerate(texts)])
    undone = Scan(uuid4(), "employment", clock.now(), 4, token=factories.tokens(factories.booklet())[0])
    redeem(phone, [undone])
    reverse(phone, undone.id, Undo(uuid4(), "mistake"))
    factories.sign_in(client, factories.manager(venue))
    file = tmp_path / "recus.txt"
    file.write_bytes(client.get(f"/api/venues/{venue.id}/receipts").data)
    verified = runner.invoke(args=["receipts", "verify", str(file)])
    assert verified.output == "3 of 3 receipts are genuine, 28,80 € net.\n"
    assert client.get(f"/api/venues/{venue.id}/balance").json["net_cents"] == 2880

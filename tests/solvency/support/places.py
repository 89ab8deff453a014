"""The public solvency figures, fetched as the public does."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

PLACES = (
    "held_cents",
    "outstanding_cents",
    "guarantee_cents",
    "payable_cents",
    "due_cents",
    "in_transit_cents",
    "paid_cents",
    "credit_due_cents",
    "credit_in_transit_cents",
    "credit_paid_cents",
    "fees_cents",
)


def solvency(client: FlaskClient, path: str = "/api/solvency") -> Any:
    """The public JSON, computed now rather than cached."""
    client.application.extensions.pop("solvency", None)
    answer = client.get(path)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_json()


def money(client: FlaskClient, campaign_id: int) -> dict[str, int]:
    """The places of a campaign's money that are not zero; asserts that they add up and that all is well."""
    seen = solvency(client, f"/api/solvency/{campaign_id}")
    figures: dict[str, int] = seen["figures"]
    assert seen["holds"]
    assert figures["received_cents"] == sum(figures[name] for name in PLACES) == seen["orders_cents"]
    assert figures["owed_cents"] == figures["payable_cents"] + figures["due_cents"]
    return {name.removesuffix("_cents"): figures[name] for name in PLACES if figures[name]}

"""What phones ask for has threads of its own, which exist in the app under these addresses."""

from __future__ import annotations

import pytest
from flask import Flask

from server.serving.arrival import Arrived
from server.serving.lanes import PAGES, PAPERS, PHONES, PHONES_ASK, UPLOADS, Lane, lane_of


@pytest.mark.parametrize(
    ("request_", "lane"),
    [
        (Arrived("/api/redemptions"), PHONES),
        (Arrived("/api/bundle"), PHONES),
        (Arrived("/api/redemptions", streamed=True), UPLOADS),
        (Arrived("/api/statements/1/statement.pdf"), PAPERS),
        (Arrived("/"), PAGES),
        (Arrived(""), PAGES),
    ],
)
def test_each_request_has_its_lane(request_: Arrived, lane: Lane) -> None:
    assert lane_of(request_) is lane


def test_phones_ask_for_addresses_that_exist(app: Flask) -> None:
    app.features.load_all()  # type: ignore[attr-defined]  # our Application
    known = {rule.rule for rule in app.url_map.iter_rules()}
    assert known >= PHONES_ASK, PHONES_ASK - known

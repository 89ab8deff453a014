"""`GET /api/campaigns/<id>/dashboard`: permissions and shape."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.support import factories as make


def test_a_sponsor_reads_the_dashboard_of_its_campaign(client: FlaskClient) -> None:
    sponsor = make.sponsor()
    order = make.funded_order(make.campaign(sponsor=sponsor), booklet_count=2)
    for _ in range(2):
        make.booklet(order)
    answer = make.sign_in(client, make.sponsor_person(sponsor)).get(f"/api/campaigns/{order.campaign_id}/dashboard")
    assert answer.status_code == 200
    assert answer.json["stages"][:4] == [
        {"stage": "ordered", "booklets": 2, "vouchers": 20, "cents": 20000},
        {"stage": "funded", "booklets": 2, "vouchers": 20, "cents": 20000},
        {"stage": "issued", "booklets": 0, "vouchers": 0, "cents": 0},
        {"stage": "handed_over", "booklets": 2, "vouchers": 20, "cents": 20000},
    ]
    assert answer.json["prescribers"] == [
        {"id": None, "name": None, "handed_over": None, "started": 0, "vouchers": 0},
    ]
    assert (answer.json["vouchers_used_bps"], answer.json["least_people"]) == (0, 5)


def test_another_sponsor_finds_no_dashboard(client: FlaskClient) -> None:
    order = make.funded_order()
    make.sign_in(client, make.sponsor_person(make.sponsor()))
    assert client.get(f"/api/campaigns/{order.campaign_id}/dashboard").status_code == 404


def test_a_prescriber_reads_no_dashboard(client: FlaskClient) -> None:
    make.sign_in(client, make.prescriber())
    assert client.get("/api/campaigns/1/dashboard").status_code == 403


@pytest.mark.parametrize(
    ("dialect", "head", "line"),
    [
        ("standard", "part,name,booklets,started,vouchers,cents", "stage,funded,2,,20,20000"),
        ("french", "\ufeffPartie;Nom;Carnets;Entamés;Pass;Valeur (€)", "Étape;Financés;2;;20;200,00"),
    ],
)
def test_a_dashboard_is_a_file_in_two_dialects(client: FlaskClient, dialect: str, head: str, line: str) -> None:
    order = make.funded_order(booklet_count=2)
    make.booklet(order)
    make.sign_in(client, make.operator())
    answer = client.get(f"/api/campaigns/{order.campaign_id}/dashboard.csv?dialect={dialect}")
    assert (answer.text.splitlines()[0], answer.text.splitlines()[2]) == (head, line)
    assert answer.mimetype == "text/csv"

"""`flask booklets …`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from server.campaigns import service as campaigns
from server.commands import CONSOLE
from server.db import db
from server.vouchers import links
from server.vouchers.models import Booklet, Voucher
from server.vouchers.refusals import UnknownBooklet
from tests.support import factories
from tests.support.money_in import pay


@pytest.fixture
def campaign(runner: FlaskCliRunner) -> str:
    factories.key_ring()
    return str(factories.campaign().id)


def vouchers() -> int:
    return db.session.scalars(select(func.count(Voucher.id))).one()


def test_one_command_orders_issues_and_writes_the_qr_texts(
    runner: FlaskCliRunner, campaign: str, tmp_path: Path
) -> None:
    path = tmp_path / "qr.csv"
    asked = ["booklets", "issue", "--campaign", campaign, "--size", "5", "--count", "4"]
    result = runner.invoke(args=[*asked, "--qr-file", str(path)])
    order = campaigns.orders(CONSOLE)[0]
    unpaid = "; worth nothing until the order is funded"
    assert result.stdout == f"order {order.id}: booklets 1-1 to 1-4, 20 vouchers{unpaid}\n"
    assert len(list(csv.DictReader(path.read_text().splitlines()))) == vouchers() == 20


def test_without_a_payment_the_vouchers_are_worth_nothing_and_it_says_so(runner: FlaskCliRunner, campaign: str) -> None:
    result = runner.invoke(args=["booklets", "issue", "--campaign", campaign, "--count", "1"])
    assert result.stdout.endswith("; worth nothing until the order is funded\n")
    assert campaigns.orders(CONSOLE)[0].state == "ordered"


def test_an_order_placed_before_is_issued_once_and_its_file_written_again(
    runner: FlaskCliRunner, campaign: str, tmp_path: Path
) -> None:
    order = str(factories.order(campaigns.campaigns(CONSOLE)[0], booklet_count=2).id)
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    issued = runner.invoke(args=["booklets", "issue", "--order", order, "--qr-file", str(first)])
    refused = runner.invoke(args=["booklets", "issue", "--order", order, "--qr-file", str(again)])
    assert (issued.exit_code, refused.exit_code, vouchers()) == (0, 1, 20)
    assert "existent déjà" in refused.output
    assert not again.exists()
    runner.invoke(args=["booklets", "qr-file", "--order", order, str(again)])
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    "given",
    [
        [],
        ["--count", "1"],
        ["--campaign", "1"],
        ["--campaign", "1", "--count", "1", "--qr-file", "/no/such/folder/qr.csv"],
    ],
)
def test_what_is_missing_is_told_before_anything_is_ordered(
    runner: FlaskCliRunner, campaign: str, given: list[str]
) -> None:
    assert runner.invoke(args=["booklets", "issue", *given]).exit_code == 2
    assert campaigns.orders(CONSOLE) == []


def test_booklets_are_assigned_and_handed_over(runner: FlaskCliRunner, campaign: str) -> None:
    prescriber = str(factories.qualified_organisation().id)
    order = pay(factories.order(campaigns.campaigns(CONSOLE)[0], booklet_count=3).id)
    runner.invoke(args=["booklets", "issue", "--order", str(order.id)])
    assigned = runner.invoke(
        args=["booklets", "assign", "--campaign", campaign, "--prescriber", prescriber, "--count", "2"]
    )
    handed = runner.invoke(args=["booklets", "hand-over", "1-1", "1-2", "--postcode", "33000", "--criteria-checked"])
    assert assigned.output == "2 booklets, 1-1 to 1-2\n"
    assert handed.output == "booklet 1-1: handed over\nbooklet 1-2: handed over\n"
    query = select(Booklet).where(Booklet.handed_over_at.is_not(None)).order_by(Booklet.id)
    assert [(booklet.number, booklet.postcode) for booklet in db.session.scalars(query)] == [
        ("1-1", "33000"),
        ("1-2", "33000"),
    ]


def test_a_refused_hand_over_ends_with_its_sentence(runner: FlaskCliRunner) -> None:
    refused = runner.invoke(args=["booklets", "hand-over", "1-1"])
    assert refused.output == "Error: Ce carnet n'existe pas ou n'est pas dans votre stock. Vérifiez son numéro.\n"


def test_the_beneficiarys_address_of_a_booklet_is_shown(runner: FlaskCliRunner) -> None:
    booklet = factories.booklet()
    result = runner.invoke(args=["booklets", "link", booklet.number])
    assert result.stdout == f"{links.address_of(booklet.id)}\n"


def test_the_address_of_no_booklet_is_a_sentence(runner: FlaskCliRunner) -> None:
    result = runner.invoke(args=["booklets", "link", "9-9"])
    assert (result.exit_code, result.output) == (1, f"Error: {UnknownBooklet.message}\n")

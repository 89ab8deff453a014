"""The operator's legal identity: validated, versioned, and the right version on each document."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import update
from sqlalchemy.exc import DatabaseError
from time_machine import travel

from server.commands import CONSOLE
from server.db import db, transaction
from server.invoicing import sellers
from server.invoicing.identity import record_identity
from server.invoicing.invoice import TransferAccount
from server.invoicing.models import Seller
from server.invoicing.refusals import IdentityRefused, OperatorUnknown
from server.invoicing.taxes import charge_vat, exempt_from_vat

from .support.samples import IDENTITY, SELLER

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
OPTIONS = {
    "--name": "Coopérative Poinçon",
    "--legal-form": "SCIC SA",
    "--siret": "73282932000074",
    "--address": "12 rue des Frères-Bonie",
    "--postcode": "33000",
    "--city": "Bordeaux",
    "--email": "comptabilite@poincon.example",
}


def test_without_an_identity_papers_are_refused(app: Flask) -> None:
    with pytest.raises(OperatorUnknown, match="Identité légale"):
        sellers.seller_at(NOON)


def test_each_paper_names_the_operator_of_its_moment(app: Flask) -> None:
    with travel(NOON, tick=False):
        record_identity(CONSOLE, IDENTITY)
    with travel(NOON + timedelta(days=2), tick=False):
        record_identity(CONSOLE, replace(IDENTITY, name="Poinçon Nouvelle"))
    names = [sellers.seller_at(NOON + timedelta(days=days)).name for days in (-9, 0, 1, 2, 9)]
    assert names == [IDENTITY.name] * 3 + ["Poinçon Nouvelle"] * 2


def test_it_becomes_the_seller_of_invoices(app: Flask) -> None:
    seller = record_identity(CONSOLE, IDENTITY)
    assert sellers.party_of(seller) == SELLER
    assert sellers.tax_of(seller) == charge_vat(2000)
    assert sellers.transfer_of(seller) == TransferAccount("FR7630006000011234567890189", "AGRIFRPP")


def test_without_vat_the_reason_is_told(app: Flask) -> None:
    seller = record_identity(CONSOLE, replace(IDENTITY, vat_bps=0, vat_number=None, iban=None, bic=None))
    assert sellers.tax_of(seller) == exempt_from_vat(
        "TVA non applicable (directive 2006/112/CE, article 284 ; ancien article 293 B du CGI)"
    )
    assert sellers.tax_of(seller).reason_code == "VATEX-FR-FRANCHISE"
    assert sellers.transfer_of(seller) is None


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("siret", "732 829 320 00075"),
        ("vat_number", "FR45732829320"),
        ("vat_number", "FR83404833048"),
        ("vat_number", None),
        ("iban", "FR76 3000 6000 0112 3456 7890 188"),
        ("bic", "AGRI"),
    ],
)
def test_a_wrong_number_is_refused(app: Flask, column: str, wrong: str | None) -> None:
    with pytest.raises(IdentityRefused):
        record_identity(CONSOLE, replace(IDENTITY, **{column: wrong}))
    assert db.session.query(Seller).count() == 0


def test_the_database_keeps_every_version(app: Flask) -> None:
    record_identity(CONSOLE, IDENTITY)
    with pytest.raises(DatabaseError, match="append-only"), transaction() as session:
        session.execute(update(Seller).values(name="Un autre"))


def test_the_command_records_and_shows_it(runner: FlaskCliRunner) -> None:
    arguments = [word for option in OPTIONS.items() for word in option]
    ended = runner.invoke(args=["operator", "identity", *arguments, "--vat-number", "FR44732829320"])
    assert (ended.exit_code, "TVA 20\u00a0%, FR44732829320" in ended.output) == (0, True)
    assert runner.invoke(args=["operator", "show"]).output == ended.output


def test_the_command_says_what_is_wrong(runner: FlaskCliRunner) -> None:
    arguments = [word for option in (OPTIONS | {"--siret": "1"}).items() for word in option]
    ended = runner.invoke(args=["operator", "identity", *arguments])
    assert ended.exit_code == 1
    assert "14 chiffres" in ended.output

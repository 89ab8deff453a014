"""The PDFs of statements: their content, that other programs read them, and who may not have which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from flask import Flask
from pikepdf import Pdf

from server.access import Actor
from server.commands import CONSOLE
from server.db import db
from server.invoicing.identity import record_identity
from server.invoicing.refusals import OperatorUnknown
from server.keys import ring
from server.redemptions.receipts import say_number
from server.settlements.closing import close_period
from server.settlements.models import Statement
from server.statements import listing
from server.statements import service as statements
from server.statements.listing import StatementFilter
from server.statements.pdf import service as statement_pdf
from server.statements.pdf.service import NoFee, NothingDone, NotPublic
from server.statements.service import UnknownStatement
from server.vouchers import ids
from tests.guarantee.support.rivals import Rivals
from tests.invoicing.support.samples import IDENTITY
from tests.printing.support import anatomy, paper
from tests.support import factories
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
TOWN = "21330318100013"
NUMBER = "R-2026-11-0001"


@pytest.fixture(autouse=True)
def in_december() -> Iterator[None]:
    with time_machine.travel(DECEMBER, tick=False):
        yield


@pytest.fixture
def town(scanner: Scanner) -> Scanner:
    """The venue of a town hall; the operator's legal identity is recorded."""
    scanner.venue.organisation.name, scanner.venue.organisation.siret = "Commune de Pessac", TOWN
    scanner.venue.name = "Médiathèque Jacques-Ellul"
    db.session.commit()
    ring.rotate(CONSOLE)
    record_identity(CONSOLE, IDENTITY)
    return scanner


@pytest.fixture
def manager(town: Scanner) -> Actor:
    return factories.actor(factories.manager(town.venue))


def read(pdf: bytes) -> str:
    """The text of a PDF, with plain spaces."""
    return " ".join(" ".join(paper.texts(pdf)).split())


def test_a_statement_shows_sums_lines_and_how_to_check_it(town: Scanner, manager: Actor, operator: Actor) -> None:
    scan = town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    document = statement_pdf.statement_pdf(manager, NUMBER)
    words = read(document.content)
    statement, head = db.session.query(Statement).one(), statements.head_of(db.session(), "2026-11")
    assert head
    voucher, receipt = ids.voucher_number(scan.voucher_id or 0), say_number(scan.id)
    assert document.name == "releve-R-2026-11-0001.pdf"
    for told in (
        "Relevé R-2026-11-0001",
        "Coopérative Poinçon",
        "Commune de Pessac",
        "novembre 2026",
        "Frais de gestion (facture F-2026-000001) −0,40 €",
        "À vous verser 9,60 €",
        "Payé au plus tard le 15 décembre 2026",
        "Médiathèque Jacques-Ellul",
        f"23/11/26 15:05 {voucher} Maîtrise des outils numériques du quotidien {receipt} 10,00 0,40 9,60",
        "python -m server.verify statement preuve-R-2026-11-0001.jsonl --keys cles.json",
        f"Journal public, {head.size} feuilles, racine {head.root.hex()}",
        statement.lines_root.hex(),
    ):
        assert told in words


def test_a_later_reversal_is_negative_and_says_why(town: Scanner, manager: Actor, operator: Actor) -> None:
    undone = town.accepted(OCTOBER)
    close_period(operator, "2026-10")
    town.reverse(undone, NOVEMBER)
    close_period(operator, "2026-11")
    words = read(statement_pdf.statement_pdf(manager, NUMBER).content)
    assert "Annulation : erreur" in words
    assert "Frais de gestion (avoir F-2026-000002) 0,40 €" in words
    assert f"{say_number(undone.id)} −10,00 −0,40 −9,60" in words
    assert "Reporté sur le prochain relevé −9,60 €" in words
    assert "Vous n’avez rien à payer." in words


def test_what_is_carried_on_is_told(town: Scanner, manager: Actor, operator: Actor) -> None:
    undone = town.accepted(OCTOBER)
    close_period(operator, "2026-10")
    town.reverse(undone, NOVEMBER)
    close_period(operator, "2026-11")
    with time_machine.travel(DECEMBER + timedelta(days=31), tick=False):
        town.accepted(DECEMBER)
        town.accepted(DECEMBER)
        close_period(operator, "2026-12")
        words = read(statement_pdf.statement_pdf(manager, "R-2026-12-0001").content)
    assert "Report du relevé précédent −9,60 € À vous verser 9,60 €" in words


def test_papers_are_accessible_archivable_and_the_same_each_time(
    town: Scanner, manager: Actor, operator: Actor
) -> None:
    town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    for made in (statement_pdf.statement_pdf, statement_pdf.attestation_pdf):
        pdf = made(manager, NUMBER).content
        assert made(manager, NUMBER).content == pdf
        assert anatomy.faults(pdf) == []
        metadata = Pdf.open(BytesIO(pdf)).open_metadata()
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert metadata["{http://www.aiim.org/pdfa/ns/id/}part"] == "2"


def test_the_lines_are_a_table_below_venue_and_campaign(town: Scanner, manager: Actor, operator: Actor) -> None:
    town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    with Pdf.open(BytesIO(statement_pdf.statement_pdf(manager, NUMBER).content)) as opened:
        kinds = [element.kind for element in anatomy.elements(opened)]
    assert [kind for kind in kinds if kind in ("/H1", "/H2", "/H3")] == ["/H1", "/H2", "/H2", "/H2", "/H2", "/H3"]
    assert kinds.count("/TH") == 5 + 5 + 7


def test_one_too_long_for_paper_says_where_its_lines_are(
    town: Scanner, manager: Actor, operator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    monkeypatch.setattr(statement_pdf, "MOST_LINES", 0)
    words = read(statement_pdf.statement_pdf(manager, NUMBER).content)
    assert "trop de lignes pour le papier" in words
    assert "Maîtrise des outils" not in words


def test_a_conflict_that_the_guarantee_paid_is_marked(app: Flask, operator: Actor) -> None:
    ring.rotate(CONSOLE)
    record_identity(CONSOLE, IDENTITY)
    rivals = Rivals()
    rivals.conflict()
    close_period(operator, "2026-10")
    manager = factories.actor(factories.manager(rivals.loser.venue))
    [mine] = listing.statement_list(manager, StatementFilter()).statements
    words = read(statement_pdf.statement_pdf(manager, mine.statement.number).content)
    assert "Pass déjà utilisé, payé par la garantie" in words
    assert "À vous verser 9,60 €" in words


def test_an_attestation_has_what_the_accountant_needs(town: Scanner, manager: Actor, operator: Actor) -> None:
    town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    document = statement_pdf.attestation_pdf(manager, NUMBER)
    [words] = [" ".join(page.split()) for page in paper.texts(document.content)]
    assert document.name == "attestation-R-2026-11-0001.pdf"
    for told in (
        "Attestation de service fait",
        "Coopérative Poinçon, SCIC SA à capital variable, SIRET 732 829 320 00074, 12 rue des Frères-Bonie",
        "SIRET 213 303 181 00013",
        "du 1er au 30 novembre 2026",
        "10,00 € (titre de recette)",
        "0,40 € (mandat, facture F-2026-000001)",
        "Délai maximal : 30 jours à partir de l’arrêté du relevé, soit le 1er janvier 2027",
        "article R2192-10",
    ):
        assert told in words


def test_only_public_organisations_get_one_and_only_for_what_was_done(
    town: Scanner, manager: Actor, operator: Actor
) -> None:
    undone = town.accepted(OCTOBER)
    close_period(operator, "2026-10")
    town.reverse(undone, NOVEMBER)
    Scanner().accepted(NOVEMBER)
    close_period(operator, "2026-11")
    with pytest.raises(NothingDone):
        statement_pdf.attestation_pdf(manager, NUMBER)
    with pytest.raises(NotPublic):
        statement_pdf.attestation_pdf(operator, "R-2026-11-0002")


def test_another_organisations_papers_are_unknown(town: Scanner, manager: Actor, operator: Actor) -> None:
    Scanner().accepted(NOVEMBER)
    close_period(operator, "2026-11")
    for made in (statement_pdf.statement_pdf, statement_pdf.invoice_pdf, statement_pdf.attestation_pdf):
        with pytest.raises(UnknownStatement):
            made(manager, NUMBER)


def test_without_the_operators_identity_no_paper_is_made(scanner: Scanner, operator: Actor) -> None:
    scanner.venue.organisation.siret = TOWN
    db.session.commit()
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    for made in (statement_pdf.statement_pdf, statement_pdf.invoice_pdf, statement_pdf.attestation_pdf):
        with pytest.raises(OperatorUnknown):
            made(operator, NUMBER)


def test_without_a_fee_there_is_no_invoice(town: Scanner, manager: Actor, operator: Actor) -> None:
    town.accepted(NOVEMBER, fee_cents=0, net_cents=1000)
    close_period(operator, "2026-11")
    with pytest.raises(NoFee):
        statement_pdf.invoice_pdf(manager, NUMBER)
    assert "Frais de gestion 0,00 €" in read(statement_pdf.statement_pdf(manager, NUMBER).content)


def test_papers_keep_the_operators_name_of_their_day(town: Scanner, manager: Actor, operator: Actor) -> None:
    town.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    before = statement_pdf.statement_pdf(manager, NUMBER).content
    with time_machine.travel(DECEMBER + timedelta(days=9), tick=False):
        record_identity(CONSOLE, replace(IDENTITY, name="Un successeur"))
        assert statement_pdf.statement_pdf(manager, NUMBER).content == before

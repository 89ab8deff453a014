"""The invoice as a file: tagged PDF/A-3 with its data attached, the same bytes each time, readable by others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import facturx
import pytest
from flask import Flask
from pikepdf import Name, Pdf

from server.invoicing import cii, drawing, issued, papers, xmp
from server.invoicing.invoice import Invoice, InvoiceLine
from tests.printing.support import anatomy, paper

from .support.samples import KINDS, SELLER, invoice

FX = f"{{{xmp.NAMESPACE}}}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def drawn(made: Invoice) -> bytes:
    """The PDF, made in this process."""
    return drawing.render(papers.content(made))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """An invoice with VAT."""
    return drawn(invoice())


@pytest.fixture
def opened(pdf: bytes) -> Pdf:
    return Pdf.open(BytesIO(pdf))


def test_it_is_made_apart_and_the_same_each_time(app: Flask, pdf: bytes) -> None:
    assert issued.document("F-2026-000001", invoice) == pdf == drawn(invoice())


def test_what_was_issued_never_changes(app: Flask, pdf: bytes) -> None:
    issued.document("F-2026-000001", invoice)
    assert issued.document("F-2026-000001", lambda: invoice(buyer=SELLER)) == pdf


def test_other_readers_find_nothing_broken(opened: Pdf) -> None:
    assert opened.check_pdf_syntax() == []


def test_it_says_that_it_is_pdf_a_3_accessible(opened: Pdf) -> None:
    metadata = opened.open_metadata()
    assert (metadata[f"{PDFA}part"], metadata[f"{PDFA}conformance"], metadata[f"{PDFUA}part"]) == ("3", "A", "1")
    [intent] = opened.Root.OutputIntents
    assert intent.S == Name.GTS_PDFA1
    assert len(intent.DestOutputProfile.read_bytes()) > 100


def test_it_says_that_it_is_a_factur_x(opened: Pdf) -> None:
    metadata = opened.open_metadata()
    told = {name: metadata[f"{FX}{name}"] for name in xmp.PROPERTIES}
    assert told == {
        "DocumentFileName": "factur-x.xml",
        "DocumentType": "INVOICE",
        "Version": "1.0",
        "ConformanceLevel": "EN 16931",
    }
    assert str(metadata).count(xmp.NAMESPACE) >= 2  # its values, and the description that PDF/A wants of them


def test_its_data_are_an_alternative_of_the_whole_document(opened: Pdf) -> None:
    [associated] = opened.Root.AF
    assert (associated.UF, associated.AFRelationship) == ("factur-x.xml", Name.Alternative)
    assert associated.EF.F.Subtype == Name("/text/xml")
    assert [str(name) for name in opened.attachments] == ["factur-x.xml"]
    assert associated.EF.F.read_bytes() == cii.xml(invoice())


def test_the_library_of_factur_x_reads_it(pdf: bytes) -> None:
    assert facturx.get_xml_from_pdf(pdf, check_xsd=True) == ("factur-x.xml", cii.xml(invoice()))


def test_who_hears_it_misses_nothing(pdf: bytes) -> None:
    assert anatomy.faults(pdf) == []


def test_sixteen_first_looks_at_once_write_one(app: Flask) -> None:
    def look(place: int) -> bytes:
        with app.app_context():
            return issued.load_or_make("F-2026-000001", lambda: invoice(statement=f"R-2026-10-{place:04}"))

    with ThreadPoolExecutor(16) as pool:
        assert len(set(pool.map(look, range(16)))) == 1


def test_what_is_read_aloud_is_a_heading_and_tables(opened: Pdf) -> None:
    kinds = [element.kind for element in anatomy.elements(opened)]
    assert "/H1" in kinds
    assert kinds.count("/TH") == 2
    assert opened.Root.Lang == "fr-FR"


@pytest.mark.parametrize("made", KINDS.values(), ids=KINDS)
def test_every_kind_fits_one_page_with_its_number_and_sum(made: Invoice) -> None:
    [page] = paper.texts(drawn(made))
    assert made.number in page
    assert papers.euros(made.total_cents).replace("\u00a0", " ") in page.replace("\u00a0", " ")


def test_a_long_one_keeps_its_head_line_on_each_page() -> None:
    lines = tuple(InvoiceLine(f"Frais de gestion, campagne {number}", 100, "100 pass") for number in range(80))
    pages = paper.texts(drawn(invoice(lines=lines, tax_cents=1600)))
    assert len(pages) > 1
    assert all("Désignation" in page for page in pages[:-1])


def test_another_writers_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="no metadata"):
        xmp.add_metadata(b"%PDF-1.7\n%%EOF")

"""qpdf, which did not make the PDFs, reads them: tags, fonts, boxes, no active content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from pikepdf import Pdf

from server.printing import design
from tests.support import factories

from .support import anatomy, paper

BOOKLETS, SIZE = 2, 10
A4, TICKET, SLUG = (210.0, 297.0), (92.0, 54.0), 9.0
UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"


@pytest.fixture(params=design.FORMATS)
def layout(request: pytest.FixtureRequest) -> str:
    """Each layout in turn."""
    return str(request.param)


@pytest.fixture
def pdf(app: Flask, layout: str) -> Iterator[Pdf]:
    """Two booklets."""
    campaign = factories.campaign(last_day=date(2028, 2, 29), grace_day=date(2028, 3, 29))
    rendered = paper.rendered(paper.issued_order(BOOKLETS, SIZE, campaign), layout)
    with Pdf.open(BytesIO(rendered)) as opened:
        yield opened


def test_it_opens_without_a_warning(pdf: Pdf) -> None:
    assert pdf.check_pdf_syntax() == []
    assert pdf.get_warnings() == []
    assert "/Suspects" not in pdf.Root.MarkInfo  # poppler 22 calls it an error whatever it says


def test_it_says_that_it_is_tagged_french_and_what_it_is_called(pdf: Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "fr-FR"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert metadata["dc:title"].startswith("Carnets 1-1 à 1-2 – Pass numérique")
        assert metadata[UA_PART] == "1"


def test_all_that_a_page_draws_is_in_the_tree_or_decoration(pdf: Pdf) -> None:
    tagged = anatomy.tagged(pdf)
    for number, page in enumerate(pdf.pages):
        pieces, stray = anatomy.drawn(page)
        assert stray == 0
        assert pieces
        assert sorted(tagged[number]) == sorted(pieces)
        assert page.obj.Tabs == "/S"


def test_content_is_read_in_the_order_in_which_it_is_drawn(pdf: Pdf) -> None:
    assert all(pieces == sorted(pieces) for pieces in anatomy.tagged(pdf).values())


def test_each_code_has_words_for_who_cannot_see_it(pdf: Pdf) -> None:
    alts = [element.alt or "" for element in anatomy.elements(pdf) if element.kind == "/Figure"]
    assert all(alts)
    assert sum(alt.startswith("Code QR du carnet 1-") for alt in alts) == BOOKLETS
    vouchers = [alt for alt in alts if alt.startswith("Code QR du pass ")]
    assert len(vouchers) == len(set(vouchers)) == BOOKLETS * SIZE


def test_each_booklet_and_voucher_has_a_heading(pdf: Pdf) -> None:
    kinds = [element.kind for element in anatomy.elements(pdf)]
    assert (kinds.count("/H1"), kinds.count("/H2")) == (BOOKLETS, BOOKLETS * SIZE)


def test_every_font_is_inside(pdf: Pdf) -> None:
    fonts = anatomy.fonts(pdf)
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_nothing_in_it_runs_or_opens_anything(pdf: Pdf) -> None:
    assert anatomy.programs(pdf) == set()
    assert not pdf.is_encrypted
    assert not pdf.attachments


def test_pages_have_their_size_and_are_cut_where_marks_say(pdf: Pdf, layout: str) -> None:
    slug = SLUG if layout == design.TICKET else 0.0
    cut = TICKET if layout == design.TICKET else A4
    assert len(pdf.pages) == BOOKLETS * (1 + SIZE if layout == design.TICKET else 2)
    for page in pdf.pages:
        assert anatomy.size(page.trimbox) == cut
        assert anatomy.size(page.mediabox) == (cut[0] + 2 * slug, cut[1] + 2 * slug)
        offset = anatomy.size([page.mediabox[0], page.mediabox[1], page.trimbox[0], page.trimbox[1]])
        assert offset == (slug, slug)

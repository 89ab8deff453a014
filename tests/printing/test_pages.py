"""The pages: every code is readable, all text can be extracted, all fonts are embedded."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from server.printing import design, sponsor_papers
from server.vouchers import codes
from tests.support import factories

from .support import paper


@pytest.mark.parametrize("layout", design.FORMATS)
@pytest.mark.parametrize("size", [5, 10])
def test_every_code_is_read_back_from_the_page(app: Flask, tmp_path: Path, layout: str, size: int) -> None:
    order = paper.issued_order(3, size)
    (path,) = paper.printed(order, tmp_path, layout)
    read = paper.codes(path)
    assert len(read) == 3 * (size + 1)
    assert set(read) == paper.expected_codes(order)


@pytest.mark.parametrize("layout", design.FORMATS)
def test_a_ticket_says_all_that_its_code_cannot(app: Flask, tmp_path: Path, layout: str) -> None:
    campaign = factories.campaign(last_day=date(2028, 2, 29), grace_day=date(2028, 3, 29))
    order = paper.issued_order(1, of=campaign)
    (path,) = paper.printed(order, tmp_path, layout)
    words = paper.texts(path)[1 if layout == "sheet" else 3]
    typed = codes.format_code(paper.typed_codes(order)[2])
    sponsor = campaign.sponsor.organisation.name
    for said in (typed, "3/10", "Carnet 1-1", "10 €", "mardi 29 février 2028", sponsor, "05 56 00 00 00"):
        assert said in words


def test_a_cover_says_what_it_is_and_whom_to_call(app: Flask, tmp_path: Path) -> None:
    order = paper.issued_order(1, 5)
    (path,) = paper.printed(order, tmp_path)
    cover = paper.texts(path)[0]
    for said in ("Vos 5 pass numériques", "Carnet 1-1", "31 décembre", "05 56 00 00 00", "Scannez ce code"):
        assert said in cover


def test_without_a_last_day_the_paper_counts_from_hand_over(app: Flask, tmp_path: Path) -> None:
    (path,) = paper.printed(paper.issued_order(1, of=factories.campaign(valid_days=90)), tmp_path)
    assert "Valable 90 jours après la remise" in paper.texts(path)[1]


def test_the_pdf_is_tagged_in_french_with_every_font_inside(app: Flask, tmp_path: Path) -> None:
    (path,) = paper.printed(paper.issued_order(1), tmp_path)
    raw = path.read_bytes()
    assert b"/Marked true" in raw
    assert b"/Lang(fr-FR)" in raw
    assert b"pdfuaid" in raw
    assert raw.count(b"/Alt") == 11
    assert len(re.findall(rb"/Type\s*/FontDescriptor", raw)) == len(re.findall(rb"/FontFile2 ", raw)) == 2


def test_a_campaigns_own_text_stands_on_covers_in_one_paragraph(app: Flask, tmp_path: Path) -> None:
    campaign = factories.campaign(sponsor_text="Pour les personnes accompagnées.\nSans condition de revenu.")
    (path,) = paper.printed(paper.issued_order(1, 5, campaign), tmp_path)
    cover, tickets = paper.texts(path)
    assert "Pour les personnes accompagnées. Sans condition de revenu." in cover
    assert "Sans condition" not in tickets


def test_however_long_a_word_it_stays_on_its_ticket(app: Flask) -> None:
    order = paper.issued_order(1, 10, approved=False)
    operator = factories.actor(factories.operator())
    sponsor_papers.write_text(operator, order.campaign.sponsor_id, "W" * 200)
    [_, tickets] = paper.pictures(paper.rendered(order))
    wide, high = tickets.size
    margin = tickets.crop((wide * 955 // 1000, high // 10, wide, high * 9 // 10))
    assert sum(margin.histogram()[:128]) < high / 10  # crop marks, no letters

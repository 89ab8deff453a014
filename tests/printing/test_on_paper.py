"""The pages after a copier and when read aloud: blurred codes, text in order, crop marks outside the cut."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from PIL.Image import Image

from server.printing import design
from server.vouchers import codes
from tests.support import factories

from .support import paper

DPI = 300
SLUG, CUT = (9, 9), (101, 63)  # of a single ticket, in millimetres: where the cutter cuts


def pixels(millimetres: float) -> int:
    return round(millimetres / 25.4 * DPI)


def dark(page: Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether anything is printed in a part of the page, given in millimetres."""
    return page.crop([pixels(edge) for edge in (left, top, right, bottom)]).getextrema()[0] < 128


def in_order(words: str, said: list[str]) -> bool:
    """Whether the words contain all of these, in this order."""
    at = 0
    for part in said:
        at = words.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


@pytest.mark.parametrize("layout", design.FORMATS)
def test_every_code_is_read_at_150_dpi_grey_and_blurred(app: Flask, layout: str) -> None:
    order = paper.issued_order(3)
    cuttings = list(paper.cuttings(paper.rendered(order, layout)))
    assert {text for text, _picture in cuttings} == paper.expected_codes(order)
    assert [paper.read(picture) for _text, picture in cuttings] == [[text] for text, _picture in cuttings]


@pytest.mark.parametrize("layout", design.FORMATS)
def test_tickets_are_read_one_after_the_other_from_what_they_are_to_whom_to_call(app: Flask, layout: str) -> None:
    campaign = factories.campaign(last_day=date(2028, 2, 29), grace_day=date(2028, 3, 29))
    order = paper.issued_order(1, of=campaign)
    words = " ".join(paper.texts(paper.rendered(order, layout))[1:])
    sponsor = campaign.sponsor.organisation.name
    assert in_order(
        words,
        [
            said
            for position, code in enumerate(paper.typed_codes(order), start=1)
            for said in (
                *("PASS NUMÉRIQUE", f"{position}/10", "10 €", "Valable jusqu’au mardi 29 février 2028"),
                *(codes.format_code(code), "Carnet 1-1", sponsor, "05 56 00 00 00"),
            )
        ],
    )


def test_a_cover_is_read_from_what_it_is_to_where_it_goes(app: Flask) -> None:
    cover = paper.texts(paper.rendered(paper.issued_order(1)))[0]
    assert in_order(
        cover,
        [
            *("PASS NUMÉRIQUE", "Vos 10 pass numériques", "Chaque pass vaut 10 €", "Scannez ce code"),
            *("1 Choisissez un lieu", "2 Venez", "3 Donnez vos pass", "Valable jusqu’au", "Besoin d’aide"),
            *("Gardez ce carnet", "Carnet 1-1"),
        ],
    )


def test_crop_marks_stand_outside_the_cut_on_all_four_corners(app: Flask) -> None:
    ticket = list(paper.pictures(paper.rendered(paper.issued_order(1, 5), design.TICKET), DPI))[1]
    (left, top), (right, bottom) = SLUG, CUT
    for x in (left, right):
        assert dark(ticket, x - 0.5, top - 7, x + 0.5, top - 2)
        assert dark(ticket, x - 0.5, bottom + 2, x + 0.5, bottom + 7)
    for y in (top, bottom):
        assert dark(ticket, left - 7, y - 0.5, left - 2, y + 0.5)
        assert dark(ticket, right + 2, y - 0.5, right + 7, y + 0.5)
    for edge in ((left, top, right, top + 3), (left, bottom - 3, right, bottom), (left, top, left + 3, bottom)):
        assert not dark(ticket, *edge)

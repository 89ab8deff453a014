"""Any name can be drawn on every paper: all of Unicode by the fonts' own tables, and each kind of paper."""

from __future__ import annotations

import ast
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import facturx
import pytest
import time_machine
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, update

from server import glyphs
from server.access import Actor
from server.commands import CONSOLE
from server.credits import paper as credit_paper
from server.credits import service as credits_service
from server.db import FreeTextColumn, db, transaction
from server.invoicing.identity import record_identity
from server.printing import design, drawing, letter, proof
from server.printing.contents import make_drawable
from server.settlements.closing import close_period
from server.statements.pdf import service as statement_pdf
from server.tables import list_tables
from tests.credits.support.ends import SUMMER, End
from tests.invoicing.support.samples import IDENTITY
from tests.support import factories
from tests.support.databases import unguard

from .support import anatomy, paper

STANDARDS = (["ua-1"], ["a-2a", "ua-1"], ["a-3a", "ua-1"])
EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
ODD = "".join(one for one in EVERY if unicodedata.category(one) in ("Cc", "Cf") and one != "\0")
SAMPLE = "".join(EVERY[start] for start in range(0x20, len(EVERY), 0x40))
"""One of each sixty-four: of every block, for none is smaller but a few of sixteen, which the planes' tests have."""
MARKS = [one for one in EVERY if unicodedata.category(one).startswith("M")]
PLAIN = {
    "漢": "□",
    "👨\u200d👩\u200d👧": "□□□",
    "😀": "😀",
    "l\u0092été": "l’été",
    "\uff02a\uff02": '"a"',
    "a\u202eb\ufeff": "ab",
    "\u2028a\tb": " a b",
    "\ue000": "□",
    "㎏ 𝐀 Ⅷ": "kg A Ⅷ",
    "Ω Ж שלום سلام": "Ω Ж שלום سلام",
    "३": "3",
    "e\u0301": "é",
    "Z" + "\u0300" * 20: "Z" + "\u0300" * 3,
    "漢\u0301": "□",
}
ONE_PAGE = {"title": "Essai", "author": "Essai", "name": "Essai", "foot": ["Essai"], "dated": [2026, 11, 29]}


def set_as_attestation(texts: list[str], standards: list[str]) -> bytes:
    """An attestation with these texts."""
    party = {"name": "Essai", "lines": [], "facts": []}
    said = {"kind": "Essai", "number": "R-1", "facts": [], "liquidation": [], "totals": [], "sums": [], "delay": []}
    content = ONE_PAGE | said | {"seller": party, "buyer": party, "title_of_revenue": [], "made": "", "attested": texts}
    return drawing.typeset("attestation", content, standards)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "drawn"), PLAIN.items())
def test_what_has_no_glyph_is_drawn_in_a_plain_form_or_as_a_box(text: str, drawn: str) -> None:
    assert glyphs.make_drawable(text) == drawn


def test_what_is_drawn_as_a_box_is_told() -> None:
    assert glyphs.list_replaced("L’été 漢字 漢 😀 👩\u200d🚀 l\u0092") == ["漢", "字", "👩", "🚀"]
    assert glyphs.list_replaced("Médiathèque « L’Été » n°\u00a02 – 10\u202f€ □") == []


@pytest.mark.parametrize("standards", STANDARDS, ids="-".join)
def test_all_of_unicode_is_drawn_in_every_standard(standards: list[str]) -> None:
    every = dict.fromkeys(glyphs.make_drawable("".join(EVERY)))
    assert len(every) > 5000
    made = set_as_attestation(["".join(every), *glyphs.make_drawable(SAMPLE), ODD], standards)
    assert anatomy.faults(made) == []


@given(st.lists(st.text(st.characters() | st.sampled_from([*MARKS, "\u200d", "\ufe0f", "漢", "é"])), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_texts_side_by_side_are_drawn(texts: list[str]) -> None:
    assert set_as_attestation(texts, ["a-2a", "ua-1"]).startswith(b"%PDF")


@given(st.text())
def test_what_is_drawn_is_drawn_so_again(text: str) -> None:
    drawn = glyphs.make_drawable(text)
    assert glyphs.make_drawable(drawn) == drawn
    assert {ord(one) for one in drawn} <= glyphs.read_coverage() | set(range(0x20, 0x7F))


def test_every_pdf_passes_where_glyphs_are_looked_at() -> None:
    server = Path(drawing.__file__).parents[1]
    compiling = [
        path.relative_to(server).as_posix()
        for path in server.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("typst.compile", "typst.Compiler")
    ]
    assert compiling == ["printing/drawing.py"]


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves."""
    with time_machine.travel(SUMMER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def end(app: Flask, moving: time_machine.Traveller) -> End:
    """A public organisation's month and an ended campaign, with the worst texts that the database may hold."""
    factories.key_ring()
    record_identity(CONSOLE, IDENTITY)
    end = End(moving)
    with transaction() as session:
        session.merge(end.venue.organisation).siret = "21330318100013"
    (booklet,) = end.booklets(end.order())
    end.scan(booklet, 1)
    _spoil()
    moving.move_to(datetime(2026, 8, 3, 9, tzinfo=UTC))
    close_period(end.operator, "2026-07")
    end.over()
    credits_service.issue(end.operator, end.campaign.id)
    return end


def _spoil() -> None:
    """Write bad texts as old rows have them, without today's repair."""
    with transaction() as session:
        unguard(session.connection())
        for table in list_tables():
            if columns := [
                one for one in table.columns if isinstance(one.type, FreeTextColumn) and _prints(table, one.name)
            ]:
                worst = {one.name: _worst(one.type.longest) for one in columns}
                raw = {name: db.text(":" + name).bindparams(**{name: text}) for name, text in worst.items()}
                session.execute(update(table).values(raw))
    db.session.expire_all()


def _prints(table: Table, column: str) -> bool:
    return table.name in ("organisations", "venues", "campaigns", "sellers", "orders") and column not in (
        "opening_hours",
        "mobility",
        "vat_mention",
        "vat_number",
    )


def _worst(longest: int | None) -> str:
    text = f"漢😀\u0092\uff02{'W' * 60}{ODD}{SAMPLE}"
    return text[: min(longest or 600, 600)]


@pytest.mark.parametrize("kind", ["statement", "invoice", "attestation"])
def test_papers_of_a_month_are_drawn_whatever_its_names_hold(end: End, kind: str) -> None:
    made = getattr(statement_pdf, f"{kind}_pdf")(CONSOLE, "R-2026-07-0001").content
    assert anatomy.faults(made) == []
    assert "□" in " ".join(paper.texts(made))


def test_the_data_in_an_invoice_stay_readable_whatever_its_names_hold(end: End) -> None:
    made = statement_pdf.invoice_pdf(CONSOLE, "R-2026-07-0001").content
    assert facturx.get_xml_from_pdf(made, check_xsd=True)[0] == "factur-x.xml"


def test_a_credit_note_is_drawn_whatever_its_names_hold(end: End) -> None:
    made = credit_paper.credit_note_pdf(CONSOLE, "A-2027-000001").content
    assert facturx.get_xml_from_pdf(made, check_xsd=True)[0] == "factur-x.xml"
    assert anatomy.faults(made) == []
    assert "□" in " ".join(paper.texts(made))


@pytest.mark.parametrize("layout", design.FORMATS)
def test_a_proof_is_drawn_whatever_its_names_hold(end: End, layout: str) -> None:
    part = proof.part(factories.order(end.campaign), layout)
    assert anatomy.faults(drawing.render(make_drawable(part))) == []


def test_a_letter_is_drawn_whatever_its_venues_names_hold(end: End, moving: time_machine.Traveller) -> None:
    booklet = factories.booklet(factories.funded_order(end.campaign), postcode="33000")
    _spoil()
    made = letter.letter(Actor(0, CONSOLE.roles), booklet.number, "33000").content
    assert anatomy.faults(made) == []
    assert "□" in " ".join(paper.texts(made))

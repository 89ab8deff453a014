"""Examines PDFs as a person does: pages drawn, codes read by an independent decoder, text extracted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL.Image import Image
from PIL.ImageFilter import GaussianBlur

from server.campaigns.models import Campaign, Order
from server.commands import CONSOLE
from server.db import db
from server.printing import design, drawing, parts, run
from server.printing.contents import make_drawable
from server.vouchers import issue, links, qr
from server.vouchers.issue import booklet_ids
from server.vouchers.models import Booklet
from server.vouchers.show import qr_texts
from tests.support import factories

BLUR = 0.2


def issued_order(count: int, size: int = 10, of: Campaign | None = None, *, approved: bool = True) -> Order:
    """An order whose booklets are all issued, and whose proof is approved unless told otherwise."""
    factories.key_ring()
    order = factories.funded_order(of, booklet_size=size, booklet_count=count)
    for _ in issue.issue(CONSOLE, order.id):
        pass
    db.session.refresh(order)
    if approved:
        factories.approved_proof(order)
    return order


def printed(order: Order, folder: Path, layout: str = "sheet") -> list[Path]:
    """The PDF parts of an order, in order."""
    for _ in run.print_order(order.id, folder, layout):
        pass
    return sorted(folder.glob("*.pdf"))


def rendered(order: Order, layout: str = design.SHEET) -> bytes:
    """The PDF of an order's first part, made in this process."""
    return drawing.render(make_drawable(parts.part(order, parts.parts_of(order)[0], layout)))


def pictures(path: Path | bytes, dpi: int = 150) -> Iterator[Image]:
    """Every page as a black-and-white copier would print it."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil()


def texts(path: Path | bytes) -> list[str]:
    """The words of each page."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def title(pdf: bytes) -> str:
    """The title of a document."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return str(document.get_metadata_value("Title"))


def codes(path: Path | bytes, dpi: int = 150) -> list[str]:
    """The texts of all QRs of a PDF."""
    return [text for page in pictures(path, dpi) for text in read(page)]


def cuttings(path: Path | bytes, dpi: int = 150) -> Iterator[tuple[str, Image]]:
    """Every QR of a PDF with its quiet zone, cut out of the grey page and blurred, beside its text.

    Blurred by 20 %: Gaussian blur with a standard deviation of a fifth of a module.
    """
    for page in pictures(path, dpi):
        for code in zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode):
            at = code.position
            module = (at.top_right.x - at.top_left.x) / len(qr.draw(code.text).matrix)
            quiet = qr.QUIET_MODULES * module
            corners = (
                at.top_left.x - quiet,
                at.top_left.y - quiet,
                at.bottom_right.x + quiet,
                at.bottom_right.y + quiet,
            )
            yield code.text, page.crop([round(edge) for edge in corners]).filter(GaussianBlur(BLUR * module))


def read(picture: Image) -> list[str]:
    """The texts of the QRs in a picture."""
    return [code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


def middles(picture: Image) -> dict[str, tuple[float, float]]:
    """The middles of the QRs in a picture, by their texts."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return {code.text: _middle(code.position) for code in found}


def _middle(at: zxingcpp.Position) -> tuple[float, float]:
    return (at.top_left.x + at.bottom_right.x) / 2, (at.top_left.y + at.bottom_right.y) / 2


def expected_codes(order: Order) -> set[str]:
    """The texts of an order's QRs: a URL for each cover, a token for each voucher."""
    booklets = [db.session.get_one(Booklet, key) for key in booklet_ids(order)]
    tokens = {text for booklet in booklets for text in qr_texts(booklet, range(1, booklet.size + 1))}
    return tokens | {links.address_of(booklet.id) for booklet in booklets}


def typed_codes(order: Order) -> list[str]:
    """The typed codes of an order's first booklet, in order."""
    return factories.typed_codes(db.session.get_one(Booklet, booklet_ids(order)[0]))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}

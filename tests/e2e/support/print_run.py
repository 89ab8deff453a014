"""A print run as scanned from paper: each code cut out of the PDF's pages, 150 dpi, grey, blurred by 20 %."""

from __future__ import annotations

import io
from itertools import islice

from tests.printing.support import paper


def first_booklet(pdf: bytes, size: int) -> dict[str, bytes]:
    """The pictures of the first booklet's cover and vouchers, by the texts of their codes; the cover comes first."""
    return {text: _png(picture) for text, picture in islice(paper.cuttings(pdf), size + 1)}


def _png(picture: paper.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()

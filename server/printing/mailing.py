"""The variable data of an order, for a mail house: one CSV line for each ticket, with its cover's link."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO

from .contents import PrintedBooklet, Wording

HEADER = (
    "booklet",
    "size",
    "position",
    "code",
    "qr_text",
    "cover_qr_text",
    "value",
    "valid",
    "campaign",
    "sponsor",
    "support_phone",
    "sponsor_text",
    "cover_text",
)


def write(file: IO[str], chunks: Iterable[list[PrintedBooklet]], wording: Wording, *, header: bool = True) -> None:
    """Write a line for each ticket, by booklet and position; ``header`` False continues a file."""
    lines = csv.writer(file)
    if header:
        lines.writerow(HEADER)
    alike = (
        wording.value,
        f"{wording.until_label} {wording.until}",
        wording.campaign,
        wording.sponsor,
        wording.support_phone or "",
        wording.sponsor_text or "",
        wording.cover_text or "",
    )
    for booklets in chunks:
        for booklet in booklets:
            size, address = len(booklet.vouchers), booklet.address
            lines.writerows(
                (booklet.number, size, voucher.position, voucher.code, voucher.qr_text, address, *alike)
                for voucher in booklet.vouchers
            )

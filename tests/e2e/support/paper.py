"""The people and things of the tests: accounts, a venue with its people, printed vouchers."""

from __future__ import annotations

from dataclasses import dataclass

from server.vouchers import qr
from tests.support import factories as make

PIXELS = 343  # seven for each of the 49 modules of a QR code with its margin


@dataclass(frozen=True)
class Account:
    """How someone signs in."""

    email: str
    name: str
    password: str = make.PASSWORD


@dataclass(frozen=True)
class Place:
    """A venue with its manager and its mediator."""

    id: int
    organisation_id: int
    name: str
    commune: str
    manager: Account
    mediator: Account


@dataclass(frozen=True)
class Scene:
    """A campaign before its first order: its sponsor, and a prescriber's organisation."""

    campaign_id: int
    prescribing_id: int
    sponsor: Account
    prescriber: Account


@dataclass(frozen=True)
class Paper:
    """A printed voucher: its number, the text of its QR, its typed code."""

    number: str
    text: str
    code: str

    @property
    def position(self) -> int:
        """Its position in the booklet."""
        return int(self.number.rpartition("-")[2])

    @property
    def picture(self) -> bytes:
        """Its QR."""
        return qr.png(self.text, PIXELS)


@dataclass(frozen=True)
class Carnet:
    """A booklet: its printed vouchers, and the URL of the beneficiary's page."""

    number: str
    address: str
    papers: list[Paper]

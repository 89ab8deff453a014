"""Tables of invoicing: number series, the operator's legal identity, issued invoices, frozen names."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..append_only import append_only
from ..db import Base, UtcDateTime


class NumberSeries(Base):
    """The last number taken from a series in a year."""

    __tablename__ = "number_series"
    __table_args__ = (CheckConstraint("last > 0", name="last_positive"),)

    series: Mapped[str] = mapped_column(String(4), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


@append_only
class Seller(Base):
    """The operator's legal identity on papers from ``recorded_at`` until the next row; the first row also before that.

    ``vat_bps`` is the VAT rate included in the fee. Without VAT, ``vat_mention`` says why. ``mentions`` are further
    facts that the law requires on invoices: share capital, register.
    """

    __tablename__ = "sellers"
    __table_args__ = (
        CheckConstraint("length(siret) = 14", name="siret_length"),
        CheckConstraint("vat_bps >= 0 AND vat_bps < 10000", name="vat_bps"),
        CheckConstraint("vat_bps = 0 OR vat_number IS NOT NULL", name="vat_has_number"),
        CheckConstraint("(vat_bps = 0) = (vat_mention <> '')", name="no_vat_has_mention"),
        CheckConstraint("bic IS NULL OR iban IS NOT NULL", name="bic_of_iban"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    name: Mapped[str]
    legal_form: Mapped[str]
    siret: Mapped[str] = mapped_column(String(14))
    vat_number: Mapped[str | None]
    vat_bps: Mapped[int]
    vat_mention: Mapped[str]
    address: Mapped[str]
    postcode: Mapped[str] = mapped_column(String(5))
    city: Mapped[str]
    email: Mapped[str]
    iban: Mapped[str | None] = mapped_column(String(34))
    bic: Mapped[str | None] = mapped_column(String(11))
    mentions: Mapped[str]


@append_only
class IssuedInvoice(Base):
    """The content of an invoice as JSON, so that it stays the same when names and addresses change."""

    __tablename__ = "issued_invoices"

    number: Mapped[str] = mapped_column(String(20), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


@append_only
class FrozenNames(Base):
    """The names and addresses on a statement or credit note as JSON, stored when it was written (see `names`).

    Its papers read names only from here, so that they are the same in later years.
    """

    __tablename__ = "frozen_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(35), unique=True)
    frozen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    content: Mapped[str] = mapped_column(Text)

"""Tables of invoicing: how far each series of numbers has come."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base


class NumberSeries(Base):
    """The last number taken of a series in a year."""

    __tablename__ = "number_series"
    __table_args__ = (CheckConstraint("last > 0", name="last_positive"),)

    series: Mapped[str] = mapped_column(String(4), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]

"""What every list can be narrowed by: a text, its days, a postcode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from sqlalchemy import ColumnElement, SQLColumnExpression, or_

from . import clock
from .folding import contains_folded
from .schemas import FreeTextField, Identifier

POSTCODE_START: Final = validate.Regexp(
    r"\A[0-9]{2,5}\Z", error="Écrivez un code postal, ou au moins ses deux premiers chiffres."
)
LONGEST_TEXT: Final = 100
BACKWARDS = "Le premier jour est après le dernier : échangez-les."


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What narrows a list: its first and its last day, both included, and words. Most lists add what they know."""

    from_day: date | None = None
    to_day: date | None = None
    text: str = ""


class DaysQuery(Schema):
    """``from`` and ``to``: the first and the last day, of Paris; either may be left out."""

    from_day = fields.Date(data_key="from")
    to_day = fields.Date(data_key="to")

    @validates_schema
    def check_order(self, wanted: dict[str, Any], **_options: Any) -> None:
        """Raises ValidationError at ``from`` for days in the wrong order."""
        first, last = wanted.get("from_day"), wanted.get("to_day")
        if first and last and first > last:
            raise ValidationError(BACKWARDS, "from")


class SearchQuery(DaysQuery):
    """Days and a ``text``: see `conditions_on_text`."""

    text = FreeTextField(load_default="", validate=validate.Length(0, LONGEST_TEXT))


def postcode_start() -> Identifier:
    """A postcode or how it begins: two digits at least."""
    return Identifier(validate=POSTCODE_START)


def conditions_on_days(
    moment: SQLColumnExpression[Any], first: date | None, last: date | None
) -> list[ColumnElement[bool]]:
    """SQL conditions: a moment lies on one of these days of Paris, both included; none without a day."""
    conditions: list[ColumnElement[bool]] = []
    if first:
        conditions.append(moment >= clock.start_of_day(first))
    if last:
        conditions.append(moment < clock.end_of_day(last))
    return conditions


def conditions_on_dates(
    day: SQLColumnExpression[Any], first: date | None, last: date | None
) -> list[ColumnElement[bool]]:
    """The same of a column that holds a day."""
    return [*([day >= first] if first else []), *([day <= last] if last else [])]


def conditions_on_text(text: str, *columns: Any) -> list[ColumnElement[bool]]:
    """SQL conditions: each word of a text stands in one of the columns, letter case and accents apart."""
    return [or_(*(contains_folded(column, word) for column in columns)) for word in text.split()]

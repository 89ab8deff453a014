"""Lists that come in pages: the query and answer fields of each, the rows of one page, the number of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from marshmallow import fields, validate
from sqlalchemy import Select, func, literal_column, select
from sqlalchemy.sql.base import ExecutableOption

from .db import db
from .schemas import LARGEST_ID

PAGE_LENGTH = 50
MOST_PAGES = LARGEST_ID // 100

Query = TypeVar("Query", bound=Select[Any])
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """The rows of one page, which page of how many it is, and how many rows all pages have."""

    rows: list[Row]
    page: int
    pages: int
    total: int


def page_field(most: int = MOST_PAGES) -> fields.Integer:
    """The page that a query asks for: the first unless told."""
    return fields.Integer(load_default=1, validate=validate.Range(1, most))


def page_fields(inside: str = "") -> tuple[fields.Integer, fields.Integer, fields.Integer]:
    """The fields ``page``, ``pages`` and ``total`` of an answer; ``inside`` leads to the object that has them."""
    page, pages, total = (fields.Integer(attribute=f"{inside}{name}") for name in ("page", "pages", "total"))
    return page, pages, total


def page_of(query: Query, page: int, length: int) -> Query:
    """The rows of one page of an ordered query."""
    return query.limit(length).offset((page - 1) * length)


def pages(total: int, length: int) -> int:
    """How many pages so many rows fill: one at least."""
    return max(1, -(-total // length))


def read_page(query: Select[Row], page: int, *options: ExecutableOption, length: int = PAGE_LENGTH) -> Paged[Row]:
    """One page of an ordered query of one thing, read with these loading options; two queries beside theirs."""
    total = count(query)
    found = db.session.scalars(page_of(query, page, length).options(*options))
    return Paged(list(found), page, pages(total, length), total)


def count(query: Select[Any]) -> int:
    """How many rows a query has."""
    bare: Select[Any] = query.with_only_columns(literal_column("1"), maintain_column_froms=True).order_by(None)
    return db.session.scalars(select(func.count()).select_from(bare.subquery())).one()

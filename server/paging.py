"""Lists that come in pages: the query and answer fields of each, the rows of one page, the number of pages."""

from __future__ import annotations

from typing import Any, TypeVar

from marshmallow import fields, validate
from sqlalchemy import Select

from .schemas import LARGEST_ID

PAGE_LENGTH = 50
MOST_PAGES = LARGEST_ID // 100

Query = TypeVar("Query", bound=Select[Any])


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

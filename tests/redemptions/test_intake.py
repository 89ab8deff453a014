"""The hand-written parser of a batch accepts exactly what its documented schema accepts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from server.errors import Invalid
from server.redemptions.intake import BATCH_LENGTH, LARGEST_SEQ, TEXT_LENGTH, Scan, parse_batch
from server.redemptions.schemas import ScanSchema
from server.schemas import LARGEST_ID
from server.venues.services import SERVICE_KEYS, SERVICES

GOOD = {
    "id": "0b8b6f5e-3f0e-4f63-9d6e-2f3d4b1c2a10",
    "token": "NONSENSE",
    "service": "digital_tools",
    "scanned_at": "2026-11-23T10:00:00.000Z",
    "seq": 1,
}
anything = st.sampled_from([None, True, [], {}]) | st.integers() | st.floats(allow_nan=False) | st.text()
ids = st.uuids().map(str) | anything
services = st.sampled_from([*SERVICES, *SERVICE_KEYS]) | anything
moments = st.datetimes(timezones=st.none() | st.just(UTC)).map(datetime.isoformat) | anything
numbers = st.integers(-1, LARGEST_SEQ + 1) | st.floats() | st.text()
people = st.integers(-1, LARGEST_ID + 1) | anything
texts = st.text(max_size=TEXT_LENGTH + 2) | anything


@st.composite
def items(draw: st.DrawFn) -> Any:
    """Items that are scans, nearly scans, or something else."""
    item = GOOD | draw(
        st.fixed_dictionaries({}, optional={"id": ids, "service": services, "scanned_at": moments, "seq": numbers})
    )
    for name in draw(st.sets(st.sampled_from(["token", "code", "id", "seq"]), max_size=2)):
        if name in item:
            del item[name]
    more = {"token": texts, "code": texts, "person_id": people, "more": anything}
    return item | draw(st.fixed_dictionaries({}, optional=more))


def by_schema(item: Any) -> Scan | None:
    """The scan that the documented schema reads from an item; ``token`` or ``code``, never both."""
    try:
        loaded: dict[str, Any] = ScanSchema().load(item)
    except ValidationError:
        return None
    if ("token" in loaded) == ("code" in loaded):
        return None
    return Scan(**loaded | {"service": SERVICE_KEYS.get(loaded["service"], loaded["service"])})


@given(items())
def test_an_item_is_read_as_the_schema_documents_it(item: Any) -> None:
    [read] = parse_batch({"redemptions": [item]})
    assert (read if isinstance(read, Scan) else None) == by_schema(item)


@pytest.mark.parametrize(
    "item", [None, 1, "text", [], {}, {"id": 7}, GOOD | {"seq": True}, GOOD | {"scanned_at": "soon"}]
)
def test_what_is_no_scan_becomes_its_id(item: Any) -> None:
    sent = item.get("id") if isinstance(item, dict) else None
    assert parse_batch({"redemptions": [item]}) == [sent if isinstance(sent, str) else None]


def test_a_bad_item_does_not_spoil_the_others() -> None:
    key = uuid4()
    first, bad, last = parse_batch({"redemptions": [GOOD, GOOD | {"seq": -1}, GOOD | {"id": str(key)}]})
    assert isinstance(first, Scan)
    assert isinstance(last, Scan)
    assert (first.id, bad, last.id) == (UUID(GOOD["id"]), GOOD["id"], key)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    [
        *(None, [], {}, "x"),
        *({"redemptions": items} for items in ([], {}, [GOOD] * (BATCH_LENGTH + 1))),
        {"redemptions": [GOOD], "more": 1},
    ],
)
def test_what_is_no_batch_is_refused(body: Any) -> None:
    with pytest.raises(Invalid) as refused:
        parse_batch(body)
    assert refused.value.fields == {"json": {"redemptions": ["a list of 1 to 100"]}}

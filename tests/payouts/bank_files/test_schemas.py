"""The banks' answers that tests are made of are messages by ISO's schemas, and what a schema accepts is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from server.payouts.bank_files import reader
from tests.payouts.bank_files.support import samples

SUPPORT = Path(samples.__file__).parent
SCHEMAS = SUPPORT / "schemas"
BROKEN = {"field-a4-tx-without-e2e.xml"}
"""A bank that wrote an element which its version has not; it was delivered so."""
NEWER = {"pain.002.001.10": "pain.002.001.12"}
"""A version of which no package has the schema, and the next one that has the same elements."""


def answers() -> list[str]:
    return sorted(path.name for path in (SUPPORT / "answers").glob("*.xml"))


def schema_of(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))


@pytest.mark.parametrize("name", answers())
def test_an_answer_is_valid_by_isos_schema_and_read(name: str) -> None:
    content = (SUPPORT / "answers" / name).read_bytes()
    told = etree.QName(etree.fromstring(content)).namespace.rsplit(":", 1)[1]
    meant = NEWER.get(told, told)
    message = content.replace(told.encode(), meant.encode())
    assert schema_of(meant).validate(etree.fromstring(message)) == (name not in BROKEN)
    assert reader.read(message).kind == meant[:8]
    assert reader.read(message) == reader.read(content)

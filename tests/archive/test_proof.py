"""An archive is verifiable by itself: anyone can recompute the log's leaves from its rows."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from server.archive import writing
from server.keys import jws_check
from server.transparency import tree
from tests.archive.support.contents import contents


@pytest.mark.usefixtures("world")
def test_every_leaf_can_be_made_again_from_the_files(tmp_path: Path) -> None:
    writing.export(tmp_path / "archive")
    files = contents(tmp_path / "archive")
    told = json.loads(files["manifest.json"])
    rows = {name: [json.loads(line) for line in text.splitlines()] for name, text in files.items() if "jsonl" in name}
    hashes = []
    for leaf in rows["log_leaves.jsonl"]:
        of = told["leaves"][leaf["kind"]]
        wanted = {of["key"]: leaf["event_id"], **of["where"]}
        event = next(row for row in rows[of["file"]] if {name: str(row[name]) for name in wanted} == wanted)
        columns = json.dumps(
            {name: event[name] for name in of["columns"]}, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        receipt = (event[of["receipt"]] or "") if of["receipt"] else ""
        content = sha256(receipt.encode()).digest() + sha256(columns.encode()).digest()
        assert tree.leaf_hash(content).hex() == leaf["hash"], leaf
        hashes.append(bytes.fromhex(leaf["hash"]))
    head = told["log_head"]
    assert tree.hash_of((0, head["size"]), tree.grow(0, {}, hashes)).hex() == head["root"]
    claims = jws_check.verify("poincon-log-head+jwt", head["signed"], json.loads(files["keys.json"])["keys"])
    assert (claims["size"], claims["root"]) == (head["size"], head["root"])
    assert hashes

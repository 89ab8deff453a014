"""`python -m server.verify` in a process without settings, database or network, on files that the API gave out."""

from __future__ import annotations

import json

from server.access import Actor
from server.transparency import service as log
from tests.verify.support.files import Files, scan


def test_receipts_are_genuine_and_in_the_log(files: Files, phone: Actor) -> None:
    scan(phone)
    log.publish()
    files.fetch()
    assert files.verify("receipts", "receipts") == (0, "3 of 3 receipts are genuine, 28,80 € net.\n")
    whole = files.verify("receipts", "receipts", "--proofs", "proofs")
    assert whole == (0, "3 of 3 receipts are genuine and in the log, 28,80 € net.\n")


def test_a_scan_that_the_log_dropped_is_shown_by_its_receipt(files: Files, phone: Actor) -> None:
    scan(phone)
    log.publish()
    files.fetch()
    files.write("proofs", "".join(files.read("proofs").splitlines(keepends=True)[1:]))
    code, said = files.verify("receipts", "receipts", "--proofs", "proofs")
    assert (code, "no proof that the log holds this receipt" in said) == (1, True)


def test_a_proof_of_another_place_proves_nothing(files: Files, phone: Actor) -> None:
    scan(phone)
    log.publish()
    files.fetch()
    bent = [json.loads(line) for line in files.read("proofs").splitlines()]
    bent[0]["index"] += 1
    files.write("proofs", "".join(f"{json.dumps(one)}\n" for one in bent))
    code, said = files.verify("receipts", "receipts", "--proofs", "proofs")
    assert code == 1
    assert "2 of 3 receipts are genuine and in the log" in said


def test_the_log_only_grew_and_a_copy_of_it_fits(files: Files, phone: Actor) -> None:
    for name in ("older", "newer"):
        scan(phone)
        files.write(name, log.publish().signed)
    files.fetch()
    newest, oldest = files.get("/api/log/heads")["heads"]
    path = files.get(f"/api/log/consistency?first={oldest['size']}&second={newest['size']}")
    files.write("path", json.dumps(path))
    assert files.verify("growth", "older", "newer", "path")[0] == 0
    assert files.verify("growth", "newer", "older", "path")[0] == 1
    hashes = files.get("/api/log/leaves")["hashes"]
    files.write("leaves", "\n".join(hashes))
    assert files.verify("tree", "leaves", "newer")[0] == 0
    files.write("leaves", "\n".join(reversed(hashes)))
    assert files.verify("tree", "leaves", "newer")[0] == 1

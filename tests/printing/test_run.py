"""A print run: complete files, the same bytes each time, even after it was killed."""

from __future__ import annotations

import csv
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from server.commands import CONSOLE
from server.config import Config
from server.keys import ring
from server.printing import design, parts, processes, run, sponsor_papers
from server.printing.files import MARK, take_folder
from server.printing.refusals import FolderNotWritable, NotIssued, OtherRun, ProofNotApproved, RunGoingOn
from tests.support import factories
from tests.support.databases import PUBLIC_URL, SECRET_KEY

from .support import logos, paper


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder for the printer, which does not exist yet."""
    return tmp_path / "out"


def test_two_runs_are_the_same_byte_for_byte(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART_BOOKLETS", 2)
    order = paper.issued_order(3, 5)
    for folder in ("one", "other"):
        paper.printed(order, tmp_path / folder)
    one = paper.contents(tmp_path / "one")
    assert len(one) == 2 + 2
    assert one == paper.contents(tmp_path / "other")


def test_a_run_killed_half_way_ends_as_one_that_was_not(app: Flask, config: Config, tmp_path: Path) -> None:
    order = paper.issued_order(250, 5)
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    process = start(config, order.id, killed)
    try:
        while not list(killed.glob("*.pdf")):
            assert process.poll() is None
            time.sleep(0.01)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert 1 <= len(list(killed.glob("*.pdf"))) < 3
    for folder in (killed, whole):
        paper.printed(order, folder)
    assert paper.contents(killed) == paper.contents(whole)


def start(config: Config, order_id: int, folder: Path) -> subprocess.Popen[bytes]:
    """The real command, in a process of its own."""
    command = [sys.executable, "-m", "flask", "--app", "server", "booklets", "print", str(order_id), "--out", folder]
    settings = {"DATABASE_URL": config.database_url, "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": PUBLIC_URL}
    return subprocess.Popen(command, env=settings, stderr=subprocess.DEVNULL)  # noqa: S603  # our own command


def test_a_part_that_stands_is_kept(app: Flask, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART_BOOKLETS", 1)
    order = paper.issued_order(2, 5)
    first, second = paper.printed(order, out)
    made = first.stat().st_mtime_ns
    second.unlink()
    assert list(run.print_order(order.id, out, design.SHEET)) == [1, 2]
    assert first.stat().st_mtime_ns == made


def test_only_its_owner_reads_what_is_printed(app: Flask, out: Path) -> None:
    paper.printed(paper.issued_order(1, 5), out)
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}


def test_the_mail_house_gets_every_ticket_with_its_cover(app: Flask, out: Path) -> None:
    order = paper.issued_order(2, 5)
    paper.printed(order, out)
    with (out / parts.DATA_FILE).open(newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["booklet"], line["position"]) for line in lines[4:6]] == [("1-1", "5"), ("1-2", "1")]
    assert {line["qr_text"] for line in lines} | {line["cover_qr_text"] for line in lines} == paper.expected_codes(
        order
    )


def test_another_run_does_not_mix_into_a_folder(app: Flask, out: Path) -> None:
    order = paper.issued_order(1, 5)
    paper.printed(order, out)
    before = paper.contents(out)
    with pytest.raises(OtherRun, match="autre tirage"):
        paper.printed(order, out, design.TICKET)
    ring.rotate(CONSOLE, at_once=True)
    with pytest.raises(OtherRun, match="autre tirage"):
        paper.printed(order, out)
    assert paper.contents(out) == before


def test_a_run_begun_with_another_logo_is_not_gone_on_with(app: Flask, out: Path) -> None:
    order = paper.issued_order(1, 5)
    paper.printed(order, out)
    sponsor_papers.take_logo(factories.actor(factories.operator()), order.campaign.sponsor_id, logos.picture())
    with pytest.raises(ProofNotApproved):
        paper.printed(order, out)
    factories.approved_proof(order)
    with pytest.raises(OtherRun):
        paper.printed(order, out)


def test_a_folder_with_other_files_of_that_kind_is_refused(app: Flask, out: Path) -> None:
    out.mkdir()
    (out / "autre.pdf").write_bytes(b"")
    with pytest.raises(OtherRun):
        paper.printed(paper.issued_order(1, 5), out)


def test_an_order_not_issued_is_not_printed(app: Flask, out: Path) -> None:
    with pytest.raises(NotIssued, match="émis"):
        paper.printed(factories.order(), out)
    assert not out.exists()


def test_a_folder_that_cannot_be_written_is_named(app: Flask, out: Path) -> None:
    out.write_text("")
    with pytest.raises(FolderNotWritable, match="out/folder"):
        paper.printed(paper.issued_order(1, 5), out / "folder")


def test_command_prints_and_says_what(app: Flask, runner: FlaskCliRunner, out: Path) -> None:
    order = paper.issued_order(1, 5)
    result = runner.invoke(args=["booklets", "print", str(order.id), "--out", str(out), "--format", "ticket"])
    assert result.exit_code == 0, result.output
    assert f"order {order.id}: 1 booklets in {out}" in result.output
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".csv", ".txt"}
    assert (out / MARK).exists()


def test_command_refuses_an_unknown_order_in_a_sentence(app: Flask, runner: FlaskCliRunner, out: Path) -> None:
    result = runner.invoke(args=["booklets", "print", "7", "--out", str(out)])
    assert result.exit_code == 1
    assert "Cette commande n'existe pas. Vérifiez son numéro." in result.output


def test_command_says_who_has_to_approve_the_proof_first(app: Flask, runner: FlaskCliRunner, out: Path) -> None:
    order = paper.issued_order(1, 5, approved=False)
    result = runner.invoke(args=["booklets", "print", str(order.id), "--out", str(out)])
    assert result.exit_code == 1
    assert "Le commanditaire la relit et l'approuve" in result.output
    assert not out.exists()


def test_a_second_run_waits_for_the_first(app: Flask, out: Path) -> None:
    order = paper.issued_order(1, 5)
    with take_folder(out, parts.fingerprint(order, design.SHEET)), pytest.raises(RunGoingOn, match="déjà en cours"):
        paper.printed(order, out)


def test_a_process_that_dies_is_not_taken_for_done() -> None:
    with pytest.raises(processes.WorkFailed):
        list(processes.run_each(os._exit, [3]))

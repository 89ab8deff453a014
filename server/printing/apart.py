"""Apart: drawing for the web in a separate process, one at a time in each worker, with a time limit.

Typst's caches end with the process, a picture made to crash a decoder crashes only it, and the threads that answer
scans stay free: at most three requests draw or wait, a fourth gets PrinterBusy. The process loads only what draws.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

from ..db import db
from .refusals import DrawingFailed, PrinterBusy

SERVER = Path(__file__).parent.parent
LIGHT = """
import importlib, sys, types
server = types.ModuleType("server")
server.__path__ = [sys.argv[1]]
sys.modules["server"] = server
importlib.import_module(sys.argv[2]).main()
"""
MOST_SECONDS = 60
PATIENCE_SECONDS = 20
DRAWING, INSIDE = BoundedSemaphore(1), BoundedSemaphore(3)

log = logging.getLogger(__name__)


class Refused(Exception):
    """The process refused its input; the text is the reason's code."""


def draw(module: str, sent: bytes, refusal_status: int = 0) -> bytes:
    """Run ``main`` of a module of `server`, such as ``printing.drawing``, with ``sent`` as stdin; returns its stdout.

    Rolls the session back first: drawing takes long, and needs no connection.

    Raises PrinterBusy, DrawingFailed, and Refused when it exits with ``refusal_status``, its stderr being the reason.
    """
    command = [sys.executable, "-c", LIGHT, str(SERVER), f"{SERVER.name}.{module}"]
    db.session.rollback()
    with _turn():
        try:
            ended = subprocess.run(command, input=sent, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603  # our own
        except subprocess.TimeoutExpired as error:
            raise DrawingFailed from error
    if refusal_status and ended.returncode == refusal_status:
        raise Refused(ended.stderr.decode())
    if ended.returncode:
        log.error("%s ended with %d: %s", module, ended.returncode, ended.stderr.decode(errors="replace")[-2000:])
        raise DrawingFailed
    return ended.stdout


@contextmanager
def _turn() -> Iterator[None]:
    if not INSIDE.acquire(blocking=False):
        raise PrinterBusy
    try:
        if not DRAWING.acquire(timeout=PATIENCE_SECONDS):
            raise PrinterBusy
        try:
            yield
        finally:
            DRAWING.release()
    finally:
        INSIDE.release()

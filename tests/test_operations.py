"""`docs/operations.md` explains every setting and every command."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask

from tests.support.source import SERVER

OPERATIONS = Path(__file__).parent.parent / "docs" / "operations.md"
OF_OTHERS = {"run", "shell", "routes", "db", "openapi"}


def commands(group: click.Group, path: str = "flask") -> Iterator[str]:
    """The full name of each of our commands."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def settings() -> set[str]:
    """Every name that the server reads from the environment."""
    source = "\n".join(path.read_text() for path in SERVER.rglob("*.py"))
    return set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+|PORT|DEMO)"', (SERVER / "config.py").read_text())) | set(
        re.findall(r'os\.environ(?:\.get\(|\[)["\']([A-Z_]+)', source)
    )


def test_every_setting_is_explained() -> None:
    assert {"DATABASE_URL", "SECRET_KEY", "PUBLIC_URL", "DEMO", "PORT"} <= settings()
    assert {name for name in settings() if f"`{name}`" not in OPERATIONS.read_text()} == set()


def test_every_command_is_explained(app: Flask) -> None:
    ours = [name for name in commands(app.cli) if name.split()[1] not in OF_OTHERS]
    assert "flask people add" in ours
    assert [name for name in ours if name not in OPERATIONS.read_text()] == []

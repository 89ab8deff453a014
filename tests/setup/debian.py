"""Installs Debian's packages, as root only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


def can_install() -> bool:
    """Whether this user may install Debian's packages here."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Install packages without asking; raises CalledProcessError."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], check=True, stdout=sys.stderr)
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=quiet, stdout=sys.stderr)

"""Checks that Firefox and WebKit are there for the tests of the other engines; installs them, or says what to install.

Exits with 0 when both are there, else with 1 and a message.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress

from . import debian

PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1")
PROGRAMS = ("WebKitWebDriver", "Xvfb")
BINDINGS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"


def present() -> bool:
    """Whether both engines, their driver and their screen are installed."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    return bool(firefox) and all(map(shutil.which, PROGRAMS)) and _has_bindings()


def _has_bindings() -> bool:
    # The system's Python rather than the environment's: it has Debian's bindings.
    return subprocess.run(["/usr/bin/python3", "-c", BINDINGS], check=False, capture_output=True).returncode == 0


def main() -> None:
    """Install what is missing."""
    if not present() and debian.can_install():
        print("Installing Firefox and WebKit for the tests of the other engines…", file=sys.stderr)
        with suppress(subprocess.CalledProcessError):  # apt has said why
            debian.install(PACKAGES)
    if not present():
        sys.exit(f"The tests of the other engines need Debian's packages: apt install {' '.join(PACKAGES)}")


if __name__ == "__main__":
    main()

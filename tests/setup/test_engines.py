"""What is missing for the other engines is installed where that is possible, else named in a message."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

import pytest

from . import debian, engines


class Machine:
    """A machine without the engines, on which packages can be installed."""

    def __init__(self, *, root: bool, has_network: bool = True) -> None:
        self.root = root
        self._has_network = has_network
        self.installed: list[str] = []

    def install(self, packages: Sequence[str]) -> None:
        if not self._has_network:
            raise subprocess.CalledProcessError(100, "apt-get")
        self.installed += packages


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[Machine], Machine]:
    """Replaces this machine by a simulated one."""

    def put(machine: Machine) -> Machine:
        monkeypatch.setattr(debian, "can_install", lambda: machine.root)
        monkeypatch.setattr(debian, "install", machine.install)
        monkeypatch.setattr(engines, "present", lambda: bool(machine.installed))
        return machine

    return put


def test_root_installs_what_is_missing_once(on: Callable[[Machine], Machine]) -> None:
    machine = on(Machine(root=True))
    engines.main()
    engines.main()
    assert machine.installed == list(engines.PACKAGES)


@pytest.mark.parametrize("machine", [Machine(root=False), Machine(root=True, has_network=False)])
def test_who_cannot_install_is_told_what_to_install(on: Callable[[Machine], Machine], machine: Machine) -> None:
    on(machine)
    with pytest.raises(SystemExit, match="apt install firefox-esr webkit2gtk-driver") as exit_:
        engines.main()
    assert isinstance(exit_.value.code, str)  # Python prints it and exits with 1

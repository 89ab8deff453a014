"""Fixtures: each test once in Firefox and once in WebKit, with a profile of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ..paper import Carnet, Place
from ..server import Server
from .canvas_camera import CanvasCamera
from .engine import Driver, Tab
from .firefox import Firefox
from .scanner import Scanner
from .webkit import WebKit, virtual_screen

WIDTH, HEIGHT = 360, 740


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The screen that WebKit draws on."""
    with virtual_screen() as display:
        yield display


@pytest.fixture(params=["firefox", "webkit"])
def driver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Driver]:
    """The engine, running."""
    if request.param == "firefox":
        driver: Driver = Firefox(tmp_path, WIDTH, HEIGHT)
    else:
        driver = WebKit(tmp_path, WIDTH, HEIGHT, request.getfixturevalue("display"))
    yield driver
    driver.quit()


@pytest.fixture
def tab(driver: Driver, server: Server) -> Tab:
    """Its one tab."""
    return Tab(driver, server.url)


@pytest.fixture
def scanner(tab: Tab, place: Place, carnet: Carnet) -> Scanner:
    """A phone enrolled for the venue, its camera a canvas."""
    return Scanner(tab, CanvasCamera(tab.driver)).enrol(place.mediator)

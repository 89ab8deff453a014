"""Fixtures: each test once in Firefox and once in WebKit, with a profile of its own."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from ..support.paper import Carnet, Place
from ..support.server import Server
from .support.canvas_camera import CanvasCamera
from .support.engine import Driver, Tab
from .support.evidence import Evidence
from .support.firefox import Firefox
from .support.scanner import Scanner
from .support.webkit import WebKit, virtual_screen

WIDTH, HEIGHT = 360, 740
EVIDENCE = pytest.StashKey[Evidence]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The report of a failed test says what was on the screen and what the browser wrote."""
    report = yield
    evidence = item.stash.get(EVIDENCE, None)
    if report.failed and evidence is not None and report.when != "teardown":
        report.sections += evidence.sections()
    return report


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The screen that WebKit draws on."""
    with virtual_screen() as display:
        yield display


@pytest.fixture(params=["firefox", "webkit"])
def driver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Driver]:
    """The engine, running; killed at the end, also when it could not start."""
    evidence = request.node.stash[EVIDENCE] = Evidence(tmp_path)
    if request.param == "firefox":
        driver: Driver = Firefox(tmp_path, WIDTH, HEIGHT)
    else:
        driver = WebKit(tmp_path, WIDTH, HEIGHT, request.getfixturevalue("display"))
    try:
        driver.start()
        evidence.driver = driver
        yield driver
    finally:
        driver.quit()


@pytest.fixture
def tab(driver: Driver, server: Server) -> Tab:
    """Its one tab."""
    return Tab(driver, server.url)


@pytest.fixture
def scanner(tab: Tab, place: Place, carnet: Carnet) -> Scanner:
    """A phone enrolled for the venue, its camera a canvas."""
    return Scanner(tab, CanvasCamera(tab.driver)).enrol(place.mediator)

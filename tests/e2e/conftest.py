"""Fixtures of the browser tests: one server, one browser with a camera, a phone for each test."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType

from tests.setup import chromium

from .support.alone import Alone
from .support.camera import Camera
from .support.depot import Depot, filled
from .support.desk import Desk
from .support.gallery import Gallery
from .support.handset import Handset
from .support.office import Office
from .support.paper import Account, Carnet, Place
from .support.patience import be_patient
from .support.phone import CHEAP, Phone
from .support.pool import ProfilePool
from .support.server import Server
from .support.version import Release, released
from .support.watch import Watch
from .support.wire import Wire, wired
from .support.witness import tell_pages, tell_trouble

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each test of this folder is a browser test."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add what went wrong and the pages that are open to the report of a test that failed."""
    report = yield
    watch: Watch | None = item.funcargs.get("watch")
    if call.when == "call" and report.failed and watch:
        report.sections.append(("Requests that failed", tell_trouble(watch.trouble)))
        report.sections.append(("Open pages", tell_pages(watch.contexts)))
    return report


@pytest.fixture(scope="session")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Camera:
    """What every phone of the shared browser sees."""
    return Camera(tmp_path_factory.mktemp("camera") / "scene.y4m")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], camera: Camera) -> dict[str, Any]:
    """The system's Chromium, with the fake camera."""
    return {**browser_type_launch_args, "executable_path": chromium.find_or_install(), "args": camera.flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A cheap phone of a French mediator."""
    return {**browser_context_args, **CHEAP}


@pytest.fixture(scope="session")
def released_server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server that was released and is never started."""
    server = Server(tmp_path_factory.mktemp("released"))
    server.release()
    return server


@pytest.fixture(scope="session")
def one_server(tmp_path_factory: pytest.TempPathFactory, released_server: Server) -> Iterator[Server]:
    """The server of the run."""
    server = Server(tmp_path_factory.mktemp("server"))
    server.release_as(released_server)
    yield server
    server.kill()


@pytest.fixture(scope="session")
def base_url(one_server: Server) -> str:
    """Where paths begin."""
    return one_server.url


@pytest.fixture(scope="session")
def office(one_server: Server) -> Iterator[Office]:
    """The operator's office."""
    office = Office(one_server)
    yield office
    office.close()


@pytest.fixture
def server(one_server: Server, office: Office) -> Server:
    """The server, running, whatever the test before did to it."""
    one_server.start()
    return one_server


@pytest.fixture
def watch(server: Server) -> Iterator[Watch]:
    """No page of any test asks another host, breaks the content policy or throws."""
    watch = Watch(server.url)
    yield watch
    assert watch.all_offences() == []


@pytest.fixture
def place(office: Office) -> Place:
    """A venue that redeems."""
    return office.place()


@pytest.fixture
def profile(new_context: Callable[..., BrowserContext], watch: Watch) -> Callable[..., BrowserContext]:
    """Makes fresh browser profiles, watched."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        be_patient(context)
        watch.over(context)
        return context

    return make


@pytest.fixture(scope="session")
def pool(browser: Browser, browser_context_args: dict[str, Any], base_url: str) -> ProfilePool:
    """Profiles that keep the app from test to test."""

    def make() -> BrowserContext:
        context = browser.new_context(**browser_context_args)
        be_patient(context)
        return context

    return ProfilePool(make, base_url)


@pytest.fixture
def kept_profile(pool: ProfilePool, watch: Watch) -> Iterator[Callable[[], BrowserContext]]:
    """Lends profiles that keep the app and nothing else, watched."""
    lent: list[BrowserContext] = []

    def lend() -> BrowserContext:
        lent.append(pool.lend())
        watch.over(lent[-1])
        return lent[-1]

    yield lend
    for context in lent:
        watch.leave(context)
        pool.take_back(context)


@pytest.fixture
def new_phone(kept_profile: Callable[[], BrowserContext], camera: Camera) -> Callable[[], Phone]:
    """Makes phones that keep the app and have no user yet."""
    camera.look_away()
    return lambda: Phone(kept_profile(), camera)


@pytest.fixture
def unused_phone(profile: Callable[..., BrowserContext], camera: Camera) -> Callable[..., Phone]:
    """Makes phones that never opened the app."""
    camera.look_away()
    return lambda **options: Phone(profile(**options), camera)


@pytest.fixture
def depot(office: Office, server: Server) -> Depot:
    """Twenty-five booklets in a sponsor's stock."""
    return filled(office)


@pytest.fixture
def carnet(office: Office, server: Server) -> Carnet:
    """Ten vouchers in the hands of ten people."""
    return office.carnet(10)


@pytest.fixture
def phone(new_phone: Callable[..., Phone], place: Place, carnet: Carnet) -> Phone:
    """A phone enrolled for the venue after the booklet was funded: camera on, the whole app kept for offline use."""
    return new_phone().open().sign_in(place.mediator).enrol().works_offline()


@pytest.fixture
def new_desk(kept_profile: Callable[[], BrowserContext]) -> Callable[[str, Account], Desk]:
    """Opens someone's desk."""
    return lambda path, account: Desk(kept_profile().pages[0]).open(path, account)


@pytest.fixture(scope="session")
def options(
    browser_type_launch_args: dict[str, Any], browser_context_args: dict[str, Any], base_url: str
) -> dict[str, Any]:
    """All that a browser of its own is started with, but for its camera."""
    launch = {name: value for name, value in browser_type_launch_args.items() if name != "args"}
    return launch | browser_context_args | {"base_url": base_url}


@pytest.fixture
def handset(tmp_path: Path, browser_type: BrowserType, options: dict[str, Any], watch: Watch) -> Iterator[Handset]:
    """A phone whose browser can be killed and started again."""
    handset = Handset(tmp_path, browser_type, options, watch)
    yield handset
    handset.switch_off()


@pytest.fixture
def wire(one_server: Server, office: Office) -> Iterator[Wire]:
    """The server stands behind a wire for this test."""
    with wired(one_server) as wire:
        yield wire


@pytest.fixture
def release(server: Server, tmp_path: Path, pool: ProfilePool) -> Iterator[Release]:
    """The server can be updated in this test."""
    with released(server, tmp_path) as release:
        yield release
    pool.forget()


@pytest.fixture
def alone(
    tmp_path: Path, released_server: Server, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Alone]:
    """A server for this test alone, watched as the shared one is."""
    server = Server(tmp_path)
    server.release_as(released_server)
    server.start()
    alone = Alone(server, browser, browser_context_args)
    yield alone
    assert alone.end() == []


@pytest.fixture
def gallery() -> Iterator[Gallery]:
    """Whatever is wrong on a screen fails the test at its end, all at once."""
    gallery = Gallery()
    yield gallery
    assert not gallery.faults, "\n".join(gallery.faults)

"""The beneficiary's page for everyone: eight languages, large text, reading aloud, a browser of 2021, few bytes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .support.browsers import OF_2021
from .support.camera import read_code
from .support.gallery import Gallery
from .support.paper import Carnet, Place
from .support.patience import be_patient
from .support.server import ROOT
from .support.watch import Watch

PWA = ROOT / "pwa"
STATIC = ROOT / "server" / "static"
LIGHTEST_BYTES = 30_000
PhoneOf = Callable[..., BrowserContext]


@dataclass(frozen=True)
class Spoken:
    """The language of a phone, that of the page, its direction, and a sentence of the page about ten vouchers."""

    locale: str
    language: str
    direction: str
    left: str


FRENCH = Spoken("fr-FR", "fr", "ltr", "Il vous reste 10 pass")
ARABIC = Spoken("ar-DZ", "ar", "rtl", "بقيت لديك 10 قسائم")
UKRAINIAN = Spoken("uk-UA", "uk", "ltr", "У вас залишилося 10 талонів")
TURKISH = Spoken("tr-TR", "tr", "ltr", "10 kuponunuz kaldı")
SPOKEN = [
    FRENCH,
    ARABIC,
    UKRAINIAN,
    TURKISH,
    Spoken("en-GB", "en", "ltr", "You have 10 vouchers left"),
    Spoken("pt-PT", "pt", "ltr", "Restam-lhe 10 passes"),
    Spoken("es-ES", "es", "ltr", "Le quedan 10 pases"),
    Spoken("fa-AF", "fa-AF", "rtl", "برای شما 10 کوپون مانده است"),
]
each_language = pytest.mark.parametrize("spoken", SPOKEN, ids=lambda spoken: spoken.language)

# A voice of the phone: headless browsers have none.
VOICE = """
window.said = [];
const voices = [{lang: 'uk-UA', localService: true, name: 'a voice'}];
Object.defineProperty(window, 'speechSynthesis', {value: Object.assign(new EventTarget(), {
  getVoices: () => voices, speak: ({text}) => said.push(text), cancel: () => { said.length = 0; },
})});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def phone_of(
    browser: Browser, browser_context_args: dict[str, Any], watch: Watch
) -> Iterator[Callable[..., BrowserContext]]:
    """Makes phones set to a language, with the watch on."""
    with ExitStack() as stack:

        def make(spoken: Spoken, **options: Any) -> BrowserContext:
            given = {**browser_context_args, "locale": spoken.locale, **options}
            context = browser.new_context(**given)
            be_patient(context)
            stack.callback(context.close)
            watch.over(context)
            return context

        yield make


def opened(context: BrowserContext, carnet: Carnet, spoken: Spoken) -> Page:
    """The page of a booklet of ten, in its language."""
    page = context.new_page()
    page.goto(carnet.address)
    expect(page.get_by_text(spoken.left)).to_be_visible()
    return page


@each_language
def test_a_phone_of_each_language_is_answered_in_it(
    phone_of: PhoneOf, carnet: Carnet, gallery: Gallery, place: Place, spoken: Spoken
) -> None:
    page = opened(phone_of(spoken), carnet, spoken)
    expect(page.locator("html")).to_have_attribute("lang", spoken.language)
    expect(page.locator("html")).to_have_attribute("dir", spoken.direction)
    assert read_code(page.screenshot()) == carnet.papers[0].text
    gallery.look(page, f"booklet-{spoken.language}")


@each_language
def test_a_first_visit_in_one_language_is_light(phone_of: PhoneOf, carnet: Carnet, spoken: Spoken) -> None:
    context = phone_of(spoken, service_workers="block")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    opened(context, carnet, spoken)
    files = [STATIC / "carnet.html", *(STATIC / path[1:] for path in asked if path.startswith("/assets/"))]
    texts = [path for path in files if path.name.startswith("carnet-") and path.suffix == ".js"]
    assert len(texts) == (1 if spoken is FRENCH else 2)
    assert sum(_sent(path) for path in files) < LIGHTEST_BYTES


@each_language
def test_larger_text_and_a_zoom_of_two_cut_nothing_off(
    phone_of: PhoneOf, carnet: Carnet, place: Place, spoken: Spoken
) -> None:
    page = opened(phone_of(spoken), carnet, spoken)
    page.locator(".tools button").last.click()
    widths = []
    for width in (320, 180):
        page.set_viewport_size({"width": width, "height": 740})
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
    assert widths == [320, 180]


def test_a_language_chosen_by_the_keyboard_is_kept_and_opens_without_network(phone_of: PhoneOf, carnet: Carnet) -> None:
    page = opened(phone_of(FRENCH), carnet, FRENCH)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Langue")).to_be_focused()
    page.get_by_label("Langue").select_option("العربية")
    expect(page.get_by_text(ARABIC.left)).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_text(ARABIC.left)).to_be_visible()
    page.get_by_label("اللغة").select_option("Українська")
    expect(page.get_by_text(UKRAINIAN.left)).to_be_visible()


def test_in_arabic_the_next_voucher_is_reached_by_its_button(phone_of: PhoneOf, carnet: Carnet) -> None:
    page = opened(phone_of(ARABIC, reduced_motion="reduce"), carnet, ARABIC)
    page.get_by_role("button", name="التالي", exact=True).click()
    expect(page.get_by_role("img", name="2")).to_be_in_viewport(ratio=1)
    assert read_code(page.screenshot()) == carnet.papers[1].text
    code = page.locator(".swipe__one[aria-hidden=false] .code__text")
    assert code.inner_text().replace("-", "") == carnet.papers[1].code
    assert code.evaluate("element => getComputedStyle(element).direction") == "ltr"


def test_a_phone_with_a_voice_reads_the_page_aloud(phone_of: PhoneOf, carnet: Carnet) -> None:
    context = phone_of(UKRAINIAN)
    context.add_init_script(VOICE)
    page = opened(context, carnet, UKRAINIAN)
    page.get_by_role("button", name="Слухати").press("Enter")
    assert UKRAINIAN.left in page.evaluate("said")
    page.get_by_role("button", name="Зупинити").click()
    assert page.evaluate("said") == []
    page.get_by_label("Мова").select_option("Türkçe")
    expect(page.get_by_text(TURKISH.left)).to_be_visible()
    expect(page.get_by_role("button", name="Dinle")).to_have_count(0)


def test_the_way_to_a_place_is_a_plain_link(phone_of: PhoneOf, carnet: Carnet, place: Place) -> None:
    page = opened(phone_of(FRENCH), carnet, FRENCH)
    way = page.get_by_role("link", name="Y aller, Lieu").first.get_attribute("href") or ""
    assert way.startswith("https://www.openstreetmap.org/directions?to=44.")
    phone = opened(phone_of(FRENCH, user_agent="Mozilla/5.0 (Linux; Android 11)"), carnet, FRENCH)
    way = phone.get_by_role("link", name="Y aller, Lieu").first.get_attribute("href") or ""
    assert way.startswith("geo:44.")


def test_a_browser_of_2021_shows_the_square(phone_of: PhoneOf, carnet: Carnet) -> None:
    context = phone_of(FRENCH)
    context.add_init_script(OF_2021)
    page = opened(context, carnet, FRENCH)
    assert read_code(page.screenshot()) == carnet.papers[0].text


def test_what_is_built_can_be_read_by_a_browser_of_2021() -> None:
    files = [str(path) for path in (*STATIC.glob("assets/*.js"), STATIC / "sw.js")]
    assert any("carnet-ar-" in name for name in files)
    node = shutil.which("node")
    assert node
    command = [node, "tools/parses.mjs", "2021", *files]
    found = subprocess.run(command, cwd=PWA, capture_output=True, text=True, check=False)  # noqa: S603  # our own build
    assert found.stderr == ""


def _sent(path: Path) -> int:
    """The transferred size of a file in bytes: as brotli where there is such a copy."""
    squeezed = path.with_name(f"{path.name}.br")
    return (squeezed if squeezed.exists() else path).stat().st_size

"""The app can be put on the home screen."""

from __future__ import annotations

from .support.handset import Handset
from .support.patience import eventually


def test_browser_finds_nothing_against_installing(handset: Handset) -> None:
    phone = handset.switch_on().works_offline()
    cdp = phone.context.new_cdp_session(phone.page)
    eventually(lambda: cdp.send("Page.getInstallabilityErrors")["installabilityErrors"], lambda errors: errors == [])

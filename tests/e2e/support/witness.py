"""What a failed browser test leaves in its report: the address and the words of each page that was open."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Error, Page

MOST_WORDS = 1500
SECOND_MS = 1000


def tell_pages(contexts: list[BrowserContext]) -> str:
    """Each open page of these contexts, as text."""
    return "\n\n".join(_told(page) for context in contexts for page in context.pages)


def _told(page: Page) -> str:
    try:
        words = page.locator("body").inner_text(timeout=SECOND_MS)
    except Error as error:
        words = f"no words: {error}"
    return f"{page.url}\n{words[:MOST_WORDS]}"

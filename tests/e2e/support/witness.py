"""What a failed browser test leaves in its report: the address and the words of each page that was open."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Error, Page

MOST_WORDS = 600
MOST_TROUBLES = 20
MOST_LETTERS = 200
ENDED = "net::ERR_ABORTED"
SECOND_MS = 1000


def tell_trouble(trouble: list[str]) -> str:
    """What went wrong last, a line each; short, since a long log is cut. What a navigation ended is only counted."""
    told = [each[:MOST_LETTERS] for each in trouble if not each.endswith(ENDED)]
    return "\n".join([*told[-MOST_TROUBLES:], f"and {len(trouble) - len(told)} that a navigation ended"])


def tell_pages(contexts: list[BrowserContext]) -> str:
    """Each open page of these contexts, as text."""
    return "\n\n".join(_told(page) for context in contexts for page in context.pages)


def _told(page: Page) -> str:
    try:
        words = page.locator("body").inner_text(timeout=SECOND_MS)
    except Error as error:
        words = f"no words: {error}"
    return f"{page.url}\n{words[:MOST_WORDS]}"

/** A code that is aimed at and not meant, once it has been looked at for a moment. Pure. */

/** How long a code must be aimed at before it is named: longer than a glance, less than a second. */
const AFTER_MS = 600;
/** How long it may go unread and still count as in view. */
const GONE_AFTER_MS = 500;

export class Stranger {
  #text: string | null = null;
  #sinceMs = 0;
  #seenMs = 0;

  /** The stranger to name, given the text in the middle of the frame; null for none. */
  look(aimed: string | null, isMeant: (text: string) => boolean, nowMs: number): string | null {
    if (aimed === null) {
      if (nowMs - this.#seenMs > GONE_AFTER_MS) this.#text = null;
    } else {
      const text = isMeant(aimed) ? null : aimed;
      if (text !== this.#text) this.#sinceMs = nowMs;
      [this.#text, this.#seenMs] = [text, nowMs];
    }
    return nowMs - this.#sinceMs >= AFTER_MS ? this.#text : null;
  }

  forget(): void {
    this.#text = null;
  }
}

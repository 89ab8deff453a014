/** A code that is aimed at and not meant, once it has been looked at for a moment. Pure. */

/** How long a code must be aimed at before it is named: longer than a glance, less than a second. */
const AFTER_MS = 600;
/** How long it may go unread and still count as in view. */
const GONE_AFTER_MS = 500;

export class Stranger {
  private _text: string | null = null;
  private _sinceMs = 0;
  private _seenMs = 0;

  /** The stranger to name, given the text in the middle of the frame; null for none. */
  look(aimed: string | null, isMeant: (text: string) => boolean, nowMs: number): string | null {
    if (aimed === null) {
      if (nowMs - this._seenMs > GONE_AFTER_MS) this._text = null;
    } else {
      const text = isMeant(aimed) ? null : aimed;
      if (text !== this._text) this._sinceMs = nowMs;
      [this._text, this._seenMs] = [text, nowMs];
    }
    return nowMs - this._sinceMs >= AFTER_MS ? this._text : null;
  }

  forget(): void {
    this._text = null;
  }
}

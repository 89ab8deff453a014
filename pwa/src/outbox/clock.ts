/** The server's time as this phone knows it: its own clock, corrected by what the last contact measured. */
/** What is kept: server time minus phone time, and the latest moment known to be past, by the server's clock. */
export interface KeptClock {
  readonly offset_ms: number;
  readonly latest_ms: number;
}

const BACKWARDS_MS = 120_000;

export class Clock {
  private _offsetMs = 0;
  private _latestMs = 0;

  /** Loads the stored offset; a new phone starts with offset 0. */
  load(kept: KeptClock | undefined): void {
    this._offsetMs = kept?.offset_ms ?? 0;
    this._latestMs = kept?.latest_ms ?? 0;
  }

  /** A contact: `offsetMs` is the server's time minus the phone's. */
  measure(offsetMs: number): void {
    this._offsetMs = offsetMs;
    this._latestMs = this.now();
  }

  /** Milliseconds since 1970 by the server's clock, as far as this phone can tell. */
  now(): number {
    return Date.now() + this._offsetMs;
  }

  /** True when the clock is more than two minutes behind a moment already seen: somebody set it back. */
  isDoubtful(): boolean {
    return this.now() < this._latestMs - BACKWARDS_MS;
  }

  /** What to keep when something happens at a moment. */
  kept(atMs = this.now()): KeptClock {
    this._latestMs = Math.max(this._latestMs, atMs);
    return { offset_ms: this._offsetMs, latest_ms: this._latestMs };
  }
}

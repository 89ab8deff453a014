/** One code in front of the camera is one scan, however many frames show it. */
const SILENCE_MS = 5_000;

export class Repeats {
  private readonly _seen = new Map<string, number>();

  /** True when a text was not heard or kept in the last 5 s. A code left in view stays silent; another one speaks at once. */
  isNew(text: string, nowMs: number): boolean {
    const before = this._seen.get(text);
    for (const [known, at] of this._seen) if (nowMs - at >= SILENCE_MS) this._seen.delete(known);
    this._seen.set(text, nowMs);
    return before === undefined || nowMs - before >= SILENCE_MS;
  }

  /** Notes that a text is still in view. */
  keep(text: string, nowMs: number): void {
    const before = this._seen.get(text);
    if (before !== undefined && nowMs - before < SILENCE_MS) this._seen.set(text, nowMs);
  }

  /** Forgets one text, or all: they count as new again. */
  forget(text?: string): void {
    if (text === undefined) this._seen.clear();
    else this._seen.delete(text);
  }
}

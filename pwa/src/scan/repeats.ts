/** One code in front of the camera is one scan, however many frames show it. */
const SILENCE_MS = 5_000;

export class Repeats {
  readonly #seen = new Map<string, number>();

  /** True when a text was not seen in the last 5 s. A code left in view stays silent; another one speaks at once. */
  isNew(text: string, nowMs: number): boolean {
    const before = this.#seen.get(text);
    for (const [known, at] of this.#seen) if (nowMs - at >= SILENCE_MS) this.#seen.delete(known);
    this.#seen.set(text, nowMs);
    return before === undefined || nowMs - before >= SILENCE_MS;
  }

  forget(): void {
    this.#seen.clear();
  }
}

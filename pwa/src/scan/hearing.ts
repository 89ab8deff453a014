/** From codes in a frame to the one text that listeners get. */
import { signal } from '@preact/signals';
import { Aim } from './aim';
import { Repeats } from './repeats';
import type { Code, Reach } from './sight';
import { Stranger } from './stranger';

export class Hearing {
  readonly stranger = signal<string | null>(null);
  readonly listeners = new Set<(text: string) => boolean>();
  readonly #isMeant: (text: string) => boolean;
  readonly #aim = new Aim();
  readonly #repeats = new Repeats();
  readonly #stranger = new Stranger();

  constructor(isMeant: (text: string) => boolean) {
    this.#isMeant = isMeant;
  }

  /** Hears what one frame showed, of which the screen shows what is within reach. */
  hear(codes: readonly Code[], reach: Reach, nowMs: number): void {
    const { text, sure } = this.#aim.look(codes, reach, nowMs);
    this.stranger.value = this.#stranger.look(text, this.#isMeant, nowMs);
    this.#keepSilent(codes, text, nowMs);
    if (text === null || !sure || !this.#isMeant(text) || !this.#repeats.isNew(text, nowMs)) return;
    const taken = [...this.listeners].map((listener) => listener(text)).includes(true);
    if (taken) this.#aim.take(text, codes, nowMs);
    else this.#repeats.forget(text);
  }

  /** The code in view is heard again, because what is asked of it has changed. */
  listenAfresh(): void {
    this.#repeats.forget();
    this.#aim.release();
  }

  next(): void {
    this.#aim.release();
    this.#forgetStranger();
  }

  /** The camera is off: nothing is in view. */
  close(): void {
    this.#forgetStranger();
  }

  #forgetStranger(): void {
    this.#stranger.forget();
    this.stranger.value = null;
  }

  /** A code that was heard stays silent while it is aimed at, or in view after it was taken. */
  #keepSilent(codes: readonly Code[], aimed: string | null, nowMs: number): void {
    const { taken } = this.#aim;
    for (const { text } of codes) if (text === aimed || text === taken) this.#repeats.keep(text, nowMs);
  }
}

/** From codes in a frame to the one text that listeners get. */
import { signal } from '@preact/signals';
import { Aim } from './aim';
import { Repeats } from './repeats';
import type { Code, Reach } from './sight';
import { Stranger } from './stranger';

export class Hearing {
  readonly stranger = signal<string | null>(null);
  readonly listeners = new Set<(text: string) => boolean>();
  private readonly _isMeant: (text: string) => boolean;
  private readonly _aim = new Aim();
  private readonly _repeats = new Repeats();
  private readonly _stranger = new Stranger();

  constructor(isMeant: (text: string) => boolean) {
    this._isMeant = isMeant;
  }

  /** Hears what one frame showed, of which the screen shows what is within reach. */
  hear(codes: readonly Code[], reach: Reach, nowMs: number): void {
    const { text, sure } = this._aim.look(codes, reach, nowMs);
    this.stranger.value = this._stranger.look(text, this._isMeant, nowMs);
    this._keepSilent(codes, text, nowMs);
    if (text === null || !sure || !this._isMeant(text) || !this._repeats.isNew(text, nowMs)) return;
    const taken = [...this.listeners].map((listener) => listener(text)).includes(true);
    if (taken) this._aim.take(text, codes, nowMs);
    else this._repeats.forget(text);
  }

  /** The code in view is heard again, because what is asked of it has changed. */
  listenAfresh(): void {
    this._repeats.forget();
    this._aim.release();
  }

  next(): void {
    this._aim.release();
    this._forgetStranger();
  }

  /** The camera is off: nothing is in view. */
  close(): void {
    this._forgetStranger();
  }

  private _forgetStranger(): void {
    this._stranger.forget();
    this.stranger.value = null;
  }

  /** A code that was heard stays silent while it is aimed at, or in view after it was taken. */
  private _keepSilent(codes: readonly Code[], aimed: string | null, nowMs: number): void {
    const { taken } = this._aim;
    for (const { text } of codes) if (text === aimed || text === taken) this._repeats.keep(text, nowMs);
  }
}

/** Which code is aimed at, and when surely enough to be taken: one aim takes one code, never a neighbour. Pure. */
import { type Code, coversMiddle, type Reach } from './sight';
import { Taken } from './taken';

/** A single frame is not enough: a jolt may show only a neighbour of the code that is aimed at. */
const FRAMES = 2;
/** Among several codes, the one in the middle must stay there for so long, and on two frames running. */
const AMONG_SEVERAL_MS = 200;
/** For this long after another code was seen, it is assumed to be still in view, unread. */
const SEVERAL_FOR_MS = 1_500;
/** How long the next code after a taken one must be aimed at: longer than a shake of the hand. */
const AFTER_TAKEN_MS = 500;
/** An aim continues when its code is not read for less than this. */
const FORGOTTEN_AFTER_MS = 1_000;

interface Candidate {
  readonly text: string;
  readonly sinceMs: number;
  readonly seenMs: number;
  readonly frames: number;
  /** Frames without a gap. */
  readonly running: number;
}

export interface Aimed {
  /** What lies in the middle of this frame. */
  readonly text: string | null;
  /** True when it may be taken. */
  readonly sure: boolean;
}

export class Aim {
  private _candidate: Candidate | null = null;
  private _taken: Taken | null = null;
  private readonly _seenMs = new Map<string, number>();

  /** The code that was taken and has not left the view. */
  get taken(): string | null {
    return this._taken?.text ?? null;
  }

  /** Looks at the codes of one frame, of which the screen shows what is within reach. */
  look(codes: readonly Code[], reach: Reach, nowMs: number): Aimed {
    const text = codes.find(({ corners }) => coversMiddle(corners))?.text ?? null;
    this._remember(codes, nowMs);
    if (this._taken?.isForgotten(codes, nowMs) === true) this._taken = null;
    if (this._taken?.hasLeft(codes, reach, nowMs) === false) {
      this._candidate = null;
      return { text, sure: false };
    }
    this._candidate = this._follow(text, codes, nowMs);
    const sure = text !== null && this._isSure(nowMs);
    if (sure) this._taken = null;
    return { text, sure };
  }

  /** A code of this frame was taken: no other is until it has left the view. */
  take(text: string, codes: readonly Code[], nowMs: number): void {
    this._taken = new Taken(text, codes, nowMs);
    this._candidate = null;
  }

  /** Another code may be taken although the last one is in view. */
  release(): void {
    this._taken = null;
    this._candidate = null;
  }

  private _follow(text: string | null, codes: readonly Code[], nowMs: number): Candidate | null {
    const before = this._candidate;
    const isOld = before === null || nowMs - before.seenMs > FORGOTTEN_AFTER_MS;
    if (text !== null && (isOld || text !== before.text)) {
      return { text, sinceMs: nowMs, seenMs: nowMs, frames: 1, running: 1 };
    }
    if (isOld) return null;
    if (text !== null) return { ...before, seenMs: nowMs, frames: before.frames + 1, running: before.running + 1 };
    const isBeside = codes.some((code) => code.text === before.text);
    return isBeside ? null : { ...before, running: 0 };
  }

  private _isSure(nowMs: number): boolean {
    const candidate = this._candidate;
    if (candidate === null) return false;
    if (this._taken === null && this._isAlone(candidate.text)) return candidate.frames >= FRAMES;
    const neededMs = this._taken === null ? AMONG_SEVERAL_MS : AFTER_TAKEN_MS;
    return candidate.running >= FRAMES && nowMs - candidate.sinceMs >= neededMs;
  }

  private _remember(codes: readonly Code[], nowMs: number): void {
    for (const { text } of codes) this._seenMs.set(text, nowMs);
    for (const [text, seenMs] of this._seenMs) if (nowMs - seenMs > SEVERAL_FOR_MS) this._seenMs.delete(text);
  }

  private _isAlone(text: string): boolean {
    return [...this._seenMs.keys()].every((seen) => seen === text);
  }
}

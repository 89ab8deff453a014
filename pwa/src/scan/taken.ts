/** The code that was taken: is it still in view, though a thumb hides it or a shake blurs it? Pure. */
import { type Code, type Corners, isWithin, middleOf, movedWith, type Point, type Reach } from './sight';

/** After this long without any code, the next code is a new aim. */
const NOTHING_FOR_MS = 2_000;
/** How long a code counts as hidden at the place where its neighbours say it is; after that it was taken away. */
const HIDDEN_FOR_MS = 4_000;

interface Neighbour {
  readonly corners: Corners;
  /** Where the taken code was then. */
  readonly middle: Point;
}

export class Taken {
  readonly text: string;
  private readonly _neighbours = new Map<string, Neighbour>();
  private _somethingMs: number;
  private _seenMs: number;

  /** Taken from a frame that showed these codes. */
  constructor(text: string, codes: readonly Code[], nowMs: number) {
    this.text = text;
    this._somethingMs = this._seenMs = nowMs;
    this._find(codes, nowMs);
  }

  /** True when it has left the view. It has not while its neighbours say that it must be there, hidden. */
  hasLeft(codes: readonly Code[], reach: Reach, nowMs: number): boolean {
    const middle = this._find(codes, nowMs);
    return middle === null || !isWithin(middle, reach);
  }

  /** True when nothing at all was read for long. */
  isForgotten(codes: readonly Code[], nowMs: number): boolean {
    const silenceMs = nowMs - this._somethingMs;
    if (codes.length > 0) this._somethingMs = nowMs;
    return silenceMs > NOTHING_FOR_MS;
  }

  private _find(codes: readonly Code[], nowMs: number): Point | null {
    const own = codes.find(({ text }) => text === this.text);
    if (own !== undefined) this._seenMs = nowMs;
    const middle = own === undefined ? this._supposed(codes, nowMs) : middleOf(own.corners);
    if (middle === null) return null;
    for (const { text, corners } of codes) {
      if (own !== undefined || !this._neighbours.has(text)) this._neighbours.set(text, { corners, middle });
    }
    return middle;
  }

  private _supposed(codes: readonly Code[], nowMs: number): Point | null {
    if (nowMs - this._seenMs > HIDDEN_FOR_MS) return null;
    for (const { text, corners } of codes) {
      const before = this._neighbours.get(text);
      if (before !== undefined) return movedWith(before.middle, before.corners, corners);
    }
    return null;
  }
}

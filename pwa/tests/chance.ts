/** Pseudo-random numbers: the same seed gives the same sequence. */
export interface Dice {
  /** From 0 to below 1. */
  next: () => number;
  between: (least: number, most: number) => number;
  oneOf: <T>(things: readonly T[]) => T;
  /** Normally distributed around 0. */
  scatter: (deviation: number) => number;
  isTrue: (probability: number) => boolean;
}

/** The generator mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + (most - least) * next(),
    oneOf: <T>(things: readonly T[]) => things[Math.floor(next() * things.length)] as T,
    scatter: (deviation) => deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    isTrue: (probability) => next() < probability,
  };
}

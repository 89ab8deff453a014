/** The ways of looking at a frame. Pure. */

/** `whole`: the frame as it is. `centre`: its middle, scaled up, for small or far codes. `picture`: slow and thorough. */
export type Pass = 'whole' | 'centre' | 'picture';

/** Which part of a frame is looked at, around its middle, and how large. */
export interface Cut {
  readonly share: number;
  readonly zoom: number;
  /** No more pixels than this: they cost time and memory. */
  readonly most: number;
}

export const CUTS: Record<Pass, Cut> = {
  whole: { share: 1, zoom: 1, most: Infinity },
  centre: { share: 1 / 2, zoom: 2, most: Infinity },
  // A phone's picture has 12 million pixels; a code is found in fewer.
  picture: { share: 1, zoom: 1, most: 2_400 * 1_800 },
};

/** The thorough pass costs ten times the plain one: only now and then, while nothing is found. */
const CYCLE: readonly Pass[] = ['whole', 'whole', 'whole', 'centre'];

/** The pass after so many that found nothing: one that finds codes is kept, for the next frame will look the same. */
export function passAfter(misses: number): Pass {
  return CYCLE[misses % CYCLE.length] ?? 'whole';
}

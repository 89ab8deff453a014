/** The ways of looking at a frame. Pure. What each is worth, and what it costs: `make bench`, row *decode*. */

/**
 * `whole`: the frame as it is. `middle`: the part around its middle, scaled up, for small or far codes and for the grid of a
 * screen. `inverted`: light on dark, too, as dark screens show it. `histogram`: one threshold for all points, where noise
 * misleads the local ones. `picture`: slow and thorough.
 */
export type Pass = 'whole' | 'middle' | 'inverted' | 'histogram' | 'picture';

/** Which part of a frame is looked at, around its middle, and how large. */
export interface Cut {
  readonly share: number;
  readonly zoom: number;
  /** No more pixels than this: a camera of 1080 lines costs a look no more time than one of 720. */
  readonly most: number;
}

export const CUTS: Record<Pass, Cut> = {
  whole: { share: 1, zoom: 1, most: 1_280 * 720 },
  middle: { share: 3 / 4, zoom: 2, most: 1_920 * 1_080 },
  inverted: { share: 1, zoom: 1, most: 1_280 * 720 },
  histogram: { share: 3 / 4, zoom: 4 / 3, most: 1_280 * 720 },
  // A phone's picture has 12 million pixels; a code is found in fewer.
  picture: { share: 1, zoom: 1, most: 2_400 * 1_800 },
};

export const CYCLE: readonly Pass[] = ['whole', 'middle', 'inverted', 'histogram'];

/** The pass after so many that found nothing: one that finds codes is kept, for the next frame will look the same. */
export function passAfter(misses: number): Pass {
  return CYCLE[misses % CYCLE.length] ?? 'whole';
}

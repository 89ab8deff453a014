/** What page and decoder say to each other. */

/** `whole`: the frame as it is. `centre`: its middle, scaled up, for small or far codes. `picture`: slow and thorough. */
export type Pass = 'whole' | 'centre' | 'picture';

export interface Job {
  readonly id: number;
  readonly pass: Pass;
  /** Frames are transferred and closed by the worker. */
  readonly image: VideoFrame | ImageBitmap | Blob;
}

export type Reply =
  | { readonly kind: 'ready' }
  /** The decoder itself could not be loaded. */
  | { readonly kind: 'failed' }
  /** Texts of the codes found, the one nearest to the middle first. */
  | { readonly kind: 'read'; readonly id: number; readonly texts: readonly string[] };

/** Messages between the page and the decoder worker. */
import type { Pass } from './passes';
import type { Code, Point } from './sight';

/** Pixels of a frame or of a part of it. */
export interface Drawn {
  readonly pixels: ImageData;
  /** Pixels for each one of the frame. */
  readonly scale: number;
  /** The frame's middle among these pixels. */
  readonly middle: Point;
}

/** Frames are transferred and closed by the worker; a page whose workers cannot draw sends pixels. */
export type Image = VideoFrame | ImageBitmap | Blob | Drawn;

export interface Job {
  readonly id: number;
  readonly pass: Pass;
  readonly image: Image;
}

export type Reply =
  | { readonly kind: 'ready' }
  /** The decoder itself could not be loaded. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'read'; readonly id: number; readonly codes: readonly Code[] };

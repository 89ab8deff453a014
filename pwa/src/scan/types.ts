/** What screens see of reading codes from camera or picture. */
import type { ReadonlySignal } from '@preact/signals';

/**
 * Why there is no picture. `lost`: it worked and stopped (unplugged, taken by another application). `silent`: the browser
 * has not answered yet, its question may be open; the camera still starts when it does.
 */
export type CameraProblem = 'denied' | 'none' | 'busy' | 'insecure' | 'unsupported' | 'lost' | 'silent';

export type CameraState =
  | { readonly kind: 'off' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on' }
  | { readonly kind: 'failed'; readonly problem: CameraProblem };

export interface CameraChoice {
  readonly id: string;
  /** Empty until the browser tells names. */
  readonly label: string;
}

export interface Zoom {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** `several`: more than one that may be meant, and none in the middle. */
export type PictureReading = { readonly text: string } | 'none' | 'several';

export interface Scanner {
  readonly state: ReadonlySignal<CameraState>;
  /** False when the decoder could not be loaded; null while it loads. */
  readonly decoderReady: ReadonlySignal<boolean | null>;
  readonly cameras: ReadonlySignal<readonly CameraChoice[]>;
  readonly cameraId: ReadonlySignal<string | null>;
  /** Null when this camera has no torch. */
  readonly torch: ReadonlySignal<boolean | null>;
  /** Null when this camera does not zoom. */
  readonly zoom: ReadonlySignal<Zoom | null>;

  /** Opens the remembered camera (else the back one) into the video, restarts it after background. */
  start(video: HTMLVideoElement): Promise<void>;
  stop(): void;
  /** Remembered on this phone. */
  chooseCamera(id: string): Promise<void>;
  setTorch(on: boolean): Promise<void>;
  setZoom(value: number): Promise<void>;
  /**
   * Each text that is meant and aimed at, the same one at most once in 5 s; after one was taken no other until that one
   * has left the view or `next` was called. A listener answers whether it took the text;
   * one that nobody took is offered again. Returns the way to stop.
   */
  onText(listener: (text: string) => boolean): () => void;
  /** Text of a code that is aimed at and is not meant, once it has been looked at for a moment; null when none is. */
  readonly stranger: ReadonlySignal<string | null>;
  /** Lets the code in view speak again: what is asked of it has changed. */
  listenAfresh(): void;
  /** The person is done with the last code ("Suivant"): another may be taken although that one is still in view. */
  next(): void;
  /** The code of a picture from the gallery; throws nothing. */
  readPicture(file: Blob): Promise<PictureReading>;
}

/** Camera, decoder and pictures as the one object that screens use. */
import { type Signal, signal } from '@preact/signals';
import { onPhone } from '../lib/kept';
import { inTime } from '../lib/soon';
import { isOurs } from '../verify/recognise';
import { hasTorch, listCameras, type Opened, openCamera, setTorch, setZoom, zoomOf } from './camera';
import { Decoder } from './decoder';
import { grabPicture } from './grab';
import { Hearing } from './hearing';
import { decodeFrames } from './loop';
import { readingOf } from './picture';
import type { CameraChoice, CameraProblem, CameraState, PictureReading, Scanner, Zoom } from './types';
import { reachOf } from './view';

const REMEMBERED = 'poincon.camera';
/** A browser that asks its person for the camera waits as long as they do; the screen says so after this. */
const OPENED_WITHIN_MS = 15_000;
const PLAYS_WITHIN_MS = 3_000;

type Camera = Extract<Opened, { ok: true }>;

/** Texts that are not meant as what the screen looks for get no answer: the camera keeps looking. */
export function openScanner(isMeant = (text: string): boolean => isOurs(text, location.host)): Scanner {
  return new CameraScanner(isMeant);
}

class CameraScanner implements Scanner {
  readonly state: Signal<CameraState> = signal({ kind: 'off' });
  readonly cameras: Signal<readonly CameraChoice[]> = signal([]);
  readonly cameraId: Signal<string | null> = signal(null);
  readonly torch: Signal<boolean | null> = signal(null);
  readonly zoom: Signal<Zoom | null> = signal(null);
  readonly #isMeant: (text: string) => boolean;
  readonly #decoder = new Decoder();
  readonly decoderReady = this.#decoder.ready;
  readonly #hearing: Hearing;
  readonly stranger: Signal<string | null>;
  #video: HTMLVideoElement | null = null;
  #camera: Camera | null = null;
  /** Aborts when this start is over: stopped, or another one began. */
  #turn = new AbortController();

  constructor(isMeant: (text: string) => boolean) {
    this.#isMeant = isMeant;
    this.#hearing = new Hearing(isMeant);
    this.stranger = this.#hearing.stranger;
    document.addEventListener('visibilitychange', () => this.#wake());
  }

  async start(video: HTMLVideoElement): Promise<void> {
    this.stop();
    const { signal: over } = (this.#turn = new AbortController());
    this.#video = video;
    this.state.value = { kind: 'starting' };
    this.#decoder.start();
    const opening = openCamera(onPhone.get(REMEMBERED));
    if ((await inTime(OPENED_WITHIN_MS, opening)) === null && !over.aborted) this.#fail('silent');
    const opened = await opening;
    if (over.aborted) release(opened);
    else if (opened.ok) await this.#show(opened, video, over);
    else this.#fail(opened.problem);
  }

  stop(): void {
    this.#turn.abort();
    if (this.#camera !== null) release(this.#camera);
    if (this.#video !== null) this.#video.srcObject = null;
    this.#camera = null;
    this.#video = null;
    this.#darken();
    this.state.value = { kind: 'off' };
  }

  async chooseCamera(id: string): Promise<void> {
    onPhone.set(REMEMBERED, id);
    if (this.#video !== null) await this.start(this.#video);
  }

  async setTorch(on: boolean): Promise<void> {
    if (this.#camera !== null && (await setTorch(this.#camera.track, on))) this.torch.value = on;
  }

  async setZoom(value: number): Promise<void> {
    if (this.#camera !== null && (await setZoom(this.#camera.track, value))) this.zoom.value = zoomOf(this.#camera.track);
  }

  onText(listener: (text: string) => boolean): () => void {
    this.#hearing.listeners.add(listener);
    return () => this.#hearing.listeners.delete(listener);
  }

  listenAfresh(): void {
    this.#hearing.listenAfresh();
  }

  next(): void {
    this.#hearing.next();
  }

  async readPicture(file: Blob): Promise<PictureReading> {
    const picture = await grabPicture(file);
    return picture === null ? 'none' : readingOf(await this.#decoder.read(picture, 'picture'), this.#isMeant);
  }

  async #show(camera: Camera, video: HTMLVideoElement, over: AbortSignal): Promise<void> {
    this.#camera = camera;
    camera.track.addEventListener('ended', () => this.#lose(), { signal: over });
    video.srcObject = camera.stream;
    // Refused while the page is hidden; asked again when it is seen.
    await inTime(PLAYS_WITHIN_MS, video.play().catch(() => undefined));
    if (over.aborted) return;
    this.cameraId.value = camera.track.getSettings().deviceId ?? null;
    this.torch.value = hasTorch(camera.track) ? false : null;
    this.zoom.value = zoomOf(camera.track);
    this.state.value = { kind: 'on' };
    void decodeFrames(video, this.#decoder, over, {
      onCodes: (codes) => this.#hearing.hear(codes, reachOf(video), Date.now()),
      onStalled: () => this.#lose(),
    });
    this.cameras.value = await listCameras();
  }

  #fail(problem: CameraProblem): void {
    this.state.value = { kind: 'failed', problem };
  }

  #lose(): void {
    this.#turn.abort();
    this.#darken();
    if (document.visibilityState === 'visible') this.#fail('lost');
  }

  /** Resets the camera's state that screens show. */
  #darken(): void {
    this.torch.value = null;
    this.zoom.value = null;
    this.#hearing.close();
  }

  /** Back from the background: phones end, mute or freeze the camera of a page that is not seen. */
  #wake(): void {
    const [video, track] = [this.#video, this.#camera?.track];
    if (document.visibilityState !== 'visible' || video === null || track === undefined) return;
    if (track.readyState === 'ended' || track.muted) void this.start(video);
    else if (video.paused) void video.play().catch(() => undefined);
  }
}

function release(opened: Opened): void {
  if (opened.ok) for (const track of opened.stream.getTracks()) track.stop();
}

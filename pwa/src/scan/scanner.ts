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
  private readonly _isMeant: (text: string) => boolean;
  private readonly _decoder = new Decoder();
  readonly decoderReady = this._decoder.ready;
  private readonly _hearing: Hearing;
  readonly stranger: Signal<string | null>;
  private _video: HTMLVideoElement | null = null;
  private _camera: Camera | null = null;
  /** Aborts when this start is over: stopped, or another one began. */
  private _turn = new AbortController();

  constructor(isMeant: (text: string) => boolean) {
    this._isMeant = isMeant;
    this._hearing = new Hearing(isMeant);
    this.stranger = this._hearing.stranger;
    document.addEventListener('visibilitychange', () => this._wake());
  }

  async start(video: HTMLVideoElement): Promise<void> {
    this.stop();
    const { signal: over } = (this._turn = new AbortController());
    this._video = video;
    this.state.value = { kind: 'starting' };
    this._decoder.start();
    const opening = openCamera(onPhone.get(REMEMBERED));
    if ((await inTime(OPENED_WITHIN_MS, opening)) === null && !over.aborted) this._fail('silent');
    const opened = await opening;
    if (over.aborted) release(opened);
    else if (opened.ok) await this._show(opened, video, over);
    else this._fail(opened.problem);
  }

  stop(): void {
    this._turn.abort();
    if (this._camera !== null) release(this._camera);
    if (this._video !== null) this._video.srcObject = null;
    this._camera = null;
    this._video = null;
    this._darken();
    this.state.value = { kind: 'off' };
  }

  async chooseCamera(id: string): Promise<void> {
    onPhone.set(REMEMBERED, id);
    if (this._video !== null) await this.start(this._video);
  }

  async setTorch(on: boolean): Promise<void> {
    if (this._camera !== null && (await setTorch(this._camera.track, on))) this.torch.value = on;
  }

  async setZoom(value: number): Promise<void> {
    if (this._camera !== null && (await setZoom(this._camera.track, value))) this.zoom.value = zoomOf(this._camera.track);
  }

  onText(listener: (text: string) => boolean): () => void {
    this._hearing.listeners.add(listener);
    return () => this._hearing.listeners.delete(listener);
  }

  listenAfresh(): void {
    this._hearing.listenAfresh();
  }

  next(): void {
    this._hearing.next();
  }

  async readPicture(file: Blob): Promise<PictureReading> {
    const picture = await grabPicture(file);
    return picture === null ? 'none' : readingOf(await this._decoder.read(picture, 'picture'), this._isMeant);
  }

  private async _show(camera: Camera, video: HTMLVideoElement, over: AbortSignal): Promise<void> {
    this._camera = camera;
    camera.track.addEventListener('ended', () => this._lose(), { signal: over });
    video.srcObject = camera.stream;
    // Refused while the page is hidden; asked again when it is seen.
    await inTime(PLAYS_WITHIN_MS, video.play().catch(() => undefined));
    if (over.aborted) return;
    this.cameraId.value = camera.track.getSettings().deviceId ?? null;
    this.torch.value = hasTorch(camera.track) ? false : null;
    this.zoom.value = zoomOf(camera.track);
    this.state.value = { kind: 'on' };
    void decodeFrames(video, this._decoder, over, {
      onCodes: (codes) => this._hearing.hear(codes, reachOf(video), Date.now()),
      onStalled: () => this._lose(),
    });
    this.cameras.value = await listCameras();
  }

  private _fail(problem: CameraProblem): void {
    this.state.value = { kind: 'failed', problem };
  }

  private _lose(): void {
    this._turn.abort();
    this._darken();
    if (document.visibilityState === 'visible') this._fail('lost');
  }

  /** Resets the camera's state that screens show. */
  private _darken(): void {
    this.torch.value = null;
    this.zoom.value = null;
    this._hearing.close();
  }

  /** Back from the background: phones end, mute or freeze the camera of a page that is not seen. */
  private _wake(): void {
    const [video, track] = [this._video, this._camera?.track];
    if (document.visibilityState !== 'visible' || video === null || track === undefined) return;
    if (track.readyState === 'ended' || track.muted) void this.start(video);
    else if (video.paused) void video.play().catch(() => undefined);
  }
}

function release(opened: Opened): void {
  if (opened.ok) for (const track of opened.stream.getTracks()) track.stop();
}

/** Camera, decoder and pictures as the one object that screens use: light in, text out. */
import { type Signal, signal } from '@preact/signals';
import { onPhone } from '../lib/kept';
import { isOurs } from '../verify/recognise';
import { hasTorch, listCameras, type Opened, openCamera, setTorch } from './camera';
import { Decoder } from './decoder';
import { decodeFrames } from './loop';
import { Repeats } from './repeats';
import type { CameraChoice, CameraProblem, CameraState, Scanner } from './types';

const REMEMBERED = 'poincon.camera';

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
  readonly stranger: Signal<string | null> = signal(null);
  readonly #isMeant: (text: string) => boolean;
  readonly #decoder = new Decoder();
  readonly decoderReady = this.#decoder.ready;
  readonly #listeners = new Set<(text: string) => boolean>();
  readonly #repeats = new Repeats();
  #video: HTMLVideoElement | null = null;
  #camera: Camera | null = null;
  /** Aborts when this start is over: stopped, or another one began. */
  #turn = new AbortController();

  constructor(isMeant: (text: string) => boolean) {
    this.#isMeant = isMeant;
    document.addEventListener('visibilitychange', () => this.#wake());
  }

  async start(video: HTMLVideoElement): Promise<void> {
    this.stop();
    const { signal: over } = (this.#turn = new AbortController());
    this.#video = video;
    this.state.value = { kind: 'starting' };
    this.#decoder.start();
    const opened = await openCamera(onPhone.get(REMEMBERED));
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
    this.torch.value = null;
    this.state.value = { kind: 'off' };
  }

  async chooseCamera(id: string): Promise<void> {
    onPhone.set(REMEMBERED, id);
    if (this.#video !== null) await this.start(this.#video);
  }

  async setTorch(on: boolean): Promise<void> {
    if (this.#camera !== null && (await setTorch(this.#camera.track, on))) this.torch.value = on;
  }

  onText(listener: (text: string) => boolean): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  listenAfresh(): void {
    this.#repeats.forget();
  }

  next(): void {
    this.stranger.value = null;
  }

  async readPicture(file: Blob): Promise<string | null> {
    const texts = await this.#decoder.read(file, 'picture');
    return texts.find(this.#isMeant) ?? texts[0] ?? null;
  }

  async #show(camera: Camera, video: HTMLVideoElement, over: AbortSignal): Promise<void> {
    this.#camera = camera;
    camera.track.addEventListener('ended', () => this.#lose(), { signal: over });
    video.srcObject = camera.stream;
    // Refused while the page is hidden; asked again when it is seen.
    await video.play().catch(() => undefined);
    const cameras = await listCameras();
    if (over.aborted) return;
    this.cameras.value = cameras;
    this.cameraId.value = camera.track.getSettings().deviceId ?? null;
    this.torch.value = hasTorch(camera.track) ? false : null;
    this.state.value = { kind: 'on' };
    void decodeFrames(video, this.#decoder, over, (texts) => this.#hear(texts));
  }

  /** The code nearest to the middle that is meant; any other code in the world is not an answer. */
  #hear(texts: readonly string[]): void {
    const text = texts.find(this.#isMeant);
    this.stranger.value = text === undefined ? (texts[0] ?? null) : null;
    if (text === undefined || !this.#repeats.isNew(text, Date.now())) return;
    const taken = [...this.#listeners].map((listener) => listener(text)).includes(true);
    if (!taken) this.#repeats.forget();
  }

  #fail(problem: CameraProblem): void {
    this.state.value = { kind: 'failed', problem };
  }

  #lose(): void {
    this.#turn.abort();
    this.torch.value = null;
    if (document.visibilityState === 'visible') this.#fail('lost');
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

/** The page's end of the decoder worker. It is started on first use: the shell is there before it. */
import { signal } from '@preact/signals';
import { inTime } from '../lib/soon';
import type { Image, Job, Reply } from './messages';
import type { Pass } from './passes';
import type { Code } from './sight';

const RETRY_MS = 10_000;
/** After this long the screen says that the decoder is not ready. */
const LOADED_WITHIN_MS = 20_000;
/** After this long the worker is started again. */
const GIVEN_UP_AFTER_MS = 100_000;
const FRAME_WITHIN_MS = 10_000;
const PICTURE_WITHIN_MS = 30_000;

export class Decoder {
  /** Null while it loads, false when it could not, or takes long. */
  readonly ready = signal<boolean | null>(null);
  private readonly _waiting = new Map<number, (codes: readonly Code[]) => void>();
  private readonly _whenLoaded = new Set<() => void>();
  private _worker: Worker | null = null;
  private _jobs = 0;
  private _notBeforeMs = 0;

  /** Loads the decoder, or tries again some time after a failure. */
  start(): void {
    if (this._worker !== null || Date.now() < this._notBeforeMs) return;
    this.ready.value = null;
    try {
      this._worker = this._open();
      void this._watch(this._worker);
    } catch {
      this._fail();
    }
  }

  /** Decodes an image, which is transferred to the worker. A gallery picture waits until the decoder is ready; camera frames are dropped until then. */
  async read(image: Image, pass: Pass): Promise<readonly Code[]> {
    this.start();
    if (pass === 'picture') await inTime(LOADED_WITHIN_MS, this._loaded());
    const worker = this._worker;
    if (worker === null || this.ready.value !== true) return discard(image);
    const answer = new Promise<readonly Code[]>((resolve) => this._ask(worker, { id: ++this._jobs, pass, image }, resolve));
    const codes = await inTime(pass === 'picture' ? PICTURE_WITHIN_MS : FRAME_WITHIN_MS, answer);
    if (codes === null && worker === this._worker) this._fail();
    return codes ?? [];
  }

  private _open(): Worker {
    const worker = new Worker(new URL('./worker/decoder.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this._hear(data);
    worker.onerror = worker.onmessageerror = () => this._fail();
    return worker;
  }

  private _ask(worker: Worker, job: Job, resolve: (codes: readonly Code[]) => void): void {
    this._waiting.set(job.id, resolve);
    try {
      worker.postMessage(job, transferOf(job.image));
    } catch {
      this._answer(job.id, discard(job.image));
    }
  }

  private _loaded(): Promise<void> {
    if (this.ready.value !== null) return Promise.resolve();
    return new Promise((resolve) => this._whenLoaded.add(resolve));
  }

  private async _watch(worker: Worker): Promise<void> {
    const loaded = this._loaded().then(() => true);
    const isLate = async (ms: number): Promise<boolean> => (await inTime(ms, loaded)) === null && worker === this._worker;
    if (!(await isLate(LOADED_WITHIN_MS))) return;
    this.ready.value = false;
    if (await isLate(GIVEN_UP_AFTER_MS)) this._fail();
  }

  private _hear(reply: Reply): void {
    if (reply.kind === 'failed') this._fail();
    else if (reply.kind === 'ready') this._settle(true);
    else this._answer(reply.id, reply.codes);
  }

  private _answer(id: number, codes: readonly Code[]): void {
    this._waiting.get(id)?.(codes);
    this._waiting.delete(id);
  }

  private _settle(isReady: boolean): void {
    this.ready.value = isReady;
    for (const resolve of this._whenLoaded) resolve();
    this._whenLoaded.clear();
  }

  /** Answers pending requests with no codes; a later frame starts the worker again. */
  private _fail(): void {
    this._worker?.terminate();
    this._worker = null;
    this._notBeforeMs = Date.now() + RETRY_MS;
    this._settle(false);
    for (const id of this._waiting.keys()) this._answer(id, []);
  }
}

function transferOf(image: Image): Transferable[] {
  if (image instanceof Blob) return [];
  return 'pixels' in image ? [image.pixels.data.buffer] : [image];
}

/** A frame that is not closed stops the camera after a few. */
function discard(image: Image): [] {
  if ('close' in image) image.close();
  return [];
}

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
  readonly #waiting = new Map<number, (codes: readonly Code[]) => void>();
  readonly #whenLoaded = new Set<() => void>();
  #worker: Worker | null = null;
  #jobs = 0;
  #notBeforeMs = 0;

  /** Loads the decoder, or tries again some time after a failure. */
  start(): void {
    if (this.#worker !== null || Date.now() < this.#notBeforeMs) return;
    this.ready.value = null;
    try {
      this.#worker = this.#open();
      void this.#watch(this.#worker);
    } catch {
      this.#fail();
    }
  }

  /** Decodes an image, which is transferred to the worker. A gallery picture waits until the decoder is ready; camera frames are dropped until then. */
  async read(image: Image, pass: Pass): Promise<readonly Code[]> {
    this.start();
    if (pass === 'picture') await inTime(LOADED_WITHIN_MS, this.#loaded());
    const worker = this.#worker;
    if (worker === null || this.ready.value !== true) return discard(image);
    const answer = new Promise<readonly Code[]>((resolve) => this.#ask(worker, { id: ++this.#jobs, pass, image }, resolve));
    const codes = await inTime(pass === 'picture' ? PICTURE_WITHIN_MS : FRAME_WITHIN_MS, answer);
    if (codes === null && worker === this.#worker) this.#fail();
    return codes ?? [];
  }

  #open(): Worker {
    const worker = new Worker(new URL('./worker/decoder.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#hear(data);
    worker.onerror = worker.onmessageerror = () => this.#fail();
    return worker;
  }

  #ask(worker: Worker, job: Job, resolve: (codes: readonly Code[]) => void): void {
    this.#waiting.set(job.id, resolve);
    try {
      worker.postMessage(job, transferOf(job.image));
    } catch {
      this.#answer(job.id, discard(job.image));
    }
  }

  #loaded(): Promise<void> {
    if (this.ready.value !== null) return Promise.resolve();
    return new Promise((resolve) => this.#whenLoaded.add(resolve));
  }

  async #watch(worker: Worker): Promise<void> {
    const loaded = this.#loaded().then(() => true);
    const isLate = async (ms: number): Promise<boolean> => (await inTime(ms, loaded)) === null && worker === this.#worker;
    if (!(await isLate(LOADED_WITHIN_MS))) return;
    this.ready.value = false;
    if (await isLate(GIVEN_UP_AFTER_MS)) this.#fail();
  }

  #hear(reply: Reply): void {
    if (reply.kind === 'failed') this.#fail();
    else if (reply.kind === 'ready') this.#settle(true);
    else this.#answer(reply.id, reply.codes);
  }

  #answer(id: number, codes: readonly Code[]): void {
    this.#waiting.get(id)?.(codes);
    this.#waiting.delete(id);
  }

  #settle(isReady: boolean): void {
    this.ready.value = isReady;
    for (const resolve of this.#whenLoaded) resolve();
    this.#whenLoaded.clear();
  }

  /** Answers pending requests with no codes; a later frame starts the worker again. */
  #fail(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#notBeforeMs = Date.now() + RETRY_MS;
    this.#settle(false);
    for (const id of this.#waiting.keys()) this.#answer(id, []);
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

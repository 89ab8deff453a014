/** The page's end of the decoder worker. It is started on first use: the shell is there before it. */
import { signal } from '@preact/signals';
import type { Job, Pass, Reply } from './messages';

const RETRY_MS = 10_000;

export class Decoder {
  /** Null while it loads, false when it could not. */
  readonly ready = signal<boolean | null>(null);
  readonly #waiting = new Map<number, (texts: readonly string[]) => void>();
  #worker: Worker | null = null;
  #jobs = 0;
  #notBeforeMs = 0;

  /** Loads the decoder, or tries again some time after a failure. */
  start(): void {
    if (this.#worker !== null || Date.now() < this.#notBeforeMs) return;
    this.ready.value = null;
    const worker = new Worker(new URL('./worker/decoder.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#hear(data);
    worker.onerror = () => this.#fail();
    this.#worker = worker;
  }

  /** The texts of the codes in an image, the one nearest to the middle first. The image is given away. */
  read(image: Job['image'], pass: Pass): Promise<readonly string[]> {
    this.start();
    const worker = this.#worker;
    if (worker === null) return Promise.resolve([]);
    const job: Job = { id: ++this.#jobs, pass, image };
    return new Promise((resolve) => {
      this.#waiting.set(job.id, resolve);
      worker.postMessage(job, image instanceof Blob ? [] : [image]);
    });
  }

  #hear(reply: Reply): void {
    if (reply.kind === 'failed') this.#fail();
    else if (reply.kind === 'ready') this.ready.value = true;
    else this.#answer(reply.id, reply.texts);
  }

  #answer(id: number, texts: readonly string[]): void {
    this.#waiting.get(id)?.(texts);
    this.#waiting.delete(id);
  }

  /** Whoever waits gets nothing; a later frame tries anew. */
  #fail(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.ready.value = false;
    this.#notBeforeMs = Date.now() + RETRY_MS;
    for (const id of this.#waiting.keys()) this.#answer(id, []);
  }
}

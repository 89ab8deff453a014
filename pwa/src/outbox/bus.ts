/** News between the parts of this page and the other tabs of this phone. */
export type News =
  /** Entries were written or answered. */
  | { readonly kind: 'entries'; readonly ids: readonly string[] }
  /** The stored rules changed, or the enrolment they belong to. */
  | { readonly kind: 'rules' };

/** `fromElsewhere`: the message comes from another tab. */
type Listener = (news: News, fromElsewhere: boolean) => void;

export class Bus {
  readonly #channel: BroadcastChannel | null;
  readonly #listeners = new Set<Listener>();
  #closed = false;

  /** Name of the BroadcastChannel: tabs with the same name hear each other. */
  constructor(name: string) {
    this.#channel = openChannel(name);
    if (this.#channel !== null) this.#channel.onmessage = ({ data }: MessageEvent<News>) => this.#hear(data, true);
  }

  /** Tells this page at once and the other tabs soon. */
  tell(news: News): void {
    if (this.#closed) return;
    this.#hear(news, false);
    this.#channel?.postMessage(news);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#channel?.close();
    this.#listeners.clear();
  }

  #hear(news: News, fromElsewhere: boolean): void {
    for (const listener of this.#listeners) listener(news, fromElsewhere);
  }
}

/** BroadcastChannel is missing in Safari before 15.4; other tabs then refresh when they become visible. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}

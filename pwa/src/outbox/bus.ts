/** News between the parts of this page and the other tabs of this phone. */
export type News =
  /** Entries were written or answered. */
  | { readonly kind: 'entries'; readonly ids: readonly string[] }
  /** The rules that are kept changed, or whose they are. */
  | { readonly kind: 'rules' };

/** `fromElsewhere`: another tab tells. */
type Listener = (news: News, fromElsewhere: boolean) => void;

export class Bus {
  readonly #channel: BroadcastChannel | null;
  readonly #listeners = new Set<Listener>();
  #closed = false;

  /** Tabs hear each other by the name. */
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

/** Missing in Safari before 15.4; other tabs then see what changed when somebody looks at them. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
